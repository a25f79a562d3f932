//! The history of a case: its contacts and amendments as intervals of the record's own time.
//!
//! Instants are replaced by their rank among the distinct instants of the record. Something recorded at
//! rank `r` is on record in a view of the first `n` instants if `r < n`; so one history serves every
//! as-of instant, and a view holds nothing that was recorded later.

mod build;
mod sight;

use std::sync::OnceLock;

use chrono::{DateTime, FixedOffset};

use crate::case::{CaseDocument, Repeats};
use crate::codebook::Codebook;
use crate::contact::{Body, Contact};
use crate::event::{Entry, Event};
use crate::ideology::IdeologyStatus;
use crate::number::{narrow, narrower};
use crate::observation::{Presence, Role};
use crate::viewpoint::Viewpoint;
use sight::Sight;

/// A rank that is never reached.
pub(crate) const NEVER: u32 = u32::MAX;

/// The number of an indicator that cannot count.
pub(crate) const NO_NUMBER: u16 = u16::MAX;

/// A contact as one body of it reads, original or corrected.
#[derive(Debug, Clone)]
pub(crate) struct Report {
    /// The contact's position in the document.
    pub(crate) contact: u32,
    /// The position of the event that corrected it, if this is not the original.
    pub(crate) correction: Option<u32>,
    pub(crate) occurrence: u32,
    /// The contact's own rank, whatever was corrected since.
    pub(crate) first: u32,
    /// The rank from which this body stands.
    pub(crate) from: u32,
    /// The rank at which it is superseded or deleted.
    pub(crate) until: u32,
    /// The rank at which the whole contact was refuted.
    pub(crate) refuted: u32,
    /// The earliest and the latest day on which it can have occurred.
    pub(crate) days: (i32, i32),
    pub(crate) kind: u8,
    pub(crate) referral: bool,
    pub(crate) worry: bool,
    pub(crate) first_hand: bool,
    pub(crate) sector: u8,
    pub(crate) agency: u32,
    /// What it says of an ideology, which routes alone read.
    pub(crate) ideology: Option<IdeologyStatus>,
    /// Its range in [`History::sightings`].
    pub(crate) sightings: (u32, u32),
}

/// An observation while it reads one way.
#[derive(Debug, Clone)]
pub(crate) struct Sighting {
    /// Its position in its report's body.
    pub(crate) observation: u32,
    /// The indicator's position in the codebook; `u16::MAX` if that lacks it.
    pub(crate) indicator: u16,
    /// The indicator's number in this record, or [`NO_NUMBER`]; see [`History::numbers`].
    pub(crate) number: u16,
    pub(crate) presence: Seen,
    pub(crate) basis: u8,
    /// The subject's part in it, as it stands.
    pub(crate) role: Option<Role>,
    /// Whether it can count: a risk that the subject caused and that no ideology binds.
    pub(crate) counts: bool,
    pub(crate) from: u32,
    pub(crate) until: u32,
    pub(crate) refuted: u32,
    /// Its range in [`History::explanations`].
    pub(crate) explanations: (u32, u32),
}

/// Presence as the engine reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    Present,
    Absent,
    Unknown,
}

impl From<Presence> for Seen {
    fn from(presence: Presence) -> Self {
        match presence {
            Presence::Present => Self::Present,
            Presence::Absent => Self::Absent,
            Presence::Unknown => Self::Unknown,
        }
    }
}

/// Something that happened at a rank, on a civil date.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dated {
    pub(crate) rank: u32,
    pub(crate) day: i32,
}

/// The deletion of a contact, whose content may be gone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tombstone {
    pub(crate) rank: u32,
    pub(crate) event: u32,
}

