//! Whatever loads gets a recommendation, and the same one twice.
//!
//! The first line is the as-of instant; the rest is a case, or a policy and a case with a line that holds
//! only `---` between them. Without a policy it is the shipped one.

#![no_main]

use std::sync::LazyLock;

use chrono::DateTime;
use everycontact::{Case, Codebook, Policy, shipped};
use libfuzzer_sys::fuzz_target;

static CODEBOOK: LazyLock<Codebook> = LazyLock::new(shipped::codebook);
static POLICY: LazyLock<Policy> = LazyLock::new(shipped::uk_illustrative);

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
    let text = policy.recommend(&case, as_of).to_json();
    assert!(text.starts_with('{'));
    assert_eq!(text, policy.recommend(&case, as_of).to_json());
});
