//! What stands against a closure: now, or when one was made.

use super::Standing;
use super::walk::Walk;
use crate::closure::{Blocker, ClosureProposal};
use crate::event::{ClosureReason, Entry, Event};
use crate::history::Seen;
use crate::home::Placed;
use crate::id::{AgencyId, ContactId, RoleId};
use crate::response::Asked;

/// A case at an instant of its record, and the closures that were made before the one in question.
struct Then<'a> {
    standing: &'a Standing,
    asked: &'a Asked,
    walk: &'a Walk,
    ranks: u32,
    earlier: &'a [super::walk::Closed],
}

impl Standing {
    /// The closure that was last proposed and not made; an empty one if there is none.
    pub(super) fn proposed(&self) -> ClosureProposal {
        let proposed = self.walk.proposal.and_then(|at| self.case.document().events.get(at));
        proposed.and_then(|event| ClosureProposal::of(&event.entry)).unwrap_or_default()
    }

    pub(super) fn blockers_now(&self, proposal: &ClosureProposal) -> Vec<Blocker> {
        let (asked, walk) = (&self.asked, &self.walk);
        let then = Then { standing: self, asked, walk, ranks: self.ranks(), earlier: &walk.closures };
        then.blockers(proposal.reason, &proposal.referrals, proposal.receiver.as_ref())
    }

    /// What stood against a closure when it was made, by its position among the closures.
    pub(super) fn blockers_of(&self, nth: usize) -> &[Blocker] {
        let stood = self.stood.get(nth);
        stood.map_or(&[], |stood| stood.get_or_init(|| self.stood_against(nth)))
    }

    fn stood_against(&self, nth: usize) -> Vec<Blocker> {
        let closures = self.walk.closures.as_slice();
        let Some(closed) = closures.get(nth).filter(|_| !self.is_untold(nth)) else { return Vec::new() };
        let entry = self.case.document().events.get(closed.at.event).map(|event| &event.entry);
        let Some(Entry::Closure { reason, referrals, receiver, .. }) = entry else { return Vec::new() };
        let ranks = closed.at.rank + 1;
        let earlier = closures.get(..nth).unwrap_or_default();
        let length = self.events.partition_point(|(rank, _)| *rank < ranks);
        let events = self.events.get(..length).unwrap_or_default();
        // What was taken back since had not been taken back then.
        let rebuilt = self.taken_back_since(ranks).then(|| {
            let instants = self.instants.get(..ranks as usize).unwrap_or_default();
            Asked::new(&self.policy, &self.case, instants, events)
        });
        let asked = rebuilt.as_ref().unwrap_or(&self.asked);
        let walk = Walk::new(&self.policy, &self.case, asked, events, ranks);
        let then = Then { standing: self, asked, walk: &walk, ranks, earlier };
        then.blockers(*reason, referrals, receiver.as_ref())
    }

    /// Whether what stood against a closure can be told no more, because the content of a contact is gone since.
    pub(super) fn is_untold(&self, nth: usize) -> bool {
        let closed = self.walk.closures.get(nth);
        closed.is_some_and(|closed| self.walk.gone.is_some_and(|gone| gone > closed.at.rank))
    }

    /// Whether the record itself says that something stood against a closure.
    pub(super) fn is_stated_against(&self, nth: usize) -> bool {
        let closed = self.walk.closures.get(nth);
        let event = closed.and_then(|closed| self.case.document().events.get(closed.at.event));
        matches!(event.map(|event| &event.entry), Some(Entry::Closure { against: Some(_), .. }))
    }

    fn taken_back_since(&self, ranks: u32) -> bool {
        let events = self.case.document().events.iter().zip(&self.case.history().event_ranks);
        let mut since = events.filter(|(_, rank)| (ranks..self.ranks()).contains(*rank));
        since.any(|(event, _)| event.entry.takes_back())
    }
}

