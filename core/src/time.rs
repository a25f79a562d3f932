//! Instants, days that are known imprecisely, windows and time limits.
//!
//! What is recorded has an instant; what occurred has days, often more than one that it may mean. A window says
//! how far back a condition looks from the date of the as-of instant, and a time limit how soon somebody must look.
//!
//! There is no clock here. An instant carries its offset, and the offset fixes its civil date.

use std::fmt;

use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, SecondsFormat, TimeDelta};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::calendar::Calendar;

/// The longest window, in months.
pub const MAX_WINDOW_MONTHS: u32 = 1_200;
/// The longest window, in days.
pub const MAX_WINDOW_DAYS: u32 = 36_500;

/// The longest time limit, in hours.
pub const MAX_LIMIT_HOURS: u32 = 8_760;
/// The longest time limit, in days.
pub const MAX_LIMIT_DAYS: u32 = 3_650;
/// The longest time limit, in working days.
pub const MAX_LIMIT_WORKING_DAYS: u32 = 1_000;
/// The longest time limit, in months: a hundred years.
pub const MAX_LIMIT_MONTHS: u32 = 1_200;

const INSTANT_SHAPE: &str =
    "an instant with an offset, from 1900 to 2200, such as `2021-04-30T16:05:00+01:00`";

/// Reads an instant as RFC 3339 writes it.
///
/// # Errors
/// If the text is not an RFC 3339 instant with an offset, or its year is not from 1900 to 2200.
///
/// # Example
/// ```
/// let as_of = everycontact::parse_instant("2021-04-30T16:05:00+01:00")?;
/// assert_eq!(as_of.date_naive().to_string(), "2021-04-30");
/// # Ok::<(), everycontact::TimeError>(())
/// ```
pub fn parse_instant(text: &str) -> Result<DateTime<FixedOffset>, TimeError> {
    let refused = TimeError { expected: INSTANT_SHAPE };
    // One spelling each: the parser would take a space or a small letter too.
    if text.as_bytes().get(10) != Some(&b'T') || text.ends_with('z') {
        return Err(refused);
    }
    match DateTime::parse_from_rfc3339(text) {
        Ok(instant) if in_range(instant.date_naive()) => Ok(instant),
        _ => Err(refused),
    }
}

/// Writes an instant as RFC 3339 does, with `Z` for an offset of nothing.
#[must_use]
pub fn format_instant(instant: DateTime<FixedOffset>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// The same instant, in UTC where its own offset leads beyond what can be told, as at the ends of `DateTime<Utc>`.
pub(crate) fn told(instant: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    match instant.naive_utc().checked_add_offset(*instant.offset()) {
        Some(_) => instant,
        None => instant.to_utc().fixed_offset(),
    }
}

fn in_range(day: NaiveDate) -> bool {
    (1900..=2200).contains(&day.year())
}

/// A time that was refused; it tells what was expected and never repeats the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}")]
pub struct TimeError {
    expected: &'static str,
}

struct Parsed<T>(fn(&str) -> Result<T, TimeError>, &'static str);

impl<T> de::Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.1)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).map_err(E::custom)
    }
}

/// Serde of an instant: RFC 3339 and nothing looser.
pub(crate) mod instant {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(
        instant: &DateTime<FixedOffset>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format_instant(*instant))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<DateTime<FixedOffset>, D::Error> {
        deserializer.deserialize_str(Parsed(parse_instant, INSTANT_SHAPE))
    }
}

