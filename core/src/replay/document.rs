//! A replay as data.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::{REPLAY_SCHEMA, Replay, Step};
use crate::closure::Blocker;
use crate::event::{CandidateOutcome, ClosureReason, ConsentStep, Entry, Event, OfferStep};
use crate::id::{AgencyId, LevelId, OccurrenceId};
use crate::policy::Policy;
use crate::recommendation::{Levels, VersionedId};
use crate::standing::Standing;
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

/// What a review did about what a level had asked for.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WeighedDocument<'a> {
    /// The level that had asked.
    pub level: &'a str,
    /// Whether the review was held below that level.
    pub level_too_low: bool,
    /// The occurrences that the ask rested on and the review did not consider; empty if it considered all.
    pub left_out: Vec<String>,
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
    /// What a review did about each level that had asked and had no answer, the highest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub weighed: Vec<WeighedDocument<'a>>,
    /// Everything that stood against a closure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blockers: Vec<Blocker>,
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

    fn entry<'a>(&'a self, standing: Option<&Standing>, at: usize) -> Option<DecidedDocument<'a>> {
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
            weighed: Vec::new(),
            blockers: Vec::new(),
        };
        match &event.entry {
            Entry::Closure { role, reason, .. } => {
                told.role = Some(role.as_str());
                told.reason = *reason;
                told.blockers = standing.map(|then| then.blockers_of_event(at)).unwrap_or_default();
            }
            Entry::Review { level, role, considered, .. } => {
                told.role = Some(role.as_str());
                told.level = Some(level.as_str());
                told.considered = considered.iter().map(OccurrenceId::as_str).collect();
                told.weighed = standing.map(|then| self.weighed(then, event)).unwrap_or_default();
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
        let weighs = |at: &usize| {
            let entry = events.get(*at).map(|event| &event.entry);
            matches!(entry, Some(Entry::Closure { .. } | Entry::Review { .. }))
        };
        let standing = step.events.iter().any(weighs).then(|| self.standing(step));
        step.events.iter().filter_map(|at| self.entry(standing.as_ref(), *at)).collect()
    }

    /// What a review did about each level that had asked and had no answer when it was held.
    fn weighed(&self, standing: &Standing, event: &Event) -> Vec<WeighedDocument<'_>> {
        let level = |id: &str| self.policy.document().levels.iter().find(|level| level.id.as_str() == id);
        let weighed = standing.weighed(event.id.as_str()).into_iter().filter_map(|(id, review)| {
            Some(WeighedDocument {
                level: level(&id)?.id.as_str(),
                level_too_low: review.level_too_low,
                left_out: review.left_out.into_iter().map(str::to_owned).collect(),
            })
        });
        weighed.collect()
    }
}

fn levels(policy: &Policy, levels: Levels) -> LevelsDocument<'_> {
    let id = |rank: usize| policy.level(rank).map_or("", |level| level.id.as_str());
    LevelsDocument {
        level: id(levels.level()),
        ceiling: id(levels.ceiling()),
        ceiling_with_unasked: id(levels.ceiling_with_unasked()),
    }
}
