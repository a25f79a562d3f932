//! The engine against the reference: both agree on every generated policy and case.

use everycontact::{Viewpoint, shipped};
use everycontact_tests::engine::{Loaded, answer};
use everycontact_tests::{generate, reference};
use proptest::prelude::*;
use serde_json::Value;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_and_the_reference_agree(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        viewers in generate::viewers(),
    ) {
        let codebook = generate::codebook();
        let loaded = Loaded::new(&policy, &codebook, &case);
        let expected = reference::evaluate(&policy, &codebook, &case, &as_of, viewers.as_deref());
        let recommendation = loaded.recommend(&as_of, viewers.as_deref());
        prop_assert_eq!(answer(&recommendation), expected);
        let levels = loaded.policy.levels(
            recommendation.case(),
            everycontact::parse_instant(&as_of).unwrap(),
        );
        prop_assert_eq!(levels, recommendation.levels());
    }

    #[test]
    fn a_replay_agrees_with_the_reference_and_with_each_recommendation(
        policy in generate::policy(),
        (case, _) in generate::case_and_as_of(),
    ) {
        let codebook = generate::codebook();
        let loaded = Loaded::new(&policy, &codebook, &case);
        let expected = reference::levels_of_replay(&policy, &codebook, &case);
        let replay = loaded.policy.replay(&loaded.case, &Viewpoint::AllRecords);
        let id = |rank: usize| loaded.policy.level(rank).unwrap().id.to_string();
        let found: Vec<_> = replay
            .steps()
            .iter()
            .map(|step| {
                (
                    everycontact::format_instant(step.instant()),
                    id(step.before().level()),
                    id(step.after().level()),
                    id(step.after().ceiling()),
                    id(step.after().ceiling_with_unasked()),
                )
            })
            .collect();
        prop_assert_eq!(found, expected);
        for step in replay.steps() {
            prop_assert_eq!(replay.recommendation(step).levels(), step.after());
            prop_assert_eq!(replay.recommendation_before(step).levels(), step.before());
        }
    }

    #[test]
    fn a_standing_agrees_with_the_reference(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        viewers in generate::viewers(),
    ) {
        let codebook = generate::codebook();
        let calendar: Value = serde_json::from_str(shipped::ENGLAND_AND_WALES).unwrap();
        let loaded = Loaded::new(&policy, &codebook, &case);
        let calendar = policy.get("calendar").map(|_| &calendar);
        let expected = reference::standing(&policy, &codebook, calendar, &case, &as_of, viewers.as_deref());
        let found = loaded.standing(&as_of, viewers.as_deref());
        for (part, expected) in expected.as_object().unwrap() {
            prop_assert_eq!(&found[part], expected, "{}", part);
        }
    }
}
