//! Compiling a policy.

use super::super::circuit::Circuit;
use super::super::condition::{Condition, Explained, Selection, WeightRow};
use super::super::lanes::Lanes;
use super::super::reach::Reach;
use super::super::weighing::Totals;
use super::super::{Criterion, PolicyDocument};
use super::{Compiled, Counter, Counts, Look, Node, Place, Reader, Reads, Row};
use crate::codebook::Codebook;
use crate::id::LevelId;
use crate::number::{narrow, narrower};
use crate::time::Window;

pub(super) fn compile(document: &PolicyDocument, codebook: &Codebook) -> Compiled {
    let indicators = codebook.indicators().len();
    let mut builder = Builder {
        codebook,
        questions: question_positions(document, codebook),
        compiled: Compiled { indicators, windows: windows(document), ..Compiled::default() },
        readers: vec![Vec::new(); indicators],
        known: Vec::new(),
    };
    let rank = |level: &LevelId| {
        let at = document.levels.iter().position(|known| known.id == *level);
        at.and_then(|at| u8::try_from(at).ok()).unwrap_or_default()
    };
    for Criterion { level, when, .. } in &document.criteria {
        let node = builder.node(when);
        builder.compiled.criteria.push((node, rank(level)));
    }
    let mut compiled = builder.finish();
    compiled.from_the_top.clone_from(&compiled.criteria);
    compiled.from_the_top.sort_by_key(|(_, rank)| std::cmp::Reverse(*rank));
    let mut leaves = Vec::new();
    for (at, (node, _)) in (0..).zip(&compiled.criteria) {
        compiled.leaves(*node, &mut |counter, n| leaves.push((at, counter, n)));
    }
    compiled.all_leaves = leaves;
    compiled
}

fn question_positions(document: &PolicyDocument, codebook: &Codebook) -> Vec<u16> {
    let questions = document.required_questions.iter();
    questions.map(|q| codebook.position(q.indicator.as_str()).unwrap_or(u16::MAX)).collect()
}

/// The windows of a policy, those first that reach back furthest.
fn windows(document: &PolicyDocument) -> Vec<Window> {
    let mut windows = Vec::new();
    document.criteria.iter().for_each(|criterion| windows_of(&criterion.when, &mut windows));
    // A month has 30.436875 days in the mean.
    windows.sort_by_key(|window| match window {
        Window::Ever => 0,
        Window::Months(months) => u64::MAX - 30_436_875 * u64::from(*months),
        Window::Days(days) => u64::MAX - 1_000_000 * u64::from(*days),
    });
    windows.dedup();
    windows
}

fn windows_of(condition: &Condition, windows: &mut Vec<Window>) {
    match condition {
        Condition::Observed(observed) => windows.push(observed.within),
        Condition::Recurrence(recurrence) => windows.push(recurrence.within),
        Condition::Contacts(contacts) => windows.push(contacts.within),
        Condition::Sectors(count) | Condition::Agencies(count) | Condition::Worry(count) => {
            windows.push(count.within);
        }
        Condition::Weight(weight) => {
            let steps = weight.table.iter().flat_map(|row| &row.steps);
            windows.extend(steps.map(|step| step.within));
        }
        Condition::AnyOf(_) | Condition::AllOf(_) | Condition::AtLeast(_) => {
            condition.members().iter().for_each(|member| windows_of(member, windows));
        }
    }
}

struct Builder<'a> {
    codebook: &'a Codebook,
    questions: Vec<u16>,
    compiled: Compiled,
    readers: Vec<Vec<Reader>>,
    /// The conditions that have a counter, asking for nothing.
    known: Vec<Condition>,
}

fn look(select: &Selection, window: u16) -> Look {
    Look {
        minimum_basis: select.minimum_basis as u8,
        explained_counts: select.explained == Explained::Counts,
        window,
    }
}

