//! Dip samples.

use everycontact::SampleDocument;
use everycontact::wire::{DrawText, parse_after, parse_as_of, parse_draw};
use wasm_bindgen::prelude::*;

use crate::cases::Cases;
use crate::error::thrown;
use crate::policy::Policy;
use crate::rendering::rendering;

#[wasm_bindgen]
impl Policy {
    /// Closures drawn by lot from some cases: so many from each stratum, decided by `seed` alone, as JSON text.
    ///
    /// # Errors
    ///
    /// When an instant does not load, or there is no such way to make strata.
    #[wasm_bindgen(js_name = dipSample)]
    pub fn dip_sample(
        &self,
        cases: &Cases,
        as_of: &str,
        seed: &str,
        by: &str,
        from_each: u32,
        after: Option<String>,
    ) -> Result<String, JsValue> {
        let draw = DrawText { seed, by, from_each };
        Ok(self.drawn(cases, as_of, draw, after.as_deref())?.to_json())
    }

    /// The sample in plain English.
    ///
    /// # Errors
    ///
    /// When an instant does not load, or there is no such way to make strata, or no such format.
    #[wasm_bindgen(js_name = renderSample)]
    #[expect(clippy::too_many_arguments, reason = "the names stand in `js`, which gives them by an object")]
    pub fn render_sample(
        &self,
        cases: &Cases,
        as_of: &str,
        seed: &str,
        by: &str,
        from_each: u32,
        after: Option<String>,
        format: &str,
    ) -> Result<String, JsValue> {
        let rendering = rendering(format, false)?;
        let draw = DrawText { seed, by, from_each };
        Ok(self.drawn(cases, as_of, draw, after.as_deref())?.render(rendering))
    }
}

impl Policy {
    fn drawn<'a>(
        &'a self,
        cases: &Cases,
        as_of: &str,
        draw: DrawText<'a>,
        after: Option<&str>,
    ) -> Result<SampleDocument<'a>, JsValue> {
        let after = parse_after(after).map_err(thrown)?;
        let as_of = parse_as_of(as_of).map_err(thrown)?;
        let draw = parse_draw(draw).map_err(thrown)?;
        Ok(self.inner.dip_sample(cases.all(), draw, after, as_of))
    }
}
