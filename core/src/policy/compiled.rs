//! The compiled form of a policy: flat tables that the engine walks.

use super::condition::{Condition, Explained, Selection, WeightRow};
use super::{Criterion, PolicyDocument};
use crate::codebook::Codebook;
use crate::contact::ContactKind;
use crate::id::LevelId;
use crate::number::{narrow, narrower};
use crate::time::Window;

/// A condition that combines no others: a figure that must reach `n`.
#[derive(Debug)]
pub(crate) struct Leaf {
    pub(crate) kind: LeafKind,
    /// The position of the criterion that it is part of.
    pub(crate) criterion: u16,
    /// How much is asked for.
    pub(crate) n: u32,
    /// The position of its window; a weight has the windows of its steps instead.
    pub(crate) window: u16,
    /// Where it keeps its state: the first bit word, or the first sum.
    pub(crate) slot: u32,
    /// The kinds of contact that it counts, as bits.
    pub(crate) kinds: u8,
    /// The required questions that it would count if their answer were yes, as bits.
    pub(crate) questions: u8,
    /// The points that a required question's answer would bring, by question.
    pub(crate) question_points: Vec<u32>,
    /// The most points of one observation, for near misses.
    pub(crate) largest_step: u32,
}

/// What a leaf counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeafKind {
    Observed,
    Weight,
    Contacts,
    Sectors,
    Agencies,
    Recurrence,
    Worry,
}

/// How a leaf reads one indicator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader {
    pub(crate) leaf: u16,
    pub(crate) reads: Reads,
    pub(crate) minimum_basis: u8,
    pub(crate) explained_counts: bool,
    pub(crate) window: u16,
}

/// What a reader does with an indicator that it matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reads {
    /// It counts the indicator.
    Count,
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
    Leaf(u16),
    Any { from: u16, to: u16 },
    All { from: u16, to: u16 },
    AtLeast { n: u16, from: u16, to: u16 },
}

/// A policy, ready to be walked.
#[derive(Debug, Default)]
pub(crate) struct Compiled {
    pub(crate) windows: Vec<Window>,
    pub(crate) leaves: Vec<Leaf>,
    pub(crate) rows: Vec<Row>,
    /// Readers, those of one indicator together.
    readers: Vec<Reader>,
    /// The range of readers of each indicator.
    reader_ranges: Vec<(u32, u32)>,
    nodes: Vec<Node>,
    /// For each criterion its condition and the rank of its level.
    pub(crate) criteria: Vec<(Node, u8)>,
    /// Leaves that count occurrences: contacts and worries.
    pub(crate) occurrence_leaves: Vec<u16>,
    pub(crate) sector_leaves: Vec<u16>,
    pub(crate) agency_leaves: Vec<u16>,
    pub(crate) reads_returns: bool,
    /// For each indicator the required questions that ask about it, as bits.
    question_bits: Vec<u8>,
    /// The bits of all required questions.
    pub(crate) all_questions: u8,
    /// Words of bits that an indicator set takes.
    pub(crate) indicator_words: u32,
    /// Words of bits that all indicator sets of one track take together.
    pub(crate) bit_words: u32,
    /// Sums that all weights of one track take together.
    pub(crate) sums: u32,
}

impl Compiled {
    pub(crate) fn new(document: &PolicyDocument, codebook: &Codebook) -> Self {
        let indicators = codebook.indicators().len();
        let mut builder = Builder {
            codebook,
            questions: question_positions(document, codebook),
            compiled: Self { indicator_words: narrow(indicators.div_ceil(32)), ..Self::default() },
            readers: vec![Vec::new(); indicators],
        };
        let rank = |level: &LevelId| {
            let at = document.levels.iter().position(|known| known.id == *level);
            at.and_then(|at| u8::try_from(at).ok()).unwrap_or_default()
        };
        for Criterion { level, when, .. } in &document.criteria {
            let node = builder.node(when);
            builder.compiled.criteria.push((node, rank(level)));
        }
        builder.finish()
    }

    pub(crate) fn readers(&self, indicator: u16) -> &[Reader] {
        self.reader_ranges
            .get(usize::from(indicator))
            .and_then(|(from, to)| self.readers.get(*from as usize..*to as usize))
            .unwrap_or_default()
    }

