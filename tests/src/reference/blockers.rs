//! Blockers: what stands against closing a case.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::documents::Proposal;
use super::gaps;
use super::hindsight::Hindsight;
use super::inquiry::Inquiry;
use super::keeping::{self, Home};
use super::responses::Response;
use super::reviews::Review;
use super::stage::Stage;

/// All that stands against a proposal at the instant of the inquiry. `named` are the referrals that earlier
/// closures named.
#[must_use]
pub fn blockers(inquiry: &Inquiry, proposal: &Proposal, named: &[String]) -> Vec<Value> {
    let mut blockers = responses(inquiry);
    blockers.extend(open_gaps(inquiry));
    blockers.extend(receiver(inquiry, proposal));
    blockers.extend(second_reviewer(inquiry));
    if proposal.reason.is_none() {
        blockers.push(json!({ "kind": "reasonMissing" }));
    }
    blockers.extend(referrals_not_named(inquiry, proposal, named));
    blockers
}

/// The levels to which nobody has responded.
fn responses(inquiry: &Inquiry) -> Vec<Value> {
    let mut responses = Response::all(inquiry);
    responses.retain(Response::is_open);
    let blocker = |response: &Response| {
        json!({
            "kind": "responseOutstanding",
            "level": response.level.id,
            "occurrences": response.occurrences(),
        })
    };
    responses.iter().map(blocker).collect()
}

/// What was asked for and has not come, or was never asked.
fn open_gaps(inquiry: &Inquiry) -> Vec<Value> {
    let mut blockers = Vec::new();
    for request in gaps::information(inquiry) {
        let (event, of) = (request.event.id, request.of);
        blockers.push(json!({ "kind": "informationOutstanding", "event": event, "of": of }));
    }
    for indicator in gaps::questions(inquiry) {
        blockers.push(json!({ "kind": "questionUnasked", "indicator": indicator }));
    }
    for (event, record) in gaps::candidates(inquiry) {
        blockers.push(json!({ "kind": "candidateUnresolved", "event": event.id, "record": record }));
    }
    blockers
}

/// A receiver that did not accept, or that is missing.
fn receiver(inquiry: &Inquiry, proposal: &Proposal) -> Option<Value> {
    let rule = inquiry.policy.accountability.closure.as_ref();
    if let Some(receiver) = &proposal.receiver {
        let home = Home::of(inquiry, &Stage::of(inquiry));
        let supports = keeping::supports(inquiry);
        let accepted = home.agency() == Some(receiver)
            || supports.get(receiver).is_some_and(|(step, _)| step == "accepted");
        return (!accepted).then(|| json!({ "kind": "receiverNotAccepted", "receiver": receiver }));
    }
    let reason = proposal.reason.as_ref()?;
    let needed = rule.is_some_and(|rule| rule.receiver_for.contains(reason));
    needed.then(|| json!({ "kind": "receiverNotAccepted" }))
}

/// The counted referrals.
fn referrals(inquiry: &Inquiry) -> BTreeSet<String> {
    let reports = inquiry.present_view().reports;
    let referrals = reports.into_iter().filter(|report| report.body.kind == "referral");
    referrals.map(|report| report.id).collect()
}

/// So many referrals that one reviewer is not enough, and no second one who considered them all.
fn second_reviewer(inquiry: &Inquiry) -> Option<Value> {
    let from = inquiry.policy.accountability.closure.as_ref()?.second_reviewer_from?;
    let referrals = referrals(inquiry);
    if referrals.len() < from {
        return None;
    }
    let hindsight = Hindsight::of_all(inquiry);
    let mut reviews = Review::all(inquiry);
    reviews.retain(|review| {
        referrals.iter().all(|referral| review.considered_in_full(inquiry, &hindsight, referral))
    });
    let differ = |one: &Review, other: &Review| {
        let agencies = one.agency.is_some() && other.agency.is_some() && one.agency != other.agency;
        one.role != other.role || agencies
    };
    let two = reviews.iter().any(|one| reviews.iter().any(|other| differ(one, other)));
    (!two).then(|| json!({ "kind": "secondReviewerMissing", "referrals": referrals }))
}

/// The referrals that nothing disposes of.
fn referrals_not_named(inquiry: &Inquiry, proposal: &Proposal, named: &[String]) -> Option<Value> {
    let mut left = referrals(inquiry);
    left.retain(|referral| !proposal.referrals.contains(referral) && !named.contains(referral));
    (!left.is_empty()).then(|| json!({ "kind": "referralsNotNamed", "referrals": left }))
}
