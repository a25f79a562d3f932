//! Subjects.

use std::borrow::Cow;

use everycontact as core;
use pyo3::prelude::*;

use crate::data::word;
use crate::document::{Again, Document, Readable, document, made, quoted, readable};
use crate::fields::Fields;
use crate::text::Text;

/// Whom a case is about: an opaque reference, never a name, and `child` or `adult`.
///
/// >>> Subject(id="subject-7", age_band="child").to_dict()
/// {'id': 'subject-7', 'is': 'child'}
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Subject(pub(crate) core::Subject);

document!(Subject);
readable!(Subject);

#[pymethods]
impl Subject {
    #[new]
    #[pyo3(signature = (*, id, age_band))]
    fn new(py: Python<'_>, id: Text<'_>, age_band: Text<'_>) -> PyResult<Self> {
        made(py, Fields::new().field("id", id).field("is", age_band))
    }

    /// The opaque reference.
    #[getter]
    fn id(&self) -> &str {
        self.0.id.as_str()
    }

    /// `child` or `adult`; it may choose a home, and never touches a level.
    #[getter]
    fn age_band(&self) -> String {
        word(&self.0.is)
    }
}

impl Document for Subject {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        self.read_again(class)
    }

    fn shown(&self) -> String {
        format!("Subject(id={}, age_band={})", quoted(self.id()), quoted(&self.age_band()))
    }
}

impl Readable for Subject {
    fn read(text: &str) -> Result<Self, core::LoadError> {
        core::Subject::parse(text).map(Self)
    }
}
