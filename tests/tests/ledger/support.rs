//! What the tests of the ledger share: entries, salts that never repeat, and a store as a host keeps it.

use everycontact::{
    CaseId, Checkpoint, Digest, Ledger, LedgerEntry, LedgerField, LedgerPolicy, PolicyId, Salt,
};

pub const ORIGIN: &str = "ledger.example/test";

/// Salts that differ from each other and, by the seed, from those of other sources.
pub fn salts(seed: u64) -> impl FnMut(LedgerField) -> Option<Salt> {
    let mut drawn = 0_u64;
    move |_| {
        drawn += 1;
        Salt::new(Digest::of(format!("{seed}/{drawn}").as_bytes()).as_bytes()).ok()
    }
}

/// The entry of a receipt like no other.
pub fn entry(number: u64) -> LedgerEntry {
    let id = PolicyId::new("policy-of-the-tests").unwrap();
    // Two bytes to a character, so that a cut may fall between them.
    let policy = LedgerPolicy::new(id, "1.0.0-é", Digest::of(b"a policy"));
    let receipt = Digest::of(&number.to_be_bytes());
    let case = CaseId::new("case-1").unwrap();
    LedgerEntry::of_receipt(&case, &receipt, policy, salts(number)).unwrap().entry().clone()
}

/// A ledger, what a host stores of it, and what it was after each append.
pub struct Stored {
    pub ledger: Ledger,
    pub bytes: Vec<u8>,
    /// After each append: how many bytes there were, and the checkpoint. The first is before any.
    pub ends: Vec<(usize, Checkpoint)>,
    pub entries: Vec<LedgerEntry>,
}

impl Stored {
    /// A ledger to which batches of these sizes were appended.
    pub fn new(batches: &[u64]) -> Self {
        let ledger = Ledger::new(ORIGIN).unwrap();
        let ends = vec![(0, ledger.checkpoint())];
        let mut stored = Self { ledger, bytes: Vec::new(), ends, entries: Vec::new() };
        for size in batches {
            let from = stored.ledger.size();
            stored.append((from..from + size).map(entry).collect());
        }
        stored
    }

    pub fn append(&mut self, entries: Vec<LedgerEntry>) {
        let append = self.ledger.prepare(&entries).unwrap();
        assert_eq!(append.first(), self.ledger.size());
        self.bytes.extend_from_slice(append.bytes());
        let after = append.checkpoint().clone();
        self.ledger.acknowledge(append).unwrap();
        assert_eq!(self.ledger.checkpoint(), after);
        self.ends.push((self.bytes.len(), after));
        self.entries.extend(entries);
    }

    /// The last append that ends at or before a byte.
    pub fn before(&self, at: usize) -> &(usize, Checkpoint) {
        self.ends.iter().rev().find(|(end, _)| *end <= at).unwrap()
    }
}
