//! What a condition that is not met still needs.

use std::cell::Cell;

use crate::codebook::Codebook;
use crate::engine::{Figures, Tally};
use crate::policy::{AtLeast, Compiled, Condition, Contacts, Node, Reads, Selection, Weight};

/// Any kind of contact.
pub(super) const ANY_KIND: u8 = u8::MAX;

/// An indicator that would count, and others that would count as much in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) indicator: u16,
    pub(super) others: Vec<u16>,
}

/// What would have to come on record for a condition to be met.
#[derive(Debug, Clone, Default)]
pub(super) struct Needs {
    /// Kinds of contact, as bits, and how many contacts of one of them.
    pub(super) contacts: Vec<(u8, u32)>,
    pub(super) sectors: u32,
    pub(super) agencies: u32,
    pub(super) worries: u32,
    /// Observations; one indicator may be needed more than once, each time in another contact.
    pub(super) observe: Vec<Choice>,
}

impl Needs {
    /// How much that is: each contact, worry and observation counts for one. A sector or service that is new comes with
    /// a contact and an observation.
    fn size(&self) -> u32 {
        let widening = self.sectors.max(self.agencies);
        let contacts = self.contacts.iter().map(|(_, n)| *n).max().unwrap_or_default();
        let contacts = contacts.max(widening).max(self.worries);
        let observations = crate::number::narrow(self.observe.len()).max(widening);
        let contacts = contacts.max(u32::from(observations > 0));
        contacts.saturating_add(self.worries).saturating_add(observations)
    }
}

/// What came of working out what a criterion needs.
#[derive(Debug)]
pub(super) enum Plan {
    Needs(Needs),
    /// No contact of today would meet it.
    Impossible,
    /// It needs more than is worked out.
    TooLarge,
}

/// Looks for what is needed beyond what a tally has counted.
pub(super) struct Planner<'a> {
    pub(super) policy: &'a Compiled,
    pub(super) codebook: &'a Codebook,
    pub(super) tally: &'a Tally<'a>,
    pub(super) figures: &'a Figures,
    /// Counters of returns, each with an indicator that would have returned if it were seen today.
    pub(super) returns: &'a [(u16, u16)],
    /// Whether something was left out because it was too large.
    pub(super) too_large: Cell<bool>,
    /// How many steps are left for this criterion.
    pub(super) steps: Cell<u32>,
}

/// How many steps the planning of one criterion may take: conditions looked at, and indicators weighed.
const MOST_STEPS: u32 = 200_000;

/// The most contacts or observations that a proposal is worked out with.
const MOST: u32 = 64;

