//! The entries of a case taken in order: whether it is open, who has it, what is asked for and not yet there.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::Case;
use crate::contact::ContactKind;
use crate::event::{Entry, Event, ReturnOutcome};
use crate::home::{Homes, Placed};
use crate::id::{ContactId, EventId};
use crate::policy::{Consent, Policy};
use crate::response::Asked;

/// Whether a case is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Stage {
    #[default]
    NotOpen,
    Open(u32, By),
    Closed(u32, By),
}

/// The contact or the event, by its position in the document, that brought a stage about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    Contact(usize),
    Event(usize),
}

/// A closure, and what came after it.
#[derive(Debug)]
pub(super) struct Closed {
    pub(super) at: Placed,
    /// The rank at which it was opened again.
    pub(super) reopened: Option<u32>,
    /// The reviews that look at it again, each with the months after it at which it was due, if it is a follow-up.
    pub(super) reviews: Vec<(Placed, Option<u32>)>,
    /// The months after it up to which somebody extended these.
    pub(super) extended: Vec<u32>,
}

/// A request for information.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) asked: Placed,
    /// The last that came of it.
    pub(super) last: Option<ReturnOutcome>,
    /// When it first came, or was no longer asked for.
    pub(super) ended: Option<u32>,
}

impl Request {
    pub(super) fn outstanding(&self) -> bool {
        self.last.is_none_or(|last| last == ReturnOutcome::Refused)
    }
}

/// A candidate for the same person, and when that was decided.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) named: Placed,
    pub(super) resolved: Option<u32>,
}

/// The case after its first instants.
#[derive(Debug, Default)]
pub(super) struct Walk {
    pub(super) stage: Stage,
    pub(super) homes: Homes,
    pub(super) consent: Consent,
    pub(super) requests: Vec<Request>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) decisions: Vec<Placed>,
    pub(super) reviews: Vec<Placed>,
    pub(super) closures: Vec<Closed>,
    /// The last proposal to close since the case was last closed.
    pub(super) proposal: Option<usize>,
    pub(super) retention: Option<Placed>,
    /// The rank of the last deletion of a contact whose content is gone from the document.
    pub(super) gone: Option<u32>,
}

/// Takes the entries, and finds those that others name.
struct Walker<'a> {
    policy: &'a Policy,
    case: &'a Case,
    asked: &'a Asked,
    walk: Walk,
    /// Requests, candidates and closures by their ids: each one's position in its list.
    named: BTreeMap<&'a str, usize>,
    /// The agencies whose support was asked for: each one's position in the list of supports.
    supporters: BTreeMap<&'a str, usize>,
    /// The contacts that the document holds, once somebody asks.
    there: Option<BTreeSet<&'a str>>,
}

impl Walk {
    /// Takes the first instants of a record, as many as are asked about; these are the events in order.
    pub(super) fn new(
        policy: &Policy,
        case: &Case,
        asked: &Asked,
        events: &[(u32, usize)],
        ranks: u32,
    ) -> Self {
        let (named, supporters) = (BTreeMap::new(), BTreeMap::new());
        let walk = Self::default();
        let mut walker = Walker { policy, case, asked, walk, named, supporters, there: None };
        walker.take(events, ranks);
        walker.walk
    }

    pub(super) fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Open(..))
    }

    fn open(&mut self, rank: u32, by: By) {
        if self.is_open() {
            return;
        }
        self.stage = Stage::Open(rank, by);
        self.homes.opened();
        for closed in &mut self.closures {
            closed.reopened.get_or_insert(rank);
        }
    }

    fn close(&mut self, at: Placed) {
        self.stage = Stage::Closed(at.rank, By::Event(at.event));
        self.proposal = None;
        let (reviews, extended) = (Vec::new(), Vec::new());
        self.closures.push(Closed { at, reopened: None, reviews, extended });
    }
}

impl<'a> Walker<'a> {
    fn take(&mut self, events: &[(u32, usize)], ranks: u32) {
        let (document, history) = (self.case.document(), self.case.history());
        let mut contacts: Vec<(u32, usize)> =
            history.contact_ranks.iter().copied().zip(0..).filter(|(rank, _)| *rank < ranks).collect();
        contacts.sort_by_key(|(rank, at)| (*rank, document.contacts.get(*at).map(|contact| &contact.id)));
        let mut contacts = contacts.into_iter().peekable();
        for (rank, event) in events.iter().copied() {
            while let Some((own, contact)) = contacts.next_if(|(own, _)| *own <= rank) {
                self.contact(own, contact);
            }
            if let Some(entry) = document.events.get(event) {
                self.event(entry, Placed { rank, event });
            }
        }
        for (rank, contact) in contacts {
            self.contact(rank, contact);
        }
        let answers = if self.named.is_empty() { &[] } else { events };
        for (rank, event) in answers.iter().copied() {
            if let Some(entry) = document.events.get(event) {
                self.answer(entry, Placed { rank, event });
            }
        }
    }

