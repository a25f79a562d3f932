//! The documents that ship with the library: a codebook, two policies, three calendars, and the record of one case.
//!
//! The policies are illustrations, without any official standing. Each function reads and checks its document anew:
//! keep what it gives, which is cheap to clone, and do not call it for every case.

use crate::calendar::Calendar;
use crate::case::Case;
use crate::codebook::Codebook;
use crate::policy::Policy;

/// The shipped codebook as JSON text.
pub const CODEBOOK: &str = include_str!("../documents/codebook.json");
/// The policy `uk-illustrative` as JSON text.
pub const UK_ILLUSTRATIVE: &str = include_str!("../documents/uk-illustrative.json");
/// The policy `school-threat-assessment` as JSON text.
pub const SCHOOL_THREAT_ASSESSMENT: &str = include_str!("../documents/school-threat-assessment.json");
/// The public record of subject A as JSON text.
pub const SUBJECT_A: &str = include_str!("../documents/subject-a.json");

/// The bank holidays of England and Wales, as JSON text.
pub const ENGLAND_AND_WALES: &str = include_str!("../documents/calendars/england-and-wales.json");
/// The bank holidays of Scotland, as JSON text.
pub const SCOTLAND: &str = include_str!("../documents/calendars/scotland.json");
/// The bank holidays of Northern Ireland, as JSON text.
pub const NORTHERN_IRELAND: &str = include_str!("../documents/calendars/northern-ireland.json");

/// The calendars by their ids.
pub(crate) const CALENDARS: [(&str, &str); 3] = [
    ("england-and-wales", ENGLAND_AND_WALES),
    ("scotland", SCOTLAND),
    ("northern-ireland", NORTHERN_IRELAND),
];

const LOADS: &str = "the shipped documents are loaded by a test";

/// The shipped codebook.
#[must_use]
#[expect(clippy::expect_used, reason = "a test loads the same constant text")]
pub fn codebook() -> Codebook {
    Codebook::parse(CODEBOOK).expect(LOADS)
}

/// The shipped policy `uk-illustrative`: illustrative, and of no official standing.
#[must_use]
#[expect(clippy::expect_used, reason = "a test loads the same constant text")]
pub fn uk_illustrative() -> Policy {
    Policy::parse(UK_ILLUSTRATIVE, &codebook()).expect(LOADS)
}

/// The shipped policy `school-threat-assessment`: another kind of setting, and of no official standing.
#[must_use]
#[expect(clippy::expect_used, reason = "a test loads the same constant text")]
pub fn school_threat_assessment() -> Policy {
    Policy::parse(SCHOOL_THREAT_ASSESSMENT, &codebook()).expect(LOADS)
}

/// The calendar of England and Wales.
#[must_use]
#[expect(clippy::expect_used, reason = "a test loads the same constant text")]
pub fn england_and_wales() -> Calendar {
    Calendar::parse(ENGLAND_AND_WALES).expect(LOADS)
}

/// A shipped calendar by its id: `england-and-wales`, `scotland` or `northern-ireland`.
///
/// # Example
/// ```
/// let calendar = everycontact::shipped::calendar("northern-ireland").unwrap();
/// assert!(!calendar.is_working_day("2021-07-12".parse().unwrap()));
/// assert!(everycontact::shipped::calendar("elsewhere").is_none());
/// ```
#[must_use]
pub fn calendar(id: &str) -> Option<Calendar> {
    let (_, text) = CALENDARS.iter().find(|(known, _)| *known == id)?;
    Calendar::parse(text).ok()
}

/// The public record of subject A, whose case the library's design answers.
///
/// It is checked against a codebook that has every indicator of the shipped one.
///
/// # Panics
/// If the codebook lacks an indicator that the record names; the shipped one lacks none.
#[must_use]
#[expect(clippy::expect_used, reason = "a test loads the same constant text")]
pub fn subject_a(codebook: &Codebook) -> Case {
    Case::parse(SUBJECT_A, codebook).expect(LOADS)
}
