//! What a ledger keeps to itself, and what opens it.

use std::collections::BTreeSet;

use everycontact::{
    Case, Digest, Ledger, LedgerEntry, LedgerOpening, LedgerPolicy, Salt, SealedEntry, shipped,
};
use everycontact_tests::{fixtures, generate};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{ORIGIN, salts};

fn every_entry() -> Value {
    let text = std::fs::read_to_string(fixtures::path("every-entry.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// An entry for each event of a case, and one for a receipt, each under salts of its own.
fn sealed(case: &Case) -> Vec<SealedEntry> {
    let document = case.document();
    let mut salts = salts(0);
    let policy = LedgerPolicy::of(&shipped::uk_illustrative());
    let receipt = LedgerEntry::of_receipt(&document.id, &Digest::of(b"receipt"), policy, &mut salts).unwrap();
    let events = document.events.iter();
    let events = events.map(|event| LedgerEntry::of_event(&document.id, event, &mut salts).unwrap());
    [receipt].into_iter().chain(events).collect()
}

/// Every text in a document, and every number, but no name of a field.
fn told(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(into.insert(text.clone())),
        Value::Number(number) => drop(into.insert(number.to_string())),
        Value::Array(list) => list.iter().for_each(|value| told(value, into)),
        Value::Object(members) => members.values().for_each(|value| told(value, into)),
        Value::Null | Value::Bool(_) => {}
    }
}

#[test]
fn nothing_that_the_case_says_stands_in_the_ledger() {
    let mut document = every_entry();
    let case = Case::parse(&document.to_string(), &shipped::codebook()).unwrap();
    let kinds: BTreeSet<&str> = case.document().events.iter().map(|event| event.entry.kind()).collect();
    assert!(kinds.len() >= 21, "only {kinds:?}");
    let sealed = sealed(&case);
    let entries: Vec<LedgerEntry> = sealed.iter().map(|sealed| sealed.entry().clone()).collect();
    let append = Ledger::new(ORIGIN).unwrap().prepare(&entries).unwrap();
    let bytes = String::from_utf8(append.bytes().to_vec()).unwrap();

    document.as_object_mut().unwrap().remove("schema");
    let mut says = BTreeSet::new();
    told(&document, &mut says);
    // What could be part of a hash by chance shows nothing, and neither do the kinds of entry.
    says.retain(|text| text.chars().any(|c| !c.is_ascii_hexdigit()) && !kinds.contains(text.as_str()));
    assert!(says.len() > 60, "only {} texts", says.len());
    for text in &says {
        assert!(!bytes.contains(&format!("\"{text}")) && !bytes.contains(&format!("{text}\"")), "{text:?}");
        assert!(text.len() < 8 || !bytes.contains(text.as_str()), "{text:?}");
    }
    for opening in sealed.iter().flat_map(SealedEntry::openings) {
        let salt = Digest::from_bytes(*opening.salt().as_bytes()).to_string();
        assert!(!bytes.contains(salt.trim_start_matches("sha256:")));
        assert!(!format!("{opening:?}").contains(opening.value().trim_matches('"')));
    }
}

/// An entry's length depends on its kind alone, so it tells nothing of what was written.
#[test]
fn entries_of_one_kind_are_alike() {
    let case = Case::parse(&every_entry().to_string(), &shipped::codebook()).unwrap();
    let lengths: BTreeSet<usize> = sealed(&case)
        .iter()
        .filter(|sealed| sealed.entry().policy().is_none())
        .map(|sealed| sealed.entry().to_json().len() - sealed.entry().kind().len())
        .collect();
    assert_eq!(lengths.len(), 1, "{lengths:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// An opening opens one field of one entry, and no change of it opens anything.
    #[test]
    fn an_opening_opens_its_own_entry_and_no_other(case in generate::case()) {
        let codebook = everycontact::Codebook::parse(&generate::codebook().to_string()).unwrap();
        let case = Case::parse(&case.to_string(), &codebook).unwrap();
        let sealed = sealed(&case);
        for (at, one) in sealed.iter().enumerate() {
            for opening in one.openings() {
                for (other, entry) in sealed.iter().enumerate() {
                    prop_assert_eq!(entry.entry().is_opened_by(opening), at == other);
                }
                let mut salt = *opening.salt().as_bytes();
                salt[31] ^= 1;
                let salt = Salt::new(&salt).unwrap();
                let another_salt = LedgerOpening::new(opening.field(), salt, opening.value());
                let value = format!("{} ", opening.value());
                let another_value = LedgerOpening::new(opening.field(), opening.salt().clone(), &value);
                prop_assert!(!one.entry().is_opened_by(&another_salt));
                prop_assert!(!one.entry().is_opened_by(&another_value));
                for field in one.openings().map(LedgerOpening::field).filter(|field| *field != opening.field()) {
                    let swapped = LedgerOpening::new(field, opening.salt().clone(), opening.value());
                    prop_assert!(!one.entry().is_opened_by(&swapped));
                }
            }
        }
    }

    /// Whoever has the facts and the salts makes the same entry again; under other salts nothing of it is the same, so
    /// that facts alone confirm nothing.
    #[test]
    fn facts_show_an_entry_only_together_with_its_salts(case in generate::case()) {
        let codebook = everycontact::Codebook::parse(&generate::codebook().to_string()).unwrap();
        let case = Case::parse(&case.to_string(), &codebook).unwrap();
        let document = case.document();
        for event in &document.events {
            let one = LedgerEntry::of_event(&document.id, event, salts(1)).unwrap();
            let same = LedgerEntry::of_event(&document.id, event, salts(1)).unwrap();
            let other = LedgerEntry::of_event(&document.id, event, salts(2)).unwrap();
            prop_assert_eq!(one.entry(), same.entry());
            for opening in one.openings() {
                prop_assert_ne!(one.entry().commitment(opening.field()), other.entry().commitment(opening.field()));
            }
        }
    }
}
