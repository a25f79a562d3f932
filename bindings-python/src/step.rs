//! Steps of a replay.

use std::sync::Arc;

use everycontact as core;
use pyo3::prelude::*;

use crate::data::Tuple;
use crate::document::{Again, hash, quoted};
use crate::instant::{Instant, written};
use crate::levels::Levels;
use crate::recommendation::Recommendation;
use crate::replay::Replay;

/// An instant at which something came on record, with the levels before and after it.
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Step {
    pub(crate) replay: Arc<core::Replay>,
    pub(crate) case: core::Case,
    pub(crate) step: core::Step,
    pub(crate) at: usize,
}

impl Step {
    fn levels(&self, levels: core::Levels) -> Levels {
        Levels { policy: self.replay.policy().clone(), levels }
    }
}

#[pymethods]
impl Step {
    /// When it was, in the offset of the record's last entry.
    #[getter]
    fn instant(&self) -> Instant {
        Instant(self.step.instant())
    }

    /// The levels without what came on record at this instant.
    #[getter]
    fn before(&self) -> Levels {
        self.levels(self.step.before())
    }

    /// The levels with it.
    #[getter]
    fn after(&self) -> Levels {
        self.levels(self.step.after())
    }

    /// The ids of the contacts that came on record.
    #[getter]
    fn contacts(&self) -> Tuple<&str> {
        let contacts = &self.case.document().contacts;
        self.step.contacts().iter().filter_map(|at| Some(contacts.get(*at)?.id.as_str())).collect()
    }

    /// The ids of the events that came on record.
    #[getter]
    fn events(&self) -> Tuple<&str> {
        let events = &self.case.document().events;
        self.step.events().iter().filter_map(|at| Some(events.get(*at)?.id.as_str())).collect()
    }

    /// The full recommendation after this step.
    fn recommendation(&self, py: Python<'_>) -> Recommendation {
        py.detach(|| Recommendation::new(self.replay.recommendation(&self.step), self.case.clone()))
    }

    /// The full recommendation just before this step: without what came on record at it, from its date.
    fn recommendation_before(&self, py: Python<'_>) -> Recommendation {
        py.detach(|| {
            let made = self.replay.recommendation_before(&self.step);
            let case = made.case().until().map_or(self.case.clone(), |until| self.case.recorded_by(until));
            Recommendation::new(made, case)
        })
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let other = other.get();
        let same = || self.replay.to_json() == other.replay.to_json();
        self.at == other.at && (Arc::ptr_eq(&self.replay, &other.replay) || same())
    }

    fn __hash__(&self) -> u64 {
        hash(&written(self.step.instant()))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Again<'py>> {
        let replay = Bound::new(py, Replay::new(Arc::clone(&self.replay), self.case.clone()))?;
        Ok((replay.getattr("_step")?, (self.at,).into_pyobject(py)?))
    }

    fn __repr__(&self) -> String {
        let after = self.levels(self.step.after());
        let (instant, level) = (written(self.step.instant()), quoted(after.level()));
        format!("Step('{instant}', level={level})")
    }
}
