//! Checkpoints.

use std::borrow::Cow;

use everycontact as core;
use pyo3::prelude::*;

use crate::data::Tuple;
use crate::document::{Again, Document, frozen, quoted, value};
use crate::error::refuse;
use crate::ledger::digest;
use crate::text::Text;

/// What a log was at one size. Its text form is that of C2SP's `tlog-checkpoint`, which others sign and witness.
///
/// >>> from everycontact import Checkpoint
/// >>> text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
/// >>> checkpoint = Checkpoint.from_text(text)
/// >>> checkpoint.origin, checkpoint.size, checkpoint.to_text() == text
/// ('example.com/behind-the-sofa', 20852163, True)
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Checkpoint(pub(crate) core::Checkpoint);

frozen!(Checkpoint);
value!(Checkpoint);

#[pymethods]
impl Checkpoint {
    #[new]
    fn new(py: Python<'_>, origin: Text<'_>, size: u64, root: Text<'_>) -> PyResult<Self> {
        let root = digest::parsed(py, root.0)?;
        core::Checkpoint::new(origin.0, size, root).map(Self).map_err(|error| refuse(py, error))
    }

    /// Reads the text of a checkpoint, without signatures.
    ///
    /// Raises `EverycontactError` when it is no checkpoint, or another text could mean the same.
    #[staticmethod]
    fn from_text(py: Python<'_>, text: Text<'_>) -> PyResult<Self> {
        core::Checkpoint::parse(text.0).map(Self).map_err(|error| refuse(py, error))
    }

    /// The text that is signed.
    fn to_text(&self) -> String {
        self.0.to_string()
    }

    /// The name of the log.
    #[getter]
    fn origin(&self) -> &str {
        self.0.origin()
    }

    /// The number of entries.
    #[getter]
    fn size(&self) -> u64 {
        self.0.size()
    }

    /// The root of the tree over the entries: `sha256:` and 64 hexadecimal digits.
    #[getter]
    fn root(&self) -> String {
        self.0.root().to_string()
    }

    /// Further lines, which others may have put in.
    #[getter]
    fn extensions(&self) -> Tuple<&str> {
        self.0.extensions().collect()
    }

    fn __str__(&self) -> String {
        self.to_text()
    }
}

impl Document for Checkpoint {
    fn json(&self) -> Cow<'_, str> {
        self.to_text().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        Again::new(class.getattr("from_text")?, (self.to_text(),))
    }

    fn shown(&self) -> String {
        format!("Checkpoint({}, size={})", quoted(self.origin()), self.size())
    }
}

/// A checkpoint with signatures, which are kept as they are and **not checked**: the library has no keys.
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct SignedCheckpoint(core::SignedCheckpoint);

frozen!(SignedCheckpoint);
value!(SignedCheckpoint);

#[pymethods]
impl SignedCheckpoint {
    /// Reads a signed note whose text is a checkpoint. No signature is checked.
    ///
    /// Raises `EverycontactError` when the text is no checkpoint, or a signature has another shape than C2SP gives it.
    #[staticmethod]
    fn from_text(py: Python<'_>, note: Text<'_>) -> PyResult<Self> {
        core::SignedCheckpoint::parse(note.0).map(Self).map_err(|error| refuse(py, error))
    }

    /// The note, as it was read.
    fn to_text(&self) -> String {
        self.0.to_string()
    }

    /// What was signed.
    #[getter]
    fn checkpoint(&self) -> Checkpoint {
        Checkpoint(self.0.checkpoint().clone())
    }

    /// The lines of the signatures, unchecked.
    #[getter]
    fn signatures(&self) -> Tuple<&str> {
        self.0.signatures().collect()
    }

    fn __str__(&self) -> String {
        self.to_text()
    }
}

impl Document for SignedCheckpoint {
    fn json(&self) -> Cow<'_, str> {
        self.to_text().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        Again::new(class.getattr("from_text")?, (self.to_text(),))
    }

    fn shown(&self) -> String {
        let checkpoint = self.0.checkpoint();
        let (origin, signatures) = (quoted(checkpoint.origin()), self.0.signatures().count());
        format!("SignedCheckpoint({origin}, size={}, signatures={signatures})", checkpoint.size())
    }
}
