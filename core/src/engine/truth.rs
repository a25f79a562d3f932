//! From figures to conditions that are met.

use crate::policy::{Compiled, LeafKind, Node};

/// What the leaves of a policy come to, leaf by leaf.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figures {
    pub(crate) known: Vec<u32>,
    pub(crate) possible: Vec<u32>,
    /// With the questions never asked; empty if every question was asked.
    pub(crate) unasked: Vec<u32>,
    /// The questions never asked, as bits.
    pub(crate) unasked_questions: u8,
}

/// Which figures are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Track {
    Known,
    Possible,
    Unasked,
}

impl Figures {
    pub(crate) fn of(&self, track: Track) -> &[u32] {
        match track {
            Track::Known => &self.known,
            Track::Unasked if self.unasked_questions != 0 => &self.unasked,
            Track::Possible | Track::Unasked => &self.possible,
        }
    }
}

/// Whether a condition is met by figures.
pub(crate) fn met(policy: &Compiled, node: Node, figures: &[u32]) -> bool {
    let met_by = |node: &&Node| met(policy, **node, figures);
    match node {
        Node::Leaf(leaf) => policy
            .leaf(leaf)
            .zip(figures.get(usize::from(leaf)))
            .is_some_and(|(leaf, figure)| *figure >= leaf.n),
        Node::Any { from, to } => policy.members(from, to).iter().any(|node| met_by(&node)),
        Node::All { from, to } => policy.members(from, to).iter().all(|node| met_by(&node)),
        Node::AtLeast { n, from, to } => {
            policy.members(from, to).iter().filter(met_by).count() >= usize::from(n)
        }
    }
}

/// Whether a condition that is not met is one condition, or one of a count, short.
pub(crate) fn near(policy: &Compiled, node: Node, figures: &[u32]) -> bool {
    let met_by = |node: &&Node| met(policy, **node, figures);
    match node {
        Node::Leaf(leaf) => {
            let Some((leaf, figure)) = policy.leaf(leaf).zip(figures.get(usize::from(leaf))) else {
                return false;
            };
            let short = leaf.n.saturating_sub(*figure);
            let step = if leaf.kind == LeafKind::Weight { leaf.largest_step } else { 1 };
            *figure > 0 && (1..=step).contains(&short)
        }
        Node::Any { from, to } => {
            let members = policy.members(from, to);
            !members.iter().any(|node| met_by(&node))
                && members.iter().any(|node| near(policy, *node, figures))
        }
        Node::All { from, to } => {
            let members = policy.members(from, to);
            let count = members.iter().filter(met_by).count();
            count >= 1 && count + 1 == members.len()
        }
        Node::AtLeast { n, from, to } => {
            let count = policy.members(from, to).iter().filter(met_by).count();
            count >= 1 && count + 1 == usize::from(n)
        }
    }
}
