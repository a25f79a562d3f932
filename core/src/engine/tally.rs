//! Adding up one view.

use std::collections::BTreeMap;

use smallvec::SmallVec;

use super::levels::RawLevels;
use super::returns::Returns;
use super::truth::{Figures, Seen};
use super::{Both, Item, Sink, State, View, pivot};
use crate::history::History;
use crate::number::narrow;
use crate::policy::{Compiled, Reader, Reads};

/// What the counters of a policy come to in one view: known, and with all that is possible.
#[derive(Debug)]
pub(crate) struct Tally<'a> {
    policy: &'a Compiled,
    history: &'a History,
    view: View,
    /// The start of each window on the view's date.
    starts: SmallVec<[i32; 8]>,
    /// Figures of the counters, then sets of sectors, then sums, then sets of agencies; each for what is known and
    /// for what is possible.
    values: Vec<Both<u32>>,
    /// Where the sets of sectors start, the sums, and the sets of agencies.
    layout: [u32; 3],
    /// For each indicator the looks that have seen it, as bits; and which indicators any look has seen.
    marks: Vec<Both<u64>>,
    marked: SmallVec<[u16; 32]>,
    /// The looks whose windows hold the day of the occurrence at hand, as bits.
    looks: Both<u64>,
    agency_words: u32,
    last_agency: u32,
    asked: u8,
    /// The windows that hold the days of the occurrence at hand, as bits.
    held: Both<u64>,
    returns: BTreeMap<(u16, u16), Halves>,
}

/// The halves of returns of one indicator that a counter looks for.
#[derive(Debug)]
struct Halves {
    known: Returns,
    possible: Returns,
}

impl<'a> Tally<'a> {
    pub(crate) fn new(policy: &'a Compiled, history: &'a History, view: View) -> Self {
        Self::of(policy, history, view, history.agencies)
    }

    /// For one contact by itself, which has one agency.
    pub(crate) fn of_one(policy: &'a Compiled, history: &'a History, view: View) -> Self {
        Self::of(policy, history, view, 1)
    }

    /// For cases of so many agencies.
    pub(crate) fn of(policy: &'a Compiled, history: &'a History, view: View, agencies: u32) -> Self {
        let agency_words = if policy.by_agency.is_empty() { 0 } else { agencies.div_ceil(32) };
        let last_agency = agencies.saturating_sub(1);
        let sectors = narrow(policy.counters.len());
        let sums = sectors + narrow(policy.by_sector.len());
        let agencies = sums + policy.sums;
        let size = agencies + narrow(policy.by_agency.len()) * agency_words;
        Self {
            policy,
            history,
            view,
            starts: policy.windows.iter().map(|window| window.start_number(view.date)).collect(),
            values: vec![Both::default(); size as usize],
            layout: [sectors, sums, agencies],
            marks: vec![Both::default(); policy.indicators as usize],
            marked: SmallVec::new(),
            looks: Both::default(),
            agency_words,
            last_agency,
            asked: 0,
            held: Both::default(),
            returns: BTreeMap::new(),
        }
    }

    /// Forgets all that was counted, for a case of so many agencies.
    pub(crate) fn restart(&mut self, agencies: u32) {
        let words = if self.policy.by_agency.is_empty() { 0 } else { agencies.div_ceil(32) };
        if words > self.agency_words {
            let [.., agency_sets] = self.layout;
            self.agency_words = words;
            let size = agency_sets + narrow(self.policy.by_agency.len()) * words;
            self.values.resize(size as usize, Both::default());
        }
        self.last_agency = agencies.saturating_sub(1);
        self.reset();
    }

    pub(crate) fn reset(&mut self) {
        self.values.fill(Both::default());
        for indicator in self.marked.drain(..) {
            if let Some(mark) = self.marks.get_mut(usize::from(indicator)) {
                *mark = Both::default();
            }
        }
        self.returns.clear();
        self.asked = 0;
    }

    /// Adds every occurrence of the record.
    pub(crate) fn add_all(&mut self) {
        self.add(0..self.history.occurrences.len());
    }