/// The condition without how much it asks for, and how much that is.
fn split(condition: &Condition) -> (Condition, u32) {
    let mut counted = condition.clone();
    let n = match &mut counted {
        Condition::Observed(observed) => std::mem::take(&mut observed.n),
        Condition::Recurrence(recurrence) => std::mem::take(&mut recurrence.n),
        Condition::Weight(weight) => std::mem::take(&mut weight.at_least),
        Condition::Contacts(contacts) => std::mem::take(&mut contacts.n),
        Condition::Sectors(count) | Condition::Agencies(count) | Condition::Worry(count) => {
            std::mem::take(&mut count.n)
        }
        Condition::AnyOf(_) | Condition::AllOf(_) | Condition::AtLeast(_) => 0,
    };
    (counted, n)
}

impl Builder<'_> {
    fn node(&mut self, condition: &Condition) -> Node {
        let members: Vec<Node> = condition.members().iter().map(|member| self.node(member)).collect();
        let from = narrower(self.compiled.nodes.len());
        self.compiled.nodes.extend(members);
        let to = narrower(self.compiled.nodes.len());
        match condition {
            Condition::AnyOf(_) => Node::Any { from, to },
            Condition::AllOf(_) => Node::All { from, to },
            Condition::AtLeast(some) => Node::AtLeast { n: narrower(some.n as usize), from, to },
            _ => {
                let (counted, n) = split(condition);
                Node::Leaf { counter: self.counter(counted), n }
            }
        }
    }

    fn counter(&mut self, condition: Condition) -> u16 {
        if let Some(at) = self.known.iter().position(|known| *known == condition) {
            return narrower(at);
        }
        let at = narrower(self.compiled.counters.len());
        let mut counter = Counter {
            kind: Counts::Contacts,
            window: 0,
            kinds: u8::MAX,
            questions: 0,
            question_points: Vec::new(),
            largest_step: 1,
        };
        match &condition {
            Condition::Observed(observed) => {
                counter.kind = Counts::Indicators;
                counter.window = self.window(observed.within);
                counter.questions = self.questions_of(&observed.select);
                self.read(at, &observed.select, counter.window, |_| Reads::Count);
            }
            Condition::Recurrence(recurrence) => {
                counter.kind = Counts::Returns;
                counter.window = self.window(recurrence.within);
                self.compiled.reads_returns = true;
                self.read(at, &recurrence.select, counter.window, |_| Reads::Return);
            }
            Condition::Weight(weight) => {
                counter.kind = Counts::Points;
                counter.largest_step = 0;
                counter.question_points = vec![0; self.questions.len()];
                for row in &weight.table {
                    self.row(at, row, &mut counter);
                }
            }
            Condition::Contacts(contacts) => {
                counter.window = self.window(contacts.within);
                if !contacts.kinds.is_empty() {
                    counter.kinds = contacts.kinds.iter().fold(0, |bits, kind| bits | kind.bit());
                }
                self.compiled.by_occurrence.push(at);
            }
            Condition::Sectors(count) => {
                counter.kind = Counts::Sectors;
                counter.window = self.window(count.within);
                self.compiled.by_sector.push(at);
            }
            Condition::Agencies(count) => {
                counter.kind = Counts::Agencies;
                counter.window = self.window(count.within);
                self.compiled.by_agency.push(at);
            }
            Condition::Worry(count) => {
                counter.kind = Counts::Worries;
                counter.window = self.window(count.within);
                self.compiled.by_occurrence.push(at);
            }
            Condition::AnyOf(_) | Condition::AllOf(_) | Condition::AtLeast(_) => {}
        }
        self.compiled.counters.push(counter);
        self.known.push(condition);
        at
    }

    fn row(&mut self, at: u16, row: &WeightRow, counter: &mut Counter) {
        let steps: Vec<(u16, u32)> =
            row.steps.iter().map(|step| (self.window(step.within), step.points)).collect();
        let first = steps.first().map_or(0, |(_, points)| (*points).min(row.cap));
        counter.largest_step = counter.largest_step.max(steps.first().map_or(0, |(_, points)| *points));
        let asked = self.questions_of(&row.select);
        for (question, points) in counter.question_points.iter_mut().enumerate() {
            if asked & (1 << question) != 0 {
                *points = first;
            }
        }
        counter.questions |= asked;
        let number = narrower(self.compiled.rows.len());
        self.compiled.rows.push(Row { cap: row.cap, steps });
        let first_sum = self.compiled.sums;
        let positions = row.select.positions(self.codebook);
        self.compiled.sums += narrow(positions.len());
        self.read(at, &row.select, 0, |nth| Reads::Points { row: number, sum: first_sum + nth });
    }

    fn read(&mut self, counter: u16, select: &Selection, window: u16, reads: impl Fn(u32) -> Reads) {
        for (nth, position) in (0..).zip(select.positions(self.codebook)) {
            let reader = Reader { counter, reads: reads(nth), look: look(select, window) };
            if let Some(readers) = self.readers.get_mut(usize::from(position)) {
                readers.push(reader);
            }
        }
    }

    fn questions_of(&self, select: &Selection) -> u8 {
        let selected = select.positions(self.codebook);
        let asked = self.questions.iter().enumerate();
        asked.filter(|(_, at)| selected.contains(at)).fold(0, |bits, (nth, _)| bits | 1 << nth)
    }

    fn window(&self, window: Window) -> u16 {
        let at = self.compiled.windows.iter().position(|known| *known == window);
        narrower(at.unwrap_or(usize::from(u16::MAX)))
    }

    /// Gives each counter its place among what is counted at once.
    fn side_by_side(&mut self) {
        let compiled = &mut self.compiled;
        compiled.circuit = Circuit::new(compiled);
        let of_kind = |kind: Counts| compiled.counters.iter().filter(|counter| counter.kind == kind).count();
        let (mut weights, mut returns) = (0.., narrower(of_kind(Counts::Points))..);
        let places = compiled.counters.iter().enumerate().map(|(at, counter)| match counter.kind {
            Counts::Points => Place::Total(weights.next().unwrap_or_default()),
            Counts::Returns => Place::Total(returns.next().unwrap_or_default()),
            _ => {
                let mut own = compiled.circuit.leaves.iter().filter(|leaf| usize::from(leaf.counter) == at);
                Place::Lane(own.next().map_or(0, |leaf| leaf.bit))
            }
        });
        compiled.places = places.collect();
        let (leaves, counters) = (&compiled.circuit.leaves, &compiled.counters);
        let words = 0..compiled.circuit.words();
        let words =
            words.map(|word| Lanes::new(word, leaves, counters, compiled.windows.len(), &self.readers));
        compiled.lanes = words.collect();
        compiled.totals = Totals::new(compiled, &self.readers);
        for (lanes, weight) in compiled.lanes.iter_mut().zip(&compiled.totals.weights) {
            lanes.weigh(weight);
        }
        compiled.reach = Reach::new(compiled, |window| u8::try_from(window).unwrap_or(u8::MAX));
    }

    fn finish(mut self) -> Compiled {
        self.side_by_side();
        let mut bits = vec![0_u8; self.codebook.indicators().len()];
        for (nth, position) in self.questions.iter().enumerate() {
            if let Some(bits) = bits.get_mut(usize::from(*position)) {
                *bits |= 1 << nth;
                self.compiled.all_questions |= 1 << nth;
            }
        }
        self.compiled.question_bits = bits;
        for readers in self.readers {
            let (counting, others): (Vec<Reader>, Vec<Reader>) =
                readers.into_iter().partition(|reader| reader.reads == Reads::Count);
            let from = narrow(self.compiled.readers.len());
            let split = from + narrow(counting.len());
            self.compiled.readers.extend(counting.into_iter().chain(others));
            self.compiled.reader_ranges.push((from, split, narrow(self.compiled.readers.len())));
        }
        self.compiled
    }
}
