//! Documents as Python's own data, by way of Python's `json`.

use std::convert::Infallible;

use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple};
use pyo3::{PyTypeInfo, type_hint_identifier, type_hint_subscript};
use serde::Serialize;

/// What a JSON text holds.
pub(crate) fn loads<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    LOADS.import(py, "json", "loads")?.call1((text,))
}

/// An object as JSON text. What Python can hold and JSON cannot is an `EverycontactError`.
pub(crate) fn dumps(object: &Bound<'_, PyDict>) -> PyResult<String> {
    static DUMPS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    DUMPS.import(object.py(), "everycontact._json", "dumps")?.call1((object,))?.extract()
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
        let items: Vec<Bound<'py, PyAny>> = read(py, values)?.extract()?;
        Ok(items.into_iter().map(Self).collect())
    }

    pub(crate) fn read(py: Python<'py>, text: &str) -> PyResult<Self> {
        loads(py, text).map(Self)
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
