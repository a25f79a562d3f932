//! Who looks after a case: hand-offs, supports, and what agencies are asked for.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::contact::{AGENCIES, set};
use super::entry::pick;
use super::event::{EventPlan, text};
use super::review::ROLES;
use super::timeline::Timeline;

/// The agencies that are asked for support: few, so that they have time to answer.
const SUPPORTERS: [&str; 2] = ["clinic-1", "team-1"];

/// What was offered and asked for up to a moment.
#[derive(Debug, Clone, Default)]
pub struct Steward {
    /// The open offer of a home: to whom, and the pathway.
    offer: Option<(&'static str, &'static str)>,
    /// The last step of each support.
    supports: BTreeMap<&'static str, &'static str>,
    /// The requests for information.
    requests: Vec<String>,
}

/// A step of a hand-off or a support before it knows the case.
#[derive(Debug, Clone)]
pub struct Step {
    /// The agency, if the step is an offer of a home.
    to: &'static str,
    /// The agency of a support.
    supporter: &'static str,
    /// The pathway, if the step is an offer of a home.
    pathway: &'static str,
    /// The step, if something is on offer.
    answer: &'static str,
}

/// A step of a hand-off or a support.
pub fn step() -> impl Strategy<Value = Step> + Clone {
    let pathway = select(&["pathway-0", "pathway-1"][..]);
    let answer = prop_oneof![2 => Just("accepted"), 3 => Just("declined"), 2 => Just("lapsed"), 1 => Just("withdrawn")];
    (select(&AGENCIES[..]), select(&SUPPORTERS[..]), pathway, answer)
        .prop_map(|(to, supporter, pathway, answer)| Step { to, supporter, pathway, answer })
}

/// How a request for information ends.
pub fn outcome() -> impl Strategy<Value = &'static str> + Clone {
    prop_oneof![
        2 => Just("provided"),
        1 => Just("nothingHeld"),
        2 => Just("refused"),
        1 => Just("withdrawn"),
    ]
}

/// The answer to the open offer of a home; without one, an offer.
#[must_use]
pub fn hand_off(timeline: &mut Timeline, plan: &EventPlan, step: &Step) -> Value {
    let open = timeline.steward.offer.take();
    let (to, pathway) = open.unwrap_or((step.to, step.pathway));
    let taken = if open.is_some() { step.answer } else { "offered" };
    if open.is_none() {
        timeline.steward.offer = Some((to, pathway));
    }
    let mut hand_off = json!({ "step": taken, "pathway": pathway, "to": to });
    set(&mut hand_off, "owner", (taken == "accepted").then(|| "owner-1".into()));
    set(&mut hand_off, "reason", (plan.particular || taken == "declined").then(text));
    set(&mut hand_off, "from", plan.particular.then(|| (*plan.contact.get(&AGENCIES)).into()));
    json!({ "handOff": hand_off })
}

/// The answer of an agency that was asked for support; of one that gives it, the end or a further offer;
/// else an offer.
#[must_use]
pub fn support(timeline: &mut Timeline, plan: &EventPlan, step: &Step) -> Value {
    let open = timeline.steward.supports.iter().find(|(_, last)| **last == "offered");
    let waiting = open.map(|(to, _)| *to).filter(|_| plan.particular);
    let to = waiting.unwrap_or(step.supporter);
    let taken = match timeline.steward.supports.get(to) {
        Some(&"offered") => step.answer,
        Some(&"accepted") if step.answer == "withdrawn" || plan.particular => "withdrawn",
        _ => "offered",
    };
    timeline.steward.supports.insert(to, taken);
    let mut support = json!({ "step": taken, "to": to });
    set(&mut support, "what", (plan.part.index(2) == 0).then(text));
    set(&mut support, "reason", (plan.particular || taken == "declined").then(text));
    json!({ "support": support })
}

/// What comes of a request for information, or a further request.
#[must_use]
pub fn information(timeline: &mut Timeline, plan: &EventPlan, outcome: &str) -> Value {
    let noted = plan.contact.index(2) == 0;
    let returns = plan.particular || noted;
    let request = returns.then(|| pick(plan.part, &timeline.steward.requests)).flatten();
    if let Some(request) = request {
        let mut returned = json!({ "request": request, "outcome": outcome });
        set(&mut returned, "note", noted.then(text));
        return json!({ "informationReturned": returned });
    }
    let mut requested = json!({ "of": plan.part.get(&AGENCIES) });
    set(&mut requested, "what", noted.then(text));
    timeline.steward.requests.push(timeline.next_id());
    json!({ "informationRequested": requested })
}

/// A look at whether the record is still needed.
#[must_use]
pub fn retention(plan: &EventPlan) -> Value {
    let role = plan.contact.get(&ROLES);
    json!({ "retentionReviewed": { "role": role, "keep": plan.particular, "reason": text() } })
}
