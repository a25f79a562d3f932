//! Digests, which in Python are texts: `sha256:` and 64 hexadecimal digits.

use everycontact::{Code, Digest};
use pyo3::prelude::*;

use crate::error::refused;

pub(crate) fn parsed(py: Python<'_>, text: &str) -> PyResult<Digest> {
    text.parse().map_err(|error: everycontact::DigestError| {
        refused(py, "digest", Code::InvalidValue, &error.to_string())
    })
}
