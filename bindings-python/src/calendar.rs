//! Calendars.

use std::borrow::Cow;

use everycontact as core;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;

use crate::document::{Again, Document, Readable, document, quoted, readable};
use crate::text::Text;

/// Which days are working days.
///
/// >>> Calendar.shipped("scotland").version != ""
/// True
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Calendar(pub(crate) core::Calendar);

document!(Calendar);
readable!(Calendar);

#[pymethods]
impl Calendar {
    /// A calendar that ships with the library: `england-and-wales`, `scotland` or `northern-ireland`.
    ///
    /// Raises `KeyError` for any other.
    #[staticmethod]
    fn shipped(id: Text<'_>) -> PyResult<Self> {
        let calendar = core::shipped::calendar(id.0);
        calendar.map(Self).ok_or_else(|| {
            let known = "the calendars are `england-and-wales`, `scotland` and `northern-ireland`";
            PyKeyError::new_err(format!("{}: {known}", id.0))
        })
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
        self.read_again(class)
    }

    fn shown(&self) -> String {
        let document = self.0.document();
        let (id, version) = (quoted(document.id.as_str()), quoted(&document.version));
        format!("Calendar({id}, version={version}, holidays={})", document.holidays.len())
    }
}

impl Readable for Calendar {
    fn read(text: &str) -> Result<Self, core::LoadError> {
        core::Calendar::parse(text).map(Self)
    }
}
