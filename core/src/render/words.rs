//! Dates, levels and figures in plain English.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

use super::page::{Page, Span, Tone, plain, quiet, toned};
use crate::case::Case;
use crate::closure::Blocker;
use crate::contact::ContactKind;
use crate::duty::{DutyDocument, DutyKind};
use crate::event::{BlockerKind, ClosureReason, Entry, OfferStep};
use crate::phrases::Message;
use crate::policy::Policy;
use crate::recommendation::StatementDocument;
use crate::text::FreeText;
use crate::time::Occurred;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month(day: NaiveDate) -> &'static str {
    MONTHS.get(day.month0() as usize).copied().unwrap_or_default()
}

pub(super) fn day(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

pub(super) fn day_of(instant: DateTime<FixedOffset>) -> String {
    day(instant.date_naive())
}

/// When something occurred, no more exactly than it is known.
pub(super) fn occurred(occurred: Occurred) -> String {
    let (from, to) = (occurred.earliest(), occurred.latest());
    let written = occurred.to_string();
    match written.len() {
        4 => written,
        7 => format!("{} {}", month(from), from.year()),
        9 => format!("{} to {}", from.year(), to.year()),
        10 => day(from),
        _ => format!("{} to {}", day(from), day(to)),
    }
}

pub(super) fn kind(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Referral => "referral",
        ContactKind::Report => "report",
        ContactKind::Incident => "incident",
        ContactKind::Disclosure => "disclosure",
        ContactKind::Enquiry => "enquiry",
    }
}

/// A level by its rank; the lowest quietly.
pub(super) fn level(policy: &Policy, rank: usize) -> Span {
    let title = policy.level(rank).map_or("", |level| level.title.as_str());
    toned(title, tone(policy, rank))
}

pub(super) fn level_named(policy: &Policy, id: &str) -> Span {
    let rank = policy.document().levels.iter().position(|level| level.id.as_str() == id);
    level(policy, rank.unwrap_or_default())
}

/// The title of a level, by its id.
pub(super) fn title(policy: &Policy, id: &str) -> String {
    let level = policy.document().levels.iter().find(|level| level.id.as_str() == id);
    level.map_or_else(|| id.to_owned(), |level| level.title.clone())
}

/// The coded reason of a closure, or that there is none.
pub(super) fn reason(reason: Option<ClosureReason>) -> &'static str {
    reason.map_or("no coded reason given", ClosureReason::words)
}

/// A step of an offer, before the name of the agency.
pub(super) fn step(step: OfferStep) -> &'static str {
    match step {
        OfferStep::Offered => "offered to",
        OfferStep::Accepted => "accepted by",
        OfferStep::Declined => "declined by",
        OfferStep::Lapsed => "no answer in time from",
        OfferStep::Withdrawn => "withdrawn from",
    }
}

/// What stands against a closure.
pub(super) fn blocker(policy: &Policy, blocker: &Blocker) -> Vec<Span> {
    match blocker {
        Blocker::ResponseOutstanding { level, occurrences } => vec![
            level_named(policy, level),
            plain(match occurrences.len() {
                1 => " was asked for and not held: no review there considered the occurrence.".to_owned(),
                n => format!(
                    " was asked for and not held in full: no review there considered all {n} occurrences together."
                ),
            }),
        ],
        _ => vec![plain(format!("{}.", gap(policy, blocker)))],
    }
}

/// A blocker that is no response, in a few words.
pub(super) fn gap(policy: &Policy, blocker: &Blocker) -> String {
    match blocker {
        Blocker::ResponseOutstanding { level, .. } => {
            format!("{} was not held in full", title(policy, level))
        }
        Blocker::InformationOutstanding { event, of } => {
            format!("{of} has not returned what {event} asked for")
        }
        Blocker::QuestionUnasked { indicator: code } => {
            format!("Never asked about: \"{}\"", indicator(policy, code))
        }
        Blocker::CandidateUnresolved { record, .. } => {
            format!("Nobody has decided whether {record} is about the same person")
        }
        Blocker::ReceiverNotAccepted { receiver: Some(receiver) } => format!("{receiver} has not accepted"),
        Blocker::ReceiverNotAccepted { receiver: None } => {
            "The reason says that others go on, and names nobody who has accepted".to_owned()
        }
        Blocker::SecondReviewerMissing { referrals } => {
            let referrals = count(referrals.len(), "referral", "referrals");
            format!("{referrals}, and no two reviewers have considered them all")
        }
        Blocker::ReasonMissing => "No coded reason is given".to_owned(),
        Blocker::ReferralsNotNamed { referrals } => format!("It does not name {}", list(referrals)),
    }
}

