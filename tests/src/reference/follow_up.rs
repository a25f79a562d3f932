//! What follows a closure: milestones at which somebody looks again, and a look at what it went against.

use super::calendar::TimeLimit;
use super::closures::Closed;
use super::duties::Duty;
use super::inquiry::{Inquiry, Place};
use super::stage::Stage;
use super::times::Instant;

/// The duties that follow the recorded closures.
#[must_use]
pub fn duties(inquiry: &Inquiry, stage: &Stage, closures: &[Closed]) -> Vec<Duty> {
    let mut duties = Vec::new();
    for closed in closures {
        let ends = stage.opened_after(&closed.place);
        duties.extend(milestones(inquiry, closed, ends));
        duties.extend(against_advice(inquiry, stage, closed));
    }
    duties
}

/// To look again at each milestone, unless the case was opened again by then. A review meets the milestone
/// that it names.
fn milestones(inquiry: &Inquiry, closed: &Closed, ends: Option<&Place>) -> Vec<Duty> {
    let Some(rule) = &inquiry.policy.accountability.follow_up else {
        return Vec::new();
    };
    let mut milestones = rule.months.clone();
    milestones.extend(extension(inquiry, closed));
    let mut duties = Vec::new();
    milestones.retain(|months| closed.looks(inquiry, Some(*months)).is_empty());
    for months in milestones {
        let due = inquiry.due(TimeLimit::Months(months), closed.at());
        if ends.is_none_or(|end| end.at > due) {
            duties.push(Duty {
                kind: "followUp",
                about: closed.place.id.clone(),
                months: Some(months),
                who: rule.who.clone(),
                since: closed.at(),
                due,
            });
        }
    }
    duties
}

/// A milestone after the last one, if the follow-up was extended beyond it.
fn extension(inquiry: &Inquiry, closed: &Closed) -> Option<u32> {
    let rule = inquiry.policy.accountability.follow_up.as_ref()?;
    let mut months = Vec::new();
    for event in inquiry.events() {
        if let Some(extended) = &event.entry.follow_up_extended
            && extended.closure == closed.place.id
        {
            months.push(extended.months.min(rule.extendable_to));
        }
    }
    months.into_iter().max().filter(|months| Some(months) > rule.months.last())
}

/// To look at what the closure went against, until somebody in that role has, or the case was opened again.
fn against_advice(inquiry: &Inquiry, stage: &Stage, closed: &Closed) -> Option<Duty> {
    let task = inquiry.policy.accountability.closure.as_ref()?.against_advice.as_ref()?;
    let looked = closed.looks(inquiry, None).into_iter().any(|event| {
        let review = event.entry.review.as_ref();
        review.is_some_and(|review| review.role == task.role)
    });
    let against = !closed.blockers.is_empty() || closed.untold && closed.closure.against.is_some();
    if !against || looked || stage.opened_after(&closed.place).is_some() {
        return None;
    }
    let since: Instant = closed.at();
    Some(Duty {
        kind: "againstAdvice",
        about: closed.place.id.clone(),
        months: None,
        who: task.who.clone(),
        since,
        due: inquiry.due(task.within, since),
    })
}
