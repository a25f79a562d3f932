//! What is thrown.

use everycontact::{Code, LoadError, wire};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// What is thrown for a load error: its problems as JSON text, a line end, and its message.
pub(crate) fn thrown(error: impl Into<LoadError>) -> JsValue {
    let error = error.into();
    written(&error.to_json(), &error.to_string())
}

fn written(problems: &str, message: &str) -> JsValue {
    JsValue::from_str(&format!("{problems}\n{message}"))
}

#[derive(Serialize)]
struct Problem<'a> {
    code: &'a str,
    severity: &'a str,
    path: &'a str,
    line: u32,
    column: u32,
    message: &'a str,
    help: &'a str,
}

/// What is thrown for one problem that JavaScript alone can have: a text or an object that is no document.
pub(crate) fn refused(document: &str, path: &str, code: Code, message: &str) -> JsValue {
    let (name, help) = (code.as_str(), code.help());
    let problem = Problem { code: name, severity: "error", path, line: 1, column: 1, message, help };
    let place = if path.is_empty() { "document" } else { path };
    let problems = wire::json_of(&[problem]);
    written(
        &problems,
        &format!("the {document} has 1 problem\n  1:1: {place}: {message} [{name}]; help: {help}"),
    )
}

/// The text that would be thrown for one problem of a document, of one of the codes that there are.
///
/// # Errors
///
/// Never; it throws what it would return, so that there is one way to read it.
#[wasm_bindgen]
pub fn refusal(document: &str, path: &str, code: &str, message: &str) -> Result<(), JsValue> {
    let code = Code::ALL.iter().find(|known| known.as_str() == code);
    Err(refused(document, path, code.copied().unwrap_or(Code::InvalidValue), message))
}
