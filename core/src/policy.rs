//! Policies: the written, versioned rules that say who must look, and within what time.
//!
//! A policy has levels, from the lowest, where every case starts; criteria, each an independent way to reach a
//! level; routes, of which the first that holds chooses a home; required questions; and the rules by which cases are
//! owned, closed and looked at again. People write it and people read it: every rule has a reason in plain words and a source. Loading one compiles it, once for all cases.

mod about;
mod accountability;
mod analysis;
mod check;
mod circuit;
mod compiled;
mod condition;
mod implication;
mod lanes;
mod reach;
mod route;
mod weighing;

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::canonical;
use crate::codebook::Codebook;
use crate::diagnostic::{Diagnostic, LoadError, Problems};
use crate::digest::Digest;
use crate::id::{
    CalendarId, CodebookId, CriterionId, IndicatorCode, LevelId, PathwayId, PolicyId, RouteId, SourceId,
};
use crate::json;
use crate::source::Source;
use crate::time::TimeLimit;

pub use about::About;
pub use accountability::{
    Accountability, Clocks, ClosureRule, Escalation, FollowUp, HomeRule, Opening, Reopening,
};
pub(crate) use compiled::{Compiled, Counts, Look, Node, Place, Reader, Reads};
pub use condition::{
    AtLeast, Condition, Contacts, Count, Explained, Observed, Recurrence, Selection, Step, Weight, WeightRow,
};
pub(crate) use implication::implies;
pub(crate) use lanes::{AskedFor, Lanes, Mark, Reading, SECTORS};
pub(crate) use reach::Reach;
pub use route::{Consent, DomainsPresent, RoleFilter, RouteCondition};
pub(crate) use weighing::Weighing;

/// The version of the policy document that this library reads.
pub const POLICY_SCHEMA: &str = "everycontact/policy/1";
/// The most levels that a policy may have.
pub const MAX_LEVELS: usize = 16;
/// The most criteria that a policy may have.
pub const MAX_CRITERIA: usize = 128;
/// The most conditions, members included, and rows and steps of weights, that a policy may have.
pub const MAX_CONDITIONS: usize = 1_024;
/// The most different windows that a policy may have.
pub const MAX_WINDOWS: usize = 64;
/// The most different combinations of basis, explanation and window with which indicators are counted.
pub const MAX_LOOKS: usize = 64;
/// How deep conditions may be nested.
pub const MAX_NESTING: usize = 8;
/// The most routes that a policy may have.
pub const MAX_ROUTES: usize = 128;
/// The most required questions that a policy may ask.
pub const MAX_QUESTIONS: usize = 8;
/// The most points that a step of a weight may give, and that a weight may ask for or be capped at.
pub const MAX_POINTS: u32 = 1_000_000;

/// An ordered outcome: who must look, and within what time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Level {
    /// The id that criteria name.
    pub id: LevelId,
    /// A short name.
    pub title: String,
    /// Who must look, in plain words.
    pub who: String,
    /// Within what time; only the first level may have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<TimeLimit>,
    /// What is asked of them, in plain words.
    pub what: String,
}

/// One independent way to reach a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Criterion {
    /// The id that recommendations name.
    pub id: CriterionId,
    /// The level that it reaches.
    pub level: LevelId,
    /// A short name.
    pub title: String,
    /// Why it is there, in plain English.
    pub reason: String,
    /// What it rests on; at least one.
    pub sources: Vec<SourceId>,
    /// What it asks of the history.
    pub when: Condition,
}

/// One way to choose a home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Route {
    /// The id that recommendations name.
    pub id: RouteId,
    /// The pathway on which the case has its home.
    pub pathway: PathwayId,
    /// The lead agency, in plain words.
    pub lead: String,
    /// Why, in plain English.
    pub reason: String,
    /// What it rests on.
    pub sources: Vec<SourceId>,
    /// When it is taken; the first route that holds is.
    pub when: RouteCondition,
}

/// An indicator that must have been asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RequiredQuestion {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The question, in plain words.
    pub ask: String,
    /// What it rests on.
    pub sources: Vec<SourceId>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A policy as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PolicyDocument {
    /// The kind and version of the document: [`POLICY_SCHEMA`].
    pub schema: String,
    /// The policy's id.
    pub id: PolicyId,
    /// The policy's own version, which is not the crate's.
    pub version: String,
    /// What it is, in words.
    pub title: String,
    /// What a reader must know before using it.
    pub notice: String,
    /// What it is for, and where that ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// The codebook whose indicators it names.
    pub codebook: CodebookId,
    /// What its rules rest on.
    pub sources: Vec<Source>,
    /// The levels, the lowest first; every case starts at the first.
    pub levels: Vec<Level>,
    /// The criteria.
    pub criteria: Vec<Criterion>,
    /// The routes, the last of which always holds.
    pub routes: Vec<Route>,
    /// The required questions, at most eight.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required_questions: Vec<RequiredQuestion>,
    /// The calendar that its working days are counted by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarId>,
    /// How cases are owned, closed and looked at again.
    #[serde(default, skip_serializing_if = "is_default")]
    pub accountability: Accountability,
}

