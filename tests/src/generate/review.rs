//! Reviews and decisions: what people with a role thought of a case.

use everycontact::Digest;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::contact::set;
use super::entry::pick;
use super::event::{EventPlan, text};
use super::timeline::Timeline;

/// The roles of those who review, decide and close, and to whom a policy sends what is not done.
pub const ROLES: [&str; 3] = ["reviewer", "chair", "manager"];

/// A review before it knows the case.
#[derive(Debug, Clone)]
pub struct Reviewing {
    /// For each settled contact, whether its occurrence is considered.
    considered: Vec<bool>,
    /// The level at which it is held.
    level: &'static str,
    /// The reviewer's role.
    role: &'static str,
    /// The level that the reviewer held to be right, if it is written down.
    judgement: Option<&'static str>,
    /// Whether it looks back on a closure, if there is one.
    looks_back: bool,
}

/// A decision before it knows the case.
#[derive(Debug, Clone)]
pub struct Deciding {
    /// Who decides.
    role: &'static str,
    /// The level that is decided on; one that follows the recommendation need not name it.
    level: &'static str,
    /// The receipt that was seen, if it is named.
    receipt: Option<Digest>,
}

/// A review, often of everything.
pub fn reviewing() -> impl Strategy<Value = Reviewing> + Clone {
    let considered = prop_oneof![
        1 => Just(vec![true; 8]),
        2 => vec(prop::bool::weighted(0.8), 8),
    ];
    let judgement = option::weighted(0.4, level());
    (considered, level(), select(&ROLES[..]), judgement, any::<bool>()).prop_map(
        |(considered, level, role, judgement, looks_back)| Reviewing {
            considered,
            level,
            role,
            judgement,
            looks_back,
        },
    )
}

/// A decision.
pub fn deciding() -> impl Strategy<Value = Deciding> + Clone {
    let receipt = option::weighted(0.5, any::<[u8; 32]>().prop_map(Digest::from_bytes));
    (select(&ROLES[..]), level(), receipt).prop_map(|(role, level, receipt)| Deciding {
        role,
        level,
        receipt,
    })
}

/// A level, the higher ones more often; a policy may lack it.
fn level() -> impl Strategy<Value = &'static str> + Clone {
    prop_oneof![1 => Just("l0"), 2 => Just("l1"), 2 => Just("l2"), 3 => Just("l3")]
}

/// A review that considered at least one occurrence.
#[must_use]
pub fn review(timeline: &mut Timeline, plan: &EventPlan, review: &Reviewing) -> Option<Value> {
    let mut occurrences = Vec::new();
    for (contact, considered) in timeline.settled().iter().zip(&review.considered) {
        if *considered {
            timeline.rely_on(&contact.id);
            if !occurrences.contains(&contact.occurrence()) {
                occurrences.push(contact.occurrence());
            }
        }
    }
    if occurrences.is_empty() {
        return None;
    }
    let mut written = json!({
        "level": review.level,
        "role": review.role,
        "considered": occurrences,
        "judgedFirst": plan.particular,
    });
    set(&mut written, "judgement", review.judgement.map(Value::from));
    let closure = review.looks_back.then(|| pick(plan.part, &timeline.closures)).flatten();
    let months = [None, Some(1), Some(2), Some(6), Some(12)];
    let after = closure.map(|closure| {
        let mut after = json!({ "closure": closure });
        let months: &Option<u32> = plan.contact.get(&months);
        set(&mut after, "months", months.map(Value::from));
        after
    });
    set(&mut written, "afterClosure", after);
    Some(json!({ "review": written }))
}

/// A decision. One that departs from the recommendation says to which level.
#[must_use]
pub fn decision(plan: &EventPlan, decision: &Deciding) -> Value {
    let follows = plan.particular;
    let mut written = json!({ "role": decision.role, "follows": follows, "reason": text() });
    let level = !follows || plan.part.index(2) == 0;
    set(&mut written, "level", level.then(|| decision.level.into()));
    set(&mut written, "receipt", decision.receipt.map(|receipt| receipt.to_string().into()));
    json!({ "decision": written })
}
