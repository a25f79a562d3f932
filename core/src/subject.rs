//! The subject: whom a case is about.

use serde::{Deserialize, Serialize};

use crate::id::SubjectId;

/// The person of concern: an opaque reference and child or adult, and nothing else.
///
/// There is no field for a name, and none for a protected characteristic or a diagnosis. Child or adult
/// may choose a home, because different services lead by law; it never touches a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Subject {
    /// The opaque reference.
    pub id: SubjectId,
    /// Child or adult.
    pub is: AgeBand,
}

/// Child or adult.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum AgeBand {
    /// Under the age at which the law of the place counts a person as an adult.
    Child,
    /// Everybody else.
    Adult,
}
