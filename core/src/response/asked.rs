//! What was asked for up to an instant, and by which review each ask was discharged.

use chrono::{DateTime, FixedOffset, NaiveDate};
use smallvec::SmallVec;

use super::news::News;
use crate::case::Case;
use crate::engine::{Asks, CriteriaSet, Leaf, Runs, View, asks, levels};
use crate::event::Entry;
use crate::history::{History, NEVER};
use crate::id::OccurrenceId;
use crate::number::{narrow, narrower};
use crate::policy::Policy;
use crate::viewpoint::Viewpoint;

/// A review, as far as it can discharge something.
#[derive(Debug)]
struct Reviewed {
    /// Its position among the events of the document.
    event: usize,
    rank: u32,
    /// How many instants of the record it knew.
    knew: u32,
    level: u8,
    /// For each occurrence the first rank at which something was said that it did not consider.
    missed: SmallVec<[u32; 8]>,
}

/// Asks of one criterion at consecutive instants that are in the same state.
#[derive(Debug, Clone, Copy)]
struct Run {
    criterion: u16,
    from: u32,
    to: u32,
    /// The position of the review that discharged them, if one did.
    review: Option<u16>,
}

/// The time between two ranks in which something that a level asked for was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Episode {
    pub(crate) from: u32,
    /// Nothing while it is open.
    pub(crate) ended: Option<u32>,
}

/// What is still to be done for a level, and on what that rests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outstanding {
    /// Positions of the criteria that ask.
    pub(crate) criteria: Vec<usize>,
    /// Occurrences, in the order of their ids.
    pub(crate) occurrences: Vec<u32>,
}

/// What was asked for at every instant, also where only time had passed.
#[derive(Debug)]
pub(crate) struct InFull {
    then: Asks,
    now: Asks,
}

impl InFull {
    /// When a criterion rested on an occurrence between two ranks, as it was recorded then.
    pub(crate) fn rested_on(
        &self,
        criterion: usize,
        occurrence: u32,
        (from, to): (u32, u32),
    ) -> Vec<(u32, u32)> {
        let mut spans: Vec<(u32, u32)> = Vec::new();
        for leaf in self.then.leaves_of(narrower(criterion)) {
            for held in self.then.held_of(leaf.counter, occurrence) {
                let (from, to) = (held.from.max(from), held.to.min(to));
                let met = leaf.runs.iter().map(|run| (run.0.max(from), run.1.min(to)));
                spans.extend(met.filter(|(from, to)| from < to));
            }
        }
        joined(spans)
    }

    /// Whether a criterion is met at all ranks between two, as it is known now.
    pub(crate) fn met_now(&self, criterion: usize, (from, to): (u32, u32)) -> bool {
        let ranks = self.now.met.get(from as usize..to as usize).unwrap_or_default();
        ranks.iter().all(|met| met.contains(criterion))
    }
}

/// The ranks, in order, at which something could be asked for anew: between two of them only time passes, windows move
/// on, and what is asked for can only become less.
fn asking(case: &Case, ranks: u32) -> Vec<u32> {
    let (document, history) = (case.document(), case.history());
    let counts = |entry: &Entry| entry.amends().is_some() || matches!(entry, Entry::Closure { .. });
    let events = document.events.iter().zip(&history.event_ranks);
    let events = events.filter(|(event, _)| counts(&event.entry)).map(|(_, rank)| *rank);
    let all = history.contact_ranks.iter().copied().chain(events);
    let mut asking: Vec<u32> = all.filter(|rank| *rank < ranks).collect();
    asking.sort_unstable();
    asking.dedup();
    asking
}

/// A review, beside the occurrences that something asked for rests on.
#[derive(Debug)]
pub(crate) struct Held {
    /// Its position among the events of the document.
    pub(crate) event: usize,
    pub(crate) level: u8,
    /// What it did not consider, or not with all that had been recorded by then.
    pub(crate) left_out: Vec<u32>,
    /// What came on record after it, or brought something new.
    pub(crate) came_later: Vec<u32>,
}

