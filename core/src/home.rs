//! Homes: who has a case, who was offered it, and who supports.
//!
//! An open case has exactly one home that accepted it, or an alarm says that it has none. A hand-off ends only when
//! it is accepted: until then the giver keeps the case, through closures and re-openings too. Other services hold
//! supports, which are offered and accepted apart from the home.

use serde::{Deserialize, Serialize};

use crate::event::{Entry, Event, OfferStep};

/// How far a case is with its home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum HomeStatus {
    /// It has none, and nobody was asked.
    None,
    /// It has none, and an offer is open.
    Offered,
    /// It has one.
    Homed,
    /// It has one, which has offered it to another and keeps it until that one accepts.
    HandingOff,
}

impl HomeStatus {
    /// The status in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::None => "no home",
            Self::Offered => "offered, without an answer",
            Self::Homed => "accepted",
            Self::HandingOff => "accepted, and being handed on",
        }
    }
}

/// An alarm of an open case about its home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum HomeAlarm {
    /// Nobody has accepted the case.
    NoHome,
    /// So often refused, or so long without an answer or a home, that the policy has it go to somebody.
    NoClearHome,
}

/// An event and its rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Placed {
    pub(crate) rank: u32,
    /// Its position in the document.
    pub(crate) event: usize,
}

/// An offer, of the case or of a part in supporting it, from when it was made to its answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Offer {
    pub(crate) made: Placed,
    pub(crate) support: bool,
    /// What came of it, and when.
    pub(crate) answer: Option<(u32, OfferStep)>,
}

/// A support: the last step of an agency.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Support {
    pub(crate) step: OfferStep,
    pub(crate) at: Placed,
    /// The position of its offer, while that is open.
    open: Option<usize>,
}

/// The home and the supports of a case, as its events are taken in order.
#[derive(Debug, Default)]
pub(crate) struct Homes {
    pub(crate) accepted: Option<Placed>,
    /// The position of the open offer of the case.
    open: Option<usize>,
    pub(crate) offers: Vec<Offer>,
    /// The ranks of the refusals since the case was last accepted or opened.
    pub(crate) refused: Vec<u32>,
    pub(crate) supports: Vec<Support>,
}

impl Homes {
    /// The case was opened, for the first time or again: refusals count anew.
    pub(crate) fn opened(&mut self) {
        self.refused.clear();
    }

    pub(crate) fn offer(&self) -> Option<Placed> {
        self.open.and_then(|open| self.offers.get(open)).map(|offer| offer.made)
    }

    pub(crate) fn status(&self) -> HomeStatus {
        match (self.accepted.is_some(), self.open.is_some()) {
            (true, true) => HomeStatus::HandingOff,
            (true, false) => HomeStatus::Homed,
            (false, true) => HomeStatus::Offered,
            (false, false) => HomeStatus::None,
        }
    }

    pub(crate) fn hand_off(&mut self, step: OfferStep, at: Placed) {
        if step == OfferStep::Offered {
            self.answered(self.open, at.rank, OfferStep::Withdrawn);
            self.open = Some(self.offers.len());
            self.offers.push(Offer { made: at, support: false, answer: None });
            return;
        }
        self.answered(self.open, at.rank, step);
        self.open = None;
        match step {
            OfferStep::Accepted => {
                self.accepted = Some(at);
                self.refused.clear();
            }
            OfferStep::Declined | OfferStep::Lapsed => self.refused.push(at.rank),
            OfferStep::Offered | OfferStep::Withdrawn => {}
        }
    }

    /// A step of the support at a position, which is the next one for an agency that was not asked before.
    pub(crate) fn support(&mut self, step: OfferStep, at: Placed, supporter: usize) {
        let open = self.supports.get(supporter).and_then(|support| support.open);
        self.answered(open, at.rank, if step == OfferStep::Offered { OfferStep::Withdrawn } else { step });
        let mut support = Support { step, at, open: None };
        if step == OfferStep::Offered {
            support.open = Some(self.offers.len());
            self.offers.push(Offer { made: at, support: true, answer: None });
        }
        match self.supports.get_mut(supporter) {
            Some(known) => *known = support,
            None => self.supports.push(support),
        }
    }

    fn answered(&mut self, offer: Option<usize>, rank: u32, step: OfferStep) {
        if let Some(offer) = offer.and_then(|offer| self.offers.get_mut(offer)) {
            offer.answer.get_or_insert((rank, step));
        }
    }

    /// Whether an agency has the case, or has accepted to support it.
    pub(crate) fn goes_on(&self, events: &[Event], agency: &str) -> bool {
        let to = |at: Placed| match events.get(at.event).map(|event| &event.entry) {
            Some(Entry::HandOff { to, .. } | Entry::Support { to, .. }) => to.as_str() == agency,
            _ => false,
        };
        let supports = self.supports.iter().filter(|support| support.step == OfferStep::Accepted);
        self.accepted.is_some_and(to) || supports.map(|support| support.at).any(to)
    }
}
