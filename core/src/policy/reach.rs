//! What a day is to a policy, by how many of its windows hold it.
//!
//! A window that starts earlier holds every day that one which starts later holds. So the windows that hold a day are
//! the first so many in the order of their starts, and it is enough to know how many.

use super::compiled::Compiled;

/// The lanes that hold a day, and the points that it brings.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    /// For each word of lanes, and each number of windows, the lanes whose windows hold it.
    lanes: Vec<u64>,
    /// For each row and each number of windows.
    pub(crate) points: Vec<u32>,
    /// So many numbers of windows there are.
    numbers: usize,
}

impl Reach {
    /// `before` gives how many windows start before a window.
    pub(crate) fn new(policy: &Compiled, before: impl Fn(u16) -> u8) -> Self {
        let numbers = policy.windows.len() + 1;
        let from = |window: u16| usize::from(before(window)) + 1;
        let mut lanes = vec![0; numbers * policy.lanes.len()];
        for (own, word) in lanes.chunks_exact_mut(numbers).zip(&policy.lanes) {
            for (window, lanes) in (0..).zip(&word.windows) {
                own.iter_mut().skip(from(window)).for_each(|place| *place |= lanes);
            }
        }
        let mut points = vec![0; numbers * policy.rows.len()];
        for (own, row) in points.chunks_exact_mut(numbers).zip(&policy.rows) {
            for (window, points) in row.steps.iter().rev() {
                own.iter_mut().skip(from(*window)).for_each(|place| *place = *points);
            }
        }
        Self { lanes, points, numbers }
    }

    /// The lanes of a word whose windows hold a day.
    #[inline]
    pub(crate) fn lanes(&self, word: usize) -> &[u64] {
        let from = word * self.numbers;
        self.lanes.get(from..from + self.numbers).unwrap_or_default()
    }
}
