//! The shared cases: what each must lead to, in words written from the rules and in bytes.

use std::collections::BTreeSet;

use everycontact::{Policy, Recommendation, Viewpoint, parse_instant, shipped};
use everycontact_tests::fixtures::{self, Fixture};
use serde_json::Value;

/// Below this, somebody has lost the fixtures.
const FEWEST_CASES: usize = 40;

fn fail_on(problems: &[String]) {
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

fn strings(values: &Value) -> Vec<&str> {
    values.as_array().unwrap().iter().map(|value| value.as_str().unwrap()).collect()
}

/// What a fixture expects in so many words, and the recommendation does not give.
fn unmet(fixture: &Fixture, made: &Recommendation) -> Vec<String> {
    let (expect, document) = (&fixture.document["expect"], made.document());
    let mut problems = Vec::new();
    let mut compare = |member: &str, given: &str| {
        if let Some(wanted) = expect.get(member).filter(|wanted| *wanted != given) {
            problems.push(format!("{}: {member} is {given}, not {wanted}", fixture.name));
        }
    };
    compare("level", document.level.id);
    compare("ceiling", document.ceiling.asked);
    compare("ceilingWithUnasked", document.ceiling.with_unasked);
    compare("home", document.home.route);
    let mut met: Vec<&str> = document.reasons.iter().map(|reason| reason.criterion).collect();
    met.sort_unstable();
    let wanted = strings(&expect["criteria"]);
    if met != wanted {
        problems.push(format!("{}: the criteria met are {met:?}, not {wanted:?}", fixture.name));
    }
    problems
}

fn all_lead_to_what_they_expect(folder: &'static str) -> usize {
    let fixtures = fixtures::all(folder);
    let mut problems = Vec::new();
    for fixture in &fixtures {
        assert!(!fixture.text("why").is_empty() && fixture.document["expect"]["level"].is_string());
        let made = fixture.recommend(&fixture.policy());
        problems.extend(unmet(fixture, &made));
        let file = format!("{folder}/{}.expected.json", fixture.name);
        problems.extend(fixtures::differs(&file, &format!("{}\n", made.to_json())));
    }
    fail_on(&problems);
    fixtures.len()
}

#[test]
fn every_case_leads_to_what_it_expects() {
    let ran = all_lead_to_what_they_expect("cases");
    assert!(ran >= FEWEST_CASES, "only {ran} cases ran");
}

#[test]
fn every_view_leads_to_what_it_expects() {
    let ran = all_lead_to_what_they_expect("views");
    assert!(ran >= 10, "only {ran} views ran");
    assert!(fixtures::all("views").iter().all(|view| view.document["viewpoint"].is_array()));
    assert!(fixtures::all("cases").iter().all(|case| case.document.get("viewpoint").is_none()));
}

#[test]
fn every_expected_file_has_its_case() {
    for folder in ["cases", "views"] {
        let names: BTreeSet<String> = fixtures::names(folder).into_iter().collect();
        for name in names.iter().filter_map(|name| name.strip_suffix(".expected")) {
            assert!(names.contains(name), "{folder}/{name}.expected.json has no case");
        }
    }
}

/// Of a shipped policy: every criterion both met and not met, every route taken, every level reached.
#[test]
fn the_cases_cover_both_shipped_policies() {
    let cases = fixtures::all("cases");
    for policy in [shipped::uk_illustrative(), shipped::school_threat_assessment()] {
        let of_policy = |case: &&Fixture| case.document["policy"] == policy.document().id.as_str();
        let own: Vec<&Fixture> = cases.iter().filter(of_policy).collect();
        let count = |holds: &dyn Fn(&Value) -> bool| {
            own.iter().filter(|case| holds(&case.document["expect"])).count()
        };
        for criterion in policy.document().criteria.iter().map(|criterion| criterion.id.as_str()) {
            let met = count(&|expect| strings(&expect["criteria"]).contains(&criterion));
            assert!(met > 0 && met < own.len(), "{criterion} is met in {met} of {} cases", own.len());
            let about = format!("`{criterion}`");
            let told = own.iter().filter(|case| case.text("why").starts_with(&about));
            let sides: BTreeSet<bool> =
                told.map(|case| strings(&case.document["expect"]["criteria"]).contains(&criterion)).collect();
            assert_eq!(sides.len(), 2, "no case about {criterion} stands on each side of it");
        }
        for route in policy.document().routes.iter().map(|route| route.id.as_str()) {
            assert!(count(&|expect| expect["home"] == route) > 0, "no case takes the route {route}");
        }
        for level in policy.document().levels.iter().map(|level| level.id.as_str()) {
            assert!(count(&|expect| expect["level"] == level) > 0, "no case reaches {level}");
            assert!(count(&|expect| expect["ceiling"] == level) > 0, "no ceiling reaches {level}");
        }
    }
}

/// The ranks, from 1 for the lowest, of every step of a replay up to the as-of instant, and at it.
fn ranks(policy: &Policy, fixture: &Fixture) -> Vec<(String, usize)> {
    let as_of = parse_instant(fixture.text("asOf")).unwrap();
    let case = fixture.case(policy);
    let replay = policy.replay(&case.recorded_by(as_of), &Viewpoint::AllRecords);
    let steps = replay.steps().iter();
    let mut ranks: Vec<(String, usize)> =
        steps.map(|step| (step.instant().to_string(), step.after().level() + 1)).collect();
    ranks.push((as_of.to_string(), policy.levels(&case, as_of).level() + 1));
    ranks
}

/// Where a fixture rises above a rank at some instant.
fn above(policy: &Policy, fixture: &Fixture, at_most: usize) -> Vec<String> {
    let high = ranks(policy, fixture).into_iter().filter(|(_, rank)| *rank > at_most);
    high.map(|(instant, rank)| {
        let id = &policy.document().id;
        format!("{}: {id} asks for level {rank} at {instant}, above {at_most}", fixture.name)
    })
    .collect()
}

fn bound(fixture: &Fixture, member: &str) -> usize {
    let bound = fixture.document[member].as_u64();
    usize::try_from(bound.unwrap_or_else(|| panic!("{} has no {member}", fixture.name))).unwrap()
}

/// The first policy never rises above the bound, not even before an account was given. The school's own
/// looks at every threat and weapon until it is explained: there the bound holds once all is told.
#[test]
fn ordinary_cases_stay_low_at_every_instant() {
    let (uk, school) = (shipped::uk_illustrative(), shipped::school_threat_assessment());
    let fixtures = fixtures::all("ordinary");
    let mut problems = Vec::new();
    for fixture in &fixtures {
        let at_most = bound(fixture, "atMost");
        assert!((1..=2).contains(&at_most) && !fixture.text("why").is_empty(), "{}", fixture.name);
        problems.extend(above(&uk, fixture, at_most));
        let (instant, rank) = ranks(&school, fixture).pop().unwrap();
        if rank > 2 {
            problems.push(format!("{}: the school's policy asks for {rank} at {instant}", fixture.name));
        }
    }
    fail_on(&problems);
    assert!(fixtures.len() >= 20, "only {} ordinary cases ran", fixtures.len());
}

fn has_contact_from_education(fixture: &Fixture) -> bool {
    let contacts = fixture.document["case"]["contacts"].as_array().unwrap();
    contacts.iter().any(|contact| contact["sector"] == "education")
}

#[test]
fn concerning_cases_rise_as_far_as_they_must() {
    let (uk, school) = (shipped::uk_illustrative(), shipped::school_threat_assessment());
    let fixtures = fixtures::all("concerning");
    let mut problems = Vec::new();
    let mut in_school = 0;
    for fixture in &fixtures {
        let mut asks = |policy: &Policy, at_least: usize| {
            let rank = ranks(policy, fixture).last().unwrap().1;
            if rank < at_least {
                let id = &policy.document().id;
                problems.push(format!("{}: {id} asks for {rank}, below {at_least}", fixture.name));
            }
        };
        asks(&uk, bound(fixture, "atLeast"));
        if has_contact_from_education(fixture) {
            asks(&school, 2);
            in_school += 1;
        }
    }
    fail_on(&problems);
    assert!(fixtures.len() >= 20 && in_school >= 10, "{} ran, {in_school} in school", fixtures.len());
}
