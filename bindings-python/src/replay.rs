//! Replays.

use std::borrow::Cow;
use std::sync::OnceLock;

use everycontact as core;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;

use crate::case::Case;
use crate::data::{Object, Tuple};
use crate::document::{Again, Document, document, quoted};
use crate::error::to_exception;
use crate::html::page;
use crate::policy::Policy;
use crate::recommendation::Recommendation;
use crate::rendering::rendering;
use crate::standing::Standing;
use crate::step::Step;
use crate::text::Text;
use crate::viewpoint::agencies;

/// The levels before and after each contact and event of a case, from a viewpoint.
///
/// >>> policy = Policy.shipped()
/// >>> case = Case.shipped()
/// >>> policy.replay(case).steps[0].after.level
/// 'lead'
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Replay {
    pub(crate) inner: core::Replay,
    policy: Py<Policy>,
    /// The case as it was given, from the replay's viewpoint.
    case: Py<Case>,
    json: OnceLock<String>,
}

document!(Replay);

impl Replay {
    pub(crate) fn new(policy: &Bound<'_, Policy>, case: &Bound<'_, Case>, inner: core::Replay) -> Self {
        Self { inner, policy: policy.clone().unbind(), case: case.clone().unbind(), json: OnceLock::new() }
    }

    fn read(text: &str, policy: &Bound<'_, Policy>, case: &Bound<'_, Case>) -> PyResult<Self> {
        let (py, asks, own) = (policy.py(), &policy.get().inner, &case.get().inner);
        let read = py.detach(|| core::Replay::parse(text, asks, own));
        let made = read.map_err(|error| to_exception(py, &error))?;
        let case = Case::seen_from(case, made.case().viewpoint())?;
        Ok(Self::new(policy, &case, made))
    }
}

#[pymethods]
impl Replay {
    /// Reads a replay by making it again from the policy and the case.
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
    pub(crate) fn policy(&self) -> &Py<Policy> {
        &self.policy
    }

    /// The case as the viewpoint sees it.
    #[getter]
    pub(crate) fn case(&self) -> &Py<Case> {
        &self.case
    }

    /// The agencies from whose viewpoint it is; `None` for all records.
    #[getter]
    fn viewpoint(&self) -> Option<Tuple<String>> {
        agencies(self.inner.case().viewpoint())
    }

    /// The instants at which something came on record, in order.
    #[getter]
    fn steps(slf: &Bound<'_, Self>) -> Tuple<Step> {
        let steps = slf.get().inner.steps().iter().enumerate();
        steps.map(|(at, step)| Step::new(slf, at, step.clone())).collect()
    }

    /// A pickled step.
    fn _step(slf: &Bound<'_, Self>, at: usize) -> PyResult<Step> {
        let step = slf.get().inner.steps().get(at).cloned();
        step.map(|step| Step::new(slf, at, step))
            .ok_or_else(|| PyIndexError::new_err("there is no such step"))
    }

    /// The agencies that reviewed, decided or closed, in the order of their ids; `None` for all records.
    #[getter]
    fn deciders(&self) -> Option<Tuple<String>> {
        agencies(&self.inner.deciders())
    }

    /// The full recommendation at the end; `None` if the case has no step and no instant up to which it is seen.
    fn last_recommendation(&self, py: Python<'_>) -> Option<Recommendation> {
        let made = py.detach(|| self.inner.last_recommendation())?;
        Some(Recommendation::new(self.policy.bind(py), self.case.bind(py), made))
    }

    /// Where the case stands at the end, at the instant of `last_recommendation`.
    fn last_standing(&self, py: Python<'_>) -> Option<Standing> {
        let made = py.detach(|| self.inner.last_standing())?;
        Some(Standing::new(self.policy.bind(py), self.case.bind(py), made))
    }

    /// The replay in plain English, contact by contact, as `text`, `markdown` or `html`.
    ///
    /// `beside` is another viewpoint's replay of the same case, such as that of the service that decided.
    #[pyo3(signature = (format="text", redacted=false, *, beside=None))]
    fn render(
        &self,
        py: Python<'_>,
        format: &str,
        redacted: bool,
        beside: Option<&Bound<'_, Self>>,
    ) -> PyResult<String> {
        let rendering = rendering(py, format, redacted)?;
        let beside = beside.map(|beside| &beside.get().inner);
        Ok(py.detach(|| self.inner.render(beside, rendering)))
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        page("replay", slf.as_any())
    }
}

impl Document for Replay {
    fn json(&self) -> Cow<'_, str> {
        self.json.get_or_init(|| self.inner.to_json()).as_str().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let py = class.py();
        Ok((self.policy.bind(py).getattr("replay")?, (&self.case,).into_pyobject(py)?))
    }

    fn shown(&self) -> String {
        let case = quoted(self.case.get().inner.document().id.as_str());
        format!("Replay(case={case}, steps={})", self.inner.steps().len())
    }
}
