//! Commitments: what binds to a value without showing it, until somebody opens it with the salt.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::digest::Digest;

/// Keeps these hashes apart from every other use of SHA-256.
const DOMAIN: &[u8] = b"everycontact/commitment/1";

/// 32 bytes that nobody can guess, and that the caller supplies: the library has no randomness.
///
/// Each must be drawn anew, for each field of each entry, from the operating system's source of randomness. A salt used
/// twice shows where two values are equal; one that can be guessed lets others try out values. It is kept apart from
/// the ledger, beside the value that it hides, and goes when that value goes: **without the salt, nobody can find out
/// or confirm what a commitment was made from**. It is never serialised, and `Debug` does not print it.
///
/// # Example
/// ```
/// use everycontact::Salt;
///
/// # let drawn = [7; 32];
/// let salt = Salt::new(&drawn)?;
/// assert_eq!(format!("{salt:?}"), "[salt]");
/// assert!(Salt::new(&drawn[1..]).is_err());
/// # Ok::<(), everycontact::SaltError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Salt([u8; 32]);

/// A salt that was refused, or is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SaltError {
    /// It has more or fewer than 32 bytes, or all are zero.
    #[error("expected a salt of 32 random bytes")]
    Shape,
    /// There is none for a field.
    #[error("expected a salt for each field, but there is none for one")]
    Missing,
    /// One entry was given it twice: whoever is shown the one field could then try out the other.
    #[error("expected a salt of its own for each field, but two fields have the same")]
    Reused,
}

/// A value under a salt: it shows nothing of the value, and fits no other.
///
/// It is the SHA-256 of `everycontact/commitment/1`, the name of the field, the salt, and the value as canonical JSON,
/// each with its length before it as eight bytes, the highest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Commitment(Digest);

/// A field of a ledger entry that may say something of a person, and so is committed to and not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LedgerField {
    /// The id of the case.
    Case,
    /// The digest of the receipt.
    Receipt,
    /// The id of the event.
    Event,
    /// When the event was recorded.
    Recorded,
    /// The agency that holds the event.
    Agency,
    /// What was entered: all of it, roles and free text too.
    Entry,
}

/// What opens a commitment: the field, the salt and the value. Whoever has it can show what was committed to.
///
/// `Debug` prints neither salt nor value.
///
/// # Example
/// ```
/// use everycontact::{LedgerField, LedgerOpening, Salt};
///
/// let opening = LedgerOpening::new(LedgerField::Case, Salt::new(&[7; 32])?, "\"case-1\"");
/// let commitment = opening.commitment();
/// assert!(opening.opens(&commitment));
///
/// let guessed = LedgerOpening::new(LedgerField::Case, Salt::new(&[8; 32])?, "\"case-1\"");
/// assert!(!guessed.opens(&commitment));
/// # Ok::<(), everycontact::SaltError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct LedgerOpening {
    field: LedgerField,
    salt: Salt,
    value: Box<str>,
}

impl Salt {
    /// Wraps the bytes of a salt.
    ///
    /// # Errors
    /// If there are not 32 of them, or all are zero, as in a buffer that nobody filled.
    pub fn new(bytes: &[u8]) -> Result<Self, SaltError> {
        match bytes.try_into() {
            Ok(bytes) if bytes != [0; 32] => Ok(Self(bytes)),
            _ => Err(SaltError::Shape),
        }
    }

    /// Its bytes, for whoever keeps it.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[salt]")
    }
}

impl LedgerField {
    /// Its name in an entry.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Receipt => "receipt",
            Self::Event => "event",
            Self::Recorded => "recorded",
            Self::Agency => "agency",
            Self::Entry => "entry",
        }
    }
}

impl Commitment {
    /// Its 32 bytes, as a digest.
    #[must_use]
    pub fn digest(&self) -> &Digest {
        &self.0
    }
}

impl fmt::Debug for Commitment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

impl LedgerOpening {
    /// Puts together again what was kept: the salt, and the value as the canonical JSON that [`LedgerOpening::value`] gave.
    #[must_use]
    pub fn new(field: LedgerField, salt: Salt, value: &str) -> Self {
        Self { field, salt, value: value.into() }
    }

    /// The field that it opens.
    #[must_use]
    pub fn field(&self) -> LedgerField {
        self.field
    }

    /// The salt.
    #[must_use]
    pub fn salt(&self) -> &Salt {
        &self.salt
    }

    /// The value, as canonical JSON.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The commitment that it opens.
    #[must_use]
    pub fn commitment(&self) -> Commitment {
        let mut hash = Sha256::new();
        for part in [DOMAIN, self.field.name().as_bytes(), &self.salt.0, self.value.as_bytes()] {
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part);
        }
        Commitment(Digest::from_bytes(hash.finalize().into()))
    }

    /// Whether it opens a commitment.
    #[must_use]
    pub fn opens(&self, commitment: &Commitment) -> bool {
        self.commitment() == *commitment
    }
}

impl fmt::Debug for LedgerOpening {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "[opening of `{}`]", self.field.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn salt(byte: u8) -> Salt {
        Salt::new(&[byte; 32]).unwrap()
    }

    #[test]
    fn a_salt_has_32_bytes_that_were_drawn() {
        for refused in [&[][..], &[7; 31], &[7; 33], &[0; 32]] {
            assert!(Salt::new(refused).is_err(), "{refused:?}");
        }
    }

    #[test]
    fn a_commitment_is_the_hash_that_its_documentation_says() {
        let mut bytes = Vec::new();
        for part in [b"everycontact/commitment/1".as_slice(), b"case", &[7; 32], b"\"c-1\""] {
            bytes.extend_from_slice(&[0, 0, 0, 0, 0, 0, 0, u8::try_from(part.len()).unwrap()]);
            bytes.extend_from_slice(part);
        }
        let opening = LedgerOpening::new(LedgerField::Case, salt(7), "\"c-1\"");
        assert_eq!(opening.commitment().digest(), &Digest::of(&bytes));
    }

    #[test]
    fn another_field_salt_or_value_opens_nothing() {
        let commitment = LedgerOpening::new(LedgerField::Case, salt(7), "\"c-1\"").commitment();
        for other in [
            LedgerOpening::new(LedgerField::Event, salt(7), "\"c-1\""),
            LedgerOpening::new(LedgerField::Case, salt(8), "\"c-1\""),
            LedgerOpening::new(LedgerField::Case, salt(7), "\"c-2\""),
            LedgerOpening::new(LedgerField::Case, salt(7), ""),
        ] {
            assert!(!other.opens(&commitment));
        }
    }

    #[test]
    fn debug_shows_neither_salt_nor_value() {
        let opening = LedgerOpening::new(LedgerField::Case, salt(7), "\"c-1\"");
        assert_eq!(format!("{opening:?} {:?}", opening.salt()), "[opening of `case`] [salt]");
    }
}
