//! What a crash, a spoilt bit or somebody with an editor leaves of a stored ledger.

use everycontact::{
    CaseId, Checkpoint, CutCause, Digest, Ledger, LedgerEntry, LedgerPolicy, MAX_LEDGER_ENTRY_BYTES,
    PolicyId, PrepareError, RecoverError, Recovered,
};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::{ORIGIN, Stored, entry, salts};

fn recover(bytes: &[u8]) -> Recovered<'_> {
    Ledger::recover(ORIGIN, bytes).unwrap()
}

/// The lines, each with its end, and the byte at which each begins.
fn lines(bytes: &[u8]) -> Vec<(usize, &[u8])> {
    let mut at = 0;
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    lines
        .map(|line| {
            at += line.len();
            (at - line.len(), line)
        })
        .collect()
}

/// Holds what was recovered against what was stored: just the appends that end within the first `intact` bytes.
fn holds_what_is_intact(stored: &Stored, recovered: &Recovered<'_>, intact: usize) {
    let (end, checkpoint) = stored.before(intact);
    assert_eq!(recovered.kept(), *end);
    assert_eq!(&recovered.ledger().checkpoint(), checkpoint);
    let read: Vec<LedgerEntry> =
        recovered.entries().map(|bytes| LedgerEntry::parse(bytes).unwrap()).collect();
    let size = usize::try_from(checkpoint.size()).unwrap();
    assert_eq!(read, stored.entries[..size]);
    for (at, earlier) in &stored.ends {
        assert_eq!(recovered.ledger().holds(earlier), at <= end);
    }
}

/// The next append goes on behind what was kept, and the whole is in order.
fn goes_on(recovered: Recovered<'_>, bytes: &[u8]) {
    let mut bytes = bytes[..recovered.kept()].to_vec();
    let mut ledger = recovered.into_ledger();
    let append = ledger.prepare(&[entry(1_000), entry(1_001)]).unwrap();
    bytes.extend_from_slice(append.bytes());
    ledger.acknowledge(append).unwrap();
    let again = recover(&bytes);
    assert_eq!(again.cut(), None);
    assert_eq!(again.ledger().checkpoint(), ledger.checkpoint());
    assert_eq!(again.entries().last(), Some(entry(1_001).to_json().as_bytes()));
}

#[test]
fn a_crash_at_any_byte_loses_no_append_and_admits_no_part_of_one() {
    let stored = Stored::new(&[1, 3, 2]);
    for crash in 0..=stored.bytes.len() {
        let left = &stored.bytes[..crash];
        let recovered = recover(left);
        holds_what_is_intact(&stored, &recovered, crash);
        match recovered.cut() {
            None => assert_eq!(recovered.kept(), crash),
            Some(cut) => {
                assert_eq!((cut.at(), cut.at() + cut.bytes()), (recovered.kept(), crash));
                assert!(cut.bytes() > 0);
                assert_eq!(cut.cause(), CutCause::Torn, "at byte {crash}");
                let torn = &left[cut.at()..];
                let whole =
                    lines(torn).iter().filter(|(_, l)| l.starts_with(b"e ") && l.ends_with(b"\n")).count();
                assert_eq!(cut.entries(), whole);
            }
        }
        goes_on(recovered, left);
    }
}

#[test]
fn zero_bytes_where_the_rest_of_an_append_should_be_are_torn_too() {
    let stored = Stored::new(&[1, 2]);
    for crash in 0..stored.bytes.len() {
        let mut left = stored.bytes[..crash].to_vec();
        left.resize(crash + 77, 0);
        let recovered = recover(&left);
        holds_what_is_intact(&stored, &recovered, crash);
        assert_eq!(
            recovered.cut().map(|cut| (cut.bytes(), cut.cause())),
            Some((left.len() - recovered.kept(), CutCause::Torn))
        );
        goes_on(recovered, &left);
    }
}

#[test]
fn an_append_that_was_written_and_not_acknowledged_counts() {
    let mut stored = Stored::new(&[2]);
    let append = stored.ledger.prepare(&[entry(2)]).unwrap();
    stored.bytes.extend_from_slice(append.bytes());
    assert_eq!(stored.ledger.size(), 2);
    let recovered = recover(&stored.bytes);
    assert_eq!(recovered.cut(), None);
    assert_eq!(&recovered.ledger().checkpoint(), append.checkpoint());
}

#[test]
fn a_bit_that_was_flipped_anywhere_is_found() {
    let stored = Stored::new(&[1, 2, 1]);
    let header = lines(&stored.bytes)[0].1.len();
    for bit in 0..stored.bytes.len() * 8 {
        let at = bit / 8;
        let mut bytes = stored.bytes.clone();
        bytes[at] ^= 1 << (bit % 8);
        if at < header {
            assert_eq!(Ledger::recover(ORIGIN, &bytes).unwrap_err(), RecoverError::Header, "bit {bit}");
            continue;
        }
        let recovered = recover(&bytes);
        holds_what_is_intact(&stored, &recovered, at);
        let cut = recovered.cut().unwrap();
        assert!(cut.at() <= at, "bit {bit}");
        assert_eq!(cut.cause(), CutCause::Corrupt, "bit {bit}");
    }
}

