//! Receipts, and what comes of checking one.

use everycontact::Receipt;
use wasm_bindgen::prelude::*;

use crate::case::Case;
use crate::error::thrown;
use crate::policy::Policy;

#[wasm_bindgen]
impl Policy {
    /// The recommendation with the digests of all that it rests on, as canonical JSON text, to be kept.
    ///
    /// # Errors
    ///
    /// When the instant does not load.
    pub fn receipt(&self, case: &Case, as_of: &str) -> Result<String, JsValue> {
        Ok(self.asked(case, as_of).map_err(thrown)?.receipt().to_json().to_owned())
    }

    /// What differs between a receipt and what is made again, as JSON text.
    ///
    /// # Errors
    ///
    /// When the receipt does not load. One that loads and does not hold is no error: its differences are listed.
    pub fn verify(&self, receipt: &str, case: &Case) -> Result<String, JsValue> {
        let receipt = Receipt::parse(receipt).map_err(thrown)?;
        Ok(receipt.verify(&self.inner, &case.inner).to_json())
    }
}
