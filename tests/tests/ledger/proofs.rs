//! Proofs agree with `ct-merkle`, and none but the right one is taken.

use std::sync::LazyLock;

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use everycontact::{Checkpoint, ConsistencyProof, Digest, InclusionProof, Ledger, ProofError, leaf_hash};
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::Sha256;

use crate::support::{ORIGIN, Stored};

type Oracle = MemoryBackedTree<Sha256, Vec<u8>>;

const LARGEST: u64 = 220;

static STORED: LazyLock<Stored> = LazyLock::new(|| Stored::new(&[LARGEST]));

fn ledger() -> &'static Ledger {
    &STORED.ledger
}

fn text(index: u64) -> Vec<u8> {
    STORED.entries[usize::try_from(index).unwrap()].to_json().into_bytes()
}

fn at(size: u64) -> Checkpoint {
    ledger().checkpoint_at(size).unwrap()
}

fn oracle(size: u64) -> Oracle {
    let mut oracle = Oracle::new();
    (0..size).for_each(|index| oracle.push(text(index)));
    oracle
}

fn joined(hashes: &[Digest]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| *hash.as_bytes()).collect()
}

/// One size of the log: its root, and the proofs of an entry and of an earlier size, of which the log and the oracle
/// each verify the other's.
fn agree(oracle: &Oracle, index: u64, from: u64) {
    let size = oracle.len();
    assert_eq!(at(size).root().as_bytes().as_slice(), oracle.root().as_bytes().as_slice(), "size {size}");
    if index < size {
        let own = ledger().inclusion(index, size).unwrap();
        let other = oracle.prove_inclusion(usize::try_from(index).unwrap());
        assert_eq!(joined(own.hashes()), other.as_bytes(), "{index} in {size}");
        assert_eq!(own.verify(&text(index), &at(size)), Ok(()));
        oracle.root().verify_inclusion(&text(index), index, &other).unwrap();
    }
    if (1..size).contains(&from) {
        let own = ledger().consistency(from, size).unwrap();
        let other = oracle.prove_consistency(usize::try_from(size - from).unwrap());
        assert_eq!(joined(own.hashes()), other.as_bytes(), "from {from} to {size}");
        assert_eq!(own.verify(&at(from), &at(size)), Ok(()));
    }
}

#[test]
fn every_small_log_agrees_with_the_oracle() {
    for size in 0..=66 {
        let oracle = oracle(size);
        (0..=size).for_each(|at| agree(&oracle, at, at));
    }
}

#[test]
fn a_log_continues_itself_and_the_empty_log() {
    for size in [0, 1, 2, 7, 8, LARGEST] {
        for from in [0, size] {
            let proof = ledger().consistency(from, size).unwrap();
            assert!(proof.hashes().is_empty());
            assert_eq!(proof.verify(&at(from), &at(size)), Ok(()));
        }
    }
    let other = |size| Checkpoint::new(ORIGIN, size, Digest::of(b"other")).unwrap();
    let proof = ledger().consistency(7, 7).unwrap();
    assert_eq!(proof.verify(&at(7), &other(7)), Err(ProofError::Root));
    assert_eq!(proof.verify(&other(7), &at(7)), Err(ProofError::Root));
    let proof = ledger().consistency(0, 7).unwrap();
    assert_eq!(proof.verify(&other(0), &at(7)), Err(ProofError::Root));
}

#[test]
fn there_are_no_proofs_beyond_the_log() {
    assert_eq!(ledger().inclusion(0, 0), None);
    assert_eq!(ledger().inclusion(7, 7), None);
    assert_eq!(ledger().inclusion(0, LARGEST + 1), None);
    assert_eq!(ledger().consistency(8, 7), None);
    assert_eq!(ledger().consistency(1, LARGEST + 1), None);
    assert_eq!(ledger().checkpoint_at(LARGEST + 1), None);
    assert_eq!(ledger().inclusion(u64::MAX, u64::MAX), None);
}