/// What was asked for in a case up to an instant.
#[derive(Debug)]
pub(crate) struct Asked {
    policy: Policy,
    case: Case,
    ranks: u32,
    /// The ranks at which something could be asked for anew.
    asking: Vec<u32>,
    /// The history as it is known now, where that differs from how it was recorded.
    hindsight: Option<History>,
    asks: Asks,
    /// The same as it was recorded then, where that differs.
    then: Option<Asks>,
    news: News,
    reviews: Vec<Reviewed>,
    runs: Vec<Run>,
}

impl Asked {
    /// What the policy asked for at the given instants, the first of the record, of which these are the events in order.
    pub(crate) fn new(
        policy: &Policy,
        case: &Case,
        instants: &[DateTime<FixedOffset>],
        events: &[(u32, usize)],
    ) -> Self {
        let ranks = narrow(instants.len());
        let hindsight = case.hindsight(ranks);
        let compiled = policy.compiled();
        let history = hindsight.as_ref().unwrap_or(case.history());
        let asking = asking(case, ranks);
        let now = asks(compiled, history, instants, Some(&asking));
        let then = hindsight.as_ref().map(|_| asks(compiled, case.history(), instants, Some(&asking)));
        let anything = !now.leaves.is_empty();
        let mut asked = Self {
            policy: policy.clone(),
            case: case.clone(),
            ranks,
            asking,
            news: News::new(case, history, ranks),
            hindsight,
            asks: now,
            then,
            reviews: Vec::new(),
            runs: Vec::new(),
        };
        if anything {
            asked.reviews = asked.reviewed(events);
            asked.discharge();
        }
        asked
    }

    fn history(&self) -> &History {
        self.hindsight.as_ref().unwrap_or(self.case.history())
    }

    fn as_recorded(&self) -> &Asks {
        self.then.as_ref().unwrap_or(&self.asks)
    }

    /// How many instants there are.
    pub(crate) fn ranks(&self) -> u32 {
        self.ranks
    }

    /// The rank of the level after an instant, as it was recorded then; `date` is that of the instant.
    pub(crate) fn level_at(&self, rank: u32, date: NaiveDate) -> u8 {
        let compiled = self.policy.compiled();
        if self.asking.binary_search(&rank).is_err() {
            return levels(compiled, self.case.history(), View { ranks: rank + 1, date }).level;
        }
        let met = self.as_recorded().met.get(rank as usize).copied().unwrap_or_default();
        let criteria = compiled.criteria.iter().enumerate();
        let reached = criteria.filter(|(at, _)| met.contains(*at)).map(|(_, (_, level))| *level);
        reached.max().unwrap_or_default()
    }

    /// The same at the rank of a contact, which is always looked at.
    pub(crate) fn level_of_contact(&self, rank: u32) -> u8 {
        self.level_at(rank, NaiveDate::default())
    }

    /// What was asked for at every instant, as it was recorded then and as it is known now.
    pub(crate) fn in_full(&self, instants: &[DateTime<FixedOffset>]) -> InFull {
        let compiled = self.policy.compiled();
        let then = asks(compiled, self.case.history(), instants, None);
        InFull { then, now: asks(compiled, self.history(), instants, None) }
    }

    fn asked_at(&self, criterion: u16, rank: u32) -> bool {
        let met = |sets: &[CriteriaSet]| {
            sets.get(rank as usize).is_some_and(|met| met.contains(usize::from(criterion)))
        };
        met(&self.asks.met) && self.then.as_ref().is_none_or(|then| met(&then.met))
    }

