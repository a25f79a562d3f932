//! Rules 7 to 9: criteria, levels, what a contact asks for alone, and near misses.

use std::collections::{BTreeMap, BTreeSet};

use super::history::History;
use super::policy::{Condition, Policy, Row, Track};
use super::{leaves, recurrence};

/// Rule 7: the highest level of the criteria that are met on a track, else the base.
///
/// # Panics
/// If the policy has no level.
#[must_use]
pub fn level(policy: &Policy, history: &History, track: Track) -> String {
    let mut level = policy.levels.first().expect("a valid policy has levels").id.clone();
    for criterion in &policy.criteria {
        let higher = policy.rank(&criterion.level) > policy.rank(&level);
        if higher && met(history, track, &criterion.when) {
            level.clone_from(&criterion.level);
        }
    }
    level
}

/// Rule 7: whether a condition is met on a track.
#[must_use]
pub fn met(history: &History, track: Track, condition: &Condition) -> bool {
    match condition {
        Condition::Weight { at_least, table } => leaves::weight(history, track, table) >= *at_least,
        Condition::AnyOf(of) => how_many_met(history, track, of) >= 1,
        Condition::AllOf(of) => how_many_met(history, track, of) == of.len(),
        Condition::AtLeast { n, of } => how_many_met(history, track, of) >= *n,
        leaf => {
            let (n, counted) = count(history, track, leaf);
            counted.len() >= n
        }
    }
}

/// How many of several conditions are met.
fn how_many_met(history: &History, track: Track, of: &[Condition]) -> usize {
    of.iter().filter(|condition| met(history, track, condition)).count()
}

/// What a leaf that counts asks for, and what it counts.
fn count(history: &History, track: Track, leaf: &Condition) -> (usize, BTreeSet<String>) {
    match leaf {
        Condition::Observed { n, select, within } => (*n, leaves::observed(history, track, select, within)),
        Condition::Contacts { n, within, kinds } => {
            (*n, leaves::contacts(history, track, within, kinds.as_deref()))
        }
        Condition::Sectors { n, within } => (*n, leaves::sectors(history, track, within)),
        Condition::Agencies { n, within } => (*n, leaves::agencies(history, track, within)),
        Condition::Worry { n, within } => (*n, leaves::worry(history, track, within)),
        Condition::Recurrence { n, select, within } => {
            (*n, recurrence::recurrence(history, track, select, within))
        }
        Condition::Weight { .. } | Condition::AnyOf(_) | Condition::AllOf(_) | Condition::AtLeast { .. } => {
            unreachable!("only leaves that count come here")
        }
    }
}

/// Rule 8: the known level of each counted contact alone: an occurrence of one report, with explained
/// flags as in the full case. One occurrence never recurs.
#[must_use]
pub fn alone(policy: &Policy, history: &History) -> BTreeMap<String, String> {
    let mut levels = BTreeMap::new();
    for report in &history.reports {
        let one = History { reports: vec![report.clone()], ..history.clone() };
        levels.insert(report.id.clone(), level(policy, &one, Track::Known));
    }
    levels
}

/// Rule 9: the criteria above the level that are not met on what is known, but nearly.
#[must_use]
pub fn near(policy: &Policy, history: &History) -> BTreeSet<String> {
    let reached = policy.rank(&level(policy, history, Track::Known));
    let mut near = BTreeSet::new();
    for criterion in &policy.criteria {
        if policy.rank(&criterion.level) > reached
            && !met(history, Track::Known, &criterion.when)
            && nearly(history, &criterion.when)
        {
            near.insert(criterion.id.clone());
        }
    }
    near
}

/// Rule 9: whether a condition is nearly met.
fn nearly(history: &History, condition: &Condition) -> bool {
    match condition {
        Condition::Weight { at_least, table } => {
            let total = leaves::weight(history, Track::Known, table);
            0 < total && total < *at_least && at_least - total <= largest_first_points(table)
        }
        Condition::AnyOf(of) => of.iter().any(|member| nearly(history, member)),
        Condition::AllOf(of) => {
            let met = how_many_met(history, Track::Known, of);
            of.len() - met == 1 && met >= 1
        }
        Condition::AtLeast { n, of } => {
            let met = how_many_met(history, Track::Known, of);
            met + 1 == *n && met >= 1
        }
        leaf => {
            let (n, counted) = count(history, Track::Known, leaf);
            !counted.is_empty() && counted.len() + 1 == n
        }
    }
}

/// Rule 9: the largest points of the first step of a row.
fn largest_first_points(table: &[Row]) -> u64 {
    let firsts = table.iter().filter_map(|row| row.steps.first());
    firsts.map(|step| step.points).max().unwrap_or(0)
}
