//! Arrow's PyCapsule interface: tables of other libraries in, and ours out, without a copy.
//!
//! A capsule holds a pointer to a struct of Arrow's C interface, under a name that says which. Taking the struct out
//! is the one thing that the binding does with `unsafe`, so it stands in a package of its own.

use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader, StructArray};
use arrow_schema::{ArrowError, Schema};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";

/// A reader of batches.
pub type Reader = Box<dyn RecordBatchReader + Send>;

/// The batches of anything that speaks the interface.
///
/// # Errors
/// A `TypeError` if it does not, and whatever the object raises.
pub fn read(table: &Bound<'_, PyAny>) -> PyResult<Reader> {
    if table.hasattr("__arrow_c_stream__")? {
        let capsule = table.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>()?;
        return Ok(Box::new(take_stream(&capsule)?));
    }
    if table.hasattr("__arrow_c_array__")? {
        let pair = table.call_method0("__arrow_c_array__")?.cast_into::<PyTuple>()?;
        let batch = take_batch(&pair)?;
        let schema = batch.schema();
        return Ok(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
    }
    let name = table.get_type().name()?;
    Err(PyTypeError::new_err(format!(
        "expected a table with `__arrow_c_stream__` (polars, pandas, pyarrow, DuckDB, …), not `{name}`"
    )))
}

fn take_stream(capsule: &Bound<'_, PyCapsule>) -> PyResult<RecordBatchStreamReader> {
    let pointer = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: a capsule of this name points to a stream (Arrow's PyCapsule interface), which is moved out: the struct
    // that stays behind is marked as released, so that the capsule's destructor does nothing.
    let stream = unsafe { RecordBatchStreamReader::from_raw(pointer.as_ptr()) };
    stream.map_err(|error| unreadable(&error))
}

fn take_batch(pair: &Bound<'_, PyTuple>) -> PyResult<RecordBatch> {
    let (schema, array) =
        (pair.get_item(0)?.cast_into::<PyCapsule>()?, pair.get_item(1)?.cast_into::<PyCapsule>()?);
    let schema = schema.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
    let array = array.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
    // SAFETY: a capsule of this name points to an array, which is moved out; what stays behind is marked as released.
    let array = unsafe { FFI_ArrowArray::from_raw(array.as_ptr()) };
    // SAFETY: a capsule of this name points to a schema, which lives as long as `pair` does.
    let schema = unsafe { schema.as_ref() };
    // SAFETY: the interface says that the array has the type of the schema that comes with it.
    let data = unsafe { from_ffi(array, schema) }.map_err(|error| unreadable(&error))?;
    if !matches!(data.data_type(), arrow_schema::DataType::Struct(_)) {
        return Err(PyTypeError::new_err("expected a table, not a single column"));
    }
    let (fields, columns, nulls) = StructArray::from(data).into_parts();
    if nulls.is_some_and(|nulls| nulls.null_count() > 0) {
        return Err(PyValueError::new_err("the table cannot be read: a row as a whole is null"));
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).map_err(|error| unreadable(&error))
}

fn unreadable(error: &ArrowError) -> PyErr {
    PyValueError::new_err(format!("the table cannot be read: {error}"))
}

/// A capsule with the batches of a reader.
///
/// # Errors
/// If Python has no memory for it.
pub fn stream_capsule(py: Python<'_>, reader: Reader) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(reader), STREAM)
}

/// A capsule with a schema.
///
/// # Errors
/// If the schema has a type that Arrow's C interface cannot express.
pub fn schema_capsule<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema).map_err(|error| unreadable(&error))?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}
