//! Recommendations.

use std::borrow::Cow;
use std::sync::OnceLock;

use everycontact as core;
use pyo3::prelude::*;

use crate::case::Case;
use crate::comparison::Comparison;
use crate::data::{Dict, Object, Tuple};
use crate::document::{Again, Document, document, quoted};
use crate::error::to_exception;
use crate::explanation::{Explanation, WorkBound};
use crate::html::page;
use crate::instant::{Instant, written};
use crate::levels::Levels;
use crate::policy::Policy;
use crate::receipt::Receipt;
use crate::rendering::rendering;
use crate::text::Text;
use crate::viewpoint::agencies;

/// What a policy asks for in a case, as of an instant. It is no decision: a person looks, and a person decides.
///
/// Only a policy makes one: `Policy.recommend`, or `from_json`, which makes it again.
///
/// >>> policy = Policy.shipped()
/// >>> case = Case.shipped()
/// >>> made = policy.recommend(case, "2021-04-30T23:59:59Z")
/// >>> made.level, made.ceiling
/// ('panel', 'panel')
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Recommendation {
    pub(crate) inner: core::Recommendation,
    policy: Py<Policy>,
    /// The case as it was given: the recommendation's own may be in terms of another codebook.
    case: Py<Case>,
    json: OnceLock<String>,
}

document!(Recommendation);

impl Recommendation {
    pub(crate) fn new(
        policy: &Bound<'_, Policy>,
        case: &Bound<'_, Case>,
        inner: core::Recommendation,
    ) -> Self {
        Self { inner, policy: policy.clone().unbind(), case: case.clone().unbind(), json: OnceLock::new() }
    }

    fn read(text: &str, policy: &Bound<'_, Policy>, case: &Bound<'_, Case>) -> PyResult<Self> {
        let (py, asks, own) = (policy.py(), &policy.get().inner, &case.get().inner);
        let read = py.detach(|| core::Recommendation::parse(text, asks, own));
        let made = read.map_err(|error| to_exception(py, &error))?;
        let case = Case::seen_from(case, made.case().viewpoint())?;
        Ok(Self::new(policy, &case, made))
    }
}

#[pymethods]
impl Recommendation {
    /// Reads a recommendation by making it again from the policy and the case.
    ///
    /// Raises `EverycontactError`, with every place that differs, when something else comes of them.
    #[staticmethod]
    fn from_json(text: Text<'_>, policy: &Bound<'_, Policy>, case: &Bound<'_, Case>) -> PyResult<Self> {
        Self::read(text.0, policy, case)
    }

    /// Reads it from a `dict`, as `from_json` does from text.
    #[staticmethod]
    fn from_dict(document: Object, policy: &Bound<'_, Policy>, case: &Bound<'_, Case>) -> PyResult<Self> {
        Self::read(&document.0, policy, case)
    }

    /// The policy that asks.
    #[getter]
    fn policy(&self) -> &Py<Policy> {
        &self.policy
    }

    /// The case that it is about.
    #[getter]
    fn case(&self) -> &Py<Case> {
        &self.case
    }

    /// The instant by which all that it rests on was recorded.
    #[getter]
    fn as_of(&self) -> Instant {
        Instant(self.inner.as_of())
    }

    /// The agencies from whose viewpoint it is; `None` for all records.
    #[getter]
    fn viewpoint(&self) -> Option<Tuple<String>> {
        agencies(self.inner.case().viewpoint())
    }

    /// The levels, and the criteria that are met.
    #[getter]
    fn levels(&self, py: Python<'_>) -> Levels {
        Levels::new(self.policy.clone_ref(py), self.inner.levels())
    }

    /// The level that what is known reaches, by its id.
    #[getter]
    fn level(&self) -> &str {
        self.inner.level().id.as_str()
    }

    /// The level if every open unknown were present, a fact and unexplained, by its id.
    #[getter]
    fn ceiling(&self) -> &str {
        self.inner.ceiling().id.as_str()
    }

