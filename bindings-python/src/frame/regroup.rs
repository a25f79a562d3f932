//! Tables in memory in the order of their cases, some rows at a time.
//!
//! A table that is there anyhow need not be there again as a whole: where each case has its rows takes two numbers for
//! each row, and the rows themselves are brought together when it is their turn.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::{Array, RecordBatch};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType};
use arrow_select::interleave::interleave_record_batch;
use everycontact::CaseId;

use super::fields::Layout;
use super::names::{Name, Names};
use super::numbering::Numbering;
use super::pace::{Pace, Stop};
use super::slice::{ROWS, Slice};

/// The cases of contacts by number, as they first come.
#[derive(Debug, Default)]
pub(super) struct Cases(Numbering);

/// A table, and its rows in the order of their cases, those of a case as they came.
#[derive(Debug, Clone)]
pub(super) struct Regrouped(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    batches: Vec<RecordBatch>,
    /// The place of the first row of each batch.
    firsts: Vec<usize>,
    order: Arc<Vec<u32>>,
    /// Where the rows of each case start in the order; last come the rows that are of no case.
    starts: Vec<u32>,
}

impl Cases {
    /// Finds the order of contacts, and numbers their cases.
    pub(super) fn of_contacts(
        &mut self,
        batches: Vec<RecordBatch>,
        layout: &Layout,
        pace: &Pace,
    ) -> Result<Regrouped, Stop> {
        let number = |name: Name<'_>| match name {
            Name::Text(text) if CaseId::check(text).is_err() => None,
            _ => Some(self.0.number(0, name).0),
        };
        let numbers = numbers(&batches, layout, number, pace)?;
        Ok(Regrouped::new(batches, numbers, self.0.len()))
    }

    /// Finds the order of what belongs to the contacts.
    pub(super) fn of_others(
        &self,
        batches: Vec<RecordBatch>,
        layout: &Layout,
        pace: &Pace,
    ) -> Result<Regrouped, Stop> {
        let numbers = numbers(&batches, layout, |name| self.0.find(0, name), pace)?;
        Ok(Regrouped::new(batches, numbers, self.0.len()))
    }
}

impl Regrouped {
    fn new(batches: Vec<RecordBatch>, mut cases: Vec<u32>, count: usize) -> Self {
        let mut firsts = Vec::with_capacity(batches.len());
        batches.iter().fold(0, |first, batch| {
            firsts.push(first);
            first + batch.num_rows()
        });
        let starts = starts(&cases, count);
        into_order(&mut cases, &starts);
        Self(Arc::new(Inner { batches, firsts, order: Arc::new(cases), starts }))
    }

    /// All rows, slice by slice.
    pub(super) fn slices(&self) -> impl Iterator<Item = Result<Slice, ArrowError>> + use<> {
        self.rows(0..self.0.order.len())
    }

    /// The rows of some cases, and with the last of these those that are of no case.
    pub(super) fn slices_of(
        &self,
        cases: Range<usize>,
        last: bool,
    ) -> impl Iterator<Item = Result<Slice, ArrowError>> + use<> {
        let all = self.0.order.len();
        let start = |case: usize| self.0.starts.get(case).map_or(all, |start| *start as usize);
        self.rows(start(cases.start)..if last { all } else { start(cases.end) })
    }

    fn rows(&self, range: Range<usize>) -> impl Iterator<Item = Result<Slice, ArrowError>> + use<> {
        let own = Arc::clone(&self.0);
        range.clone().step_by(ROWS).map(move |from| {
            let rows = own.order.get(from..range.end.min(from + ROWS)).unwrap_or_default();
            let places: Vec<(usize, usize)> = rows.iter().map(|row| own.place(*row as usize)).collect();
            let batches: Vec<&RecordBatch> = own.batches.iter().collect();
            Ok(Slice::gathered(interleave_record_batch(&batches, &places)?, &own.order, from))
        })
    }
}

