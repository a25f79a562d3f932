//! Closures: proposals, and whether anything stands against one.

use everycontact as core;
use everycontact::Code;
use pyo3::prelude::*;

use crate::data::{Dict, Tuple, word};
use crate::document::{Again, frozen, hash, quoted};
use crate::entry::Entry;
use crate::error::refused;
use crate::several::Texts;
use crate::standing::Standing;
use crate::text::Text;

/// What a closure says of itself: its coded reason, the referrals that it disposes of, and who is to go on.
///
/// >>> ClosureProposal(reason="transferred", referrals=["a06-referral-3"], receiver="panel-2").reason
/// 'transferred'
#[pyclass(frozen, eq, module = "everycontact")]
#[derive(PartialEq)]
pub(crate) struct ClosureProposal(core::ClosureProposal);

frozen!(ClosureProposal);

#[pymethods]
impl ClosureProposal {
    #[new]
    #[pyo3(signature = (reason=None, referrals=Texts::NONE, receiver=None))]
    fn new(
        py: Python<'_>,
        reason: Option<Text<'_>>,
        referrals: Texts,
        receiver: Option<Text<'_>>,
    ) -> PyResult<Self> {
        let reason = reason.map(|reason| reason_of(py, reason.0)).transpose()?;
        let referrals = referrals.0.iter().map(|id| checked(py, core::ContactId::new(id)));
        let referrals = referrals.collect::<PyResult<_>>()?;
        let receiver = receiver.map(|id| checked(py, core::AgencyId::new(id.0))).transpose()?;
        Ok(Self(core::ClosureProposal { reason, referrals, receiver }))
    }

    /// The coded reason.
    #[getter]
    fn reason(&self) -> Option<&'static str> {
        self.0.reason.map(core::ClosureReason::code)
    }

    /// The referrals.
    #[getter]
    fn referrals(&self) -> Tuple<&str> {
        self.0.referrals.iter().map(core::ContactId::as_str).collect()
    }

    /// The agency that is to go on, if any.
    #[getter]
    fn receiver(&self) -> Option<&str> {
        self.0.receiver.as_ref().map(core::AgencyId::as_str)
    }

    fn __hash__(&self) -> u64 {
        hash(&self.__repr__())
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Again<'py>> {
        let (py, own) = (slf.py(), slf.get());
        let given = (own.reason(), own.referrals(), own.receiver());
        Ok((slf.get_type().into_any(), given.into_pyobject(py)?))
    }

    fn __repr__(&self) -> String {
        let shown = |text: Option<&str>| text.map_or("None".to_owned(), quoted);
        let (reason, receiver) = (shown(self.reason()), shown(self.receiver()));
        let referrals: Vec<String> = self.0.referrals.iter().map(|id| quoted(id.as_str())).collect();
        let referrals = referrals.join(", ");
        format!("ClosureProposal(reason={reason}, referrals=[{referrals}], receiver={receiver})")
    }
}

fn reason_of(py: Python<'_>, code: &str) -> PyResult<core::ClosureReason> {
    let found = core::ClosureReason::ALL.into_iter().find(|reason| reason.code() == code);
    found.ok_or_else(|| {
        let known: Vec<String> =
            core::ClosureReason::ALL.iter().map(|reason| format!("`{}`", reason.code())).collect();
        let message = format!("there is no such reason; known are {}", known.join(", "));
        refused(py, "closure", Code::UnknownVariant, &message)
    })
}

fn checked<T, E: std::fmt::Display>(py: Python<'_>, value: Result<T, E>) -> PyResult<T> {
    value.map_err(|error| refused(py, "closure", Code::InvalidValue, &error.to_string()))
}

/// What comes of a proposal.
#[derive(IntoPyObject)]
pub(crate) enum Closing {
    Permit(Permit),
    Blocked(Blocked),
}

