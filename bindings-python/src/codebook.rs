//! Codebooks.

use std::borrow::Cow;
use std::sync::OnceLock;

use everycontact as core;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::data::{Dict, Tuple, dumps};
use crate::document::{Again, Document, document, quoted};
use crate::error::to_exception;
use crate::text::Text;

/// A versioned set of indicators, and what it leaves out.
///
/// >>> codebook = Codebook.shipped()
/// >>> "weapon-access" in {indicator["code"] for indicator in codebook.indicators}
/// True
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Codebook(pub(crate) core::Codebook);

document!(Codebook);

#[pymethods]
impl Codebook {
    /// Reads a codebook and checks it.
    ///
    /// Raises `EverycontactError`, with every problem at once, when it does not load.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: Text<'_>) -> PyResult<Self> {
        read(py, text.0)
    }

    /// The same from a `dict`.
    #[staticmethod]
    fn from_dict(document: &Bound<'_, PyDict>) -> PyResult<Self> {
        read(document.py(), &dumps(document)?)
    }

    /// The codebook that ships with the library.
    #[staticmethod]
    fn shipped() -> Self {
        Self(shipped().clone())
    }

    /// The codebook's id.
    #[getter]
    fn id(&self) -> &str {
        self.0.document().id.as_str()
    }

    /// The codebook's own version.
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

    /// The indicators, in the order of the document.
    #[getter]
    fn indicators<'py>(&self, py: Python<'py>) -> PyResult<Tuple<Dict<'py>>> {
        Dict::each(py, self.0.indicators())
    }

    /// The digest of its canonical form: `sha256:` and 64 hexadecimal digits.
    #[getter]
    fn digest(&self, py: Python<'_>) -> String {
        py.detach(|| self.0.digest().to_string())
    }

    /// The indicator with a code, or `None`.
    fn indicator<'py>(&self, py: Python<'py>, code: Text<'_>) -> PyResult<Option<Dict<'py>>> {
        self.0.indicator(code.0).map(|indicator| Dict::of(py, indicator)).transpose()
    }
}

impl Document for Codebook {
    fn json(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        if is_shipped(&self.0) {
            return Ok((class.getattr("shipped")?, ().into_pyobject(class.py())?));
        }
        Ok((class.getattr("from_json")?, (self.0.to_json(),).into_pyobject(class.py())?))
    }

    fn shown(&self) -> String {
        let document = self.0.document();
        let (id, version) = (quoted(document.id.as_str()), quoted(&document.version));
        format!("Codebook({id}, version={version}, indicators={})", document.indicators.len())
    }

    fn same(&self, other: &Self) -> bool {
        self.0.document() == other.0.document()
    }
}

fn read(py: Python<'_>, text: &str) -> PyResult<Codebook> {
    let read = py.detach(|| core::Codebook::parse(text));
    read.map(Codebook).map_err(|error| to_exception(py, &error))
}

/// The shipped codebook, loaded once.
fn shipped() -> &'static core::Codebook {
    static SHIPPED: OnceLock<core::Codebook> = OnceLock::new();
    SHIPPED.get_or_init(core::shipped::codebook)
}

pub(crate) fn is_shipped(codebook: &core::Codebook) -> bool {
    codebook.document() == shipped().document()
}

/// The codebook that is given, or the shipped one.
pub(crate) fn given(codebook: Option<&Bound<'_, Codebook>>) -> core::Codebook {
    codebook.map_or_else(|| shipped().clone(), |codebook| codebook.get().0.clone())
}

/// What to hand on so that [`given`] finds the codebook again.
pub(crate) fn handed_on(codebook: &core::Codebook) -> Option<Codebook> {
    (!is_shipped(codebook)).then(|| Codebook(codebook.clone()))
}
