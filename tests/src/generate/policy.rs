//! Policies.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use serde_json::{Value, json};

use super::accountability::{accountable, limit};
use super::codebook::{CODEBOOK, COUNTABLE, DOMAINS};
use super::condition::condition;
use super::contact::set;

/// A policy of 2 to 6 levels (`l0`, the base, and so on), 1 to 10 criteria (`k0` and so on), 1 to 4
/// routes (`r0` and so on, the last one for everybody) and up to 4 required questions; mostly with an
/// accountability.
pub fn policy() -> impl Strategy<Value = Value> {
    (2..=6_usize).prop_flat_map(|levels| {
        let criteria = vec((1..levels, condition()), 1..=10);
        let routes = vec(route_condition(levels), 0..=3);
        let questions = subsequence(COUNTABLE.map(|(code, ..)| code).to_vec(), 0..=4);
        let parts = (vec(limit(), levels - 1), criteria, routes, questions, about());
        let policy = parts.prop_map(|(limits, criteria, routes, questions, about)| {
            let mut policy = document(limits, criteria, routes, &questions);
            set(&mut policy, "about", about);
            policy
        });
        accountable(levels, policy)
    })
}

/// A policy as [`policy()`] gives it, with more criteria and routes that resemble those before them: the
/// same again, stricter, wider, and some that nothing can meet. Static analysis finds much in it.
pub fn policy_with_kin() -> impl Strategy<Value = Value> {
    let kin = vec((any::<Index>(), any::<Index>(), any::<Index>(), 0..8_usize), 1..=4);
    (policy(), kin.clone(), kin).prop_map(|(mut policy, criteria, routes)| {
        let levels = policy["levels"].as_array().map_or(0, Vec::len);
        for (of, beside, level, how) in criteria {
            let known = policy["criteria"].as_array_mut().expect("a policy has criteria");
            let [when, other] = [of, beside].map(|index| index.get(known)["when"].clone());
            let when = kin_of(when, other, how);
            let rank = 1 + level.index(levels - 1);
            known.push(criterion((known.len(), (rank, when))));
        }
        for (of, beside, _, how) in routes {
            let known = policy["routes"].as_array_mut().expect("a policy has routes");
            let [when, other] = [of, beside].map(|index| index.get(known)["when"].clone());
            let place = if how == 7 { known.len() } else { known.len() - 1 };
            let when = match how {
                0 => json!({ "subject": "child" }),
                1 => json!({ "subject": "adult" }),
                2 => json!({ "allOf": [{ "subject": "child" }, { "subject": "adult" }] }),
                3 | 4 => json!({ "allOf": [when, other] }),
                7 => json!("always"),
                _ => when,
            };
            known.insert(place, route((known.len(), when)));
        }
        policy
    })
}

/// A condition that resembles another.
fn kin_of(mut when: Value, other: Value, how: usize) -> Value {
    let leaf =
        when.as_object_mut().and_then(|tagged| tagged.values_mut().next()).filter(|leaf| leaf.is_object());
    match (how, leaf) {
        (1, Some(leaf)) if leaf.get("n").is_some() && leaf.get("of").is_none() => {
            leaf["n"] = json!(leaf["n"].as_u64().unwrap_or_default() + 1);
        }
        (2, Some(leaf)) if leaf.get("within").is_some() => leaf["within"] = json!({ "days": 7 }),
        (3, Some(leaf)) if leaf.get("select").is_some() => leaf["select"]["minimumBasis"] = "fact".into(),
        (4, Some(leaf)) if leaf.get("n").is_some() && leaf.get("of").is_none() => leaf["n"] = json!(12),
        (4, Some(leaf)) if leaf.get("table").is_some() => leaf["atLeast"] = json!(1_000),
        (5, _) => return json!({ "anyOf": [when, other] }),
        (6, _) => return json!({ "allOf": [when, other] }),
        _ => {}
    }
    when
}

