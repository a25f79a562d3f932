//! Building a batch, row by row and in any order.

use std::collections::BTreeMap;
use std::convert::Infallible;

use chrono::{DateTime, Datelike, FixedOffset};

use super::{CaseBatch, Noted, Received, group};
use crate::codebook::Codebook;
use crate::contact::{ContactKind, MAX_OBSERVATIONS, Sector, Worrier};
use crate::diagnostic::Code;
use crate::engine::{BY_ITSELF, Facts, Packed, Sign};
use crate::id::{AgencyId, IdError};
use crate::ideology::IdeologyStatus;
use crate::indicator::Polarity;
use crate::number::narrow;
use crate::observation::{Basis, Presence, Role};
use crate::subject::AgeBand;
use crate::time::{Occurred, day_number};

/// A contact of a batch.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ContactRow {
    /// The number of its case, from 0. A batch has every case up to the highest number that it was given.
    pub case: u32,
    /// What kind of contact it is.
    pub kind: ContactKind,
    /// The sector of the service.
    pub sector: Sector,
    /// The service, by the number that [`CaseBatchBuilder::agency`] gave it.
    pub agency: u32,
    /// Whether the service saw or heard it itself.
    pub first_hand: bool,
    /// When it occurred.
    pub occurred: Occurred,
    /// When the service received it; without it, when it was recorded.
    pub received: Option<DateTime<FixedOffset>>,
    /// When it was recorded.
    pub recorded: DateTime<FixedOffset>,
    /// A number that further reports of the same occurrence share within a case; below `u32::MAX`.
    pub occurrence: Option<u32>,
    /// Who worries, if anybody does.
    pub worry: Option<Worrier>,
}

impl ContactRow {
    /// A contact at first hand, of an occurrence by itself, without a worry.
    #[must_use]
    pub fn new(
        case: u32,
        kind: ContactKind,
        sector: Sector,
        agency: u32,
        occurred: Occurred,
        recorded: DateTime<FixedOffset>,
    ) -> Self {
        Self {
            case,
            kind,
            sector,
            agency,
            first_hand: true,
            occurred,
            received: None,
            recorded,
            occurrence: None,
            worry: None,
        }
    }
}

/// An observation of a batch.
#[derive(Debug, Clone, Copy)]
pub struct ObservationRow {
    /// The indicator's position in the codebook.
    pub indicator: u16,
    /// Whether it was there.
    pub presence: Presence,
    /// What that rests on.
    pub basis: Basis,
    /// The subject's part in it; needed for every risk indicator.
    pub role: Option<Role>,
}

/// A row that was refused: which rule it breaks, and in which field. It repeats nothing of the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct RowError {
    code: Code,
    field: &'static str,
    message: &'static str,
}

impl RowError {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// The field, by its name in a case document.
    #[must_use]
    pub fn field(&self) -> &'static str {
        self.field
    }
}

fn refused<T>(code: Code, field: &'static str, message: &'static str) -> Result<T, RowError> {
    Err(RowError { code, field, message })
}

/// What an indicator is to a batch.
#[derive(Debug, Clone, Copy)]
struct Meaning {
    risk: bool,
    can_count: bool,
}

/// Takes the contacts and observations of many cases, in any order; see [`CaseBatch`].
#[derive(Debug)]
pub struct CaseBatchBuilder {
    pub(super) codebook: Codebook,
    meanings: Vec<Meaning>,
    numbers: BTreeMap<AgencyId, u32>,
    pub(super) agencies: Vec<AgencyId>,
    pub(super) cases: Vec<u32>,
    pub(super) contacts: Vec<Packed>,
    /// Where the observations start that were given right after each contact.
    pub(super) first: Vec<u32>,
    pub(super) signs: Vec<Sign>,
    /// Observations that were given later, with the number of their contact's row.
    pub(super) late: Vec<(u32, Sign)>,
    pub(super) subjects: Vec<Option<AgeBand>>,
    ideologies: Vec<(Noted, Box<str>)>,
    pub(super) received: Vec<Received>,
    pub(super) keys: bool,
}

