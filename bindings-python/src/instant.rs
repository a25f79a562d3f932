//! Instants: aware `datetime` or text in, aware `datetime` out.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use everycontact::Code;
use pyo3::exceptions::PyTypeError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyDateTime, PyDelta, PyString, PyTzInfo};
use pyo3::{Borrowed, PyTypeInfo, type_hint_identifier, type_hint_union};
use serde::{Serialize, Serializer};

use crate::error::refused;
use crate::text::Text;

const DATETIME: PyStaticExpr = type_hint_identifier!("datetime", "datetime");

/// An instant with its offset.
#[derive(Clone, Copy)]
pub(crate) struct Instant(pub(crate) DateTime<FixedOffset>);

impl<'a, 'py> FromPyObject<'a, 'py> for Instant {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_union!(PyString::TYPE_HINT, DATETIME);

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyString>() {
            return parsed(object.py(), object.extract::<Text<'_>>()?.0);
        }
        if !object.is_instance_of::<PyDateTime>() {
            return Err(PyTypeError::new_err("expected a `datetime` with an offset, or RFC 3339 text"));
        }
        if object.getattr("tzinfo")?.is_none() {
            let message = "a `datetime` without an offset: give it one, such as `tzinfo=timezone.utc`";
            return Err(refused(object.py(), "instant", Code::InvalidValue, message));
        }
        // What it writes itself tells the offset, whatever time zone, fold or subclass gives it.
        let written = object.call_method0("isoformat")?;
        parsed(object.py(), written.extract::<Text<'_>>()?.0)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&written(self.0))
    }
}

fn parsed(py: Python<'_>, text: &str) -> PyResult<Instant> {
    let instant = everycontact::parse_instant(text);
    instant.map(Instant).map_err(|error| refused(py, "instant", Code::InvalidValue, &error.to_string()))
}

impl<'py> IntoPyObject<'py> for Instant {
    type Target = PyDateTime;
    type Output = Bound<'py, PyDateTime>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = DATETIME;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let Self(instant) = self;
        let (day, time) = (instant.date_naive(), instant.time());
        let small = |part: u32| u8::try_from(part).unwrap_or_default();
        let seconds = instant.offset().local_minus_utc();
        let zone = match seconds {
            0 => PyTzInfo::utc(py)?.to_owned(),
            _ => PyTzInfo::fixed_offset(py, PyDelta::new(py, 0, seconds, 0, true)?)?,
        };
        PyDateTime::new(
            py,
            day.year(),
            small(day.month()),
            small(day.day()),
            small(time.hour()),
            small(time.minute()),
            small(time.second()),
            // A leap second is one with more of them.
            (time.nanosecond() / 1_000).min(999_999),
            Some(&zone),
        )
    }
}

/// An instant as text, which keeps what a `datetime` would round.
pub(crate) fn written(instant: DateTime<FixedOffset>) -> String {
    everycontact::format_instant(instant)
}
