//! Rule 6, "recurrence": an indicator that came back after it was explained, or after the case closed.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::documents::Observation;
use super::history::{History, explained_day};
use super::policy::{Selection, Track, Window};
use super::times::{Instant, civil_date, instant};

/// An indicator that came back, in an earlier and a later occurrence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The indicator.
    pub indicator: String,
    /// The occurrence that was explained, or after which the case closed.
    pub earlier: String,
    /// The occurrence in which it came back.
    pub later: String,
}

/// "recurrence": the distinct indicators for which there is a pair.
#[must_use]
pub fn recurrence(history: &History, track: Track, select: &Selection, window: &Window) -> BTreeSet<String> {
    pairs(history, track, select, window).into_iter().map(|pair| pair.indicator).collect()
}

/// "recurrence": all pairs of two distinct occurrences, E and L, of one indicator.
#[must_use]
pub fn pairs(history: &History, track: Track, select: &Selection, window: &Window) -> BTreeSet<Pair> {
    let mut pairs = BTreeSet::new();
    let items = history.items();
    for (earlier, indicator) in &items {
        for (later, same) in &items {
            let pair = Pair { indicator: indicator.clone(), earlier: earlier.clone(), later: later.clone() };
            if indicator == same && recurs(history, track, select, window, &pair) {
                pairs.insert(pair);
            }
        }
    }
    pairs
}

/// "recurrence": L is matched with its day in the window, E is matched as if explained counted, and L's
/// day is after the pivot.
fn recurs(history: &History, track: Track, select: &Selection, window: &Window, pair: &Pair) -> bool {
    let Pair { indicator, earlier, later } = pair;
    let explained_too = Selection { explained: Some("counts".to_owned()), ..select.clone() };
    earlier != later
        && history.matched(track, select, later, indicator)
        && history.in_window(track, later, window)
        && history.matched(track, &explained_too, earlier, indicator)
        && pivot(history, track, select, earlier, indicator)
            .is_some_and(|pivot| history.day(track, later) > pivot)
}

/// "pivot": the earliest of the day on which E was explained and that of the first closure after E was
/// recorded.
fn pivot(
    history: &History,
    track: Track,
    select: &Selection,
    earlier: &str,
    indicator: &str,
) -> Option<NaiveDate> {
    let explained = explained_day(&history.case, earlier, indicator);
    let closed = closed_day(history, track, select, earlier, indicator);
    explained.into_iter().chain(closed).min()
}

/// "pivot": the civil date of the first closure (of several at one instant, of the least event id) that
/// was recorded at or after the earliest recorded time of a report of E that holds that observation.
fn closed_day(
    history: &History,
    track: Track,
    select: &Selection,
    earlier: &str,
    indicator: &str,
) -> Option<NaiveDate> {
    let since = first_recorded(history, track, select, earlier, indicator)?;
    let mut closures: Vec<_> = history.case.events.iter().collect();
    closures.retain(|event| event.entry.closure.is_some() && instant(&event.recorded) >= since);
    closures.sort_by_key(|event| (instant(&event.recorded), event.id.clone()));
    closures.first().map(|event| civil_date(&event.recorded))
}

/// "pivot": the earliest recorded time of a counted report of E that holds the observation.
fn first_recorded(
    history: &History,
    track: Track,
    select: &Selection,
    earlier: &str,
    indicator: &str,
) -> Option<Instant> {
    let mut reports = history.reports_of(earlier);
    reports.retain(|report| {
        report.observations.iter().any(|observation| {
            observation.indicator == indicator && qualifies(history, track, select, observation)
        })
    });
    reports.iter().map(|report| instant(&report.recorded)).min()
}

/// "pivot": known and of the minimum basis; beyond what is known, an open unknown too.
fn qualifies(history: &History, track: Track, select: &Selection, observation: &Observation) -> bool {
    let known = history.is_known_risk(observation) && select.accepts(&observation.basis);
    known || (track != Track::Known && history.is_open_unknown(observation))
}
