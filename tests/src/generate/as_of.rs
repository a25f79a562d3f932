//! Instants as of which a case is read, and those who read it.

use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use serde_json::Value;

use super::calendar::{self, Clock, Instant, Span};
use super::contact::AGENCIES;

/// An instant before it knows the case.
#[derive(Debug, Clone)]
struct AsOf {
    /// The instant if it is not about a record, or nothing is recorded.
    day: Instant,
    /// It is about the later of these two records.
    records: [Index; 2],
    /// The distance to it.
    from: From,
}

/// The distance to a record.
#[derive(Debug, Clone, Copy)]
enum From {
    /// It is not about a record.
    Nowhere,
    /// So many seconds, written in its own offset or in that of a clock.
    Seconds(i64, Option<Clock>),
    /// A span after its civil date, at a clock.
    Span(Span, Clock),
}

/// An instant on, or about as long as a window after, the days around which everything happens.
pub fn as_of() -> impl Strategy<Value = String> {
    on_a_day().prop_map(calendar::text)
}

/// An instant around what is recorded in a case: exactly then, a second away, or about as long as a
/// window after.
pub fn as_of_for(case: &Value) -> impl Strategy<Value = String> + use<> {
    let case = case.clone();
    plan().prop_map(move |plan| plan.resolve(&case))
}

/// A case, and an instant around what is recorded in it.
pub fn case_and_as_of() -> impl Strategy<Value = (Value, String)> {
    (super::case(), plan()).prop_map(|(case, plan)| {
        let as_of = plan.resolve(&case);
        (case, as_of)
    })
}

/// Those who look: everybody (`None`), or up to three agencies.
pub fn viewers() -> impl Strategy<Value = Option<Vec<String>>> {
    let agencies = AGENCIES.map(str::to_owned).to_vec();
    option::of(subsequence(agencies, 1..=3))
}

/// An instant on one of the days, or a span after it.
fn on_a_day() -> impl Strategy<Value = Instant> {
    (calendar::day(), calendar::span(), calendar::clock())
        .prop_map(|(day, span, clock)| clock.on(span.after(day)))
}

/// An instant before it knows the case.
fn plan() -> impl Strategy<Value = AsOf> {
    let seconds = prop_oneof![3 => Just(0_i64), 1 => Just(-1), 1 => Just(1)];
    let from = prop_oneof![
        1 => Just(From::Nowhere),
        1 => (seconds, option::of(calendar::clock())).prop_map(|(n, clock)| From::Seconds(n, clock)),
        3 => (calendar::span(), calendar::clock()).prop_map(|(span, clock)| From::Span(span, clock)),
    ];
    (on_a_day(), any::<[Index; 2]>(), from).prop_map(|(day, records, from)| AsOf { day, records, from })
}

impl AsOf {
    /// The instant for a case.
    fn resolve(&self, case: &Value) -> String {
        let mut records = recorded(case, "contacts");
        records.extend(recorded(case, "events"));
        if records.is_empty() {
            return calendar::text(self.day);
        }
        let [one, other] = self.records.map(|index| *index.get(&records));
        let record = one.max(other);
        let at = match self.from {
            From::Nowhere => self.day,
            From::Seconds(seconds, clock) => {
                let offset = clock.map_or(*record.offset(), |clock| clock.offset);
                (record + chrono::Duration::seconds(seconds)).with_timezone(&offset)
            }
            From::Span(span, clock) => clock.on(span.after(record.date_naive())),
        };
        calendar::text(at)
    }
}

/// The recorded instants of the contacts or the events of a case.
fn recorded(case: &Value, list: &str) -> Vec<Instant> {
    let entries = case.get(list).and_then(Value::as_array).cloned().unwrap_or_default();
    let texts = entries.iter().filter_map(|entry| entry["recorded"].as_str());
    texts.map(calendar::instant).collect()
}
