//! What a day is to the counters of a policy in one view.

use smallvec::SmallVec;

use super::column::HeldBy;
use super::windows::Windows;
use crate::number::narrow;
use crate::policy::Compiled;

/// For each word of lanes which of them hold a day, and what points it brings, all by how many windows hold it.
#[derive(Debug)]
pub(super) struct Days {
    pub(super) windows: Windows,
    held: SmallVec<[HeldBy; 9]>,
    /// The points of each row.
    points: SmallVec<[u32; 32]>,
}

impl Days {
    pub(super) fn new(policy: &Compiled, date: chrono::NaiveDate) -> Self {
        let windows = Windows::new(&policy.windows, date);
        let held = held(policy, &windows);
        let points = if policy.totals.weights.is_empty() { SmallVec::new() } else { points(policy, &windows) };
        Self { windows, held, points }
    }

    /// What a day is to a word, by how many windows hold it.
    #[inline]
    pub(super) fn of_word(&self, word: usize) -> &[HeldBy] {
        let each = self.windows.len() + 1;
        self.held.get(word * each..(word + 1) * each).unwrap_or_default()
    }

    /// What a day is to weights alone.
    #[inline]
    pub(super) fn points(&self) -> &[u32] {
        &self.points
    }
}

fn held(policy: &Compiled, windows: &Windows) -> SmallVec<[HeldBy; 9]> {
    let each = windows.len() + 1;
    let mut held: SmallVec<[HeldBy; 9]> = SmallVec::from_elem(HeldBy::default(), each * policy.lanes.len());
    for (own, lanes) in held.chunks_mut(each).zip(&policy.lanes) {
        for (window, lanes) in (0..).zip(&lanes.windows) {
            if let Some(first) = own.get_mut(usize::from(windows.place(window)) + 1) {
                first.lanes = *lanes;
            }
        }
        let mut sum = HeldBy::default();
        for held in own {
            sum.lanes |= held.lanes;
            *held = sum;
            sum.points += narrow(policy.rows.len());
        }
    }
    held
}

fn points(policy: &Compiled, windows: &Windows) -> SmallVec<[u32; 32]> {
    let step = policy.rows.len().max(1);
    let mut places: SmallVec<[u32; 32]> = SmallVec::from_elem(0, step * (windows.len() + 1));
    for (nth, row) in policy.rows.iter().enumerate() {
        for (window, points) in row.steps.iter().rev() {
            let from = nth + step * (usize::from(windows.place(*window)) + 1);
            places.iter_mut().skip(from).step_by(step).for_each(|place| *place = *points);
        }
    }
    places
}
