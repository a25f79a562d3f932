//! Phrases.

use everycontact as core;
use wasm_bindgen::prelude::*;

use crate::error::thrown;

/// The words of explanations and comparisons, in English or in a translation.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Phrases {
    pub(crate) inner: core::Phrases,
}

#[wasm_bindgen]
impl Phrases {
    /// The English phrases.
    #[must_use]
    pub fn english() -> Phrases {
        Self { inner: core::Phrases::english() }
    }

    /// Reads a translation.
    ///
    /// # Errors
    ///
    /// With every problem at once, when it does not load.
    pub fn parse(text: &str) -> Result<Phrases, JsValue> {
        core::Phrases::parse(text).map(|inner| Self { inner }).map_err(thrown)
    }

    /// All of it as JSON text.
    #[wasm_bindgen(js_name = toJson)]
    #[must_use]
    pub fn to_json(&self) -> String {
        self.inner.to_json()
    }

    /// The language, as HTML's `lang` names it.
    #[must_use]
    pub fn language(&self) -> String {
        self.inner.language().to_owned()
    }
}