impl CaseBatchBuilder {
    /// An empty batch whose observations name the indicators of a codebook.
    #[must_use]
    pub fn new(codebook: &Codebook) -> Self {
        let meaning = |indicator: &crate::indicator::Indicator| Meaning {
            risk: indicator.polarity == Polarity::Risk,
            can_count: indicator.can_count(),
        };
        Self {
            codebook: codebook.clone(),
            meanings: codebook.indicators().iter().map(meaning).collect(),
            numbers: BTreeMap::new(),
            agencies: Vec::new(),
            cases: Vec::new(),
            contacts: Vec::new(),
            first: Vec::new(),
            signs: Vec::new(),
            late: Vec::new(),
            subjects: Vec::new(),
            ideologies: Vec::new(),
            received: Vec::new(),
            keys: false,
        }
    }

    /// Makes room for so many more contacts and observations.
    pub fn reserve(&mut self, contacts: usize, observations: usize) {
        self.cases.reserve(contacts);
        self.contacts.reserve(contacts);
        self.first.reserve(contacts);
        self.signs.reserve(observations);
    }

    /// How many contacts it has.
    #[must_use]
    pub fn contacts(&self) -> usize {
        self.contacts.len()
    }

    /// The case of a contact, by the number of its row.
    #[must_use]
    pub fn case_of(&self, contact: u32) -> Option<u32> {
        self.cases.get(contact as usize).copied()
    }

    /// Makes room for the cases up to a number, also those that get no contact.
    pub fn at_least(&mut self, cases: u32) {
        if self.subjects.len() < cases as usize {
            self.subjects.resize(cases as usize, None);
        }
    }

    /// The number of an agency.
    ///
    /// # Errors
    /// If the text is no identifier.
    pub fn agency(&mut self, id: &str) -> Result<u32, IdError> {
        if let Some(number) = self.numbers.get(id) {
            return Ok(*number);
        }
        let (id, number) = (AgencyId::new(id)?, narrow(self.agencies.len()));
        self.agencies.push(id.clone());
        self.numbers.insert(id, number);
        Ok(number)
    }

    /// Adds a contact; its row has the number of the contacts before it.
    ///
    /// # Errors
    /// If its times contradict one another, as in a case document.
    pub fn contact(&mut self, row: &ContactRow) -> Result<(), RowError> {
        let received = row.received.unwrap_or(row.recorded);
        let earliest = day_number(row.occurred.earliest());
        let received_day = received.naive_local().num_days_from_ce();
        if received_day < earliest {
            let field = if row.received.is_some() { "received" } else { "occurred" };
            let message = "it was received before the earliest day on which it can have occurred";
            return refused(Code::ReceivedBeforeOccurred, field, message);
        }
        if received > row.recorded {
            return refused(
                Code::RecordedBeforeReceived,
                "received",
                "it was recorded before it was received",
            );
        }
        let Some(recorded) = row.recorded.timestamp_nanos_opt() else {
            return refused(Code::InvalidValue, "recorded", "the year must be from 1900 to 2200");
        };
        if narrow(self.contacts.len()) >= BY_ITSELF - 1 || row.case == u32::MAX {
            return refused(Code::TooMany, "case", "a batch holds fewer rows than that");
        }
        if let Some(received) =
            row.received.filter(|_| row.recorded.naive_local().num_days_from_ce() < received_day)
        {
            self.received.push((narrow(self.contacts.len()), received));
        }
        self.keys |= row.occurrence.is_some();
        self.cases.push(row.case);
        self.first.push(narrow(self.signs.len()));
        self.contacts.push(Packed {
            recorded,
            days: (earliest, day_number(row.occurred.latest()).min(received_day)),
            agency: row.agency,
            own_agency: 0,
            occurrence: row.occurrence.unwrap_or(BY_ITSELF),
            source: narrow(self.contacts.len()),
            offset: row.recorded.offset().local_minus_utc(),
            kind: row.kind,
            sector: row.sector,
            worry: row.worry,
            facts: Facts::new(row.first_hand),
        });
        Ok(())
    }

