//! What a policy asks of those who hold a case, and its time limits.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

use super::closing::REASONS;
use super::contact::set;
use super::review::ROLES;

/// The calendar of the policies that count working days.
const CALENDAR: &str = "england-and-wales";

/// A time limit in any of the four units.
pub fn limit() -> impl Strategy<Value = Value> {
    let limit = |unit: &'static str, some: &'static [u32], most: u32| {
        let n = prop_oneof![1 => select(some), 1 => 1..=most];
        n.prop_map(move |n| json!({ unit: n }))
    };
    prop_oneof![
        limit("hours", &[24, 48], 48),
        limit("days", &[1, 7, 30], 40),
        limit("workingDays", &[1, 5], 15),
        limit("months", &[1, 3, 6, 12], 13),
    ]
}

/// A policy with an accountability or without, and with a calendar if it counts working days, or
/// without need.
pub fn accountable(levels: usize, policy: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    let accountability = option::weighted(0.7, accountability(levels));
    (policy, accountability, prop::bool::weighted(0.3)).prop_map(|(mut policy, accountability, always)| {
        set(&mut policy, "accountability", accountability);
        let needed = policy.to_string().contains("\"workingDays\"");
        set(&mut policy, "calendar", (always || needed).then(|| CALENDAR.into()));
        policy
    })
}

/// An accountability for a policy of so many levels; each of its parts may be missing.
fn accountability(levels: usize) -> impl Strategy<Value = Value> {
    let parts = (
        part(opening(levels)),
        part(reopening(levels)),
        part(home()),
        part(closure()),
        part(follow_up()),
        part(clocks()),
    );
    parts.prop_map(|(opening, reopening, home, closure, follow_up, clocks)| {
        let mut accountability = json!({});
        set(&mut accountability, "opening", opening);
        set(&mut accountability, "reopening", reopening);
        set(&mut accountability, "home", home);
        set(&mut accountability, "closure", closure);
        set(&mut accountability, "followUp", follow_up);
        set(&mut accountability, "clocks", clocks);
        accountability
    })
}

/// A rule with what it rests on, or none.
fn part(rule: impl Strategy<Value = Value>) -> impl Strategy<Value = Option<Value>> {
    let with_source = rule.prop_map(|mut rule| {
        rule["reason"] = "A reason.".into();
        rule["sources"] = json!(["S1"]);
        rule
    });
    option::weighted(0.75, with_source)
}

/// A level of the policy, or none.
fn some_level(levels: usize) -> impl Strategy<Value = Option<Value>> {
    option::weighted(0.7, (0..levels).prop_map(|rank| format!("l{rank}").into()))
}

/// Who is asked, in what role, and by when.
fn whom() -> impl Strategy<Value = Value> {
    (select(&ROLES[..]), limit())
        .prop_map(|(role, within)| json!({ "role": role, "who": "Somebody is asked.", "within": within }))
}

/// What opens a case but a referral.
fn opening(levels: usize) -> impl Strategy<Value = Value> {
    some_level(levels).prop_map(|level| {
        let mut opening = json!({});
        set(&mut opening, "level", level);
        opening
    })
}

/// What opens a closed case again.
fn reopening(levels: usize) -> impl Strategy<Value = Value> {
    let kinds = vec!["referral", "report", "incident", "disclosure", "enquiry"];
    (subsequence(kinds, 1..=3), some_level(levels)).prop_map(|(kinds, level)| {
        let mut reopening = json!({ "kinds": kinds });
        set(&mut reopening, "level", level);
        reopening
    })
}

/// When the search for a home has failed, and who hears of it.
fn home() -> impl Strategy<Value = Value> {
    (limit(), 1..=3_u32, limit(), whom()).prop_map(|(answer_within, refusals, unanswered_for, goes_to)| {
        json!({
            "answerWithin": answer_within,
            "refusals": refusals,
            "unansweredFor": unanswered_for,
            "goesTo": goes_to,
        })
    })
}

/// What a closure needs.
fn closure() -> impl Strategy<Value = Value> {
    let receiver_for = subsequence(REASONS.to_vec(), 0..=4);
    (option::weighted(0.7, 1..=3_u32), receiver_for, option::weighted(0.7, whom())).prop_map(
        |(second_reviewer_from, receiver_for, against_advice)| {
            let mut closure = json!({ "receiverFor": receiver_for });
            set(&mut closure, "secondReviewerFrom", second_reviewer_from.map(Value::from));
            set(&mut closure, "againstAdvice", against_advice);
            closure
        },
    )
}

/// When a closed case is looked at again.
fn follow_up() -> impl Strategy<Value = Value> {
    let months = select(vec![vec![1_u32, 2], vec![6, 12], vec![3], vec![1, 3, 6]]);
    (months, select(&[0, 1, 6, 12][..])).prop_map(|(months, more)| {
        let last = months.last().copied().unwrap_or_default();
        json!({ "months": months, "extendableTo": last + more, "who": "Somebody looks again." })
    })
}

/// How long what is open may stay so.
fn clocks() -> impl Strategy<Value = Value> {
    vec(option::weighted(0.8, limit()), 4).prop_map(|limits| {
        let mut clocks = json!({});
        for (of, limit) in ["information", "candidate", "unknown", "retention"].into_iter().zip(limits) {
            set(&mut clocks, of, limit);
        }
        clocks
    })
}
