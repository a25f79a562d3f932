//! The compiled form of a policy: flat tables that the engine walks.

use super::condition::{Condition, Explained, Selection, WeightRow};
use super::{Criterion, PolicyDocument};
use crate::codebook::Codebook;
use crate::id::LevelId;
use crate::number::{narrow, narrower};
use crate::time::Window;

/// What is counted; several conditions that differ only in how much they ask for share one.
#[derive(Debug)]
pub(crate) struct Counter {
    pub(crate) kind: Counts,
    /// The position of its window; a weight has the windows of its steps instead.
    pub(crate) window: u16,
    /// Where its set of sectors or agencies stands among those of its kind.
    pub(crate) slot: u32,
    /// The kinds of contact that it counts, as bits.
    pub(crate) kinds: u8,
    /// The required questions that it would count if their answer were yes, as bits.
    pub(crate) questions: u8,
    /// The points that a required question's answer would bring, by question.
    pub(crate) question_points: Vec<u32>,
    /// The most that one more observation can add, for near misses.
    pub(crate) largest_step: u32,
}

impl Counter {
    /// By how much its figure would grow if these required questions were answered with yes.
    pub(crate) fn if_answered(&self, questions: u8) -> u32 {
        let more = self.questions & questions;
        if more == 0 {
            0
        } else if self.kind == Counts::Points {
            let points = (0_u8..).zip(&self.question_points);
            points.filter(|(nth, _)| more & (1 << nth) != 0).map(|(_, points)| *points).sum()
        } else {
            more.count_ones()
        }
    }
}

/// What a counter counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counts {
    Indicators,
    Points,
    Contacts,
    Sectors,
    Agencies,
    Returns,
    Worries,
}

/// A way to look at an observation: on what basis, explained or not, how far back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) minimum_basis: u8,
    pub(crate) explained_counts: bool,
    /// The position of its window; that of a weight is in its steps instead.
    pub(crate) window: u16,
}

/// How a counter reads one indicator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader {
    pub(crate) counter: u16,
    pub(crate) reads: Reads,
    pub(crate) look: Look,
}

/// What a reader does with an indicator that it matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reads {
    /// It counts the indicator if the look at this position sees it.
    Count { look: u16 },
    /// It adds points by this row to this sum.
    Points { row: u16, sum: u32 },
    /// It looks for the indicator's return.
    Return,
}

/// One row of a weight.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) cap: u32,
    pub(crate) steps: Vec<(u16, u32)>,
}

/// A node of a condition; members follow one another in `members`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Node {
    /// A counter, and how much is asked of it.
    Leaf {
        counter: u16,
        n: u32,
    },
    Any {
        from: u16,
        to: u16,
    },
    All {
        from: u16,
        to: u16,
    },
    AtLeast {
        n: u16,
        from: u16,
        to: u16,
    },
}

/// A policy, ready to be walked.
#[derive(Debug, Default)]
pub(crate) struct Compiled {
    pub(crate) windows: Vec<Window>,
    pub(crate) counters: Vec<Counter>,
    pub(crate) rows: Vec<Row>,
    /// The distinct looks of the counters of indicators.
    looks: Vec<Look>,
    /// The looks that an item passes, as bits, by its basis (one more than the rank, 0 for none) and by
    /// whether it is explained.
    pub(crate) passes: [[u64; 2]; 4],
    /// The looks of each window, as bits.
    pub(crate) window_looks: Vec<u64>,
    /// Readers, those of one indicator together, and of these those that count first.
    readers: Vec<Reader>,
    /// Of each indicator where its readers start, where those that do more than count do, and their end.
    reader_ranges: Vec<(u32, u32, u32)>,
    nodes: Vec<Node>,
    /// For each criterion its condition and the rank of its level.
    pub(crate) criteria: Vec<(Node, u8)>,
    /// The same, those of the highest rank first.
    pub(crate) from_the_top: Vec<(Node, u8)>,
    /// The leaves of all criteria: criterion, counter, and how much is asked of it.
    pub(crate) all_leaves: Vec<(u16, u16, u32)>,
    /// Counters of occurrences: contacts and worries.
    pub(crate) by_occurrence: Vec<u16>,
    pub(crate) by_sector: Vec<u16>,
    pub(crate) by_agency: Vec<u16>,
    pub(crate) reads_returns: bool,
    /// For each indicator the required questions that ask about it, as bits.
    question_bits: Vec<u8>,
    /// The bits of all required questions.
    pub(crate) all_questions: u8,
    /// How many indicators the codebook has.
    pub(crate) indicators: u32,
    /// Sums that all weights of one track take together.
    pub(crate) sums: u32,
}

