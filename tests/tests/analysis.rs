//! The static analysis of policies: what it finds, and that what it finds is so.

use std::cell::Cell;

use everycontact::{Case, Code, Codebook, Diagnostic, Levels, Policy, parse_instant};
use everycontact_tests::generate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{TestCaseResult, TestRunner};
use serde_json::{Value, json};

fn codebook() -> Codebook {
    Codebook::parse(&generate::codebook().to_string()).unwrap()
}

fn load(policy: &Value) -> Policy {
    Policy::parse(&policy.to_string(), &codebook()).unwrap()
}

fn code(code: &str) -> Value {
    json!({ "codes": [code] })
}

fn criterion(id: &str, level: &str, when: &Value) -> Value {
    json!({ "id": id, "level": level, "title": "A title", "reason": "A reason.", "sources": ["S1"], "when": when })
}

/// A criterion that looks for everything, and that nothing else implies or covers.
fn all() -> Value {
    criterion("all", "top", &json!({ "observed": { "n": 10, "select": { "all": true } } }))
}

/// A policy of three levels with these criteria, one that looks for everything, and these routes.
fn policy(criteria: &[Value], routes: &[Value]) -> Value {
    let levels = ["base", "middle", "top"].map(|id| json!({ "id": id, "title": "A title", "who": "Somebody.", "within": { "days": 5 }, "what": "Look." }));
    let mut criteria = criteria.to_vec();
    criteria.push(all());
    let mut whens = routes.to_vec();
    whens.push("always".into());
    let routes = (0..).zip(whens).map(|(at, when)| {
        json!({
            "id": format!("r{at}"), "pathway": "general", "lead": "An agency.", "reason": "A reason.",
            "sources": [], "when": when,
        })
    });
    json!({
        "schema": "everycontact/policy/1",
        "id": "test-policy",
        "version": "1.0.0",
        "title": "Policy of the tests",
        "notice": "Made for tests.",
        "codebook": "test-codebook",
        "sources": [{ "id": "S1", "title": "A source" }],
        "levels": levels,
        "criteria": criteria,
        "routes": routes.collect::<Vec<_>>(),
    })
}

/// What is found in a policy with these criteria, but that no criterion reaches the middle.
fn found(criteria: &[(&str, Value)]) -> Vec<(Code, String)> {
    let named = (0..).zip(criteria).map(|(at, (level, when))| criterion(&format!("k{at}"), level, when));
    let policy = load(&policy(&named.collect::<Vec<_>>(), &[]));
    let places = policy.analysis().iter().map(|one| (one.code(), one.path().to_owned()));
    places.filter(|(code, _)| *code != Code::LevelUnreachable).collect()
}

/// What is found in a policy with these routes before the last one.
fn found_in_routes(routes: &[Value]) -> Vec<String> {
    let middle = criterion("k0", "middle", &json!({ "worry": { "n": 1 } }));
    let policy = load(&policy(&[middle], routes));
    let never = policy.analysis().iter().inspect(|one| assert_eq!(one.code(), Code::RouteNeverTaken));
    never.map(|one| one.path().to_owned()).collect()
}

fn one(code: Code, path: &str) -> Vec<(Code, String)> {
    vec![(code, path.to_owned())]
}

fn weight(at_least: u32, cap: u32, steps: &Value) -> Value {
    json!({ "weight": { "atLeast": at_least, "table": [{ "select": code("assault"), "cap": cap, "steps": steps }] } })
}

#[test]
fn a_criterion_that_no_case_can_meet_is_found() {
    let unsatisfiable = one(Code::CriterionUnsatisfiable, "criteria[0].when");
    let ever = json!([{ "within": "ever", "points": 2 }]);
    let never = [
        json!({ "observed": { "n": 2, "select": code("assault") } }),
        json!({ "recurrence": { "n": 3, "select": { "domains": ["violence"], "proximities": [] }, "within": "ever" } }),
        weight(5, 4, &ever),
        json!({ "sectors": { "n": 12 } }),
        json!({ "allOf": [{ "worry": { "n": 1 } }, { "sectors": { "n": 12 } }] }),
        json!({ "anyOf": [{ "sectors": { "n": 13 } }, { "observed": { "n": 11, "select": { "all": true } } }] }),
        json!({ "atLeast": { "n": 2, "of": [{ "worry": { "n": 1 } }, { "sectors": { "n": 12 } }] } }),
    ];
    for (at, when) in never.into_iter().enumerate() {
        let found = found(&[("top", when)]);
        if at == 1 {
            assert_eq!(found, [], "three indicators of violence can return");
        } else {
            assert_eq!(found[..1], unsatisfiable, "{at}");
        }
    }
    for when in [weight(4, 4, &ever), json!({ "sectors": { "n": 11 } })] {
        assert_eq!(found(&[("top", when)]), []);
    }
}