    /// Adds an observation to the contact that was added last.
    ///
    /// # Errors
    /// If the codebook has no such indicator, a risk indicator comes without the subject's part, or the contact has too
    /// many.
    pub fn observation(&mut self, row: ObservationRow) -> Result<(), RowError> {
        let sign = self.sign(row)?;
        let own = self.first.last().map_or(0, |first| self.signs.len() - *first as usize);
        if own >= MAX_OBSERVATIONS {
            return refused(Code::TooMany, "observations", "a contact has at most 256 observations");
        }
        self.signs.push(sign);
        Ok(())
    }

    /// Adds an observation to a contact, by the number of its row.
    ///
    /// # Errors
    /// As for [`CaseBatchBuilder::observation`].
    pub fn observation_of(&mut self, contact: u32, row: ObservationRow) -> Result<(), RowError> {
        let sign = self.sign(row)?;
        if contact as usize >= self.contacts.len() {
            return refused(Code::UnknownReference, "contact", "there is no contact of that number");
        }
        self.late.push((contact, sign));
        Ok(())
    }

    fn sign(&self, row: ObservationRow) -> Result<Sign, RowError> {
        let Some(meaning) = self.meanings.get(usize::from(row.indicator)) else {
            return refused(Code::UnknownIndicator, "indicator", "the codebook has no such indicator");
        };
        if meaning.risk && row.role.is_none() {
            return refused(Code::MissingRole, "role", "a risk indicator needs the subject's role");
        }
        let counts = meaning.can_count && row.role.is_some_and(Role::caused);
        let ObservationRow { indicator, presence, basis, role } = row;
        Ok(Sign::new(indicator, presence, basis, role, counts))
    }

    /// Says what the contact that was added last found of an ideology, which routes alone read; of several recorded
    /// at once, that of the greatest `contact_id` is the last.
    pub fn ideology(&mut self, status: IdeologyStatus, contact_id: &str) {
        if let (Some(case), Some(contact)) = (self.cases.last(), self.contacts.last()) {
            let noted = Noted { case: *case, recorded: contact.recorded, status, row: contact.source };
            self.ideologies.push((noted, contact_id.into()));
        }
    }

    /// Says whether a case's subject is a child or an adult.
    ///
    /// # Errors
    /// If the opposite was said before.
    pub fn subject(&mut self, case: u32, is: AgeBand) -> Result<(), RowError> {
        let at = case as usize;
        if self.subjects.len() <= at {
            self.subjects.resize(at + 1, None);
        }
        match self.subjects.get_mut(at) {
            Some(Some(said)) if *said != is => {
                refused(Code::InvalidValue, "subject", "the case's subject was said to be the other before")
            }
            Some(said) => {
                *said = Some(is);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// The batch, grouped by case.
    #[must_use]
    pub fn finish(self) -> CaseBatch {
        match self.finish_with(|| Ok::<(), Infallible>(())) {
            Ok(batch) => batch,
            Err(never) => match never {},
        }
    }

    /// The same, given up with the first error of `pace`, which is called every few thousand rows.
    ///
    /// # Errors
    /// With that error.
    pub fn finish_with<E>(mut self, mut pace: impl FnMut() -> Result<(), E>) -> Result<CaseBatch, E> {
        let mut noted = std::mem::take(&mut self.ideologies);
        noted.sort_by(|(a, a_id), (b, b_id)| (a.case, a.recorded, a_id).cmp(&(b.case, b.recorded, b_id)));
        let ideologies = noted.into_iter().map(|(noted, _)| noted).collect();
        group::group(self, ideologies, &mut pace)
    }
}
