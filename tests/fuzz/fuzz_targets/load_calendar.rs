//! Any text as a calendar; one that loads counts working days, and is written as it was read.

#![no_main]

use chrono::NaiveDate;
use everycontact::Calendar;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let calendar = match Calendar::parse(text) {
        Ok(calendar) => calendar,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            assert!(error.to_json().starts_with("[{"));
            return;
        }
    };
    let again = Calendar::parse(&calendar.to_json());
    assert!(again.is_ok_and(|again| again.document() == calendar.document()));
    for year in [1900, 2024, 2200] {
        let Some(day) = NaiveDate::from_ymd_opt(year, 2, 28) else { return };
        let next = calendar.working_day_after(day, 5);
        assert!(next > day && calendar.is_working_day(next));
    }
});
