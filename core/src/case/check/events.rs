//! What the events of a case must hold to.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Index, check_body, check_times};
use crate::case::{MAX_AMENDMENTS, MAX_CLOSURES, MAX_REVIEWS};
use crate::codebook::Codebook;
use crate::contact::Contact;
use crate::diagnostic::{Code, Problems};
use crate::event::{Entry, Event};
use crate::id::{ContactId, EventId};
use crate::observation::{Observation, Presence, Role};
use crate::time::MAX_LIMIT_MONTHS;

pub(super) fn check(index: &Index<'_>, codebook: &Codebook, problems: &mut Problems) {
    let events = &index.document.events;
    if events.is_empty() {
        return;
    }
    if !check_counts(events, problems) {
        return;
    }
    let checker = Checker::new(index, codebook);
    for (at, event) in events.iter().enumerate() {
        checker.check(at, event, problems);
    }
}

/// Whether there are no more closures and reviews, and no more amendments of any contact, than a case may have.
fn check_counts(events: &[Event], problems: &mut Problems) -> bool {
    let mut counts = BTreeMap::<&str, usize>::new();
    let mut fits = true;
    let closures = events.iter().filter(|event| matches!(event.entry, Entry::Closure { .. })).count();
    let reviews = events.iter().filter(|event| matches!(event.entry, Entry::Review { .. })).count();
    for (count, limit, what) in [(closures, MAX_CLOSURES, "closures"), (reviews, MAX_REVIEWS, "reviews")] {
        if count > limit {
            problems.error(Code::TooMany, "events", format!("there are more than {limit} {what}"));
            fits = false;
        }
    }
    for (at, event) in events.iter().enumerate() {
        let Some(contact) = event.entry.amends() else {
            continue;
        };
        let count = counts.entry(contact.as_str()).or_default();
        *count += 1;
        if *count == MAX_AMENDMENTS + 1 {
            let message = format!("the contact `{contact}` has more than {MAX_AMENDMENTS} amendments");
            problems.error(Code::TooMany, format!("events[{at}]"), message);
            fits = false;
        }
    }
    fits
}

/// Where the content of an entry stands in the document.
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) kind: &'static str,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "events[{}].entry.{}", self.at, self.kind)
    }
}

struct Checker<'a> {
    index: &'a Index<'a>,
    codebook: &'a Codebook,
    /// Contacts that are deleted, also those whose content is gone from the document.
    tombstones: BTreeSet<&'a str>,
    /// Corrections and answers of each contact, in the order in which they take effect.
    changes: BTreeMap<&'a str, Vec<&'a Event>>,
    /// When each occurrence was first on record, under any body of any contact.
    occurrences: BTreeMap<&'a str, chrono::DateTime<chrono::FixedOffset>>,
}

impl<'a> Checker<'a> {
    fn new(index: &'a Index<'a>, codebook: &'a Codebook) -> Self {
        let mut tombstones = BTreeSet::new();
        let mut changes: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
        let mut occurrences = BTreeMap::new();
        for contact in &index.document.contacts {
            first_seen(&mut occurrences, contact.occurrence_id(), contact.recorded);
        }
        for event in &index.document.events {
            match &event.entry {
                Entry::Deleted { contact, .. } => {
                    tombstones.insert(contact.as_str());
                }
                Entry::Corrected { contact, now, .. } => {
                    let key = now.occurrence.as_ref().map_or(contact.as_str(), |key| key.as_str());
                    first_seen(&mut occurrences, key, event.recorded);
                    changes.entry(contact.as_str()).or_default().push(event);
                }
                Entry::Answered { contact, .. } => {
                    changes.entry(contact.as_str()).or_default().push(event);
                }
                _ => {}
            }
        }
        for list in changes.values_mut() {
            list.sort_by_key(|event| (event.recorded, &event.id));
        }
        Self { index, codebook, tombstones, changes, occurrences }
    }