#[test]
fn a_criterion_that_another_covers_is_found() {
    let second = one(Code::CriterionAddsNothing, "criteria[1]");
    let worry = |n: u32, months: u32| json!({ "worry": { "n": n, "within": { "months": months } } });
    assert_eq!(found(&[("top", worry(1, 12)), ("top", worry(2, 12))]), second);
    assert_eq!(found(&[("top", worry(1, 12)), ("middle", worry(1, 12))]), second);
    assert_eq!(found(&[("top", worry(1, 12)), ("middle", worry(1, 6))]), second);
    assert_eq!(found(&[("top", worry(1, 12)), ("top", worry(1, 12))]), second);
    assert_eq!(found(&[("middle", worry(1, 12)), ("top", worry(2, 12))]), []);
    assert_eq!(found(&[("top", worry(1, 6)), ("top", worry(2, 12))]), []);
    let returns = json!({ "recurrence": { "n": 1, "select": code("assault") } });
    let observed = json!({ "observed": { "n": 1, "select": { "domains": ["violence"] } } });
    assert_eq!(found(&[("top", observed), ("middle", returns)]), second);
}

#[test]
fn a_level_that_nothing_reaches_is_found() {
    let unreachable = |criteria: &[Value]| {
        let policy = load(&policy(criteria, &[]));
        let levels = policy.analysis().iter().filter(|one| one.code() == Code::LevelUnreachable);
        levels.map(|one| one.path().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(unreachable(&[]), ["levels[1]"]);
    assert_eq!(unreachable(&[criterion("k0", "middle", &json!({ "sectors": { "n": 12 } }))]), ["levels[1]"]);
    assert_eq!(unreachable(&[criterion("k0", "middle", &json!({ "sectors": { "n": 2 } }))]), [] as [&str; 0]);
}

#[test]
fn a_window_without_effect_is_found() {
    let worry = |months: u32| json!({ "worry": { "n": 1, "within": { "months": months } } });
    let any = found(&[("top", json!({ "anyOf": [worry(6), worry(12)] }))]);
    assert_eq!(any, one(Code::WindowWithoutEffect, "criteria[0].when.anyOf[0]"));
    let all = found(&[("top", json!({ "allOf": [worry(6), worry(12)] }))]);
    assert_eq!(all, one(Code::WindowWithoutEffect, "criteria[0].when.allOf[1]"));
    let same = found(&[("top", json!({ "atLeast": { "n": 1, "of": [{ "allOf": [worry(6), worry(6)] }] } }))]);
    assert_eq!(same, one(Code::WindowWithoutEffect, "criteria[0].when.atLeast.of[0].allOf[1]"));
    let steps = json!([{ "within": { "months": 6 }, "points": 2 }, { "within": "ever", "points": 2 }]);
    let place = "criteria[0].when.weight.table[0].steps[0]";
    assert_eq!(found(&[("top", weight(2, 2, &steps))]), one(Code::WindowWithoutEffect, place));
}

#[test]
fn a_weight_without_effect_is_found() {
    let none = json!([{ "within": "ever", "points": 0 }]);
    let row = (Code::WeightWithoutEffect, "criteria[0].when.weight.table[0]".to_owned());
    assert!(found(&[("top", weight(1, 1, &none))]).contains(&row));
    let ever = json!([{ "within": "ever", "points": 3 }]);
    assert!(found(&[("top", weight(1, 0, &ever))]).contains(&row));
    let points = "criteria[0].when.weight.table[0].steps[0].points";
    assert_eq!(found(&[("top", weight(1, 2, &ever))]), one(Code::WeightWithoutEffect, points));
    assert_eq!(found(&[("top", weight(1, 3, &ever))]), []);
}

#[test]
fn a_route_that_is_never_taken_is_found() {
    let child = json!({ "subject": "child" });
    let adult = json!({ "subject": "adult" });
    let mixed = json!({ "ideology": ["mixed"] });
    assert_eq!(found_in_routes(&[child.clone(), mixed.clone()]), [] as [&str; 0]);
    assert_eq!(found_in_routes(&["always".into()]), ["routes[1]"]);
    assert_eq!(found_in_routes(&[child.clone(), adult.clone()]), ["routes[2]"]);
    assert_eq!(found_in_routes(&[json!({ "ideology": ["mixed", "unclear"] }), mixed.clone()]), ["routes[1]"]);
    assert_eq!(found_in_routes(&[child.clone(), json!({ "allOf": [mixed, child] })]), ["routes[1]"]);
    let both = json!({ "allOf": [{ "subject": "child" }, adult] });
    assert_eq!(found_in_routes(&[both]), ["routes[0]"]);
    let levels = ["middle", "top"].map(|level| json!({ "levelAtLeast": level }));
    assert_eq!(found_in_routes(&levels), ["routes[1]"]);
}

#[test]
fn indicators_that_no_criterion_reads_are_found() {
    let mut unread = policy(&[], &[]);
    unread["criteria"] = json!([
        criterion(
            "k0",
            "top",
            &json!({ "anyOf": [{ "observed": { "n": 1, "select": { "proximities": ["distal"] } } }] })
        ),
        criterion("k1", "middle", &json!({ "recurrence": { "n": 1, "select": { "domains": ["leakage"] } } })),
    ]);
    let policy = load(&unread);
    let messages: Vec<&str> = policy.analysis().iter().map(Diagnostic::message).collect();
    let expected =
        "no criterion looks for weapon-carried, attack-rehearsed, last-resort, joins-violent-actors";
    assert_eq!(messages, [expected]);
    assert_eq!(policy.analysis()[0].code(), Code::IndicatorUnread);
}

/// Runs a property over policies in which much is found, each with some cases; it tells how many findings
/// it could check, and that must not be none.
fn check(property: impl Fn(&Value, &Policy, &[(Value, String)]) -> Result<usize, TestCaseError>) {
    let config = ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() };
    let checked = Cell::new(0);
    let cases = vec(generate::case_and_as_of(), 4);
    let result = TestRunner::new(config).run(&(generate::policy_with_kin(), cases), |(policy, cases)| {
        checked.set(checked.get() + property(&policy, &load(&policy), &cases)?);
        TestCaseResult::Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    assert!(checked.get() >= 50, "only {} findings were checked", checked.get());
}

fn findings(policy: &Policy, code: Code) -> impl Iterator<Item = &Diagnostic> {
    policy.analysis().iter().filter(move |one| one.code() == code)
}

fn levels(policy: &Policy, case: &Value, as_of: &str) -> Levels {
    let case = Case::parse(&case.to_string(), policy.codebook()).unwrap();
    policy.levels(&case, parse_instant(as_of).unwrap())
}

fn ranks(policy: &Policy, case: &Value, as_of: &str) -> [usize; 3] {
    let levels = levels(policy, case, as_of);
    [levels.level(), levels.ceiling(), levels.ceiling_with_unasked()]
}

/// The position in a list that a path begins with.
fn position(path: &str) -> usize {
    let (_, rest) = path.split_once('[').unwrap();
    rest.split_once(']').unwrap().0.parse().unwrap()
}

/// A path as a JSON pointer.
fn pointer(path: &str) -> String {
    format!("/{}", path.replace('[', "/").replace(']', "").replace('.', "/"))
}

/// The document without the list element at a path.
fn without(document: &Value, path: &str) -> Value {
    let mut changed = document.clone();
    let pointer = pointer(path);
    let (list, at) = pointer.rsplit_once('/').unwrap();
    changed.pointer_mut(list).unwrap().as_array_mut().unwrap().remove(at.parse().unwrap());
    changed
}

/// A criterion that is said to add nothing can be removed: no level and no ceiling changes.
#[test]
fn what_adds_nothing_can_be_removed() {
    check(|document, policy, cases| {
        let mut checked = 0;
        for finding in findings(policy, Code::CriterionAddsNothing) {
            let other = load(&without(document, finding.path()));
            for (case, as_of) in cases {
                prop_assert_eq!(ranks(policy, case, as_of), ranks(&other, case, as_of), "{}", finding);
            }
            checked += 1;
        }
        Ok(checked)
    });
}

/// A question that was never asked is an indicator in no contact: with it, observing covers no contacts.
#[test]
fn what_was_never_asked_is_no_contact() {
    let observed = criterion("k0", "top", &json!({ "observed": { "n": 1, "select": code("assault") } }));
    let contacts = criterion("k1", "top", &json!({ "contacts": { "n": 1 } }));
    let mut document = policy(&[observed, contacts], &[]);
    document["requiredQuestions"] = json!([{ "indicator": "assault", "ask": "A question?", "sources": [] }]);
    let loaded = load(&document);
    let subject = json!({ "id": "subject-1", "is": "adult" });
    let case = json!({ "schema": "everycontact/case/1", "id": "case-1", "subject": subject, "contacts": [] });
    let as_of = "2020-01-01T00:00:00Z";
    assert_eq!(ranks(&loaded, &case, as_of), [0, 0, 2]);
    for finding in findings(&loaded, Code::CriterionAddsNothing) {
        let other = load(&without(&document, finding.path()));
        assert_eq!(ranks(&other, &case, as_of), [0, 0, 2], "{finding}");
    }
}

/// A criterion that is said to be unsatisfiable is never met, and raises no ceiling either.
#[test]
fn what_is_unsatisfiable_is_never_met() {
    check(|document, policy, cases| {
        let mut checked = 0;
        for finding in findings(policy, Code::CriterionUnsatisfiable) {
            let at = position(finding.path());
            let mut alone = document.clone();
            alone["criteria"] = json!([document["criteria"][at]]);
            let alone = load(&alone);
            for (case, as_of) in cases {
                prop_assert!(!levels(policy, case, as_of).meets(at), "{}", finding);
                prop_assert_eq!(ranks(&alone, case, as_of), [0, 0, 0], "{}", finding);
            }
            checked += 1;
        }
        Ok(checked)
    });
}

/// A level that is said to be unreachable is never reached, by what is known or by what is not.
#[test]
fn what_is_unreachable_is_never_reached() {
    check(|_, policy, cases| {
        let mut checked = 0;
        for finding in findings(policy, Code::LevelUnreachable) {
            let rank = position(finding.path());
            for (case, as_of) in cases {
                prop_assert!(!ranks(policy, case, as_of).contains(&rank), "{}", finding);
            }
            checked += 1;
        }
        Ok(checked)
    });
}

/// A condition, row or step that is said to have no effect can be removed, or its points cut to the cap:
/// no level and no ceiling changes.
#[test]
fn what_has_no_effect_can_be_removed() {
    check(|document, policy, cases| {
        let mut checked = 0;
        let windows = findings(policy, Code::WindowWithoutEffect);
        for finding in windows.chain(findings(policy, Code::WeightWithoutEffect)) {
            let path = finding.path();
            let changed = if let Some(step) = path.strip_suffix(".points") {
                let (row, _) = step.rsplit_once(".steps").unwrap();
                let mut changed = document.clone();
                let cap = document.pointer(&pointer(row)).unwrap()["cap"].clone();
                *changed.pointer_mut(&pointer(path)).unwrap() = cap;
                changed
            } else {
                without(document, path)
            };
            // The only row or step of its list cannot be removed from it.
            let Ok(other) = Policy::parse(&changed.to_string(), policy.codebook()) else { continue };
            for (case, as_of) in cases {
                prop_assert_eq!(ranks(policy, case, as_of), ranks(&other, case, as_of), "{}", finding);
            }
            checked += 1;
        }
        Ok(checked)
    });
}

/// A route that is said never to be taken is not taken, whoever the subject is.
#[test]
fn what_is_never_taken_is_not_taken() {
    check(|document, policy, cases| {
        let never: Vec<&Value> = findings(policy, Code::RouteNeverTaken)
            .map(|finding| &document["routes"][position(finding.path())]["id"])
            .collect();
        for (case, as_of) in cases {
            for is in ["child", "adult"] {
                let mut case = case.clone();
                case["subject"]["is"] = is.into();
                let case = Case::parse(&case.to_string(), policy.codebook()).unwrap();
                let recommendation = policy.recommend(&case, parse_instant(as_of).unwrap());
                let taken = recommendation.document().home.route;
                prop_assert!(!never.iter().any(|id| **id == taken), "{}", taken);
            }
        }
        Ok(never.len())
    });
}

/// What no criterion is said to look for is never counted.
#[test]
fn what_is_unread_is_not_counted() {
    check(|_, policy, cases| {
        let unread: Vec<&str> = findings(policy, Code::IndicatorUnread)
            .flat_map(|one| one.message().trim_start_matches("no criterion looks for ").split(", "))
            .collect();
        for (case, as_of) in cases {
            let mut case = case.clone();
            case.as_object_mut().unwrap().remove("events");
            let loaded = Case::parse(&case.to_string(), policy.codebook()).unwrap();
            let recommendation = policy.recommend(&loaded, parse_instant(as_of).unwrap());
            for alone in recommendation.document().contacts {
                let contact = loaded.document().contacts.iter().find(|one| one.id.as_str() == alone.contact);
                let counted =
                    contact.unwrap().observations.iter().filter(|one| alone.counted.contains(&one.id()));
                for observation in counted {
                    prop_assert!(!unread.contains(&observation.indicator.as_str()), "{:?}", observation);
                }
            }
        }
        Ok(unread.len())
    });
}
