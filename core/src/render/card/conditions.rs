//! Conditions in words, down to each leaf.

use super::super::page::{Page, plain};
use super::super::words;
use crate::indicator::Proximity;
use crate::observation::Basis;
use crate::policy::{
    Condition, Consent, Contacts, DomainsPresent, Explained, Policy, RoleFilter, RouteCondition, Selection,
    Weight, WeightRow,
};
use crate::subject::AgeBand;
use crate::time::Window;

/// What a criterion asks of the history.
pub(super) fn condition(page: &mut Page, policy: &Policy, asked: &Condition, depth: usize) {
    let told = match asked {
        Condition::Observed(observed) => {
            let n = count(observed.n, "indicator", "different indicators");
            format!("At least {n} of these, {}:", window(observed.within))
        }
        Condition::Recurrence(recurrence) => {
            let n = count(recurrence.n, "indicator", "different indicators");
            format!(
                "At least {n} of these that came back {} after an account was accepted or the case was closed:",
                window(recurrence.within)
            )
        }
        Condition::Weight(weight) => return points(page, policy, weight, depth),
        Condition::Contacts(contacts) => contacts_told(contacts),
        Condition::Sectors(asked) => {
            let n = count(asked.n, "sector", "different sectors");
            format!("At least {n} that raised a risk indicator at first hand, {}.", window(asked.within))
        }
        Condition::Agencies(asked) => {
            let n = count(asked.n, "agency", "different agencies");
            format!("At least {n} that raised a risk indicator at first hand, {}.", window(asked.within))
        }
        Condition::Worry(asked) => {
            let n = count(asked.n, "occurrence", "different occurrences");
            format!("At least {n} with a professional's or carer's worry, {}.", window(asked.within))
        }
        Condition::AnyOf(_) => "Any one of these:".to_owned(),
        Condition::AllOf(_) => "All of these:".to_owned(),
        Condition::AtLeast(some) => format!("At least {} of these:", some.n),
    };
    page.item_below(depth, vec![plain(told)]);
    match asked {
        Condition::Observed(observed) => selection(page, policy, &observed.select, depth + 1),
        Condition::Recurrence(recurrence) => selection(page, policy, &recurrence.select, depth + 1),
        _ => asked.members().iter().for_each(|member| condition(page, policy, member, depth + 1)),
    }
}

fn contacts_told(contacts: &Contacts) -> String {
    let n = count(contacts.n, "occurrence that counts", "different occurrences that count");
    let kinds: Vec<String> =
        contacts.kinds.iter().map(|kind| format!("\"{}\"", words::kind(*kind))).collect();
    let kinds = match kinds.is_empty() {
        true => String::new(),
        false => format!(" with a report of the kind {}", either(&kinds)),
    };
    format!("At least {n}{kinds}, {}.", window(contacts.within))
}

fn points(page: &mut Page, policy: &Policy, weight: &Weight, depth: usize) {
    let points = count(weight.at_least, "point", "points");
    let told = format!(
        "At least {points}, added up over these rows, once for each occurrence and indicator. They order nothing but \
         this criterion; they are no measure of a person.",
    );
    page.item_below(depth, vec![plain(told)]);
    for row in &weight.table {
        page.item_below(depth + 1, vec![plain(steps(row))]);
        selection(page, policy, &row.select, depth + 2);
    }
}

fn steps(row: &WeightRow) -> String {
    let steps: Vec<String> = row
        .steps
        .iter()
        .enumerate()
        .map(|(at, step)| {
            let points = count(step.points, "point", "points");
            let before = if at == 0 { "" } else { "otherwise " };
            format!("{before}{points} for each occurrence {}", window(step.within))
        })
        .collect();
    let cap = count(row.cap, "point", "points");
    format!("{}; no more than {cap} in all for any one of these indicators:", steps.join(", "))
}

