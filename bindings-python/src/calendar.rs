//! Calendars.

use std::borrow::Cow;

use everycontact as core;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::data::dumps;
use crate::document::{Again, Document, document, quoted};
use crate::error::to_exception;
use crate::text::Text;

/// Which days are working days.
///
/// >>> Calendar.shipped("scotland").version != ""
/// True
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Calendar(pub(crate) core::Calendar);

document!(Calendar);

#[pymethods]
impl Calendar {
    /// Reads a calendar and checks it.
    ///
    /// Raises `EverycontactError`, with every problem at once, when it does not load.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: Text<'_>) -> PyResult<Self> {
        read(py, text.0)
    }

    /// The same from a `dict`.
    #[staticmethod]
    fn from_dict(document: &Bound<'_, PyDict>) -> PyResult<Self> {
        read(document.py(), &dumps(document)?)
    }

    /// A calendar that ships with the library: `england-and-wales`, `scotland` or `northern-ireland`.
    ///
    /// Raises `KeyError` for any other.
    #[staticmethod]
    fn shipped(id: Text<'_>) -> PyResult<Self> {
        let calendar = core::shipped::calendar(id.0);
        calendar.map(Self).ok_or_else(|| PyKeyError::new_err(id.0.to_owned()))
    }

    /// The id that policies name.
    #[getter]
    fn id(&self) -> &str {
        self.0.document().id.as_str()
    }

    /// The calendar's own version.
    #[getter]
    fn version(&self) -> &str {
        &self.0.document().version
    }

    /// What it is, in words.
    #[getter]
    fn title(&self) -> &str {
        &self.0.document().title
    }
}

impl Document for Calendar {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        Ok((class.getattr("from_json")?, (self.0.to_json(),).into_pyobject(class.py())?))
    }

    fn shown(&self) -> String {
        let document = self.0.document();
        let (id, version) = (quoted(document.id.as_str()), quoted(&document.version));
        format!("Calendar({id}, version={version}, holidays={})", document.holidays.len())
    }
}

fn read(py: Python<'_>, text: &str) -> PyResult<Calendar> {
    let read = py.detach(|| core::Calendar::parse(text));
    read.map(Calendar).map_err(|error| to_exception(py, &error))
}
