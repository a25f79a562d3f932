//! Cases.

use std::borrow::Cow;

use everycontact as core;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::codebook::{self, Codebook};
use crate::data::{Dict, Tuple, dumps};
use crate::document::{Again, Document, document, quoted};
use crate::error::to_exception;
use crate::instant::{Instant, written};
use crate::text::{Text, Texts};
use crate::viewpoint::{agencies, of_agencies};

/// Everything on record about one subject, checked against a codebook.
///
/// >>> case = Case.from_dict({
/// ...     "schema": "everycontact/case/1",
/// ...     "id": "case-7",
/// ...     "subject": {"id": "subject-7", "is": "child"},
/// ...     "contacts": [],
/// ... })
/// >>> case
/// Case('case-7', contacts=0, events=0)
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Case(pub(crate) core::Case);

document!(Case);

impl Case {
    /// The case from a viewpoint; as it is, if that is its own.
    pub(crate) fn seen_from(&self, viewpoint: &core::Viewpoint) -> core::Case {
        if self.0.viewpoint() == viewpoint { self.0.clone() } else { self.0.seen_by(viewpoint) }
    }
}

#[pymethods]
impl Case {
    /// Reads a case and checks it against a codebook: that of the policy that is to be asked, or the shipped one.
    ///
    /// Raises `EverycontactError`, with every problem at once, when it does not load.
    #[staticmethod]
    #[pyo3(signature = (text, codebook=None))]
    fn from_json(py: Python<'_>, text: Text<'_>, codebook: Option<&Bound<'_, Codebook>>) -> PyResult<Self> {
        read(py, text.0, &codebook::given(codebook))
    }

    /// The same from a `dict`, in which instants may be aware `datetime`.
    #[staticmethod]
    #[pyo3(signature = (document, codebook=None))]
    fn from_dict(document: &Bound<'_, PyDict>, codebook: Option<&Bound<'_, Codebook>>) -> PyResult<Self> {
        read(document.py(), &dumps(document)?, &codebook::given(codebook))
    }

    /// A pickled case.
    #[staticmethod]
    fn _seen(
        py: Python<'_>,
        text: Text<'_>,
        codebook: Option<&Bound<'_, Codebook>>,
        agencies: Option<Texts>,
        until: Option<Instant>,
    ) -> PyResult<Self> {
        let Self(mut case) = read(py, text.0, &codebook::given(codebook))?;
        if agencies.is_some() {
            case = case.seen_by(&of_agencies(py, agencies)?);
        }
        Ok(Self(until.map_or(case.clone(), |Instant(until)| case.recorded_by(until))))
    }

    /// The case's id.
    #[getter]
    fn id(&self) -> &str {
        self.0.document().id.as_str()
    }

    /// Whom it is about: an opaque reference, and child or adult.
    #[getter]
    fn subject<'py>(&self, py: Python<'py>) -> PyResult<Dict<'py>> {
        Dict::of(py, &self.0.document().subject)
    }

    /// What a person should know of the document, though it could be loaded.
    #[getter]
    fn warnings<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, self.0.warnings())
    }

    /// The codebook that it was checked against.
    #[getter]
    fn codebook(&self) -> Codebook {
        Codebook(self.0.codebook().clone())
    }

    /// The agencies from whose viewpoint it is seen; `None` for all records.
    #[getter]
    fn viewpoint(&self) -> Option<Tuple<String>> {
        agencies(self.0.viewpoint())
    }

    /// The instant after which nothing is seen, if `recorded_by` set one.
    #[getter]
    fn until(&self) -> Option<Instant> {
        self.0.until().map(Instant)
    }

    /// The same case as some agencies see it: what they held or had been sent, from when they did.
    fn seen_by(&self, py: Python<'_>, agencies: Texts) -> PyResult<Self> {
        let viewpoint = of_agencies(py, Some(agencies))?;
        Ok(Self(py.detach(|| self.0.seen_by(&viewpoint))))
    }

    /// The same case as it stood at an instant: what was recorded later is not seen.
    fn recorded_by(&self, py: Python<'_>, instant: Instant) -> Self {
        Self(py.detach(|| self.0.recorded_by(instant.0)))
    }
}

impl Document for Case {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let (text, codebook) = (self.0.to_json(), codebook::handed_on(self.0.codebook()));
        let (viewpoint, until) = (agencies(self.0.viewpoint()), self.0.until().map(written));
        if viewpoint.is_none() && until.is_none() {
            return Ok((class.getattr("from_json")?, (text, codebook).into_pyobject(class.py())?));
        }
        Ok((class.getattr("_seen")?, (text, codebook, viewpoint, until).into_pyobject(class.py())?))
    }

    fn shown(&self) -> String {
        let document = self.0.document();
        let (id, contacts, events) = (document.id.as_str(), document.contacts.len(), document.events.len());
        format!("Case({}, contacts={contacts}, events={events})", quoted(id))
    }

    fn same(&self, other: &Self) -> bool {
        let (own, other) = (&self.0, &other.0);
        own.document() == other.document()
            && own.viewpoint() == other.viewpoint()
            && own.until() == other.until()
            && own.codebook().document() == other.codebook().document()
    }
}

fn read(py: Python<'_>, text: &str, codebook: &core::Codebook) -> PyResult<Case> {
    let read = py.detach(|| core::Case::parse(text, codebook));
    read.map(Case).map_err(|error| to_exception(py, &error))
}
