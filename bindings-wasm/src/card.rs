//! Cards of policies.

use wasm_bindgen::prelude::*;

use crate::policy::Policy;
use crate::rendering::rendering;

#[wasm_bindgen]
impl Policy {
    /// The card of the policy, for people to read before it is used.
    ///
    /// # Errors
    ///
    /// When there is no such format.
    #[wasm_bindgen(js_name = renderPolicy)]
    pub fn render_policy(&self, format: &str) -> Result<String, JsValue> {
        let rendering = rendering(format, false)?;
        Ok(self.inner.card().render(rendering))
    }
}
