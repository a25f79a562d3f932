//! Proofs over a ledger.

use std::borrow::Cow;

use everycontact as core;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::data::{Object, Tuple};
use crate::document::{Again, Document, document};
use crate::error::refuse;
use crate::ledger::{Checkpoint, LedgerEntry};
use crate::text::Text;

/// An entry, or the bytes of one as a ledger holds them.
#[derive(FromPyObject)]
enum Entry<'py> {
    Read(Bound<'py, LedgerEntry>),
    Stored(Bound<'py, PyBytes>),
}

/// Shows that an entry stands at a place of a ledger.
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct InclusionProof(pub(crate) core::InclusionProof);

document!(InclusionProof);

#[pymethods]
impl InclusionProof {
    /// Reads a proof.
    ///
    /// Raises `EverycontactError` when it is no inclusion proof.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: Text<'_>) -> PyResult<Self> {
        core::InclusionProof::parse(text.0).map(Self).map_err(|error| refuse(py, error))
    }

    /// The same from a `dict`.
    #[staticmethod]
    fn from_dict(py: Python<'_>, document: Object) -> PyResult<Self> {
        Self::from_json(py, Text(&document.0))
    }

    /// The place of the entry; the first is 0.
    #[getter]
    fn index(&self) -> u64 {
        self.0.index()
    }

    /// The size of the ledger that it is about.
    #[getter]
    fn size(&self) -> u64 {
        self.0.size()
    }

    /// Its hashes, from below.
    #[getter]
    fn hashes(&self) -> Tuple<String> {
        self.0.hashes().iter().map(ToString::to_string).collect()
    }

    /// Verifies that the ledger of a checkpoint has an entry at this place. That the checkpoint is one to be trusted is
    /// for the caller to know.
    ///
    /// Raises `EverycontactError` when it does not follow.
    fn verify(&self, py: Python<'_>, entry: Entry<'_>, checkpoint: &Bound<'_, Checkpoint>) -> PyResult<()> {
        let checkpoint = &checkpoint.get().0;
        let verified = match entry {
            Entry::Read(entry) => self.0.verify(entry.get().0.to_json().as_bytes(), checkpoint),
            Entry::Stored(bytes) => self.0.verify(bytes.as_bytes(), checkpoint),
        };
        verified.map_err(|error| refuse(py, error))
    }
}

impl Document for InclusionProof {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        Again::new(class.getattr("from_json")?, (self.0.to_json(),))
    }

    fn shown(&self) -> String {
        format!("InclusionProof(index={}, size={})", self.0.index(), self.0.size())
    }
}

/// Shows that a ledger is the continuation of what it was: nothing of it was changed, moved or taken away.
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct ConsistencyProof(pub(crate) core::ConsistencyProof);

document!(ConsistencyProof);

#[pymethods]
impl ConsistencyProof {
    /// Reads a proof.
    ///
    /// Raises `EverycontactError` when it is no consistency proof.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: Text<'_>) -> PyResult<Self> {
        core::ConsistencyProof::parse(text.0).map(Self).map_err(|error| refuse(py, error))
    }

    /// The same from a `dict`.
    #[staticmethod]
    fn from_dict(py: Python<'_>, document: Object) -> PyResult<Self> {
        Self::from_json(py, Text(&document.0))
    }

    /// The earlier size.
    #[getter]
    fn earlier_size(&self) -> u64 {
        self.0.from()
    }

    /// The later size.
    #[getter]
    fn later_size(&self) -> u64 {
        self.0.to()
    }

    /// Its hashes.
    #[getter]
    fn hashes(&self) -> Tuple<String> {
        self.0.hashes().iter().map(ToString::to_string).collect()
    }

    /// Verifies that the ledger of the later checkpoint begins with the whole ledger of the earlier one. That the
    /// checkpoints are to be trusted is for the caller to know.
    ///
    /// Raises `EverycontactError` when it does not follow.
    fn verify(
        &self,
        py: Python<'_>,
        earlier: &Bound<'_, Checkpoint>,
        later: &Bound<'_, Checkpoint>,
    ) -> PyResult<()> {
        self.0.verify(&earlier.get().0, &later.get().0).map_err(|error| refuse(py, error))
    }
}

impl Document for ConsistencyProof {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        Again::new(class.getattr("from_json")?, (self.0.to_json(),))
    }

    fn shown(&self) -> String {
        format!("ConsistencyProof(earlier_size={}, later_size={})", self.0.from(), self.0.to())
    }
}
