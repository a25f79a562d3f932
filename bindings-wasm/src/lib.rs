//! The WebAssembly binding of `everycontact`.
//!
//! It converts, and adds no rule of its own: documents go in as JSON text, what they lead to comes out as
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

/// Where a case stands under `policy`, as of the instant `asOf`: responses, home, closures, duties.
///
/// # Errors
///
/// As for `recommend`.
#[wasm_bindgen]
pub fn standing(
    policy: &str,
    codebook: &str,
    case: &str,
    #[wasm_bindgen(js_name = asOf)] as_of: &str,
) -> Result<String, Error> {
    everycontact::wire::standing_json(policy, codebook, case, as_of).map_err(|error| to_error(&error))
}

/// What is due in many cases, each a JSON text, as of the instant `asOf`; the earliest first.
///
/// # Errors
///
/// As for `recommend`; the path of a problem says in which case it is.
#[wasm_bindgen]
pub fn due(
    policy: &str,
    codebook: &str,
    cases: Vec<String>,
    #[wasm_bindgen(js_name = asOf)] as_of: &str,
) -> Result<String, Error> {
    everycontact::wire::due_json(policy, codebook, &cases, as_of).map_err(|error| to_error(&error))
}

/// Figures over many cases, each a JSON text, of what was recorded or due after `after`, if it is given.
///
/// # Errors
///
/// As for `due`.
#[wasm_bindgen]
pub fn assurance(
    policy: &str,
    codebook: &str,
    cases: Vec<String>,
    #[wasm_bindgen(js_name = asOf)] as_of: &str,
    after: Option<String>,
) -> Result<String, Error> {
    everycontact::wire::assurance_json(policy, codebook, &cases, after.as_deref(), as_of)
        .map_err(|error| to_error(&error))
}

/// Closures drawn by lot from many cases: `fromEach` from each stratum, decided by `seed` alone.
///
/// `by` is `reason`, `blocked`, `role` or `level`.
///
/// # Errors
///
/// As for `due`.
#[wasm_bindgen(js_name = dipSample)]
#[expect(
    clippy::too_many_arguments,
    reason = "an object would be read without its unknown fields being refused"
)]
pub fn dip_sample(
    policy: &str,
    codebook: &str,
    cases: Vec<String>,
    #[wasm_bindgen(js_name = asOf)] as_of: &str,
    seed: &str,
    by: &str,
    #[wasm_bindgen(js_name = fromEach)] from_each: u32,
    after: Option<String>,
) -> Result<String, Error> {
    let draw = everycontact::wire::DrawText { seed, by, from_each };
    everycontact::wire::dip_sample_json(policy, codebook, &cases, draw, after.as_deref(), as_of)
        .map_err(|error| to_error(&error))
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
