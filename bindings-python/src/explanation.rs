//! Explanations.

use std::borrow::Cow;
use std::sync::OnceLock;

use everycontact as core;
use everycontact::Disclosure;
use pyo3::prelude::*;

use crate::data::{Dict, Tuple};
use crate::document::{Again, Document, document, frozen, hash, quoted};
use crate::phrases::{Phrases, given};
use crate::recommendation::Recommendation;
use crate::rendering::rendering;

/// How much work an explanation may take: changed records that are evaluated, and sets of evidence of each kind that
/// are listed.
///
/// >>> Bound(evaluations=64)
/// Bound(evaluations=64, sets=12)
#[pyclass(frozen, eq, module = "everycontact", name = "Bound")]
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct WorkBound(core::Bound);

frozen!(WorkBound);

#[pymethods]
impl WorkBound {
    #[new]
    #[pyo3(signature = (evaluations=1_000, sets=12))]
    fn new(evaluations: u32, sets: usize) -> Self {
        Self(core::Bound { evaluations, sets })
    }

    /// How many changed records may be evaluated; each costs about as much as the level of the case.
    #[getter]
    fn evaluations(&self) -> u32 {
        self.0.evaluations
    }

    /// How many sets of evidence of each kind may be listed; additions that raise the level are all listed.
    #[getter]
    fn sets(&self) -> usize {
        self.0.sets
    }

    fn __hash__(&self) -> u64 {
        hash(&self.__repr__())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Again<'py>> {
        let own = slf.get();
        Again::new(slf.get_type().into_any(), (own.evaluations(), own.sets()))
    }

    fn __repr__(&self) -> String {
        format!("Bound(evaluations={}, sets={})", self.0.evaluations, self.0.sets)
    }
}

/// Why a level is what it is, what would change it, and which unknown matters most.
///
/// Nothing here is argued: each set of evidence, each addition and each answer has been tried. `work` says how much,
/// and whether all sets are listed.
///
/// >>> made = Policy.shipped().recommend(Case.shipped(), "2021-04-30T23:59:59Z")
/// >>> explanation = made.explain()
/// >>> [len(found["evidence"]) for found in explanation.suffices if found["criteria"] == ["referrals-three"]]
/// [3]
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Explanation {
    inner: core::Explanation,
    made: Py<Recommendation>,
    bound: WorkBound,
    json: OnceLock<String>,
}

document!(Explanation);

impl Explanation {
    pub(crate) fn new(made: &Bound<'_, Recommendation>, bound: Option<&Bound<'_, WorkBound>>) -> Self {
        let bound = bound.map_or(WorkBound(core::Bound::default()), |bound| *bound.get());
        let own = &made.get().inner;
        let inner = made.py().detach(|| own.explain(bound.0));
        Self { inner, made: made.clone().unbind(), bound, json: OnceLock::new() }
    }
}

#[pymethods]
impl Explanation {
    /// The recommendation that it explains.
    #[getter]
    fn recommendation(&self) -> &Py<Recommendation> {
        &self.made
    }

    /// Every criterion, met or not, in the order of the policy, with each figure that it saw.
    #[getter]
    fn criteria<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().criteria)
    }

    /// The smallest sets of evidence that suffice for the level, the smaller first.
    #[getter]
    fn suffices<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().suffices)
    }

    /// The smallest sets of evidence that would have to be untrue for the level to fall, the smaller first.
    #[getter]
    fn falls<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().falls)
    }

    /// The smallest additions that would raise the level, the smaller first.
    #[getter]
    fn raises<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().raises)
    }

    /// Criteria above the level that no further contact of this day would meet.
    #[getter]
    fn out_of_reach(&self) -> Tuple<String> {
        self.inner.document().out_of_reach.into_iter().map(str::to_owned).collect()
    }

    /// What is not known, the unknown that matters most first.
    #[getter]
    fn unknowns<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().unknowns)
    }

    /// Unknowns for whose answers there was no time before the bound.
    #[getter]
    fn untried<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().untried)
    }

    /// How much was tried, and whether that was all.
    #[getter]
    fn work<'py>(&self, py: Python<'py>) -> PyResult<Dict<'py>> {
        Dict::of(py, &self.inner.document().work)
    }

    /// The level and why, in one line; redacted, it names no case and no day.
    #[pyo3(signature = (redacted=false, *, phrases=None))]
    fn line(&self, py: Python<'_>, redacted: bool, phrases: Option<&Bound<'_, Phrases>>) -> String {
        let phrases = given(phrases);
        py.detach(|| self.inner.line(&phrases, disclosure(redacted)))
    }

    /// One page in HTML for a person who has to decide, under 60 KB and fit to be printed.
    #[pyo3(signature = (redacted=false, *, phrases=None))]
    fn page(&self, py: Python<'_>, redacted: bool, phrases: Option<&Bound<'_, Phrases>>) -> String {
        let phrases = given(phrases);
        py.detach(|| self.inner.page(&phrases, disclosure(redacted)))
    }

    /// The full trace in plain words, as `text`, `markdown` or `html`; redacted, without free text, days and ids.
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

fn disclosure(redacted: bool) -> Disclosure {
    if redacted { Disclosure::Redacted } else { Disclosure::Whole }
}

impl Document for Explanation {
    fn json(&self) -> Cow<'_, str> {
        self.json.get_or_init(|| self.inner.to_json()).as_str().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let py = class.py();
        Again::new(self.made.bind(py).getattr("explain")?, (self.bound,))
    }

    fn shown(&self) -> String {
        let document = self.inner.document();
        let [case, level] = [document.case, document.level].map(quoted);
        let (suffices, falls, raises) =
            (document.suffices.len(), document.falls.len(), document.raises.len());
        format!(
            "Explanation(case={case}, level={level}, suffices={suffices}, falls={falls}, raises={raises})"
        )
    }
}
