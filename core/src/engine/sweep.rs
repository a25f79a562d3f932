//! Every view of a replay at once.
//!
//! A replay asks for the levels just before and just after each instant of the record. Evaluating each
//! view alone would cost the square of the record's length; here each thing that is counted becomes an
//! interval of points, from the one at which it comes on record to the one at which it is amended or
//! leaves the window, and one pass over the ends of all intervals gives every figure.

mod asks;
mod lane;
mod pairs;
mod returning;

use chrono::{DateTime, FixedOffset};

use super::levels::RawLevels;
use super::{Both, Item, Seen, Sink, State, View, feed};
use crate::history::{History, NEVER};
use crate::number::narrow;
use crate::policy::{Compiled, Reader};
pub(crate) use asks::{Asks, Leaf, Runs, asks};
use lane::{Change, Interval, Lane, SumChange, cap_sums, join};

/// The levels just before and just after an instant, both on the civil date of that instant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Point {
    pub(crate) before: RawLevels,
    pub(crate) after: RawLevels,
}

/// The levels at each of a record's instants, given in one offset so that their dates never go back.
pub(crate) fn sweep(policy: &Compiled, history: &History, instants: &[DateTime<FixedOffset>]) -> Vec<Point> {
    let mut sweep = Sweep::new(policy, history, instants, Some(Lane::default()));
    sweep.take_all();
    sweep.finish()
}

/// The ranks at which what an occurrence amounts to may change.
fn breaks_of(history: &History, occurrence: usize, breaks: &mut Vec<u32>) {
    breaks.clear();
    for report in history.reports_of(occurrence) {
        breaks.extend([report.from, report.until, report.refuted]);
        for sighting in history.sightings_of(report) {
            breaks.extend([sighting.from, sighting.until, sighting.refuted]);
            breaks.extend(history.explanations_of(sighting).iter().map(|dated| dated.rank));
        }
    }
    breaks.sort_unstable();
    breaks.dedup();
    if breaks.last() == Some(&NEVER) {
        breaks.pop();
    }
}

/// What a counter held of an occurrence, from one rank up to before another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held {
    pub(crate) counter: u16,
    pub(crate) occurrence: u32,
    pub(crate) from: u32,
    pub(crate) to: u32,
}

struct Sweep<'a> {
    policy: &'a Compiled,
    history: &'a History,
    /// For each window, its start at each instant; as many for each as there are instants.
    starts: Vec<i32>,
    /// The ranks between which what is being fed stands.
    epoch: (u32, u32),
    known: Lane,
    /// Nothing where only what is known is asked for.
    possible: Option<Lane>,
    asked: Vec<Interval>,
    /// What each counter held of each occurrence, where that is asked for.
    held: Option<Vec<Held>>,
    instants: u32,
    /// For each rank its position among the instants, where these are not all of the record.
    places: Option<Vec<u32>>,
}

impl<'a> Sweep<'a> {
    fn new(
        policy: &'a Compiled,
        history: &'a History,
        instants: &[DateTime<FixedOffset>],
        possible: Option<Lane>,
    ) -> Self {
        let mut starts = Vec::with_capacity(policy.windows.len() * instants.len());
        for window in &policy.windows {
            starts.extend(instants.iter().map(|instant| window.start_number(instant.date_naive())));
        }
        Self {
            policy,
            history,
            starts,
            epoch: (0, 0),
            known: Lane::default(),
            possible,
            asked: Vec::new(),
            held: None,
            instants: narrow(instants.len()),
            places: None,
        }
    }

    /// Feeds every occurrence as it stands from one change of it to the next.
    fn take_all(&mut self) {
        let (policy, history) = (self.policy, self.history);
        let mut state = State::default();
        let mut breaks = Vec::new();
        for occurrence in 0..history.occurrences.len() {
            breaks_of(history, occurrence, &mut breaks);
            let ends = breaks.iter().skip(1).copied().chain([NEVER]);
            for (from, to) in breaks.iter().copied().zip(ends) {
                if self.place(from) >= self.instants {
                    break;
                }
                let view = View { ranks: from + 1, date: chrono::NaiveDate::default() };
                state.take(history, occurrence, view, |indicator| policy.question_bits(indicator));
                if state.counted {
                    self.epoch = (from, to);
                    self.note_asked(state.asked);
                    feed(policy, &state, self);
                }
            }
        }
    }

    /// The position of a rank among the instants.
    fn place(&self, rank: u32) -> u32 {
        match &self.places {
            None => rank,
            Some(places) => places.get(rank as usize).copied().unwrap_or(NEVER),
        }
    }

    /// The points of the epoch: after its first instant, up to before the one that ends it.
    fn points_of_epoch(&self) -> (u32, u32) {
        let (from, to) = (self.place(self.epoch.0), self.place(self.epoch.1).min(self.instants));
        (2 * from + 1, 2 * to + 1)
    }

    /// The first point at which a window holds a day no more.
    fn expiry(&self, window: u16, day: i32) -> u32 {
        let instants = self.instants as usize;
        let first = usize::from(window) * instants;
        let starts = self.starts.get(first..first + instants).unwrap_or_default();
        2 * narrow(starts.partition_point(|start| *start < day))
    }

