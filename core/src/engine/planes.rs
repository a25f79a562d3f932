//! Counting 64 lanes at once: the words of a number each, turned on their side.

use crate::policy::AskedFor;

/// The figures of 64 lanes, as their bits: the first word has the lowest bit of every lane, and so on.
#[derive(Debug, Clone, Default)]
pub(super) struct Planes {
    low: Low,
    /// The bits above, as many as any lane has come to.
    high: Vec<u64>,
}

/// The four lowest bits, which are enough for most.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Low([u64; 4]);

impl Low {
    /// As often a lane can be counted before it has come past what four bits hold.
    pub(super) const MOST: usize = 15;

    /// Adds one to some lanes.
    #[inline]
    pub(super) fn add(&mut self, lanes: u64) {
        let mut carry = lanes;
        for plane in &mut self.0 {
            (*plane, carry) = (*plane ^ carry, *plane & carry);
        }
        debug_assert_eq!(carry, 0);
    }
}

impl Planes {
    pub(super) fn clear(&mut self) {
        self.low = Low::default();
        self.high.clear();
    }

    /// Adds what has been counted apart.
    #[inline]
    pub(super) fn add(&mut self, more: Low) {
        let mut carry = 0;
        for (plane, more) in self.low.0.iter_mut().zip(more.0) {
            let one = *plane ^ more;
            let both = *plane & more;
            (*plane, carry) = (one ^ carry, both | one & carry);
        }
        if carry != 0 {
            self.carry(carry);
        }
    }

    #[cold]
    fn carry(&mut self, mut carry: u64) {
        for plane in &mut self.high {
            (*plane, carry) = (*plane ^ carry, *plane & carry);
        }
        if carry != 0 {
            self.high.push(carry);
        }
    }

    /// The lanes that have come to what is asked of them.
    #[inline]
    pub(super) fn reached(&self, asked_for: &AskedFor) -> u64 {
        let mut reached = u64::MAX;
        for (counted, not_asked) in self.low.0.iter().zip(&asked_for.low) {
            reached = counted & not_asked | reached & (counted | not_asked);
        }
        if !(self.high.is_empty() && asked_for.high.is_empty()) {
            reached = self.reached_high(asked_for, reached);
        }
        reached & asked_for.used
    }

    #[cold]
    fn reached_high(&self, asked_for: &AskedFor, mut reached: u64) -> u64 {
        for at in 0..self.high.len().max(asked_for.high.len()) {
            let counted = self.high.get(at).copied().unwrap_or_default();
            let not_asked = asked_for.high.get(at).copied().unwrap_or(u64::MAX);
            reached = counted & not_asked | reached & (counted | not_asked);
        }
        reached
    }

    /// The figure of a lane.
    pub(super) fn figure(&self, lane: u16) -> u32 {
        let planes = self.low.0.iter().chain(&self.high);
        planes.rev().fold(0, |figure, plane| figure << 1 | u32::from(plane >> (lane % 64) & 1 == 1))
    }
}
