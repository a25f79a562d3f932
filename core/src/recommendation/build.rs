//! Making a recommendation: the levels first, then one pass that says what each entry had to do with them.

use chrono::{DateTime, FixedOffset};

use super::{Alone, Excluded, Exclusion, Levels, Place, Reach, Recommendation, Unknown, What, route};
use crate::case::Case;
use crate::engine::{
    CriteriaSet, Figures, Item, KNOWN, POSSIBLE, RawLevels, Seen as SeenFigures, State, Tally, UNASKED, View,
    pivot,
};
use crate::history::{Dated, History, Report, Seen, Sighting};
use crate::indicator::Polarity;
use crate::policy::{Compiled, Counts, Policy, Reader, Reads};
use crate::time;

pub(super) fn build(policy: &Policy, case: &Case, as_of: DateTime<FixedOffset>) -> Recommendation {
    let as_of = time::told(as_of);
    let (compiled, history) = (policy.compiled(), case.history());
    let view = View { ranks: history.ranks_at(as_of), date: as_of.date_naive() };
    let mut tally = Tally::new(compiled, history, view);
    tally.add_all();
    let figures = tally.to_figures();
    let raw = tally.levels();
    let mut trace = Trace::new(compiled, case, view, &tally, &figures, raw);
    trace.record();
    trace.questions();
    trace.beyond_contacts(as_of);
    let Trace { evidence, alone, counted, unknowns, protective, excluded, fresh, .. } = trace;
    Recommendation {
        route: route::route(policy, case, view, raw.level),
        near: near_misses(compiled, &figures, raw),
        policy: policy.clone(),
        case: case.clone(),
        as_of,
        raw,
        evidence,
        alone,
        counted,
        unknowns,
        protective,
        excluded,
        fresh,
        figures,
    }
}

/// The rank that a contact reaches alone, as of an instant; nothing if it does not count then.
pub(crate) fn alone(
    policy: &Policy,
    case: &Case,
    contact: usize,
    as_of: DateTime<FixedOffset>,
    levels: Levels,
) -> Option<usize> {
    let (compiled, history) = (policy.compiled(), case.history());
    let view = View { ranks: history.ranks_at(as_of), date: as_of.date_naive() };
    let report = history.report_of(contact, view.ranks)?;
    if levels.level() == 0 {
        return Some(0);
    }
    let mut scratch = (State::default(), Tally::of_one(compiled, history, view));
    Some(alone_rank(history, view, report, levels.met(), &mut scratch).into())
}

fn alone_rank(
    history: &History,
    view: View,
    report: &Report,
    candidates: CriteriaSet,
    (state, tally): &mut (State, Tally<'_>),
) -> u8 {
    state.take_alone(history, report, view);
    tally.reset();
    tally.count(state);
    tally.highest_of(candidates)
}

fn near_misses(policy: &Compiled, figures: &Figures, raw: RawLevels) -> CriteriaSet {
    let mut set = CriteriaSet::default();
    for (at, (node, rank)) in policy.criteria.iter().enumerate() {
        if *rank > raw.level && figures.on(policy).near(*node) {
            set.insert(at);
        }
    }
    set
}

/// For each counter the criteria that are met, and in which what is asked of it is met.
fn helps(seen: SeenFigures<'_>, met: CriteriaSet) -> Vec<CriteriaSet> {
    let mut helps = vec![CriteriaSet::default(); seen.policy.counters.len()];
    for (at, (node, _)) in seen.policy.criteria.iter().enumerate() {
        if !met.contains(at) {
            continue;
        }
        seen.policy.leaves(*node, &mut |counter, n| {
            if let Some(helps) =
                helps.get_mut(usize::from(counter)).filter(|_| seen.figure::<KNOWN>(counter) >= n)
            {
                helps.insert(at);
            }
        });
    }
    helps
}

/// For each counter the highest rank above a level of a criterion that it helps to meet.
fn reaches<const TRACK: u8>(seen: SeenFigures<'_>, level: u8) -> Vec<u8> {
    let mut reaches = vec![0; seen.policy.counters.len()];
    for (node, rank) in &seen.policy.criteria {
        if *rank <= level || !seen.met::<TRACK>(*node) {
            continue;
        }
        seen.policy.leaves(*node, &mut |counter, n| {
            if let Some(reach) =
                reaches.get_mut(usize::from(counter)).filter(|_| seen.figure::<TRACK>(counter) >= n)
            {
                *reach = (*rank).max(*reach);
            }
        });
    }
    reaches
}

/// How far an observation came towards being counted, from the least far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    NotSelected,
    BasisTooWeak,
    Explained,
    TooOld,
    Counted,
}

