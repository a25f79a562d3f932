//! Adding up one view.

use smallvec::SmallVec;

use super::column::{AT_ONCE, Column, Day, Hit, Whole};
use super::counting::Pending;
use super::returns::{Comebacks, Returns};
use super::windows::Windows;
use super::{Both, View};
use crate::history::History;
use crate::policy::{Compiled, Place};

/// What the counters of a policy come to in one view: known, and with all that is possible.
///
/// Most counters are lanes: 64 of them are counted at once. What is possible is the same as what is known until
/// something uncertain is counted; from there on it is counted by itself.
#[derive(Debug)]
pub(crate) struct Tally<'a> {
    pub(super) policy: &'a Compiled,
    pub(super) history: &'a History,
    pub(super) view: View,
    pub(super) windows: Windows,
    /// As many as there are words of lanes, and at least as many as there are weights.
    pub(super) columns: SmallVec<[Column; 1]>,
    /// For each total how often something has returned; for weights, nothing. Empty if nothing may have.
    pub(super) returned: Vec<Both<u64>>,
    /// What the days of the occurrences are that are counted at once.
    noted: [Day; AT_ONCE],
    /// The number of the case: from one to the next, nothing needs to be cleared that names the one that it is of.
    case: u32,
    /// Whether what is possible is counted by itself.
    pub(super) split: bool,
    /// Whether only what is known is asked for.
    known_only: bool,
    pub(super) last_agency: u32,
    pub(super) asked: u8,
    pub(super) comebacks: Comebacks,
}

impl<'a> Tally<'a> {
    pub(crate) fn new(policy: &'a Compiled, history: &'a History, view: View) -> Self {
        let mut tally = Self::empty(policy, history, view);
        tally.fill_for_record();
        tally
    }

    /// Of what is known alone.
    pub(crate) fn of_known(policy: &'a Compiled, history: &'a History, view: View) -> Self {
        let mut tally = Self::new(policy, history, view);
        tally.known_only = true;
        tally
    }

    /// For one contact by itself, which has one agency, and of what is known alone.
    pub(crate) fn of_one(policy: &'a Compiled, history: &'a History, view: View) -> Self {
        let mut tally = Self::empty(policy, history, view);
        tally.fill(history.numbers.len(), 1);
        tally.known_only = true;
        tally
    }

    /// For the cases of a batch, in which indicators have no other number than their own.
    pub(crate) fn of_batch(policy: &'a Compiled, view: View) -> Self {
        let mut tally = Self::empty(policy, History::none(), view);
        tally.fill(policy.indicators, 1);
        tally
    }

    /// Not ready to count anything.
    #[inline]
    pub(super) fn empty(policy: &'a Compiled, history: &'a History, view: View) -> Self {
        Self {
            policy,
            history,
            view,
            windows: Windows::none(),
            columns: SmallVec::new(),
            returned: Vec::new(),
            noted: [Day::default(); AT_ONCE],
            case: 1,
            split: false,
            known_only: false,
            last_agency: 0,
            asked: 0,
            comebacks: Comebacks::default(),
        }
    }

    /// Makes it ready for the whole record.
    pub(super) fn fill_for_record(&mut self) {
        self.fill(self.history.numbers.len(), self.history.agencies);
    }

    /// Makes room for indicators of so many numbers, and so many agencies.
    fn fill(&mut self, numbers: usize, agencies: u32) {
        let (policy, agencies) = (self.policy, agencies.max(1));
        self.windows.fill(policy, self.view.date);
        self.last_agency = agencies - 1;
        for _ in 0..policy.lanes.len().max(policy.totals.weights.len()) {
            self.columns.push(Column::new(numbers, agencies as usize));
        }
    }

    /// Forgets all that was counted, for a case of so many agencies; `certain` says that nothing in it is uncertain.
    pub(crate) fn restart(&mut self, agencies: u32, certain: bool) {
        self.make_room(agencies);
        self.reset();
        (self.known_only, self.split) = (false, !certain);
    }

    /// The same, for what is known alone.
    pub(crate) fn restart_known(&mut self, agencies: u32) {
        self.make_room(agencies);
        self.reset();
        self.known_only = true;
    }

    fn make_room(&mut self, agencies: u32) {
        self.last_agency = agencies.max(1) - 1;
        for column in &mut self.columns {
            column.make_room(agencies as usize);
        }
    }

