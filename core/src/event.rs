//! Events: entries of the case's own record.
//!
//! Some are amendments: `refuted`, `explained`, `corrected`, `answered` and `deleted` change how a contact counts
//! from when they are recorded. `shared` decides who sees what, and `closure` what counts as a return. The others
//! are kept and shown, and change no level.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::contact::ContactBody;
use crate::id::{
    AgencyId, ContactId, EventId, LevelId, ObservationId, OccurrenceId, PathwayId, RecordId, RoleId,
};
use crate::observation::{Basis, Role};
use crate::text::FreeText;
use crate::time;

/// One entry of the case's own record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Event {
    /// The id within the case.
    pub id: EventId,
    /// When it was recorded.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub recorded: DateTime<FixedOffset>,
    /// The agency that holds the entry; without it, everybody who looks sees it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<AgencyId>,
    /// What was entered.
    pub entry: Entry,
}

/// What an event records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Entry {
    /// A contact, or one observation of it, was found untrue: it counts no more and stays visible. Other reports
    /// of the same occurrence count until they are refuted too.
    Refuted {
        /// The contact.
        contact: ContactId,
        /// One observation of it; without it, all of the contact.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        observation: Option<ObservationId>,
        /// Why.
        reason: FreeText,
    },
    /// An account of it was accepted: it counts as the policy says. The account holds for the whole occurrence,
    /// whoever else reports it.
    Explained {
        /// The contact.
        contact: ContactId,
        /// One observation of it; without it, all of the contact.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        observation: Option<ObservationId>,
        /// The account that was accepted.
        account: FreeText,
    },
    /// A contact reads differently from now on; a replay of the past still shows what stood there.
    Corrected {
        /// The contact.
        contact: ContactId,
        /// What it reads now.
        now: Box<ContactBody>,
        /// Why.
        reason: FreeText,
    },
    /// An unknown has its answer; it keeps its contact, date and sector.
    Answered {
        /// The contact.
        contact: ContactId,
        /// The observation whose presence was unknown.
        observation: ObservationId,
        /// The answer.
        presence: Answer,
        /// What it rests on.
        basis: Basis,
        /// The subject's part in it, if the answer changes it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        role: Option<Role>,
    },
    /// A contact was deleted: this dated tombstone stays, and the contact counts no more.
    Deleted {
        /// The contact, whose content may be gone from the document.
        contact: ContactId,
        /// Why.
        reason: FreeText,
    },
    /// Contacts or entries were sent to other agencies.
    Shared {
        /// The contacts that were sent.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        contacts: Vec<ContactId>,
        /// The entries that were sent.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        events: Vec<EventId>,
        /// To whom.
        with: Vec<AgencyId>,
    },
    /// Another record may be about the same person.
    Candidate {
        /// The other record.
        record: RecordId,
        /// Why it may be.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<FreeText>,
    },
    /// A person decided whether a candidate is the same person.
    CandidateResolved {
        /// The event that named the candidate.
        candidate: EventId,
        /// What was decided.
        outcome: CandidateOutcome,
        /// Why.
        reason: FreeText,
    },
    /// A human considered the case at a level.
    Review {
        /// The level of the policy at which it was held.
        level: LevelId,
        /// The reviewer's role.
        role: RoleId,
        /// The occurrences that were considered.
        considered: Vec<OccurrenceId>,
        /// Whether a judgement was written down before the recommendation was seen.
        judged_first: bool,
        /// Free text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<FreeText>,
    },
    /// A named role decided.
    Decision {
        /// The role.
        role: RoleId,
        /// Whether it follows the recommendation.
        follows: bool,
        /// The level that was decided on, if one was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<LevelId>,
        /// Why.
        reason: FreeText,
    },
    /// A human closed the case.
    Closure {
        /// The role that closed it.
        role: RoleId,
        /// The referrals that it disposes of.
        referrals: Vec<ContactId>,
        /// The coded reason.
        reason: ClosureReason,
        /// Free text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<FreeText>,
        /// The agency that is to go on, if any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        receiver: Option<AgencyId>,
    },
    /// A human opened the case again.
    Reopened {
        /// The role that opened it.
        role: RoleId,
        /// Why.
        reason: FreeText,
    },
    /// A step in giving the case a home.
    HandOff {
        /// The step.
        step: HandOffStep,
        /// The pathway.
        pathway: PathwayId,
        /// The agency that is to take the case.
        to: AgencyId,
        /// The agency that gives it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<AgencyId>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<FreeText>,
    },
    /// A step in asking for consent.
    Consent {
        /// The step.
        step: ConsentStep,
        /// Free text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<FreeText>,
    },
}

/// The answer to an unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Answer {
    /// It was there.
    Present,
    /// It was not there.
    Absent,
}

/// What was decided about a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum CandidateOutcome {
    /// One person.
    SamePerson,
    /// Two people.
    DifferentPerson,
}

/// The coded reason of a closure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ClosureReason {
    /// No concern was found.
    NoConcern,
    /// The subject's account was accepted.
    Explained,
    /// Needs were held to be met elsewhere.
    NeedsMetElsewhere,
    /// The person was pointed to another service.
    Signposted,
    /// The pathway was held not to be suitable.
    NotSuitable,
    /// Consent was declined.
    ConsentDeclined,
    /// The case went to another service.
    Transferred,
    /// The risk was held to be resolved.
    RiskResolved,
    /// Any other.
    Other,
}

impl ClosureReason {
    /// The reason in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NoConcern => "no concern found",
            Self::Explained => "account accepted",
            Self::NeedsMetElsewhere => "needs held to be met elsewhere",
            Self::Signposted => "pointed to another service",
            Self::NotSuitable => "held not suitable",
            Self::ConsentDeclined => "consent declined",
            Self::Transferred => "transferred",
            Self::RiskResolved => "risk held to be resolved",
            Self::Other => "other",
        }
    }
}

/// A step of a hand-off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum HandOffStep {
    /// The case was offered.
    Offered,
    /// The offer was accepted.
    Accepted,
    /// The offer was declined.
    Declined,
    /// The offer had no answer in time.
    Lapsed,
    /// The offer was taken back.
    Withdrawn,
}

/// A step in asking for consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ConsentStep {
    /// It was asked for.
    Sought,
    /// It was given.
    Given,
    /// It was declined.
    Declined,
    /// It was taken back.
    Withdrawn,
}

impl Entry {
    /// What kind of entry it is, as the document writes it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Refuted { .. } => "refuted",
            Self::Explained { .. } => "explained",
            Self::Corrected { .. } => "corrected",
            Self::Answered { .. } => "answered",
            Self::Deleted { .. } => "deleted",
            Self::Shared { .. } => "shared",
            Self::Candidate { .. } => "candidate",
            Self::CandidateResolved { .. } => "candidateResolved",
            Self::Review { .. } => "review",
            Self::Decision { .. } => "decision",
            Self::Closure { .. } => "closure",
            Self::Reopened { .. } => "reopened",
            Self::HandOff { .. } => "handOff",
            Self::Consent { .. } => "consent",
        }
    }

    /// The contact that it amends, if it is an amendment.
    #[must_use]
    pub fn amends(&self) -> Option<&ContactId> {
        match self {
            Self::Refuted { contact, .. }
            | Self::Explained { contact, .. }
            | Self::Corrected { contact, .. }
            | Self::Answered { contact, .. }
            | Self::Deleted { contact, .. } => Some(contact),
            _ => None,
        }
    }
}
