//! Closures: what stands against one, and what a human who closes all the same must say.
//!
//! Nothing closes itself, and nothing here closes a case: [`Case::closure`](crate::Case::closure) says whether
//! something stands against it, and everything that does, at once. A person closes, and may do so against advice; the
//! record then carries every blocker, the role and the reason.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use crate::event::{AgainstAdvice, BlockerKind, ClosureReason, Entry};
use crate::id::{AgencyId, CaseId, ContactId, RoleId};
use crate::text::FreeText;

/// Something that stands against a closure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Blocker {
    /// A level asked for a look that nobody has held in full.
    ResponseOutstanding {
        /// The level.
        level: String,
        /// The occurrences that nobody has considered together.
        occurrences: Vec<String>,
    },
    /// Information was asked for and has not come.
    InformationOutstanding {
        /// The event that asked.
        event: String,
        /// Of whom.
        of: String,
    },
    /// A required question was never asked.
    QuestionUnasked {
        /// The indicator that it asks about.
        indicator: String,
    },
    /// Nobody has decided whether another record is about the same person.
    CandidateUnresolved {
        /// The event that named it.
        event: String,
        /// The other record.
        record: String,
    },
    /// The service that is to go on has not accepted, or is not named.
    ReceiverNotAccepted {
        /// The service, if one is named.
        #[serde(skip_serializing_if = "Option::is_none")]
        receiver: Option<String>,
    },
    /// So many referrals need two reviewers who considered them all.
    SecondReviewerMissing {
        /// The referrals.
        referrals: Vec<String>,
    },
    /// No coded reason is given.
    ReasonMissing,
    /// These referrals are disposed of by nothing.
    ReferralsNotNamed {
        /// The referrals.
        referrals: Vec<String>,
    },
}

impl Blocker {
    /// What kind of blocker it is.
    #[must_use]
    pub fn kind(&self) -> BlockerKind {
        match self {
            Self::ResponseOutstanding { .. } => BlockerKind::ResponseOutstanding,
            Self::InformationOutstanding { .. } => BlockerKind::InformationOutstanding,
            Self::QuestionUnasked { .. } => BlockerKind::QuestionUnasked,
            Self::CandidateUnresolved { .. } => BlockerKind::CandidateUnresolved,
            Self::ReceiverNotAccepted { .. } => BlockerKind::ReceiverNotAccepted,
            Self::SecondReviewerMissing { .. } => BlockerKind::SecondReviewerMissing,
            Self::ReasonMissing => BlockerKind::ReasonMissing,
            Self::ReferralsNotNamed { .. } => BlockerKind::ReferralsNotNamed,
        }
    }
}

/// What a closure says of itself: its coded reason, the referrals that it disposes of, and who is to go on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClosureProposal {
    /// The coded reason.
    pub reason: Option<ClosureReason>,
    /// The referrals.
    pub referrals: Vec<ContactId>,
    /// The agency that is to go on, if any.
    pub receiver: Option<AgencyId>,
}

impl ClosureProposal {
    /// What an entry that closes, or proposes to, says of it; nothing for any other entry.
    #[must_use]
    pub fn of(entry: &Entry) -> Option<Self> {
        match entry {
            Entry::Closure { reason, referrals, receiver, .. }
            | Entry::ClosureProposed { reason, referrals, receiver, .. } => {
                Some(Self { reason: *reason, referrals: referrals.clone(), receiver: receiver.clone() })
            }
            _ => None,
        }
    }

    fn entry(self, role: RoleId, note: Option<FreeText>, against: Option<AgainstAdvice>) -> Entry {
        let Self { reason, referrals, receiver } = self;
        Entry::Closure { role, referrals, reason, against, note, receiver }
    }
}

/// Nothing stands against a closure, as of an instant. It is no decision: a person closes, or does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    pub(crate) case: CaseId,
    pub(crate) as_of: DateTime<FixedOffset>,
    pub(crate) proposal: ClosureProposal,
}

impl Permit {
    /// The case.
    #[must_use]
    pub fn case(&self) -> &CaseId {
        &self.case
    }

    /// The instant by which all that it rests on was recorded.
    #[must_use]
    pub fn as_of(&self) -> DateTime<FixedOffset> {
        self.as_of
    }

    /// What is to be closed, and how.
    #[must_use]
    pub fn proposal(&self) -> &ClosureProposal {
        &self.proposal
    }

    /// The entry to record if a person decides to close.
    #[must_use]
    pub fn closed_by(self, role: RoleId, note: Option<FreeText>) -> Entry {
        self.proposal.entry(role, note, None)
    }
}

/// Everything that stands against a closure, as of an instant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} stand{} against closing the case `{case}`", count(.blockers), if .blockers.len() == 1 { "s" } else { "" })]
pub struct Blocked {
    pub(crate) case: CaseId,
    pub(crate) as_of: DateTime<FixedOffset>,
    pub(crate) proposal: ClosureProposal,
    pub(crate) blockers: Vec<Blocker>,
}

fn count(blockers: &[Blocker]) -> String {
    if blockers.len() == 1 { "1 thing".to_owned() } else { format!("{} things", blockers.len()) }
}

impl Blocked {
    /// The case.
    #[must_use]
    pub fn case(&self) -> &CaseId {
        &self.case
    }

    /// The instant by which all that it rests on was recorded.
    #[must_use]
    pub fn as_of(&self) -> DateTime<FixedOffset> {
        self.as_of
    }

    /// How the case was to be closed.
    #[must_use]
    pub fn proposal(&self) -> &ClosureProposal {
        &self.proposal
    }

    /// Everything that stands against it; at least one.
    #[must_use]
    pub fn blockers(&self) -> &[Blocker] {
        &self.blockers
    }

    /// The entry to record if a person decides to close all the same: it carries every kind of blocker, the role and
    /// the reason, and the case stays on the duty list that the policy names.
    #[must_use]
    pub fn closed_against_advice_by(self, role: RoleId, reason: FreeText) -> Entry {
        let mut kinds: Vec<BlockerKind> = self.blockers.iter().map(Blocker::kind).collect();
        kinds.dedup();
        self.proposal.entry(role, None, Some(AgainstAdvice { blockers: kinds, reason }))
    }
}
