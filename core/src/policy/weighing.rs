//! How indicators bring points to the weights of a policy.

use super::compiled::{Compiled, Place, Reader, Reads};
use super::lanes::Mark;
use crate::number::narrow;

/// How an indicator brings points to a weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Weighing {
    /// The most points that it can bring.
    pub(crate) cap: u32,
    /// Where the points of its row start, among those of all rows: one for each number of windows that may hold a day.
    pub(crate) row: u32,
    /// The marks that bring points, as bits by their places.
    passing: u8,
}

/// A leaf that asks for a total.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TotalLeaf {
    pub(crate) bit: u16,
    pub(crate) total: u16,
    pub(crate) n: u32,
}

/// What has a total: the weights of a policy first, then what counts returns.
#[derive(Debug, Default)]
pub(crate) struct Totals {
    /// The counter of each total.
    pub(crate) counters: Vec<u16>,
    /// For each weight how every indicator brings points to it.
    pub(crate) weights: Vec<Vec<Weighing>>,
    pub(crate) leaves: Vec<TotalLeaf>,
}

impl Weighing {
    /// It brings nothing.
    pub(super) const NONE: Self = Self { cap: 0, row: 0, passing: 0 };

    /// Whether what is known of an indicator brings points.
    #[inline]
    pub(crate) fn passes(&self, mark: Mark) -> bool {
        self.passing >> mark.place() & 1 == 1
    }
}

impl Totals {
    pub(super) fn new(policy: &Compiled, readers: &[Vec<Reader>]) -> Self {
        let mut counters: Vec<(u16, u16)> = Vec::new();
        let placed = (0..).zip(&policy.places);
        counters.extend(placed.filter_map(|(counter, place)| match place {
            Place::Total(total) => Some((*total, counter)),
            Place::Lane(_) => None,
        }));
        counters.sort_unstable();
        let counters: Vec<u16> = counters.into_iter().map(|(_, counter)| counter).collect();
        let weighs = |counter: &&u16| {
            policy.counter(**counter).is_some_and(|counter| counter.kind == super::Counts::Points)
        };
        let weights = counters
            .iter()
            .filter(weighs)
            .map(|counter| readers.iter().map(|readers| weighing(policy, *counter, readers)).collect());
        let leaf = |leaf: &super::circuit::LeafBit| match policy.places.get(usize::from(leaf.counter)) {
            Some(Place::Total(total)) => Some(TotalLeaf { bit: leaf.bit, total: *total, n: leaf.n }),
            _ => None,
        };
        Self {
            weights: weights.collect(),
            leaves: policy.circuit.leaves.iter().filter_map(leaf).collect(),
            counters,
        }
    }
}

/// How an indicator brings points to a counter: no indicator is in two rows of one weight.
fn weighing(policy: &Compiled, counter: u16, readers: &[Reader]) -> Weighing {
    let own =
        readers.iter().filter(|reader| reader.counter == counter).find_map(|reader| match reader.reads {
            Reads::Points { row, .. } => Some(Weighing {
                cap: policy.cap(row),
                row: u32::from(row) * (narrow(policy.windows.len()) + 1),
                passing: Mark::passing(reader),
            }),
            _ => None,
        });
    own.unwrap_or(Weighing::NONE)
}
