//! Viewpoints: all records, or agencies.

use everycontact::{AgencyId, Code, Viewpoint};
use wasm_bindgen::prelude::*;

use crate::error::refused;

/// The viewpoint of some agencies.
pub(crate) fn of_agencies(agencies: &[String]) -> Result<Viewpoint, JsValue> {
    let ids: Result<_, _> = agencies.iter().map(|agency| AgencyId::new(agency)).collect();
    ids.map(Viewpoint::Agencies)
        .map_err(|error| refused("viewpoint", "", Code::InvalidValue, &error.to_string()))
}

/// The agencies of a viewpoint; nothing for all records.
pub(crate) fn agencies(viewpoint: &Viewpoint) -> Option<Vec<String>> {
    match viewpoint {
        Viewpoint::AllRecords => None,
        Viewpoint::Agencies(agencies) => Some(agencies.iter().map(|id| id.as_str().to_owned()).collect()),
    }
}
