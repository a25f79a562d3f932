//! Ledgers.

mod append;
mod checkpoint;
mod digest;
mod entry;
mod opening;
mod proof;
mod recovered;

use std::borrow::Cow;
use std::sync::{Mutex, MutexGuard, PoisonError};

use everycontact as core;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::document::{Again, Document, quoted, value};
use crate::error::refuse;
use crate::several::Items;
use crate::text::Text;

pub(crate) use append::Append;
pub(crate) use checkpoint::{Checkpoint, SignedCheckpoint};
pub(crate) use entry::LedgerEntry;
pub(crate) use opening::LedgerOpening;
pub(crate) use proof::{ConsistencyProof, InclusionProof};
pub(crate) use recovered::{Cut, Recovered};

/// An append-only log of receipts and events, over bytes that the host stores: in a file, a table, or elsewhere.
///
/// An append is made in three steps, so that a crash between any two of them loses nothing: `prepare` gives the bytes, the
/// host writes them behind what it has, and `acknowledge` takes the append in. `acknowledge` is all that changes a ledger.
///
/// >>> from everycontact import Case, Ledger, LedgerEntry, Policy
/// >>> policy = Policy.shipped()
/// >>> case = Case.from_dict({
/// ...     "schema": "everycontact/case/1",
/// ...     "id": "case-7",
/// ...     "subject": {"id": "subject-7", "is": "child"},
/// ...     "contacts": [],
/// ... })
/// >>> receipt = policy.recommend(case, "2024-06-30T12:00:00Z").receipt()
/// >>> entry, openings = LedgerEntry.of_receipt(case, receipt, policy)
/// >>> ledger = Ledger("example.org/ledger")
/// >>> append = ledger.prepare([entry])
/// >>> stored = append.data
/// >>> ledger.acknowledge(append)
/// >>> ledger.inclusion(0).verify(entry, ledger.checkpoint)
/// >>> Ledger.recover("example.org/ledger", stored).ledger == ledger
/// True
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Ledger {
    origin: String,
    inner: Mutex<core::Ledger>,
}

value!(Ledger);

impl Ledger {
    fn of(inner: core::Ledger) -> Self {
        Self { origin: inner.origin().to_owned(), inner: Mutex::new(inner) }
    }

    /// What it is now. Nothing that is done under the lock calls Python, so nobody waits for long.
    fn now(&self) -> MutexGuard<'_, core::Ledger> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl Ledger {
    #[new]
    fn new(py: Python<'_>, origin: Text<'_>) -> PyResult<Self> {
        core::Ledger::new(origin.0).map(Self::of).map_err(|error| refuse(py, error))
    }

    /// Reads what a host has stored, keeps every whole append from the front, and says what it leaves out and why.
    ///
    /// Raises `EverycontactError` when the bytes do not begin as those of a ledger of this origin do: then there is
    /// nothing to keep, and perhaps something to lose.
    #[staticmethod]
    fn recover(py: Python<'_>, origin: Text<'_>, data: Bound<'_, PyBytes>) -> PyResult<Recovered> {
        Recovered::read(py, origin.0, data)
    }

    /// A pickled ledger.
    #[staticmethod]
    fn _of_leaves(py: Python<'_>, origin: Text<'_>, leaves: &[u8]) -> PyResult<Self> {
        let leaves =
            leaves.chunks_exact(32).filter_map(|leaf| leaf.try_into().ok().map(core::Digest::from_bytes));
        core::Ledger::of_leaves(origin.0, leaves).map(Self::of).map_err(|error| refuse(py, error))
    }

    /// The name by which its checkpoints are known.
    #[getter]
    fn origin(&self) -> &str {
        &self.origin
    }

    /// The number of its entries.
    #[getter]
    fn size(&self) -> u64 {
        self.now().size()
    }

    /// What it is now.
    #[getter]
    fn checkpoint(&self) -> Checkpoint {
        Checkpoint(self.now().checkpoint())
    }

    /// What it was when it had so many entries; `None` if it never had.
    fn checkpoint_at(&self, size: u64) -> Option<Checkpoint> {
        self.now().checkpoint_at(size).map(Checkpoint)
    }

    /// Whether it is what a checkpoint says, or a continuation of it.
    fn holds(&self, checkpoint: &Bound<'_, Checkpoint>) -> bool {
        self.now().holds(&checkpoint.get().0)
    }

    /// Works out what the host is to write so that the entries are appended, and changes nothing.
    ///
    /// Raises `EverycontactError` when there is no entry, or one is too long.
    fn prepare(&self, py: Python<'_>, entries: Items<Bound<'_, LedgerEntry>>) -> PyResult<Append> {
        let entries: Vec<core::LedgerEntry> = entries.0.iter().map(|entry| entry.get().0.clone()).collect();
        let append = py.detach(|| self.now().prepare(&entries));
        append.map(Append).map_err(|error| refuse(py, error))
    }

    /// Takes in an append whose bytes are written.
    ///
    /// Raises `EverycontactError` when the ledger is no longer what the append was prepared for.
    fn acknowledge(&self, py: Python<'_>, append: &Bound<'_, Append>) -> PyResult<()> {
        let append = append.get().0.clone();
        py.detach(|| self.now().acknowledge(append)).map_err(|error| refuse(py, error))
    }

    /// The proof that an entry stands at a place, the first being 0, for one size of the ledger or for what it is now;
    /// `None` if there is no such entry or size.
    #[pyo3(signature = (index, size=None))]
    fn inclusion(&self, index: u64, size: Option<u64>) -> Option<InclusionProof> {
        let now = self.now();
        now.inclusion(index, size.unwrap_or_else(|| now.size())).map(InclusionProof)
    }

    /// The proof that the ledger has only grown from one size to another, or to what it is now; `None` if there are no
    /// such sizes.
    #[pyo3(signature = (earlier_size, later_size=None))]
    fn consistency(&self, earlier_size: u64, later_size: Option<u64>) -> Option<ConsistencyProof> {
        let now = self.now();
        now.consistency(earlier_size, later_size.unwrap_or_else(|| now.size())).map(ConsistencyProof)
    }

    fn __len__(&self) -> usize {
        self.now().leaves().len()
    }
}

impl Document for Ledger {
    /// Its name alone, so that its hash stays what it is when it grows.
    fn json(&self) -> Cow<'_, str> {
        self.origin.as_str().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let leaves: Vec<u8> = self.now().leaves().iter().flat_map(core::Digest::as_bytes).copied().collect();
        let leaves = PyBytes::new(class.py(), &leaves);
        Again::new(class.getattr("_of_leaves")?, (&self.origin, leaves))
    }

    fn shown(&self) -> String {
        format!("Ledger({}, size={})", quoted(&self.origin), self.size())
    }

    fn same(&self, other: &Self) -> bool {
        // One after the other: two threads that compare two ledgers both ways would else wait for each other.
        let own = self.now().checkpoint();
        own == other.now().checkpoint()
    }
}
