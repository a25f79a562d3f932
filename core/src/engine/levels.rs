//! From conditions to levels.

use super::{KNOWN, POSSIBLE, Seen, Tally, UNASKED, View};
use crate::history::History;
use crate::number::narrow;
use crate::policy::Compiled;

/// A set of criteria, by their positions in the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct CriteriaSet(pub(crate) u128);

impl CriteriaSet {
    pub(crate) fn contains(self, criterion: usize) -> bool {
        self.0.checked_shr(narrow(criterion)).unwrap_or_default() & 1 == 1
    }

    pub(crate) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
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
    // In two steps, so that it is made where it stays.
    let mut tally = Tally::empty(policy, history, view);
    tally.fill_for_record();
    tally.add_all();
    tally.levels()
}

impl RawLevels {
    pub(crate) fn of(seen: Seen<'_>) -> Self {
        let (level, met) = reached(seen);
        let ceiling = highest::<POSSIBLE>(seen, level);
        let ceiling_with_unasked =
            if seen.unasked == 0 { ceiling } else { highest::<UNASKED>(seen, ceiling) };
        Self { level, ceiling, ceiling_with_unasked, met }
    }
}

/// The highest rank that some criterion reaches, or one that is reached already.
pub(super) fn highest<const TRACK: u8>(seen: Seen<'_>, reached: u8) -> u8 {
    let above = seen.policy.from_the_top.iter().take_while(|(_, rank)| *rank > reached);
    let mut met = above.filter(|(node, _)| seen.met::<TRACK>(*node));
    met.next().map_or(reached, |(_, rank)| *rank)
}

/// The highest rank that some criterion reaches, and every criterion that is met.
pub(super) fn reached(seen: Seen<'_>) -> (u8, CriteriaSet) {
    let (mut level, mut set) = (0, CriteriaSet::default());
    for (at, (node, rank)) in seen.policy.criteria.iter().enumerate() {
        if seen.met::<KNOWN>(*node) {
            level = level.max(*rank);
            set.insert(at);
        }
    }
    (level, set)
}
