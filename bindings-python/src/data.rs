//! Documents as Python's own data, by way of Python's `json`.

use std::convert::Infallible;

use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyString, PyTuple};
use pyo3::{Borrowed, PyTypeInfo, type_hint_identifier, type_hint_subscript};
use serde::Serialize;

/// What a JSON text holds.
pub(crate) fn loads<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    LOADS.import(py, "json", "loads")?.call1((text,))
}

/// What a field of a JSON object holds.
pub(crate) fn field<'py>(py: Python<'py>, text: &str, name: &str) -> PyResult<Bound<'py, PyAny>> {
    loads(py, text)?.get_item(name)
}

/// An object as JSON text. What Python can hold and JSON cannot is an `EverycontactError`.
pub(crate) fn dumps(py: Python<'_>, object: Borrowed<'_, '_, PyDict>) -> PyResult<String> {
    static DUMPS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    DUMPS.import(py, "everycontact._json", "dumps")?.call1((object,))?.extract()
}

const DICT: PyStaticExpr =
    type_hint_subscript!(PyDict::TYPE_HINT, PyString::TYPE_HINT, type_hint_identifier!("typing", "Any"));

/// A `dict` from Python as JSON text.
pub(crate) struct Object(pub(crate) String);

impl AsRef<str> for Object {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Object {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = DICT;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        dumps(object.py(), object.cast::<PyDict>()?).map(Self)
    }
}

/// A word of the vocabulary, as documents write it.
pub(crate) fn word<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn read<'py, T: Serialize + ?Sized>(py: Python<'py>, value: &T) -> PyResult<Bound<'py, PyAny>> {
    // What the library serialises are texts, whole numbers, lists and named fields: it cannot fail.
    loads(py, &serde_json::to_string(value).unwrap_or_default())
}

/// A JSON object as a `dict`.
pub(crate) struct Dict<'py>(Bound<'py, PyAny>);

impl<'py> Dict<'py> {
    pub(crate) fn of<T: Serialize + ?Sized>(py: Python<'py>, value: &T) -> PyResult<Self> {
        read(py, value).map(Self)
    }

    /// Each of some values as a `dict`.
    pub(crate) fn each<T: Serialize>(py: Python<'py>, values: &[T]) -> PyResult<Tuple<Self>> {
        Self::each_of(read(py, values)?)
    }

    /// Each item of a list as a `dict`.
    pub(crate) fn each_of(list: Bound<'py, PyAny>) -> PyResult<Tuple<Self>> {
        let items: Vec<Bound<'py, PyAny>> = list.extract()?;
        Ok(items.into_iter().map(Self).collect())
    }

    pub(crate) fn read(py: Python<'py>, text: &str) -> PyResult<Self> {
        loads(py, text).map(Self)
    }
}

impl<'py> From<Bound<'py, PyAny>> for Dict<'py> {
    fn from(object: Bound<'py, PyAny>) -> Self {
        Self(object)
    }
}

impl<'py> IntoPyObject<'py> for Dict<'py> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(PyDict::TYPE_HINT, PyString::TYPE_HINT, type_hint_identifier!("typing", "Any"));

    fn into_pyobject(self, _: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self.0)
    }
}

/// A `tuple` of any length, all of one type.
pub(crate) struct Tuple<T>(Vec<T>);

impl<T> FromIterator<T> for Tuple<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Tuple<T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        PyTuple::TYPE_HINT,
        T::OUTPUT_TYPE,
        PyStaticExpr::Constant { value: PyStaticConstant::Ellipsis }
    );

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, self.0)
    }
}

/// Bytes that Python gets as `bytes`.
pub(crate) struct Bytes<'a>(pub(crate) &'a [u8]);

impl<'py> IntoPyObject<'py> for Bytes<'_> {
    type Target = PyBytes;
    type Output = Bound<'py, PyBytes>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyBytes::TYPE_HINT;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(PyBytes::new(py, self.0))
    }
}
