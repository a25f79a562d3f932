//! What the caller says beside the tables.

use std::collections::HashMap;

use everycontact::Code;
use everycontact_capsule::read;
use pyo3::exceptions::PyTypeError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDate, PyDict, PyInt, PyIterator, PyString};
use pyo3::{Borrowed, PyTypeInfo, type_hint_identifier, type_hint_subscript, type_hint_union};

use super::dates::Zone;
use super::fields::{CONTACT, Constant, Field, OBSERVATION, Said};
use super::output::{COLUMNS, Column};
use super::run::Asked;
use super::tables::Tables;
use crate::error::refused;
use crate::several::Texts;
use crate::text::Text;

fn known(py: Python<'_>, field: &str) -> PyResult<()> {
    let mut fields = CONTACT.iter().chain(&OBSERVATION);
    if fields.any(|known| known.name == field) {
        return Ok(());
    }
    let names = |fields: &[Field]| {
        fields.iter().map(|field| format!("`{}`", field.name)).collect::<Vec<_>>().join(", ")
    };
    let (contact, observation) = (names(&CONTACT), names(&OBSERVATION));
    let message =
        format!("there is no field `{field}`; contacts have {contact}; observations have {observation}");
    Err(refused(py, "frame", Code::UnknownField, &message))
}

/// The caller's names of columns, by ours.
pub(crate) struct Columns(HashMap<String, String>);

impl<'a, 'py> FromPyObject<'a, 'py> for Columns {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("collections.abc", "Mapping"),
        PyString::TYPE_HINT,
        PyString::TYPE_HINT
    );

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let mut columns = HashMap::new();
        for (field, column) in pairs(object)? {
            let field = field.extract::<Text<'_>>()?.0.to_owned();
            known(object.py(), &field)?;
            columns.insert(field, column.extract::<Text<'_>>()?.0.to_owned());
        }
        Ok(Self(columns))
    }
}

type Pair<'py> = (Bound<'py, PyAny>, Bound<'py, PyAny>);

fn pairs<'py>(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Vec<Pair<'py>>> {
    let dict = match object.cast::<PyDict>() {
        Ok(dict) => dict.to_owned(),
        Err(_) => PyDict::type_object(object.py()).call1((object,))?.cast_into::<PyDict>()?,
    };
    Ok(dict.iter().collect())
}

/// One value for all rows, by our names.
pub(crate) struct Constants(HashMap<String, Constant>);

impl<'a, 'py> FromPyObject<'a, 'py> for Constants {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("collections.abc", "Mapping"),
        PyString::TYPE_HINT,
        type_hint_union!(
            PyString::TYPE_HINT,
            PyBool::TYPE_HINT,
            type_hint_identifier!("datetime", "date"),
            type_hint_identifier!("datetime", "datetime")
        )
    );

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let mut constants = HashMap::new();
        for (field, value) in pairs(object)? {
            let field = field.extract::<Text<'_>>()?.0.to_owned();
            known(object.py(), &field)?;
            if matches!(field.as_str(), "case" | "contact" | "occurrence" | "observations") {
                let message = format!("`{field}` tells rows apart and cannot be one value for all");
                return Err(refused(object.py(), "frame", Code::InvalidValue, &message));
            }
            constants.insert(field, constant(&value)?);
        }
        Ok(Self(constants))
    }
}

