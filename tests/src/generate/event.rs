//! Events before they know what they name: the [`super::timeline`] makes them consistent.

use chrono::FixedOffset;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use super::calendar::{self, Span};
use super::contact::{AGENCIES, ContactPlan, KEYS, contact_plan};

/// An event before it knows what it names.
#[derive(Debug, Clone)]
pub struct EventPlan {
    /// The contact after whose record it comes.
    pub after: Index,
    /// How long after.
    pub lag: Lag,
    /// The offset in which its time is written.
    pub offset: FixedOffset,
    /// The agency that recorded it.
    pub agency: Option<&'static str>,
    /// The contact that it names.
    pub contact: Index,
    /// The observation, occurrence or event that it names.
    pub part: Index,
    /// Whether it takes the more particular of two forms.
    pub particular: bool,
    /// What it says.
    pub says: Says,
}

/// How long an event comes after a contact.
#[derive(Debug, Clone, Copy)]
pub enum Lag {
    /// At the same instant.
    None,
    /// A second.
    Second,
    /// A span of days; of a negative one nothing is left.
    Span(Span),
}

/// What an event says.
#[derive(Debug, Clone)]
pub enum Says {
    /// Refuted: an observation if particular, else the contact.
    Refuted,
    /// Explained: an observation if particular, else the contact.
    Explained,
    /// Corrected, with what changes.
    Corrected(Box<Correction>),
    /// Answered, with presence, basis and role.
    Answered(&'static str, &'static str, Option<&'static str>),
    /// Deleted: a contact that the document lacks if particular, else one that it has.
    Deleted,
    /// Shared with these agencies.
    Shared(Vec<&'static str>),
    /// A candidate, or the resolution of one.
    Candidate,
    /// A review, and for each occurrence whether it was considered.
    Review(Vec<bool>),
    /// A decision.
    Decision,
    /// A closure if the case is open, else its reopening.
    Closure(&'static str),
    /// A step of a hand-off.
    HandOff(&'static str),
    /// A step of consent.
    Consent(&'static str),
}

/// What a correction changes; the rest of the body stays.
#[derive(Debug, Clone)]
pub struct Correction {
    /// The body that some fields are taken from.
    pub from: ContactPlan,
    /// A new occurrence key, or none any more.
    pub key: Option<Option<&'static str>>,
    /// Whether the date changes.
    pub dates: bool,
    /// Whether the time of receipt is left out.
    pub no_receipt: bool,
    /// The other fields that change.
    pub fields: Vec<&'static str>,
}

/// An event, before it knows what it names.
pub fn event_plan() -> impl Strategy<Value = EventPlan> {
    let lag = prop_oneof![
        3 => Just(Lag::None),
        1 => Just(Lag::Second),
        4 => calendar::span().prop_map(Lag::Span),
    ];
    let at = (any::<Index>(), lag, calendar::clock(), option::weighted(0.5, select(&AGENCIES[..])));
    (at, any::<Index>(), any::<Index>(), any::<bool>(), says()).prop_map(
        |((after, lag, clock, agency), contact, part, particular, says)| EventPlan {
            after,
            lag,
            offset: clock.offset,
            agency,
            contact,
            part,
            particular,
            says,
        },
    )
}

/// What an event says.
fn says() -> impl Strategy<Value = Says> {
    let presence = select(&["present", "absent"][..]);
    let basis = select(&["fact", "opinion", "allegation"][..]);
    let role = option::weighted(0.4, select(&["caused", "experienced", "both"][..]));
    let reason = select(
        &[
            "noConcern",
            "explained",
            "needsMetElsewhere",
            "signposted",
            "notSuitable",
            "consentDeclined",
            "transferred",
            "riskResolved",
            "other",
        ][..],
    );
    let step = select(&["offered", "accepted", "declined", "lapsed", "withdrawn"][..]);
    let consent = select(&["sought", "given", "declined", "withdrawn"][..]);
    prop_oneof![
        3 => Just(Says::Refuted),
        6 => Just(Says::Explained),
        3 => correction().prop_map(|correction| Says::Corrected(Box::new(correction))),
        5 => (presence, basis, role).prop_map(|(presence, basis, role)| Says::Answered(presence, basis, role)),
        1 => Just(Says::Deleted),
        3 => vec(select(&AGENCIES[..]), 1..=2).prop_map(Says::Shared),
        2 => Just(Says::Candidate),
        2 => vec(any::<bool>(), 8).prop_map(Says::Review),
        1 => Just(Says::Decision),
        5 => reason.prop_map(Says::Closure),
        1 => step.prop_map(Says::HandOff),
        1 => consent.prop_map(Says::Consent),
    ]
}

/// A correction.
fn correction() -> impl Strategy<Value = Correction> {
    let key = option::of(option::weighted(0.7, select(&KEYS[..])));
    let fields = ["kind", "sector", "agency", "firstHand", "observations", "worry", "ideology"];
    let fields = proptest::sample::subsequence(fields.to_vec(), 0..=3);
    (contact_plan(), key, any::<bool>(), any::<bool>(), fields).prop_map(
        |(from, key, dates, no_receipt, fields)| Correction { from, key, dates, no_receipt, fields },
    )
}

/// Text that says nothing.
#[must_use]
pub fn text() -> Value {
    "Some text.".into()
}
