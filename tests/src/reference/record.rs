//! Rules 1 and 2: what is on record, and how amendments change it.

use super::documents::{Body, Case, Contact, Event, Observation};
use super::times::{Instant, instant};

/// Up to when something must have been recorded.
#[derive(Debug, Clone)]
pub enum Cutoff {
    /// At the instant, or before.
    AtOrBefore(Instant),
    /// Strictly before the instant.
    Before(Instant),
}

/// Rule 1, "on record": the contacts and events that were recorded by then.
#[must_use]
pub fn on_record(case: &Case, cutoff: &Cutoff) -> Case {
    let mut then = case.clone();
    then.contacts.retain(|contact| recorded_by(&contact.recorded, cutoff));
    then.events.retain(|event| recorded_by(&event.recorded, cutoff));
    then
}

/// Whether a recorded time is early enough.
fn recorded_by(recorded: &str, cutoff: &Cutoff) -> bool {
    match cutoff {
        Cutoff::AtOrBefore(limit) => instant(recorded) <= *limit,
        Cutoff::Before(limit) => instant(recorded) < *limit,
    }
}

/// Rule 1, "body": the contact, or `now` of the latest correction that names it.
#[must_use]
pub fn body<'a>(case: &'a Case, contact: &'a Contact) -> &'a Body {
    let mut body = &contact.body;
    for event in in_order(case) {
        if let Some(corrected) = &event.entry.corrected
            && corrected.contact == contact.id
        {
            body = &corrected.now;
        }
    }
    body
}

/// Rule 1: whether a contact was deleted.
#[must_use]
pub fn deleted(case: &Case, contact: &str) -> bool {
    case.events.iter().any(|event| {
        let deleted = event.entry.deleted.as_ref();
        deleted.is_some_and(|named| named.contact == contact)
    })
}

/// Rules 1 and 2: whether a whole contact (no observation), or one observation of it, was refuted.
#[must_use]
pub fn refuted(case: &Case, contact: &str, observation: Option<&str>) -> bool {
    case.events.iter().any(|event| {
        let refuted = event.entry.refuted.as_ref();
        refuted.is_some_and(|named| named.contact == contact && named.observation.as_deref() == observation)
    })
}

/// Rule 1, "counted contact": on record, not deleted, not refuted.
#[must_use]
pub fn counted(case: &Case) -> Vec<&Contact> {
    let mut counted: Vec<&Contact> = case.contacts.iter().collect();
    counted.retain(|contact| !deleted(case, &contact.id) && !refuted(case, &contact.id, None));
    counted
}

/// Rule 2: an observation with its latest answer, if its presence is unknown and there is one.
#[must_use]
pub fn answered(case: &Case, contact: &str, observation: &Observation) -> Observation {
    let mut answer = observation.clone();
    if observation.presence != "unknown" {
        return answer;
    }
    for event in in_order(case) {
        if let Some(answered) = &event.entry.answered
            && answered.contact == contact
            && answered.observation == observation.name()
        {
            answer.presence.clone_from(&answered.presence);
            answer.basis.clone_from(&answered.basis);
            answer.role = answered.role.clone().or(observation.role.clone());
        }
    }
    answer
}

/// The events by recorded time, then by id.
#[must_use]
pub fn in_order(case: &Case) -> Vec<&Event> {
    let mut events: Vec<&Event> = case.events.iter().collect();
    events.sort_by_cached_key(|event| (instant(&event.recorded), event.id.clone()));
    events
}
