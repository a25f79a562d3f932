//! What a tally counts of a record: occurrences.

use smallvec::SmallVec;

use super::column::{AT_ONCE, Hit, Whole, kinds};
use super::windows::Windows;
use super::{Both, Item, State, Tally, pivot};
use crate::history::{Report, Seen, Sighting};
use crate::policy::{Mark, Reads};

/// Occurrences, and what they hold, that are put by to be counted at once.
#[derive(Debug, Default)]
pub(super) struct Pending {
    wholes: SmallVec<[Whole; AT_ONCE]>,
    hits: SmallVec<[Hit; 32]>,
    uncertain: bool,
    /// For what is more than one report; few records have any.
    state: Option<Box<State>>,
}

impl Pending {
    /// Puts by an indicator of the next occurrence, whose first hit has a position, once: sightings of a report are in
    /// order.
    fn hit(&mut self, first: usize, sighting: &Sighting, mark: Mark) {
        self.uncertain |= mark.is_unknown();
        let own = self.hits.get_mut(first..).unwrap_or_default();
        match own.last_mut() {
            Some(last) if last.indicator == sighting.indicator => last.mark = last.mark.join(mark),
            _ => {
                let (indicator, number) = (sighting.indicator, sighting.number);
                self.hits.push(Hit {
                    indicator,
                    number,
                    mark,
                    at: u8::try_from(self.wholes.len()).unwrap_or_default(),
                });
            }
        }
    }

    fn push(&mut self, windows: &Windows, day: Both<i32>, whole: Whole) {
        let windows = day.map(|day| windows.held(day));
        self.uncertain |= windows.known != windows.possible;
        self.wholes.push(Whole { windows, ..whole });
    }
}

impl Tally<'_> {
    /// Adds an occurrence of the record.
    pub(super) fn add_occurrence(&mut self, occurrence: usize, pending: &mut Pending) {
        let history = self.history;
        if pending.wholes.len() >= AT_ONCE {
            self.count_pending(pending);
        }
        if let [report] = history.reports_of(occurrence) {
            if self.add_report(report, pending) {
                return;
            }
        }
        self.count_pending(pending);
        let (policy, mut state) = (self.policy, pending.state.take().unwrap_or_default());
        state.take(history, occurrence, self.view, |indicator| policy.question_bits(indicator));
        self.count_with(&state, pending);
        pending.state = Some(state);
    }

    /// Adds the only report of an occurrence, unless something of it can have returned.
    fn add_report(&mut self, report: &Report, pending: &mut Pending) -> bool {
        let ranks = self.view.ranks;
        if !report.counted(ranks) {
            return true;
        }
        let may_return = self.policy.reads_returns && !self.history.returning.is_empty();
        let (first, mut risk) = (pending.hits.len(), Mark::NONE);
        for sighting in self.history.sightings_of(report) {
            if !sighting.reads(ranks) {
                continue;
            }
            if may_return && self.history.may_return(sighting.indicator) {
                pending.hits.truncate(first);
                return false;
            }
            let (counted, explained) = self.mark(sighting);
            risk = risk.join(counted);
            pending.hit(first, sighting, counted.join(explained));
        }
        let counts = report.referral || report.worry;
        let risk = Both { known: risk.is_known(), possible: risk != Mark::NONE };
        let whole = Whole {
            kinds: kinds(report.kind, risk.map(|risk| counts || risk)),
            worry: report.worry,
            raised: risk.map(|risk| report.first_hand && risk),
            sector: report.sector,
            agency: report.agency.min(self.last_agency),
            ..Whole::default()
        };
        let day = Both { known: report.days.0, possible: report.days.1 };
        pending.push(&self.windows, day, whole);
        true
    }

    /// How a sighting stands: what of it counts, and whether it is explained.
    fn mark(&mut self, sighting: &Sighting) -> (Mark, Mark) {
        let ranks = self.view.ranks;
        let explained = self.history.explanations_of(sighting).iter().any(|account| account.rank < ranks);
        let explained = Mark::new(0, explained, false);
        if sighting.is_refuted(ranks) {
            return (Mark::NONE, explained);
        }
        self.asked |= self.policy.question_bits(sighting.indicator);
        let counted = match sighting.presence {
            Seen::Present if sighting.counts => Mark::new(sighting.basis + 1, false, false),
            Seen::Unknown if sighting.counts => Mark::UNKNOWN,
            _ => Mark::NONE,
        };
        (counted, explained)
    }

    /// Counts an occurrence.
    pub(crate) fn count(&mut self, state: &State) {
        self.count_with(state, &mut Pending::default());
    }

    /// Counts an occurrence. Those who raised a risk indicator in it, of whom there may be many, have the same day.
    fn count_with(&mut self, state: &State, pending: &mut Pending) {
        if !state.counted {
            return;
        }
        self.asked |= state.asked;
        for item in &state.items {
            let (indicator, number, mark) = (item.indicator, item.number, item.mark());
            pending.uncertain |= mark.is_unknown();
            pending.hits.push(Hit { indicator, number, mark, at: 0 });
        }
        let (kinds, worry) = (kinds(state.kinds, state.counts), state.worry);
        pending.push(&self.windows, state.day, Whole { kinds, worry, ..Whole::default() });
        for raised in &state.raised {
            if pending.wholes.len() == AT_ONCE {
                self.count_pending(pending);
            }
            let agency = raised.agency.min(self.last_agency);
            let (sector, raised) = (raised.sector, Both { known: raised.known, possible: true });
            pending.push(&self.windows, state.day, Whole { raised, sector, agency, ..Whole::default() });
        }
        self.count_pending(pending);
        if self.policy.reads_returns && !self.history.returning.is_empty() {
            state.items.iter().for_each(|item| self.count_return(state, item));
        }
    }

    /// Counts what was put by. If anything of it is uncertain, what is possible is counted by itself from here on.
    pub(super) fn count_pending(&mut self, pending: &mut Pending) {
        if pending.uncertain {
            self.split();
        }
        let (wholes, hits) = (&pending.wholes, &pending.hits);
        if self.split {
            self.run::<true, _, _>(wholes, |whole, _| *whole, hits, |hit| *hit);
        } else {
            self.run::<false, _, _>(wholes, |whole, _| *whole, hits, |hit| *hit);
        }
        pending.wholes.clear();
        pending.hits.clear();
        pending.uncertain = false;
    }

    /// Notes what may be one half of a return.
    fn count_return(&mut self, state: &State, item: &Item) {
        if !self.history.may_return(item.indicator) {
            return;
        }
        let (history, ranks, occurrence) = (self.history, self.view.ranks, state.occurrence);
        let readers = self.policy.other_readers(item.indicator).iter();
        for reader in readers.filter(|reader| reader.reads == Reads::Return) {
            let basis = reader.look.minimum_basis;
            let firm = item.basis_at_least(basis);
            let halves = self.comebacks.of_mut(reader.counter, item.indicator);
            if firm || item.unknown {
                let known = firm.then(|| pivot(history, item, basis, ranks, true)).flatten();
                let maybe = pivot(history, item, basis, ranks, false);
                known.into_iter().for_each(|pivot| halves.known.add_pivot(pivot, occurrence));
                maybe.into_iter().for_each(|pivot| halves.possible.add_pivot(pivot, occurrence));
            }
            let seen = reader.look.at(item);
            if seen.possible {
                halves.possible.add_day(state.day.possible, occurrence);
            }
            if seen.known {
                halves.known.add_day(state.day.known, occurrence);
            }
        }
    }
}
