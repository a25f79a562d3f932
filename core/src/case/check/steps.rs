//! Offers and their answers: a case or a support is taken only by whom it was offered to.

use std::collections::BTreeMap;

use super::events::Place;
use crate::case::CaseDocument;
use crate::diagnostic::{Code, Problems};
use crate::event::{Entry, Event, OfferStep};
use crate::id::{AgencyId, PathwayId};

/// Checks the steps of hand-offs and supports; `repeats` are positions of events that count once already.
pub(super) fn check(document: &CaseDocument, repeats: &[(usize, usize)], problems: &mut Problems) {
    let events = document.events.iter().enumerate();
    let mut steps: Vec<(usize, &Event)> =
        events.filter(|(_, event)| is_step(event)).filter(|(at, _)| !repeated(repeats, *at)).collect();
    steps.sort_by_key(|(_, event)| (event.recorded, &event.id));
    let mut offers = Offers::default();
    for (at, event) in steps {
        let place = Place { at, kind: event.entry.kind() };
        match &event.entry {
            Entry::HandOff { step, pathway, to, owner, reason, .. } => {
                if *step == OfferStep::Accepted && owner.is_none() {
                    let message = "whoever accepts names the role that owns the case";
                    problems.error(Code::MissingOwner, place.to_string(), message);
                }
                require_reason(*step, reason.is_some(), &place, problems);
                offers.hand_off(*step, (to, pathway), &place, problems);
            }
            Entry::Support { step, to, reason, .. } => {
                require_reason(*step, reason.is_some(), &place, problems);
                offers.support(*step, to, &place, problems);
            }
            _ => {}
        }
    }
}

fn is_step(event: &Event) -> bool {
    matches!(event.entry, Entry::HandOff { .. } | Entry::Support { .. })
}

fn repeated(repeats: &[(usize, usize)], at: usize) -> bool {
    repeats.binary_search_by_key(&at, |(second, _)| *second).is_ok()
}

fn require_reason(step: OfferStep, given: bool, place: &Place, problems: &mut Problems) {
    if step == OfferStep::Declined && !given {
        problems.error(Code::MissingReason, place.to_string(), "whoever declines says why");
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Support {
    Offered,
    Accepted,
}

#[derive(Default)]
struct Offers<'a> {
    home: Option<(&'a AgencyId, &'a PathwayId)>,
    supports: BTreeMap<&'a AgencyId, Support>,
}

impl<'a> Offers<'a> {
    fn hand_off(
        &mut self,
        step: OfferStep,
        to: (&'a AgencyId, &'a PathwayId),
        place: &Place,
        problems: &mut Problems,
    ) {
        if step == OfferStep::Offered {
            if let Some((open, pathway)) = self.home {
                let message = format!("the offer to `{open}` on `{pathway}` is still open");
                problems.error(Code::OfferStillOpen, format!("{place}.step"), message);
            }
            self.home = Some(to);
            return;
        }
        match self.home {
            Some(open) if open == to => self.home = None,
            Some((open, pathway)) => {
                let field = if open == to.0 { "pathway" } else { "to" };
                let message = format!("the open offer is another, to `{open}` on `{pathway}`");
                problems.error(Code::AnswerWithoutOffer, format!("{place}.{field}"), message);
            }
            None => {
                let message = format!("no offer of the case to `{}` is open then", to.0);
                problems.error(Code::AnswerWithoutOffer, format!("{place}.to"), message);
            }
        }
    }

    fn support(&mut self, step: OfferStep, to: &'a AgencyId, place: &Place, problems: &mut Problems) {
        let now = self.supports.get(to).copied();
        let fits = match step {
            OfferStep::Offered => now != Some(Support::Offered),
            OfferStep::Withdrawn => now.is_some(),
            _ => now == Some(Support::Offered),
        };
        if !fits && step == OfferStep::Offered {
            let message = format!("the offer of a support to `{to}` is still open");
            problems.error(Code::OfferStillOpen, format!("{place}.step"), message);
        } else if !fits {
            let message = format!("no offer of a support to `{to}` is open then");
            problems.error(Code::AnswerWithoutOffer, format!("{place}.to"), message);
        }
        match step {
            OfferStep::Offered => self.supports.insert(to, Support::Offered),
            OfferStep::Accepted => self.supports.insert(to, Support::Accepted),
            OfferStep::Declined | OfferStep::Lapsed | OfferStep::Withdrawn => self.supports.remove(to),
        };
    }
}
