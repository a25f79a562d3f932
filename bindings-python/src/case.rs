//! Cases.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};
use everycontact as core;
use pyo3::prelude::*;

use crate::codebook::{self, Codebook};
use crate::contact::Contact;
use crate::data::{Dict, Object, Tuple};
use crate::document::{Again, Document, document, quoted};
use crate::error::to_exception;
use crate::event::Event;
use crate::fields::Fields;
use crate::instant::{Instant, written};
use crate::part::Part;
use crate::several::{Items, Texts};
use crate::subject::Subject;
use crate::text::Text;
use crate::viewpoint::{agencies, of_agencies};

/// Everything on record about one subject, checked against a codebook.
///
/// `contacts` are `Contact` or `dict`, `events` are `Event` or `dict`; the codebook is the shipped one if none is given.
///
/// >>> contact = Contact(
/// ...     id="c1",
/// ...     kind="report",
/// ...     sector="education",
/// ...     agency="school-1",
/// ...     occurred="2024-03",
/// ...     recorded="2024-03-12T09:30:00Z",
/// ... )
/// >>> Case(id="case-7", subject=Subject(id="subject-7", age_band="child"), contacts=[contact])
/// Case('case-7', contacts=1, events=0)
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Case {
    pub(crate) inner: core::Case,
    codebook: Py<Codebook>,
}

document!(Case);

impl Case {
    fn read<'py>(py: Python<'py>, text: &str, codebook: Option<Bound<'py, Codebook>>) -> PyResult<Self> {
        let codebook = codebook::given(py, codebook)?;
        let own = &codebook.get().0;
        let inner = py.detach(|| core::Case::parse(text, own)).map_err(|error| to_exception(py, &error))?;
        Ok(Self { inner, codebook: codebook.unbind() })
    }

    /// A case that was read from a stream.
    pub(crate) fn of(inner: core::Case, codebook: Py<Codebook>) -> Self {
        Self { inner, codebook }
    }

    /// The same case, seen otherwise.
    fn seen(&self, py: Python<'_>, see: impl FnOnce(&core::Case) -> core::Case + Send) -> Self {
        Self { inner: py.detach(|| see(&self.inner)), codebook: self.codebook.clone_ref(py) }
    }

    /// The case from a viewpoint; as it is, if that is its own.
    pub(crate) fn seen_from<'py>(
        own: &Bound<'py, Self>,
        viewpoint: &core::Viewpoint,
    ) -> PyResult<Bound<'py, Self>> {
        if own.get().inner.viewpoint() == viewpoint {
            return Ok(own.clone());
        }
        Bound::new(own.py(), own.get().seen(own.py(), |case| case.seen_by(viewpoint)))
    }

    /// The case as it stood at an instant; as it is, if none is given.
    pub(crate) fn seen_until<'py>(
        own: &Bound<'py, Self>,
        until: Option<DateTime<FixedOffset>>,
    ) -> PyResult<Bound<'py, Self>> {
        let Some(until) = until else { return Ok(own.clone()) };
        Bound::new(own.py(), own.get().seen(own.py(), |case| case.recorded_by(until)))
    }
}