    pub(crate) fn leaf(&self, leaf: u16) -> Option<&Leaf> {
        self.leaves.get(usize::from(leaf))
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

/// A bit for each kind of contact.
pub(crate) fn kind_bit(kind: ContactKind) -> u8 {
    1 << kind as u8
}

struct Builder<'a> {
    codebook: &'a Codebook,
    questions: Vec<u16>,
    compiled: Compiled,
    readers: Vec<Vec<Reader>>,
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
            _ => Node::Leaf(self.leaf(condition)),
        }
    }

    fn leaf(&mut self, condition: &Condition) -> u16 {
        let at = narrower(self.compiled.leaves.len());
        let mut leaf = Leaf {
            kind: LeafKind::Contacts,
            criterion: narrower(self.compiled.criteria.len()),
            n: 1,
            window: 0,
            slot: 0,
            kinds: u8::MAX,
            questions: 0,
            question_points: Vec::new(),
            largest_step: 0,
        };
        match condition {
            Condition::Observed(observed) => {
                leaf.kind = LeafKind::Observed;
                leaf.n = observed.n;
                leaf.window = self.window(observed.within);
                leaf.questions = self.questions_of(&observed.select);
                leaf.slot = self.bits();
                self.read(at, &observed.select, leaf.window, |_| Reads::Count);
            }
            Condition::Recurrence(recurrence) => {
                leaf.kind = LeafKind::Recurrence;
                leaf.n = recurrence.n;
                leaf.window = self.window(recurrence.within);
                self.compiled.reads_returns = true;
                self.read(at, &recurrence.select, leaf.window, |_| Reads::Return);
            }
            Condition::Weight(weight) => {
                leaf.kind = LeafKind::Weight;
                leaf.n = weight.at_least;
                leaf.question_points = vec![0; self.questions.len()];
                for row in &weight.table {
                    self.row(at, row, &mut leaf);
                }
            }
            Condition::Contacts(contacts) => {
                leaf.n = contacts.n;
                leaf.window = self.window(contacts.within);
                if !contacts.kinds.is_empty() {
                    leaf.kinds = contacts.kinds.iter().fold(0, |bits, kind| bits | kind_bit(*kind));
                }
                self.compiled.occurrence_leaves.push(at);
            }
            Condition::Sectors(count) => {
                leaf.kind = LeafKind::Sectors;
                leaf.n = count.n;
                leaf.window = self.window(count.within);
                self.compiled.sector_leaves.push(at);
            }
            Condition::Agencies(count) => {
                leaf.kind = LeafKind::Agencies;
                leaf.n = count.n;
                leaf.window = self.window(count.within);
                self.compiled.agency_leaves.push(at);
            }
            Condition::Worry(count) => {
                leaf.kind = LeafKind::Worry;
                leaf.n = count.n;
                leaf.window = self.window(count.within);
                self.compiled.occurrence_leaves.push(at);
            }
            Condition::AnyOf(_) | Condition::AllOf(_) | Condition::AtLeast(_) => {}
        }
        self.compiled.leaves.push(leaf);
        at
    }

    fn row(&mut self, at: u16, row: &WeightRow, leaf: &mut Leaf) {
        let steps: Vec<(u16, u32)> =
            row.steps.iter().map(|step| (self.window(step.within), step.points)).collect();
        let first = steps.first().map_or(0, |(_, points)| (*points).min(row.cap));
        leaf.largest_step = leaf.largest_step.max(steps.first().map_or(0, |(_, points)| *points));
        let asked = self.questions_of(&row.select);
        for (question, points) in leaf.question_points.iter_mut().enumerate() {
            if asked & (1 << question) != 0 {
                *points = first;
            }
        }
        leaf.questions |= asked;
        let number = narrower(self.compiled.rows.len());
        self.compiled.rows.push(Row { cap: row.cap, steps });
        let first_sum = self.compiled.sums;
        let positions = row.select.positions(self.codebook);
        self.compiled.sums += narrow(positions.len());
        self.read(at, &row.select, 0, |nth| Reads::Points { row: number, sum: first_sum + nth });
    }

    fn read(&mut self, leaf: u16, select: &Selection, window: u16, reads: impl Fn(u32) -> Reads) {
        for (nth, position) in (0..).zip(select.positions(self.codebook)) {
            let reader = Reader {
                leaf,
                reads: reads(nth),
                minimum_basis: select.minimum_basis as u8,
                explained_counts: select.explained == Explained::Counts,
                window,
            };
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

    fn bits(&mut self) -> u32 {
        let slot = self.compiled.bit_words;
        self.compiled.bit_words += self.compiled.indicator_words;
        slot
    }

    fn finish(mut self) -> Compiled {
        let mut bits = vec![0_u8; self.codebook.indicators().len()];
        for (nth, position) in self.questions.iter().enumerate() {
            if let Some(bits) = bits.get_mut(usize::from(*position)) {
                *bits |= 1 << nth;
                self.compiled.all_questions |= 1 << nth;
            }
        }
        self.compiled.question_bits = bits;
        for readers in self.readers {
            let from = narrow(self.compiled.readers.len());
            self.compiled.readers.extend(readers);
            self.compiled.reader_ranges.push((from, narrow(self.compiled.readers.len())));
        }
        self.compiled
    }
}
