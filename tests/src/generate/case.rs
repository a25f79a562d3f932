//! Cases.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::contact::{ContactPlan, contact_plan};
use super::event::{EventPlan, event_plans};
use super::timeline;

/// A case of up to 8 contacts (`c0` and so on) and up to 12 events (`e00` and so on).
pub fn case() -> impl Strategy<Value = Value> {
    let contacts = prop_oneof![1 => vec(contact_plan(), 0..=8), 2 => vec(contact_plan(), 3..=8)];
    let is = select(&["child", "adult"][..]);
    (is, contacts, event_plans(), any::<bool>())
        .prop_map(|(is, contacts, events, more)| document(is, &contacts, &events, more))
}

/// The document; with `more`, it has its optional parts.
fn document(is: &str, contacts: &[ContactPlan], events: &[EventPlan], more: bool) -> Value {
    let contacts: Vec<Value> =
        contacts.iter().enumerate().map(|(place, plan)| plan.contact(&format!("c{place}"))).collect();
    let events = timeline::events(&contacts, events);
    let mut case = json!({
        "schema": "everycontact/case/1",
        "id": "case-1",
        "subject": { "id": "subject-1", "is": is },
        "contacts": contacts,
    });
    if more || !events.is_empty() {
        case["events"] = events.into();
    }
    if more {
        case["about"] = "A case of the tests.".into();
        case["unitemised"] = json!([
            { "count": 6, "sector": "police", "occurred": "2019/2020-03", "recorded": "2020-04-01T09:00:00Z", "summary": "Six calls." },
        ]);
    }
    case
}
