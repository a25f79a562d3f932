//! What a notebook shows.

use pyo3::prelude::*;

/// An object as HTML, as `everycontact._html` writes it.
pub(crate) fn page<'py>(noun: &str, object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    object.py().import("everycontact._html")?.call_method1(noun, (object,))
}
