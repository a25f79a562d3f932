//! Decisions.

use std::borrow::Cow;

use everycontact as core;
use pyo3::prelude::*;

use crate::data::Dict;
use crate::document::{Again, Document, Readable, document, made, quoted, readable};
use crate::entry::content;
use crate::fields::Fields;
use crate::text::Text;

/// A named role decided: what an event of this kind records. Nothing makes a decision of a recommendation.
///
/// `follows` says whether it follows the recommendation; one that departs from it names its level. `receipt` is the id
/// of the receipt that was seen.
///
/// >>> Decision(role="panel-chair", follows=True, reason="as asked for")
/// Decision(role='panel-chair', follows=True)
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Decision(pub(crate) core::Entry);

document!(Decision);
readable!(Decision);

/// A field of the entry; nothing for an entry of another kind, which is never wrapped.
macro_rules! own {
    ($decision:ident.$field:ident) => {
        match &$decision.0 {
            core::Entry::Decision { $field, .. } => Some($field),
            _ => None,
        }
    };
}

#[pymethods]
impl Decision {
    #[new]
    #[pyo3(signature = (*, role, follows, reason, level=None, receipt=None))]
    fn new(
        py: Python<'_>,
        role: Text<'_>,
        follows: bool,
        reason: Text<'_>,
        level: Option<Text<'_>>,
        receipt: Option<Text<'_>>,
    ) -> PyResult<Self> {
        let fields = Fields::new().field("role", role).field("follows", follows);
        let fields = fields.optional("level", level).optional("receipt", receipt);
        made(py, fields.field("reason", reason).within("decision"))
    }

    /// The role that decided.
    #[getter]
    fn role(&self) -> &str {
        own!(self.role).map_or("", core::RoleId::as_str)
    }

    /// Whether it follows the recommendation.
    #[getter]
    fn follows(&self) -> bool {
        own!(self.follows).copied().unwrap_or_default()
    }

    /// Why, in free text.
    #[getter]
    fn reason(&self) -> &str {
        own!(self.reason).map_or("", core::FreeText::as_str)
    }

    /// The level that was decided on, if one was.
    #[getter]
    fn level(&self) -> Option<&str> {
        own!(self.level)?.as_ref().map(core::LevelId::as_str)
    }

    /// The receipt of the recommendation that was seen, by its id.
    #[getter]
    fn receipt(&self) -> Option<String> {
        own!(self.receipt)?.as_ref().map(ToString::to_string)
    }

    /// What kind of entry it is: `decision`.
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

impl Document for Decision {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        self.read_again(class)
    }

    fn shown(&self) -> String {
        let follows = if self.follows() { "True" } else { "False" };
        let level = self.level().map(|level| format!(", level={}", quoted(level))).unwrap_or_default();
        format!("Decision(role={}, follows={follows}{level})", quoted(self.role()))
    }
}

impl Readable for Decision {
    fn read(text: &str) -> Result<Self, core::LoadError> {
        core::Entry::parse_kind("decision", text).map(Self)
    }
}
