//! The entries of events, made to fit the moment.

use proptest::sample::Index;
use serde_json::{Value, json};

use super::calendar;
use super::contact::set;
use super::event::{Correction, EventPlan, Says, text};
use super::timeline::{Known, Timeline};
use super::{closing, review, steward};

/// The entry of an event, if there is something for it to name.
#[must_use]
pub fn entry(timeline: &mut Timeline, plan: &EventPlan) -> Option<Value> {
    match &plan.says {
        Says::Refuted => amendment(timeline, plan, "refuted", "reason"),
        Says::Explained => amendment(timeline, plan, "explained", "account"),
        Says::Corrected(correction) => corrected(timeline, plan, correction),
        Says::Answered(presence, basis, role) => answered(timeline, plan, presence, basis, *role),
        Says::Deleted => deleted(timeline, plan),
        Says::Shared(with) => shared(timeline, plan, with),
        Says::Candidate => Some(candidate(timeline, plan)),
        Says::Review(reviewing) => review::review(timeline, plan, reviewing),
        Says::Decision(deciding) => Some(review::decision(plan, deciding)),
        Says::Closure(closing) => Some(closing::closure(timeline, plan, closing)),
        Says::Proposal(closing) => Some(closing::proposal(timeline, plan, closing)),
        Says::Extension(months) => closing::extension(timeline, plan, *months),
        Says::HandOff(step) => Some(steward::hand_off(timeline, plan, step)),
        Says::Support(step) => Some(steward::support(timeline, plan, step)),
        Says::Information(outcome) => Some(steward::information(timeline, plan, outcome)),
        Says::Retention => Some(steward::retention(plan)),
        Says::Statement(by) => statement(timeline, plan, by),
        Says::Consent(step) => Some(json!({ "consent": { "step": step, "note": text() } })),
    }
}

/// One of several, if there is one.
#[must_use]
pub fn pick<T: Clone>(index: Index, of: &[T]) -> Option<T> {
    (!of.is_empty()).then(|| index.get(of).clone())
}

/// A refutation or an explanation, of an observation or of a whole contact.
fn amendment(timeline: &mut Timeline, plan: &EventPlan, tag: &str, why: &str) -> Option<Value> {
    let contact = pick(plan.contact, &timeline.settled())?;
    let mut named = json!({ "contact": contact.id, why: text() });
    if plan.particular || tag == "refuted" && plan.part.index(4) > 0 {
        let (observation, _) = pick(plan.part, &contact.observations())?;
        named["observation"] = observation.into();
    }
    timeline.rely_on(&contact.id);
    Some(json!({ tag: named }))
}

/// A statement on an observation or a whole contact.
fn statement(timeline: &mut Timeline, plan: &EventPlan, by: &str) -> Option<Value> {
    let mut entry = amendment(timeline, plan, "statement", "text")?;
    entry["statement"]["by"] = by.into();
    Some(entry)
}

/// A correction.
fn corrected(timeline: &mut Timeline, plan: &EventPlan, correction: &Correction) -> Option<Value> {
    let contact = pick(plan.contact, &timeline.correctable())?;
    let now = corrected_body(timeline, &contact, correction);
    timeline.correct(&contact.id, &now);
    Some(json!({ "corrected": { "contact": contact.id, "now": now, "reason": text() } }))
}

/// The body of a contact from then on. Its earliest day stays at or before the civil dates of receipt,
/// of the contact's record and of the correction's.
fn corrected_body(timeline: &Timeline, contact: &Known, correction: &Correction) -> Value {
    let mut body = contact.body.clone();
    for field in &correction.fields {
        set(&mut body, field, correction.from.body.get(*field).cloned());
    }
    if let Some(key) = correction.key {
        set(&mut body, "occurrence", key.map(Value::from));
    }
    let records = contact.recorded.date_naive().min(timeline.now.date_naive());
    let received = body.get("received").and_then(Value::as_str).map(calendar::instant);
    let limit = received.map_or(records, |received| received.date_naive().min(records));
    if correction.dates && correction.from.dates.earliest <= limit {
        body["occurred"] = correction.from.dates.occurred.clone().into();
        if correction.no_receipt {
            set(&mut body, "received", None);
        }
    }
    if body.get("received").is_none() && timeline.now.date_naive() < contact.recorded.date_naive() {
        // An offset made the correction's civil date the earlier one: nothing may depend on it.
        body["received"] = calendar::text(contact.recorded).into();
    }
    body
}

/// An answer to an unknown that has none.
fn answered(
    timeline: &mut Timeline,
    plan: &EventPlan,
    presence: &str,
    basis: &str,
    role: Option<&str>,
) -> Option<Value> {
    let mut open = Vec::new();
    for contact in timeline.settled() {
        for (observation, unknown) in contact.observations() {
            let name = (contact.id.clone(), observation);
            if unknown && !timeline.answered.contains(&name) {
                open.push(name);
            }
        }
    }
    let (contact, observation) = pick(plan.part, &open)?;
    let mut answer =
        json!({ "contact": contact, "observation": observation, "presence": presence, "basis": basis });
    // An answer that made the subject's part a greater one would be a correction.
    set(&mut answer, "role", role.filter(|role| *role == "experienced").map(Value::from));
    timeline.rely_on(&contact);
    timeline.answered.insert((contact, observation));
    Some(json!({ "answered": answer }))
}

/// A deletion, of a contact of the document or of one that is gone from it.
fn deleted(timeline: &mut Timeline, plan: &EventPlan) -> Option<Value> {
    let id = if plan.particular {
        format!("gone-{}", timeline.next_id())
    } else {
        pick(plan.contact, &timeline.recorded())?.id
    };
    timeline.deleted.insert(id.clone());
    Some(json!({ "deleted": { "contact": id, "reason": text() } }))
}

/// A share of contacts, events or both.
fn shared(timeline: &Timeline, plan: &EventPlan, with: &[&str]) -> Option<Value> {
    let contacts = timeline.recorded();
    let first = pick(plan.contact, &contacts).map(|contact| contact.id);
    let second = pick(plan.part, &contacts).map(|contact| contact.id);
    let mut contacts: Vec<String> = first.into_iter().chain(second).collect();
    contacts.dedup();
    let event = plan.particular.then(|| pick(plan.part, &timeline.events)).flatten();
    let events: Vec<Value> = event.map(|event| event["id"].clone()).into_iter().collect();
    let mut with = with.to_vec();
    with.dedup();
    let named = json!({ "contacts": contacts, "events": events, "with": with });
    (!contacts.is_empty() || !events.is_empty()).then(|| json!({ "shared": named }))
}

/// A candidate, or the resolution of one that is not resolved.
fn candidate(timeline: &mut Timeline, plan: &EventPlan) -> Value {
    if let Some(open) = timeline.candidates.pop() {
        let outcome = if plan.particular { "samePerson" } else { "differentPerson" };
        return json!({ "candidateResolved": { "candidate": open, "outcome": outcome, "reason": text() } });
    }
    timeline.candidates.push(timeline.next_id());
    json!({ "candidate": { "record": "record-7", "because": text() } })
}
