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
    /// Whether that can be told no more.
    pub untold: bool,
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
            let untold = untold(inquiry, place.at);
            let blockers = if untold { Vec::new() } else { blockers(&then, &closure.proposal, &named) };
            closures.push(Closed { place, closure: closure.clone(), blockers, untold });
        }
    }
    closures
}

/// Whether a contact was deleted after an instant and its content is gone from the document.
fn untold(inquiry: &Inquiry, at: Instant) -> bool {
    inquiry.events().iter().any(|event| {
        let gone = event.entry.deleted.as_ref().filter(|gone| !inquiry.documented.contains(&gone.contact));
        gone.is_some() && inquiry.instant(&event.recorded) > at
    })
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
    /// The reviews that look at it again, in order: the follow-up of so many months, or at what stood against it.
    #[must_use]
    pub fn looks<'a>(&self, inquiry: &'a Inquiry, months: Option<u32>) -> Vec<&'a Event> {
        let mut events = inquiry.events();
        events.retain(|event| {
            let after = event.entry.review.as_ref().and_then(|review| review.after_closure.as_ref());
            after.is_some_and(|after| after.closure == self.place.id && after.months == months)
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
        if self.untold {
            document["untold"] = true.into();
        }
        if let Some(reason) = &self.closure.proposal.reason {
            document["reason"] = reason.clone().into();
        }
        if let Some(receiver) = &self.closure.proposal.receiver {
            document["receiver"] = receiver.clone().into();
        }
        document
    }
}
