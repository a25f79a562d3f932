//! Policies.

use std::borrow::Cow;

use everycontact as core;
use everycontact::wire;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;

use crate::calendar::Calendar;
use crate::case::Case;
use crate::closure::{Closing, ClosureProposal};
use crate::codebook::{self, Codebook};
use crate::data::{Dict, Object, Tuple};
use crate::document::{Again, Document, document, quoted};
use crate::error::to_exception;
use crate::html::page;
use crate::instant::Instant;
use crate::levels::Levels;
use crate::policy_comparison::PolicyComparison;
use crate::recommendation::Recommendation;
use crate::rendering::rendering;
use crate::replay::Replay;
use crate::several::{Items, Texts};
use crate::standing::Standing;
use crate::text::Text;
use crate::transparency::TransparencyRecord;
use crate::viewpoint::of_agencies;

/// A written policy, loaded and compiled once: a handle that can be shared between threads.
///
/// >>> policy = Policy.shipped()
/// >>> policy.id, len(policy.all_levels)
/// ('uk-illustrative', 5)
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Policy {
    pub(crate) inner: core::Policy,
    pub(crate) codebook: Py<Codebook>,
}

document!(Policy);

impl Policy {
    fn read<'py>(
        py: Python<'py>,
        text: &str,
        codebook: Option<Bound<'py, Codebook>>,
        calendars: &[Bound<'py, Calendar>],
    ) -> PyResult<Self> {
        let codebook = codebook::given(py, codebook)?;
        let own = &codebook.get().0;
        let calendars: Vec<_> = calendars.iter().map(|calendar| calendar.get().0.clone()).collect();
        let read = py.detach(|| core::Policy::parse_with(text, own, &calendars));
        let inner = read.map_err(|error| to_exception(py, &error))?;
        Ok(Self { inner, codebook: codebook.unbind() })
    }
}

#[pymethods]
impl Policy {
    /// Reads a policy, checks it against a codebook (the shipped one if none is given), and compiles it.
    ///
    /// `calendars` are looked through besides those that ship with the library. Raises `EverycontactError`, with every
    /// problem at once, when it does not load.
    #[staticmethod]
    #[pyo3(signature = (text, codebook=None, *, calendars=Items::NONE))]
    fn from_json(
        py: Python<'_>,
        text: Text<'_>,
        codebook: Option<Bound<'_, Codebook>>,
        calendars: Items<Bound<'_, Calendar>>,
    ) -> PyResult<Self> {
        Self::read(py, text.0, codebook, &calendars.0)
    }

    /// Reads a policy from a `dict`, as `from_json` does from text.
    #[staticmethod]
    #[pyo3(signature = (document, codebook=None, *, calendars=Items::NONE))]
    fn from_dict(
        py: Python<'_>,
        document: Object,
        codebook: Option<Bound<'_, Codebook>>,
        calendars: Items<Bound<'_, Calendar>>,
    ) -> PyResult<Self> {
        Self::read(py, &document.0, codebook, &calendars.0)
    }

    /// A pickled policy.
    #[staticmethod]
    fn _with(
        py: Python<'_>,
        text: Text<'_>,
        codebook: Option<Bound<'_, Codebook>>,
        calendar: Bound<'_, Calendar>,
    ) -> PyResult<Self> {
        Self::read(py, text.0, codebook, &[calendar])
    }

    /// A policy that ships with the library, illustrative and of no official standing: `uk-illustrative` or
    /// `school-threat-assessment`.
    ///
    /// Raises `KeyError` for any other.
    #[staticmethod]
    #[pyo3(signature = (id="uk-illustrative"))]
    fn shipped(py: Python<'_>, id: &str) -> PyResult<Self> {
        let text = match id {
            "uk-illustrative" => core::shipped::UK_ILLUSTRATIVE,
            "school-threat-assessment" => core::shipped::SCHOOL_THREAT_ASSESSMENT,
            _ => {
                let message =
                    format!("{id}: the policies are `uk-illustrative` and `school-threat-assessment`");
                return Err(PyKeyError::new_err(message));
            }
        };
        Self::read(py, text, None, &[])
    }

    /// The policy's id.
    #[getter]
    fn id(&self) -> &str {
        self.inner.document().id.as_str()
    }

    /// The policy's own version.
    #[getter]
    fn version(&self) -> &str {
        &self.inner.document().version
    }

    /// What it is, in words.
    #[getter]
    fn title(&self) -> &str {
        &self.inner.document().title
    }

    /// What a reader must know before using it.
    #[getter]
    fn notice(&self) -> &str {
        &self.inner.document().notice
    }

