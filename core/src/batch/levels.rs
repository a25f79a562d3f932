//! The levels of the cases of a batch, in columns.

use std::ops::Range;

use chrono::{DateTime, FixedOffset};

use super::CaseBatch;
use crate::engine::{BY_ITSELF, CriteriaSet, Packed, RawLevels, State, Tally, View};
use crate::ideology::IdeologyStatus;
use crate::number::narrower;
use crate::observation::Presence;
use crate::policy::{Consent, DomainsPresent, Policy};
use crate::recommendation::{Routing, chosen};
use crate::subject::AgeBand;
use crate::time;

/// Which columns are wanted beside the level and the criteria that are met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Wanted {
    /// The highest level that one contact by itself asks for.
    pub alone: bool,
    /// The home.
    pub home: bool,
}

/// Levels of many cases, one after the other, by rank: 0 is the lowest level of the policy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BatchLevels {
    levels: Vec<u8>,
    ceilings: Vec<u8>,
    ceilings_with_unasked: Vec<u8>,
    criteria: Vec<u128>,
    alone: Vec<u8>,
    routes: Vec<u16>,
}

impl BatchLevels {
    /// The rank of each case's level, of what is known.
    #[must_use]
    pub fn levels(&self) -> &[u8] {
        &self.levels
    }

    /// The rank of the level if every open unknown were present, a fact and unexplained.
    #[must_use]
    pub fn ceilings(&self) -> &[u8] {
        &self.ceilings
    }

    /// The same if every required question that was never asked were answered with yes, too.
    #[must_use]
    pub fn ceilings_with_unasked(&self) -> &[u8] {
        &self.ceilings_with_unasked
    }

    /// The criteria that are met, as bits: bit 0 is the policy's first.
    #[must_use]
    pub fn criteria(&self) -> &[u128] {
        &self.criteria
    }

    /// The rank of the highest level that one contact by itself asks for; empty unless it was wanted.
    #[must_use]
    pub fn alone(&self) -> &[u8] {
        &self.alone
    }

    /// The position of the route to the home; empty unless it was wanted.
    #[must_use]
    pub fn routes(&self) -> &[u16] {
        &self.routes
    }

    /// Puts those of further cases behind these.
    pub fn append(&mut self, further: &mut Self) {
        self.levels.append(&mut further.levels);
        self.ceilings.append(&mut further.ceilings);
        self.ceilings_with_unasked.append(&mut further.ceilings_with_unasked);
        self.criteria.append(&mut further.criteria);
        self.alone.append(&mut further.alone);
        self.routes.append(&mut further.routes);
    }

    fn with_room(cases: usize) -> Self {
        Self {
            levels: Vec::with_capacity(cases),
            ceilings: Vec::with_capacity(cases),
            ceilings_with_unasked: Vec::with_capacity(cases),
            criteria: Vec::with_capacity(cases),
            alone: Vec::new(),
            routes: Vec::new(),
        }
    }

    fn push(&mut self, raw: RawLevels) {
        self.levels.push(raw.level);
        self.ceilings.push(raw.ceiling);
        self.ceilings_with_unasked.push(raw.ceiling_with_unasked);
        self.criteria.push(raw.met.0);
    }
}

impl Policy {
    /// The levels of some cases of a batch, as of an instant: those that [`Policy::levels`] gives for each by itself.
    ///
    /// Build the batch with [`Policy::codebook`]: observations name their indicators by its positions.
    ///
    /// # Example
    /// See [`CaseBatch`].
    #[must_use]
    pub fn levels_of(
        &self,
        batch: &CaseBatch,
        cases: Range<usize>,
        as_of: DateTime<FixedOffset>,
        wanted: Wanted,
    ) -> BatchLevels {
        let cases = cases.start..cases.end.min(batch.len());
        let mut columns = BatchLevels::with_room(cases.len());
        let mut pass = Pass::new(self, batch, time::told(as_of));
        for case in cases {
            let raw = pass.levels(case);
            columns.push(raw);
            if wanted.alone {
                columns.alone.push(pass.alone(case, raw));
            }
            if wanted.home {
                let routing = OfBatch { pass: &pass, case };
                columns.routes.push(narrower(chosen(self, raw.level, &routing)));
            }
        }
        columns
    }

    /// The same, on as many threads as the pool that it is called in has.
    #[cfg(feature = "rayon")]
    #[must_use]
    pub fn levels_of_parallel(
        &self,
        batch: &CaseBatch,
        cases: Range<usize>,
        as_of: DateTime<FixedOffset>,
        wanted: Wanted,
    ) -> BatchLevels {
        use rayon::prelude::*;

        let cases = cases.start..cases.end.min(batch.len());
        let share = cases.len().div_ceil(rayon::current_num_threads().saturating_mul(4)).max(256);
        let starts: Vec<usize> = cases.clone().step_by(share).collect();
        let shares = starts.par_iter().map(|from| {
            let share = *from..(from + share).min(cases.end);
            self.levels_of(batch, share, as_of, wanted)
        });
        let mut columns = BatchLevels::with_room(cases.len());
        for mut share in shares.collect::<Vec<_>>() {
            columns.append(&mut share);
        }
        columns
    }
}

