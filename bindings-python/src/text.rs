//! Text from Python, one or several.

use everycontact::Code;
use pyo3::exceptions::PyTypeError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PySequence, PyString};
use pyo3::{Borrowed, PyTypeInfo, type_hint_identifier, type_hint_subscript};

use crate::error::refused;

/// A text. One that holds half of a character is no document, and the error says so as for any other.
#[derive(Clone, Copy)]
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

/// Several texts. One text is no list of its letters.
pub(crate) struct Texts(pub(crate) Vec<String>);

impl<'a, 'py> FromPyObject<'a, 'py> for Texts {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Sequence"), PyString::TYPE_HINT);

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err("expected a sequence of texts, not one text"));
        }
        let items = object.cast::<PySequence>()?.try_iter()?;
        items.map(|item| Ok(item?.extract::<Text<'_>>()?.0.to_owned())).collect::<PyResult<_>>().map(Self)
    }
}
