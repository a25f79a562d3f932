//! Law 1: what is added lowers nothing.

use everycontact_tests::generate;
use everycontact_tests::generate::calendar::instant;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use crate::support::{Asked, config, entries, joined, ranks, text_of};

proptest! {
    #![proptest_config(config())]

    /// Law 1. At one as-of instant a further contact, of an occurrence of its own or of one on record,
    /// never lowers the level or the ceiling; and it lowers the ceiling with what was never asked only
    /// by asking.
    #[test]
    fn a_further_contact_lowers_nothing(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        fresh in generate::fresh_contact(),
        index in any::<Index>(),
    ) {
        let asked = Asked::new(&policy);
        let as_of = with_record_of(&fresh, &as_of);
        let [level, ceiling, unasked] = ranks(asked.levels(&case, &as_of));
        for contact in [joined(&case, fresh.clone(), index), fresh] {
            let more = generate::with_added_contact(&case, contact.clone());
            let after = ranks(asked.levels(&more, &as_of));
            prop_assert!(after[0] >= level && after[1] >= ceiling, "{after:?}");
            prop_assert!(after[2] >= unasked || asks_a_question(&policy, &contact), "{after:?}");
        }
    }
}

/// The later of an instant and when a contact is recorded.
fn with_record_of(contact: &Value, as_of: &str) -> String {
    let recorded = text_of(contact, "recorded");
    if instant(recorded) > instant(as_of) { recorded.to_owned() } else { as_of.to_owned() }
}

/// Whether a body observes what one of the policy's required questions asks about.
fn asks_a_question(policy: &Value, body: &Value) -> bool {
    entries(policy, "requiredQuestions")
        .any(|question| entries(body, "observations").any(|seen| seen["indicator"] == question["indicator"]))
}
