//! What a ledger refuses, as the kind of error that all documents have: with a code, and what to do about it.

use super::checkpoint::{CheckpointError, OriginError};
use super::commitment::SaltError;
use super::entry::LedgerEntryError;
use super::proof::ProofError;
use super::recover::RecoverError;
use super::{AcknowledgeError, PrepareError};
use crate::diagnostic::{Code, LoadError};
use crate::json::refuse;

impl From<OriginError> for LoadError {
    fn from(error: OriginError) -> Self {
        refuse("origin", "", Code::InvalidValue, error.to_string())
    }
}

impl From<CheckpointError> for LoadError {
    fn from(error: CheckpointError) -> Self {
        refuse("checkpoint", "", Code::InvalidValue, error.to_string())
    }
}

impl From<SaltError> for LoadError {
    fn from(error: SaltError) -> Self {
        refuse("salt", "", Code::InvalidValue, error.to_string())
    }
}

impl From<LedgerEntryError> for LoadError {
    fn from(error: LedgerEntryError) -> Self {
        refuse("ledger entry", "", Code::InvalidValue, error.to_string())
    }
}

impl From<PrepareError> for LoadError {
    fn from(error: PrepareError) -> Self {
        let code = match error {
            PrepareError::Empty => Code::EmptyEntry,
            PrepareError::TooLarge => Code::TooLarge,
        };
        refuse("append", "", code, error.to_string())
    }
}

impl From<AcknowledgeError> for LoadError {
    fn from(error: AcknowledgeError) -> Self {
        refuse("append", "", Code::AppendOutOfTurn, error.to_string())
    }
}

impl From<RecoverError> for LoadError {
    fn from(error: RecoverError) -> Self {
        match error {
            RecoverError::Origin(error) => error.into(),
            RecoverError::Header => refuse("ledger", "", Code::NotThisLedger, error.to_string()),
        }
    }
}

impl From<ProofError> for LoadError {
    fn from(error: ProofError) -> Self {
        let code = match error {
            ProofError::Unreadable => Code::UnsupportedSchema,
            ProofError::OtherCheckpoint => Code::ProofOfAnother,
            ProofError::Shape | ProofError::Root => Code::ProofFails,
        };
        refuse("proof", "", code, error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Ledger;

    fn code(error: impl Into<LoadError>) -> Code {
        error.into().diagnostics()[0].code()
    }

    #[test]
    fn a_proof_that_is_of_another_log_is_told_from_one_that_fails() {
        assert_eq!(code(ProofError::Unreadable), Code::UnsupportedSchema);
        assert_eq!(code(ProofError::OtherCheckpoint), Code::ProofOfAnother);
        assert_eq!(code(ProofError::Shape), Code::ProofFails);
        assert_eq!(code(ProofError::Root), Code::ProofFails);
    }

    #[test]
    fn bytes_of_another_ledger_are_told_from_a_name_that_is_none() {
        assert_eq!(code(Ledger::recover("a", b"x").unwrap_err()), Code::NotThisLedger);
        let name = LoadError::from(Ledger::recover("", b"x").unwrap_err());
        assert_eq!((name.document(), code(name)), ("origin", Code::InvalidValue));
    }

    #[test]
    fn what_cannot_be_appended_says_why() {
        assert_eq!(code(Ledger::new("a").unwrap().prepare(&[]).unwrap_err()), Code::EmptyEntry);
        assert_eq!(code(PrepareError::TooLarge), Code::TooLarge);
        assert_eq!(code(AcknowledgeError { _private: () }), Code::AppendOutOfTurn);
    }
}
