//! The reference evaluator: the semantics of the specification, written down as literally and naively
//! as possible, from the design alone. It shares no code and no idea with the engine; where the two
//! differ, one of them is wrong.
//!
//! A case is reduced step by step: what was sent ([`documents`]), what is seen ([`view`]), what was on
//! record ([`record`]), what counts ([`history`]). Everything else asks questions of that history.
//! What a case owes and is owed ([`mod@standing`]) is asked of an [`inquiry`], which looks at many of them.

pub mod accountability;
pub mod alarms;
pub mod asks;
pub mod blockers;
pub mod calendar;
pub mod closures;
pub mod documents;
pub mod duties;
pub mod evidence;
pub mod follow_up;
pub mod gaps;
pub mod hindsight;
pub mod history;
pub mod home;
pub mod inquiry;
pub mod keeping;
pub mod leaves;
pub mod levels;
pub mod policy;
pub mod record;
pub mod recurrence;
pub mod replay;
pub mod responses;
pub mod reviews;
pub mod stage;
pub mod standing;
pub mod times;
pub mod view;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use documents::{Case, Codebook};
use history::History;
use policy::{Policy, Track};
use record::Cutoff;

pub use replay::levels_of_replay;
pub use standing::standing;

/// One piece of evidence: the occurrence, the contact, and the observation where there is one.
pub type Evidence = (String, String, Option<String>);

/// What the reference says about a case, as of an instant and from a viewpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The level that is known.
    pub level: String,
    /// The level if every open unknown that was recorded were present.
    pub ceiling: String,
    /// The same, with the required questions that were never asked.
    pub ceiling_with_unasked: String,
    /// The criteria that are met on what is known, each with its evidence.
    pub met: BTreeMap<String, BTreeSet<Evidence>>,
    /// What each counted contact asks for alone.
    pub alone: BTreeMap<String, String>,
    /// The criteria that are a near miss.
    pub near: BTreeSet<String>,
    /// The route that chooses the home.
    pub route: String,
    /// The word of the case's ideology status.
    pub ideology: String,
}

/// Evaluates a case as of an instant, from all records or from those that the named agencies see.
///
/// # Panics
/// If a document or the instant is not valid.
#[must_use]
pub fn evaluate(
    policy: &Value,
    codebook: &Value,
    case: &Value,
    as_of: &str,
    agencies: Option<&[String]>,
) -> Answer {
    let policy = Policy::read(policy);
    let codebook = Codebook::read(codebook);
    let case = view::seen_by(&Case::read(case), agencies);
    let instant = times::instant(as_of);
    let cutoff = Cutoff::AtOrBefore(instant);
    answer(&policy, &codebook, &case, &cutoff, instant.date_naive())
}

/// The answer about a seen case, for what the cutoff leaves on record and for windows that end at `date`.
fn answer(
    policy: &Policy,
    codebook: &Codebook,
    case: &Case,
    cutoff: &Cutoff,
    date: chrono::NaiveDate,
) -> Answer {
    let on_record = record::on_record(case, cutoff);
    let history = History::of(&on_record, codebook, policy, date);
    let level = levels::level(policy, &history, Track::Known);
    Answer {
        ceiling: levels::level(policy, &history, Track::Possible),
        ceiling_with_unasked: levels::level(policy, &history, Track::Unasked),
        met: evidence::met(policy, &history),
        alone: levels::alone(policy, &history),
        near: levels::near(policy, &history),
        route: home::route(policy, &history, &level),
        ideology: home::ideology(&history),
        level,
    }
}
