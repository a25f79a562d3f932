//! Law 3: what was asked for stays until a person has considered it.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, FixedOffset};
use everycontact::{format_instant, parse_instant};
use everycontact_tests::generate;
use everycontact_tests::generate::calendar::instant;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::support::{Asked, add_event, config, entries, joined, text_of};

/// What takes back what was recorded.
const TAKES_BACK: [&str; 3] = ["refuted", "corrected", "deleted"];

proptest! {
    #![proptest_config(config())]

    /// Law 3. What a level has asked for at an instant of the record, it asks for at every later instant, resting on
    /// all that it rested on, if nobody reviews anything and nothing is taken back.
    #[test]
    fn nothing_lapses(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        fresh in generate::fresh_contact(),
        index in any::<Index>(),
    ) {
        let asked = Asked::new(&policy);
        let case = generate::with_added_contact(&case, joined(&case, fresh, index));
        let instants = instants(&case, &as_of);
        let asked_at = *index.get(&instants);
        let calm = undisturbed(&case, Some(asked_at));
        let before = asked.responses(&calm, asked_at);
        let later = instants.iter().copied().filter(|at| *at >= asked_at);
        for at in later.chain([asked_at + Duration::days(3_000)]) {
            assert_kept(&before, &asked.responses(&calm, at));
        }
    }

    /// Law 3. Years after the last record the responses are what they were, but that time is up.
    #[test]
    fn time_alone_makes_nothing_but_overdue(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        let Some(last) = instants(&case, &as_of).last().copied() else { return Ok(()) };
        let mut expected = asked.responses(&case, last);
        for response in expected.iter_mut().filter(|response| is_open(response)) {
            response["status"] = "overdue".into();
        }
        prop_assert_eq!(asked.responses(&case, last + Duration::days(1_000)), expected);
    }

    /// Law 3. A level that is reached at an instant of the record has asked for a look from then on, and nobody has
    /// looked until a review at that level or above is on record; if nothing is taken back.
    #[test]
    fn a_level_that_was_reached_has_asked_for_a_look(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        let now = parse_instant(&as_of).unwrap();
        for case in [undisturbed(&case, None), case] {
            let record = generate::recorded_by(&case, &as_of);
            if entries(&record, "events").any(|event| has_any(event, &TAKES_BACK)) {
                continue;
            }
            let highest = entries(&record, "events").filter_map(|event| event["entry"].get("review"));
            let highest = highest.filter_map(|review| rank(&policy, text_of(review, "level"))).max();
            let responses = asked.responses(&case, now);
            for at in instants(&record, &as_of) {
                let reached = asked.levels(&case, &format_instant(at)).level();
                if reached > highest.unwrap_or(0) {
                    let level = format!("l{reached}");
                    let response = responses.iter().find(|response| response["level"] == *level);
                    prop_assert!(response.is_some_and(is_open), "{level} at {at}: {responses:?}");
                }
            }
        }
    }

    /// A review of everything at the highest level, entered last, makes every response done. One that leaves out an
    /// occurrence on which an open response rests does not make that one done.
    #[test]
    fn only_a_review_of_all_of_it_makes_a_response_done(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        let Some(last) = instants(&case, &as_of).last().copied() else { return Ok(()) };
        let top = format!("l{}", entries(&policy, "levels").count() - 1);
        let reviewed = generate::with_review_of_everything(&case, &format_instant(last), &top);
        let Some(reviewed) = reviewed else { return Ok(()) };
        for response in asked.responses(&reviewed, last) {
            prop_assert!(!is_open(&response), "{response}");
        }
        for open in asked.responses(&case, last).iter().filter(|response| is_open(response)) {
            let level = text_of(open, "level");
            for occurrence in entries(open, "occurrences") {
                let after = asked.responses(&leaving_out(&reviewed, occurrence), last);
                let left = after.iter().find(|response| response["level"] == *level).unwrap();
                prop_assert!(is_open(left), "without {occurrence}: {left}");
                prop_assert!(entries(left, "occurrences").any(|one| one == occurrence), "{left}");
                let mut reviews = entries(left, "reviews");
                let named = |review: &Value| entries(review, "leftOut").any(|one| one == occurrence);
                prop_assert!(reviews.any(named), "{occurrence} was left out: {left}");
            }
            let below = rank(&policy, level).unwrap() - 1;
            let lower = generate::with_review_of_everything(&case, &format_instant(last), &format!("l{below}"));
            let after = asked.responses(&lower.unwrap(), last);
            prop_assert!(after.iter().any(|response| response["level"] == *level && is_open(response)));
        }
    }

    /// Nothing but a review makes a response done: no account, no consent, no share, no hand-off, no decision, no
    /// proposal and no closure.
    #[test]
    fn nothing_but_a_review_makes_a_response_done(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        let Some(last) = instants(&case, &as_of).last().copied() else { return Ok(()) };
        let before = asked.responses(&case, last);
        if before.is_empty() {
            return Ok(());
        }
        let after = last + Duration::seconds(1);
        let mut more = case.clone();
        for (nth, entry) in everything_but_a_review(&case).into_iter().enumerate() {
            let event = json!({ "id": format!("z{nth:03}"), "recorded": format_instant(after), "entry": entry });
            add_event(&mut more, event);
            assert_kept(&before, &asked.responses(&more, after));
        }
    }
}