fn selection(page: &mut Page, policy: &Policy, select: &Selection, depth: usize) {
    let mut parts: Vec<String> = Vec::new();
    if select.all {
        parts.push("every risk indicator of the codebook".to_owned());
    }
    parts.extend(select.proximities.iter().map(|proximity| proximity_told(*proximity).to_owned()));
    parts.extend(select.domains.iter().map(|code| {
        let label = policy.codebook().domain(code).map_or(code.as_str(), |domain| domain.label.as_str());
        format!("every risk indicator of the domain \"{label}\" ({code})")
    }));
    parts.extend(select.codes.iter().map(|code| {
        let label = words::indicator(policy, code.as_str());
        format!("{label} ({code})")
    }));
    page.item_below(depth, vec![plain(format!("{}.", parts.join("; ")))]);
    page.item_below(
        depth,
        vec![plain(format!("{}; {}.", basis(select.minimum_basis), explained(select.explained)))],
    );
}

fn proximity_told(proximity: Proximity) -> &'static str {
    match proximity {
        Proximity::Distal => "every distal risk indicator (background, worth watching)",
        Proximity::Proximal => "every proximal risk indicator (a warning behaviour, worth acting on)",
        Proximity::Imminent => "every imminent risk indicator (now)",
    }
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Allegation => "It counts on any basis, an allegation too",
        Basis::Opinion => "It counts only if it is a professional's view or a fact",
        Basis::Fact => "It counts only if it is a fact: seen, heard or proved",
    }
}

fn explained(explained: Explained) -> &'static str {
    match explained {
        Explained::Counts => "it counts even where an account was accepted",
        Explained::Ignored => "where an account was accepted it does not count",
    }
}

/// A window with its number, also where that is one.
fn window(window: Window) -> String {
    match window {
        Window::Ever => "at any time".to_owned(),
        Window::Months(n) => format!("in the last {}", count(n, "month", "months")),
        Window::Days(n) => format!("in the last {}", count(n, "day", "days")),
    }
}

/// When a route is taken.
pub(super) fn route(page: &mut Page, policy: &Policy, asked: &RouteCondition, depth: usize) {
    let members = match asked {
        RouteCondition::AnyOf(members) | RouteCondition::AllOf(members) => members.as_slice(),
        _ => &[],
    };
    page.item_below(depth, vec![plain(route_told(policy, asked))]);
    members.iter().for_each(|member| route(page, policy, member, depth + 1));
}

fn route_told(policy: &Policy, asked: &RouteCondition) -> String {
    match asked {
        RouteCondition::Always => "Always.".to_owned(),
        RouteCondition::Ideology(statuses) => {
            let statuses: Vec<String> = statuses.iter().map(|status| status.words().to_owned()).collect();
            format!("The ideology that was recorded last is: {}.", either(&statuses))
        }
        RouteCondition::Consent(states) => {
            let states: Vec<String> = states.iter().copied().map(Consent::words).map(str::to_owned).collect();
            format!("Consent is: {}.", either(&states))
        }
        RouteCondition::Subject(AgeBand::Child) => "The person is a child.".to_owned(),
        RouteCondition::Subject(AgeBand::Adult) => "The person is an adult.".to_owned(),
        RouteCondition::LevelAtLeast(level) => {
            format!("The level is \"{}\" or higher.", words::title(policy, level.as_str()))
        }
        RouteCondition::Domains(domains) => domains_told(policy, domains),
        RouteCondition::AnyOf(_) => "Any one of these:".to_owned(),
        RouteCondition::AllOf(_) => "All of these:".to_owned(),
    }
}

fn domains_told(policy: &Policy, domains: &DomainsPresent) -> String {
    let named: Vec<String> = domains
        .of
        .iter()
        .map(|code| {
            let label = policy.codebook().domain(code).map_or(code.as_str(), |domain| domain.label.as_str());
            format!("\"{label}\" ({code})")
        })
        .collect();
    let part = match domains.role {
        RoleFilter::Any => "whatever the person's part in it",
        RoleFilter::Caused => "which the person did",
        RoleFilter::Experienced => "which was done to the person",
    };
    format!("Something of the domain {} was observed, {part}.", either(&named))
}

fn count(number: u32, one: &str, several: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {several}") }
}

/// Words joined by commas and a last "or".
pub(super) fn either(words: &[String]) -> String {
    match words {
        [init @ .., last] if !init.is_empty() => format!("{} or {last}", init.join(", ")),
        _ => words.concat(),
    }
}
