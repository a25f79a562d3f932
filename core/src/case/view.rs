//! What a viewpoint could know of a case at an instant: what a receipt's digest is of.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::Case;
use crate::canonical;
use crate::contact::Contact;
use crate::digest::Digest;
use crate::event::{Entry, Event};
use crate::history::NEVER;
use crate::observation::Observation;
use crate::subject::Subject;
use crate::time;
use crate::viewpoint::Viewpoint;

const VIEW_SCHEMA: &str = "everycontact/case-view/1";

/// The entries on record, in the order of their ids, so that the order of the document does not matter.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct View<'a> {
    schema: &'static str,
    id: &'a str,
    subject: &'a Subject,
    viewpoint: &'a Viewpoint,
    contacts: Vec<Entered<Cow<'a, Contact>>>,
    events: Vec<Entered<Cow<'a, Event>>>,
    /// What the record counts without giving each, each as canonical text.
    unitemised: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entered<T> {
    entered: T,
    /// Since when the viewpoint sees it.
    #[serde(with = "time::instant")]
    seen: DateTime<FixedOffset>,
}

impl Case {
    /// The digest of what the case's viewpoint could know at an instant.
    ///
    /// It covers the case's id, the subject, the viewpoint, every contact and event that was on record and seen by then, with when it was first seen,
    /// and what the record counts without giving each. What was recorded later, the order of contacts, events and observations, and
    /// [`CaseDocument::about`](crate::CaseDocument), which has no date, change nothing.
    ///
    /// # Example
    /// ```
    /// use everycontact::{parse_instant, shipped};
    ///
    /// let case = shipped::subject_a(&shipped::codebook());
    /// let (then, later) = (parse_instant("2021-05-01T00:00:00Z")?, parse_instant("2021-05-02T00:00:00Z")?);
    /// assert_eq!(case.digest(then), case.digest(later));
    /// assert_ne!(case.digest(then), case.digest(parse_instant("2019-12-31T00:00:00Z")?));
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn digest(&self, as_of: DateTime<FixedOffset>) -> Digest {
        let (document, history) = (self.document(), self.history());
        let ranks = history.ranks_at(as_of);
        let repeats = self.repeats();
        let contacts = document.contacts.iter().zip(&history.contact_ranks).enumerate();
        let contacts = contacts.filter_map(|(at, (contact, rank))| {
            let rank = own_or_first(&repeats.contacts, &history.contact_ranks, at, *rank);
            Some(Entered { seen: self.seen(rank, ranks)?, entered: contact_in_order(contact) })
        });
        let events = document.events.iter().zip(&history.event_ranks).enumerate();
        let events = events.filter_map(|(at, (event, rank))| {
            let rank = own_or_first(&repeats.events, &history.event_ranks, at, *rank);
            Some(Entered { seen: self.seen(rank, ranks)?, entered: event_in_order(event) })
        });
        let unitemised = document.unitemised.iter().filter(|own| own.recorded <= as_of);
        let mut view = View {
            schema: VIEW_SCHEMA,
            id: document.id.as_str(),
            subject: &document.subject,
            viewpoint: self.viewpoint(),
            contacts: contacts.collect(),
            events: events.collect(),
            unitemised: unitemised.map(canonical::canonical).collect(),
        };
        view.contacts.sort_by(|one, other| one.entered.id.cmp(&other.entered.id));
        view.events.sort_by(|one, other| one.entered.id.cmp(&other.entered.id));
        view.unitemised.sort_unstable();
        canonical::digest(&view)
    }

    fn seen(&self, rank: u32, ranks: u32) -> Option<DateTime<FixedOffset>> {
        if rank >= ranks {
            return None;
        }
        // In one offset: the same instant in two is one rank, and either may have given the history its text.
        self.history().instants.get(rank as usize).map(|instant| instant.to_utc().fixed_offset())
    }
}

/// A contact with its observations in the order of their ids, and without an id that says no more than the indicator.
fn contact_in_order(contact: &Contact) -> Cow<'_, Contact> {
    if are_in_order(&contact.observations) {
        return Cow::Borrowed(contact);
    }
    let mut contact = contact.clone();
    put_in_order(&mut contact.observations);
    Cow::Owned(contact)
}

fn event_in_order(event: &Event) -> Cow<'_, Event> {
    match &event.entry {
        Entry::Corrected { now, .. } if !are_in_order(&now.observations) => {
            let mut event = event.clone();
            if let Entry::Corrected { now, .. } = &mut event.entry {
                put_in_order(&mut now.observations);
            }
            Cow::Owned(event)
        }
        _ => Cow::Borrowed(event),
    }
}

fn says_nothing(observation: &Observation) -> bool {
    observation.id.as_ref().is_some_and(|id| id.as_str() == observation.indicator.as_str())
}

fn are_in_order(observations: &[Observation]) -> bool {
    observations.is_sorted_by_key(Observation::id) && !observations.iter().any(says_nothing)
}

fn put_in_order(observations: &mut [Observation]) {
    for observation in observations.iter_mut().filter(|observation| says_nothing(observation)) {
        observation.id = None;
    }
    observations.sort_by(|one, other| one.id().cmp(other.id()));
}

/// The rank of an entry; one that stands in the document a second time has that of the first.
fn own_or_first(repeats: &[(usize, usize)], ranks: &[u32], at: usize, own: u32) -> u32 {
    if own != NEVER {
        return own;
    }
    let found =
        repeats.binary_search_by_key(&at, |(repeat, _)| *repeat).ok().and_then(|found| repeats.get(found));
    found.and_then(|(_, first)| ranks.get(*first)).copied().unwrap_or(NEVER)
}
