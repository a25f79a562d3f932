//! Cases: everything on record about one subject.
//!
//! A case holds contacts, which are what services reported, and events, which are entries of the case's own
//! record: what was found untrue, explained, shared, reviewed, closed. Nothing is overwritten: an event that
//! changes how a contact counts has a time of its own, so that a replay of the past still shows what stood then.
//! A document is checked as a whole before it becomes a [`Case`], and a contradiction in it is an error.

mod check;
mod document;
mod view;

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use crate::codebook::Codebook;
use crate::diagnostic::{Diagnostic, LoadError, Problems};
use crate::history::History;
use crate::json;
use crate::viewpoint::Viewpoint;

pub(crate) use document::Repeats;
pub use document::{
    CASE_SCHEMA, CaseDocument, MAX_AMENDMENTS, MAX_CLOSURES, MAX_CONTACTS, MAX_EVENTS,
    MAX_REPORTS_PER_OCCURRENCE, MAX_REVIEWS, MAX_UNITEMISED, Unitemised,
};

/// A loaded case: a cheap handle that can be cloned and shared between threads.
///
/// # Example
/// ```
/// use everycontact::{Case, shipped};
///
/// let case = Case::parse(r#"{
///     "schema": "everycontact/case/1",
///     "id": "case-7",
///     "subject": { "id": "subject-7", "is": "child" },
///     "contacts": [{
///         "id": "c1", "kind": "report", "sector": "education", "agency": "school-1",
///         "occurred": "2024-03", "recorded": "2024-03-12T09:30:00Z"
///     }]
/// }"#, &shipped::codebook())?;
/// assert_eq!(case.document().contacts.len(), 1);
/// # Ok::<(), everycontact::LoadError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Case(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    document: Arc<CaseDocument>,
    codebook: Codebook,
    viewpoint: Viewpoint,
    /// The instant after which nothing is seen, if there is one.
    until: Option<DateTime<FixedOffset>>,
    repeats: Repeats,
    warnings: Vec<Diagnostic>,
    history: History,
}

impl Case {
    /// Reads a case and checks it against a codebook.
    ///
    /// Load it with the codebook of the policy that is to be asked, [`Policy::codebook`](crate::Policy::codebook).
    /// What is odd and no error, such as an entry that is given twice, is in [`Case::warnings`].
    ///
    /// # Errors
    /// With every problem that the document has; see [`LoadError`].
    pub fn parse(text: &str, codebook: &Codebook) -> Result<Self, LoadError> {
        Self::parse_on(text, codebook, |_| ())
    }

    /// Reads a case that is one line of a stream, and tells of that line in its problems and warnings.
    pub(crate) fn parse_line(text: &str, codebook: &Codebook, line: usize) -> Result<Self, LoadError> {
        let place = |diagnostic: &mut Diagnostic| diagnostic.line = line;
        Self::parse_on(text, codebook, place).map_err(|error| error.placed(place))
    }

    fn parse_on(text: &str, codebook: &Codebook, place: impl Fn(&mut Diagnostic)) -> Result<Self, LoadError> {
        let document: CaseDocument = json::read("case", text)?;
        let mut problems = Problems::default();
        let repeats = check::check(&document, codebook, &mut problems);
        let mut warnings = problems.settle("case", text)?;
        warnings.iter_mut().for_each(place);
        let viewpoint = Viewpoint::AllRecords;
        let history = History::new(&document, codebook, &viewpoint, None, &repeats);
        let document = Arc::new(document);
        let codebook = codebook.clone();
        Ok(Self(Arc::new(Inner { document, codebook, viewpoint, until: None, repeats, warnings, history })))
    }

    /// The case as it is written down.
    #[must_use]
    pub fn document(&self) -> &CaseDocument {
        &self.0.document
    }

    /// The case as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self.document())
    }

    /// What a person should know of the document, though it could be loaded.
    #[must_use]
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.0.warnings
    }

    /// The codebook that it was checked against.
    #[must_use]
    pub fn codebook(&self) -> &Codebook {
        &self.0.codebook
    }

    /// The viewpoint that it is seen from; all records, unless [`Case::seen_by`] made it.
    #[must_use]
    pub fn viewpoint(&self) -> &Viewpoint {
        &self.0.viewpoint
    }

    /// The same case as a viewpoint sees it: what the agencies held or had been sent, from when they did.
    ///
    /// What they were not told stays as it was for them: a contact that was deleted, corrected or found untrue
    /// elsewhere counts on in their view until the event that says so is shared with them.
    ///
    /// # Example
    /// ```
    /// use everycontact::{AgencyId, Viewpoint, parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let decider = Viewpoint::Agencies(vec![AgencyId::new("prevent-team")?]);
    /// let as_of = parse_instant("2019-12-31T23:59:59Z")?;
    /// assert_eq!(policy.recommend(&case, as_of).level().id.as_str(), "supervisor");
    /// assert_eq!(policy.recommend(&case.seen_by(&decider), as_of).level().id.as_str(), "lead");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn seen_by(&self, viewpoint: &Viewpoint) -> Self {
        self.rebuilt(viewpoint.clone(), self.0.until, self.0.codebook.clone())
    }

    /// The same case as it stood at an instant: what was recorded later is not seen, in a replay either.
    #[must_use]
    pub fn recorded_by(&self, instant: DateTime<FixedOffset>) -> Self {
        let until = self.0.until.map_or(instant, |until| until.min(instant));
        self.rebuilt(self.0.viewpoint.clone(), Some(until), self.0.codebook.clone())
    }

    /// The instant after which nothing is seen, if [`Case::recorded_by`] set one.
    #[must_use]
    pub fn until(&self) -> Option<DateTime<FixedOffset>> {
        self.0.until
    }

    /// The same case in terms of another codebook; what that one lacks counts for nothing and is listed.
    pub(crate) fn in_terms_of(&self, codebook: &Codebook) -> Self {
        self.rebuilt(self.0.viewpoint.clone(), self.0.until, codebook.clone())
    }

    fn rebuilt(
        &self,
        viewpoint: Viewpoint,
        until: Option<DateTime<FixedOffset>>,
        codebook: Codebook,
    ) -> Self {
        let inner = &self.0;
        Self(Arc::new(Inner {
            history: History::new(&inner.document, &codebook, &viewpoint, until, &inner.repeats),
            document: Arc::clone(&inner.document),
            codebook,
            viewpoint,
            until,
            repeats: inner.repeats.clone(),
            warnings: inner.warnings.clone(),
        }))
    }

    pub(crate) fn history(&self) -> &History {
        &self.0.history
    }

    /// The history as it is known after the first `ranks` instants of the record; nothing if that is the history
    /// itself, because nothing had been taken back by then.
    pub(crate) fn hindsight(&self, ranks: u32) -> Option<History> {
        let inner = &self.0;
        let events = inner.document.events.iter().zip(&inner.history.event_ranks);
        let mut taken_back = events.filter(|(event, rank)| **rank < ranks && event.entry.takes_back());
        taken_back.next()?;
        let (document, codebook) = (&inner.document, &inner.codebook);
        let (viewpoint, until, repeats) = (&inner.viewpoint, inner.until, &inner.repeats);
        Some(History::with_hindsight(document, codebook, viewpoint, until, repeats, ranks))
    }

    pub(crate) fn repeats(&self) -> &Repeats {
        &self.0.repeats
    }
}
