//! What came of reading a stored ledger.

use std::borrow::Cow;

use everycontact as core;
use everycontact::CutCause;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::data::Tuple;
use crate::document::{Again, Document, frozen, quoted, value};
use crate::error::refuse;
use crate::ledger::Ledger;

/// A ledger as it was read again, and what was left out of the bytes.
///
/// What was cut has to be cut off where the bytes are stored, before anything is appended.
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Recovered {
    data: Py<PyBytes>,
    ledger: Py<Ledger>,
    origin: String,
    kept: usize,
    cut: Option<core::Cut>,
}

frozen!(Recovered);
value!(Recovered);

impl Recovered {
    pub(crate) fn read(py: Python<'_>, origin: &str, data: Bound<'_, PyBytes>) -> PyResult<Self> {
        let bytes = data.as_bytes();
        let read = py.detach(|| core::Ledger::recover(origin, bytes));
        let read = read.map_err(|error| refuse(py, error))?;
        let (kept, cut) = (read.kept(), read.cut().copied());
        let ledger = Py::new(py, Ledger::of(read.into_ledger()))?;
        Ok(Self { data: data.unbind(), ledger, origin: origin.to_owned(), kept, cut })
    }
}

#[pymethods]
impl Recovered {
    /// The ledger, to go on with.
    #[getter]
    fn ledger(&self, py: Python<'_>) -> Py<Ledger> {
        self.ledger.clone_ref(py)
    }

    /// How many of the bytes were kept. The next append belongs right behind them.
    #[getter]
    fn kept(&self) -> usize {
        self.kept
    }

    /// What was cut; `None` if the bytes end where an append does.
    #[getter]
    fn cut(&self) -> Option<Cut> {
        self.cut.map(Cut::of)
    }

    /// Reads once more the entries that were kept, in their order, as the bytes that proofs are verified against.
    fn entries<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Bound<'py, PyBytes>>> {
        let bytes = self.data.as_bytes(py);
        let read = py.detach(|| core::Ledger::recover(&self.origin, bytes));
        let read = read.map_err(|error| refuse(py, error))?;
        Ok(read.entries().map(|entry| PyBytes::new(py, entry)).collect())
    }
}

impl Document for Recovered {
    fn json(&self) -> Cow<'_, str> {
        self.shown().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let py = class.py();
        let ledger = self.ledger.bind(py).get_type();
        Again::new(ledger.getattr("recover")?, (&self.origin, self.data.bind(py)))
    }

    fn shown(&self) -> String {
        let cut = self.cut.map_or("None".to_owned(), |cut| Cut::of(cut).__repr__());
        format!("Recovered({}, kept={}, cut={cut})", quoted(&self.origin), self.kept)
    }

    fn same(&self, other: &Self) -> bool {
        Python::attach(|py| self.origin == other.origin && self.data.as_bytes(py) == other.data.as_bytes(py))
    }
}

/// What a recovery left out, always at the end.
#[pyclass(frozen, eq, hash, get_all, module = "everycontact")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Cut {
    /// Where it begins.
    at: usize,
    /// How many bytes were cut.
    bytes: usize,
    /// How many lines among them look like whole entries.
    entries: usize,
    /// `torn`, as a crash leaves the beginning of an append; or `corrupt`: then restore a copy and do not go on.
    cause: String,
}

impl Cut {
    fn of(cut: core::Cut) -> Self {
        let cause = match cut.cause() {
            CutCause::Torn => "torn",
            CutCause::Corrupt => "corrupt",
        };
        Self { at: cut.at(), bytes: cut.bytes(), entries: cut.entries(), cause: cause.to_owned() }
    }
}

#[pymethods]
impl Cut {
    #[new]
    fn new(at: usize, bytes: usize, entries: usize, cause: String) -> Self {
        Self { at, bytes, entries, cause }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Again<'py>> {
        let Self { at, bytes, entries, cause } = slf.get();
        Again::new(slf.get_type().into_any(), (at, bytes, entries, cause))
    }

    fn __repr__(&self) -> String {
        let Self { at, bytes, entries, cause } = self;
        format!("Cut(at={at}, bytes={bytes}, entries={entries}, cause={})", quoted(cause))
    }
}
