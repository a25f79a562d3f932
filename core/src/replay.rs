//! Replays: what a policy asked for, step by step, from what was on record at each.
//!
//! Any record can look damning to somebody who knows the end. A replay therefore uses, at each step, only what had
//! been recorded by then and, from the viewpoint of some agencies, only what these had seen. It sets what was
//! asked for beside what was done.

mod document;

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, TimeDelta};

use crate::case::Case;
use crate::engine::{self, Point};
use crate::event::{Entry, Event};
use crate::history::NEVER;
use crate::json;
use crate::policy::Policy;
use crate::recommendation::{Levels, Recommendation};
use crate::standing::Standing;
use crate::viewpoint::Viewpoint;

pub use document::{
    AloneInStepDocument, AskedDocument, DecidedDocument, LevelsDocument, ReplayDocument, StepDocument,
    WeighedDocument,
};

/// The version of the replay document that this library writes.
pub const REPLAY_SCHEMA: &str = "everycontact/replay/1";

/// The levels before and after each contact and event of a case, from a viewpoint.
///
/// A step is an instant at which something came on record. The levels of all steps are made at once; the
/// full recommendation of a step is made on demand. A step's instant is given in the offset of the last
/// entry, so that its civil dates never go back; before and after both look from that date, so that what
/// differs between them is what came on record and not the time that passed.
#[derive(Debug, Clone)]
pub struct Replay {
    policy: Policy,
    /// The case as the viewpoint sees it.
    seen: Case,
    steps: Vec<Step>,
}

/// One instant of a replay.
#[derive(Debug, Clone)]
pub struct Step {
    instant: DateTime<FixedOffset>,
    before: Levels,
    after: Levels,
    /// Positions in the document of the contacts and events that came on record.
    contacts: Vec<usize>,
    events: Vec<usize>,
}

impl Step {
    /// When it was, in the offset of the record's last entry.
    #[must_use]
    pub fn instant(&self) -> DateTime<FixedOffset> {
        self.instant
    }

    /// The levels without what came on record at this instant.
    #[must_use]
    pub fn before(&self) -> Levels {
        self.before
    }

    /// The levels with it.
    #[must_use]
    pub fn after(&self) -> Levels {
        self.after
    }

    /// The positions in the case document of the contacts that came on record.
    #[must_use]
    pub fn contacts(&self) -> &[usize] {
        &self.contacts
    }

    /// The positions in the case document of the events that came on record.
    #[must_use]
    pub fn events(&self) -> &[usize] {
        &self.events
    }
}

impl Policy {
    /// Replays a case from a viewpoint.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Viewpoint, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let replay = policy.replay(&case, &Viewpoint::AllRecords);
    /// let highest = replay.steps().iter().map(|step| step.after().level()).max();
    /// assert!(highest >= Some(3));
    /// ```
    #[must_use]
    pub fn replay(&self, case: &Case, viewpoint: &Viewpoint) -> Replay {
        let own = self.own(case);
        let seen = if own.viewpoint() == viewpoint { own } else { own.seen_by(viewpoint) };
        let history = seen.history();
        let instants = engine::in_one_offset(history);
        let points = engine::sweep(self.compiled(), history, &instants);
        let mut steps: Vec<Step> = instants
            .into_iter()
            .zip(points)
            .map(|(instant, Point { before, after })| Step {
                instant,
                before: Levels::new(before),
                after: Levels::new(after),
                contacts: Vec::new(),
                events: Vec::new(),
            })
            .collect();
        for (at, rank) in history.contact_ranks.iter().enumerate() {
            if let Some(step) = steps.get_mut(*rank as usize).filter(|_| *rank != NEVER) {
                step.contacts.push(at);
            }
        }
        for (at, rank) in history.event_ranks.iter().enumerate() {
            if let Some(step) = steps.get_mut(*rank as usize).filter(|_| *rank != NEVER) {
                step.events.push(at);
            }
        }
        for step in &mut steps {
            let document = seen.document();
            step.contacts.sort_by_key(|at| document.contacts.get(*at).map(|contact| &contact.id));
            step.events.sort_by_key(|at| document.events.get(*at).map(|event| &event.id));
        }
        Replay { policy: self.clone(), seen, steps }
    }
}

impl Replay {
    /// The policy that asks.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The case as the viewpoint sees it.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.seen
    }

    /// The steps, in order.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The agencies that reviewed, decided or closed, in the order of their ids; all records if no such
    /// entry belongs to an agency.
    #[must_use]
    pub fn deciders(&self) -> Viewpoint {
        let decides = |event: &&Event| {
            matches!(event.entry, Entry::Closure { .. } | Entry::Decision { .. } | Entry::Review { .. })
        };
        let seen = self.seen.document().events.iter().zip(&self.seen.history().event_ranks);
        let entries = seen.filter(|(_, rank)| **rank != NEVER).map(|(event, _)| event).filter(decides);
        let agencies: BTreeSet<_> = entries.filter_map(|event| event.agency.clone()).collect();
        if agencies.is_empty() {
            Viewpoint::AllRecords
        } else {
            Viewpoint::Agencies(agencies.into_iter().collect())
        }
    }

    /// The full recommendation at the end: at the instant up to which the case is seen, or after the last
    /// step; nothing if there is neither.
    #[must_use]
    pub fn last_recommendation(&self) -> Option<Recommendation> {
        self.end().map(|end| self.policy.recommend(&self.seen, end))
    }

    fn end(&self) -> Option<DateTime<FixedOffset>> {
        self.seen.until().or_else(|| self.steps.last().map(Step::instant))
    }

    /// The full recommendation just before a step: without what came on record at it, from its date.
    #[must_use]
    pub fn recommendation_before(&self, step: &Step) -> Recommendation {
        let just_before = step.instant.checked_sub_signed(TimeDelta::nanoseconds(1));
        let case = self.seen.recorded_by(just_before.unwrap_or(step.instant));
        self.policy.recommend(&case, step.instant)
    }

    /// The full recommendation after a step.
    #[must_use]
    pub fn recommendation(&self, step: &Step) -> Recommendation {
        self.policy.recommend(&self.seen, step.instant)
    }

    /// Where the case stood after a step: who had looked, who had it, what stood against closing it.
    #[must_use]
    pub fn standing(&self, step: &Step) -> Standing {
        self.policy.standing(&self.seen, step.instant)
    }

    /// Where the case stands at the end, at the instant of [`Replay::last_recommendation`].
    #[must_use]
    pub fn last_standing(&self) -> Option<Standing> {
        self.end().map(|end| self.policy.standing(&self.seen, end))
    }

    /// All of it as data.
    #[must_use]
    pub fn document(&self) -> ReplayDocument<'_> {
        document::document(self)
    }

    /// All of it as JSON text, the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(&self.document())
    }
}
