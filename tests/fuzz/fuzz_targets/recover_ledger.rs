//! Any bytes as a stored ledger; what is kept of them is in order, and goes on.

#![no_main]

use everycontact::{Ledger, LedgerEntry};
use libfuzzer_sys::fuzz_target;

const ORIGIN: &str = "council.example/everycontact";

fuzz_target!(|bytes: &[u8]| {
    let Ok(recovered) = Ledger::recover(ORIGIN, bytes) else { return };
    let kept = &bytes[..recovered.kept()];
    assert_eq!(recovered.cut().map_or(0, |cut| cut.bytes()) + kept.len(), bytes.len());
    let size = recovered.ledger().size();
    assert_eq!(recovered.entries().count() as u64, size);
    let entries: Vec<LedgerEntry> =
        recovered.entries().filter_map(|entry| LedgerEntry::parse(entry).ok()).take(3).collect();
    let again = Ledger::recover(ORIGIN, kept).unwrap();
    assert!(again.cut().is_none() && again.ledger().holds(&recovered.ledger().checkpoint()));
    let mut ledger = recovered.into_ledger();
    if let Ok(append) = ledger.prepare(&entries) {
        let stored = [kept, append.bytes()].concat();
        ledger.acknowledge(append).unwrap();
        let grown = Ledger::recover(ORIGIN, &stored).unwrap();
        assert!(grown.cut().is_none() && grown.ledger().checkpoint() == ledger.checkpoint());
        let proof = ledger.consistency(size, ledger.size()).unwrap();
        proof.verify(&again.ledger().checkpoint(), &ledger.checkpoint()).unwrap();
    }
});
