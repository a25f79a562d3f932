//! The ledger: an append-only log of receipts, decisions and other events, over bytes that the host stores.
//!
//! See [`Ledger`].

mod checkpoint;
mod commitment;
mod entry;
mod merkle;
mod proof;
mod recover;
mod refusal;

use crate::digest::Digest;
use merkle::{Frontier, Tree};

pub use checkpoint::{Checkpoint, CheckpointError, MAX_ORIGIN_LENGTH, OriginError, SignedCheckpoint};
pub use commitment::{Commitment, LedgerField, LedgerOpening, Salt, SaltError};
pub use entry::{
    LEDGER_ENTRY_SCHEMA, LedgerEntry, LedgerEntryError, LedgerPolicy, MAX_LEDGER_ENTRY_BYTES, SealedEntry,
};
pub use proof::{
    CONSISTENCY_PROOF_SCHEMA, ConsistencyProof, INCLUSION_PROOF_SCHEMA, InclusionProof, MAX_PROOF_HASHES,
    ProofError, leaf_hash,
};
pub use recover::{Cut, CutCause, RecoverError, Recovered};

/// An append-only log of receipts, decisions and other events, as RFC 6962 hashes it.
///
/// It shows two things to whoever kept a [`Checkpoint`]: that an entry stands in the log ([`InclusionProof`]), and that
/// the log has only grown since ([`ConsistencyProof`]). It does not sign, and it says nothing to somebody who keeps no
/// checkpoint: a host that writes the whole log anew writes one that is in order. So checkpoints belong with somebody
/// else.
///
/// It holds hashes, about 64 bytes for each entry. The entries themselves are with the host, in a file, a table, or
/// whatever keeps bytes in their order:
///
/// 1. [`Ledger::prepare`] gives the bytes of an append and changes nothing.
/// 2. The host writes them behind what it has, and sees to it that they are on disk.
/// 3. [`Ledger::acknowledge`] takes the append in.
///
/// After a crash, [`Ledger::recover`] reads what the host has, keeps every whole append and says what is left over. The
/// host cuts that off before it goes on. An append that was written in full counts, even if the crash came before it was
/// acknowledged.
///
/// Nothing of a person stands in the log but salted commitments, see [`LedgerEntry`]. To erase a person, forget the salts
/// and the values: the log is the same as before, and all proofs still hold.
///
/// # Example
/// ```
/// use everycontact::{CaseId, Digest, Ledger, LedgerEntry, LedgerPolicy, PolicyId, Salt};
///
/// # let mut drawn = 0;
/// # let mut random = |_| { drawn += 1; Salt::new(Digest::of(&[drawn]).as_bytes()).ok() };
/// // A receipt under salts. The openings are kept with the case.
/// let policy = LedgerPolicy::new(PolicyId::new("uk-illustrative")?, "1.1.0", Digest::of(b"a policy"));
/// let case = CaseId::new("case-1")?;
/// let sealed = LedgerEntry::of_receipt(&case, &Digest::of(b"a receipt"), policy, &mut random)?;
/// let entry = sealed.entry().clone();
///
/// // Append: first the bytes, then the ledger.
/// let mut stored = Vec::new();
/// let mut ledger = Ledger::new("example.org/ledger")?;
/// let append = ledger.prepare(std::slice::from_ref(&entry))?;
/// stored.extend_from_slice(append.bytes());
/// ledger.acknowledge(append)?;
/// let earlier = ledger.checkpoint();
///
/// // Show what the entry is about, and that it stands in the log.
/// assert!(sealed.openings().all(|opening| entry.is_opened_by(opening)));
/// let proof = ledger.inclusion(0, 1).ok_or("no such entry")?;
/// proof.verify(entry.to_json().as_bytes(), &earlier)?;
///
/// // Erase the person: the openings go.
/// drop(sealed);
///
/// // What is left verifies as before, and tells nobody about whom it is.
/// let recovered = Ledger::recover("example.org/ledger", &stored)?;
/// assert!(recovered.cut().is_none() && recovered.ledger().holds(&earlier));
/// proof.verify(entry.to_json().as_bytes(), &recovered.ledger().checkpoint())?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Ledger {
    origin: Box<str>,
    tree: Tree,
}

