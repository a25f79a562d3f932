//! A comparison of two recommendations as data.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::{COMPARISON_SCHEMA, Cause, Comparison, Moved};
use crate::explanation::{ConditionDocument, CriterionDocument, criteria};
use crate::recommendation::{EvidenceDocument, Recommendation, VersionedId};
use crate::standing::Direction;
use crate::time;
use crate::viewpoint::Viewpoint;

/// One of the two recommendations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SideDocument<'a> {
    /// The policy that asks.
    pub policy: VersionedId<'a>,
    /// The case.
    pub case: &'a str,
    /// Whose knowledge it rests on.
    pub viewpoint: &'a Viewpoint,
    /// The instant by which all that it rests on was recorded.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub as_of: DateTime<FixedOffset>,
    /// The level.
    pub level: &'a str,
    /// The level if every open unknown were so.
    pub ceiling: &'a str,
    /// The same with the questions that were never asked.
    pub ceiling_with_unasked: &'a str,
    /// The route to the home.
    pub route: &'a str,
}

/// Something that differs between the two, and what it did to the level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CauseDocument<'a> {
    /// What differs.
    pub cause: Cause,
    /// Whether it has a part in the level: added to some of the other changes, or to none, it moves the level.
    pub moves: bool,
    /// The level with this alone changed.
    pub only: &'a str,
    /// The level with all but this changed.
    pub without: &'a str,
}

/// A criterion that came out otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CriterionMoveDocument<'a> {
    /// The criterion.
    pub criterion: &'a str,
    /// Whether it was met; nothing if the first policy has no such criterion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was_met: Option<bool>,
    /// Whether it is met; nothing if the second policy has no such criterion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_met: Option<bool>,
    /// The figures before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<ConditionDocument>,
    /// The figures after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<ConditionDocument>,
    /// The level that it reached, if that is another now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached: Option<&'a str>,
    /// What it rests on now and did not before.
    pub gained: Vec<EvidenceDocument<'a>>,
    /// What it rested on before and does not now.
    pub lost: Vec<EvidenceDocument<'a>>,
}

/// A comparison of two recommendations.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ComparisonDocument<'a> {
    /// The kind and version of the document: [`COMPARISON_SCHEMA`].
    pub schema: &'static str,
    /// The first.
    pub before: SideDocument<'a>,
    /// The second.
    pub after: SideDocument<'a>,
    /// Which way the level moved; nothing where the second policy has no such level as the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// What differs: facts, time, policy.
    pub causes: Vec<CauseDocument<'a>>,
    /// The criteria that came out otherwise, in the order of the second policy, then those that went.
    pub criteria: Vec<CriterionMoveDocument<'a>>,
    /// Contacts that stand on record now, neither found untrue nor deleted, and did not before.
    pub contacts_gained: Vec<&'a str>,
    /// Contacts that stood on record before and do not now.
    pub contacts_lost: Vec<&'a str>,
}

impl ComparisonDocument<'_> {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let outcome = |side: &SideDocument<'_>| {
            [side.level, side.ceiling, side.ceiling_with_unasked, side.route].map(str::to_owned)
        };
        let quiet = self.causes.is_empty() && self.criteria.is_empty();
        let same = self.contacts_gained.is_empty() && self.contacts_lost.is_empty();
        quiet && same && outcome(&self.before) == outcome(&self.after)
    }
}

pub(super) fn document(comparison: &Comparison) -> ComparisonDocument<'_> {
    let (before, after) = (&comparison.before, &comparison.after);
    let (was, is) = (contacts(before), contacts(after));
    ComparisonDocument {
        schema: COMPARISON_SCHEMA,
        before: side(before),
        after: side(after),
        direction: direction(before, after),
        causes: comparison.moved.iter().map(cause).collect(),
        criteria: moves(before, after),
        contacts_gained: is.difference(&was).copied().collect(),
        contacts_lost: was.difference(&is).copied().collect(),
    }
}

fn side(made: &Recommendation) -> SideDocument<'_> {
    let policy = made.policy().document();
    SideDocument {
        policy: VersionedId { id: policy.id.as_str(), version: &policy.version },
        case: made.case().document().id.as_str(),
        viewpoint: made.case().viewpoint(),
        as_of: made.as_of(),
        level: made.level().id.as_str(),
        ceiling: made.ceiling().id.as_str(),
        ceiling_with_unasked: made.ceiling_with_unasked().id.as_str(),
        route: made.route_id(),
    }
}

fn direction(before: &Recommendation, after: &Recommendation) -> Option<Direction> {
    let was = after.policy().rank(&before.level().id)?;
    Some(match after.levels().level().cmp(&was) {
        std::cmp::Ordering::Greater => Direction::Up,
        std::cmp::Ordering::Less => Direction::Down,
        std::cmp::Ordering::Equal => Direction::Same,
    })
}

fn cause(moved: &Moved) -> CauseDocument<'_> {
    let Moved { cause, moves, only, without } = moved;
    CauseDocument { cause: *cause, moves: *moves, only: only.as_str(), without: without.as_str() }
}

/// The contacts that stand on record.
fn contacts(made: &Recommendation) -> BTreeSet<&str> {
    made.counted_contacts().collect()
}

fn moves<'a>(before: &'a Recommendation, after: &'a Recommendation) -> Vec<CriterionMoveDocument<'a>> {
    let (was, is) = (criteria(before), criteria(after));
    let numbered_was = || was.iter().enumerate();
    let mut moves = Vec::new();
    for own in is.iter().enumerate() {
        let same = numbered_was().find(|(_, known)| known.criterion == own.1.criterion);
        moves.extend(told(before, after, same, Some(own)));
    }
    for own in numbered_was().filter(|(_, own)| !is.iter().any(|known| known.criterion == own.criterion)) {
        moves.extend(told(before, after, Some(own), None));
    }
    moves
}

/// What moved about one criterion, if anything did.
fn told<'a>(
    before: &'a Recommendation,
    after: &'a Recommendation,
    was: Option<(usize, &CriterionDocument<'a>)>,
    is: Option<(usize, &CriterionDocument<'a>)>,
) -> Option<CriterionMoveDocument<'a>> {
    let evidence =
        |made: &'a Recommendation, at: Option<usize>| at.map(|at| made.evidence_of(at)).unwrap_or_default();
    let (at, own) = (was.map(|(at, _)| at), is.map(|(at, _)| at));
    let (was, is) = (was.map(|(_, was)| was), is.map(|(_, is)| is));
    let (rested, rests) = (evidence(before, at), evidence(after, own));
    let reached = was.zip(is).filter(|(was, is)| was.level != is.level).map(|(was, _)| was.level);
    let moved = CriterionMoveDocument {
        criterion: is.or(was)?.criterion,
        was_met: was.map(|was| was.met),
        is_met: is.map(|is| is.met),
        was: was.map(|was| was.asks.clone()),
        is: is.map(|is| is.asks.clone()),
        reached,
        gained: not_in(&rests, &rested),
        lost: not_in(&rested, &rests),
    };
    let quiet = moved.gained.is_empty() && moved.lost.is_empty() && reached.is_none();
    (!quiet || moved.was != moved.is || moved.was_met != moved.is_met).then_some(moved)
}

/// The evidence of one list that another does not have, in its order.
fn not_in<'a>(one: &[EvidenceDocument<'a>], other: &[EvidenceDocument<'a>]) -> Vec<EvidenceDocument<'a>> {
    let other: BTreeSet<&EvidenceDocument<'a>> = other.iter().collect();
    one.iter().filter(|piece| !other.contains(piece)).cloned().collect()
}
