//! Making a recommendation: the levels first, then one pass that says what each entry had to do with them.

use chrono::{DateTime, FixedOffset};

use super::{
    Alone, Excluded, Exclusion, Levels, Place, Reach, Recommendation, Unknown, What, home,
};
use crate::case::Case;
use crate::engine::{
    CriteriaSet, Figures, Item, RawLevels, State, Tally, Track, View, feed, met, near, pivot, reached,
};
use crate::history::{History, NEVER, Report, Seen, Sighting};
use crate::indicator::Polarity;
use crate::policy::{Compiled, LeafKind, Policy, Reader, Reads};

pub(super) fn build(policy: &Policy, case: &Case, as_of: DateTime<FixedOffset>) -> Recommendation {
    let (compiled, history) = (policy.compiled(), case.history());
    let view = View { ranks: history.ranks_at(as_of), date: as_of.date_naive() };
    let mut tally = Tally::new(compiled, history, view);
    tally.add_all();
    let figures = tally.figures();
    let raw = RawLevels::of(compiled, &figures);
    let mut trace = Trace::new(compiled, case, view, &tally, &figures, raw);
    trace.record();
    let lifted_by_questions = trace.lifted(Track::Unasked);
    trace.questions(lifted_by_questions);
    trace.beyond_contacts(as_of);
    let Trace { mut evidence, alone, counted, unknowns, protective, excluded, fresh, .. } = trace;
    evidence.sort_unstable();
    evidence.dedup();
    Recommendation {
        route: home::route(policy, case, view, raw.level),
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
    let mut scratch = (State::default(), Tally::new(compiled, history, view));
    Some(alone_rank(compiled, history, view, report, levels.met(), &mut scratch).into())
}

fn alone_rank(
    policy: &Compiled,
    history: &History,
    view: View,
    report: &Report,
    candidates: CriteriaSet,
    (state, tally): &mut (State, Tally<'_>),
) -> u8 {
    state.take_alone(history, report, view);
    tally.reset();
    feed(policy, state, tally);
    let figures = tally.figures_known();
    let criteria = policy.criteria.iter().enumerate();
    criteria
        .filter(|(at, _)| candidates.contains(*at))
        .filter(|(_, (node, _))| met(policy, *node, figures))
        .map(|(_, (_, rank))| *rank)
        .max()
        .unwrap_or_default()
}

fn near_misses(policy: &Compiled, figures: &Figures, raw: RawLevels) -> CriteriaSet {
    let mut set = CriteriaSet::default();
    for (at, (node, rank)) in policy.criteria.iter().enumerate() {
        if *rank > raw.level && near(policy, *node, &figures.known) {
            set.insert(at);
        }
    }
    set
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
    /// Criteria above the level that are met if every open unknown is.
    lifted: CriteriaSet,
    evidence: Vec<(u16, Place)>,
    alone: Vec<Alone>,
    counted: Vec<Place>,
    unknowns: Vec<Reach>,
    protective: Vec<Place>,
    excluded: Vec<Excluded>,
    fresh: Vec<u32>,
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
        let mut trace = Self {
            policy,
            case,
            history,
            view,
            tally,
            figures,
            raw,
            lifted: CriteriaSet::default(),
            evidence: Vec::with_capacity(if raw.level == 0 { 0 } else { size * 8 }),
            alone: Vec::with_capacity(size),
            counted: Vec::with_capacity(size * 4),
            unknowns: Vec::new(),
            protective: Vec::new(),
            excluded: Vec::new(),
            fresh: Vec::new(),
        };
        if raw.ceiling > raw.level {
            trace.lifted = trace.lifted(Track::Possible);
        }
        trace
    }

    /// Criteria above the level that are met on a track.
    fn lifted(&self, track: Track) -> CriteriaSet {
        let mut lifted = CriteriaSet::default();
        let (_, reached) = reached(self.policy, self.figures.of(track));
        for (at, (_, rank)) in self.policy.criteria.iter().enumerate() {
            if *rank > self.raw.level && reached.contains(at) {
                lifted.insert(at);
            }
        }
        lifted
    }

    fn record(&mut self) {
        let mut state = State::default();
        let mut alone = (State::default(), Tally::new(self.policy, self.history, self.view));
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
        alone_rank(self.policy, self.history, self.view, report, self.raw.met, scratch)
    }

    fn is_met(&self, leaf: u16, track: Track) -> bool {
        let figure = self.figures.of(track).get(usize::from(leaf)).copied().unwrap_or_default();
        self.policy.leaf(leaf).is_some_and(|leaf| figure >= leaf.n)
    }

    /// The criterion of a leaf, if both are met by what is known.
    fn reason(&self, leaf: u16) -> Option<u16> {
        let criterion = self.policy.leaf(leaf)?.criterion;
        let met = self.raw.met.contains(criterion.into()) && self.is_met(leaf, Track::Known);
        met.then_some(criterion)
    }

    /// The rank that a leaf could help to reach if what is unknown were so.
    fn reach(&self, leaf: u16) -> u8 {
        let criterion = self.policy.leaf(leaf).map_or(0, |leaf| usize::from(leaf.criterion));
        if self.lifted.contains(criterion) && self.is_met(leaf, Track::Possible) {
            self.policy.criteria.get(criterion).map_or(0, |(_, rank)| *rank)
        } else {
            0
        }
    }

    fn report(&mut self, state: &State, report: &Report, at: u32) {
        let whole = Place { report: at, observation: None };
        let first = self.counted.len();
        let sightings = self.history.sightings_of(report);
        let reads = |sighting: &&Sighting| sighting.reads(self.view.ranks);
        let known_risk = sightings.iter().filter(reads).any(|sighting| {
            sighting.counts
                && sighting.presence == Seen::Present
                && !sighting.is_refuted(self.view.ranks)
        });
        let qualifies = report.referral || report.worry || known_risk;
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
        if self.is_fresh(state, report, qualifies) {
            self.fresh.push(at);
        }
        self.counted.get_mut(first..).unwrap_or_default().sort_unstable();
    }

    /// The leaves that count the occurrence as a whole.
    fn as_contact(&mut self, context: &mut Context<'_>, whole: Place, qualifies: bool) {
        let (policy, state) = (self.policy, context.state);
        for leaf in &policy.occurrence_leaves {
            let Some(form) = policy.leaf(*leaf) else { continue };
            let worry = form.kind == LeafKind::Worry;
            if !worry && state.kinds & form.kinds == 0 {
                continue;
            }
            let known = if worry { state.worry } else { state.counts.known };
            let own = if worry { context.report.worry } else { qualifies };
            let now = self.tally.holds(form.window, state.day.known);
            let perhaps = self.tally.holds(form.window, state.day.possible);
            if known && now {
                context.as_contact |= !worry;
                if let Some(criterion) = self.reason(*leaf).filter(|_| own) {
                    self.evidence.push((criterion, whole));
                }
            } else if known && own && perhaps {
                context.day_reach = context.day_reach.max(self.reach(*leaf));
            } else if !known && !worry && perhaps {
                context.contact_reach = context.contact_reach.max(self.reach(*leaf));
            }
        }
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
                    self.tally.holds(reader.window, state.day.possible) || reader.reads == Reads::Return
                }
            };
            if in_time {
                reach = reach.max(self.reach(reader.leaf));
            }
        }
        if context.report.first_hand {
            for leaf in policy.sector_leaves.iter().chain(&policy.agency_leaves) {
                let window = policy.leaf(*leaf).map_or(0, |leaf| leaf.window);
                if self.tally.holds(window, state.day.possible) {
                    reach = reach.max(self.reach(*leaf));
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
        let by_indicator = |item: &&Item| item.indicator == sighting.indicator;
        let Some(item) = state.items.iter().find(by_indicator) else {
            return;
        };
        let mut stage = Stage::NotSelected;
        for reader in policy.readers(sighting.indicator) {
            stage = stage.max(self.read(context, place, sighting, item, reader));
        }
        let breadth = if context.report.first_hand { &[&policy.sector_leaves, &policy.agency_leaves][..] } else { &[] };
        for leaf in breadth.iter().copied().flatten() {
            let window = policy.leaf(*leaf).map_or(0, |leaf| leaf.window);
            if self.tally.holds(window, state.day.known) {
                context.as_contact = true;
                if let Some(criterion) = self.reason(*leaf) {
                    self.evidence.push((criterion, place));
                }
            } else if self.tally.holds(window, state.day.possible) {
                context.day_reach = context.day_reach.max(self.reach(*leaf));
            }
        }
        match stage.exclusion() {
            None => self.counted.push(place),
            Some(why) => self.exclude(place, why, context.as_contact),
        }
    }

    fn read(
        &mut self,
        context: &mut Context<'_>,
        place: Place,
        sighting: &Sighting,
        item: &Item,
        reader: &Reader,
    ) -> Stage {
        let state = context.state;
        if sighting.basis < reader.minimum_basis {
            return Stage::BasisTooWeak;
        }
        let stands = reader.explained_counts || !item.explained;
        if reader.reads == Reads::Return {
            return self.read_return(context, place, item, reader, stands);
        }
        if !stands {
            return Stage::Explained;
        }
        let holds = |day: i32| match reader.reads {
            Reads::Points { row, .. } => self.points(row, day),
            _ => u32::from(self.tally.holds(reader.window, day)),
        };
        let (now, perhaps) = (holds(state.day.known), holds(state.day.possible));
        if perhaps > now {
            context.day_reach = context.day_reach.max(self.reach(reader.leaf));
        }
        if now == 0 {
            return Stage::TooOld;
        }
        if let Some(criterion) = self.reason(reader.leaf) {
            self.evidence.push((criterion, place));
        }
        Stage::Counted
    }

    /// A return is counted only together with what it returned from.
    fn read_return(
        &mut self,
        context: &mut Context<'_>,
        place: Place,
        item: &Item,
        reader: &Reader,
        stands: bool,
    ) -> Stage {
        let state = context.state;
        if state.day.possible > state.day.known {
            context.day_reach = context.day_reach.max(self.reach(reader.leaf));
        }
        let Some(returns) = self.tally.known_returns(reader.leaf, item.indicator) else {
            return Stage::NotSelected;
        };
        let other = |occurrence: u32| occurrence != state.occurrence;
        let back = stands
            && self.tally.holds(reader.window, state.day.known)
            && returns.pivots.iter().flatten().any(|(day, by)| other(*by) && state.day.known > *day);
        let own = pivot(self.history, item, reader.minimum_basis, self.view.ranks, true);
        let left = own.is_some_and(|pivot| {
            returns.days.iter().flatten().any(|(day, by)| {
                other(*by) && *day > pivot && self.tally.holds(reader.window, *day)
            })
        });
        if !back && !left {
            return Stage::NotSelected;
        }
        if let Some(criterion) = self.reason(reader.leaf) {
            self.evidence.push((criterion, place));
        }
        Stage::Counted
    }

    fn points(&self, row: u16, day: i32) -> u32 {
        self.policy.points(row, |window| self.tally.holds(window, day))
    }

    /// Whether it occurred before the case was last closed, or the same was explained, and came on record
    /// only after that.
    fn is_fresh(&self, state: &State, report: &Report, qualifies: bool) -> bool {
        if !qualifies {
            return false;
        }
        let after = |rank: u32, day: i32| rank < report.first && report.days.1 <= day;
        let closures = self.history.closures.iter().take_while(|closure| closure.rank < report.first);
        closures.last().is_some_and(|closure| after(closure.rank, closure.day))
            || state.items.iter().any(|item| item.explained && {
                let explained = &self.history.explanations;
                explained.iter().any(|dated| {
                    dated.day == item.explained_day && after(dated.rank, dated.day)
                })
            })
    }

    /// Required questions that were never asked and could raise the level.
    fn questions(&mut self, lifted: CriteriaSet) {
        if self.figures.unasked_questions == 0 {
            return;
        }
        self.lifted = lifted;
        for question in 0..8_usize {
            let bit = 1_u8 << question;
            if self.figures.unasked_questions & bit == 0 {
                continue;
            }
            let ranks = self.policy.leaves.iter().zip(0_u16..).filter(|(leaf, _)| leaf.questions & bit != 0);
            let could_reach = ranks
                .filter(|(leaf, at)| {
                    let figure = self.figures.of(Track::Unasked).get(usize::from(*at));
                    figure.is_some_and(|figure| *figure >= leaf.n)
                        && self.lifted.contains(leaf.criterion.into())
                })
                .filter_map(|(leaf, _)| self.policy.criteria.get(usize::from(leaf.criterion)))
                .map(|(_, rank)| *rank)
                .max()
                .unwrap_or_default();
            if could_reach > 0 {
                self.unknowns.push(Reach { unknown: Unknown::Question(question), could_reach });
            }
        }
    }

    /// What is left out and is no contact that stands: tombstones, repeats, what was not itemised.
    fn beyond_contacts(&mut self, as_of: DateTime<FixedOffset>) {
        let document = self.case.document();
        let mut exclude = |what: What, why: Exclusion| {
            self.excluded.push(Excluded { what, why, as_contact: false });
        };
        for tombstone in &self.history.tombstones {
            if tombstone.rank < self.view.ranks {
                exclude(What::Tombstone(tombstone.event), Exclusion::Deleted);
            }
        }
        let repeats = self.case.repeats();
        for at in &repeats.contacts {
            let seen = |rank: &&u32| **rank != NEVER && **rank < self.view.ranks;
            let id = document.contacts.get(*at).map(|contact| &contact.id);
            let originals = document.contacts.iter().zip(&self.history.contact_ranks);
            let mut same = originals.filter(|(contact, _)| Some(&contact.id) == id).map(|(_, rank)| rank);
            if same.any(|rank| seen(&rank)) {
                exclude(What::RepeatedContact(*at), Exclusion::Repeated);
            }
        }
        for at in &repeats.events {
            let id = document.events.get(*at).map(|event| &event.id);
            let originals = document.events.iter().zip(&self.history.event_ranks);
            let mut same = originals.filter(|(event, _)| Some(&event.id) == id).map(|(_, rank)| rank);
            if same.any(|rank| *rank != NEVER && *rank < self.view.ranks) {
                exclude(What::RepeatedEvent(*at), Exclusion::Repeated);
            }
        }
        for (at, unitemised) in document.unitemised.iter().enumerate() {
            if unitemised.recorded <= as_of {
                exclude(What::Unitemised(at), Exclusion::NotItemised);
            }
        }
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
