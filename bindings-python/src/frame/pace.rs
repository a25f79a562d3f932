//! Long work that stays polite: it heeds Ctrl-C and tells how far it is.

use std::fmt;

use arrow_schema::ArrowError;
use everycontact::Code;
use pyo3::prelude::*;

use crate::error::refused;

/// Why long work ended early.
pub(super) enum Stop {
    Python(PyErr),
    Table(ArrowError),
    Troubles,
}

impl fmt::Debug for Stop {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Python(_) => "Python",
            Self::Table(_) => "Table",
            Self::Troubles => "Troubles",
        })
    }
}

impl From<ArrowError> for Stop {
    fn from(error: ArrowError) -> Self {
        Self::Table(error)
    }
}

impl From<PyErr> for Stop {
    fn from(error: PyErr) -> Self {
        Self::Python(error)
    }
}

/// What the caller hears while work goes on.
pub(super) struct Pace {
    progress: Option<Py<PyAny>>,
}

impl Pace {
    pub(super) fn new(progress: Option<Py<PyAny>>) -> Self {
        Self { progress }
    }

    /// Heeds Ctrl-C.
    pub(super) fn breathe(&self) -> Result<(), Stop> {
        Ok(Python::attach(|py| py.check_signals())?)
    }

    /// Tells of so many more rows.
    pub(super) fn tell(&self, rows: usize) -> Result<(), Stop> {
        Python::attach(|py| {
            py.check_signals()?;
            if let Some(progress) = &self.progress {
                progress.call1(py, (rows,))?;
            }
            Ok(())
        })
    }
}

/// The exception for a table that cannot be read.
pub(super) fn unreadable(py: Python<'_>, error: &ArrowError) -> PyErr {
    refused(py, "table", Code::InvalidValue, &format!("it cannot be read: {error}"))
}
