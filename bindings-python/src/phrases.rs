//! The words that notebooks show.

use pyo3::prelude::*;

/// The phrases of the library as JSON text: what `everycontact._words` takes its words from.
#[pyfunction]
pub(crate) fn phrases() -> String {
    everycontact::Phrases::english().to_json()
}
