//! Whatever loads gets a recommendation, a standing and figures, and the same ones twice.
//!
//! The first line is the as-of instant; the rest is a case, or a policy and a case with a line that holds
//! only `---` between them. Without a policy it is the shipped one.

#![no_main]

use std::sync::LazyLock;

use chrono::{DateTime, FixedOffset};
use everycontact::{Case, Codebook, Draw, Policy, Stratify, shipped};
use libfuzzer_sys::fuzz_target;

static CODEBOOK: LazyLock<Codebook> = LazyLock::new(shipped::codebook);
static POLICY: LazyLock<Policy> = LazyLock::new(shipped::uk_illustrative);

/// All that is said of a case: JSON texts.
fn told(policy: &Policy, case: &Case, as_of: DateTime<FixedOffset>) -> [String; 6] {
    let cases = std::slice::from_ref(case);
    let by_reason = Draw { seed: "a seed", by: Stratify::Reason, from_each: 1 };
    let by_level = Draw { by: Stratify::Level, ..by_reason };
    [
        policy.recommend(case, as_of).to_json(),
        policy.standing(case, as_of).to_json(),
        policy.due(cases, as_of).to_json(),
        policy.assurance(cases, None, as_of).to_json(),
        policy.dip_sample(cases, by_reason, None, as_of).to_json(),
        policy.dip_sample(cases, by_level, None, as_of).to_json(),
    ]
}

fuzz_target!(|text: &str| {
    let Some((as_of, documents)) = text.split_once('\n') else { return };
    let Ok(as_of) = DateTime::parse_from_rfc3339(as_of) else { return };
    let (policy, case) = match documents.split_once("\n---\n") {
        Some((policy, case)) => (Some(policy), case),
        None => (None, documents),
    };
    let Ok(case) = Case::parse(case, &CODEBOOK) else { return };
    let given;
    let policy = match policy {
        None => &*POLICY,
        Some(text) => match Policy::parse(text, &CODEBOOK) {
            Ok(policy) => {
                given = policy;
                &given
            }
            Err(_) => return,
        },
    };
    let texts = told(policy, &case, as_of);
    assert!(texts.iter().all(|text| text.starts_with('{')));
    assert_eq!(texts, told(policy, &case, as_of));
});
