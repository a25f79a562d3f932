//! From conditions to levels.

use super::{Figures, Tally, Track, View, met};
use crate::number::narrow;
use crate::history::History;
use crate::policy::Compiled;

/// A set of criteria, by their positions in the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct CriteriaSet(pub(crate) u128);

impl CriteriaSet {
    pub(crate) fn contains(self, criterion: usize) -> bool {
        self.0.checked_shr(narrow(criterion)).unwrap_or_default() & 1 == 1
    }

    pub(crate) fn insert(&mut self, criterion: usize) {
        self.0 |= 1_u128.checked_shl(narrow(criterion)).unwrap_or_default();
    }
}

/// Levels by their ranks, and the criteria that are met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct RawLevels {
    pub(crate) level: u8,
    pub(crate) ceiling: u8,
    pub(crate) ceiling_with_unasked: u8,
    pub(crate) met: CriteriaSet,
}

/// The levels of one view.
pub(crate) fn levels(policy: &Compiled, history: &History, view: View) -> RawLevels {
    let mut tally = Tally::new(policy, history, view);
    tally.add_all();
    RawLevels::of(policy, &tally.figures())
}

impl RawLevels {
    pub(crate) fn of(policy: &Compiled, figures: &Figures) -> Self {
        let (level, met) = reached(policy, figures.of(Track::Known));
        let (ceiling, _) = reached(policy, figures.of(Track::Possible));
        let ceiling_with_unasked = match figures.unasked_questions {
            0 => ceiling,
            _ => reached(policy, figures.of(Track::Unasked)).0,
        };
        Self { level, ceiling, ceiling_with_unasked, met }
    }
}

/// The highest rank that some criterion reaches, and every criterion that is met.
pub(crate) fn reached(policy: &Compiled, figures: &[u32]) -> (u8, CriteriaSet) {
    let (mut level, mut set) = (0, CriteriaSet::default());
    for (at, (node, rank)) in policy.criteria.iter().enumerate() {
        if met(policy, *node, figures) {
            level = level.max(*rank);
            set.insert(at);
        }
    }
    (level, set)
}
