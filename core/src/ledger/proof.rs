//! Proofs over a log, which whoever has two checkpoints, or an entry and a checkpoint, can verify without the log.

use serde::{Deserialize, Serialize};

use super::checkpoint::Checkpoint;
use super::merkle::{self, empty_root, leaf, node};
use crate::canonical;
use crate::digest::Digest;
use crate::json;

/// The version of the inclusion proof that this library reads and writes.
pub const INCLUSION_PROOF_SCHEMA: &str = "everycontact/inclusion-proof/1";
/// The version of the consistency proof that this library reads and writes.
pub const CONSISTENCY_PROOF_SCHEMA: &str = "everycontact/consistency-proof/1";
/// The most hashes that a proof may hold: two for each level of the largest log that can be counted.
pub const MAX_PROOF_HASHES: usize = 128;

/// Why a proof was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProofError {
    /// It is no proof of this kind and version.
    #[error("expected a proof of the kind `{INCLUSION_PROOF_SCHEMA}` or `{CONSISTENCY_PROOF_SCHEMA}`")]
    Unreadable,
    /// It is about another log, or about other sizes of it, than the checkpoints.
    #[error("the proof is about another log or another size than the checkpoint")]
    OtherCheckpoint,
    /// It has more or fewer hashes than a proof of its sizes has, or its sizes cannot be.
    #[error("no proof of these sizes has this shape")]
    Shape,
    /// Its hashes do not lead to the root of the checkpoint.
    #[error("the proof does not lead to the root of the checkpoint")]
    Root,
}

/// Shows that an entry stands at a place of a log.
///
/// It holds for one size of the log, that of the checkpoint against which it is verified. As JSON its hashes are
/// [`Digest`]s, from the leaf's neighbour upwards, as RFC 6962 puts them.
///
/// # Example
/// ```
/// # use everycontact::{CaseId, Digest, Ledger, LedgerEntry, LedgerPolicy, PolicyId, Salt};
/// # let policy = LedgerPolicy::new(PolicyId::new("p")?, "1.0.0", Digest::of(b"policy"));
/// # let salts = |field| Salt::new(Digest::of(format!("{field:?}").as_bytes()).as_bytes()).ok();
/// # let sealed = LedgerEntry::of_receipt(&CaseId::new("c-1")?, &Digest::of(b"receipt"), policy, salts)?;
/// # let entry = sealed.entry().clone();
/// use everycontact::{InclusionProof, ProofError};
///
/// let mut ledger = Ledger::new("example.org/ledger")?;
/// let append = ledger.prepare(&[entry.clone()])?;
/// ledger.acknowledge(append)?;
///
/// let proof = ledger.inclusion(0, 1).ok_or("no such entry")?;
/// let proof = InclusionProof::parse(&proof.to_json())?;
/// assert_eq!(proof.verify(entry.to_json().as_bytes(), &ledger.checkpoint()), Ok(()));
/// assert_eq!(proof.verify(b"another entry", &ledger.checkpoint()), Err(ProofError::Root));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(description = "Shows that an entry stands at a place of a log.")
)]
pub struct InclusionProof {
    /// The schema, always [`INCLUSION_PROOF_SCHEMA`].
    schema: String,
    /// The place of the entry; the first is 0.
    index: u64,
    /// The number of entries of the log.
    size: u64,
    /// The hashes beside the way from the entry to the root.
    #[cfg_attr(feature = "schema", schemars(length(max = 128)))]
    hashes: Vec<Digest>,
}

