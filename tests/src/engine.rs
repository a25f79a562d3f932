//! The engine's answer, in the shape in which the reference gives its own.

use std::collections::BTreeSet;

use everycontact::{AgencyId, Case, Codebook, Policy, Recommendation, Standing, Viewpoint, parse_instant};
use serde_json::Value;

use crate::reference::Answer;

/// A policy, a codebook and a case, loaded from the documents of the generators.
#[derive(Debug)]
pub struct Loaded {
    /// The policy.
    pub policy: Policy,
    /// The case.
    pub case: Case,
}

impl Loaded {
    /// Loads generated documents.
    ///
    /// # Panics
    /// If one of them is refused: what is generated is valid.
    #[must_use]
    pub fn new(policy: &Value, codebook: &Value, case: &Value) -> Self {
        let codebook = Codebook::parse(&codebook.to_string()).unwrap();
        let policy = Policy::parse(&policy.to_string(), &codebook).unwrap();
        let case = Case::parse(&case.to_string(), &codebook).unwrap();
        Self { policy, case }
    }

    /// The recommendation from all records, or from what agencies held or had been sent.
    ///
    /// # Panics
    /// If the instant or an agency cannot be read.
    #[must_use]
    pub fn recommend(&self, as_of: &str, agencies: Option<&[String]>) -> Recommendation {
        let as_of = parse_instant(as_of).unwrap();
        self.policy.recommend(&self.case.seen_by(&viewpoint(agencies)), as_of)
    }

    /// The standing, in the shape in which the reference gives it.
    ///
    /// # Panics
    /// If the instant or an agency cannot be read.
    #[must_use]
    pub fn standing(&self, as_of: &str, agencies: Option<&[String]>) -> Value {
        let as_of = parse_instant(as_of).unwrap();
        let standing = self.policy.standing(&self.case.seen_by(&viewpoint(agencies)), as_of);
        in_the_shape_of_the_reference(&standing)
    }
}

/// A standing without what the reference does not give, and with the empty lists that are not written.
///
/// # Panics
/// If it is not written as the documentation says.
#[must_use]
pub fn in_the_shape_of_the_reference(standing: &Standing) -> Value {
    let mut document: Value = serde_json::from_str(&standing.to_json()).unwrap();
    for duty in document["duties"].as_array_mut().into_iter().flatten() {
        let fields = duty.as_object_mut().unwrap();
        fields.remove("case");
        fields.remove("beyondCalendar");
    }
    for response in document["responses"].as_array_mut().into_iter().flatten() {
        for list in ["criteria", "occurrences", "reviews", "reopenedBy", "doneBy"] {
            let fields = response.as_object_mut().unwrap();
            fields.entry(list).or_insert_with(|| Value::Array(Vec::new()));
        }
        for review in response["reviews"].as_array_mut().into_iter().flatten() {
            let fields = review.as_object_mut().unwrap();
            fields.entry("cameLater").or_insert_with(|| Value::Array(Vec::new()));
        }
    }
    document
}

/// A viewpoint from the names of agencies, or all records.
///
/// # Panics
/// If a name is no agency's id.
#[must_use]
pub fn viewpoint(agencies: Option<&[String]>) -> Viewpoint {
    match agencies {
        None => Viewpoint::AllRecords,
        Some(names) => Viewpoint::Agencies(names.iter().map(|name| AgencyId::new(name).unwrap()).collect()),
    }
}

/// The recommendation as the reference would put it.
#[must_use]
pub fn answer(recommendation: &Recommendation) -> Answer {
    let document = recommendation.document();
    let evidence = |reason: &everycontact::ReasonDocument<'_>| -> BTreeSet<_> {
        let places = reason.evidence.iter();
        places
            .map(|e| (e.occurrence.to_owned(), e.contact.to_owned(), e.observation.map(str::to_owned)))
            .collect()
    };
    Answer {
        level: document.level.id.to_owned(),
        ceiling: document.ceiling.asked.to_owned(),
        ceiling_with_unasked: document.ceiling.with_unasked.to_owned(),
        met: document.reasons.iter().map(|r| (r.criterion.to_owned(), evidence(r))).collect(),
        alone: document.contacts.iter().map(|c| (c.contact.to_owned(), c.level.to_owned())).collect(),
        near: document.near_misses.iter().map(|near| near.criterion.to_owned()).collect(),
        route: document.home.route.to_owned(),
        ideology: word(&document.home.ideology),
    }
}

/// A value's name as documents write it.
///
/// # Panics
/// If it is not written as a text.
#[must_use]
pub fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}
