//! The list of what is due in many cases.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use crate::case::Case;
use crate::duty::DutyDocument;
use crate::json;
use crate::policy::Policy;
use crate::recommendation::VersionedId;
use crate::time;

/// The version of the due document that this library writes.
pub const DUE_SCHEMA: &str = "everycontact/due/1";

/// What is due in some cases, as of an instant.
///
/// The list is in the order in which things are due; it ranks no people.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DueDocument<'a> {
    /// The kind and version of the document: [`DUE_SCHEMA`].
    pub schema: &'static str,
    /// The policy that asks.
    pub policy: VersionedId<'a>,
    /// The instant by which all that it rests on was recorded.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub as_of: DateTime<FixedOffset>,
    /// How many cases were looked at.
    pub cases: usize,
    /// Every duty that is not done, the earliest due first.
    pub duties: Vec<DutyDocument<'a>>,
}

impl DueDocument<'_> {
    /// All of it as JSON text, the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }
}

impl Policy {
    /// What is due in some cases, as of an instant: every duty that is not done, the earliest due first.
    ///
    /// # Example
    /// ```
    /// use everycontact::{DutyKind, parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let cases = [shipped::subject_a(policy.codebook())];
    /// let due = policy.due(&cases, parse_instant("2021-06-30T12:00:00Z")?);
    /// assert!(due.duties.is_sorted_by_key(|duty| duty.due));
    /// assert!(due.duties.iter().any(|duty| duty.kind == DutyKind::Response && duty.overdue));
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn due<'a>(
        &'a self,
        cases: impl IntoIterator<Item = &'a Case>,
        as_of: DateTime<FixedOffset>,
    ) -> DueDocument<'a> {
        let as_of = time::told(as_of);
        let (mut duties, mut count) = (Vec::new(), 0);
        for case in cases {
            count += 1;
            let standing = self.standing(case, as_of);
            let id = case.document().id.as_str();
            duties.extend(standing.open_duties().map(|duty| standing.duty(self, case, id, &duty)));
        }
        duties.sort_by(DutyDocument::in_order);
        let policy = self.document();
        DueDocument {
            schema: DUE_SCHEMA,
            policy: VersionedId { id: policy.id.as_str(), version: &policy.version },
            as_of,
            cases: count,
            duties,
        }
    }
}
