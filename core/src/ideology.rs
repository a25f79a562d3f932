//! Ideology: recorded, never required, and without any part in a level.

use serde::{Deserialize, Serialize};

use crate::id::{ConcernCode, SchemeId, SourceId, StrandCode};

/// What was found about an ideology.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Ideology {
    /// Nobody has looked.
    #[default]
    NotAssessed,
    /// Somebody looked and found none.
    NoneIdentified,
    /// It may be there and cannot be told.
    Unclear,
    /// It changes.
    Unstable,
    /// Parts of several.
    Mixed,
    /// One that hangs together.
    Coherent {
        /// Which one.
        strand: StrandCode,
    },
}

impl Ideology {
    /// The status without the strand.
    #[must_use]
    pub fn status(&self) -> IdeologyStatus {
        match self {
            Self::NotAssessed => IdeologyStatus::NotAssessed,
            Self::NoneIdentified => IdeologyStatus::NoneIdentified,
            Self::Unclear => IdeologyStatus::Unclear,
            Self::Unstable => IdeologyStatus::Unstable,
            Self::Mixed => IdeologyStatus::Mixed,
            Self::Coherent { .. } => IdeologyStatus::Coherent,
        }
    }
}

/// The status of an [`Ideology`], which routes may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum IdeologyStatus {
    /// Nobody has looked.
    NotAssessed,
    /// Somebody looked and found none.
    NoneIdentified,
    /// It may be there and cannot be told.
    Unclear,
    /// It changes.
    Unstable,
    /// Parts of several.
    Mixed,
    /// One that hangs together.
    Coherent,
}

impl IdeologyStatus {
    pub(crate) const ALL: [Self; 6] =
        [Self::NotAssessed, Self::NoneIdentified, Self::Unclear, Self::Unstable, Self::Mixed, Self::Coherent];

    /// The status in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NotAssessed => "not assessed",
            Self::NoneIdentified => "none identified",
            Self::Unclear => "unclear",
            Self::Unstable => "unstable",
            Self::Mixed => "mixed",
            Self::Coherent => "coherent",
        }
    }
}

/// An ideology as one service recorded it, with the official label that it used, if any.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IdeologyRecord {
    /// What was found.
    pub status: Ideology,
    /// The concern scheme in use at the time; given together with `concern`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<SchemeId>,
    /// The label within that scheme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concern: Option<ConcernCode>,
}

/// One label of a concern scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Concern {
    /// The code that records name.
    pub code: ConcernCode,
    /// The label as it was in use.
    pub label: String,
    /// What it meant, in our own words.
    pub definition: String,
}

/// A versioned set of official labels for the type of concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ConcernScheme {
    /// The id that records name.
    pub id: SchemeId,
    /// What it is, in words.
    pub title: String,
    /// The year from which it was in use.
    pub from: u16,
    /// The year until which it was in use, if it has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<u16>,
    /// What the definitions rest on.
    pub sources: Vec<SourceId>,
    /// The labels.
    pub concerns: Vec<Concern>,
}

/// A label of a scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ConcernRef {
    /// The scheme.
    pub scheme: SchemeId,
    /// The label within it.
    pub concern: ConcernCode,
}

/// How well a label of one scheme carries over to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Fit {
    /// The two mean the same.
    Exact,
    /// The new label holds less than the old one.
    Narrower,
    /// The new label holds more than the old one.
    Broader,
    /// They overlap.
    Partial,
}

/// How a label translates, and what is lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Translation {
    /// The label that was recorded.
    pub from: ConcernRef,
    /// The label that it may be read as.
    pub to: ConcernRef,
    /// How well it fits.
    pub fit: Fit,
    /// What the translation loses; empty only where it is exact.
    pub loses: String,
}
