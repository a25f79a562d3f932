//! Many cases under one policy.

use chrono::{DateTime, FixedOffset};
use everycontact as core;
use pyo3::prelude::*;

use crate::assurance::Assurance;
use crate::case::Case;
use crate::due::Due;
use crate::instant::Instant;
use crate::policy::Policy;
use crate::sample::Sample;
use crate::several::Items;
use crate::text::Text;

/// The cases that are asked about, as Python and the library hold them.
pub(crate) struct Many {
    pub(crate) policy: Py<Policy>,
    pub(crate) given: Vec<Py<Case>>,
    pub(crate) cases: Vec<core::Case>,
    pub(crate) after: Option<DateTime<FixedOffset>>,
    pub(crate) as_of: DateTime<FixedOffset>,
}

type Cases<'py> = Items<Bound<'py, Case>>;

impl Many {
    pub(crate) fn new(
        policy: &Bound<'_, Policy>,
        cases: Cases<'_>,
        after: Option<DateTime<FixedOffset>>,
        as_of: DateTime<FixedOffset>,
    ) -> Self {
        let own = cases.0.iter().map(|case| case.get().inner.clone()).collect();
        let given = cases.0.into_iter().map(Bound::unbind).collect();
        Self { policy: policy.clone().unbind(), given, cases: own, after, as_of }
    }

    pub(crate) fn policy(&self) -> &core::Policy {
        &self.policy.get().inner
    }
}

#[pymethods]
impl Policy {
    /// What is due in some cases, as of an instant, the earliest first.
    fn due(slf: &Bound<'_, Self>, cases: Cases<'_>, as_of: Instant) -> Due {
        Due::new(slf.py(), Many::new(slf, cases, None, as_of.0))
    }

    /// Figures over many cases, as of an instant, of what was recorded or due after another.
    #[pyo3(signature = (cases, as_of, *, after=None))]
    fn assurance(
        slf: &Bound<'_, Self>,
        cases: Cases<'_>,
        as_of: Instant,
        after: Option<Instant>,
    ) -> Assurance {
        Self::_assurance(slf, cases, as_of, after)
    }

    /// Pickled figures.
    fn _assurance(
        slf: &Bound<'_, Self>,
        cases: Cases<'_>,
        as_of: Instant,
        after: Option<Instant>,
    ) -> Assurance {
        Assurance::new(slf.py(), Many::new(slf, cases, after.map(|Instant(after)| after), as_of.0))
    }

    /// Closures drawn by lot from many cases: `from_each` from each stratum, decided by `seed` alone.
    ///
    /// `by` is `reason`, `blocked`, `role` or `level`.
    #[pyo3(signature = (cases, as_of, *, seed, by="reason", from_each=1, after=None))]
    fn dip_sample(
        slf: &Bound<'_, Self>,
        cases: Cases<'_>,
        as_of: Instant,
        seed: Text<'_>,
        by: &str,
        from_each: u32,
        after: Option<Instant>,
    ) -> PyResult<Sample> {
        Self::_dip_sample(slf, cases, as_of, seed, by, from_each, after)
    }

    /// A pickled sample.
    fn _dip_sample(
        slf: &Bound<'_, Self>,
        cases: Cases<'_>,
        as_of: Instant,
        seed: Text<'_>,
        by: &str,
        from_each: u32,
        after: Option<Instant>,
    ) -> PyResult<Sample> {
        let many = Many::new(slf, cases, after.map(|Instant(after)| after), as_of.0);
        Sample::new(slf.py(), many, seed.0.to_owned(), by, from_each)
    }
}
