//! A replay as data.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::{REPLAY_SCHEMA, Replay, Step};
use crate::event::{CandidateOutcome, ClosureReason, ConsentStep, Entry, OfferStep};
use crate::id::{AgencyId, LevelId, OccurrenceId};
use crate::policy::Policy;
use crate::recommendation::{Levels, Recommendation, VersionedId};
use crate::time;
use crate::viewpoint::Viewpoint;

/// Levels by their ids.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LevelsDocument<'a> {
    /// The level that what was known reached.
    pub level: &'a str,
    /// The level if every open unknown were present, a fact and unexplained.
    pub ceiling: &'a str,
    /// The same if every required question that was never asked were answered with yes, too.
    pub ceiling_with_unasked: &'a str,
}

/// Who should have looked, and by when.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AskedDocument<'a> {
    /// The level.
    pub level: &'a str,
    /// Who must look.
    pub who: &'a str,
    /// By when, counted from the step.
    #[serde(default, with = "time::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::optional_instant"))]
    pub by: Option<DateTime<FixedOffset>>,
}

/// A contact that came on record, and what it asks for alone.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AloneInStepDocument<'a> {
    /// The contact.
    pub contact: &'a str,
    /// The level that it reaches alone.
    pub level: &'a str,
}

/// Evidence that a closure leaves unanswered: no review at the level had considered it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UnansweredDocument<'a> {
    /// The criterion that was met.
    pub criterion: &'a str,
    /// The level that it asked for.
    pub level: &'a str,
    /// The occurrences that no review at that level or above had considered.
    pub occurrences: Vec<String>,
}

/// What was entered at a step besides contacts.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DecidedDocument<'a> {
    /// The event.
    pub event: &'a str,
    /// What kind of entry it is.
    pub kind: &'static str,
    /// The agency that holds the entry, if one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<&'a str>,
    /// The role that reviewed, decided, closed or opened again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'a str>,
    /// Whether a decision followed the recommendation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows: Option<bool>,
    /// The level of a review or a decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<&'a str>,
    /// The occurrences that a review considered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub considered: Vec<&'a str>,
    /// The coded reason, if it is a closure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<ClosureReason>,
    /// The step of a hand-off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hand_off: Option<OfferStep>,
    /// The step in asking for consent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<ConsentStep>,
    /// What was decided about a candidate for the same person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub candidate: Option<CandidateOutcome>,
    /// What a closure leaves unanswered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unanswered: Vec<UnansweredDocument<'a>>,
}

/// One step of a replay.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StepDocument<'a> {
    /// When it was.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub instant: DateTime<FixedOffset>,
    /// The contacts that came on record, and what each asks for alone.
    pub contacts: Vec<AloneInStepDocument<'a>>,
    /// The levels without what came on record.
    pub before: LevelsDocument<'a>,
    /// The levels with it.
    pub after: LevelsDocument<'a>,
    /// The criteria that are met after it and were not before.
    pub newly_met: Vec<&'a str>,
    /// Who should have looked, and by when; nothing where the lowest level asks for nothing.
    pub asked: AskedDocument<'a>,
    /// What else was entered, beside what was asked for.
    pub entries: Vec<DecidedDocument<'a>>,
}

/// A replay.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReplayDocument<'a> {
    /// The kind and version of the document: [`REPLAY_SCHEMA`].
    pub schema: &'static str,
    /// The policy that asks.
    pub policy: VersionedId<'a>,
    /// The case.
    pub case: &'a str,
    /// Whose knowledge it rests on.
    pub viewpoint: &'a Viewpoint,
    /// The steps, in order.
    pub steps: Vec<StepDocument<'a>>,
}

pub(super) fn document(replay: &Replay) -> ReplayDocument<'_> {
    let policy = replay.policy.document();
    ReplayDocument {
        schema: REPLAY_SCHEMA,
        policy: VersionedId { id: policy.id.as_str(), version: &policy.version },
        case: replay.seen.document().id.as_str(),
        viewpoint: replay.seen.viewpoint(),
        steps: replay.steps.iter().map(|step| replay.step(step)).collect(),
    }
}

impl Replay {
    fn step<'a>(&'a self, step: &'a Step) -> StepDocument<'a> {
        let policy = &self.policy;
        let document = self.seen.document();
        let alone = |at: &usize| {
            let contact = document.contacts.get(*at)?;
            let rank = self.alone(*at, step)?;
            let level = policy.level(rank).map_or("", |level| level.id.as_str());
            Some(AloneInStepDocument { contact: contact.id.as_str(), level })
        };
        let criteria = policy.document().criteria.iter().enumerate();
        let newly_met = criteria
            .filter(|(at, _)| step.after.meets(*at) && !step.before.meets(*at))
            .map(|(_, criterion)| criterion.id.as_str());
        StepDocument {
            instant: step.instant,
            contacts: step.contacts.iter().filter_map(alone).collect(),
            before: levels(policy, step.before),
            after: levels(policy, step.after),
            newly_met: newly_met.collect(),
            asked: self.asked(step),
            entries: self.entries(step),
        }
    }

