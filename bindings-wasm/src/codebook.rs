//! Codebooks.

use everycontact as core;
use wasm_bindgen::prelude::*;

use crate::error::thrown;

/// A versioned set of indicators, and what it leaves out.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Codebook {
    pub(crate) inner: core::Codebook,
}

#[wasm_bindgen]
impl Codebook {
    /// Reads a codebook.
    ///
    /// # Errors
    ///
    /// With every problem at once, when it does not load.
    pub fn parse(text: &str) -> Result<Codebook, JsValue> {
        core::Codebook::parse(text).map(|inner| Self { inner }).map_err(thrown)
    }

    /// All of it as JSON text.
    #[wasm_bindgen(js_name = toJson)]
    #[must_use]
    pub fn to_json(&self) -> String {
        self.inner.to_json()
    }

    /// The digest of its canonical form: `sha256:` and 64 hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> String {
        self.inner.digest().to_string()
    }
}
