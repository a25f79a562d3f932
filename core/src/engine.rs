//! The engine: the one kernel that every recommendation and every replay runs through.
//!
//! The record is taken occurrence by occurrence. [`occurrence::State`] is what an occurrence amounts to in
//! one view; [`feed`] tells a [`Sink`] what each counter of the policy counts in it. A [`tally::Tally`] adds
//! that up for one view; a sweep does so for every instant of the record at once.

mod column;
mod counting;
mod levels;
mod met;
mod occurrence;
mod planes;
mod returns;
mod row;
mod rows;
mod supposed;
mod sweep;
mod tally;
mod truth;
mod windows;

use crate::history::History;
use crate::policy::{Compiled, Counts, Look, Reader, Reads};

pub(crate) use levels::{CriteriaSet, RawLevels, levels};
pub(crate) use occurrence::{Item, State};
pub(crate) use row::{BY_ITSELF, Facts, Packed, Sign};
pub(crate) use supposed::{Proposed, Supposed};
pub(crate) use sweep::{Asks, Leaf, Point, Runs, asks, in_one_offset, sweep};
pub(crate) use tally::Tally;
pub(crate) use truth::{Figures, KNOWN, POSSIBLE, Seen, UNASKED};

/// One view of a record: its first instants, looked at on a civil date.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View {
    pub(crate) ranks: u32,
    pub(crate) date: chrono::NaiveDate,
}

/// Something as far as it is known, and the same with all that is possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Both<T> {
    pub(crate) known: T,
    pub(crate) possible: T,
}

impl<T> Both<T> {
    #[inline]
    fn map<U>(self, turn: impl Fn(T) -> U) -> Both<U> {
        Both { known: turn(self.known), possible: turn(self.possible) }
    }
}

/// What takes in what the counters count.
///
/// Everything fed is possible; `known` says whether it is known too.
pub(crate) trait Sink {
    /// Whether an indicator could have returned at all, so that it is worth telling of.
    fn may_return(&self, indicator: u16) -> bool;
    /// What comes next is of this occurrence.
    fn begin(&mut self, state: &State);
    /// An indicator is in the occurrence, for whatever counts indicators.
    fn item(&mut self, state: &State, item: &Item);
    /// An indicator brings points.
    fn points(&mut self, state: &State, reader: &Reader, row: u16, sum: u32, known: bool);
    /// The indicator was in this occurrence, and may have come back after it.
    fn earlier(&mut self, state: &State, reader: &Reader, item: &Item, known: bool);
    /// The indicator is in this occurrence, and may be a return.
    fn later(&mut self, state: &State, reader: &Reader, item: &Item, known: bool);
    /// The occurrence is counted.
    fn occurrence(&mut self, state: &State, counter: u16, known: bool);
    /// A sector raised a risk indicator.
    fn sector(&mut self, state: &State, counter: u16, sector: u32, known: bool);
    /// An agency raised a risk indicator.
    fn agency(&mut self, state: &State, counter: u16, agency: u32, known: bool);
}

/// Tells a sink what each counter counts in an occurrence.
pub(crate) fn feed<S: Sink>(policy: &Compiled, state: &State, sink: &mut S) {
    sink.begin(state);
    for item in &state.items {
        sink.item(state, item);
        for reader in policy.other_readers(item.indicator) {
            feed_item(state, item, reader, sink);
        }
    }
    for at in &policy.by_occurrence {
        let Some(counter) = policy.counter(*at) else { continue };
        let (known, possible) = match counter.kind {
            Counts::Worries => (state.worry, state.worry),
            _ if state.kinds & counter.kinds == 0 => (false, false),
            _ => (state.counts.known, state.counts.possible),
        };
        if possible {
            sink.occurrence(state, *at, known);
        }
    }
    for at in &policy.by_sector {
        let of = |all: bool| {
            let raised = state.raised.iter().filter(|raised| all || raised.known);
            raised.fold(0_u16, |bits, raised| bits | 1 << raised.sector)
        };
        let (mut sectors, known) = (of(true), of(false));
        while sectors != 0 {
            let sector = sectors.trailing_zeros();
            sink.sector(state, *at, sector, known & (1 << sector) != 0);
            sectors &= sectors - 1;
        }
    }
    for at in &policy.by_agency {
        for raised in &state.raised {
            sink.agency(state, *at, raised.agency, raised.known);
        }
    }
}

fn feed_item<S: Sink>(state: &State, item: &Item, reader: &Reader, sink: &mut S) {
    let seen = reader.look.at(item);
    match reader.reads {
        Reads::Points { row, sum } if seen.possible => sink.points(state, reader, row, sum, seen.known),
        Reads::Return if sink.may_return(item.indicator) => {
            let firm = item.basis_at_least(reader.look.minimum_basis);
            if firm || item.unknown {
                sink.earlier(state, reader, item, firm);
            }
            if seen.possible {
                sink.later(state, reader, item, seen.known);
            }
        }
        Reads::Count | Reads::Points { .. } | Reads::Return => {}
    }
}

impl Look {
    /// Whether it sees an indicator of an occurrence, but for the window.
    pub(crate) fn at(&self, item: &Item) -> Both<bool> {
        let firm = item.basis_at_least(self.minimum_basis);
        let known = firm && (self.explained_counts || !item.explained);
        Both { known, possible: known || item.unknown }
    }
}

/// The civil date, before which nothing lies, on which an occurrence came back at the earliest.
pub(crate) fn pivot(
    history: &History,
    item: &Item,
    minimum_basis: u8,
    ranks: u32,
    known: bool,
) -> Option<i32> {
    let first = item.first_rank(minimum_basis, known);
    let closed = history.closure_after(first).filter(|closure| closure.rank < ranks);
    let explained = item.explained.then_some(item.explained_day);
    explained.into_iter().chain(closed.map(|closure| closure.day)).min()
}