    /// The levels, the lowest first.
    #[getter]
    fn all_levels<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().levels)
    }

    /// The criteria, each with its level, reason and sources.
    #[getter]
    fn criteria<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().criteria)
    }

    /// The routes, of which the first that holds chooses a home.
    #[getter]
    fn routes<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, &self.inner.document().routes)
    }

    /// What a reader would want to know before using it, such as a criterion that can never add anything.
    #[getter]
    fn analysis<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, self.inner.analysis())
    }

    /// The codebook that it was checked against.
    #[getter]
    fn codebook(&self) -> &Py<Codebook> {
        &self.codebook
    }

    /// The calendar that its working days are counted by.
    #[getter]
    fn calendar(&self) -> Calendar {
        Calendar(self.inner.calendar().clone())
    }

    /// The digest of its canonical form: `sha256:` and 64 hexadecimal digits.
    #[getter]
    fn digest(&self, py: Python<'_>) -> String {
        py.detach(|| self.inner.digest().to_string())
    }

    /// The rank of a level, from 0 for the lowest; `None` if the policy has no such level.
    fn rank(&self, level: Text<'_>) -> Option<usize> {
        self.inner.rank(&core::LevelId::new(level.0).ok()?)
    }

    /// What the policy asks for in a case, as of an instant, with all that it rests on.
    ///
    /// `as_of` is an aware `datetime`, or RFC 3339 text with an offset. Nothing that was recorded later takes part. What
    /// the policy's codebook does not know, because the case was loaded with another, takes no part and stands among
    /// what is `excluded`.
    fn recommend(slf: &Bound<'_, Self>, case: &Bound<'_, Case>, as_of: Instant) -> Recommendation {
        let (policy, own) = (&slf.get().inner, &case.get().inner);
        let made = slf.py().detach(|| policy.recommend(own, as_of.0));
        Recommendation::new(slf, case, made)
    }

    /// The levels and the criteria met alone, without the reasons: those of `recommend`, which says too what is left out.
    fn levels(slf: &Bound<'_, Self>, case: &Bound<'_, Case>, as_of: Instant) -> Levels {
        Levels::of(slf, case.get(), as_of.0)
    }

    /// Pickled levels.
    fn _levels(
        slf: &Bound<'_, Self>,
        level: usize,
        ceiling: usize,
        ceiling_with_unasked: usize,
        mask: u128,
    ) -> PyResult<Levels> {
        Levels::again(slf, (level, ceiling, ceiling_with_unasked), mask)
    }

    /// The recommendation for a case, from text to text.
    fn recommend_json(&self, py: Python<'_>, case: Text<'_>, as_of: Text<'_>) -> PyResult<String> {
        py.detach(|| wire::recommend_case_json(&self.inner, case.0, as_of.0))
            .map_err(|error| to_exception(py, &error))
    }

    /// The levels before and after each contact and event of a case, as it is seen, or as some agencies see it.
    #[pyo3(signature = (case, agencies=None))]
    fn replay(slf: &Bound<'_, Self>, case: &Bound<'_, Case>, agencies: Option<Texts>) -> PyResult<Replay> {
        let viewpoint = match agencies {
            None => case.get().inner.viewpoint().clone(),
            given => of_agencies(slf.py(), given)?,
        };
        let case = Case::seen_from(case, &viewpoint)?;
        let (policy, own) = (&slf.get().inner, &case.get().inner);
        let made = slf.py().detach(|| policy.replay(own, &viewpoint));
        Ok(Replay::new(slf, &case, made))
    }

    /// Where a case stands, as of an instant: who has looked, who has it, what is due, what stands against closing it.
    fn standing(slf: &Bound<'_, Self>, case: &Bound<'_, Case>, as_of: Instant) -> Standing {
        let (policy, own) = (&slf.get().inner, &case.get().inner);
        let made = slf.py().detach(|| policy.standing(own, as_of.0));
        Standing::new(slf, case, made)
    }

    /// Whether anything stands against closing a case: in a given way, or in that which was last proposed.
    #[pyo3(signature = (case, as_of, proposal=None))]
    fn propose_closure(
        slf: &Bound<'_, Self>,
        case: &Bound<'_, Case>,
        as_of: Instant,
        proposal: Option<&Bound<'_, ClosureProposal>>,
    ) -> PyResult<Closing> {
        let standing = Bound::new(slf.py(), Self::standing(slf, case, as_of))?;
        Ok(Closing::new(&standing, proposal))
    }

    /// What another version of the policy changes.
    fn compare(slf: &Bound<'_, Self>, after: &Bound<'_, Self>) -> PolicyComparison {
        PolicyComparison::new(slf, after)
    }

    /// The card of the policy, for people to read before it is used, as `markdown`, `text` or `html`.
    #[pyo3(signature = (format="markdown"))]
    fn card(&self, py: Python<'_>, format: &str) -> PyResult<String> {
        let rendering = rendering(py, format, false)?;
        Ok(py.detach(|| self.inner.card().render(rendering)))
    }

    /// A draft of a UK algorithmic transparency record for a tool that uses this policy.
    fn transparency_record(slf: &Bound<'_, Self>) -> TransparencyRecord {
        TransparencyRecord::new(slf)
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        page("policy", slf.as_any())
    }
}

impl Document for Policy {
    fn json(&self) -> Cow<'_, str> {
        self.inner.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let py = class.py();
        let (text, codebook) = (self.json(), codebook::handed_on(self.codebook.bind(py))?);
        if self.inner.document().calendar.is_none() {
            return Again::new(class.getattr("from_json")?, (text, codebook));
        }
        Again::new(class.getattr("_with")?, (text, codebook, self.calendar()))
    }

    fn shown(&self) -> String {
        let document = self.inner.document();
        let (id, version) = (quoted(document.id.as_str()), quoted(&document.version));
        let (levels, criteria) = (document.levels.len(), document.criteria.len());
        format!("Policy({id}, version={version}, levels={levels}, criteria={criteria})")
    }

    fn same(&self, other: &Self) -> bool {
        let (own, other) = (&self.inner, &other.inner);
        own.document() == other.document()
            && own.codebook().document() == other.codebook().document()
            && own.calendar().document() == other.calendar().document()
    }
}
