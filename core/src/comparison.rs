//! Comparisons: what differs between two recommendations, or between two policies, and why.
//!
//! A level may move because of facts (what was on record, and for whom), because of time (windows end at the day
//! that is asked about) or because of the policy. Which of them it was is not guessed: they are changed in every
//! combination, and the level is taken every time.

mod document;
mod policies;

use crate::engine::{self, View};
use crate::id::LevelId;
use crate::json;
use crate::policy::Policy;
use crate::recommendation::Recommendation;

pub use document::{CauseDocument, ComparisonDocument, CriterionMoveDocument, SideDocument};
pub use policies::{
    Change as CriterionChange, CriterionChangeDocument, POLICY_COMPARISON_SCHEMA, PolicyComparisonDocument,
};

/// The version of the comparison document that this library writes.
pub const COMPARISON_SCHEMA: &str = "everycontact/comparison/1";

/// What can move a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Cause {
    /// What was on record, and seen from the viewpoint.
    Facts,
    /// The day up to which windows look back.
    Time,
    /// The policy, or the codebook that it reads.
    Policy,
}

impl Cause {
    const ALL: [Self; 3] = [Self::Facts, Self::Time, Self::Policy];
}

/// Two recommendations side by side: of two instants, two policies, or two states of a record.
///
/// Made by [`Recommendation::compare`].
#[derive(Debug, Clone)]
pub struct Comparison {
    before: Recommendation,
    after: Recommendation,
    moved: Vec<Moved>,
}

/// What a cause did to the level.
#[derive(Debug, Clone)]
struct Moved {
    cause: Cause,
    moves: bool,
    /// The level with this alone changed, and with all but this.
    only: LevelId,
    without: LevelId,
}

impl Recommendation {
    /// What differs in another recommendation: which criteria moved, by what evidence, and what moved the level.
    ///
    /// # Example
    /// ```
    /// use everycontact::{parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let before = policy.recommend(&case, parse_instant("2021-04-20T12:00:00Z")?);
    /// let after = policy.recommend(&case, parse_instant("2021-04-30T23:59:59Z")?);
    ///
    /// let comparison = before.compare(&after);
    /// let document = comparison.document();
    /// assert!(document.criteria.iter().any(|moved| moved.criterion == "referrals-three"));
    /// assert!(before.compare(&before).is_empty());
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn compare(&self, after: &Self) -> Comparison {
        let (before, after) = (self.clone(), after.clone());
        let moved = moved(&before, &after);
        Comparison { before, after, moved }
    }
}

/// Changes the causes that differ in every combination, and says of each what it did.
fn moved(before: &Recommendation, after: &Recommendation) -> Vec<Moved> {
    let differing: Vec<Cause> =
        Cause::ALL.into_iter().filter(|cause| differs(*cause, before, after)).collect();
    let bit = |cause: Cause| differing.iter().position(|known| *known == cause).map_or(0, |at| 1_usize << at);
    let all = 1_usize << differing.len();
    let levels: Vec<LevelId> = (0..all)
        .map(|changed| {
            let from = |cause| if changed & bit(cause) != 0 { after } else { before };
            mixed(from(Cause::Facts), from(Cause::Time), from(Cause::Policy))
        })
        .collect();
    let level = |changed: usize| levels.get(changed).unwrap_or(&before.level().id);
    let told = differing.iter().map(|cause| {
        let own = bit(*cause);
        let mut without = (0..all).filter(|changed| changed & own == 0);
        Moved {
            cause: *cause,
            moves: without.any(|others| level(others) != level(others | own)),
            only: level(own).clone(),
            without: level((all - 1) & !own).clone(),
        }
    });
    told.collect()
}

fn differs(cause: Cause, before: &Recommendation, after: &Recommendation) -> bool {
    match cause {
        Cause::Facts => before.case().digest(before.as_of()) != after.case().digest(after.as_of()),
        Cause::Time => before.as_of().date_naive() != after.as_of().date_naive(),
        Cause::Policy => {
            let digests = |policy: &Policy| (policy.digest(), policy.codebook().digest());
            digests(before.policy()) != digests(after.policy())
        }
    }
}

/// The level that the facts of one recommendation reach on the day of another under the policy of a third.
fn mixed(facts: &Recommendation, time: &Recommendation, policy: &Recommendation) -> LevelId {
    let policy = policy.policy();
    let case = policy.own(facts.case());
    let ranks = case.history().ranks_at(facts.as_of());
    let view = View { ranks, date: time.as_of().date_naive() };
    policy.level_of_rank(engine::levels(policy.compiled(), case.history(), view).level).id.clone()
}

impl Comparison {
    /// The first of the two.
    #[must_use]
    pub fn before(&self) -> &Recommendation {
        &self.before
    }

    /// The second of the two.
    #[must_use]
    pub fn after(&self) -> &Recommendation {
        &self.after
    }

    /// Whether nothing differs: neither facts, day and policy nor anything that they led to.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.document().is_empty()
    }

    /// All of it as data: what [`Comparison::to_json`] writes.
    #[must_use]
    pub fn document(&self) -> ComparisonDocument<'_> {
        document::document(self)
    }

    /// All of it as JSON text, the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(&self.document())
    }
}
