//! Levels: what a recommendation starts with.

use chrono::{DateTime, FixedOffset};
use everycontact as core;
use pyo3::prelude::*;

use crate::data::Tuple;
use crate::document::quoted;

/// The levels of a case at an instant, and the criteria that are met.
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Levels {
    pub(crate) policy: core::Policy,
    pub(crate) levels: core::Levels,
}

/// How many entries a case must have for other threads to be let run meanwhile: handing over takes longer than most cases.
const WORTH_HANDING_OVER: usize = 200;

impl Levels {
    pub(crate) fn new(
        py: Python<'_>,
        policy: &core::Policy,
        case: &core::Case,
        as_of: DateTime<FixedOffset>,
    ) -> Self {
        let document = case.document();
        let levels = if document.contacts.len() + document.events.len() < WORTH_HANDING_OVER {
            policy.levels(case, as_of)
        } else {
            py.detach(|| policy.levels(case, as_of))
        };
        Self { policy: policy.clone(), levels }
    }

    fn id(&self, rank: usize) -> &str {
        self.policy.level(rank).map_or("", |level| level.id.as_str())
    }

    fn met(&self) -> impl Iterator<Item = (usize, &core::Criterion)> {
        self.policy.document().criteria.iter().enumerate().filter(|(at, _)| self.levels.meets(*at))
    }

    fn ranks(&self) -> (usize, usize, usize) {
        (self.levels.level(), self.levels.ceiling(), self.levels.ceiling_with_unasked())
    }
}

#[pymethods]
impl Levels {
    /// The level that what is known reaches, by its id.
    #[getter]
    pub(crate) fn level(&self) -> &str {
        self.id(self.levels.level())
    }

    /// The level if every open unknown were present, a fact and unexplained, by its id.
    #[getter]
    fn ceiling(&self) -> &str {
        self.id(self.levels.ceiling())
    }

    /// The same if every required question that was never asked were answered with yes, too.
    #[getter]
    fn ceiling_with_unasked(&self) -> &str {
        self.id(self.levels.ceiling_with_unasked())
    }

    /// The rank of the level, from 0 for the lowest.
    #[getter]
    fn rank(&self) -> usize {
        self.levels.level()
    }

    /// The rank of `ceiling`.
    #[getter]
    fn ceiling_rank(&self) -> usize {
        self.levels.ceiling()
    }

    /// The rank of `ceiling_with_unasked`.
    #[getter]
    fn ceiling_with_unasked_rank(&self) -> usize {
        self.levels.ceiling_with_unasked()
    }

    /// The ids of the criteria that are met, in the order of the policy.
    #[getter]
    fn criteria(&self) -> Tuple<&str> {
        self.met().map(|(_, criterion)| criterion.id.as_str()).collect()
    }

    /// The criteria that are met as bits: bit `i` is `policy.criteria[i]`.
    #[getter]
    fn mask(&self) -> u128 {
        self.met().fold(0, |bits, (at, _)| bits | 1 << (at % 128))
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let other = other.get();
        self.levels == other.levels && self.policy.document() == other.policy.document()
    }

    fn __hash__(&self) -> u64 {
        crate::document::hash(&format!("{:?}", self.ranks()))
    }

    fn __repr__(&self) -> String {
        let (level, ceiling) = (quoted(self.level()), quoted(self.ceiling()));
        format!("Levels(level={level}, ceiling={ceiling}, criteria={})", self.met().count())
    }
}
