//! Closures as they were recorded, and what a closure now would be.

use serde_json::{Value, json};

use super::blockers::blockers;
use super::documents::{Closure, Event, Proposal};
use super::inquiry::{Inquiry, Place};
use super::times::Instant;

/// A recorded closure.
#[derive(Debug, Clone)]
pub struct Closed {
    /// Its place in the order.
    pub place: Place,
    /// What it says.
    pub closure: Closure,
    /// What stood against it.
    pub blockers: Vec<Value>,
}

/// The recorded closures in order.
#[must_use]
pub fn closures(inquiry: &Inquiry) -> Vec<Closed> {
    let mut closures: Vec<Closed> = Vec::new();
    for event in inquiry.events() {
        if let Some(closure) = &event.entry.closure {
            let place = inquiry.place_of(event);
            let then = inquiry.up_to(place.at);
            let named = named_by(&closures);
            let blockers = blockers(&then, &closure.proposal, &named);
            closures.push(Closed { place, closure: closure.clone(), blockers });
        }
    }
    closures
}

/// The referrals that closures name.
fn named_by(closures: &[Closed]) -> Vec<String> {
    closures.iter().flat_map(|closed| closed.closure.proposal.referrals.clone()).collect()
}

/// What stands against closing the case as is proposed now.
#[must_use]
pub fn closing(inquiry: &Inquiry, closures: &[Closed]) -> Vec<Value> {
    blockers(inquiry, &proposal(inquiry), &named_by(closures))
}

/// The last proposal since the case was last closed, else the empty one.
fn proposal(inquiry: &Inquiry) -> Proposal {
    let mut proposal = Proposal::default();
    for event in inquiry.events() {
        if let Some(proposed) = &event.entry.closure_proposed {
            proposal = proposed.clone();
        }
        if event.entry.closure.is_some() {
            proposal = Proposal::default();
        }
    }
    proposal
}

impl Closed {
    /// The reviews that follow it up, in order.
    #[must_use]
    pub fn follow_ups<'a>(&self, inquiry: &'a Inquiry) -> Vec<&'a Event> {
        let mut events = inquiry.events();
        events.retain(|event| {
            let review = event.entry.review.as_ref();
            review.is_some_and(|review| review.after_closure.as_ref() == Some(&self.place.id))
        });
        events
    }

    /// When it was closed.
    #[must_use]
    pub fn at(&self) -> Instant {
        self.place.at
    }

    /// The closure as it is written.
    #[must_use]
    pub fn document(&self, inquiry: &Inquiry) -> Value {
        let stated = self.closure.against.as_ref().map(|against| against.blockers.clone());
        let mut document = json!({
            "event": self.place.id,
            "at": inquiry.text(self.at()),
            "role": self.closure.role,
            "referrals": self.closure.proposal.referrals,
            "stated": stated.unwrap_or_default(),
            "blockers": self.blockers,
        });
        if let Some(reason) = &self.closure.proposal.reason {
            document["reason"] = reason.clone().into();
        }
        if let Some(receiver) = &self.closure.proposal.receiver {
            document["receiver"] = receiver.clone().into();
        }
        document
    }
}
