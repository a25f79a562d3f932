//! Law 6: order and repetition do not matter.

use everycontact_tests::generate;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::support::{Asked, config, entries, standing, text_of};

proptest! {
    #![proptest_config(config())]

    /// Law 6. In any order the same entries give the same bytes: contacts, events, observations, repeats and
    /// what is only counted.
    #[test]
    fn order_does_not_matter(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        repeats in proptest::collection::vec(any::<Index>(), 0..=2),
        seed in any::<u64>(),
    ) {
        let asked = Asked::new(&policy);
        let (mut case, mut other) = (case.clone(), generate::shuffled(&case, seed));
        let lists = ["contacts", "events"].into_iter();
        let ids: Vec<Value> =
            lists.flat_map(|list| entries(&case, list)).map(|entry| entry["id"].clone()).collect();
        let repeats: Vec<&Value> = repeats.iter().filter(|_| !ids.is_empty()).map(|one| one.get(&ids)).collect();
        repeats.iter().for_each(|id| repeat(&mut case, id));
        repeats.iter().rev().for_each(|id| repeat(&mut other, id));
        let calls = |count: u32| {
            json!({ "count": count, "occurred": "2019", "recorded": "2019-03-31T09:00:00Z", "summary": "Calls." })
        };
        case["unitemised"] = json!([calls(3), calls(2)]);
        other["unitemised"] = json!([calls(2), calls(3)]);
        prop_assert_eq!(asked.json(&case, &as_of), asked.json(&other, &as_of));
        prop_assert_eq!(asked.text(&case, &as_of), asked.text(&other, &as_of));
    }

    /// Law 6. An entry that stands twice counts once: nothing differs but that what is left out lists it.
    #[test]
    fn repetition_does_not_matter(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        index in any::<Index>(),
    ) {
        let asked = Asked::new(&policy);
        let Some(again) = generate::with_repeated_entry(&case, index.index(usize::MAX)) else {
            return Ok(());
        };
        let seen = |case: &Value| {
            let record = generate::recorded_by(case, &as_of);
            entries(&record, "contacts").count() + entries(&record, "events").count()
        };
        let (before, mut after) = (asked.json(&case, &as_of), asked.json(&again, &as_of));
        let excluded = after["excluded"].as_array_mut().unwrap();
        let all = excluded.len();
        excluded.retain(|entry| entry["why"] != "repeated");
        prop_assert_eq!(all - excluded.len(), seen(&again) - seen(&case));
        prop_assert_eq!(after, before);
        prop_assert_eq!(asked.case(&again).warnings().len(), 1);
    }

    /// Law 6. A further report of an occurrence, the same in everything but its id, changes no level, no
    /// ceiling and no figure, and stays visible.
    #[test]
    fn a_further_report_of_an_occurrence_changes_no_figure(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        let before = asked.json(&case, &as_of);
        for index in 0..entries(&case, "contacts").count() {
            let Some(again) = generate::with_duplicate_report(&case, index) else { continue };
            let after = asked.json(&again, &as_of);
            for member in ["level", "ceiling"] {
                prop_assert_eq!(&after[member], &before[member]);
            }
            prop_assert_eq!(figures(&after), figures(&before));
            let added = format!("again-{}", text_of(&case["contacts"][index], "id"));
            let on_record = standing(&again, &as_of).contains_key(&added);
            let listed = entries(&after, "contacts").any(|contact| contact["contact"] == *added);
            prop_assert_eq!(listed, on_record);
        }
    }
}

/// Gives an entry a second time, word for word.
fn repeat(case: &mut Value, id: &Value) {
    for list in ["contacts", "events"] {
        if let Some(entries) = case.get_mut(list).and_then(Value::as_array_mut) {
            let again = entries.iter().find(|entry| entry["id"] == *id).cloned();
            entries.extend(again);
        }
    }
}

/// The figures of reasons and of near misses, by criterion.
fn figures(recommendation: &Value) -> Vec<(&Value, &Value)> {
    let reasons = entries(recommendation, "reasons").map(|reason| (&reason["criterion"], &reason["figures"]));
    let near = entries(recommendation, "nearMisses").map(|near| (&near["criterion"], &near["short"]));
    reasons.chain(near).collect()
}
