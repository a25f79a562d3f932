//! Taking in the rows of contacts.

use std::cmp::Ordering;

use arrow_array::{ArrayRef, RecordBatch, UInt32Array};
use arrow_schema::ArrowError;
use everycontact::{
    CaseBatch, CaseBatchBuilder, CaseId, Code, Codebook, ContactRow, Occurred, OccurrenceId, RowError,
};

use super::fields::Source;
use super::names::{Last, Name};
use super::numbering::Numbering;
use super::observed::{Codes, Lists};
use super::reader::{MISSING, NO_ID, Reader};
use super::rows::{Order, Plan, Rows};
use super::slice::{Slice, unnamed};
use super::trouble::{Trouble, Troubles};

/// Contacts that were taken in, grouped by case.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) batch: CaseBatch,
    /// The cases' names, in the caller's type.
    pub(super) ids: ArrayRef,
    pub(super) cases: Numbering,
    /// The contacts' names, if they have any.
    pub(super) contacts: Option<Numbering>,
    /// Of each contact its number among the names, or else that of its row in the caller's table.
    pub(super) numbers: Vec<u32>,
    /// The cases with a row that could not be read, of which nothing is said.
    pub(super) spoilt: Vec<bool>,
}

/// What is being taken in.
pub(super) struct Intake<'a> {
    codebook: &'a Codebook,
    pub(super) plan: &'a Plan,
    codes: Codes,
    pub(super) builder: CaseBatchBuilder,
    pub(super) cases: Numbering,
    pub(super) contacts: Option<Numbering>,
    numbers: Vec<u32>,
    /// Of each name of a contact its row in the batch.
    pub(super) row_of: Vec<u32>,
    occurrences: Numbering,
    pub(super) spoilt: Vec<bool>,
    /// The cases' names in the caller's type, as they came.
    ids: Vec<ArrayRef>,
    last: Last,
    /// Whether names are needed once everything is read.
    pub(super) keep_names: bool,
    /// Whether the ids of contacts are looked up within their cases.
    pub(super) scoped: bool,
    /// Whether the rows turned out not to be sorted, though they should be.
    pub(super) unsorted: bool,
}

impl<'a> Intake<'a> {
    pub(super) fn new(codebook: &'a Codebook, plan: &'a Plan) -> Self {
        Self {
            codebook,
            plan,
            codes: Codes::new(codebook),
            builder: CaseBatchBuilder::new(codebook),
            cases: Numbering::default(),
            contacts: plan.layout.has("contact").then(Numbering::default),
            numbers: Vec::new(),
            row_of: Vec::new(),
            occurrences: Numbering::default(),
            spoilt: Vec::new(),
            ids: Vec::new(),
            last: Last::None,
            keep_names: true,
            scoped: true,
            unsorted: false,
        }
    }

    pub(super) fn codes(&self) -> &Codes {
        &self.codes
    }