    fn check(&self, at: usize, event: &Event, problems: &mut Problems) {
        let entry = Place { at, kind: event.entry.kind() };
        let path = &entry;
        match &event.entry {
            Entry::Refuted { contact, observation, .. }
            | Entry::Explained { contact, observation, .. }
            | Entry::Statement { contact, observation, .. } => {
                let named = self.contact(event, contact, &|| format!("{path}.contact"), problems);
                if let (Some(contact), Some(observation)) = (named, observation) {
                    self.observation(event, contact, observation.as_str(), path, problems);
                }
            }
            Entry::Answered { contact, observation, role, .. } => {
                let named = self.contact(event, contact, &|| format!("{path}.contact"), problems);
                if let Some(contact) = named {
                    self.answer(event, contact, (observation.as_str(), *role), path, problems);
                }
            }
            Entry::Corrected { contact, now, .. } => {
                let named = self.contact(event, contact, &|| format!("{path}.contact"), problems);
                if let Some(contact) = named {
                    let (body, place) = (now.in_place_of(contact), || format!("{path}.now"));
                    check_times(&body, now.received, event.recorded, &place, problems);
                    check_body(self.index, self.codebook, &body, contact, &place, problems);
                }
            }
            Entry::Deleted { contact, .. } => {
                if self.index.contact(contact.as_str()).is_some() {
                    self.contact(event, contact, &|| format!("{path}.contact"), problems);
                }
            }
            Entry::Shared { contacts, events, with } => {
                self.contacts(event, contacts, &|| format!("{path}.contacts"), problems);
                for (nth, id) in events.iter().enumerate() {
                    self.event(event, id.as_str(), &|| format!("{path}.events[{nth}]"), problems);
                }
                if with.is_empty() || contacts.is_empty() && events.is_empty() {
                    let message = "nothing is shared, or with nobody";
                    problems.error(Code::EmptyEntry, path.to_string(), message);
                }
            }
            Entry::CandidateResolved { candidate, .. } => {
                self.event_of(event, candidate, "candidate", (path, "candidate"), problems);
            }
            Entry::InformationReturned { request, .. } => {
                self.event_of(event, request, "informationRequested", (path, "request"), problems);
            }
            Entry::FollowUpExtended { closure, months, .. } => {
                self.event_of(event, closure, "closure", (path, "closure"), problems);
                check_months(Some(*months), &|| format!("{path}.months"), problems);
            }
            Entry::Review { considered, after_closure, .. } => {
                for (nth, id) in considered.iter().enumerate() {
                    let place = || format!("{path}.considered[{nth}]");
                    self.occurrence(event, id.as_str(), &place, problems);
                }
                if let Some(after) = after_closure {
                    self.event_of(event, &after.closure, "closure", (path, "afterClosure.closure"), problems);
                    check_months(after.months, &|| format!("{path}.afterClosure.months"), problems);
                }
            }
            Entry::Decision { follows: false, level: None, .. } => {
                let message = "a decision that departs from the recommendation names its level";
                problems.error(Code::DepartureWithoutLevel, path.to_string(), message);
            }
            Entry::Closure { referrals, .. } | Entry::ClosureProposed { referrals, .. } => {
                self.contacts(event, referrals, &|| format!("{path}.referrals"), problems);
            }
            Entry::Candidate { .. }
            | Entry::Decision { .. }
            | Entry::Reopened { .. }
            | Entry::HandOff { .. }
            | Entry::Support { .. }
            | Entry::InformationRequested { .. }
            | Entry::Consent { .. }
            | Entry::RetentionReviewed { .. } => {}
        }
    }

    fn contacts(&self, event: &Event, ids: &[ContactId], path: &dyn Fn() -> String, problems: &mut Problems) {
        for (nth, id) in ids.iter().enumerate() {
            self.contact(event, id, &|| format!("{}[{nth}]", path()), problems);
        }
    }

