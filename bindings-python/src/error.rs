//! Errors: what the library refuses becomes an `EverycontactError`.

use everycontact::{Code, LoadError};
use pyo3::prelude::*;

/// The `EverycontactError` for a load error; the import error itself if its class cannot be found.
pub(crate) fn to_exception(py: Python<'_>, error: &LoadError) -> PyErr {
    raised(py, &error.to_string(), &error.to_json())
}

/// The same for what has an error of its own kind.
pub(crate) fn refuse(py: Python<'_>, error: impl Into<LoadError>) -> PyErr {
    to_exception(py, &error.into())
}

/// The `EverycontactError` for one problem that Python alone can have: a text or an object that is no document.
pub(crate) fn refused(py: Python<'_>, document: &str, code: Code, message: &str) -> PyErr {
    let (name, help) = (code.as_str(), code.help());
    let told = format!("the {document} has 1 problem\n  1:1: document: {message} [{name}]; help: {help}");
    let problem = serde_json::json!([{
        "code": name, "severity": "error", "path": "", "line": 1, "column": 1, "message": message, "help": help,
    }]);
    raised(py, &told, &problem.to_string())
}

pub(crate) fn raised(py: Python<'_>, message: &str, problems: &str) -> PyErr {
    let exception = py
        .import("everycontact._errors")
        .and_then(|module| module.getattr("EverycontactError"))
        .and_then(|class| class.call_method1("_from_json", (message, problems)));
    match exception {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => error,
    }
}
