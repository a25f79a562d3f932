//! What a viewpoint sees of a case, and since when.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};

use crate::case::CaseDocument;
use crate::event::{Entry, Event};
use crate::id::AgencyId;
use crate::viewpoint::Viewpoint;

/// Since when a viewpoint sees each contact and event of a document; nothing for never.
pub(super) struct Sight {
    pub(super) contacts: Vec<Option<DateTime<FixedOffset>>>,
    pub(super) events: Vec<Option<DateTime<FixedOffset>>>,
}

impl Sight {
    /// What a viewpoint sees of a document; nothing that it would see only after `until`.
    pub(super) fn new(
        viewpoint: &Viewpoint,
        document: &CaseDocument,
        until: Option<DateTime<FixedOffset>>,
    ) -> Self {
        let mut sight = Self::whole(viewpoint, document);
        if let Some(until) = until {
            for seen in sight.contacts.iter_mut().chain(&mut sight.events) {
                *seen = seen.filter(|since| *since <= until);
            }
        }
        sight
    }

    fn whole(viewpoint: &Viewpoint, document: &CaseDocument) -> Self {
        let Viewpoint::Agencies(agencies) = viewpoint else {
            return Self {
                contacts: document.contacts.iter().map(|c| Some(c.recorded)).collect(),
                events: document.events.iter().map(|e| Some(e.recorded)).collect(),
            };
        };
        let sent = sent_to(&document.events, agencies);
        let contacts = document.contacts.iter().map(|contact| {
            let own = agencies.contains(&contact.agency).then_some(contact.recorded);
            own.or_else(|| sent.contacts.get(contact.id.as_str()).map(|(at, _)| *at))
        });
        let events = document.events.iter().map(|event| {
            let open = event.agency.as_ref().is_none_or(|agency| agencies.contains(agency));
            open.then_some(event.recorded).or_else(|| sent.events.get(event.id.as_str()).map(|(at, _)| *at))
        });
        Self { contacts: contacts.collect(), events: events.collect() }
    }
}

/// When each contact and event was first sent to one of the agencies.
#[derive(Default)]
struct Sent<'a> {
    contacts: Times<'a>,
    events: Times<'a>,
}

/// For each id the first time, and the id of the event that it comes from.
type Times<'a> = BTreeMap<&'a str, (DateTime<FixedOffset>, &'a str)>;

fn sent_to<'a>(events: &'a [Event], agencies: &[AgencyId]) -> Sent<'a> {
    let mut sent = Sent::default();
    for event in events {
        let Entry::Shared { contacts, events, with } = &event.entry else {
            continue;
        };
        if !with.iter().any(|agency| agencies.contains(agency)) {
            continue;
        }
        for id in contacts {
            note_earliest(&mut sent.contacts, id.as_str(), event);
        }
        for id in events {
            note_earliest(&mut sent.events, id.as_str(), event);
        }
    }
    sent
}

fn note_earliest<'a>(times: &mut Times<'a>, id: &'a str, event: &'a Event) {
    let sent = (event.recorded, event.id.as_str());
    let first = times.entry(id).or_insert(sent);
    *first = sent.min(*first);
}
