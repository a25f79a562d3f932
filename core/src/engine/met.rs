//! From what a tally has counted to the criteria that are met, and to the exact column.

use smallvec::SmallVec;

use super::column::Column;
use super::planes::Low;
use super::{Both, CriteriaSet, Figures, RawLevels, Tally};
use crate::policy::{Lanes, Place};

impl Tally<'_> {
    /// The criteria that are met, as far as it is known.
    pub(crate) fn met(&self) -> CriteriaSet {
        self.met_by(|column, lanes| column.known.reached(&lanes.asked_for), |_, total| total.known)
    }

    /// The criteria that may be met.
    fn possibly_met(&self) -> CriteriaSet {
        self.met_by(|column, lanes| column.possible.reached(&lanes.asked_for), |_, total| total.possible)
    }

    /// The criteria that may be met if these required questions were answered with yes.
    fn met_if_answered(&self, questions: u8) -> CriteriaSet {
        let reached = |column: &Column, lanes: &Lanes| {
            let mut planes = if self.split { column.possible.clone() } else { column.known.clone() };
            let questions = (0..8).zip(&lanes.questions).filter(|(nth, _)| questions >> nth & 1 == 1);
            let mut answered = Low::default();
            questions.for_each(|(_, lanes)| answered.add(*lanes));
            planes.add(answered);
            planes.reached(&lanes.asked_for)
        };
        self.met_by(reached, |counter, total| {
            let possible = if self.split { total.possible } else { total.known };
            let counter = self.policy.counter(counter);
            possible + u64::from(counter.map_or(0, |counter| counter.if_answered(questions)))
        })
    }

    #[inline]
    fn met_by(
        &self,
        reached: impl Fn(&Column, &Lanes) -> u64,
        total: impl Fn(u16, Both<u64>) -> u64,
    ) -> CriteriaSet {
        let policy = self.policy;
        let leaves = policy.totals.leaves.iter().map(|leaf| {
            let at = usize::from(leaf.total);
            let counter = policy.totals.counters.get(at).copied().unwrap_or_default();
            let total = total(counter, self.total(at));
            (leaf.bit, u64::from(total >= u64::from(leaf.n)))
        });
        if let (Some(column), [lanes]) = (self.columns.first(), policy.lanes.as_slice()) {
            let word = leaves.fold(reached(column, lanes), |word, (bit, met)| word | met << (bit % 64));
            return CriteriaSet(policy.circuit.close_word(word));
        }
        let words = self.columns.iter().zip(&policy.lanes);
        let mut words: SmallVec<[u64; 4]> = words.map(|(column, lanes)| reached(column, lanes)).collect();
        for (bit, met) in leaves {
            if let Some(word) = words.get_mut(usize::from(bit / 64)) {
                *word |= met << (bit % 64);
            }
        }
        CriteriaSet(policy.circuit.close(&mut words))
    }

    pub(crate) fn levels(&self) -> RawLevels {
        let circuit = &self.policy.circuit;
        let met = self.met();
        let level = circuit.highest(met.0);
        let ceiling = if self.split { circuit.highest(self.possibly_met().0) } else { level };
        let unasked = self.unasked();
        let ceiling_with_unasked = if unasked == 0 || ceiling == circuit.top() {
            ceiling
        } else {
            circuit.highest(self.met_if_answered(unasked).0)
        };
        RawLevels { level, ceiling, ceiling_with_unasked, met }
    }

    /// The highest rank that some criterion reaches, as far as it is known.
    pub(crate) fn rank(&self) -> u8 {
        self.policy.circuit.highest(self.met().0)
    }

    /// The highest rank of some criteria, as far as they are known to be met.
    pub(crate) fn highest_of(&self, candidates: CriteriaSet) -> u8 {
        self.policy.circuit.highest(self.met().0 & candidates.0)
    }

    /// The required questions never asked, as bits.
    fn unasked(&self) -> u8 {
        self.policy.all_questions & !self.asked
    }

    /// The exact figure of every counter.
    pub(crate) fn to_figures(&self) -> Figures {
        let values = self.policy.places.iter().map(|place| self.figure(*place)).collect();
        Figures { values, unasked: self.unasked() }
    }

    /// A total: of a weight, or of what has returned.
    fn total(&self, at: usize) -> Both<u64> {
        let weighed = at < self.policy.totals.weights.len();
        if weighed {
            self.columns.get(at).map(|column| column.total).unwrap_or_default()
        } else {
            self.returned.get(at).copied().unwrap_or_default()
        }
    }

    fn figure(&self, place: Place) -> Both<u32> {
        let figure = match place {
            Place::Lane(bit) => self.columns.get(usize::from(bit / 64)).map(|column| Both {
                known: column.known.figure(bit),
                possible: column.possible.figure(bit),
            }),
            Place::Total(at) => {
                Some(self.total(usize::from(at)).map(|total| u32::try_from(total).unwrap_or(u32::MAX)))
            }
        };
        let figure = figure.unwrap_or_default();
        if self.split { figure } else { Both { known: figure.known, possible: figure.known } }
    }
}
