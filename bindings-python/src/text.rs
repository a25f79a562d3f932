//! Text from Python.

use everycontact::Code;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::PyString;
use pyo3::{Borrowed, PyTypeInfo};
use serde::Serialize;

use crate::error::refused;

/// A text. One that holds half of a character is no document, and the error says so as for any other.
#[derive(Clone, Copy, Serialize)]
pub(crate) struct Text<'a>(pub(crate) &'a str);

impl<'a, 'py> FromPyObject<'a, 'py> for Text<'a> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        object.cast::<PyString>()?;
        object.extract().map(Self).map_err(|_| {
            let message = "the text holds half of a character, which UTF-8 cannot write";
            refused(object.py(), "text", Code::InvalidEncoding, message)
        })
    }
}