impl Compiled {
    pub(crate) fn new(document: &PolicyDocument, codebook: &Codebook) -> Self {
        let indicators = codebook.indicators().len();
        let mut builder = Builder {
            codebook,
            questions: question_positions(document, codebook),
            compiled: Self { indicators: narrow(indicators), ..Self::default() },
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

    /// Everything that reads an indicator.
    pub(crate) fn readers(&self, indicator: u16) -> &[Reader] {
        let (from, _, to) = self.range(indicator);
        self.readers.get(from..to).unwrap_or_default()
    }

    /// What counts it.
    pub(crate) fn counting_readers(&self, indicator: u16) -> &[Reader] {
        let (from, split, _) = self.range(indicator);
        self.readers.get(from..split).unwrap_or_default()
    }

    /// What gives it points, or looks for its return.
    pub(crate) fn other_readers(&self, indicator: u16) -> &[Reader] {
        let (_, split, to) = self.range(indicator);
        self.readers.get(split..to).unwrap_or_default()
    }

    fn range(&self, indicator: u16) -> (usize, usize, usize) {
        let range = self.reader_ranges.get(usize::from(indicator)).copied();
        let (from, split, to) = range.unwrap_or_default();
        (from as usize, split as usize, to as usize)
    }

    pub(crate) fn counter(&self, at: u16) -> Option<&Counter> {
        self.counters.get(usize::from(at))
    }

    /// Calls back with every counter that a condition reads, and how much it asks of it.
    pub(crate) fn leaves(&self, node: Node, call: &mut impl FnMut(u16, u32)) {
        match node {
            Node::Leaf { counter, n } => call(counter, n),
            Node::Any { from, to } | Node::All { from, to } | Node::AtLeast { from, to, .. } => {
                for member in self.members(from, to) {
                    self.leaves(*member, call);
                }
            }
        }
    }

    pub(crate) fn members(&self, from: u16, to: u16) -> &[Node] {
        self.nodes.get(usize::from(from)..usize::from(to)).unwrap_or_default()
    }

    pub(crate) fn question_bits(&self, indicator: u16) -> u8 {
        self.question_bits.get(usize::from(indicator)).copied().unwrap_or_default()
    }

    /// The points that an observation brings by a row, if the window at position `w` holds its day
    /// exactly where `holds(w)` says so.
    pub(crate) fn points(&self, row: u16, holds: impl Fn(u16) -> bool) -> u32 {
        let steps = self.rows.get(usize::from(row)).map_or(&[][..], |row| &row.steps);
        steps.iter().find(|(window, _)| holds(*window)).map_or(0, |(_, points)| *points)
    }

    pub(crate) fn cap(&self, row: u16) -> u32 {
        self.rows.get(usize::from(row)).map_or(0, |row| row.cap)
    }
}

fn question_positions(document: &PolicyDocument, codebook: &Codebook) -> Vec<u16> {
    let questions = document.required_questions.iter();
    questions.map(|q| codebook.position(q.indicator.as_str()).unwrap_or(u16::MAX)).collect()
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
            slot: 0,
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
                let look = self.look(&observed.select, counter.window);
                self.read(at, &observed.select, counter.window, |_| Reads::Count { look });
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
                counter.slot = narrow(self.compiled.by_sector.len());
                self.compiled.by_sector.push(at);
            }
            Condition::Agencies(count) => {
                counter.kind = Counts::Agencies;
                counter.window = self.window(count.within);
                counter.slot = narrow(self.compiled.by_agency.len());
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

    fn window(&mut self, window: Window) -> u16 {
        let windows = &mut self.compiled.windows;
        let at = windows.iter().position(|known| *known == window).unwrap_or_else(|| {
            windows.push(window);
            windows.len() - 1
        });
        narrower(at)
    }

    fn look(&mut self, select: &Selection, window: u16) -> u16 {
        let (look, looks) = (look(select, window), &mut self.compiled.looks);
        narrower(looks.iter().position(|known| *known == look).unwrap_or_else(|| {
            looks.push(look);
            looks.len() - 1
        }))
    }

    /// What each look lets pass, as bits.
    fn masks(&mut self) {
        let looks = (0_u32..).zip(&self.compiled.looks);
        let select = |passes: &dyn Fn(&Look) -> bool| {
            looks.clone().filter(|(_, look)| passes(look)).fold(0_u64, |bits, (at, _)| bits | 1 << (at % 64))
        };
        for (known, by_explained) in (0_u8..).zip(&mut self.compiled.passes) {
            for (explained, mask) in [false, true].into_iter().zip(by_explained) {
                *mask = select(&|look| known > look.minimum_basis && (look.explained_counts || !explained));
            }
        }
        let windows = (0_u16..).zip(&self.compiled.windows);
        self.compiled.window_looks = windows.map(|(at, _)| select(&|look| look.window == at)).collect();
    }

    fn finish(mut self) -> Compiled {
        self.masks();
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
                readers.into_iter().partition(|reader| matches!(reader.reads, Reads::Count { .. }));
            let from = narrow(self.compiled.readers.len());
            let split = from + narrow(counting.len());
            self.compiled.readers.extend(counting.into_iter().chain(others));
            self.compiled.reader_ranges.push((from, split, narrow(self.compiled.readers.len())));
        }
        self.compiled
    }
}
