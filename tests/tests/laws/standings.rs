//! Laws 6 and 7 for standings: neither order nor repetition matters, and nothing shows before it is recorded.

use everycontact::{format_instant, parse_instant};
use everycontact_tests::engine::viewpoint;
use everycontact_tests::generate;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use crate::responses::instants;
use crate::support::{Asked, config, ranks};

proptest! {
    #![proptest_config(config())]

    /// Law 7. A standing depends only on what was recorded by its instant: without the rest, every byte is the same,
    /// from any viewpoint; and the same holds of each instant of the record.
    #[test]
    fn a_standing_knows_nothing_of_what_is_recorded_later(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        viewers in generate::viewers(),
        index in any::<Index>(),
    ) {
        let asked = Asked::new(&policy);
        let instants = instants(&case, &as_of);
        let earlier = (!instants.is_empty()).then(|| format_instant(*index.get(&instants)));
        for at in [Some(as_of), earlier].into_iter().flatten() {
            let found = [&case, &generate::recorded_by(&case, &at)].map(|case| asked.seen(case, &at, viewers.as_deref()));
            prop_assert_eq!(&found[0], &found[1]);
        }
    }

    /// Law 6. In any order the same entries give the same standing, byte for byte; and so does one that stands twice.
    #[test]
    fn neither_order_nor_repetition_changes_a_standing(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        viewers in generate::viewers(),
        seed in any::<u64>(),
        index in any::<Index>(),
    ) {
        let asked = Asked::new(&policy);
        let before = asked.seen(&case, &as_of, viewers.as_deref());
        let shuffled = generate::shuffled(&case, seed);
        prop_assert_eq!(&asked.seen(&shuffled, &as_of, viewers.as_deref()), &before);
        for one in [&case, &shuffled] {
            let again = generate::with_repeated_entry(one, index.index(usize::MAX));
            if let Some(again) = again {
                prop_assert_eq!(&asked.seen(&again, &as_of, viewers.as_deref()), &before);
            }
        }
    }

    /// Consent may choose a home, and never a level: without any step of it the level, the ceilings and what was asked
    /// for are the same. What was asked for is compared where the record keeps its instants.
    #[test]
    fn consent_changes_no_level_and_no_response(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        step in proptest::sample::select(&["sought", "given", "declined", "withdrawn"][..]),
    ) {
        let asked = Asked::new(&policy);
        let at = parse_instant(&as_of).unwrap();
        let without = generate::without_consent(&case);
        prop_assert_eq!(ranks(asked.levels(&case, &as_of)), ranks(asked.levels(&without, &as_of)));
        let by_then = |case: &Value| instants(&generate::recorded_by(case, &as_of), &as_of);
        if by_then(&case) == by_then(&without) {
            prop_assert_eq!(asked.responses(&case, at), asked.responses(&without, at));
        }
        let mut other = case.clone();
        for event in other.get_mut("events").and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(said) = event.pointer_mut("/entry/consent/step") {
                *said = step.into();
            }
        }
        prop_assert_eq!(asked.responses(&case, at), asked.responses(&other, at));
    }
}

impl Asked {
    /// The standing from a viewpoint, byte for byte.
    fn seen(&self, case: &Value, at: &str, viewers: Option<&[String]>) -> String {
        let seen = self.case(case).seen_by(&viewpoint(viewers));
        self.policy.standing(&seen, parse_instant(at).unwrap()).to_json()
    }
}
