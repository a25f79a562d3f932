//! Rule 10: the ideology of the case, and the route that chooses its home.

use serde_json::Value;

use super::documents::Case;
use super::history::History;
use super::policy::{Policy, RouteCondition};
use super::record;
use super::times::instant;

/// Rule 10: the ideology of the counted contact recorded last that has one (tie: the greatest contact
/// id), else not assessed.
#[must_use]
pub fn ideology(history: &History) -> String {
    let mut reports = history.reports.clone();
    reports.retain(|report| report.body.ideology.is_some());
    reports.sort_by_key(|report| (instant(&report.recorded), report.id.clone()));
    let last = reports.last().and_then(|report| report.body.ideology.clone());
    last.map_or("notAssessed".to_owned(), |ideology| word(&ideology.status))
}

/// The word of an ideology status.
fn word(status: &Value) -> String {
    match status {
        Value::String(word) => word.clone(),
        _ => "coherent".to_owned(),
    }
}

/// The last step in asking for consent, else not sought.
#[must_use]
pub fn consent(case: &Case) -> String {
    let mut last = "notSought".to_owned();
    for event in record::in_order(case) {
        if let Some(consent) = &event.entry.consent {
            last.clone_from(&consent.step);
        }
    }
    last
}

/// Rule 10: the first route whose condition holds.
///
/// # Panics
/// If there is none.
#[must_use]
pub fn route(policy: &Policy, history: &History, level: &str) -> String {
    let mut routes = policy.routes.iter();
    let first = routes.find(|route| holds(policy, history, level, &route.when));
    first.expect("the last route of a valid policy always matches").id.clone()
}

/// Rule 10: whether a route's condition holds.
fn holds(policy: &Policy, history: &History, level: &str, condition: &RouteCondition) -> bool {
    match condition {
        RouteCondition::Always => true,
        RouteCondition::Ideology(words) => words.contains(&ideology(history)),
        RouteCondition::Subject(is) => history.case.subject.is == *is,
        RouteCondition::LevelAtLeast(least) => policy.rank(level) >= policy.rank(least),
        RouteCondition::Domains { of, role } => in_domains(history, of, role.as_deref().unwrap_or("any")),
        RouteCondition::Consent(steps) => steps.contains(&consent(&history.case)),
        RouteCondition::AnyOf(of) => of.iter().any(|one| holds(policy, history, level, one)),
        RouteCondition::AllOf(of) => of.iter().all(|one| holds(policy, history, level, one)),
    }
}

/// Rule 10, "domains": some present, unrefuted observation, of any polarity, in one of the domains, with
/// the role.
fn in_domains(history: &History, domains: &[String], role: &str) -> bool {
    history.reports.iter().any(|report| {
        report.observations.iter().any(|observation| {
            let indicator = history.codebook.indicator(&observation.indicator);
            observation.presence == "present"
                && domains.contains(&indicator.domain)
                && plays(observation.role.as_deref().unwrap_or("caused"), role)
        })
    })
}

/// Rule 10: whether a role is the one that is asked for; `both` is each of the two.
fn plays(role: &str, asked: &str) -> bool {
    asked == "any" || role == asked || role == "both"
}
