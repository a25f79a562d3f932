//! Law 4: an open case has exactly one home that accepted it, or an alarm says that it has none.

use chrono::{DateTime, FixedOffset};
use everycontact::Case;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::home_model::{Model, Rule, Step, rule, step};
use crate::support::{Asked, config};

proptest! {
    #![proptest_config(config())]

    /// Law 4. Whatever is done with a case and however long nothing is, its home is where the plainest
    /// account of the rules has it.
    #[test]
    fn an_open_case_has_one_home_or_an_alarm(rule in rule(), steps in vec(step(), 1..=25)) {
        let asked = Asked::new(&policy(&rule));
        let mut model = Model::new(rule);
        let mut had = None;
        for (step, lag) in steps {
            if !model.take(step, lag) {
                continue;
            }
            let found = asked.standing(&model.case(), model.now);
            prop_assert_eq!(&found, &model.standing(), "after {:?} in {}", step, model.case());
            let accepted = found.pointer("/home/accepted/agency").cloned();
            let alarms: Vec<&Value> = found["home"]["alarms"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
            let alarmed = alarms.contains(&&json!("noHome"));
            if found["stage"]["state"] == "open" {
                prop_assert!(accepted.is_some() != alarmed, "one home, or an alarm: {found}");
            } else {
                prop_assert!(alarms.is_empty(), "{found}");
            }
            if step != Step::Accept {
                prop_assert_eq!(&accepted, &had, "the giver keeps the case until it is accepted");
            }
            had = accepted;
        }
    }
}

impl Asked {
    /// The stage and the home of a case, without the events that they name.
    fn standing(&self, case: &Value, at: DateTime<FixedOffset>) -> Value {
        let case = Case::parse(&case.to_string(), self.policy.codebook()).unwrap();
        let mut found: Value = serde_json::from_str(&self.policy.standing(&case, at).to_json()).unwrap();
        for part in ["accepted", "offer"] {
            if let Some(part) = found["home"].get_mut(part).and_then(Value::as_object_mut) {
                part.remove("event");
            }
        }
        found["stage"].as_object_mut().unwrap().remove("by");
        json!({ "stage": found["stage"], "home": found["home"] })
    }
}

/// A limit: whole days as days, unless it is a single one.
fn limit(hours: i64) -> Value {
    if hours % 24 == 0 && hours > 24 { json!({ "days": hours / 24 }) } else { json!({ "hours": hours }) }
}

fn policy(rule: &Rule) -> Value {
    json!({
        "schema": "everycontact/policy/1",
        "id": "homes",
        "version": "1.0.0",
        "title": "Homes",
        "notice": "Made for tests.",
        "codebook": "test-codebook",
        "sources": [{ "id": "S1", "title": "A source." }],
        "levels": [
            { "id": "none", "title": "None", "who": "Nobody.", "what": "Nothing." },
            { "id": "lead", "title": "Lead", "who": "A lead.", "what": "Look.", "within": { "days": 5 } },
        ],
        "criteria": [{
            "id": "referred", "level": "lead", "title": "Referred", "reason": "A reason.", "sources": ["S1"],
            "when": { "contacts": { "n": 1, "within": "ever" } },
        }],
        "routes": [{
            "id": "all", "pathway": "support", "lead": "The council.", "reason": "A reason.", "sources": ["S1"],
            "when": "always",
        }],
        "accountability": { "home": {
            "answerWithin": limit(rule.answer_within),
            "refusals": rule.refusals,
            "unansweredFor": limit(rule.unanswered_for),
            "goesTo": { "role": "director", "who": "The director.", "within": limit(rule.settle_within) },
            "reason": "A reason.",
            "sources": ["S1"],
        } },
    })
}
