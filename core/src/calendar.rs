//! Calendars: which days are working days.
//!
//! A limit of working days needs to know weekends and holidays. A calendar is a document like any other, with a
//! version of its own, because holidays are moved by law and at short notice.

use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, LoadError, Problems};
use crate::id::CalendarId;
use crate::json;
use crate::source::require_text;
use crate::time::day_number;

/// The version of the calendar document that this library reads.
pub const CALENDAR_SCHEMA: &str = "everycontact/calendar/1";
/// The most holidays that a calendar may have.
pub const MAX_HOLIDAYS: usize = 10_000;

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum WeekDay {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl WeekDay {
    fn is(self, day: Weekday) -> bool {
        self as u32 == day.num_days_from_monday()
    }
}

/// A day on which no work is done, besides weekends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Holiday {
    /// The day on which it is kept.
    #[serde(with = "crate::time::civil_day")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::civil_day"))]
    pub on: NaiveDate,
    /// Its name.
    pub name: String,
}

/// A calendar as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CalendarDocument {
    /// The kind and version of the document: [`CALENDAR_SCHEMA`].
    pub schema: String,
    /// The id that policies name.
    pub id: CalendarId,
    /// The calendar's own version, which is not the crate's.
    pub version: String,
    /// What it is, in words.
    pub title: String,
    /// What a reader must know before using it.
    pub notice: String,
    /// The days of each week on which no work is done; not all seven.
    pub weekend: Vec<WeekDay>,
    /// The first year whose holidays it gives.
    pub from: i32,
    /// The last year whose holidays it gives.
    pub until: i32,
    /// The holidays, in the order of their dates.
    pub holidays: Vec<Holiday>,
}

/// A loaded calendar: a cheap handle that can be cloned and shared between threads.
///
/// # Example
/// ```
/// let calendar = everycontact::shipped::england_and_wales();
/// // The Platinum Jubilee: the spring bank holiday was moved, and a day was added.
/// assert!(!calendar.is_working_day("2022-06-02".parse()?));
/// assert!(!calendar.is_working_day("2022-06-03".parse()?));
/// assert!(calendar.is_working_day("2022-05-30".parse()?));
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Calendar(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    document: CalendarDocument,
    /// The holidays as day numbers, in order.
    days_off: Vec<i32>,
}

impl Calendar {
    /// Reads a calendar and checks it.
    ///
    /// # Errors
    /// With every problem that the document has; see [`LoadError`].
    ///
    /// # Example
    /// ```
    /// use everycontact::{Calendar, shipped};
    ///
    /// let calendar = Calendar::parse(shipped::SCOTLAND)?;
    /// assert!(!calendar.is_working_day("2020-01-02".parse().unwrap()));
    /// # Ok::<(), everycontact::LoadError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, LoadError> {
        let document: CalendarDocument = json::read("calendar", text)?;
        let mut problems = Problems::default();
        check(&document, &mut problems);
        problems.settle("calendar", text)?;
        Ok(Self::of(document))
    }

    /// Saturdays and Sundays, and no holiday: for policies that count no working days.
    pub(crate) fn of_weekends() -> Self {
        Self::of(CalendarDocument {
            schema: CALENDAR_SCHEMA.to_owned(),
            id: CalendarId::weekends(),
            version: "1".to_owned(),
            title: "Weekends".to_owned(),
            notice: "Saturdays and Sundays; no holidays are given.".to_owned(),
            weekend: vec![WeekDay::Saturday, WeekDay::Sunday],
            from: 1900,
            until: 2200,
            holidays: Vec::new(),
        })
    }

    fn of(document: CalendarDocument) -> Self {
        let days_off = document.holidays.iter().map(|holiday| day_number(holiday.on)).collect();
        Self(Arc::new(Inner { document, days_off }))
    }

    /// The calendar as it is written down.
    #[must_use]
    pub fn document(&self) -> &CalendarDocument {
        &self.0.document
    }

    /// The calendar as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self.document())
    }

    /// Whether work is done on a day: it is neither of a weekend nor a holiday.
    ///
    /// Of a year that the calendar does not give, only the weekends are known: see [`Calendar::covers`].
    #[must_use]
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        let weekend = self.0.document.weekend.iter().any(|off| off.is(day.weekday()));
        !weekend && self.0.days_off.binary_search(&day_number(day)).is_err()
    }

    /// Whether the calendar gives the holidays of a day's year.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        (self.0.document.from..=self.0.document.until).contains(&day.year())
    }

    /// The `n`-th working day after a day; the day itself does not count.
    ///
    /// # Example
    /// ```
    /// let calendar = everycontact::shipped::england_and_wales();
    /// // Christmas Eve of 2021 was a Friday; two substitute days followed the weekend.
    /// let next = calendar.working_day_after("2021-12-24".parse()?, 1);
    /// assert_eq!(next.to_string(), "2021-12-29");
    /// # Ok::<(), chrono::ParseError>(())
    /// ```
    #[must_use]
    pub fn working_day_after(&self, day: NaiveDate, n: u32) -> NaiveDate {
        let mut at = day;
        let mut left = n;
        while left > 0 {
            let Some(next) = at.checked_add_days(Days::new(1)) else {
                return at;
            };
            at = next;
            left -= u32::from(self.is_working_day(at));
        }
        at
    }
}

fn check(document: &CalendarDocument, problems: &mut Problems) {
    if document.schema != CALENDAR_SCHEMA {
        problems.error(Code::UnsupportedSchema, "schema", format!("expected `{CALENDAR_SCHEMA}`"));
    }
    if document.holidays.len() > MAX_HOLIDAYS {
        let message = format!("there are more than {MAX_HOLIDAYS}");
        return problems.error(Code::TooMany, "holidays", message);
    }
    let texts = [("version", &document.version), ("title", &document.title), ("notice", &document.notice)];
    for (field, text) in texts {
        require_text(text, || field.to_owned(), problems);
    }
    let working = (0..7_u8).filter(|day| document.weekend.iter().all(|off| *off as u8 != *day));
    if working.count() == 0 {
        problems.error(Code::NoWorkingDay, "weekend", "no day of the week is left to work on");
    }
    let years = document.from..=document.until;
    let sound = !years.is_empty() && *years.start() >= 1900 && *years.end() <= 2200;
    if !sound {
        let message = "the last year is before the first, or one of them is out of range";
        problems.error(Code::YearsOutOfOrder, "until", message);
    }
    let mut last = None;
    for (index, holiday) in document.holidays.iter().enumerate() {
        let path = format!("holidays[{index}]");
        require_text(&holiday.name, || format!("{path}.name"), problems);
        if last.is_some_and(|last| holiday.on <= last) {
            let message = "it is not after the one before it";
            problems.error(Code::HolidayOutOfOrder, format!("{path}.on"), message);
        }
        if sound && !years.contains(&holiday.on.year()) {
            let message = "it is in none of the years that the calendar gives";
            problems.error(Code::HolidayOutOfOrder, format!("{path}.on"), message);
        }
        last = Some(holiday.on);
    }
}
