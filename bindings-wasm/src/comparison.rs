//! Comparisons of two recommendations.

use everycontact as core;
use wasm_bindgen::prelude::*;

use crate::case::Case;
use crate::error::thrown;
use crate::phrases::Phrases;
use crate::policy::Policy;
use crate::rendering::rendering;

#[wasm_bindgen]
impl Policy {
    /// What differs in another recommendation, and what moved the level, as JSON text.
    ///
    /// # Errors
    ///
    /// When an instant does not load; the path of the problem is `before` or `after`.
    pub fn compare(
        &self,
        case: &Case,
        as_of: &str,
        after: &Policy,
        after_case: &Case,
        after_as_of: &str,
    ) -> Result<String, JsValue> {
        Ok(self.compared(case, as_of, after, after_case, after_as_of)?.to_json())
    }

    /// The comparison in plain words.
    ///
    /// # Errors
    ///
    /// When an instant does not load, or there is no such format.
    #[wasm_bindgen(js_name = renderComparison)]
    #[expect(clippy::too_many_arguments, reason = "the names stand in `js`, which gives them by an object")]
    pub fn render_comparison(
        &self,
        case: &Case,
        as_of: &str,
        after: &Policy,
        after_case: &Case,
        after_as_of: &str,
        format: &str,
        redacted: bool,
        phrases: &Phrases,
    ) -> Result<String, JsValue> {
        let rendering = rendering(format, redacted)?;
        let compared = self.compared(case, as_of, after, after_case, after_as_of)?;
        Ok(compared.render(&phrases.inner, rendering))
    }
}

impl Policy {
    fn compared(
        &self,
        case: &Case,
        as_of: &str,
        after: &Policy,
        after_case: &Case,
        after_as_of: &str,
    ) -> Result<core::Comparison, JsValue> {
        let first = self.asked(case, as_of).map_err(|error| thrown(error.within("before")))?;
        let second = after.asked(after_case, after_as_of).map_err(|error| thrown(error.within("after")))?;
        Ok(first.compare(&second))
    }
}