fn constant(value: &Bound<'_, PyAny>) -> PyResult<Constant> {
    if value.is_instance_of::<PyBool>() {
        return Ok(Constant::Flag(value.extract()?));
    }
    if value.is_instance_of::<PyString>() {
        return Ok(Constant::Text(value.extract::<Text<'_>>()?.0.to_owned()));
    }
    if value.is_instance_of::<PyDate>() {
        let written = value.call_method0("isoformat")?;
        return Ok(Constant::Text(written.extract::<Text<'_>>()?.0.to_owned()));
    }
    Err(PyTypeError::new_err("a constant is text, a date, a `datetime` with an offset, `True` or `False`"))
}

/// The columns that are to come out.
pub(crate) struct Outputs(pub(super) Vec<Column>);

impl Default for Outputs {
    fn default() -> Self {
        Self(vec![Column::Level, Column::Ceiling, Column::CeilingWithUnasked, Column::Criteria])
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Outputs {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = Texts::INPUT_TYPE;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let mut columns = Vec::new();
        for name in object.extract::<Texts>()?.0 {
            let Some((_, column)) = COLUMNS.iter().find(|(known, _)| *known == name) else {
                let names: Vec<String> = COLUMNS.iter().map(|(name, _)| format!("`{name}`")).collect();
                let message = format!("there is no output `{name}`; there are {}", names.join(", "));
                return Err(refused(object.py(), "frame", Code::UnknownVariant, &message));
            };
            if !columns.contains(column) {
                columns.push(*column);
            }
        }
        Ok(Self(columns))
    }
}

/// The caller's ids of cases.
#[derive(Default)]
pub(crate) struct Ids(Vec<(Py<PyAny>, Asked)>);

impl Ids {
    pub(super) fn split(self) -> (Vec<Py<PyAny>>, Vec<Asked>) {
        self.0.into_iter().unzip()
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Ids {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("collections.abc", "Iterable"),
        type_hint_union!(PyString::TYPE_HINT, PyInt::TYPE_HINT)
    );

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err("expected several ids, not one text"));
        }
        let mut ids = Vec::new();
        for id in PyIterator::from_object(&object)? {
            let id = id?;
            let asked = match id.extract::<i128>() {
                Ok(number) => Asked::Number(number),
                Err(_) => Asked::Text(id.extract::<Text<'_>>()?.0.to_owned()),
            };
            ids.push((id.unbind(), asked));
        }
        Ok(Self(ids))
    }
}

/// Whether what is wrong is raised or collected.
pub(crate) struct OnError {
    collect: bool,
}

impl<'a, 'py> FromPyObject<'a, 'py> for OnError {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        match object.extract::<Text<'_>>()?.0 {
            "raise" => Ok(Self { collect: false }),
            "collect" => Ok(Self { collect: true }),
            _ => {
                let message = "`on_error` is `raise` or `collect`";
                Err(refused(object.py(), "frame", Code::UnknownVariant, message))
            }
        }
    }
}

/// The zone of times that have none.
pub(crate) struct Timezone(Zone);

impl<'a, 'py> FromPyObject<'a, 'py> for Timezone {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let named = Zone::named(object.extract::<Text<'_>>()?.0);
        named.map(Self).ok_or_else(|| {
            let message =
                "`timezone` is `UTC`, an offset such as `+01:00`, or a name such as `Europe/London`";
            refused(object.py(), "frame", Code::InvalidValue, message)
        })
    }
}

/// How many threads work on levels.
pub(crate) struct Threads(pub(super) usize);

impl Default for Threads {
    fn default() -> Self {
        Self(1)
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Threads {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyInt::TYPE_HINT;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let threads =
            object.cast::<PyInt>()?.extract::<usize>().ok().filter(|threads| (1..=256).contains(threads));
        threads.map(Self).ok_or_else(|| {
            refused(object.py(), "frame", Code::InvalidValue, "`threads` is a number from 1 to 256")
        })
    }
}

/// The caller's tables.
pub(super) struct Table<'a, 'py> {
    pub(super) contacts: &'a Bound<'py, PyAny>,
    pub(super) observations: Option<&'a Bound<'py, PyAny>>,
}

/// What the caller says of them.
pub(super) struct Choice {
    pub(super) columns: Option<Columns>,
    pub(super) constants: Option<Constants>,
    pub(super) timezone: Option<Timezone>,
    pub(super) on_error: Option<OnError>,
}

impl Choice {
    pub(super) fn tables(self, table: &Table<'_, '_>, sorted: bool) -> PyResult<Tables> {
        if sorted && table.observations.is_some() {
            let message = "sorted rows bring their observations in the column `observations`";
            return Err(PyTypeError::new_err(message));
        }
        Ok(Tables {
            contacts: read(table.contacts)?,
            observations: table.observations.map(read).transpose()?,
            said: Said {
                columns: self.columns.map_or_else(HashMap::new, |columns| columns.0),
                constants: self.constants.map_or_else(HashMap::new, |constants| constants.0),
                zone: self.timezone.map(|zone| zone.0),
            },
            sorted,
            in_memory: false,
            needs_subject: false,
            keep_names: true,
            collect: self.on_error.is_some_and(|on_error| on_error.collect),
        })
    }
}