/// Shows that a log is the continuation of what it was: nothing of it was changed, moved or taken away.
///
/// # Example
/// ```
/// # use everycontact::{CaseId, Digest, Ledger, LedgerEntry, LedgerPolicy, PolicyId, Salt};
/// # let policy = LedgerPolicy::new(PolicyId::new("p")?, "1.0.0", Digest::of(b"policy"));
/// # let salts = |field| Salt::new(Digest::of(format!("{field:?}").as_bytes()).as_bytes()).ok();
/// # let sealed = LedgerEntry::of_receipt(&CaseId::new("c-1")?, &Digest::of(b"receipt"), policy, salts)?;
/// # let entry = sealed.entry().clone();
/// let mut ledger = Ledger::new("example.org/ledger")?;
/// for _ in 0..3 {
///     let append = ledger.prepare(&[entry.clone()])?;
///     ledger.acknowledge(append)?;
/// }
/// let earlier = ledger.checkpoint_at(1).ok_or("no such size")?;
/// let proof = ledger.consistency(1, 3).ok_or("no such sizes")?;
/// assert_eq!(proof.verify(&earlier, &ledger.checkpoint()), Ok(()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(description = "Shows that a log is the continuation of what it was.")
)]
pub struct ConsistencyProof {
    /// The schema, always [`CONSISTENCY_PROOF_SCHEMA`].
    schema: String,
    /// The number of entries that the log had.
    from: u64,
    /// The number of entries that it has.
    to: u64,
    /// The hashes from which both roots follow.
    #[cfg_attr(feature = "schema", schemars(length(max = 128)))]
    hashes: Vec<Digest>,
}

impl InclusionProof {
    pub(super) fn new(index: u64, size: u64, hashes: Vec<Digest>) -> Self {
        Self { schema: INCLUSION_PROOF_SCHEMA.to_owned(), index, size, hashes }
    }

    /// Reads a proof from JSON text.
    ///
    /// # Errors
    /// If it is no inclusion proof, or has more than [`MAX_PROOF_HASHES`] hashes.
    pub fn parse(text: &str) -> Result<Self, ProofError> {
        let proof: Self = json::parse(text).ok_or(ProofError::Unreadable)?;
        let fits = proof.schema == INCLUSION_PROOF_SCHEMA && proof.hashes.len() <= MAX_PROOF_HASHES;
        if fits { Ok(proof) } else { Err(ProofError::Unreadable) }
    }

    /// The proof as canonical JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical::canonical(self)
    }

    /// The place of the entry that it is about; the first is 0.
    #[must_use]
    pub fn index(&self) -> u64 {
        self.index
    }

    /// The size of the log that it is about.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Its hashes, from below.
    #[must_use]
    pub fn hashes(&self) -> &[Digest] {
        &self.hashes
    }

    /// Verifies that the log of a checkpoint has an entry at [`InclusionProof::index`].
    ///
    /// That the checkpoint is one to be trusted is for the caller to know.
    ///
    /// # Errors
    /// If it does not follow.
    pub fn verify(&self, entry: &[u8], checkpoint: &Checkpoint) -> Result<(), ProofError> {
        if self.size != checkpoint.size() {
            return Err(ProofError::OtherCheckpoint);
        }
        let root = self.root(leaf(entry)).ok_or(ProofError::Shape)?;
        if root == *checkpoint.root() { Ok(()) } else { Err(ProofError::Root) }
    }

    /// The root that follows for a leaf: RFC 9162, section 2.1.3.2.
    fn root(&self, leaf: Digest) -> Option<Digest> {
        if self.index >= self.size {
            return None;
        }
        let mut way = Way { place: self.index, last: self.size - 1 };
        let mut root = leaf;
        for hash in &self.hashes {
            root = if way.comes_from_the_right()? { node(hash, &root) } else { node(&root, hash) };
            way.up();
        }
        (way.last == 0).then_some(root)
    }
}

impl ConsistencyProof {
    pub(super) fn new(from: u64, to: u64, hashes: Vec<Digest>) -> Self {
        Self { schema: CONSISTENCY_PROOF_SCHEMA.to_owned(), from, to, hashes }
    }

