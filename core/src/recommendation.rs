//! Recommendations: what a policy asks for, as of an instant, with all that it rests on.
//!
//! A recommendation is not a decision. It says who must look, within what time, and why; what is unknown
//! and how far it could raise the level; what was left out. A person looks, and a person decides.

mod build;
mod document;
mod route;
mod statement;

use chrono::{DateTime, FixedOffset};

use crate::case::Case;
use crate::engine::{self, CriteriaSet, Figures, RawLevels, View};
use crate::json;
use crate::policy::{Level, Policy};
use crate::time;

pub use document::{
    AloneDocument, CeilingDocument, EvidenceDocument, ExclusionDocument, FigureDocument, HomeDocument,
    LevelDocument, NearMissDocument, ProtectiveDocument, ReasonDocument, RecommendationDocument,
    UnknownDocument, VersionedId,
};

/// The version of the recommendation document that this library writes.
pub const RECOMMENDATION_SCHEMA: &str = "everycontact/recommendation/1";

/// The levels of a case at an instant, and the criteria that are met: the core of a recommendation.
///
/// Ranks count from 0, the lowest level of the policy. `level <= ceiling <= ceiling_with_unasked`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Levels {
    raw: RawLevels,
}

impl Levels {
    pub(crate) fn new(raw: RawLevels) -> Self {
        Self { raw }
    }

    pub(crate) fn met(self) -> CriteriaSet {
        self.raw.met
    }

    /// The rank of the level that what is known reaches.
    #[must_use]
    pub fn level(self) -> usize {
        self.raw.level.into()
    }

    /// The rank of the level if every open unknown were present, a fact and unexplained.
    #[must_use]
    pub fn ceiling(self) -> usize {
        self.raw.ceiling.into()
    }

    /// The same if every required question that was never asked were answered with yes, too.
    #[must_use]
    pub fn ceiling_with_unasked(self) -> usize {
        self.raw.ceiling_with_unasked.into()
    }

    /// The criteria that are met by what is known, as bits: bit `i` is the criterion at position `i` of the policy.
    #[must_use]
    pub fn mask(self) -> u128 {
        self.raw.met.0
    }

    /// Whether the criterion at a position of the policy, from 0, is met by what is known.
    #[must_use]
    pub fn meets(self, criterion: usize) -> bool {
        self.raw.met.contains(criterion)
    }
}

/// A report, and an observation of it or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) report: u32,
    /// The position in the report's body; nothing for the report as a whole.
    pub(crate) observation: Option<u32>,
}

/// Why something on record takes no part in the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Exclusion {
    /// It was found untrue.
    Refuted,
    /// Its contact was deleted.
    Deleted,
    /// It stands in the document a second time, word for word.
    Repeated,
    /// It was asked about and was not there.
    Absent,
    /// It is unknown, and no answer could raise the level by itself or with the other unknowns.
    UnknownWithoutEffect,
    /// It helps to understand and counts for nothing.
    Context,
    /// It was done to the subject.
    ExperiencedOnly,
    /// It can only be seen together with an ideology.
    IdeologyBound,
    /// The policy's codebook does not have it.
    UnknownIndicator,
    /// No criterion looks for it.
    NotSelected,
    /// What it rests on is weaker than every criterion that looks for it asks for.
    BasisTooWeak,
    /// An account of it was accepted, and every criterion that looks for it leaves explained ones out.
    Explained,
    /// It lies before every window in which it could count, or may lie before it.
    TooOld,
    /// A contact without anything that counts: no referral, no worry, no present risk indicator.
    NothingCounts,
    /// The record counts it without giving it.
    NotItemised,
}

