//! Entries of a ledger.

use std::borrow::Cow;

use everycontact as core;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;

use crate::case::Case;
use crate::data::{Dict, Object, Tuple};
use crate::document::{Again, Document, document, quoted};
use crate::error::{refuse, to_exception};
use crate::ledger::LedgerOpening;
use crate::ledger::opening::{Given, Salts, of_name};
use crate::policy::Policy;
use crate::receipt::Receipt;
use crate::text::Text;

/// An entry of a ledger: that there was a receipt or an event, and commitments to what it said.
///
/// Of what an entry says in the clear, nothing is about a person. `of_receipt` and `of_event` give it with the openings
/// of its commitments, which are kept with the case.
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct LedgerEntry(pub(crate) core::LedgerEntry);

document!(LedgerEntry);

/// An entry, and what opens its commitments.
type Sealed = (LedgerEntry, Tuple<LedgerOpening>);
type Made = Result<core::SealedEntry, core::SaltError>;

#[pymethods]
impl LedgerEntry {
    /// The entry of a receipt of a case, and the openings of its commitments.
    ///
    /// `salts` gives 32 random bytes for each field, `case` and `receipt`, each drawn for it alone. If there are none, they
    /// are drawn by Python's `secrets`.
    #[staticmethod]
    #[pyo3(signature = (case, receipt, policy, salts=None))]
    fn of_receipt(
        py: Python<'_>,
        case: &Bound<'_, Case>,
        receipt: &Bound<'_, Receipt>,
        policy: &Bound<'_, Policy>,
        salts: Option<Given<'_>>,
    ) -> PyResult<Sealed> {
        let mut salts = Salts::new(py, salts);
        let (case, policy) = (&case.get().inner.document().id, core::LedgerPolicy::of(&policy.get().inner));
        let made =
            core::LedgerEntry::of_receipt(case, &receipt.get().0.id(), policy, |field| salts.of(field));
        sealed(py, made, salts)
    }

    /// The entry of an event of a case, by its id, and the openings of its commitments.
    ///
    /// `salts` gives 32 random bytes for each field, `case`, `event`, `recorded`, `agency` and `entry`, each drawn for it
    /// alone. If there are none, they are drawn by Python's `secrets`. Raises `KeyError` when the case has no such event.
    #[staticmethod]
    #[pyo3(signature = (case, event, salts=None))]
    fn of_event(
        py: Python<'_>,
        case: &Bound<'_, Case>,
        event: Text<'_>,
        salts: Option<Given<'_>>,
    ) -> PyResult<Sealed> {
        let document = case.get().inner.document();
        let known = document.events.iter().find(|one| one.id.as_str() == event.0);
        let event = known.ok_or_else(|| PyKeyError::new_err("the case has no event of this id"))?;
        let mut salts = Salts::new(py, salts);
        let made = core::LedgerEntry::of_event(&document.id, event, |field| salts.of(field));
        sealed(py, made, salts)
    }

    /// Reads an entry from the text that a ledger holds.
    ///
    /// Raises `EverycontactError` when it is no ledger entry, or not in canonical form.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: Text<'_>) -> PyResult<Self> {
        core::LedgerEntry::parse(text.0.as_bytes()).map(Self).map_err(|error| refuse(py, error))
    }

    /// The same from a `dict`, whose fields may stand in any order.
    #[staticmethod]
    fn from_dict(py: Python<'_>, document: Object) -> PyResult<Self> {
        let text = core::canonical_json(&document.0).map_err(|error| to_exception(py, &error))?;
        core::LedgerEntry::parse(text.as_bytes()).map(Self).map_err(|error| refuse(py, error))
    }

    /// `receipt`, or the kind of the event, such as `decision`.
    #[getter]
    fn kind(&self) -> &str {
        self.0.kind()
    }

    /// The policy of a receipt: its `id`, `version` and `digest`. `None` for an event.
    #[getter]
    fn policy<'py>(&self, py: Python<'py>) -> PyResult<Option<Dict<'py>>> {
        self.0.policy().map(|policy| Dict::of(py, policy)).transpose()
    }

    /// The commitment of a field; `None` if entries of this kind have none.
    fn commitment(&self, py: Python<'_>, field: Text<'_>) -> PyResult<Option<String>> {
        let field = of_name(py, field.0)?;
        Ok(self.0.commitment(field).map(|commitment| commitment.digest().to_string()))
    }

    /// Whether an opening fits its field.
    fn is_opened_by(&self, opening: &Bound<'_, LedgerOpening>) -> bool {
        self.0.is_opened_by(&opening.get().0)
    }
}

impl Document for LedgerEntry {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        Again::new(class.getattr("from_json")?, (self.0.to_json(),))
    }

    fn shown(&self) -> String {
        format!("LedgerEntry({})", quoted(self.0.kind()))
    }
}

fn sealed(py: Python<'_>, made: Made, salts: Salts<'_>) -> PyResult<Sealed> {
    if let Some(failed) = salts.failed {
        return Err(failed);
    }
    let made = made.map_err(|error| refuse(py, error))?;
    Ok((LedgerEntry(made.entry().clone()), made.openings().cloned().map(LedgerOpening).collect()))
}
