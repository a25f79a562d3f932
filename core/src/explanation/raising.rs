//! The smallest additions that would raise the level: contacts that are made up, each tried.

use std::cell::Cell;

use smallvec::SmallVec;

use crate::contact::{ContactKind, Sector};
use crate::engine::{Both, Proposed, RawLevels, Supposed};
use crate::number::narrow;
use crate::policy::{Compiled, Policy, Reads};
use crate::recommendation::Recommendation;

use super::needs::{ANY_KIND, Choice, Needs, Plan, Planner};

/// A made-up contact, and what about it matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Addition {
    pub(super) kind: ContactKind,
    /// The sector, and whether it must be one that has raised nothing.
    pub(super) sector: (Sector, bool),
    /// A service on record; nothing for one that is not.
    pub(super) agency: Option<u32>,
    pub(super) worry: bool,
    pub(super) observe: Vec<Choice>,
}

/// Contacts that would raise the level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raise {
    /// The criteria above the level that they meet.
    pub(super) criteria: Vec<usize>,
    /// The rank that they reach.
    pub(super) rank: u8,
    pub(super) contacts: Vec<Addition>,
}

impl Raise {
    /// How much it takes: each contact, worry and observation counts for one.
    fn size(&self) -> usize {
        self.contacts.iter().map(|contact| 1 + usize::from(contact.worry) + contact.observe.len()).sum()
    }
}

/// What was found, and for which criteria nothing was.
#[derive(Debug, Clone, Default)]
pub(super) struct Raises {
    pub(super) found: Vec<Raise>,
    /// Criteria above the level that no addition of this form meets.
    pub(super) out_of_reach: Vec<usize>,
    /// Whether there is a raise, or none is possible, for every criterion above the level.
    pub(super) complete: bool,
}

/// Looks, for each criterion above the level, for the least that would meet it.
pub(super) fn raises(made: &Recommendation, supposed: &mut Supposed<'_>, evaluations: u32) -> Raises {
    let (policy, rank) = (made.policy(), made.rank());
    let compiled = policy.compiled();
    let stage = Stage::new(made);
    let Some(returns) = returns(compiled, supposed, evaluations) else {
        return Raises::default();
    };
    let plans: Vec<(usize, u8, Plan)> = {
        let tally = supposed.tally();
        let figures = tally.to_figures();
        let planner = Planner {
            policy: compiled,
            codebook: policy.codebook(),
            tally: &tally,
            figures: &figures,
            returns: &returns,
            too_large: Cell::new(false),
            steps: Cell::new(0),
        };
        let criteria = policy.document().criteria.iter().zip(&compiled.criteria).enumerate();
        let above = criteria.filter(|(_, (_, (_, reaches)))| *reaches > rank);
        above.map(|(at, (own, (node, to)))| (at, *to, planner.plan(&own.when, *node))).collect()
    };
    let mut raises = Raises { complete: true, ..Raises::default() };
    for (criterion, target, plan) in plans {
        let contacts = match plan {
            Plan::Impossible => None,
            Plan::TooLarge => {
                raises.complete = false;
                continue;
            }
            Plan::Needs(needs) => stage.set(policy, needs),
        };
        let Some(contacts) = contacts else {
            raises.out_of_reach.push(criterion);
            continue;
        };
        match shrunk(supposed, contacts, target, evaluations) {
            Some((contacts, reached)) if !raises.found.iter().any(|known| known.contacts == contacts) => {
                let criteria = compiled.criteria.iter().enumerate();
                let met = criteria.filter(|(at, (_, to))| *to > rank && reached.met.contains(*at));
                let criteria = met.map(|(at, _)| at).collect();
                raises.found.push(Raise { criteria, rank: reached.level, contacts });
            }
            Some(_) => {}
            None => raises.complete = false,
        }
    }
    raises.found.sort_by(|one, other| {
        (one.size(), one.rank, &one.criteria).cmp(&(other.size(), other.rank, &other.criteria))
    });
    raises
}