    /// The reviews on record, in order.
    fn reviewed(&self, events: &[(u32, usize)]) -> Vec<Reviewed> {
        let document = self.case.document();
        let reviews = events.iter().copied().filter_map(|(rank, event)| {
            let Entry::Review { level, considered, .. } = &document.events.get(event)?.entry else {
                return None;
            };
            let level = self.policy.rank(level).and_then(|rank| u8::try_from(rank).ok()).unwrap_or_default();
            let own = self.own_rank(event, rank);
            let missed = match own {
                Some(own) => self.missed(own, &self.considered(considered, own)),
                None => SmallVec::from_elem(0, self.history().occurrences.len()),
            };
            Some(Reviewed { event, rank, knew: own.map_or(0, |own| own + 1), level, missed })
        });
        reviews.collect()
    }

    /// The rank up to which a review knew the record: a viewpoint may see it only later. Nothing if the viewpoint had
    /// seen nothing by then.
    pub(crate) fn own_rank(&self, event: usize, seen: u32) -> Option<u32> {
        if *self.case.viewpoint() == Viewpoint::AllRecords {
            return Some(seen);
        }
        let recorded = self.case.document().events.get(event)?.recorded;
        self.case.history().ranks_at(recorded).checked_sub(1)
    }

    /// The contacts of the occurrences that a review lists, as they stood when it was held.
    pub(crate) fn considered(&self, listed: &[OccurrenceId], rank: u32) -> SmallVec<[u32; 8]> {
        let (document, history) = (self.case.document(), self.case.history());
        let mut contacts = SmallVec::with_capacity(listed.len());
        for id in listed {
            let Some(at) = history.occurrence_at(document, id.as_str()) else { continue };
            let reports = history.reports_of(at).iter();
            contacts.extend(reports.filter(|report| report.stands(rank + 1)).map(|report| report.contact));
        }
        contacts.sort_unstable();
        contacts.dedup();
        contacts
    }

    /// For each occurrence the first rank at which something was said that a review did not consider.
    fn missed(&self, review: u32, contacts: &[u32]) -> SmallVec<[u32; 8]> {
        let history = self.history();
        let missed_of = |(from, to): &(u32, u32)| {
            let reports =
                (*from as usize..*to as usize).filter_map(|at| Some((at, history.reports.get(at)?)));
            let counted = reports.filter(|(_, report)| report.counted(self.ranks));
            let missed = counted.map(|(at, report)| self.news.missed(at, report, review, contacts));
            missed.min().unwrap_or(NEVER)
        };
        history.occurrences.iter().map(missed_of).collect()
    }

    /// Whether a review, by its rank and the contacts that it considered, knew all that a contact had said by a rank.
    pub(crate) fn considered_in_full(
        &self,
        contact: u32,
        (review, contacts): (u32, &[u32]),
        by: u32,
    ) -> bool {
        let history = self.history();
        let report = history.report_at(contact as usize, self.ranks);
        let body = report.and_then(|at| Some((at, history.reports.get(at)?)));
        body.is_none_or(|(at, report)| self.news.missed(at, report, review, contacts) > by)
    }

    fn discharge(&mut self) {
        let mut marks = Marks::new(self.ranks);
        let mut runs = Vec::with_capacity(32);
        for criterion in 0..narrower(self.policy.compiled().criteria.len()) {
            let leaves = self.asks.leaves_of(criterion);
            if !leaves.is_empty() {
                self.discharge_one(criterion, leaves, &mut marks, &mut runs);
            }
        }
        self.runs = runs;
    }

    fn discharge_one(&self, criterion: u16, leaves: &[Leaf], marks: &mut Marks, runs: &mut Vec<Run>) {
        let level = self.level_of(criterion);
        let mut by = std::mem::take(&mut marks.by);
        by.fill(None);
        let reviews = (0_u16..).zip(&self.reviews).filter(|(_, review)| review.level >= level);
        for (at, review) in reviews {
            marks.failing(&self.asks, leaves, &review.missed);
            for (by, failing) in by.iter_mut().zip(&marks.failing) {
                if by.is_none() && !failing {
                    *by = Some(at);
                }
            }
        }
        let mut last: Option<Run> = None;
        for (rank, review) in (0..).zip(by.iter().copied()) {
            if !self.asked_at(criterion, rank) {
                continue;
            }
            match &mut last {
                Some(run) if run.review == review && run.to == rank => run.to = rank + 1,
                _ => runs.extend(last.replace(Run { criterion, from: rank, to: rank + 1, review })),
            }
        }
        runs.extend(last);
        marks.by = by;
    }

