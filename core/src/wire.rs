//! From text to text: what a binding needs that exchanges JSON and holds no handle.
//!
//! The bindings add no rule of their own. They pass text in and text out, so the JSON is read as strictly, and
//! written with the same bytes, in every language.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use crate::case::Case;
use crate::codebook::Codebook;
use crate::diagnostic::{Code, LoadError};
use crate::explanation::Bound;
use crate::json;
use crate::policy::Policy;
use crate::receipt::Receipt;
use crate::recommendation::Recommendation;
use crate::sample::{Draw, Stratify};
use crate::time::parse_instant;

/// Reads an as-of instant, with the same kind of error as a document.
///
/// Its offset fixes the civil date from which windows look back.
///
/// # Errors
/// If it is not RFC 3339 with an offset.
pub fn parse_as_of(text: &str) -> Result<DateTime<FixedOffset>, LoadError> {
    parse_as("as-of instant", text)
}

fn parse_as(name: &'static str, text: &str) -> Result<DateTime<FixedOffset>, LoadError> {
    parse_instant(text).map_err(|error| json::refuse(name, "", Code::InvalidValue, error.to_string()))
}

/// What the library gives as JSON text, such as the problems of a document: in the same bytes in every language.
///
/// # Example
/// ```
/// use everycontact::{shipped, wire};
///
/// assert_eq!(wire::json_of(shipped::uk_illustrative().analysis()), "[]");
/// ```
pub fn json_of<T: Serialize + ?Sized>(value: &T) -> String {
    json::write(value)
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
    recommend_case_json(&load(policy, codebook)?, case, as_of)
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

/// Why a policy asks for what it asks for in a case, what would change it, and which unknown matters most, all as
/// JSON text.
///
/// # Errors
/// With every problem of the first document that cannot be loaded: the codebook, then the policy, the as-of
/// instant and the case.
///
/// # Example
/// ```
/// use everycontact::{shipped, wire};
///
/// let (policy, codebook) = (shipped::UK_ILLUSTRATIVE, shipped::CODEBOOK);
/// let explanation = wire::explain_json(policy, codebook, shipped::SUBJECT_A, "2021-04-30T23:59:59Z")?;
/// assert!(explanation.starts_with(r#"{"schema":"everycontact/explanation/1""#));
/// # Ok::<(), everycontact::LoadError>(())
/// ```
pub fn explain_json(policy: &str, codebook: &str, case: &str, as_of: &str) -> Result<String, LoadError> {
    Ok(asked(Asked { policy, codebook, case, as_of })?.explain(Bound::default()).to_json())
}

/// The receipt of a recommendation, as canonical JSON text.
///
/// # Errors
/// As for [`explain_json`].
pub fn receipt_json(policy: &str, codebook: &str, case: &str, as_of: &str) -> Result<String, LoadError> {
    Ok(asked(Asked { policy, codebook, case, as_of })?.receipt().to_json().to_owned())
}

/// What differs between a receipt and what is made again from a policy, a codebook and a case, all as JSON text.
///
/// # Errors
/// With every problem of the first document that cannot be loaded: the codebook, then the policy, the case and the
/// receipt.
///
/// # Example
/// ```
/// use everycontact::{shipped, wire};
///
/// let (policy, codebook, case) = (shipped::UK_ILLUSTRATIVE, shipped::CODEBOOK, shipped::SUBJECT_A);
/// let receipt = wire::receipt_json(policy, codebook, case, "2021-04-30T23:59:59Z")?;
/// assert!(wire::verify_json(policy, codebook, case, &receipt)?.contains(r#""holds":true"#));
/// # Ok::<(), everycontact::LoadError>(())
/// ```
pub fn verify_json(policy: &str, codebook: &str, case: &str, receipt: &str) -> Result<String, LoadError> {
    let policy = load(policy, codebook)?;
    let case = Case::parse(case, policy.codebook())?;
    Ok(Receipt::parse(receipt)?.verify(&policy, &case).to_json())
}

/// What a recommendation is asked for, all as text.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The policy document.
    pub policy: &'a str,
    /// The codebook document that the policy names.
    pub codebook: &'a str,
    /// The case document.
    pub case: &'a str,
    /// The as-of instant.
    pub as_of: &'a str,
}

/// What differs between two recommendations, and why, all as JSON text.
///
/// # Errors
/// With every problem of the first document that cannot be loaded, those of `before` first.
pub fn compare_json(before: Asked<'_>, after: Asked<'_>) -> Result<String, LoadError> {
    let before = asked(before).map_err(|error| error.within("before"))?;
    let after = asked(after).map_err(|error| error.within("after"))?;
    Ok(before.compare(&after).to_json())
}

