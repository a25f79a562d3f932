//! Explanations.

use everycontact as core;
use wasm_bindgen::prelude::*;

use crate::case::Case;
use crate::error::thrown;
use crate::phrases::Phrases;
use crate::policy::Policy;
use crate::rendering::{disclosure, rendering};

#[wasm_bindgen]
impl Policy {
    /// Why a level is what it is, what would change it, and which unknown matters most, as JSON text.
    ///
    /// # Errors
    ///
    /// When the instant does not load.
    pub fn explain(
        &self,
        case: &Case,
        as_of: &str,
        evaluations: Option<u32>,
        sets: Option<u32>,
    ) -> Result<String, JsValue> {
        Ok(self.explained(case, as_of, bound(evaluations, sets))?.to_json())
    }

    /// The explanation in words: the full trace as `text`, `markdown` or `html`, one `line`, or one `page` in HTML.
    ///
    /// # Errors
    ///
    /// When the instant does not load, or there is no such format.
    #[wasm_bindgen(js_name = renderExplanation)]
    #[expect(clippy::too_many_arguments, reason = "the names stand in `js`, which gives them by an object")]
    pub fn render_explanation(
        &self,
        case: &Case,
        as_of: &str,
        evaluations: Option<u32>,
        sets: Option<u32>,
        format: &str,
        redacted: bool,
        phrases: &Phrases,
    ) -> Result<String, JsValue> {
        let (bound, phrases, disclosure) = (bound(evaluations, sets), &phrases.inner, disclosure(redacted));
        match format {
            "line" => Ok(self.explained(case, as_of, bound)?.line(phrases, disclosure)),
            "page" => Ok(self.explained(case, as_of, bound)?.page(phrases, disclosure)),
            _ => {
                let rendering = rendering(format, redacted)?;
                Ok(self.explained(case, as_of, bound)?.render(phrases, rendering))
            }
        }
    }
}

impl Policy {
    fn explained(&self, case: &Case, as_of: &str, bound: core::Bound) -> Result<core::Explanation, JsValue> {
        Ok(self.asked(case, as_of).map_err(thrown)?.explain(bound))
    }
}

fn bound(evaluations: Option<u32>, sets: Option<u32>) -> core::Bound {
    let usual = core::Bound::default();
    core::Bound {
        evaluations: evaluations.unwrap_or(usual.evaluations),
        sets: sets.map_or(usual.sets, |sets| sets as usize),
    }
}
