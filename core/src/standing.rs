//! Standings: where a case stands, as of an instant: who looked, who decided, who has it, what is due, and what
//! stands against closing it.
//!
//! A recommendation says how serious the sum of a record is. A standing says what happened to that answer. It decides
//! nothing either: what is done is done by people, and entered by them.

mod blockers;
mod document;
mod duties;
mod taken_back;
mod walk;

use chrono::{DateTime, FixedOffset};

use crate::case::Case;
use crate::closure::{Blocked, Blocker, ClosureProposal, Permit};
use crate::json;
use crate::policy::Policy;
use crate::response::Asked;
use walk::Walk;

pub use document::{
    AcceptedDocument, AlarmDocument, CaseState, ClosureDocument, DecisionDocument, Direction, GoesToDocument,
    HomeStandingDocument, InformationDocument, OfferDocument, ResponseDocument, ReviewDocument,
    StageDocument, StandingDocument, StatementDocument, SupportDocument,
};
pub use taken_back::{RestedDocument, TakenBackDocument};

pub(crate) use duties::{About, Duty};

/// The version of the standing document that this library writes.
pub const STANDING_SCHEMA: &str = "everycontact/standing/1";

/// Where a case stands under a policy, as of an instant.
///
/// It depends only on what was recorded by that instant. [`Standing::document`] gives all of it as data,
/// [`Standing::to_json`] as canonical text.
#[derive(Debug)]
pub struct Standing {
    policy: Policy,
    case: Case,
    as_of: DateTime<FixedOffset>,
    /// The distinct instants of the record up to the as-of instant, in its offset.
    instants: Vec<DateTime<FixedOffset>>,
    asked: Asked,
    walk: Walk,
}

impl Policy {
    /// Where a case stands, as of an instant: responses, home, closures, duties.
    ///
    /// Like a recommendation it cannot fail, and it decides nothing.
    ///
    /// # Example
    /// ```
    /// use everycontact::{ResponseStatus, parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let standing = policy.standing(&case, parse_instant("2021-06-30T12:00:00Z")?);
    /// let document = standing.document();
    /// let panel = document.responses.iter().find(|response| response.level == "panel").unwrap();
    /// assert_eq!(panel.status, ResponseStatus::Overdue);
    /// // It was closed a month earlier, and this is what the closure left unanswered.
    /// assert!(panel.occurrences.contains(&"a03-referral-1"));
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn standing(&self, case: &Case, as_of: DateTime<FixedOffset>) -> Standing {
        Standing::new(self, self.own(case), as_of)
    }
}

impl Case {
    /// Whether anything stands against closing the case, as of an instant, in the way that was last proposed.
    ///
    /// # Errors
    /// With everything that stands against it, at once. A person may close all the same:
    /// [`Blocked::closed_against_advice_by`].
    ///
    /// # Example
    /// ```
    /// use everycontact::{BlockerKind, FreeText, RoleId, parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let blocked = case.closure(&policy, parse_instant("2021-05-15T12:00:00Z")?).unwrap_err();
    /// let kinds: Vec<BlockerKind> = blocked.blockers().iter().map(|blocker| blocker.kind()).collect();
    /// assert!(kinds.contains(&BlockerKind::ResponseOutstanding));
    /// assert!(kinds.contains(&BlockerKind::SecondReviewerMissing));
    ///
    /// let why = FreeText::new("The panel of the next county has taken the case over.")?;
    /// let entry = blocked.closed_against_advice_by(RoleId::new("supervisor")?, why);
    /// assert_eq!(entry.kind(), "closure");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn closure(&self, policy: &Policy, as_of: DateTime<FixedOffset>) -> Result<Permit, Blocked> {
        policy.standing(self, as_of).closing(None)
    }
}

impl Standing {
    fn new(policy: &Policy, case: Case, as_of: DateTime<FixedOffset>) -> Self {
        let history = case.history();
        let seen = history.instants.get(..history.ranks_at(as_of) as usize).unwrap_or_default();
        let instants: Vec<_> = seen.iter().map(|instant| instant.with_timezone(as_of.offset())).collect();
        let asked = Asked::new(policy, &case, &instants);
        let walk = Walk::new(policy, &case, &asked, asked.ranks());
        Self { policy: policy.clone(), case, as_of, instants, asked, walk }
    }

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

    /// Whether anything stands against closing the case: in a given way, or in that which was last proposed.
    ///
    /// # Errors
    /// With everything that stands against it, at once.
    pub fn closing(&self, proposal: Option<&ClosureProposal>) -> Result<Permit, Blocked> {
        let proposal = proposal.cloned().unwrap_or_else(|| self.proposed());
        let blockers = self.blockers_now(&proposal);
        let (case, as_of) = (self.case.document().id.clone(), self.as_of);
        if blockers.is_empty() {
            Ok(Permit { case, as_of, proposal })
        } else {
            Err(Blocked { case, as_of, proposal, blockers })
        }
    }

    /// All of it as data.
    #[must_use]
    pub fn document(&self) -> StandingDocument<'_> {
        document::document(self)
    }

    /// All of it as JSON text, the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(&self.document())
    }

    /// What stood against the closure that an event made.
    pub(crate) fn blockers_of_event(&self, event: usize) -> Vec<Blocker> {
        let nth = self.walk.closures.iter().position(|closed| closed.at.event == event);
        nth.map(|nth| self.blockers_of(nth)).unwrap_or_default()
    }

    fn ranks(&self) -> u32 {
        self.asked.ranks()
    }

    /// The instant of a rank.
    fn at(&self, rank: u32) -> DateTime<FixedOffset> {
        self.instants.get(rank as usize).copied().unwrap_or(self.as_of)
    }

    fn event_id(&self, event: usize) -> &str {
        self.case.document().events.get(event).map_or("", |event| event.id.as_str())
    }

    fn contact_id(&self, contact: usize) -> &str {
        self.case.document().contacts.get(contact).map_or("", |contact| contact.id.as_str())
    }
}