/// A loaded policy: a cheap handle, compiled once, that can be cloned and shared between threads.
///
/// # Example
/// ```
/// let policy = everycontact::shipped::uk_illustrative();
/// assert_eq!(policy.document().levels.len(), 5);
/// assert!(policy.analysis().is_empty());
/// ```
#[derive(Debug, Clone)]
pub struct Policy(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    document: PolicyDocument,
    codebook: Codebook,
    calendar: Calendar,
    compiled: Compiled,
    analysis: Vec<Diagnostic>,
    digest: OnceLock<Digest>,
}

impl Policy {
    /// Reads a policy, checks it against a codebook, and compiles it.
    ///
    /// What a reader would want to know, and is no error, is in [`Policy::analysis`].
    ///
    /// # Errors
    /// With every problem that the document has; see [`LoadError`]. A criterion that reads an ideology is one.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Code, Policy, shipped};
    ///
    /// let codebook = shipped::codebook();
    /// let policy = Policy::parse(shipped::UK_ILLUSTRATIVE, &codebook)?;
    /// assert_eq!(policy.document().id.as_str(), "uk-illustrative");
    ///
    /// let bound = shipped::UK_ILLUSTRATIVE.replace("\"weapon-access\"", "\"extremist-symbols-used\"");
    /// let error = Policy::parse(&bound, &codebook).unwrap_err();
    /// assert!(error.diagnostics().iter().any(|problem| problem.code() == Code::IdeologyInCriterion));
    /// # Ok::<(), everycontact::LoadError>(())
    /// ```
    pub fn parse(text: &str, codebook: &Codebook) -> Result<Self, LoadError> {
        Self::parse_with(text, codebook, &[])
    }

    /// The same, with calendars of the caller's own beside those that ship with the library.
    ///
    /// # Errors
    /// As for [`Policy::parse`]. A calendar that the policy names and that is in neither place is one.
    pub fn parse_with(text: &str, codebook: &Codebook, calendars: &[Calendar]) -> Result<Self, LoadError> {
        let document: PolicyDocument = json::read("policy", text)?;
        let mut problems = Problems::default();
        check::check(&document, codebook, &mut problems);
        let calendar = check::calendar(&document, calendars, &mut problems);
        problems.settle("policy", text)?;
        let mut findings = Problems::default();
        analysis::analyse(&document, codebook, &mut findings);
        let analysis = findings.settle("policy", text)?;
        let compiled = Compiled::new(&document, codebook);
        let codebook = codebook.clone();
        let digest = OnceLock::new();
        Ok(Self(Arc::new(Inner { document, codebook, calendar, compiled, analysis, digest })))
    }

    /// The policy as it is written down.
    #[must_use]
    pub fn document(&self) -> &PolicyDocument {
        &self.0.document
    }

    /// The policy as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self.document())
    }

    /// The codebook that it was checked against; load cases with this one.
    #[must_use]
    pub fn codebook(&self) -> &Codebook {
        &self.0.codebook
    }

    /// The calendar that its working days are counted by; one of weekends alone if it names none.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.0.calendar
    }

    /// What a reader would want to know before using it, such as a criterion that can never add anything.
    #[must_use]
    pub fn analysis(&self) -> &[Diagnostic] {
        &self.0.analysis
    }

    /// Whether the home that it chooses depends on whether the subject is a child or an adult.
    #[must_use]
    pub fn reads_subject(&self) -> bool {
        self.document().routes.iter().any(|route| route.when.reads_subject())
    }

    /// The level of a rank, from 0 for the lowest.
    #[must_use]
    pub fn level(&self, rank: usize) -> Option<&Level> {
        self.0.document.levels.get(rank)
    }

    /// The rank of a level, from 0 for the lowest.
    #[must_use]
    pub fn rank(&self, level: &LevelId) -> Option<usize> {
        self.0.document.levels.iter().position(|known| known.id == *level)
    }

    /// The digest of its canonical form, made once.
    pub(crate) fn own_digest(&self) -> Digest {
        *self.0.digest.get_or_init(|| canonical::digest(self.document()))
    }

    pub(crate) fn compiled(&self) -> &Compiled {
        &self.0.compiled
    }
}
