//! Conditions: what a criterion asks of the history.
//!
//! Every form is monotone: more evidence never makes a condition fail. There is no "not", and no form
//! can read an ideology.

use serde::{Deserialize, Serialize};

use super::is_default;
use crate::codebook::Codebook;
use crate::contact::ContactKind;
use crate::id::{DomainCode, IndicatorCode};
use crate::indicator::{Indicator, Proximity};
use crate::observation::Basis;
use crate::time::Window;

/// Whether explained observations count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Explained {
    /// They count like any other.
    #[default]
    Counts,
    /// They count for nothing here.
    Ignored,
}

/// Which indicators a condition reads.
///
/// An indicator is selected if any of the lists names it. Of those selected, only risk indicators that
/// are not bound to an ideology ever count.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Selection {
    /// Indicators by code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<IndicatorCode>,
    /// Indicators by domain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<DomainCode>,
    /// Indicators by proximity.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proximities: Vec<Proximity>,
    /// Every indicator.
    #[serde(default, skip_serializing_if = "is_default")]
    pub all: bool,
    /// The weakest basis that counts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub minimum_basis: Basis,
    /// Whether explained observations count.
    #[serde(default, skip_serializing_if = "is_default")]
    pub explained: Explained,
}

impl Selection {
    /// Whether an observation of this indicator may count here.
    #[must_use]
    pub fn selects(&self, indicator: &Indicator) -> bool {
        indicator.can_count() && self.names(indicator)
    }

    pub(crate) fn names(&self, indicator: &Indicator) -> bool {
        self.all
            || self.codes.contains(&indicator.code)
            || self.domains.contains(&indicator.domain)
            || self.proximities.contains(&indicator.proximity)
    }

    /// The positions in the codebook of the indicators that it selects.
    pub(crate) fn positions(&self, codebook: &Codebook) -> Vec<u16> {
        let numbered = (0_u16..).zip(codebook.indicators());
        numbered.filter(|(_, indicator)| self.selects(indicator)).map(|(at, _)| at).collect()
    }
}

/// At least `n` distinct indicators of a selection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Observed {
    /// How many.
    pub n: u32,
    /// Of which.
    pub select: Selection,
    /// How far back.
    #[serde(default)]
    pub within: Window,
}

/// The points of a weight up to an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Step {
    /// How far back this step reaches.
    pub within: Window,
    /// The points of what occurred within it and within no earlier step.
    pub points: u32,
}

/// The weight of some indicators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WeightRow {
    /// Which indicators have it.
    pub select: Selection,
    /// The most points that any one of these indicators can bring.
    pub cap: u32,
    /// The points by age, never rising.
    pub steps: Vec<Step>,
}

/// Whole-number weights, once per occurrence and indicator, summed, then capped per indicator.
///
/// The points of an occurrence are those of the first step whose window holds its day, and none past the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Weight {
    /// How many points.
    pub at_least: u32,
    /// The weights; no indicator is in two rows.
    pub table: Vec<WeightRow>,
}

/// At least `n` distinct occurrences that count.
///
/// An occurrence counts if an unrefuted report of it is a referral, holds a present risk indicator that
/// the subject caused, or a worry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Contacts {
    /// How many.
    pub n: u32,
    /// How far back.
    #[serde(default)]
    pub within: Window,
    /// Only occurrences with a report of one of these kinds; empty for any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<ContactKind>,
}

/// At least `n` distinct sectors, agencies or occurrences within a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Count {
    /// How many.
    pub n: u32,
    /// How far back.
    #[serde(default)]
    pub within: Window,
}

/// At least `n` distinct indicators that came back.
///
/// One came back if it is in two distinct occurrences, and the later one occurred on a day after that on which
/// the earlier one was explained, or the case was first closed with the earlier one on record. The same day is no
/// return, and what occurred before and came on record after is new information and no return either.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Recurrence {
    /// How many.
    pub n: u32,
    /// Of which.
    pub select: Selection,
    /// How far back the later occurrence may lie.
    #[serde(default)]
    pub within: Window,
}

/// At least `n` of some conditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AtLeast {
    /// How many.
    pub n: u32,
    /// Of which.
    pub of: Vec<Condition>,
}

/// What a criterion asks of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Condition {
    /// Distinct indicators.
    Observed(Observed),
    /// Points.
    Weight(Weight),
    /// Distinct occurrences.
    Contacts(Contacts),
    /// Distinct sectors that raised a risk indicator at first hand.
    Sectors(Count),
    /// Distinct agencies that raised a risk indicator at first hand.
    Agencies(Count),
    /// An indicator in two occurrences, the later one after the earlier was explained or the case closed.
    Recurrence(Recurrence),
    /// Distinct occurrences with a worry.
    Worry(Count),
    /// One of these.
    AnyOf(Vec<Condition>),
    /// All of these.
    AllOf(Vec<Condition>),
    /// Some of these.
    AtLeast(AtLeast),
}

impl Condition {
    /// The conditions that this one combines.
    pub(crate) fn members(&self) -> &[Self] {
        match self {
            Self::AnyOf(members) | Self::AllOf(members) => members,
            Self::AtLeast(at_least) => &at_least.of,
            _ => &[],
        }
    }
}
