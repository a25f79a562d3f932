//! A case of a batch as a loaded case.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use super::{CaseBatch, Noted};
use crate::case::{CASE_SCHEMA, Case, CaseDocument};
use crate::contact::{Contact, Worrier, Worry};
use crate::diagnostic::{Code, LoadError};
use crate::engine::{BY_ITSELF, Packed, Sign};
use crate::id::{AgencyId, CaseId, ContactId, IdError, ObservationId, OccurrenceId, StrandCode, SubjectId};
use crate::ideology::{Ideology, IdeologyRecord, IdeologyStatus};
use crate::json;
use crate::observation::Observation;
use crate::subject::{AgeBand, Subject};
use crate::text::FreeText;
use crate::time::Occurred;

impl CaseBatch {
    /// A case of the batch as a loaded case, for its reasons. `contact_id` gives the id of the contact of a row, by
    /// the number in which rows were given.
    ///
    /// What a batch does not hold is not in it: free text, labels of concern, sources. A subject of whom nothing is said
    /// stands as an adult, which may choose a home and touches no level.
    ///
    /// # Errors
    /// If an id has another shape than ids have, two contacts have the same, or the case is larger than cases may be.
    pub fn to_case(
        &self,
        case: usize,
        id: &str,
        contact_id: impl Fn(usize) -> String,
    ) -> Result<Case, LoadError> {
        let document = self.document_of(case, id, contact_id);
        let refused = |error: IdError| json::refuse("case", "id", Code::InvalidValue, error.to_string());
        Case::parse(&json::write(&document.map_err(refused)?), &self.codebook)
    }

    fn document_of(
        &self,
        case: usize,
        id: &str,
        contact_id: impl Fn(usize) -> String,
    ) -> Result<CaseDocument, IdError> {
        let said: BTreeMap<u32, &Noted> =
            self.ideologies_of(case).iter().rev().map(|noted| (noted.row, noted)).collect();
        let contacts = self.range(case).zip(self.contacts_of(case)).map(|(at, packed)| {
            let id = ContactId::new(&contact_id(packed.source as usize))?;
            let ideology = said.get(&packed.source).and_then(|noted| ideology(noted));
            Ok(Contact { ideology, ..self.contact(at, packed, id)? })
        });
        let is = self.subjects.get(case).copied().flatten().unwrap_or(AgeBand::Adult);
        Ok(CaseDocument {
            schema: CASE_SCHEMA.to_owned(),
            id: CaseId::new(id)?,
            about: None,
            subject: Subject { id: SubjectId::new(id)?, is },
            contacts: contacts.collect::<Result<_, IdError>>()?,
            events: Vec::new(),
            unitemised: Vec::new(),
        })
    }

    fn contact(&self, at: usize, packed: &Packed, id: ContactId) -> Result<Contact, IdError> {
        let agency = self.agencies.get(packed.agency as usize).cloned();
        let key = (packed.occurrence != BY_ITSELF).then(|| format!("occurrence:{}", packed.occurrence));
        Ok(Contact {
            id,
            kind: packed.kind,
            sector: packed.sector,
            agency: agency.map_or_else(|| AgencyId::new("unknown"), Ok)?,
            first_hand: packed.facts.first_hand(),
            occurred: occurred(packed.days),
            received: self.received(packed.source),
            recorded: recorded(packed),
            occurrence: key.map(|key| OccurrenceId::new(&key)).transpose()?,
            summary: None,
            done: None,
            observations: self.observations_of(at)?,
            worry: packed.worry.and_then(worry),
            ideology: None,
            sources: Vec::new(),
        })
    }

    fn received(&self, row: u32) -> Option<DateTime<FixedOffset>> {
        let found = self.received.binary_search_by_key(&row, |(of, _)| *of).ok()?;
        self.received.get(found).map(|(_, received)| *received)
    }

    fn observations_of(&self, contact: usize) -> Result<Vec<Observation>, IdError> {
        let signs = self.signs_of(contact);
        let written = signs.iter().enumerate().filter_map(|(nth, sign)| {
            let code = self.codebook.at(sign.indicator).map(|indicator| indicator.code.clone())?;
            let again = signs.iter().take(nth).any(|before| before.indicator == sign.indicator);
            let id = again.then(|| ObservationId::new(&format!("again:{nth}"))).transpose();
            Some(id.map(|id| observation(sign, code, id)))
        });
        written.collect()
    }
}

fn observation(sign: &Sign, indicator: crate::id::IndicatorCode, id: Option<ObservationId>) -> Observation {
    let Sign { presence, basis, role, .. } = *sign;
    Observation { indicator, id, presence, basis, role, note: None }
}

fn occurred((earliest, latest): (i32, i32)) -> Occurred {
    let day = |number| NaiveDate::from_num_days_from_ce_opt(number).unwrap_or_default();
    Occurred::between(day(earliest), day(latest))
}

fn recorded(packed: &Packed) -> DateTime<FixedOffset> {
    let instant = DateTime::<Utc>::from_timestamp_nanos(packed.recorded);
    match FixedOffset::east_opt(packed.offset) {
        Some(offset) => instant.with_timezone(&offset),
        None => instant.fixed_offset(),
    }
}

fn worry(by: Worrier) -> Option<Worry> {
    Some(Worry { by, reason: FreeText::new("not in the columns").ok()? })
}

/// A status as a record: the columns hold no strand.
fn ideology(noted: &Noted) -> Option<IdeologyRecord> {
    let status = match noted.status {
        IdeologyStatus::NotAssessed => Ideology::NotAssessed,
        IdeologyStatus::NoneIdentified => Ideology::NoneIdentified,
        IdeologyStatus::Unclear => Ideology::Unclear,
        IdeologyStatus::Unstable => Ideology::Unstable,
        IdeologyStatus::Mixed => Ideology::Mixed,
        IdeologyStatus::Coherent => {
            Ideology::Coherent { strand: StrandCode::new("not-in-the-columns").ok()? }
        }
    };
    Some(IdeologyRecord { status, scheme: None, concern: None })
}
