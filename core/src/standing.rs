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

use std::sync::OnceLock;

use chrono::{DateTime, FixedOffset};

use crate::case::Case;
use crate::closure::{Blocked, Blocker, ClosureProposal, Permit};
use crate::event::{Entry, OfferStep};
use crate::home::HomeAlarm;
use crate::json;
use crate::number::narrow;
use crate::policy::Policy;
use crate::response::Asked;
use crate::time;
use walk::Walk;

pub use document::{
    AcceptedDocument, AlarmDocument, CaseState, ClosureDocument, DecisionDocument, Direction, GoesToDocument,
    HomeStandingDocument, InformationDocument, OfferDocument, ResponseDocument, ReviewDocument,
    StageDocument, StandingDocument, SupportDocument,
};
pub use taken_back::{RestedDocument, TakenBackDocument};

pub(crate) use duties::Duty;

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
    /// The events up to then, in order: the rank and the position in the document of each.
    events: Vec<(u32, usize)>,
    asked: Asked,
    walk: Walk,
    /// What stood against each closure, once somebody asks.
    stood: Vec<OnceLock<Vec<Blocker>>>,
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
        let as_of = time::told(as_of);
        let history = case.history();
        let seen = history.instants.get(..history.ranks_at(as_of) as usize).unwrap_or_default();
        let instants: Vec<_> = seen.iter().map(|instant| instant.with_timezone(as_of.offset())).collect();
        let events = history.events_in_order(case.document(), narrow(instants.len()));
        let asked = Asked::new(policy, &case, &instants, &events);
        let walk = Walk::new(policy, &case, &asked, &events, asked.ranks());
        let stood = walk.closures.iter().map(|_| OnceLock::new()).collect();
        Self { policy: policy.clone(), case, as_of, instants, events, asked, walk, stood }
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
        nth.map(|nth| self.blockers_of(nth).to_vec()).unwrap_or_default()
    }

    /// The reviews on record in order: rank, position of the event, and what it says.
    pub(crate) fn review_entries(&self) -> Vec<(u32, usize, &Entry)> {
        let events = &self.case.document().events;
        let reviews = self.walk.reviews.iter();
        reviews.filter_map(|at| Some((at.rank, at.event, &events.get(at.event)?.entry))).collect()
    }

    /// Whether a level had asked and had no answer before a review, and if so, whether the review left out something
    /// on which that rests.
    pub(crate) fn open_at_review(&self, level: u8, rank: u32, event: usize) -> Option<(u8, bool)> {
        let episodes = self.asked.episodes(level, rank + 1);
        let open = episodes.last().filter(|last| last.ended.is_none_or(|ended| ended == rank))?;
        let Some(left) = self.asked.outstanding(level, rank + 1) else { return Some((level, false)) };
        let held = self.asked.held(&left.occurrences, (open.from.min(rank), rank + 1));
        let own = held.iter().find(|held| held.event == event);
        Some((level, own.is_some_and(|own| !own.left_out.is_empty())))
    }

    /// The id of the level that was asked for when an event closed the case.
    pub(crate) fn level_when(&self, closure: &str) -> &str {
        let closed = self.walk.closures.iter().find(|closed| self.event_id(closed.at.event) == closure);
        let level = closed.map_or(0, |closed| self.level_of(closed.at.rank));
        self.policy.level_of_rank(level).id.as_str()
    }

    /// The rank of the level after an instant, as it was recorded then.
    pub(crate) fn level_at(&self, rank: u32) -> usize {
        self.level_of(rank).into()
    }

    fn level_of(&self, rank: u32) -> u8 {
        self.asked.level_at(rank, self.at(rank).date_naive())
    }

    /// The instant of a rank.
    pub(crate) fn instant_of(&self, rank: u32) -> DateTime<FixedOffset> {
        self.at(rank)
    }

    /// The answers that offers of the case had, and when.
    pub(crate) fn offers_answered(&self) -> Vec<(DateTime<FixedOffset>, OfferStep)> {
        let homes = self.walk.homes.offers.iter().filter(|offer| !offer.support);
        homes.filter_map(|offer| offer.answer).map(|(rank, step)| (self.at(rank), step)).collect()
    }

    /// The alarms about the home of an open case; nothing if it is not open.
    pub(crate) fn alarms_if_open(&self) -> Option<Vec<HomeAlarm>> {
        self.walk.is_open().then(|| self.alarms().into_iter().map(|alarm| alarm.kind).collect())
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
