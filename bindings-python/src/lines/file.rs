//! Python's files as Rust's.

use std::io::{self, BufWriter, Cursor, Read, Write};

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use pyo3::{Borrowed, PyTypeInfo, type_hint_identifier, type_hint_subscript, type_hint_union};

/// How much is read at once.
pub(crate) const CHUNK: usize = 1 << 16;

const PATH: PyStaticExpr = type_hint_subscript!(type_hint_identifier!("os", "PathLike"), PyString::TYPE_HINT);
const READS: PyStaticExpr =
    type_hint_subscript!(type_hint_identifier!("_typeshed", "SupportsRead"), PyBytes::TYPE_HINT);
const WRITES: PyStaticExpr =
    type_hint_subscript!(type_hint_identifier!("_typeshed", "SupportsWrite"), PyBytes::TYPE_HINT);

/// What bytes are read from.
pub(crate) enum Source {
    Held(Cursor<Vec<u8>>),
    File(Py<PyAny>),
}

impl<'a, 'py> FromPyObject<'a, 'py> for Source {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_union!(PyBytes::TYPE_HINT, PyString::TYPE_HINT, PATH, READS);

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(bytes) = object.cast::<PyBytes>() {
            return Ok(Self::Held(Cursor::new(bytes.as_bytes().to_vec())));
        }
        opened(&object, "rb", "read").map(Self::File)
    }
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Held(bytes) => bytes.read(buffer),
            Self::File(file) => Python::attach(|py| {
                let read = file.bind(py).call_method1("read", (buffer.len(),)).map_err(io::Error::other)?;
                let bytes = read.cast::<PyBytes>().map_err(|_| {
                    other("expected a file that was opened for reading bytes, and one that waits for them")
                })?;
                let bytes = bytes.as_bytes();
                let place = buffer.get_mut(..bytes.len()).ok_or_else(|| longer("read"))?;
                place.copy_from_slice(bytes);
                Ok(bytes.len())
            }),
        }
    }
}

/// Where bytes are to be written.
pub(crate) struct Place(Py<PyAny>);

impl<'a, 'py> FromPyObject<'a, 'py> for Place {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_union!(PyString::TYPE_HINT, PATH, WRITES);

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyBytes>() {
            return Err(PyTypeError::new_err("expected a path or a file, not bytes"));
        }
        Ok(Self(object.to_owned().unbind()))
    }
}

impl Place {
    pub(crate) fn open(&self, py: Python<'_>) -> PyResult<Buffered> {
        let place = self.0.bind(py);
        let own = !place.hasattr("write")?;
        let file = opened(place, "wb", "write")?;
        Ok(Buffered(BufWriter::with_capacity(CHUNK, Target { file, own })))
    }
}

/// What bytes are written to: a file, and whether it was opened here.
struct Target {
    file: Py<PyAny>,
    own: bool,
}

impl Write for Target {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        Python::attach(|py| {
            let bytes = PyBytes::new(py, buffer);
            let written = self.file.bind(py).call_method1("write", (bytes,)).map_err(io::Error::other)?;
            let written: usize =
                written.extract().map_err(|_| other("the file did not say what it wrote"))?;
            if written > buffer.len() { Err(longer("write")) } else { Ok(written) }
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        // A file that was opened here is closed, which flushes it; not everything that can be written to can be flushed.
        let last = if self.own { "close" } else { "flush" };
        Python::attach(|py| {
            let method = self.file.bind(py).getattr_opt(last)?;
            method.map_or(Ok(()), |method| method.call0().map(drop))
        })
        .map_err(|error: PyErr| io::Error::other(error))
    }
}

/// Many lines, written together: between them nothing is flushed.
pub(crate) struct Buffered(BufWriter<Target>);

impl Buffered {
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Write for Buffered {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.0.write(buffer)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The exception for what could not be read or written: Python's own, where there was one.
pub(crate) fn raised(error: io::Error) -> PyErr {
    match error.downcast::<PyErr>() {
        Ok(error) => error,
        Err(error) => PyErr::from(error),
    }
}

/// A file, as it is or opened by its path.
fn opened(object: &Bound<'_, PyAny>, mode: &str, method: &str) -> PyResult<Py<PyAny>> {
    let py = object.py();
    if object.hasattr(method)? {
        return Ok(object.clone().unbind());
    }
    let path = py.import("os")?.call_method1("fspath", (object,))?;
    Ok(py.import("io")?.call_method1("open", (path, mode))?.unbind())
}

fn other(message: &'static str) -> io::Error {
    io::Error::other(PyTypeError::new_err(message))
}

fn longer(what: &str) -> io::Error {
    io::Error::other(PyValueError::new_err(format!("the file says that it {what} more than it was asked to")))
}
