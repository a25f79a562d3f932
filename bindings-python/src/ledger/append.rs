//! Appends.

use everycontact as core;
use pyo3::prelude::*;

use crate::data::Bytes;
use crate::ledger::Checkpoint;

/// Entries on their way into a ledger. It belongs to the ledger that prepared it, and cannot be pickled.
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Append(pub(crate) core::Append);

#[pymethods]
impl Append {
    /// What the host is to write right behind what it has stored. It counts as a whole or not at all.
    #[getter]
    fn data(&self) -> Bytes<'_> {
        Bytes(self.0.bytes())
    }

    /// The place of the first of its entries.
    #[getter]
    fn first(&self) -> u64 {
        self.0.first()
    }

    /// What the ledger will be.
    #[getter]
    fn checkpoint(&self) -> Checkpoint {
        Checkpoint(self.0.checkpoint().clone())
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let other = &other.get().0;
        self.0.first() == other.first()
            && self.0.bytes() == other.bytes()
            && self.0.checkpoint() == other.checkpoint()
    }

    fn __hash__(&self) -> u64 {
        crate::document::hash(&self.0.checkpoint().to_string())
    }

    fn __repr__(&self) -> String {
        let (first, size) = (self.0.first(), self.0.checkpoint().size());
        format!(
            "Append(first={first}, entries={}, bytes={})",
            size.saturating_sub(first),
            self.0.bytes().len()
        )
    }
}
