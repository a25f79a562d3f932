//! Events before they know what they name: the [`super::timeline`] makes them consistent.

use chrono::FixedOffset;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use super::calendar::{self, Span};
use super::closing::{self, Closing, closing};
use super::contact::{AGENCIES, ContactPlan, KEYS, contact_plan};
use super::review::{Deciding, Reviewing, deciding, reviewing};
use super::steward::{self, Step};

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
    /// A review.
    Review(Reviewing),
    /// A decision.
    Decision(Deciding),
    /// A closure if the case is open, else mostly its reopening.
    Closure(Closing),
    /// A proposal to close.
    Proposal(Closing),
    /// A follow-up that is extended up to this month.
    Extension(u32),
    /// A step of a hand-off.
    HandOff(Step),
    /// A step of a support.
    Support(Step),
    /// A request for information, or how one ends.
    Information(&'static str),
    /// A look at whether the record is still needed.
    Retention,
    /// A statement, and by whom: on an observation if particular, else on the contact.
    Statement(&'static str),
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

/// How often events say what: amendments, judgements, closures, steps of homes, and the rest.
type Weights = [u32; 5];

/// Up to 12 events. In some cases most of them are reviews of what is amended, in some most are about
/// who takes the case; else there is something of everything.
pub fn event_plans() -> impl Strategy<Value = Vec<EventPlan>> {
    prop_oneof![
        4 => some_plans([21, 10, 8, 8, 12]),
        1 => some_plans([18, 24, 8, 2, 4]),
        2 => some_plans([4, 6, 8, 36, 8]),
    ]
}

/// Up to 12 events with these weights.
fn some_plans(weights: Weights) -> impl Strategy<Value = Vec<EventPlan>> {
    prop_oneof![1 => vec(event_plan(weights), 0..=12), 2 => vec(event_plan(weights), 4..=12)]
}

/// An event, before it knows what it names.
fn event_plan(weights: Weights) -> impl Strategy<Value = EventPlan> {
    let lag = prop_oneof![
        3 => Just(Lag::None),
        1 => Just(Lag::Second),
        4 => calendar::span().prop_map(Lag::Span),
    ];
    let at = (any::<Index>(), lag, calendar::clock(), option::weighted(0.5, select(&AGENCIES[..])));
    (at, any::<Index>(), any::<Index>(), any::<bool>(), says(weights)).prop_map(
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
fn says([amendments, judgements, closures, homes, rest]: Weights) -> impl Strategy<Value = Says> {
    prop_oneof![
        amendments => amends(),
        judgements => judges(),
        closures => closes(),
        homes => steps(),
        rest => asks(),
    ]
}

/// A change to what is on record, or to who sees it.
fn amends() -> impl Strategy<Value = Says> {
    let presence = select(&["present", "absent"][..]);
    let basis = select(&["fact", "opinion", "allegation"][..]);
    let role = option::weighted(0.4, select(&["caused", "experienced", "both"][..]));
    prop_oneof![
        3 => Just(Says::Refuted),
        6 => Just(Says::Explained),
        3 => correction().prop_map(|correction| Says::Corrected(Box::new(correction))),
        5 => (presence, basis, role).prop_map(|(presence, basis, role)| Says::Answered(presence, basis, role)),
        1 => Just(Says::Deleted),
        3 => vec(select(&AGENCIES[..]), 1..=2).prop_map(Says::Shared),
    ]
}

/// A review or a decision.
fn judges() -> impl Strategy<Value = Says> {
    prop_oneof![8 => reviewing().prop_map(Says::Review), 2 => deciding().prop_map(Says::Decision)]
}

/// A closure, a proposal of one, or a longer follow-up.
fn closes() -> impl Strategy<Value = Says> {
    prop_oneof![
        5 => closing().prop_map(Says::Closure),
        2 => closing().prop_map(Says::Proposal),
        1 => closing::months().prop_map(Says::Extension),
    ]
}

/// A step of a hand-off or a support.
fn steps() -> impl Strategy<Value = Says> {
    prop_oneof![2 => steward::step().prop_map(Says::HandOff), 1 => steward::step().prop_map(Says::Support)]
}

/// What is asked of others, what they say, and what is known of the record itself.
fn asks() -> impl Strategy<Value = Says> {
    let consent = select(&["sought", "given", "declined", "withdrawn"][..]);
    let by = select(&["subject", "carer", "representative"][..]);
    prop_oneof![
        6 => steward::outcome().prop_map(Says::Information),
        3 => Just(Says::Candidate),
        2 => consent.prop_map(Says::Consent),
        1 => Just(Says::Retention),
        1 => by.prop_map(Says::Statement),
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
