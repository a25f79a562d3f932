//! What is due in many cases.

use chrono::{DateTime, FixedOffset};
use everycontact::wire::parse_as_of;
use wasm_bindgen::prelude::*;

use crate::cases::Cases;
use crate::error::thrown;
use crate::policy::Policy;
use crate::rendering::rendering;

#[wasm_bindgen]
impl Policy {
    /// What is due in some cases, as of an instant; the earliest first, as JSON text.
    ///
    /// # Errors
    ///
    /// When the instant does not load.
    pub fn due(&self, cases: &Cases, as_of: &str) -> Result<String, JsValue> {
        Ok(self.inner.due(cases.all(), parse_as_of(as_of).map_err(thrown)?).to_json())
    }

    /// The list in plain English; of what is not overdue only what is due by `until`, if that is given.
    ///
    /// # Errors
    ///
    /// When an instant does not load, or there is no such format.
    #[wasm_bindgen(js_name = renderDue)]
    pub fn render_due(
        &self,
        cases: &Cases,
        as_of: &str,
        format: &str,
        until: Option<String>,
    ) -> Result<String, JsValue> {
        let (rendering, as_of) = (rendering(format, false)?, parse_as_of(as_of).map_err(thrown)?);
        let until = parse_until(until.as_deref())?;
        Ok(self.inner.due(cases.all(), as_of).render(&self.inner, until, rendering))
    }
}

fn parse_until(until: Option<&str>) -> Result<Option<DateTime<FixedOffset>>, JsValue> {
    let read = until.map(|until| parse_as_of(until).map_err(|error| thrown(error.within("until"))));
    read.transpose()
}
