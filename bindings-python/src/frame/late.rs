//! Observations in a table of their own, one row each.

use arrow_schema::{ArrowError, Schema};
use everycontact::Code;

use super::fields::{Layout, OBSERVATION, Said, Source};
use super::intake::Intake;
use super::names::Names;
use super::observed::Signs;
use super::reader::MISSING;
use super::slice::Slice;
use super::trouble::{Trouble, Troubles};

/// How observations are read.
#[derive(Debug)]
pub(super) struct Long {
    pub(super) layout: Layout,
}

impl Long {
    pub(super) fn new(schema: &Schema, said: &Said, troubles: &mut Troubles) -> Self {
        let mut own = Said { zone: said.zone, ..Said::default() };
        own.columns.clone_from(&said.columns);
        own.constants.clone_from(&said.constants);
        // A name that the caller gave for the column of contacts need not be there: ids may be unique without a case.
        if let Some(name) = own.columns.get("case")
            && schema.field_with_name(name).is_err()
        {
            own.columns.remove("case");
        }
        Self { layout: Layout::new("observations", &OBSERVATION, schema, &own, troubles) }
    }

    /// Whether an observation says which case its contact is of.
    pub(super) fn names_case(&self) -> bool {
        matches!(self.layout.source("case"), Source::Column(_))
    }

    /// Takes in a slice of rows.
    pub(super) fn take(
        &self,
        slice: &Slice,
        intake: &mut Intake<'_>,
        troubles: &mut Troubles,
    ) -> Result<(), ArrowError> {
        let columns = slice.rows.columns();
        let names = |field| match self.layout.source(field) {
            Source::Column(at) => columns.get(*at).and_then(Names::of),
            _ => None,
        };
        let (cases, Some(contacts)) = (names("case"), names("contact")) else {
            return Err(ArrowError::SchemaError("a batch has another schema than its table".to_owned()));
        };
        let signs = Signs::new(&self.layout, columns, intake.codes());
        for row in 0..slice.len() {
            let at = slice.place(row);
            if let Err((case, trouble)) = self.row(row, at, cases.as_ref(), &contacts, &signs, intake) {
                case.into_iter().for_each(|case| intake.spoil(case));
                troubles.add(*trouble);
            }
        }
        Ok(())
    }

    /// Adds the observation of a row to its contact, or says what is wrong, and with which case.
    fn row(
        &self,
        row: usize,
        at: u64,
        cases: Option<&Names<'_>>,
        contacts: &Names<'_>,
        signs: &Signs,
        intake: &mut Intake<'_>,
    ) -> Result<(), (Option<u32>, Box<Trouble>)> {
        let trouble =
            |field, code, message: &'static str| Box::new(self.layout.trouble(at, field, code, message));
        let mut case = None;
        if let Some(cases) = cases {
            let Some(name) = cases.at(row) else {
                return Err((None, trouble("case", Code::MissingField, MISSING)));
            };
            case = intake.cases.find(0, name);
            if case.is_none() {
                return Err((None, trouble("case", Code::UnknownReference, "no contact is of this case")));
            }
        }
        let Some(name) = contacts.at(row) else {
            return Err((case, trouble("contact", Code::MissingField, MISSING)));
        };
        let known = intake.contacts.as_ref().and_then(|contacts| contacts.find(case.unwrap_or(0), name));
        let Some(number) = known else {
            return Err((case, trouble("contact", Code::UnknownReference, "there is no contact of this id")));
        };
        // A contact that could not be read has none; its case is spoilt already.
        let Some(contact) = intake.row_of.get(number as usize).copied().filter(|row| *row != u32::MAX) else {
            return Ok(());
        };
        let case = intake.builder.case_of(contact);
        let observation =
            signs.at(row).map_err(|(field, code, message)| (case, trouble(field, code, message)))?;
        intake.builder.observation_of(contact, observation).map_err(|error| {
            (case, Box::new(self.layout.trouble(at, error.field(), error.code(), error.to_string())))
        })
    }
}
