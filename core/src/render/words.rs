//! Dates, levels and figures in plain English.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

use super::page::{Span, Tone, plain, quiet, toned};
use crate::contact::ContactKind;
use crate::policy::Policy;
use crate::recommendation::FigureDocument;
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

/// What a figure saw, beside what was asked for.
pub(super) fn figure(figure: &FigureDocument) -> String {
    format!("{} {} (asks for {})", figure.saw, counted(figure.counts, figure.saw), figure.needs)
}

fn counted(what: &str, count: u32) -> String {
    if count != 1 {
        return what.to_owned();
    }
    match what {
        "agencies" => "agency".to_owned(),
        "worries" => "worry".to_owned(),
        _ => what.trim_end_matches('s').to_owned(),
    }
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
    vec![
        plain("This is a recommendation, not a decision. "),
        quiet(
            "A written policy asks that somebody looks; it says nothing about what a person will do. \
             A named human decides, and may depart from it with a reason.",
        ),
    ]
}
