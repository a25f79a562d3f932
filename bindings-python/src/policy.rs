//! Policies.

use std::borrow::Cow;
use std::sync::Arc;

use everycontact as core;
use everycontact::wire;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::calendar::Calendar;
use crate::case::Case;
use crate::codebook::{self, Codebook};
use crate::data::{Dict, Tuple, dumps};
use crate::document::{Again, Document, document, quoted};
use crate::error::to_exception;
use crate::html::page;
use crate::instant::Instant;
use crate::levels::Levels;
use crate::recommendation::Recommendation;
use crate::replay::Replay;
use crate::text::{Text, Texts};
use crate::viewpoint::of_agencies;

/// A written policy, loaded and compiled once: a handle that can be shared between threads.
///
/// >>> policy = Policy.shipped()
/// >>> policy.id, len(policy.all_levels)
/// ('uk-illustrative', 5)
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Policy(pub(crate) core::Policy);

document!(Policy);

type Calendars<'py> = Vec<Bound<'py, Calendar>>;

#[pymethods]
impl Policy {
    /// Reads a policy, checks it against a codebook (the shipped one if none is given), and compiles it.
    ///
    /// `calendars` are looked through besides those that ship with the library. Raises `EverycontactError`, with every
    /// problem at once, when it does not load.
    #[staticmethod]
    #[pyo3(signature = (text, codebook=None, *, calendars=Vec::new()))]
    fn from_json(
        py: Python<'_>,
        text: Text<'_>,
        codebook: Option<&Bound<'_, Codebook>>,
        calendars: Calendars<'_>,
    ) -> PyResult<Self> {
        read(py, text.0, codebook, &calendars)
    }

    /// The same from a `dict`.
    #[staticmethod]
    #[pyo3(signature = (document, codebook=None, *, calendars=Vec::new()))]
    fn from_dict(
        document: &Bound<'_, PyDict>,
        codebook: Option<&Bound<'_, Codebook>>,
        calendars: Calendars<'_>,
    ) -> PyResult<Self> {
        read(document.py(), &dumps(document)?, codebook, &calendars)
    }

    /// A pickled policy.
    #[staticmethod]
    fn _with(
        py: Python<'_>,
        text: Text<'_>,
        codebook: Option<&Bound<'_, Codebook>>,
        calendar: Bound<'_, Calendar>,
    ) -> PyResult<Self> {
        read(py, text.0, codebook, &[calendar])
    }

    /// The shipped policy `uk-illustrative`: illustrative, and of no official standing.
    #[staticmethod]
    fn shipped(py: Python<'_>) -> PyResult<Self> {
        read(py, core::shipped::UK_ILLUSTRATIVE, None, &[])
    }

    /// The policy's id.
    #[getter]
    fn id(&self) -> &str {
        self.0.document().id.as_str()
    }

    /// The policy's own version.
    #[getter]
    fn version(&self) -> &str {
        &self.0.document().version
    }

    /// What it is, in words.
    #[getter]
    fn title(&self) -> &str {
        &self.0.document().title
    }

    /// What a reader must know before using it.
    #[getter]
    fn notice(&self) -> &str {
        &self.0.document().notice
    }

    /// The levels, the lowest first.
    #[getter]
    fn all_levels<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.0.document().levels)
    }

    /// The criteria, each with its level, reason and sources.
    #[getter]
    fn criteria<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.0.document().criteria)
    }

    /// The routes, of which the first that holds chooses a home.
    #[getter]
    fn routes<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.0.document().routes)
    }

    /// What a reader would want to know before using it, such as a criterion that can never add anything.
    #[getter]
    fn analysis<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, self.0.analysis())
    }

    /// The codebook that it was checked against.
    #[getter]
    fn codebook(&self) -> Codebook {
        Codebook(self.0.codebook().clone())
    }

    /// The calendar that its working days are counted by.
    #[getter]
    fn calendar(&self) -> Calendar {
        Calendar(self.0.calendar().clone())
    }

    /// The digest of its canonical form: `sha256:` and 64 hexadecimal digits.
    #[getter]
    fn digest(&self, py: Python<'_>) -> String {
        py.detach(|| self.0.digest().to_string())
    }

    /// What the policy asks for in a case, as of an instant, with all that it rests on.
    fn recommend(&self, py: Python<'_>, case: &Bound<'_, Case>, as_of: Instant) -> Recommendation {
        let case = &case.get().0;
        py.detach(|| Recommendation::new(self.0.recommend(case, as_of.0), case.clone()))
    }

    /// The levels and the criteria met alone, without the reasons.
    fn levels(&self, py: Python<'_>, case: &Bound<'_, Case>, as_of: Instant) -> Levels {
        Levels::new(py, &self.0, &case.get().0, as_of.0)
    }

    /// The recommendation for a case, from text to text.
    fn recommend_json(&self, py: Python<'_>, case: Text<'_>, as_of: Text<'_>) -> PyResult<String> {
        py.detach(|| wire::recommend_case_json(&self.0, case.0, as_of.0))
            .map_err(|error| to_exception(py, &error))
    }

    /// The levels before and after each contact and event of a case, as it is seen, or as some agencies see it.
    #[pyo3(signature = (case, agencies=None))]
    fn replay(&self, py: Python<'_>, case: &Bound<'_, Case>, agencies: Option<Texts>) -> PyResult<Replay> {
        let case = case.get();
        let viewpoint = match agencies {
            None => case.0.viewpoint().clone(),
            given => of_agencies(py, given)?,
        };
        Ok(py
            .detach(|| Replay::new(Arc::new(self.0.replay(&case.0, &viewpoint)), case.seen_from(&viewpoint))))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        page("policy", slf.as_any())
    }
}

impl Document for Policy {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let (py, text) = (class.py(), self.0.to_json());
        let codebook = codebook::handed_on(self.0.codebook());
        match self.0.document().calendar {
            Some(_) => {
                let with = (text, codebook, Calendar(self.0.calendar().clone()));
                Ok((class.getattr("_with")?, with.into_pyobject(py)?))
            }
            None => Ok((class.getattr("from_json")?, (text, codebook).into_pyobject(py)?)),
        }
    }

    fn shown(&self) -> String {
        let document = self.0.document();
        let (id, version) = (quoted(document.id.as_str()), quoted(&document.version));
        let (levels, criteria) = (document.levels.len(), document.criteria.len());
        format!("Policy({id}, version={version}, levels={levels}, criteria={criteria})")
    }

    fn same(&self, other: &Self) -> bool {
        let (own, other) = (&self.0, &other.0);
        own.document() == other.document()
            && own.codebook().document() == other.codebook().document()
            && own.calendar().document() == other.calendar().document()
    }
}

fn read(
    py: Python<'_>,
    text: &str,
    codebook: Option<&Bound<'_, Codebook>>,
    calendars: &[Bound<'_, Calendar>],
) -> PyResult<Policy> {
    let codebook = codebook::given(codebook);
    let calendars: Vec<core::Calendar> = calendars.iter().map(|calendar| calendar.get().0.clone()).collect();
    let read = py.detach(|| core::Policy::parse_with(text, &codebook, &calendars));
    read.map(Policy).map_err(|error| to_exception(py, &error))
}