/// Serde of an instant that may be left out.
pub(crate) mod optional_instant {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(
        instant: &Option<DateTime<FixedOffset>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match instant {
            Some(instant) => serializer.serialize_str(&format_instant(*instant)),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<DateTime<FixedOffset>>, D::Error> {
        #[derive(Deserialize)]
        struct Given(#[serde(with = "super::instant")] DateTime<FixedOffset>);

        let given: Option<Given> = Deserialize::deserialize(deserializer)?;
        Ok(given.map(|Given(instant)| instant))
    }
}

/// Serde of a day of the calendar: `2022-06-03` and nothing looser.
pub(crate) mod civil_day {
    use super::*;

    const SHAPE: &str = "a day, from 1900 to 2200, such as `2022-06-03`";

    fn parse(text: &str) -> Result<NaiveDate, TimeError> {
        let (day, _) = span(text).filter(|_| text.len() == 10).ok_or(TimeError { expected: SHAPE })?;
        if in_range(day) { Ok(day) } else { Err(TimeError { expected: SHAPE }) }
    }

    pub(crate) fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(day)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        deserializer.deserialize_str(Parsed(parse, SHAPE))
    }
}

/// When something occurred: an earliest and a latest day.
///
/// In JSON a day (`2019-10-07`), a month (`2019-10`), a year (`2019`), or a range of two of these
/// (`2019/2022-03`), which runs from the first day of the one to the last day of the other.
///
/// # Example
/// ```
/// let occurred: everycontact::Occurred = "2019-10".parse()?;
/// assert_eq!(occurred.earliest().to_string(), "2019-10-01");
/// assert_eq!(occurred.latest().to_string(), "2019-10-31");
///
/// let range: everycontact::Occurred = "2019/2022-03".parse()?;
/// assert_eq!(range.earliest().to_string(), "2019-01-01");
/// assert_eq!(range.latest().to_string(), "2022-03-31");
/// # Ok::<(), everycontact::TimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Occurred {
    earliest: NaiveDate,
    latest: NaiveDate,
}

const OCCURRED_SHAPE: &str =
    "a day `2019-10-07`, a month `2019-10`, a year `2019`, or a range of two of these `2019/2022-03`";

impl Occurred {
    /// A span from an earliest to a latest day, both included.
    ///
    /// # Errors
    /// If the latest day is before the earliest, or a year is not from 1900 to 2200.
    pub fn new(earliest: NaiveDate, latest: NaiveDate) -> Result<Self, TimeError> {
        if earliest <= latest && in_range(earliest) && in_range(latest) {
            Ok(Self { earliest, latest })
        } else {
            Err(TimeError { expected: OCCURRED_SHAPE })
        }
    }

    /// A span between two days that were read as one before.
    pub(crate) fn between(earliest: NaiveDate, latest: NaiveDate) -> Self {
        Self { earliest, latest }
    }

    /// The first day that it may mean.
    #[must_use]
    pub fn earliest(&self) -> NaiveDate {
        self.earliest
    }

    /// The last day that it may mean.
    #[must_use]
    pub fn latest(&self) -> NaiveDate {
        self.latest
    }
}

fn span(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let digits = |from: usize, to: usize| -> Option<u32> {
        let part = text.get(from..to)?;
        part.bytes().all(|b| b.is_ascii_digit()).then_some(())?;
        part.parse().ok()
    };
    let hyphen = |at: usize| text.as_bytes().get(at) == Some(&b'-');
    let year = i32::try_from(digits(0, 4)?).ok()?;
    match text.len() {
        4 => Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?)),
        7 if hyphen(4) => {
            let first = NaiveDate::from_ymd_opt(year, digits(5, 7)?, 1)?;
            Some((first, last_of_month(first)?))
        }
        10 if hyphen(4) && hyphen(7) => {
            let day = NaiveDate::from_ymd_opt(year, digits(5, 7)?, digits(8, 10)?)?;
            Some((day, day))
        }
        _ => None,
    }
}

fn last_of_month(first: NaiveDate) -> Option<NaiveDate> {
    first.checked_add_months(Months::new(1))?.pred_opt()
}

impl std::str::FromStr for Occurred {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let (from, to) = text.split_once('/').unwrap_or((text, text));
        match (span(from), span(to)) {
            (Some((earliest, _)), Some((_, latest))) => Self::new(earliest, latest),
            _ => Err(TimeError { expected: OCCURRED_SHAPE }),
        }
    }
}

impl fmt::Display for Occurred {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, to) = (self.earliest, self.latest);
        let year = |day: NaiveDate| format!("{:04}", day.year());
        let month = |day: NaiveDate| format!("{:04}-{:02}", day.year(), day.month());
        let starts_year = from.ordinal() == 1;
        let ends_year = (to.month(), to.day()) == (12, 31);
        if from == to {
            write!(formatter, "{from}")
        } else if starts_year && ends_year && from.year() == to.year() {
            formatter.write_str(&year(from))
        } else if starts_year && ends_year {
            write!(formatter, "{}/{}", year(from), year(to))
        } else if from.day() == 1 && last_of_month(from) == Some(to) {
            formatter.write_str(&month(from))
        } else {
            write!(formatter, "{from}/{to}")
        }
    }
}

impl Serialize for Occurred {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Occurred {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed(|text| text.parse::<Self>(), OCCURRED_SHAPE))
    }
}

