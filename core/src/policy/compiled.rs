//! The compiled form of a policy: flat tables that the engine walks.

mod build;

use super::PolicyDocument;
use super::circuit::Circuit;
use super::lanes::Lanes;
use super::reach::Reach;
use super::weighing::Totals;
use crate::codebook::Codebook;
use crate::time::Window;

/// What is counted; several conditions that differ only in how much they ask for share one.
#[derive(Debug)]
pub(crate) struct Counter {
    pub(crate) kind: Counts,
    /// The position of its window; a weight has the windows of its steps instead.
    pub(crate) window: u16,
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

impl Counts {
    /// Whether it counts one by one, side by side with others.
    pub(crate) fn has_lane(self) -> bool {
        !matches!(self, Self::Points | Self::Returns)
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
    /// It counts the indicator.
    Count,
    /// It adds points by this row to this sum.
    Points { row: u16, sum: u32 },
    /// It looks for the indicator's return.
    Return,
}

/// Where the figure of a counter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a lane: a bit of all the words.
    Lane(u16),
    /// Among the totals of points and returns.
    Total(u16),
}

/// One row of a weight.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) cap: u32,
    pub(crate) steps: Vec<(u16, u32)>,
}

impl Row {
    /// The points of an observation, if the window at position `w` holds its day exactly where `holds(w)` says so.
    pub(crate) fn points(&self, holds: impl Fn(u16) -> bool) -> u32 {
        self.steps.iter().find(|(window, _)| holds(*window)).map_or(0, |(_, points)| *points)
    }
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
    /// The windows, those first that reach back furthest.
    pub(crate) windows: Vec<Window>,
    /// What a day is on the dates on which the windows start in this order, as on most they do.
    pub(crate) reach: Reach,
    pub(crate) counters: Vec<Counter>,
    pub(crate) rows: Vec<Row>,
    /// Readers, those of one indicator together, and of these those that count first.
    readers: Vec<Reader>,
    /// Of each indicator where its readers start, where those that do more than count do, and their end.
    reader_ranges: Vec<(u32, u32, u32)>,
    nodes: Vec<Node>,
    /// For each criterion its condition and the rank of its level.
    pub(crate) criteria: Vec<(Node, u8)>,
    /// The same, those of the highest rank first.
    pub(crate) from_the_top: Vec<(Node, u8)>,
    /// The conditions as bits, and the words of their leaves as lanes.
    pub(crate) circuit: Circuit,
    pub(crate) lanes: Vec<Lanes>,
    pub(crate) totals: Totals,
    /// Where the figure of each counter stands.
    pub(crate) places: Vec<Place>,
    /// The leaves of all criteria: criterion, counter, and how much is asked of it.
    pub(crate) all_leaves: Vec<(u16, u16, u32)>,
    /// Counters of occurrences: contacts and worries.
    pub(crate) by_occurrence: Vec<u16>,
    pub(crate) by_sector: Vec<u16>,
    pub(crate) by_agency: Vec<u16>,
    pub(crate) reads_returns: bool,
    /// For each indicator the required questions that ask about it, as bits.
    question_bits: Vec<u8>,
    /// How many indicators the codebook has.
    pub(crate) indicators: usize,
    /// The bits of all required questions.
    pub(crate) all_questions: u8,
    /// Sums of points, one for each row and indicator, that all weights take together.
    sums: u32,
}

impl Compiled {
    pub(crate) fn new(document: &PolicyDocument, codebook: &Codebook) -> Self {
        build::compile(document, codebook)
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

    /// For each indicator the required questions that ask about it, as bits.
    #[inline]
    pub(crate) fn all_question_bits(&self) -> &[u8] {
        &self.question_bits
    }

    pub(crate) fn question_bits(&self, indicator: u16) -> u8 {
        self.question_bits.get(usize::from(indicator)).copied().unwrap_or_default()
    }

    /// The points that an observation brings by a row, if the window at position `w` holds its day
    /// exactly where `holds(w)` says so.
    pub(crate) fn points(&self, row: u16, holds: impl Fn(u16) -> bool) -> u32 {
        self.rows.get(usize::from(row)).map_or(0, |row| row.points(holds))
    }

    pub(crate) fn cap(&self, row: u16) -> u32 {
        self.rows.get(usize::from(row)).map_or(0, |row| row.cap)
    }
}