    /// Whether the document still holds a contact.
    fn is_there(&mut self, contact: &ContactId) -> bool {
        let contacts = || self.case.document().contacts.iter().map(|contact| contact.id.as_str()).collect();
        self.there.get_or_insert_with(contacts).contains(contact.as_str())
    }

    fn contact(&mut self, rank: u32, at: usize) {
        let standing = self.case.history().report_of(at, rank + 1);
        let Some(report) = standing.filter(|_| !self.walk.is_open()) else {
            return;
        };
        let rules = &self.policy.document().accountability;
        let referral = ContactKind::Referral.bit();
        let (kinds, level) = match (self.walk.stage, &rules.reopening) {
            (Stage::Closed(..), Some(rule)) => {
                (rule.kinds.iter().fold(0, |bits, kind| bits | kind.bit()), rule.level.as_ref())
            }
            (Stage::Closed(..), None) => (referral, None),
            _ => (referral, rules.opening.as_ref().and_then(|rule| rule.level.as_ref())),
        };
        let level = level.and_then(|level| self.policy.rank(level));
        let reached = || level.is_some_and(|level| usize::from(self.asked.level_of_contact(rank)) >= level);
        let counts = report.referral || report.worry || self.case.history().has_known_risk(report, rank + 1);
        if report.kind & kinds != 0 || counts && reached() {
            self.walk.open(rank, By::Contact(at));
        }
    }

    fn event(&mut self, event: &'a Event, at: Placed) {
        let walk = &mut self.walk;
        match &event.entry {
            Entry::HandOff { step, .. } => walk.homes.hand_off(*step, at),
            Entry::Support { step, to, .. } => {
                let next = self.supporters.len();
                let supporter = *self.supporters.entry(to.as_str()).or_insert(next);
                walk.homes.support(*step, at, supporter);
            }
            Entry::Consent { step, .. } => walk.consent = (*step).into(),
            Entry::InformationRequested { .. } => {
                self.named.insert(event.id.as_str(), walk.requests.len());
                walk.requests.push(Request { asked: at, last: None, ended: None });
            }
            Entry::Candidate { .. } => {
                self.named.insert(event.id.as_str(), walk.candidates.len());
                walk.candidates.push(Candidate { named: at, resolved: None });
            }
            Entry::Review { .. } => walk.reviews.push(at),
            Entry::Decision { .. } => walk.decisions.push(at),
            Entry::ClosureProposed { .. } => walk.proposal = Some(at.event),
            Entry::Closure { .. } => {
                self.named.insert(event.id.as_str(), walk.closures.len());
                walk.close(at);
            }
            Entry::Reopened { .. } => walk.open(at.rank, By::Event(at.event)),
            Entry::RetentionReviewed { .. } => walk.retention = Some(at),
            Entry::Deleted { contact, .. } if !self.is_there(contact) => self.walk.gone = Some(at.rank),
            _ => {}
        }
    }

    /// What an event says of another, which a viewpoint may have seen later than this one.
    fn answer(&mut self, event: &Event, at: Placed) {
        let walk = &mut self.walk;
        let named = |id: &EventId| self.named.get(id.as_str()).copied();
        match &event.entry {
            Entry::InformationReturned { request, outcome, .. } => {
                if let Some(asked) = named(request).and_then(|known| walk.requests.get_mut(known)) {
                    asked.last = Some(*outcome);
                    asked.ended = match outcome {
                        ReturnOutcome::Refused => None,
                        _ => asked.ended.or(Some(at.rank)),
                    };
                }
            }
            Entry::CandidateResolved { candidate, .. } => {
                if let Some(known) = named(candidate).and_then(|known| walk.candidates.get_mut(known)) {
                    known.resolved.get_or_insert(at.rank);
                }
            }
            Entry::Review { after_closure, .. } => {
                let Some(after) = after_closure else { return };
                let closed = named(&after.closure).and_then(|known| walk.closures.get_mut(known));
                if let Some(closed) = closed {
                    closed.reviews.push((at, after.months));
                }
            }
            Entry::FollowUpExtended { closure, months, .. } => {
                if let Some(closed) = named(closure).and_then(|known| walk.closures.get_mut(known)) {
                    closed.extended.push(*months);
                }
            }
            _ => {}
        }
    }
}
