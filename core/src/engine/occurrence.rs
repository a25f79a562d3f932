//! What one occurrence amounts to in one view.

use smallvec::SmallVec;

use super::{Both, Packed, Sign, View};
use crate::history::{History, NEVER, Report, Seen, Sighting};
use crate::number::narrow;
use crate::policy::Mark;

/// An indicator within an occurrence, all its reports taken together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    pub(crate) indicator: u16,
    /// Its number in the record; in a batch, the indicator itself.
    pub(crate) number: u16,
    /// The strongest basis on which it is known, plus one; 0 if it is not known.
    pub(crate) known: u8,
    pub(crate) unknown: bool,
    pub(crate) explained: bool,
    pub(crate) explained_day: i32,
    /// The earliest rank of a report that knows it on a basis, by basis; and that holds it as unknown.
    firsts: [u32; 3],
    first_unknown: u32,
}

impl Item {
    fn new(indicator: u16, number: u16) -> Self {
        Self {
            indicator,
            number,
            known: 0,
            unknown: false,
            explained: false,
            explained_day: i32::MAX,
            firsts: [NEVER; 3],
            first_unknown: NEVER,
        }
    }

    pub(super) fn mark(&self) -> Mark {
        Mark::new(self.known, self.explained, self.unknown)
    }

    pub(crate) fn basis_at_least(&self, minimum: u8) -> bool {
        self.known > minimum
    }

    /// The earliest rank of a report that holds it on a basis, or, unless only the known counts, unknown.
    pub(crate) fn first_rank(&self, minimum_basis: u8, known: bool) -> u32 {
        let firm = self.firsts.iter().skip(usize::from(minimum_basis)).min();
        let firm = firm.copied().unwrap_or(NEVER);
        if known { firm } else { firm.min(self.first_unknown) }
    }

    fn add(&mut self, first: u32, presence: Seen, basis: u8) {
        match presence {
            Seen::Present => {
                self.known = self.known.max(basis + 1);
                if let Some(known) = self.firsts.get_mut(usize::from(basis)) {
                    *known = first.min(*known);
                }
            }
            Seen::Unknown => {
                self.unknown = true;
                self.first_unknown = first.min(self.first_unknown);
            }
            Seen::Absent => {}
        }
    }
}

/// A sector and an agency that raised a risk indicator at first hand, and whether it is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Raised {
    pub(crate) sector: u8,
    pub(crate) agency: u32,
    pub(crate) known: bool,
}

/// What an occurrence amounts to; kept from one occurrence to the next to spare its memory.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) occurrence: u32,
    /// Whether a report of it counts at all.
    pub(crate) counted: bool,
    /// The last of the days by which it has occurred, and by which it can have.
    pub(crate) day: Both<i32>,
    pub(crate) items: SmallVec<[Item; 8]>,
    /// Whether it counts as a contact.
    pub(crate) counts: Both<bool>,
    pub(crate) worry: bool,
    pub(crate) kinds: u8,
    /// Who raised a risk indicator.
    pub(crate) raised: SmallVec<[Raised; 4]>,
    /// The required questions that were asked, as bits.
    pub(crate) asked: u8,
}

impl State {
    fn clear(&mut self, occurrence: u32) {
        self.items.clear();
        self.raised.clear();
        self.occurrence = occurrence;
        self.counted = false;
        self.day = Both { known: i32::MIN, possible: i32::MIN };
        self.counts = Both::default();
        self.worry = false;
        self.kinds = 0;
        self.asked = 0;
    }

    /// Takes the occurrence as it stands in a view; `asks` gives an indicator's required questions.
    pub(crate) fn take(
        &mut self,
        history: &History,
        occurrence: usize,
        view: View,
        asks: impl Fn(u16) -> u8,
    ) {
        self.clear(narrow(occurrence));
        let reports = history.reports_of(occurrence);
        for report in reports {
            self.add_report(history, report, view.ranks, &asks);
        }
        self.merge(reports.len() > 1);
    }

