//! Viewpoints: whose knowledge a case is seen with.
//!
//! An agency sees a contact from when it recorded it itself, or from the first `shared` event that names it. An
//! event is seen in the same way, and by everybody if it belongs to no agency. An amendment has effect in a view
//! once both it and its contact are seen there.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::case::CaseDocument;
use crate::event::{Entry, Event};
use crate::id::AgencyId;

/// Whose knowledge counts: everything on record, or what some agencies held or had been sent.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Viewpoint {
    /// Everything that was recorded by anybody.
    #[default]
    AllRecords,
    /// What these agencies recorded themselves, and what had been shared with them.
    Agencies(Vec<AgencyId>),
}

/// Since when a viewpoint sees each contact and event of a document; nothing for never.
pub(crate) struct Sight {
    pub(crate) contacts: Vec<Option<DateTime<FixedOffset>>>,
    pub(crate) events: Vec<Option<DateTime<FixedOffset>>>,
}

impl Viewpoint {
    /// The viewpoint in plain words.
    ///
    /// # Example
    /// ```
    /// use everycontact::{AgencyId, Viewpoint};
    ///
    /// let one = Viewpoint::Agencies(vec![AgencyId::new("school-1")?]);
    /// assert_eq!(one.words(), "what school-1 held or had been sent");
    /// assert_eq!(Viewpoint::default().words(), "all records");
    /// # Ok::<(), everycontact::IdError>(())
    /// ```
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::AllRecords => "all records".to_owned(),
            Self::Agencies(agencies) => {
                let names: Vec<&str> = agencies.iter().map(AgencyId::as_str).collect();
                format!("what {} held or had been sent", names.join(", "))
            }
        }
    }

    /// Since when it sees what; nothing that it would see only after `until`.
    pub(crate) fn sight(&self, document: &CaseDocument, until: Option<DateTime<FixedOffset>>) -> Sight {
        let mut sight = self.whole_sight(document);
        if let Some(until) = until {
            for seen in sight.contacts.iter_mut().chain(&mut sight.events) {
                *seen = seen.filter(|since| *since <= until);
            }
        }
        sight
    }

    fn whole_sight(&self, document: &CaseDocument) -> Sight {
        let Self::Agencies(agencies) = self else {
            return Sight {
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
        Sight { contacts: contacts.collect(), events: events.collect() }
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