impl Asked {
    pub(crate) fn responses(&self, case: &Value, at: DateTime<FixedOffset>) -> Vec<Value> {
        let standing: Value =
            serde_json::from_str(&self.policy.standing(&self.case(case), at).to_json()).unwrap();
        entries(&standing, "responses").cloned().collect()
    }
}

fn is_open(response: &Value) -> bool {
    response["status"] != "done"
}

/// What was open is open, since when it was, and rests on all that it rested on.
fn assert_kept(before: &[Value], after: &[Value]) {
    for open in before.iter().filter(|response| is_open(response)) {
        let kept = after.iter().find(|response| response["level"] == open["level"]);
        let kept = kept.unwrap_or_else(|| panic!("{open} is gone"));
        assert!(is_open(kept) && kept["since"] == open["since"], "{open} became {kept}");
        for list in ["criteria", "occurrences"] {
            let of = |response| entries(response, list).map(Value::to_string).collect::<BTreeSet<_>>();
            assert!(of(kept).is_superset(&of(open)), "{open} became {kept}");
        }
    }
}

/// The instants of the record in order, in the offset of an instant.
pub fn instants(case: &Value, as_of: &str) -> Vec<DateTime<FixedOffset>> {
    let entries = ["contacts", "events"].into_iter().flat_map(|list| entries(case, list));
    let offset = *instant(as_of).offset();
    let all: BTreeSet<_> =
        entries.map(|entry| instant(text_of(entry, "recorded")).with_timezone(&offset)).collect();
    all.into_iter().collect()
}

/// The rank of a level, if the policy has it.
fn rank(policy: &Value, level: &str) -> Option<usize> {
    entries(policy, "levels").position(|known| known["id"] == level)
}

fn has_any(event: &Value, tags: &[&str]) -> bool {
    tags.iter().any(|tag| event["entry"].get(tag).is_some())
}

/// The case without the reviews after an instant and what takes back, nor what can be said only of these; without an
/// instant, at any time. In their places stand steps of consent, so that the record has the same instants.
fn undisturbed(case: &Value, after: Option<DateTime<FixedOffset>>) -> Value {
    let mut calm = case.clone();
    let names_a_part = |event: &Value| {
        let entry = event["entry"].as_object().into_iter().flatten();
        entry.into_iter().any(|(_, said)| said.get("observation").is_some())
    };
    for event in calm.get_mut("events").and_then(Value::as_array_mut).into_iter().flatten() {
        let late = after.is_none_or(|after| instant(text_of(event, "recorded")) > after);
        let disturbs = has_any(event, &TAKES_BACK) || has_any(event, &["review"]) || names_a_part(event);
        if late && disturbs {
            event["entry"] = json!({ "consent": { "step": "sought" } });
        }
    }
    calm
}

/// The case without an occurrence in its last event, which is a review.
fn leaving_out(reviewed: &Value, occurrence: &Value) -> Value {
    let mut changed = reviewed.clone();
    let review = changed["events"].as_array_mut().unwrap().last_mut().unwrap();
    let considered = review["entry"]["review"]["considered"].as_array_mut().unwrap();
    considered.retain(|one| one != occurrence);
    changed
}

/// An entry of every kind that neither is a review nor takes anything back.
fn everything_but_a_review(case: &Value) -> Vec<Value> {
    let ids: Vec<Value> = entries(case, "contacts").map(|contact| contact["id"].clone()).collect();
    let mut said: Vec<Value> =
        ids.iter().map(|id| json!({ "explained": { "contact": id, "account": "An account." } })).collect();
    let speak = |id| json!({ "statement": { "contact": id, "by": "subject", "text": "Not so." } });
    said.extend(ids.first().map(speak));
    let closing = json!({ "role": "chair", "reason": "explained", "referrals": ids });
    said.extend([
        json!({ "consent": { "step": "declined" } }),
        json!({ "shared": { "contacts": ids, "with": ["team-1"] } }),
        json!({ "decision": { "role": "chair", "follows": false, "level": "l0", "reason": "Why." } }),
        json!({ "support": { "step": "offered", "to": "team-z" } }),
        json!({ "support": { "step": "accepted", "to": "team-z" } }),
        json!({ "informationRequested": { "of": "team-1" } }),
        json!({ "candidate": { "record": "record-9" } }),
        json!({ "closureProposed": closing }),
        json!({ "retentionReviewed": { "role": "keeper", "keep": false, "reason": "Why." } }),
        json!({ "closure": closing }),
        json!({ "reopened": { "role": "chair", "reason": "Why." } }),
    ]);
    let steps = entries(case, "events").filter_map(|event| event["entry"].get("handOff"));
    if steps.last().is_none_or(|last| last["step"] != "offered") {
        said.extend(["offered", "accepted"].map(|step| {
            let to = json!({ "step": step, "pathway": "pathway-z", "to": "team-z", "owner": "worker" });
            json!({ "handOff": to })
        }));
    }
    said
}