/// Entries on their way into a ledger: the bytes that the host is to write, all or none of which count.
#[derive(Debug, Clone)]
#[must_use = "an append counts once its bytes are written and the ledger has acknowledged it"]
pub struct Append {
    before: Checkpoint,
    after: Checkpoint,
    leaves: Vec<Digest>,
    bytes: Vec<u8>,
}

/// Why entries cannot be appended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PrepareError {
    /// There are none.
    #[error("expected at least one entry to append")]
    Empty,
    /// One is longer than [`MAX_LEDGER_ENTRY_BYTES`].
    #[error("an entry has more than {MAX_LEDGER_ENTRY_BYTES} bytes")]
    TooLarge,
}

/// An append that was prepared for what the ledger no longer is, or for another ledger.
///
/// If its bytes were written, the host's copy is not what the ledger knows: recover it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the append does not follow what the ledger holds")]
pub struct AcknowledgeError {
    _private: (),
}

impl Ledger {
    /// A ledger without entries.
    ///
    /// # Errors
    /// If the origin, the name by which its checkpoints are known, is not one: see [`Checkpoint`].
    pub fn new(origin: &str) -> Result<Self, OriginError> {
        Ok(Self { origin: checkpoint::check_origin(origin)?, tree: Tree::default() })
    }

    /// Reads what a host has stored, keeps every whole append from the front, and says what it leaves out and why.
    ///
    /// Every root on the way is worked out again, so what is kept is what was once appended, to the last bit. A log that
    /// somebody cut short, or wrote anew, is in order for itself: [`Ledger::holds`] compares it with a checkpoint that
    /// was kept elsewhere.
    ///
    /// # Errors
    /// If the bytes do not begin as those of a ledger of this origin do. Then there is nothing to keep, and perhaps
    /// something to lose: the host looks what it is before it writes to it.
    ///
    /// # Example
    /// ```
    /// # use everycontact::{CaseId, Digest, LedgerEntry, LedgerPolicy, PolicyId, Salt};
    /// # let policy = LedgerPolicy::new(PolicyId::new("p")?, "1.0.0", Digest::of(b"policy"));
    /// # let salts = |field| Salt::new(Digest::of(format!("{field:?}").as_bytes()).as_bytes()).ok();
    /// # let sealed = LedgerEntry::of_receipt(&CaseId::new("c-1")?, &Digest::of(b"receipt"), policy, salts)?;
    /// # let entry = sealed.entry().clone();
    /// use everycontact::{CutCause, Ledger};
    ///
    /// let ledger = Ledger::new("example.org/ledger")?;
    /// let append = ledger.prepare(&[entry])?;
    /// let crashed = &append.bytes()[..append.bytes().len() - 1];
    ///
    /// let recovered = Ledger::recover("example.org/ledger", crashed)?;
    /// let cut = recovered.cut().ok_or("nothing was cut")?;
    /// assert_eq!((recovered.kept(), cut.cause(), cut.entries()), (0, CutCause::Torn, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn recover<'a>(origin: &str, bytes: &'a [u8]) -> Result<Recovered<'a>, RecoverError> {
        recover::recover(Self::new(origin)?, bytes)
    }

    /// Puts a ledger together again from the hashes of its entries, as [`Ledger::leaves`] gave them: in another process,
    /// say, that is to make proofs. What a host stores is read by [`Ledger::recover`], which checks it.
    ///
    /// # Errors
    /// If the origin is not one: see [`Checkpoint`].
    ///
    /// # Example
    /// ```
    /// use everycontact::{Ledger, leaf_hash};
    ///
    /// let leaves = [leaf_hash(b"one"), leaf_hash(b"two")];
    /// let ledger = Ledger::of_leaves("example.org/ledger", leaves)?;
    /// assert_eq!((ledger.size(), ledger.leaves()), (2, &leaves[..]));
    /// # Ok::<(), everycontact::OriginError>(())
    /// ```
    pub fn of_leaves(origin: &str, leaves: impl IntoIterator<Item = Digest>) -> Result<Self, OriginError> {
        let mut ledger = Self::new(origin)?;
        leaves.into_iter().for_each(|leaf| ledger.tree.push(leaf));
        Ok(ledger)
    }

    /// The hashes of its entries, in their order: see [`leaf_hash`].
    #[must_use]
    pub fn leaves(&self) -> &[Digest] {
        self.tree.leaves()
    }

    /// The name by which its checkpoints are known.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The number of its entries.
    #[must_use]
    pub fn size(&self) -> u64 {
        count(self.tree.len())
    }

    /// What it is now.
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        self.state(self.tree.len(), self.tree.frontier().root())
    }

    /// What it was when it had so many entries, if it has.
    #[must_use]
    pub fn checkpoint_at(&self, size: u64) -> Option<Checkpoint> {
        let size = usize::try_from(size).ok()?;
        Some(self.state(size, self.tree.root(size)?))
    }

    /// Whether it is what a checkpoint says, or a continuation of it.
    ///
    /// A host that keeps its last checkpoint apart from the log finds so whether the log was cut short or written anew.
    #[must_use]
    pub fn holds(&self, checkpoint: &Checkpoint) -> bool {
        let own = self.checkpoint_at(checkpoint.size());
        own.is_some_and(|own| own.origin() == checkpoint.origin() && own.root() == checkpoint.root())
    }

    /// Works out what the host is to write so that the entries are appended, and changes nothing.
    ///
    /// The bytes hold the entries, each in a line of its own, and a line with the size and the root that come of them,
    /// by which all of them count or none. Those of the first append begin with the header of the ledger.
    ///
    /// # Errors
    /// If there is no entry, or one is too long.
    pub fn prepare(&self, entries: &[LedgerEntry]) -> Result<Append, PrepareError> {
        if entries.is_empty() {
            return Err(PrepareError::Empty);
        }
        let mut bytes = if self.tree.len() == 0 { recover::header(&self.origin) } else { Vec::new() };
        let mut leaves = Vec::with_capacity(entries.len());
        let mut frontier: Frontier = self.tree.frontier();
        for entry in entries {
            let text = entry.to_json();
            if text.len() > MAX_LEDGER_ENTRY_BYTES {
                return Err(PrepareError::TooLarge);
            }
            let leaf = merkle::leaf(text.as_bytes());
            frontier.push(leaf);
            leaves.push(leaf);
            recover::write_entry(&mut bytes, text.as_bytes());
        }
        let after = self.state(self.tree.len().saturating_add(leaves.len()), frontier.root());
        recover::write_commit(&mut bytes, after.size(), after.root());
        Ok(Append { before: self.checkpoint(), after, leaves, bytes })
    }

    /// Takes in an append whose bytes the host has written and knows to be on disk.
    ///
    /// # Errors
    /// If another append was acknowledged since it was prepared, or it was prepared by another ledger. The ledger stays
    /// as it is.
    pub fn acknowledge(&mut self, append: Append) -> Result<(), AcknowledgeError> {
        if append.before != self.checkpoint() {
            return Err(AcknowledgeError { _private: () });
        }
        append.leaves.into_iter().for_each(|leaf| self.tree.push(leaf));
        Ok(())
    }

    /// Proves that an entry stands at a place, in the log as it was at a size. `None` if there was no such entry, or
    /// there is no such size.
    #[must_use]
    pub fn inclusion(&self, index: u64, size: u64) -> Option<InclusionProof> {
        let hashes = self.tree.inclusion(usize::try_from(index).ok()?, usize::try_from(size).ok()?)?;
        Some(InclusionProof::new(index, size, hashes))
    }

    /// Proves that the log at the size `to` continues what it was at the size `from`. `None` if it never was of these
    /// sizes, or not in this order.
    #[must_use]
    pub fn consistency(&self, from: u64, to: u64) -> Option<ConsistencyProof> {
        let hashes = self.tree.consistency(usize::try_from(from).ok()?, usize::try_from(to).ok()?)?;
        Some(ConsistencyProof::new(from, to, hashes))
    }

    fn state(&self, size: usize, root: Digest) -> Checkpoint {
        Checkpoint::of(self.origin.clone(), count(size), root)
    }
}

impl Append {
    /// What the host is to write behind what it has.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The place that the first of the entries will have.
    #[must_use]
    pub fn first(&self) -> u64 {
        self.before.size()
    }

    /// What the ledger will be.
    #[must_use]
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.after
    }
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
