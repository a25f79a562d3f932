//! Reviews.

use std::borrow::Cow;

use everycontact as core;
use pyo3::prelude::*;

use crate::data::{Dict, Object, Tuple};
use crate::document::{Again, Document, Readable, document, made, quoted, readable};
use crate::entry::content;
use crate::fields::Fields;
use crate::several::Texts;
use crate::text::Text;

/// A human considered the case at a level: what an event of this kind records.
///
/// `considered` names the occurrences that were considered; `judged_first` says whether a judgement was written down
/// before the recommendation was seen.
///
/// >>> review = Review(level="panel", role="panel-chair", considered=["c1", "c2"], judged_first=True)
/// >>> event = Event(id="e1", recorded="2024-07-01T10:00:00Z", entry=review)
/// >>> event.entry == review
/// True
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Review(pub(crate) core::Entry);

document!(Review);
readable!(Review);

/// A field of the entry; nothing for an entry of another kind, which is never wrapped.
macro_rules! own {
    ($review:ident.$field:ident) => {
        match &$review.0 {
            core::Entry::Review { $field, .. } => Some($field),
            _ => None,
        }
    };
}

#[pymethods]
impl Review {
    #[new]
    #[pyo3(signature = (
        *, level, role, considered, judged_first, judgement=None, after_closure=None, note=None
    ))]
    #[expect(clippy::too_many_arguments, reason = "Python's arguments have names")]
    fn new(
        py: Python<'_>,
        level: Text<'_>,
        role: Text<'_>,
        considered: Texts,
        judged_first: bool,
        judgement: Option<Text<'_>>,
        after_closure: Option<Object>,
        note: Option<Text<'_>>,
    ) -> PyResult<Self> {
        let fields = Fields::new().field("level", level).field("role", role);
        let fields = fields.field("considered", considered.0).field("judgedFirst", judged_first);
        let fields = fields.optional("judgement", judgement).optional_json("afterClosure", after_closure);
        made(py, fields.optional("note", note).within("review"))
    }

    /// The level of the policy at which it was held.
    #[getter]
    fn level(&self) -> &str {
        own!(self.level).map_or("", core::LevelId::as_str)
    }

    /// The reviewer's role.
    #[getter]
    fn role(&self) -> &str {
        own!(self.role).map_or("", core::RoleId::as_str)
    }

    /// The occurrences that were considered.
    #[getter]
    fn considered(&self) -> Tuple<&str> {
        own!(self.considered).into_iter().flatten().map(core::OccurrenceId::as_str).collect()
    }

    /// Whether a judgement was written down before the recommendation was seen.
    #[getter]
    fn judged_first(&self) -> bool {
        own!(self.judged_first).copied().unwrap_or_default()
    }

    /// The level that the reviewer judged to be right, if that was written down.
    #[getter]
    fn judgement(&self) -> Option<&str> {
        own!(self.judgement)?.as_ref().map(core::LevelId::as_str)
    }

    /// The closure that it looks at again, if it does: `closure`, and `months` if it is a follow-up.
    #[getter]
    fn after_closure<'py>(&self, py: Python<'py>) -> PyResult<Option<Dict<'py>>> {
        own!(self.after_closure).and_then(Option::as_ref).map(|after| Dict::of(py, after)).transpose()
    }

    /// Free text.
    #[getter]
    fn note(&self) -> Option<&str> {
        own!(self.note)?.as_ref().map(core::FreeText::as_str)
    }

    /// What kind of entry it is: `review`.
    #[getter]
    fn kind(&self) -> &str {
        self.0.kind()
    }

    /// What it says, as documents write it.
    #[getter]
    fn content<'py>(&self, py: Python<'py>) -> PyResult<Dict<'py>> {
        content(py, &self.0)
    }
}

impl Document for Review {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        self.read_again(class)
    }

    fn shown(&self) -> String {
        let considered = own!(self.considered).map_or(0, Vec::len);
        let [level, role] = [self.level(), self.role()].map(quoted);
        format!("Review(level={level}, role={role}, considered={considered})")
    }
}

impl Readable for Review {
    fn read(text: &str) -> Result<Self, core::LoadError> {
        core::Entry::parse_kind("review", text).map(Self)
    }
}
