//! Dip samples.

use std::borrow::Cow;

use everycontact as core;
use everycontact::{Code, Draw, Stratify};
use pyo3::prelude::*;

use crate::data::{Dict, Tuple, field, word};
use crate::document::{Again, Document, document, quoted};
use crate::error::refused;
use crate::instant::{Instant, written};
use crate::many::{Many, Polite};
use crate::policy::Policy;
use crate::rendering::rendering;

/// Closures drawn by lot from many cases, decided by a seed alone, for somebody to read again.
///
/// >>> sample = Policy.shipped().dip_sample([Case.shipped()], "2021-12-31T12:00:00Z", seed="June 2025")
/// >>> sum(stratum["of"] for stratum in sample.strata)
/// 3
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Sample {
    many: Many,
    seed: String,
    by: Stratify,
    from_each: u32,
    json: String,
}

document!(Sample);

impl Sample {
    pub(crate) fn new(py: Python<'_>, many: Many, seed: String, by: &str, from_each: u32) -> PyResult<Self> {
        let by = by.parse();
        let by = by.map_err(|error: core::StratifyError| {
            refused(py, "draw", Code::InvalidValue, &error.to_string())
        })?;
        let mut sample = Self { many, seed, by, from_each, json: String::new() };
        sample.json = sample.many.work(py, |cases| sample.drawn(cases), |drawn| drawn.to_json())?;
        Ok(sample)
    }

    fn drawn(&self, cases: &mut Polite<'_>) -> core::SampleDocument<'_> {
        let draw = Draw { seed: &self.seed, by: self.by, from_each: self.from_each as usize };
        self.many.policy().dip_sample(cases, draw, self.many.after, self.many.as_of)
    }
}

#[pymethods]
impl Sample {
    /// The policy by which closures are judged.
    #[getter]
    fn policy(&self) -> &Py<Policy> {
        &self.many.policy
    }

    /// The instant by which the closures were recorded.
    #[getter]
    fn as_of(&self) -> Instant {
        Instant(self.many.as_of)
    }

    /// Only closures recorded after this instant; `None` for all.
    #[getter]
    fn after(&self) -> Option<Instant> {
        self.many.after.map(Instant)
    }

    /// What the draw was decided by.
    #[getter]
    fn seed(&self) -> &str {
        &self.seed
    }

    /// What makes the strata: `reason`, `blocked`, `role` or `level`.
    #[getter]
    fn by(&self) -> String {
        word(&self.by)
    }

    /// The strata, in the order of their names, with what was drawn from each.
    #[getter]
    fn strata<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each_of(field(py, &self.json, "strata")?)
    }

    /// The sample in plain English, as `text`, `markdown` or `html`.
    #[pyo3(signature = (format="text"))]
    fn render(&self, py: Python<'_>, format: &str) -> PyResult<String> {
        let rendering = rendering(py, format, false)?;
        self.many.work(py, |cases| self.drawn(cases), |drawn| drawn.render(rendering))
    }
}

impl Document for Sample {
    fn json(&self) -> Cow<'_, str> {
        self.json.as_str().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let (py, many) = (class.py(), &self.many);
        let (as_of, after) = (written(many.as_of), many.after.map(written));
        let given = (&many.given, as_of, &self.seed, self.by(), self.from_each, after);
        Again::new(many.policy.bind(py).getattr("_dip_sample")?, given)
    }

    fn shown(&self) -> String {
        let (seed, by) = (quoted(&self.seed), quoted(&self.by()));
        format!("Sample(cases={}, seed={seed}, by={by})", self.many.cases.len())
    }
}
