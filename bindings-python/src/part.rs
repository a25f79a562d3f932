//! Parts of a case that come from Python.

use std::marker::PhantomData;

use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::pyclass::boolean_struct::True;
use pyo3::{Borrowed, PyClass, type_hint_union};

use crate::data::Object;
use crate::document::Document;

/// A part of a case as JSON text: an object of its class, or a `dict`.
pub(crate) struct Part<T>(String, PhantomData<T>);

impl<T> AsRef<str> for Part<T> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl<'a, 'py, T: PyClass<Frozen = True> + Sync + Document> FromPyObject<'a, 'py> for Part<T> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_union!(T::TYPE_HINT, Object::INPUT_TYPE);

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let text = match object.cast::<T>() {
            Ok(part) => part.get().json().into_owned(),
            Err(_) => object.extract::<Object>()?.0,
        };
        Ok(Self(text, PhantomData))
    }
}
