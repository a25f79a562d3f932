//! Columns of days and of instants.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, TimeUnit};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use everycontact::{Occurred, parse_instant};

use super::cell::{Cell, Cells};
use super::texts::Texts;

const SECONDS_OF_A_DAY: i64 = 86_400;
const NANOSECONDS: i64 = 1_000_000_000;

/// How a column's times read as civil ones.
#[derive(Debug, Clone, Copy)]
pub(super) enum Zone {
    Fixed(FixedOffset),
    Named(Tz),
}

impl Zone {
    /// An offset such as `+01:00`, `UTC`, or the name of a zone.
    pub(super) fn named(name: &str) -> Option<Self> {
        if matches!(name, "UTC" | "Z" | "Etc/UTC") {
            return Some(Self::Fixed(Utc.fix()));
        }
        let offset = name.parse::<FixedOffset>().ok().map(Self::Fixed);
        offset.or_else(|| name.parse().ok().map(Self::Named))
    }

    fn at(self, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
        match self {
            Self::Fixed(offset) => instant.with_timezone(&offset),
            Self::Named(zone) => instant.with_timezone(&zone).fixed_offset(),
        }
    }

    /// The instant at which clocks show a time; the earlier of two, and the later edge of a gap.
    fn of_civil(self, civil: NaiveDateTime) -> Option<DateTime<FixedOffset>> {
        match self {
            Self::Fixed(offset) => offset.from_local_datetime(&civil).earliest(),
            Self::Named(zone) => {
                let own = |civil| zone.from_local_datetime(&civil).earliest().map(|at| at.fixed_offset());
                own(civil).or_else(|| own(civil.checked_add_signed(TimeDelta::hours(1))?))
            }
        }
    }
}

/// Times as numbers of a unit, since 1970.
struct Numbers<'a> {
    array: &'a ArrayRef,
    of: DataType,
}

impl Numbers<'_> {
    /// The time of a row in nanoseconds; the outer nothing is null, the inner one out of range.
    fn at(&self, row: usize) -> Option<Option<i64>> {
        if self.array.is_null(row) {
            return None;
        }
        let array = self.array;
        let (number, scale) = match &self.of {
            DataType::Date32 => {
                (array.as_primitive_opt::<Date32Type>()?.value(row).into(), SECONDS_OF_A_DAY * NANOSECONDS)
            }
            DataType::Date64 => (array.as_primitive_opt::<Date64Type>()?.value(row), NANOSECONDS / 1_000),
            DataType::Timestamp(TimeUnit::Second, _) => {
                (array.as_primitive_opt::<TimestampSecondType>()?.value(row), NANOSECONDS)
            }
            DataType::Timestamp(TimeUnit::Millisecond, _) => {
                (array.as_primitive_opt::<TimestampMillisecondType>()?.value(row), NANOSECONDS / 1_000)
            }
            DataType::Timestamp(TimeUnit::Microsecond, _) => {
                (array.as_primitive_opt::<TimestampMicrosecondType>()?.value(row), 1_000)
            }
            _ => (array.as_primitive_opt::<TimestampNanosecondType>()?.value(row), 1),
        };
        Some(number.checked_mul(scale))
    }
}

fn is_date(of: &DataType) -> bool {
    matches!(of, DataType::Date32 | DataType::Date64)
}

/// Whether a column holds days, times, or texts that may be such.
pub(super) fn is_time(of: &DataType) -> bool {
    is_date(of) || matches!(of, DataType::Timestamp(..)) || super::texts::is_text(of)
}

/// The zone of a column's times: its own, or the one that the caller gives for what has none.
fn zone_of(of: &DataType, given: Option<Zone>) -> Option<Zone> {
    match of {
        DataType::Timestamp(_, Some(name)) => Zone::named(name),
        _ => given,
    }
}

/// Whether the times of a column are instants as they are, with the zone that the caller gives.
pub(super) fn has_zone(of: &DataType, given: Option<Zone>) -> bool {
    super::texts::is_text(of) || zone_of(of, given).is_some()
}

/// A column of instants. A day is the instant at which it begins.
pub(super) fn instants(array: &ArrayRef, given: Option<Zone>) -> Option<Cells<DateTime<FixedOffset>>> {
    if let Some(texts) = Texts::of(array) {
        return Some(texts.cells(|text| parse_instant(text).ok()));
    }
    let (of, zone) = (array.data_type().clone(), zone_of(array.data_type(), given)?);
    let civil = !matches!(of, DataType::Timestamp(_, Some(_)));
    let numbers = Numbers { array, of };
    let instant = |nanoseconds: Option<i64>| {
        let utc = DateTime::from_timestamp_nanos(nanoseconds?);
        let instant = if civil { zone.of_civil(utc.naive_utc())? } else { zone.at(utc) };
        in_range(instant.date_naive()).then_some(instant)
    };
    let cell = |row| match numbers.at(row) {
        None => Cell::Null,
        Some(number) => instant(number).map_or(Cell::Bad, Cell::Is),
    };
    Some(Cells::Each((0..array.len()).map(cell).collect()))
}

fn in_range(day: NaiveDate) -> bool {
    (1900..=2200).contains(&day.year())
}

/// A column of when something occurred: days, times of which the day counts, or texts such as `2019-10`.
pub(super) fn occurred(array: &ArrayRef, given: Option<Zone>) -> Option<Cells<Occurred>> {
    if let Some(texts) = Texts::of(array) {
        return Some(texts.cells(|text| text.parse().ok()));
    }
    let (of, zone) = (array.data_type().clone(), zone_of(array.data_type(), given));
    let own = matches!(of, DataType::Timestamp(_, Some(_)));
    if !is_time(&of) || (own && zone.is_none()) {
        return None;
    }
    let numbers = Numbers { array, of };
    let day = |nanoseconds: Option<i64>| {
        let utc = DateTime::from_timestamp_nanos(nanoseconds?);
        let day = match zone.filter(|_| own) {
            Some(zone) => zone.at(utc).date_naive(),
            None => utc.date_naive(),
        };
        Occurred::new(day, day).ok()
    };
    let cell = |row| match numbers.at(row) {
        None => Cell::Null,
        Some(number) => day(number).map_or(Cell::Bad, Cell::Is),
    };
    Some(Cells::Each((0..array.len()).map(cell).collect()))
}
