//! Few days, few times of day, few offsets and few spans: so that things tie, and windows have edges.

use chrono::{DateTime, Days, Duration, FixedOffset, Months, NaiveDate, NaiveTime, SecondsFormat};
use proptest::prelude::*;
use proptest::sample::select;

/// An instant with its own offset.
pub type Instant = DateTime<FixedOffset>;

/// The days around which everything happens; most of them end a month.
const BASES: [(i32, u32, u32); 6] =
    [(2019, 3, 31), (2019, 12, 31), (2020, 1, 31), (2020, 2, 29), (2020, 3, 31), (2020, 12, 31)];

/// The months of windows.
pub const MONTHS: [u32; 4] = [1, 3, 6, 12];

/// The days of windows.
pub const DAYS: [u64; 4] = [1, 7, 30, 90];

/// A time of day with an offset.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// The time of day.
    pub time: NaiveTime,
    /// The offset.
    pub offset: FixedOffset,
}

/// A distance between two days.
#[derive(Debug, Clone, Copy)]
pub enum Span {
    /// Months, and a nudge of days.
    Months(u32, i64),
    /// Days, and a nudge of days.
    Days(u64, i64),
}

/// A base day, or a day beside it.
///
/// # Panics
/// Never: the bases are dates.
pub fn day() -> impl Strategy<Value = NaiveDate> + Clone {
    (select(&BASES[..]), nudge()).prop_map(|((year, month, day), nudge)| {
        let base = NaiveDate::from_ymd_opt(year, month, day).expect("the bases are dates");
        base + Duration::days(nudge)
    })
}

/// Mostly nothing, else a day more or less.
pub fn nudge() -> impl Strategy<Value = i64> + Clone {
    prop_oneof![6 => Just(0), 1 => Just(-1), 1 => Just(1)]
}

/// A clock.
///
/// # Panics
/// Never: the times and offsets are valid.
pub fn clock() -> impl Strategy<Value = Clock> + Clone {
    let times = select(&[(9, 0, 0), (9, 0, 0), (0, 0, 0), (23, 59, 59), (22, 30, 0)][..]);
    let hours = prop_oneof![4 => Just(0), 1 => Just(2), 1 => Just(-10), 1 => Just(11)];
    (times, hours).prop_map(|((hour, minute, second), hours)| Clock {
        time: NaiveTime::from_hms_opt(hour, minute, second).expect("the times are times"),
        offset: FixedOffset::east_opt(hours * 1800).expect("the offsets are offsets"),
    })
}

/// A span of nothing, or about as long as a window.
pub fn span() -> impl Strategy<Value = Span> + Clone {
    prop_oneof![
        2 => nudge().prop_map(|nudge| Span::Days(0, nudge)),
        3 => (select(&MONTHS[..]), nudge()).prop_map(|(n, nudge)| Span::Months(n, nudge)),
        2 => (select(&DAYS[..]), nudge()).prop_map(|(n, nudge)| Span::Days(n, nudge)),
    ]
}

impl Clock {
    /// The instant at this clock on a day.
    ///
    /// # Panics
    /// Never: a fixed offset has no gaps.
    #[must_use]
    pub fn on(self, day: NaiveDate) -> Instant {
        let local = day.and_time(self.time).and_local_timezone(self.offset);
        local.single().expect("a fixed offset has no gaps")
    }
}

impl Span {
    /// A day after this span.
    #[must_use]
    pub fn after(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Months(n, nudge) => day + Months::new(n) + Duration::days(nudge),
            Self::Days(n, nudge) => day + Days::new(n) + Duration::days(nudge),
        }
    }
}

/// The text of an instant.
#[must_use]
pub fn text(instant: Instant) -> String {
    instant.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// The instant of a text.
///
/// # Panics
/// If the text is no instant.
#[must_use]
pub fn instant(text: &str) -> Instant {
    DateTime::parse_from_rfc3339(text).expect("the generators write RFC 3339 instants")
}
