//! The columns of contacts, as far as a slice of rows goes.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, Schema};
use chrono::{DateTime, FixedOffset};
use everycontact::{AgeBand, CaseBatchBuilder, ContactKind, IdeologyStatus, Occurred, Sector, Worrier};

use super::cell::{Cell, Cells};
use super::dates::{Zone, instants, occurred};
use super::fields::{CONTACT, Constant, Layout, Said, Source};
use super::names::Names;
use super::observed::{Codes, Lists, layout};
use super::texts::Texts;
use super::trouble::Troubles;
use super::words::{flags, words};

/// How contacts are read.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) layout: Layout,
    lists: Option<Arc<Layout>>,
    zone: Option<Zone>,
    pub(super) order: Order,
    /// The type of the cases' names.
    pub(super) case: DataType,
}

/// In which order rows come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// In any.
    Any,
    /// Those of a case in one run.
    Runs,
    /// In runs, of cases in ascending order, as the caller says.
    Ascending,
}

impl Plan {
    pub(super) fn new(schema: &Schema, said: &Said, order: Order, troubles: &mut Troubles) -> Self {
        let contacts = Layout::new("contacts", &CONTACT, schema, said, troubles);
        let lists = layout(&contacts, schema, said, troubles);
        let case = match contacts.source("case") {
            Source::Column(at) => schema.field(*at).data_type().clone(),
            Source::Constant(_) | Source::Nowhere => DataType::Utf8,
        };
        Self { layout: contacts, lists, zone: said.zone, order, case }
    }
}

/// The columns of a slice of rows, as far as they are read.
pub(super) struct Rows<'c> {
    pub(super) cases: Names<'c>,
    pub(super) contacts: Option<Names<'c>>,
    pub(super) kind: Cells<ContactKind>,
    pub(super) sector: Cells<Sector>,
    pub(super) agency: Cells<u32>,
    pub(super) occurred: Cells<Occurred>,
    pub(super) latest: Cells<Occurred>,
    pub(super) recorded: Cells<DateTime<FixedOffset>>,
    pub(super) received: Cells<DateTime<FixedOffset>>,
    pub(super) first_hand: Cells<bool>,
    pub(super) occurrences: Option<Names<'c>>,
    pub(super) worry: Cells<Worrier>,
    pub(super) ideology: Cells<IdeologyStatus>,
    pub(super) subject: Cells<AgeBand>,
    pub(super) lists: Option<Lists>,
}

impl<'c> Rows<'c> {
    /// Reads the columns; nothing if they are not what the plan was made for.
    pub(super) fn read(
        plan: &Plan,
        codes: &Codes,
        builder: &mut CaseBatchBuilder,
        columns: &'c [ArrayRef],
    ) -> Option<Self> {
        let layout = &plan.layout;
        let names = |field| match layout.source(field) {
            Source::Column(at) => columns.get(*at).and_then(Names::of),
            _ => None,
        };
        let days = |field| match layout.source(field) {
            Source::Column(at) => columns.get(*at).and_then(|array| occurred(array, plan.zone)),
            source => Some(constant(source, |text| text.parse().ok())),
        };
        let times = |field| match layout.source(field) {
            Source::Column(at) => columns.get(*at).and_then(|array| instants(array, plan.zone)),
            source => Some(constant(source, |text| everycontact::parse_instant(text).ok())),
        };
        let lists = match (&plan.lists, layout.source("observations")) {
            (Some(of), Source::Column(at)) => Some(Lists::new(of, columns.get(*at)?, codes)?),
            _ => None,
        };
        Some(Self {
            cases: names("case")?,
            contacts: names("contact"),
            kind: words(layout, "kind", columns),
            sector: words(layout, "sector", columns),
            agency: agencies(builder, layout, columns)?,
            occurred: days("occurred")?,
            latest: days("occurred_latest")?,
            recorded: times("recorded")?,
            received: times("received")?,
            first_hand: flags(layout, "first_hand", columns, true),
            occurrences: names("occurrence"),
            worry: words(layout, "worry", columns),
            ideology: words(layout, "ideology", columns),
            subject: words(layout, "subject", columns),
            lists,
        })
    }
}

fn constant<T: Copy>(source: &Source, meaning: impl FnOnce(&str) -> Option<T>) -> Cells<T> {
    Cells::All(match source {
        Source::Constant(Constant::Text(text)) => meaning(text).map_or(Cell::Bad, Cell::Is),
        Source::Constant(Constant::Flag(_)) => Cell::Bad,
        Source::Nowhere | Source::Column(_) => Cell::Null,
    })
}

/// The agencies by their numbers in the batch.
fn agencies(builder: &mut CaseBatchBuilder, layout: &Layout, columns: &[ArrayRef]) -> Option<Cells<u32>> {
    let Source::Column(at) = layout.source("agency") else {
        return Some(constant(layout.source("agency"), |id| builder.agency(id).ok()));
    };
    let array = columns.get(*at)?;
    if let Some(texts) = Texts::of(array) {
        return Some(texts.cells(|id| builder.agency(id).ok()));
    }
    let names = Names::of(array)?;
    let cell = |row| match names.at(row) {
        None => Cell::Null,
        Some(name) => builder.agency(&name.id()).map_or(Cell::Bad, Cell::Is),
    };
    Some(Cells::Each((0..array.len()).map(cell).collect()))
}