/// The record of one case as one viewpoint sees it; by default an empty one.
#[derive(Debug, Clone, Default)]
pub(crate) struct History {
    /// The distinct instants at which something came on record, in order.
    pub(crate) instants: Vec<DateTime<FixedOffset>>,
    /// The offset of the last entry, in which a replay gives its instants.
    pub(crate) offset: Option<FixedOffset>,
    /// Reports, in the order of occurrence, contact and rank.
    pub(crate) reports: Vec<Report>,
    pub(crate) sightings: Vec<Sighting>,
    /// The contact of each report and the report's position, in the order of the contacts.
    pub(crate) bodies: Vec<(u32, u32)>,
    /// Each occurrence's range of reports, in the order of their ids.
    pub(crate) occurrences: Vec<(u32, u32)>,
    pub(crate) explanations: Vec<Dated>,
    /// Closures, in the order of their ranks.
    pub(crate) closures: Vec<Dated>,
    pub(crate) tombstones: Vec<Tombstone>,
    /// How many distinct agencies reported.
    pub(crate) agencies: u32,
    /// The indicators that can count, in order, each with a number of its own from 0: there are few in one record, and
    /// what is kept for each is small.
    pub(crate) numbers: Vec<(u16, u16)>,
    /// Indicators that can count in two occurrences or more, in order; empty if nothing was ever closed or
    /// explained, so that nothing can have returned.
    pub(crate) returning: Vec<u16>,
    /// The rank of each contact, and of each event; `NEVER` for what the viewpoint does not see.
    pub(crate) contact_ranks: Vec<u32>,
    pub(crate) event_ranks: Vec<u32>,
}

impl History {
    /// The record of which nothing is known: no closure and no account, so that nothing can have returned.
    pub(crate) fn none() -> &'static Self {
        static NONE: OnceLock<History> = OnceLock::new();
        NONE.get_or_init(Self::default)
    }

    pub(crate) fn new(
        document: &CaseDocument,
        codebook: &Codebook,
        viewpoint: &Viewpoint,
        until: Option<DateTime<FixedOffset>>,
        repeats: &Repeats,
    ) -> Self {
        build::build(document, codebook, Sight::new(viewpoint, document, until), repeats, None)
    }

    /// The same record as it is known after its first `ranks` instants: what was found untrue, corrected or deleted
    /// by then never counted, and stood corrected from the beginning.
    pub(crate) fn with_hindsight(
        document: &CaseDocument,
        codebook: &Codebook,
        viewpoint: &Viewpoint,
        until: Option<DateTime<FixedOffset>>,
        repeats: &Repeats,
        ranks: u32,
    ) -> Self {
        build::build(document, codebook, Sight::new(viewpoint, document, until), repeats, Some(ranks))
    }

    /// How many instants of the record are not after `as_of`.
    pub(crate) fn ranks_at(&self, as_of: DateTime<FixedOffset>) -> u32 {
        narrow(self.instants.partition_point(|instant| *instant <= as_of))
    }

    /// The last closure before a rank.
    pub(crate) fn closure_before(&self, rank: u32) -> Option<Dated> {
        let at = self.closures.partition_point(|closure| closure.rank < rank);
        self.closures.get(at.checked_sub(1)?).copied()
    }

    /// The body of a contact that counts in a view of the first `ranks` instants.
    pub(crate) fn report_of(&self, contact: usize, ranks: u32) -> Option<&Report> {
        self.reports.get(self.report_at(contact, ranks)?)
    }

    /// Its position among the reports.
    pub(crate) fn report_at(&self, contact: usize, ranks: u32) -> Option<usize> {
        let from = self.bodies.partition_point(|(of, _)| (*of as usize) < contact);
        let own = self.bodies.get(from..).unwrap_or_default().iter();
        let mut own = own.take_while(|(of, _)| *of as usize == contact).map(|(_, at)| *at as usize);
        own.find(|at| self.reports.get(*at).is_some_and(|report| report.counted(ranks)))
    }

    /// The events that are seen at the first `ranks` instants, each with its rank: by rank, then by id.
    pub(crate) fn events_in_order(&self, document: &CaseDocument, ranks: u32) -> Vec<(u32, usize)> {
        let seen = self.event_ranks.iter().copied().zip(0..).filter(|(rank, _)| *rank < ranks);
        let mut events: Vec<(u32, usize)> = seen.collect();
        events.sort_by_key(|(rank, at)| (*rank, document.events.get(*at).map(|event| &event.id)));
        events
    }

    /// The id of an occurrence.
    pub(crate) fn occurrence_id<'a>(&self, document: &'a CaseDocument, occurrence: usize) -> &'a str {
        let report = self.reports_of(occurrence).first();
        report.and_then(|report| report.body(document)).map_or("", |body| body.occurrence)
    }

    /// The position of an occurrence.
    pub(crate) fn occurrence_at(&self, document: &CaseDocument, id: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.occurrences.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.occurrence_id(document, middle) < id {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low < self.occurrences.len() && self.occurrence_id(document, low) == id).then_some(low)
    }

    pub(crate) fn reports_of(&self, occurrence: usize) -> &[Report] {
        let (from, to) = self.occurrences.get(occurrence).copied().unwrap_or_default();
        self.reports.get(from as usize..to as usize).unwrap_or_default()
    }

    pub(crate) fn sightings_of(&self, report: &Report) -> &[Sighting] {
        let (from, to) = report.sightings;
        self.sightings.get(from as usize..to as usize).unwrap_or_default()
    }

    /// Whether a report holds a present risk that the subject caused and that was not refuted.
    pub(crate) fn has_known_risk(&self, report: &Report, ranks: u32) -> bool {
        self.sightings_of(report).iter().any(|sighting| sighting.is_known(ranks))
    }

    pub(crate) fn explanations_of(&self, sighting: &Sighting) -> &[Dated] {
        let (from, to) = sighting.explanations;
        self.explanations.get(from as usize..to as usize).unwrap_or_default()
    }

    /// The number of an indicator that can count.
    pub(crate) fn number_of(&self, indicator: u16) -> Option<u16> {
        let found = self.numbers.binary_search_by_key(&indicator, |(known, _)| *known);
        found.ok().and_then(|at| self.numbers.get(at)).map(|(_, number)| *number)
    }

    /// Gives an indicator a number if it has none.
    pub(crate) fn give_number(&mut self, indicator: u16) {
        if let Err(at) = self.numbers.binary_search_by_key(&indicator, |(known, _)| *known) {
            self.numbers.insert(at, (indicator, narrower(self.numbers.len())));
        }
    }

    /// Whether an indicator could have returned in some view.
    pub(crate) fn may_return(&self, indicator: u16) -> bool {
        self.returning.binary_search(&indicator).is_ok()
    }

    /// The first closure at or after a rank.
    pub(crate) fn closure_after(&self, rank: u32) -> Option<Dated> {
        let at = self.closures.partition_point(|closure| closure.rank < rank);
        self.closures.get(at).copied()
    }
}

