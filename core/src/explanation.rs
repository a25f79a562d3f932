//! Explanations: why a level is what it is, what would change it, and which unknown matters most.
//!
//! Nothing here is argued: each set of evidence, each addition and each answer has been tried, by evaluating the
//! changed record through the same kernel as any other. That takes work, which has a bound; where it was reached, the
//! explanation says so, and what it lists is right all the same.

mod criteria;
mod document;
mod needs;
mod pieces;
mod raising;
mod sets;
mod unknowns;

use crate::engine::{CriteriaSet, Supposed};
use crate::json;
use crate::recommendation::{Place, Recommendation};

pub(crate) use criteria::criteria;
pub use criteria::{ConditionDocument, CriterionDocument, SeenDocument};
pub use document::{
    AdditionDocument, ExplanationDocument, FallDocument, ObserveDocument, RaiseDocument, SufficesDocument,
    WeighedUnknownDocument, WorkDocument,
};
use pieces::{Alone, Piece};
use raising::Raises;
use unknowns::Weighed;

/// The version of the explanation document that this library writes.
pub const EXPLANATION_SCHEMA: &str = "everycontact/explanation/1";

/// How much work an explanation may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bound {
    /// How many changed records may be evaluated; each costs about as much as the level of the case.
    pub evaluations: u32,
    /// How many sets of each kind may be listed.
    pub sets: usize,
}

impl Bound {
    /// How many reports all evaluations together may go through, so that a very long record does not take for ever.
    const REPORTS: u32 = 2_000_000;

    /// The same, for a record with so many reports.
    fn for_record(self, reports: usize) -> Self {
        let reports = crate::number::narrow(reports).max(1);
        Self { evaluations: self.evaluations.min((Self::REPORTS / reports).max(64)), ..self }
    }
}

impl Default for Bound {
    /// 1,000 evaluations and 12 sets; fewer evaluations, and at least 64, for a record of more than 2,000 reports.
    fn default() -> Self {
        Self { evaluations: 1_000, sets: 12 }
    }
}

/// Evidence without which the level falls.
#[derive(Debug, Clone)]
struct Fall {
    untrue: Vec<Place>,
    rank: u8,
}

/// Evidence that reaches the level by itself.
#[derive(Debug, Clone)]
struct Suffices {
    places: Vec<Place>,
    met: CriteriaSet,
}

/// Why a level is what it is, and what would change it.
///
/// Made by [`Recommendation::explain`]. A set that *suffices* reaches the level if all else on record were untrue; if
/// what a *fall* lists were untrue, the level would fall; a *raise* lists contacts that, coming on record now, would
/// raise it. Each is smallest in the sense that no part of it would do.
#[derive(Debug, Clone)]
pub struct Explanation {
    made: Recommendation,
    bound: Bound,
    suffices: Vec<Suffices>,
    falls: Vec<Fall>,
    raises: Raises,
    unknowns: Vec<Weighed>,
    evaluations: u32,
    /// Whether all sets of evidence are listed.
    complete: bool,
    /// Whether each unknown that is listed was tried.
    weighed: bool,
}

impl Recommendation {
    /// Why the level is what it is, what would change it, and which unknown matters most.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Bound, parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let made = policy.recommend(&case, parse_instant("2021-04-30T23:59:59Z")?);
    /// let explanation = made.explain(Bound::default());
    /// let document = explanation.document();
    /// let three = document.suffices.iter().find(|set| set.criteria == ["referrals-three"]);
    /// assert_eq!(three.unwrap().evidence.len(), 3);
    /// assert!(document.falls.iter().all(|fall| fall.level != "panel"));
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn explain(&self, bound: Bound) -> Explanation {
        // What is recorded later must not take part when something is made up one instant after the view.
        let case = self.case().recorded_by(self.as_of());
        let made = self.policy().recommend(&case, self.as_of());
        let bound = bound.for_record(case.history().reports.len());
        let mut explanation = Explanation {
            bound,
            suffices: Vec::new(),
            falls: Vec::new(),
            raises: Raises::default(),
            unknowns: Vec::new(),
            evaluations: 0,
            complete: true,
            weighed: true,
            made,
        };
        explanation.try_changes();
        if explanation.made.rank() > 0 {
            explanation.try_sets();
        }
        explanation
    }
}

impl Explanation {
    /// The recommendation that it explains.
    #[must_use]
    pub fn recommendation(&self) -> &Recommendation {
        &self.made
    }

    /// How many changed records were evaluated.
    #[must_use]
    pub fn evaluations(&self) -> u32 {
        self.evaluations
    }

