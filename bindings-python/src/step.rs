//! Steps of a replay.

use everycontact as core;
use pyo3::prelude::*;

use crate::case::Case;
use crate::data::{Dict, Tuple};
use crate::document::{Again, Document, frozen, hash, quoted};
use crate::instant::{Instant, written};
use crate::levels::Levels;
use crate::recommendation::Recommendation;
use crate::replay::Replay;
use crate::standing::Standing;

/// An instant at which something came on record, with the levels before and after it.
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Step {
    replay: Py<Replay>,
    at: usize,
    step: core::Step,
}

frozen!(Step);

impl Step {
    pub(crate) fn new(replay: &Bound<'_, Replay>, at: usize, step: core::Step) -> Self {
        Self { replay: replay.clone().unbind(), at, step }
    }

    fn levels(&self, py: Python<'_>, levels: core::Levels) -> Levels {
        Levels::new(self.replay.get().policy().clone_ref(py), levels)
    }

    fn document(&self) -> &core::CaseDocument {
        self.replay.get().inner.case().document()
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
    fn before(&self, py: Python<'_>) -> Levels {
        self.levels(py, self.step.before())
    }

    /// The levels with it.
    #[getter]
    fn after(&self, py: Python<'_>) -> Levels {
        self.levels(py, self.step.after())
    }

    /// The ids of the contacts that came on record.
    #[getter]
    fn contacts(&self) -> Tuple<&str> {
        let contacts = &self.document().contacts;
        self.step.contacts().iter().filter_map(|at| Some(contacts.get(*at)?.id.as_str())).collect()
    }

    /// The ids of the events that came on record.
    #[getter]
    fn events(&self) -> Tuple<&str> {
        let events = &self.document().events;
        self.step.events().iter().filter_map(|at| Some(events.get(*at)?.id.as_str())).collect()
    }

    /// The full recommendation after this step.
    fn recommendation(&self, py: Python<'_>) -> Recommendation {
        let replay = self.replay.get();
        let made = py.detach(|| replay.inner.recommendation(&self.step));
        Recommendation::new(replay.policy().bind(py), replay.case().bind(py), made)
    }

    /// The full recommendation just before this step: without what came on record at it, from its date.
    fn recommendation_before(&self, py: Python<'_>) -> PyResult<Recommendation> {
        let replay = self.replay.get();
        let made = py.detach(|| replay.inner.recommendation_before(&self.step));
        let case = Case::seen_until(replay.case().bind(py), made.case().until())?;
        Ok(Recommendation::new(replay.policy().bind(py), &case, made))
    }

    /// Where the case stood after this step.
    fn standing(&self, py: Python<'_>) -> Standing {
        let replay = self.replay.get();
        let made = py.detach(|| replay.inner.standing(&self.step));
        Standing::new(replay.policy().bind(py), replay.case().bind(py), made)
    }

    /// All of it as a `dict`: the step of the replay's document.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Dict<'py>> {
        Dict::of(py, &self.replay.get().inner.document().steps.get(self.at))
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let (own, other) = (self, other.get());
        own.at == other.at && own.replay.get().same(other.replay.get())
    }

    fn __hash__(&self) -> u64 {
        hash(&written(self.step.instant()))
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Again<'py>> {
        Ok((self.replay.bind(py).getattr("_step")?, (self.at,).into_pyobject(py)?))
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        let after = self.levels(py, self.step.after());
        let (instant, level) = (written(self.step.instant()), quoted(after.level()));
        format!("Step('{instant}', level={level})")
    }
}
