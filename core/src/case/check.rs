//! What a case must hold to: no contradiction is dropped in silence.

mod events;
mod steps;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::{
    CASE_SCHEMA, CaseDocument, MAX_CONTACTS, MAX_EVENTS, MAX_REPORTS_PER_OCCURRENCE, MAX_UNITEMISED, Repeats,
};
use crate::codebook::Codebook;
use crate::contact::{Body, Contact, MAX_OBSERVATIONS};
use crate::diagnostic::{Code, Problems, did_you_mean};
use crate::event::{Entry, Event};
use crate::ideology::IdeologyRecord;
use crate::indicator::Polarity;
use crate::json;
use crate::observation::Observation;

pub(super) fn check(document: &CaseDocument, codebook: &Codebook, problems: &mut Problems) -> Repeats {
    if document.schema != CASE_SCHEMA {
        problems.error(Code::UnsupportedSchema, "schema", format!("expected `{CASE_SCHEMA}`"));
    }
    for (length, limit, list) in [
        (document.contacts.len(), MAX_CONTACTS, "contacts"),
        (document.events.len(), MAX_EVENTS, "events"),
        (document.unitemised.len(), MAX_UNITEMISED, "unitemised"),
    ] {
        if length > limit {
            problems.error(Code::TooMany, list, format!("there are more than {limit}"));
            return Repeats::default();
        }
    }
    let index = Index::new(document);
    let repeats = Repeats {
        contacts: repeated(&document.contacts, &index.contacts, "contacts", problems),
        events: repeated(&document.events, &index.events, "events", problems),
    };
    for (at, contact) in document.contacts.iter().enumerate() {
        check_contact(&index, codebook, at, contact, problems);
    }
    events::check(&index, codebook, problems);
    steps::check(document, &repeats.events, problems);
    check_occurrence_sizes(document, problems);
    repeats
}

/// Contacts and events in the order of their ids, to find them by these.
struct Index<'a> {
    document: &'a CaseDocument,
    contacts: Vec<usize>,
    events: Vec<usize>,
}

trait HasId: PartialEq + Serialize {
    fn id(&self) -> &str;
}

impl HasId for Contact {
    fn id(&self) -> &str {
        self.id.as_str()
    }
}

impl HasId for Event {
    fn id(&self) -> &str {
        self.id.as_str()
    }
}

fn in_order_of_ids<T: HasId>(entries: &[T]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|at| entries.get(*at).map(|entry| (entry.id(), *at)));
    order
}

fn find<'a, T: HasId>(entries: &'a [T], order: &[usize], id: &str) -> Option<&'a T> {
    let entry = |at: &usize| entries.get(*at);
    let found = order.partition_point(|at| entry(at).is_some_and(|entry| entry.id() < id));
    order.get(found).and_then(entry).filter(|entry| entry.id() == id)
}

impl<'a> Index<'a> {
    fn new(document: &'a CaseDocument) -> Self {
        let contacts = in_order_of_ids(&document.contacts);
        let events = in_order_of_ids(&document.events);
        Self { document, contacts, events }
    }

    fn contact(&self, id: &str) -> Option<&'a Contact> {
        find(&self.document.contacts, &self.contacts, id)
    }

    fn event(&self, id: &str) -> Option<&'a Event> {
        find(&self.document.events, &self.events, id)
    }
}

/// Reports ids that are used twice, and gives the positions that repeat an entry word for word.
fn repeated<T: HasId>(
    entries: &[T],
    order: &[usize],
    list: &str,
    problems: &mut Problems,
) -> Vec<(usize, usize)> {
    let mut repeats = Vec::new();
    let mut first = order.first().copied().unwrap_or_default();
    for second in order.iter().skip(1) {
        let (Some(one), Some(other)) = (entries.get(first), entries.get(*second)) else {
            continue;
        };
        if one.id() != other.id() {
            first = *second;
            continue;
        }
        let (id, path) = (one.id(), format!("{list}[{second}].id"));
        // Instants compare without their offsets, which fix civil dates: two spellings of one instant are two entries.
        if one == other && json::write(one) == json::write(other) {
            let message = format!("`{id}` stands here a second time, word for word");
            problems.warning(Code::RepeatedEntry, path, message);
            repeats.push((*second, first));
        } else {
            let message = format!("`{id}` is already the id of another entry with other content");
            problems.error(Code::DuplicateId, path, message);
        }
    }
    repeats.sort_unstable();
    repeats
}

fn check_contact(
    index: &Index<'_>,
    codebook: &Codebook,
    at: usize,
    contact: &Contact,
    problems: &mut Problems,
) {
    let path = || format!("contacts[{at}]");
    check_times(&contact.body(), contact.received, contact.recorded, &path, problems);
    check_body(index, codebook, &contact.body(), contact, &path, problems);
}

