//! Duties: what somebody must do, and by when, as far as it is not done.

use serde_json::{Value, json};

use super::calendar::TimeLimit;
use super::documents::Event;
use super::inquiry::{Entered, Inquiry};
use super::keeping::{self, Home};
use super::policy::Track;
use super::responses::Response;
use super::stage::Stage;
use super::times::Instant;
use super::{alarms, closures, follow_up, gaps, home, levels, record};

/// The kinds, in the order in which those that are due at one instant are listed.
const KINDS: [&str; 12] = [
    "response",
    "noHome",
    "home",
    "acceptance",
    "answer",
    "candidate",
    "unknown",
    "question",
    "followUp",
    "againstAdvice",
    "retention",
    "deletion",
];

/// A duty that is not done.
#[derive(Debug, Clone)]
pub struct Duty {
    /// One of the twelve kinds.
    pub kind: &'static str,
    /// What it is about.
    pub about: String,
    /// The milestone of a follow-up.
    pub months: Option<u32>,
    /// Whose it is.
    pub who: String,
    /// Since when.
    pub since: Instant,
    /// By when.
    pub due: Instant,
}

/// The duties that are not done, as they are written and in their order.
#[must_use]
pub fn document(inquiry: &Inquiry, closures: &[closures::Closed]) -> Vec<Value> {
    let stage = Stage::of(inquiry);
    let home = Home::of(inquiry, &stage);
    let mut duties = responses(inquiry);
    duties.extend(homes(inquiry, &stage, &home));
    duties.extend(hand_offs(inquiry));
    duties.extend(supports(inquiry));
    duties.extend(answers(inquiry));
    duties.extend(candidates(inquiry, &home));
    duties.extend(unknowns(inquiry, &stage, &home));
    duties.extend(questions(inquiry, &stage, &home));
    duties.extend(follow_up::duties(inquiry, &stage, closures));
    duties.extend(retention(inquiry, &stage, &home));
    let order = |kind| KINDS.iter().position(|known| *known == kind);
    duties.sort_by_key(|duty| (duty.due, order(duty.kind), duty.since, duty.about.clone()));
    duties.iter().map(|duty| duty.document(inquiry)).collect()
}

impl Duty {
    /// The duty as it is written.
    fn document(&self, inquiry: &Inquiry) -> Value {
        let mut document = json!({
            "kind": self.kind,
            "about": self.about,
            "who": self.who,
            "since": inquiry.text(self.since),
            "due": inquiry.text(self.due),
            "overdue": inquiry.overdue(self.due),
        });
        if let Some(months) = self.months {
            document["months"] = months.into();
        }
        document
    }
}

/// A duty that was laid on somebody at an instant, and must be done within a limit.
fn within(
    inquiry: &Inquiry,
    kind: &'static str,
    about: &str,
    who: &str,
    since: Instant,
    limit: TimeLimit,
) -> Duty {
    let due = inquiry.due(limit, since);
    Duty { kind, about: about.to_owned(), months: None, who: who.to_owned(), since, due }
}

/// Those who keep the case: the agency whose home it is, else the lead of the route.
fn keeper(inquiry: &Inquiry, home: &Home) -> String {
    home.agency().map_or_else(|| lead(inquiry), str::to_owned)
}

/// The lead of the route that the recommendation takes.
fn lead(inquiry: &Inquiry) -> String {
    let view = inquiry.present_view();
    let level = levels::level(&inquiry.policy, &view, Track::Known);
    let id = home::route(&inquiry.policy, &view, &level);
    let route = inquiry.policy.routes.iter().find(|route| route.id == id);
    route.expect("the route is one of the policy's").lead.clone()
}

/// To look at the case.
fn responses(inquiry: &Inquiry) -> Vec<Duty> {
    let mut duties = Vec::new();
    for response in Response::all(inquiry) {
        let above_lowest = inquiry.policy.rank(&response.level.id) > 0;
        if let Some(limit) = response.level.within.filter(|_| above_lowest && response.is_open()) {
            let (level, who) = (&response.level.id, &response.level.who);
            duties.push(within(inquiry, "response", level, who, response.since, limit));
        }
    }
    duties
}

/// To give the case a home, and to decide who does.
fn homes(inquiry: &Inquiry, stage: &Stage, home: &Home) -> Vec<Duty> {
    let mut duties = Vec::new();
    let about = inquiry.case.id.as_str();
    if let Some(since) = alarms::no_home(stage, home) {
        let (about, who) = (about.to_owned(), lead(inquiry));
        duties.push(Duty { kind: "noHome", about, months: None, who, since, due: since });
    }
    if let Some((since, rule)) = alarms::no_clear_home(inquiry, stage, home) {
        duties.push(within(inquiry, "home", about, &rule.goes_to.who, since, rule.goes_to.within));
    }
    duties
}