    /// Reads a proof from JSON text.
    ///
    /// # Errors
    /// If it is no consistency proof, or has more than [`MAX_PROOF_HASHES`] hashes.
    pub fn parse(text: &str) -> Result<Self, ProofError> {
        let proof: Self = json::parse(text).ok_or(ProofError::Unreadable)?;
        let fits = proof.schema == CONSISTENCY_PROOF_SCHEMA && proof.hashes.len() <= MAX_PROOF_HASHES;
        if fits { Ok(proof) } else { Err(ProofError::Unreadable) }
    }

    /// The proof as canonical JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical::canonical(self)
    }

    /// The earlier size.
    #[must_use]
    pub fn from(&self) -> u64 {
        self.from
    }

    /// The later size.
    #[must_use]
    pub fn to(&self) -> u64 {
        self.to
    }

    /// Its hashes.
    #[must_use]
    pub fn hashes(&self) -> &[Digest] {
        &self.hashes
    }

    /// Verifies that the log of the later checkpoint begins with the whole log of the earlier one.
    ///
    /// Every log continues the empty one: of that the proof has no hashes. That the checkpoints are to be trusted is
    /// for the caller to know.
    ///
    /// # Errors
    /// If it does not follow.
    pub fn verify(&self, earlier: &Checkpoint, later: &Checkpoint) -> Result<(), ProofError> {
        let sizes = (earlier.size(), later.size());
        if sizes != (self.from, self.to) || earlier.origin() != later.origin() {
            return Err(ProofError::OtherCheckpoint);
        }
        let (first, second) = self.roots(earlier.root(), later.root()).ok_or(ProofError::Shape)?;
        let follows = first == *earlier.root() && second == *later.root();
        if follows { Ok(()) } else { Err(ProofError::Root) }
    }

    /// The two roots that follow: RFC 9162, section 2.1.4.2. What has no hashes leaves the other root open.
    fn roots(&self, earlier: &Digest, later: &Digest) -> Option<(Digest, Digest)> {
        if self.from == 0 || self.from == self.to {
            let first = if self.from == 0 { empty_root() } else { *earlier };
            let second = if self.from == self.to { first } else { *later };
            return self.hashes.is_empty().then_some((first, second));
        }
        if self.from > self.to {
            return None;
        }
        let mut hashes = self.hashes.iter();
        let start = if self.from.is_power_of_two() { *earlier } else { *hashes.next()? };
        let skipped = (self.from - 1).trailing_ones();
        let mut way = Way { place: (self.from - 1) >> skipped, last: (self.to - 1) >> skipped };
        let (mut first, mut second) = (start, start);
        for hash in hashes {
            if way.comes_from_the_right()? {
                first = node(hash, &first);
                second = node(hash, &second);
            } else {
                second = node(&second, hash);
            }
            way.up();
        }
        (way.last == 0).then_some((first, second))
    }
}

/// A node on the way up, and the last node of its level: the `fn` and `sn` of RFC 9162.
struct Way {
    place: u64,
    last: u64,
}

impl Way {
    /// Whether the next hash is that of a left neighbour. Levels without a neighbour are passed over. `None` at the
    /// root, where no hash is left to come.
    fn comes_from_the_right(&mut self) -> Option<bool> {
        if self.last == 0 {
            return None;
        }
        let right = self.place % 2 == 1 || self.place == self.last;
        if right && self.place % 2 == 0 {
            let alone = self.place.trailing_zeros();
            (self.place, self.last) = (self.place >> alone, self.last >> alone);
        }
        Some(right)
    }

    fn up(&mut self) {
        (self.place, self.last) = (self.place >> 1, self.last >> 1);
    }
}

/// The hash of an entry as a leaf of the log: SHA-256 of a zero byte and the entry, as RFC 6962 has it.
///
/// # Example
/// ```
/// use everycontact::{Digest, leaf_hash};
///
/// assert_eq!(leaf_hash(b"entry"), Digest::of(b"\0entry"));
/// ```
#[must_use]
pub fn leaf_hash(entry: &[u8]) -> Digest {
    merkle::leaf(entry)
}
