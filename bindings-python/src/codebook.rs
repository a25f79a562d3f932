//! Codebooks.

use std::borrow::Cow;

use everycontact as core;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::data::{Dict, Tuple};
use crate::document::{Again, Document, Readable, document, quoted, readable};
use crate::text::Text;

/// A versioned set of indicators, and what it leaves out.
///
/// >>> codebook = Codebook.shipped()
/// >>> "weapon-access" in {indicator["code"] for indicator in codebook.indicators}
/// True
#[pyclass(frozen, module = "everycontact")]
pub(crate) struct Codebook(pub(crate) core::Codebook);

document!(Codebook);
readable!(Codebook);

#[pymethods]
impl Codebook {
    /// The codebook that ships with the library.
    #[staticmethod]
    fn shipped(py: Python<'_>) -> PyResult<Bound<'_, Self>> {
        shipped(py)
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
        if shipped(class.py())?.get().same(self) {
            return Ok((class.getattr("shipped")?, ().into_pyobject(class.py())?));
        }
        self.read_again(class)
    }

    fn shown(&self) -> String {
        let document = self.0.document();
        let (id, version) = (quoted(document.id.as_str()), quoted(&document.version));
        format!("Codebook({id}, version={version}, indicators={})", document.indicators.len())
    }

    fn same(&self, other: &Self) -> bool {
        let (own, other) = (self.0.document(), other.0.document());
        std::ptr::eq(own, other) || own == other
    }
}

impl Readable for Codebook {
    fn read(text: &str) -> Result<Self, core::LoadError> {
        core::Codebook::parse(text).map(Self)
    }
}

/// The shipped codebook, one object for all.
fn shipped(py: Python<'_>) -> PyResult<Bound<'_, Codebook>> {
    static SHIPPED: PyOnceLock<Py<Codebook>> = PyOnceLock::new();
    let shipped = SHIPPED.get_or_try_init(py, || Py::new(py, Codebook(core::shipped::codebook())))?;
    Ok(shipped.bind(py).clone())
}

/// The codebook that is given, or the shipped one.
pub(crate) fn given<'py>(
    py: Python<'py>,
    codebook: Option<Bound<'py, Codebook>>,
) -> PyResult<Bound<'py, Codebook>> {
    codebook.map_or_else(|| shipped(py), Ok)
}

/// What to hand on so that [`given`] finds the codebook again.
pub(crate) fn handed_on<'py>(codebook: &Bound<'py, Codebook>) -> PyResult<Option<Bound<'py, Codebook>>> {
    let is_shipped = shipped(codebook.py())?.get().same(codebook.get());
    Ok((!is_shipped).then(|| codebook.clone()))
}
