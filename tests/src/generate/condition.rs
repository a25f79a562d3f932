//! Selections, windows and conditions.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use serde_json::{Value, json};

use super::calendar::{DAYS, MONTHS};
use super::codebook::{COUNTABLE, DOMAINS, PROXIMITIES};
use super::contact::set;

/// A condition of every form, nested to a depth of three.
pub fn condition() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..=3).prop_map(|of| json!({ "anyOf": of })),
            vec(inner.clone(), 1..=3).prop_map(|of| json!({ "allOf": of })),
            (vec(inner, 1..=3), any::<Index>())
                .prop_map(|(of, n)| { json!({ "atLeast": { "n": n.index(of.len()) + 1, "of": of } }) }),
        ]
    })
}

/// A condition without conditions inside.
fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        2 => (count(), selection(), option::weighted(0.8, window())).prop_map(|(n, select, within)| {
            let mut asked = json!({ "n": n, "select": select });
            set(&mut asked, "within", within);
            json!({ "observed": asked })
        }),
        3 => weight(),
        2 => (count(), window(), option::of(kinds())).prop_map(|(n, within, kinds)| {
            let mut asked = json!({ "n": n, "within": within });
            set(&mut asked, "kinds", kinds);
            json!({ "contacts": asked })
        }),
        2 => (count(), window()).prop_map(|(n, within)| json!({ "sectors": { "n": n, "within": within } })),
        2 => (count(), window()).prop_map(|(n, within)| json!({ "agencies": { "n": n, "within": within } })),
        4 => (wide_count(), wide_selection(), wide_window()).prop_map(|(n, select, within)| {
            json!({ "recurrence": { "n": n, "select": select, "within": within } })
        }),
        2 => (count(), window()).prop_map(|(n, within)| json!({ "worry": { "n": n, "within": within } })),
    ]
}

/// How many.
fn count() -> impl Strategy<Value = u32> {
    prop_oneof![3 => Just(1_u32), 3 => Just(2), 1 => Just(3)]
}

/// How many, of what is rare.
fn wide_count() -> impl Strategy<Value = u32> {
    prop_oneof![6 => Just(1_u32), 1 => Just(2)]
}

/// A window.
fn window() -> impl Strategy<Value = Value> {
    prop_oneof![
        2 => Just(json!("ever")),
        3 => select(&MONTHS[..]).prop_map(|n| json!({ "months": n })),
        2 => select(&DAYS[..]).prop_map(|n| json!({ "days": n })),
    ]
}

/// A window, for what is rare.
fn wide_window() -> impl Strategy<Value = Value> {
    prop_oneof![1 => Just(json!("ever")), 1 => window()]
}

/// Kinds of contact.
fn kinds() -> impl Strategy<Value = Value> {
    let kinds = vec!["referral", "report", "incident", "disclosure", "enquiry"];
    subsequence(kinds, 1..=3).prop_map(Value::from)
}

/// A selection that selects something countable.
fn selection() -> impl Strategy<Value = Value> {
    let codes = COUNTABLE.map(|(code, ..)| code).to_vec();
    let named = prop_oneof![
        subsequence(codes.clone(), 1..=4).prop_map(|codes| json!({ "codes": codes })),
        subsequence(DOMAINS.to_vec(), 1..=2).prop_map(|domains| json!({ "domains": domains })),
        subsequence(PROXIMITIES.to_vec(), 1..=2).prop_map(|some| json!({ "proximities": some })),
        (subsequence(codes, 1..=2), select(&DOMAINS[..]))
            .prop_map(|(codes, domain)| json!({ "codes": codes, "domains": [domain] })),
        Just(json!({ "all": true })),
    ];
    with_demands(named)
}

/// A selection of all, or any other, for what is rare.
fn wide_selection() -> impl Strategy<Value = Value> {
    prop_oneof![1 => with_demands(Just(json!({ "all": true }))), 1 => selection()]
}

/// A selection that may ask for a minimum basis, and say whether what was explained counts.
fn with_demands(named: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    let basis = option::weighted(0.5, select(&["allegation", "opinion", "fact"][..]));
    let explained = option::weighted(0.6, select(&["counts", "ignored", "ignored"][..]));
    (named, basis, explained).prop_map(|(mut selection, basis, explained)| {
        set(&mut selection, "minimumBasis", basis.map(Value::from));
        set(&mut selection, "explained", explained.map(Value::from));
        selection
    })
}

/// A weight; no indicator is selected by two rows, since each row names its own codes, domains or
/// proximities.
fn weight() -> impl Strategy<Value = Value> {
    let codes = COUNTABLE.map(|(code, ..)| code).to_vec();
    let rows = prop_oneof![
        selection().prop_map(|selection| vec![selection]),
        subsequence(codes, 2..=5).prop_map(|some| one_each("codes", &some)),
        subsequence(DOMAINS.to_vec(), 2..=4).prop_map(|some| one_each("domains", &some)),
        subsequence(PROXIMITIES.to_vec(), 2..=3).prop_map(|some| one_each("proximities", &some)),
    ];
    (1..=10_u32, rows, vec((1..=8_u32, steps()), 5), vec(with_demands(Just(json!({}))), 5)).prop_map(
        |(at_least, rows, caps_and_steps, demands)| {
            let mut table = Vec::new();
            for ((mut select, (cap, steps)), demand) in rows.into_iter().zip(caps_and_steps).zip(demands) {
                for field in ["minimumBasis", "explained"] {
                    set(&mut select, field, demand.get(field).cloned());
                }
                table.push(json!({ "select": select, "cap": cap, "steps": steps }));
            }
            json!({ "weight": { "atLeast": at_least, "table": table } })
        },
    )
}

/// A selection for each name.
fn one_each(list: &str, names: &[&str]) -> Vec<Value> {
    names.iter().map(|name| json!({ list: [name] })).collect()
}

/// Steps: windows of one unit that grow, at the end perhaps `ever`, and points that never rise.
fn steps() -> impl Strategy<Value = Value> {
    let months = subsequence(MONTHS.to_vec(), 1..=3)
        .prop_map(|some| some.into_iter().map(|n| json!({ "months": n })).collect::<Vec<_>>());
    let days = subsequence(DAYS.to_vec(), 1..=3)
        .prop_map(|some| some.into_iter().map(|n| json!({ "days": n })).collect::<Vec<_>>());
    let windows = (prop_oneof![2 => months, 1 => days], any::<bool>(), any::<bool>());
    (windows, 1..=6_u32, vec(0..=3_u32, 4)).prop_map(|((mut windows, ever, only), first, falls)| {
        if ever {
            if only {
                windows.clear();
            }
            windows.push(json!("ever"));
        }
        let mut points = first;
        let mut steps = Vec::new();
        for (window, fall) in windows.into_iter().zip(falls) {
            steps.push(json!({ "within": window, "points": points }));
            points = points.saturating_sub(fall);
        }
        steps.into()
    })
}