#[test]
fn a_line_that_was_taken_out_doubled_or_moved_is_found() {
    let stored = Stored::new(&[2, 1, 2]);
    let lines = lines(&stored.bytes);
    for (at, (start, line)) in lines.iter().enumerate().skip(1) {
        let (before, after) = (&stored.bytes[..*start], &stored.bytes[start + line.len()..]);
        let mut spoilt = vec![[before, line, line, after].concat()];
        let commits = line.starts_with(b"c ");
        // Without its last line, the store ends in the middle of an append: that is how a crash leaves it. Without
        // another one that commits, two appends are one, and the log is the same.
        if at + 1 < lines.len() {
            let without = [before, after].concat();
            if commits {
                assert_eq!(recover(&without).ledger().checkpoint(), stored.ledger.checkpoint());
            } else {
                spoilt.push(without);
            }
            let next = lines[at + 1].1;
            spoilt.push([before, next, line, &after[next.len()..]].concat());
        }
        for bytes in spoilt {
            let recovered = recover(&bytes);
            let same = bytes.iter().zip(&stored.bytes).take_while(|(one, other)| one == other).count();
            holds_what_is_intact(&stored, &recovered, same);
            assert_eq!(recovered.cut().unwrap().cause(), CutCause::Corrupt, "line {at}");
        }
    }
}

#[test]
fn a_log_that_was_cut_short_or_written_anew_is_in_order_but_does_not_hold_the_checkpoint() {
    let stored = Stored::new(&[1, 2, 1]);
    let (_, last) = stored.ends.last().unwrap();
    let (end, _) = stored.ends[2];
    let shorter = recover(&stored.bytes[..end]);
    assert_eq!(shorter.cut(), None);
    assert!(!shorter.ledger().holds(last));

    let mut anew = Stored::new(&[]);
    anew.append((10..14).map(entry).collect());
    let anew = recover(&anew.bytes);
    assert_eq!((anew.cut(), anew.ledger().size()), (None, last.size()));
    assert!(!anew.ledger().holds(last));
}

#[test]
fn another_ledger_is_not_taken_for_this_one() {
    let stored = Stored::new(&[1]);
    for origin in ["ledger.example/tes", "ledger.example/test2", "ledger.example/Test"] {
        assert_eq!(Ledger::recover(origin, &stored.bytes).unwrap_err(), RecoverError::Header);
    }
    assert!(matches!(Ledger::recover("not an origin", b""), Err(RecoverError::Origin(_))));
    for (size, origin) in [(0, ORIGIN), (1, ORIGIN), (0, "ledger.example/Test"), (1, "ledger.example/Test")] {
        let root = *stored.ledger.checkpoint_at(size).unwrap().root();
        let checkpoint = Checkpoint::new(origin, size, root).unwrap();
        assert_eq!(stored.ledger.holds(&checkpoint), origin == ORIGIN);
    }
}

#[test]
fn an_append_is_acknowledged_once_and_only_where_it_belongs() {
    let mut ledger = Ledger::new(ORIGIN).unwrap();
    let [one, same, other] = [1, 1, 2].map(|number| ledger.prepare(&[entry(number)]).unwrap());
    ledger.acknowledge(one).unwrap();
    let before = ledger.checkpoint();
    for late in [same, other] {
        assert!(ledger.acknowledge(late).is_err());
    }
    let elsewhere = Ledger::new("ledger.example/other").unwrap();
    let mut empty = Ledger::new(ORIGIN).unwrap();
    assert!(empty.acknowledge(elsewhere.prepare(&[entry(1)]).unwrap()).is_err());
    assert_eq!((ledger.checkpoint(), empty.size()), (before, 0));
}

#[test]
fn nothing_and_what_is_too_long_are_not_appended() {
    let ledger = Ledger::new(ORIGIN).unwrap();
    assert_eq!(ledger.prepare(&[]).unwrap_err(), PrepareError::Empty);
    let of_length = |version: usize| {
        let policy = LedgerPolicy::new(PolicyId::new("p").unwrap(), &"1".repeat(version), Digest::of(b""));
        let case = CaseId::new("c").unwrap();
        LedgerEntry::of_receipt(&case, &Digest::of(b""), policy, salts(0)).unwrap().entry().clone()
    };
    let fits = MAX_LEDGER_ENTRY_BYTES - of_length(0).to_json().len();
    let append = ledger.prepare(&[of_length(fits)]).unwrap();
    assert_eq!(recover(append.bytes()).ledger().size(), 1);
    assert_eq!(ledger.prepare(&[entry(1), of_length(fits + 1)]).unwrap_err(), PrepareError::TooLarge);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever replaces a part of the store: what is kept is what was appended before that part, or all of it.
    #[test]
    fn whatever_is_written_into_a_store_is_never_admitted(
        batches in proptest::collection::vec(1..4_u64, 1..5),
        from in any::<Index>(),
        length in 0..300_usize,
        put in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..200),
            "(e \\{\\}\n|c [0-9]{1,2} [A-Za-z0-9+/]{43}=\n|\n){0,4}".prop_map(String::into_bytes),
        ],
    ) {
        let stored = Stored::new(&batches);
        let from = from.index(stored.bytes.len());
        let until = (from + length).min(stored.bytes.len());
        let bytes = [&stored.bytes[..from], &put, &stored.bytes[until..]].concat();
        let same = bytes.iter().zip(&stored.bytes).take_while(|(one, other)| one == other).count();
        match Ledger::recover(ORIGIN, &bytes) {
            Ok(recovered) => holds_what_is_intact(&stored, &recovered, same),
            Err(error) => {
                prop_assert_eq!(error, RecoverError::Header);
                prop_assert!(same < lines(&stored.bytes)[0].1.len());
            }
        }
    }

    #[test]
    fn any_bytes_are_recovered_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400), headed in any::<bool>()) {
        let header = if headed { format!("everycontact-ledger/1 {ORIGIN}\n") } else { String::new() };
        let bytes = [header.as_bytes(), &bytes].concat();
        if let Ok(recovered) = Ledger::recover(ORIGIN, &bytes) {
            prop_assert_eq!((recovered.kept(), recovered.ledger().size()), (0, 0));
            prop_assert_eq!(recovered.cut().map_or(0, |cut| cut.bytes()), bytes.len());
        }
    }
}