    fn note_asked(&mut self, asked: u8) {
        if self.possible.is_none() {
            return;
        }
        let (from, to) = self.points_of_epoch();
        for key in (0..8).filter(|bit| asked & (1 << bit) != 0) {
            self.asked.push(Interval { counter: 0, key, from, to });
        }
    }

    fn lanes(&mut self, known: bool) -> [Option<&mut Lane>; 2] {
        [self.possible.as_mut(), known.then_some(&mut self.known)]
    }

    fn count(&mut self, state: &State, counter: u16, window: u16, key: u32, known: bool) {
        self.hold_between(state, (counter, window), known, |lane, from, to| {
            lane.intervals.push(Interval { counter, key, from, to });
        });
    }

    /// Puts something into each lane, with the points between which a window holds it.
    fn hold_between(
        &mut self,
        state: &State,
        (counter, window): (u16, u16),
        known: bool,
        put: impl Fn(&mut Lane, u32, u32),
    ) {
        let (from, stop) = self.points_of_epoch();
        if self.possible.is_some() {
            let to = stop.min(self.expiry(window, state.day.possible));
            if let Some(lane) = self.possible.as_mut().filter(|_| from < to) {
                put(lane, from, to);
            }
        }
        if known {
            let to = stop.min(self.expiry(window, state.day.known));
            if from < to {
                put(&mut self.known, from, to);
                self.hold(counter, state.occurrence, from, to);
            }
        }
    }

    /// Notes that a counter holds something of an occurrence between two points.
    fn hold(&mut self, counter: u16, occurrence: u32, from: u32, to: u32) {
        if let Some(held) = self.held.as_mut().filter(|_| from < to) {
            held.push(Held { counter, occurrence, from: from / 2, to: to / 2 });
        }
    }

    fn window_of(&self, counter: u16) -> u16 {
        self.policy.counter(counter).map_or(0, |counter| counter.window)
    }

    fn finish(mut self) -> Vec<Point> {
        let unasked = unasked(self.policy, std::mem::take(&mut self.asked), 2 * self.instants);
        let (policy, instants) = (self.policy, self.instants);
        let (known, possible) = (std::mem::take(&mut self.known), self.possible.take().unwrap_or_default());
        let (known, possible) = (self.settle(known), self.settle(possible));
        let mut running = Running {
            policy,
            known: known.into_iter().peekable(),
            possible: possible.into_iter().peekable(),
            figures: vec![Both::default(); policy.counters.len()],
            unasked: unasked.into_iter().peekable(),
            unasked_now: policy.all_questions,
            last: RawLevels::default(),
            fresh: true,
        };
        (0..instants).map(|at| Point { before: running.at(2 * at), after: running.at(2 * at + 1) }).collect()
    }

    /// Every change of a lane's figures, in the order of the points.
    fn settle(&mut self, mut lane: Lane) -> Vec<Change> {
        let mut held = self.held.take();
        let expiry = |counter: u16, day: i32| self.expiry(self.window_of(counter), day);
        let returning = std::mem::take(&mut lane.returning);
        returning.intervals(expiry, &mut lane.intervals, held.as_mut());
        self.held = held;
        let mut changes = lane.changes;
        changes.reserve(2 * lane.intervals.len() + lane.sums.len());
        join(lane.intervals, &mut changes);
        cap_sums(self.policy, lane.sums, &mut changes);
        in_order_of_points(&changes, 2 * self.instants)
    }
}

/// The changes in the order of their points, of which there are so many; later ones change nothing and are left out.
fn in_order_of_points(changes: &[Change], points: u32) -> Vec<Change> {
    let mut starts = vec![0_u32; points as usize + 1];
    for change in changes.iter().filter(|change| change.point < points) {
        if let Some(next) = starts.get_mut(change.point as usize + 1) {
            *next += 1;
        }
    }
    let mut total = 0;
    for start in &mut starts {
        total += *start;
        *start = total;
    }
    let mut ordered = vec![Change::default(); total as usize];
    for change in changes.iter().filter(|change| change.point < points) {
        let Some(start) = starts.get_mut(change.point as usize) else { continue };
        if let Some(place) = ordered.get_mut(*start as usize) {
            *place = *change;
        }
        *start += 1;
    }
    ordered
}

/// When each required question comes to be asked or unasked: the point and the bits that turn.
fn unasked(policy: &Compiled, asked: Vec<Interval>, points: u32) -> Vec<(u32, u8)> {
    if policy.all_questions == 0 {
        return Vec::new();
    }
    let mut changes = Vec::new();
    let mut by_question = asked;
    by_question.sort_unstable();
    for question in 0..8_u32 {
        let own = by_question.iter().filter(|interval| interval.key == question).copied().collect();
        let mut ends = Vec::new();
        join(own, &mut ends);
        let within = ends.iter().filter(|end| end.point < points);
        changes.extend(within.map(|end| (end.point, 1_u8 << question)));
    }
    changes.sort_unstable();
    changes
}

type Changes = std::iter::Peekable<std::vec::IntoIter<Change>>;