/// A pass over a batch.
struct Pass<'a> {
    policy: &'a Policy,
    batch: &'a CaseBatch,
    as_of: i64,
    tally: Tally<'a>,
    state: State,
}

impl<'a> Pass<'a> {
    fn new(policy: &'a Policy, batch: &'a CaseBatch, as_of: DateTime<FixedOffset>) -> Self {
        let view = View { ranks: 0, date: as_of.date_naive() };
        let tally = Tally::of_batch(policy.compiled(), view);
        // What lies beyond what nanoseconds can tell is after, or before, all that a batch can hold.
        let beyond = if as_of.timestamp() < 0 { i64::MIN } else { i64::MAX };
        let as_of = as_of.timestamp_nanos_opt().unwrap_or(beyond);
        Self { policy, batch, as_of, tally, state: State::default() }
    }

    fn levels(&mut self, case: usize) -> RawLevels {
        let shape = self.batch.shapes.get(case).copied().unwrap_or_default();
        self.tally.restart(shape.agencies, shape.certain);
        let rows = self.batch.contacts_of(case);
        if shape.simple {
            let mut from = self.batch.range(case).start;
            for rows in rows.chunks(Tally::ROWS) {
                let signs = self.batch.signs_of_all(from..from + rows.len());
                self.tally.count_rows(rows, signs, self.as_of);
                from += rows.len();
            }
        } else {
            self.count_occurrences(rows, self.batch.range(case).start);
        }
        self.tally.levels()
    }

    fn count_occurrences(&mut self, rows: &[Packed], mut from: usize) {
        let mut rest = rows;
        while let Some(first) = rest.first() {
            let length = reports(first, rest);
            let (own, others) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            self.take(own, from);
            self.tally.count(&self.state);
            from += length;
            rest = others;
        }
    }

    fn take(&mut self, rows: &[Packed], from: usize) {
        let (batch, compiled) = (self.batch, self.policy.compiled());
        let signs = |nth: usize| batch.signs_of(from + nth);
        self.state.take_rows(rows, signs, self.as_of, |indicator| compiled.question_bits(indicator));
    }

    /// The rank of the highest level that a contact by itself asks for; together they reach `raw`.
    fn alone(&mut self, case: usize, raw: RawLevels) -> u8 {
        let rows = self.batch.contacts_of(case);
        let counted = rows.iter().filter(|row| row.recorded <= self.as_of).count();
        if raw.level == 0 || counted <= 1 {
            return raw.level;
        }
        let mut highest = 0;
        for (at, row) in self.batch.range(case).zip(rows) {
            if row.recorded <= self.as_of && highest < raw.level {
                highest = highest.max(self.alone_rank(row, at, raw.met));
            }
        }
        highest
    }

    fn alone_rank(&mut self, row: &Packed, at: usize, candidates: CriteriaSet) -> u8 {
        self.take(std::slice::from_ref(row), at);
        self.tally.restart_known(row.own_agency + 1);
        self.tally.count(&self.state);
        self.tally.highest_of(candidates)
    }
}

/// How many of the rows, which start with `first`, are of its occurrence.
fn reports(first: &Packed, rows: &[Packed]) -> usize {
    if first.occurrence == BY_ITSELF {
        return 1;
    }
    rows.iter().take_while(|row| row.occurrence == first.occurrence).count()
}

/// What routes read of a case of a batch.
struct OfBatch<'a> {
    pass: &'a Pass<'a>,
    case: usize,
}

impl Routing for OfBatch<'_> {
    fn ideology(&self) -> IdeologyStatus {
        let noted = self.pass.batch.ideologies_of(self.case).iter();
        let seen = noted.rev().find(|noted| noted.recorded <= self.pass.as_of);
        seen.map_or(IdeologyStatus::NotAssessed, |noted| noted.status)
    }

    fn consent(&self) -> Consent {
        Consent::NotSought
    }

    fn subject(&self) -> AgeBand {
        self.pass.batch.subjects.get(self.case).copied().flatten().unwrap_or(AgeBand::Adult)
    }

    fn present(&self, domains: &DomainsPresent) -> bool {
        let batch = self.pass.batch;
        let rows = batch.range(self.case).zip(batch.contacts_of(self.case));
        let mut seen = rows.filter(|(_, row)| row.recorded <= self.pass.as_of);
        seen.any(|(at, _)| {
            batch.signs_of(at).iter().any(|sign| {
                let domain = batch.codebook.at(sign.indicator).map(|indicator| &indicator.domain);
                sign.presence == Presence::Present
                    && domain.is_some_and(|domain| domains.of.contains(domain))
                    && domains.role.fits(sign.role)
            })
        })
    }
}
