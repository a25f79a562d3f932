//! The duties of one case, those that were done too.

use chrono::{DateTime, FixedOffset};

use super::Standing;
use super::walk::Stage;
use crate::case::Case;
use crate::duty::{DutyDocument, DutyKind};
use crate::event::{Entry, OfferStep};
use crate::home::HomeAlarm;
use crate::id::AgencyId;
use crate::policy::Policy;
use crate::time::TimeLimit;

/// What a duty is about, by positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About<'a> {
    Case,
    Level(u8),
    Event(usize),
    /// A closure, and how many months after it.
    Months(usize, u32),
    Question(usize),
    Unknown(u32, &'a str),
}

/// A duty, from when it arose to when it was done.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Duty<'a> {
    pub(crate) kind: DutyKind,
    pub(crate) about: About<'a>,
    pub(crate) since: DateTime<FixedOffset>,
    pub(crate) due: DateTime<FixedOffset>,
    /// When it was done; nothing while it is not.
    pub(crate) ended: Option<DateTime<FixedOffset>>,
    /// Whether its time depends on holidays that the calendar does not give.
    beyond_calendar: bool,
}

/// An alarm about the home of a case: since when, and by when it must be settled, if the policy says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alarm {
    pub(super) kind: HomeAlarm,
    pub(super) since: DateTime<FixedOffset>,
    pub(super) due: Option<DateTime<FixedOffset>>,
    beyond_calendar: bool,
}

impl Standing {
    fn after(&self, limit: TimeLimit, from: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        limit.after(from, self.policy.calendar())
    }

    fn is_beyond_calendar(
        &self,
        limit: TimeLimit,
        since: DateTime<FixedOffset>,
        due: DateTime<FixedOffset>,
    ) -> bool {
        let covers = |instant: DateTime<FixedOffset>| self.policy.calendar().covers(instant.date_naive());
        matches!(limit, TimeLimit::WorkingDays(_)) && !(covers(since) && covers(due))
    }

