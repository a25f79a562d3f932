//! Which halves of returns make pairs, from when to when.
//!
//! A day is one half while some pivot of another occurrence is before it; a pivot is, while some day of another
//! occurrence is after it and within its window. At each point the two best others decide. They are kept with what they
//! have in common over longer and longer stretches, so that an entry costs no more than the changes that concern it.

use super::Held;
use super::returning::Entry;
use crate::engine::returns::Returns;

/// A value and its occurrence, the greatest first, each of another occurrence.
type Best = [Option<(i32, u32)>; 2];

/// The best over all points.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Of pivots, with the least the greatest.
    pivots: Vec<Segment>,
    days: Vec<Segment>,
}

/// The points between which the best are the same, the end excluded.
#[derive(Debug, Clone, Copy)]
struct Segment {
    from: u32,
    to: u32,
    best: Best,
}

impl Pairs {
    pub(super) fn at(&mut self, best: Returns, from: u32, to: u32) {
        let best = if best.last().is_some() { best } else { Returns::NONE };
        if self.days.is_empty() && best.last().is_none() {
            return;
        }
        let turned = |(day, occurrence): (i32, u32)| (day.saturating_neg(), occurrence);
        let pivots = best.pivots.map(|pivot| pivot.map(turned));
        for (segments, best) in [(&mut self.pivots, pivots), (&mut self.days, best.days)] {
            match segments.last_mut().filter(|last| last.best == best) {
                Some(last) => last.to = to,
                None => segments.push(Segment { from, to, best }),
            }
        }
    }

    /// Adds what each entry is part of.
    pub(super) fn hold(self, group: &[Entry], expiry: &impl Fn(u16, i32) -> u32, held: &mut Vec<Held>) {
        let Some(counter) = group.first().map(|entry| entry.key.0) else { return };
        if self.days.is_empty() {
            return;
        }
        let pivots = Stretches::new(self.pivots, |_| u32::MAX);
        let days = Stretches::new(self.days, |day| expiry(counter, day));
        for entry in group {
            let mut runs = Runs { counter, occurrence: entry.occurrence, first: held.len(), held };
            if entry.pivot {
                let other = Other { value: entry.day, occurrence: entry.occurrence };
                days.runs(other, (entry.from, entry.to), &mut runs);
            } else {
                let other = Other { value: entry.day.saturating_neg(), occurrence: entry.occurrence };
                pivots.runs(other, (entry.from, entry.to.min(expiry(counter, entry.day))), &mut runs);
            }
        }
    }
}

/// What is held of one entry.
struct Runs<'a> {
    counter: u16,
    occurrence: u32,
    /// Where those of this entry begin.
    first: usize,
    held: &'a mut Vec<Held>,
}

impl Runs<'_> {
    fn add(&mut self, point: u32, to: u32) {
        if point >= to {
            return;
        }
        let (from, to) = (point / 2, to / 2);
        let own = self.held.get_mut(self.first..).unwrap_or_default();
        match own.last_mut().filter(|last| last.to == from) {
            Some(last) => last.to = to,
            None => {
                let (counter, occurrence) = (self.counter, self.occurrence);
                self.held.push(Held { counter, occurrence, from, to });
            }
        }
    }
}

/// What must be greater, and of another occurrence.
#[derive(Debug, Clone, Copy)]
struct Other {
    value: i32,
    occurrence: u32,
}

/// What some segments in a row have in common.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    from: u32,
    to: u32,
    /// The greatest of the best and of the second.
    most: [i32; 2],
    /// The least of them, of those that hold to the end of their segment.
    least: [i32; 2],
    /// The occurrence of the best, if it is the same in all.
    sole: Option<u32>,
}

impl Stretch {
    fn of(segment: &Segment, expiry: &impl Fn(i32) -> u32) -> Self {
        let lasts = |(value, _): &(i32, u32)| expiry(*value) >= segment.to;
        let value = |best: &(i32, u32)| best.0;
        let most = segment.best.map(|best| best.as_ref().map_or(i32::MIN, value));
        let least = segment.best.map(|best| best.as_ref().filter(|best| lasts(best)).map_or(i32::MIN, value));
        let sole = segment.best[0].map(|(_, occurrence)| occurrence);
        Self { from: segment.from, to: segment.to, most, least, sole }
    }

    fn and(&self, next: &Self) -> Self {
        let both = |[first, second]: [i32; 2], other: [i32; 2], pick: fn(i32, i32) -> i32| {
            [pick(first, other[0]), pick(second, other[1])]
        };
        Self {
            from: self.from,
            to: next.to,
            most: both(self.most, next.most, i32::max),
            least: both(self.least, next.least, i32::min),
            sole: self.sole.filter(|_| self.sole == next.sole),
        }
    }

    /// Whether there is another that is greater, all the time or never; nothing if only part of the time.
    fn has(&self, own: Other) -> Option<bool> {
        let ([most, second_most], [least, second_least]) = (self.most, self.least);
        if most <= own.value {
            return Some(false);
        }
        if second_least > own.value {
            return Some(true);
        }
        match self.sole? {
            sole if sole == own.occurrence => Some(false).filter(|_| second_most <= own.value),
            _ => Some(true).filter(|_| least > own.value),
        }
    }
}

