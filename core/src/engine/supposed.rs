//! A record with some of it changed for the sake of argument.
//!
//! What an explanation claims, it has tried: it changes a copy of the record and evaluates that, through the
//! same kernel as any other. What is taken for untrue is refuted, and what is made up is one instant later
//! than all that is on record.

use smallvec::SmallVec;

use super::levels::{RawLevels, highest};
use super::{Both, CriteriaSet, Seen, Tally, UNASKED, View};
use crate::history::{History, NEVER, NO_NUMBER, Report, Seen as Presence, Sighting};
use crate::number::narrow;
use crate::observation::{Basis, Role};
use crate::policy::Compiled;

/// A contact that is made up: at first hand, on the day of the view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Proposed {
    /// The kind of contact, as a bit.
    pub(crate) kind: u8,
    pub(crate) referral: bool,
    pub(crate) worry: bool,
    pub(crate) sector: u8,
    /// The agency; beyond those on record it is another one.
    pub(crate) agency: u32,
    /// Indicators, each present, a fact, caused by the subject and unexplained; in order.
    pub(crate) indicators: SmallVec<[u16; 4]>,
}

/// A record as of a view, with changes.
pub(crate) struct Supposed<'a> {
    policy: &'a Compiled,
    history: History,
    view: View,
    /// The size of the record itself: reports, sightings, occurrences, agencies.
    own: (usize, usize, usize, u32),
    returning: Vec<u16>,
    numbers: Vec<(u16, u16)>,
    evaluations: u32,
}

impl<'a> Supposed<'a> {
    /// A copy of a record that holds nothing recorded after the view.
    pub(crate) fn new(policy: &'a Compiled, history: &History, date: chrono::NaiveDate) -> Self {
        let history = history.clone();
        let view = View { ranks: narrow(history.instants.len()) + 1, date };
        let own =
            (history.reports.len(), history.sightings.len(), history.occurrences.len(), history.agencies);
        Self {
            policy,
            view,
            own,
            returning: history.returning.clone(),
            numbers: history.numbers.clone(),
            history,
            evaluations: 0,
        }
    }

    /// How often the record has been evaluated.
    pub(crate) fn evaluations(&self) -> u32 {
        self.evaluations
    }

    pub(crate) fn history(&self) -> &History {
        &self.history
    }

    pub(crate) fn view(&self) -> View {
        self.view
    }

    /// Lets a report that stands count, or takes it for untrue.
    pub(crate) fn count_report(&mut self, at: u32, counts: bool) {
        if let Some(report) = self.history.reports.get_mut(at as usize) {
            report.refuted = if counts { NEVER } else { 0 };
        }
    }

    /// Lets an observation that stands count, or takes it for untrue.
    pub(crate) fn count_sighting(&mut self, at: u32, counts: bool) {
        if let Some(sighting) = self.history.sightings.get_mut(at as usize) {
            sighting.refuted = if counts { NEVER } else { 0 };
        }
    }

    /// Takes everything for untrue.
    pub(crate) fn count_nothing(&mut self) {
        self.history.reports.iter_mut().for_each(|report| report.refuted = 0);
        self.history.sightings.iter_mut().for_each(|sighting| sighting.refuted = 0);
    }

    /// The levels of all of it.
    pub(crate) fn levels(&mut self) -> RawLevels {
        self.tally().levels()
    }

    /// The rank that what is known reaches.
    pub(crate) fn rank(&mut self) -> u8 {
        self.known().level
    }

    /// The rank that what is known reaches, and the criteria that it meets.
    pub(crate) fn known(&mut self) -> RawLevels {
        self.evaluations += 1;
        let mut tally = Tally::of_known(self.policy, &self.history, self.view);
        tally.add_all();
        RawLevels { level: tally.rank(), met: tally.met(), ..RawLevels::default() }
    }

