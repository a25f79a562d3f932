//! Time limits, and the working days that some of them count.

use chrono::{Datelike, Duration, Months, NaiveDate, Weekday};
use serde::Deserialize;
use serde_json::Value;

use super::times::Instant;

/// A calendar document.
#[derive(Debug, Clone, Deserialize)]
pub struct Calendar {
    /// The days of the week on which nobody works.
    pub weekend: Vec<String>,
    /// The other days on which nobody works.
    pub holidays: Vec<Holiday>,
}

/// A day on which nobody works.
#[derive(Debug, Clone, Deserialize)]
pub struct Holiday {
    /// The day, `2026-12-25`.
    pub on: String,
}

/// A length of time within which something must be done.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TimeLimit {
    /// So many hours.
    Hours(i64),
    /// So many times 24 hours.
    Days(i64),
    /// So many working days.
    WorkingDays(u32),
    /// So many months.
    Months(u32),
}

impl Calendar {
    /// Reads a calendar.
    ///
    /// # Panics
    /// If the document is not valid.
    #[must_use]
    pub fn read(document: &Value) -> Self {
        Self::deserialize(document).expect("the calendar is a valid document")
    }

    /// The calendar of a policy that names none: Monday to Friday.
    #[must_use]
    pub fn monday_to_friday() -> Self {
        let weekend = vec!["saturday".to_owned(), "sunday".to_owned()];
        Self { weekend, holidays: Vec::new() }
    }

    /// Whether a day is neither of a weekend nor a holiday.
    #[must_use]
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        !self.weekend.iter().any(|name| name == name_of(day.weekday()))
            && !self.holidays.iter().any(|holiday| holiday.on == day.to_string())
    }

    /// The n-th working day after a day.
    fn nth_working_day(&self, n: u32, after: NaiveDate) -> NaiveDate {
        let mut day = after;
        for _ in 0..n {
            day += Duration::days(1);
            while !self.is_working_day(day) {
                day += Duration::days(1);
            }
        }
        day
    }
}

impl TimeLimit {
    /// When the time is up that began at an instant. Civil dates are those of the instant's own offset.
    #[must_use]
    pub fn after(self, from: Instant, calendar: &Calendar) -> Instant {
        match self {
            Self::Hours(n) => from + Duration::hours(n),
            Self::Days(n) => from + Duration::days(n),
            Self::Months(n) => from + Months::new(n),
            Self::WorkingDays(n) => {
                let began = from.date_naive();
                from + (calendar.nth_working_day(n, began) - began)
            }
        }
    }
}

/// How a calendar names a day of the week.
fn name_of(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
}
