//! Canonical JSON.

use wasm_bindgen::prelude::*;

use crate::error::thrown;

/// A JSON text in canonical form (RFC 8785), as receipts have it.
///
/// # Errors
///
/// With every problem at once, when it is no JSON, repeats a key, or holds a number that cannot be written exactly.
#[wasm_bindgen(js_name = canonicalJson)]
pub fn canonical_json(text: &str) -> Result<String, JsValue> {
    everycontact::canonical_json(text).map_err(thrown)
}
