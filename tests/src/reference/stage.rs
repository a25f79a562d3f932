//! The stage of a case: not open, open or closed.

use serde_json::{Value, json};

use super::documents::Contact;
use super::inquiry::{Entered, Inquiry, Place};
use super::policy::Track;
use super::times::{Instant, instant};
use super::{leaves, levels};

/// The stage of a case.
#[derive(Debug, Clone)]
pub struct Stage {
    /// What it is.
    pub state: State,
    /// The entry with which it began.
    pub began: Option<Place>,
    /// Every entry that opened the case, or opened it again.
    pub openings: Vec<Place>,
}

/// What stage it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It was never opened.
    NotOpen,
    /// It is open.
    Open,
    /// It is closed.
    Closed,
}

impl Stage {
    /// The stage in which a case is.
    #[must_use]
    pub fn of(inquiry: &Inquiry) -> Self {
        let mut stage = Self { state: State::NotOpen, began: None, openings: Vec::new() };
        for entry in inquiry.entries() {
            let place = inquiry.place(entry);
            match entry {
                Entered::Contact(contact) if opens(inquiry, stage.state, contact) => stage.open(place),
                Entered::Event(event) if event.entry.reopened.is_some() => stage.open(place),
                Entered::Event(event) if event.entry.closure.is_some() => stage.close(place),
                _ => {}
            }
        }
        stage
    }

    /// Turns open, unless it is.
    fn open(&mut self, place: Place) {
        if self.state != State::Open {
            self.state = State::Open;
            self.began = Some(place.clone());
            self.openings.push(place);
        }
    }

    /// Turns closed, whatever it is.
    fn close(&mut self, place: Place) {
        self.state = State::Closed;
        self.began = Some(place);
    }

    /// Since when it is open, if it is.
    #[must_use]
    pub fn open_since(&self) -> Option<Instant> {
        self.began.as_ref().filter(|_| self.state == State::Open).map(|place| place.at)
    }

    /// The first time that the case was opened after an entry.
    #[must_use]
    pub fn opened_after(&self, place: &Place) -> Option<&Place> {
        self.openings.iter().find(|opening| *opening > place)
    }

    /// The stage as it is written.
    #[must_use]
    pub fn document(&self, inquiry: &Inquiry) -> Value {
        let state = match self.state {
            State::NotOpen => "notOpen",
            State::Open => "open",
            State::Closed => "closed",
        };
        let mut document = json!({ "state": state });
        if let Some(began) = &self.began {
            document["since"] = inquiry.text(began.at).into();
            document["by"] = began.id.clone().into();
        }
        document
    }
}

/// Whether a contact opens a case that is in a state: it stands in the view of its own instant, and there
/// its kind opens, or it counts as a contact and the known level is high enough.
fn opens(inquiry: &Inquiry, state: State, contact: &Contact) -> bool {
    let rules = &inquiry.policy.accountability;
    let referral = vec!["referral".to_owned()];
    let (kinds, level) = match (state, &rules.opening, &rules.reopening) {
        (State::Open, ..) => return false,
        (State::NotOpen, Some(rule), _) => (referral, rule.level.as_ref()),
        (State::Closed, _, Some(rule)) => (rule.kinds.clone(), rule.level.as_ref()),
        _ => (referral, None),
    };
    let view = inquiry.view(instant(&contact.recorded));
    let Some(report) = view.reports.iter().find(|report| report.id == contact.id) else {
        return false;
    };
    let known = levels::level(&inquiry.policy, &view, Track::Known);
    let reached = |least: &String| inquiry.policy.rank(&known) >= inquiry.policy.rank(least);
    let counts = leaves::counts_as_contact(&view, Track::Known, report);
    kinds.contains(&report.body.kind) || (counts && level.is_some_and(reached))
}
