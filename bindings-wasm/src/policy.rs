//! Policies.

use everycontact as core;
use everycontact::wire;
use wasm_bindgen::prelude::*;

use crate::calendar::Calendar;
use crate::codebook::Codebook;
use crate::error::thrown;

/// A written policy, loaded and compiled once. What it is asked for stands in the file of what it gives.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Policy {
    pub(crate) inner: core::Policy,
}

#[wasm_bindgen]
impl Policy {
    /// Reads a policy, checks it against a codebook, and compiles it. `calendars`, which it takes, are looked through
    /// besides those that ship with the library.
    ///
    /// # Errors
    ///
    /// With every problem at once, when it does not load.
    pub fn parse(text: &str, codebook: &Codebook, calendars: Vec<Calendar>) -> Result<Policy, JsValue> {
        let calendars: Vec<_> = calendars.into_iter().map(|calendar| calendar.inner).collect();
        let read = core::Policy::parse_with(text, &codebook.inner, &calendars);
        read.map(|inner| Self { inner }).map_err(thrown)
    }

    /// All of it as JSON text.
    #[wasm_bindgen(js_name = toJson)]
    #[must_use]
    pub fn to_json(&self) -> String {
        self.inner.to_json()
    }

    /// The policy's id.
    #[must_use]
    pub fn id(&self) -> String {
        self.inner.document().id.as_str().to_owned()
    }

    /// The policy's own version.
    #[must_use]
    pub fn version(&self) -> String {
        self.inner.document().version.clone()
    }

    /// The digest of its canonical form: `sha256:` and 64 hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> String {
        self.inner.digest().to_string()
    }

    /// What a reader would want to know before using it, such as a criterion that can never add anything, as JSON text.
    #[must_use]
    pub fn analysis(&self) -> String {
        wire::json_of(self.inner.analysis())
    }

    /// The codebook that it was checked against.
    #[must_use]
    pub fn codebook(&self) -> Codebook {
        Codebook { inner: self.inner.codebook().clone() }
    }

    /// The calendar that its working days are counted by.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        Calendar { inner: self.inner.calendar().clone() }
    }
}

impl Policy {
    /// The recommendation for a case, as of an instant that is given as text.
    pub(crate) fn asked(
        &self,
        case: &crate::case::Case,
        as_of: &str,
    ) -> Result<core::Recommendation, core::LoadError> {
        Ok(self.inner.recommend(&case.inner, core::wire::parse_as_of(as_of)?))
    }
}