fn asked(asked: Asked<'_>) -> Result<Recommendation, LoadError> {
    let policy = load(asked.policy, asked.codebook)?;
    let as_of = parse_as_of(asked.as_of)?;
    Ok(policy.recommend(&Case::parse(asked.case, policy.codebook())?, as_of))
}

/// A loaded policy, and the codebook that it is loaded with, all as JSON text.
fn load(policy: &str, codebook: &str) -> Result<Policy, LoadError> {
    Policy::parse(policy, &Codebook::parse(codebook)?)
}

/// Cases as JSON texts; the paths of their problems say which of them it is.
fn load_cases<S: AsRef<str>>(policy: &Policy, cases: &[S]) -> Result<Vec<Case>, LoadError> {
    let loaded = cases.iter().enumerate().map(|(at, case)| {
        Case::parse(case.as_ref(), policy.codebook()).map_err(|error| error.within(&format!("cases[{at}]")))
    });
    loaded.collect()
}

/// Reads the instant after which something is looked at, if there is one, with the same kind of error as a document.
///
/// # Errors
/// If it is not RFC 3339 with an offset.
pub fn parse_after(after: Option<&str>) -> Result<Option<DateTime<FixedOffset>>, LoadError> {
    after.map(|text| parse_as("instant after which", text)).transpose()
}

/// Where a case stands under a policy, all as JSON text.
///
/// # Errors
/// With every problem of the first document that cannot be loaded: the codebook, then the policy, the as-of
/// instant and the case.
///
/// # Example
/// ```
/// use everycontact::{shipped, wire};
///
/// let standing = wire::standing_json(
///     shipped::UK_ILLUSTRATIVE,
///     shipped::CODEBOOK,
///     shipped::SUBJECT_A,
///     "2021-06-30T12:00:00Z",
/// )?;
/// assert!(standing.starts_with(r#"{"schema":"everycontact/standing/1""#));
/// # Ok::<(), everycontact::LoadError>(())
/// ```
pub fn standing_json(policy: &str, codebook: &str, case: &str, as_of: &str) -> Result<String, LoadError> {
    let policy = load(policy, codebook)?;
    let as_of = parse_as_of(as_of)?;
    let case = Case::parse(case, policy.codebook())?;
    Ok(policy.standing(&case, as_of).to_json())
}

/// What is due in many cases, all as JSON text.
///
/// # Errors
/// With every problem of the first document that cannot be loaded.
pub fn due_json<S: AsRef<str>>(
    policy: &str,
    codebook: &str,
    cases: &[S],
    as_of: &str,
) -> Result<String, LoadError> {
    let policy = load(policy, codebook)?;
    let as_of = parse_as_of(as_of)?;
    Ok(policy.due(&load_cases(&policy, cases)?, as_of).to_json())
}

/// Figures over many cases, all as JSON text; `after` may be left out.
///
/// # Errors
/// With every problem of the first document that cannot be loaded.
pub fn assurance_json<S: AsRef<str>>(
    policy: &str,
    codebook: &str,
    cases: &[S],
    after: Option<&str>,
    as_of: &str,
) -> Result<String, LoadError> {
    let policy = load(policy, codebook)?;
    let (after, as_of) = (parse_after(after)?, parse_as_of(as_of)?);
    Ok(policy.assurance(&load_cases(&policy, cases)?, after, as_of).to_json())
}

/// How a dip sample is drawn, as text: see [`Draw`].
#[derive(Debug, Clone, Copy)]
pub struct DrawText<'a> {
    /// What the draw is decided by.
    pub seed: &'a str,
    /// `reason`, `blocked`, `role` or `level`.
    pub by: &'a str,
    /// How many to draw from each stratum.
    pub from_each: u32,
}

/// Reads how a dip sample is drawn, with the same kind of error as a document.
///
/// # Errors
/// If `by` is none of the ways to stratify.
pub fn parse_draw(draw: DrawText<'_>) -> Result<Draw<'_>, LoadError> {
    let by = draw.by.parse::<Stratify>();
    let by = by.map_err(|error| json::refuse("draw", "by", Code::InvalidValue, error.to_string()))?;
    Ok(Draw { seed: draw.seed, by, from_each: draw.from_each as usize })
}

/// Closures drawn by lot from many cases, all as JSON text; `after` may be left out.
///
/// # Errors
/// With every problem of the first document that cannot be loaded, or if `by` is none of the ways to stratify.
pub fn dip_sample_json<S: AsRef<str>>(
    policy: &str,
    codebook: &str,
    cases: &[S],
    draw: DrawText<'_>,
    after: Option<&str>,
    as_of: &str,
) -> Result<String, LoadError> {
    let policy = load(policy, codebook)?;
    let (after, as_of) = (parse_after(after)?, parse_as_of(as_of)?);
    let draw = parse_draw(draw)?;
    Ok(policy.dip_sample(&load_cases(&policy, cases)?, draw, after, as_of).to_json())
}
