//! Adding up one view.

use super::returns::Returns;
use super::truth::{Figures, Track};
use super::{Item, Sink, State, View, pivot};
use crate::history::History;
use crate::number::narrow;
use crate::policy::{Compiled, LeafKind, Reader};

/// What the leaves of a policy count in one view: the figures known, and those with all that is possible.
#[derive(Debug)]
pub(crate) struct Tally<'a> {
    policy: &'a Compiled,
    history: &'a History,
    view: View,
    /// The start of each window on the view's date.
    starts: Vec<i32>,
    /// Figures of the leaves, then sets of indicators, sectors and agencies, then sums.
    known: Vec<u32>,
    possible: Vec<u32>,
    agency_words: u32,
    asked: u8,
    returns: Vec<(u16, u16, Returns, Returns)>,
}

impl<'a> Tally<'a> {
    pub(crate) fn new(policy: &'a Compiled, history: &'a History, view: View) -> Self {
        let agency_words = history.agencies.div_ceil(32);
        let sets = policy.bit_words
            + narrow(policy.sector_leaves.len())
            + narrow(policy.agency_leaves.len()) * agency_words;
        let size = policy.leaves.len() + (sets + policy.sums) as usize;
        Self {
            policy,
            history,
            view,
            starts: policy.windows.iter().map(|window| window.start_number(view.date)).collect(),
            known: vec![0; size],
            possible: vec![0; size],
            agency_words,
            asked: 0,
            returns: Vec::new(),
        }
    }

    pub(crate) fn reset(&mut self) {
        self.known.fill(0);
        self.possible.fill(0);
        self.returns.clear();
        self.asked = 0;
    }

    /// Adds every occurrence of the record.
    pub(crate) fn add_all(&mut self) {
        let mut state = State::default();
        let policy = self.policy;
        for occurrence in 0..self.history.occurrences.len() {
            state.take(self.history, occurrence, self.view, |indicator| policy.question_bits(indicator));
            if state.counted {
                self.asked |= state.asked;
                super::feed(policy, &state, self);
            }
        }
    }

    /// Whether the window at a position holds a day.
    pub(crate) fn holds(&self, window: u16, day: i32) -> bool {
        self.starts.get(usize::from(window)).is_some_and(|start| day > *start)
    }

    /// The figures of every leaf.
    pub(crate) fn figures(&mut self) -> Figures {
        self.count_returns();
        let leaves = self.policy.leaves.len();
        let figures = |values: &[u32]| values.iter().take(leaves).copied().collect::<Vec<u32>>();
        let (known, possible) = (figures(&self.known), figures(&self.possible));
        let unasked_questions = self.policy.all_questions & !self.asked;
        let unasked = if unasked_questions == 0 {
            Vec::new()
        } else {
            let leaves = self.policy.leaves.iter().zip(&possible);
            leaves.map(|(leaf, possible)| possible + leaf.if_answered(unasked_questions)).collect()
        };
        Figures { known, possible, unasked, unasked_questions }
    }

    /// The halves of returns of an indicator that a leaf looks for, as far as they are known.
    pub(crate) fn known_returns(&self, leaf: u16, indicator: u16) -> Option<&Returns> {
        let entry = self.returns.iter().find(|(l, i, ..)| (*l, *i) == (leaf, indicator));
        entry.map(|(_, _, known, _)| known)
    }

    /// The figures of what is known, without any that looks for a return.
    pub(crate) fn figures_known(&self) -> &[u32] {
        self.known.get(..self.policy.leaves.len()).unwrap_or_default()
    }

    fn count_returns(&mut self) {
        for at in 0..self.returns.len() {
            let Some((leaf, _, known, possible)) = self.returns.get(at).copied() else { continue };
            let window = self.policy.leaf(leaf).map_or(0, |leaf| leaf.window);
            for (returns, track) in [(known, Track::Known), (possible, Track::Possible)] {
                if returns.last().is_some_and(|day| self.holds(window, day)) {
                    self.raise(leaf, track);
                }
            }
        }
    }

    fn values(&mut self, track: Track) -> &mut [u32] {
        match track {
            Track::Known => &mut self.known,
            Track::Possible | Track::Unasked => &mut self.possible,
        }
    }

    fn raise(&mut self, leaf: u16, track: Track) {
        if let Some(figure) = self.values(track).get_mut(usize::from(leaf)) {
            *figure += 1;
        }
    }

    /// Puts a member into the set that starts at a word; the leaf's figure grows if it is new.
    fn insert(&mut self, leaf: u16, word: u32, member: u32, track: Track) {
        let at = self.policy.leaves.len() + (word + member / 32) as usize;
        let bit = 1 << (member % 32);
        let Some(word) = self.values(track).get_mut(at) else {
            return;
        };
        if *word & bit == 0 {
            *word |= bit;
            self.raise(leaf, track);
        }
    }

