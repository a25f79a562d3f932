//! What was asked for at each instant of the record, and what that rested on.
//!
//! A criterion that is met at an instant asks for its level. It rests on the occurrences that those of its conditions
//! count that are met themselves. Both are kept as intervals of ranks, so that a long record costs no more than its
//! replay.

use chrono::{DateTime, FixedOffset};
use smallvec::{SmallVec, smallvec};

use super::{Held, Sweep};
use crate::engine::levels::reached;
use crate::engine::{Both, CriteriaSet, KNOWN, Seen};
use crate::history::History;
use crate::number::narrow;
use crate::policy::Compiled;

/// One condition of a criterion, and the ranks between which both are met.
#[derive(Debug)]
pub(crate) struct Leaf {
    pub(crate) criterion: u16,
    pub(crate) counter: u16,
    /// The ranks, the end excluded, in order.
    pub(crate) runs: Runs,
}

/// Pairs of ranks, the end excluded; most often there is one.
pub(crate) type Runs = SmallVec<[(u32, u32); 2]>;

/// What was asked for at each instant of a record.
#[derive(Debug)]
pub(crate) struct Asks {
    /// For each rank the criteria that are met after its instant.
    pub(crate) met: Vec<CriteriaSet>,
    /// The conditions that are ever met with their criteria, those of one criterion together.
    pub(crate) leaves: Vec<Leaf>,
    /// What the counters held, those of one counter together, and in it those of one occurrence.
    held: Vec<Held>,
}

impl Asks {
    /// What a counter held.
    pub(crate) fn held_by(&self, counter: u16) -> &[Held] {
        let from = self.held.partition_point(|held| held.counter < counter);
        let rest = self.held.get(from..).unwrap_or_default();
        let length = rest.partition_point(|held| held.counter == counter);
        rest.get(..length).unwrap_or_default()
    }

    /// What a counter held of an occurrence.
    pub(crate) fn held_of(&self, counter: u16, occurrence: u32) -> &[Held] {
        let all = self.held_by(counter);
        let from = all.partition_point(|held| held.occurrence < occurrence);
        let rest = all.get(from..).unwrap_or_default();
        let length = rest.partition_point(|held| held.occurrence == occurrence);
        rest.get(..length).unwrap_or_default()
    }

    /// The conditions of a criterion that are ever met with it.
    pub(crate) fn leaves_of(&self, criterion: u16) -> &[Leaf] {
        let from = self.leaves.partition_point(|leaf| leaf.criterion < criterion);
        let rest = self.leaves.get(from..).unwrap_or_default();
        let length = rest.partition_point(|leaf| leaf.criterion == criterion);
        rest.get(..length).unwrap_or_default()
    }
}

/// What was known to be asked for at the instants of a record, the first ones if not all are given.
///
/// With `asking` only these ranks are looked at, of which there must be every one at which something came on record
/// that can count, was amended, or at which the case was closed. Between two of them only time passes, and what was
/// asked for at the first is taken to be asked for until the second.
pub(crate) fn asks(
    policy: &Compiled,
    history: &History,
    instants: &[DateTime<FixedOffset>],
    asking: Option<&[u32]>,
) -> Asks {
    let Some(asking) = asking.filter(|asking| asking.len() < instants.len()) else {
        return asks_at(Sweep::new(policy, history, instants, None));
    };
    let dates: Vec<_> = asking.iter().filter_map(|rank| instants.get(*rank as usize).copied()).collect();
    let mut sweep = Sweep::new(policy, history, &dates, None);
    let mut places = Vec::with_capacity(instants.len());
    for (place, rank) in (0..).zip(asking) {
        places.resize(*rank as usize + 1, place);
    }
    places.resize(instants.len(), sweep.instants);
    sweep.places = Some(places);
    let mut asks = asks_at(sweep);
    let end = narrow(instants.len());
    let rank = |place: u32| asking.get(place as usize).copied().unwrap_or(end);
    for leaf in &mut asks.leaves {
        leaf.runs.iter_mut().for_each(|run| *run = (rank(run.0), rank(run.1)));
    }
    for held in &mut asks.held {
        (held.from, held.to) = (rank(held.from), rank(held.to));
    }
    let mut met = vec![CriteriaSet::default(); rank(0) as usize];
    met.reserve(instants.len());
    for (set, next) in asks.met.iter().zip(asking.iter().skip(1).copied().chain([end])) {
        let before = met.len();
        met.resize(before.max(next as usize), *set);
    }
    asks.met = met;
    asks
}

