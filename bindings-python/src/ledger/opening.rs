//! Openings of commitments, and the salts that they are made with.

use std::borrow::Cow;

use everycontact as core;
use everycontact::{Code, LedgerField};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyMapping, PyString};
use pyo3::{Borrowed, PyTypeInfo, type_hint_identifier, type_hint_subscript};

use crate::data::Bytes;
use crate::document::{Again, Document, frozen, quoted, value};
use crate::error::{refuse, refused};
use crate::text::Text;

const FIELDS: [LedgerField; 6] = [
    LedgerField::Case,
    LedgerField::Receipt,
    LedgerField::Event,
    LedgerField::Recorded,
    LedgerField::Agency,
    LedgerField::Entry,
];

/// What opens a commitment of a ledger's entry: the field, the salt and the value. Whoever has it can show what was
/// committed to; to erase a person, let go of it.
///
/// >>> from everycontact import LedgerOpening
/// >>> opening = LedgerOpening("case", bytes(range(32)), '"case-7"')
/// >>> opening
/// LedgerOpening('case')
/// >>> opening.commitment.startswith("sha256:")
/// True
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct LedgerOpening(pub(crate) core::LedgerOpening);

frozen!(LedgerOpening);
value!(LedgerOpening);

#[pymethods]
impl LedgerOpening {
    #[new]
    fn new(py: Python<'_>, field: Text<'_>, salt: &[u8], value: Text<'_>) -> PyResult<Self> {
        let field = of_name(py, field.0)?;
        let salt = core::Salt::new(salt).map_err(|error| refuse(py, error))?;
        Ok(Self(core::LedgerOpening::new(field, salt, value.0)))
    }

    /// The field that it opens: `case`, `receipt`, `event`, `recorded`, `agency` or `entry`.
    #[getter]
    fn field(&self) -> &str {
        self.0.field().name()
    }

    /// The salt, of 32 bytes.
    #[getter]
    fn salt(&self) -> Bytes<'_> {
        Bytes(self.0.salt().as_bytes())
    }

    /// The value, as canonical JSON.
    #[getter]
    fn value(&self) -> &str {
        self.0.value()
    }

    /// The commitment that it opens: `sha256:` and 64 hexadecimal digits.
    #[getter]
    fn commitment(&self) -> String {
        self.0.commitment().digest().to_string()
    }
}

impl Document for LedgerOpening {
    fn json(&self) -> Cow<'_, str> {
        self.commitment().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        Again::new(class.clone(), (self.field(), self.salt(), self.value()))
    }

    fn shown(&self) -> String {
        format!("LedgerOpening({})", quoted(self.field()))
    }

    fn same(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

/// The field of a name.
pub(crate) fn of_name(py: Python<'_>, name: &str) -> PyResult<LedgerField> {
    FIELDS.into_iter().find(|field| field.name() == name).ok_or_else(|| {
        let names = FIELDS.map(|field| format!("`{}`", field.name())).join(", ");
        refused(py, "field", Code::UnknownVariant, &format!("expected one of {names}"))
    })
}

/// A salt for each field, by its name.
pub(crate) struct Given<'py>(Bound<'py, PyMapping>);

impl<'a, 'py> FromPyObject<'a, 'py> for Given<'py> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("collections.abc", "Mapping"),
        PyString::TYPE_HINT,
        PyBytes::TYPE_HINT
    );

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self(object.cast::<PyMapping>()?.to_owned()))
    }
}

/// The salt of each field: given, or drawn from the operating system by Python's `secrets`.
pub(crate) struct Salts<'py> {
    py: Python<'py>,
    given: Option<Given<'py>>,
    /// What kept a salt from being had.
    pub(crate) failed: Option<PyErr>,
}

impl<'py> Salts<'py> {
    pub(crate) fn new(py: Python<'py>, given: Option<Given<'py>>) -> Self {
        Self { py, given, failed: None }
    }

    pub(crate) fn of(&mut self, field: LedgerField) -> Option<core::Salt> {
        self.drawn(field).map_err(|error| self.failed = Some(error)).ok()
    }

    fn drawn(&self, field: LedgerField) -> PyResult<core::Salt> {
        let salt = match &self.given {
            Some(given) => given.0.get_item(field.name())?,
            None => self.py.import("secrets")?.call_method1("token_bytes", (32,))?,
        };
        core::Salt::new(salt.extract()?).map_err(|error| refuse(self.py, error))
    }
}
