//! Events.

use std::borrow::Cow;

use everycontact as core;
use pyo3::prelude::*;

use crate::document::{Again, Document, Readable, document, made, quoted, readable};
use crate::entry::{Entered, Given};
use crate::fields::Fields;
use crate::instant::{Instant, written};
use crate::text::Text;

/// One entry of the case's own record, with its time.
///
/// `entry` is a `Review`, a `Decision`, an `Entry`, or a `dict` such as `{"deleted": {"contact": "c1", "reason": "…"}}`.
///
/// >>> decision = Decision(role="panel-chair", follows=True, reason="as asked for")
/// >>> Event(id="e1", recorded="2024-07-01T10:00:00Z", entry=decision)
/// Event('e1', kind='decision', recorded='2024-07-01T10:00:00Z')
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Event(pub(crate) core::Event);

document!(Event);
readable!(Event);

#[pymethods]
impl Event {
    #[new]
    #[pyo3(signature = (*, id, recorded, entry, agency=None))]
    fn new(
        py: Python<'_>,
        id: Text<'_>,
        recorded: Instant,
        entry: Given,
        agency: Option<Text<'_>>,
    ) -> PyResult<Self> {
        let fields = Fields::new().field("id", id).field("recorded", recorded).optional("agency", agency);
        made(py, fields.json("entry", &entry.0))
    }

    /// The id within the case.
    #[getter]
    fn id(&self) -> &str {
        self.0.id.as_str()
    }

    /// When it was recorded.
    #[getter]
    fn recorded(&self) -> Instant {
        Instant(self.0.recorded)
    }

    /// The agency that holds the entry; without it, everybody who looks sees it.
    #[getter]
    fn agency(&self) -> Option<&str> {
        self.0.agency.as_ref().map(core::AgencyId::as_str)
    }

    /// What kind of entry it is, such as `refuted`, `review` or `closure`.
    #[getter]
    fn kind(&self) -> &str {
        self.0.entry.kind()
    }

    /// What was entered.
    #[getter]
    fn entry(&self) -> Entered {
        self.0.entry.clone().into()
    }
}

impl Document for Event {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        self.read_again(class)
    }

    fn shown(&self) -> String {
        let [id, kind] = [self.id(), self.kind()].map(quoted);
        format!("Event({id}, kind={kind}, recorded='{}')", written(self.0.recorded))
    }
}

impl Readable for Event {
    fn read(text: &str) -> Result<Self, core::LoadError> {
        core::Event::parse(text).map(Self)
    }
}
