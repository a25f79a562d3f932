//! What comes of checking a receipt.

use std::borrow::Cow;

use everycontact as core;
use pyo3::prelude::*;

use crate::case::Case;
use crate::data::{Dict, Tuple};
use crate::document::{Again, Document, document};
use crate::policy::Policy;
use crate::receipt::Receipt;

/// What differs between a receipt and what is made again. It is true where nothing does.
///
/// >>> policy, case = Policy.shipped(), Case.shipped()
/// >>> receipt = policy.recommend(case, "2021-04-30T23:59:59Z").receipt()
/// >>> receipt.verify(policy, case)
/// Verification(holds=True, differences=0)
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Verification {
    inner: core::Verification,
    receipt: Py<Receipt>,
    policy: Py<Policy>,
    case: Py<Case>,
}

document!(Verification);

impl Verification {
    pub(crate) fn new(
        receipt: &Bound<'_, Receipt>,
        policy: &Bound<'_, Policy>,
        case: &Bound<'_, Case>,
    ) -> Self {
        let (own, asks, about) = (&receipt.get().0, &policy.get().inner, &case.get().inner);
        let inner = receipt.py().detach(|| own.verify(asks, about));
        let (receipt, policy, case) = (receipt.clone(), policy.clone(), case.clone());
        Self { inner, receipt: receipt.unbind(), policy: policy.unbind(), case: case.unbind() }
    }
}

#[pymethods]
impl Verification {
    /// The receipt that was checked.
    #[getter]
    fn receipt(&self) -> &Py<Receipt> {
        &self.receipt
    }

    /// Whether the receipt is exactly what was made again.
    #[getter]
    fn holds(&self) -> bool {
        self.inner.holds()
    }

    /// Every place that differs: `was` is what the receipt has there, `is` what was made again.
    #[getter]
    fn differences<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, self.inner.differences())
    }

    fn __bool__(&self) -> bool {
        self.inner.holds()
    }
}

impl Document for Verification {
    fn json(&self) -> Cow<'_, str> {
        self.inner.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        let py = class.py();
        Ok((self.receipt.bind(py).getattr("verify")?, (&self.policy, &self.case).into_pyobject(py)?))
    }

    fn shown(&self) -> String {
        let holds = if self.inner.holds() { "True" } else { "False" };
        format!("Verification(holds={holds}, differences={})", self.inner.differences().len())
    }
}
