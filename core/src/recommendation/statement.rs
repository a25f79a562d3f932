//! What people say of facts on record.

use serde::Serialize;

use crate::case::Case;
use crate::event::{Entry, Speaker};
use crate::id::ObservationId;

/// What a person says of a fact on record; it changes nothing of it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StatementDocument<'a> {
    /// The event, which holds the words.
    pub event: &'a str,
    /// The contact.
    pub contact: &'a str,
    /// The observation; nothing for the contact as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observation: Option<&'a str>,
    /// Who says it.
    pub by: Speaker,
}

/// What people say of facts, of what is seen in a view of the first `ranks` instants, in order.
pub(crate) fn statements(case: &Case, ranks: u32) -> Vec<StatementDocument<'_>> {
    let document = case.document();
    let said = |event: &crate::event::Event| matches!(event.entry, Entry::Statement { .. });
    if !document.events.iter().any(said) {
        return Vec::new();
    }
    let events = case.history().events_in_order(document, ranks).into_iter();
    let statements = events.filter_map(|(_, at)| {
        let event = document.events.get(at)?;
        let Entry::Statement { contact, observation, by, .. } = &event.entry else { return None };
        Some(StatementDocument {
            event: event.id.as_str(),
            contact: contact.as_str(),
            observation: observation.as_ref().map(ObservationId::as_str),
            by: *by,
        })
    });
    statements.collect()
}
