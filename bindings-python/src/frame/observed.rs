//! Observations: in a list of their contact, or in a table of their own.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, StructArray};
use arrow_buffer::NullBuffer;
use arrow_schema::{DataType, Field, Schema};
use everycontact::{Basis, Code, Codebook, ObservationRow, Presence, Role};

use super::cell::{Cell, Cells};
use super::fields::{LISTED, Layout, Said, Source};
use super::trouble::{Trouble, Troubles};
use super::words::{meanings, words};

/// The positions of a codebook's indicators by their codes.
#[derive(Debug)]
pub(super) struct Codes(HashMap<Box<str>, u16>);

impl Codes {
    pub(super) fn new(codebook: &Codebook) -> Self {
        let codes = codebook.indicators().iter().map(|indicator| Box::from(indicator.code.as_str()));
        Self(codes.zip(0..).collect())
    }
}

/// The columns of observations as far as they are read.
pub(super) struct Signs {
    indicator: Cells<u16>,
    presence: Cells<Presence>,
    basis: Cells<Basis>,
    role: Cells<Role>,
}

impl Signs {
    pub(super) fn new(layout: &Layout, columns: &[ArrayRef], codes: &Codes) -> Self {
        Self {
            indicator: meanings(layout, "indicator", columns, |code| codes.0.get(code).copied()),
            presence: words(layout, "presence", columns),
            basis: words(layout, "basis", columns),
            role: words(layout, "role", columns),
        }
    }

    /// The observation of a row, or what is wrong with it, by field.
    pub(super) fn at(&self, row: usize) -> Result<ObservationRow, (&'static str, Code, &'static str)> {
        const MISSING: &str = "a value is missing";
        let indicator = match self.indicator.at(row) {
            Cell::Is(indicator) => indicator,
            Cell::Null => return Err(("indicator", Code::MissingField, MISSING)),
            Cell::Bad => {
                return Err((
                    "indicator",
                    Code::UnknownIndicator,
                    "the codebook has no indicator of this code",
                ));
            }
        };
        let presence = match self.presence.at(row) {
            Cell::Is(presence) => presence,
            Cell::Null => return Err(("presence", Code::MissingField, MISSING)),
            Cell::Bad => {
                let message = "expected `present`, `absent` or `unknown`";
                return Err(("presence", Code::UnknownVariant, message));
            }
        };
        let basis = match self.basis.at(row) {
            Cell::Is(basis) => basis,
            Cell::Null => return Err(("basis", Code::MissingField, MISSING)),
            Cell::Bad => {
                let message = "expected `fact`, `opinion` or `allegation`";
                return Err(("basis", Code::UnknownVariant, message));
            }
        };
        let role = match self.role.at(row) {
            Cell::Is(role) => Some(role),
            Cell::Null => None,
            Cell::Bad => {
                let message = "expected `caused`, `experienced` or `both`";
                return Err(("role", Code::UnknownVariant, message));
            }
        };
        Ok(ObservationRow { indicator, presence, basis, role })
    }
}

/// The lists of a slice of a table of contacts.
pub(super) struct Lists {
    layout: Arc<Layout>,
    /// Where each row's observations start, and the last one's end.
    ends: Vec<usize>,
    nulls: Option<NullBuffer>,
    /// The rows that have no list at all.
    absent: Option<NullBuffer>,
    signs: Signs,
}

/// How the lists of a table of contacts are read; nothing if it has none.
pub(super) fn layout(
    contacts: &Layout,
    schema: &Schema,
    said: &Said,
    troubles: &mut Troubles,
) -> Option<Arc<Layout>> {
    let Source::Column(at) = contacts.source("observations") else { return None };
    let column = schema.fields().get(*at)?;
    let (DataType::List(item) | DataType::LargeList(item)) = column.data_type() else { return None };
    let before = troubles.is_empty();
    let layout = match item.data_type() {
        DataType::Struct(fields) => {
            Layout::new("contacts.observations", &LISTED, &Schema::new(fields.clone()), said, troubles)
        }
        of => {
            let codes = Field::new(
                said.columns.get("indicator").map_or("indicator", String::as_str),
                of.clone(),
                true,
            );
            Layout::new("contacts.observations", &LISTED, &Schema::new(vec![codes]), said, troubles)
        }
    };
    (before || troubles.is_empty()).then(|| Arc::new(layout))
}

impl Lists {
    pub(super) fn new(layout: &Arc<Layout>, array: &ArrayRef, codes: &Codes) -> Option<Self> {
        let (ends, items): (Vec<usize>, &ArrayRef) = match array.data_type() {
            DataType::List(_) => {
                let list = array.as_list_opt::<i32>()?;
                (
                    list.offsets().iter().map(|end| usize::try_from(*end).unwrap_or_default()).collect(),
                    list.values(),
                )
            }
            _ => {
                let list = array.as_list_opt::<i64>()?;
                (
                    list.offsets().iter().map(|end| usize::try_from(*end).unwrap_or_default()).collect(),
                    list.values(),
                )
            }
        };
        let (from, to) = (ends.first().copied()?, ends.last().copied()?);
        let items = items.slice(from, to.saturating_sub(from));
        let (columns, nulls) = columns(&items);
        let ends = ends.into_iter().map(|end| end - from).collect();
        let (layout, absent) = (Arc::clone(layout), array.nulls().cloned());
        let signs = Signs::new(&layout, &columns, codes);
        Some(Self { layout, ends, nulls, absent, signs })
    }

    /// The observations of a row, each as it is or what is wrong with it.
    pub(super) fn of(&self, row: usize, at: u64) -> impl Iterator<Item = Result<ObservationRow, Trouble>> {
        let from = self.ends.get(row).copied().unwrap_or_default();
        let absent = self.absent.as_ref().is_some_and(|absent| absent.is_null(row));
        let to = self.ends.get(row + 1).copied().filter(|_| !absent).unwrap_or(from);
        (from..to).map(move |item| {
            if self.nulls.as_ref().is_some_and(|nulls| nulls.is_null(item)) {
                return Err(self.layout.trouble(
                    at,
                    "indicator",
                    Code::MissingField,
                    "an observation is null",
                ));
            }
            self.signs
                .at(item)
                .map_err(|(field, code, message)| self.layout.trouble(at, field, code, message))
        })
    }

    pub(super) fn trouble(&self, at: u64, field: &'static str, code: Code, message: String) -> Trouble {
        self.layout.trouble(at, field, code, message)
    }

    /// How many observations there are.
    pub(super) fn len(&self) -> usize {
        self.ends.last().copied().unwrap_or_default()
    }
}

fn columns(items: &ArrayRef) -> (Vec<ArrayRef>, Option<NullBuffer>) {
    match items.as_any().downcast_ref::<StructArray>() {
        Some(items) => (items.columns().to_vec(), items.nulls().cloned()),
        None => (vec![Arc::clone(items)], None),
    }
}