impl Planner<'_> {
    /// What a criterion needs.
    pub(super) fn plan(&self, condition: &Condition, node: Node) -> Plan {
        self.too_large.set(false);
        self.steps.set(MOST_STEPS);
        match self.add(condition, node, Needs::default()) {
            Some(needs) => Plan::Needs(needs),
            None if self.too_large.get() => Plan::TooLarge,
            None => Plan::Impossible,
        }
    }

    /// Whether the steps are there; they are then taken.
    fn afford(&self, steps: usize) -> bool {
        let left = self.steps.get().checked_sub(crate::number::narrow(steps));
        self.steps.set(left.unwrap_or_default());
        left.is_some()
    }

    fn give_up(&self) -> Option<Needs> {
        self.too_large.set(true);
        None
    }

    /// What a condition needs on top of what is needed already; nothing if no addition of this form meets it.
    fn add(&self, condition: &Condition, node: Node, needs: Needs) -> Option<Needs> {
        if !self.afford(1) {
            return self.give_up();
        }
        let seen = self.figures.on(self.policy);
        if seen.met::<{ crate::engine::KNOWN }>(node) {
            return Some(needs);
        }
        match (condition, node) {
            (Condition::AllOf(members), Node::All { from, to }) => {
                let mut nodes = members.iter().zip(self.policy.members(from, to));
                nodes.try_fold(needs, |needs, (member, node)| self.add(member, *node, needs))
            }
            (Condition::AnyOf(members), Node::Any { from, to }) => self.some(1, members, (from, to), needs),
            (Condition::AtLeast(AtLeast { n, of }), Node::AtLeast { from, to, .. }) => {
                self.some(*n as usize, of, (from, to), needs)
            }
            (leaf, Node::Leaf { counter, n }) => {
                let short = n.saturating_sub(seen.figure::<{ crate::engine::KNOWN }>(counter));
                if short > MOST && !matches!(leaf, Condition::Weight(_)) {
                    return self.give_up();
                }
                self.leaf(leaf, counter, short, needs)
            }
            _ => None,
        }
    }

    /// The `n` members that need least, those that need nothing among them.
    fn some(&self, n: usize, members: &[Condition], (from, to): (u16, u16), needs: Needs) -> Option<Needs> {
        let nodes = members.iter().zip(self.policy.members(from, to));
        let planned = nodes.filter_map(|(member, node)| {
            let size = self.add(member, *node, needs.clone())?.size();
            Some((size.saturating_sub(needs.size()), member, *node))
        });
        let mut planned: Vec<_> = planned.collect();
        planned.sort_by_key(|(size, ..)| *size);
        let cheapest = planned.get(..n)?.iter();
        cheapest.into_iter().try_fold(needs, |needs, (_, member, node)| self.add(member, *node, needs))
    }

    fn leaf(&self, leaf: &Condition, counter: u16, short: u32, mut needs: Needs) -> Option<Needs> {
        match leaf {
            Condition::Observed(observed) => return self.observed(&observed.select, counter, short, needs),
            Condition::Recurrence(recurrence) => {
                return self.returned(&recurrence.select, counter, short, needs);
            }
            Condition::Weight(weight) => return self.weight(weight, counter, short, needs),
            Condition::Contacts(Contacts { kinds, .. }) => {
                let bits = kinds.iter().fold(0, |bits, kind| bits | kind.bit());
                needs.contacts.push((if kinds.is_empty() { ANY_KIND } else { bits }, short));
            }
            Condition::Sectors(_) => needs.sectors = needs.sectors.max(short),
            Condition::Agencies(_) => needs.agencies = needs.agencies.max(short),
            Condition::Worry(_) => needs.worries = needs.worries.max(short),
            Condition::AnyOf(_) | Condition::AllOf(_) | Condition::AtLeast(_) => return None,
        }
        Some(needs)
    }

    fn observed(&self, select: &Selection, counter: u16, short: u32, needs: Needs) -> Option<Needs> {
        let uncounted = |indicator: &u16| !self.tally.counts(counter, *indicator);
        let open = select.positions(self.codebook).into_iter().filter(uncounted).collect();
        choose(open, short, needs)
    }

    fn returned(&self, select: &Selection, counter: u16, short: u32, needs: Needs) -> Option<Needs> {
        let back = |indicator: &u16| self.returns.contains(&(counter, *indicator));
        choose(select.positions(self.codebook).into_iter().filter(back).collect(), short, needs)
    }

    /// Whatever brings most points first, which takes the fewest observations.
    fn weight(&self, weight: &Weight, counter: u16, short: u32, mut needs: Needs) -> Option<Needs> {
        let selected = weight.table.iter().flat_map(|row| row.select.positions(self.codebook));
        let mut open: Vec<(u16, u32, u32)> = selected
            .filter_map(|indicator| {
                let mut own =
                    self.policy.other_readers(indicator).iter().filter(|reader| reader.counter == counter);
                let Reads::Points { row, .. } = own.next()?.reads else { return None };
                let room = self.policy.cap(row).saturating_sub(self.tally.points_of(counter, indicator));
                Some((indicator, self.policy.points(row, |_| true), room))
            })
            .collect();
        let mut left = short;
        for choice in &mut needs.observe {
            let own = open.iter_mut().find(|(indicator, ..)| *indicator == choice.indicator);
            if let Some((_, points, room)) = own.filter(|_| left > 0) {
                let gain = (*points).min(*room);
                (*room, left) = (*room - gain, left.saturating_sub(gain));
                choice.others.clear();
            }
        }
        for _ in 0..MOST {
            if left == 0 {
                return Some(needs);
            }
            if !self.afford(open.len()) {
                return self.give_up();
            }
            let best =
                open.iter().map(|(_, points, room)| *points.min(room)).max().filter(|gain| *gain > 0)?;
            // The last may bring less, as long as it is enough.
            let enough = |points: u32, room: u32| points.min(room) >= best.min(left);
            let likely = open.iter().filter(|(_, points, room)| enough(*points, *room)).map(|(i, ..)| *i);
            let mut likely: Vec<u16> = likely.collect();
            // The same indicator again would need another contact.
            likely.sort_by_key(|indicator| needs.observe.iter().any(|choice| choice.indicator == *indicator));
            let indicator = likely.first().copied()?;
            likely.retain(|other| *other != indicator);
            for (_, points, room) in open.iter_mut().filter(|(other, ..)| *other == indicator) {
                let gain = (*points).min(*room);
                (*room, left) = (*room - gain, left.saturating_sub(gain));
            }
            needs.observe.push(Choice { indicator, others: likely });
        }
        self.give_up()
    }
}

/// Takes so many of the indicators that are open, those first that are needed anyway.
fn choose(mut open: Vec<u16>, short: u32, mut needs: Needs) -> Option<Needs> {
    let mut left = short as usize;
    for choice in &mut needs.observe {
        if open.contains(&choice.indicator) {
            open.retain(|indicator| *indicator != choice.indicator);
            left = left.saturating_sub(1);
            choice.others.clear();
        }
    }
    let mut rest = open.split_off(left.min(open.len()));
    if open.len() < left {
        return None;
    }
    if left == 0 {
        rest.clear();
    }
    needs.observe.extend(open.into_iter().map(|indicator| Choice { indicator, others: rest.clone() }));
    Some(needs)
}
