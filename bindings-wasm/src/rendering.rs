//! How to render.

use everycontact::{Code, Disclosure, Rendering};
use wasm_bindgen::prelude::*;

use crate::error::refused;

/// The rendering that a word names: `text`, `markdown` or `html`.
pub(crate) fn rendering(format: &str, redacted: bool) -> Result<Rendering, JsValue> {
    let rendering = match format {
        "text" => Rendering::text(),
        "markdown" => Rendering::markdown(),
        "html" => Rendering::html(),
        _ => {
            return Err(refused("format", "", Code::InvalidValue, "expected `text`, `markdown` or `html`"));
        }
    };
    Ok(if redacted { rendering.redacted() } else { rendering })
}

/// Whether free text, days and ids are told.
pub(crate) fn disclosure(redacted: bool) -> Disclosure {
    if redacted { Disclosure::Redacted } else { Disclosure::Whole }
}
