//! Law 7: what is recorded after the as-of instant changes nothing.

use everycontact::{format_instant, parse_instant};
use everycontact_tests::engine::viewpoint;
use everycontact_tests::generate;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;

use crate::support::{Asked, add_event, config, joined, standing};

proptest! {
    #![proptest_config(config())]

    /// Law 7. What was recorded after the as-of instant is invisible: without it, every byte is the same.
    #[test]
    fn what_is_recorded_later_is_invisible(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        viewers in generate::viewers(),
    ) {
        let asked = Asked::new(&policy);
        let by_then = generate::recorded_by(&case, &as_of);
        let at = parse_instant(&as_of).unwrap();
        let found = [&case, &by_then].map(|case| {
            let seen = asked.case(case).seen_by(&viewpoint(viewers.as_deref()));
            asked.policy.recommend(&seen, at).to_json()
        });
        prop_assert_eq!(&found[0], &found[1]);
    }

    /// Law 7. Whatever is entered a moment after the as-of instant, no byte changes: a contact, and what
    /// refutes, explains, deletes, corrects or closes.
    #[test]
    fn what_is_entered_later_changes_no_byte(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        fresh in generate::fresh_contact(),
        index in any::<Index>(),
    ) {
        let asked = Asked::new(&policy);
        let mut by_then = generate::recorded_by(&case, &as_of);
        let before = asked.text(&by_then, &as_of);
        let later = format_instant(parse_instant(&as_of).unwrap() + chrono::Duration::nanoseconds(1));
        for (at, id) in standing(&by_then, &as_of).into_keys().enumerate() {
            let entries = [
                ("refuted", json!({ "contact": id, "reason": "Untrue." })),
                ("explained", json!({ "contact": id, "account": "An account." })),
                ("deleted", json!({ "contact": id, "reason": "A duty." })),
                ("closure", json!({ "role": "chair", "referrals": [id], "reason": "other" })),
                ("corrected", json!({ "contact": id, "reason": "Wrong.", "now": {
                    "kind": "referral", "sector": "other", "agency": "late-1", "occurred": "1950",
                    "received": "2019-01-01T00:00:00Z",
                } })),
            ];
            for (tag, said) in entries {
                let id = format!("late-{at}-{tag}");
                add_event(&mut by_then, json!({ "id": id, "recorded": later, "entry": { tag: said } }));
            }
        }
        let mut contact = joined(&case, fresh, index);
        contact["recorded"] = later.clone().into();
        contact.as_object_mut().unwrap().remove("received");
        contact["occurred"] = "1950".into();
        by_then["contacts"].as_array_mut().unwrap().push(contact);
        by_then["unitemised"] = by_then.get("unitemised").cloned().unwrap_or_else(|| json!([]));
        by_then["unitemised"].as_array_mut().unwrap().push(
            json!({ "count": 2, "occurred": "2019", "recorded": later, "summary": "Two calls." }),
        );
        prop_assert_eq!(asked.text(&by_then, &as_of), before);
    }
}