    /// Forgets all that was counted.
    pub(crate) fn reset(&mut self) {
        self.case = self.case.wrapping_add(1);
        if self.case == 0 {
            self.case = 1;
            self.columns.iter_mut().for_each(Column::forget);
        }
        self.split = false;
        self.asked = 0;
        self.columns.iter_mut().for_each(Column::clear);
        if !self.comebacks.is_empty() {
            self.comebacks.clear();
            self.returned.fill(Both::default());
        }
    }

    /// From here on what is possible is counted by itself, if it is asked for.
    pub(super) fn split(&mut self) {
        if !(self.split || self.known_only) {
            self.split = true;
            self.columns.iter_mut().for_each(Column::split);
        }
    }

    /// Counts some occurrences, as many as can be at once, and the indicators in them.
    #[inline]
    pub(super) fn run<const SPLIT: bool, W, H>(
        &mut self,
        wholes: &[W],
        whole: impl Fn(&W, &Windows) -> Whole,
        hits: &[H],
        hit: impl Fn(&H) -> Hit,
    ) {
        let (policy, case) = (self.policy, self.case);
        let windows = &self.windows;
        let reach = windows.reach(policy);
        let days = &mut self.noted;
        for (at, column) in self.columns.iter_mut().enumerate() {
            let Some(lanes) = policy.lanes.get(at) else {
                let weighings = policy.totals.weights.get(at).map_or(&[][..], |weight| weight);
                column.weigh::<SPLIT, _>(weighings, &reach.points, case, days, (hits, &hit));
                continue;
            };
            let held = reach.lanes(at);
            column.wholes::<SPLIT, _>(lanes, held, case, (wholes, |own| whole(own, windows)), days);
            if policy.totals.weights.is_empty() {
                column.indicators::<SPLIT, false, _>(
                    &lanes.readings,
                    &reach.points,
                    case,
                    days,
                    (hits, &hit),
                );
            } else {
                column.indicators::<SPLIT, true, _>(&lanes.readings, &reach.points, case, days, (hits, &hit));
            }
        }
    }

    /// Adds every occurrence of the record.
    pub(crate) fn add_all(&mut self) {
        self.add(0..self.history.occurrences.len());
    }

    /// Adds some occurrences of the record, which are all that there is to it.
    pub(crate) fn add(&mut self, occurrences: impl Iterator<Item = usize>) {
        let mut pending = Pending::default();
        for occurrence in occurrences {
            self.add_occurrence(occurrence, &mut pending);
        }
        self.count_pending(&mut pending);
        self.count_returns();
    }

    fn count_returns(&mut self) {
        if self.comebacks.is_empty() {
            return;
        }
        let comebacks = std::mem::take(&mut self.comebacks);
        self.returned.resize(self.policy.totals.counters.len(), Both::default());
        for (counter, returns) in comebacks.all() {
            let window = self.policy.counter(counter).map_or(0, |counter| counter.window);
            let back = |half: &Returns| half.last().is_some_and(|day| self.holds(window, day));
            let back = Both { known: back(&returns.known), possible: back(&returns.possible) };
            if back.known != back.possible {
                self.split();
            }
            let Some(Place::Total(at)) = self.policy.places.get(usize::from(counter)) else { continue };
            if let Some(total) = self.returned.get_mut(usize::from(*at)) {
                total.known += u64::from(back.known);
                total.possible += u64::from(back.possible);
            }
        }
        self.comebacks = comebacks;
    }

    /// Whether the window at a position holds a day.
    pub(crate) fn holds(&self, window: u16, day: i32) -> bool {
        self.windows.holds(window, day)
    }

    /// Whether a counter has counted an indicator that is known.
    pub(crate) fn counts(&self, counter: u16, indicator: u16) -> bool {
        let place = self.policy.places.get(usize::from(counter));
        let (Some(Place::Lane(bit)), Some(number)) = (place, self.history.number_of(indicator)) else {
            return false;
        };
        let column = self.columns.get(usize::from(bit / 64));
        column.is_some_and(|column| column.that_counted(number, self.case) >> (bit % 64) & 1 == 1)
    }

    /// The points that an indicator has brought to a weight, as far as they are known.
    pub(crate) fn points_of(&self, counter: u16, indicator: u16) -> u32 {
        let place = self.policy.places.get(usize::from(counter));
        let (Some(Place::Total(weight)), Some(number)) = (place, self.history.number_of(indicator)) else {
            return 0;
        };
        self.columns.get(usize::from(*weight)).map_or(0, |column| column.points_of(number, self.case))
    }

    /// The halves of returns of an indicator that a counter looks for, as far as they are known.
    pub(crate) fn known_returns(&self, counter: u16, indicator: u16) -> Option<&Returns> {
        self.comebacks.of(counter, indicator).map(|halves| &halves.known)
    }
}
