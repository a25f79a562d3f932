//! Law 2: an ideology changes the home alone.

use everycontact::{Code, Codebook, Policy};
use everycontact_tests::generate;
use everycontact_tests::generate::codebook::{BOUND, COUNTABLE};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::support::{Asked, config, has, without};

proptest! {
    #![proptest_config(config())]

    /// Law 2. Whatever ideology every contact records, nothing differs but the home.
    #[test]
    fn ideology_changes_the_home_alone(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        status in generate::ideology_status(),
    ) {
        let asked = Asked::new(&policy);
        let other = generate::with_ideology(&case, &status);
        let found = [&case, &other].map(|case| without(asked.json(case, &as_of), &["home"]));
        prop_assert_eq!(&found[0], &found[1]);
    }

    /// Law 2. What can only be seen together with an ideology is listed as left out, and changes nothing
    /// else but the home.
    #[test]
    fn what_is_bound_to_an_ideology_is_left_out(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        (code, ..) in select(&BOUND[..]),
        presence in select(&["present", "absent", "unknown"][..]),
        role in select(&["caused", "both", "experienced"][..]),
    ) {
        let asked = Asked::new(&policy);
        let bound = json!({
            "indicator": code, "id": "bound", "presence": presence, "basis": "fact", "role": role,
        });
        let before = asked.json(&case, &as_of);
        let mut after = asked.json(&generate::with_observation_everywhere(&case, &bound), &as_of);
        let excluded = after["excluded"].as_array_mut().unwrap();
        let all = excluded.len();
        excluded.retain(|entry| entry.get("observation").is_none_or(|name| name != "bound"));
        prop_assert_eq!(all - excluded.len(), before["contacts"].as_array().unwrap().len());
        prop_assert_eq!(without(after, &["home"]), without(before, &["home"]));
    }

    /// Law 2. No criterion can name what is bound to an ideology, however deep, and no domain that holds
    /// nothing else; no required question can ask about it.
    #[test]
    fn a_policy_that_reads_an_ideology_is_refused(
        policy in generate::policy(),
        index in any::<Index>(),
        beside in any::<bool>(),
        (bound, ..) in select(&BOUND[..]),
        (countable, ..) in select(&COUNTABLE[..]),
        form in 0..3_usize,
    ) {
        let mut codebook = generate::codebook();
        codebook["domains"].as_array_mut().unwrap()
            .push(json!({ "code": "causes", "label": "Causes", "definition": "What is bound to a cause." }));
        for indicator in codebook["indicators"].as_array_mut().unwrap() {
            if indicator["ideologyBound"] == true {
                indicator["domain"] = "causes".into();
            }
        }
        let codebook = Codebook::parse(&codebook.to_string()).unwrap();
        let codes = if beside { json!([countable, bound]) } else { json!([bound]) };
        for select in [json!({ "codes": codes }), json!({ "domains": ["causes"] })] {
            let leaf = match form {
                0 => json!({ "observed": { "n": 1, "select": select } }),
                1 => json!({ "recurrence": { "n": 1, "select": select } }),
                _ => json!({ "weight": { "atLeast": 1, "table": [
                    { "select": select, "cap": 1, "steps": [{ "within": "ever", "points": 1 }] },
                ] } }),
            };
            let mut changed = policy.clone();
            let criteria = changed["criteria"].as_array_mut().unwrap();
            let at = index.index(criteria.len());
            let when = &mut criteria[at]["when"];
            *when = json!({ "anyOf": [when.take(), { "allOf": [leaf] }] });
            let refused = Policy::parse(&changed.to_string(), &codebook).unwrap_err();
            prop_assert!(has(&refused, Code::IdeologyInCriterion), "{refused}");
        }
        let mut changed = policy;
        changed["requiredQuestions"].as_array_mut().unwrap()
            .push(json!({ "indicator": bound, "ask": "A question?", "sources": ["S1"] }));
        let refused = Policy::parse(&changed.to_string(), &codebook).unwrap_err();
        prop_assert!(has(&refused, Code::IdeologyQuestion), "{refused}");
    }
}

/// Law 2. What is bound to an ideology makes nothing else new information: an account of one contact is
/// none of another's, though it was accepted on the same day.
#[test]
fn an_account_of_one_contact_makes_no_news_of_another() {
    let threat =
        json!({ "indicator": "threat-made", "presence": "present", "basis": "fact", "role": "caused" });
    let bound =
        json!({ "indicator": "symbols-used", "presence": "absent", "basis": "fact", "role": "caused" });
    let contact = |id: &str, recorded: &str, observations: Value| {
        json!({
            "id": id, "kind": "report", "sector": "police", "agency": "police-1", "occurred": "2020-03-01",
            "recorded": recorded, "observations": observations,
        })
    };
    let explained = |id: &str, contact: &str, recorded: &str| {
        let said = json!({ "contact": contact, "account": "An account." });
        json!({ "id": id, "recorded": recorded, "entry": { "explained": said } })
    };
    let levels = ["l0", "l1"].map(
        |id| json!({ "id": id, "title": id, "who": "Somebody.", "within": { "days": 5 }, "what": "Look." }),
    );
    let policy = Asked::new(&json!({
        "schema": "everycontact/policy/1",
        "id": "test-policy",
        "version": "1.0.0",
        "title": "Policy of the tests",
        "notice": "Made for tests.",
        "codebook": "test-codebook",
        "sources": [{ "id": "S1", "title": "A source" }],
        "levels": levels,
        "criteria": [{
            "id": "k0", "level": "l1", "title": "A title", "reason": "A reason.", "sources": ["S1"],
            "when": { "observed": { "n": 1, "select": { "all": true } } },
        }],
        "routes": [{
            "id": "r0", "pathway": "general", "lead": "An agency.", "reason": "A reason.", "sources": [],
            "when": "always",
        }],
    }));
    let found = [json!([]), json!([bound])].map(|observations| {
        let case = json!({
            "schema": "everycontact/case/1",
            "id": "case-1",
            "subject": { "id": "subject-1", "is": "child" },
            "contacts": [
                contact("c1", "2020-03-02T09:00:00Z", observations),
                contact("c2", "2020-03-31T10:00:00Z", json!([threat])),
            ],
            "events": [
                explained("e1", "c1", "2020-03-31T09:00:00Z"),
                explained("e2", "c2", "2020-03-31T11:00:00Z"),
            ],
        });
        policy.json(&case, "2020-04-01T00:00:00Z")["newInformation"].clone()
    });
    assert_eq!(found, [json!([]), json!([])]);
}
