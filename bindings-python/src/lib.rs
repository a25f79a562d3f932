//! The Python binding of `everycontact`.
//!
//! It converts, and adds no rule of its own: documents go in as JSON text, the recommendation comes out as
//! JSON text, and its bytes are those of the Rust library. The exception class is written in Python, in
//! `everycontact/_errors.py`, so that the type stub is complete and the exception can be pickled.

use everycontact::LoadError;
use pyo3::prelude::*;

#[pymodule]
mod _everycontact {
    use pyo3::prelude::*;

    use super::to_exception;

    /// What `policy` asks for, given `case`, as of the instant `as_of`.
    ///
    /// The first three are JSON documents as text; `as_of` is a date and time with an offset, such as
    /// `2019-12-02T09:00:00+00:00`. Nothing recorded after it takes part. The recommendation is JSON text.
    ///
    /// Raises `EverycontactError`, with every problem at once, when a document or the instant does not load.
    #[pyfunction]
    fn recommend(py: Python<'_>, policy: &str, codebook: &str, case: &str, as_of: &str) -> PyResult<String> {
        py.detach(|| everycontact::wire::recommend_json(policy, codebook, case, as_of))
            .map_err(|error| to_exception(py, &error))
    }
}

/// The `EverycontactError` for a load error; the import error itself if its class cannot be found.
fn to_exception(py: Python<'_>, error: &LoadError) -> PyErr {
    let exception = py
        .import("everycontact._errors")
        .and_then(|module| module.getattr("EverycontactError"))
        .and_then(|class| class.call_method1("_from_json", (error.to_string(), error.to_json())));
    match exception {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => error,
    }
}
