//! What a notebook shows.

use pyo3::prelude::*;

/// An object as HTML, as `everycontact._html` writes it.
pub(crate) fn page(noun: &str, object: &Bound<'_, PyAny>) -> PyResult<String> {
    object.py().import("everycontact._html")?.call_method1(noun, (object,))?.extract()
}