impl Stage {
    fn exclusion(self) -> Option<Exclusion> {
        match self {
            Self::NotSelected => Some(Exclusion::NotSelected),
            Self::BasisTooWeak => Some(Exclusion::BasisTooWeak),
            Self::Explained => Some(Exclusion::Explained),
            Self::TooOld => Some(Exclusion::TooOld),
            Self::Counted => None,
        }
    }
}

struct Trace<'a> {
    policy: &'a Compiled,
    case: &'a Case,
    history: &'a History,
    view: View,
    tally: &'a Tally<'a>,
    figures: &'a Figures,
    raw: RawLevels,
    /// For each counter the criteria that are met, and that it helps to meet.
    helps: Vec<CriteriaSet>,
    /// For each counter the highest rank above the level that it helps to reach if what is unknown is so.
    reaches: Vec<u8>,
    evidence: Vec<(Place, CriteriaSet)>,
    alone: Vec<Alone>,
    counted: Vec<Place>,
    unknowns: Vec<Reach>,
    protective: Vec<Place>,
    excluded: Vec<Excluded>,
    fresh: Vec<u32>,
    /// The accounts that were accepted of what is known, by indicator.
    accounts: Vec<(u16, Dated)>,
}

/// The accounts that were accepted, in a view, of what is known there.
fn accounts(history: &History, view: View) -> Vec<(u16, Dated)> {
    if history.explanations.is_empty() {
        return Vec::new();
    }
    let mut accounts = Vec::new();
    for report in history.reports.iter().filter(|report| report.counted(view.ranks)) {
        for sighting in history.sightings_of(report).iter().filter(|sighting| sighting.is_known(view.ranks)) {
            let accepted = history.explanations_of(sighting).iter();
            let accepted = accepted.filter(|account| account.rank < view.ranks);
            accounts.extend(accepted.map(|account| (sighting.indicator, *account)));
        }
    }
    accounts.sort_unstable_by_key(|(indicator, account)| (*indicator, account.rank));
    accounts
}

impl<'a> Trace<'a> {
    fn new(
        policy: &'a Compiled,
        case: &'a Case,
        view: View,
        tally: &'a Tally<'a>,
        figures: &'a Figures,
        raw: RawLevels,
    ) -> Self {
        let history = case.history();
        let size = history.reports.len();
        Self {
            policy,
            case,
            history,
            view,
            tally,
            figures,
            raw,
            helps: helps(figures.on(policy), raw.met),
            reaches: match raw.ceiling > raw.level {
                true => reaches::<POSSIBLE>(figures.on(policy), raw.level),
                false => Vec::new(),
            },
            evidence: Vec::with_capacity(if raw.level == 0 { 0 } else { size * 4 }),
            alone: Vec::with_capacity(size),
            counted: Vec::with_capacity(size * 4),
            unknowns: Vec::new(),
            protective: Vec::new(),
            excluded: Vec::with_capacity(size * 2),
            fresh: Vec::new(),
            accounts: accounts(history, view),
        }
    }

    fn record(&mut self) {
        let mut state = State::default();
        let mut alone = (State::default(), Tally::of_one(self.policy, self.history, self.view));
        let mut at = 0;
        for occurrence in 0..self.history.occurrences.len() {
            state.take(self.history, occurrence, self.view, |_| 0);
            for report in self.history.reports_of(occurrence) {
                if report.counted(self.view.ranks) {
                    let rank = self.alone(report, &mut alone);
                    self.alone.push(Alone { report: at, rank });
                    self.report(&state, report, at);
                } else if report.stands(self.view.ranks) {
                    self.exclude(Place { report: at, observation: None }, Exclusion::Refuted, false);
                }
                at += 1;
            }
        }
    }

    fn exclude(&mut self, place: Place, why: Exclusion, as_contact: bool) {
        self.excluded.push(Excluded { what: What::Place(place), why, as_contact });
    }

