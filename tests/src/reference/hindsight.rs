//! Hindsight: what was recorded by a rank, as it is known since to have been.

use std::collections::{BTreeMap, BTreeSet};

use super::documents::{Body, Case, Contact, Event};
use super::history::{History, Report};
use super::inquiry::Inquiry;
use super::record::{self, Cutoff};
use super::times;

/// What was recorded by a rank, with the refutations, corrections and deletions that came later.
#[derive(Debug, Clone)]
pub struct Hindsight {
    /// It as a history, as of the date of the rank.
    pub history: History,
    /// The ranks, up to that one, at which each counted contact brought news.
    pub news: BTreeMap<String, BTreeSet<usize>>,
    /// For each counted contact those that had said the same before, true or not.
    pub said_before: BTreeMap<String, BTreeSet<String>>,
}

impl Hindsight {
    /// The hindsight of what was recorded by a rank.
    #[must_use]
    pub fn of(inquiry: &Inquiry, rank: usize) -> Self {
        let at = inquiry.instants[rank];
        let then = record::on_record(&inquiry.case, &Cutoff::AtOrBefore(at));
        let case = with_what_came_out(&inquiry.case, then);
        let history = History::of(&case, &inquiry.codebook, &inquiry.policy, at.date_naive());
        let (mut news, mut said_before) = (BTreeMap::new(), BTreeMap::new());
        for report in &history.reports {
            said_before.insert(report.id.clone(), those_who_said_it(&history, report));
            let mut ranks = news_of(inquiry, &history, report);
            ranks.retain(|news| *news <= rank);
            news.insert(report.id.clone(), ranks);
        }
        Self { history, news, said_before }
    }

    /// The hindsight of everything.
    ///
    /// # Panics
    /// If nothing is recorded.
    #[must_use]
    pub fn of_all(inquiry: &Inquiry) -> Self {
        Self::of(inquiry, inquiry.instants.len() - 1)
    }
}

/// Adds the refutations, corrections and deletions of the contacts that came later. Their times stay, as
/// what counts is whether they are there, the order of corrections, and what stood when a whole contact
/// was explained.
fn with_what_came_out(all: &Case, mut then: Case) -> Case {
    for event in &all.events {
        let known = then.events.iter().any(|known| known.id == event.id);
        let named =
            came_out(event).is_some_and(|named| then.contacts.iter().any(|contact| contact.id == named));
        if !known && named {
            then.events.push(event.clone());
        }
    }
    then
}

/// The contact of which an event says that it was never so, if it says that.
fn came_out(event: &Event) -> Option<&str> {
    let entry = &event.entry;
    let refuted = entry.refuted.as_ref().map(|refuted| refuted.contact.as_str());
    let corrected = entry.corrected.as_ref().map(|corrected| corrected.contact.as_str());
    let deleted = entry.deleted.as_ref().map(|deleted| deleted.contact.as_str());
    refuted.or(corrected).or(deleted)
}

/// The ranks at which a report brings news: its own, unless it says again what another had said, and
/// those of its corrections and of the answers to its observations.
fn news_of(inquiry: &Inquiry, history: &History, report: &Report) -> BTreeSet<usize> {
    let mut news = BTreeSet::new();
    if those_who_said_it(history, report).is_empty() {
        news.insert(inquiry.rank(&report.recorded));
    }
    for event in inquiry.events() {
        let corrected = event.entry.corrected.as_ref().map(|corrected| &corrected.contact);
        let answered = event.entry.answered.as_ref().filter(|answered| answered.presence == "present");
        let answered = answered.map(|answered| &answered.contact);
        if corrected.or(answered) == Some(&report.id) {
            // A viewer may see the correction before the contact.
            news.insert(inquiry.rank(&event.recorded).max(inquiry.rank(&report.recorded)));
        }
    }
    news
}

/// The contacts that stand and said before what a report says.
fn those_who_said_it(history: &History, report: &Report) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for earlier in &history.case.contacts {
        if !record::deleted(&history.case, &earlier.id) && repeats(&history.case, report, earlier) {
            said.insert(earlier.id.clone());
        }
    }
    said
}

/// Whether a report says of its occurrence only what an earlier recorded one says, refuted or not.
fn repeats(case: &Case, report: &Report, earlier: &Contact) -> bool {
    let (one, other) = (&report.body, record::body(case, earlier));
    let occurrence = other.occurrence.clone().unwrap_or_else(|| earlier.id.clone());
    (times::instant(&earlier.recorded), &earlier.id) < (times::instant(&report.recorded), &report.id)
        && occurrence == report.occurrence
        && other.kind == one.kind
        && other.sector == one.sector
        && other.agency == one.agency
        && other.first_hand == one.first_hand
        && times::earliest(&other.occurred) == times::earliest(&one.occurred)
        && times::latest(&other.occurred) == times::latest(&one.occurred)
        && other.worry.is_some() == one.worry.is_some()
        && said(other) == said(one)
}

/// What a contact says was observed, as it stands in the record, answered or refuted as it may be.
fn said(body: &Body) -> BTreeSet<(&str, &str, &str, Option<&str>)> {
    let observations = body.observations.iter();
    let what = observations.map(|observation| {
        let role = observation.role.as_deref();
        (observation.indicator.as_str(), observation.presence.as_str(), observation.basis.as_str(), role)
    });
    what.collect()
}