impl Inner {
    /// The batch of a row, and the row there.
    fn place(&self, row: usize) -> (usize, usize) {
        let batch = self.firsts.partition_point(|first| *first <= row).saturating_sub(1);
        (batch, row - self.firsts.get(batch).copied().unwrap_or_default())
    }
}

/// Of each row the number of its case, or one that none has.
fn numbers(
    batches: &[RecordBatch],
    layout: &Layout,
    mut number: impl FnMut(Name<'_>) -> Option<u32>,
    pace: &Pace,
) -> Result<Vec<u32>, Stop> {
    let mut numbers = Vec::with_capacity(batches.iter().map(RecordBatch::num_rows).sum());
    for batch in batches {
        let Some(names) = layout.column_of("case", batch.columns()).and_then(Names::of) else {
            return Err(
                ArrowError::SchemaError("a batch has another schema than its table".to_owned()).into()
            );
        };
        let mut before = None;
        for row in 0..batch.num_rows() {
            if row % ROWS == 0 {
                pace.breathe()?;
            }
            let own = match (names.at(row), before) {
                (Some(name), Some((last, number))) if last == name => number,
                (Some(name), _) => number(name).unwrap_or(u32::MAX),
                (None, _) => u32::MAX,
            };
            before = names.at(row).map(|name| (name, own));
            numbers.push(own);
        }
    }
    Ok(numbers)
}

/// Where the rows of each case start, and those of none.
fn starts(cases: &[u32], count: usize) -> Vec<u32> {
    let mut starts = vec![0_u32; count + 1];
    for case in cases {
        starts.get_mut((*case as usize).saturating_add(1)).into_iter().for_each(|length| *length += 1);
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    starts
}

/// From the case of each row to the rows in the order of their cases.
fn into_order(cases: &mut Vec<u32>, starts: &[u32]) {
    let mut next = starts.to_vec();
    let mut order = vec![0; cases.len()];
    let none = next.len().saturating_sub(1);
    for (row, case) in (0..).zip(cases.iter()) {
        let Some(next) = next.get_mut((*case as usize).min(none)) else { continue };
        order.get_mut(*next as usize).into_iter().for_each(|place| *place = row);
        *next += 1;
    }
    *cases = order;
}

/// Whether the rows can be numbered, and brought together from all batches without joining dictionaries or lists
/// anew for every slice.
pub(super) fn can_be_regrouped(batches: &[RecordBatch]) -> bool {
    const BATCHES: usize = 1 << 10;
    let rows: usize = batches.iter().map(RecordBatch::num_rows).sum();
    let Some(first) = batches.first() else { return true };
    let alike = |at: usize| {
        let own: Vec<ArrayData> =
            batches.iter().filter_map(|batch| Some(batch.columns().get(at)?.to_data())).collect();
        own.iter().zip(own.iter().skip(1)).all(|(one, other)| have_one_dictionary(one, other))
    };
    u32::try_from(rows).is_ok()
        && batches.len() <= BATCHES
        && first.schema().fields().iter().all(|field| may_lack_parts(field.data_type()))
        && (0..first.num_columns()).all(alike)
}

/// Whether dictionaries are the same, in columns and what is nested in them.
fn have_one_dictionary(one: &ArrayData, other: &ArrayData) -> bool {
    let of = |data: &ArrayData| data.child_data().to_vec();
    match one.data_type() {
        DataType::Dictionary(..) => of(one).iter().zip(of(other)).all(|(one, other)| one.ptr_eq(&other)),
        _ => of(one).iter().zip(of(other)).all(|(one, other)| have_one_dictionary(one, &other)),
    }
}

/// Whether what is nested may be null, whatever is in it: else a null in it could not be told by its row.
fn may_lack_parts(of: &DataType) -> bool {
    match of {
        DataType::List(item) | DataType::LargeList(item) => {
            item.is_nullable() && may_lack_parts(item.data_type())
        }
        DataType::Struct(fields) => {
            fields.iter().all(|field| field.is_nullable() && may_lack_parts(field.data_type()))
        }
        _ => true,
    }
}
