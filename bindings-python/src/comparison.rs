//! Comparisons of two recommendations.

use std::borrow::Cow;
use std::sync::OnceLock;

use everycontact as core;
use pyo3::prelude::*;

use crate::data::{Dict, Tuple, word};
use crate::document::{Again, Document, document, quoted};
use crate::phrases::{Phrases, given};
use crate::recommendation::Recommendation;
use crate::rendering::rendering;

/// What differs between two recommendations, and whether facts, time or the policy moved the level.
///
/// >>> policy, case = Policy.shipped(), Case.shipped()
/// >>> before = policy.recommend(case, "2021-04-20T12:00:00Z")
/// >>> after = policy.recommend(case, "2021-04-30T23:59:59Z")
/// >>> before.compare(after).direction
/// 'up'
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Comparison {
    inner: core::Comparison,
    before: Py<Recommendation>,
    after: Py<Recommendation>,
    json: OnceLock<String>,
}

document!(Comparison);

impl Comparison {
    pub(crate) fn new(before: &Bound<'_, Recommendation>, after: &Bound<'_, Recommendation>) -> Self {
        let (first, second) = (&before.get().inner, &after.get().inner);
        let inner = before.py().detach(|| first.compare(second));
        let (before, after) = (before.clone().unbind(), after.clone().unbind());
        Self { inner, before, after, json: OnceLock::new() }
    }
}

#[pymethods]
impl Comparison {
    /// The first of the two.
    #[getter]
    fn before(&self) -> &Py<Recommendation> {
        &self.before
    }

    /// The second of the two.
    #[getter]
    fn after(&self) -> &Py<Recommendation> {
        &self.after
    }

    /// Whether nothing differs: neither facts, day and policy nor anything that they led to.
    #[getter]
    fn is_empty(&self, py: Python<'_>) -> bool {
        py.detach(|| self.inner.is_empty())
    }

    /// Which way the level moved; `None` where the second policy has no such level as the first.
    #[getter]
    fn direction(&self) -> Option<String> {
        self.inner.document().direction.as_ref().map(word)
    }

    /// What differs: facts, time, policy; and whether it moves the level.
    #[getter]
    fn causes<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().causes)
    }

    /// The criteria that came out otherwise.
    #[getter]
    fn criteria<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().criteria)
    }

    /// Contacts that stand on record in the second, and did not in the first.
    #[getter]
    fn contacts_gained(&self) -> Tuple<String> {
        self.inner.document().contacts_gained.into_iter().map(str::to_owned).collect()
    }

    /// Contacts that stood on record in the first, and do not in the second.
    #[getter]
    fn contacts_lost(&self) -> Tuple<String> {
        self.inner.document().contacts_lost.into_iter().map(str::to_owned).collect()
    }

    /// What differs and why, as `text`, `markdown` or `html`; redacted, without free text, days and ids.
    #[pyo3(signature = (format="text", redacted=false, *, phrases=None))]
    fn render(
        &self,
        py: Python<'_>,
        format: &str,
        redacted: bool,
        phrases: Option<&Bound<'_, Phrases>>,
    ) -> PyResult<String> {
        let (rendering, phrases) = (rendering(py, format, redacted)?, given(phrases));
        Ok(py.detach(|| self.inner.render(&phrases, rendering)))
    }
}

impl Document for Comparison {
    fn json(&self) -> Cow<'_, str> {
        self.json.get_or_init(|| self.inner.to_json()).as_str().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let py = class.py();
        Ok((self.before.bind(py).getattr("compare")?, (&self.after,).into_pyobject(py)?))
    }

    fn shown(&self) -> String {
        let levels = [self.inner.before().level(), self.inner.after().level()];
        let [before, after] = levels.map(|level| quoted(level.id.as_str()));
        format!("Comparison(before={before}, after={after})")
    }
}
