//! Tables that Python can take up without a copy.

use std::convert::Infallible;
use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::SchemaRef;
use everycontact_capsule::{schema_capsule, stream_capsule};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyInt, PyString};
use pyo3::{PyTypeInfo, type_hint_subscript, type_hint_union};

use crate::data::Tuple;
use crate::recommendation::Recommendation;

/// A table with Arrow's PyCapsule interface: polars, pandas, pyarrow and DuckDB take it as it is.
///
/// `polars.DataFrame(frame)`, `pyarrow.table(frame)`, `pandas.DataFrame.from_arrow(frame)`, or `frame` in DuckDB's SQL.
#[pyclass(frozen, subclass, module = "everycontact")]
pub(crate) struct Frame {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Frame {
    pub(super) fn new((schema, batches): (SchemaRef, Vec<RecordBatch>)) -> Self {
        Self { schema, batches }
    }

    fn rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}

#[pymethods]
impl Frame {
    /// The batches, for libraries that read Arrow.
    #[pyo3(signature = (requested_schema=None) -> "object")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // A schema is a wish that need not be met.
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        stream_capsule(py, Box::new(RecordBatchIterator::new(batches, Arc::clone(&self.schema))))
    }

    /// The schema, for libraries that read Arrow.
    #[pyo3(signature = () -> "object")]
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.schema)
    }

    fn __len__(&self) -> usize {
        self.rows()
    }

    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Tuple<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let (name, frame) = (slf.get_type().name()?, slf.get());
        let columns: Vec<&str> = frame.schema.fields().iter().map(|field| field.name().as_str()).collect();
        Ok(format!("{name}(rows={}, columns=['{}'])", frame.rows(), columns.join("', '")))
    }
}

/// What a policy asks for in many cases: one row each, in the order in which the cases first came.
#[pyclass(frozen, extends = Frame, module = "everycontact")]
pub(crate) struct RecommendationFrame {
    diagnostics: Py<Frame>,
    recommendations: Py<PyDict>,
}

impl RecommendationFrame {
    pub(super) fn made<'py>(
        py: Python<'py>,
        table: (SchemaRef, Vec<RecordBatch>),
        diagnostics: Py<Frame>,
        recommendations: Py<PyDict>,
    ) -> PyResult<Bound<'py, Self>> {
        let own = Self { diagnostics, recommendations };
        Bound::new(py, PyClassInitializer::from(Frame::new(table)).add_subclass(own))
    }
}

#[pymethods]
impl RecommendationFrame {
    /// What is wrong with the rows that were given, one row each: `table`, `row`, `column`, `code`, `message`, `help`.
    #[getter]
    fn diagnostics(&self, py: Python<'_>) -> Py<Frame> {
        self.diagnostics.clone_ref(py)
    }

    /// The whole recommendation of each case that was asked for in `reasons`, by the caller's id.
    #[getter]
    fn recommendations<'py>(&self, py: Python<'py>) -> PyResult<ById<'py>> {
        self.recommendations.bind(py).copy().map(ById)
    }
}

/// Recommendations by the id that the caller's table has, a text or a whole number.
struct ById<'py>(Bound<'py, PyDict>);

impl<'py> IntoPyObject<'py> for ById<'py> {
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        PyDict::TYPE_HINT,
        type_hint_union!(PyString::TYPE_HINT, PyInt::TYPE_HINT),
        Recommendation::TYPE_HINT
    );

    fn into_pyobject(self, _: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self.0)
    }
}