    /// The rank that a contact reaches alone at a step; nothing if it does not count there.
    ///
    /// `contact` is its position in the case document, as in [`Step::contacts`].
    #[must_use]
    pub fn alone(&self, contact: usize, step: &Step) -> Option<usize> {
        crate::recommendation::alone(&self.policy, &self.seen, contact, step.instant, step.after)
    }

    fn asked(&self, step: &Step) -> AskedDocument<'_> {
        let rank = u8::try_from(step.after.level()).unwrap_or_default();
        let policy = &self.policy;
        let level = policy.level_of_rank(rank);
        AskedDocument {
            level: level.id.as_str(),
            who: &level.who,
            by: level.within.map(|within| within.after(step.instant, policy.calendar())),
        }
    }

    fn entry<'a>(&'a self, unanswered: &[UnansweredDocument<'a>], at: usize) -> Option<DecidedDocument<'a>> {
        let event = self.seen.document().events.get(at)?;
        let mut told = DecidedDocument {
            event: event.id.as_str(),
            kind: event.entry.kind(),
            agency: event.agency.as_ref().map(AgencyId::as_str),
            role: None,
            follows: None,
            level: None,
            considered: Vec::new(),
            reason: None,
            hand_off: None,
            consent: None,
            candidate: None,
            unanswered: Vec::new(),
        };
        match &event.entry {
            Entry::Closure { role, reason, .. } => {
                told.role = Some(role.as_str());
                told.reason = *reason;
                told.unanswered = unanswered.to_vec();
            }
            Entry::Review { level, role, considered, .. } => {
                told.role = Some(role.as_str());
                told.level = Some(level.as_str());
                told.considered = considered.iter().map(OccurrenceId::as_str).collect();
            }
            Entry::Decision { role, follows, level, .. } => {
                told.role = Some(role.as_str());
                told.follows = Some(*follows);
                told.level = level.as_ref().map(LevelId::as_str);
            }
            Entry::Reopened { role, .. } => told.role = Some(role.as_str()),
            Entry::HandOff { step, .. } => told.hand_off = Some(*step),
            Entry::Consent { step, .. } => told.consent = Some(*step),
            Entry::CandidateResolved { outcome, .. } => told.candidate = Some(*outcome),
            _ => {}
        }
        Some(told)
    }

    fn entries<'a>(&'a self, step: &'a Step) -> Vec<DecidedDocument<'a>> {
        let events = &self.seen.document().events;
        let closes =
            |at: &usize| events.get(*at).is_some_and(|event| matches!(event.entry, Entry::Closure { .. }));
        let closed = step.events.iter().any(closes);
        let unanswered = if closed { self.unanswered(step) } else { Vec::new() };
        step.events.iter().filter_map(|at| self.entry(&unanswered, *at)).collect()
    }

    /// What the criteria met at a step rest on that no review at their level or above had considered.
    #[must_use]
    pub fn unanswered(&self, step: &Step) -> Vec<UnansweredDocument<'_>> {
        let recommendation = self.recommendation(step);
        let reviews = self.reviews(step);
        let criteria = self.policy.document().criteria.iter().enumerate();
        let met = criteria.filter(|(at, _)| step.after.meets(*at));
        let unanswered = met.map(|(at, criterion)| {
            let rank = self.policy.rank(&criterion.level);
            let considered: BTreeSet<&str> = reviews
                .iter()
                .filter(|(level, _)| *level >= rank)
                .flat_map(|(_, considered)| considered.iter().map(OccurrenceId::as_str))
                .collect();
            let rests_on = rests_on(&recommendation, at);
            let left = rests_on.into_iter().filter(|id| !considered.contains(id.as_str()));
            UnansweredDocument {
                criterion: criterion.id.as_str(),
                level: criterion.level.as_str(),
                occurrences: left.collect(),
            }
        });
        unanswered.filter(|unanswered| !unanswered.occurrences.is_empty()).collect()
    }

    /// The rank of each review on record by a step, and what it considered.
    fn reviews(&self, step: &Step) -> Vec<(Option<usize>, &[OccurrenceId])> {
        let seen = self.seen.history().event_ranks.iter();
        let ranks = self.seen.history().ranks_at(step.instant);
        let events = self.seen.document().events.iter().zip(seen);
        events
            .filter(|(_, rank)| **rank < ranks)
            .filter_map(|(event, _)| match &event.entry {
                Entry::Review { level, considered, .. } => {
                    Some((self.policy.rank(level), considered.as_slice()))
                }
                _ => None,
            })
            .collect()
    }
}

fn rests_on(recommendation: &Recommendation, criterion: usize) -> BTreeSet<String> {
    let evidence = recommendation.evidence_of(criterion);
    evidence.into_iter().map(|evidence| evidence.occurrence.to_owned()).collect()
}

fn levels(policy: &Policy, levels: Levels) -> LevelsDocument<'_> {
    let id = |rank: usize| policy.level(rank).map_or("", |level| level.id.as_str());
    LevelsDocument {
        level: id(levels.level()),
        ceiling: id(levels.ceiling()),
        ceiling_with_unasked: id(levels.ceiling_with_unasked()),
    }
}
