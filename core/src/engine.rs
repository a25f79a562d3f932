//! The engine: the one kernel that every recommendation and every replay runs through.
//!
//! The record is taken occurrence by occurrence. [`occurrence::State`] is what an occurrence amounts to in
//! one view; [`feed`] tells a [`Sink`] what each leaf of the policy counts in it. A [`tally::Tally`] adds
//! that up for one view; a sweep does so for every instant of the record at once.

mod levels;
mod occurrence;
mod returns;
mod sweep;
mod tally;
mod truth;

use crate::history::History;
use crate::policy::{Compiled, LeafKind, Reader, Reads};

pub(crate) use levels::{CriteriaSet, RawLevels, levels, reached};
pub(crate) use occurrence::{Item, State};
pub(crate) use sweep::{Point, in_one_offset, sweep};
pub(crate) use tally::Tally;
pub(crate) use truth::{Figures, Track, met, near};

/// One view of a record: its first instants, looked at on a civil date.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View {
    pub(crate) ranks: u32,
    pub(crate) date: chrono::NaiveDate,
}

/// What takes in what the leaves count.
///
/// Everything fed is possible; `known` says whether it is known too.
pub(crate) trait Sink {
    /// Whether a return could be found at all, so that it is worth telling of.
    fn wants_returns(&self) -> bool;
    /// An indicator is counted by a leaf.
    fn indicator(&mut self, state: &State, reader: &Reader, indicator: u16, known: bool);
    /// An indicator brings points.
    fn points(&mut self, state: &State, reader: &Reader, row: u16, sum: u32, known: bool);
    /// The indicator was in this occurrence, and may have come back after it.
    fn earlier(&mut self, state: &State, reader: &Reader, item: &Item, known: bool);
    /// The indicator is in this occurrence, and may be a return.
    fn later(&mut self, state: &State, reader: &Reader, item: &Item, known: bool);
    /// The occurrence is counted by a leaf.
    fn occurrence(&mut self, state: &State, leaf: u16, known: bool);
    /// A sector raised a risk indicator.
    fn sector(&mut self, state: &State, leaf: u16, sector: u32, known: bool);
    /// An agency raised a risk indicator.
    fn agency(&mut self, state: &State, leaf: u16, agency: u32, known: bool);
}

/// Tells a sink what each leaf counts in an occurrence.
pub(crate) fn feed<S: Sink>(policy: &Compiled, state: &State, sink: &mut S) {
    let returns = policy.reads_returns && sink.wants_returns();
    for item in &state.items {
        for reader in policy.readers(item.indicator) {
            feed_item(state, item, reader, returns, sink);
        }
    }
    for leaf in &policy.occurrence_leaves {
        let Some(form) = policy.leaf(*leaf) else { continue };
        let (known, possible) = match form.kind {
            LeafKind::Worry => (state.worry, state.worry),
            _ if state.kinds & form.kinds == 0 => (false, false),
            _ => (state.counts.known, state.counts.possible),
        };
        if possible {
            sink.occurrence(state, *leaf, known);
        }
    }
    for leaf in &policy.sector_leaves {
        let (mut sectors, known) = (state.sectors.possible, state.sectors.known);
        while sectors != 0 {
            let sector = sectors.trailing_zeros();
            sink.sector(state, *leaf, sector, known & (1 << sector) != 0);
            sectors &= sectors - 1;
        }
    }
    for leaf in &policy.agency_leaves {
        for (agency, known) in &state.agencies {
            sink.agency(state, *leaf, *agency, *known);
        }
    }
}

fn feed_item<S: Sink>(state: &State, item: &Item, reader: &Reader, returns: bool, sink: &mut S) {
    let firm = item.basis_at_least(reader.minimum_basis);
    let known = firm && (reader.explained_counts || !item.explained);
    let possible = known || item.unknown;
    match reader.reads {
        Reads::Count if possible => sink.indicator(state, reader, item.indicator, known),
        Reads::Points { row, sum } if possible => sink.points(state, reader, row, sum, known),
        Reads::Return if returns => {
            if firm || item.unknown {
                sink.earlier(state, reader, item, firm);
            }
            if possible {
                sink.later(state, reader, item, known);
            }
        }
        _ => {}
    }
}

/// The civil date, before which nothing lies, on which an occurrence came back at the earliest.
pub(crate) fn pivot(history: &History, item: &Item, minimum_basis: u8, ranks: u32, known: bool) -> Option<i32> {
    let first = item.first_rank(minimum_basis, known);
    let closed = history.closure_after(first).filter(|closure| closure.rank < ranks);
    let explained = item.explained.then_some(item.explained_day);
    explained.into_iter().chain(closed.map(|closure| closure.day)).min()
}