/// What a proof's JSON becomes if its hashes are changed.
fn with_hashes(proof: &str, change: impl FnOnce(&mut Vec<Value>)) -> String {
    let mut proof: Value = serde_json::from_str(proof).unwrap();
    change(proof["hashes"].as_array_mut().unwrap());
    proof.to_string()
}

/// Every way to change one bit of one hash, and some to change their number or order.
fn spoilt(proof: &str, hashes: &[Digest]) -> Vec<(String, Option<ProofError>)> {
    let mut all = Vec::new();
    for (at, hash) in hashes.iter().enumerate() {
        for bit in 0..256 {
            let mut bytes = *hash.as_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let changed = json!(Digest::from_bytes(bytes));
            all.push((with_hashes(proof, |hashes| hashes[at] = changed), Some(ProofError::Root)));
        }
        let fewer = with_hashes(proof, |hashes| drop(hashes.remove(at)));
        let more = with_hashes(proof, |hashes| hashes.insert(at, hashes[at].clone()));
        all.extend([(fewer, Some(ProofError::Shape)), (more, Some(ProofError::Shape))]);
        if at > 0 {
            all.push((with_hashes(proof, |hashes| hashes.swap(at - 1, at)), None));
        }
    }
    all
}

#[test]
fn a_spoilt_inclusion_proof_is_refused() {
    for (index, size) in [(0, 1), (0, 2), (4, 7), (6, 7), (3, 8), (77, LARGEST - 1)] {
        let proof = ledger().inclusion(index, size).unwrap();
        assert_eq!(InclusionProof::parse(&proof.to_json()), Ok(proof.clone()));
        for (spoilt, error) in spoilt(&proof.to_json(), proof.hashes()) {
            let refused = InclusionProof::parse(&spoilt).unwrap().verify(&text(index), &at(size));
            assert!(refused.is_err_and(|refused| error.is_none_or(|error| error == refused)), "{spoilt}");
        }
        assert_eq!(proof.verify(&text(index + 1), &at(size)), Err(ProofError::Root));
        assert_eq!(proof.verify(&text(index), &at(size + 1)), Err(ProofError::OtherCheckpoint));
        let other = Checkpoint::new(ORIGIN, size, Digest::of(b"other")).unwrap();
        assert_eq!(proof.verify(&text(index), &other), Err(ProofError::Root));
        for elsewhere in (0..size).filter(|elsewhere| *elsewhere != index) {
            let mut moved: Value = serde_json::from_str(&proof.to_json()).unwrap();
            moved["index"] = json!(elsewhere);
            let moved = InclusionProof::parse(&moved.to_string()).unwrap();
            assert!(moved.verify(&text(index), &at(size)).is_err(), "{index} at {elsewhere} in {size}");
        }
    }
}

#[test]
fn a_spoilt_consistency_proof_is_refused() {
    for (from, to) in [(1, 2), (3, 7), (4, 7), (6, 7), (6, 8), (77, LARGEST)] {
        let proof = ledger().consistency(from, to).unwrap();
        assert_eq!(ConsistencyProof::parse(&proof.to_json()), Ok(proof.clone()));
        for (spoilt, error) in spoilt(&proof.to_json(), proof.hashes()) {
            let refused = ConsistencyProof::parse(&spoilt).unwrap().verify(&at(from), &at(to));
            assert!(refused.is_err_and(|refused| error.is_none_or(|error| error == refused)), "{spoilt}");
        }
        let other = |size| Checkpoint::new(ORIGIN, size, Digest::of(b"other")).unwrap();
        assert_eq!(proof.verify(&other(from), &at(to)), Err(ProofError::Root));
        assert_eq!(proof.verify(&at(from), &other(to)), Err(ProofError::Root));
        assert_eq!(proof.verify(&at(from - 1), &at(to)), Err(ProofError::OtherCheckpoint));
        assert_eq!(proof.verify(&at(to), &at(from)), Err(ProofError::OtherCheckpoint));
        let elsewhere = Checkpoint::new("ledger.example/other", to, *at(to).root()).unwrap();
        assert_eq!(proof.verify(&at(from), &elsewhere), Err(ProofError::OtherCheckpoint));
    }
}

