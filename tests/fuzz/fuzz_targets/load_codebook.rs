//! Any text as a codebook.

#![no_main]

use everycontact::Codebook;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Err(error) = Codebook::parse(text) {
        assert!(!error.to_string().is_empty());
        assert!(error.to_json().starts_with("[{"));
    }
});
