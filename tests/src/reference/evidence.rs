//! Rule 11: the evidence of the criteria that are met.

use std::collections::{BTreeMap, BTreeSet};

use super::documents::Observation;
use super::history::{History, Report};
use super::policy::{Condition, Policy, Row, Selection, Track, Window};
use super::{Evidence, leaves, levels, recurrence};

/// Rule 11: the criteria that are met on what is known, each with its evidence.
#[must_use]
pub fn met(policy: &Policy, history: &History) -> BTreeMap<String, BTreeSet<Evidence>> {
    let mut met = BTreeMap::new();
    for criterion in &policy.criteria {
        if levels::met(history, Track::Known, &criterion.when) {
            met.insert(criterion.id.clone(), of_condition(history, &criterion.when));
        }
    }
    met
}

/// Rule 11: the evidence of every leaf that is itself met, in whatever branch it is.
fn of_condition(history: &History, condition: &Condition) -> BTreeSet<Evidence> {
    match condition {
        Condition::AnyOf(of) | Condition::AllOf(of) | Condition::AtLeast { of, .. } => {
            of.iter().flat_map(|member| of_condition(history, member)).collect()
        }
        leaf if !levels::met(history, Track::Known, leaf) => BTreeSet::new(),
        Condition::Observed { select, within, .. } => of_observed(history, select, within),
        Condition::Weight { table, .. } => of_weight(history, table),
        Condition::Contacts { within, kinds, .. } => of_contacts(history, within, kinds.as_deref()),
        Condition::Sectors { within, .. } | Condition::Agencies { within, .. } => of_raising(history, within),
        Condition::Recurrence { select, within, .. } => of_recurrence(history, select, within),
        Condition::Worry { within, .. } => of_worry(history, within),
    }
}

/// "observed": each known risk observation, of the minimum basis, of the matched items in the window.
fn of_observed(history: &History, select: &Selection, window: &Window) -> BTreeSet<Evidence> {
    let mut evidence = BTreeSet::new();
    for (occurrence, indicator) in history.items() {
        if history.matched(Track::Known, select, &occurrence, &indicator)
            && history.in_window(Track::Known, &occurrence, window)
        {
            evidence.extend(of_item(history, select, &occurrence, &indicator));
        }
    }
    evidence
}

/// "weight": the same, of the items that add points.
fn of_weight(history: &History, table: &[Row]) -> BTreeSet<Evidence> {
    let mut evidence = BTreeSet::new();
    for row in table {
        for (occurrence, indicator) in history.items() {
            let day = history.day(Track::Known, &occurrence);
            if history.matched(Track::Known, &row.select, &occurrence, &indicator)
                && leaves::points(row, day, history.date) > 0
            {
                evidence.extend(of_item(history, &row.select, &occurrence, &indicator));
            }
        }
    }
    evidence
}

/// "contacts": of the occurrences that count, each report that itself is a referral, holds a known risk
/// observation, or a worry, whatever its kind.
fn of_contacts(history: &History, window: &Window, kinds: Option<&[String]>) -> BTreeSet<Evidence> {
    let mut evidence = BTreeSet::new();
    for occurrence in leaves::contacts(history, Track::Known, window, kinds) {
        for report in history.reports_of(&occurrence) {
            if leaves::counts_as_contact(history, Track::Known, report) {
                evidence.insert(whole(report));
            }
        }
    }
    evidence
}

/// "sectors" and "agencies": each known risk observation of the reports that raised one.
fn of_raising(history: &History, window: &Window) -> BTreeSet<Evidence> {
    let mut evidence = BTreeSet::new();
    for report in leaves::raising_reports(history, Track::Known, window) {
        for observation in &report.observations {
            if history.is_known_risk(observation) {
                evidence.insert(part(report, observation));
            }
        }
    }
    evidence
}

/// "recurrence": the observations of both occurrences of every pair.
fn of_recurrence(history: &History, select: &Selection, window: &Window) -> BTreeSet<Evidence> {
    let mut evidence = BTreeSet::new();
    for pair in recurrence::pairs(history, Track::Known, select, window) {
        evidence.extend(of_item(history, select, &pair.earlier, &pair.indicator));
        evidence.extend(of_item(history, select, &pair.later, &pair.indicator));
    }
    evidence
}

/// "worry": the contact.
fn of_worry(history: &History, window: &Window) -> BTreeSet<Evidence> {
    let worried = leaves::worried_reports(history, Track::Known, window);
    worried.into_iter().map(whole).collect()
}

/// The known risk observations, of the minimum basis, of one item.
fn of_item(history: &History, select: &Selection, occurrence: &str, indicator: &str) -> BTreeSet<Evidence> {
    let mut evidence = BTreeSet::new();
    for report in history.reports_of(occurrence) {
        for observation in &report.observations {
            if observation.indicator == indicator
                && history.is_known_risk(observation)
                && select.accepts(&observation.basis)
            {
                evidence.insert(part(report, observation));
            }
        }
    }
    evidence
}

/// A whole report as evidence.
fn whole(report: &Report) -> Evidence {
    (report.occurrence.clone(), report.id.clone(), None)
}

/// One observation of a report as evidence.
fn part(report: &Report, observation: &Observation) -> Evidence {
    (report.occurrence.clone(), report.id.clone(), Some(observation.name()))
}
