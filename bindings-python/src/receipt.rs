//! Receipts.

use std::borrow::Cow;

use everycontact as core;
use pyo3::prelude::*;

use crate::case::Case;
use crate::data::Object;
use crate::document::{Again, Document, document, quoted};
use crate::error::to_exception;
use crate::html::page;
use crate::policy::Policy;
use crate::text::Text;
use crate::verification::Verification;

/// A recommendation with the digests of all that it rests on, in one canonical text.
///
/// >>> policy = Policy.shipped()
/// >>> case = Case.shipped()
/// >>> kept = policy.recommend(case, "2021-04-30T23:59:59Z").receipt().to_json()
/// >>> Receipt.from_json(kept).id.startswith("sha256:")
/// True
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Receipt(pub(crate) core::Receipt);

document!(Receipt);

#[pymethods]
impl Receipt {
    /// Reads a receipt. Whether it is what was made is for `verify` to say.
    ///
    /// Raises `EverycontactError` when it is no receipt, or not in canonical form.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: Text<'_>) -> PyResult<Self> {
        let read = py.detach(|| core::Receipt::parse(text.0));
        read.map(Self).map_err(|error| to_exception(py, &error))
    }

    /// Reads a receipt from a `dict`, whose fields may stand in any order.
    #[staticmethod]
    fn from_dict(py: Python<'_>, document: Object) -> PyResult<Self> {
        let read = py.detach(|| core::Receipt::parse(&core::canonical_json(&document.0)?));
        read.map(Self).map_err(|error| to_exception(py, &error))
    }

    /// The id that it gives: the digest of its canonical form without the id.
    #[getter]
    fn id(&self) -> String {
        self.0.id().to_string()
    }

    /// Makes the receipt again from a policy and a case, which may be given as it stands today, and says what differs.
    fn verify(slf: &Bound<'_, Self>, policy: &Bound<'_, Policy>, case: &Bound<'_, Case>) -> Verification {
        Verification::new(slf, policy, case)
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        page("receipt", slf.as_any())
    }
}

impl Document for Receipt {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        Ok((class.getattr("from_json")?, (self.0.to_json(),).into_pyobject(class.py())?))
    }

    fn shown(&self) -> String {
        format!("Receipt({})", quoted(&self.id()))
    }
}
