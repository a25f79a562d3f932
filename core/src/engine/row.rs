//! One contact and one observation of a batch, as the engine reads them.

use super::Both;
use crate::contact::{ContactKind, Sector, Worrier};
use crate::observation::{Basis, Presence, Role};
use crate::policy::Mark;

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
    pub(crate) worry: Option<Worrier>,
    pub(crate) facts: Facts,
}

/// What a contact amounts to, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Facts(u8);

impl Facts {
    const FIRST_HAND: u8 = 1;
    const KNOWN_RISK: u8 = 2;
    const POSSIBLE_RISK: u8 = 4;
    const COUNTS: u8 = 8;

    pub(crate) fn new(first_hand: bool) -> Self {
        Self(if first_hand { Self::FIRST_HAND } else { 0 })
    }

    /// With what the observations of its contact come to.
    pub(crate) fn with_signs(self, row: &Packed, signs: &[Sign]) -> Self {
        let mut facts = self.0 & Self::FIRST_HAND;
        if row.kind == ContactKind::Referral || row.worry.is_some() {
            facts |= Self::COUNTS;
        }
        for sign in signs {
            facts |= if sign.mark.is_known() { Self::KNOWN_RISK | Self::POSSIBLE_RISK } else { 0 };
            facts |= if sign.mark.is_unknown() { Self::POSSIBLE_RISK } else { 0 };
        }
        Self(facts)
    }

    fn has(self, fact: u8) -> bool {
        self.0 & fact != 0
    }

    pub(crate) fn first_hand(self) -> bool {
        self.has(Self::FIRST_HAND)
    }

    /// Whether it counts as a contact.
    #[inline]
    pub(crate) fn counts(self) -> Both<bool> {
        Both {
            known: self.has(Self::COUNTS | Self::KNOWN_RISK),
            possible: self.has(Self::COUNTS | Self::POSSIBLE_RISK),
        }
    }

    /// Whether a service raised a risk indicator in it that it saw or heard itself.
    #[inline]
    pub(crate) fn raised(self) -> Both<bool> {
        let first_hand = self.first_hand();
        Both {
            known: first_hand & self.has(Self::KNOWN_RISK),
            possible: first_hand & self.has(Self::POSSIBLE_RISK),
        }
    }
}

/// An observation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sign {
    /// The indicator's position in the codebook.
    pub(crate) indicator: u16,
    /// The position of its contact among those of the case that are counted at once.
    pub(crate) contact: u8,
    pub(crate) presence: Presence,
    pub(crate) basis: Basis,
    pub(crate) role: Option<Role>,
    /// How it counts; of several of one indicator in a contact, the first has the mark of all.
    pub(crate) mark: Mark,
}

impl Sign {
    /// `counts`: whether it can count, a risk that the subject caused and that no ideology binds.
    pub(crate) fn new(
        indicator: u16,
        presence: Presence,
        basis: Basis,
        role: Option<Role>,
        counts: bool,
    ) -> Self {
        let mark = match presence {
            Presence::Present if counts => Mark::new(basis as u8 + 1, false, false),
            Presence::Unknown if counts => Mark::UNKNOWN,
            _ => Mark::NONE,
        };
        Self { indicator, contact: 0, presence, basis, role, mark }
    }

    /// Gives the first of each indicator the mark of all of them, which stand next to one another.
    pub(crate) fn join(signs: &mut [Self]) {
        let mut signs = signs.iter_mut();
        let Some(mut first) = signs.next() else { return };
        for sign in signs {
            if sign.indicator == first.indicator {
                first.mark = first.mark.join(std::mem::take(&mut sign.mark));
            } else {
                first = sign;
            }
        }
    }
}
