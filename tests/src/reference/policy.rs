//! The policy, with the fields that the reference needs and no others.

use serde::Deserialize;
use serde_json::Value;

use super::accountability::Accountability;
use super::calendar::TimeLimit;
use super::documents::Indicator;

/// A policy document.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Policy {
    /// The levels, lowest first.
    pub levels: Vec<Level>,
    /// The criteria.
    #[serde(default)]
    pub criteria: Vec<Criterion>,
    /// The routes; the first that holds wins.
    pub routes: Vec<Route>,
    /// The required questions.
    #[serde(default)]
    pub required_questions: Vec<Question>,
    /// The name of the calendar in which working days are counted.
    pub calendar: Option<String>,
    /// What it asks of those who keep the case.
    #[serde(default)]
    pub accountability: Accountability,
}

/// A level.
#[derive(Debug, Clone, Deserialize)]
pub struct Level {
    /// The level's id.
    pub id: String,
    /// Who must look.
    pub who: String,
    /// Within what time; the lowest level may leave it open.
    pub within: Option<TimeLimit>,
}

/// A criterion.
#[derive(Debug, Clone, Deserialize)]
pub struct Criterion {
    /// The criterion's id.
    pub id: String,
    /// The level that it reaches.
    pub level: String,
    /// What it asks for.
    pub when: Condition,
}

/// A route.
#[derive(Debug, Clone, Deserialize)]
pub struct Route {
    /// The route's id.
    pub id: String,
    /// The lead agency.
    pub lead: String,
    /// When it is taken.
    pub when: RouteCondition,
}

/// A required question.
#[derive(Debug, Clone, Deserialize)]
pub struct Question {
    /// The indicator that must have been asked about.
    pub indicator: String,
}

/// What a criterion asks of the history.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Condition {
    /// Distinct indicators.
    Observed {
        /// How many.
        n: usize,
        /// Of which.
        select: Selection,
        /// When.
        #[serde(default)]
        within: Window,
    },
    /// A sum of weights.
    Weight {
        /// The sum.
        at_least: u64,
        /// The weights.
        table: Vec<Row>,
    },
    /// Distinct occurrences.
    Contacts {
        /// How many.
        n: usize,
        /// When.
        #[serde(default)]
        within: Window,
        /// Of which kinds; any, if absent.
        kinds: Option<Vec<String>>,
    },
    /// Distinct sectors.
    Sectors {
        /// How many.
        n: usize,
        /// When.
        #[serde(default)]
        within: Window,
    },
    /// Distinct agencies.
    Agencies {
        /// How many.
        n: usize,
        /// When.
        #[serde(default)]
        within: Window,
    },
    /// Distinct indicators that came back.
    Recurrence {
        /// How many.
        n: usize,
        /// Of which.
        select: Selection,
        /// When they came back.
        #[serde(default)]
        within: Window,
    },
    /// Occurrences with a worry.
    Worry {
        /// How many.
        n: usize,
        /// When.
        #[serde(default)]
        within: Window,
    },
    /// One of several.
    AnyOf(Vec<Condition>),
    /// All of several.
    AllOf(Vec<Condition>),
    /// Some of several.
    AtLeast {
        /// How many.
        n: usize,
        /// Of which.
        of: Vec<Condition>,
    },
}

/// Which indicators are meant, and how they must be known.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Selection {
    /// Indicators by code.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Indicators by domain.
    #[serde(default)]
    pub domains: Vec<String>,
    /// Indicators by proximity.
    #[serde(default)]
    pub proximities: Vec<String>,
    /// All indicators.
    #[serde(default)]
    pub all: bool,
    /// The lowest basis that is enough; by default an allegation.
    pub minimum_basis: Option<String>,
    /// `counts` (the default) or `ignored`.
    pub explained: Option<String>,
}

/// A row of a table of weights.
#[derive(Debug, Clone, Deserialize)]
pub struct Row {
    /// The indicators that it weighs.
    pub select: Selection,
    /// The most that one indicator may add.
    pub cap: u64,
    /// The points by age.
    pub steps: Vec<Step>,
}

/// A step: the points of an age.
#[derive(Debug, Clone, Deserialize)]
pub struct Step {
    /// The age.
    pub within: Window,
    /// The points.
    pub points: u64,
}

/// A window that ends at the as-of date; its start is exclusive.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Window {
    /// Without a start.
    #[default]
    Ever,
    /// So many months.
    Months(u32),
    /// So many days.
    Days(u64),
}

/// When a route is taken.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RouteCondition {
    /// Always.
    Always,
    /// If the ideology has one of these status words.
    Ideology(Vec<String>),
    /// If the subject is a child, or is an adult.
    Subject(String),
    /// If the level is this one or higher.
    LevelAtLeast(String),
    /// If something was observed in a domain.
    Domains {
        /// The domains.
        of: Vec<String>,
        /// `caused`, `experienced` or `any` (the default).
        role: Option<String>,
    },
    /// If asking for consent has come to one of these steps.
    Consent(Vec<String>),
    /// If one of several holds.
    AnyOf(Vec<RouteCondition>),
    /// If all of several hold.
    AllOf(Vec<RouteCondition>),
}

/// What is counted: only what is known, or also what could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Track {
    /// What is known: the level.
    Known,
    /// Also the open unknowns that were recorded: the ceiling.
    Possible,
    /// Also what was never asked: the ceiling with the unasked.
    Unasked,
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Panics
    /// If the document is not valid.
    #[must_use]
    pub fn read(document: &Value) -> Self {
        Self::deserialize(document).expect("the policy is a valid document")
    }

    /// The rank of a level: its place among the levels, lowest first.
    ///
    /// # Panics
    /// If the policy has no such level.
    #[must_use]
    pub fn rank(&self, level: &str) -> usize {
        let place = self.levels.iter().position(|known| known.id == level);
        place.expect("a valid policy names its own levels")
    }

    /// The rank of the level that an entry of a case names; of one that the policy does not have, the lowest.
    #[must_use]
    pub fn rank_or_lowest(&self, level: &str) -> usize {
        self.levels.iter().position(|known| known.id == level).unwrap_or(0)
    }
}

impl Selection {
    /// "Selection": an indicator is selected if any of the lists names it (or all); of those, only risk
    /// indicators that are not bound to an ideology ever count.
    #[must_use]
    pub fn selects(&self, indicator: &Indicator) -> bool {
        let named = self.all
            || self.codes.contains(&indicator.code)
            || self.domains.contains(&indicator.domain)
            || self.proximities.contains(&indicator.proximity);
        named && indicator.polarity == "risk" && !indicator.ideology_bound
    }

    /// Whether a basis is at least the minimum basis.
    #[must_use]
    pub fn accepts(&self, basis: &str) -> bool {
        let minimum = self.minimum_basis.as_deref().unwrap_or("allegation");
        strength(basis) >= strength(minimum)
    }

    /// Whether what was explained counts.
    #[must_use]
    pub fn counts_explained(&self) -> bool {
        self.explained.as_deref() != Some("ignored")
    }
}

/// "Basis": allegation < opinion < fact.
///
/// # Panics
/// If the basis is none of them.
#[must_use]
pub fn strength(basis: &str) -> usize {
    let order = ["allegation", "opinion", "fact"];
    let place = order.iter().position(|known| *known == basis);
    place.expect("a valid document holds known bases")
}
