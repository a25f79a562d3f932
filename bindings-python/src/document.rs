//! What all classes of documents have in common.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// A callable of Python's, and what to call it with.
pub(crate) type Again<'py> = (Bound<'py, PyAny>, Bound<'py, PyTuple>);

/// A document that a Python class holds.
pub(crate) trait Document: Sized {
    /// All of it as JSON text.
    fn json(&self) -> Cow<'_, str>;

    /// How it is made again from what can be pickled.
    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>>;

    /// What tells it from others in a debugger or a log: ids and counts, and no free text.
    fn shown(&self) -> String;

    /// Whether the two have the same content.
    fn same(&self, other: &Self) -> bool {
        self.json() == other.json()
    }
}

/// A text as Python writes it, as far as ids and versions go.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", text.escape_debug())
}

pub(crate) fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Adds to a class what it has as a document.
macro_rules! document {
    ($class:ident) => {
        #[pyo3::pymethods]
        impl $class {
            /// All of it as JSON text, the same bytes in every language.
            fn to_json(&self, py: pyo3::Python<'_>) -> String {
                py.detach(|| $crate::document::Document::json(self).into_owned())
            }

            /// All of it as a `dict`: what `to_json` writes, read again.
            fn to_dict<'py>(&self, py: pyo3::Python<'py>) -> pyo3::PyResult<$crate::data::Dict<'py>> {
                $crate::data::Dict::read(py, &self.to_json(py))
            }

            fn __eq__(&self, py: pyo3::Python<'_>, other: &pyo3::Bound<'_, Self>) -> bool {
                let other = other.get();
                std::ptr::eq(self, other) || py.detach(|| $crate::document::Document::same(self, other))
            }

            fn __hash__(&self, py: pyo3::Python<'_>) -> u64 {
                py.detach(|| $crate::document::hash(&$crate::document::Document::json(self)))
            }

            fn __reduce__<'py>(slf: &pyo3::Bound<'py, Self>) -> pyo3::PyResult<$crate::document::Again<'py>> {
                $crate::document::Document::again(slf.get(), slf.get_type().as_any())
            }

            fn __copy__(slf: pyo3::Py<Self>) -> pyo3::Py<Self> {
                slf
            }

            #[pyo3(signature = (memo, /))]
            fn __deepcopy__(slf: pyo3::Py<Self>, memo: &pyo3::Bound<'_, pyo3::PyAny>) -> pyo3::Py<Self> {
                let _ = memo;
                slf
            }

            fn __repr__(&self) -> String {
                $crate::document::Document::shown(self)
            }
        }
    };
}

pub(crate) use document;
