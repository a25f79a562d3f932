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
    /// How many sets of evidence of each kind may be listed. Additions that raise the level are all listed: there is at
    /// most one for each criterion.
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

    /// How many evaluations may have been made once the sets, and once the raises, were looked for.
    fn shares(self) -> (u32, u32) {
        (self.evaluations / 2, self.evaluations / 4 * 3)
    }
}

impl Default for Bound {
    /// 1,000 evaluations and 12 sets; fewer evaluations, but always 64, for a record of more than 2,000 reports.
    ///
    /// Half of them are for the sets, a quarter for the raises, and what is left for the unknowns.
    fn default() -> Self {
        Self { evaluations: 1_000, sets: 12 }
    }
}

/// Evidence without which the level falls.
#[derive(Debug, Clone)]
struct Fall {
    untrue: Vec<Piece>,
    rank: u8,
}

/// Evidence that reaches the level by itself.
#[derive(Debug, Clone)]
struct Suffices {
    evidence: Vec<Piece>,
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
    unknowns: Weighed,
    evaluations: u32,
    /// Whether all sets of evidence are listed.
    complete: bool,
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
            unknowns: Weighed::default(),
            evaluations: 0,
            complete: true,
            made,
        };
        let (sets, raises) = bound.shares();
        if explanation.made.rank() > 0 {
            explanation.try_sets(sets);
        }
        explanation.try_changes(raises);
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

    /// What would raise the level, within a share of the bound, and what the answer to each unknown would do.
    fn try_changes(&mut self, share: u32) {
        let made = self.made.clone();
        let date = made.as_of().date_naive();
        let mut supposed = Supposed::new(made.policy().compiled(), made.case().history(), date);
        let left = |of: u32| of.saturating_sub(self.evaluations);
        let (share, whole) = (left(share), left(self.bound.evaluations));
        self.raises = raising::raises(&made, &mut supposed, share);
        self.unknowns = unknowns::weigh(&made, &mut supposed, whole);
        self.evaluations += supposed.evaluations();
    }

    /// What suffices for the level, and without what it falls, within a share of the bound.
    fn try_sets(&mut self, share: u32) {
        let made = self.made.clone();
        // What each set meets or leads to is evaluated once more when it is listed, and the evidence is tried first.
        let most = self.bound.sets.min(share as usize / (2 * (1 + FALLS)));
        let search = share.saturating_sub(crate::number::narrow((1 + FALLS) * most) + 2);
        if most == 0 || search == 0 {
            self.complete = false;
            return;
        }
        let mut alone = Alone::new(&made);
        let found = sets::found(alone.pieces.len(), most, |chosen| {
            (alone.evaluations() < search).then(|| alone.reaches(chosen))
        });
        self.complete = found.complete;
        self.take_sets(&mut alone, &found, most);
        self.evaluations += alone.evaluations();
    }

    fn take_sets(&mut self, alone: &mut Alone<'_>, found: &sets::Sets, most: usize) {
        for set in found.suffices.iter().take(most) {
            let evidence = alone.chosen(set);
            self.suffices.push(Suffices { evidence, met: alone.met(set) });
        }
        let made = self.made.clone();
        let date = made.as_of().date_naive();
        let mut whole = Supposed::new(made.policy().compiled(), made.case().history(), date);
        let mut falls: Vec<Fall> = Vec::new();
        for set in found.falls.iter().take(FALLS * most) {
            let untrue = alone.chosen(set);
            pieces::refute(&mut whole, &untrue, false);
            let rank = whole.rank();
            pieces::refute(&mut whole, &untrue, true);
            falls.push(Fall { untrue, rank });
        }
        let told: Vec<Fall> = falls.iter().filter(|fall| !is_said_better(fall, &falls)).cloned().collect();
        self.complete &=
            found.suffices.len() <= most && falls.len() == found.falls.len() && told.len() <= most;
        self.falls = told;
        self.suffices
            .sort_by_key(|set| (set.evidence.len(), set.evidence.iter().map(order).collect::<Vec<_>>()));
        self.falls.sort_by_key(|fall| (fall.untrue.len(), fall.untrue.iter().map(order).collect::<Vec<_>>()));
        self.falls.truncate(most);
        self.evaluations += whole.evaluations();
    }
}

/// How many falling sets are tried for each that may be listed, since some say less than others.
const FALLS: usize = 3;

fn order(piece: &Piece) -> (u32, u32) {
    piece.order
}

/// Whether another set says of one observation what this one says of its whole contact, and leads as low.
fn is_said_better(fall: &Fall, falls: &[Fall]) -> bool {
    falls.iter().filter(|other| other.rank == fall.rank && other.untrue.len() == fall.untrue.len()).any(
        |other| {
            let not_in = |pieces: &[Piece], set: &[Piece]| -> Vec<Place> {
                let own = pieces.iter().map(|piece| piece.place);
                own.filter(|place| !set.iter().any(|piece| piece.place == *place)).collect()
            };
            match (&not_in(&fall.untrue, &other.untrue)[..], &not_in(&other.untrue, &fall.untrue)[..]) {
                ([gone], [come]) => {
                    gone.report == come.report && gone.observation.is_none() && come.observation.is_some()
                }
                _ => false,
            }
        },
    )
}
