//! What all classes of documents have in common.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

use everycontact::LoadError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use pyo3::{PyTypeInfo, type_hint_identifier, type_hint_subscript};

use crate::data::Tuple;
use crate::error::to_exception;
use crate::fields::Fields;

/// A callable of Python's, and what to call it with: what `__reduce__` gives.
pub(crate) struct Again<'py>(Bound<'py, PyAny>, Bound<'py, PyTuple>);

impl<'py> Again<'py> {
    pub(crate) fn new<T>(call: Bound<'py, PyAny>, given: T) -> PyResult<Self>
    where
        T: IntoPyObject<'py, Target = PyTuple, Output = Bound<'py, PyTuple>>,
    {
        let given = given.into_pyobject(call.py()).map_err(Into::into)?;
        Ok(Self(call, given))
    }
}

impl<'py> IntoPyObject<'py> for Again<'py> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        PyTuple::TYPE_HINT,
        type_hint_identifier!("typing", "Any"),
        Tuple::<Bound<'py, PyAny>>::OUTPUT_TYPE
    );

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        (self.0, self.1).into_pyobject(py)
    }
}

/// A document that a Python class holds.
pub(crate) trait Document: Sized {
    /// All of it as JSON text; where it has none, another text by which it is told from others.
    fn json(&self) -> Cow<'_, str>;

    /// How it is made again from what can be pickled.
    fn again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>>;

    /// What tells it from others in a debugger or a log: ids and counts, and no free text.
    fn shown(&self) -> String;

    /// Whether the two have the same content.
    fn same(&self, other: &Self) -> bool {
        self.json() == other.json()
    }
}

/// A document that is read from its text alone.
pub(crate) trait Readable: Document {
    fn read(text: &str) -> Result<Self, LoadError>;

    /// What [`Document::again`] gives where the text is all that there is.
    fn read_again<'py>(&self, class: &Bound<'py, PyAny>) -> PyResult<Again<'py>> {
        Again::new(class.getattr("from_json")?, (self.json(),))
    }
}

/// A text as Python writes it, as far as ids and versions go.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", text.escape_debug())
}

/// A document made of its fields, as strictly as if they had been read.
pub(crate) fn made<T: Readable>(py: Python<'_>, fields: Fields) -> PyResult<T> {
    T::read(&fields.finish()).map_err(|error| to_exception(py, &error))
}

pub(crate) fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Adds to a class that nothing of it can change: a copy is the object itself.
macro_rules! frozen {
    ($class:ident) => {
        #[pyo3::pymethods]
        impl $class {
            fn __copy__(slf: pyo3::Py<Self>) -> pyo3::Py<Self> {
                slf
            }

            #[pyo3(signature = (memo, /))]
            fn __deepcopy__(slf: pyo3::Py<Self>, memo: &pyo3::Bound<'_, pyo3::PyAny>) -> pyo3::Py<Self> {
                let _ = memo;
                slf
            }
        }
    };
}

pub(crate) use frozen;

/// Adds to a class what it has as a document: what every value has, and its JSON.
macro_rules! document {
    ($class:ident) => {
        $crate::document::frozen!($class);
        $crate::document::value!($class);

        #[pyo3::pymethods]
        impl $class {
            /// All of it as JSON text, the same bytes in every language.
            fn to_json(&self, py: pyo3::Python<'_>) -> String {
                py.detach(|| $crate::document::Document::json(self).into_owned())
            }

            /// All of it as a `dict`: what `to_json` writes, read again.
            fn to_dict<'py>(&self, py: pyo3::Python<'py>) -> pyo3::PyResult<$crate::data::Dict<'py>> {
                $crate::data::Dict::read(py, &self.to_json(py))
            }
        }
    };
}

/// Adds to a class that it is compared, hashed and pickled by its content.
macro_rules! value {
    ($class:ident) => {
        #[pyo3::pymethods]
        impl $class {
            fn __eq__(&self, py: pyo3::Python<'_>, other: &pyo3::Bound<'_, Self>) -> bool {
                let other = other.get();
                std::ptr::eq(self, other) || py.detach(|| $crate::document::Document::same(self, other))
            }

            fn __hash__(&self, py: pyo3::Python<'_>) -> u64 {
                py.detach(|| $crate::document::hash(&$crate::document::Document::json(self)))
            }

            fn __reduce__<'py>(slf: &pyo3::Bound<'py, Self>) -> pyo3::PyResult<$crate::document::Again<'py>> {
                $crate::document::Document::again(slf.get(), slf.get_type().as_any())
            }

            fn __repr__(&self) -> String {
                $crate::document::Document::shown(self)
            }
        }
    };
}

pub(crate) use {document, value};

/// Adds to a class that it can be read from its text alone.
macro_rules! readable {
    ($class:ident) => {
        #[pyo3::pymethods]
        impl $class {
            /// Reads it from JSON text.
            ///
            /// Raises `EverycontactError`, with every problem at once, when the text does not load.
            #[staticmethod]
            fn from_json(py: pyo3::Python<'_>, text: $crate::text::Text<'_>) -> pyo3::PyResult<Self> {
                py.detach(|| $crate::document::Readable::read(text.0))
                    .map_err(|error| $crate::error::to_exception(py, &error))
            }

            /// Reads it from a `dict`, in which dates and instants may be `date` and aware `datetime`.
            ///
            /// Raises `EverycontactError`, with every problem at once, when it does not load.
            #[staticmethod]
            fn from_dict(py: pyo3::Python<'_>, document: $crate::data::Object) -> pyo3::PyResult<Self> {
                Self::from_json(py, $crate::text::Text(&document.0))
            }
        }
    };
}

pub(crate) use readable;
