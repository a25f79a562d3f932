//! About a policy: what it is for, what it is not for, and what its authors know that it cannot do.

use serde::{Deserialize, Serialize};

/// What a policy is for, and where that ends, in the words of those who wrote it.
///
/// A card prints it beside what holds for every policy. Whoever says what a policy is for says the rest too: neither
/// list may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct About {
    /// What it is for.
    pub purpose: String,
    /// What it must not be used for, and whom or what it does not cover.
    pub out_of_scope: Vec<String>,
    /// What is known to be weak or untested in it.
    pub limits: Vec<String>,
}
