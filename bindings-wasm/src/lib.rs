//! The WebAssembly binding of `everycontact`.
//!
//! It converts, and adds no rule of its own: documents go in as JSON text, what they lead to comes out as
//! JSON text, and its bytes are those of the Rust library. Text, and not JavaScript values, because their
//! conversion would let an unknown field pass in silence.

use everycontact::LoadError;
use everycontact::wire::Asked;
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

/// Why `policy` asks for what it asks for in `case`, what would change it, and which unknown matters most.
///
/// # Errors
///
/// As for `recommend`.
#[wasm_bindgen]
pub fn explain(
    policy: &str,
    codebook: &str,
    case: &str,
    #[wasm_bindgen(js_name = asOf)] as_of: &str,
) -> Result<String, Error> {
    everycontact::wire::explain_json(policy, codebook, case, as_of).map_err(|error| to_error(&error))
}

/// The recommendation with the digests of all that it rests on, as one canonical JSON text, to be kept.
///
/// # Errors
///
/// As for `recommend`.
#[wasm_bindgen]
pub fn receipt(
    policy: &str,
    codebook: &str,
    case: &str,
    #[wasm_bindgen(js_name = asOf)] as_of: &str,
) -> Result<String, Error> {
    everycontact::wire::receipt_json(policy, codebook, case, as_of).map_err(|error| to_error(&error))
}

/// What differs between `receipt` and what is made again; `case` may be given as it stands today.
///
/// A receipt that loads and does not hold is no error: its differences are listed.
///
/// # Errors
///
/// As for `recommend`, and when the receipt does not load.
#[wasm_bindgen]
pub fn verify(policy: &str, codebook: &str, case: &str, receipt: &str) -> Result<String, Error> {
    everycontact::wire::verify_json(policy, codebook, case, receipt).map_err(|error| to_error(&error))
}

/// What differs between two recommendations, and whether facts, time or the policy moved the level.
///
/// # Errors
///
/// As for `recommend`; the path of a problem starts with `before` or `after`.
#[wasm_bindgen]
#[expect(
    clippy::too_many_arguments,
    reason = "an object would be read without its unknown fields being refused"
)]
pub fn compare(
    #[wasm_bindgen(js_name = beforePolicy)] before_policy: &str,
    #[wasm_bindgen(js_name = beforeCodebook)] before_codebook: &str,
    #[wasm_bindgen(js_name = beforeCase)] before_case: &str,
    #[wasm_bindgen(js_name = beforeAsOf)] before_as_of: &str,
    #[wasm_bindgen(js_name = afterPolicy)] after_policy: &str,
    #[wasm_bindgen(js_name = afterCodebook)] after_codebook: &str,
    #[wasm_bindgen(js_name = afterCase)] after_case: &str,
    #[wasm_bindgen(js_name = afterAsOf)] after_as_of: &str,
) -> Result<String, Error> {
    let asked = |policy, codebook, case, as_of| Asked { policy, codebook, case, as_of };
    everycontact::wire::compare_json(
        asked(before_policy, before_codebook, before_case, before_as_of),
        asked(after_policy, after_codebook, after_case, after_as_of),
    )
    .map_err(|error| to_error(&error))
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