fn asks_at(mut sweep: Sweep<'_>) -> Asks {
    let (policy, history) = (sweep.policy, sweep.history);
    let size = 4 * (history.sightings.len() + history.reports.len());
    sweep.held = Some(Vec::with_capacity(size));
    sweep.known.intervals = Vec::with_capacity(size);
    sweep.known.sums = Vec::with_capacity(size);
    sweep.known.changes = Vec::with_capacity(size);
    sweep.take_all();
    let known = std::mem::take(&mut sweep.known);
    let mut changes = sweep.settle(known).into_iter().peekable();
    let mut watched = Watched::new(policy);
    let mut values = vec![Both::default(); policy.counters.len()];
    let mut met = Vec::with_capacity(sweep.instants as usize);
    let mut last = CriteriaSet::default();
    for rank in 0..sweep.instants {
        let mut changed = false;
        while let Some(change) = changes.next_if(|change| change.point <= 2 * rank + 1) {
            changed |= change.apply(&mut values, |figure| &mut figure.known);
        }
        if changed {
            let seen = Seen { policy, values: &values, unasked: 0 };
            last = reached(seen).1;
            watched.look(seen, last, rank);
        }
        met.push(last);
    }
    let leaves = watched.finish(policy, sweep.instants);
    let mut held = sweep.held.take().unwrap_or_default();
    let mut wanted = vec![false; policy.counters.len()];
    for leaf in &leaves {
        if let Some(wanted) = wanted.get_mut(usize::from(leaf.counter)) {
            *wanted = true;
        }
    }
    held.retain(|held| wanted.get(usize::from(held.counter)).copied().unwrap_or_default());
    held.sort_unstable_by_key(|held| (held.counter, held.occurrence, held.from));
    Asks { met, leaves, held }
}

/// Since when each leaf of the policy's criteria is met with its criterion.
struct Watched {
    /// The position of a leaf among those of the policy, and since when it is met.
    since: Vec<Option<u32>>,
    /// A leaf, and the ranks between which it was met.
    runs: Vec<(usize, u32, u32)>,
}

impl Watched {
    fn new(policy: &Compiled) -> Self {
        Self { since: vec![None; policy.all_leaves.len()], runs: Vec::with_capacity(16) }
    }

    fn look(&mut self, seen: Seen<'_>, met: CriteriaSet, rank: u32) {
        let leaves = seen.policy.all_leaves.iter().zip(&mut self.since).enumerate();
        for (at, ((criterion, counter, n), since)) in leaves {
            let now = met.contains(usize::from(*criterion)) && seen.figure::<KNOWN>(*counter) >= *n;
            match (*since, now) {
                (None, true) => *since = Some(rank),
                (Some(from), false) => {
                    self.runs.push((at, from, rank));
                    *since = None;
                }
                _ => {}
            }
        }
    }

    fn finish(mut self, policy: &Compiled, end: u32) -> Vec<Leaf> {
        let open = self.since.iter().enumerate();
        self.runs.extend(open.filter_map(|(at, since)| since.map(|from| (at, from, end))));
        self.runs.sort_unstable();
        let mut leaves: Vec<Leaf> = Vec::with_capacity(self.runs.len());
        let mut last = None;
        for (at, from, to) in self.runs {
            let Some((criterion, counter, _)) = policy.all_leaves.get(at).copied() else { continue };
            match leaves.last_mut().filter(|_| last == Some(at)) {
                Some(leaf) => leaf.runs.push((from, to)),
                None => leaves.push(Leaf { criterion, counter, runs: smallvec![(from, to)] }),
            }
            last = Some(at);
        }
        leaves
    }
}