    fn insert_both(&mut self, state: &State, leaf: u16, window: u16, word: u32, member: u32, known: bool) {
        if self.holds(window, state.day.possible) {
            self.insert(leaf, word, member, Track::Possible);
            if known && self.holds(window, state.day.known) {
                self.insert(leaf, word, member, Track::Known);
            }
        }
    }

    fn add_points(&mut self, reader: &Reader, row: u16, sum: u32, day: i32, track: Track) {
        let points = self.policy.points(row, |window| self.holds(window, day));
        if points == 0 {
            return;
        }
        let sums = narrow(self.known.len()).saturating_sub(self.policy.sums);
        let cap = self.policy.cap(row);
        let Some(sum) = self.values(track).get_mut((sums + sum) as usize) else {
            return;
        };
        let before = *sum;
        *sum = before.saturating_add(points).min(cap);
        let more = *sum - before;
        if let Some(figure) = self.values(track).get_mut(usize::from(reader.leaf)) {
            *figure = figure.saturating_add(more);
        }
    }

    fn returns(&mut self, leaf: u16, indicator: u16) -> Option<&mut (u16, u16, Returns, Returns)> {
        let at = self.returns.iter().position(|(l, i, ..)| (*l, *i) == (leaf, indicator));
        let at = at.unwrap_or_else(|| {
            self.returns.push((leaf, indicator, Returns::NONE, Returns::NONE));
            self.returns.len() - 1
        });
        self.returns.get_mut(at)
    }

    fn set_word(&self, leaf: u16, leaves: &[u16], before: u32, width: u32) -> u32 {
        let nth = leaves.iter().position(|known| *known == leaf).unwrap_or_default();
        before + narrow(nth) * width
    }
}

impl Sink for Tally<'_> {
    fn wants_returns(&self) -> bool {
        !self.history.explanations.is_empty() || !self.history.closures.is_empty()
    }

    fn indicator(&mut self, state: &State, reader: &Reader, indicator: u16, known: bool) {
        let slot = self.policy.leaf(reader.leaf).map_or(0, |leaf| leaf.slot);
        self.insert_both(state, reader.leaf, reader.window, slot, indicator.into(), known);
    }

    fn points(&mut self, state: &State, reader: &Reader, row: u16, sum: u32, known: bool) {
        self.add_points(reader, row, sum, state.day.possible, Track::Possible);
        if known {
            self.add_points(reader, row, sum, state.day.known, Track::Known);
        }
    }

    fn earlier(&mut self, state: &State, reader: &Reader, item: &Item, known: bool) {
        let (history, ranks, basis) = (self.history, self.view.ranks, reader.minimum_basis);
        let occurrence = state.occurrence;
        let firm = known.then(|| pivot(history, item, basis, ranks, true)).flatten();
        let maybe = pivot(history, item, basis, ranks, false);
        if let Some((_, _, knowns, possibles)) = self.returns(reader.leaf, item.indicator) {
            firm.into_iter().for_each(|pivot| knowns.add_pivot(pivot, occurrence));
            maybe.into_iter().for_each(|pivot| possibles.add_pivot(pivot, occurrence));
        }
    }

    fn later(&mut self, state: &State, reader: &Reader, item: &Item, known: bool) {
        if let Some((_, _, knowns, possibles)) = self.returns(reader.leaf, item.indicator) {
            possibles.add_day(state.day.possible, state.occurrence);
            if known {
                knowns.add_day(state.day.known, state.occurrence);
            }
        }
    }

    fn occurrence(&mut self, state: &State, leaf: u16, known: bool) {
        let window = self.policy.leaf(leaf).map_or(0, |leaf| leaf.window);
        if self.holds(window, state.day.possible) {
            self.raise(leaf, Track::Possible);
            if known && self.holds(window, state.day.known) {
                self.raise(leaf, Track::Known);
            }
        }
    }

    fn sector(&mut self, state: &State, leaf: u16, sector: u32, known: bool) {
        let policy = self.policy;
        let window = policy.leaf(leaf).map_or(0, |leaf| leaf.window);
        let word = self.set_word(leaf, &policy.sector_leaves, policy.bit_words, 1);
        self.insert_both(state, leaf, window, word, sector, known);
    }

    fn agency(&mut self, state: &State, leaf: u16, agency: u32, known: bool) {
        let policy = self.policy;
        let window = policy.leaf(leaf).map_or(0, |leaf| leaf.window);
        let before = policy.bit_words + narrow(policy.sector_leaves.len());
        let word = self.set_word(leaf, &policy.agency_leaves, before, self.agency_words);
        self.insert_both(state, leaf, window, word, agency, known);
    }
}

impl crate::policy::Leaf {
    /// By how much its figure would grow if these required questions were answered with yes.
    pub(crate) fn if_answered(&self, questions: u8) -> u32 {
        let more = self.questions & questions;
        if self.kind == LeafKind::Weight {
            let points = (0_u8..).zip(&self.question_points);
            points.filter(|(nth, _)| more & (1 << nth) != 0).map(|(_, points)| *points).sum()
        } else {
            more.count_ones()
        }
    }
}