/// Counters of returns, each with an indicator that would have returned if it were seen today; nothing if the bound
/// leaves no room to find that out, and one evaluation more.
fn returns(policy: &Compiled, supposed: &mut Supposed<'_>, evaluations: u32) -> Option<Vec<(u16, u16)>> {
    let history = supposed.history();
    let mut seen: Vec<u16> = Vec::new();
    if policy.reads_returns && !(history.closures.is_empty() && history.explanations.is_empty()) {
        let counting = history.sightings.iter().filter(|sighting| sighting.counts);
        seen.extend(counting.map(|sighting| sighting.indicator));
        seen.sort_unstable();
        seen.dedup();
        seen.retain(|at| policy.other_readers(*at).iter().any(|reader| reader.reads == Reads::Return));
    }
    let work = narrow(seen.len()) + 2;
    if supposed.evaluations().saturating_add(work) > evaluations {
        return None;
    }
    let figures = |supposed: &mut Supposed<'_>| supposed.tally().to_figures().values;
    let known = |of: &[Both<u32>], at: u16| of.get(usize::from(at)).map_or(0, |figure| figure.known);
    let before = if seen.is_empty() { Vec::new() } else { figures(supposed) };
    let mut found = Vec::new();
    for indicator in seen {
        supposed.add(&Proposed {
            kind: ContactKind::Report.bit(),
            referral: false,
            worry: false,
            sector: 0,
            agency: 0,
            indicators: SmallVec::from_slice(&[indicator]),
        });
        let after = figures(supposed);
        supposed.clear();
        let readers = policy.other_readers(indicator).iter().filter(|reader| reader.reads == Reads::Return);
        let back = readers.filter(|reader| known(&after, reader.counter) > known(&before, reader.counter));
        found.extend(back.map(|reader| (reader.counter, indicator)));
    }
    Some(found)
}

/// Whom made-up contacts come from.
struct Stage {
    /// A service that is on record, if there is one.
    known: Option<(Sector, u32)>,
    /// Sectors, those first that have raised nothing.
    sectors: Vec<Sector>,
}

impl Stage {
    fn new(made: &Recommendation) -> Self {
        let history = made.case().history();
        let ranks = history.ranks_at(made.as_of());
        let counted = history.reports.iter().filter(|report| report.counted(ranks));
        let raised: Vec<_> =
            counted.clone().filter(|r| r.first_hand && history.has_known_risk(r, ranks)).collect();
        let sector = |at: u8| Sector::ALL.into_iter().find(|sector| *sector as u8 == at);
        let from = raised.first().copied().or_else(|| counted.clone().next());
        let known = from.and_then(|report| Some((sector(report.sector)?, report.agency)));
        let has_raised = |sector: &Sector| raised.iter().any(|report| report.sector == *sector as u8);
        let (old, mut sectors): (Vec<_>, Vec<_>) = Sector::ALL.into_iter().partition(has_raised);
        sectors.extend(old);
        Self { known, sectors }
    }

    /// Contacts that bring what is needed, as few as may be.
    fn set(&self, policy: &Policy, needs: Needs) -> Option<Vec<Addition>> {
        let mut slots: Vec<Slot> = Vec::new();
        for (kinds, n) in &needs.contacts {
            let mut left = *n;
            for slot in slots.iter_mut().filter(|slot| slot.kinds & kinds != 0).take(left as usize) {
                (slot.kinds, slot.counts, left) = (slot.kinds & kinds, true, left - 1);
            }
            slots.extend((0..left).map(|_| Slot { kinds: *kinds, counts: true, ..Slot::default() }));
        }
        let least = needs.sectors.max(needs.agencies).max(needs.worries).max(1) as usize;
        slots.resize_with(slots.len().max(least), Slot::default);
        slots.iter_mut().take(needs.sectors as usize).for_each(|slot| slot.new_sector = true);
        slots.iter_mut().take(needs.agencies as usize).for_each(|slot| slot.new_agency = true);
        slots.iter_mut().take(needs.worries as usize).for_each(|slot| slot.worry = true);
        for choice in without_each_other(needs.observe) {
            let has = |slot: &Slot| slot.observe.iter().any(|own| own.indicator == choice.indicator);
            let wants = slots.iter().position(|slot| slot.wants_risk() && slot.observe.is_empty());
            match wants.or_else(|| slots.iter().position(|slot| !has(slot))).and_then(|at| slots.get_mut(at))
            {
                Some(slot) => slot.observe.push(choice),
                None => slots.push(Slot { observe: vec![choice], ..Slot::default() }),
            }
        }
        let any = any_risk(policy);
        let mut sectors = self.sectors.iter();
        let contacts = slots.into_iter().map(|mut slot| {
            if slot.wants_risk() && slot.observe.is_empty() {
                slot.observe.push(any.clone()?);
            }
            let (sector, agency) = match self.known {
                Some((sector, agency)) => (sector, Some(agency)),
                None => (*self.sectors.first()?, None),
            };
            Some(Addition {
                kind: slot.kind()?,
                sector: if slot.new_sector { (*sectors.next()?, true) } else { (sector, false) },
                agency: agency.filter(|_| !slot.new_agency && !slot.new_sector),
                worry: slot.worry,
                observe: slot.observe,
            })
        });
        contacts.collect()
    }
}

