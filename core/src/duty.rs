//! Duties: what somebody has to do by a date.
//!
//! A duty that is not done does not go away. Its time is up at its due instant; after that it is overdue, and stays
//! on the list until it is done.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::time;

/// What kind of duty it is, in the order in which duties of one instant are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum DutyKind {
    /// To look, because a level asks for it.
    Response,
    /// To find an open case a home.
    NoHome,
    /// To settle where a case belongs that has no clear home.
    Home,
    /// To answer an offer of a case or of a part in supporting it.
    Acceptance,
    /// To return information that was asked for.
    Answer,
    /// To decide whether another record is about the same person.
    Candidate,
    /// To find out what is unknown.
    Unknown,
    /// To ask a required question.
    Question,
    /// To review a case after it was closed.
    FollowUp,
    /// To look again at a case that was closed although something stood against it.
    AgainstAdvice,
    /// To ask whether the record must still be kept.
    Retention,
    /// To delete a record that is not to be kept.
    Deletion,
}

impl DutyKind {
    /// Every kind, in the order of the list.
    pub const ALL: [Self; 12] = [
        Self::Response,
        Self::NoHome,
        Self::Home,
        Self::Acceptance,
        Self::Answer,
        Self::Candidate,
        Self::Unknown,
        Self::Question,
        Self::FollowUp,
        Self::AgainstAdvice,
        Self::Retention,
        Self::Deletion,
    ];

    /// What is to be done, in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Response => "hold the review that is asked for",
            Self::NoHome => "find the case a home",
            Self::Home => "settle where the case belongs",
            Self::Acceptance => "answer the offer",
            Self::Answer => "return what was asked for",
            Self::Candidate => "decide whether it is the same person",
            Self::Unknown => "find out what is unknown",
            Self::Question => "ask what was never asked",
            Self::FollowUp => "review the case after its closure",
            Self::AgainstAdvice => "look again at a closure against advice",
            Self::Retention => "ask whether the record must be kept",
            Self::Deletion => "delete what is not to be kept",
        }
    }
}

/// A duty that is not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DutyDocument<'a> {
    /// What kind of duty it is.
    pub kind: DutyKind,
    /// The case.
    pub case: &'a str,
    /// What it is about: a level, an event, an indicator, `contact/observation`, or the case itself.
    pub about: String,
    /// How many months after the closure, if it is a review after one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    /// Who has it: in the policy's words, or an agency.
    pub who: &'a str,
    /// Since when.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub since: DateTime<FixedOffset>,
    /// By when.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub due: DateTime<FixedOffset>,
    /// Whether its time is up.
    pub overdue: bool,
    /// Whether the time runs beyond the years whose holidays the calendar gives, so that it may be up later.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub beyond_calendar: bool,
}

impl DutyDocument<'_> {
    /// The order of the list: by when it is due, then by case, kind and age.
    pub(crate) fn in_order(&self, other: &Self) -> std::cmp::Ordering {
        let key = |duty: &DutyDocument<'_>| (duty.due, duty.kind, duty.since, duty.months);
        let (one, two) = (key(self), key(other));
        let by_case = self.case.cmp(other.case);
        one.0.cmp(&two.0).then(by_case).then(one.cmp(&two)).then_with(|| self.about.cmp(&other.about))
    }
}