    /// The same if every required question that was never asked were answered with yes, too.
    #[getter]
    fn ceiling_with_unasked(&self) -> &str {
        self.inner.ceiling_with_unasked().id.as_str()
    }

    /// The rank of the level, from 0 for the lowest.
    #[getter]
    fn rank(&self) -> usize {
        self.inner.levels().level()
    }

    /// The level's short name.
    #[getter]
    fn title(&self) -> &str {
        &self.inner.level().title
    }

    /// Who must look.
    #[getter]
    fn who(&self) -> &str {
        &self.inner.level().who
    }

    /// Within what time they must look, such as `5 working days`; `None` if the level sets none.
    #[getter]
    fn within(&self) -> Option<String> {
        self.inner.level().within.map(|within| within.to_string())
    }

    /// What is asked of them.
    #[getter]
    fn what(&self) -> &str {
        &self.inner.level().what
    }

    /// The ids of the criteria that are met, in the order of the policy.
    #[getter]
    fn criteria(&self) -> Tuple<&str> {
        let criteria = self.inner.policy().document().criteria.iter().enumerate();
        let met = criteria.filter(|(at, _)| self.inner.levels().meets(*at));
        met.map(|(_, criterion)| criterion.id.as_str()).collect()
    }

    /// Every criterion that is met, with its figures and what it rests on.
    #[getter]
    fn reasons<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().reasons)
    }

    /// Every contact that stands on record, with what it asks for by itself.
    #[getter]
    fn contacts<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().contacts)
    }

    /// What is not known and could raise the level.
    #[getter]
    fn unknowns<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().unknowns)
    }

    /// Criteria above the level that are one short.
    #[getter]
    fn near_misses<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().near_misses)
    }

    /// Protective observations, which lower nothing.
    #[getter]
    fn protective<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().protective)
    }

    /// What is left out, and why.
    #[getter]
    fn excluded<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().excluded)
    }

    /// Where the case may have its home.
    #[getter]
    fn home<'py>(&self, py: Python<'py>) -> PyResult<Dict<'py>> {
        Dict::of(py, &self.inner.document().home)
    }

    /// Why the level is what it is, what would change it, and which unknown matters most.
    #[pyo3(signature = (bound=None))]
    fn explain(slf: &Bound<'_, Self>, bound: Option<&Bound<'_, WorkBound>>) -> Explanation {
        Explanation::new(slf, bound)
    }

    /// What differs in another recommendation, and what moved the level.
    fn compare(slf: &Bound<'_, Self>, after: &Bound<'_, Self>) -> Comparison {
        Comparison::new(slf, after)
    }

    /// The recommendation with the digests of all that it rests on, to be kept.
    fn receipt(&self, py: Python<'_>) -> Receipt {
        py.detach(|| Receipt(self.inner.receipt()))
    }

    /// The recommendation in plain English, as `text`, `markdown` or `html`; redacted, without free text, days and ids.
    #[pyo3(signature = (format="text", redacted=false))]
    fn render(&self, py: Python<'_>, format: &str, redacted: bool) -> PyResult<String> {
        let rendering = rendering(py, format, redacted)?;
        Ok(py.detach(|| self.inner.render(rendering)))
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        page("recommendation", slf.as_any())
    }
}

impl Document for Recommendation {
    fn json(&self) -> Cow<'_, str> {
        self.json.get_or_init(|| self.inner.to_json()).as_str().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let py = class.py();
        let recommend = self.policy.bind(py).getattr("recommend")?;
        Ok((recommend, (&self.case, written(self.inner.as_of())).into_pyobject(py)?))
    }

    fn shown(&self) -> String {
        let ids = [self.case.get().inner.document().id.as_str(), self.level(), self.ceiling()];
        let [case, level, ceiling] = ids.map(quoted);
        let as_of = written(self.inner.as_of());
        format!("Recommendation(case={case}, level={level}, ceiling={ceiling}, as_of='{as_of}')")
    }
}
