//! Which column, or which constant, a field of ours is read from.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_schema::{DataType, Schema};
use everycontact::Code;

use super::dates::{Zone, has_zone, is_time};
use super::names::is_name;
use super::texts::is_text;
use super::trouble::{Trouble, Troubles};

/// What a field's column must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Names,
    Text,
    Flag,
    Days,
    Instants,
    Observations,
}

/// A field of ours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) holds: Holds,
    pub(super) required: bool,
}

const fn required(name: &'static str, holds: Holds) -> Field {
    Field { name, holds, required: true }
}

const fn optional(name: &'static str, holds: Holds) -> Field {
    Field { name, holds, required: false }
}

/// The fields of a contact.
pub(super) const CONTACT: [Field; 15] = [
    required("case", Holds::Names),
    optional("contact", Holds::Names),
    required("kind", Holds::Text),
    required("sector", Holds::Text),
    required("agency", Holds::Names),
    required("occurred", Holds::Days),
    optional("occurred_latest", Holds::Days),
    required("recorded", Holds::Instants),
    optional("received", Holds::Instants),
    optional("first_hand", Holds::Flag),
    optional("occurrence", Holds::Names),
    optional("worry", Holds::Text),
    optional("ideology", Holds::Text),
    optional("subject", Holds::Text),
    optional("observations", Holds::Observations),
];

/// The fields of an observation in a table of its own.
pub(super) const OBSERVATION: [Field; 6] = [
    optional("case", Holds::Names),
    required("contact", Holds::Names),
    required("indicator", Holds::Text),
    required("presence", Holds::Text),
    required("basis", Holds::Text),
    optional("role", Holds::Text),
];

/// The fields of an observation in a list of its contact.
pub(super) const LISTED: [Field; 4] = [
    required("indicator", Holds::Text),
    required("presence", Holds::Text),
    required("basis", Holds::Text),
    optional("role", Holds::Text),
];

/// One value for all rows.
#[derive(Debug, Clone)]
pub(super) enum Constant {
    Text(String),
    Flag(bool),
}

/// What the caller says of the fields, by our names.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) columns: HashMap<String, String>,
    pub(super) constants: HashMap<String, Constant>,
    pub(super) zone: Option<Zone>,
}

/// Where a field is read from.
#[derive(Debug, Clone)]
pub(super) enum Source {
    Column(usize),
    Constant(Constant),
    Nowhere,
}

/// Where each field of a table is read from.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) table: &'static str,
    sources: Vec<(Field, Source, Arc<str>)>,
}

impl Layout {
    /// Finds each field in a schema; what cannot be is added to the troubles.
    pub(super) fn new(
        table: &'static str,
        fields: &[Field],
        schema: &Schema,
        said: &Said,
        troubles: &mut Troubles,
    ) -> Self {
        let mut layout = Self { table, sources: Vec::new() };
        for field in fields {
            let name = said.columns.get(field.name).map_or(field.name, String::as_str);
            let source = layout.source_of(field, name, schema, said, troubles);
            layout.sources.push((*field, source, name.into()));
        }
        layout.misspelt(schema, troubles);
        layout
    }

    /// Refuses a column that is not read and whose name is nearly that of a field that is missing: to leave it out in
    /// silence could change a level.
    fn misspelt(&self, schema: &Schema, troubles: &mut Troubles) {
        let read = self.columns_read();
        let unread = schema.fields().iter().enumerate().filter(|(at, _)| !read.contains(at));
        let missing = || self.sources.iter().filter(|(_, source, _)| matches!(source, Source::Nowhere));
        for (_, column) in unread {
            let meant = missing().find(|(field, ..)| is_nearly(column.name(), field.name));
            let Some((field, ..)) = meant else { continue };
            let (name, like) = (column.name(), field.name);
            let message = format!(
                "the column `{name}` is not read: did you mean `{like}`? Rename it, name it in `columns`, or leave it out"
            );
            troubles.add(Trouble {
                table: self.table,
                row: None,
                column: name.as_str().into(),
                code: Code::UnknownField,
                message: message.into(),
            });
        }
    }