    /// A tally of all of it.
    pub(crate) fn tally(&mut self) -> Tally<'_> {
        self.evaluations += 1;
        let mut tally = Tally::new(self.policy, &self.history, self.view);
        tally.add_all();
        tally
    }

    /// Whether what counts in some occurrences reaches a rank.
    pub(crate) fn reaches(&mut self, rank: u8, occurrences: &[u32]) -> bool {
        self.evaluations += 1;
        let mut tally = Tally::of_known(self.policy, &self.history, self.view);
        tally.add(occurrences.iter().map(|at| *at as usize));
        tally.rank() >= rank
    }

    /// The criteria that what counts in some occurrences meets.
    pub(crate) fn met(&mut self, occurrences: &[u32]) -> CriteriaSet {
        self.evaluations += 1;
        let mut tally = Tally::of_known(self.policy, &self.history, self.view);
        tally.add(occurrences.iter().map(|at| *at as usize));
        tally.met()
    }

    /// The levels if an unknown had its answer: the level if it is so, the ceilings if it is not.
    pub(crate) fn answered(&mut self, sighting: u32) -> RawLevels {
        let Some(own) = self.history.sightings.get(sighting as usize).cloned() else {
            return RawLevels::default();
        };
        self.read(sighting, Presence::Present, Basis::Fact as u8);
        let so = self.levels();
        self.read(sighting, Presence::Absent, Basis::Fact as u8);
        let not = self.levels();
        self.read(sighting, own.presence, own.basis);
        RawLevels { level: so.level, met: so.met, ..not }
    }

    fn read(&mut self, sighting: u32, presence: Presence, basis: u8) {
        if let Some(sighting) = self.history.sightings.get_mut(sighting as usize) {
            (sighting.presence, sighting.basis) = (presence, basis);
        }
    }

    /// The same for the day of a report: the level on the last that it may mean, the ceilings on the first.
    pub(crate) fn dated(&mut self, report: u32) -> RawLevels {
        let Some((first, last)) = self.history.reports.get(report as usize).map(|report| report.days) else {
            return RawLevels::default();
        };
        self.move_to(report, (last, last));
        let so = self.levels();
        self.move_to(report, (first, first));
        let not = self.levels();
        self.move_to(report, (first, last));
        RawLevels { level: so.level, met: so.met, ..not }
    }

    fn move_to(&mut self, report: u32, days: (i32, i32)) {
        if let Some(report) = self.history.reports.get_mut(report as usize) {
            report.days = days;
        }
    }

    /// The same for a required question that was never asked.
    pub(crate) fn asked(&mut self, question: u8) -> RawLevels {
        let bit = 1 << question;
        let policy = self.policy;
        let tally = self.tally();
        let (own, figures) = (tally.levels(), tally.to_figures());
        let seen = figures.on(policy);
        let unasked = seen.unasked;
        let without = highest::<UNASKED>(Seen { unasked: unasked & !bit, ..seen }, own.ceiling);
        let known: Vec<Both<u32>> =
            seen.values.iter().map(|v| Both { known: v.known, possible: v.known }).collect();
        let so = highest::<UNASKED>(Seen { values: &known, unasked: unasked & bit, ..seen }, own.level);
        RawLevels { level: so, ceiling_with_unasked: without, ..own }
    }

    /// Adds a contact that is made up.
    pub(crate) fn add(&mut self, contact: &Proposed) {
        let (reports, sightings) = (narrow(self.history.reports.len()), narrow(self.history.sightings.len()));
        let day = crate::time::day_number(self.view.date);
        let rank = self.view.ranks - 1;
        contact.indicators.iter().for_each(|indicator| self.history.give_number(*indicator));
        let number = |indicator: u16| self.history.number_of(indicator).unwrap_or(NO_NUMBER);
        let made_up = contact.indicators.iter().zip(0..).map(|(indicator, observation)| Sighting {
            observation,
            indicator: *indicator,
            number: number(*indicator),
            presence: Presence::Present,
            basis: Basis::Fact as u8,
            role: Some(Role::Caused),
            counts: true,
            from: rank,
            until: NEVER,
            refuted: NEVER,
            explanations: (0, 0),
        });
        let made_up: SmallVec<[Sighting; 4]> = made_up.collect();
        self.history.sightings.extend(made_up);
        self.history.reports.push(Report {
            contact: NEVER,
            correction: None,
            occurrence: narrow(self.history.occurrences.len()),
            first: rank,
            from: rank,
            until: NEVER,
            refuted: NEVER,
            days: (day, day),
            kind: contact.kind,
            referral: contact.referral,
            worry: contact.worry,
            first_hand: true,
            sector: contact.sector,
            agency: contact.agency,
            ideology: None,
            sightings: (sightings, narrow(self.history.sightings.len())),
        });
        self.history.occurrences.push((reports, reports + 1));
        self.history.agencies = self.history.agencies.max(contact.agency + 1);
        if !(self.history.closures.is_empty() && self.history.explanations.is_empty()) {
            self.history.returning.extend(&contact.indicators);
            self.history.returning.sort_unstable();
            self.history.returning.dedup();
        }
    }

    /// Takes out what was made up.
    pub(crate) fn clear(&mut self) {
        let (reports, sightings, occurrences, agencies) = self.own;
        self.history.reports.truncate(reports);
        self.history.sightings.truncate(sightings);
        self.history.occurrences.truncate(occurrences);
        self.history.agencies = agencies;
        self.history.returning.clone_from(&self.returning);
        self.history.numbers.clone_from(&self.numbers);
    }
}