/// Choices none of which offers what another takes.
fn without_each_other(mut choices: Vec<Choice>) -> Vec<Choice> {
    let taken: Vec<u16> = choices.iter().map(|choice| choice.indicator).collect();
    for choice in &mut choices {
        choice.others.retain(|other| !taken.contains(other));
    }
    choices
}

/// Any risk that the subject caused, one that no criterion looks for if there is one.
fn any_risk(policy: &Policy) -> Option<Choice> {
    let numbered = (0_u16..).zip(policy.codebook().indicators());
    let mut counting: Vec<u16> =
        numbered.filter(|(_, indicator)| indicator.can_count()).map(|(at, _)| at).collect();
    counting.sort_by_key(|at| (!policy.compiled().readers(*at).is_empty(), *at));
    let indicator = *counting.first()?;
    counting.retain(|other| *other != indicator);
    Some(Choice { indicator, others: counting })
}

/// A contact while it is put together.
struct Slot {
    kinds: u8,
    /// Whether it must count as a contact.
    counts: bool,
    new_sector: bool,
    new_agency: bool,
    worry: bool,
    observe: Vec<Choice>,
}

impl Default for Slot {
    fn default() -> Self {
        let (new_sector, new_agency) = (false, false);
        Self { kinds: ANY_KIND, counts: false, new_sector, new_agency, worry: false, observe: Vec::new() }
    }
}

impl Slot {
    fn may_be(&self, kind: ContactKind) -> bool {
        self.kinds & kind.bit() != 0
    }

    fn wants_risk(&self) -> bool {
        let counts_anyway = self.worry || self.may_be(ContactKind::Referral);
        self.new_sector || self.new_agency || self.counts && !counts_anyway
    }

    /// The plainest kind that will do.
    fn kind(&self) -> Option<ContactKind> {
        let counts_anyway = self.worry || !self.observe.is_empty();
        let first = if counts_anyway { ContactKind::Report } else { ContactKind::Referral };
        [first, ContactKind::Referral].into_iter().chain(ContactKind::ALL).find(|kind| self.may_be(*kind))
    }
}

/// What a record reaches with some contacts on top.
fn tried(supposed: &mut Supposed<'_>, contacts: &[Addition]) -> RawLevels {
    let mut others = supposed.history().agencies..;
    for contact in contacts {
        let mut indicators: SmallVec<[u16; 4]> =
            contact.observe.iter().map(|choice| choice.indicator).collect();
        indicators.sort_unstable();
        supposed.add(&Proposed {
            kind: contact.kind.bit(),
            referral: contact.kind == ContactKind::Referral,
            worry: contact.worry,
            sector: contact.sector.0 as u8,
            agency: contact.agency.or_else(|| others.next()).unwrap_or_default(),
            indicators,
        });
    }
    let reached = supposed.known();
    supposed.clear();
    reached
}

/// Leaves out what is not needed to reach a rank, and what is reached then; nothing if they do not reach it, or that
/// could not be found out within the bound.
fn shrunk(
    supposed: &mut Supposed<'_>,
    mut contacts: Vec<Addition>,
    target: u8,
    evaluations: u32,
) -> Option<(Vec<Addition>, RawLevels)> {
    let within = |supposed: &mut Supposed<'_>, contacts: &[Addition]| {
        (supposed.evaluations() < evaluations).then(|| tried(supposed, contacts))
    };
    let mut reached = within(supposed, &contacts).filter(|reached| reached.level >= target)?;
    let (mut at, mut changed) = (0, false);
    while let Some(contact) = contacts.get(at) {
        let mut spared = false;
        for lesser in lesser(contact, contacts.len() > 1) {
            let mut fewer = contacts.clone();
            fewer.splice(at..=at, lesser);
            let then = within(supposed, &fewer)?;
            if then.level >= target {
                (contacts, reached, spared) = (fewer, then, true);
                break;
            }
        }
        changed |= spared;
        at += usize::from(!spared);
    }
    if changed {
        contacts.iter_mut().flat_map(|contact| &mut contact.observe).for_each(|choice| choice.others.clear());
    }
    Some((contacts, reached))
}

/// A contact with one thing less about it, in each way; nothing in the first, if it may go.
fn lesser(contact: &Addition, may_go: bool) -> Vec<Option<Addition>> {
    let mut all: Vec<Option<Addition>> = may_go.then_some(None).into_iter().collect();
    if contact.worry {
        all.push(Some(Addition { worry: false, ..contact.clone() }));
    }
    for at in 0..contact.observe.len() {
        let mut fewer = contact.clone();
        fewer.observe.remove(at);
        all.push(Some(fewer));
    }
    all
}
