//! Several values from Python.

use pyo3::exceptions::PyTypeError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use pyo3::{Borrowed, PyTypeInfo, type_hint_identifier, type_hint_subscript};

use crate::text::Text;

const ITERABLE: PyStaticExpr = type_hint_identifier!("collections.abc", "Iterable");

/// Each item of an iterable. One text does not stand for its letters, and a `dict` not for its keys.
fn each<'py, T>(
    object: Borrowed<'_, 'py, PyAny>,
    take: impl Fn(&Bound<'py, PyAny>) -> PyResult<T>,
) -> PyResult<Vec<T>> {
    if object.is_instance_of::<PyString>() || object.is_instance_of::<PyDict>() {
        return Err(PyTypeError::new_err("expected several, as in a list or a tuple"));
    }
    object.try_iter()?.map(|item| take(&item?)).collect()
}

/// Several texts.
pub(crate) struct Texts(pub(crate) Vec<String>);

impl Texts {
    /// What a parameter has that is left out.
    pub(crate) const NONE: Self = Self(Vec::new());
}

impl<'a, 'py> FromPyObject<'a, 'py> for Texts {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(ITERABLE, PyString::TYPE_HINT);

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        each(object, |item| Ok(item.extract::<Text<'_>>()?.0.to_owned())).map(Self)
    }
}

/// Several of one class or of some that stand for one another.
pub(crate) struct Items<T>(pub(crate) Vec<T>);

impl<T> Items<T> {
    /// What a parameter has that is left out.
    pub(crate) const NONE: Self = Self(Vec::new());
}

impl<'a, 'py, T> FromPyObject<'a, 'py> for Items<T>
where
    T: for<'b> FromPyObject<'b, 'py>,
{
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(ITERABLE, T::INPUT_TYPE);

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        each(object, |item| item.extract().map_err(Into::into)).map(Self)
    }
}
