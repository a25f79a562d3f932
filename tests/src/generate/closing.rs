//! Closures, what is proposed before one, and what becomes of the case after it.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

use super::contact::{AGENCIES, set};
use super::entry::pick;
use super::event::{EventPlan, text};
use super::review::ROLES;
use super::timeline::Timeline;

/// The coded reasons of closures.
pub const REASONS: [&str; 9] = [
    "noConcern",
    "explained",
    "needsMetElsewhere",
    "signposted",
    "notSuitable",
    "consentDeclined",
    "transferred",
    "riskResolved",
    "other",
];

/// The kinds of what may stand against a closure.
pub const BLOCKERS: [&str; 8] = [
    "responseOutstanding",
    "informationOutstanding",
    "questionUnasked",
    "candidateUnresolved",
    "receiverNotAccepted",
    "secondReviewerMissing",
    "reasonMissing",
    "referralsNotNamed",
];

/// A closure or a proposal before it knows the case.
#[derive(Debug, Clone)]
pub struct Closing {
    /// Who closes or proposes to.
    role: &'static str,
    /// For each referral, whether it is named.
    named: Vec<bool>,
    /// The coded reason, if one is given.
    reason: Option<&'static str>,
    /// The agency that is to go on, if any.
    receiver: Option<&'static str>,
    /// What the closure is known to go against, if anything.
    against: Option<Vec<&'static str>>,
    /// Whether a closed case is closed again, and not opened.
    again: bool,
}

/// A closure or a proposal.
pub fn closing() -> impl Strategy<Value = Closing> + Clone {
    let named = prop_oneof![2 => Just(vec![true; 8]), 1 => vec(any::<bool>(), 8)];
    let reason = option::weighted(0.8, select(&REASONS[..]));
    let receiver = option::weighted(0.4, select(&AGENCIES[..]));
    let against = option::weighted(0.3, subsequence(BLOCKERS.to_vec(), 1..=3));
    (select(&ROLES[..]), named, reason, receiver, against, prop::bool::weighted(0.25)).prop_map(
        |(role, named, reason, receiver, against, again)| Closing {
            role,
            named,
            reason,
            receiver,
            against,
            again,
        },
    )
}

/// The month up to which a follow-up is extended.
pub fn months() -> impl Strategy<Value = u32> + Clone {
    select(&[2, 3, 12, 18, 24, 36][..])
}

/// A closure of an open case; the reopening of a closed one, or its closure once more.
#[must_use]
pub fn closure(timeline: &mut Timeline, plan: &EventPlan, closing: &Closing) -> Value {
    if timeline.closed && !closing.again {
        timeline.closed = false;
        return json!({ "reopened": { "role": closing.role, "reason": text() } });
    }
    timeline.closed = true;
    timeline.closures.push(timeline.next_id());
    let mut closure = disposal(plan, closing);
    closure["referrals"] = referrals(timeline, closing).into();
    let against = |kinds: &Vec<_>| json!({ "blockers": kinds, "reason": text() });
    set(&mut closure, "against", closing.against.as_ref().map(against));
    json!({ "closure": closure })
}

/// A proposal to close.
#[must_use]
pub fn proposal(timeline: &mut Timeline, plan: &EventPlan, closing: &Closing) -> Value {
    let referrals = referrals(timeline, closing);
    let mut proposal = disposal(plan, closing);
    set(&mut proposal, "referrals", (!referrals.is_empty()).then(|| referrals.into()));
    json!({ "closureProposed": proposal })
}

/// A longer follow-up of a closure, if there is one.
#[must_use]
pub fn extension(timeline: &Timeline, plan: &EventPlan, months: u32) -> Option<Value> {
    let closure = pick(plan.part, &timeline.closures)?;
    let role = plan.contact.get(&ROLES);
    Some(json!({ "followUpExtended": {
        "closure": closure,
        "months": months,
        "role": role,
        "reason": text(),
    } }))
}

/// What a closure and a proposal have in common, but for the referrals.
fn disposal(plan: &EventPlan, closing: &Closing) -> Value {
    let mut disposal = json!({ "role": closing.role });
    set(&mut disposal, "reason", closing.reason.map(Value::from));
    set(&mut disposal, "receiver", closing.receiver.map(Value::from));
    set(&mut disposal, "note", plan.particular.then(text));
    disposal
}

/// The referrals that are named: of those that were, and are, referrals.
fn referrals(timeline: &mut Timeline, closing: &Closing) -> Vec<String> {
    let mut contacts = timeline.settled();
    contacts.retain(|contact| contact.first_kind == "referral" && contact.body["kind"] == "referral");
    let named = contacts.into_iter().zip(&closing.named).filter(|(_, named)| **named);
    let ids: Vec<String> = named.map(|(contact, _)| contact.id).collect();
    for id in &ids {
        timeline.rely_on(id);
    }
    ids
}