    fn level_of(&self, criterion: u16) -> u8 {
        self.policy.compiled().criteria.get(usize::from(criterion)).map_or(0, |(_, level)| *level)
    }

    fn rank_of_review(&self, review: Option<u16>) -> Option<u32> {
        self.reviews.get(usize::from(review?)).map(|review| review.rank)
    }

    /// The asks of a level up to a rank, as if nothing had been recorded after it.
    fn runs_of(&self, level: u8, ranks: u32) -> impl Iterator<Item = (Run, Option<u32>)> {
        let own =
            self.runs.iter().filter(move |run| run.from < ranks && self.level_of(run.criterion) == level);
        own.map(move |run| {
            let discharged = self.rank_of_review(run.review).filter(|rank| *rank < ranks);
            (Run { to: run.to.min(ranks), ..*run }, discharged)
        })
    }

    /// When something that a level asked for was not done, up to a rank.
    pub(crate) fn episodes(&self, level: u8, ranks: u32) -> Vec<Episode> {
        let spans = self
            .runs_of(level, ranks)
            .map(|(run, discharged)| (run.from, discharged.unwrap_or(NEVER)))
            .filter(|(from, to)| from < to);
        let ended = |to: u32| Some(to).filter(|to| *to != NEVER);
        let spans = joined(spans.collect()).into_iter();
        spans.map(|(from, to)| Episode { from, ended: ended(to) }).collect()
    }

    /// What is to be done for a level as of a rank; nothing if nothing is.
    pub(crate) fn outstanding(&self, level: u8, ranks: u32) -> Option<Outstanding> {
        let open = self.runs_of(level, ranks).filter(|(_, discharged)| discharged.is_none());
        let mut open: SmallVec<[Run; 16]> = open.map(|(run, _)| run).collect();
        open.sort_unstable_by_key(|run| (run.criterion, run.from));
        let (mut criteria, mut occurrences) = (Vec::new(), Vec::new());
        for run in open.chunk_by(|one, other| one.criterion == other.criterion) {
            let Some(Run { criterion, .. }) = run.first() else { continue };
            criteria.push(usize::from(*criterion));
            self.rest_on(*criterion, run, &mut occurrences);
        }
        occurrences.sort_unstable();
        occurrences.dedup();
        (!criteria.is_empty()).then_some(Outstanding { criteria, occurrences })
    }

    /// The occurrences that the asks of a criterion rest on.
    fn rest_on(&self, criterion: u16, asks: &[Run], into: &mut Vec<u32>) {
        for leaf in self.asks.leaves_of(criterion) {
            let both = meet(&leaf.runs, asks);
            let held = self.asks.held_by(leaf.counter).iter();
            let touched = held.filter(|held| {
                let at = both.partition_point(|(_, to)| *to <= held.from);
                both.get(at).is_some_and(|(from, _)| *from < held.to)
            });
            into.extend(touched.map(|held| held.occurrence));
        }
    }

    /// Events of the reviews that discharged what a level asked for between two ranks.
    pub(crate) fn done_by(&self, level: u8, episode: Episode, ranks: u32) -> Vec<usize> {
        let until = episode.ended.unwrap_or(NEVER);
        let own = self.runs_of(level, ranks).filter(|(run, discharged)| {
            let done = discharged.filter(|done| *done > run.from);
            run.from >= episode.from && done.is_some_and(|done| done <= until)
        });
        let mut reviews: Vec<u16> = own.filter_map(|(run, _)| run.review).collect();
        reviews.sort_unstable();
        reviews.dedup();
        let event = |at: u16| self.reviews.get(usize::from(at)).map(|review| review.event);
        reviews.into_iter().filter_map(event).collect()
    }

