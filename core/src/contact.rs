//! Contacts: what one service reported about a person, once.
//!
//! A contact is a report, and an occurrence is what happened. Services copy one another, so reports that share
//! an occurrence key are of one occurrence and count once; a contact without a key is an occurrence by itself.
//! Each contact has two times: the days on which it may have occurred, which windows look at, and the instant at
//! which it was recorded, before which nobody who looks could know of it.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::id::{AgencyId, ContactId, OccurrenceId, SourceId};
use crate::ideology::IdeologyRecord;
use crate::observation::Observation;
use crate::text::FreeText;
use crate::time::{self, Occurred};

/// The most observations that one contact may hold.
pub const MAX_OBSERVATIONS: usize = 256;

/// What kind of contact it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ContactKind {
    /// A formal request that another service act; it always counts as a contact.
    Referral,
    /// A service told what it knows.
    Report,
    /// Something happened that a service dealt with.
    Incident,
    /// Somebody confided it.
    Disclosure,
    /// A service asked.
    Enquiry,
}

impl ContactKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Referral, Self::Report, Self::Incident, Self::Disclosure, Self::Enquiry];

    /// A bit of its own, for sets of kinds.
    pub(crate) fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The part of public life that a report came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Sector {
    /// Schools, colleges, universities, early years.
    Education,
    /// Physical and mental health services.
    Health,
    /// Social services for children or adults.
    SocialCare,
    /// Police.
    Police,
    /// Courts, probation, prisons, youth justice.
    Justice,
    /// Housing.
    Housing,
    /// Employers.
    Employment,
    /// Voluntary and community organisations.
    Community,
    /// Family, friends, members of the public.
    Public,
    /// Providers of online services.
    OnlinePlatform,
    /// Any other.
    Other,
}

impl Sector {
    /// Every sector.
    pub const ALL: [Self; 11] = [
        Self::Education,
        Self::Health,
        Self::SocialCare,
        Self::Police,
        Self::Justice,
        Self::Housing,
        Self::Employment,
        Self::Community,
        Self::Public,
        Self::OnlinePlatform,
        Self::Other,
    ];

    /// The sector in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Education => "education",
            Self::Health => "health",
            Self::SocialCare => "social care",
            Self::Police => "police",
            Self::Justice => "justice",
            Self::Housing => "housing",
            Self::Employment => "employment",
            Self::Community => "community",
            Self::Public => "public",
            Self::OnlinePlatform => "online platform",
            Self::Other => "other",
        }
    }
}

/// Who worries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Worrier {
    /// Somebody who works with the person.
    Professional,
    /// A parent or another carer.
    Carer,
}

/// A worry that nothing else in the contact expresses, with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Worry {
    /// Who worries.
    pub by: Worrier,
    /// Why, in their words.
    pub reason: FreeText,
}

fn first_hand() -> bool {
    true
}

fn is_true(value: &bool) -> bool {
    *value
}

/// One report by one service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Contact {
    /// The id within the case.
    pub id: ContactId,
    /// What kind of contact it is.
    pub kind: ContactKind,
    /// The sector of the service.
    pub sector: Sector,
    /// The service.
    pub agency: AgencyId,
    /// Whether the service saw or heard it itself; a relayed report lends no sector or agency.
    #[serde(default = "first_hand", skip_serializing_if = "is_true")]
    pub first_hand: bool,
    /// When it occurred, as far as is known.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::occurred"))]
    pub occurred: Occurred,
    /// When the service received it; without it, when it was recorded.
    #[serde(default, with = "time::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::optional_instant"))]
    pub received: Option<DateTime<FixedOffset>>,
    /// When it was recorded: before this instant nobody who looks could know of it.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub recorded: DateTime<FixedOffset>,
    /// The key that further reports of the same occurrence share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<OccurrenceId>,
    /// Free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<FreeText>,
    /// What was done about it, in free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<FreeText>,
    /// What was observed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observations: Vec<Observation>,
    /// A worry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worry: Option<Worry>,
    /// What was found about an ideology.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ideology: Option<IdeologyRecord>,
    /// Where the record itself is published, if it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceId>,
}

/// What a correction puts in a contact's place: all of it but its id and its recorded time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ContactBody {
    /// What kind of contact it is.
    pub kind: ContactKind,
    /// The sector of the service.
    pub sector: Sector,
    /// The service.
    pub agency: AgencyId,
    /// Whether the service saw or heard it itself.
    #[serde(default = "first_hand", skip_serializing_if = "is_true")]
    pub first_hand: bool,
    /// When it occurred, as far as is known.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::occurred"))]
    pub occurred: Occurred,
    /// When the service received it.
    #[serde(default, with = "time::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::optional_instant"))]
    pub received: Option<DateTime<FixedOffset>>,
    /// The key that further reports of the same occurrence share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<OccurrenceId>,
    /// Free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<FreeText>,
    /// What was done about it, in free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<FreeText>,
    /// What was observed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observations: Vec<Observation>,
    /// A worry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worry: Option<Worry>,
    /// What was found about an ideology.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ideology: Option<IdeologyRecord>,
    /// Where the record itself is published, if it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceId>,
}

/// A contact's content as it stands, original or corrected.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Body<'a> {
    pub(crate) kind: ContactKind,
    pub(crate) sector: Sector,
    pub(crate) agency: &'a AgencyId,
    pub(crate) first_hand: bool,
    pub(crate) occurred: Occurred,
    pub(crate) received: DateTime<FixedOffset>,
    pub(crate) occurrence: &'a str,
    pub(crate) observations: &'a [Observation],
    pub(crate) worry: Option<&'a Worry>,
    pub(crate) ideology: Option<&'a IdeologyRecord>,
}

impl Body<'_> {
    /// The latest day on which it can have occurred: not after it was received.
    pub(crate) fn latest_day(&self) -> NaiveDate {
        let received = self.received.date_naive();
        self.occurred.latest().min(received).max(self.occurred.earliest())
    }
}

impl Contact {
    /// The occurrence that it reports: its key, or its own id. A later correction may say otherwise.
    #[must_use]
    pub fn occurrence_id(&self) -> &str {
        self.occurrence.as_ref().map_or(self.id.as_str(), OccurrenceId::as_str)
    }

    pub(crate) fn body(&self) -> Body<'_> {
        Body {
            kind: self.kind,
            sector: self.sector,
            agency: &self.agency,
            first_hand: self.first_hand,
            occurred: self.occurred,
            received: self.received.unwrap_or(self.recorded),
            occurrence: self.occurrence_id(),
            observations: &self.observations,
            worry: self.worry.as_ref(),
            ideology: self.ideology.as_ref(),
        }
    }
}

impl ContactBody {
    pub(crate) fn in_place_of<'a>(&'a self, contact: &'a Contact) -> Body<'a> {
        let own = contact.id.as_str();
        Body {
            kind: self.kind,
            sector: self.sector,
            agency: &self.agency,
            first_hand: self.first_hand,
            occurred: self.occurred,
            received: self.received.unwrap_or(contact.recorded),
            occurrence: self.occurrence.as_ref().map_or(own, OccurrenceId::as_str),
            observations: &self.observations,
            worry: self.worry.as_ref(),
            ideology: self.ideology.as_ref(),
        }
    }
}
