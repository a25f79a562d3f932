//! Calendars and time limits: working days are counted one by one, and more time is never up earlier.

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate, Weekday};
use everycontact::{Calendar, TimeLimit, WeekDay, shipped};
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::config;

/// The shipped calendars.
const CALENDARS: [&str; 3] = ["england-and-wales", "scotland", "northern-ireland"];

/// The most working days that are tried.
const MANY: u32 = 80;

proptest! {
    #![proptest_config(config())]

    /// The n-th working day after a day is a working day, and so many lie after that day up to it.
    #[test]
    fn the_nth_working_day_has_so_many_up_to_it(calendar in calendar(), day in day(), n in 0..=MANY) {
        let found = calendar.working_day_after(day, n);
        let between = day.iter_days().skip(1).take_while(|one| *one <= found);
        prop_assert_eq!(between.filter(|one| works(&calendar, *one)).count(), usize::try_from(n).unwrap());
        prop_assert!(if n == 0 { found == day } else { works(&calendar, found) }, "{found}");
    }

    /// One more working day is later, and from a later day it is never earlier.
    #[test]
    fn working_days_do_not_go_back(
        calendar in calendar(),
        day in day(),
        later in 0..=40_i64,
        n in 0..=MANY,
    ) {
        let found = calendar.working_day_after(day, n);
        prop_assert!(calendar.working_day_after(day, n + 1) > found);
        prop_assert!(calendar.working_day_after(day + Duration::days(later), n) >= found);
        prop_assert_eq!(calendar.working_day_after(found, 3), calendar.working_day_after(day, n + 3));
    }

    /// In each unit, one more is later; what is counted in days keeps the time of day and the offset.
    #[test]
    fn a_limit_grows_with_its_number(calendar in calendar(), from in moment(), n in 1..=MANY) {
        for unit in [TimeLimit::Hours, TimeLimit::Days, TimeLimit::WorkingDays, TimeLimit::Months] {
            let due = unit(n).after(from, &calendar);
            prop_assert!(due > from && unit(n + 1).after(from, &calendar) > due, "{due}");
            prop_assert_eq!(due.offset(), from.offset());
            if unit(n) != TimeLimit::Hours(n) {
                prop_assert_eq!(due.time(), from.time());
            }
        }
        let day = from.date_naive();
        let due = TimeLimit::WorkingDays(n).after(from, &calendar);
        prop_assert_eq!(due.date_naive(), calendar.working_day_after(day, n));
        prop_assert_eq!(TimeLimit::Hours(24 * n).after(from, &calendar), TimeLimit::Days(n).after(from, &calendar));
    }

    /// A limit of months is up on the same day of the month, or on the last day of a shorter one.
    #[test]
    fn months_clamp_to_the_end_of_a_month(calendar in calendar(), from in moment(), n in 1..=MANY) {
        let due = TimeLimit::Months(n).after(from, &calendar);
        let months = |at: DateTime<FixedOffset>| at.year() * 12 + i32::try_from(at.month()).unwrap();
        prop_assert_eq!(months(due) - months(from), i32::try_from(n).unwrap());
        let last = (due + Duration::days(1)).day() == 1;
        prop_assert!(due.day() == from.day() || last && due.day() < from.day(), "{due}");
    }
}

/// Whether work is done on a day, read from the calendar's document alone.
fn works(calendar: &Calendar, day: NaiveDate) -> bool {
    let document = calendar.document();
    let off = document.weekend.iter().any(|off| weekday(*off) == day.weekday());
    !off && document.holidays.iter().all(|holiday| holiday.on != day)
}

fn weekday(day: WeekDay) -> Weekday {
    match day {
        WeekDay::Monday => Weekday::Mon,
        WeekDay::Tuesday => Weekday::Tue,
        WeekDay::Wednesday => Weekday::Wed,
        WeekDay::Thursday => Weekday::Thu,
        WeekDay::Friday => Weekday::Fri,
        WeekDay::Saturday => Weekday::Sat,
        WeekDay::Sunday => Weekday::Sun,
    }
}

/// A shipped calendar.
fn calendar() -> impl Strategy<Value = Calendar> {
    select(&CALENDARS[..]).prop_map(|id| shipped::calendar(id).unwrap())
}

/// A day of the years that the calendars give, or not long before or after; often about the turn of a year.
fn day() -> impl Strategy<Value = NaiveDate> {
    let any = (2010..=2032_i32, 1..=366_u32);
    let turn = (2015..=2030_i32, prop_oneof![355..=366_u32, 1..=5_u32]);
    let day = |(year, ordinal)| NaiveDate::from_yo_opt(year, ordinal).or(NaiveDate::from_yo_opt(year, 365));
    prop_oneof![any, turn].prop_map(move |chosen| day(chosen).unwrap())
}

/// A moment in some offset.
fn moment() -> impl Strategy<Value = DateTime<FixedOffset>> {
    (day(), 0..86_400_u32, -20..=24_i32).prop_map(|(day, second, halves)| {
        let offset = FixedOffset::east_opt(halves * 1800).unwrap();
        let midnight = day.and_hms_opt(0, 0, 0).unwrap() + Duration::seconds(second.into());
        midnight.and_local_timezone(offset).single().unwrap()
    })
}
