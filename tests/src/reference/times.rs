//! Instants, days that a date may mean, and windows.

use chrono::{DateTime, Days, FixedOffset, Months, NaiveDate};

use super::policy::Window;

/// An instant with its own offset. Two of them compare as instants.
pub type Instant = DateTime<FixedOffset>;

/// Reads an RFC 3339 instant.
///
/// # Panics
/// If the text is not one.
#[must_use]
pub fn instant(text: &str) -> Instant {
    DateTime::parse_from_rfc3339(text).expect("a valid document holds RFC 3339 instants")
}

/// "Civil date": the date of an instant in its own offset.
#[must_use]
pub fn civil_date(text: &str) -> NaiveDate {
    instant(text).date_naive()
}

/// "Occurred": the earliest day that the text may mean.
///
/// # Panics
/// If the text is not valid.
#[must_use]
pub fn earliest(occurred: &str) -> NaiveDate {
    let from = occurred.split('/').next().expect("split gives a first part");
    first_day(from)
}

/// "Occurred": the latest day that the text may mean.
///
/// # Panics
/// If the text is not valid.
#[must_use]
pub fn latest(occurred: &str) -> NaiveDate {
    let until = occurred.split('/').next_back().expect("split gives a last part");
    last_day(until)
}

/// The first day of a day, a month or a year.
fn first_day(text: &str) -> NaiveDate {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    whole.parse().expect("a valid document holds valid dates")
}

/// The last day of a day, a month or a year.
fn last_day(text: &str) -> NaiveDate {
    let first = first_day(text);
    match text.len() {
        4 => first + Months::new(12) - Days::new(1),
        7 => first + Months::new(1) - Days::new(1),
        _ => first,
    }
}

/// "Window": a day is within it at a date if it is after the exclusive start. It has no upper bound.
#[must_use]
pub fn within(window: &Window, day: NaiveDate, date: NaiveDate) -> bool {
    match window {
        Window::Ever => true,
        Window::Months(n) => day > date - Months::new(*n),
        Window::Days(n) => day > date - Days::new(*n),
    }
}
