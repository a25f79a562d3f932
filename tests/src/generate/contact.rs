//! Contacts.

use chrono::{Datelike, Days, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::calendar::{self, Clock, Instant};
use super::codebook::{BOUND, COUNTABLE, OTHERS, SCHEMES};

/// The agencies.
pub const AGENCIES: [&str; 4] = ["school-1", "clinic-1", "police-1", "team-1"];

/// The occurrence keys; none is the id of a contact.
pub const KEYS: [&str; 3] = ["fight", "message", "visit"];

/// A contact before it has an id.
#[derive(Debug, Clone)]
pub struct ContactPlan {
    /// The body, without dates.
    pub body: Value,
    /// The dates.
    pub dates: Dates,
}

/// When a contact occurred, was received and was recorded.
#[derive(Debug, Clone)]
pub struct Dates {
    /// The days on which it may have occurred.
    pub occurred: String,
    /// The earliest of them.
    pub earliest: NaiveDate,
    /// When it was received, if it says so.
    pub received: Option<Instant>,
    /// When it was recorded.
    pub recorded: Instant,
}

/// A contact, without an id. Its `occurred` is not after it was received.
pub fn contact_plan() -> impl Strategy<Value = ContactPlan> + Clone {
    (
        service(),
        observations(),
        option::weighted(0.3, worry()),
        option::weighted(0.5, ideology()),
        option::weighted(0.45, select(&KEYS[..])),
        dates(),
    )
        .prop_map(|(mut body, observations, worry, ideology, key, dates)| {
            body["observations"] = observations;
            set(&mut body, "worry", worry);
            set(&mut body, "ideology", ideology);
            set(&mut body, "occurrence", key.map(Value::from));
            ContactPlan { body, dates }
        })
}

/// A contact that no case of [`super::case()`] has; with a risk indicator or without.
pub fn fresh_contact() -> impl Strategy<Value = Value> {
    contact_plan().prop_map(|plan| plan.contact("fresh"))
}

impl ContactPlan {
    /// The contact with an id.
    #[must_use]
    pub fn contact(&self, id: &str) -> Value {
        let mut contact = self.body.clone();
        contact["id"] = id.into();
        contact["occurred"] = self.dates.occurred.clone().into();
        contact["recorded"] = calendar::text(self.dates.recorded).into();
        set(&mut contact, "received", self.dates.received.map(|received| calendar::text(received).into()));
        contact
    }
}

/// Sets a field, or removes it.
///
/// # Panics
/// If the value is not an object.
pub fn set(object: &mut Value, field: &str, value: Option<Value>) {
    let fields = object.as_object_mut().expect("the generators set fields of objects");
    match value {
        Some(value) => fields.insert(field.to_owned(), value),
        None => fields.remove(field),
    };
}

/// Kind, sector, agency, first-hand or relayed.
fn service() -> impl Strategy<Value = Value> + Clone {
    let kind = select(&["report", "referral", "referral", "incident", "disclosure", "enquiry"][..]);
    let sector = select(&["education", "health", "socialCare", "police", "public", "onlinePlatform"][..]);
    let hand = prop_oneof![3 => Just(None), 1 => Just(Some(true)), 1 => Just(Some(false))];
    let summary = option::weighted(0.2, Just("A summary."));
    (kind, sector, select(&AGENCIES[..]), hand, summary).prop_map(|(kind, sector, agency, hand, summary)| {
        let mut body = json!({ "kind": kind, "sector": sector, "agency": agency });
        set(&mut body, "firstHand", hand.map(Value::from));
        set(&mut body, "summary", summary.map(Value::from));
        body
    })
}

/// Up to four observations with unique ids.
pub fn observations() -> impl Strategy<Value = Value> + Clone {
    vec(observation(), 0..=4).prop_map(|mut observations| {
        let mut taken: Vec<Value> = Vec::new();
        for (place, observation) in observations.iter_mut().enumerate() {
            let code = observation["indicator"].clone();
            if observation.get("id").is_some() || taken.contains(&code) {
                observation["id"] = format!("o{place}").into();
            }
            taken.push(observation.get("id").cloned().unwrap_or(code));
        }
        observations.into()
    })
}

/// One observation; an `id` is only a wish for one.
fn observation() -> impl Strategy<Value = Value> + Clone {
    let presence = prop_oneof![5 => Just("present"), 3 => Just("unknown"), 1 => Just("absent")];
    let basis = select(&["fact", "opinion", "allegation"][..]);
    let role = prop_oneof![5 => Just("caused"), 1 => Just("experienced"), 1 => Just("both")];
    let named = prop::bool::weighted(0.3);
    let noted = prop::bool::weighted(0.1);
    (indicator(), presence, basis, role, named, noted, any::<bool>()).prop_map(
        |((code, risk), presence, basis, role, named, noted, with_role)| {
            let mut observation = json!({ "indicator": code, "presence": presence, "basis": basis });
            set(&mut observation, "role", (risk || with_role).then(|| role.into()));
            set(&mut observation, "id", named.then(|| "wish".into()));
            set(&mut observation, "note", noted.then(|| "A note.".into()));
            observation
        },
    )
}

/// An indicator's code, and whether it is a risk.
fn indicator() -> impl Strategy<Value = (&'static str, bool)> + Clone {
    let countable = COUNTABLE.map(|(code, ..)| (code, true));
    let bound = BOUND.map(|(code, ..)| (code, true));
    let others = OTHERS.map(|(code, ..)| (code, false));
    prop_oneof![
        4 => select(countable[..4].to_vec()),
        5 => select(countable.to_vec()),
        1 => select(bound.to_vec()),
        1 => select(others.to_vec()),
    ]
}

/// A worry.
fn worry() -> impl Strategy<Value = Value> + Clone {
    select(&["professional", "carer"][..]).prop_map(|by| json!({ "by": by, "reason": "A reason." }))
}

/// An ideology, with a concern of a scheme or without.
fn ideology() -> impl Strategy<Value = Value> + Clone {
    let concern = select(&SCHEMES[..]).prop_flat_map(|(scheme, concerns)| {
        select(concerns.to_vec()).prop_map(move |concern| (scheme, concern))
    });
    (ideology_status(), option::of(concern)).prop_map(|(status, concern)| {
        let mut ideology = json!({ "status": status });
        if let Some((scheme, concern)) = concern {
            ideology["scheme"] = scheme.into();
            ideology["concern"] = concern.into();
        }
        ideology
    })
}

/// An ideology status, as a document writes it.
pub fn ideology_status() -> impl Strategy<Value = Value> + Clone {
    let words = ["notAssessed", "noneIdentified", "unclear", "unstable", "mixed"].map(Value::from);
    let coherent = ["strand-one", "strand-two"].map(|strand| json!({ "coherent": { "strand": strand } }));
    select([words.to_vec(), coherent.to_vec()].concat())
}

/// Consistent dates: the earliest day is not after the civil date of receipt, and receipt is not after
/// the record.
fn dates() -> impl Strategy<Value = Dates> + Clone {
    let received = option::weighted(0.6, calendar::clock());
    let before = prop_oneof![4 => Just(0_u64), 1 => Just(1), 1 => Just(30)];
    let after = prop_oneof![3 => Just(0_u64), 1 => Just(1), 1 => Just(30), 1 => Just(180)];
    (calendar::day(), 0..12_usize, received, before, after, calendar::clock()).prop_map(
        |(day, shape, received, first, second, recorded)| {
            let (occurred, earliest) = occurred(day, shape);
            let came = received.map(|clock| clock.on(day + Days::new(first)));
            let recorded = recorded_at(day, came, first, second, recorded);
            Dates { occurred, earliest, received: came, recorded }
        },
    )
}

/// When it was recorded: so many days after it was received, or after it occurred.
fn recorded_at(day: NaiveDate, received: Option<Instant>, first: u64, second: u64, clock: Clock) -> Instant {
    match received {
        Some(received) => (received + Days::new(second)).with_timezone(&clock.offset),
        None => clock.on(day + Days::new(first + second)),
    }
}

/// A text that may mean a day, precise or not, and the earliest day that it may mean.
fn occurred(day: NaiveDate, shape: usize) -> (String, NaiveDate) {
    let month = day.format("%Y-%m");
    let year = day.format("%Y");
    let first_of_month = day.with_day(1).expect("every month has a first day");
    let first_of_year = first_of_month.with_month(1).expect("every year has a first month");
    let before = day - Days::new(31);
    let after = day + Days::new(31);
    match shape {
        0..5 => (day.to_string(), day),
        5 => (month.to_string(), first_of_month),
        6 | 7 => (year.to_string(), first_of_year),
        8 => (format!("{before}/{day}"), before),
        9 => (format!("{day}/{after}"), day),
        10 => (format!("{day}/{year}"), day),
        _ => (format!("{year}/{month}"), first_of_year),
    }
}