/// Segments, and what they have in common by two, by four, and so on; of a few nothing is kept.
struct Stretches<E> {
    segments: Vec<Segment>,
    levels: Vec<Vec<Stretch>>,
    expiry: E,
}

/// So many segments are gone through one by one.
const FEW: usize = 8;

impl<E: Fn(i32) -> u32> Stretches<E> {
    fn new(segments: Vec<Segment>, expiry: E) -> Self {
        let mut levels = Vec::new();
        if segments.len() > FEW {
            let first = segments.iter().map(|segment| Stretch::of(segment, &expiry));
            levels.push(first.collect::<Vec<_>>());
        }
        while let Some(level) = levels.last().filter(|level| level.len() > 1) {
            let pairs = level.chunks(2).filter_map(|pair| match pair {
                [one, other] => Some(one.and(other)),
                _ => pair.first().copied(),
            });
            let next = pairs.collect();
            levels.push(next);
        }
        Self { segments, levels, expiry }
    }

    /// The points between two at which there is another that is greater.
    fn runs(&self, own: Other, within: (u32, u32), into: &mut Runs<'_>) {
        match self.levels.len().checked_sub(1) {
            Some(top) => self.look(top, 0, own, within, into),
            None => self.segments.iter().for_each(|segment| self.look_at(segment, own, within, into)),
        }
    }

    fn look(&self, level: usize, at: usize, own: Other, (from, to): (u32, u32), into: &mut Runs<'_>) {
        let Some(stretch) = self.levels.get(level).and_then(|level| level.get(at)) else { return };
        if stretch.to <= from || to <= stretch.from {
            return;
        }
        match (stretch.has(own), level.checked_sub(1)) {
            (Some(false), _) => {}
            (Some(true), _) => into.add(stretch.from.max(from), stretch.to.min(to)),
            (None, Some(below)) => {
                self.look(below, 2 * at, own, (from, to), into);
                self.look(below, 2 * at + 1, own, (from, to), into);
            }
            (None, None) => {
                if let Some(segment) = self.segments.get(at) {
                    self.look_at(segment, own, (from, to), into);
                }
            }
        }
    }

    fn look_at(&self, segment: &Segment, own: Other, (from, to): (u32, u32), into: &mut Runs<'_>) {
        let others = segment.best.iter().flatten();
        let greater = others.filter(|best| best.0 > own.value && best.1 != own.occurrence);
        let until = greater.map(|best| (self.expiry)(best.0)).max().unwrap_or(0);
        into.add(segment.from.max(from), segment.to.min(until).min(to));
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::sweep::Held;
    use crate::engine::sweep::returning::{Entry, Returning};

    const POINTS: u32 = 24;

    /// Numbers that are the same each time.
    fn numbers(mut state: u64) -> impl FnMut(u32) -> u32 {
        move |below| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(state >> 33).unwrap() % below
        }
    }

    fn entries(next: &mut impl FnMut(u32) -> u32) -> Vec<Entry> {
        let one = |_| {
            let (from, pivot) = (2 * next(POINTS / 2), next(3) == 0);
            let (day, occurrence) = (i32::try_from(next(12)).unwrap(), next(5));
            let to = if next(2) == 0 { 2 * POINTS } else { from + 2 * next(POINTS / 2) };
            Entry { key: (0, 0), pivot, day, occurrence, from, to }
        };
        (0..8).map(one).collect()
    }

    /// Whether an entry stands at a point and is one half of a pair: every other entry is looked at.
    fn is_half(entries: &[Entry], own: &Entry, point: u32, window: u32) -> bool {
        let stands = |entry: &Entry| (entry.from..entry.to).contains(&point);
        let inside = |day: &Entry| point < expiry(day.day, window);
        let others = entries.iter().filter(|other| stands(other) && other.occurrence != own.occurrence);
        stands(own)
            && others.filter(|other| other.pivot != own.pivot).any(|other| {
                let (pivot, day) = if own.pivot { (own, other) } else { (other, own) };
                pivot.day < day.day && inside(day)
            })
    }

    fn expiry(day: i32, window: u32) -> u32 {
        2 * (u32::try_from(day).unwrap() + window)
    }

    #[test]
    fn each_half_is_held_at_the_points_at_which_it_has_another() {
        for seed in 0..4_000 {
            let mut next = numbers(seed);
            let (entries, window) = (entries(&mut next), 1 + next(POINTS));
            let mut returning = Returning::default();
            for entry in &entries {
                let Entry { key, day, occurrence, from, to, .. } = *entry;
                if entry.pivot {
                    returning.pivot(key, day, occurrence, from, to);
                } else {
                    returning.day(key, day, occurrence, from, to);
                }
            }
            let mut held: Vec<Held> = Vec::new();
            returning.intervals(|_, day| expiry(day, window), &mut Vec::new(), Some(&mut held));
            for point in (0..2 * POINTS).step_by(2) {
                for occurrence in 0..5 {
                    let is_held = held.iter().any(|held| {
                        held.occurrence == occurrence && (held.from..held.to).contains(&(point / 2))
                    });
                    let mut own = entries.iter().filter(|entry| entry.occurrence == occurrence);
                    let expected = own.any(|entry| is_half(&entries, entry, point, window));
                    assert_eq!(is_held, expected, "seed {seed}, point {point}: {entries:?}");
                }
            }
        }
    }
}