    /// All of it as data: what [`Explanation::to_json`] writes.
    #[must_use]
    pub fn document(&self) -> ExplanationDocument<'_> {
        document::document(self)
    }

    /// All of it as JSON text, the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(&self.document())
    }

    /// What would raise the level, and what the answer to each unknown would do.
    fn try_changes(&mut self) {
        let made = self.made.clone();
        let date = made.as_of().date_naive();
        let mut supposed = Supposed::new(made.policy().compiled(), made.case().history(), date);
        (self.unknowns, self.weighed) = unknowns::weigh(&made, &mut supposed, self.bound.evaluations);
        self.raises = raising::raises(&made, &mut supposed, self.bound.evaluations);
        self.evaluations += supposed.evaluations();
    }

    /// What suffices for the level, and without what it falls.
    fn try_sets(&mut self) {
        let made = self.made.clone();
        let mut alone = Alone::new(&made);
        let left = self.bound.evaluations.saturating_sub(self.evaluations);
        if alone.pieces.len() > sets::MAX_PIECES {
            self.try_one_set(&mut alone, left);
        } else {
            let found = sets::sets(alone.pieces.len(), self.bound.sets, |chosen| {
                (alone.evaluations() < left).then(|| alone.reaches_with(chosen))
            });
            self.complete = found.complete;
            self.take_sets(&mut alone, &found);
        }
        self.evaluations += alone.evaluations();
    }

    /// Of very many pieces one set that suffices, if it is found in time.
    fn try_one_set(&mut self, alone: &mut Alone<'_>, left: u32) {
        self.complete = false;
        let found = pieces::spared(alone.pieces.len(), |chosen| {
            (alone.evaluations() < left).then(|| alone.reaches(chosen))
        });
        self.suffices.extend(found.map(|chosen| suffices(alone, &chosen)));
    }

    fn take_sets(&mut self, alone: &mut Alone<'_>, found: &sets::Sets) {
        let chosen =
            |set: sets::Pieces, pieces: usize| (0..).take(pieces).map(move |at: u32| set >> at & 1 == 1);
        for set in &found.suffices {
            let chosen: Vec<bool> = chosen(*set, alone.pieces.len()).collect();
            self.suffices.push(suffices(alone, &chosen));
        }
        let made = self.made.clone();
        let date = made.as_of().date_naive();
        let mut whole = Supposed::new(made.policy().compiled(), made.case().history(), date);
        let told = found.falls.iter().filter(|set| !is_said_better(**set, &found.falls, &alone.pieces));
        for set in told.take(self.bound.sets) {
            let chosen = chosen(*set, alone.pieces.len()).zip(&alone.pieces);
            let pieces: Vec<Piece> = chosen.filter(|(chosen, _)| *chosen).map(|(_, piece)| *piece).collect();
            pieces::refute(&mut whole, pieces.iter().copied(), false);
            let rank = whole.rank();
            pieces::refute(&mut whole, pieces.iter().copied(), true);
            let mut untrue: Vec<Place> = pieces.iter().map(|piece| piece.place).collect();
            untrue.sort_unstable();
            self.falls.push(Fall { untrue, rank });
        }
        self.suffices
            .sort_by(|one, other| (one.places.len(), &one.places).cmp(&(other.places.len(), &other.places)));
        self.falls
            .sort_by(|one, other| (one.untrue.len(), &one.untrue).cmp(&(other.untrue.len(), &other.untrue)));
        self.complete &= found.falls.len() <= self.bound.sets;
        self.evaluations += whole.evaluations();
    }
}

fn suffices(alone: &mut Alone<'_>, chosen: &[bool]) -> Suffices {
    let pieces = pieces::positions(chosen);
    let places = pieces.iter().filter_map(|at| alone.pieces.get(*at as usize));
    let mut places: Vec<Place> = places.map(|piece| piece.place).collect();
    places.sort_unstable();
    Suffices { places, met: alone.met(chosen) }
}

/// Whether another set says the same of one observation that this one says of its whole contact.
fn is_said_better(set: sets::Pieces, falls: &[sets::Pieces], pieces: &[Piece]) -> bool {
    let bit = |at: usize| 1_u128 << at;
    let own = |at: &usize| set & bit(*at) != 0;
    let whole = |at: &usize| pieces.get(*at).is_some_and(|piece| piece.place.observation.is_none());
    (0..pieces.len()).filter(own).filter(whole).any(|at| {
        let report = pieces.get(at).map(|piece| piece.place.report);
        (0..pieces.len()).any(|other| {
            let same = other != at && pieces.get(other).map(|piece| piece.place.report) == report;
            same && falls.contains(&(set & !bit(at) | bit(other)))
        })
    })
}
