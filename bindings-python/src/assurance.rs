//! Figures over many cases.

use std::borrow::Cow;

use everycontact as core;
use pyo3::prelude::*;

use crate::data::{Dict, Tuple, field};
use crate::document::{Again, Document, document};
use crate::instant::{Instant, written};
use crate::many::{Many, Polite};
use crate::policy::Policy;
use crate::rendering::rendering;

/// Figures over many cases, for whoever answers for the process. No case is ranked.
///
/// >>> figures = Policy.shipped().assurance([Case.shipped()], "2021-12-31T12:00:00Z")
/// >>> [(figure["count"], figure["of"]) for figure in figures.figures if figure["id"] == "closuresUnanswered"]
/// [(3, 3)]
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Assurance {
    many: Many,
    json: String,
}

document!(Assurance);

impl Assurance {
    pub(crate) fn new(py: Python<'_>, many: Many) -> PyResult<Self> {
        let json = many.work(py, |cases| figures(&many, cases), |figures| figures.to_json())?;
        Ok(Self { many, json })
    }
}

fn figures<'a>(many: &'a Many, cases: &mut Polite<'_>) -> core::AssuranceDocument<'a> {
    many.policy().assurance(cases, many.after, many.as_of)
}

#[pymethods]
impl Assurance {
    /// The policy that asks.
    #[getter]
    fn policy(&self) -> &Py<Policy> {
        &self.many.policy
    }

    /// The instant by which all that the figures rest on was recorded.
    #[getter]
    fn as_of(&self) -> Instant {
        Instant(self.many.as_of)
    }

    /// Only what was recorded, or was due, after this instant is counted; `None` for everything.
    #[getter]
    fn after(&self) -> Option<Instant> {
        self.many.after.map(Instant)
    }

    /// How many cases were looked at.
    #[getter]
    fn cases(&self) -> usize {
        self.many.cases.len()
    }

    /// The figures, each beside what it is a part of.
    #[getter]
    fn figures<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each_of(field(py, &self.json, "figures")?)
    }

    /// How long reviews took.
    #[getter]
    fn delays<'py>(&self, py: Python<'py>) -> PyResult<Dict<'py>> {
        field(py, &self.json, "delays").map(Dict::from)
    }

    /// Duties met and missed, by kind.
    #[getter]
    fn duties<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each_of(field(py, &self.json, "duties")?)
    }

    /// The figures in plain English, as `text`, `markdown` or `html`.
    #[pyo3(signature = (format="text"))]
    fn render(&self, py: Python<'_>, format: &str) -> PyResult<String> {
        let (rendering, many) = (rendering(py, format, false)?, &self.many);
        many.work(py, |cases| figures(many, cases), |figures| figures.render(rendering))
    }
}

impl Document for Assurance {
    fn json(&self) -> Cow<'_, str> {
        self.json.as_str().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let (py, many) = (class.py(), &self.many);
        let call = many.policy.bind(py).getattr("_assurance")?;
        Again::new(call, (&many.given, written(many.as_of), many.after.map(written)))
    }

    fn shown(&self) -> String {
        format!("Assurance(cases={}, as_of='{}')", self.many.cases.len(), written(self.many.as_of))
    }
}
