//! Building a history from a document, once for each viewpoint.

use chrono::{DateTime, FixedOffset};

use super::sight::Sight;
use super::{Dated, History, NEVER, NO_NUMBER, Report, Seen, Sighting, Tombstone};
use crate::case::{CaseDocument, Repeats};
use crate::codebook::Codebook;
use crate::contact::{Body, Contact, ContactKind};
use crate::event::{Answer, Entry, Event};
use crate::id::EventId;
use crate::number::{narrow, narrower};
use crate::observation::{Observation, Presence, Role};
use crate::time::day_number;

pub(super) fn build(
    document: &CaseDocument,
    codebook: &Codebook,
    mut sight: Sight,
    repeats: &Repeats,
    hindsight: Option<u32>,
) -> History {
    for (at, _) in &repeats.contacts {
        hide(&mut sight.contacts, *at);
    }
    for (at, _) in &repeats.events {
        hide(&mut sight.events, *at);
    }
    let offset = last_offset(document, &sight);
    let mut instants: Vec<_> = sight.contacts.iter().chain(&sight.events).flatten().copied().collect();
    instants.sort_unstable();
    instants.dedup();
    let rank = |at: &Option<DateTime<FixedOffset>>| {
        at.map_or(NEVER, |at| narrow(instants.partition_point(|instant| *instant < at)))
    };
    let contact_ranks: Vec<u32> = sight.contacts.iter().map(rank).collect();
    let event_ranks: Vec<u32> = sight.events.iter().map(rank).collect();
    let mut builder = Builder {
        document,
        codebook,
        amendments: amendments(document, &contact_ranks, &sight.events, &event_ranks, hindsight),
        history: History {
            instants: Vec::new(),
            offset,
            reports: Vec::with_capacity(document.contacts.len()),
            sightings: Vec::with_capacity(document.contacts.iter().map(|c| c.observations.len()).sum()),
            bodies: Vec::new(),
            occurrences: Vec::with_capacity(document.contacts.len()),
            explanations: Vec::new(),
            closures: closures(document, &sight.events, &event_ranks),
            tombstones: tombstones(document, &event_ranks),
            agencies: 0,
            numbers: Vec::new(),
            returning: Vec::new(),
            contact_ranks,
            event_ranks,
        },
        bodies: Vec::with_capacity(document.contacts.len()),
    };
    for (at, contact) in (0..).zip(&document.contacts) {
        builder.versions(at, contact);
    }
    builder.reports();
    builder.history.instants = instants;
    builder.history.bodies = builder.history.reports.iter().map(|report| report.contact).zip(0..).collect();
    builder.history.bodies.sort_unstable();
    builder.history.returning = returning(&builder.history);
    number(&mut builder.history, codebook);
    builder.history
}

/// Numbers the indicators that can count.
fn number(history: &mut History, codebook: &Codebook) {
    let mut numbers = vec![NO_NUMBER; codebook.indicators().len()];
    for sighting in history.sightings.iter().filter(|sighting| sighting.counts) {
        if let Some(number) = numbers.get_mut(usize::from(sighting.indicator)) {
            *number = 0;
        }
    }
    for (indicator, number) in (0..).zip(&mut numbers).filter(|(_, number)| **number == 0) {
        *number = narrower(history.numbers.len());
        history.numbers.push((indicator, *number));
    }
    for sighting in &mut history.sightings {
        sighting.number = numbers.get(usize::from(sighting.indicator)).copied().unwrap_or(NO_NUMBER);
    }
}

fn returning(history: &History) -> Vec<u16> {
    if history.explanations.is_empty() && history.closures.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(u16, u32)> = Vec::new();
    for report in &history.reports {
        let counting = history.sightings_of(report).iter().filter(|sighting| sighting.counts);
        found.extend(counting.map(|sighting| (sighting.indicator, report.occurrence)));
    }
    found.sort_unstable();
    found.dedup();
    let mut indicators: Vec<u16> = found
        .iter()
        .zip(found.iter().skip(1))
        .filter(|(one, other)| one.0 == other.0)
        .map(|(one, _)| one.0)
        .collect();
    indicators.dedup();
    indicators
}

/// The offset of what came on record last; of several at once, of that with the greatest id.
fn last_offset(document: &CaseDocument, sight: &Sight) -> Option<FixedOffset> {
    let contacts = document.contacts.iter().map(|contact| contact.id.as_str()).zip(&sight.contacts);
    let events = document.events.iter().map(|event| event.id.as_str()).zip(&sight.events);
    let seen = contacts.chain(events).filter_map(|(id, seen)| Some(((*seen)?, id)));
    seen.max().map(|(last, _)| *last.offset())
}

fn hide(times: &mut [Option<DateTime<FixedOffset>>], at: usize) {
    if let Some(time) = times.get_mut(at) {
        *time = None;
    }
}