#[test]
fn what_is_no_proof_is_not_read() {
    let inclusion = ledger().inclusion(3, 8).unwrap().to_json();
    let consistency = ledger().consistency(3, 8).unwrap().to_json();
    assert_eq!(InclusionProof::parse(&consistency), Err(ProofError::Unreadable));
    assert_eq!(ConsistencyProof::parse(&inclusion), Err(ProofError::Unreadable));
    for other in [
        inclusion.replace("proof/1", "proof/2"),
        inclusion.replace("\"index\":3", "\"index\":-3"),
        inclusion.replace("\"index\":3", "\"index\":3,\"index\":3"),
        inclusion.replace("\"index\":3", "\"index\":3,\"of\":3"),
        with_hashes(&inclusion, |hashes| hashes.resize(129, hashes[0].clone())),
        inclusion[1..].to_owned(),
    ] {
        assert_ne!(other, inclusion);
        assert_eq!(InclusionProof::parse(&other), Err(ProofError::Unreadable), "{other}");
    }
}

/// An index or size, often one at which counting could go over the end.
fn number() -> impl Strategy<Value = u64> {
    prop_oneof![
        0..300_u64,
        (0..64_u32).prop_map(|bit| 1 << bit),
        (0..3_u64).prop_map(|less| u64::MAX - less),
        any::<u64>()
    ]
}

fn hashes() -> impl Strategy<Value = Vec<Digest>> {
    proptest::collection::vec(any::<[u8; 32]>().prop_map(Digest::from_bytes), 0..70)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn larger_logs_agree_with_the_oracle(size in 0..=LARGEST, index in 0..LARGEST, from in 0..LARGEST) {
        agree(&oracle(size), index, from);
    }

    /// No proof that was not made of the log leads to its root, whatever its numbers, and none brings the verifier down.
    #[test]
    fn made_up_proofs_are_refused(one in number(), two in number(), hashes in hashes(), root in any::<[u8; 32]>()) {
        let root = Digest::from_bytes(root);
        let checkpoint = |size| Checkpoint::new(ORIGIN, size, root).unwrap();
        let inclusion = json!({
            "schema": "everycontact/inclusion-proof/1", "index": one, "size": two, "hashes": hashes,
        });
        let inclusion = InclusionProof::parse(&inclusion.to_string()).unwrap();
        prop_assert!(inclusion.verify(b"entry", &checkpoint(two)).is_err());
        let consistency = json!({
            "schema": "everycontact/consistency-proof/1", "from": one, "to": two, "hashes": hashes,
        });
        let consistency = ConsistencyProof::parse(&consistency.to_string()).unwrap();
        let same = one == two && hashes.is_empty();
        prop_assert_eq!(consistency.verify(&checkpoint(one), &checkpoint(two)).is_ok(), same && one > 0);
    }

    /// The longest ways there are: one hash to a level, up to a root that was worked out by hand.
    #[test]
    fn a_proof_in_the_largest_log_is_verified(hashes in proptest::collection::vec(any::<[u8; 32]>(), 64)) {
        let hashes: Vec<Digest> = hashes.into_iter().map(Digest::from_bytes).collect();
        let up = |below: Digest, hash: &Digest| {
            let node = [[1].as_slice(), below.as_bytes(), hash.as_bytes()].concat();
            Digest::of(&node)
        };
        let root = hashes.iter().fold(leaf_hash(b"entry"), up);
        let proof = json!({
            "schema": "everycontact/inclusion-proof/1", "index": 0, "size": u64::MAX, "hashes": hashes,
        });
        let proof = InclusionProof::parse(&proof.to_string()).unwrap();
        let checkpoint = Checkpoint::new(ORIGIN, u64::MAX, root).unwrap();
        prop_assert_eq!(proof.verify(b"entry", &checkpoint), Ok(()));
    }
}