/// The document.
fn document(
    limits: Vec<Value>,
    criteria: Vec<(usize, Value)>,
    mut routes: Vec<Value>,
    questions: &[&str],
) -> Value {
    routes.push(json!("always"));
    let limits = std::iter::once(None).chain(limits.into_iter().map(Some));
    let levels: Vec<Value> = limits.enumerate().map(level).collect();
    let criteria: Vec<Value> = criteria.into_iter().enumerate().map(criterion).collect();
    let routes: Vec<Value> = routes.into_iter().enumerate().map(route).collect();
    let questions: Vec<Value> = questions
        .iter()
        .map(|code| json!({ "indicator": code, "ask": "A question?", "sources": ["S1"] }))
        .collect();
    json!({
        "schema": "everycontact/policy/1",
        "id": "test-policy",
        "version": "1.0.0",
        "title": "Policy of the tests",
        "notice": "Made for tests; it rests on nothing.",
        "codebook": CODEBOOK,
        "sources": [{ "id": "S1", "title": "A source of the tests" }],
        "levels": levels,
        "criteria": criteria,
        "routes": routes,
        "requiredQuestions": questions,
    })
}

/// What a policy is for, if it says so.
fn about() -> impl Strategy<Value = Option<Value>> {
    let said = |word: &'static str| {
        vec(0..9_u8, 1..=2)
            .prop_map(move |of| of.into_iter().map(|n| json!(format!("{word} {n}."))).collect::<Value>())
    };
    let about = (said("No use"), said("A limit"))
        .prop_map(|(out, limits)| json!({ "purpose": "To test.", "outOfScope": out, "limits": limits }));
    proptest::option::of(about)
}

/// A level by its rank.
fn level((rank, within): (usize, Option<Value>)) -> Value {
    let mut level = json!({
        "id": format!("l{rank}"),
        "title": format!("Level {rank}"),
        "who": "Somebody looks.",
        "what": "They are asked to look.",
    });
    set(&mut level, "within", within);
    level
}

/// A criterion by its place.
fn criterion((place, (rank, when)): (usize, (usize, Value))) -> Value {
    json!({
        "id": format!("k{place}"),
        "level": format!("l{rank}"),
        "title": format!("Criterion {place}"),
        "reason": "A reason.",
        "sources": ["S1"],
        "when": when,
    })
}

/// A route by its place.
fn route((place, when): (usize, Value)) -> Value {
    json!({
        "id": format!("r{place}"),
        "pathway": format!("pathway-{place}"),
        "lead": "An agency.",
        "reason": "A reason.",
        "sources": ["S1"],
        "when": when,
    })
}

/// A route condition of every form but `always`, which is the last route's.
fn route_condition(levels: usize) -> impl Strategy<Value = Value> {
    let words = vec!["notAssessed", "noneIdentified", "unclear", "unstable", "mixed", "coherent"];
    let steps = vec!["notSought", "sought", "given", "declined", "withdrawn"];
    let roles = prop_oneof![Just(None), Just(Some("any")), Just(Some("caused")), Just(Some("experienced"))];
    let leaf = prop_oneof![
        subsequence(words, 1..=2).prop_map(|words| json!({ "ideology": words })),
        select(&["child", "adult"][..]).prop_map(|is| json!({ "subject": is })),
        (0..levels).prop_map(|rank| json!({ "levelAtLeast": format!("l{rank}") })),
        (subsequence(DOMAINS.to_vec(), 1..=2), roles).prop_map(|(of, role)| {
            let mut asked = json!({ "of": of });
            set(&mut asked, "role", role.map(Value::from));
            json!({ "domains": asked })
        }),
        subsequence(steps, 1..=2).prop_map(|steps| json!({ "consent": steps })),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..=3).prop_map(|of| json!({ "anyOf": of })),
            vec(inner, 1..=3).prop_map(|of| json!({ "allOf": of })),
        ]
    })
}
