//! Replays.

use everycontact as core;
use wasm_bindgen::prelude::*;

use crate::case::Case;
use crate::policy::Policy;
use crate::rendering::rendering;
use crate::viewpoint::{agencies, of_agencies};

#[wasm_bindgen]
impl Policy {
    /// The levels before and after each contact and event of a case, as it is seen, or as some agencies see it.
    ///
    /// # Errors
    ///
    /// When what names an agency is no id.
    pub fn replay(&self, case: &Case, agencies: Option<Vec<String>>) -> Result<String, JsValue> {
        Ok(self.replayed(case, agencies)?.to_json())
    }

    /// The agencies that decided in the case; nothing if nobody did.
    #[must_use]
    pub fn deciders(&self, case: &Case) -> Option<Vec<String>> {
        agencies(&self.inner.replay(&case.inner, case.inner.viewpoint()).deciders())
    }

    /// The replay in plain English; beside it, where they are given, the levels as some agencies could see them.
    ///
    /// # Errors
    ///
    /// When what names an agency is no id, or there is no such format.
    #[wasm_bindgen(js_name = renderReplay)]
    pub fn render_replay(
        &self,
        case: &Case,
        agencies: Option<Vec<String>>,
        format: &str,
        redacted: bool,
        beside: Option<Vec<String>>,
    ) -> Result<String, JsValue> {
        let rendering = rendering(format, redacted)?;
        let beside = beside.map(|agencies| self.replayed(case, Some(agencies))).transpose()?;
        Ok(self.replayed(case, agencies)?.render(beside.as_ref(), rendering))
    }
}

impl Policy {
    fn replayed(&self, case: &Case, agencies: Option<Vec<String>>) -> Result<core::Replay, JsValue> {
        let viewpoint = match agencies {
            None => case.inner.viewpoint().clone(),
            Some(agencies) => of_agencies(&agencies)?,
        };
        if case.inner.viewpoint() == &viewpoint {
            return Ok(self.inner.replay(&case.inner, &viewpoint));
        }
        Ok(self.inner.replay(&case.inner.seen_by(&viewpoint), &viewpoint))
    }
}
