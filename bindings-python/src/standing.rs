//! Standings.

use std::borrow::Cow;
use std::sync::OnceLock;

use everycontact as core;
use pyo3::prelude::*;

use crate::case::Case;
use crate::closure::{Closing, ClosureProposal};
use crate::data::{Dict, Object, Tuple, word};
use crate::document::{Again, Document, document, quoted};
use crate::error::to_exception;
use crate::instant::{Instant, written};
use crate::policy::Policy;
use crate::rendering::rendering;
use crate::text::Text;

/// Where a case stands, as of an instant: who has looked, who has it, what is due, what stands against closing it.
///
/// >>> standing = Policy.shipped().standing(Case.shipped(), "2021-06-30T12:00:00Z")
/// >>> standing.state
/// 'closed'
/// >>> [response["status"] for response in standing.responses if response["level"] == "panel"]
/// ['overdue']
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Standing {
    pub(crate) inner: core::Standing,
    policy: Py<Policy>,
    /// The case as it was given: the standing's own may be in terms of another codebook.
    case: Py<Case>,
    json: OnceLock<String>,
}

document!(Standing);

impl Standing {
    pub(crate) fn new(policy: &Bound<'_, Policy>, case: &Bound<'_, Case>, inner: core::Standing) -> Self {
        Self { inner, policy: policy.clone().unbind(), case: case.clone().unbind(), json: OnceLock::new() }
    }

    fn read(text: &str, policy: &Bound<'_, Policy>, case: &Bound<'_, Case>) -> PyResult<Self> {
        let (py, asks, own) = (policy.py(), &policy.get().inner, &case.get().inner);
        let read = py.detach(|| core::Standing::parse(text, asks, own));
        let made = read.map_err(|error| to_exception(py, &error))?;
        let case = Case::seen_from(case, made.case().viewpoint())?;
        Ok(Self::new(policy, &case, made))
    }
}

#[pymethods]
impl Standing {
    /// Reads a standing by making it again from the policy and the case.
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

    /// The case that it is about.
    #[getter]
    pub(crate) fn case(&self) -> &Py<Case> {
        &self.case
    }

    /// The instant by which all that it rests on was recorded.
    #[getter]
    fn as_of(&self) -> Instant {
        Instant(self.inner.as_of())
    }

    /// Whether the case is open: `notOpen`, `open` or `closed`.
    #[getter]
    fn state(&self) -> String {
        word(&self.inner.document().stage.state)
    }

    /// Who has the case, and what is wrong with that.
    #[getter]
    fn home<'py>(&self, py: Python<'py>) -> PyResult<Dict<'py>> {
        Dict::of(py, &self.inner.document().home)
    }

    /// What others were asked to do, by agency.
    #[getter]
    fn supports<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().supports)
    }

    /// What was asked for, the highest level first, and whether anybody held it.
    #[getter]
    fn responses<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().responses)
    }

    /// What was asked for of others and has not come.
    #[getter]
    fn information<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().information)
    }

    /// What people decided.
    #[getter]
    fn decisions<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().decisions)
    }

    /// Every closure, with what stood against it.
    #[getter]
    fn closures<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().closures)
    }

    /// What stands against closing the case now, in the way that was last proposed; empty if nothing does.
    #[getter]
    fn blockers<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().closing)
    }

    /// What is to be done, the earliest due first.
    #[getter]
    fn duties<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().duties)
    }

    /// What was found untrue, corrected or deleted, and what had rested on it.
    #[getter]
    fn taken_back<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().taken_back)
    }

    /// Whether anything stands against closing the case: in a given way, or in that which was last proposed.
    ///
    /// Nothing here closes a case. A `Permit` or a `Blocked` gives the entry to record if a person decides to close.
    #[pyo3(signature = (proposal=None))]
    fn closing(slf: &Bound<'_, Self>, proposal: Option<&Bound<'_, ClosureProposal>>) -> Closing {
        Closing::new(slf, proposal)
    }

    /// The standing in plain English, as `text`, `markdown` or `html`; redacted, without free text.
    #[pyo3(signature = (format="text", redacted=false))]
    fn render(&self, py: Python<'_>, format: &str, redacted: bool) -> PyResult<String> {
        let rendering = rendering(py, format, redacted)?;
        Ok(py.detach(|| self.inner.render(rendering)))
    }
}

impl Document for Standing {
    fn json(&self) -> Cow<'_, str> {
        self.json.get_or_init(|| self.inner.to_json()).as_str().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let py = class.py();
        let standing = self.policy.bind(py).getattr("standing")?;
        Ok((standing, (&self.case, written(self.inner.as_of())).into_pyobject(py)?))
    }

    fn shown(&self) -> String {
        let document = self.inner.document();
        let (duties, blockers) = (document.duties.len(), document.closing.len());
        let [case, state] = [document.case, &word(&document.stage.state)].map(quoted);
        let as_of = written(self.inner.as_of());
        format!("Standing(case={case}, state={state}, duties={duties}, blockers={blockers}, as_of='{as_of}')")
    }
}
