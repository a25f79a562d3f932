//! From text to text: the functions that take and give JSON and hold no handle.

use pyo3::prelude::*;

use crate::error::to_exception;

/// What a recommendation is asked for, as Python gives it: policy, codebook, case and as-of instant.
type Asked = (String, String, String, String);

fn asked((policy, codebook, case, as_of): &Asked) -> everycontact::wire::Asked<'_> {
    everycontact::wire::Asked { policy, codebook, case, as_of }
}

/// What `policy` asks for, given `case`, as of the instant `as_of`.
///
/// The first three are JSON documents as text; `as_of` is a date and time with an offset, such as
/// `2019-12-02T09:00:00+00:00`. Nothing recorded after it takes part. The recommendation is JSON text.
///
/// Raises `EverycontactError`, with every problem at once, when a document or the instant does not load.
#[pyfunction]
pub(crate) fn recommend(
    py: Python<'_>,
    policy: &str,
    codebook: &str,
    case: &str,
    as_of: &str,
) -> PyResult<String> {
    py.detach(|| everycontact::wire::recommend_json(policy, codebook, case, as_of))
        .map_err(|error| to_exception(py, &error))
}

/// Why `policy` asks for what it asks for in `case`, what would change it, and which unknown matters most.
///
/// Raises `EverycontactError`, with every problem at once, when a document or the instant does not load.
#[pyfunction]
pub(crate) fn explain(
    py: Python<'_>,
    policy: &str,
    codebook: &str,
    case: &str,
    as_of: &str,
) -> PyResult<String> {
    py.detach(|| everycontact::wire::explain_json(policy, codebook, case, as_of))
        .map_err(|error| to_exception(py, &error))
}

/// The recommendation with the digests of all that it rests on, as one canonical JSON text, to be kept.
///
/// Raises `EverycontactError`, with every problem at once, when a document or the instant does not load.
#[pyfunction]
pub(crate) fn receipt(
    py: Python<'_>,
    policy: &str,
    codebook: &str,
    case: &str,
    as_of: &str,
) -> PyResult<String> {
    py.detach(|| everycontact::wire::receipt_json(policy, codebook, case, as_of))
        .map_err(|error| to_exception(py, &error))
}

/// What differs between `receipt` and what is made again; `case` may be given as it stands today.
///
/// Raises `EverycontactError`, with every problem at once, when a document or the receipt does not load. A receipt
/// that loads and does not hold is no error: its differences are listed.
#[pyfunction]
pub(crate) fn verify(
    py: Python<'_>,
    policy: &str,
    codebook: &str,
    case: &str,
    receipt: &str,
) -> PyResult<String> {
    py.detach(|| everycontact::wire::verify_json(policy, codebook, case, receipt))
        .map_err(|error| to_exception(py, &error))
}

/// What differs between two recommendations, and whether facts, time or the policy moved the level.
///
/// `before` and `after` are each an `Asked`, or a tuple of the same four texts: policy, codebook, case, as-of
/// instant. Raises `EverycontactError`, with every problem of the first document that does not load; its path
/// starts with `before` or `after`.
#[pyfunction]
pub(crate) fn compare(py: Python<'_>, before: Asked, after: Asked) -> PyResult<String> {
    py.detach(|| everycontact::wire::compare_json(asked(&before), asked(&after)))
        .map_err(|error| to_exception(py, &error))
}

/// Where a case stands under `policy`, as of the instant `as_of`: responses, home, closures, duties.
///
/// Raises `EverycontactError`, with every problem at once, when a document or the instant does not load.
#[pyfunction]
pub(crate) fn standing(
    py: Python<'_>,
    policy: &str,
    codebook: &str,
    case: &str,
    as_of: &str,
) -> PyResult<String> {
    py.detach(|| everycontact::wire::standing_json(policy, codebook, case, as_of))
        .map_err(|error| to_exception(py, &error))
}

/// What is due in many cases, each a JSON text, as of the instant `as_of`; the earliest first.
///
/// Raises `EverycontactError`, with every problem of the first document that does not load.
#[pyfunction]
pub(crate) fn due(
    py: Python<'_>,
    policy: &str,
    codebook: &str,
    cases: Vec<String>,
    as_of: &str,
) -> PyResult<String> {
    py.detach(|| everycontact::wire::due_json(policy, codebook, &cases, as_of))
        .map_err(|error| to_exception(py, &error))
}

/// Figures over many cases, each a JSON text, of what was recorded or due after `after` and up to `as_of`.
///
/// Raises `EverycontactError`, with every problem of the first document that does not load.
#[pyfunction]
#[pyo3(signature = (policy, codebook, cases, as_of, *, after=None))]
pub(crate) fn assurance(
    py: Python<'_>,
    policy: &str,
    codebook: &str,
    cases: Vec<String>,
    as_of: &str,
    after: Option<&str>,
) -> PyResult<String> {
    py.detach(|| everycontact::wire::assurance_json(policy, codebook, &cases, after, as_of))
        .map_err(|error| to_exception(py, &error))
}

/// Closures drawn by lot from many cases: `from_each` from each stratum, decided by `seed` alone.
///
/// `by` is `reason`, `blocked`, `role` or `level`. Raises `EverycontactError`, with every problem of the first
/// document that does not load.
#[pyfunction]
#[pyo3(signature = (policy, codebook, cases, as_of, *, seed, by="reason", from_each=1, after=None))]
#[expect(clippy::too_many_arguments, reason = "Python's arguments have names")]
pub(crate) fn dip_sample(
    py: Python<'_>,
    policy: &str,
    codebook: &str,
    cases: Vec<String>,
    as_of: &str,
    seed: &str,
    by: &str,
    from_each: u32,
    after: Option<&str>,
) -> PyResult<String> {
    let draw = everycontact::wire::DrawText { seed, by, from_each };
    py.detach(|| everycontact::wire::dip_sample_json(policy, codebook, &cases, draw, after, as_of))
        .map_err(|error| to_exception(py, &error))
}