    /// Adds some occurrences of the record, which are all that there is to it.
    pub(crate) fn add(&mut self, occurrences: impl Iterator<Item = usize>) {
        let mut state = State::default();
        let policy = self.policy;
        for occurrence in occurrences {
            state.take(self.history, occurrence, self.view, |indicator| policy.question_bits(indicator));
            self.count(&state);
        }
        self.count_indicators();
        self.count_returns();
    }

    /// Counts an occurrence.
    pub(crate) fn count(&mut self, state: &State) {
        if state.counted {
            self.asked |= state.asked;
            super::feed(self.policy, state, self);
        }
    }

    /// Whether the window at a position holds a day.
    pub(crate) fn holds(&self, window: u16, day: i32) -> bool {
        self.starts.get(usize::from(window)).is_some_and(|start| day > *start)
    }

    /// Raises the counters of indicators by what their looks have seen.
    pub(crate) fn count_indicators(&mut self) {
        for indicator in &self.marked {
            let mark = self.marks.get(usize::from(*indicator)).copied().unwrap_or_default();
            for reader in self.policy.counting_readers(*indicator) {
                let Reads::Count { look } = reader.reads else { continue };
                if let Some(figure) = self.values.get_mut(usize::from(reader.counter)) {
                    figure.known += u32::from(mark.known >> (look % 64) & 1 == 1);
                    figure.possible += u32::from(mark.possible >> (look % 64) & 1 == 1);
                }
            }
        }
    }

    /// The figures, once everything is counted.
    pub(crate) fn known(&self) -> Seen<'_> {
        let values = self.values.get(..self.policy.counters.len()).unwrap_or_default();
        Seen { policy: self.policy, values, unasked: self.policy.all_questions & !self.asked }
    }

    pub(crate) fn levels(&self) -> RawLevels {
        RawLevels::of(self.known())
    }

    pub(crate) fn to_figures(&self) -> Figures {
        let seen = self.known();
        Figures { values: seen.values.to_vec(), unasked: seen.unasked }
    }

    /// Whether a look sees an indicator that is known.
    pub(crate) fn sees(&self, look: u16, indicator: u16) -> bool {
        self.marks.get(usize::from(indicator)).is_some_and(|mark| mark.known >> (look % 64) & 1 == 1)
    }

    /// The points that an indicator has brought to a sum, as far as they are known.
    pub(crate) fn points_of(&self, sum: u32) -> u32 {
        let [_, sums, _] = self.layout;
        self.values.get((sums + sum) as usize).map_or(0, |sum| sum.known)
    }

    /// The halves of returns of an indicator that a counter looks for, as far as they are known.
    pub(crate) fn known_returns(&self, counter: u16, indicator: u16) -> Option<&Returns> {
        self.returns.get(&(counter, indicator)).map(|halves| &halves.known)
    }

    fn count_returns(&mut self) {
        let returns = std::mem::take(&mut self.returns);
        for ((counter, _), halves) in &returns {
            let window = self.policy.counter(*counter).map_or(0, |counter| counter.window);
            let back = |half: &Returns| half.last().is_some_and(|day| self.holds(window, day));
            let (known, possible) = (back(&halves.known), back(&halves.possible));
            self.raise(*counter, u32::from(known), u32::from(possible));
        }
        self.returns = returns;
    }

    fn raise(&mut self, counter: u16, known: u32, possible: u32) {
        if let Some(figure) = self.values.get_mut(usize::from(counter)) {
            figure.known = figure.known.saturating_add(known);
            figure.possible = figure.possible.saturating_add(possible);
        }
    }

    /// Whether a window holds the day of the occurrence at hand, as it is known and as it may be.
    fn held(&self, window: u16) -> Both<bool> {
        let holds = |windows: u64| windows >> (window % 64) & 1 == 1;
        Both { known: holds(self.held.known), possible: holds(self.held.possible) }
    }

    /// Puts a member into the set that starts at a word; the counter's figure grows if it is new.
    fn insert(&mut self, (counter, window): (u16, u16), word: u32, member: u32, known: bool) {
        let held = self.held(window);
        if !held.possible {
            return;
        }
        let known = known && held.known;
        let bit = 1 << (member % 32);
        let Some(set) = self.values.get_mut((word + member / 32) as usize) else {
            return;
        };
        let new_known = u32::from(known && set.known & bit == 0);
        let new_possible = u32::from(set.possible & bit == 0);
        set.possible |= bit;
        if known {
            set.known |= bit;
        }
        if new_known | new_possible != 0 {
            self.raise(counter, new_known, new_possible);
        }
    }

    fn halves(&mut self, counter: u16, indicator: u16) -> &mut Halves {
        let none = || Halves { known: Returns::NONE, possible: Returns::NONE };
        self.returns.entry((counter, indicator)).or_insert_with(none)
    }
}

