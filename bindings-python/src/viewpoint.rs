//! Viewpoints: `None` for all records, or agencies.

use everycontact::{AgencyId, Code, Viewpoint};
use pyo3::prelude::*;

use crate::data::Tuple;
use crate::error::refused;
use crate::several::Texts;

/// The viewpoint of some agencies, or that of all records if none are given.
pub(crate) fn of_agencies(py: Python<'_>, agencies: Option<Texts>) -> PyResult<Viewpoint> {
    let Some(Texts(agencies)) = agencies else { return Ok(Viewpoint::AllRecords) };
    let ids: Result<_, _> = agencies.iter().map(|agency| AgencyId::new(agency)).collect();
    let refuse =
        |error: everycontact::IdError| refused(py, "viewpoint", Code::InvalidValue, &error.to_string());
    ids.map(Viewpoint::Agencies).map_err(refuse)
}

/// The agencies of a viewpoint; nothing for all records.
pub(crate) fn agencies(viewpoint: &Viewpoint) -> Option<Tuple<String>> {
    match viewpoint {
        Viewpoint::AllRecords => None,
        Viewpoint::Agencies(agencies) => Some(agencies.iter().map(|id| id.as_str().to_owned()).collect()),
    }
}