#[pymethods]
impl Case {
    #[new]
    #[pyo3(signature = (
        *, id, subject, contacts=Items::NONE, events=Items::NONE, unitemised=Items::NONE, about=None, codebook=None
    ))]
    #[expect(clippy::too_many_arguments, reason = "Python's arguments have names")]
    fn new(
        py: Python<'_>,
        id: Text<'_>,
        subject: Part<Subject>,
        contacts: Items<Part<Contact>>,
        events: Items<Part<Event>>,
        unitemised: Items<Object>,
        about: Option<Text<'_>>,
        codebook: Option<Bound<'_, Codebook>>,
    ) -> PyResult<Self> {
        let fields =
            Fields::new().field("schema", core::CASE_SCHEMA).field("id", id).optional("about", about);
        let fields = fields.json("subject", subject.as_ref()).list("contacts", &contacts.0);
        let fields = fields.list("events", &events.0).list("unitemised", &unitemised.0);
        Self::read(py, &fields.finish(), codebook)
    }

    /// Reads a case and checks it against a codebook: that of the policy that is to be asked, or the shipped one.
    ///
    /// Raises `EverycontactError`, with every problem at once, when it does not load.
    #[staticmethod]
    #[pyo3(signature = (text, codebook=None))]
    fn from_json(py: Python<'_>, text: Text<'_>, codebook: Option<Bound<'_, Codebook>>) -> PyResult<Self> {
        Self::read(py, text.0, codebook)
    }

    /// The same from a `dict`, in which instants may be aware `datetime`.
    #[staticmethod]
    #[pyo3(signature = (document, codebook=None))]
    fn from_dict(py: Python<'_>, document: Object, codebook: Option<Bound<'_, Codebook>>) -> PyResult<Self> {
        Self::read(py, &document.0, codebook)
    }

    /// The public record of subject A, whose case the library's design answers.
    ///
    /// Raises `EverycontactError` when the codebook lacks an indicator that the record names.
    ///
    /// >>> Case.shipped().subject.age_band
    /// 'child'
    #[staticmethod]
    #[pyo3(signature = (codebook=None))]
    fn shipped(py: Python<'_>, codebook: Option<Bound<'_, Codebook>>) -> PyResult<Self> {
        Self::read(py, core::shipped::SUBJECT_A, codebook)
    }

    /// A pickled case.
    #[staticmethod]
    fn _seen(
        py: Python<'_>,
        text: Text<'_>,
        codebook: Option<Bound<'_, Codebook>>,
        agencies: Option<Texts>,
        until: Option<Instant>,
    ) -> PyResult<Self> {
        let mut case = Self::read(py, text.0, codebook)?;
        if agencies.is_some() {
            let viewpoint = of_agencies(py, agencies)?;
            case = case.seen(py, |case| case.seen_by(&viewpoint));
        }
        if let Some(Instant(until)) = until {
            case = case.seen(py, |case| case.recorded_by(until));
        }
        Ok(case)
    }

    /// The case's id.
    #[getter]
    fn id(&self) -> &str {
        self.inner.document().id.as_str()
    }

    /// Whom it is about: an opaque reference, and child or adult.
    #[getter]
    fn subject(&self) -> Subject {
        Subject(self.inner.document().subject.clone())
    }

    /// Free text about the record itself.
    #[getter]
    fn about(&self) -> Option<&str> {
        self.inner.document().about.as_ref().map(core::FreeText::as_str)
    }

    /// The contacts, in the order of the document.
    #[getter]
    fn contacts(&self) -> Tuple<Contact> {
        self.inner.document().contacts.iter().cloned().map(Contact).collect()
    }

    /// The case's own record, in the order of the document.
    #[getter]
    fn events(&self) -> Tuple<Event> {
        self.inner.document().events.iter().cloned().map(Event).collect()
    }

    /// What the record counts without giving each.
    #[getter]
    fn unitemised<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().unitemised)
    }

    /// What a person should know of the document, though it could be loaded.
    #[getter]
    fn warnings<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, self.inner.warnings())
    }

    /// The codebook that it was checked against.
    #[getter]
    fn codebook(&self) -> &Py<Codebook> {
        &self.codebook
    }

    /// The agencies from whose viewpoint it is seen; `None` for all records.
    #[getter]
    fn viewpoint(&self) -> Option<Tuple<String>> {
        agencies(self.inner.viewpoint())
    }

    /// The instant after which nothing is seen, if `recorded_by` set one.
    #[getter]
    fn until(&self) -> Option<Instant> {
        self.inner.until().map(Instant)
    }

    /// The digest of what the case's viewpoint could know at an instant; what was recorded later changes nothing.
    fn digest(&self, py: Python<'_>, as_of: Instant) -> String {
        py.detach(|| self.inner.digest(as_of.0).to_string())
    }

    /// The same case as some agencies see it: what they held or had been sent, from when they did.
    fn seen_by(&self, py: Python<'_>, agencies: Texts) -> PyResult<Self> {
        let viewpoint = of_agencies(py, Some(agencies))?;
        Ok(self.seen(py, |case| case.seen_by(&viewpoint)))
    }

    /// The same case as it stood at an instant: what was recorded later is not seen.
    fn recorded_by(&self, py: Python<'_>, instant: Instant) -> Self {
        self.seen(py, |case| case.recorded_by(instant.0))
    }
}

impl Document for Case {
    fn json(&self) -> Cow<'_, str> {
        self.inner.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let py = class.py();
        let (text, codebook) = (self.json(), codebook::handed_on(self.codebook.bind(py))?);
        let (viewpoint, until) = (agencies(self.inner.viewpoint()), self.inner.until().map(written));
        if viewpoint.is_none() && until.is_none() {
            return Again::new(class.getattr("from_json")?, (text, codebook));
        }
        Again::new(class.getattr("_seen")?, (text, codebook, viewpoint, until))
    }

    fn shown(&self) -> String {
        let document = self.inner.document();
        let (id, contacts, events) = (document.id.as_str(), document.contacts.len(), document.events.len());
        format!("Case({}, contacts={contacts}, events={events})", quoted(id))
    }

    fn same(&self, other: &Self) -> bool {
        let (own, other) = (&self.inner, &other.inner);
        own.document() == other.document()
            && own.viewpoint() == other.viewpoint()
            && own.until() == other.until()
            && own.codebook().document() == other.codebook().document()
    }
}
