//! Openings of commitments, and the salts that they are made with.

use std::borrow::Cow;

use everycontact as core;
use everycontact::{Code, LedgerField};
use pyo3::prelude::*;
use pyo3::types::PyMapping;

use crate::data::Bytes;
use crate::document::{Again, Document, quoted, value};
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
        Ok((class.clone(), (self.field(), self.salt(), self.value()).into_pyobject(class.py())?))
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

/// The salt of each field: given, or drawn from the operating system by Python's `secrets`.
pub(crate) struct Salts<'a, 'py> {
    py: Python<'py>,
    given: Option<&'a Bound<'py, PyMapping>>,
    /// What kept a salt from being had.
    pub(crate) failed: Option<PyErr>,
}

impl<'a, 'py> Salts<'a, 'py> {
    pub(crate) fn new(py: Python<'py>, given: Option<&'a Bound<'py, PyMapping>>) -> Self {
        Self { py, given, failed: None }
    }

    pub(crate) fn of(&mut self, field: LedgerField) -> Option<core::Salt> {
        self.drawn(field).map_err(|error| self.failed = Some(error)).ok()
    }

    fn drawn(&self, field: LedgerField) -> PyResult<core::Salt> {
        let salt = match self.given {
            Some(given) => given.get_item(field.name())?,
            None => self.py.import("secrets")?.call_method1("token_bytes", (32,))?,
        };
        core::Salt::new(salt.extract()?).map_err(|error| refuse(self.py, error))
    }
}
