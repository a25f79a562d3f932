//! The alarms of an open case that nobody has taken.

use serde_json::{Value, json};

use super::accountability::HomeRule;
use super::inquiry::Inquiry;
use super::keeping::Home;
use super::stage::Stage;
use super::times::Instant;

/// Since when an open case has had no home.
#[must_use]
pub fn no_home(stage: &Stage, home: &Home) -> Option<Instant> {
    stage.open_since().filter(|_| home.accepted.is_none())
}

/// Since when it has not been clear who gives an open case a home, and the rule about that.
#[must_use]
pub fn no_clear_home<'a>(
    inquiry: &'a Inquiry,
    stage: &Stage,
    home: &Home,
) -> Option<(Instant, &'a HomeRule)> {
    let rule = inquiry.policy.accountability.home.as_ref()?;
    let opened = stage.open_since()?;
    let mut since = Vec::new();
    if home.refusals.len() >= rule.refusals {
        since.push(home.refusals[rule.refusals - 1]);
    }
    let unanswered = |from| Some(inquiry.due(rule.unanswered_for, from)).filter(|due| inquiry.overdue(*due));
    if let Some(offer) = &home.offer {
        since.extend(unanswered(inquiry.instant(&offer.recorded)));
    }
    if home.accepted.is_none() {
        since.extend(unanswered(opened));
    }
    Some((since.into_iter().min()?, rule))
}

/// The alarms as they are written.
#[must_use]
pub fn document(inquiry: &Inquiry, stage: &Stage, home: &Home) -> Vec<Value> {
    let mut alarms = Vec::new();
    if let Some(since) = no_home(stage, home) {
        alarms.push(json!({ "kind": "noHome", "since": inquiry.text(since) }));
    }
    if let Some((since, rule)) = no_clear_home(inquiry, stage, home) {
        alarms.push(json!({
            "kind": "noClearHome",
            "since": inquiry.text(since),
            "due": inquiry.text(inquiry.due(rule.goes_to.within, since)),
            "goesTo": { "role": rule.goes_to.role, "who": rule.goes_to.who },
        }));
    }
    alarms
}