    /// Takes the contacts of one occurrence of a batch, as far as they were recorded by an instant.
    pub(crate) fn take_rows<'a>(
        &mut self,
        rows: &[Packed],
        signs: impl Fn(usize) -> &'a [Sign],
        as_of: i64,
        asks: impl Fn(u16) -> u8,
    ) {
        self.clear(0);
        for (nth, row) in rows.iter().enumerate() {
            if row.recorded <= as_of {
                self.add_row(row, signs(nth), &asks);
            }
        }
        self.merge(rows.len() > 1);
    }

    fn add_row(&mut self, row: &Packed, signs: &[Sign], asks: &impl Fn(u16) -> u8) {
        self.counted = true;
        self.day.known = self.day.known.max(row.days.0);
        self.day.possible = self.day.possible.max(row.days.1);
        self.kinds |= row.kind.bit();
        self.worry |= row.worry.is_some();
        for sign in signs {
            self.asked |= asks(sign.indicator);
            if sign.mark != Mark::NONE {
                let item = self.item(sign.indicator, sign.indicator);
                item.known = item.known.max(sign.mark.known());
                item.unknown |= sign.mark.is_unknown();
            }
        }
        let (counts, raised) = (row.facts.counts(), row.facts.raised());
        self.counts.known |= counts.known;
        self.counts.possible |= counts.possible;
        if raised.possible {
            let (sector, agency) = (row.sector as u8, row.own_agency);
            self.raised.push(Raised { sector, agency, known: raised.known });
        }
    }

    /// Takes one report as if it were the only one, explained as far as its occurrence is.
    pub(crate) fn take_alone(&mut self, history: &History, report: &Report, view: View) {
        self.clear(report.occurrence);
        self.add_report(history, report, view.ranks, &|_| 0);
        for other in history.reports_of(report.occurrence as usize) {
            if other.stands(view.ranks) && !std::ptr::eq(other, report) {
                self.add_explanations(history, other, view.ranks);
            }
        }
        self.merge(true);
    }

    fn add_report(&mut self, history: &History, report: &Report, ranks: u32, asks: &impl Fn(u16) -> u8) {
        if !report.stands(ranks) {
            return;
        }
        if !report.counted(ranks) {
            self.add_explanations(history, report, ranks);
            return;
        }
        self.counted = true;
        self.day.known = self.day.known.max(report.days.0);
        self.day.possible = self.day.possible.max(report.days.1);
        self.kinds |= report.kind;
        self.worry |= report.worry;
        let mut risk = Both::default();
        for sighting in history.sightings_of(report) {
            if !sighting.reads(ranks) {
                continue;
            }
            if sighting.is_refuted(ranks) {
                self.add_explanation(history, sighting, ranks);
                continue;
            }
            self.asked |= asks(sighting.indicator);
            if !sighting.counts || sighting.presence == Seen::Absent {
                self.add_explanation(history, sighting, ranks);
                continue;
            }
            risk.known |= sighting.presence == Seen::Present;
            risk.possible = true;
            let item = self.item(sighting.indicator, sighting.number);
            item.add(report.first, sighting.presence, sighting.basis);
            explain(item, history, sighting, ranks);
        }
        self.counts.known |= report.referral || report.worry || risk.known;
        self.counts.possible |= report.referral || report.worry || risk.possible;
        if report.first_hand && risk.possible {
            let (sector, agency) = (report.sector, report.agency);
            self.raised.push(Raised { sector, agency, known: risk.known });
        }
    }

    /// The last item if it is of this indicator, or a new one: sightings of a report are in order.
    fn item(&mut self, indicator: u16, number: u16) -> &mut Item {
        if self.items.last().is_none_or(|item| item.indicator != indicator) {
            self.items.push(Item::new(indicator, number));
        }
        let last = self.items.len() - 1;
        #[expect(clippy::indexing_slicing, reason = "the list has just been given an element")]
        &mut self.items[last]
    }

    fn add_explanations(&mut self, history: &History, report: &Report, ranks: u32) {
        for sighting in history.sightings_of(report) {
            if sighting.reads(ranks) {
                self.add_explanation(history, sighting, ranks);
            }
        }
    }

    /// An account that was accepted for one report holds for the occurrence, whoever else reports it.
    fn add_explanation(&mut self, history: &History, sighting: &Sighting, ranks: u32) {
        if sighting.explanations.0 < sighting.explanations.1 {
            explain(self.item(sighting.indicator, sighting.number), history, sighting, ranks);
        }
    }

    /// Joins what several reports say of one indicator.
    fn merge(&mut self, several: bool) {
        if !several {
            return;
        }
        self.items.sort_unstable_by_key(|item| item.indicator);
        self.items.dedup_by(|from, into| {
            let same = from.indicator == into.indicator;
            if same {
                into.known = into.known.max(from.known);
                into.unknown |= from.unknown;
                into.explained |= from.explained;
                into.explained_day = into.explained_day.min(from.explained_day);
                into.first_unknown = into.first_unknown.min(from.first_unknown);
                for (into, from) in into.firsts.iter_mut().zip(from.firsts) {
                    *into = from.min(*into);
                }
            }
            same
        });
    }
}

fn explain(item: &mut Item, history: &History, sighting: &Sighting, ranks: u32) {
    for explanation in history.explanations_of(sighting) {
        if explanation.rank < ranks {
            item.explained = true;
            item.explained_day = item.explained_day.min(explanation.day);
        }
    }
}
