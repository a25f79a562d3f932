//! An inquiry: a case as somebody sees it, up to an instant. Everything about its standing is asked of one.

use std::collections::BTreeSet;

use chrono::SecondsFormat;
use serde_json::Value;

use super::calendar::{Calendar, TimeLimit};
use super::documents::{Case, Codebook, Contact, Event};
use super::history::History;
use super::policy::{Policy, Track};
use super::record::{self, Cutoff};
use super::times::{self, Instant};
use super::{levels, view};

/// A case as somebody sees it, up to an instant.
#[derive(Debug, Clone)]
pub struct Inquiry {
    /// The policy.
    pub policy: Policy,
    /// The codebook.
    pub codebook: Codebook,
    /// The calendar of the policy.
    pub calendar: Calendar,
    /// What was seen by then.
    pub case: Case,
    /// The contacts that the document holds, seen or not.
    pub documented: BTreeSet<String>,
    /// The distinct recorded instants; the rank of each is its place.
    pub instants: Vec<Instant>,
    /// The instant. Its offset is that of all civil dates and of all that is written.
    pub at: Instant,
}

/// The place of an entry in the order of the case: by instant, then contacts before events, then by id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// When it was recorded.
    pub at: Instant,
    /// Whether it is an event.
    pub is_event: bool,
    /// Its id.
    pub id: String,
}

/// An entry of the case: a contact or an event.
#[derive(Debug, Clone, Copy)]
pub enum Entered<'a> {
    /// A contact.
    Contact(&'a Contact),
    /// An event.
    Event(&'a Event),
}

impl Inquiry {
    /// An inquiry into a case as of an instant, from all records or from those that the agencies see. The
    /// calendar is the one that the policy names; where it names none, it is Monday to Friday.
    ///
    /// # Panics
    /// If a document or the instant is not valid.
    #[must_use]
    pub fn new(
        policy: &Value,
        codebook: &Value,
        calendar: Option<&Value>,
        case: &Value,
        as_of: &str,
        agencies: Option<&[String]>,
    ) -> Self {
        let policy = Policy::read(policy);
        let calendar = calendar.map(Calendar::read).filter(|_| policy.calendar.is_some());
        let calendar = calendar.unwrap_or_else(Calendar::monday_to_friday);
        let at = times::instant(as_of);
        let document = Case::read(case);
        let documented = document.contacts.iter().map(|contact| contact.id.clone()).collect();
        let case = view::seen_by(&document, agencies);
        let codebook = Codebook::read(codebook);
        let all = Self { codebook, policy, calendar, case, documented, instants: Vec::new(), at };
        all.up_to(at)
    }

    /// The same inquiry up to an earlier instant.
    #[must_use]
    pub fn up_to(&self, at: Instant) -> Self {
        let mut then = self.clone();
        then.case = record::on_record(&self.case, &Cutoff::AtOrBefore(at));
        then.at = at.with_timezone(self.at.offset());
        then.instants = then.entries().into_iter().map(|entry| then.place(entry).at).collect();
        then.instants.dedup();
        then
    }

    /// A recorded time, in the offset of the inquiry.
    #[must_use]
    pub fn instant(&self, recorded: &str) -> Instant {
        times::instant(recorded).with_timezone(self.at.offset())
    }

    /// When the time is up that began at an instant.
    #[must_use]
    pub fn due(&self, limit: TimeLimit, from: Instant) -> Instant {
        limit.after(from.with_timezone(self.at.offset()), &self.calendar)
    }

    /// Whether something that is due then is overdue.
    #[must_use]
    pub fn overdue(&self, due: Instant) -> bool {
        self.at > due
    }

    /// All entries in order.
    #[must_use]
    pub fn entries(&self) -> Vec<Entered<'_>> {
        let contacts = self.case.contacts.iter().map(Entered::Contact);
        let events = self.case.events.iter().map(Entered::Event);
        let mut entries: Vec<_> = contacts.chain(events).collect();
        entries.sort_by_cached_key(|entry| self.place(*entry));
        entries
    }

    /// The events in order.
    #[must_use]
    pub fn events(&self) -> Vec<&Event> {
        record::in_order(&self.case)
    }

    /// The place of an entry in the order.
    #[must_use]
    pub fn place(&self, entry: Entered<'_>) -> Place {
        match entry {
            Entered::Contact(contact) => {
                Place { at: self.instant(&contact.recorded), is_event: false, id: contact.id.clone() }
            }
            Entered::Event(event) => self.place_of(event),
        }
    }

    /// The place of an event in the order.
    #[must_use]
    pub fn place_of(&self, event: &Event) -> Place {
        Place { at: self.instant(&event.recorded), is_event: true, id: event.id.clone() }
    }

    /// The rank of a recorded time among them.
    ///
    /// # Panics
    /// If nothing was recorded then.
    #[must_use]
    pub fn rank(&self, recorded: &str) -> usize {
        let at = times::instant(recorded);
        let place = self.instants.iter().position(|known| *known == at);
        place.expect("each recorded time has a rank")
    }

    /// The view up to an instant, as of its date.
    #[must_use]
    pub fn view(&self, at: Instant) -> History {
        let then = record::on_record(&self.case, &Cutoff::AtOrBefore(at));
        let date = at.with_timezone(self.at.offset()).date_naive();
        History::of(&then, &self.codebook, &self.policy, date)
    }

    /// The view at the instant of the inquiry.
    #[must_use]
    pub fn present_view(&self) -> History {
        self.view(self.at)
    }

    /// The known level of the view up to an instant.
    #[must_use]
    pub fn level(&self, at: Instant) -> String {
        levels::level(&self.policy, &self.view(at), Track::Known)
    }

    /// An instant as it is written.
    #[must_use]
    pub fn text(&self, at: Instant) -> String {
        at.with_timezone(self.at.offset()).to_rfc3339_opts(SecondsFormat::AutoSi, true)
    }
}
