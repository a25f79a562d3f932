//! Reading the cells of one row, and saying what is wrong with them.

use everycontact::{Code, ContactId, OccurrenceId, RowError};

use super::cell::Cell;
use super::fields::Layout;
use super::names::Name;
use super::rows::Rows;
use super::trouble::Trouble;

pub(super) const MISSING: &str = "a value is missing";
pub(super) const NO_ID: &str =
    "expected 1 to 100 letters, digits, `.`, `_`, `:` or `-`, the first a letter or digit";

/// Reads the cells of one row.
pub(super) struct Reader<'a> {
    pub(super) layout: &'a Layout,
    pub(super) at: u64,
}

/// What checks an id.
pub(super) trait Id {
    fn fits(text: &str) -> bool;
}

impl Id for ContactId {
    fn fits(text: &str) -> bool {
        Self::check(text).is_ok()
    }
}

impl Id for OccurrenceId {
    fn fits(text: &str) -> bool {
        Self::check(text).is_ok()
    }
}

impl Reader<'_> {
    pub(super) fn trouble(&self, field: &str, code: Code, message: &'static str) -> Box<Trouble> {
        Box::new(self.layout.trouble(self.at, field, code, message))
    }

    pub(super) fn row(&self, error: &RowError) -> Box<Trouble> {
        Box::new(self.layout.trouble(self.at, error.field(), error.code(), error.to_string()))
    }

    #[inline]
    pub(super) fn needed<T>(&self, field: &str, cell: Cell<T>) -> Result<T, Box<Trouble>> {
        match self.maybe(field, cell)? {
            Some(value) => Ok(value),
            None => Err(self.trouble(field, Code::MissingField, MISSING)),
        }
    }

    #[inline]
    pub(super) fn maybe<T>(&self, field: &str, cell: Cell<T>) -> Result<Option<T>, Box<Trouble>> {
        match cell {
            Cell::Is(value) => Ok(Some(value)),
            Cell::Null => Ok(None),
            Cell::Bad => {
                let (code, message) = expected(field);
                Err(self.trouble(field, code, message))
            }
        }
    }

    pub(super) fn id<T: Id>(&self, field: &str, name: Name<'_>) -> Result<(), Box<Trouble>> {
        match name {
            Name::Text(text) if !T::fits(text) => Err(self.trouble(field, Code::InvalidValue, NO_ID)),
            _ => Ok(()),
        }
    }

    pub(super) fn contact<'c>(&self, rows: &Rows<'c>, row: usize) -> Result<Option<Name<'c>>, Box<Trouble>> {
        let Some(contacts) = &rows.contacts else { return Ok(None) };
        let Some(name) = contacts.at(row) else {
            return Err(self.trouble("contact", Code::MissingField, MISSING));
        };
        self.id::<ContactId>("contact", name)?;
        Ok(Some(name))
    }
}

fn expected(field: &str) -> (Code, &'static str) {
    let variant = Code::UnknownVariant;
    match field {
        "kind" => (variant, "expected `referral`, `report`, `incident`, `disclosure` or `enquiry`"),
        "sector" => (
            variant,
            "expected `education`, `health`, `socialCare`, `police`, `justice`, `housing`, `employment`, \
             `community`, `public`, `onlinePlatform` or `other`",
        ),
        "worry" => (variant, "expected `professional`, `carer` or nothing"),
        "ideology" => (
            variant,
            "expected `notAssessed`, `noneIdentified`, `unclear`, `unstable`, `mixed` or `coherent`",
        ),
        "subject" => (variant, "expected `child` or `adult`"),
        "occurred" | "occurred_latest" => (
            Code::InvalidValue,
            "expected a day of the years 1900 to 2200, such as `2019-10-07`, `2019-10` or `2019`",
        ),
        "recorded" | "received" => (
            Code::InvalidValue,
            "expected an instant of the years 1900 to 2200, such as `2019-10-07T09:00:00Z`",
        ),
        "first_hand" => (Code::WrongType, "expected true or false"),
        _ => (Code::InvalidValue, NO_ID),
    }
}
