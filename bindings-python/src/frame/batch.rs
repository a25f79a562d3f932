//! Batches: tables that were read once, to be asked about again.

use everycontact as core;
use everycontact::Code;
use pyo3::prelude::*;

use super::intake::Loaded;
use super::options::{Choice, Columns, Constants, OnError, Table, Timezone};
use super::pace::Pace;
use super::stopped;
use super::table::Frame;
use super::trouble::Troubles;
use crate::codebook::{self, Codebook};
use crate::error::refused;

/// The contacts of many cases, read from a table, encoded and grouped once: for one policy and instant after another.
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct CaseBatch {
    loaded: Loaded,
    diagnostics: Py<Frame>,
}

impl CaseBatch {
    pub(super) fn loaded(&self) -> &Loaded {
        &self.loaded
    }

    /// Whether it was read in terms of the codebook of a policy.
    pub(super) fn fits(&self, py: Python<'_>, policy: &core::Policy) -> PyResult<()> {
        if self.loaded.batch.codebook().digest() == policy.codebook().digest() {
            return Ok(());
        }
        let message = "it was read with another codebook than the policy's";
        Err(refused(py, "batch", Code::WrongCodebook, message))
    }
}

#[pymethods]
impl CaseBatch {
    /// Reads a table of contacts, and of observations if they have one of their own: see `Policy.recommend_frame`.
    ///
    /// The codebook is that of the policies that it will be asked about; the shipped one if none is given. Raises
    /// `EverycontactError`, with every problem at once.
    #[staticmethod]
    #[pyo3(signature = (
        contacts, observations=None, *, codebook=None, columns=None, constants=None, on_error=None, timezone=None,
        progress=None
    ))]
    #[expect(clippy::too_many_arguments, reason = "Python's arguments have names")]
    fn read(
        py: Python<'_>,
        contacts: &Bound<'_, PyAny>,
        observations: Option<&Bound<'_, PyAny>>,
        codebook: Option<Bound<'_, Codebook>>,
        columns: Option<Columns>,
        constants: Option<Constants>,
        on_error: Option<OnError>,
        timezone: Option<Timezone>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Self> {
        let codebook = codebook::given(py, codebook)?.get().0.clone();
        let choice = Choice { columns, constants, timezone, on_error };
        let tables = choice.tables(&Table { contacts, observations }, false)?;
        let (pace, mut troubles, mut loaded) = (Pace::new(progress), Troubles::default(), None);
        let read = py.detach(|| {
            tables.read(&codebook, &pace, &mut troubles, |all| {
                loaded = Some(all);
                Ok(())
            })
        });
        troubles.sort();
        read.map_err(|stop| stopped(py, stop, &troubles))?;
        let Some(loaded) = loaded else {
            return Err(refused(py, "table", Code::NothingDefined, "there is no table"));
        };
        Ok(Self { loaded, diagnostics: Py::new(py, Frame::new(troubles.table()))? })
    }

    /// How many cases there are.
    fn __len__(&self) -> usize {
        self.loaded.batch.len()
    }

    /// How many contacts they have together.
    #[getter]
    fn contacts(&self) -> usize {
        self.loaded.batch.contacts_before(self.loaded.batch.len())
    }

    /// What is wrong with the rows that were given, one row each.
    #[getter]
    pub(super) fn diagnostics(&self, py: Python<'_>) -> Py<Frame> {
        self.diagnostics.clone_ref(py)
    }

    fn __repr__(&self) -> String {
        format!("CaseBatch(cases={}, contacts={})", self.loaded.batch.len(), self.contacts())
    }
}
