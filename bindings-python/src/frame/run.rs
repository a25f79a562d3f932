//! From tables of contacts to columns of levels.

use std::sync::Arc;

use arrow_array::{Array, RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use chrono::{DateTime, FixedOffset};
use everycontact::{BatchLevels, Case, Codebook, Policy, Recommendation};
use everycontact_capsule::Reader;

use super::fields::{Said, Source};
use super::intake::{Intake, Loaded};
use super::late::Long;
use super::names::{Name, Names};
use super::output::Output;
use super::pace::{Pace, Stop};
use super::regroup::Regrouped;
use super::rows::{Order, Plan};
use super::slice::{Slice, in_turn};
use super::trouble::Troubles;

/// How many sorted contacts are worked on at once.
const SORTED: usize = 1 << 18;

/// Tables to be read, and how.
pub(super) struct Tables {
    pub(super) contacts: Reader,
    pub(super) observations: Option<Reader>,
    pub(super) said: Said,
    pub(super) sorted: bool,
    /// Whether the contacts are in memory anyhow, so that it may be looked up whether they are sorted.
    pub(super) in_memory: bool,
    /// Whether there must be a column that says if subjects are children.
    pub(super) needs_subject: bool,
    /// Whether the names of cases and contacts are needed once everything is read.
    pub(super) keep_names: bool,
    /// Whether what is wrong is collected instead of raised.
    pub(super) collect: bool,
}

impl Tables {
    /// Reads everything, and gives it to `each`: all at once, or piece by piece if it is sorted.
    pub(super) fn read(
        mut self,
        codebook: &Codebook,
        pace: &Pace,
        troubles: &mut Troubles,
        mut each: impl FnMut(Loaded) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let order = if self.sorted { Order::Ascending } else { Order::Any };
        let mut plan = Plan::new(&self.contacts.schema(), &self.said, order, troubles);
        let long = self.observations.as_ref();
        let long = long.map(|reader| Long::new(&reader.schema(), &self.said, troubles));
        if self.needs_subject && !plan.layout.has("subject") {
            let message = "the policy's routes ask whether a subject is a child or an adult: there is no column for `subject`";
            troubles.add(plan.layout.missing("subject", message));
        }
        if !troubles.is_empty() {
            return Err(Stop::Troubles);
        }
        let mut regrouped = None;
        if self.in_memory && long.is_none() && !self.sorted {
            regrouped = self.bring_into_runs(&mut plan, pace, troubles)?;
        }
        let mut intake = Intake::new(codebook, &plan);
        intake.keep_names = self.keep_names;
        intake.scoped = long.as_ref().is_none_or(Long::names_case);
        self.read_contacts(regrouped.as_ref(), &mut intake, pace, troubles, &mut each)?;
        self.read_long(long, &mut intake, pace, troubles)?;
        if !troubles.is_empty() && !self.collect {
            return Err(Stop::Troubles);
        }
        each(intake.finish(|| pace.breathe())?)
    }

    /// Looks whether the contacts are sorted by case, and if they are not, in which order they would be in runs.
    fn bring_into_runs(
        &mut self,
        plan: &mut Plan,
        pace: &Pace,
        troubles: &mut Troubles,
    ) -> Result<Option<Regrouped>, Stop> {
        let read = plan.layout.columns_read();
        let schema = Arc::new(self.contacts.schema().project(&read)?);
        let batches = self.contacts.by_ref().map(|batch| batch?.project(&read));
        let batches = batches.collect::<Result<Vec<_>, _>>()?;
        *plan = Plan::new(&schema, &self.said, Order::Any, troubles);
        let mut regrouped = None;
        if are_sorted(&batches, plan, pace)? {
            plan.order = Order::Runs;
        } else if let Source::Column(case) = plan.layout.source("case") {
            regrouped = Regrouped::of(&batches, *case, pace)?;
            plan.order = if regrouped.is_some() { Order::Runs } else { Order::Any };
        }
        self.contacts = Box::new(RecordBatchIterator::new(batches.into_iter().map(Ok), schema));
        Ok(regrouped)
    }

    fn read_contacts(
        &mut self,
        regrouped: Option<&Regrouped>,
        intake: &mut Intake<'_>,
        pace: &Pace,
        troubles: &mut Troubles,
        each: &mut impl FnMut(Loaded) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let slices: Box<dyn Iterator<Item = Result<Slice, ArrowError>>> = match regrouped {
            Some(regrouped) => Box::new(regrouped.slices()),
            None => Box::new(in_turn(self.contacts.by_ref())),
        };
        for slice in slices {
            let slice = slice?;
            let rows = slice.len();
            let full = intake.plan.order != Order::Any && intake.builder.contacts() >= SORTED;
            let (whole, rest) = if full { slice.split(intake.plan) } else { (slice, None) };
            intake.take(&whole, troubles)?;
            if let Some(rest) = rest {
                each(intake.finish(|| pace.breathe())?)?;
                intake.take(&rest, troubles)?;
            }
            heed(self.collect, intake, troubles)?;
            pace.tell(rows)?;
        }
        Ok(())
    }

    fn read_long(
        &mut self,
        long: Option<Long>,
        intake: &mut Intake<'_>,
        pace: &Pace,
        troubles: &mut Troubles,
    ) -> Result<(), Stop> {
        let (Some(mut long), Some(reader)) = (long, self.observations.take()) else { return Ok(()) };
        for batch in reader {
            for slice in Slice::of(&batch?, 0) {
                long.take(&slice.rows, intake, troubles)?;
                heed(self.collect, intake, troubles)?;
                pace.breathe()?;
            }
        }
        Ok(())
    }
}

fn heed(collect: bool, intake: &Intake<'_>, troubles: &Troubles) -> Result<(), Stop> {
    if intake.unsorted || (!collect && troubles.is_full()) { Err(Stop::Troubles) } else { Ok(()) }
}

/// Whether the rows turn out to be sorted by case.
fn are_sorted(batches: &[RecordBatch], plan: &Plan, pace: &Pace) -> Result<bool, Stop> {
    let mut last = None;
    let mut sorted = true;
    for column in batches.iter().filter_map(|batch| plan.layout.column_of("case", batch.columns())) {
        pace.breathe()?;
        sorted = sorted && Names::of(column).is_some_and(|names| names.are_sorted(column.len(), &mut last));
    }
    Ok(sorted)
}

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
            own.map_or_else(|| format!("row-{number}"), Name::id)
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
