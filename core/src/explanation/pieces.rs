//! The pieces of evidence that a level rests on, and what some of them reach by themselves.
//!
//! A piece is a contact as a whole, or one observation in it: what the record can find untrue. An observation
//! is worth nothing without its contact.

use crate::engine::{CriteriaSet, Supposed};
use crate::history::{History, Report};
use crate::number::narrow;
use crate::recommendation::{Place, Recommendation};

use super::sets::Pieces;

/// One piece.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) place: Place,
    /// The position of its sighting; nothing for the contact as a whole.
    sighting: Option<u32>,
    /// How many criteria of the level it helps to meet.
    helps: u32,
}

/// A record in which nothing counts but chosen pieces.
pub(super) struct Alone<'a> {
    supposed: Supposed<'a>,
    pub(super) pieces: Vec<Piece>,
    /// The occurrences that have a piece.
    occurrences: Vec<u32>,
    rank: u8,
    counted: Vec<bool>,
}

impl<'a> Alone<'a> {
    /// Those pieces of a recommendation that its level rests on.
    pub(super) fn new(made: &'a Recommendation) -> Self {
        let (history, rank) = (made.case().history(), made.rank());
        let supposed = Supposed::new(made.policy().compiled(), history, made.as_of().date_naive());
        let ranks = supposed.view().ranks;
        let helping = made.criteria_at(rank);
        let places =
            made.places_of(helping).filter_map(|(place, _)| history.reports.get(place.report as usize));
        let mut occurrences: Vec<u32> = places.map(|report| report.occurrence).collect();
        occurrences.dedup();
        let counted =
            |at: &u32| history.reports.get(*at as usize).is_some_and(|report| report.counted(ranks));
        // Another report may lend the occurrence its kind or its day.
        let reports = occurrences.iter().filter_map(|at| history.occurrences.get(*at as usize));
        let reports = reports.flat_map(|(from, to)| *from..*to).filter(counted).collect();
        let mut alone =
            Self { supposed, pieces: Vec::new(), occurrences: Vec::new(), rank, counted: Vec::new() };
        alone.take(made, history, reports, ranks);
        if !alone.suffices() {
            let all =
                (0..).zip(&history.reports).filter(|(_, report)| report.counted(ranks)).map(|(at, _)| at);
            alone.take(made, history, all.collect(), ranks);
        }
        alone
    }

    fn take(&mut self, made: &Recommendation, history: &History, reports: Vec<u32>, ranks: u32) {
        (self.pieces, self.occurrences) = (Vec::new(), Vec::new());
        for at in reports {
            let Some(report) = history.reports.get(at as usize) else { continue };
            self.occurrences.push(report.occurrence);
            self.pieces.push(Piece {
                place: Place { report: at, observation: None },
                sighting: None,
                helps: 0,
            });
            self.pieces.extend(counting(history, report, at, ranks));
        }
        self.occurrences.dedup();
        let helping = made.places_of(made.criteria_at(self.rank));
        let mut helping: Vec<(Place, u32)> =
            helping.map(|(place, helps)| (place, helps.0.count_ones())).collect();
        helping.sort_unstable();
        for piece in &mut self.pieces {
            let found = helping.binary_search_by_key(&piece.place, |(place, _)| *place);
            piece.helps = found.ok().and_then(|at| helping.get(at)).map_or(0, |(_, helps)| *helps);
        }
        // Those that help least come back first when a set is grown, so that few are left over.
        self.pieces.sort_by_key(|piece| (piece.helps, piece.place));
        self.supposed.count_nothing();
        self.counted = vec![false; self.pieces.len()];
    }

    fn suffices(&mut self) -> bool {
        let all = vec![true; self.pieces.len()];
        self.reaches(&all)
    }

    pub(super) fn evaluations(&self) -> u32 {
        self.supposed.evaluations()
    }

    /// Whether the chosen pieces reach the level by themselves.
    pub(super) fn reaches(&mut self, chosen: &[bool]) -> bool {
        self.count(chosen.iter().copied());
        self.supposed.reaches(self.rank, &self.occurrences)
    }

    pub(super) fn reaches_with(&mut self, chosen: Pieces) -> bool {
        self.count((0..).map_while(|at| chosen.checked_shr(at)).map(|rest| rest & 1 == 1));
        self.supposed.reaches(self.rank, &self.occurrences)
    }

    /// The criteria that the chosen pieces meet by themselves.
    pub(super) fn met(&mut self, chosen: &[bool]) -> CriteriaSet {
        self.count(chosen.iter().copied());
        self.supposed.met(&self.occurrences)
    }

    fn count(&mut self, chosen: impl Iterator<Item = bool>) {
        for ((piece, counted), wanted) in self.pieces.iter().zip(&mut self.counted).zip(chosen) {
            if *counted != wanted {
                *counted = wanted;
                match piece.sighting {
                    Some(sighting) => self.supposed.count_sighting(sighting, wanted),
                    None => self.supposed.count_report(piece.place.report, wanted),
                }
            }
        }
    }
}

/// The observations of a report that may count for something.
fn counting(history: &History, report: &Report, at: u32, ranks: u32) -> impl Iterator<Item = Piece> {
    let first = report.sightings.0;
    let sightings = (first..).zip(history.sightings_of(report));
    let counting = sightings.filter(move |(_, sighting)| sighting.is_known(ranks));
    counting.map(move |(nth, sighting)| Piece {
        place: Place { report: at, observation: Some(sighting.observation) },
        sighting: Some(nth),
        helps: 0,
    })
}

/// Takes the chosen pieces for untrue in a record that is otherwise whole, or lets them count again.
pub(super) fn refute(supposed: &mut Supposed<'_>, pieces: impl Iterator<Item = Piece>, counts: bool) {
    for piece in pieces {
        match piece.sighting {
            Some(sighting) => supposed.count_sighting(sighting, counts),
            None => supposed.count_report(piece.place.report, counts),
        }
    }
}

/// As many pieces as can be spared are, so that no part of what is left would do; nothing if `reaches` gives up.
pub(super) fn spared(pieces: usize, mut reaches: impl FnMut(&[bool]) -> Option<bool>) -> Option<Vec<bool>> {
    let mut chosen = vec![true; pieces];
    let mut open = vec![(0, pieces)];
    while let Some((from, to)) = open.pop() {
        let spare = |chosen: &mut [bool], kept: bool| {
            chosen.iter_mut().take(to).skip(from).for_each(|piece| *piece = kept);
        };
        spare(&mut chosen, false);
        if reaches(&chosen)? {
            continue;
        }
        spare(&mut chosen, true);
        if to - from > 1 {
            let middle = from.midpoint(to);
            open.push((middle, to));
            open.push((from, middle));
        }
    }
    Some(chosen)
}

/// The positions of the chosen pieces.
pub(super) fn positions(chosen: &[bool]) -> Vec<u32> {
    chosen.iter().enumerate().filter(|(_, chosen)| **chosen).map(|(at, _)| narrow(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_spared_is() {
        for wanted in [vec![0], vec![6], vec![0, 3, 4], vec![1, 2, 3, 4, 5, 6]] {
            let reaches = |chosen: &[bool]| Some(wanted.iter().all(|at| chosen[*at as usize]));
            assert_eq!(positions(&spared(7, reaches).unwrap()), wanted);
        }
    }
}
