//! Where a case stands, in words.

use super::page::{Page, Span, Tone, plain, quiet, strong, toned};
use super::words;
use crate::closure::Blocker;
use crate::event::BlockerKind;
use crate::home::{HomeAlarm, HomeStatus};
use crate::policy::{Consent, Policy};
use crate::response::ResponseStatus;
use crate::standing::{
    CaseState, ClosureDocument, DecisionDocument, Direction, ResponseDocument, ReviewDocument, Standing,
    StandingDocument, TakenBackDocument,
};

pub(super) fn page(standing: &Standing, free_text: bool) -> Page {
    let (policy, document) = (standing.policy(), standing.document());
    let mut page = Page::default();
    page.title(format!("Where {} stands", document.case));
    page.paragraph(vec![plain(format!(
        "Policy {} {}, as of {}, from {}.",
        document.policy.id,
        document.policy.version,
        words::day_of(document.as_of),
        document.viewpoint.words(),
    ))]);
    page.heading("The case");
    case(&mut page, &document);
    looked(&mut page, policy, &document);
    closing(&mut page, policy, &document);
    due(&mut page, policy, &document);
    done(&mut page, policy, &document);
    words::statements(&mut page, standing.case(), &document.statements, free_text);
    page.paragraph(words::not_a_decision());
    page
}

/// Whether it is open, who has it, who supports, and consent.
pub(super) fn case(page: &mut Page, document: &StandingDocument<'_>) {
    let stage = &document.stage;
    let since = stage.since.map_or(String::new(), |since| format!(" since {}", words::day_of(since)));
    let by = stage.by.map_or(String::new(), |by| format!(", by {by}"));
    let state = match stage.state {
        CaseState::NotOpen => "Not a case yet: nothing on record opens one.".to_owned(),
        CaseState::Open => format!("Open{since}{by}."),
        CaseState::Closed => format!("Closed{since}{by}."),
    };
    page.item(vec![plain(state)]);
    page.item(home(document));
    for alarm in &document.home.alarms {
        let since = words::day_of(alarm.since);
        let told = match (alarm.kind, &alarm.goes_to) {
            (HomeAlarm::NoHome, _) => format!("It has had no home since {since}."),
            (HomeAlarm::NoClearHome, to) => {
                let to = to.as_ref().map_or(String::new(), |to| format!(" It goes to: {}", to.who));
                let by = alarm.due.map_or(String::new(), |due| format!(", by {}", words::day_of(due)));
                format!("It has had no clear home since {since}.{to}{by}.")
            }
        };
        page.item(vec![toned("Alarm: ", Tone::Level(3)), plain(told)]);
    }
    for support in &document.supports {
        let (agency, step) = (support.agency, support.step.words());
        let since = words::day_of(support.since);
        page.item(vec![plain(format!("Support of {agency}: {step} on {since}."))]);
    }
    if document.consent != Consent::NotSought {
        let consent = document.consent.words();
        page.item(vec![plain(format!("Consent: {consent}. It may choose a home, and never a level."))]);
    }
}

fn home(document: &StandingDocument<'_>) -> Vec<Span> {
    let home = &document.home;
    let mut spans = vec![plain("Home: ")];
    match &home.accepted {
        Some(accepted) => spans.push(plain(format!(
            "{} has it since {}, on {}; its owner is {}",
            accepted.agency,
            words::day_of(accepted.since),
            accepted.pathway,
            accepted.owner,
        ))),
        None => spans.push(strong("nobody has accepted it")),
    }
    if let Some(offer) = &home.offer {
        let due =
            offer.due.map_or(String::new(), |due| format!(", to be answered by {}", words::day_of(due)));
        let keeps = if home.status == HomeStatus::HandingOff { ", and keeps it until then" } else { "" };
        spans.push(plain(format!("; offered to {} on {}{due}{keeps}", offer.to, words::day_of(offer.since))));
    }
    if home.refusals > 0 {
        spans.push(plain(format!("; refused {}", words::count(home.refusals, "time", "times"))));
    }
    spans.push(plain("."));
    spans
}

/// Each level that asked, and what the reviews since have left out.
pub(super) fn looked(page: &mut Page, policy: &Policy, document: &StandingDocument<'_>) {
    page.heading("Who was asked to look, and who has");
    if document.responses.is_empty() {
        page.paragraph(vec![plain("Nothing on record asks for a look that was not held.")]);
    }
    let mut in_full = true;
    for response in &document.responses {
        page.item(response_told(policy, response, in_full));
        if response.status != ResponseStatus::Done && std::mem::take(&mut in_full) {
            response.reviews.iter().for_each(|review| page.item(review_told(review)));
        }
    }
}

