//! Days: `date` or text in, `date` out.

use chrono::{Datelike, NaiveDate};
use pyo3::exceptions::PyTypeError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyString};
use pyo3::{Borrowed, PyTypeInfo, type_hint_identifier, type_hint_union};

use crate::text::Text;

const DATE: PyStaticExpr = type_hint_identifier!("datetime", "date");

/// When something occurred, as documents write it. Which texts are allowed is for the library's reader to say.
pub(crate) struct Occurred(pub(crate) String);

impl<'a, 'py> FromPyObject<'a, 'py> for Occurred {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_union!(PyString::TYPE_HINT, DATE);

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyString>() {
            return Ok(Self(object.extract::<Text<'_>>()?.0.to_owned()));
        }
        if !object.is_instance_of::<PyDate>() {
            return Err(PyTypeError::new_err("expected a `date`, or text such as `2019-10-07` or `2019-10`"));
        }
        let written = object.call_method0("isoformat")?;
        Ok(Self(written.extract::<Text<'_>>()?.0.to_owned()))
    }
}

/// A day of the calendar.
pub(crate) struct Day(pub(crate) NaiveDate);

impl<'py> IntoPyObject<'py> for Day {
    type Target = PyDate;
    type Output = Bound<'py, PyDate>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = DATE;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let small = |part: u32| u8::try_from(part).unwrap_or_default();
        PyDate::new(py, self.0.year(), small(self.0.month()), small(self.0.day()))
    }
}
