//! Figures over many cases.

use everycontact::AssuranceDocument;
use everycontact::wire::{parse_after, parse_as_of};
use wasm_bindgen::prelude::*;

use crate::cases::Cases;
use crate::error::thrown;
use crate::policy::Policy;
use crate::rendering::rendering;

#[wasm_bindgen]
impl Policy {
    /// Figures over some cases, of what was recorded or due after `after`, if it is given, as JSON text.
    ///
    /// # Errors
    ///
    /// When an instant does not load.
    pub fn assurance(&self, cases: &Cases, as_of: &str, after: Option<String>) -> Result<String, JsValue> {
        Ok(self.figures(cases, as_of, after.as_deref())?.to_json())
    }

    /// The figures in plain English.
    ///
    /// # Errors
    ///
    /// When an instant does not load, or there is no such format.
    #[wasm_bindgen(js_name = renderAssurance)]
    pub fn render_assurance(
        &self,
        cases: &Cases,
        as_of: &str,
        after: Option<String>,
        format: &str,
    ) -> Result<String, JsValue> {
        let rendering = rendering(format, false)?;
        Ok(self.figures(cases, as_of, after.as_deref())?.render(rendering))
    }
}

impl Policy {
    fn figures(
        &self,
        cases: &Cases,
        as_of: &str,
        after: Option<&str>,
    ) -> Result<AssuranceDocument<'_>, JsValue> {
        let after = parse_after(after).map_err(thrown)?;
        Ok(self.inner.assurance(cases.all(), after, parse_as_of(as_of).map_err(thrown)?))
    }
}
