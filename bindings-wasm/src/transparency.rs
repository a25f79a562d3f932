//! Drafts of a transparency record.

use wasm_bindgen::prelude::*;

use crate::policy::Policy;
use crate::rendering::rendering;

#[wasm_bindgen]
impl Policy {
    /// A draft of a UK algorithmic transparency record for a tool that uses this policy, as JSON text.
    #[wasm_bindgen(js_name = transparencyRecord)]
    #[must_use]
    pub fn transparency_record(&self) -> String {
        self.inner.transparency_record().to_json()
    }

    /// The draft in plain English.
    ///
    /// # Errors
    ///
    /// When there is no such format.
    #[wasm_bindgen(js_name = renderTransparencyRecord)]
    pub fn render_transparency_record(&self, format: &str) -> Result<String, JsValue> {
        let rendering = rendering(format, false)?;
        Ok(self.inner.transparency_record().render(rendering))
    }
}
