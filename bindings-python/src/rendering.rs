//! How to render.

use everycontact::{Code, Rendering};
use pyo3::prelude::*;

use crate::error::refused;

/// The rendering that a word names: `text`, `markdown` or `html`.
pub(crate) fn rendering(py: Python<'_>, format: &str, redacted: bool) -> PyResult<Rendering> {
    let rendering = match format {
        "text" => Rendering::text(),
        "markdown" => Rendering::markdown(),
        "html" => Rendering::html(),
        _ => {
            let message = "expected `text`, `markdown` or `html`";
            return Err(refused(py, "format", Code::InvalidValue, message));
        }
    };
    Ok(if redacted { rendering.redacted() } else { rendering })
}
