//! A standing as data: every field of the JSON that all languages share.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::walk::{By, Stage};
use super::{STANDING_SCHEMA, Standing, TakenBackDocument};
use crate::closure::Blocker;
use crate::digest::Digest;
use crate::duty::DutyDocument;
use crate::event::{BlockerKind, ClosureReason, Entry, OfferStep};
use crate::home::{HomeAlarm, HomeStatus};
use crate::id::{AgencyId, ContactId, LevelId, RoleId};
use crate::policy::{Consent, Level};
use crate::recommendation::{StatementDocument, VersionedId, statements};
use crate::response::{Outstanding, ResponseStatus};
use crate::time;
use crate::viewpoint::Viewpoint;

/// Whether a case is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum CaseState {
    /// Nothing has opened it yet: there is a record, and no case.
    NotOpen,
    /// It is open.
    Open,
    /// A human closed it, and nothing has opened it again.
    Closed,
}

/// Whether a case is open, since when, and by what.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StageDocument<'a> {
    /// Whether it is open.
    pub state: CaseState,
    /// Since when.
    #[serde(default, with = "time::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::optional_instant"))]
    pub since: Option<DateTime<FixedOffset>>,
    /// The contact or the event that brought this about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<&'a str>,
}

/// The home that accepted a case.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AcceptedDocument<'a> {
    /// The agency.
    pub agency: &'a str,
    /// The pathway.
    pub pathway: &'a str,
    /// The role that owns the case.
    pub owner: &'a str,
    /// Since when.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub since: DateTime<FixedOffset>,
    /// The event.
    pub event: &'a str,
}

/// An offer of a case that has no answer yet.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OfferDocument<'a> {
    /// To whom.
    pub to: &'a str,
    /// The pathway.
    pub pathway: &'a str,
    /// Since when.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub since: DateTime<FixedOffset>,
    /// By when it is to be answered, if the policy says.
    #[serde(default, with = "time::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::optional_instant"))]
    pub due: Option<DateTime<FixedOffset>>,
    /// The event.
    pub event: &'a str,
}

/// To whom a case without a clear home goes.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GoesToDocument<'a> {
    /// The role.
    pub role: &'a str,
    /// Who that is.
    pub who: &'a str,
}

/// An alarm about the home of an open case.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AlarmDocument<'a> {
    /// What is wrong.
    pub kind: HomeAlarm,
    /// Since when.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub since: DateTime<FixedOffset>,
    /// By when somebody must settle it.
    #[serde(default, with = "time::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::optional_instant"))]
    pub due: Option<DateTime<FixedOffset>>,
    /// Who must.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goes_to: Option<GoesToDocument<'a>>,
}

/// Who has a case, and how far a hand-off is.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct HomeStandingDocument<'a> {
    /// How far it is.
    pub status: HomeStatus,
    /// The home that accepted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<AcceptedDocument<'a>>,
    /// The open offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offer: Option<OfferDocument<'a>>,
    /// How often it was refused since it was last accepted or opened.
    pub refusals: usize,
    /// What is wrong with it, while the case is open.
    pub alarms: Vec<AlarmDocument<'a>>,
}

/// What another service was asked to do beside the home, and how far that is.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SupportDocument<'a> {
    /// The agency.
    pub agency: &'a str,
    /// The last step.
    pub step: OfferStep,
    /// When it was.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub since: DateTime<FixedOffset>,
    /// The event.
    pub event: &'a str,
    /// By when an open offer is to be answered.
    #[serde(default, with = "time::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::optional_instant"))]
    pub due: Option<DateTime<FixedOffset>>,
}

/// A review that was held while a response was not done.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReviewDocument<'a> {
    /// The event.
    pub event: &'a str,
    /// Whether it was held below the level that asks.
    pub level_too_low: bool,
    /// The occurrences that it did not consider, or not with all that had been recorded of them by then.
    pub left_out: Vec<&'a str>,
    /// The occurrences that came on record only after it, or of which something new did.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub came_later: Vec<&'a str>,
}

/// What a level asked for, and how far that is.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ResponseDocument<'a> {
    /// The level.
    pub level: &'a str,
    /// How far it is.
    pub status: ResponseStatus,
    /// Since when somebody was to look.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub since: DateTime<FixedOffset>,
    /// By when.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub due: DateTime<FixedOffset>,
    /// The criteria that ask and have no answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<&'a str>,
    /// The occurrences that are to be considered together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub occurrences: Vec<&'a str>,
    /// The reviews that were held since, and what each left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<ReviewDocument<'a>>,
    /// What is new since it was last done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reopened_by: Vec<&'a str>,
    /// When it was done.
    #[serde(default, with = "time::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::optional_instant"))]
    pub done_at: Option<DateTime<FixedOffset>>,
    /// The reviews that did it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub done_by: Vec<&'a str>,
}

