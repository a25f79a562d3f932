//! A case as it is written down.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::contact::{Contact, Sector};
use crate::event::Event;
use crate::id::{CaseId, SourceId};
use crate::subject::Subject;
use crate::text::FreeText;
use crate::time::{self, Occurred};

/// The version of the case document that this library reads.
pub const CASE_SCHEMA: &str = "everycontact/case/1";
/// The most contacts that a case may have.
pub const MAX_CONTACTS: usize = 200_000;
/// The most events that a case may have.
pub const MAX_EVENTS: usize = 200_000;
/// The most amendments of one contact.
pub const MAX_AMENDMENTS: usize = 64;
/// The most closures that a case may have.
pub const MAX_CLOSURES: usize = 256;
/// The most reviews that a case may have.
pub const MAX_REVIEWS: usize = 512;
/// The most entries that a record may count without giving each.
pub const MAX_UNITEMISED: usize = 1_000;
/// The most reports, corrections included, of one occurrence.
pub const MAX_REPORTS_PER_OCCURRENCE: usize = 200;

/// What a record counts without giving each: it is shown and takes no part in a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Unitemised {
    /// How many there were in all.
    pub count: u32,
    /// The sector, if they had one in common.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<Sector>,
    /// The time that they span.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::occurred"))]
    pub occurred: Occurred,
    /// When this was recorded: before this instant nobody who looks could know of it.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub recorded: DateTime<FixedOffset>,
    /// What they were.
    pub summary: FreeText,
    /// Where that is published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceId>,
}

/// A case as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CaseDocument {
    /// The kind and version of the document: [`CASE_SCHEMA`].
    pub schema: String,
    /// The case's id.
    pub id: CaseId,
    /// Free text about the record itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<FreeText>,
    /// Whom it is about.
    pub subject: Subject,
    /// The contacts, in any order.
    pub contacts: Vec<Contact>,
    /// The case's own record, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// What the record counts without giving each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unitemised: Vec<Unitemised>,
}

/// Positions of contacts and events that stand in a document a second time, word for word, each with
/// the position of the first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Repeats {
    pub(crate) contacts: Vec<(usize, usize)>,
    pub(crate) events: Vec<(usize, usize)>,
}
