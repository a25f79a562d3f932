//! The WebAssembly binding of `everycontact`.
//!
//! It converts, and adds no rule of its own: documents go in as JSON text, the recommendation comes out as
//! JSON text, and its bytes are those of the Rust library. Text, and not JavaScript values, because their
//! conversion would let an unknown field pass in silence.

use everycontact::LoadError;
use js_sys::{Array, Error, JSON, Reflect};
use wasm_bindgen::prelude::*;

/// What `policy` asks for, given `case`, as of the instant `asOf`.
///
/// The first three are JSON documents as text; `asOf` is a date and time with an offset, such as
/// `2019-12-02T09:00:00+00:00`. Nothing recorded after it takes part. The recommendation is JSON text.
///
/// # Errors
///
/// Throws an `Error` named `EverycontactError`, whose `problems` lists every problem at once, when a document
/// or the instant does not load.
#[wasm_bindgen]
pub fn recommend(
    policy: &str,
    codebook: &str,
    case: &str,
    #[wasm_bindgen(js_name = asOf)] as_of: &str,
) -> Result<String, Error> {
    everycontact::wire::recommend_json(policy, codebook, case, as_of).map_err(|error| to_error(&error))
}

/// The JavaScript error for a load error.
fn to_error(error: &LoadError) -> Error {
    let thrown = Error::new(&error.to_string());
    thrown.set_name("EverycontactError");
    let problems = JSON::parse(&error.to_json()).unwrap_or_else(|_| Array::new().into());
    // Setting a property of an object that was made two lines above cannot fail.
    let _ = Reflect::set(&thrown, &"problems".into(), &problems);
    thrown
}
