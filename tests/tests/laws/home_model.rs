//! The plainest account of the rules about homes, to compare the engine with.

use chrono::{DateTime, Duration, FixedOffset};
use everycontact::{format_instant, parse_instant};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

type Instant = DateTime<FixedOffset>;

/// The agencies to which the case is offered.
const AGENCIES: [&str; 3] = ["council-1", "health-1", "panel-1"];

/// What somebody does, or that nobody does anything.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    Offer(usize),
    Accept,
    Decline,
    Lapse,
    Withdraw,
    Refer,
    Close,
    Reopen,
    Wait,
}

/// A step, and how many hours after the one before.
pub fn step() -> impl Strategy<Value = (Step, i64)> {
    let step = prop_oneof![
        5 => (0..AGENCIES.len()).prop_map(Step::Offer),
        1 => Just(Step::Accept),
        3 => Just(Step::Decline),
        2 => Just(Step::Lapse),
        1 => Just(Step::Withdraw),
        2 => Just(Step::Refer),
        1 => Just(Step::Close),
        1 => Just(Step::Reopen),
        2 => Just(Step::Wait),
    ];
    (step, select(&[0, 0, 1, 1, 23, 24, 48, 168, 700][..]))
}

/// The rule about homes; the limits in hours.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub answer_within: i64,
    pub refusals: usize,
    pub unanswered_for: i64,
    pub settle_within: i64,
}

/// A rule.
pub fn rule() -> impl Strategy<Value = Rule> {
    let hours = || select(&[1_i64, 2, 24, 48, 49, 168, 720][..]);
    (hours(), 1..=3_usize, hours(), hours()).prop_map(
        |(answer_within, refusals, unanswered_for, settle_within)| Rule {
            answer_within,
            refusals,
            unanswered_for,
            settle_within,
        },
    )
}

/// Where a case is by the rules, and the documents that say how it came there.
pub struct Model {
    rule: Rule,
    pub now: Instant,
    state: &'static str,
    /// Since when it is in this state.
    since: Option<Instant>,
    /// Who accepted it, and when.
    home: Option<(usize, Instant)>,
    /// To whom it is offered, and when.
    offer: Option<(usize, Instant)>,
    refused: Vec<Instant>,
    contacts: Vec<Value>,
    events: Vec<Value>,
}

impl Model {
    pub fn new(rule: Rule) -> Self {
        let now = parse_instant("2024-02-27T09:00:00Z").unwrap();
        let (contacts, events) = (Vec::new(), Vec::new());
        let refused = Vec::new();
        Self { rule, now, state: "notOpen", since: None, home: None, offer: None, refused, contacts, events }
    }

    /// Takes a step, unless a case could not record it.
    pub fn take(&mut self, step: Step, lag: i64) -> bool {
        let answers = matches!(step, Step::Accept | Step::Decline | Step::Lapse | Step::Withdraw);
        if answers != self.offer.is_some() && (answers || matches!(step, Step::Offer(_))) {
            return false;
        }
        self.now += Duration::hours(lag);
        match step {
            Step::Offer(to) => {
                self.offer = Some((to, self.now));
                self.hand_off("offered", to);
            }
            Step::Refer => self.refer(),
            Step::Close => {
                (self.state, self.since) = ("closed", Some(self.now));
                self.write(&json!({ "closure": { "role": "chair", "referrals": [] } }));
            }
            Step::Reopen => {
                self.open();
                self.write(&json!({ "reopened": { "role": "chair", "reason": "Why." } }));
            }
            Step::Wait => {}
            _ => self.answer(step),
        }
        true
    }

    /// Contacts of an instant come before its events: so a referral comes a second later.
    fn refer(&mut self) {
        self.now += Duration::seconds(1);
        self.open();
        self.contacts.push(json!({
            "id": format!("c{}", self.contacts.len()), "kind": "referral", "sector": "education", "agency": "school-1",
            "occurred": "2024-01-10", "recorded": format_instant(self.now), "observations": [],
        }));
    }

    fn open(&mut self) {
        if self.state != "open" {
            (self.state, self.since) = ("open", Some(self.now));
            self.refused.clear();
        }
    }

    fn answer(&mut self, step: Step) {
        let Some((to, _)) = self.offer.take() else { return };
        match step {
            Step::Accept => {
                self.home = Some((to, self.now));
                self.refused.clear();
                self.hand_off("accepted", to);
            }
            Step::Decline => {
                self.refused.push(self.now);
                self.hand_off("declined", to);
            }
            Step::Lapse => {
                self.refused.push(self.now);
                self.hand_off("lapsed", to);
            }
            _ => self.hand_off("withdrawn", to),
        }
    }

    fn hand_off(&mut self, step: &str, to: usize) {
        let (to, pathway) = (AGENCIES[to], "support");
        let said = json!({ "step": step, "pathway": pathway, "to": to, "owner": "worker", "reason": "Why." });
        self.write(&json!({ "handOff": said }));
    }

    fn write(&mut self, entry: &Value) {
        let id = format!("e{:02}", self.events.len());
        self.events.push(json!({ "id": id, "recorded": format_instant(self.now), "entry": entry }));
    }

    /// The case as it is written down.
    pub fn case(&self) -> Value {
        json!({
            "schema": "everycontact/case/1", "id": "case-1", "subject": { "id": "subject-1", "is": "child" },
            "contacts": self.contacts, "events": self.events,
        })
    }

    /// The instants at which it became unclear where the case belongs.
    fn unclear(&self) -> Vec<Instant> {
        let up = |from: Instant| from + Duration::hours(self.rule.unanswered_for);
        let mut unclear: Vec<Instant> = self.offer.iter().map(|(_, since)| up(*since)).collect();
        unclear.extend(self.since.filter(|_| self.home.is_none()).map(up));
        unclear.retain(|up| self.now > *up);
        unclear.extend(self.refused.get(self.rule.refusals - 1));
        unclear
    }

    fn alarms(&self) -> Vec<Value> {
        let mut alarms = Vec::new();
        if self.state != "open" {
            return alarms;
        }
        if self.home.is_none() {
            alarms.push(json!({ "kind": "noHome", "since": self.since.map(format_instant) }));
        }
        if let Some(since) = self.unclear().into_iter().min() {
            alarms.push(json!({
                "kind": "noClearHome",
                "since": format_instant(since),
                "due": format_instant(since + Duration::hours(self.rule.settle_within)),
                "goesTo": { "role": "director", "who": "The director." },
            }));
        }
        alarms
    }

    /// The stage and the home, as a standing writes them.
    pub fn standing(&self) -> Value {
        let status = match (self.home, self.offer) {
            (None, None) => "none",
            (None, Some(_)) => "offered",
            (Some(_), None) => "homed",
            (Some(_), Some(_)) => "handingOff",
        };
        let mut home = json!({ "status": status, "refusals": self.refused.len(), "alarms": self.alarms() });
        if let Some((agency, since)) = self.home {
            let (agency, since) = (AGENCIES[agency], format_instant(since));
            home["accepted"] =
                json!({ "agency": agency, "pathway": "support", "owner": "worker", "since": since });
        }
        if let Some((to, since)) = self.offer {
            let due = format_instant(since + Duration::hours(self.rule.answer_within));
            let (to, since) = (AGENCIES[to], format_instant(since));
            home["offer"] = json!({ "to": to, "pathway": "support", "since": since, "due": due });
        }
        let mut stage = json!({ "state": self.state });
        if let Some(since) = self.since {
            stage["since"] = format_instant(since).into();
        }
        json!({ "stage": stage, "home": home })
    }
}
