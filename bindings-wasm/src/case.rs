//! Cases.

use everycontact as core;
use everycontact::wire::{self, parse_as_of};
use everycontact::{LoadError, format_instant};
use wasm_bindgen::prelude::*;

use crate::codebook::Codebook;
use crate::error::thrown;
use crate::policy::Policy;
use crate::viewpoint::{agencies, of_agencies};

/// Everything on record about one subject, checked against a codebook.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Case {
    pub(crate) inner: core::Case,
}

#[wasm_bindgen]
impl Case {
    /// Reads a case and checks it against a codebook.
    ///
    /// # Errors
    ///
    /// With every problem at once, when it does not load.
    pub fn parse(text: &str, codebook: &Codebook) -> Result<Case, JsValue> {
        core::Case::parse(text, &codebook.inner).map(|inner| Self { inner }).map_err(thrown)
    }

    /// Another handle of the same case, to be handed over.
    #[must_use]
    pub fn again(&self) -> Case {
        Self { inner: self.inner.clone() }
    }

    /// All of it as JSON text.
    #[wasm_bindgen(js_name = toJson)]
    #[must_use]
    pub fn to_json(&self) -> String {
        self.inner.to_json()
    }

    /// What a person should know of the document, though it could be loaded, as JSON text.
    #[must_use]
    pub fn warnings(&self) -> String {
        wire::json_of(self.inner.warnings())
    }

    /// The agencies from whose viewpoint it is seen; nothing for all records.
    #[must_use]
    pub fn viewpoint(&self) -> Option<Vec<String>> {
        agencies(self.inner.viewpoint())
    }

    /// The instant after which nothing is seen, if one was set.
    #[must_use]
    pub fn until(&self) -> Option<String> {
        self.inner.until().map(format_instant)
    }

    /// The digest of what the case's viewpoint could know at an instant.
    ///
    /// # Errors
    ///
    /// When the instant does not load.
    pub fn digest(&self, as_of: &str) -> Result<String, JsValue> {
        Ok(self.inner.digest(parse_as_of(as_of).map_err(thrown)?).to_string())
    }

    /// The same case as some agencies see it: what they held or had been sent, from when they did.
    ///
    /// # Errors
    ///
    /// When what names an agency is no id.
    #[wasm_bindgen(js_name = seenBy)]
    pub fn seen_by(&self, agencies: Vec<String>) -> Result<Case, JsValue> {
        Ok(Self { inner: self.inner.seen_by(&of_agencies(&agencies)?) })
    }

    /// The same case as it stood at an instant: what was recorded later is not seen.
    ///
    /// # Errors
    ///
    /// When the instant does not load.
    #[wasm_bindgen(js_name = recordedBy)]
    pub fn recorded_by(&self, instant: &str) -> Result<Case, JsValue> {
        Ok(Self { inner: self.inner.recorded_by(parse_as_of(instant).map_err(thrown)?) })
    }
}

#[wasm_bindgen]
impl Policy {
    /// Reads a case and checks it against the codebook of the policy. `place` comes before the paths of its problems: it
    /// says which of several cases it is.
    ///
    /// # Errors
    ///
    /// With every problem at once, when it does not load.
    #[wasm_bindgen(js_name = readCase)]
    pub fn read_case(&self, text: &str, place: Option<String>) -> Result<Case, JsValue> {
        let within = |error: LoadError| match &place {
            Some(place) => error.within(place),
            None => error,
        };
        let read = core::Case::parse(text, self.inner.codebook());
        read.map(|inner| Case { inner }).map_err(|error| thrown(within(error)))
    }
}