    /// The rank that one report reaches alone. What it meets alone the whole meets too.
    fn alone(&self, report: &Report, scratch: &mut (State, Tally<'_>)) -> u8 {
        if self.raw.level == 0 {
            return 0;
        }
        alone_rank(self.history, self.view, report, self.raw.met, scratch)
    }

    /// The criteria that a counter helps to meet.
    fn helps(&self, counter: u16) -> CriteriaSet {
        self.helps.get(usize::from(counter)).copied().unwrap_or_default()
    }

    /// The rank that a counter could help to reach if what is unknown were so.
    fn reach(&self, counter: u16) -> u8 {
        self.reaches.get(usize::from(counter)).copied().unwrap_or_default()
    }

    fn note(&mut self, place: Place, helps: CriteriaSet) {
        if helps != CriteriaSet::default() {
            self.evidence.push((place, helps));
        }
    }

    fn report(&mut self, state: &State, report: &Report, at: u32) {
        let whole = Place { report: at, observation: None };
        let sightings = self.history.sightings_of(report);
        let known_risk = || self.history.has_known_risk(report, self.view.ranks);
        let qualifies = report.referral || report.worry || known_risk();
        let mut context = Context { state, report, day_reach: 0, contact_reach: 0, as_contact: false };
        self.as_contact(&mut context, whole, qualifies);
        for sighting in sightings {
            if sighting.reads(self.view.ranks) {
                self.sighting(&mut context, at, sighting);
            }
        }
        if context.day_reach > 0 {
            let unknown = Unknown::Day(whole);
            self.unknowns.push(Reach { unknown, could_reach: context.day_reach });
        }
        if !qualifies {
            self.exclude(whole, Exclusion::NothingCounts, false);
        }
        if self.is_fresh(report, qualifies) {
            self.fresh.push(at);
        }
    }

    /// The leaves that count the occurrence as a whole.
    fn as_contact(&mut self, context: &mut Context<'_>, whole: Place, qualifies: bool) {
        let (policy, state) = (self.policy, context.state);
        let mut helps = CriteriaSet::default();
        for at in &policy.by_occurrence {
            let Some(form) = policy.counter(*at) else { continue };
            let worry = form.kind == Counts::Worries;
            if !worry && state.kinds & form.kinds == 0 {
                continue;
            }
            let known = if worry { state.worry } else { state.counts.known };
            let own = if worry { context.report.worry } else { qualifies };
            let now = self.tally.holds(form.window, state.day.known);
            let perhaps = self.tally.holds(form.window, state.day.possible);
            if known && now {
                context.as_contact |= !worry;
                if own {
                    helps = helps.with(self.helps(*at));
                }
            } else if known && own && perhaps {
                context.day_reach = context.day_reach.max(self.reach(*at));
            } else if !known && !worry && perhaps {
                context.contact_reach = context.contact_reach.max(self.reach(*at));
            }
        }
        self.note(whole, helps);
    }

    fn sighting(&mut self, context: &mut Context<'_>, at: u32, sighting: &Sighting) {
        let place = Place { report: at, observation: Some(sighting.observation) };
        let polarity = self.case.codebook().at(sighting.indicator).map(|i| i.polarity);
        let bound = self.case.codebook().at(sighting.indicator).is_some_and(|i| i.ideology_bound);
        let why = match (polarity, sighting.presence) {
            _ if sighting.is_refuted(self.view.ranks) => Exclusion::Refuted,
            (_, Seen::Absent) => Exclusion::Absent,
            (None, _) => Exclusion::UnknownIndicator,
            (Some(Polarity::Protective), Seen::Present) => return self.protective.push(place),
            (Some(Polarity::Context), Seen::Present) => Exclusion::Context,
            (Some(Polarity::Protective | Polarity::Context), Seen::Unknown) => {
                Exclusion::UnknownWithoutEffect
            }
            (Some(Polarity::Risk), _) if bound => Exclusion::IdeologyBound,
            (Some(Polarity::Risk), _) if !sighting.counts => Exclusion::ExperiencedOnly,
            (Some(Polarity::Risk), Seen::Unknown) => return self.unknown(context, place, sighting),
            (Some(Polarity::Risk), Seen::Present) => return self.present(context, place, sighting),
        };
        self.exclude(place, why, false);
    }

    fn unknown(&mut self, context: &mut Context<'_>, place: Place, sighting: &Sighting) {
        let (policy, state) = (self.policy, context.state);
        let mut reach = context.contact_reach;
        for reader in policy.readers(sighting.indicator) {
            let in_time = match reader.reads {
                Reads::Points { row, .. } => self.points(row, state.day.possible) > 0,
                Reads::Count | Reads::Return => {
                    self.tally.holds(reader.look.window, state.day.possible) || reader.reads == Reads::Return
                }
            };
            if in_time {
                reach = reach.max(self.reach(reader.counter));
            }
        }
        if context.report.first_hand {
            for at in policy.by_sector.iter().chain(&policy.by_agency) {
                let window = policy.counter(*at).map_or(0, |counter| counter.window);
                if self.tally.holds(window, state.day.possible) {
                    reach = reach.max(self.reach(*at));
                }
            }
        }
        if reach == 0 {
            self.exclude(place, Exclusion::UnknownWithoutEffect, false);
        } else {
            self.unknowns.push(Reach { unknown: Unknown::Presence(place), could_reach: reach });
        }
    }

    fn present(&mut self, context: &mut Context<'_>, place: Place, sighting: &Sighting) {
        let (policy, state) = (self.policy, context.state);
        let found = state.items.binary_search_by_key(&sighting.indicator, |item| item.indicator);
        let Some(item) = found.ok().and_then(|at| state.items.get(at)) else {
            return;
        };
        let (mut stage, mut helps) = (Stage::NotSelected, CriteriaSet::default());
        for reader in policy.readers(sighting.indicator) {
            let read = self.read(context, sighting, item, reader);
            if read == Stage::Counted {
                helps = helps.with(self.helps(reader.counter));
            }
            stage = stage.max(read);
        }
        if context.report.first_hand {
            for at in policy.by_sector.iter().chain(&policy.by_agency) {
                let window = policy.counter(*at).map_or(0, |counter| counter.window);
                if self.tally.holds(window, state.day.known) {
                    context.as_contact = true;
                    helps = helps.with(self.helps(*at));
                } else if self.tally.holds(window, state.day.possible) {
                    context.day_reach = context.day_reach.max(self.reach(*at));
                }
            }
        }
        self.note(place, helps);
        match stage.exclusion() {
            None => self.counted.push(place),
            Some(why) => self.exclude(place, why, context.as_contact),
        }
    }

    /// How far one reader lets an observation come.
    fn read(&self, context: &mut Context<'_>, sighting: &Sighting, item: &Item, reader: &Reader) -> Stage {
        let state = context.state;
        if sighting.basis < reader.look.minimum_basis {
            return Stage::BasisTooWeak;
        }
        let stands = reader.look.explained_counts || !item.explained;
        if reader.reads == Reads::Return {
            return self.read_return(context, item, reader, stands);
        }
        if !stands {
            return Stage::Explained;
        }
        let holds = |day: i32| match reader.reads {
            Reads::Points { row, .. } => self.points(row, day),
            _ => u32::from(self.tally.holds(reader.look.window, day)),
        };
        let (now, perhaps) = (holds(state.day.known), holds(state.day.possible));
        if perhaps > now {
            context.day_reach = context.day_reach.max(self.reach(reader.counter));
        }
        if now == 0 { Stage::TooOld } else { Stage::Counted }
    }

    /// A return is counted only together with what it returned from.
    fn read_return(&self, context: &mut Context<'_>, item: &Item, reader: &Reader, stands: bool) -> Stage {
        let state = context.state;
        if state.day.possible > state.day.known {
            context.day_reach = context.day_reach.max(self.reach(reader.counter));
        }
        let Some(returns) = self.tally.known_returns(reader.counter, item.indicator) else {
            return Stage::NotSelected;
        };
        let other = |occurrence: u32| occurrence != state.occurrence;
        let back = stands
            && self.tally.holds(reader.look.window, state.day.known)
            && returns.pivots.iter().flatten().any(|(day, by)| other(*by) && state.day.known > *day);
        let own = pivot(self.history, item, reader.look.minimum_basis, self.view.ranks, true);
        let left = own.is_some_and(|pivot| {
            returns
                .days
                .iter()
                .flatten()
                .any(|(day, by)| other(*by) && *day > pivot && self.tally.holds(reader.look.window, *day))
        });
        if back || left { Stage::Counted } else { Stage::NotSelected }
    }

    fn points(&self, row: u16, day: i32) -> u32 {
        self.policy.points(row, |window| self.tally.holds(window, day))
    }

    /// Whether it occurred before the case was last closed, or before an account of what it holds was accepted, and
    /// came on record only after that.
    fn is_fresh(&self, report: &Report, qualifies: bool) -> bool {
        if !qualifies {
            return false;
        }
        let after = |rank: u32, day: i32| rank < report.first && report.days.1 <= day;
        let closed = self.history.closure_before(report.first);
        closed.is_some_and(|closed| after(closed.rank, closed.day)) || {
            let own = self.history.sightings_of(report).iter();
            own.filter(|sighting| sighting.is_known(self.view.ranks)).any(|sighting| {
                let from = self.accounts.partition_point(|(indicator, _)| *indicator < sighting.indicator);
                let same = self.accounts.get(from..).unwrap_or_default().iter();
                let mut same = same.take_while(|(indicator, _)| *indicator == sighting.indicator);
                same.any(|(_, account)| after(account.rank, account.day))
            })
        }
    }

    /// Required questions that were never asked and could raise the level.
    fn questions(&mut self) {
        if self.raw.ceiling_with_unasked == self.raw.level {
            return;
        }
        let reaches = reaches::<UNASKED>(self.figures.on(self.policy), self.raw.level);
        for question in (0..8_u8).filter(|question| self.figures.unasked & (1 << question) != 0) {
            let counters = self.policy.counters.iter().zip(&reaches);
            let asked = counters.filter(|(counter, _)| counter.questions & (1 << question) != 0);
            let could_reach = asked.map(|(_, reach)| *reach).max().unwrap_or_default();
            if could_reach > 0 {
                self.unknowns.push(Reach { unknown: Unknown::Question(question.into()), could_reach });
            }
        }
    }

    /// What is left out and is no contact that stands: tombstones, repeats, what was not itemised; in an
    /// order that does not depend on that of the document.
    fn beyond_contacts(&mut self, as_of: DateTime<FixedOffset>) {
        let document = self.case.document();
        let ranks = self.view.ranks;
        let on_record = |ranked: &[u32], at: usize| ranked.get(at).is_some_and(|rank| *rank < ranks);
        let tombstones = self.history.tombstones.iter().filter(|tombstone| tombstone.rank < ranks);
        let mut tombstones: Vec<u32> = tombstones.map(|tombstone| tombstone.event).collect();
        tombstones.sort_by_key(|at| document.events.get(*at as usize).map(|event| &event.id));
        let repeats = self.case.repeats();
        let contacts = repeats.contacts.iter();
        let contacts = contacts.filter(|(_, first)| on_record(&self.history.contact_ranks, *first));
        let mut contacts: Vec<usize> = contacts.map(|(at, _)| *at).collect();
        contacts.sort_by_key(|at| document.contacts.get(*at).map(|contact| &contact.id));
        let events = repeats.events.iter();
        let events = events.filter(|(_, first)| on_record(&self.history.event_ranks, *first));
        let mut events: Vec<usize> = events.map(|(at, _)| *at).collect();
        events.sort_by_key(|at| document.events.get(*at).map(|event| &event.id));
        let unitemised = document.unitemised.iter().enumerate();
        let unitemised = unitemised.filter(|(_, unitemised)| unitemised.recorded <= as_of);
        let mut unitemised: Vec<_> =
            unitemised.map(|(at, own)| (own.sector.map(|sector| sector as u8), own.count, at)).collect();
        unitemised.sort_unstable();
        let whats = tombstones.into_iter().map(|at| (What::Tombstone(at), Exclusion::Deleted));
        let whats =
            whats.chain(contacts.into_iter().map(|at| (What::RepeatedContact(at), Exclusion::Repeated)));
        let whats = whats.chain(events.into_iter().map(|at| (What::RepeatedEvent(at), Exclusion::Repeated)));
        let whats = whats
            .chain(unitemised.into_iter().map(|(_, _, at)| (What::Unitemised(at), Exclusion::NotItemised)));
        self.excluded.extend(whats.map(|(what, why)| Excluded { what, why, as_contact: false }));
    }
}

/// A report while its observations are looked at.
struct Context<'a> {
    state: &'a State,
    report: &'a Report,
    /// The highest rank that a later day could help to reach.
    day_reach: u8,
    /// The highest rank that the occurrence could help to reach if it counted as a contact.
    contact_reach: u8,
    /// Whether it counts as a contact, or for its sector or agency.
    as_contact: bool,
}
