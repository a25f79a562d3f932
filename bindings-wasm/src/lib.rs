//! The WebAssembly binding of `everycontact`.
//!
//! It converts and holds handles, and adds no rule of its own. One noun is one file, as in the library. Documents go
//! in and come out as JSON text, whose bytes are those of the Rust library: the conversion of JavaScript values would
//! let an unknown field pass in silence. What is thrown is text, too; `js` makes an `EverycontactError` of it.

mod assurance;
mod calendar;
mod canonical;
mod card;
mod case;
mod cases;
mod closure;
mod codebook;
mod comparison;
mod due;
mod error;
mod explanation;
mod ledger;
mod levels;
mod phrases;
mod policy;
mod policy_comparison;
mod receipt;
mod recommendation;
mod rendering;
mod replay;
mod sample;
mod standing;
mod transparency;
mod viewpoint;

pub use calendar::Calendar;
pub use canonical::canonical_json;
pub use case::Case;
pub use cases::Cases;
pub use closure::ClosureProposal;
pub use codebook::Codebook;
pub use error::refusal;
pub use ledger::{
    parse_checkpoint, parse_signed_checkpoint, recover, verify_consistency, verify_inclusion, verify_opening,
};
pub use phrases::Phrases;
pub use policy::Policy;