    fn duty_within<'a>(
        &self,
        (kind, about): (DutyKind, About<'a>),
        since: DateTime<FixedOffset>,
        limit: TimeLimit,
        ended: Option<u32>,
    ) -> Duty<'a> {
        let due = self.after(limit, since);
        let beyond_calendar = self.is_beyond_calendar(limit, since, due);
        let ended = ended.map(|rank| self.at(rank));
        Duty { kind, about, since, due, ended, beyond_calendar }
    }

    /// The duties that are not done.
    pub(crate) fn open_duties(&self) -> impl Iterator<Item = Duty<'_>> {
        self.duties().into_iter().filter(|duty| duty.ended.is_none())
    }

    /// Every duty that arose, done or not, without those that only the present state of the case brings about once
    /// that state has passed.
    pub(crate) fn duties(&self) -> Vec<Duty<'_>> {
        let mut duties = Vec::new();
        self.responses(&mut duties);
        self.homes(&mut duties);
        self.offers(&mut duties);
        self.clocks(&mut duties);
        self.follow_ups(&mut duties);
        self.retention(&mut duties);
        duties
    }

    fn responses<'a>(&'a self, duties: &mut Vec<Duty<'a>>) {
        let levels = self.policy.document().levels.iter().enumerate().skip(1);
        for (rank, level) in levels {
            let (rank, Some(within)) = (u8::try_from(rank).unwrap_or_default(), level.within) else {
                continue;
            };
            for episode in self.asked.episodes(rank, self.ranks()) {
                let what = (DutyKind::Response, About::Level(rank));
                duties.push(self.duty_within(what, self.at(episode.from), within, episode.ended));
            }
        }
    }

    /// The alarms of an open case about its home.
    pub(super) fn alarms(&self) -> Vec<Alarm> {
        let Stage::Open(opened, _) = self.walk.stage else { return Vec::new() };
        let (homes, opened) = (&self.walk.homes, self.at(opened));
        let mut alarms = Vec::new();
        if homes.accepted.is_none() {
            alarms.push(Alarm { kind: HomeAlarm::NoHome, since: opened, due: None, beyond_calendar: false });
        }
        let Some(rule) = &self.policy.document().accountability.home else { return alarms };
        let refusals = homes.refused.get((rule.refusals as usize).saturating_sub(1));
        let refused = refusals.map(|rank| (self.at(*rank), false));
        let too_long = |since: DateTime<FixedOffset>| {
            let up = self.after(rule.unanswered_for, since);
            let beyond_calendar = self.is_beyond_calendar(rule.unanswered_for, since, up);
            Some((up, beyond_calendar)).filter(|_| self.as_of > up)
        };
        let offered = homes.offer().and_then(|offer| too_long(self.at(offer.rank)));
        let homeless = homes.accepted.is_none().then(|| too_long(opened)).flatten();
        if let Some((since, beyond_calendar)) = [refused, offered, homeless].into_iter().flatten().min() {
            let (kind, within) = (HomeAlarm::NoClearHome, rule.goes_to.within);
            let due = self.after(within, since);
            let beyond_calendar = beyond_calendar || self.is_beyond_calendar(within, since, due);
            alarms.push(Alarm { kind, since, due: Some(due), beyond_calendar });
        }
        alarms
    }

    fn homes<'a>(&'a self, duties: &mut Vec<Duty<'a>>) {
        for alarm in self.alarms() {
            let kind = match alarm.kind {
                HomeAlarm::NoHome => DutyKind::NoHome,
                HomeAlarm::NoClearHome => DutyKind::Home,
            };
            let due = alarm.due.unwrap_or(alarm.since);
            let Alarm { since, beyond_calendar, .. } = alarm;
            duties.push(Duty { kind, about: About::Case, since, due, ended: None, beyond_calendar });
        }
    }

    fn offers<'a>(&'a self, duties: &mut Vec<Duty<'a>>) {
        let Some(rule) = &self.policy.document().accountability.home else { return };
        for offer in &self.walk.homes.offers {
            let what = (DutyKind::Acceptance, About::Event(offer.made.event));
            let ended = offer.answer.map(|(rank, _)| rank);
            duties.push(self.duty_within(what, self.at(offer.made.rank), rule.answer_within, ended));
        }
    }

    fn clocks<'a>(&'a self, duties: &mut Vec<Duty<'a>>) {
        let Some(clocks) = &self.policy.document().accountability.clocks else { return };
        if let Some(limit) = clocks.information {
            for request in &self.walk.requests {
                let what = (DutyKind::Answer, About::Event(request.asked.event));
                duties.push(self.duty_within(what, self.at(request.asked.rank), limit, request.ended));
            }
        }
        if let Some(limit) = clocks.candidate {
            for candidate in &self.walk.candidates {
                let what = (DutyKind::Candidate, About::Event(candidate.named.event));
                duties.push(self.duty_within(what, self.at(candidate.named.rank), limit, candidate.resolved));
            }
        }
        let Some((limit, Stage::Open(opened, _))) = clocks.unknown.map(|limit| (limit, self.walk.stage))
        else {
            return;
        };
        for (contact, observation, since) in self.unknowns() {
            let what = (DutyKind::Unknown, About::Unknown(contact, observation));
            duties.push(self.duty_within(what, self.at(since.max(opened)), limit, None));
        }
        let unasked = self.unasked(self.ranks());
        for question in (0..8).filter(|at| unasked & (1 << at) != 0) {
            let what = (DutyKind::Question, About::Question(question));
            duties.push(self.duty_within(what, self.at(opened), limit, None));
        }
    }

    fn follow_ups<'a>(&'a self, duties: &mut Vec<Duty<'a>>) {
        let rules = &self.policy.document().accountability;
        for (nth, closed) in self.walk.closures.iter().enumerate() {
            let (event, since) = (closed.at.event, self.at(closed.at.rank));
            if let Some(rule) = &rules.follow_up {
                let last = rule.months.last().copied().unwrap_or_default();
                let extended = closed.extended.iter().map(|months| (*months).min(rule.extendable_to)).max();
                let more = extended.filter(|months| *months > last);
                let milestones = rule.months.iter().copied().chain(more);
                for months in milestones {
                    let what = (DutyKind::FollowUp, About::Months(event, months));
                    let mut own = closed.reviews.iter().filter(|(_, of)| *of == Some(months));
                    let held = own.next().map(|(at, _)| at.rank);
                    let duty = self.duty_within(what, since, TimeLimit::Months(months), held);
                    let passed = closed.reopened.is_some_and(|reopened| self.at(reopened) <= duty.due);
                    if duty.ended.is_some() || !passed {
                        duties.push(duty);
                    }
                }
            }
            let against = rules.closure.as_ref().and_then(|rule| rule.against_advice.as_ref());
            if let Some(rule) = against.filter(|_| self.went_against_advice(nth)) {
                let looks = closed.reviews.iter().filter(|(_, months)| months.is_none());
                let by_role = looks.map(|(at, _)| at).find(|at| {
                    let event = self.case.document().events.get(at.event).map(|event| &event.entry);
                    matches!(event, Some(Entry::Review { role, .. }) if *role == rule.role)
                });
                let ended = by_role.map(|at| at.rank).into_iter().chain(closed.reopened).min();
                let what = (DutyKind::AgainstAdvice, About::Event(event));
                duties.push(self.duty_within(what, since, rule.within, ended));
            }
        }
    }

    /// Whether something stood against a closure; where that can no longer be told, whether the record says so.
    fn went_against_advice(&self, nth: usize) -> bool {
        !self.blockers_of(nth).is_empty() || self.is_untold(nth) && self.is_stated_against(nth)
    }

    fn retention<'a>(&'a self, duties: &mut Vec<Duty<'a>>) {
        let clocks = self.policy.document().accountability.clocks.as_ref();
        let Some(limit) = clocks.and_then(|clocks| clocks.retention).filter(|_| !self.walk.is_open()) else {
            return;
        };
        let history = self.case.history();
        let kept = history.reports.iter().filter(|report| report.stands(self.ranks()));
        let Some(last) = kept.map(|report| report.first).max() else { return };
        let reviewed = self.walk.retention;
        let events = &self.case.document().events;
        let keep = |at: usize| match events.get(at).map(|event| &event.entry) {
            Some(Entry::RetentionReviewed { keep, .. }) => *keep,
            _ => true,
        };
        let closed = self.walk.closures.last().map(|closed| closed.at.rank);
        let latest = closed.map_or(last, |closed| closed.max(last));
        let dropped = reviewed.filter(|at| at.rank >= latest && !keep(at.event));
        if let Some(at) = dropped {
            let (kind, at) = (DutyKind::Deletion, self.at(at.rank));
            let about = About::Case;
            duties.push(Duty { kind, about, since: at, due: at, ended: None, beyond_calendar: false });
            return;
        }
        let since = [Some(latest), reviewed.map(|at| at.rank)].into_iter().flatten().max();
        if let Some(since) = since {
            duties.push(self.duty_within((DutyKind::Retention, About::Case), self.at(since), limit, None));
        }
    }

    /// A duty as data, in the words of the policy and of the case that this standing is about.
    pub(crate) fn duty<'a>(
        &self,
        policy: &'a Policy,
        case: &'a Case,
        id: &'a str,
        duty: &Duty<'_>,
    ) -> DutyDocument<'a> {
        let event = |at: usize| case.document().events.get(at);
        let about = match duty.about {
            About::Case => id.to_owned(),
            About::Level(rank) => policy.level_of_rank(rank).id.to_string(),
            About::Event(at) | About::Months(at, _) => {
                event(at).map(|event| event.id.to_string()).unwrap_or_default()
            }
            About::Question(at) => {
                let question = policy.document().required_questions.get(at);
                question.map(|question| question.indicator.to_string()).unwrap_or_default()
            }
            About::Unknown(contact, observation) => {
                format!("{}/{observation}", self.contact_id(contact as usize))
            }
        };
        let months = match duty.about {
            About::Months(_, months) => Some(months),
            _ => None,
        };
        DutyDocument {
            kind: duty.kind,
            case: id,
            about,
            months,
            who: self.who(policy, case, duty),
            since: duty.since,
            due: duty.due,
            overdue: self.as_of > duty.due,
            beyond_calendar: duty.beyond_calendar,
        }
    }

    fn who<'a>(&self, policy: &'a Policy, case: &'a Case, duty: &Duty<'_>) -> &'a str {
        let rules = &policy.document().accountability;
        let entry = match duty.about {
            About::Event(at) => case.document().events.get(at).map(|event| &event.entry),
            _ => None,
        };
        let told = match (duty.kind, duty.about) {
            (DutyKind::Response, About::Level(rank)) => Some(policy.level_of_rank(rank).who.as_str()),
            (DutyKind::Home, _) => rules.home.as_ref().map(|rule| rule.goes_to.who.as_str()),
            (DutyKind::FollowUp, _) => rules.follow_up.as_ref().map(|rule| rule.who.as_str()),
            (DutyKind::AgainstAdvice, _) => {
                let rule = rules.closure.as_ref().and_then(|rule| rule.against_advice.as_ref());
                rule.map(|rule| rule.who.as_str())
            }
            (DutyKind::Acceptance | DutyKind::Answer, _) => match entry {
                Some(Entry::HandOff { to, .. } | Entry::Support { to, .. }) => Some(to.as_str()),
                Some(Entry::InformationRequested { of, .. }) => Some(of.as_str()),
                _ => None,
            },
            (DutyKind::NoHome, _) => None,
            _ => self.home_of(case).map(AgencyId::as_str),
        };
        told.unwrap_or_else(|| self.lead(policy))
    }

    /// The agency that has the case.
    pub(super) fn home_of<'a>(&self, case: &'a Case) -> Option<&'a AgencyId> {
        let event = case.document().events.get(self.walk.homes.accepted?.event)?;
        match &event.entry {
            Entry::HandOff { to, step: OfferStep::Accepted, .. } => Some(to),
            _ => None,
        }
    }

    /// Who should lead, by the route that holds at present.
    fn lead<'a>(&self, policy: &'a Policy) -> &'a str {
        let route = policy.route_of(&self.case, self.as_of);
        policy.document().routes.get(route).map_or("", |route| route.lead.as_str())
    }
}
