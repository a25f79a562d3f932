//! Returns over all points: which indicator had come back, and from when to when.

use std::collections::BTreeSet;

use super::Held;
use super::lane::Interval;
use super::pairs::Pairs;
use crate::engine::returns::Returns;

/// The counter that looks and the indicator that it looks for.
type Key = (u16, u16);

/// One half of a return, and when it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) key: Key,
    pub(super) pivot: bool,
    pub(super) day: i32,
    pub(super) occurrence: u32,
    pub(super) from: u32,
    pub(super) to: u32,
}

/// Everything that may be one half of a return.
#[derive(Debug, Default)]
pub(super) struct Returning {
    entries: Vec<Entry>,
}

impl Returning {
    pub(super) fn pivot(&mut self, key: Key, day: i32, occurrence: u32, from: u32, to: u32) {
        self.push(Entry { key, pivot: true, day, occurrence, from, to });
    }

    pub(super) fn day(&mut self, key: Key, day: i32, occurrence: u32, from: u32, to: u32) {
        self.push(Entry { key, pivot: false, day, occurrence, from, to });
    }

    fn push(&mut self, entry: Entry) {
        if entry.from < entry.to {
            self.entries.push(entry);
        }
    }

    /// The intervals in which each indicator counts as returned; `expiry` says when a day leaves the window. Where it
    /// is asked for, also which occurrences make the pairs.
    pub(super) fn intervals(
        mut self,
        expiry: impl Fn(u16, i32) -> u32,
        into: &mut Vec<Interval>,
        mut held: Option<&mut Vec<Held>>,
    ) {
        self.entries.sort_unstable_by_key(|entry| entry.key);
        let mut rest = self.entries.as_slice();
        while let Some(first) = rest.first() {
            let length = rest.partition_point(|entry| entry.key == first.key);
            let (group, others) = rest.split_at(length);
            if group.iter().any(|entry| entry.pivot) {
                one_key(group, &expiry, into, held.as_deref_mut());
            }
            rest = others;
        }
    }
}

fn one_key(
    group: &[Entry],
    expiry: &impl Fn(u16, i32) -> u32,
    into: &mut Vec<Interval>,
    held: Option<&mut Vec<Held>>,
) {
    let mut turns: Vec<(u32, bool, usize)> = Vec::with_capacity(group.len() * 2);
    for (at, entry) in group.iter().enumerate() {
        turns.push((entry.from, true, at));
        turns.push((entry.to, false, at));
    }
    turns.sort_unstable();
    let mut pairs = held.map(|held| (Pairs::default(), held));
    let mut pivots: BTreeSet<(i32, u32, usize)> = BTreeSet::new();
    let mut days: BTreeSet<(i32, u32, usize)> = BTreeSet::new();
    let next_points = turns.iter().skip(1).map(|turn| turn.0).chain([u32::MAX]);
    for ((point, begins, at), next) in turns.iter().zip(next_points) {
        let Some(entry) = group.get(*at) else { continue };
        let set = if entry.pivot { &mut pivots } else { &mut days };
        let member = (entry.day, entry.occurrence, *at);
        if *begins {
            set.insert(member);
        } else {
            set.remove(&member);
        }
        if next == *point {
            continue;
        }
        let best = best(&pivots, &days);
        if let Some((pairs, _)) = &mut pairs {
            pairs.at(best, *point, next);
        }
        let Some(day) = best.last() else { continue };
        let (counter, indicator) = entry.key;
        let to = next.min(expiry(counter, day));
        if *point < to {
            into.push(Interval { counter, key: indicator.into(), from: *point, to });
        }
    }
    if let Some((pairs, held)) = pairs {
        pairs.hold(group, expiry, held);
    }
}

/// The two least pivots and the two last days, each of distinct occurrences.
fn best(pivots: &BTreeSet<(i32, u32, usize)>, days: &BTreeSet<(i32, u32, usize)>) -> Returns {
    let mut returns = Returns::NONE;
    for (pivot, occurrence, _) in pivots {
        returns.add_pivot(*pivot, *occurrence);
        if returns.pivots.iter().all(Option::is_some) {
            break;
        }
    }
    for (day, occurrence, _) in days.iter().rev() {
        returns.add_day(*day, *occurrence);
        if returns.days.iter().all(Option::is_some) {
            break;
        }
    }
    returns
}
