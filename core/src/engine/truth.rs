//! From figures to conditions that are met.
//!
//! Figures are read on one of three tracks, which is a parameter of the functions here so that each is
//! compiled for its own.

use super::Both;
use crate::policy::{Compiled, Node};

/// What is known.
pub(crate) const KNOWN: u8 = 0;
/// With every open unknown present, a fact and unexplained.
pub(crate) const POSSIBLE: u8 = 1;
/// The same, with every required question that was never asked answered with yes.
pub(crate) const UNASKED: u8 = 2;

/// What the counters of a policy come to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figures {
    pub(crate) values: Vec<Both<u32>>,
    /// The required questions never asked, as bits.
    pub(crate) unasked: u8,
}

/// Figures beside the policy whose they are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen<'a> {
    pub(crate) policy: &'a Compiled,
    pub(crate) values: &'a [Both<u32>],
    /// The required questions never asked, as bits.
    pub(crate) unasked: u8,
}

impl Figures {
    pub(crate) fn on<'a>(&'a self, policy: &'a Compiled) -> Seen<'a> {
        Seen { policy, values: &self.values, unasked: self.unasked }
    }
}

impl Seen<'_> {
    /// The figure of a counter.
    pub(crate) fn figure<const TRACK: u8>(self, counter: u16) -> u32 {
        let figure = self.values.get(usize::from(counter)).copied().unwrap_or_default();
        match TRACK {
            KNOWN => figure.known,
            POSSIBLE => figure.possible,
            _ => {
                let counter = self.policy.counter(counter);
                figure.possible.saturating_add(counter.map_or(0, |c| c.if_answered(self.unasked)))
            }
        }
    }

    /// Whether a condition is met.
    #[inline]
    pub(crate) fn met<const TRACK: u8>(self, node: Node) -> bool {
        match node {
            Node::Leaf { counter, n } => self.figure::<TRACK>(counter) >= n,
            _ => self.members_met::<TRACK>(node),
        }
    }

    fn members_met<const TRACK: u8>(self, node: Node) -> bool {
        match node {
            Node::Leaf { .. } => false,
            Node::Any { from, to } => {
                self.policy.members(from, to).iter().any(|node| self.met::<TRACK>(*node))
            }
            Node::All { from, to } => {
                self.policy.members(from, to).iter().all(|node| self.met::<TRACK>(*node))
            }
            Node::AtLeast { n, from, to } => self.count_met::<TRACK>(from, to) >= usize::from(n),
        }
    }

    fn count_met<const TRACK: u8>(self, from: u16, to: u16) -> usize {
        self.policy.members(from, to).iter().filter(|node| self.met::<TRACK>(**node)).count()
    }

    /// Whether a condition that what is known does not meet is one condition, or one of a count, short.
    pub(crate) fn near(self, node: Node) -> bool {
        match node {
            Node::Leaf { counter, n } => {
                let figure = self.figure::<KNOWN>(counter);
                let step = self.policy.counter(counter).map_or(1, |counter| counter.largest_step);
                figure > 0 && figure < n && n - figure <= step
            }
            Node::Any { from, to } => {
                let members = self.policy.members(from, to);
                self.count_met::<KNOWN>(from, to) == 0 && members.iter().any(|node| self.near(*node))
            }
            Node::All { from, to } => {
                let met = self.count_met::<KNOWN>(from, to);
                met >= 1 && met + 1 == usize::from(to - from)
            }
            Node::AtLeast { n, from, to } => {
                let met = self.count_met::<KNOWN>(from, to);
                met >= 1 && met + 1 == usize::from(n)
            }
        }
    }
}
