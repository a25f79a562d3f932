//! Slices of a table of contacts: some rows, and where they stand in the caller's table.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

use super::names::Names;
use super::rows::Plan;

/// How many rows are read between two looks at Ctrl-C.
pub(super) const ROWS: usize = 1 << 14;

/// Some rows.
#[derive(Debug, Clone)]
pub(super) struct Slice {
    pub(super) rows: RecordBatch,
    places: Places,
}

/// The id of a contact that has none: those of later rows are greater.
pub(super) fn unnamed(place: u64) -> String {
    format!("row-{place:010}")
}

/// Where rows stand in the caller's table.
#[derive(Debug, Clone)]
enum Places {
    /// One after the other.
    From(u64),
    /// Each somewhere, from a position in a list on.
    Each(Arc<Vec<u32>>, usize),
}

impl Slice {
    /// The slices of a batch whose first row has a place.
    pub(super) fn of(batch: &RecordBatch, first: u64) -> impl Iterator<Item = Self> + use<> {
        let batch = batch.clone();
        let rows = batch.num_rows();
        (0..rows).step_by(ROWS).map(move |from| Self {
            rows: batch.slice(from, ROWS.min(rows - from)),
            places: Places::From(first + from as u64),
        })
    }

    /// Rows that were brought together from the places in a list, from a position on.
    pub(super) fn gathered(rows: RecordBatch, places: &Arc<Vec<u32>>, from: usize) -> Self {
        Self { rows, places: Places::Each(Arc::clone(places), from) }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.num_rows()
    }

    /// Where a row stands in the caller's table.
    pub(super) fn place(&self, row: usize) -> u64 {
        match &self.places {
            Places::From(first) => first + row as u64,
            Places::Each(places, from) => places.get(from + row).copied().map_or(u64::MAX, u64::from),
        }
    }

    /// The rows before the last case, and those of the last case, if it begins here.
    pub(super) fn split(self, plan: &Plan) -> (Self, Option<Self>) {
        let names = plan.layout.column_of("case", self.rows.columns()).and_then(Names::of);
        let last = self.len().saturating_sub(1);
        let before = names.and_then(|names| {
            let last = names.at(last);
            (0..self.len()).rev().find(|row| names.at(*row) != last)
        });
        match before {
            Some(before) => (self.part(0, before + 1), Some(self.part(before + 1, last - before))),
            None => (self, None),
        }
    }

    fn part(&self, from: usize, rows: usize) -> Self {
        let places = match &self.places {
            Places::From(first) => Places::From(first + from as u64),
            Places::Each(places, own) => Places::Each(Arc::clone(places), own + from),
        };
        Self { rows: self.rows.slice(from, rows), places }
    }
}

/// The slices of batches, one after the other.
pub(super) fn in_turn(
    batches: impl Iterator<Item = Result<RecordBatch, ArrowError>>,
) -> impl Iterator<Item = Result<Slice, ArrowError>> {
    let mut first = 0;
    batches.flat_map(move |batch| {
        let (slices, error) = match batch {
            Ok(batch) => {
                let slices = Slice::of(&batch, first);
                first += batch.num_rows() as u64;
                (Some(slices), None)
            }
            Err(error) => (None, Some(Err(error))),
        };
        slices.into_iter().flatten().map(Ok).chain(error)
    })
}