impl Exclusion {
    /// The reason in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Refuted => "found untrue",
            Self::Deleted => "deleted",
            Self::Repeated => "given twice, counted once",
            Self::Absent => "asked about and not there",
            Self::UnknownWithoutEffect => "unknown, and no answer could raise the level",
            Self::Context => "context, which counts for nothing",
            Self::ExperiencedOnly => "done to the subject, not by the subject",
            Self::IdeologyBound => "bound to an ideology, which never raises a level",
            Self::UnknownIndicator => "not in the policy's codebook",
            Self::NotSelected => "no criterion looks for it",
            Self::BasisTooWeak => "rests on less than the criteria ask for",
            Self::Explained => "an account of it was accepted",
            Self::TooOld => "too long ago for every criterion that looks for it",
            Self::NothingCounts => "nothing in it counts",
            Self::NotItemised => "counted in the record but not given there",
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Excluded {
    what: What,
    why: Exclusion,
    /// Whether its contact counts as a contact all the same.
    as_contact: bool,
}

#[derive(Debug, Clone, Copy)]
enum What {
    Place(Place),
    Tombstone(u32),
    RepeatedContact(usize),
    RepeatedEvent(usize),
    Unitemised(usize),
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Unknown {
    /// Whether an observation was there.
    Presence(Place),
    /// On what day a report's matter occurred.
    Day(Place),
    /// The answer to a required question that was never asked, by its position.
    Question(usize),
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Reach {
    pub(crate) unknown: Unknown,
    /// The highest rank of a criterion that it could help to meet.
    pub(crate) could_reach: u8,
}

#[derive(Debug, Clone, Copy)]
struct Alone {
    report: u32,
    rank: u8,
}

/// What a policy asks for in a case, as of an instant.
///
/// The safe direction is up: nothing that cannot be evaluated lowers a level.
/// [`Recommendation::document`] gives all of it as data, [`Recommendation::to_json`] as canonical text.
///
/// It is no decision, and nothing makes one of it: a decision is an entry of the record, and a person enters it.
///
/// ```compile_fail,E0277
/// use everycontact::{parse_instant, shipped};
///
/// let policy = shipped::uk_illustrative();
/// let case = shipped::subject_a(policy.codebook());
/// let recommendation = policy.recommend(&case, parse_instant("2021-04-30T23:59:59Z").unwrap());
/// let entry: everycontact::Entry = recommendation.into();
/// ```
#[derive(Debug, Clone)]
pub struct Recommendation {
    policy: Policy,
    case: Case,
    as_of: DateTime<FixedOffset>,
    raw: RawLevels,
    figures: Figures,
    /// What the record has that helps to meet criteria, and which, in the order of the record.
    evidence: Vec<(Place, CriteriaSet)>,
    alone: Vec<Alone>,
    /// Observations that some criterion counts.
    counted: Vec<Place>,
    unknowns: Vec<Reach>,
    protective: Vec<Place>,
    excluded: Vec<Excluded>,
    fresh: Vec<u32>,
    route: usize,
    near: CriteriaSet,
}

pub(crate) use build::alone;
pub(crate) use document::counts;
pub(crate) use route::{Routing, chosen};
pub use statement::StatementDocument;
pub(crate) use statement::statements;

impl Policy {
    /// What the policy asks for in a case, as of an instant.
    ///
    /// It depends only on what was recorded by that instant. It cannot fail, and it decides nothing.
    /// Load the case with [`Policy::codebook`]: a case that was checked against another codebook is read
    /// in terms of this one first, and what this one lacks is listed.
    ///
    /// # Example
    /// ```
    /// use everycontact::{parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let recommendation = policy.recommend(&case, parse_instant("2021-04-30T23:59:59Z")?);
    /// assert_eq!(recommendation.level().id.as_str(), "panel");
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn recommend(&self, case: &Case, as_of: DateTime<FixedOffset>) -> Recommendation {
        build::build(self, &self.own(case), as_of)
    }

    /// The levels and the criteria met alone, without the reasons: what [`Policy::recommend`] starts with.
    ///
    /// # Example
    /// ```
    /// use everycontact::{parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let levels = policy.levels(&case, parse_instant("2021-04-30T23:59:59Z")?);
    /// assert_eq!(policy.level(levels.level()).map(|level| level.id.as_str()), Some("panel"));
    /// assert!(levels.level() <= levels.ceiling());
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn levels(&self, case: &Case, as_of: DateTime<FixedOffset>) -> Levels {
        if !case.codebook().same(self.codebook()) {
            return self.levels(&self.own(case), as_of);
        }
        let (history, as_of) = (case.history(), time::told(as_of));
        let view = View { ranks: history.ranks_at(as_of), date: as_of.date_naive() };
        Levels::new(engine::levels(self.compiled(), history, view))
    }

    /// The position of the route that holds in a case, as of an instant.
    pub(crate) fn route_of(&self, case: &Case, as_of: DateTime<FixedOffset>) -> usize {
        let history = case.history();
        let view = View { ranks: history.ranks_at(as_of), date: as_of.date_naive() };
        route::route(self, case, view, engine::levels(self.compiled(), history, view).level)
    }

    /// The case in terms of the policy's codebook.
    pub(crate) fn own(&self, case: &Case) -> Case {
        if case.codebook().same(self.codebook()) { case.clone() } else { case.in_terms_of(self.codebook()) }
    }

    pub(crate) fn level_of_rank(&self, rank: u8) -> &Level {
        let levels = &self.document().levels;
        #[expect(clippy::indexing_slicing, reason = "ranks come from this policy's own levels")]
        &levels[usize::from(rank).min(levels.len() - 1)]
    }
}

impl Recommendation {
    /// The policy that asks.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The case that it is about.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// The instant by which all that it rests on was recorded.
    #[must_use]
    pub fn as_of(&self) -> DateTime<FixedOffset> {
        self.as_of
    }

    /// The levels by rank.
    #[must_use]
    pub fn levels(&self) -> Levels {
        Levels::new(self.raw)
    }

    /// The level: who must look, and within what time.
    #[must_use]
    pub fn level(&self) -> &Level {
        self.policy.level_of_rank(self.raw.level)
    }

    /// The level if every open unknown were present, a fact and unexplained.
    #[must_use]
    pub fn ceiling(&self) -> &Level {
        self.policy.level_of_rank(self.raw.ceiling)
    }

    /// The same if every required question that was never asked were answered with yes, too.
    #[must_use]
    pub fn ceiling_with_unasked(&self) -> &Level {
        self.policy.level_of_rank(self.raw.ceiling_with_unasked)
    }

    pub(crate) fn rank(&self) -> u8 {
        self.raw.level
    }

    pub(crate) fn figures(&self) -> &Figures {
        &self.figures
    }

    pub(crate) fn unknowns(&self) -> &[Reach] {
        &self.unknowns
    }

    /// The criteria that are met and reach a rank.
    pub(crate) fn criteria_at(&self, rank: u8) -> CriteriaSet {
        let mut set = CriteriaSet::default();
        for (at, (_, reaches)) in self.policy.compiled().criteria.iter().enumerate() {
            if *reaches == rank && self.raw.met.contains(at) {
                set.insert(at);
            }
        }
        set
    }

    /// The contacts that stand on record, neither found untrue nor deleted.
    pub(crate) fn counted_contacts(&self) -> impl Iterator<Item = &str> {
        self.alone.iter().map(|alone| self.contact(alone.report))
    }

    /// The indicators of what counts in a contact, in the order of their observations.
    pub(crate) fn counted_of(&self, contact: &str) -> impl Iterator<Item = &str> {
        let own = self.counted.iter().filter(move |place| self.contact(place.report) == contact);
        own.map(|place| self.indicator(*place))
    }

    /// The id of the route to the home.
    pub(crate) fn route_id(&self) -> &str {
        self.policy.document().routes.get(self.route).map_or("", |route| route.id.as_str())
    }

    /// What helps to meet some criteria, and which of them.
    pub(crate) fn places_of(&self, criteria: CriteriaSet) -> impl Iterator<Item = (Place, CriteriaSet)> {
        let helping =
            self.evidence.iter().map(move |(place, helps)| (*place, CriteriaSet(helps.0 & criteria.0)));
        helping.filter(|(_, helps)| *helps != CriteriaSet::default())
    }

    /// All of it as data: what [`Recommendation::to_json`] writes.
    ///
    /// # Example
    /// ```
    /// use everycontact::{parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let recommendation = policy.recommend(&case, parse_instant("2021-04-30T23:59:59Z")?);
    /// let document = recommendation.document();
    /// let panel = document.reasons.iter().filter(|reason| reason.level == "panel");
    /// let criteria: Vec<&str> = panel.map(|reason| reason.criterion).collect();
    /// assert_eq!(criteria, ["referrals-three", "returned-with-violence"]);
    /// assert!(document.contacts.iter().all(|alone| alone.level != "panel"));
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn document(&self) -> RecommendationDocument<'_> {
        document::document(self)
    }

    /// All of it as JSON text, the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(&self.document())
    }
}
