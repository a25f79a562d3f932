//! What a case is at each moment, while its events are written one after another. An event may only
//! name what was recorded by then, as it then is.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::calendar::{self, Instant};
use super::entry;
use super::event::{EventPlan, Lag};
use super::steward::Steward;

/// A contact as it is at the moment.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its id.
    pub id: String,
    /// When it was recorded.
    pub recorded: Instant,
    /// What kind of contact it first was.
    pub first_kind: Value,
    /// Its body: the contact without id and recorded, corrected.
    pub body: Value,
}

/// A case up to a moment.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// The moment: when the event that is being written is recorded.
    pub now: Instant,
    /// The contacts, those recorded later too.
    contacts: Vec<Known>,
    /// The events so far.
    pub events: Vec<Value>,
    /// The contacts that were deleted.
    pub deleted: BTreeSet<String>,
    /// The observations that were answered, by contact and name.
    pub answered: BTreeSet<(String, String)>,
    /// The candidates that are not resolved.
    pub candidates: Vec<String>,
    /// Whether the last word of a person was that the case is closed.
    pub closed: bool,
    /// The closures.
    pub closures: Vec<String>,
    /// What was offered and asked for.
    pub steward: Steward,
    /// When each contact was last corrected.
    corrected: BTreeMap<String, Instant>,
    /// When the body of each contact was last relied on by an event.
    relied_on: BTreeMap<String, Instant>,
}

/// Writes the events of a case with these contacts. Events that could name nothing are left out.
///
/// # Panics
/// If the contacts are not those of the generators.
#[must_use]
pub fn events(contacts: &[Value], plans: &[EventPlan]) -> Vec<Value> {
    let contacts: Vec<Known> = contacts.iter().map(known).collect();
    let mut timed: Vec<(Instant, &EventPlan)> =
        plans.iter().map(|plan| (time_of(&contacts, plan), plan)).collect();
    timed.sort_by_key(|(at, _)| *at);
    let Some((first, _)) = timed.first() else {
        return Vec::new();
    };
    let mut timeline = Timeline::new(*first, contacts);
    for (at, plan) in timed {
        timeline.now = at;
        if let Some(entry) = entry::entry(&mut timeline, plan) {
            timeline.write(plan, &entry);
        }
    }
    timeline.events
}

/// A contact as it was first recorded.
fn known(contact: &Value) -> Known {
    let mut body = contact.clone();
    let fields = body.as_object_mut().expect("a contact is an object");
    let id = fields.remove("id").expect("a contact has an id");
    let recorded = fields.remove("recorded").expect("a contact has a recorded time");
    Known {
        id: id.as_str().expect("an id is a text").to_owned(),
        recorded: calendar::instant(recorded.as_str().expect("a time is a text")),
        first_kind: body["kind"].clone(),
        body,
    }
}

/// When an event is recorded: not before the contact after which it comes.
fn time_of(contacts: &[Known], plan: &EventPlan) -> Instant {
    let start = match contacts {
        [] => calendar::instant("2020-01-31T09:00:00Z"),
        _ => plan.after.get(contacts).recorded,
    };
    let at = match plan.lag {
        Lag::None => start,
        Lag::Second => start + chrono::Duration::seconds(1),
        Lag::Span(span) => start + (span.after(start.date_naive()) - start.date_naive()),
    };
    at.max(start).with_timezone(&plan.offset)
}

impl Timeline {
    /// The case before its first event.
    fn new(now: Instant, contacts: Vec<Known>) -> Self {
        Self {
            now,
            contacts,
            events: Vec::new(),
            deleted: BTreeSet::new(),
            answered: BTreeSet::new(),
            candidates: Vec::new(),
            closed: false,
            closures: Vec::new(),
            steward: Steward::default(),
            corrected: BTreeMap::new(),
            relied_on: BTreeMap::new(),
        }
    }

    /// The id of the event that is being written. Ids follow the order of the events.
    #[must_use]
    pub fn next_id(&self) -> String {
        format!("e{:02}", self.events.len())
    }

    /// Writes an event.
    fn write(&mut self, plan: &EventPlan, entry: &Value) {
        let recorded = calendar::text(self.now);
        let mut event = json!({ "id": self.next_id(), "recorded": recorded, "entry": entry });
        if let Some(agency) = plan.agency {
            event["agency"] = agency.into();
        }
        self.events.push(event);
    }

    /// The contacts that are recorded and not deleted.
    #[must_use]
    pub fn recorded(&self) -> Vec<Known> {
        let mut contacts = self.contacts.clone();
        contacts.retain(|contact| contact.recorded <= self.now && !self.deleted.contains(&contact.id));
        contacts
    }

    /// Of those, the contacts whose body is beyond doubt: it is not corrected at this very instant.
    #[must_use]
    pub fn settled(&self) -> Vec<Known> {
        let mut contacts = self.recorded();
        contacts.retain(|contact| self.corrected.get(&contact.id) != Some(&self.now));
        contacts
    }

    /// Of the recorded contacts, those that may be corrected: no event of this very instant relies on
    /// the body that they have.
    #[must_use]
    pub fn correctable(&self) -> Vec<Known> {
        let mut contacts = self.recorded();
        contacts.retain(|contact| self.relied_on.get(&contact.id) != Some(&self.now));
        contacts
    }

    /// Notes that the event being written relies on a contact's body.
    pub fn rely_on(&mut self, contact: &str) {
        self.relied_on.insert(contact.to_owned(), self.now);
    }

    /// Corrects a contact.
    pub fn correct(&mut self, id: &str, body: &Value) {
        self.corrected.insert(id.to_owned(), self.now);
        for contact in &mut self.contacts {
            if contact.id == id {
                contact.body = body.clone();
            }
        }
    }
}

impl Known {
    /// Its occurrence: the key, or its id where there is none.
    #[must_use]
    pub fn occurrence(&self) -> String {
        let key = self.body.get("occurrence").and_then(Value::as_str);
        key.unwrap_or(&self.id).to_owned()
    }

    /// Its observations: each one's name and whether it is unknown.
    #[must_use]
    pub fn observations(&self) -> Vec<(String, bool)> {
        let observations = self.body["observations"].as_array().cloned().unwrap_or_default();
        let name = |observation: &Value| {
            let name = observation.get("id").unwrap_or(&observation["indicator"]);
            name.as_str().unwrap_or_default().to_owned()
        };
        observations.iter().map(|one| (name(one), one["presence"] == "unknown")).collect()
    }
}
