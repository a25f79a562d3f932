//! Reading tables: from front to back, or, if they are in memory, in the order of their cases.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::{Array, RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use everycontact::Codebook;
use everycontact_capsule::Reader;

use super::fields::{Layout, Said};
use super::intake::{Intake, Loaded};
use super::late::Long;
use super::names::Names;
use super::pace::{Pace, Stop};
use super::regroup::{Cases, Regrouped, can_be_regrouped};
use super::rows::{Order, Plan};
use super::slice::{Slice, in_turn};
use super::trouble::Troubles;

/// How many contacts that come in runs are worked on at once.
const PIECE: usize = 1 << 18;

/// Tables to be read, and how.
pub(super) struct Tables {
    pub(super) contacts: Reader,
    pub(super) observations: Option<Reader>,
    pub(super) said: Said,
    pub(super) sorted: bool,
    /// Whether the tables are in memory anyhow, so that they may be gone through more than once.
    pub(super) in_memory: bool,
    /// Whether there must be a column that says if subjects are children.
    pub(super) needs_subject: bool,
    /// Whether the names of cases and contacts are needed once everything is read.
    pub(super) keep_names: bool,
    /// Whether what is wrong is collected instead of raised.
    pub(super) collect: bool,
}

type Slices = Box<dyn Iterator<Item = Result<Slice, ArrowError>>>;

/// Tables as they are read.
struct Read {
    plan: Plan,
    contacts: Slices,
    long: Option<(Long, Rest)>,
}

/// Observations in a table of their own.
enum Rest {
    /// From front to back, once all contacts are known.
    InTurn(Option<Slices>),
    /// Those of some cases after another.
    Regrouped(Regrouped),
}

impl Tables {
    /// Reads everything, and gives it to `each`: all at once, or piece by piece if cases come in runs.
    pub(super) fn read(
        self,
        codebook: &Codebook,
        pace: &Pace,
        troubles: &mut Troubles,
        mut each: impl FnMut(Loaded) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let (collect, keep_names) = (self.collect, self.keep_names);
        let Read { plan, contacts, mut long } = self.prepare(pace, troubles)?;
        let mut intake = Intake::new(codebook, &plan);
        intake.keep_names = keep_names || long.is_some();
        intake.scoped = long.as_ref().is_none_or(|(long, _)| long.names_case());
        let mut done = 0;
        for slice in contacts {
            let slice = slice?;
            let rows = slice.len();
            let full = plan.order != Order::Any && intake.builder.contacts() >= PIECE;
            let (whole, rest) = if full { slice.split(&plan) } else { (slice, None) };
            intake.take(&whole, troubles)?;
            if let Some(rest) = rest {
                let cases = done..done + intake.spoilt.len();
                done = cases.end;
                read_long(&mut long, (cases, false), &mut intake, pace, (collect, troubles))?;
                each(intake.finish(|| pace.breathe())?)?;
                intake.take(&rest, troubles)?;
            }
            heed(collect, &intake, troubles)?;
            pace.tell(rows)?;
        }
        let cases = done..done + intake.spoilt.len();
        read_long(&mut long, (cases, true), &mut intake, pace, (collect, troubles))?;
        if !troubles.is_empty() && !collect {
            return Err(Stop::Troubles);
        }
        each(intake.finish(|| pace.breathe())?)
    }

    /// Finds the columns, and how the tables are to be read.
    fn prepare(mut self, pace: &Pace, troubles: &mut Troubles) -> Result<Read, Stop> {
        let order = if self.sorted { Order::Ascending } else { Order::Any };
        let plan = Plan::new(&self.contacts.schema(), &self.said, order, troubles);
        let long = self.observations.as_ref();
        let long = long.map(|reader| Long::new(&reader.schema(), &self.said, troubles));
        if self.needs_subject && !plan.layout.has("subject") {
            let message = "the policy's routes ask whether a subject is a child or an adult: there is no column for `subject`";
            troubles.add(plan.layout.missing("subject", message));
        }
        if !troubles.is_empty() {
            return Err(Stop::Troubles);
        }
        if self.in_memory && !self.sorted && long.as_ref().is_none_or(Long::names_case) {
            return self.in_memory(plan, long, pace, troubles);
        }
        let observations = self.observations.take().map(|reader| Box::new(in_turn(reader)) as Slices);
        let long = long.map(|long| (long, Rest::InTurn(observations)));
        Ok(Read { plan, contacts: Box::new(in_turn(self.contacts)), long })
    }

