//! Returns: an indicator in two distinct occurrences, the later one after the earlier was explained or
//! the case closed.

use std::collections::BTreeMap;

use super::Both;

/// The halves of returns, by the counter that looks for them and the indicator.
#[derive(Debug, Default)]
pub(super) struct Comebacks(BTreeMap<(u16, u16), Both<Returns>>);

impl Comebacks {
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn of(&self, counter: u16, indicator: u16) -> Option<&Both<Returns>> {
        self.0.get(&(counter, indicator))
    }

    pub(super) fn of_mut(&mut self, counter: u16, indicator: u16) -> &mut Both<Returns> {
        self.0.entry((counter, indicator)).or_default()
    }

    /// Each counter with what may have returned for it.
    pub(super) fn all(&self) -> impl Iterator<Item = (u16, &Both<Returns>)> {
        self.0.iter().map(|((counter, _), halves)| (*counter, halves))
    }
}

/// The two least pivots and the two last days of one indicator, each of distinct occurrences.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Returns {
    /// Pivot and occurrence.
    pub(crate) pivots: [Option<(i32, u32)>; 2],
    /// Day and occurrence.
    pub(crate) days: [Option<(i32, u32)>; 2],
}

impl Returns {
    pub(crate) const NONE: Self = Self { pivots: [None; 2], days: [None; 2] };

    pub(crate) fn add_pivot(&mut self, pivot: i32, occurrence: u32) {
        keep(&mut self.pivots, (pivot, occurrence), |new, old| new < old);
    }

    pub(crate) fn add_day(&mut self, day: i32, occurrence: u32) {
        keep(&mut self.days, (day, occurrence), |new, old| new > old);
    }

    /// The last day of an occurrence that is a return, if there is any.
    pub(crate) fn last(&self) -> Option<i32> {
        let pairs = self.days.iter().flatten().filter(|(day, later)| {
            self.pivots.iter().flatten().any(|(pivot, earlier)| later != earlier && day > pivot)
        });
        pairs.map(|(day, _)| *day).max()
    }
}

/// Keeps the best two of distinct occurrences.
fn keep(best: &mut [Option<(i32, u32)>; 2], new: (i32, u32), better: impl Fn(i32, i32) -> bool) {
    let [first, second] = best;
    let beats = |old: &Option<(i32, u32)>| old.is_none_or(|old| better(new.0, old.0));
    if first.is_some_and(|old| old.1 == new.1) {
        if beats(first) {
            *first = Some(new);
        }
    } else if beats(first) {
        *second = *first;
        *first = Some(new);
    } else if beats(second) {
        *second = Some(new);
    }
}

#[cfg(test)]
mod tests {
    use super::Returns;

    #[test]
    fn a_return_needs_two_occurrences() {
        let mut returns = Returns::NONE;
        returns.add_pivot(10, 1);
        returns.add_day(12, 1);
        assert_eq!(returns.last(), None);
        returns.add_day(11, 2);
        assert_eq!(returns.last(), Some(11));
        returns.add_pivot(11, 2);
        assert_eq!(returns.last(), Some(12));
    }

    #[test]
    fn a_return_is_after_its_pivot() {
        let mut returns = Returns::NONE;
        returns.add_pivot(10, 1);
        returns.add_day(10, 2);
        assert_eq!(returns.last(), None);
    }
}
