//! "Viewpoint": whose knowledge a recommendation rests on.

use super::documents::{Case, Contact, Event, Shared};
use super::times::instant;

/// The case as all records show it, or as the named agencies see it: without what they never see, and
/// with `recorded` meaning "visible since".
#[must_use]
pub fn seen_by(case: &Case, agencies: Option<&[String]>) -> Case {
    let Some(agencies) = agencies else {
        return case.clone();
    };
    let mut seen = case.clone();
    seen.contacts.clear();
    seen.events.clear();
    for contact in &case.contacts {
        if let Some(since) = contact_visible_since(case, contact, agencies) {
            seen.contacts.push(Contact { recorded: since, ..contact.clone() });
        }
    }
    for event in &case.events {
        if let Some(since) = event_visible_since(case, event, agencies) {
            seen.events.push(Event { recorded: since, ..event.clone() });
        }
    }
    seen
}

/// A contact is visible from its recorded time if its agency (as it was first recorded) is one of them,
/// else from the earliest share that names it.
fn contact_visible_since(case: &Case, contact: &Contact, agencies: &[String]) -> Option<String> {
    if agencies.contains(&contact.body.agency) {
        return Some(contact.recorded.clone());
    }
    earliest_share(case, agencies, |shared| shared.contacts.contains(&contact.id))
}

/// An event is visible from its recorded time if it has no agency or its agency is one of them, else
/// from the earliest share that names it.
fn event_visible_since(case: &Case, event: &Event, agencies: &[String]) -> Option<String> {
    let own = match &event.agency {
        None => true,
        Some(agency) => agencies.contains(agency),
    };
    if own {
        return Some(event.recorded.clone());
    }
    earliest_share(case, agencies, |shared| shared.events.contains(&event.id))
}

/// The recorded time of the earliest share, with one of the agencies, that names something. Of several
/// at one instant it is that of the least event id.
fn earliest_share(case: &Case, agencies: &[String], names: impl Fn(&Shared) -> bool) -> Option<String> {
    let mut shares = Vec::new();
    for event in &case.events {
        if let Some(shared) = &event.entry.shared {
            let with_them = shared.with.iter().any(|agency| agencies.contains(agency));
            if with_them && names(shared) {
                shares.push(event);
            }
        }
    }
    shares.sort_by_key(|event| (instant(&event.recorded), event.id.clone()));
    shares.first().map(|event| event.recorded.clone())
}
