//! Observations.

use std::borrow::Cow;

use everycontact as core;
use pyo3::prelude::*;

use crate::data::word;
use crate::document::{Again, Document, Readable, document, made, quoted, readable};
use crate::fields::Fields;
use crate::text::Text;

/// One indicator in one contact: whether it was there, what that rests on, and the subject's part in it.
///
/// `presence` is `present`, `absent` or `unknown`; `basis` is `fact`, `opinion` or `allegation`; `role` is `caused`,
/// `experienced` or `both`, and is needed for every risk indicator. Unknown is not absent.
///
/// >>> Observation(indicator="weapon-access", presence="unknown", basis="opinion", role="caused")
/// Observation('weapon-access', presence='unknown', basis='opinion', role='caused')
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Observation(pub(crate) core::Observation);

document!(Observation);
readable!(Observation);

#[pymethods]
impl Observation {
    #[new]
    #[pyo3(signature = (*, indicator, presence, basis, role=None, id=None, note=None))]
    fn new(
        py: Python<'_>,
        indicator: Text<'_>,
        presence: Text<'_>,
        basis: Text<'_>,
        role: Option<Text<'_>>,
        id: Option<Text<'_>>,
        note: Option<Text<'_>>,
    ) -> PyResult<Self> {
        let fields = Fields::new().field("indicator", indicator).optional("id", id);
        let fields = fields.field("presence", presence).field("basis", basis);
        made(py, fields.optional("role", role).optional("note", note))
    }

    /// The indicator's code.
    #[getter]
    fn indicator(&self) -> &str {
        self.0.indicator.as_str()
    }

    /// The id within the contact: the indicator's code, unless it was given another.
    #[getter]
    fn id(&self) -> &str {
        self.0.id()
    }

    /// Whether it was there: `present`, `absent` or `unknown`.
    #[getter]
    fn presence(&self) -> String {
        word(&self.0.presence)
    }

    /// What that rests on: `fact`, `opinion` or `allegation`.
    #[getter]
    fn basis(&self) -> String {
        word(&self.0.basis)
    }

    /// The subject's part in it: `caused`, `experienced` or `both`.
    #[getter]
    fn role(&self) -> Option<String> {
        self.0.role.as_ref().map(word)
    }

    /// Free text.
    #[getter]
    fn note(&self) -> Option<&str> {
        self.0.note.as_ref().map(core::FreeText::as_str)
    }
}

impl Document for Observation {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        self.read_again(class)
    }

    fn shown(&self) -> String {
        let [indicator, presence, basis] = [self.indicator(), &self.presence(), &self.basis()].map(quoted);
        let role = self.role().map(|role| format!(", role={}", quoted(&role))).unwrap_or_default();
        format!("Observation({indicator}, presence={presence}, basis={basis}{role})")
    }
}

impl Readable for Observation {
    fn read(text: &str) -> Result<Self, core::LoadError> {
        core::Observation::parse(text).map(Self)
    }
}
