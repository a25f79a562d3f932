//! From text to text: what a binding needs that exchanges JSON and holds no handle.
//!
//! The bindings add no rule of their own. They pass text in and text out, so the JSON is read as strictly, and
//! written with the same bytes, in every language.

use chrono::{DateTime, FixedOffset};

use crate::case::Case;
use crate::codebook::Codebook;
use crate::diagnostic::{Code, LoadError};
use crate::json;
use crate::policy::Policy;
use crate::time::parse_instant;

/// Reads an as-of instant, with the same kind of error as a document.
///
/// Its offset fixes the civil date from which windows look back.
///
/// # Errors
/// If it is not RFC 3339 with an offset.
pub fn parse_as_of(text: &str) -> Result<DateTime<FixedOffset>, LoadError> {
    parse_instant(text)
        .map_err(|error| json::refuse("as-of instant", "", Code::InvalidValue, error.to_string()))
}

/// The recommendation of a policy for a case, all as JSON text.
///
/// Where many cases meet one policy, load the policy once and use [`recommend_case_json`].
///
/// # Errors
/// With every problem of the first document that cannot be loaded: the codebook, then the policy, the as-of
/// instant and the case.
///
/// # Example
/// ```
/// use everycontact::{shipped, wire};
///
/// let recommendation = wire::recommend_json(
///     shipped::UK_ILLUSTRATIVE,
///     shipped::CODEBOOK,
///     shipped::SUBJECT_A,
///     "2021-04-30T23:59:59Z",
/// )?;
/// assert!(recommendation.starts_with(r#"{"schema":"everycontact/recommendation/1""#));
/// # Ok::<(), everycontact::LoadError>(())
/// ```
pub fn recommend_json(policy: &str, codebook: &str, case: &str, as_of: &str) -> Result<String, LoadError> {
    let codebook = Codebook::parse(codebook)?;
    recommend_case_json(&Policy::parse(policy, &codebook)?, case, as_of)
}

/// The recommendation of a loaded policy for a case, from text to text.
///
/// # Errors
/// With every problem of the case, or if the as-of instant cannot be read.
pub fn recommend_case_json(policy: &Policy, case: &str, as_of: &str) -> Result<String, LoadError> {
    let as_of = parse_as_of(as_of)?;
    let case = Case::parse(case, policy.codebook())?;
    Ok(policy.recommend(&case, as_of).to_json())
}