/// The figures as the points pass.
struct Running<'a> {
    policy: &'a Compiled,
    known: Changes,
    possible: Changes,
    figures: Vec<Both<u32>>,
    unasked: std::iter::Peekable<std::vec::IntoIter<(u32, u8)>>,
    unasked_now: u8,
    last: RawLevels,
    fresh: bool,
}

impl Running<'_> {
    fn at(&mut self, point: u32) -> RawLevels {
        let mut changed = std::mem::take(&mut self.fresh);
        while let Some((_, bits)) = self.unasked.next_if(|change| change.0 <= point) {
            self.unasked_now ^= bits;
            changed = true;
        }
        while let Some(change) = self.known.next_if(|change| change.point <= point) {
            changed |= change.apply(&mut self.figures, |figure| &mut figure.known);
        }
        while let Some(change) = self.possible.next_if(|change| change.point <= point) {
            changed |= change.apply(&mut self.figures, |figure| &mut figure.possible);
        }
        if changed {
            let (policy, unasked) = (self.policy, self.unasked_now);
            self.last = RawLevels::of(Seen { policy, values: &self.figures, unasked });
        }
        self.last
    }
}

impl Sink for Sweep<'_> {
    fn may_return(&self, indicator: u16) -> bool {
        self.history.may_return(indicator)
    }

    fn begin(&mut self, _: &State) {}

    fn item(&mut self, state: &State, item: &Item) {
        let policy = self.policy;
        for reader in policy.counting_readers(item.indicator) {
            let seen = reader.look.at(item);
            if seen.possible {
                let window = reader.look.window;
                self.count(state, reader.counter, window, item.indicator.into(), seen.known);
            }
        }
    }

    fn points(&mut self, state: &State, reader: &Reader, row: u16, sum: u32, known: bool) {
        let policy = self.policy;
        let (start, stop) = self.points_of_epoch();
        let steps = policy.rows.get(usize::from(row)).map_or(&[][..], |row| &row.steps);
        let (mut from, mut from_known) = (start, start);
        for (window, points) in steps {
            let by = i64::from(*points);
            let to = stop.min(self.expiry(*window, state.day.possible));
            let to_known = stop.min(self.expiry(*window, state.day.known));
            let counter = reader.counter;
            if let Some(possible) = self.possible.as_mut().filter(|_| from < to && by > 0) {
                possible.sums.push(SumChange { sum, point: from, counter, row, by });
                possible.sums.push(SumChange { sum, point: to, counter, row, by: -by });
            }
            if known && from_known < to_known && by > 0 {
                self.known.sums.push(SumChange { sum, point: from_known, counter, row, by });
                self.known.sums.push(SumChange { sum, point: to_known, counter, row, by: -by });
                self.hold(counter, state.occurrence, from_known, to_known);
            }
            (from, from_known) = (from.max(to), from_known.max(to_known));
        }
    }

    fn earlier(&mut self, state: &State, reader: &Reader, item: &Item, known: bool) {
        let (from, to) = self.points_of_epoch();
        let history = self.history;
        let key = (reader.counter, item.indicator);
        let closures = [false, true].map(|known| {
            let closure = history.closure_after(item.first_rank(reader.look.minimum_basis, known))?;
            let point = self.place(closure.rank).saturating_mul(2).saturating_add(1);
            Some((closure.day, point))
        });
        for (closure, lane) in closures.into_iter().zip(self.lanes(known)) {
            let Some(lane) = lane else { continue };
            if item.explained {
                lane.returning.pivot(key, item.explained_day, state.occurrence, from, to);
            }
            if let Some((day, point)) = closure {
                lane.returning.pivot(key, day, state.occurrence, from.max(point), to);
            }
        }
    }

    fn later(&mut self, state: &State, reader: &Reader, item: &Item, known: bool) {
        let (from, to) = self.points_of_epoch();
        let key = (reader.counter, item.indicator);
        let days = [state.day.possible, state.day.known];
        for (day, lane) in days.into_iter().zip(self.lanes(known)) {
            if let Some(lane) = lane {
                lane.returning.day(key, day, state.occurrence, from, to);
            }
        }
    }

    fn occurrence(&mut self, state: &State, counter: u16, known: bool) {
        let window = self.window_of(counter);
        // The epochs of one occurrence do not overlap.
        self.hold_between(state, (counter, window), known, |lane, from, to| lane.count(counter, from, to));
    }

    fn sector(&mut self, state: &State, counter: u16, sector: u32, known: bool) {
        let window = self.window_of(counter);
        self.count(state, counter, window, sector, known);
    }

    fn agency(&mut self, state: &State, counter: u16, agency: u32, known: bool) {
        let window = self.window_of(counter);
        self.count(state, counter, window, agency, known);
    }
}

/// The instants of a record in the offset of the last of them, so that their civil dates never go back.
pub(crate) fn in_one_offset(history: &History) -> Vec<DateTime<FixedOffset>> {
    let Some(offset) = history.offset else {
        return Vec::new();
    };
    history.instants.iter().map(|instant| instant.with_timezone(&offset)).collect()
}
