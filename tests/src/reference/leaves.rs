//! Rule 6: what each form of condition counts. Each leaf gives the distinct things that it counts.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::history::{History, Report};
use super::policy::{Row, Selection, Track, Window};
use super::times;

/// "observed": the distinct indicators with a matched item whose occurrence's day is in the window.
#[must_use]
pub fn observed(history: &History, track: Track, select: &Selection, window: &Window) -> BTreeSet<String> {
    let mut indicators = BTreeSet::new();
    for (occurrence, indicator) in history.items() {
        if history.matched(track, select, &occurrence, &indicator)
            && history.in_window(track, &occurrence, window)
        {
            indicators.insert(indicator);
        }
    }
    indicators.extend(unasked(history, track, select));
    indicators
}

/// "UNASKED": the selected indicators that were never asked about; of age 0, they are in any window.
fn unasked(history: &History, track: Track, select: &Selection) -> Vec<String> {
    let mut unasked = history.unasked.clone();
    unasked.retain(|code| track == Track::Unasked && select.selects(history.codebook.indicator(code)));
    unasked
}

/// "weight": the sum over all rows and indicators.
#[must_use]
pub fn weight(history: &History, track: Track, table: &[Row]) -> u64 {
    let mut total = 0;
    for row in table {
        for indicator in &history.codebook.indicators {
            total += weight_of_indicator(history, track, row, &indicator.code);
        }
    }
    total
}

/// "weight": the points of one indicator's matched items, summed, then capped.
fn weight_of_indicator(history: &History, track: Track, row: &Row, code: &str) -> u64 {
    let mut sum = 0;
    for (occurrence, indicator) in history.items() {
        if indicator == code && history.matched(track, &row.select, &occurrence, &indicator) {
            sum += points(row, history.day(track, &occurrence), history.date);
        }
    }
    for indicator in unasked(history, track, &row.select) {
        if indicator == code {
            sum += points(row, history.date, history.date);
        }
    }
    sum.min(row.cap)
}

/// "weight": the points of the first step whose window holds the day, 0 past the last.
#[must_use]
pub fn points(row: &Row, day: NaiveDate, date: NaiveDate) -> u64 {
    for step in &row.steps {
        if times::within(&step.within, day, date) {
            return step.points;
        }
    }
    0
}

/// "contacts": the occurrences in the window that have a report that counts, and one of the kinds.
#[must_use]
pub fn contacts(
    history: &History,
    track: Track,
    window: &Window,
    kinds: Option<&[String]>,
) -> BTreeSet<String> {
    let mut occurrences = history.occurrences();
    occurrences.retain(|occurrence| {
        let reports = history.reports_of(occurrence);
        let of_kind = |report: &&Report| kinds.is_none_or(|kinds| kinds.contains(&report.body.kind));
        history.in_window(track, occurrence, window)
            && reports.iter().any(|report| counts_as_contact(history, track, report))
            && reports.iter().any(of_kind)
    });
    occurrences
}

/// "contacts": a report counts if it is a referral, holds a risk observation, or a worry.
#[must_use]
pub fn counts_as_contact(history: &History, track: Track, report: &Report) -> bool {
    report.body.kind == "referral"
        || report.body.worry.is_some()
        || report.observations.iter().any(|observation| history.is_held(track, observation))
}

/// "sectors": the distinct sectors that raised a risk indicator at first hand.
#[must_use]
pub fn sectors(history: &History, track: Track, window: &Window) -> BTreeSet<String> {
    let raising = raising_reports(history, track, window);
    raising.into_iter().map(|report| report.body.sector.clone()).collect()
}

/// "agencies": the distinct agencies that raised a risk indicator at first hand.
#[must_use]
pub fn agencies(history: &History, track: Track, window: &Window) -> BTreeSet<String> {
    let raising = raising_reports(history, track, window);
    raising.into_iter().map(|report| report.body.agency.clone()).collect()
}

/// "sectors/agencies": first-hand reports that hold a risk observation, the occurrence in the window.
#[must_use]
pub fn raising_reports<'a>(history: &'a History, track: Track, window: &Window) -> Vec<&'a Report> {
    let mut reports: Vec<&Report> = history.reports.iter().collect();
    reports.retain(|report| {
        report.body.first_hand
            && report.observations.iter().any(|observation| history.is_held(track, observation))
            && history.in_window(track, &report.occurrence, window)
    });
    reports
}

/// "worry": the occurrences in the window that have a report with a worry.
#[must_use]
pub fn worry(history: &History, track: Track, window: &Window) -> BTreeSet<String> {
    let worried = worried_reports(history, track, window);
    worried.into_iter().map(|report| report.occurrence.clone()).collect()
}

/// "worry": the reports with a worry, their occurrence in the window.
#[must_use]
pub fn worried_reports<'a>(history: &'a History, track: Track, window: &Window) -> Vec<&'a Report> {
    let mut reports: Vec<&Report> = history.reports.iter().collect();
    reports
        .retain(|report| report.body.worry.is_some() && history.in_window(track, &report.occurrence, window));
    reports
}