    fn contact(
        &self,
        event: &Event,
        id: &ContactId,
        path: &dyn Fn() -> String,
        problems: &mut Problems,
    ) -> Option<&'a Contact> {
        let Some(contact) = self.index.contact(id.as_str()) else {
            if !self.tombstones.contains(id.as_str()) {
                let message = format!("there is no contact `{id}` in this case");
                problems.error(Code::UnknownReference, path(), message);
            }
            return None;
        };
        if contact.recorded > event.recorded {
            let message = format!("the contact `{id}` was recorded later than this event");
            problems.error(Code::ReferenceToLater, path(), message);
            return None;
        }
        Some(contact)
    }

    fn event(
        &self,
        event: &Event,
        id: &str,
        path: &dyn Fn() -> String,
        problems: &mut Problems,
    ) -> Option<&'a Event> {
        let Some(named) = self.index.event(id) else {
            let message = format!("there is no event `{id}` in this case");
            problems.error(Code::UnknownReference, path(), message);
            return None;
        };
        if named.recorded > event.recorded {
            let message = format!("the event `{id}` was recorded later than this one");
            problems.error(Code::ReferenceToLater, path(), message);
        }
        Some(named)
    }

    /// Checks that a field names an event of a kind.
    fn event_of(
        &self,
        event: &Event,
        id: &EventId,
        kind: &str,
        (path, field): (&Place, &str),
        problems: &mut Problems,
    ) {
        let place = || format!("{path}.{field}");
        let named = self.event(event, id.as_str(), &place, problems);
        if named.is_some_and(|named| named.entry.kind() != kind) {
            let message = format!("`{id}` is no `{kind}` event");
            problems.error(Code::UnknownReference, place(), message);
        }
    }

    fn occurrence(&self, event: &Event, id: &str, path: &dyn Fn() -> String, problems: &mut Problems) {
        match self.occurrences.get(id) {
            Some(first) if *first > event.recorded => {
                let message = format!("the occurrence `{id}` was recorded later than this event");
                problems.error(Code::ReferenceToLater, path(), message);
            }
            Some(_) => {}
            None if self.tombstones.contains(id) => {}
            None => {
                let message = format!("there is no occurrence `{id}` in this case");
                let gone = |id: &&str| self.index.contact(id).is_none();
                if self.tombstones.iter().any(gone) {
                    problems.warning(Code::UnknownReference, path(), message);
                } else {
                    problems.error(Code::UnknownReference, path(), message);
                }
            }
        }
    }

    /// The corrections and answers of a contact that stand before an event.
    fn before(&self, event: &Event, contact: &Contact) -> impl Iterator<Item = &'a Event> {
        let changes = self.changes.get(contact.id.as_str());
        let limit = (event.recorded, event.id.clone());
        changes
            .into_iter()
            .flatten()
            .copied()
            .take_while(move |earlier| (earlier.recorded, &earlier.id) < (limit.0, &limit.1))
    }

    fn observation(
        &self,
        event: &Event,
        contact: &'a Contact,
        id: &str,
        path: &Place,
        problems: &mut Problems,
    ) {
        let corrected = self.before(event, contact).any(|earlier| match &earlier.entry {
            Entry::Corrected { now, .. } => has(&now.observations, id).is_some(),
            _ => false,
        });
        if !corrected && has(&contact.observations, id).is_none() {
            let message = format!("the contact `{}` has no observation `{id}`", contact.id);
            problems.error(Code::UnknownReference, format!("{path}.observation"), message);
        }
    }

    fn answer(
        &self,
        event: &Event,
        contact: &'a Contact,
        (id, role): (&str, Option<Role>),
        path: &Place,
        problems: &mut Problems,
    ) {
        let mut observations = &contact.observations;
        let mut answered = false;
        for earlier in self.before(event, contact) {
            match &earlier.entry {
                Entry::Corrected { now, .. } => observations = &now.observations,
                Entry::Answered { observation, .. } => answered |= observation.as_str() == id,
                _ => {}
            }
        }
        let place = format!("{path}.observation");
        match has(observations, id) {
            None => {
                let message = format!("the contact `{}` has no observation `{id}`", contact.id);
                problems.error(Code::UnknownReference, place, message);
            }
            Some(observation) if answered || observation.presence != Presence::Unknown => {
                let message = format!("the observation `{id}` is not unknown then");
                problems.error(Code::AnswerWithoutUnknown, place, message);
            }
            Some(observation)
                if observation.role == Some(Role::Experienced) && role.is_some_and(Role::caused) =>
            {
                let message = format!("the observation `{id}` was of something done to the subject");
                problems.error(Code::AnswerChangesRole, format!("{path}.role"), message);
            }
            Some(_) => {}
        }
    }
}

fn check_months(months: Option<u32>, path: &dyn Fn() -> String, problems: &mut Problems) {
    if months.is_some_and(|months| !(1..=MAX_LIMIT_MONTHS).contains(&months)) {
        problems.error(Code::TimeOutOfRange, path(), "the time is nothing or too long");
    }
}

fn has<'a>(observations: &'a [Observation], id: &str) -> Option<&'a Observation> {
    observations.iter().find(|observation| observation.id() == id)
}

fn first_seen<'a>(
    seen: &mut BTreeMap<&'a str, chrono::DateTime<chrono::FixedOffset>>,
    key: &'a str,
    at: chrono::DateTime<chrono::FixedOffset>,
) {
    let first = seen.entry(key).or_insert(at);
    *first = at.min(*first);
}
