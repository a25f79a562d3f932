//! News of a report: the instants at which something was recorded that a review would have had to consider.
//!
//! An answer that something was not there is no news: nobody has to look again because a worry came to nothing.

use crate::case::Case;
use crate::contact::{Body, Contact};
use crate::event::{Answer, Entry};
use crate::history::{History, NEVER, Report};

/// When each report of a history brought something new.
#[derive(Debug)]
pub(super) struct News {
    /// Reports that say word for word what an earlier one of their occurrence said, each with the contact of that, in
    /// order. A review that considered the earlier one has nothing to add.
    repeats: Vec<(usize, u32)>,
    /// Contacts and the ranks of their corrections and answers, in order.
    later: Vec<(u32, u32)>,
}

impl News {
    /// The news of the reports of `history` in its first `ranks` instants; `case` is where they are written down.
    pub(super) fn new(case: &Case, history: &History, ranks: u32) -> Self {
        let mut repeats = Vec::new();
        for (from, to) in history.occurrences.iter().filter(|(from, to)| to - from > 1) {
            let range = *from as usize..*to as usize;
            let reports = history.reports.get(range.clone()).unwrap_or_default();
            for (at, report) in range.zip(reports) {
                let said = reports.iter().filter(|earlier| says_it_already(case, earlier, report, ranks));
                repeats.extend(said.map(|earlier| (at, earlier.contact)));
            }
        }
        Self { repeats, later: later(case, ranks) }
    }

    /// The contacts that said before what a report says.
    fn said_before(&self, at: usize) -> &[(usize, u32)] {
        let from = self.repeats.partition_point(|(of, _)| *of < at);
        let rest = self.repeats.get(from..).unwrap_or_default();
        let length = rest.partition_point(|(of, _)| *of == at);
        rest.get(..length).unwrap_or_default()
    }

    /// The corrections and answers of a contact.
    fn later_of(&self, contact: u32) -> &[(u32, u32)] {
        let from = self.later.partition_point(|(of, _)| *of < contact);
        let rest = self.later.get(from..).unwrap_or_default();
        let length = rest.partition_point(|(of, _)| *of == contact);
        rest.get(..length).unwrap_or_default()
    }

    /// The first rank at which a report says something that a review did not consider. The review was of rank `review`
    /// and of these contacts, in order.
    pub(super) fn missed(&self, at: usize, report: &Report, review: u32, contacts: &[u32]) -> u32 {
        let considered = |contact: u32| contacts.binary_search(&contact).is_ok();
        let own = considered(report.contact);
        let again = !own && self.said_before(at).iter().any(|(_, contact)| considered(*contact));
        let first = Some(report.first).filter(|_| !again);
        let all = self.later_of(report.contact).iter().map(|(_, rank)| *rank).chain(first);
        all.filter(|rank| !own || *rank > review).min().unwrap_or(NEVER)
    }

    /// Whether a report brought something new at a rank or later.
    pub(super) fn since(&self, at: usize, report: &Report, rank: u32) -> bool {
        let own = Some(report.first).filter(|_| self.said_before(at).is_empty());
        own.into_iter().chain(self.later_of(report.contact).iter().map(|(_, at)| *at)).any(|at| at >= rank)
    }
}

/// The corrections and answers on record, by contact and rank.
fn later(case: &Case, ranks: u32) -> Vec<(u32, u32)> {
    let (document, history) = (case.document(), case.history());
    let changes = |entry: &Entry| match entry {
        Entry::Corrected { .. } => true,
        Entry::Answered { presence, .. } => *presence == Answer::Present,
        _ => false,
    };
    let seen = document.events.iter().zip(&history.event_ranks);
    let mut changing = seen.filter(|(event, rank)| **rank < ranks && changes(&event.entry)).peekable();
    if changing.peek().is_none() {
        return Vec::new();
    }
    let mut by_id: Vec<(&str, u32, u32)> = (0..)
        .zip(document.contacts.iter().zip(&history.contact_ranks))
        .filter(|(_, (_, rank))| **rank < ranks)
        .map(|(at, (contact, rank))| (contact.id.as_str(), at, *rank))
        .collect();
    by_id.sort_unstable();
    let mut later: Vec<(u32, u32)> = changing
        .filter_map(|(event, rank)| {
            let id = event.entry.amends()?.as_str();
            let found = by_id.binary_search_by(|known| known.0.cmp(id)).ok()?;
            let (_, contact, own) = by_id.get(found)?;
            Some((*contact, *own.max(rank)))
        })
        .collect();
    later.sort_unstable();
    later
}

/// Whether a report says, word for word, what one that was recorded before it has said already, true or not.
fn says_it_already(case: &Case, earlier: &Report, report: &Report, ranks: u32) -> bool {
    let document = case.document();
    let id = |report: &Report| report.contact_in(document).map(|contact: &Contact| &contact.id);
    let before = (earlier.first, id(earlier)) < (report.first, id(report));
    let alike = || match (earlier.body(document), report.body(document)) {
        (Some(one), Some(other)) => same(&one, &other),
        _ => false,
    };
    before && earlier.stands(ranks) && alike()
}

fn same(one: &Body<'_>, other: &Body<'_>) -> bool {
    let observed = |body: &Body<'_>| {
        let mut seen: Vec<_> = body
            .observations
            .iter()
            .map(|o| (o.indicator.clone(), o.presence as u8, o.basis as u8, o.role.map(|role| role as u8)))
            .collect();
        seen.sort_unstable();
        seen.dedup();
        seen
    };
    one.kind == other.kind
        && one.sector == other.sector
        && one.agency == other.agency
        && one.first_hand == other.first_hand
        && one.occurred == other.occurred
        && one.worry.is_some() == other.worry.is_some()
        && observed(one) == observed(other)
}