fn review_told(review: &ReviewDocument<'_>) -> Vec<Span> {
    let ids = |ids: &[&str]| words::list(&ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
    let mut told = format!("The review {}", review.event);
    told.push_str(if review.level_too_low { " was held below that level" } else { " was held there" });
    match review.left_out.is_empty() {
        true => told.push_str(" and considered all that was known of it"),
        false => told.push_str(&format!(" and left out {}", ids(&review.left_out))),
    }
    if !review.came_later.is_empty() {
        told.push_str(&format!("; {} came later", ids(&review.came_later)));
    }
    vec![quiet(format!("{told}."))]
}

/// What a level asked for, in full or in few words.
fn response_told(policy: &Policy, response: &ResponseDocument<'_>, in_full: bool) -> Vec<Span> {
    let asked = words::day_of(response.since);
    let mut spans = vec![words::level_named(policy, response.level), plain(": ")];
    match response.status {
        ResponseStatus::Done => {
            let done = response.done_at.map(words::day_of).unwrap_or_default();
            let by: Vec<String> = response.done_by.iter().map(|id| (*id).to_owned()).collect();
            spans.push(plain(format!("done on {done} by {}, asked for on {asked}.", words::list(&by))));
            return spans;
        }
        ResponseStatus::Overdue => {
            let due = words::day_of(response.due);
            spans.push(strong("overdue"));
            spans.push(plain(format!(", asked for on {asked}, due by {due}")));
        }
        status => {
            let due = words::day_of(response.due);
            spans.push(plain(format!("{}, asked for on {asked}, due by {due}", status.words())));
        }
    }
    let ids = |ids: &[&str]| words::list(&ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
    spans.push(plain(match in_full {
        true => format!(". To be considered together: {}.", ids(&response.occurrences)),
        false => {
            let count = words::count(response.occurrences.len(), "occurrence", "occurrences");
            format!(". It rests on {count}.")
        }
    }));
    if in_full && !response.reopened_by.is_empty() {
        spans.push(plain(format!(" New since it was last done: {}.", ids(&response.reopened_by))));
    }
    spans
}

/// All that stands against closing an open case now.
pub(super) fn closing(page: &mut Page, policy: &Policy, document: &StandingDocument<'_>) {
    if document.stage.state != CaseState::Open {
        return;
    }
    page.heading("What stands against closing it");
    let proposed = document.proposal.is_some();
    if document.closing.is_empty() {
        page.paragraph(vec![plain("Nothing does. That is no decision: a named human closes, or does not.")]);
    }
    let formal =
        |blocker: &&Blocker| matches!(blocker, Blocker::ReasonMissing | Blocker::ReferralsNotNamed { .. });
    for blocker in document.closing.iter().filter(|blocker| proposed || !formal(blocker)) {
        page.item(words::blocker(policy, blocker));
    }
    if !proposed {
        let referrals = document.closing.iter().find_map(|blocker| match blocker {
            Blocker::ReferralsNotNamed { referrals } => Some(words::list(referrals)),
            _ => None,
        });
        let named = referrals.map_or(String::new(), |named| format!(", and name {named}"));
        page.item(vec![plain(format!(
            "Nobody has proposed to close it. A closure would give a coded reason{named}."
        ))]);
    }
}

pub(super) fn due(page: &mut Page, policy: &Policy, document: &StandingDocument<'_>) {
    if document.duties.is_empty() {
        return;
    }
    page.heading("What is due");
    for duty in &document.duties {
        page.item(words::duty(policy, duty));
    }
}

fn done(page: &mut Page, policy: &Policy, document: &StandingDocument<'_>) {
    if !document.decisions.is_empty() || !document.closures.is_empty() {
        page.heading("What was decided");
    }
    for decision in &document.decisions {
        page.item(decided(policy, decision));
    }
    for closure in &document.closures {
        page.item(closed(closure));
    }
    if document.taken_back.is_empty() {
        return;
    }
    page.heading("What was taken back, and what had rested on it");
    for taken_back in &document.taken_back {
        page.item(was_taken_back(policy, taken_back));
    }
}

fn decided(policy: &Policy, decision: &DecisionDocument<'_>) -> Vec<Span> {
    let on = words::day_of(decision.at);
    let mut spans = vec![plain(format!("{on}: {} decided", decision.role))];
    if let Some(level) = decision.level {
        spans.extend([plain(" on "), words::level_named(policy, level)]);
    }
    let way = match decision.direction {
        Some(Direction::Up) => ", above what was recommended",
        Some(Direction::Down) => ", below what was recommended",
        Some(Direction::Same) | None => ", where was recommended",
    };
    spans.extend([plain(format!("{way}: ")), words::level_named(policy, decision.recommended), plain(".")]);
    spans
}

fn closed(closure: &ClosureDocument<'_>) -> Vec<Span> {
    let on = words::day_of(closure.at);
    let reason = words::reason(closure.reason);
    let against = against(closure);
    vec![plain(format!("{on}: closed by {}: {reason}; {against}.", closure.role))]
}

/// What stood against a closure, and whether its record says so.
pub(super) fn against(closure: &ClosureDocument<'_>) -> String {
    if closure.untold {
        return "what stood against it can be told no more, because contacts were deleted since".to_owned();
    }
    let mut kinds: Vec<BlockerKind> = closure.blockers.iter().map(Blocker::kind).collect();
    kinds.dedup();
    let stood = words::count(closure.blockers.len(), "thing stood", "things stood");
    let stated = kinds.iter().filter(|kind| closure.stated.contains(kind)).count();
    match (kinds.len(), stated) {
        (0, _) => "nothing stood against it".to_owned(),
        (all, stated) if stated == all => format!("{stood} against it, as the record says"),
        (_, 0) => format!("{stood} against it, and the record does not say so"),
        _ => format!("{stood} against it, and the record names only a part of that"),
    }
}

fn was_taken_back(policy: &Policy, taken_back: &TakenBackDocument<'_>) -> Vec<Span> {
    let (on, what) = (words::day_of(taken_back.at), taken_back.kind);
    let mut levels: Vec<&str> = taken_back.rested.iter().map(|rested| rested.level).collect();
    levels.dedup();
    levels.sort_unstable();
    levels.dedup();
    let titles: Vec<String> = levels.iter().map(|id| words::title(policy, id)).collect();
    let rested = if titles.is_empty() {
        "no recommendation had rested on it".to_owned()
    } else {
        format!("recommendations had rested on it for {}", words::list(&titles))
    };
    vec![plain(format!("{on}: {} was {what}; {rested}.", taken_back.contact))]
}
