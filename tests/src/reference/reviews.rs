//! Reviews, and what each considered.

use std::collections::BTreeSet;

use super::documents::{self, Event};
use super::hindsight::Hindsight;
use super::inquiry::Inquiry;
use super::record::{self, Cutoff};
use super::times::instant;

/// A review.
#[derive(Debug, Clone)]
pub struct Review {
    /// Its event.
    pub event: String,
    /// The agency that recorded it.
    pub agency: Option<String>,
    /// The reviewer's role.
    pub role: String,
    /// The rank at which it was seen.
    pub rank: usize,
    /// How many instants of the record had been seen when it was recorded: what it knew.
    pub knew: usize,
    /// The rank of the level at which it was held; the lowest if the policy does not have it.
    pub level: usize,
    /// The contacts that it considered.
    pub considered: BTreeSet<String>,
}

impl Review {
    /// All reviews in order.
    #[must_use]
    pub fn all(inquiry: &Inquiry) -> Vec<Self> {
        let mut reviews = Vec::new();
        for event in inquiry.events() {
            if let Some(review) = &event.entry.review {
                reviews.push(Self {
                    event: event.id.clone(),
                    agency: event.agency.clone(),
                    role: review.role.clone(),
                    rank: inquiry.rank(&event.recorded),
                    knew: inquiry.instants.iter().filter(|at| **at <= instant(&event.entered)).count(),
                    level: inquiry.policy.rank_or_lowest(&review.level),
                    considered: considered(inquiry, event, review),
                });
            }
        }
        reviews
    }

    /// The ranks at which a report brought something that this review did not consider. It need not consider a report
    /// that says again what one that it considered had said.
    fn missing(&self, inquiry: &Inquiry, hindsight: &Hindsight, report: &str) -> BTreeSet<usize> {
        let mut missing = hindsight.news[report].clone();
        let again = hindsight.said_before[report].iter().any(|earlier| self.considered.contains(earlier));
        if self.considered.contains(report) {
            missing.retain(|rank| *rank >= self.knew);
        } else if !again {
            let contact = inquiry.case.contacts.iter().find(|contact| contact.id == report);
            missing.extend(contact.map(|contact| inquiry.rank(&contact.recorded)));
        }
        missing
    }

    /// Whether it considered all that a report brought.
    #[must_use]
    pub fn considered_in_full(&self, inquiry: &Inquiry, hindsight: &Hindsight, report: &str) -> bool {
        self.missing(inquiry, hindsight, report).is_empty()
    }

    /// Whether it left out something of an occurrence that was on record when it was held.
    #[must_use]
    pub fn left_out(&self, inquiry: &Inquiry, hindsight: &Hindsight, occurrence: &str) -> bool {
        let reports = hindsight.history.reports_of(occurrence);
        let mut missing = reports.iter().flat_map(|report| self.missing(inquiry, hindsight, &report.id));
        missing.any(|rank| rank < self.knew)
    }

    /// Whether it considered all counted reports of an occurrence in full.
    #[must_use]
    pub fn considered_occurrence(&self, inquiry: &Inquiry, hindsight: &Hindsight, occurrence: &str) -> bool {
        let reports = hindsight.history.reports_of(occurrence);
        reports.iter().all(|report| self.considered_in_full(inquiry, hindsight, &report.id))
    }
}

/// The contacts that a review considered: those that had been seen and stood when it was recorded, refuted ones too, in an
/// occurrence that it lists.
fn considered(inquiry: &Inquiry, event: &Event, review: &documents::Review) -> BTreeSet<String> {
    let then = record::on_record(&inquiry.case, &Cutoff::AtOrBefore(instant(&event.entered)));
    let mut contacts = BTreeSet::new();
    for contact in &then.contacts {
        let key = record::body(&then, contact).occurrence.clone();
        let listed = review.considered.contains(&key.unwrap_or_else(|| contact.id.clone()));
        if listed && !record::deleted(&then, &contact.id) {
            contacts.insert(contact.id.clone());
        }
    }
    contacts
}
