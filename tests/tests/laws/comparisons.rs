//! Comparisons: nothing differs from itself, and what moved is told with its cause.

use everycontact::{CriterionChange, Policy, parse_instant};
use everycontact_tests::generate;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{Asked, config, entries};

fn causes(document: &Value) -> Vec<&str> {
    entries(document, "causes").map(|cause| cause["cause"].as_str().unwrap()).collect()
}

fn moving(document: &Value) -> Vec<&str> {
    let moving = entries(document, "causes").filter(|cause| cause["moves"] == true);
    moving.map(|cause| cause["cause"].as_str().unwrap()).collect()
}

proptest! {
    #![proptest_config(config())]

    /// A comparison of a thing with itself is empty, a policy's too.
    #[test]
    fn nothing_differs_from_itself(policy in generate::policy(), (case, as_of) in generate::case_and_as_of()) {
        let asked = Asked::new(&policy);
        let made = asked.policy.recommend(&asked.case(&case), parse_instant(&as_of).unwrap());
        let again = Asked::new(&policy);
        let again = again.policy.recommend(&again.case(&generate::recorded_by(&case, &as_of)), made.as_of());
        let comparison = made.compare(&again);
        prop_assert!(comparison.is_empty(), "{}", comparison.to_json());
        prop_assert!(made.policy().compare(again.policy()).is_empty());
    }

    /// Of two instants, two policies and two states of a record: every criterion that came out otherwise is told, with
    /// the evidence that came and went; only what differs is a cause; and a level that moved has one.
    #[test]
    fn what_moved_is_told_with_its_cause(
        (one, other) in (generate::policy(), generate::policy()),
        (case, as_of) in generate::case_and_as_of(),
        later in generate::as_of(),
        (same_policy, same_instant, added) in any::<(bool, bool, bool)>(),
        contact in generate::fresh_contact(),
    ) {
        let (before, after) = (Asked::new(&one), Asked::new(if same_policy { &one } else { &other }));
        let changed = if added { generate::with_added_contact(&case, contact) } else { case.clone() };
        let was = before.policy.recommend(&before.case(&case), parse_instant(&as_of).unwrap());
        let instant = if same_instant { as_of } else { later };
        let is = after.policy.recommend(&after.case(&changed), parse_instant(&instant).unwrap());
        let comparison: Value = serde_json::from_str(&was.compare(&is).to_json()).unwrap();
        let differing = causes(&comparison);
        prop_assert_eq!(differing.contains(&"policy"), !same_policy && before.policy.digest() != after.policy.digest());
        prop_assert_eq!(differing.contains(&"time"), was.as_of().date_naive() != is.as_of().date_naive());
        if same_instant && !added {
            prop_assert!(!differing.contains(&"facts"));
        }
        if was.level().id != is.level().id {
            prop_assert!(!moving(&comparison).is_empty(), "{}", comparison);
        }
        if let [only] = differing[..] {
            let cause = &comparison["causes"][0];
            prop_assert_eq!(&cause["only"], is.level().id.as_str());
            prop_assert_eq!(&cause["without"], was.level().id.as_str());
            prop_assert_eq!(moving(&comparison).contains(&only), was.level().id != is.level().id);
        }
        let (was, is) = (was.document(), is.document());
        for reason in &is.reasons {
            let told = entries(&comparison, "criteria").find(|told| told["criterion"] == reason.criterion);
            let known = was.reasons.iter().find(|known| known.criterion == reason.criterion);
            let rested = known.map(|known| known.evidence.as_slice()).unwrap_or_default();
            let gained: Vec<_> = reason.evidence.iter().filter(|one| !rested.contains(one)).collect();
            let told_gained = told.map_or(json!([]), |told| told["gained"].clone());
            prop_assert_eq!(told_gained, serde_json::to_value(gained).unwrap());
            if known.is_none() {
                prop_assert!(told.is_some_and(|told| told["isMet"] == true && told["wasMet"] != true));
            }
        }
        for reason in was.reasons.iter().filter(|own| !is.reasons.iter().any(|known| known.criterion == own.criterion)) {
            let told = entries(&comparison, "criteria").find(|told| told["criterion"] == reason.criterion);
            prop_assert!(told.is_some_and(|told| told["wasMet"] == true && told["isMet"] != true));
        }
    }

    /// A criterion that tightened never reaches more than before on any case, one that loosened never less; and
    /// criteria that came or went are told as such.
    #[test]
    fn what_tightened_reaches_no_more(
        policy in generate::policy_with_kin(),
        (case, as_of) in generate::case_and_as_of(),
        (one, other) in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let mut changed = policy.clone();
        let criteria = changed["criteria"].as_array_mut().unwrap();
        let (at, from) = (one.index(criteria.len()), other.index(criteria.len()));
        let (when, level) = (criteria[from]["when"].clone(), criteria[from]["level"].clone());
        (criteria[at]["when"], criteria[at]["level"]) = (when, level);
        let (before, after) = (Asked::new(&policy), Asked::new(&changed));
        let comparison = before.policy.compare(&after.policy);
        prop_assert_eq!(comparison.is_empty(), policy == changed);
        let reaches = |asked: &Asked| {
            let met = asked.levels(&case, &as_of).meets(at);
            if met { asked.policy.rank(&asked.policy.document().criteria[at].level).unwrap() } else { 0 }
        };
        for told in &comparison.criteria {
            let (was, is) = (reaches(&before), reaches(&after));
            match told.change {
                CriterionChange::Tightened => prop_assert!(is <= was),
                CriterionChange::Loosened => prop_assert!(is >= was),
                CriterionChange::Reworded => prop_assert_eq!(is, was),
                CriterionChange::Changed => {}
                other => prop_assert!(false, "{:?}", other),
            }
        }
        let removed = changed["criteria"].as_array_mut().unwrap().remove(at);
        if changed["criteria"].as_array().unwrap().is_empty() {
            return Ok(());
        }
        let fewer = Policy::parse(&changed.to_string(), before.policy.codebook()).unwrap();
        let went = after.policy.compare(&fewer);
        prop_assert_eq!(went.criteria.len(), 1);
        prop_assert_eq!((went.criteria[0].criterion, went.criteria[0].change), (removed["id"].as_str().unwrap(), CriterionChange::Went));
        prop_assert_eq!(fewer.compare(&after.policy).criteria[0].change, CriterionChange::Appeared);
    }
}

#[test]
fn routes_in_another_order_are_told() {
    let old = everycontact::shipped::uk_illustrative();
    let mut document: Value = serde_json::from_str(&old.to_json()).unwrap();
    document["routes"].as_array_mut().unwrap().swap(0, 1);
    let new = Policy::parse(&document.to_string(), old.codebook()).unwrap();
    let places = old.compare(&new).differences;
    assert_eq!(places.iter().map(|place| place.path.as_str()).collect::<Vec<_>>(), ["routes.(order)"]);
}