impl Sink for Tally<'_> {
    fn may_return(&self, indicator: u16) -> bool {
        self.history.may_return(indicator)
    }

    fn begin(&mut self, state: &State) {
        (self.held, self.looks) = (Both::default(), Both::default());
        for ((at, start), looks) in self.starts.iter().enumerate().zip(&self.policy.window_looks) {
            if state.day.possible > *start {
                self.held.possible |= 1 << (at % 64);
                self.looks.possible |= looks;
            }
            if state.day.known > *start {
                self.held.known |= 1 << (at % 64);
                self.looks.known |= looks;
            }
        }
    }

    fn item(&mut self, _: &State, item: &Item) {
        let passes = self.policy.passes.get(usize::from(item.known)).copied().unwrap_or_default();
        let [plain, explained] = passes;
        let known = if item.explained { explained } else { plain };
        let possible = if item.unknown { u64::MAX } else { known };
        let Some(mark) = self.marks.get_mut(usize::from(item.indicator)) else {
            return;
        };
        let fresh = mark.possible == 0;
        mark.known |= known & self.looks.known;
        mark.possible |= possible & self.looks.possible;
        if fresh && mark.possible != 0 {
            self.marked.push(item.indicator);
        }
    }

    fn points(&mut self, _: &State, reader: &Reader, row: u16, sum: u32, known: bool) {
        let held = self.held;
        let points = |windows: u64| self.policy.points(row, |window| windows >> (window % 64) & 1 == 1);
        let possible = points(held.possible);
        let known = if !known {
            0
        } else if held.known == held.possible {
            possible
        } else {
            points(held.known)
        };
        let (cap, [_, sums, _]) = (self.policy.cap(row), self.layout);
        let Some(sum) = self.values.get_mut((sums + sum) as usize) else {
            return;
        };
        let before = *sum;
        sum.known = before.known.saturating_add(known).min(cap);
        sum.possible = before.possible.saturating_add(possible).min(cap);
        let (known, possible) = (sum.known - before.known, sum.possible - before.possible);
        self.raise(reader.counter, known, possible);
    }

    fn earlier(&mut self, state: &State, reader: &Reader, item: &Item, known: bool) {
        let (history, ranks, basis) = (self.history, self.view.ranks, reader.look.minimum_basis);
        let occurrence = state.occurrence;
        let firm = known.then(|| pivot(history, item, basis, ranks, true)).flatten();
        let maybe = pivot(history, item, basis, ranks, false);
        let halves = self.halves(reader.counter, item.indicator);
        firm.into_iter().for_each(|pivot| halves.known.add_pivot(pivot, occurrence));
        maybe.into_iter().for_each(|pivot| halves.possible.add_pivot(pivot, occurrence));
    }

    fn later(&mut self, state: &State, reader: &Reader, item: &Item, known: bool) {
        let halves = self.halves(reader.counter, item.indicator);
        halves.possible.add_day(state.day.possible, state.occurrence);
        if known {
            halves.known.add_day(state.day.known, state.occurrence);
        }
    }

    fn occurrence(&mut self, _: &State, counter: u16, known: bool) {
        let window = self.policy.counter(counter).map_or(0, |counter| counter.window);
        let held = self.held(window);
        self.raise(counter, u32::from(known && held.known), u32::from(held.possible));
    }

    fn sector(&mut self, _: &State, counter: u16, sector: u32, known: bool) {
        let Some(form) = self.policy.counter(counter) else { return };
        let [sectors, ..] = self.layout;
        self.insert((counter, form.window), sectors + form.slot, sector, known);
    }

    fn agency(&mut self, _: &State, counter: u16, agency: u32, known: bool) {
        let Some(form) = self.policy.counter(counter) else { return };
        let [.., agencies] = self.layout;
        let word = agencies + form.slot * self.agency_words;
        self.insert((counter, form.window), word, agency.min(self.last_agency), known);
    }
}