    fn source_of(
        &self,
        field: &Field,
        name: &str,
        schema: &Schema,
        said: &Said,
        troubles: &mut Troubles,
    ) -> Source {
        let trouble = |code, message: String| Trouble {
            table: self.table,
            row: None,
            column: name.into(),
            code,
            message: message.into(),
        };
        let found = schema.fields().iter().enumerate().find(|(_, column)| column.name() == name);
        if let Some(constant) = said.constants.get(field.name) {
            if found.is_some() {
                let message = format!("the field `{}` has a column and one value for all rows", field.name);
                troubles.add(trouble(Code::DuplicateKey, message));
            }
            return Source::Constant(constant.clone());
        }
        let Some((at, column)) = found else {
            if field.required || said.columns.contains_key(field.name) {
                let message = format!(
                    "there is no column for the field `{}`: name yours in `columns`, or give one value for all rows in `constants`",
                    field.name
                );
                troubles.add(trouble(Code::MissingField, message));
            }
            return Source::Nowhere;
        };
        if let Err(message) = fits(field.holds, column.data_type(), said.zone) {
            troubles.add(trouble(Code::WrongType, format!("{message}, not {}", column.data_type())));
        }
        Source::Column(at)
    }

    pub(super) fn source(&self, field: &str) -> &Source {
        let found = self.sources.iter().find(|(known, ..)| known.name == field);
        found.map_or(&Source::Nowhere, |(_, source, _)| source)
    }

    /// The positions of the columns that are read, in order.
    pub(super) fn columns_read(&self) -> Vec<usize> {
        let read = self.sources.iter().filter_map(|(_, source, _)| match source {
            Source::Column(at) => Some(*at),
            Source::Constant(_) | Source::Nowhere => None,
        });
        let mut read: Vec<usize> = read.collect();
        read.sort_unstable();
        read.dedup();
        read
    }

    /// A field's column.
    pub(super) fn column_of<'a>(&self, field: &str, columns: &'a [ArrayRef]) -> Option<&'a ArrayRef> {
        match self.source(field) {
            Source::Column(at) => columns.get(*at),
            Source::Constant(_) | Source::Nowhere => None,
        }
    }

    /// The caller's name of a field's column.
    pub(super) fn column(&self, field: &str) -> Arc<str> {
        let found = self.sources.iter().find(|(known, ..)| known.name == field);
        found.map_or_else(|| field.into(), |(_, _, column)| Arc::clone(column))
    }

    pub(super) fn has(&self, field: &str) -> bool {
        !matches!(self.source(field), Source::Nowhere)
    }

    pub(super) fn missing(&self, field: &str, message: &'static str) -> Trouble {
        let (table, column) = (self.table, self.column(field));
        Trouble { table, row: None, column, code: Code::MissingField, message: message.into() }
    }

    pub(super) fn trouble(
        &self,
        row: u64,
        field: &str,
        code: Code,
        message: impl Into<std::borrow::Cow<'static, str>>,
    ) -> Trouble {
        let (table, column) = (self.table, self.column(field));
        Trouble { table, row: Some(row), column, code, message: message.into() }
    }
}

/// Whether a name is a field's name but for case, underscores, and a letter or two.
fn is_nearly(name: &str, field: &str) -> bool {
    let plain = |name: &str| {
        let letters = name.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    let (name, field) = (plain(name), plain(field));
    let close = if field.len() < 8 { 1 } else { 2 };
    strsim::osa_distance(&name, &field) <= close
}

fn fits(holds: Holds, of: &DataType, zone: Option<Zone>) -> Result<(), &'static str> {
    let (fits, expected) = match holds {
        Holds::Names => (is_name(of), "expected text or whole numbers"),
        Holds::Text => (is_text(of), "expected text"),
        Holds::Flag => (*of == DataType::Boolean, "expected true or false"),
        Holds::Days => (is_time(of), "expected days, times, or text such as `2019-10-07`"),
        Holds::Instants if !is_time(of) => (false, "expected times, or text such as `2019-10-07T09:00:00Z`"),
        Holds::Instants => (
            has_zone(of, zone),
            "expected times with an offset or a known zone: say with `timezone` which they are in",
        ),
        Holds::Observations => (
            matches!(of, DataType::List(_) | DataType::LargeList(_)),
            "expected lists of observations, or of the codes of indicators",
        ),
    };
    if fits { Ok(()) } else { Err(expected) }
}
