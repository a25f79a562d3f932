//! Any text as a policy, read with the shipped codebook.

#![no_main]

use std::sync::LazyLock;

use everycontact::{Codebook, Policy, shipped};
use libfuzzer_sys::fuzz_target;

static CODEBOOK: LazyLock<Codebook> = LazyLock::new(shipped::codebook);

fuzz_target!(|text: &str| {
    if let Err(error) = Policy::parse(text, &CODEBOOK) {
        assert!(!error.to_string().is_empty());
        assert!(error.to_json().starts_with("[{"));
    }
});