/// A duty: by when, what and who.
pub(super) fn duty(policy: &Policy, duty: &DutyDocument<'_>) -> Vec<Span> {
    let when = match duty.overdue {
        true => toned(format!("overdue since {}", day_of(duty.due)), Tone::Alarm),
        false => plain(format!("by {}", day_of(duty.due))),
    };
    vec![when, plain(format!(": {}. {}.", what_of(policy, duty), duty.who))]
}

/// What a duty is and what it is about.
pub(super) fn what_of(policy: &Policy, duty: &DutyDocument<'_>) -> String {
    let what = duty.kind.words();
    match duty.kind {
        DutyKind::Response => format!("{what}: {}", title(policy, &duty.about)),
        DutyKind::Question => format!("{what}: \"{}\"", indicator(policy, &duty.about)),
        DutyKind::FollowUp => {
            let months = duty.months.unwrap_or_default() as usize;
            format!("{what} {}, {} on", duty.about, count(months, "month", "months"))
        }
        DutyKind::NoHome | DutyKind::Home | DutyKind::Retention | DutyKind::Deletion => what.to_owned(),
        _ => format!("{what}: {}", duty.about),
    }
}

/// How far up a level is, in four tones, whatever the number of levels.
fn tone(policy: &Policy, rank: usize) -> Tone {
    let top = policy.document().levels.len().saturating_sub(1).max(1);
    match (rank * 3).div_ceil(top) {
        0 => Tone::Level(0),
        1 => Tone::Level(1),
        2 => Tone::Level(2),
        _ => Tone::Level(3),
    }
}

/// The label of an indicator, or its code if the codebook lacks it.
pub(super) fn indicator(policy: &Policy, code: &str) -> String {
    let found = policy.codebook().indicator(code);
    found.map_or_else(|| code.to_owned(), |indicator| indicator.label.clone())
}

/// Words joined by commas and a last "and".
pub(super) fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

pub(super) fn count(number: usize, one: &str, several: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {several}") }
}

/// The standing reminder of what this is not.
pub(super) fn not_a_decision() -> Vec<Span> {
    vec![plain(format!("{} ", Message::NotADecision.english())), quiet(Message::NotADecisionWhy.english())]
}

/// The group of a figure, its codes in words.
pub(super) fn group(parts: &[String]) -> String {
    let blockers = BlockerKind::ALL.map(|kind| (kind.code(), kind.words()));
    let reasons = ClosureReason::ALL.map(|reason| (reason.code(), reason.words()));
    let others =
        [("none", "no coded reason"), ("blocked", "something against it"), ("clear", "nothing against it")];
    let word = |part: &String| {
        let mut known = blockers.iter().chain(&reasons).chain(&others);
        known.find(|(code, _)| code == part).map_or(part.as_str(), |(_, words)| words).to_owned()
    };
    parts.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// What people say of facts on record, in their words if these may be shown.
pub(super) fn statements(
    page: &mut Page,
    case: &Case,
    statements: &[StatementDocument<'_>],
    free_text: bool,
) {
    if statements.is_empty() {
        return;
    }
    page.heading("What people say of facts on record");
    for statement in statements {
        let of = statement.observation.map_or(String::new(), |part| format!(", {part}"));
        let said = said(case, statement.event).filter(|_| free_text);
        let said = said.map_or(String::new(), |said| format!(": \"{}\"", said.as_str()));
        page.item(vec![plain(format!("{}, on {}{of}{said}", statement.by.words(), statement.contact))]);
    }
}

fn said<'a>(case: &'a Case, event: &str) -> Option<&'a FreeText> {
    match &case.document().events.iter().find(|known| known.id.as_str() == event)?.entry {
        Entry::Statement { text, .. } => Some(text),
        _ => None,
    }
}
