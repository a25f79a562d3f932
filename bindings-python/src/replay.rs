//! Replays.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use everycontact as core;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::case::Case;
use crate::data::{Tuple, dumps};
use crate::document::{Again, Document, document, quoted};
use crate::error::to_exception;
use crate::html::page;
use crate::policy::Policy;
use crate::step::Step;
use crate::text::Text;
use crate::viewpoint::agencies;

/// The levels before and after each contact and event of a case, from a viewpoint.
///
/// >>> policy = Policy.shipped()
/// >>> case = Case.from_dict({
/// ...     "schema": "everycontact/case/1",
/// ...     "id": "case-7",
/// ...     "subject": {"id": "subject-7", "is": "child"},
/// ...     "contacts": [],
/// ... })
/// >>> len(policy.replay(case).steps)
/// 0
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Replay {
    inner: Arc<core::Replay>,
    /// The case as it was given, from the replay's viewpoint.
    case: core::Case,
    json: OnceLock<String>,
}

document!(Replay);

impl Replay {
    pub(crate) fn new(inner: Arc<core::Replay>, case: core::Case) -> Self {
        Self { inner, case, json: OnceLock::new() }
    }

    fn at(&self, at: usize) -> Option<Step> {
        let step = self.inner.steps().get(at)?.clone();
        Some(Step { replay: Arc::clone(&self.inner), case: self.case.clone(), step, at })
    }

    fn read(py: Python<'_>, text: &str, policy: &Policy, case: &Case) -> PyResult<Self> {
        let read = py.detach(|| core::Replay::parse(text, &policy.0, &case.0));
        let seen = |made: core::Replay| {
            let case = case.seen_from(made.case().viewpoint());
            Self::new(Arc::new(made), case)
        };
        read.map(seen).map_err(|error| to_exception(py, &error))
    }
}

#[pymethods]
impl Replay {
    /// Reads a replay by making it again from the policy and the case.
    ///
    /// Raises `EverycontactError`, with every place that differs, when something else comes of them.
    #[staticmethod]
    fn from_json(
        py: Python<'_>,
        text: Text<'_>,
        policy: &Bound<'_, Policy>,
        case: &Bound<'_, Case>,
    ) -> PyResult<Self> {
        Self::read(py, text.0, policy.get(), case.get())
    }

    /// The same from a `dict`.
    #[staticmethod]
    fn from_dict(
        document: &Bound<'_, PyDict>,
        policy: &Bound<'_, Policy>,
        case: &Bound<'_, Case>,
    ) -> PyResult<Self> {
        Self::read(document.py(), &dumps(document)?, policy.get(), case.get())
    }

    /// The policy that asks.
    #[getter]
    fn policy(&self) -> Policy {
        Policy(self.inner.policy().clone())
    }

    /// The case as the viewpoint sees it.
    #[getter]
    fn case(&self) -> Case {
        Case(self.case.clone())
    }

    /// The agencies from whose viewpoint it is; `None` for all records.
    #[getter]
    fn viewpoint(&self) -> Option<Tuple<String>> {
        agencies(self.inner.case().viewpoint())
    }

    /// The instants at which something came on record, in order.
    #[getter]
    fn steps(&self) -> Tuple<Step> {
        (0..self.inner.steps().len()).filter_map(|at| self.at(at)).collect()
    }

    /// A pickled step.
    fn _step(&self, at: usize) -> PyResult<Step> {
        self.at(at).ok_or_else(|| PyIndexError::new_err("there is no such step"))
    }

    /// The agencies that reviewed, decided or closed, in the order of their ids; `None` for all records.
    #[getter]
    fn deciders(&self) -> Option<Tuple<String>> {
        agencies(&self.inner.deciders())
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        page("replay", slf.as_any())
    }
}

impl Document for Replay {
    fn json(&self) -> Cow<'_, str> {
        self.json.get_or_init(|| self.inner.to_json()).as_str().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let py = class.py();
        let replay = Bound::new(py, self.policy())?.getattr("replay")?;
        Ok((replay, (self.case(),).into_pyobject(py)?))
    }

    fn shown(&self) -> String {
        let case = quoted(self.case.document().id.as_str());
        format!("Replay(case={case}, steps={})", self.inner.steps().len())
    }
}