impl Then<'_> {
    /// All of them, in the order of their kinds.
    fn blockers(
        &self,
        reason: Option<ClosureReason>,
        named: &[ContactId],
        receiver: Option<&AgencyId>,
    ) -> Vec<Blocker> {
        let mut found = Vec::new();
        self.responses(&mut found);
        self.information(&mut found);
        self.questions(&mut found);
        self.candidates(&mut found);
        found.extend(self.receiver(reason, receiver));
        let referrals = self.referrals();
        found.extend(self.second_reviewer(&referrals));
        if reason.is_none() {
            found.push(Blocker::ReasonMissing);
        }
        found.extend(self.unnamed(&referrals, named));
        found
    }

    fn events(&self) -> &[Event] {
        &self.standing.case.document().events
    }

    fn event(&self, at: Placed) -> Option<&Event> {
        self.events().get(at.event)
    }

    fn responses(&self, found: &mut Vec<Blocker>) {
        let levels = self.standing.policy.document().levels.iter().enumerate().skip(1).rev();
        for (rank, level) in levels {
            let rank = u8::try_from(rank).unwrap_or_default();
            if let Some(open) = self.asked.outstanding(rank, self.ranks) {
                let ids = open.occurrences.iter().map(|at| self.asked.occurrence_id(*at).to_owned());
                found.push(Blocker::ResponseOutstanding {
                    level: level.id.to_string(),
                    occurrences: ids.collect(),
                });
            }
        }
    }

    fn information(&self, found: &mut Vec<Blocker>) {
        for request in self.walk.requests.iter().filter(|request| request.outstanding()) {
            let Some(event) = self.event(request.asked) else { continue };
            if let Entry::InformationRequested { of, .. } = &event.entry {
                let (event, of) = (event.id.to_string(), of.to_string());
                found.push(Blocker::InformationOutstanding { event, of });
            }
        }
    }

    fn questions(&self, found: &mut Vec<Blocker>) {
        let unasked = self.standing.unasked(self.ranks);
        let questions = self.standing.policy.document().required_questions.iter().enumerate();
        for (_, question) in questions.filter(|(at, _)| unasked & (1 << at) != 0) {
            found.push(Blocker::QuestionUnasked { indicator: question.indicator.to_string() });
        }
    }

    fn candidates(&self, found: &mut Vec<Blocker>) {
        for candidate in self.walk.candidates.iter().filter(|candidate| candidate.resolved.is_none()) {
            let Some(event) = self.event(candidate.named) else { continue };
            if let Entry::Candidate { record, .. } = &event.entry {
                let (event, record) = (event.id.to_string(), record.to_string());
                found.push(Blocker::CandidateUnresolved { event, record });
            }
        }
    }

    fn receiver(&self, reason: Option<ClosureReason>, receiver: Option<&AgencyId>) -> Option<Blocker> {
        let rule = self.standing.policy.document().accountability.closure.as_ref();
        let missing = match receiver {
            Some(receiver) => !self.walk.homes.goes_on(self.events(), receiver.as_str()),
            None => rule.zip(reason).is_some_and(|(rule, reason)| rule.receiver_for.contains(&reason)),
        };
        missing.then(|| Blocker::ReceiverNotAccepted { receiver: receiver.map(ToString::to_string) })
    }

    /// The referrals that count, by their positions, in the order of their ids.
    fn referrals(&self) -> Vec<u32> {
        let (case, history) = (&self.standing.case, self.standing.case.history());
        let counted = history.reports.iter().filter(|report| report.referral && report.counted(self.ranks));
        let mut referrals: Vec<u32> = counted.map(|report| report.contact).collect();
        referrals.sort_by_key(|at| case.document().contacts.get(*at as usize).map(|contact| &contact.id));
        referrals
    }

    fn ids(&self, contacts: &[u32]) -> Vec<String> {
        contacts.iter().map(|at| self.standing.contact_id(*at as usize).to_owned()).collect()
    }

    /// A repeat referral needs two reviewers, by agency and role, who each considered every referral.
    fn second_reviewer(&self, referrals: &[u32]) -> Option<Blocker> {
        let rule = self.standing.policy.document().accountability.closure.as_ref();
        let from = rule.and_then(|rule| rule.second_reviewer_from)?;
        if referrals.len() < from as usize {
            return None;
        }
        let reviewers = self.walk.reviews.iter().filter_map(|at| {
            let event = self.event(*at)?;
            let Entry::Review { role, considered, .. } = &event.entry else { return None };
            let review = self.asked.own_rank(at.event, at.rank)?;
            let contacts = self.asked.considered(considered, review);
            let all = referrals.iter().all(|referral| {
                self.asked.considered_in_full(*referral, (review, &contacts), self.ranks.saturating_sub(1))
            });
            all.then_some((event.agency.as_ref(), role))
        });
        let reviewers: Vec<(Option<&AgencyId>, &RoleId)> = reviewers.collect();
        let second = reviewers.iter().any(|one| reviewers.iter().any(|other| differ(*one, *other)));
        (!second).then(|| Blocker::SecondReviewerMissing { referrals: self.ids(referrals) })
    }

    /// The referrals that neither this closure nor an earlier one names.
    fn unnamed(&self, referrals: &[u32], named: &[ContactId]) -> Option<Blocker> {
        let earlier = self.earlier.iter().filter_map(|closed| self.event(closed.at));
        let mut disposed: Vec<&str> = named.iter().map(ContactId::as_str).collect();
        for event in earlier {
            if let Entry::Closure { referrals, .. } = &event.entry {
                disposed.extend(referrals.iter().map(ContactId::as_str));
            }
        }
        disposed.sort_unstable();
        let mut left = self.ids(referrals);
        left.retain(|id| disposed.binary_search(&id.as_str()).is_err());
        (!left.is_empty()).then_some(Blocker::ReferralsNotNamed { referrals: left })
    }
}

