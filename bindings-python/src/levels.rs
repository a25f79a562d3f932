//! Levels: what a recommendation starts with.

use chrono::{DateTime, FixedOffset};
use everycontact as core;
use everycontact::Code;
use pyo3::prelude::*;

use crate::case::Case;
use crate::data::Tuple;
use crate::document::{Again, Document, frozen, hash, quoted};
use crate::error::refused;
use crate::policy::Policy;

/// The levels of a case at an instant, and the criteria that are met.
///
/// >>> levels = Policy.shipped().levels(Case.shipped(), "2021-04-30T23:59:59Z")
/// >>> levels.level, levels.rank, "referrals-three" in levels.criteria
/// ('panel', 3, True)
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Levels {
    policy: Py<Policy>,
    ranks: Ranks,
    mask: u128,
}

frozen!(Levels);

/// The ranks of the level, the ceiling, and the ceiling with what was never asked.
type Ranks = (usize, usize, usize);

/// How many entries a case must have for other threads to be let run meanwhile: handing over takes longer than most cases.
const WORTH_HANDING_OVER: usize = 200;

impl Levels {
    pub(crate) fn new(policy: Py<Policy>, levels: core::Levels) -> Self {
        let ranks = (levels.level(), levels.ceiling(), levels.ceiling_with_unasked());
        Self { policy, ranks, mask: levels.mask() }
    }

    pub(crate) fn of(policy: &Bound<'_, Policy>, case: &Case, as_of: DateTime<FixedOffset>) -> Self {
        let (asks, document) = (&policy.get().inner, case.inner.document());
        let levels = if document.contacts.len() + document.events.len() < WORTH_HANDING_OVER {
            asks.levels(&case.inner, as_of)
        } else {
            policy.py().detach(|| asks.levels(&case.inner, as_of))
        };
        Self::new(policy.clone().unbind(), levels)
    }

    /// Pickled levels.
    pub(crate) fn again(policy: &Bound<'_, Policy>, ranks: Ranks, mask: u128) -> PyResult<Self> {
        let document = policy.get().inner.document();
        let (levels, (level, ceiling, with_unasked)) = (document.levels.len(), ranks);
        let bits = u128::MAX.checked_shl(u32::try_from(document.criteria.len()).unwrap_or(u32::MAX));
        let ordered = level <= ceiling && ceiling <= with_unasked && with_unasked < levels;
        if ordered && mask & bits.unwrap_or_default() == 0 {
            return Ok(Self { policy: policy.clone().unbind(), ranks, mask });
        }
        let message = "these are no levels of the policy";
        Err(refused(policy.py(), "levels", Code::InvalidValue, message))
    }

    fn id(&self, rank: usize) -> &str {
        self.policy.get().inner.level(rank).map_or("", |level| level.id.as_str())
    }
}

#[pymethods]
impl Levels {
    /// The policy that asks.
    #[getter]
    fn policy(&self) -> &Py<Policy> {
        &self.policy
    }

    /// The level that what is known reaches, by its id.
    #[getter]
    pub(crate) fn level(&self) -> &str {
        self.id(self.ranks.0)
    }

    /// The level if every open unknown were present, a fact and unexplained, by its id.
    #[getter]
    fn ceiling(&self) -> &str {
        self.id(self.ranks.1)
    }

    /// The same if every required question that was never asked were answered with yes, too.
    #[getter]
    fn ceiling_with_unasked(&self) -> &str {
        self.id(self.ranks.2)
    }

    /// The rank of the level, from 0 for the lowest.
    #[getter]
    fn rank(&self) -> usize {
        self.ranks.0
    }

    /// The rank of `ceiling`.
    #[getter]
    fn ceiling_rank(&self) -> usize {
        self.ranks.1
    }

    /// The rank of `ceiling_with_unasked`.
    #[getter]
    fn ceiling_with_unasked_rank(&self) -> usize {
        self.ranks.2
    }

    /// The ids of the criteria that are met, in the order of the policy.
    #[getter]
    pub(crate) fn criteria(&self) -> Tuple<&str> {
        let criteria = self.policy.get().inner.document().criteria.iter().enumerate();
        let met = criteria.filter(|(at, _)| self.mask >> (at % 128) & 1 == 1);
        met.map(|(_, criterion)| criterion.id.as_str()).collect()
    }

    /// The criteria that are met as bits: bit `i` is `policy.criteria[i]`.
    #[getter]
    fn mask(&self) -> u128 {
        self.mask
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        let other = other.get();
        self.ranks == other.ranks
            && self.mask == other.mask
            && (self.policy.is(&other.policy) || self.policy.get().same(other.policy.get()))
    }

    fn __hash__(&self) -> u64 {
        hash(&format!("{:?} {}", self.ranks, self.mask))
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Again<'py>> {
        let levels = self.policy.bind(py).getattr("_levels")?;
        Ok((levels, (self.ranks, self.mask).into_pyobject(py)?))
    }

    fn __repr__(&self) -> String {
        let [level, ceiling] = [self.level(), self.ceiling()].map(quoted);
        format!("Levels(level={level}, ceiling={ceiling}, criteria={})", self.mask.count_ones())
    }
}
