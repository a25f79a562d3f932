//! Identifiers and codes: opaque references that are checked when they are made.
//!
//! An identifier is a reference, never a name: no spaces and no letters beyond ASCII fit in one, so that
//! a person's name is hard to put there by accident.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The longest identifier, in characters.
pub const MAX_ID_LENGTH: usize = 100;
/// The longest code, in characters.
pub const MAX_CODE_LENGTH: usize = 64;

/// An identifier or code that was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}")]
pub struct IdError {
    expected: &'static str,
}

const ID_SHAPE: &str = "1 to 100 letters, digits, `.`, `_`, `:` or `-`, the first a letter or digit";
const CODE_SHAPE: &str =
    "lower-case words joined by single hyphens, at most 64 characters, such as `weapon-access`";

fn check_id(text: &str) -> Result<(), IdError> {
    let fits = text.len() <= MAX_ID_LENGTH
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b':' | b'-'));
    if fits { Ok(()) } else { Err(IdError { expected: ID_SHAPE }) }
}

fn check_code(text: &str) -> Result<(), IdError> {
    let mut after_hyphen = true;
    let mut fits = text.len() <= MAX_CODE_LENGTH;
    for byte in text.bytes() {
        let hyphen = byte == b'-';
        fits &= if hyphen { !after_hyphen } else { byte.is_ascii_lowercase() || byte.is_ascii_digit() };
        after_hyphen = hyphen;
    }
    if fits && !after_hyphen { Ok(()) } else { Err(IdError { expected: CODE_SHAPE }) }
}

struct TextVisitor(fn(&str) -> Result<(), IdError>, &'static str);

impl de::Visitor<'_> for TextVisitor {
    type Value = Box<str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.1)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Box<str>, E> {
        (self.0)(text).map_err(E::custom)?;
        Ok(text.into())
    }
}

macro_rules! identifiers {
    ($check:ident, $shape:ident: $($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Checks and wraps a text.
            ///
            /// # Errors
            /// If the text has another shape than the type's documentation says.
            pub fn new(text: &str) -> Result<Self, IdError> {
                $check(text)?;
                Ok(Self(text.into()))
            }

            /// Checks a text without keeping it.
            ///
            /// # Errors
            /// If the text has another shape than the type's documentation says.
            pub fn check(text: &str) -> Result<(), IdError> {
                $check(text)
            }

            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(TextVisitor($check, $shape)).map(Self)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                crate::schema::$check()
            }
        }
    )+};
}

identifiers! { check_id, ID_SHAPE:
    /// Names a case: 1 to 100 ASCII letters, digits, `.`, `_`, `:` or `-`.
    CaseId,
    /// Names a subject by an opaque reference, never by a name.
    SubjectId,
    /// Names a contact within a case.
    ContactId,
    /// Names an observation within its contact.
    ObservationId,
    /// Names an occurrence: a key that reports share, or the id of a contact that has none.
    OccurrenceId,
    /// Names an event within a case.
    EventId,
    /// Names an agency: one organisation or team, by an opaque reference.
    AgencyId,
    /// Names a role, such as `case-officer-supervisor`; never a person.
    RoleId,
    /// Names a level of a policy.
    LevelId,
    /// Names a criterion of a policy.
    CriterionId,
    /// Names a route of a policy.
    RouteId,
    /// Names a source that a rule or definition rests on.
    SourceId,
    /// Names a concern scheme of a codebook.
    SchemeId,
    /// Names a codebook.
    CodebookId,
    /// Names a calendar of working days.
    CalendarId,
    /// Names a policy.
    PolicyId,
    /// Names a pathway: where a case may have its home.
    PathwayId,
    /// Names a record elsewhere that may be about the same person.
    RecordId,
}

identifiers! { check_code, CODE_SHAPE:
    /// The code of an indicator: lower-case words joined by hyphens.
    IndicatorCode,
    /// The code of a domain of indicators.
    DomainCode,
    /// The code of a concern label within its scheme.
    ConcernCode,
    /// The code of a strand of ideology.
    StrandCode,
}

impl CalendarId {
    /// The calendar that has weekends and no holidays.
    pub(crate) fn weekends() -> Self {
        Self("weekends".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_hold_references_and_no_names() {
        assert!(CaseId::new("subject-a.case:2").is_ok());
        for refused in ["", "-a", "Jo Smith", "Zoë", "a/b", &"x".repeat(101)] {
            assert!(CaseId::new(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn codes_are_kebab_case() {
        assert!(IndicatorCode::new("weapon-access2").is_ok());
        for refused in ["", "-a", "a-", "a--b", "Weapon", "a_b", &"x".repeat(65)] {
            assert!(IndicatorCode::new(refused).is_err(), "{refused}");
        }
    }
}
