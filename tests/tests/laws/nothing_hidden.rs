//! Law 9: nothing is hidden.

use everycontact_tests::generate;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{Asked, config, entries, observations, standing, text_of};

proptest! {
    #![proptest_config(config())]

    /// Law 9. Nothing is hidden: each contact on record is listed as one that counts, or as refuted or
    /// deleted; each observation of one that counts is listed exactly once, as counted, unknown,
    /// protective or left out.
    #[test]
    fn all_that_is_on_record_is_listed_once(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        let found = asked.json(&case, &as_of);
        let listed = listed_observations(&found);
        let mut expected = Vec::new();
        let mut counted = Vec::new();
        for (id, contact) in standing(&case, &as_of) {
            let left_out = |why: &str| {
                let whole = |entry: &&Value| entry["contact"] == *id && entry.get("observation").is_none();
                entries(&found, "excluded").filter(whole).any(|entry| entry["why"] == why)
            };
            prop_assert_eq!(left_out("deleted"), contact.deleted);
            prop_assert_eq!(left_out("refuted"), contact.refuted && !contact.deleted);
            if !contact.deleted && !contact.refuted {
                expected.extend(observations(&contact.body).keys().map(|name| (id.clone(), (*name).to_owned())));
                counted.push(id);
            }
        }
        expected.sort();
        prop_assert_eq!(listed, expected);
        let mut contacts: Vec<&str> = entries(&found, "contacts").map(|c| text_of(c, "contact")).collect();
        contacts.sort_unstable();
        prop_assert_eq!(contacts, counted);
        let record = generate::recorded_by(&case, &as_of);
        let not_itemised = entries(&found, "excluded").filter(|entry| entry["why"] == "notItemised");
        prop_assert_eq!(not_itemised.count(), entries(&record, "unitemised").count());
    }

    /// Law 9. Every reason names its criterion, its sources, the figures that it rests on and the contacts
    /// and observations behind them; the level is that of the highest reason.
    #[test]
    fn every_reason_can_be_followed_to_the_record(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        let found = asked.json(&case, &as_of);
        let contacts = standing(&case, &as_of);
        let mut highest = "l0";
        for reason in entries(&found, "reasons") {
            let own = |criterion: &&Value| criterion["id"] == reason["criterion"];
            let criterion = entries(&policy, "criteria").find(own).expect("the policy has the criterion");
            for member in ["level", "title", "reason", "sources"] {
                prop_assert_eq!(&reason[member], &criterion[member]);
            }
            prop_assert!(entries(reason, "sources").count() > 0);
            highest = highest.max(text_of(reason, "level"));
            prop_assert!(entries(reason, "figures").count() > 0);
            for figure in entries(reason, "figures") {
                prop_assert!(figure["needs"].as_u64() > Some(0), "{figure}");
                prop_assert!(figure["saw"].as_u64() >= figure["needs"].as_u64(), "{figure}");
            }
            prop_assert!(entries(reason, "evidence").count() > 0, "{reason}");
            for evidence in entries(reason, "evidence") {
                let id = text_of(evidence, "contact");
                let contact = contacts.get(id).expect("the contact is on record");
                prop_assert!(!contact.deleted && !contact.refuted);
                let own = contact.body.get("occurrence").and_then(Value::as_str).unwrap_or(id);
                prop_assert_eq!(text_of(evidence, "occurrence"), own);
                if let Some(observation) = evidence.get("observation") {
                    let known = observations(&contact.body);
                    prop_assert!(known.contains_key(observation.as_str().unwrap()), "{evidence}");
                }
            }
        }
        prop_assert_eq!(text_of(&found["level"], "id"), highest);
    }
}

/// Each mention of an observation as counted, unknown, protective or left out, in order.
fn listed_observations(recommendation: &Value) -> Vec<(String, String)> {
    let mut listed = Vec::new();
    for contact in entries(recommendation, "contacts") {
        for name in entries(contact, "counted") {
            listed.push((text_of(contact, "contact").to_owned(), name.as_str().unwrap().to_owned()));
        }
    }
    let unknown = entries(recommendation, "unknowns").filter_map(|unknown| unknown.get("presence"));
    let others = entries(recommendation, "protective").chain(entries(recommendation, "excluded"));
    for named in unknown.chain(others.filter(|entry| entry.get("observation").is_some())) {
        listed.push((text_of(named, "contact").to_owned(), text_of(named, "observation").to_owned()));
    }
    listed.sort();
    listed
}
