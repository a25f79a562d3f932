//! Columns of days and of instants.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType,
};
use arrow_array::{Array, ArrayRef};
use arrow_buffer::NullBuffer;
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
    values: Values<'a>,
    nulls: Option<&'a NullBuffer>,
    /// The unit, in nanoseconds.
    unit: i64,
}

enum Values<'a> {
    Short(&'a [i32]),
    Long(&'a [i64]),
}

impl<'a> Numbers<'a> {
    fn of(array: &'a ArrayRef) -> Option<Self> {
        let (values, unit) = match array.data_type() {
            DataType::Date32 => (
                Values::Short(array.as_primitive_opt::<Date32Type>()?.values()),
                SECONDS_OF_A_DAY * NANOSECONDS,
            ),
            DataType::Date64 => {
                (Values::Long(array.as_primitive_opt::<Date64Type>()?.values()), NANOSECONDS / 1_000)
            }
            DataType::Timestamp(TimeUnit::Second, _) => {
                (Values::Long(array.as_primitive_opt::<TimestampSecondType>()?.values()), NANOSECONDS)
            }
            DataType::Timestamp(TimeUnit::Millisecond, _) => (
                Values::Long(array.as_primitive_opt::<TimestampMillisecondType>()?.values()),
                NANOSECONDS / 1_000,
            ),
            DataType::Timestamp(TimeUnit::Microsecond, _) => {
                (Values::Long(array.as_primitive_opt::<TimestampMicrosecondType>()?.values()), 1_000)
            }
            DataType::Timestamp(TimeUnit::Nanosecond, _) => {
                (Values::Long(array.as_primitive_opt::<TimestampNanosecondType>()?.values()), 1)
            }
            _ => return None,
        };
        Some(Self { values, nulls: array.nulls(), unit })
    }

    /// Each row by what its time in nanoseconds means.
    fn cells<T: Copy>(&self, meaning: impl Fn(i64) -> Option<T>) -> Cells<T> {
        let rows = match &self.values {
            Values::Short(values) => values.len(),
            Values::Long(values) => values.len(),
        };
        let mut memo = Memo::new();
        let mean = |number: i64| {
            let meant = number.checked_mul(self.unit).and_then(&meaning);
            meant.map_or(Cell::Bad, Cell::Is)
        };
        let cell = |row| {
            let there = self.nulls.is_none_or(|nulls| nulls.is_valid(row));
            let number = match &self.values {
                Values::Short(values) => values.get(row).map(|value| i64::from(*value)),
                Values::Long(values) => values.get(row).copied(),
            };
            number.filter(|_| there).map_or(Cell::Null, |number| memo.of(number, || mean(number)))
        };
        Cells::Each((0..rows).map(cell).collect())
    }
}

/// What times mean, kept for those that come again, as days do.
struct Memo<T>(Vec<Option<(i64, Cell<T>)>>);

impl<T: Copy> Memo<T> {
    fn new() -> Self {
        Self(vec![None; 1 << 12])
    }

    fn of(&mut self, key: i64, meaning: impl FnOnce() -> Cell<T>) -> Cell<T> {
        let mixed = u64::from_ne_bytes(key.to_ne_bytes()).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52;
        let slot = usize::try_from(mixed).unwrap_or_default();
        match self.0.get_mut(slot) {
            Some(Some((known, cell))) if *known == key => *cell,
            Some(slot) => slot.insert((key, meaning())).1,
            None => meaning(),
        }
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
    let instant = |nanoseconds: i64| {
        let utc = DateTime::from_timestamp_nanos(nanoseconds);
        let instant = if civil { zone.of_civil(utc.naive_utc())? } else { zone.at(utc) };
        in_range(instant.date_naive()).then_some(instant)
    };
    Some(Numbers::of(array)?.cells(instant))
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
    let day = |nanoseconds: i64| {
        let utc = DateTime::from_timestamp_nanos(nanoseconds);
        let day = match zone.filter(|_| own) {
            Some(zone) => zone.at(utc).date_naive(),
            None => utc.date_naive(),
        };
        Occurred::new(day, day).ok()
    };
    Some(Numbers::of(array)?.cells(day))
}
