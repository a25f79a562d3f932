//! Recommendations.

use wasm_bindgen::prelude::*;

use crate::case::Case;
use crate::error::thrown;
use crate::policy::Policy;
use crate::rendering::rendering;

#[wasm_bindgen]
impl Policy {
    /// What the policy asks for in a case, as of an instant, with all that it rests on.
    ///
    /// # Errors
    ///
    /// When the instant does not load.
    pub fn recommend(&self, case: &Case, as_of: &str) -> Result<String, JsValue> {
        Ok(self.asked(case, as_of).map_err(thrown)?.to_json())
    }

    /// The same for a case that is given as text.
    ///
    /// # Errors
    ///
    /// With every problem at once, when the case or the instant does not load.
    #[wasm_bindgen(js_name = recommendText)]
    pub fn recommend_text(&self, case: &str, as_of: &str) -> Result<String, JsValue> {
        everycontact::wire::recommend_case_json(&self.inner, case, as_of).map_err(thrown)
    }

    /// The recommendation in plain English.
    ///
    /// # Errors
    ///
    /// When the instant does not load, or there is no such format.
    #[wasm_bindgen(js_name = renderRecommendation)]
    pub fn render_recommendation(
        &self,
        case: &Case,
        as_of: &str,
        format: &str,
        redacted: bool,
    ) -> Result<String, JsValue> {
        let rendering = rendering(format, redacted)?;
        Ok(self.asked(case, as_of).map_err(thrown)?.render(rendering))
    }
}