impl Report {
    /// Whether this body stands in a view of the first `ranks` instants, refuted or not.
    pub(crate) fn stands(&self, ranks: u32) -> bool {
        self.from < ranks && ranks <= self.until
    }

    /// Whether it stands and counts.
    pub(crate) fn counted(&self, ranks: u32) -> bool {
        self.stands(ranks) && ranks <= self.refuted
    }

    pub(crate) fn contact_in<'a>(&self, document: &'a CaseDocument) -> Option<&'a Contact> {
        document.contacts.get(self.contact as usize)
    }

    /// What it says, as the document has it.
    pub(crate) fn body<'a>(&self, document: &'a CaseDocument) -> Option<Body<'a>> {
        let contact = self.contact_in(document)?;
        let Some(event) = self.correction else {
            return Some(contact.body());
        };
        match document.events.get(event as usize) {
            Some(Event { entry: Entry::Corrected { now, .. }, .. }) => Some(now.in_place_of(contact)),
            _ => None,
        }
    }
}

impl Sighting {
    /// Whether the observation reads this way in a view of the first `ranks` instants.
    pub(crate) fn reads(&self, ranks: u32) -> bool {
        self.from < ranks && ranks <= self.until
    }

    /// Whether it is known in that view: a present risk that the subject caused, and not found untrue.
    pub(crate) fn is_known(&self, ranks: u32) -> bool {
        self.reads(ranks) && self.counts && self.presence == Seen::Present && !self.is_refuted(ranks)
    }

    pub(crate) fn is_refuted(&self, ranks: u32) -> bool {
        self.refuted < ranks
    }
}
