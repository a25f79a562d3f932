//! What the answer to each unknown would do by itself.

use crate::engine::{RawLevels, Supposed};
use crate::recommendation::{Place, Reach, Recommendation, Unknown};

/// An unknown, and what its answer would do.
#[derive(Debug, Clone)]
pub(super) struct Weighed {
    pub(super) reach: Reach,
    /// The level if it is so, and the ceilings if it is not.
    pub(super) answered: RawLevels,
    /// By how many levels the level would rise if it is so.
    pub(super) raises: u8,
    /// By how many levels the ceiling would fall if it is not: that with unasked questions, for a question.
    pub(super) lowers: u8,
}

/// Tries each unknown, as long as the bound allows, the one that matters most first; and whether it sufficed.
pub(super) fn weigh(
    made: &Recommendation,
    supposed: &mut Supposed<'_>,
    evaluations: u32,
) -> (Vec<Weighed>, bool) {
    let own = made.levels();
    let below = |was: usize, now: u8| u8::try_from(was).unwrap_or(u8::MAX).saturating_sub(now);
    let mut weighed = Vec::new();
    for reach in made.unknowns() {
        if supposed.evaluations() >= evaluations {
            return (in_order(weighed), false);
        }
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
        weighed.push(Weighed { reach: *reach, answered, raises, lowers: below(was, now) });
    }
    (in_order(weighed), true)
}

fn in_order(mut weighed: Vec<Weighed>) -> Vec<Weighed> {
    weighed.sort_by_key(|unknown| {
        std::cmp::Reverse((unknown.raises, unknown.reach.could_reach, unknown.lowers))
    });
    weighed
}

/// The position of the sighting that an observation has in the view.
fn sighting(supposed: &Supposed<'_>, place: Place) -> Option<u32> {
    let (history, ranks) = (supposed.history(), supposed.view().ranks);
    let report = history.reports.get(place.report as usize)?;
    let mut sightings = (report.sightings.0..).zip(history.sightings_of(report));
    let own = sightings.find(|(_, own)| Some(own.observation) == place.observation && own.reads(ranks));
    own.map(|(at, _)| at)
}
