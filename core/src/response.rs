//! Responses: who was asked to look, at what, and whether somebody did.
//!
//! A level asks for a look at each instant at which one of its criteria is met. That ask rests on occurrences, and it
//! never lapses: time may move a window on, but what was asked for stays until a review at the level, or above it,
//! has considered every occurrence that the ask rests on, with all that had been recorded of it by then. To name an
//! earlier contact is not to consider it: only what a review lists counts.
//!
//! A refutation, a correction or a deletion takes an ask away if the criterion would not have been met without what
//! it takes back. An account that was accepted takes nothing away: somebody at the level must still look.

mod asked;
mod news;

use serde::{Deserialize, Serialize};

pub(crate) use asked::{Asked, InFull, Outstanding};

/// How far a response is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ResponseStatus {
    /// A look was asked for, and nobody has considered all of it yet.
    Outstanding,
    /// The same, and its time is up.
    Overdue,
    /// A review discharged it.
    Done,
    /// It was done, and something new has come on record since that asks again.
    Reopened,
}

impl ResponseStatus {
    /// The status in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Outstanding => "outstanding",
            Self::Overdue => "overdue",
            Self::Done => "done",
            Self::Reopened => "reopened by new evidence",
        }
    }
}