/// Whether two reviewers are surely two: of other roles, or of other agencies if both are known.
fn differ(one: (Option<&AgencyId>, &RoleId), other: (Option<&AgencyId>, &RoleId)) -> bool {
    let agencies = one.0.zip(other.0).is_some_and(|(one, other)| one != other);
    one.1 != other.1 || agencies
}

impl Standing {
    /// The required questions that were never asked in a view of the first `ranks` instants, as bits.
    pub(super) fn unasked(&self, ranks: u32) -> u8 {
        let (policy, history) = (self.policy.compiled(), self.case.history());
        if policy.all_questions == 0 {
            return 0;
        }
        let mut asked = 0;
        for report in history.reports.iter().filter(|report| report.counted(ranks)) {
            let standing = history.sightings_of(report).iter();
            let standing = standing.filter(|sighting| sighting.reads(ranks) && !sighting.is_refuted(ranks));
            asked |= standing.fold(0, |bits, sighting| bits | policy.question_bits(sighting.indicator));
        }
        policy.all_questions & !asked
    }

    /// The unknowns of a view of all instants that could count: contact, observation, and the rank since when.
    pub(super) fn unknowns(&self) -> Vec<(u32, &str, u32)> {
        let (history, ranks) = (self.case.history(), self.ranks());
        let mut unknowns = Vec::new();
        for report in history.reports.iter().filter(|report| report.counted(ranks)) {
            let Some(body) = report.body(self.case.document()) else { continue };
            let open = history.sightings_of(report).iter().filter(|sighting| {
                let stands = sighting.reads(ranks) && !sighting.is_refuted(ranks);
                stands && sighting.counts && sighting.presence == Seen::Unknown
            });
            unknowns.extend(open.filter_map(|sighting| {
                let observation = body.observations.get(sighting.observation as usize)?;
                Some((report.contact, observation.id(), sighting.from))
            }));
        }
        unknowns
    }
}
