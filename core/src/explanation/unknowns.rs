//! What the answer to each unknown would do by itself.

use crate::engine::{RawLevels, Supposed};
use crate::recommendation::{Place, Reach, Recommendation, Unknown};

/// Unknowns, the one that matters most first, and those for which there was no time.
#[derive(Debug, Clone, Default)]
pub(super) struct Weighed {
    pub(super) weighed: Vec<Weight>,
    pub(super) untried: Vec<Reach>,
}

/// An unknown, and what its answer would do.
#[derive(Debug, Clone)]
pub(super) struct Weight {
    pub(super) reach: Reach,
    /// The level if it is so, and the ceilings if it is not.
    pub(super) answered: RawLevels,
    /// By how many levels the level would rise if it is so.
    pub(super) raises: u8,
    /// By how many levels the ceiling would fall if it is not: that with unasked questions, for a question.
    pub(super) lowers: u8,
}

/// Tries each unknown as long as the bound allows, those first that could reach most with the others.
pub(super) fn weigh(made: &Recommendation, supposed: &mut Supposed<'_>, evaluations: u32) -> Weighed {
    let mut open: Vec<Reach> = made.unknowns().to_vec();
    open.sort_by_key(|reach| std::cmp::Reverse(reach.could_reach));
    let mut found = Weighed::default();
    for reach in open {
        if supposed.evaluations() + MOST_FOR_ONE > evaluations {
            found.untried.push(reach);
        } else {
            found.weighed.push(weight(made, supposed, reach));
        }
    }
    found.weighed.sort_by_key(|unknown| {
        std::cmp::Reverse((unknown.raises, unknown.reach.could_reach, unknown.lowers))
    });
    found
}

/// How many evaluations one unknown may take.
const MOST_FOR_ONE: u32 = 2;

fn weight(made: &Recommendation, supposed: &mut Supposed<'_>, reach: Reach) -> Weight {
    let own = made.levels();
    let below = |was: usize, now: u8| u8::try_from(was).unwrap_or(u8::MAX).saturating_sub(now);
    let (answered, was, now) = match reach.unknown {
        Unknown::Presence(place) => {
            let answered = sighting(supposed, place).map(|at| supposed.answered(at)).unwrap_or_default();
            (answered, own.ceiling(), answered.ceiling)
        }
        Unknown::Day(place) => {
            let answered = supposed.dated(place.report);
            (answered, own.ceiling(), answered.ceiling)
        }
        Unknown::Question(at) => {
            let answered = supposed.asked(u8::try_from(at).unwrap_or_default());
            (answered, own.ceiling_with_unasked(), answered.ceiling_with_unasked)
        }
    };
    let raises = answered.level.saturating_sub(made.rank());
    Weight { reach, answered, raises, lowers: below(was, now) }
}

/// The position of the sighting that an observation has in the view.
fn sighting(supposed: &Supposed<'_>, place: Place) -> Option<u32> {
    let (history, ranks) = (supposed.history(), supposed.view().ranks);
    let report = history.reports.get(place.report as usize)?;
    let mut sightings = (report.sightings.0..).zip(history.sightings_of(report));
    let own = sightings.find(|(_, own)| Some(own.observation) == place.observation && own.reads(ranks));
    own.map(|(at, _)| at)
}
