//! The words that entries are made of.

use serde::{Deserialize, Serialize};

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
    /// Every reason.
    pub const ALL: [Self; 9] = [
        Self::NoConcern,
        Self::Explained,
        Self::NeedsMetElsewhere,
        Self::Signposted,
        Self::NotSuitable,
        Self::ConsentDeclined,
        Self::Transferred,
        Self::RiskResolved,
        Self::Other,
    ];

    /// The reason as documents write it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoConcern => "noConcern",
            Self::Explained => "explained",
            Self::NeedsMetElsewhere => "needsMetElsewhere",
            Self::Signposted => "signposted",
            Self::NotSuitable => "notSuitable",
            Self::ConsentDeclined => "consentDeclined",
            Self::Transferred => "transferred",
            Self::RiskResolved => "riskResolved",
            Self::Other => "other",
        }
    }

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

/// A step of an offer: of the case itself, or of a part in supporting it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum OfferStep {
    /// The offer was made.
    Offered,
    /// The offer was accepted.
    Accepted,
    /// The offer was declined.
    Declined,
    /// The offer had no answer in time.
    Lapsed,
    /// The offer was taken back; of a support, also one that was accepted.
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

/// What came of asking for information.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ReturnOutcome {
    /// It came.
    Provided,
    /// There is none.
    NothingHeld,
    /// It was refused, and is still outstanding.
    Refused,
    /// It is no longer asked for.
    Withdrawn,
}

/// Who says something of a fact on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Speaker {
    /// The person whom the case is about.
    Subject,
    /// A parent or other carer.
    Carer,
    /// Whoever speaks for the person.
    Representative,
}

impl ReturnOutcome {
    /// The outcome in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Provided => "given",
            Self::NothingHeld => "nothing held",
            Self::Refused => "refused",
            Self::Withdrawn => "no longer asked for",
        }
    }
}

impl CandidateOutcome {
    /// The outcome in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::SamePerson => "the other record is about the same person",
            Self::DifferentPerson => "the other record is about somebody else",
        }
    }
}

impl Speaker {
    /// Who it is, in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Subject => "the person",
            Self::Carer => "a carer",
            Self::Representative => "a representative",
        }
    }
}

/// What kind of thing stands against a closure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum BlockerKind {
    /// A level asked for a review that has not been held.
    ResponseOutstanding,
    /// Information was asked for and has not come.
    InformationOutstanding,
    /// A required question was never asked.
    QuestionUnasked,
    /// Nobody has decided whether another record is about the same person.
    CandidateUnresolved,
    /// The service that is to go on has not accepted, or is not named.
    ReceiverNotAccepted,
    /// A repeat referral needs a second reviewer.
    SecondReviewerMissing,
    /// There is no coded reason.
    ReasonMissing,
    /// It does not name every referral that it would dispose of.
    ReferralsNotNamed,
}

impl BlockerKind {
    /// The kind in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::ResponseOutstanding => "a look not held in full",
            Self::InformationOutstanding => "information not given",
            Self::QuestionUnasked => "a question never asked",
            Self::CandidateUnresolved => "another record undecided",
            Self::ReceiverNotAccepted => "no receiver that accepted",
            Self::SecondReviewerMissing => "no second reviewer",
            Self::ReasonMissing => "no coded reason",
            Self::ReferralsNotNamed => "referrals not named",
        }
    }

    /// The kind as documents write it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ResponseOutstanding => "responseOutstanding",
            Self::InformationOutstanding => "informationOutstanding",
            Self::QuestionUnasked => "questionUnasked",
            Self::CandidateUnresolved => "candidateUnresolved",
            Self::ReceiverNotAccepted => "receiverNotAccepted",
            Self::SecondReviewerMissing => "secondReviewerMissing",
            Self::ReasonMissing => "reasonMissing",
            Self::ReferralsNotNamed => "referralsNotNamed",
        }
    }

    /// Every kind, in the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::ResponseOutstanding,
        Self::InformationOutstanding,
        Self::QuestionUnasked,
        Self::CandidateUnresolved,
        Self::ReceiverNotAccepted,
        Self::SecondReviewerMissing,
        Self::ReasonMissing,
        Self::ReferralsNotNamed,
    ];
}

impl OfferStep {
    /// The step in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Lapsed => "lapsed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_what_documents_write() {
        for kind in BlockerKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
        }
        for reason in ClosureReason::ALL {
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.code());
        }
    }
}
