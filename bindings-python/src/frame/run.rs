//! From loaded cases to columns of levels.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use chrono::{DateTime, FixedOffset};
use everycontact::{BatchLevels, Case, Policy, Recommendation};

use super::intake::Loaded;
use super::names::Name;
use super::output::Output;
use super::pace::{Pace, Stop};
use super::slice::unnamed;

/// What is to be worked out of loaded cases.
pub(super) struct Work {
    pub(super) policy: Policy,
    pub(super) as_of: DateTime<FixedOffset>,
    pub(super) output: Output,
    pub(super) reasons: Vec<Asked>,
    pub(super) threads: usize,
}

/// A case of which the whole recommendation is wanted, by the caller's id.
#[derive(Debug, Clone)]
pub(super) enum Asked {
    Text(String),
    Number(i128),
}

impl Asked {
    pub(super) fn name(&self) -> Name<'_> {
        match self {
            Self::Text(text) => Name::Text(text),
            Self::Number(number) => Name::Number(*number),
        }
    }
}

/// What came out.
#[derive(Default)]
pub(super) struct Results {
    pub(super) schema: Option<SchemaRef>,
    pub(super) batches: Vec<RecordBatch>,
    /// The recommendations by the position of what was asked.
    pub(super) recommendations: Vec<(usize, Recommendation, Case)>,
}

impl Work {
    /// Works out the levels of loaded cases.
    pub(super) fn add(&self, loaded: &Loaded, pace: &Pace, results: &mut Results) -> Result<(), Stop> {
        let levels = self.levels(loaded, pace)?;
        let batch = self.output.batch(loaded, &levels)?;
        results.schema.get_or_insert_with(|| batch.schema());
        if batch.num_rows() > 0 {
            results.batches.push(batch);
        }
        for (at, asked) in self.reasons.iter().enumerate() {
            let found = loaded.cases.find(0, asked.name());
            let Some(case) = found.filter(|case| !loaded.is_spoilt(*case)) else { continue };
            let case = loaded.case(case, asked.name())?;
            results.recommendations.push((at, self.policy.recommend(&case, self.as_of), case));
        }
        Ok(())
    }

    fn levels(&self, loaded: &Loaded, pace: &Pace) -> Result<BatchLevels, Stop> {
        let (batch, wanted) = (&loaded.batch, self.output.wanted());
        let pool = match self.threads {
            1 => None,
            threads => rayon::ThreadPoolBuilder::new().num_threads(threads).build().ok(),
        };
        let mut levels = BatchLevels::default();
        let mut from = 0;
        while from < batch.len() {
            let to = piece(loaded, from);
            let mut some = match &pool {
                Some(pool) => {
                    pool.install(|| self.policy.levels_of_parallel(batch, from..to, self.as_of, wanted))
                }
                None => self.policy.levels_of(batch, from..to, self.as_of, wanted),
            };
            levels.append(&mut some);
            pace.breathe()?;
            from = to;
        }
        Ok(levels)
    }
}

/// The end of the cases from one on that have few enough contacts to be worked on without a pause.
fn piece(loaded: &Loaded, from: usize) -> usize {
    const CONTACTS: usize = 1 << 16;
    let batch = &loaded.batch;
    let limit = batch.contacts_before(from) + CONTACTS;
    let (mut low, mut high) = (from + 1, (from + CONTACTS).min(batch.len()));
    while low < high {
        let middle = low.midpoint(high + 1);
        if batch.contacts_before(middle) <= limit { low = middle } else { high = middle - 1 }
    }
    low
}

impl Loaded {
    pub(super) fn is_spoilt(&self, case: u32) -> bool {
        self.spoilt.get(case as usize).copied().unwrap_or(true)
    }

    /// A case by its number, under the caller's id.
    fn case(&self, number: u32, name: Name<'_>) -> Result<Case, Stop> {
        let contact = |row: usize| {
            let number = self.numbers.get(row).copied().unwrap_or_default();
            let own = self.contacts.as_ref().and_then(|contacts| contacts.name(number));
            own.map_or_else(|| unnamed(u64::from(number)), Name::id)
        };
        let case = self.batch.to_case(number as usize, &name.id(), contact);
        case.map_err(|error| pyo3::Python::attach(|py| Stop::Python(crate::error::to_exception(py, &error))))
    }
}

/// A table without rows has a schema too.
pub(super) fn finished(
    results: Results,
) -> (SchemaRef, Vec<RecordBatch>, Vec<(usize, Recommendation, Case)>) {
    let schema = results.schema.unwrap_or_else(|| Arc::new(arrow_schema::Schema::empty()));
    let mut recommendations = results.recommendations;
    recommendations.sort_by_key(|(at, ..)| *at);
    (schema, results.batches, recommendations)
}
