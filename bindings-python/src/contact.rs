//! Contacts.

use std::borrow::Cow;

use everycontact as core;
use pyo3::prelude::*;

use crate::data::{Dict, Object, Tuple, word};
use crate::day::{Day, Occurred};
use crate::document::{Again, Document, Readable, document, made, quoted, readable};
use crate::fields::Fields;
use crate::instant::Instant;
use crate::observation::Observation;
use crate::part::Part;
use crate::several::{Items, Texts};
use crate::text::Text;

/// One report by one service.
///
/// `kind` is `referral`, `report`, `incident`, `disclosure` or `enquiry`. `occurred` is a `date`, or text for a day, a
/// month, a year or a range of two of these; `recorded` and `received` are aware `datetime`, or RFC 3339 text.
///
/// >>> Contact(
/// ...     id="c1",
/// ...     kind="report",
/// ...     sector="education",
/// ...     agency="school-1",
/// ...     occurred="2024-03",
/// ...     recorded="2024-03-12T09:30:00Z",
/// ... )
/// Contact('c1', kind='report', sector='education', occurred='2024-03', observations=0)
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Contact(pub(crate) core::Contact);

document!(Contact);
readable!(Contact);

#[pymethods]
impl Contact {
    #[new]
    #[pyo3(signature = (
        *, id, kind, sector, agency, occurred, recorded, received=None, first_hand=true, occurrence=None,
        observations=Items::NONE, worry=None, ideology=None, summary=None, done=None, sources=Texts::NONE
    ))]
    #[expect(clippy::too_many_arguments, reason = "Python's arguments have names")]
    fn new(
        py: Python<'_>,
        id: Text<'_>,
        kind: Text<'_>,
        sector: Text<'_>,
        agency: Text<'_>,
        occurred: Occurred,
        recorded: Instant,
        received: Option<Instant>,
        first_hand: bool,
        occurrence: Option<Text<'_>>,
        observations: Items<Part<Observation>>,
        worry: Option<Object>,
        ideology: Option<Object>,
        summary: Option<Text<'_>>,
        done: Option<Text<'_>>,
        sources: Texts,
    ) -> PyResult<Self> {
        let fields = Fields::new().field("id", id).field("kind", kind).field("sector", sector);
        let fields = fields.field("agency", agency).field("firstHand", first_hand);
        let fields = fields.field("occurred", occurred.0).optional("received", received);
        let fields = fields.field("recorded", recorded).optional("occurrence", occurrence);
        let fields = fields.optional("summary", summary).optional("done", done);
        let fields = fields.list("observations", &observations.0).optional_json("worry", worry);
        made(py, fields.optional_json("ideology", ideology).field("sources", sources.0))
    }

    /// The id within the case.
    #[getter]
    fn id(&self) -> &str {
        self.0.id.as_str()
    }

    /// What kind of contact it is.
    #[getter]
    fn kind(&self) -> String {
        word(&self.0.kind)
    }

    /// The sector of the service.
    #[getter]
    fn sector(&self) -> String {
        word(&self.0.sector)
    }

    /// The service.
    #[getter]
    fn agency(&self) -> &str {
        self.0.agency.as_str()
    }

    /// Whether the service saw or heard it itself; a relayed report lends no sector or agency.
    #[getter]
    fn first_hand(&self) -> bool {
        self.0.first_hand
    }

    /// When it occurred, as documents write it: a day, a month, a year, or a range of two of these.
    #[getter]
    fn occurred(&self) -> String {
        self.0.occurred.to_string()
    }

    /// The first day on which it can have occurred.
    #[getter]
    fn occurred_earliest(&self) -> Day {
        Day(self.0.occurred.earliest())
    }

    /// The last day on which it can have occurred.
    #[getter]
    fn occurred_latest(&self) -> Day {
        Day(self.0.occurred.latest())
    }

    /// When the service received it; `None` if that was when it was recorded.
    #[getter]
    fn received(&self) -> Option<Instant> {
        self.0.received.map(Instant)
    }

    /// When it was recorded: before this instant nobody who looks could know of it.
    #[getter]
    fn recorded(&self) -> Instant {
        Instant(self.0.recorded)
    }

    /// The key that further reports of the same occurrence share.
    #[getter]
    fn occurrence(&self) -> Option<&str> {
        self.0.occurrence.as_ref().map(core::OccurrenceId::as_str)
    }

    /// What was observed.
    #[getter]
    fn observations(&self) -> Tuple<Observation> {
        self.0.observations.iter().cloned().map(Observation).collect()
    }

    /// A worry that nothing else in the contact expresses: `by` and `reason`.
    #[getter]
    fn worry<'py>(&self, py: Python<'py>) -> PyResult<Option<Dict<'py>>> {
        self.0.worry.as_ref().map(|worry| Dict::of(py, worry)).transpose()
    }

    /// What was found about an ideology.
    #[getter]
    fn ideology<'py>(&self, py: Python<'py>) -> PyResult<Option<Dict<'py>>> {
        self.0.ideology.as_ref().map(|ideology| Dict::of(py, ideology)).transpose()
    }

    /// Free text.
    #[getter]
    fn summary(&self) -> Option<&str> {
        self.0.summary.as_ref().map(core::FreeText::as_str)
    }

    /// What was done about it, in free text.
    #[getter]
    fn done(&self) -> Option<&str> {
        self.0.done.as_ref().map(core::FreeText::as_str)
    }

    /// Where the record itself is published, if it is.
    #[getter]
    fn sources(&self) -> Tuple<&str> {
        self.0.sources.iter().map(core::SourceId::as_str).collect()
    }
}

impl Document for Contact {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        self.read_again(class)
    }

    fn shown(&self) -> String {
        let words = [self.id(), &self.kind(), &self.sector(), &self.occurred()];
        let [id, kind, sector, occurred] = words.map(quoted);
        let observations = self.0.observations.len();
        format!(
            "Contact({id}, kind={kind}, sector={sector}, occurred={occurred}, observations={observations})"
        )
    }
}

impl Readable for Contact {
    fn read(text: &str) -> Result<Self, core::LoadError> {
        core::Contact::parse(text).map(Self)
    }
}
