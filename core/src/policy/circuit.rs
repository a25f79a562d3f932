//! Conditions as bits: each condition of a policy has one, and the first bits are those of its criteria.
//!
//! A leaf's bit says whether its counter has come to what is asked of it. The bits of all leaves are known at once;
//! those of the other conditions follow from the bits of their members.

use std::collections::BTreeSet;
use std::num::NonZero;

use smallvec::SmallVec;

use super::compiled::{Compiled, Node};
use crate::number::{narrow, narrower};

/// A leaf: its bit, its counter, and how much is asked of that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LeafBit {
    pub(crate) bit: u16,
    pub(crate) counter: u16,
    pub(crate) n: u32,
}

/// How many members must be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    One,
    All,
    Some(u32),
}

/// A condition whose bit is in one word with those of all others.
#[derive(Debug)]
struct WordGate {
    bit: u16,
    members: u64,
    /// Whether it is all of them that must be met, or so many, or else one.
    all: bool,
    some: Option<NonZero<u32>>,
}

/// A condition with members.
#[derive(Debug)]
pub(crate) struct Gate {
    bit: u16,
    need: Need,
    /// The bits of the members, by the positions of their words.
    members: SmallVec<[(u16, u64); 1]>,
}

/// The conditions of a policy.
#[derive(Debug, Default)]
pub(crate) struct Circuit {
    bits: u16,
    /// The bits of the criteria.
    criteria: u128,
    pub(crate) leaves: Vec<LeafBit>,
    /// Members before those that they are members of.
    gates: Vec<Gate>,
    /// The same, if one word holds the bits of all conditions.
    word_gates: Vec<WordGate>,
    /// The criteria of each rank that they reach, as bits, and the ranks; the lowest first.
    reaching: Vec<u128>,
    ranks: Vec<u8>,
}

impl Circuit {
    pub(super) fn new(policy: &Compiled) -> Self {
        let count = policy.criteria.len();
        let beyond = u128::MAX.checked_shl(narrow(count)).unwrap_or_default();
        let mut circuit = Self { bits: narrower(count), criteria: !beyond, ..Self::default() };
        for (bit, (node, _)) in (0..).zip(&policy.criteria) {
            circuit.place(policy, *node, bit);
        }
        circuit.rank(policy);
        if circuit.words() == 1 {
            circuit.word_gates = circuit.gates.iter().map(Gate::in_word).collect();
        }
        circuit
    }

    fn rank(&mut self, policy: &Compiled) {
        let ranks: BTreeSet<u8> = policy.criteria.iter().map(|(_, rank)| *rank).chain([0]).collect();
        for rank in ranks {
            let own = policy.criteria.iter().enumerate().filter(|(_, (_, own))| *own == rank);
            let bits = own.map(|(bit, _)| 1_u128.checked_shl(narrow(bit)).unwrap_or_default());
            self.reaching.push(bits.fold(0, |bits, bit| bits | bit));
            self.ranks.push(rank);
        }
    }

    /// Gives a node a bit.
    fn place(&mut self, policy: &Compiled, node: Node, bit: u16) {
        let (need, from, to) = match node {
            Node::Leaf { counter, n } => return self.leaves.push(LeafBit { bit, counter, n }),
            Node::Any { from, to } => (Need::One, from, to),
            Node::All { from, to } => (Need::All, from, to),
            Node::AtLeast { n, from, to } => (Need::Some(n.into()), from, to),
        };
        let mut gate = Gate { bit, need, members: SmallVec::new() };
        for member in policy.members(from, to) {
            let own = self.bit_of(*member, &gate);
            if own == self.bits {
                self.bits += 1;
                self.place(policy, *member, own);
            }
            gate.add(own);
        }
        self.gates.push(gate);
    }

    /// The bit of a leaf that has one which is no member yet, or a new one.
    fn bit_of(&self, node: Node, gate: &Gate) -> u16 {
        let Node::Leaf { counter, n } = node else { return self.bits };
        let mut same = self.leaves.iter().filter(|leaf| leaf.counter == counter && leaf.n == n);
        same.find(|leaf| !gate.has(leaf.bit)).map_or(self.bits, |leaf| leaf.bit)
    }

    /// How many words hold the bits.
    pub(crate) fn words(&self) -> u16 {
        self.bits.div_ceil(64).max(1)
    }

    /// The highest rank of the criteria.
    pub(crate) fn top(&self) -> u8 {
        self.ranks.last().copied().unwrap_or_default()
    }

    /// The highest rank of some criteria.
    #[inline]
    pub(crate) fn highest(&self, criteria: u128) -> u8 {
        let mut highest = 0;
        for (place, reaching) in self.reaching.iter().enumerate() {
            highest = if criteria & reaching == 0 { highest } else { place };
        }
        self.ranks.get(highest).copied().unwrap_or_default()
    }

    /// The criteria that are met, from the words whose leaves are known.
    pub(crate) fn close(&self, words: &mut [u64]) -> u128 {
        for gate in &self.gates {
            let met = gate.is_met(words);
            if let Some(word) = words.get_mut(usize::from(gate.bit / 64)) {
                *word |= u64::from(met) << (gate.bit % 64);
            }
        }
        let word = |at: usize| u128::from(words.get(at).copied().unwrap_or_default());
        (word(0) | word(1) << 64) & self.criteria
    }

    /// The same, where one word holds all bits.
    #[inline]
    pub(crate) fn close_word(&self, mut word: u64) -> u128 {
        for gate in &self.word_gates {
            word |= u64::from(gate.is_met(word)) << (gate.bit % 64);
        }
        u128::from(word) & self.criteria
    }
}

impl WordGate {
    #[inline]
    fn is_met(&self, word: u64) -> bool {
        let met = word & self.members;
        match self.some {
            Some(n) => met.count_ones() >= n.get(),
            None if self.all => met == self.members,
            None => met != 0,
        }
    }
}

impl Gate {
    fn has(&self, bit: u16) -> bool {
        self.members.iter().any(|(word, bits)| *word == bit / 64 && bits >> (bit % 64) & 1 == 1)
    }

    fn add(&mut self, bit: u16) {
        let own = 1 << (bit % 64);
        match self.members.iter_mut().find(|(word, _)| *word == bit / 64) {
            Some((_, bits)) => *bits |= own,
            None => self.members.push((bit / 64, own)),
        }
    }

    fn is_met(&self, words: &[u64]) -> bool {
        let members = self.members.iter();
        let mut members =
            members.map(|(at, bits)| (words.get(usize::from(*at)).map_or(0, |word| word & bits), *bits));
        match self.need {
            Need::One => members.any(|(met, _)| met != 0),
            Need::All => members.all(|(met, bits)| met == bits),
            Need::Some(n) => members.map(|(met, _)| met.count_ones()).sum::<u32>() >= n,
        }
    }

    /// Itself, if all bits are in one word.
    fn in_word(&self) -> WordGate {
        let members = self.members.first().map_or(0, |(_, bits)| *bits);
        let some = match self.need {
            Need::Some(n) => NonZero::new(n),
            Need::One | Need::All => None,
        };
        WordGate { bit: self.bit, members, all: self.need == Need::All, some }
    }
}
