//! Who keeps a case: its home, the offers of one, and its supports.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::documents::Event;
use super::inquiry::{Entered, Inquiry};
use super::stage::Stage;
use super::times::Instant;

/// The home of a case.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// The hand-off that was accepted.
    pub accepted: Option<Event>,
    /// The hand-off that is offered.
    pub offer: Option<Event>,
    /// When it was refused since the case was last opened or a hand-off accepted.
    pub refusals: Vec<Instant>,
}

impl Home {
    /// The home of a case.
    #[must_use]
    pub fn of(inquiry: &Inquiry, stage: &Stage) -> Self {
        let mut home = Self::default();
        for entry in inquiry.entries() {
            if stage.openings.contains(&inquiry.place(entry)) {
                home.refusals.clear();
            }
            if let Entered::Event(event) = entry {
                home.take(inquiry, event);
            }
        }
        home
    }

    /// Takes the next event.
    fn take(&mut self, inquiry: &Inquiry, event: &Event) {
        let Some(hand_off) = &event.entry.hand_off else {
            return;
        };
        match hand_off.step.as_str() {
            "offered" => self.offer = Some(event.clone()),
            "accepted" => {
                *self = Self { accepted: Some(event.clone()), offer: None, refusals: Vec::new() };
            }
            "withdrawn" => self.offer = None,
            _ => {
                self.offer = None;
                self.refusals.push(inquiry.instant(&event.recorded));
            }
        }
    }

    /// The agency whose home it is.
    #[must_use]
    pub fn agency(&self) -> Option<&str> {
        let hand_off = self.accepted.as_ref()?.entry.hand_off.as_ref()?;
        Some(&hand_off.to)
    }

    /// The home as it is written, without alarms.
    #[must_use]
    pub fn document(&self, inquiry: &Inquiry) -> Value {
        let status = match (&self.accepted, &self.offer) {
            (None, None) => "none",
            (None, Some(_)) => "offered",
            (Some(_), None) => "homed",
            (Some(_), Some(_)) => "handingOff",
        };
        let mut document = json!({ "status": status, "refusals": self.refusals.len() });
        if let Some(event) = &self.accepted {
            document["accepted"] = accepted(inquiry, event);
        }
        if let Some(event) = &self.offer {
            document["offer"] = offer(inquiry, event);
        }
        document
    }
}

/// An accepted hand-off as it is written.
fn accepted(inquiry: &Inquiry, event: &Event) -> Value {
    let hand_off = event.entry.hand_off.as_ref().expect("it is a hand-off");
    let owner = hand_off.owner.as_ref().expect("a valid document says who owns an accepted hand-off");
    json!({
        "agency": hand_off.to,
        "pathway": hand_off.pathway,
        "owner": owner,
        "since": inquiry.text(inquiry.instant(&event.recorded)),
        "event": event.id,
    })
}

/// An open offer as it is written.
fn offer(inquiry: &Inquiry, event: &Event) -> Value {
    let hand_off = event.entry.hand_off.as_ref().expect("it is a hand-off");
    let since = inquiry.instant(&event.recorded);
    let mut document = json!({
        "to": hand_off.to,
        "pathway": hand_off.pathway,
        "since": inquiry.text(since),
        "event": event.id,
    });
    if let Some(due) = answer_due(inquiry, since) {
        document["due"] = inquiry.text(due).into();
    }
    document
}

/// When an offer that was made at an instant must be answered, if the policy says.
#[must_use]
pub fn answer_due(inquiry: &Inquiry, since: Instant) -> Option<Instant> {
    let rule = inquiry.policy.accountability.home.as_ref()?;
    Some(inquiry.due(rule.answer_within, since))
}

/// The last step of each support, by agency.
#[must_use]
pub fn supports(inquiry: &Inquiry) -> BTreeMap<String, (String, Event)> {
    let mut last = BTreeMap::new();
    for event in inquiry.events() {
        if let Some(support) = &event.entry.support {
            last.insert(support.to.clone(), (support.step.clone(), event.clone()));
        }
    }
    last
}

/// The supports as they are written.
#[must_use]
pub fn supports_document(inquiry: &Inquiry) -> Vec<Value> {
    let mut documents = Vec::new();
    for (agency, (step, event)) in supports(inquiry) {
        let since = inquiry.instant(&event.recorded);
        let mut document = json!({
            "agency": agency,
            "step": step,
            "since": inquiry.text(since),
            "event": event.id,
        });
        if let Some(due) = answer_due(inquiry, since).filter(|_| step == "offered") {
            document["due"] = inquiry.text(due).into();
        }
        documents.push(document);
    }
    documents
}
