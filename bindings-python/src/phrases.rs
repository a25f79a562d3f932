//! Phrases.

use std::borrow::Cow;

use everycontact as core;
use pyo3::prelude::*;

use crate::document::{Again, Document, Readable, document, quoted, readable};

/// The words of explanations and comparisons, in English or in a translation.
///
/// >>> Phrases.english().language
/// 'en-GB'
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Phrases(core::Phrases);

document!(Phrases);
readable!(Phrases);

#[pymethods]
impl Phrases {
    /// The English phrases.
    #[staticmethod]
    fn english() -> Self {
        Self(core::Phrases::english())
    }

    /// The language, as HTML's `lang` names it.
    #[getter]
    fn language(&self) -> &str {
        self.0.language()
    }
}

impl Document for Phrases {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        self.read_again(class)
    }

    fn shown(&self) -> String {
        format!("Phrases({})", quoted(self.language()))
    }
}

impl Readable for Phrases {
    fn read(text: &str) -> Result<Self, core::LoadError> {
        core::Phrases::parse(text).map(Self)
    }
}

/// The phrases that are given, or the English ones.
pub(crate) fn given(phrases: Option<&Bound<'_, Phrases>>) -> core::Phrases {
    phrases.map_or_else(core::Phrases::english, |phrases| phrases.get().0.clone())
}