fn closures(document: &CaseDocument, seen: &[Option<DateTime<FixedOffset>>], ranks: &[u32]) -> Vec<Dated> {
    let mut closures: Vec<(Dated, &EventId)> = document
        .events
        .iter()
        .zip(seen.iter().zip(ranks))
        .filter(|(event, _)| matches!(event.entry, Entry::Closure { .. }))
        .filter_map(|(event, (seen, rank))| Some((dated((*seen)?, *rank), &event.id)))
        .collect();
    closures.sort_by_key(|(closure, id)| (closure.rank, *id));
    closures.into_iter().map(|(closure, _)| closure).collect()
}

fn tombstones(document: &CaseDocument, ranks: &[u32]) -> Vec<Tombstone> {
    (0..)
        .zip(document.events.iter().zip(ranks))
        .filter(|(_, (event, rank))| **rank != NEVER && matches!(event.entry, Entry::Deleted { .. }))
        .map(|(at, (_, rank))| Tombstone { rank: *rank, event: at })
        .collect()
}

fn dated(seen: DateTime<FixedOffset>, rank: u32) -> Dated {
    Dated { rank, day: day_number(seen.date_naive()) }
}

/// The amendments that a viewpoint sees, in the order of the contact, of when they were seen, and of
/// their id. They take effect once both they and the contact are seen; with hindsight, a refutation, correction or
/// deletion before that rank does from when the contact was.
fn amendments<'a>(
    document: &'a CaseDocument,
    contact_ranks: &[u32],
    seen: &[Option<DateTime<FixedOffset>>],
    event_ranks: &[u32],
    hindsight: Option<u32>,
) -> Vec<Amendment<'a>> {
    if document.events.is_empty() {
        return Vec::new();
    }
    let mut by_id: Vec<(&str, u32, u32)> = (0..)
        .zip(document.contacts.iter().zip(contact_ranks))
        .filter(|(_, (_, rank))| **rank != NEVER)
        .map(|(at, (contact, rank))| (contact.id.as_str(), at, *rank))
        .collect();
    by_id.sort_unstable();
    let mut amendments: Vec<(u32, Amendment<'a>)> = (0..)
        .zip(document.events.iter().zip(seen.iter().zip(event_ranks)))
        .filter_map(|(at, (event, (seen, rank)))| {
            let seen = (*seen)?;
            let id = event.entry.amends()?.as_str();
            let found = by_id.binary_search_by(|known| known.0.cmp(id)).ok()?;
            let (_, contact, contact_rank) = *by_id.get(found)?;
            let effect = match hindsight.filter(|_| event.entry.takes_back()) {
                Some(until) if *rank >= until => return None,
                Some(_) => contact_rank,
                None => (*rank).max(contact_rank),
            };
            Some((*rank, Amendment { contact, rank: effect, seen, at, event }))
        })
        .collect();
    amendments.sort_by(|(rank_a, a), (rank_b, b)| {
        (a.contact, rank_a, &a.event.id).cmp(&(b.contact, rank_b, &b.event.id))
    });
    amendments.into_iter().map(|(_, amendment)| amendment).collect()
}

#[derive(Clone, Copy)]
struct Amendment<'a> {
    contact: u32,
    /// The rank at which it takes effect.
    rank: u32,
    seen: DateTime<FixedOffset>,
    at: u32,
    event: &'a Event,
}

/// A body of a contact and the ranks between which it stands.
struct Version<'a> {
    contact: u32,
    correction: Option<u32>,
    body: Body<'a>,
    from: u32,
    until: u32,
    refuted: u32,
}

struct Builder<'a> {
    document: &'a CaseDocument,
    codebook: &'a Codebook,
    amendments: Vec<Amendment<'a>>,
    history: History,
    bodies: Vec<Version<'a>>,
}

impl<'a> Builder<'a> {
    fn amendments_of(&self, contact: u32) -> &[Amendment<'a>] {
        let from = self.amendments.partition_point(|amendment| amendment.contact < contact);
        let rest = self.amendments.get(from..).unwrap_or_default();
        let length = rest.iter().take_while(|amendment| amendment.contact == contact).count();
        rest.get(..length).unwrap_or_default()
    }

    /// The bodies that a contact has one after the other.
    fn versions(&mut self, at: u32, contact: &'a Contact) {
        let rank = self.history.contact_ranks.get(at as usize).copied().unwrap_or(NEVER);
        if rank == NEVER {
            return;
        }
        let (mut deleted, mut refuted) = (NEVER, NEVER);
        let mut corrections = Vec::new();
        for amendment in self.amendments_of(at) {
            match &amendment.event.entry {
                Entry::Deleted { .. } => deleted = deleted.min(amendment.rank),
                Entry::Refuted { observation: None, .. } => refuted = refuted.min(amendment.rank),
                Entry::Corrected { now, .. } => {
                    corrections.push((amendment.rank, amendment.at, now.in_place_of(contact)));
                }
                _ => {}
            }
        }
        let mut version = Version {
            contact: at,
            correction: None,
            body: contact.body(),
            from: rank,
            until: deleted,
            refuted,
        };
        for (from, event, body) in corrections {
            let next = Version { correction: Some(event), body, from, ..version };
            version.until = from.min(deleted);
            self.push(version);
            version = next;
        }
        self.push(version);
    }

    /// Keeps a version that stands in some view.
    fn push(&mut self, version: Version<'a>) {
        if version.from < version.until {
            self.bodies.push(version);
        }
    }