    /// Of some occurrences those that brought something new at a rank or later.
    pub(crate) fn new_since(&self, occurrences: &[u32], rank: u32) -> Vec<u32> {
        let history = self.history();
        let brought = |occurrence: &u32| {
            let (from, to) = history.occurrences.get(*occurrence as usize).copied().unwrap_or_default();
            (from as usize..to as usize).any(|at| {
                let report = history.reports.get(at);
                report.is_some_and(|r| r.counted(self.ranks) && self.news.since(at, r, rank))
            })
        };
        occurrences.iter().copied().filter(brought).collect()
    }

    /// The reviews held between two ranks, and how each stands to some occurrences.
    pub(crate) fn held(&self, occurrences: &[u32], (from, ranks): (u32, u32)) -> Vec<Held> {
        let held = self.reviews.iter().filter(|review| (from..ranks).contains(&review.rank));
        held.map(|review| {
            let missed = |at: &u32| review.missed.get(*at as usize).copied().unwrap_or(NEVER);
            let within = |from: u32, to: u32| {
                occurrences.iter().copied().filter(|at| (from..to).contains(&missed(at))).collect()
            };
            let (left_out, came_later) = (within(0, review.knew), within(review.knew, ranks));
            Held { event: review.event, level: review.level, left_out, came_later }
        })
        .collect()
    }

    /// The id of an occurrence.
    pub(crate) fn occurrence_id(&self, occurrence: u32) -> &str {
        self.history().occurrence_id(self.case.document(), occurrence as usize)
    }
}

/// The intervals with those that overlap or touch made one.
fn joined(mut spans: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    spans.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::with_capacity(spans.len());
    for (from, to) in spans {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

/// Where intervals and the asks overlap; both are in order.
fn meet(runs: &[(u32, u32)], asks: &[Run]) -> Runs {
    let (mut one, mut other) = (runs.iter().peekable(), asks.iter().peekable());
    let mut both = Runs::new();
    while let (Some((from, to)), Some(ask)) = (one.peek(), other.peek()) {
        let (start, end) = ((*from).max(ask.from), (*to).min(ask.to));
        if start < end {
            both.push((start, end));
        }
        if *to <= ask.to {
            one.next();
        } else {
            other.next();
        }
    }
    both
}

/// Room to mark the instants at which a review does not cover what a criterion rests on.
#[derive(Debug)]
struct Marks {
    /// By which review the ask at each rank was discharged.
    by: Vec<Option<u16>>,
    failing: Vec<bool>,
    turns: Vec<i32>,
}

impl Marks {
    fn new(ranks: u32) -> Self {
        let ranks = ranks as usize;
        Self { by: vec![None; ranks], failing: vec![false; ranks], turns: vec![0; ranks + 1] }
    }

    fn failing(&mut self, asks: &Asks, leaves: &[Leaf], missed: &[u32]) {
        self.failing.fill(false);
        for leaf in leaves {
            self.turns.fill(0);
            for held in asks.held_by(leaf.counter) {
                let from =
                    missed.get(held.occurrence as usize).map_or(NEVER, |missed| held.from.max(*missed));
                if from < held.to {
                    self.turn(from, 1);
                    self.turn(held.to, -1);
                }
            }
            let mut runs = leaf.runs.iter().peekable();
            let mut standing = 0;
            for (rank, (turn, failing)) in (0..).zip(self.turns.iter().zip(&mut self.failing)) {
                standing += turn;
                while runs.next_if(|(_, to)| *to <= rank).is_some() {}
                let met = runs.peek().is_some_and(|(from, _)| *from <= rank);
                *failing |= met && standing > 0;
            }
        }
    }

    fn turn(&mut self, rank: u32, by: i32) {
        if let Some(turn) = self.turns.get_mut(rank as usize) {
            *turn += by;
        }
    }
}
