//! Calendars.

use everycontact as core;
use wasm_bindgen::prelude::*;

use crate::error::thrown;

/// Which days are working days.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Calendar {
    pub(crate) inner: core::Calendar,
}

#[wasm_bindgen]
impl Calendar {
    /// Reads a calendar.
    ///
    /// # Errors
    ///
    /// With every problem at once, when it does not load.
    pub fn parse(text: &str) -> Result<Calendar, JsValue> {
        core::Calendar::parse(text).map(|inner| Self { inner }).map_err(thrown)
    }

    /// Another handle of the same calendar, to be handed over.
    #[must_use]
    pub fn again(&self) -> Calendar {
        Self { inner: self.inner.clone() }
    }

    /// All of it as JSON text.
    #[wasm_bindgen(js_name = toJson)]
    #[must_use]
    pub fn to_json(&self) -> String {
        self.inner.to_json()
    }
}
