//! What is counted over all points: intervals, sums, and the changes of figures that they come to.

use super::returning::Returning;
use crate::engine::Both;
use crate::policy::Compiled;

/// Something that a counter counts while it stands; overlapping ones of one key count once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Interval {
    pub(super) counter: u16,
    pub(super) key: u32,
    pub(super) from: u32,
    pub(super) to: u32,
}

impl Interval {
    /// The order of the fields, as one number: comparing it is what a sweep does most.
    fn order(&self) -> u128 {
        let high = u64::from(self.counter) << 32 | u64::from(self.key);
        let low = u64::from(self.from) << 32 | u64::from(self.to);
        u128::from(high) << 64 | u128::from(low)
    }
}

/// A change of a counter's figure at a point.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Change {
    pub(super) point: u32,
    counter: u16,
    by: i64,
}

/// A change of a sum of points before its cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SumChange {
    pub(super) sum: u32,
    pub(super) point: u32,
    pub(super) counter: u16,
    pub(super) row: u16,
    pub(super) by: i64,
}

#[derive(Debug, Default)]
pub(super) struct Lane {
    pub(super) intervals: Vec<Interval>,
    pub(super) sums: Vec<SumChange>,
    /// Changes by what nothing else of its key can overlap.
    pub(super) changes: Vec<Change>,
    pub(super) returning: Returning,
}

impl Lane {
    /// Counts one more between two points.
    pub(super) fn count(&mut self, counter: u16, from: u32, to: u32) {
        self.changes.push(Change { point: from, counter, by: 1 });
        self.changes.push(Change { point: to, counter, by: -1 });
    }
}

/// Joins overlapping intervals of one key, so that each key counts once.
pub(super) fn join(mut intervals: Vec<Interval>, changes: &mut Vec<Change>) {
    intervals.sort_unstable_by_key(Interval::order);
    let mut open: Option<Interval> = None;
    let mut close = |interval: Interval| {
        changes.push(Change { point: interval.from, counter: interval.counter, by: 1 });
        changes.push(Change { point: interval.to, counter: interval.counter, by: -1 });
    };
    for next in intervals {
        match &mut open {
            Some(last) if (last.counter, last.key) == (next.counter, next.key) && next.from <= last.to => {
                last.to = last.to.max(next.to);
            }
            _ => {
                if let Some(last) = open.replace(next) {
                    close(last);
                }
            }
        }
    }
    if let Some(last) = open {
        close(last);
    }
}

/// Turns changes of sums into changes of figures, capping each sum.
pub(super) fn cap_sums(policy: &Compiled, mut sums: Vec<SumChange>, changes: &mut Vec<Change>) {
    sums.sort_unstable_by_key(|change| u64::from(change.sum) << 32 | u64::from(change.point));
    let (mut current, mut total) = (None, 0_i64);
    for change in sums {
        if current != Some(change.sum) {
            (current, total) = (Some(change.sum), 0);
        }
        let cap = i64::from(policy.cap(change.row));
        let before = total.min(cap);
        total += change.by;
        let by = total.min(cap) - before;
        if by != 0 {
            changes.push(Change { point: change.point, counter: change.counter, by });
        }
    }
}

impl Change {
    pub(super) fn apply(&self, figures: &mut [Both<u32>], half: impl Fn(&mut Both<u32>) -> &mut u32) -> bool {
        let Some(figure) = figures.get_mut(usize::from(self.counter)).map(half) else {
            return false;
        };
        *figure = u32::try_from(i64::from(*figure) + self.by).unwrap_or_default();
        true
    }
}