impl Closing {
    pub(crate) fn new(standing: &Bound<'_, Standing>, proposal: Option<&Bound<'_, ClosureProposal>>) -> Self {
        let (own, proposal) = (&standing.get().inner, proposal.map(|proposal| &proposal.get().0));
        let closing = standing.py().detach(|| own.closing(proposal));
        let standing = standing.clone().unbind();
        match closing {
            Ok(inner) => Self::Permit(Permit { inner, standing }),
            Err(inner) => Self::Blocked(Blocked { inner, standing }),
        }
    }
}

/// Nothing stands against a closure, as of an instant. It is no decision: a person closes, or does not.
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Permit {
    inner: core::Permit,
    standing: Py<Standing>,
}

frozen!(Permit);

#[pymethods]
impl Permit {
    /// Where the case stands.
    #[getter]
    fn standing(&self) -> &Py<Standing> {
        &self.standing
    }

    /// How the case is to be closed.
    #[getter]
    fn proposal(&self) -> ClosureProposal {
        ClosureProposal(self.inner.proposal().clone())
    }

    /// The entry to record if a person decides to close.
    #[pyo3(signature = (role, note=None))]
    fn closed_by(&self, py: Python<'_>, role: Text<'_>, note: Option<Text<'_>>) -> PyResult<Entry> {
        let role = checked(py, core::RoleId::new(role.0))?;
        let note = note.map(|note| checked(py, core::FreeText::new(note.0))).transpose()?;
        Ok(Entry(self.inner.clone().closed_by(role, note)))
    }

    fn __bool__(&self) -> bool {
        true
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        self.inner == other.get().inner
    }

    fn __hash__(&self) -> u64 {
        hash(&self.__repr__())
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Again<'py>> {
        again(self.standing.bind(py), self.proposal())
    }

    fn __repr__(&self) -> String {
        format!("Permit(case={})", quoted(self.inner.case().as_str()))
    }
}

/// Everything that stands against a closure, as of an instant. It is false where a truth is asked for.
///
/// >>> standing = Policy.shipped().standing(Case.shipped(), "2021-05-15T12:00:00Z")
/// >>> blocked = standing.closing()
/// >>> bool(blocked), "secondReviewerMissing" in blocked.kinds
/// (False, True)
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Blocked {
    inner: core::Blocked,
    standing: Py<Standing>,
}

frozen!(Blocked);

#[pymethods]
impl Blocked {
    /// Where the case stands.
    #[getter]
    fn standing(&self) -> &Py<Standing> {
        &self.standing
    }

    /// How the case was to be closed.
    #[getter]
    fn proposal(&self) -> ClosureProposal {
        ClosureProposal(self.inner.proposal().clone())
    }

    /// Everything that stands against it; at least one.
    #[getter]
    fn blockers<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, self.inner.blockers())
    }

    /// The kind of each blocker.
    #[getter]
    fn kinds(&self) -> Tuple<String> {
        self.inner.blockers().iter().map(|blocker| word(&blocker.kind())).collect()
    }

    /// The entry to record if a person decides to close all the same: it carries every kind of blocker.
    fn closed_against_advice_by(&self, py: Python<'_>, role: Text<'_>, reason: Text<'_>) -> PyResult<Entry> {
        let role = checked(py, core::RoleId::new(role.0))?;
        let reason = checked(py, core::FreeText::new(reason.0))?;
        Ok(Entry(self.inner.clone().closed_against_advice_by(role, reason)))
    }

    fn __bool__(&self) -> bool {
        false
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        self.inner == other.get().inner
    }

    fn __hash__(&self) -> u64 {
        hash(&self.__repr__())
    }

    #[pyo3(signature = () -> "tuple[object, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Again<'py>> {
        again(self.standing.bind(py), self.proposal())
    }

    fn __repr__(&self) -> String {
        let (case, blockers) = (quoted(self.inner.case().as_str()), self.inner.blockers().len());
        format!("Blocked(case={case}, blockers={blockers})")
    }
}

fn again<'py>(standing: &Bound<'py, Standing>, proposal: ClosureProposal) -> PyResult<Again<'py>> {
    Ok((standing.getattr("closing")?, (proposal,).into_pyobject(standing.py())?))
}
