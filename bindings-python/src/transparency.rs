//! Drafts of a transparency record.

use std::borrow::Cow;
use std::sync::OnceLock;

use pyo3::prelude::*;

use crate::data::{Dict, Tuple};
use crate::document::{Again, Document, document, quoted};
use crate::policy::Policy;
use crate::rendering::rendering;
use crate::text::Text;

/// A draft of a UK algorithmic transparency record, as far as a policy and the library can fill one in.
///
/// >>> record = Policy.shipped().transparency_record()
/// >>> record.field("2.1.3")["name"]
/// 'Senior responsible owner'
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct TransparencyRecord {
    policy: Py<Policy>,
    json: OnceLock<String>,
}

document!(TransparencyRecord);

impl TransparencyRecord {
    pub(crate) fn new(policy: &Bound<'_, Policy>) -> Self {
        Self { policy: policy.clone().unbind(), json: OnceLock::new() }
    }
}

#[pymethods]
impl TransparencyRecord {
    /// The policy.
    #[getter]
    fn policy(&self) -> &Py<Policy> {
        &self.policy
    }

    /// The standard whose fields it has.
    #[getter]
    fn standard(&self) -> &'static str {
        self.policy.get().inner.transparency_record().standard
    }

    /// The sections, in the order of the standard.
    #[getter]
    fn sections<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.policy.get().inner.transparency_record().sections)
    }

    /// The field with a reference number, or `None`.
    fn field<'py>(&self, py: Python<'py>, number: Text<'_>) -> PyResult<Option<Dict<'py>>> {
        let record = self.policy.get().inner.transparency_record();
        record.field(number.0).map(|field| Dict::of(py, field)).transpose()
    }

    /// The draft in plain English, as `text`, `markdown` or `html`.
    #[pyo3(signature = (format="text"))]
    fn render(&self, py: Python<'_>, format: &str) -> PyResult<String> {
        let rendering = rendering(py, format, false)?;
        let policy = &self.policy.get().inner;
        Ok(py.detach(|| policy.transparency_record().render(rendering)))
    }
}

impl Document for TransparencyRecord {
    fn json(&self) -> Cow<'_, str> {
        let made = || self.policy.get().inner.transparency_record().to_json();
        self.json.get_or_init(made).as_str().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let py = class.py();
        Ok((self.policy.bind(py).getattr("transparency_record")?, ().into_pyobject(py)?))
    }

    fn shown(&self) -> String {
        let policy = quoted(self.policy.get().inner.document().id.as_str());
        format!("TransparencyRecord(policy={policy}, standard={})", quoted(self.standard()))
    }
}