/// How far back a condition looks from the as-of date.
///
/// A day is within a window if it is after the window's start; the start itself is outside. A window of
/// months starts on the same day of an earlier month, or on that month's last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Window {
    /// All of the record.
    #[default]
    Ever,
    /// A number of months, 1 to 1,200.
    Months(u32),
    /// A number of days, 1 to 36,500.
    Days(u32),
}

impl Window {
    /// The start, excluded, of the window that ends on `date`; nothing for a window without one.
    ///
    /// # Example
    /// ```
    /// use everycontact::Window;
    ///
    /// let occurred: everycontact::Occurred = "2021-02-28".parse()?;
    /// let start = Window::Months(1).start("2021-03-31".parse()?);
    /// assert_eq!(start, Some("2021-02-28".parse()?));
    /// assert!(Some(occurred.earliest()) <= start, "the start itself is outside");
    /// assert_eq!(Window::Ever.start("2021-03-31".parse()?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn start(self, date: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Ever => None,
            Self::Months(months) => date.checked_sub_months(Months::new(months)),
            Self::Days(days) => date.checked_sub_days(Days::new(days.into())),
        }
    }

    /// [`Window::start`] as a day number; the least there is for a window without a start.
    pub(crate) fn start_number(self, date: NaiveDate) -> i32 {
        self.start(date).map_or(i32::MIN, day_number)
    }

    /// The starts of windows that end on one date, as day numbers; the least there is for a window without a start.
    pub(crate) fn starts(windows: &[Self], date: NaiveDate) -> impl Iterator<Item = i32> {
        let end = day_number(date);
        let [month, day] = [date.month0(), date.day0()].map(|nth| i32::try_from(nth).unwrap_or_default());
        let months = 12 * date.year() + month;
        windows.iter().map(move |window| match *window {
            Self::Ever => i32::MIN,
            Self::Months(back) => day_of_month(months.saturating_sub_unsigned(back), day),
            Self::Days(back) => end.saturating_sub_unsigned(back),
        })
    }

    pub(crate) fn in_range(self) -> bool {
        match self {
            Self::Ever => true,
            Self::Months(months) => (1..=MAX_WINDOW_MONTHS).contains(&months),
            Self::Days(days) => (1..=MAX_WINDOW_DAYS).contains(&days),
        }
    }

    /// Whether every day within `self` is within `other` too, whatever the as-of date.
    pub(crate) fn inside(self, other: Self) -> bool {
        match (self, other) {
            (_, Self::Ever) => true,
            (Self::Ever, _) => false,
            (Self::Months(mine), Self::Months(theirs)) => mine <= theirs,
            (Self::Days(mine), Self::Days(theirs)) => mine <= theirs,
            // So many months are never shorter or longer than these bounds in days.
            (Self::Months(mine), Self::Days(theirs)) => mine.saturating_mul(305) / 10 + 3 <= theirs,
            (Self::Days(mine), Self::Months(theirs)) => mine + 3 <= theirs.saturating_mul(304) / 10,
        }
    }
}

impl fmt::Display for Window {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ever => formatter.write_str("at any time"),
            Self::Months(1) => formatter.write_str("in the last month"),
            Self::Months(n) => write!(formatter, "in the last {n} months"),
            Self::Days(1) => formatter.write_str("in the last day"),
            Self::Days(n) => write!(formatter, "in the last {n} days"),
        }
    }
}

/// How soon something must be done, counted from a moment.
///
/// The time is up at the same time of day as the moment: on the last of so many days, on the last of so many
/// working days after the day of the moment, or on the same day of a later month, or that month's last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum TimeLimit {
    /// A number of hours.
    Hours(u32),
    /// A number of days, weekends and holidays included.
    Days(u32),
    /// A number of working days of the policy's calendar.
    WorkingDays(u32),
    /// A number of months.
    Months(u32),
}

impl TimeLimit {
    pub(crate) fn in_range(self) -> bool {
        match self {
            Self::Hours(hours) => (1..=MAX_LIMIT_HOURS).contains(&hours),
            Self::Days(days) => (1..=MAX_LIMIT_DAYS).contains(&days),
            Self::WorkingDays(days) => (1..=MAX_LIMIT_WORKING_DAYS).contains(&days),
            Self::Months(months) => (1..=MAX_LIMIT_MONTHS).contains(&months),
        }
    }

