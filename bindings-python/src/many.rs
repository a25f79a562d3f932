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

    /// Works through the cases while other threads run, until Ctrl-C is pressed, and tells what came of them.
    pub(crate) fn work<'a, T>(
        &'a self,
        py: Python<'_>,
        work: impl FnOnce(&mut Polite<'a>) -> T + Send,
        tell: impl FnOnce(T) -> String + Send,
    ) -> PyResult<String> {
        py.detach(|| {
            let mut polite = Polite { cases: self.cases.iter(), entries: 0, stopped: Ok(()) };
            let done = work(&mut polite);
            polite.stopped.map(|()| tell(done))
        })
    }
}

/// Some cases one after another; they end early when Ctrl-C is pressed.
pub(crate) struct Polite<'a> {
    cases: std::slice::Iter<'a, core::Case>,
    entries: usize,
    stopped: PyResult<()>,
}

/// After how many entries of cases Ctrl-C is looked for: a few thousandths of a second.
const ENTRIES_BETWEEN: usize = 512;

impl<'a> Iterator for Polite<'a> {
    type Item = &'a core::Case;

    fn next(&mut self) -> Option<&'a core::Case> {
        if self.entries > ENTRIES_BETWEEN {
            self.entries = 0;
            self.stopped = Python::attach(|py| py.check_signals());
        }
        if self.stopped.is_err() {
            return None;
        }
        let case = self.cases.next()?;
        let document = case.document();
        self.entries += 1 + document.contacts.len() + document.events.len();
        Some(case)
    }
}

#[pymethods]
impl Policy {
    /// What is due in some cases, as of an instant, the earliest first.
    fn due(slf: &Bound<'_, Self>, cases: Cases<'_>, as_of: Instant) -> PyResult<Due> {
        Due::new(slf.py(), Many::new(slf, cases, None, as_of.0))
    }

    /// Figures over many cases, as of an instant, of what was recorded or due after another.
    #[pyo3(signature = (cases, as_of, *, after=None))]
    fn assurance(
        slf: &Bound<'_, Self>,
        cases: Cases<'_>,
        as_of: Instant,
        after: Option<Instant>,
    ) -> PyResult<Assurance> {
        Self::_assurance(slf, cases, as_of, after)
    }

    /// Pickled figures.
    fn _assurance(
        slf: &Bound<'_, Self>,
        cases: Cases<'_>,
        as_of: Instant,
        after: Option<Instant>,
    ) -> PyResult<Assurance> {
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