fn check_times(
    body: &Body<'_>,
    received: Option<DateTime<FixedOffset>>,
    recorded: DateTime<FixedOffset>,
    path: &dyn Fn() -> String,
    problems: &mut Problems,
) {
    let field = if received.is_some() { "received" } else { "occurred" };
    if body.received.date_naive() < body.occurred.earliest() {
        let message = "it was received before the earliest day on which it can have occurred";
        problems.error(Code::ReceivedBeforeOccurred, format!("{}.{field}", path()), message);
    }
    if body.received > recorded {
        let message = "it was recorded before it was received";
        problems.error(Code::RecordedBeforeReceived, format!("{}.{field}", path()), message);
    }
}

/// Checks what a contact and a correction of one have in common.
fn check_body(
    index: &Index<'_>,
    codebook: &Codebook,
    body: &Body<'_>,
    contact: &Contact,
    path: &dyn Fn() -> String,
    problems: &mut Problems,
) {
    if body.observations.len() > MAX_OBSERVATIONS {
        let message = format!("there are more than {MAX_OBSERVATIONS} observations");
        problems.error(Code::TooMany, format!("{}.observations", path()), message);
        return;
    }
    for (nth, observation) in body.observations.iter().enumerate() {
        let place = || format!("{}.observations[{nth}]", path());
        check_observation(codebook, observation, &place, problems);
        if body.observations.iter().take(nth).any(|other| other.id() == observation.id()) {
            let message = format!("this contact has an observation `{}` already", observation.id());
            problems.error(Code::DuplicateObservation, place(), message);
        }
    }
    if let Some(ideology) = body.ideology {
        check_concern(codebook, ideology, &|| format!("{}.ideology", path()), problems);
    }
    check_key(index, body, contact, path, problems);
}

fn check_observation(
    codebook: &Codebook,
    observation: &Observation,
    path: &dyn Fn() -> String,
    problems: &mut Problems,
) {
    let code = observation.indicator.as_str();
    match codebook.indicator(code) {
        None => {
            let known = codebook.codes().map(|code| code.as_str());
            let hint = if problems.is_full() { String::new() } else { did_you_mean(code, known) };
            let message = format!("the codebook has no indicator `{code}`{hint}");
            problems.error(Code::UnknownIndicator, format!("{}.indicator", path()), message);
        }
        Some(indicator) if indicator.polarity == Polarity::Risk && observation.role.is_none() => {
            let message = format!("`{code}` is a risk indicator and needs the subject's `role`");
            problems.error(Code::MissingRole, path(), message);
        }
        Some(_) => {}
    }
}

fn check_concern(
    codebook: &Codebook,
    ideology: &IdeologyRecord,
    path: &dyn Fn() -> String,
    problems: &mut Problems,
) {
    let (scheme, concern) = match (&ideology.scheme, &ideology.concern) {
        (Some(scheme), Some(concern)) => (scheme, concern),
        (None, None) => return,
        _ => {
            let message = "a concern is given by its scheme and its label together";
            return problems.error(Code::ConcernIncomplete, path(), message);
        }
    };
    match codebook.document().schemes.iter().find(|known| known.id == *scheme) {
        None => {
            let message = format!("the codebook has no concern scheme `{scheme}`");
            problems.error(Code::UnknownScheme, format!("{}.scheme", path()), message);
        }
        Some(known) if !known.concerns.iter().any(|label| label.code == *concern) => {
            let message = format!("the scheme `{scheme}` has no concern `{concern}`");
            problems.error(Code::UnknownConcern, format!("{}.concern", path()), message);
        }
        Some(_) => {}
    }
}

/// A key that is the id of a contact of another occurrence would make two occurrences look like one.
fn check_key(
    index: &Index<'_>,
    body: &Body<'_>,
    contact: &Contact,
    path: &dyn Fn() -> String,
    problems: &mut Problems,
) {
    let key = body.occurrence;
    let clash = key != contact.id.as_str()
        && index
            .contact(key)
            .is_some_and(|named| named.occurrence.as_ref().map(|key| key.as_str()) != Some(key));
    if clash {
        let message = format!("`{key}` is the id of a contact that has another key or none");
        problems.error(Code::OccurrenceKeyIsContactId, format!("{}.occurrence", path()), message);
    }
}

fn check_occurrence_sizes(document: &CaseDocument, problems: &mut Problems) {
    let corrected = document.events.iter().enumerate().filter_map(|(at, event)| match &event.entry {
        Entry::Corrected { now, contact, .. } => {
            let key = now.occurrence.as_ref().map_or(contact.as_str(), |key| key.as_str());
            Some((key, format!("events[{at}]")))
        }
        _ => None,
    });
    if document.contacts.len() + document.events.len() <= MAX_REPORTS_PER_OCCURRENCE {
        return;
    }
    let mut sizes = std::collections::BTreeMap::<&str, usize>::new();
    let contacts = document.contacts.iter().enumerate();
    let reports = contacts.map(|(at, c)| (c.occurrence_id(), format!("contacts[{at}]")));
    for (key, path) in reports.chain(corrected) {
        let size = sizes.entry(key).or_default();
        *size += 1;
        if *size == MAX_REPORTS_PER_OCCURRENCE + 1 {
            let limit = MAX_REPORTS_PER_OCCURRENCE;
            let message = format!("the occurrence `{key}` has more than {limit} reports");
            problems.error(Code::TooMany, path, message);
        }
    }
}