    /// Takes in a slice of rows.
    pub(super) fn take(&mut self, slice: &Slice, troubles: &mut Troubles) -> Result<(), ArrowError> {
        let columns = slice.rows.columns();
        let Some(rows) = Rows::read(self.plan, &self.codes, &mut self.builder, columns) else {
            return Err(ArrowError::SchemaError("a batch has another schema than its table".to_owned()));
        };
        self.builder.reserve(slice.len(), rows.lists.as_ref().map_or(0, Lists::len));
        let (mut fresh, mut before): (Vec<u32>, Option<(Name<'_>, u32)>) = (Vec::new(), None);
        for row in 0..slice.len() {
            let at = slice.place(row);
            let Some(name) = rows.cases.at(row) else {
                troubles.add(self.plan.layout.trouble(at, "case", Code::MissingField, MISSING));
                continue;
            };
            let case = match before.filter(|(known, _)| *known == name) {
                Some((_, case)) => case,
                None => match self.case(name, at) {
                    Ok((case, new)) => {
                        if new {
                            fresh.push(u32::try_from(row).unwrap_or(u32::MAX));
                        }
                        before = Some((name, case));
                        case
                    }
                    Err(trouble) => {
                        troubles.add(*trouble);
                        continue;
                    }
                },
            };
            if let Err(trouble) = self.row(&rows, row, at, case, troubles) {
                self.spoil(case);
                troubles.add(*trouble);
            }
        }
        self.keep_ids(&slice.rows, &fresh)
    }

    fn keep_ids(&mut self, slice: &RecordBatch, fresh: &[u32]) -> Result<(), ArrowError> {
        let Source::Column(at) = self.plan.layout.source("case") else { return Ok(()) };
        let Some(column) = slice.columns().get(*at) else { return Ok(()) };
        if !fresh.is_empty() {
            self.ids.push(arrow_select::take::take(column, &UInt32Array::from(fresh.to_vec()), None)?);
        }
        Ok(())
    }

    /// The number of a case, and whether it is new.
    fn case(&mut self, name: Name<'_>, at: u64) -> Result<(u32, bool), Box<Trouble>> {
        let layout = &self.plan.layout;
        if let Name::Text(text) = name
            && CaseId::check(text).is_err()
        {
            return Err(Box::new(layout.trouble(at, "case", Code::InvalidValue, NO_ID)));
        }
        let (case, new) = match self.plan.order {
            Order::Any => self.cases.number(0, name),
            Order::Runs | Order::Ascending => self.next_case(name, at)?,
        };
        if new {
            self.spoilt.push(false);
        }
        Ok((case, new))
    }

    /// The number of a case where its rows come in one run, so that none needs to be looked up.
    fn next_case(&mut self, name: Name<'_>, at: u64) -> Result<(u32, bool), Box<Trouble>> {
        let next = u32::try_from(self.spoilt.len()).unwrap_or(u32::MAX);
        match self.last.compare(name) {
            Ordering::Equal => return Ok((next.saturating_sub(1), false)),
            Ordering::Greater if self.plan.order == Order::Ascending => {
                self.unsorted = true;
                let message = "the rows are not sorted by case: a case could fall apart";
                return Err(Box::new(self.plan.layout.trouble(at, "case", Code::InvalidValue, message)));
            }
            Ordering::Less | Ordering::Greater => {}
        }
        self.last.set(name);
        if self.keep_names {
            self.cases.number(0, name);
        }
        Ok((next, true))
    }

    fn row(
        &mut self,
        rows: &Rows<'_>,
        row: usize,
        at: u64,
        case: u32,
        troubles: &mut Troubles,
    ) -> Result<(), Box<Trouble>> {
        let read = Reader { layout: &self.plan.layout, at };
        // First of all: an observation of a contact that cannot be read is no mistake of its own.
        let id = read.contact(rows, row)?;
        let number = self.number(&read, case, id)?;
        let (kind, sector) =
            (read.needed("kind", rows.kind.at(row))?, read.needed("sector", rows.sector.at(row))?);
        let agency = read.needed("agency", rows.agency.at(row))?;
        let mut occurred = read.needed("occurred", rows.occurred.at(row))?;
        if let Some(latest) = read.maybe("occurred_latest", rows.latest.at(row))? {
            let span = Occurred::new(occurred.earliest(), latest.latest());
            occurred = span.map_err(|_| {
                read.trouble("occurred_latest", Code::InvalidValue, "the latest day is before the earliest")
            })?;
        }
        let mut contact = ContactRow::new(
            case,
            kind,
            sector,
            agency,
            occurred,
            read.needed("recorded", rows.recorded.at(row))?,
        );
        contact.received = read.maybe("received", rows.received.at(row))?;
        contact.first_hand = read.needed("first_hand", rows.first_hand.at(row))?;
        contact.worry = read.maybe("worry", rows.worry.at(row))?;
        let ideology = read.maybe("ideology", rows.ideology.at(row))?;
        if let Some(key) = rows.occurrences.as_ref().and_then(|keys| keys.at(row)) {
            read.id::<OccurrenceId>("occurrence", key)?;
            contact.occurrence = Some(self.occurrences.number(0, key).0);
        }
        if let Some(is) = read.maybe("subject", rows.subject.at(row))? {
            self.builder.subject(case, is).map_err(|error| read.row(&error))?;
        }
        self.builder.contact(&contact).map_err(|error| read.row(&error))?;
        let own = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        if let Some(row) = number.and_then(|number| self.row_of.get_mut(number as usize)) {
            *row = own;
        }
        self.numbers.push(number.unwrap_or(u32::try_from(at).unwrap_or(u32::MAX)));
        if let Some(status) = ideology {
            let id = id.map_or_else(|| unnamed(at), Name::id);
            self.builder.ideology(status, &id);
        }
        self.observations(rows, row, at, case, troubles);
        Ok(())
    }

    /// Gives the contact its number, if it has an id: two contacts of one id are a mistake.
    fn number(
        &mut self,
        read: &Reader<'_>,
        case: u32,
        id: Option<Name<'_>>,
    ) -> Result<Option<u32>, Box<Trouble>> {
        let scope = if self.scoped { case } else { 0 };
        let (Some(contacts), Some(id)) = (&mut self.contacts, id) else { return Ok(None) };
        let (number, new) = contacts.number(scope, id);
        if !new {
            let message = "a contact of this id stands in an earlier row";
            return Err(read.trouble("contact", Code::DuplicateId, message));
        }
        self.row_of.push(u32::MAX);
        Ok(Some(number))
    }

    fn observations(&mut self, rows: &Rows<'_>, row: usize, at: u64, case: u32, troubles: &mut Troubles) {
        let Some(lists) = &rows.lists else { return };
        for observation in lists.of(row, at) {
            let added = observation.and_then(|observation| {
                let refused =
                    |error: RowError| lists.trouble(at, error.field(), error.code(), error.to_string());
                self.builder.observation(observation).map_err(refused)
            });
            if let Err(trouble) = added {
                self.spoil(case);
                troubles.add(trouble);
            }
        }
    }

    /// Says nothing of a case: a level that leaves a row out could be too low.
    pub(super) fn spoil(&mut self, case: u32) {
        if let Some(spoilt) = self.spoilt.get_mut(case as usize) {
            *spoilt = true;
        }
    }

    /// All that was taken in, grouped; what comes next starts anew.
    pub(super) fn finish<E: From<ArrowError>>(
        &mut self,
        pace: impl FnMut() -> Result<(), E>,
    ) -> Result<Loaded, E> {
        let builder = std::mem::replace(&mut self.builder, CaseBatchBuilder::new(self.codebook));
        let ids = std::mem::take(&mut self.ids);
        let arrays: Vec<&dyn arrow_array::Array> = ids.iter().map(|ids| ids.as_ref()).collect();
        let ids = if arrays.is_empty() {
            arrow_array::new_empty_array(&self.plan.case)
        } else {
            arrow_select::concat::concat(&arrays)?
        };
        self.row_of.clear();
        self.occurrences = Numbering::default();
        if !self.keep_names {
            (self.cases, self.contacts) =
                (Numbering::default(), self.contacts.take().map(|_| Numbering::default()));
            self.numbers = Vec::new();
        }
        let mut batch = builder;
        // Every case has its place, also one of which no row could be read.
        batch.at_least(u32::try_from(self.spoilt.len()).unwrap_or(u32::MAX));
        Ok(Loaded {
            batch: batch.finish_with(pace)?,
            ids,
            cases: std::mem::take(&mut self.cases),
            contacts: self.contacts.as_mut().map(std::mem::take),
            numbers: std::mem::take(&mut self.numbers),
            spoilt: std::mem::take(&mut self.spoilt),
        })
    }
}
