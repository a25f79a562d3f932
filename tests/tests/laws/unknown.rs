//! Law 5: what is unknown stays between the level and the ceiling.

use everycontact_tests::generate;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::support::{Asked, add_event, config, entries, name_of, observations, ranks, standing};

proptest! {
    #![proptest_config(config())]

    /// Law 5. The level is at most the ceiling, that is at most the ceiling with what was never asked;
    /// and an answer to an open unknown moves level and ceilings towards each other or not at all.
    #[test]
    fn an_answer_moves_level_and_ceiling_towards_each_other(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        presence in select(&["present", "absent"][..]),
        basis in select(&["fact", "opinion", "allegation"][..]),
        role in select(&[None, Some("caused"), Some("both"), Some("experienced")][..]),
    ) {
        let asked = Asked::new(&policy);
        let before = ranks(asked.levels(&case, &as_of));
        prop_assert!(before.is_sorted(), "{before:?}");
        for (contact, observation) in open_unknowns(&case, &as_of) {
            let mut answer = json!({
                "contact": contact, "observation": name_of(&observation), "presence": presence, "basis": basis,
            });
            if let Some(role) = role.filter(|_| observation["role"] != "experienced") {
                answer["role"] = role.into();
            }
            let mut answered = case.clone();
            add_event(&mut answered, json!({
                "id": "z-answer", "recorded": as_of, "entry": { "answered": answer },
            }));
            let after = ranks(asked.levels(&answered, &as_of));
            prop_assert!(after.is_sorted(), "{after:?}");
            prop_assert!(after[0] >= before[0] && after[1] <= before[1] && after[2] <= before[2], "{after:?}");
        }
    }
}

/// The observations that are unknown at an instant and that no event ever answers, by contact.
fn open_unknowns(case: &Value, as_of: &str) -> Vec<(String, Value)> {
    let mut open = Vec::new();
    for (id, contact) in standing(case, as_of) {
        for (name, observation) in observations(&contact.body) {
            let answered = entries(case, "events").any(|event| {
                let answer = &event["entry"]["answered"];
                answer["contact"] == *id && answer["observation"] == name
            });
            if !contact.deleted && observation["presence"] == "unknown" && !answered {
                open.push((id.clone(), observation.clone()));
            }
        }
    }
    open
}
