//! One contact and one observation of a batch, as the engine reads them.

use crate::contact::{ContactKind, Sector, Worrier};
use crate::observation::{Basis, Presence, Role};

/// The number of an occurrence whose contact has no key.
pub(crate) const BY_ITSELF: u32 = u32::MAX;

/// A contact.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Packed {
    /// When it was recorded, in nanoseconds since 1970.
    pub(crate) recorded: i64,
    /// The earliest and the latest day on which it can have occurred.
    pub(crate) days: (i32, i32),
    /// The agency's number in the batch, and in the case.
    pub(crate) agency: u32,
    pub(crate) own_agency: u32,
    /// The number of its occurrence's key; contacts of one occurrence follow one another within a case.
    pub(crate) occurrence: u32,
    /// The number of the row that it was given in.
    pub(crate) source: u32,
    /// The offset of its recorded time, in seconds.
    pub(crate) offset: i32,
    pub(crate) kind: ContactKind,
    pub(crate) sector: Sector,
    pub(crate) first_hand: bool,
    pub(crate) worry: Option<Worrier>,
}

/// An observation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sign {
    /// The indicator's position in the codebook.
    pub(crate) indicator: u16,
    pub(crate) presence: Presence,
    pub(crate) basis: Basis,
    pub(crate) role: Option<Role>,
    /// Whether it can count: a risk that the subject caused and that no ideology binds.
    pub(crate) counts: bool,
}
