//! Observations: one indicator in one contact.
//!
//! An observation says three things besides the indicator, and each matters to what counts: whether it was
//! there (absent and unknown are different answers), what that rests on, and whether the subject did it or
//! suffered it.

use serde::{Deserialize, Serialize};

use crate::id::{IndicatorCode, ObservationId};
use crate::text::FreeText;

/// Whether what an indicator describes was there. Unknown is not absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Presence {
    /// It was there.
    Present,
    /// It was asked about and was not there.
    Absent,
    /// It was asked about and is not known.
    Unknown,
}

/// What an observation rests on, from the weakest to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Basis {
    /// Somebody said so.
    #[default]
    Allegation,
    /// A professional's view.
    Opinion,
    /// Seen, heard or proved.
    Fact,
}

/// The subject's part in what was observed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Role {
    /// The subject did it.
    Caused,
    /// It was done to the subject: it may choose a home and raises no level.
    Experienced,
    /// Both at once, as where a victim is made to harm others.
    Both,
}

impl Role {
    /// Whether the subject had an active part.
    #[must_use]
    pub fn caused(self) -> bool {
        self != Self::Experienced
    }
}

/// One indicator in one contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Observation {
    /// The indicator's code.
    pub indicator: IndicatorCode,
    /// An id within the contact; needed only where one contact has an indicator twice. Without it the
    /// indicator's code is the id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<ObservationId>,
    /// Whether it was there.
    pub presence: Presence,
    /// What that rests on.
    pub basis: Basis,
    /// The subject's part in it; needed for every risk indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<FreeText>,
}

impl Observation {
    /// The id within the contact.
    #[must_use]
    pub fn id(&self) -> &str {
        self.id.as_ref().map_or(self.indicator.as_str(), ObservationId::as_str)
    }
}
