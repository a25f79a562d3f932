//! The pieces of evidence that a level rests on, and what some of them reach by themselves.
//!
//! A piece is a contact as a whole, or one observation in it: what the record can find untrue. An observation
//! is worth nothing without its contact.

use crate::engine::{CriteriaSet, Supposed};
use crate::history::{History, Report};
use crate::observation::Observation;
use crate::recommendation::{Place, Recommendation};

/// One piece.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) place: Place,
    /// The position of its sighting; nothing for the contact as a whole.
    sighting: Option<u32>,
    /// How many criteria of the level it helps to meet.
    helps: u32,
    /// Its place in the order of the record: the report, and the observation by its id.
    pub(super) order: (u32, u32),
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
            let place = Place { report: at, observation: None };
            self.pieces.push(Piece { place, sighting: None, helps: 0, order: (at, 0) });
            self.pieces.extend(counting(made, report, at, ranks));
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
        self.pieces.sort_by_key(|piece| (piece.helps, piece.order));
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

    /// The chosen pieces, in the order of the record.
    pub(super) fn chosen(&self, chosen: &[bool]) -> Vec<Piece> {
        let chosen = self.pieces.iter().zip(chosen).filter(|(_, chosen)| **chosen);
        let mut pieces: Vec<Piece> = chosen.map(|(piece, _)| *piece).collect();
        pieces.sort_by_key(|piece| piece.order);
        pieces
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

/// The observations of a report that may count for something, in the order of their ids: that of the document says nothing.
fn counting(made: &Recommendation, report: &Report, at: u32, ranks: u32) -> Vec<Piece> {
    let (document, history) = (made.case().document(), made.case().history());
    let body = report.body(document);
    let id = |observation: u32| {
        let observations = body.map(|body| body.observations).unwrap_or_default();
        observations.get(observation as usize).map_or("", Observation::id)
    };
    let sightings = (report.sightings.0..).zip(history.sightings_of(report));
    let mut known: Vec<(u32, u32)> = sightings
        .filter(|(_, sighting)| sighting.is_known(ranks))
        .map(|(nth, sighting)| (nth, sighting.observation))
        .collect();
    known.sort_by_key(|(_, observation)| id(*observation));
    let pieces = known.into_iter().zip(1..).map(|((nth, observation), order)| Piece {
        place: Place { report: at, observation: Some(observation) },
        sighting: Some(nth),
        helps: 0,
        order: (at, order),
    });
    pieces.collect()
}

/// Takes the chosen pieces for untrue in a record that is otherwise whole, or lets them count again.
pub(super) fn refute(supposed: &mut Supposed<'_>, pieces: &[Piece], counts: bool) {
    for piece in pieces {
        match piece.sighting {
            Some(sighting) => supposed.count_sighting(sighting, counts),
            None => supposed.count_report(piece.place.report, counts),
        }
    }
}
