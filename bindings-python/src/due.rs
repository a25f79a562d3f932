//! What is due in many cases.

use std::borrow::Cow;

use everycontact as core;
use pyo3::prelude::*;

use crate::data::{Dict, Tuple, field};
use crate::document::{Again, Document, document};
use crate::instant::{Instant, written};
use crate::many::Many;
use crate::policy::Policy;
use crate::rendering::rendering;

/// What is due in some cases, as of an instant. It is in the order in which things are due, and ranks no people.
///
/// >>> due = Policy.shipped().due([Case.shipped()], "2021-06-30T12:00:00Z")
/// >>> due.duties[0]["overdue"]
/// True
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Due {
    many: Many,
    json: String,
}

document!(Due);

impl Due {
    pub(crate) fn new(py: Python<'_>, many: Many) -> PyResult<Self> {
        let json = many.work(py, |cases| many.policy().due(cases, many.as_of), |due| due.to_json())?;
        Ok(Self { many, json })
    }
}

#[pymethods]
impl Due {
    /// The policy that asks.
    #[getter]
    fn policy(&self) -> &Py<Policy> {
        &self.many.policy
    }

    /// The instant by which all that it rests on was recorded.
    #[getter]
    fn as_of(&self) -> Instant {
        Instant(self.many.as_of)
    }

    /// How many cases were looked at.
    #[getter]
    fn cases(&self) -> usize {
        self.many.cases.len()
    }

    /// Every duty that is not done, the earliest due first.
    #[getter]
    fn duties<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each_of(field(py, &self.json, "duties")?)
    }

    /// The list in plain English, as `text`, `markdown` or `html`; of what is not overdue only what is due by `until`.
    #[pyo3(signature = (format="text", *, until=None))]
    fn render(&self, py: Python<'_>, format: &str, until: Option<Instant>) -> PyResult<String> {
        let (rendering, until) = (rendering(py, format, false)?, until.map(|Instant(until)| until));
        let policy = self.many.policy();
        let tell = |due: core::DueDocument<'_>| due.render(policy, until, rendering);
        self.many.work(py, |cases| policy.due(cases, self.many.as_of), tell)
    }
}

impl Document for Due {
    fn json(&self) -> Cow<'_, str> {
        self.json.as_str().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let py = class.py();
        let due = self.many.policy.bind(py).getattr("due")?;
        Again::new(due, (&self.many.given, written(self.many.as_of)))
    }

    fn shown(&self) -> String {
        format!("Due(cases={}, as_of='{}')", self.many.cases.len(), written(self.many.as_of))
    }
}