    /// The moment at which the time is up, in the offset of `from`, which fixes the day from which days count.
    ///
    /// # Example
    /// ```
    /// use everycontact::{TimeLimit, parse_instant, shipped};
    ///
    /// let calendar = shipped::england_and_wales();
    /// let asked = parse_instant("2021-12-24T16:00:00Z").unwrap();
    /// let due = TimeLimit::WorkingDays(2).after(asked, &calendar);
    /// assert_eq!(due, parse_instant("2021-12-30T16:00:00Z").unwrap());
    /// ```
    #[must_use]
    pub fn after(self, from: DateTime<FixedOffset>, calendar: &Calendar) -> DateTime<FixedOffset> {
        let from = told(from);
        let moved = match self {
            Self::Hours(hours) => from.checked_add_signed(TimeDelta::hours(hours.into())),
            Self::Days(days) => from.checked_add_signed(TimeDelta::days(days.into())),
            Self::Months(months) => from.checked_add_months(Months::new(months)),
            Self::WorkingDays(days) => {
                let day = from.date_naive();
                let ahead = calendar.working_day_after(day, days).signed_duration_since(day);
                from.checked_add_signed(ahead)
            }
        };
        told(moved.unwrap_or(from))
    }
}

impl fmt::Display for TimeLimit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (n, unit) = match self {
            Self::Hours(n) => (n, "hour"),
            Self::Days(n) => (n, "day"),
            Self::WorkingDays(n) => (n, "working day"),
            Self::Months(n) => (n, "month"),
        };
        write!(formatter, "{n} {unit}{}", if *n == 1 { "" } else { "s" })
    }
}

/// A day as a number, so that days compare and subtract as integers.
pub(crate) fn day_number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

/// The number of a day of a month, or of the last that the month has; months and days count from 0.
fn day_of_month(months: i32, day: i32) -> i32 {
    const BEFORE: [i32; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
    let (year, month) = (months.div_euclid(12), usize::try_from(months.rem_euclid(12)).unwrap_or_default());
    let before = |month: usize| BEFORE.get(month).copied().unwrap_or_default();
    let leap = year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0);
    let length = before(month + 1) - before(month) + i32::from(leap && month == 1);
    let past = year - 1;
    let years = 365 * past + past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400);
    years + before(month) + i32::from(leap && month > 1) + day.min(length - 1) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_start_where_the_calendar_says() {
        let windows: Vec<Window> =
            (1..=1_200).map(Window::Months).chain([Window::Ever, Window::Days(36_500)]).collect();
        let first = NaiveDate::from_ymd_opt(1_999, 12, 25).unwrap();
        for date in first.iter_days().take(800).step_by(3) {
            let expected: Vec<i32> = windows.iter().map(|window| window.start_number(date)).collect();
            assert_eq!(Window::starts(&windows, date).collect::<Vec<_>>(), expected, "{date}");
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn occurred_reads_and_writes_its_shorthands() {
        for text in ["2019-10-07", "2019-10", "2019", "2019/2022", "2019-01-01/2022-03-31", "2020-02"] {
            let occurred: Result<Occurred, _> = text.parse();
            assert_eq!(occurred.map(|o| o.to_string()), Ok(text.to_owned()));
        }
        let leap: Result<Occurred, _> = "2020-02".parse();
        assert_eq!(leap.map(|o| o.latest()), Ok(day("2020-02-29")));
        for refused in
            ["", "19", "2019-1", "2019-13", "2021-02-29", "2020/2019", "1899", "2019-10-07T", "201é"]
        {
            assert!(refused.parse::<Occurred>().is_err(), "{refused}");
        }
    }

    #[test]
    fn a_window_of_months_clamps_to_the_end_of_a_month() {
        assert_eq!(Window::Months(1).start(day("2021-03-31")), Some(day("2021-02-28")));
        assert_eq!(Window::Months(12).start(day("2020-02-29")), Some(day("2019-02-28")));
        assert_eq!(Window::Days(30).start(day("2021-03-31")), Some(day("2021-03-01")));
        assert_eq!(Window::Ever.start(day("2021-03-31")), None);
    }

    #[test]
    fn instants_are_strict() {
        for refused in ["2021-04-30", "2021-04-30T16:05:00", "2021-04-30 16:05:00Z", "2500-01-01T00:00:00Z"] {
            assert!(parse_instant(refused).is_err(), "{refused}");
        }
        let written = parse_instant("2021-04-30T16:05:00+00:00").map(format_instant);
        assert_eq!(written.as_deref(), Ok("2021-04-30T16:05:00Z"));
    }
}
