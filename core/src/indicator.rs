//! Indicators: what can be observed about a person's conduct and situation.

use serde::{Deserialize, Serialize};

use crate::id::{DomainCode, IndicatorCode, SourceId};

/// How near to violence an indicator stands.
///
/// There is no order among these: a policy says what each asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Proximity {
    /// Background, worth watching.
    Distal,
    /// A warning behaviour, worth acting on.
    Proximal,
    /// Now.
    Imminent,
}

/// What an indicator speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Polarity {
    /// It may count towards a level.
    Risk,
    /// It is listed beside the reasons and lowers nothing.
    Protective,
    /// It helps to understand and counts for nothing.
    Context,
}

/// Whether an indicator can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Change {
    /// It stays as it is: something that happened.
    Static,
    /// It comes and goes.
    Dynamic,
}

/// A construct of a published list that an indicator speaks to; by name, never by its wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Construct {
    /// The published list, such as `TRAP-18`.
    pub list: String,
    /// The construct's name in that list.
    pub construct: String,
}

/// One entry of a codebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Indicator {
    /// The code that observations and policies name.
    pub code: IndicatorCode,
    /// A short name in plain words.
    pub label: String,
    /// What counts, and what does not.
    pub definition: String,
    /// The domain that it belongs to.
    pub domain: DomainCode,
    /// How near to violence it stands.
    pub proximity: Proximity,
    /// What it speaks for.
    pub polarity: Polarity,
    /// Whether it can change.
    pub kind: Change,
    /// Whether it can only be seen together with an ideology; then it never counts towards a level.
    pub ideology_bound: bool,
    /// What the definition rests on.
    pub sources: Vec<SourceId>,
    /// The published constructs that it speaks to.
    pub crosswalk: Vec<Construct>,
}

impl Indicator {
    /// Whether it can count towards a level: a risk that needs no ideology to be seen.
    #[must_use]
    pub fn can_count(&self) -> bool {
        self.polarity == Polarity::Risk && !self.ideology_bound
    }
}
