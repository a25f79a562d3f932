//! Replays and viewpoints: a step has the levels of its instant, and all agencies together see everything.

use std::collections::BTreeSet;

use everycontact::parse_instant;
use everycontact_tests::engine::viewpoint;
use everycontact_tests::generate;
use everycontact_tests::generate::calendar::instant;
use everycontact_tests::generate::contact::AGENCIES;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{Asked, config, entries, text_of, without};

proptest! {
    #![proptest_config(config())]

    /// A step of a replay has the levels of its instant, before it those of what was recorded earlier.
    #[test]
    fn a_replay_gives_the_levels_of_each_instant(
        policy in generate::policy(),
        case in generate::case(),
        viewers in generate::viewers(),
    ) {
        let asked = Asked::new(&policy);
        let viewpoint = viewpoint(viewers.as_deref());
        let loaded = asked.case(&case);
        let replay = asked.policy.replay(&loaded, &viewpoint);
        prop_assert!(replay.steps().is_sorted_by_key(everycontact::Step::instant));
        for step in replay.steps() {
            let seen = loaded.seen_by(&viewpoint);
            prop_assert_eq!(step.after(), asked.policy.levels(&seen, step.instant()));
            let earlier = asked.case(&generate::recorded_before(&case, step.instant())).seen_by(&viewpoint);
            prop_assert_eq!(step.before(), asked.policy.levels(&earlier, step.instant()));
        }
        if viewers.is_none() {
            let times = ["contacts", "events"].map(|list| entries(&case, list));
            let times: BTreeSet<_> =
                times.into_iter().flatten().map(|entry| instant(text_of(entry, "recorded"))).collect();
            prop_assert_eq!(replay.steps().len(), times.len());
        }
    }

    /// All agencies together see all records, where no event belongs to an agency.
    #[test]
    fn all_agencies_together_see_all_records(
        policy in generate::policy(),
        (mut case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        for event in case.get_mut("events").and_then(Value::as_array_mut).into_iter().flatten() {
            event.as_object_mut().unwrap().remove("agency");
        }
        let everybody = viewpoint(Some(&AGENCIES.map(str::to_owned)));
        let at = parse_instant(&as_of).unwrap();
        let seen = asked.policy.recommend(&asked.case(&case).seen_by(&everybody), at).to_json();
        let seen = without(serde_json::from_str(&seen).unwrap(), &["viewpoint"]);
        prop_assert_eq!(seen, without(asked.json(&case, &as_of), &["viewpoint"]));
    }
}
