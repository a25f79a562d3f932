//! Standings.

use everycontact::wire::parse_as_of;
use wasm_bindgen::prelude::*;

use crate::case::Case;
use crate::error::thrown;
use crate::policy::Policy;
use crate::rendering::rendering;

#[wasm_bindgen]
impl Policy {
    /// Where a case stands, as of an instant: who has looked, who has it, what is due, what stands against closing it.
    ///
    /// # Errors
    ///
    /// When the instant does not load.
    pub fn standing(&self, case: &Case, as_of: &str) -> Result<String, JsValue> {
        Ok(self.stands(case, as_of)?.to_json())
    }

    /// The standing in plain English.
    ///
    /// # Errors
    ///
    /// When the instant does not load, or there is no such format.
    #[wasm_bindgen(js_name = renderStanding)]
    pub fn render_standing(
        &self,
        case: &Case,
        as_of: &str,
        format: &str,
        redacted: bool,
    ) -> Result<String, JsValue> {
        let rendering = rendering(format, redacted)?;
        Ok(self.stands(case, as_of)?.render(rendering))
    }
}

impl Policy {
    pub(crate) fn stands(&self, case: &Case, as_of: &str) -> Result<everycontact::Standing, JsValue> {
        Ok(self.inner.standing(&case.inner, parse_as_of(as_of).map_err(thrown)?))
    }
}