    /// Tables in memory, in the order of their cases if they can be brought into it.
    fn in_memory(
        self,
        plan: Plan,
        long: Option<Long>,
        pace: &Pace,
        troubles: &mut Troubles,
    ) -> Result<Read, Stop> {
        let (schema, contacts) = columns_read(self.contacts, &plan.layout)?;
        let mut plan = Plan::new(&schema, &self.said, Order::Any, troubles);
        let mut observations = Vec::new();
        let long = match (long, self.observations) {
            (Some(long), Some(reader)) => {
                let (schema, batches) = columns_read(reader, &long.layout)?;
                observations = batches;
                Some(Long::new(&schema, &self.said, troubles))
            }
            _ => None,
        };
        let sorted = long.is_none() && are_sorted(&contacts, &plan, pace)?;
        plan.order = if sorted { Order::Runs } else { Order::Any };
        if !sorted && can_be_regrouped(&contacts) && can_be_regrouped(&observations) {
            return regrouped(plan, contacts, long, observations, pace);
        }
        let in_turn = |batches: Vec<RecordBatch>| Box::new(in_turn(batches.into_iter().map(Ok))) as Slices;
        let long = long.map(|long| (long, Rest::InTurn(Some(in_turn(observations)))));
        Ok(Read { plan, contacts: in_turn(contacts), long })
    }
}

/// Tables in the order of their cases.
fn regrouped(
    mut plan: Plan,
    contacts: Vec<RecordBatch>,
    long: Option<Long>,
    observations: Vec<RecordBatch>,
    pace: &Pace,
) -> Result<Read, Stop> {
    plan.order = Order::Runs;
    let mut cases = Cases::default();
    let contacts = cases.of_contacts(contacts, &plan.layout, pace)?;
    let long = match long {
        Some(long) => {
            let observations = cases.of_others(observations, &long.layout, pace)?;
            Some((long, Rest::Regrouped(observations)))
        }
        None => None,
    };
    Ok(Read { plan, contacts: Box::new(contacts.slices()), long })
}

/// Takes in the observations of some cases, and with the last of these those that are of no case.
fn read_long(
    long: &mut Option<(Long, Rest)>,
    (cases, last): (Range<usize>, bool),
    intake: &mut Intake<'_>,
    pace: &Pace,
    (collect, troubles): (bool, &mut Troubles),
) -> Result<(), Stop> {
    let Some((long, rest)) = long else { return Ok(()) };
    let slices: Slices = match rest {
        Rest::InTurn(slices) => slices.take().unwrap_or_else(|| Box::new(std::iter::empty())),
        Rest::Regrouped(regrouped) => Box::new(regrouped.slices_of(cases, last)),
    };
    for slice in slices {
        long.take(&slice?, intake, troubles)?;
        heed(collect, intake, troubles)?;
        pace.breathe()?;
    }
    Ok(())
}

fn heed(collect: bool, intake: &Intake<'_>, troubles: &Troubles) -> Result<(), Stop> {
    if intake.unsorted || (!collect && troubles.is_full()) { Err(Stop::Troubles) } else { Ok(()) }
}

/// The columns of a table that are read.
fn columns_read(reader: Reader, layout: &Layout) -> Result<(SchemaRef, Vec<RecordBatch>), Stop> {
    let read = layout.columns_read();
    let schema = Arc::new(reader.schema().project(&read)?);
    let batches = reader.map(|batch| batch?.project(&read));
    Ok((schema, batches.collect::<Result<_, _>>()?))
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
