//! Frames: the contacts of many cases in, levels in columns out.

mod batch;
mod cell;
mod dates;
mod fields;
mod intake;
mod late;
mod names;
mod numbering;
mod observed;
mod options;
mod output;
mod pace;
mod reader;
mod regroup;
mod rows;
mod run;
mod slice;
mod table;
mod tables;
mod texts;
mod trouble;
mod words;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

pub(crate) use batch::CaseBatch;
pub(crate) use table::{Frame, RecommendationFrame};

use crate::case::Case;
use crate::instant::Instant;
use crate::policy::Policy;
use crate::recommendation::Recommendation;
use options::{Choice, Columns, Constants, Ids, OnError, Outputs, Table, Threads, Timezone};
use output::Output;
use pace::{Pace, Stop, unreadable};
use run::{Results, Work, finished};
use trouble::Troubles;

#[pymethods]
impl Policy {
    /// What the policy asks for in many cases, as of an instant: one row for each case.
    ///
    /// `contacts` is a table of anything that speaks Arrow (polars, pandas, pyarrow, DuckDB, …), one row a contact, in
    /// any order, or a `CaseBatch`. Its columns are `case`, `kind`, `sector`, `agency`, `occurred` and `recorded`, and
    /// if there are such `contact` (an id), `occurred_latest` (where only a span of days is known), `received`,
    /// `first_hand` (true or false), `occurrence` (one id for all reports of one occurrence), `worry` (`professional`
    /// or `carer`), `ideology`, `subject` (`child` or `adult`; `home` and `route` may need it) and `observations` (a
    /// list of indicators, or of structs of what follows). `observations` is a table with one row an observation:
    /// `contact`, `indicator`, `presence`, `basis`, `role`, and `case` where the ids of contacts repeat between cases.
    /// All words are those of the documents. Other columns are not read; one whose name is nearly that of a field is
    /// refused.
    ///
    /// `columns` gives the caller's names for these, `constants` one value for all rows of what has no column. Times
    /// without an offset need `timezone`, a name such as `Europe/London`. `output` says which columns come out beside
    /// `case`; by default `level`, `ceiling`, `ceiling_with_unasked` and `criteria`. There are besides `alone`, the ranks
    /// `rank`, `ceiling_rank`, `ceiling_with_unasked_rank` and `alone_rank` (from 0 for the lowest level), `home` and
    /// `route`. Levels come as dictionaries of text, ranks as unsigned bytes, `criteria` as 64 bits, of which bit 0 is the
    /// policy's first criterion (`criteria_high` has those beyond 64). `reasons` names the cases whose whole
    /// recommendation is wanted; one that is not in the table has none.
    ///
    /// With `on_error="collect"`, and not `"raise"`, nothing is said of a case with a row that could not be read, and the
    /// `diagnostics` say what is wrong with it. With `sorted=True` the rows are sorted by case, observations stand in the
    /// column `observations`, and no more than a piece of the rows is held at a time. `threads` is 1 unless it is given,
    /// and `progress` is called with the number of rows done since it was called last. A frame has no events: nothing in
    /// it is explained, closed or returned.
    ///
    /// Raises `EverycontactError`, with the first hundred problems at once.
    #[pyo3(signature = (
        contacts, observations=None, *, as_of, columns=None, constants=None,
        output=None, reasons=None, on_error=None, sorted=false, timezone=None, threads=None, progress=None
    ))]
    #[expect(clippy::too_many_arguments, reason = "Python's arguments have names")]
    fn recommend_frame<'py>(
        slf: &Bound<'py, Self>,
        py: Python<'py>,
        contacts: &Bound<'py, PyAny>,
        observations: Option<&Bound<'py, PyAny>>,
        as_of: Instant,
        columns: Option<Columns>,
        constants: Option<Constants>,
        output: Option<Outputs>,
        reasons: Option<Ids>,
        on_error: Option<OnError>,
        sorted: bool,
        timezone: Option<Timezone>,
        threads: Option<Threads>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Bound<'py, RecommendationFrame>> {
        let policy = &slf.get().inner;
        let output = Output::new(policy, output.unwrap_or_default().0);
        let (asked, reasons) = reasons.unwrap_or_default().split();
        let threads = threads.unwrap_or_default().0;
        let work = Work { policy: policy.clone(), as_of: as_of.0, output, reasons, threads };
        let pace = Pace::new(progress);
        let mut results = Results::default();
        if let Ok(batch) = contacts.cast::<CaseBatch>() {
            if observations.is_some() || columns.is_some() || constants.is_some() {
                let message = "a `CaseBatch` has its observations: `observations`, `columns` and `constants` are said where it is made";
                return Err(PyTypeError::new_err(message));
            }
            let batch = batch.get();
            batch.fits(py, policy)?;
            let worked = py.detach(|| work.add(batch.loaded(), &pace, &mut results));
            worked.map_err(|stop| stopped(py, stop, &Troubles::default()))?;
            return made(slf, results, asked, batch.diagnostics(py));
        }
        let choice = Choice { columns, constants, timezone, on_error };
        let table = Table { contacts, observations };
        let mut tables = choice.tables(&table, sorted)?;
        (tables.needs_subject, tables.keep_names) = (work.output.reads_subject(), !work.reasons.is_empty());
        tables.in_memory = in_memory(contacts)? && observations.map_or(Ok(true), in_memory)?;
        let codebook = policy.codebook();
        let mut troubles = Troubles::default();
        let worked = py.detach(|| {
            tables.read(codebook, &pace, &mut troubles, |loaded| work.add(&loaded, &pace, &mut results))
        });
        troubles.sort();
        worked.map_err(|stop| stopped(py, stop, &troubles))?;
        let diagnostics = Py::new(py, Frame::new(troubles.table()))?;
        made(slf, results, asked, diagnostics)
    }
}

fn made<'py>(
    policy: &Bound<'py, Policy>,
    results: Results,
    asked: Vec<Py<PyAny>>,
    diagnostics: Py<Frame>,
) -> PyResult<Bound<'py, RecommendationFrame>> {
    let (schema, batches, recommended) = finished(results);
    let (py, codebook) = (policy.py(), &policy.get().codebook);
    let recommendations = PyDict::new(py);
    for (at, recommendation, case) in recommended {
        if let Some(id) = asked.get(at) {
            recommendations.set_item(
                id,
                Recommendation::new(
                    policy,
                    &Bound::new(py, Case::of(case, codebook.clone_ref(py)))?,
                    recommendation,
                ),
            )?;
        }
    }
    RecommendationFrame::made(py, (schema, batches), diagnostics, recommendations.unbind())
}

/// Whether a table is in memory: one that knows its length, and is no query that has yet to be answered.
fn in_memory(table: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(table.hasattr("__len__")? && !table.hasattr("sql_query")?)
}

/// The exception for work that ended early.
fn stopped(py: Python<'_>, stop: Stop, troubles: &Troubles) -> PyErr {
    match stop {
        Stop::Python(error) => error,
        Stop::Table(error) => unreadable(py, &error),
        Stop::Troubles => troubles.raise(py),
    }
}
