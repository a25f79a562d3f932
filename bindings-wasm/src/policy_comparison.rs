//! Comparisons of two policies.

use wasm_bindgen::prelude::*;

use crate::phrases::Phrases;
use crate::policy::Policy;
use crate::rendering::rendering;

#[wasm_bindgen]
impl Policy {
    /// What another version of the policy changes, as JSON text.
    #[wasm_bindgen(js_name = comparePolicies)]
    #[must_use]
    pub fn compare_policies(&self, after: &Policy) -> String {
        self.inner.compare(&after.inner).to_json()
    }

    /// The comparison in plain words.
    ///
    /// # Errors
    ///
    /// When there is no such format.
    #[wasm_bindgen(js_name = renderPolicyComparison)]
    pub fn render_policy_comparison(
        &self,
        after: &Policy,
        format: &str,
        phrases: &Phrases,
    ) -> Result<String, JsValue> {
        let (before, after) = (&self.inner, &after.inner);
        Ok(before.compare(after).render(before, after, &phrases.inner, rendering(format, false)?))
    }
}