    fn reports(&mut self) {
        let mut bodies = std::mem::take(&mut self.bodies);
        let name = |version: &Version<'_>| {
            self.document.contacts.get(version.contact as usize).map(|contact| contact.id.as_str())
        };
        bodies
            .sort_by(|a, b| (a.body.occurrence, name(a), a.from).cmp(&(b.body.occurrence, name(b), b.from)));
        let mut agencies: Vec<&str> = bodies.iter().map(|version| version.body.agency.as_str()).collect();
        agencies.sort_unstable();
        agencies.dedup();
        self.history.agencies = narrow(agencies.len());
        let mut last = None;
        for version in &bodies {
            if last != Some(version.body.occurrence) {
                last = Some(version.body.occurrence);
                let at = narrow(self.history.reports.len());
                self.history.occurrences.push((at, at));
            }
            let agency = agencies.binary_search(&version.body.agency.as_str()).unwrap_or_default();
            self.report(version, narrow(agency));
            if let Some(range) = self.history.occurrences.last_mut() {
                range.1 = narrow(self.history.reports.len());
            }
        }
    }

    fn report(&mut self, version: &Version<'a>, agency: u32) {
        let body = &version.body;
        let from = self.history.sightings.len();
        for (nth, observation) in (0..).zip(body.observations) {
            self.sightings(version, nth, observation);
        }
        if let Some(fresh) = self.history.sightings.get_mut(from..) {
            let id = |at: u32| body.observations.get(at as usize).map(Observation::id);
            fresh.sort_by_key(|sighting| (sighting.indicator, id(sighting.observation), sighting.from));
        }
        let earliest = day_number(body.occurred.earliest());
        let report = Report {
            contact: version.contact,
            correction: version.correction,
            occurrence: narrow(self.history.occurrences.len().saturating_sub(1)),
            first: self.history.contact_ranks.get(version.contact as usize).copied().unwrap_or(NEVER),
            from: version.from,
            until: version.until,
            refuted: version.refuted,
            days: (earliest, day_number(body.latest_day())),
            kind: body.kind.bit(),
            referral: body.kind == ContactKind::Referral,
            worry: body.worry.is_some(),
            first_hand: body.first_hand,
            sector: body.sector as u8,
            agency,
            ideology: body.ideology.map(|ideology| ideology.status.status()),
            sightings: (narrow(from), narrow(self.history.sightings.len())),
        };
        self.history.reports.push(report);
    }

    /// The ways in which an observation reads one after the other: unknown, say, and then answered.
    fn sightings(&mut self, version: &Version<'a>, nth: u32, observation: &Observation) {
        let id = observation.id();
        let (mut refuted, mut answer) = (NEVER, None);
        let first = narrow(self.history.explanations.len());
        let mut explained = Vec::new();
        let contact = self.document.contacts.get(version.contact as usize);
        let mut standing = contact.map(|contact| contact.observations.as_slice()).unwrap_or_default();
        for amendment in self.amendments_of(version.contact) {
            match &amendment.event.entry {
                Entry::Corrected { now, .. } => standing = &now.observations,
                Entry::Refuted { observation: Some(named), .. } if named.as_str() == id => {
                    refuted = refuted.min(amendment.rank);
                }
                Entry::Explained { observation: named, .. }
                    if match named {
                        Some(named) => named.as_str() == id,
                        // What a later correction adds was no part of the account.
                        None => standing.iter().any(|observation| observation.id() == id),
                    } =>
                {
                    explained.push(dated(amendment.seen, amendment.rank));
                }
                Entry::Answered { observation: named, presence, basis, role, .. }
                    if named.as_str() == id && observation.presence == Presence::Unknown =>
                {
                    answer = Some((amendment.rank, *presence, *basis, *role));
                }
                _ => {}
            }
        }
        self.history.explanations.extend(explained);
        let position = self.codebook.position(observation.indicator.as_str());
        let can_count = position.and_then(|at| self.codebook.at(at)).is_some_and(|i| i.can_count());
        let counts = |role: Option<Role>| can_count && role.is_some_and(Role::caused);
        let mut sighting = Sighting {
            observation: nth,
            indicator: position.unwrap_or(u16::MAX),
            number: NO_NUMBER,
            presence: observation.presence.into(),
            basis: observation.basis as u8,
            role: observation.role,
            counts: counts(observation.role),
            from: version.from,
            until: version.until,
            refuted,
            explanations: (first, narrow(self.history.explanations.len())),
        };
        if let Some((rank, presence, basis, role)) = answer {
            let answered = Sighting {
                presence: match presence {
                    Answer::Present => Seen::Present,
                    Answer::Absent => Seen::Absent,
                },
                basis: basis as u8,
                role: role.or(observation.role),
                counts: counts(role.or(observation.role)),
                from: rank.max(version.from),
                ..sighting.clone()
            };
            sighting.until = answered.from.min(version.until);
            self.keep(sighting);
            sighting = answered;
        }
        self.keep(sighting);
    }

    fn keep(&mut self, sighting: Sighting) {
        if sighting.from < sighting.until {
            self.history.sightings.push(sighting);
        }
    }
}
