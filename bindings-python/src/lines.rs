//! Cases in and out, many at once: newline-delimited JSON, one case a line, one line in memory.

mod file;

use std::io::BufReader;
use std::sync::{Mutex, TryLockError};

use everycontact as core;
use pyo3::exceptions::PyRuntimeError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;

use crate::case::Case;
use crate::codebook::{self, Codebook};
use crate::error::to_exception;
use file::{Place, Source, raised};

/// Reads cases from newline-delimited JSON, and checks each against a codebook, or the shipped one.
///
/// `source` is a path, the bytes themselves, or a file that was opened for reading bytes. It is read line by line. A bad
/// line is told of in its place, and the lines behind it are read all the same; blank lines are skipped.
///
/// >>> from everycontact import read_cases
/// >>> for line in read_cases(b'{"schema": "everycontact/case/1", "id": 7}'):
/// ...     print(line.line, line.case, line.error.code)
/// 1 None missing_field
#[pyfunction]
#[pyo3(signature = (source, codebook=None))]
pub(crate) fn read_cases<'py>(
    py: Python<'py>,
    source: Source,
    codebook: Option<Bound<'py, Codebook>>,
) -> PyResult<CaseLines> {
    let codebook = codebook::given(py, codebook)?;
    let lines = core::read_cases(BufReader::with_capacity(file::CHUNK, source), &codebook.get().0);
    Ok(CaseLines { lines: Mutex::new(lines), codebook: codebook.unbind() })
}

/// Writes cases as newline-delimited JSON, one a line, in the order in which they come.
///
/// `target` is a path, or a file that was opened for writing bytes. What is written of a case is its whole document,
/// whatever it is seen from.
#[pyfunction]
pub(crate) fn write_cases(py: Python<'_>, target: Place, cases: Cases<'_>) -> PyResult<()> {
    let cases = cases.0.try_iter()?;
    let mut target = target.open(py)?;
    for case in cases {
        let case = case?;
        let case = &case.cast::<Case>()?.get().inner;
        py.detach(|| core::write_cases(&mut target, [case])).map_err(raised)?;
    }
    py.detach(|| target.finish()).map_err(raised)
}

/// Any number of cases, one after the other.
pub(crate) struct Cases<'py>(Bound<'py, PyAny>);

impl<'a, 'py> FromPyObject<'a, 'py> for Cases<'py> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = pyo3::type_hint_subscript!(
        type_hint_identifier!("collections.abc", "Iterable"),
        <Case as pyo3::PyTypeInfo>::TYPE_HINT
    );

    fn extract(object: pyo3::Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self(object.to_owned()))
    }
}

/// The lines of a stream of cases; see `read_cases`.
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct CaseLines {
    lines: Mutex<core::CaseLines<BufReader<Source>>>,
    codebook: Py<Codebook>,
}

#[pymethods]
impl CaseLines {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<CaseLine<'py>>> {
        // Never waits: the file may be Python's own, and may ask for the next line while it is being read.
        let next = py.detach(|| match self.lines.try_lock() {
            Ok(mut lines) => Ok(lines.next()),
            Err(TryLockError::Poisoned(lines)) => Ok(lines.into_inner().next()),
            Err(TryLockError::WouldBlock) => Err(()),
        });
        let busy = || PyRuntimeError::new_err("the lines are being read already");
        match next.map_err(|()| busy())? {
            None => Ok(None),
            Some(Err(error)) => Err(raised(error.into_cause())),
            Some(Ok(line)) => CaseLine::new(py, line, &self.codebook).map(Some),
        }
    }
}

/// A line as Python has it: a named tuple of the package.
pub(crate) struct CaseLine<'py>(Bound<'py, PyAny>);

impl<'py> CaseLine<'py> {
    fn new(py: Python<'py>, line: core::CaseLine, codebook: &Py<Codebook>) -> PyResult<Self> {
        let class = py.import("everycontact._lines")?.getattr("CaseLine")?;
        let made = match line.case {
            Ok(case) => class.call1((line.line, Case::of(case, codebook.clone_ref(py)), py.None())),
            Err(error) => class.call1((line.line, py.None(), to_exception(py, &error).into_value(py))),
        };
        made.map(Self)
    }
}

impl<'py> IntoPyObject<'py> for CaseLine<'py> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = std::convert::Infallible;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("everycontact._lines", "CaseLine");

    fn into_pyobject(self, _: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.0)
    }
}
