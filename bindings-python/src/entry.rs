//! Entries of a case's own record.

use std::borrow::Cow;

use everycontact as core;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::{Borrowed, PyTypeInfo, type_hint_union};
use serde::Serialize;

use crate::data::Dict;
use crate::decision::Decision;
use crate::document::{Again, Document, Readable, document, quoted, readable};
use crate::part::Part;
use crate::review::Review;

/// What an event records, of any kind: an object with one field, whose name is the kind.
///
/// >>> Entry.from_dict({"deleted": {"contact": "c1", "reason": "entered twice"}})
/// Entry('deleted')
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Entry(pub(crate) core::Entry);

document!(Entry);
readable!(Entry);

#[pymethods]
impl Entry {
    /// What kind of entry it is, such as `refuted`, `review` or `closure`.
    #[getter]
    fn kind(&self) -> &str {
        self.0.kind()
    }

    /// What it says: the object below its kind.
    #[getter]
    fn content<'py>(&self, py: Python<'py>) -> PyResult<Dict<'py>> {
        content(py, &self.0)
    }
}

impl Document for Entry {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        self.read_again(class)
    }

    fn shown(&self) -> String {
        format!("Entry({})", quoted(self.0.kind()))
    }
}

impl Readable for Entry {
    fn read(text: &str) -> Result<Self, core::LoadError> {
        core::Entry::parse(text).map(Self)
    }
}

/// What an entry says, without its kind.
pub(crate) fn content<'py, T: Serialize>(py: Python<'py>, entry: &T) -> PyResult<Dict<'py>> {
    let entry = serde_json::to_value(entry).unwrap_or_default();
    let content = entry.as_object().and_then(|entry| entry.values().next());
    Dict::of(py, &content)
}

/// An entry that comes from Python as JSON text.
pub(crate) struct Given(pub(crate) String);

impl<'a, 'py> FromPyObject<'a, 'py> for Given {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr =
        type_hint_union!(Review::TYPE_HINT, Decision::TYPE_HINT, Part::<Entry>::INPUT_TYPE);

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(review) = object.cast::<Review>() {
            return Ok(Self(review.get().json().into_owned()));
        }
        if let Ok(decision) = object.cast::<Decision>() {
            return Ok(Self(decision.get().json().into_owned()));
        }
        object.extract::<Part<Entry>>().map(|entry| Self(entry.as_ref().to_owned()))
    }
}

/// An entry on its way to Python, as an object of the class of its kind.
#[derive(IntoPyObject)]
pub(crate) enum Entered {
    Review(Review),
    Decision(Decision),
    Other(Entry),
}

impl From<core::Entry> for Entered {
    fn from(entry: core::Entry) -> Self {
        match &entry {
            core::Entry::Review { .. } => Self::Review(Review(entry)),
            core::Entry::Decision { .. } => Self::Decision(Decision(entry)),
            _ => Self::Other(Entry(entry)),
        }
    }
}
