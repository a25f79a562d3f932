//! Gaps: what was asked for and has not come, or is not known.

use serde_json::{Value, json};

use super::documents::Event;
use super::inquiry::Inquiry;
use super::times::Instant;

/// A request for information without an answer.
#[derive(Debug, Clone)]
pub struct Request {
    /// The event that asked.
    pub event: Event,
    /// The agency that was asked.
    pub of: String,
    /// Whether the last answer was a refusal.
    pub refused: bool,
}

/// An observation whose presence is not known, and could be a risk.
#[derive(Debug, Clone)]
pub struct Unknown {
    /// The contact and the observation.
    pub about: String,
    /// Since when it has read so.
    pub since: Instant,
}

/// All requests for information, each with the outcomes of its returns in order.
#[must_use]
pub fn requests(inquiry: &Inquiry) -> Vec<(Event, String, Vec<String>)> {
    let mut requests = Vec::new();
    for event in inquiry.events() {
        if let Some(requested) = &event.entry.information_requested {
            requests.push((event.clone(), requested.of.clone(), outcomes(inquiry, &event.id)));
        }
    }
    requests
}

/// The outcomes of the returns of a request.
fn outcomes(inquiry: &Inquiry, request: &str) -> Vec<String> {
    let events = inquiry.events();
    let returned = events.iter().filter_map(|event| event.entry.information_returned.as_ref());
    let of_request = returned.filter(|returned| returned.request == request);
    of_request.map(|returned| returned.outcome.clone()).collect()
}

/// The requests without an answer: the last return is absent or a refusal.
#[must_use]
pub fn information(inquiry: &Inquiry) -> Vec<Request> {
    let mut outstanding = Vec::new();
    for (event, of, outcomes) in requests(inquiry) {
        let refused = outcomes.last().is_some_and(|last| last == "refused");
        if outcomes.is_empty() || refused {
            outstanding.push(Request { event, of, refused });
        }
    }
    outstanding
}

/// The requests without an answer as they are written.
#[must_use]
pub fn information_document(inquiry: &Inquiry) -> Vec<Value> {
    let mut documents = Vec::new();
    for request in information(inquiry) {
        let since = inquiry.instant(&request.event.recorded);
        let mut document = json!({
            "event": request.event.id,
            "of": request.of,
            "since": inquiry.text(since),
            "refused": request.refused,
        });
        if let Some(limit) = inquiry.policy.accountability.clocks.information {
            document["due"] = inquiry.text(inquiry.due(limit, since)).into();
        }
        documents.push(document);
    }
    documents
}

/// The candidates that are not resolved, each with the other record.
#[must_use]
pub fn candidates(inquiry: &Inquiry) -> Vec<(Event, String)> {
    let events = inquiry.events();
    let mut open = Vec::new();
    for event in &events {
        let resolved = events.iter().any(|other| {
            let resolved = other.entry.candidate_resolved.as_ref();
            resolved.is_some_and(|resolved| resolved.candidate == event.id)
        });
        if let Some(candidate) = event.entry.candidate.as_ref().filter(|_| !resolved) {
            open.push(((*event).clone(), candidate.record.clone()));
        }
    }
    open
}

/// The indicators of the required questions that were never asked.
#[must_use]
pub fn questions(inquiry: &Inquiry) -> Vec<String> {
    inquiry.present_view().unasked
}

/// The open unknowns.
#[must_use]
pub fn unknowns(inquiry: &Inquiry) -> Vec<Unknown> {
    let view = inquiry.present_view();
    let mut unknowns = Vec::new();
    for report in &view.reports {
        let since = read_since(inquiry, &report.id, inquiry.instant(&report.recorded));
        for observation in &report.observations {
            if view.is_open_unknown(observation) {
                unknowns.push(Unknown { about: format!("{}/{}", report.id, observation.name()), since });
            }
        }
    }
    unknowns
}

/// Since when a contact has read as it does: since it was recorded, or was last corrected. Somebody who saw
/// the correction first has read it so since the contact was seen.
fn read_since(inquiry: &Inquiry, contact: &str, recorded: Instant) -> Instant {
    let mut since = recorded;
    for event in inquiry.events() {
        if let Some(corrected) = &event.entry.corrected
            && corrected.contact == contact
        {
            since = inquiry.instant(&event.recorded).max(recorded);
        }
    }
    since
}
