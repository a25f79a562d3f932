//! The standing of a case: what it owes and is owed, as of an instant and from a viewpoint.

use serde_json::{Value, json};

use super::documents::{Decision, Event};
use super::inquiry::Inquiry;
use super::keeping::{self, Home};
use super::responses::Response;
use super::stage::Stage;
use super::{alarms, closures, duties, gaps, home};

/// The standing of a case as of an instant, from all records or from those that the named agencies see.
/// Without a calendar, working days are Monday to Friday.
///
/// # Panics
/// If a document or the instant is not valid.
#[must_use]
pub fn standing(
    policy: &Value,
    codebook: &Value,
    calendar: Option<&Value>,
    case: &Value,
    as_of: &str,
    agencies: Option<&[String]>,
) -> Value {
    let inquiry = Inquiry::new(policy, codebook, calendar, case, as_of, agencies);
    let closures = closures::closures(&inquiry);
    let responses = Response::all(&inquiry);
    json!({
        "stage": Stage::of(&inquiry).document(&inquiry),
        "home": home_document(&inquiry),
        "supports": keeping::supports_document(&inquiry),
        "consent": home::consent(&inquiry.case),
        "responses": responses.iter().map(|one| one.document(&inquiry)).collect::<Vec<_>>(),
        "information": gaps::information_document(&inquiry),
        "decisions": decisions(&inquiry),
        "closures": closures.iter().map(|closed| closed.document(&inquiry)).collect::<Vec<_>>(),
        "closing": closures::closing(&inquiry, &closures),
        "duties": duties::document(&inquiry, &closures),
    })
}

/// The home, with its alarms.
fn home_document(inquiry: &Inquiry) -> Value {
    let stage = Stage::of(inquiry);
    let home = Home::of(inquiry, &stage);
    let mut document = home.document(inquiry);
    document["alarms"] = alarms::document(inquiry, &stage, &home).into();
    document
}

/// The decisions in order.
fn decisions(inquiry: &Inquiry) -> Vec<Value> {
    let mut documents = Vec::new();
    for event in inquiry.events() {
        if let Some(decision) = &event.entry.decision {
            documents.push(decision_document(inquiry, event, decision));
        }
    }
    documents
}

/// A decision as it is written, beside what was recommended then.
fn decision_document(inquiry: &Inquiry, event: &Event, decision: &Decision) -> Value {
    let at = inquiry.instant(&event.recorded);
    let recommended = inquiry.level(at);
    let mut document = json!({
        "event": event.id,
        "role": decision.role,
        "at": inquiry.text(at),
        "follows": decision.follows,
        "recommended": recommended,
    });
    if let Some(level) = &decision.level {
        document["level"] = level.clone().into();
    }
    if let Some(receipt) = &decision.receipt {
        document["receipt"] = receipt.clone().into();
    }
    let known = |level: &&String| inquiry.policy.levels.iter().any(|known| known.id == **level);
    if let Some(level) = decision.level.as_ref().filter(known) {
        let direction = match inquiry.policy.rank(level).cmp(&inquiry.policy.rank(&recommended)) {
            std::cmp::Ordering::Less => "down",
            std::cmp::Ordering::Equal => "same",
            std::cmp::Ordering::Greater => "up",
        };
        document["direction"] = direction.into();
    }
    document
}
