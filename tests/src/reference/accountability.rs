//! What a policy asks of those who keep a case, with the fields that the reference needs and no others.

use serde::Deserialize;

use super::calendar::TimeLimit;

/// The rules; each may be missing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Accountability {
    /// What opens a case beside a referral.
    pub opening: Option<Opening>,
    /// What opens a closed case again.
    pub reopening: Option<Reopening>,
    /// How an offered home must be answered.
    pub home: Option<HomeRule>,
    /// What a closure needs.
    pub closure: Option<ClosureRule>,
    /// What follows a closure.
    pub follow_up: Option<FollowUp>,
    /// The other time limits.
    #[serde(default)]
    pub clocks: Clocks,
}

/// What opens a case beside a referral.
#[derive(Debug, Clone, Deserialize)]
pub struct Opening {
    /// A contact at which the case is of this level or a higher one.
    pub level: Option<String>,
}

/// What opens a closed case again.
#[derive(Debug, Clone, Deserialize)]
pub struct Reopening {
    /// A contact of one of these kinds.
    pub kinds: Vec<String>,
    /// A contact at which the case is of this level or a higher one.
    pub level: Option<String>,
}

/// How an offered home must be answered.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HomeRule {
    /// Within what time.
    pub answer_within: TimeLimit,
    /// How many refusals are too many.
    pub refusals: usize,
    /// How long an offer, or a case, may be without an answer.
    pub unanswered_for: TimeLimit,
    /// Who then decides.
    pub goes_to: Task,
}

/// Something that a role must do within a time.
#[derive(Debug, Clone, Deserialize)]
pub struct Task {
    /// The role.
    pub role: String,
    /// Who that is.
    pub who: String,
    /// Within what time.
    pub within: TimeLimit,
}

/// What a closure needs.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClosureRule {
    /// From how many referrals on two reviewers are needed.
    pub second_reviewer_from: Option<usize>,
    /// The coded reasons that need a receiver.
    #[serde(default)]
    pub receiver_for: Vec<String>,
    /// Who looks at a closure that went against something.
    pub against_advice: Option<Task>,
}

/// What follows a closure.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FollowUp {
    /// The milestones in months after the closure, ascending.
    pub months: Vec<u32>,
    /// How far it may be extended.
    pub extendable_to: u32,
    /// Who follows up.
    pub who: String,
}

/// The other time limits.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Clocks {
    /// For an answer to a request for information.
    pub information: Option<TimeLimit>,
    /// For the resolution of a candidate.
    pub candidate: Option<TimeLimit>,
    /// For an answer to an unknown or a question.
    pub unknown: Option<TimeLimit>,
    /// For a look at whether the record is still needed.
    pub retention: Option<TimeLimit>,
}
