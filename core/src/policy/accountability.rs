//! Accountability: how a policy has a case owned, closed and looked at again.
//!
//! Levels say who must look. These rules say when a case opens, who is told that it has no home, what a closure needs
//! besides what every closure needs, and how long an answer may take.

use serde::{Deserialize, Serialize};

use crate::contact::ContactKind;
use crate::event::ClosureReason;
use crate::id::{LevelId, RoleId, SourceId};
use crate::time::TimeLimit;

/// To whom something goes, and within what time that role must act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Escalation {
    /// The role.
    pub role: RoleId,
    /// Who that is, in plain words.
    pub who: String,
    /// Within what time.
    pub within: TimeLimit,
}

/// When a case opens besides at its first referral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Opening {
    /// A contact with which the record reaches this level opens it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<LevelId>,
    /// Why, in plain English.
    pub reason: String,
    /// What it rests on.
    pub sources: Vec<SourceId>,
}

/// When a contact opens a closed case again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Reopening {
    /// A contact of one of these kinds does.
    pub kinds: Vec<ContactKind>,
    /// So does any contact that counts, while the record reaches this level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<LevelId>,
    /// Why, in plain English.
    pub reason: String,
    /// What it rests on.
    pub sources: Vec<SourceId>,
}

/// When a case has no clear home, and to whom that goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct HomeRule {
    /// Within what time an offer is to be answered.
    pub answer_within: TimeLimit,
    /// How many refusals, declined or lapsed, since the case was last accepted or opened make "no clear home".
    pub refusals: u32,
    /// How long an offer may be without an answer, or an open case without a home, before it has no clear home.
    pub unanswered_for: TimeLimit,
    /// To whom a case without a clear home goes.
    pub goes_to: Escalation,
    /// Why, in plain English.
    pub reason: String,
    /// What it rests on.
    pub sources: Vec<SourceId>,
}

/// What a closure needs besides what every closure needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClosureRule {
    /// From how many referrals on two reviewers must have considered them all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_reviewer_from: Option<u32>,
    /// The coded reasons that say that others go on: they need a receiver that has accepted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub receiver_for: Vec<ClosureReason>,
    /// Who looks again at a case that was closed although something stood against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against_advice: Option<Escalation>,
    /// Why, in plain English.
    pub reason: String,
    /// What it rests on.
    pub sources: Vec<SourceId>,
}

/// The reviews after a closure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FollowUp {
    /// How many months after the closure each is due, in order.
    pub months: Vec<u32>,
    /// Up to how many months after the closure they may be extended.
    pub extendable_to: u32,
    /// Who holds them, in plain words.
    pub who: String,
    /// Why, in plain English.
    pub reason: String,
    /// What it rests on.
    pub sources: Vec<SourceId>,
}

/// How long the rest may take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Clocks {
    /// The return of information that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub information: Option<TimeLimit>,
    /// Deciding whether another record is about the same person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<TimeLimit>,
    /// How long something may stay unknown, or a required question unasked, in an open case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<TimeLimit>,
    /// How long after the last contact, closure or look somebody must ask whether the record is still to be kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<TimeLimit>,
    /// Why, in plain English.
    pub reason: String,
    /// What they rest on.
    pub sources: Vec<SourceId>,
}

/// How cases are owned, closed and looked at again; each part may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Accountability {
    /// When a case opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<Opening>,
    /// When a closed case opens again; without it, at any referral.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reopening: Option<Reopening>,
    /// When a case has no clear home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<HomeRule>,
    /// What a closure needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closure: Option<ClosureRule>,
    /// The reviews after a closure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<FollowUp>,
    /// How long the rest may take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clocks: Option<Clocks>,
}
