//! The rows of a table in memory in the order of their cases, some at a time.
//!
//! A table that is there anyhow need not be there again as a whole: where each case has its rows takes two numbers for
//! each row, and the rows themselves are brought together when it is their turn.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::ArrowError;
use arrow_select::interleave::interleave_record_batch;

use super::names::Names;
use super::numbering::Numbering;
use super::pace::{Pace, Stop};
use super::slice::{ROWS, Slice};

/// A table, and its rows in the order of their cases.
pub(super) struct Regrouped {
    batches: Vec<RecordBatch>,
    /// The place of the first row of each batch.
    firsts: Vec<usize>,
    order: Arc<Vec<u32>>,
}

impl Regrouped {
    /// Finds the order: cases as they first come, the rows of each as they came. Nothing if there are too many rows, or
    /// if dictionaries would have to be joined again for every slice.
    pub(super) fn of(batches: &[RecordBatch], case: usize, pace: &Pace) -> Result<Option<Self>, Stop> {
        let rows: usize = batches.iter().map(RecordBatch::num_rows).sum();
        if u32::try_from(rows).is_err() || many_dictionaries(batches) {
            return Ok(None);
        }
        let cases = numbers(batches, case, rows, pace)?;
        let mut firsts = Vec::with_capacity(batches.len());
        batches.iter().fold(0, |first, batch| {
            firsts.push(first);
            first + batch.num_rows()
        });
        Ok(Some(Self { batches: batches.to_vec(), firsts, order: Arc::new(order(&cases)) }))
    }

    /// The rows, slice by slice.
    pub(super) fn slices(&self) -> impl Iterator<Item = Result<Slice, ArrowError>> {
        let batches: Vec<&RecordBatch> = self.batches.iter().collect();
        self.order.chunks(ROWS).enumerate().map(move |(nth, rows)| {
            let places: Vec<(usize, usize)> = rows.iter().map(|row| self.place(*row as usize)).collect();
            let rows = interleave_record_batch(&batches, &places)?;
            Ok(Slice::gathered(rows, &self.order, nth * ROWS))
        })
    }

    /// The batch of a row, and the row there.
    fn place(&self, row: usize) -> (usize, usize) {
        let batch = self.firsts.partition_point(|first| *first <= row).saturating_sub(1);
        (batch, row - self.firsts.get(batch).copied().unwrap_or_default())
    }
}

/// Of each row the number of its case. Rows without a case come last.
fn numbers(batches: &[RecordBatch], case: usize, rows: usize, pace: &Pace) -> Result<Vec<u32>, Stop> {
    let (mut known, mut numbers) = (Numbering::default(), Vec::with_capacity(rows));
    for batch in batches {
        let Some(names) = batch.columns().get(case).and_then(Names::of) else { continue };
        let mut before = None;
        for row in 0..batch.num_rows() {
            if row % ROWS == 0 {
                pace.breathe()?;
            }
            let number = match (names.at(row), before) {
                (Some(name), Some((last, number))) if last == name => number,
                (Some(name), _) => known.number(0, name).0,
                (None, _) => u32::MAX,
            };
            before = names.at(row).map(|name| (name, number));
            numbers.push(number);
        }
    }
    Ok(numbers)
}

/// The rows in the order of their cases, those of a case as they came.
fn order(cases: &[u32]) -> Vec<u32> {
    let last = cases.iter().filter(|case| **case != u32::MAX).max().map_or(0, |last| *last as usize + 1);
    let place = |case: u32| (case as usize).min(last);
    let mut next = vec![0_u32; last + 2];
    for case in cases {
        next.get_mut(place(*case) + 1).into_iter().for_each(|count| *count += 1);
    }
    let mut sum = 0;
    for next in &mut next {
        sum += *next;
        *next = sum;
    }
    let mut order = vec![0; cases.len()];
    for (row, case) in (0..).zip(cases) {
        let Some(next) = next.get_mut(place(*case)) else { continue };
        order.get_mut(*next as usize).into_iter().for_each(|place| *place = row);
        *next += 1;
    }
    order
}

/// Whether batches have dictionaries of their own, and large ones.
fn many_dictionaries(batches: &[RecordBatch]) -> bool {
    const ENTRIES: usize = 1 << 12;
    let entries = |column: &ArrayRef| column.as_any_dictionary_opt().map_or(0, |own| own.values().len());
    let all = batches.iter().flat_map(|batch| batch.columns()).map(entries);
    batches.len() > 1 && all.sum::<usize>() > ENTRIES * batches.len()
}