/// To answer an offer of a hand-off: until the next step of a hand-off, which ends it whatever it is.
fn hand_offs(inquiry: &Inquiry) -> Vec<Duty> {
    let steps = inquiry.events();
    let mut duties = Vec::new();
    for (place, event) in steps.iter().enumerate() {
        let Some(offer) = event.entry.hand_off.as_ref().filter(|hand_off| hand_off.step == "offered") else {
            continue;
        };
        let answered = steps[place + 1..].iter().any(|later| later.entry.hand_off.is_some());
        duties.extend(acceptance(inquiry, event, &offer.to).filter(|_| !answered));
    }
    duties
}

/// To answer an offer of a support: until the next step of the same agency's.
fn supports(inquiry: &Inquiry) -> Vec<Duty> {
    let steps = inquiry.events();
    let mut duties = Vec::new();
    for (place, event) in steps.iter().enumerate() {
        let Some(offer) = event.entry.support.as_ref().filter(|support| support.step == "offered") else {
            continue;
        };
        let answered = steps[place + 1..].iter().any(|later| {
            let step = later.entry.support.as_ref();
            step.is_some_and(|step| step.to == offer.to)
        });
        duties.extend(acceptance(inquiry, event, &offer.to).filter(|_| !answered));
    }
    duties
}

/// To answer an offer.
fn acceptance(inquiry: &Inquiry, offer: &Event, to: &str) -> Option<Duty> {
    let since = inquiry.instant(&offer.recorded);
    let due = keeping::answer_due(inquiry, since)?;
    let (about, who) = (offer.id.clone(), to.to_owned());
    Some(Duty { kind: "acceptance", about, months: None, who, since, due })
}

/// To answer a request for information: until something else than a refusal came back last.
fn answers(inquiry: &Inquiry) -> Vec<Duty> {
    let Some(limit) = inquiry.policy.accountability.clocks.information else {
        return Vec::new();
    };
    let mut requests = gaps::requests(inquiry);
    requests.retain(|(_, _, outcomes)| outcomes.last().is_none_or(|last| last == "refused"));
    let duty = |(event, of, _): &(Event, String, _)| {
        within(inquiry, "answer", &event.id, of, inquiry.instant(&event.recorded), limit)
    };
    requests.iter().map(duty).collect()
}

/// To resolve a candidate.
fn candidates(inquiry: &Inquiry, home: &Home) -> Vec<Duty> {
    let Some(limit) = inquiry.policy.accountability.clocks.candidate else {
        return Vec::new();
    };
    let who = keeper(inquiry, home);
    let duty = |(event, _): &(Event, String)| {
        within(inquiry, "candidate", &event.id, &who, inquiry.instant(&event.recorded), limit)
    };
    gaps::candidates(inquiry).iter().map(duty).collect()
}

/// To find out what is not known, while the case is open.
fn unknowns(inquiry: &Inquiry, stage: &Stage, home: &Home) -> Vec<Duty> {
    let limit = inquiry.policy.accountability.clocks.unknown;
    let (Some(limit), Some(opened)) = (limit, stage.open_since()) else {
        return Vec::new();
    };
    let who = keeper(inquiry, home);
    let duty = |unknown: &gaps::Unknown| {
        within(inquiry, "unknown", &unknown.about, &who, unknown.since.max(opened), limit)
    };
    gaps::unknowns(inquiry).iter().map(duty).collect()
}

/// To ask what was never asked, while the case is open.
fn questions(inquiry: &Inquiry, stage: &Stage, home: &Home) -> Vec<Duty> {
    let limit = inquiry.policy.accountability.clocks.unknown;
    let (Some(limit), Some(since)) = (limit, stage.open_since()) else {
        return Vec::new();
    };
    let who = keeper(inquiry, home);
    let duty = |indicator: &String| within(inquiry, "question", indicator, &who, since, limit);
    gaps::questions(inquiry).iter().map(duty).collect()
}

/// While the case is not open: to look at whether the record is still needed, or to delete it if it was found that it is not.
fn retention(inquiry: &Inquiry, stage: &Stage, home: &Home) -> Option<Duty> {
    let limit = inquiry.policy.accountability.clocks.retention.filter(|_| stage.open_since().is_none())?;
    let contacts = inquiry.case.contacts.iter();
    let standing = contacts.filter(|contact| !record::deleted(&inquiry.case, &contact.id));
    let last_contact = standing.map(|contact| inquiry.place(Entered::Contact(contact))).max()?;
    let events = inquiry.events();
    let closed = events.iter().rfind(|event| event.entry.closure.is_some());
    let reviewed = events.iter().rfind(|event| event.entry.retention_reviewed.is_some());
    let who = keeper(inquiry, home);
    let about = inquiry.case.id.clone();
    if let Some(event) = reviewed
        && event.entry.retention_reviewed.as_ref().is_some_and(|reviewed| !reviewed.keep)
        && inquiry.place_of(event) > last_contact
        && closed.is_none_or(|closed| inquiry.instant(&closed.recorded) <= inquiry.instant(&event.recorded))
    {
        let since = inquiry.instant(&event.recorded);
        return Some(Duty { kind: "deletion", about, months: None, who, since, due: since });
    }
    let since = closed.into_iter().chain(reviewed).map(|event| inquiry.instant(&event.recorded));
    let since = since.fold(last_contact.at, Instant::max);
    Some(within(inquiry, "retention", &about, &who, since, limit))
}
