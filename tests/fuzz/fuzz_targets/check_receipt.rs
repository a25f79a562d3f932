//! Any text in canonical form, as a receipt, and as lines of cases; a receipt that can be read is checked.

#![no_main]

use std::sync::LazyLock;

use everycontact::{Case, Policy, Receipt, canonical_json, read_cases, shipped};
use libfuzzer_sys::fuzz_target;

static SHIPPED: LazyLock<(Policy, Case)> = LazyLock::new(|| {
    let policy = shipped::uk_illustrative();
    let case = shipped::subject_a(policy.codebook());
    (policy, case)
});

fuzz_target!(|text: &str| {
    let (policy, case) = &*SHIPPED;
    if let Ok(canonical) = canonical_json(text) {
        if let Ok(receipt) = Receipt::parse(&canonical) {
            let found = receipt.verify(policy, case);
            assert!(found.differences().iter().all(|place| place.was != place.is));
        }
    }
    for line in read_cases(text.as_bytes(), policy.codebook()) {
        if let Err(error) = line.unwrap().case {
            assert!(!error.diagnostics().is_empty());
        }
    }
});
