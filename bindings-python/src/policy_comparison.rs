//! Comparisons of two policies.

use std::borrow::Cow;
use std::sync::OnceLock;

use everycontact as core;
use pyo3::prelude::*;

use crate::data::{Dict, Tuple};
use crate::document::{Again, Document, document, quoted};
use crate::phrases::{Phrases, given};
use crate::policy::Policy;
use crate::rendering::rendering;

/// What another version of a policy changes: which criteria tightened, loosened, appeared or went.
///
/// >>> policy = Policy.shipped()
/// >>> policy.compare(policy).is_empty
/// True
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct PolicyComparison {
    before: Py<Policy>,
    after: Py<Policy>,
    json: OnceLock<String>,
}

document!(PolicyComparison);

impl PolicyComparison {
    pub(crate) fn new(before: &Bound<'_, Policy>, after: &Bound<'_, Policy>) -> Self {
        let (before, after) = (before.clone().unbind(), after.clone().unbind());
        Self { before, after, json: OnceLock::new() }
    }

    fn document(&self) -> core::PolicyComparisonDocument<'_> {
        self.before.get().inner.compare(&self.after.get().inner)
    }
}

#[pymethods]
impl PolicyComparison {
    /// The first policy.
    #[getter]
    fn before(&self) -> &Py<Policy> {
        &self.before
    }

    /// The second policy.
    #[getter]
    fn after(&self) -> &Py<Policy> {
        &self.after
    }

    /// Whether the two ask for the same in the same words, and read the same codebook.
    #[getter]
    fn is_empty(&self, py: Python<'_>) -> bool {
        py.detach(|| self.document().is_empty())
    }

    /// The criteria that are not the same, and what became of each.
    #[getter]
    fn criteria<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        let document = py.detach(|| self.document());
        Dict::each(py, &document.criteria)
    }

    /// Every place of the documents that differs.
    #[getter]
    fn differences<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        let document = py.detach(|| self.document());
        Dict::each(py, &document.differences)
    }

    /// The codebooks, if these are not the same.
    #[getter]
    fn codebooks<'py>(&self, py: Python<'py>) -> PyResult<Option<Tuple<Dict<'py>>>> {
        let document = py.detach(|| self.document());
        document.codebooks.as_ref().map(|codebooks| Dict::each(py, codebooks)).transpose()
    }

    /// What the second policy changes, in plain words, as `text`, `markdown` or `html`.
    #[pyo3(signature = (format="text", *, phrases=None))]
    fn render(&self, py: Python<'_>, format: &str, phrases: Option<&Bound<'_, Phrases>>) -> PyResult<String> {
        let (rendering, phrases) = (rendering(py, format, false)?, given(phrases));
        let (before, after) = (&self.before.get().inner, &self.after.get().inner);
        Ok(py.detach(|| self.document().render(before, after, &phrases, rendering)))
    }
}

impl Document for PolicyComparison {
    fn json(&self) -> Cow<'_, str> {
        self.json.get_or_init(|| self.document().to_json()).as_str().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let py = class.py();
        Ok((self.before.bind(py).getattr("compare")?, (&self.after,).into_pyobject(py)?))
    }

    fn shown(&self) -> String {
        let policies = [&self.before, &self.after].map(|policy| {
            let document = policy.get().inner.document();
            quoted(&format!("{} {}", document.id.as_str(), document.version))
        });
        let [before, after] = policies;
        format!("PolicyComparison(before={before}, after={after})")
    }
}
