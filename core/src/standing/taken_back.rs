//! What was taken back, and which past recommendations had rested on it.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::Standing;
use crate::response::InFull;
use crate::time;

/// A time in which a recommendation rested on what was taken back later.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RestedDocument<'a> {
    /// The criterion that counted it.
    pub criterion: &'a str,
    /// The level that it asked for.
    pub level: &'a str,
    /// From when.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub from: DateTime<FixedOffset>,
    /// Up to when, excluded: until it was taken back, or counted no more.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub until: DateTime<FixedOffset>,
    /// Whether the criterion would have been met throughout without it, too.
    pub met_all_the_same: bool,
}

/// A fact that was found untrue, corrected or deleted, and what had rested on its occurrence.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TakenBackDocument<'a> {
    /// The event that took it back.
    pub event: &'a str,
    /// What kind of event it is: `refuted`, `corrected` or `deleted`.
    pub kind: &'static str,
    /// The contact.
    pub contact: &'a str,
    /// When it was taken back.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub at: DateTime<FixedOffset>,
    /// The recommendations that had rested on it, in the order of the policy's criteria.
    pub rested: Vec<RestedDocument<'a>>,
}

impl Standing {
    /// What was taken back by now, in order.
    pub(super) fn taken_back(&self) -> Vec<TakenBackDocument<'_>> {
        let document = self.case.document();
        let events = self.events.iter().copied();
        let takes_back = |at: usize| document.events.get(at).is_some_and(|event| event.entry.takes_back());
        if !events.clone().any(|(_, at)| takes_back(at)) {
            return Vec::new();
        }
        let asks = self.asked.in_full(&self.instants);
        // Of a contact that stands twice, the first is the one that the history knows.
        let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, contact) in document.contacts.iter().enumerate() {
            by_id.entry(contact.id.as_str()).or_insert(at);
        }
        let taken_back = events.filter_map(|(rank, at)| {
            let event = document.events.get(at)?;
            let contact = event.entry.amends().filter(|_| event.entry.takes_back())?;
            Some(TakenBackDocument {
                event: event.id.as_str(),
                kind: event.entry.kind(),
                contact: contact.as_str(),
                at: self.at(rank),
                rested: by_id.get(contact.as_str()).map_or_else(Vec::new, |at| self.rested(&asks, *at, rank)),
            })
        });
        taken_back.collect()
    }

    /// What had rested on the occurrence of a contact until a rank.
    fn rested(&self, asks: &InFull, contact: usize, until: u32) -> Vec<RestedDocument<'_>> {
        let Some(report) = self.case.history().report_of(contact, until) else {
            return Vec::new();
        };
        let criteria = self.policy.document().criteria.iter().enumerate();
        let rested = criteria.flat_map(|(at, criterion)| {
            let spans = asks.rested_on(at, report.occurrence, (report.from, until));
            spans.into_iter().map(move |(from, to)| RestedDocument {
                criterion: criterion.id.as_str(),
                level: criterion.level.as_str(),
                from: self.at(from),
                until: self.at(to),
                met_all_the_same: asks.met_now(at, (from, to)),
            })
        });
        rested.collect()
    }
}
