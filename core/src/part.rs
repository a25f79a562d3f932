//! Parts of a case by themselves: for programs that put a case together piece by piece.
//!
//! A part is read as strictly as the whole. What only the whole can tell, such as whether an indicator is in the
//! codebook or an id is taken, is checked when [`Case::parse`](crate::Case::parse) reads it.

use crate::contact::Contact;
use crate::diagnostic::{Code, LoadError};
use crate::event::{Entry, Event};
use crate::json;
use crate::observation::Observation;
use crate::subject::Subject;

impl Subject {
    /// Reads a subject by itself.
    ///
    /// # Errors
    /// With every problem of its shape.
    ///
    /// # Example
    /// ```
    /// use everycontact::Subject;
    ///
    /// let text = r#"{"id":"subject-7","is":"child"}"#;
    /// assert_eq!(Subject::parse(text)?.to_json(), text);
    /// assert!(Subject::parse(r#"{"id":"subject-7","is":"child","name":"x"}"#).is_err());
    /// # Ok::<(), everycontact::LoadError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, LoadError> {
        json::read("subject", text)
    }

    /// The subject as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }
}

impl Observation {
    /// Reads an observation by itself.
    ///
    /// # Errors
    /// With every problem of its shape. Whether the codebook has the indicator, and whether it needs a role, is checked
    /// with the case.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Observation, Presence};
    ///
    /// let text = r#"{"indicator":"weapon-access","presence":"unknown","basis":"opinion","role":"caused"}"#;
    /// let observation = Observation::parse(text)?;
    /// assert_eq!(observation.presence, Presence::Unknown);
    /// assert_eq!(observation.to_json(), text);
    /// # Ok::<(), everycontact::LoadError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, LoadError> {
        json::read("observation", text)
    }

    /// The observation as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }
}

impl Contact {
    /// Reads a contact by itself.
    ///
    /// # Errors
    /// With every problem of its shape. Whether its times fit one another is checked with the case.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Code, Contact};
    ///
    /// let contact = Contact::parse(r#"{
    ///     "id": "c1", "kind": "report", "sector": "education", "agency": "school-1",
    ///     "occurred": "2024-03", "recorded": "2024-03-12T09:30:00Z"
    /// }"#)?;
    /// assert_eq!(contact.occurrence_id(), "c1");
    ///
    /// let error = Contact::parse(r#"{ "id": "c 1", "kind": "rumour" }"#).unwrap_err();
    /// let codes: Vec<Code> = error.diagnostics().iter().map(|problem| problem.code()).collect();
    /// assert!(codes.contains(&Code::InvalidValue) && codes.contains(&Code::MissingField));
    /// # Ok::<(), everycontact::LoadError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, LoadError> {
        json::read("contact", text)
    }

    /// The contact as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }
}

impl Event {
    /// Reads an event by itself.
    ///
    /// # Errors
    /// With every problem of its shape. Whether it names what the case has is checked with the case.
    ///
    /// # Example
    /// ```
    /// use everycontact::Event;
    ///
    /// let text = concat!(
    ///     r#"{"id":"e1","recorded":"2024-03-12T09:30:00Z","#,
    ///     r#""entry":{"deleted":{"contact":"c1","reason":"entered twice"}}}"#,
    /// );
    /// let event = Event::parse(text)?;
    /// assert_eq!(event.entry.kind(), "deleted");
    /// assert_eq!(event.to_json(), text);
    /// # Ok::<(), everycontact::LoadError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, LoadError> {
        json::read("event", text)
    }

    /// The event as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }
}

impl Entry {
    /// Reads what an event records, by itself.
    ///
    /// # Errors
    /// With every problem of its shape.
    ///
    /// # Example
    /// ```
    /// use everycontact::Entry;
    ///
    /// let text = r#"{"decision":{"role":"panel-chair","follows":true,"reason":"as asked for"}}"#;
    /// let entry = Entry::parse(text)?;
    /// assert_eq!(entry.kind(), "decision");
    /// assert_eq!(entry.to_json(), text);
    /// # Ok::<(), everycontact::LoadError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, LoadError> {
        json::read("entry", text)
    }

    /// Reads an entry that has to be of a kind.
    ///
    /// # Errors
    /// With every problem of its shape, or if it is of another kind.
    ///
    /// # Example
    /// ```
    /// use everycontact::Entry;
    ///
    /// let text = r#"{"decision":{"role":"panel-chair","follows":true,"reason":"as asked for"}}"#;
    /// assert!(Entry::parse_kind("decision", text).is_ok());
    /// let error = Entry::parse_kind("review", text).unwrap_err();
    /// assert_eq!(error.diagnostics()[0].message(), "this is a `decision`, expected a `review`");
    /// ```
    pub fn parse_kind(kind: &str, text: &str) -> Result<Self, LoadError> {
        let entry = Self::parse(text)?;
        if entry.kind() == kind {
            return Ok(entry);
        }
        let message = format!("this is a `{}`, expected a `{kind}`", entry.kind());
        Err(json::refuse("entry", "", Code::UnknownVariant, message))
    }

    /// The entry as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }
}
