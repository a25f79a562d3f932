//! Events: entries of the case's own record.
//!
//! Some are amendments: `refuted`, `explained`, `corrected`, `answered` and `deleted` change how a contact counts
//! from when they are recorded. `shared` decides who sees what, and `closure` what counts as a return. The others
//! are what was done about the case: reviews, decisions, hand-offs, requests. They change no level.
//!
//! Entries are taken in the order of their instants. Of one instant contacts come first, then events in the order of
//! their ids.

mod words;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::contact::ContactBody;
use crate::digest::Digest;
use crate::id::{
    AgencyId, ContactId, EventId, LevelId, ObservationId, OccurrenceId, PathwayId, RecordId, RoleId,
};
use crate::observation::{Basis, Role};
use crate::text::FreeText;
use crate::time;

pub use words::{
    Answer, BlockerKind, CandidateOutcome, ClosureReason, ConsentStep, OfferStep, ReturnOutcome, Speaker,
};

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
        /// The level that the reviewer judged to be right, if that was written down.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judgement: Option<LevelId>,
        /// The closure that it looks at again, if it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after_closure: Option<AfterClosure>,
        /// Free text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<FreeText>,
    },
    /// A named role decided. Nothing makes a decision of a recommendation: a person enters it.
    Decision {
        /// The role.
        role: RoleId,
        /// Whether it follows the recommendation; one that departs from it, up or down, names its level.
        follows: bool,
        /// The level that was decided on, if one was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<LevelId>,
        /// The receipt of the recommendation that was seen, by its id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        receipt: Option<Digest>,
        /// Why.
        reason: FreeText,
    },
    /// A human wants to close the case; what stands against it is worked out, and nothing is closed.
    ClosureProposed {
        /// The role that proposes it.
        role: RoleId,
        /// The referrals that it would dispose of.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        referrals: Vec<ContactId>,
        /// The coded reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<ClosureReason>,
        /// The agency that is to go on, if any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        receiver: Option<AgencyId>,
        /// Free text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<FreeText>,
    },
    /// A human closed the case.
    Closure {
        /// The role that closed it.
        role: RoleId,
        /// The referrals that it disposes of.
        referrals: Vec<ContactId>,
        /// The coded reason; without one the closure is shown as lacking it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<ClosureReason>,
        /// What stood against it, if it was closed all the same.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        against: Option<AgainstAdvice>,
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
    /// A step in giving the case a home. The giver keeps the case until an offer is accepted.
    HandOff {
        /// The step.
        step: OfferStep,
        /// The pathway.
        pathway: PathwayId,
        /// The agency that is to take the case.
        to: AgencyId,
        /// The agency that gives it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<AgencyId>,
        /// The role that owns the case from now on; whoever accepts names it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<RoleId>,
        /// Why; whoever declines says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<FreeText>,
    },
    /// A step in having another service support the one that has the case.
    Support {
        /// The step.
        step: OfferStep,
        /// The agency that is to support.
        to: AgencyId,
        /// What it is to do.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        what: Option<FreeText>,
        /// Why; whoever declines says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<FreeText>,
    },
    /// Information was asked for.
    InformationRequested {
        /// Of whom.
        of: AgencyId,
        /// What.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        what: Option<FreeText>,
    },
    /// What came of asking for information.
    InformationReturned {
        /// The event that asked.
        request: EventId,
        /// What came of it.
        outcome: ReturnOutcome,
        /// Free text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<FreeText>,
    },
    /// A step in asking for consent. It may choose a home, and never a level.
    Consent {
        /// The step.
        step: ConsentStep,
        /// Free text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<FreeText>,
    },
    /// The reviews after a closure go on for longer.
    FollowUpExtended {
        /// The closure.
        closure: EventId,
        /// How many months after the closure the last review is to be.
        months: u32,
        /// The role that decided so.
        role: RoleId,
        /// Why.
        reason: FreeText,
    },
    /// Somebody looked whether the record must still be kept.
    RetentionReviewed {
        /// The role.
        role: RoleId,
        /// Whether it is kept; if not, its contacts are to be deleted.
        keep: bool,
        /// Why.
        reason: FreeText,
    },
    /// What a person says of a fact on record; it stands beside the fact, and changes nothing of it.
    Statement {
        /// The contact.
        contact: ContactId,
        /// One observation of it; without it, all of the contact.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        observation: Option<ObservationId>,
        /// Who says it.
        by: Speaker,
        /// What is said.
        text: FreeText,
    },
}

/// Which closure a review looks at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AfterClosure {
    /// The closure.
    pub closure: EventId,
    /// The follow-up that it is, by the months after the closure at which that was due; without it, it is a look at
    /// what stood against the closure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
}

/// What stood against a closure that a human made all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AgainstAdvice {
    /// Every kind of blocker that there was.
    pub blockers: Vec<BlockerKind>,
    /// Why it was closed all the same.
    pub reason: FreeText,
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
            Self::ClosureProposed { .. } => "closureProposed",
            Self::Closure { .. } => "closure",
            Self::Reopened { .. } => "reopened",
            Self::HandOff { .. } => "handOff",
            Self::Support { .. } => "support",
            Self::InformationRequested { .. } => "informationRequested",
            Self::InformationReturned { .. } => "informationReturned",
            Self::Consent { .. } => "consent",
            Self::FollowUpExtended { .. } => "followUpExtended",
            Self::RetentionReviewed { .. } => "retentionReviewed",
            Self::Statement { .. } => "statement",
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

    /// Whether it takes back something that stood on record: what was found untrue, corrected or deleted. An account
    /// or an answer does not.
    #[must_use]
    pub fn takes_back(&self) -> bool {
        matches!(self, Self::Refuted { .. } | Self::Corrected { .. } | Self::Deleted { .. })
    }
}