/// Information that was asked for and has not come.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct InformationDocument<'a> {
    /// The event that asked.
    pub event: &'a str,
    /// Of whom.
    pub of: &'a str,
    /// When.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub since: DateTime<FixedOffset>,
    /// By when it is to come, if the policy says.
    #[serde(default, with = "time::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::optional_instant"))]
    pub due: Option<DateTime<FixedOffset>>,
    /// Whether it was refused.
    pub refused: bool,
}

/// Which way a decision differs from what was recommended when it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Direction {
    /// To a higher level.
    Up,
    /// To a lower level.
    Down,
    /// To the same level.
    Same,
}

/// What a person decided, beside what was recommended at that instant.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DecisionDocument<'a> {
    /// The event.
    pub event: &'a str,
    /// The role that decided.
    pub role: &'a str,
    /// When.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub at: DateTime<FixedOffset>,
    /// Whether it says that it follows the recommendation.
    pub follows: bool,
    /// The level that was decided on, if one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<&'a str>,
    /// The receipt of the recommendation that was seen, if it names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Digest>,
    /// The level that was recommended.
    pub recommended: &'a str,
    /// Which way the two differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
}

/// A closure, and what stood against it when it was made.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClosureDocument<'a> {
    /// The event.
    pub event: &'a str,
    /// When.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub at: DateTime<FixedOffset>,
    /// The role that closed.
    pub role: &'a str,
    /// The coded reason, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<ClosureReason>,
    /// The referrals that it disposes of.
    pub referrals: Vec<&'a str>,
    /// The agency that was to go on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receiver: Option<&'a str>,
    /// The kinds of blocker that the record says it was closed against.
    pub stated: &'a [BlockerKind],
    /// What stood against it.
    pub blockers: Vec<Blocker>,
    /// Whether that can be told no more, because a contact was deleted since and its content is gone.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub untold: bool,
}

/// Where a case stands.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StandingDocument<'a> {
    /// The kind and version of the document: [`STANDING_SCHEMA`].
    pub schema: &'static str,
    /// The policy that asks.
    pub policy: VersionedId<'a>,
    /// The calendar by which working days are counted.
    pub calendar: VersionedId<'a>,
    /// The case.
    pub case: &'a str,
    /// The subject's opaque reference.
    pub subject: &'a str,
    /// Whose knowledge it rests on.
    pub viewpoint: &'a Viewpoint,
    /// The instant by which all that it rests on was recorded.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub as_of: DateTime<FixedOffset>,
    /// Whether the case is open.
    pub stage: StageDocument<'a>,
    /// Who has it.
    pub home: HomeStandingDocument<'a>,
    /// What others were asked to do, by agency.
    pub supports: Vec<SupportDocument<'a>>,
    /// How far asking for consent has come.
    pub consent: Consent,
    /// What was asked for, the highest level first.
    pub responses: Vec<ResponseDocument<'a>>,
    /// What was asked for of others and has not come.
    pub information: Vec<InformationDocument<'a>>,
    /// What people decided.
    pub decisions: Vec<DecisionDocument<'a>>,
    /// Every closure.
    pub closures: Vec<ClosureDocument<'a>>,
    /// The event that last proposed to close it and has not been followed by a closure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposal: Option<&'a str>,
    /// What stands against closing the case now, in the way that was proposed; empty if nothing does. Without a
    /// proposal it is about a closure that gives no reason and names no referral.
    pub closing: Vec<Blocker>,
    /// What is to be done, the earliest due first.
    pub duties: Vec<DutyDocument<'a>>,
    /// What was found untrue, corrected or deleted, and what had rested on it.
    pub taken_back: Vec<TakenBackDocument<'a>>,
    /// What people say of facts on record.
    pub statements: Vec<StatementDocument<'a>>,
}

pub(super) fn document(standing: &Standing) -> StandingDocument<'_> {
    let (policy, case) = (standing.policy.document(), standing.case.document());
    let calendar = standing.policy.calendar().document();
    StandingDocument {
        schema: STANDING_SCHEMA,
        policy: VersionedId { id: policy.id.as_str(), version: &policy.version },
        calendar: VersionedId { id: calendar.id.as_str(), version: &calendar.version },
        case: case.id.as_str(),
        subject: case.subject.id.as_str(),
        viewpoint: standing.case.viewpoint(),
        as_of: standing.as_of,
        stage: standing.stage(),
        home: standing.home(),
        supports: standing.supports(),
        consent: standing.walk.consent,
        responses: standing.response_documents(),
        information: standing.information(),
        decisions: standing.decisions(),
        closures: standing.closures(),
        proposal: standing.walk.proposal.map(|at| standing.event_id(at)),
        closing: standing.blockers_now(&standing.proposed()),
        duties: standing.duty_documents(),
        taken_back: standing.taken_back(),
        statements: statements(&standing.case, standing.ranks()),
    }
}

impl Standing {
    fn entry(&self, event: usize) -> Option<&Entry> {
        self.case.document().events.get(event).map(|event| &event.entry)
    }

    fn stage(&self) -> StageDocument<'_> {
        let id = |by: By| match by {
            By::Contact(at) => self.contact_id(at),
            By::Event(at) => self.event_id(at),
        };
        let (state, since) = match self.walk.stage {
            Stage::NotOpen => (CaseState::NotOpen, None),
            Stage::Open(since, by) => (CaseState::Open, Some((since, by))),
            Stage::Closed(since, by) => (CaseState::Closed, Some((since, by))),
        };
        let at = since.map(|(since, _)| self.at(since));
        StageDocument { state, since: at, by: since.map(|(_, by)| id(by)) }
    }

    fn answer_due(&self, since: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
        let rule = self.policy.document().accountability.home.as_ref()?;
        Some(rule.answer_within.after(since, self.policy.calendar()))
    }

    fn home(&self) -> HomeStandingDocument<'_> {
        let homes = &self.walk.homes;
        let accepted = homes.accepted.and_then(|at| match self.entry(at.event)? {
            Entry::HandOff { to, pathway, owner, .. } => Some(AcceptedDocument {
                agency: to.as_str(),
                pathway: pathway.as_str(),
                owner: owner.as_ref().map_or("", RoleId::as_str),
                since: self.at(at.rank),
                event: self.event_id(at.event),
            }),
            _ => None,
        });
        let offer = homes.offer().and_then(|at| match self.entry(at.event)? {
            Entry::HandOff { to, pathway, .. } => Some(OfferDocument {
                to: to.as_str(),
                pathway: pathway.as_str(),
                since: self.at(at.rank),
                due: self.answer_due(self.at(at.rank)),
                event: self.event_id(at.event),
            }),
            _ => None,
        });
        let rule = self.policy.document().accountability.home.as_ref();
        let goes_to = |kind| rule.map(|rule| &rule.goes_to).filter(|_| kind == HomeAlarm::NoClearHome);
        let alarms = self.alarms().into_iter().map(|alarm| AlarmDocument {
            kind: alarm.kind,
            since: alarm.since,
            due: alarm.due,
            goes_to: goes_to(alarm.kind).map(|to| GoesToDocument { role: to.role.as_str(), who: &to.who }),
        });
        let alarms = alarms.collect();
        HomeStandingDocument {
            status: homes.status(),
            accepted,
            offer,
            refusals: homes.refused.len(),
            alarms,
        }
    }

    fn supports(&self) -> Vec<SupportDocument<'_>> {
        let supports = self.walk.homes.supports.iter().filter_map(|support| {
            let Entry::Support { to, .. } = self.entry(support.at.event)? else { return None };
            let since = self.at(support.at.rank);
            Some(SupportDocument {
                agency: to.as_str(),
                step: support.step,
                since,
                event: self.event_id(support.at.event),
                due: self.answer_due(since).filter(|_| support.step == OfferStep::Offered),
            })
        });
        let mut supports: Vec<_> = supports.collect();
        supports.sort_by_key(|support| support.agency);
        supports
    }

    /// What a review did about each level that has no answer yet, or that it answered: the level's id, and what it
    /// left out.
    pub(crate) fn weighed(&self, review: &str) -> Vec<(String, ReviewDocument<'_>)> {
        let responses = self.response_documents().into_iter().filter_map(|response| {
            let level = response.level.to_owned();
            if response.done_by.contains(&review) {
                let event = response.done_by.into_iter().find(|event| *event == review)?;
                let (left_out, came_later) = (Vec::new(), Vec::new());
                return Some((level, ReviewDocument { event, level_too_low: false, left_out, came_later }));
            }
            let own = response.reviews.into_iter().find(|own| own.event == review)?;
            Some((level, own))
        });
        responses.collect()
    }

    fn response_documents(&self) -> Vec<ResponseDocument<'_>> {
        let levels = self.policy.document().levels.iter().enumerate().skip(1).rev();
        let responses =
            levels.filter_map(|(rank, level)| self.response(u8::try_from(rank).unwrap_or_default(), level));
        responses.collect()
    }

    fn response<'a>(&'a self, rank: u8, level: &'a Level) -> Option<ResponseDocument<'a>> {
        let episodes = self.asked.episodes(rank, self.ranks());
        let last = *episodes.last()?;
        let since = self.at(last.from);
        let mut document = ResponseDocument {
            level: level.id.as_str(),
            status: ResponseStatus::Done,
            since,
            due: level.within?.after(since, self.policy.calendar()),
            criteria: Vec::new(),
            occurrences: Vec::new(),
            reviews: Vec::new(),
            reopened_by: Vec::new(),
            done_at: last.ended.map(|ended| self.at(ended)),
            done_by: Vec::new(),
        };
        if last.ended.is_some() {
            let reviews = self.asked.done_by(rank, last, self.ranks());
            document.done_by = reviews.into_iter().map(|at| self.event_id(at)).collect();
            return Some(document);
        }
        let reopened = episodes.len() > 1;
        document.status = match (self.as_of > document.due, reopened) {
            (true, _) => ResponseStatus::Overdue,
            (false, true) => ResponseStatus::Reopened,
            (false, false) => ResponseStatus::Outstanding,
        };
        let Outstanding { criteria, occurrences } = self.asked.outstanding(rank, self.ranks())?;
        let all = &self.policy.document().criteria;
        document.criteria = criteria.iter().filter_map(|at| Some(all.get(*at)?.id.as_str())).collect();
        document.occurrences = self.occurrence_ids(&occurrences);
        if reopened {
            document.reopened_by = self.occurrence_ids(&self.asked.new_since(&occurrences, last.from));
        }
        let held = self.asked.held(&occurrences, (last.from, self.ranks())).into_iter();
        let reviews = held.map(|held| ReviewDocument {
            event: self.event_id(held.event),
            level_too_low: held.level < rank,
            left_out: self.occurrence_ids(&held.left_out),
            came_later: self.occurrence_ids(&held.came_later),
        });
        document.reviews = reviews.collect();
        Some(document)
    }

    fn occurrence_ids(&self, occurrences: &[u32]) -> Vec<&str> {
        occurrences.iter().map(|at| self.asked.occurrence_id(*at)).collect()
    }

    fn information(&self) -> Vec<InformationDocument<'_>> {
        let clocks = self.policy.document().accountability.clocks.as_ref();
        let limit = clocks.and_then(|clocks| clocks.information);
        let outstanding = self.walk.requests.iter().filter(|request| request.outstanding());
        let documents = outstanding.filter_map(|request| {
            let Entry::InformationRequested { of, .. } = self.entry(request.asked.event)? else {
                return None;
            };
            let since = self.at(request.asked.rank);
            Some(InformationDocument {
                event: self.event_id(request.asked.event),
                of: of.as_str(),
                since,
                due: limit.map(|limit| limit.after(since, self.policy.calendar())),
                refused: request.last.is_some(),
            })
        });
        documents.collect()
    }

    pub(crate) fn decisions(&self) -> Vec<DecisionDocument<'_>> {
        let decisions = self.walk.decisions.iter().filter_map(|at| {
            let Entry::Decision { role, follows, level, receipt, .. } = self.entry(at.event)? else {
                return None;
            };
            let recommended = self.asked.level_at(at.rank, self.at(at.rank).date_naive());
            let decided = level.as_ref().and_then(|level| self.policy.rank(level));
            let direction = decided.map(|decided| match decided.cmp(&usize::from(recommended)) {
                std::cmp::Ordering::Greater => Direction::Up,
                std::cmp::Ordering::Less => Direction::Down,
                std::cmp::Ordering::Equal => Direction::Same,
            });
            Some(DecisionDocument {
                event: self.event_id(at.event),
                role: role.as_str(),
                at: self.at(at.rank),
                follows: *follows,
                level: level.as_ref().map(LevelId::as_str),
                receipt: *receipt,
                recommended: self.policy.level_of_rank(recommended).id.as_str(),
                direction,
            })
        });
        decisions.collect()
    }

    pub(crate) fn closures(&self) -> Vec<ClosureDocument<'_>> {
        let closures = self.walk.closures.iter().enumerate().filter_map(|(nth, closed)| {
            let Entry::Closure { role, referrals, reason, against, receiver, .. } =
                self.entry(closed.at.event)?
            else {
                return None;
            };
            Some(ClosureDocument {
                event: self.event_id(closed.at.event),
                at: self.at(closed.at.rank),
                role: role.as_str(),
                reason: *reason,
                referrals: referrals.iter().map(ContactId::as_str).collect(),
                receiver: receiver.as_ref().map(AgencyId::as_str),
                stated: against.as_ref().map_or(&[], |against| &against.blockers),
                blockers: self.blockers_of(nth).to_vec(),
                untold: self.is_untold(nth),
            })
        });
        closures.collect()
    }

    fn duty_documents(&self) -> Vec<DutyDocument<'_>> {
        let id = self.case.document().id.as_str();
        let documents = self.open_duties().map(|duty| self.duty(&self.policy, &self.case, id, &duty));
        let mut documents: Vec<_> = documents.collect();
        documents.sort_by(DutyDocument::in_order);
        documents
    }
}
