//! Closing: nothing closes itself, and whoever closes against advice says against what.

use everycontact::{BlockerKind, Entry, FreeText, RoleId, parse_instant};
use everycontact_tests::engine::word;
use everycontact_tests::generate;
use everycontact_tests::generate::closing::REASONS;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::support::{Asked, add_event, config, entries, standing};

proptest! {
    #![proptest_config(config())]

    /// A permit is given exactly if nothing stands against closing; else all that does is told, in the same
    /// words as in the standing.
    #[test]
    fn a_permit_is_given_exactly_if_nothing_stands_against_closing(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        cleared in any::<bool>(),
    ) {
        let (policy, case) = if cleared { answered(policy, &case, &as_of, "other") } else { (policy, case) };
        let (asked, at) = (Asked::new(&policy), parse_instant(&as_of).unwrap());
        let loaded = asked.case(&case);
        let found = asked.policy.standing(&loaded, at);
        let document = found.document();
        match loaded.closure(&asked.policy, at) {
            Ok(permit) => {
                prop_assert!(document.closing.is_empty());
                prop_assert_eq!((permit.case(), permit.as_of()), (&loaded.document().id, at));
            }
            Err(blocked) => {
                prop_assert!(!document.closing.is_empty());
                prop_assert_eq!(blocked.blockers(), &document.closing[..]);
                prop_assert_eq!((blocked.case(), blocked.as_of()), (&loaded.document().id, at));
            }
        }
    }

    /// What a person records to close against advice carries every kind of blocker; and once it is on record,
    /// the closure has exactly these blockers and states their kinds.
    #[test]
    fn a_closure_against_advice_says_all_that_stood_against_it(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let (asked, at) = (Asked::new(&policy), parse_instant(&as_of).unwrap());
        let Err(blocked) = asked.case(&case).closure(&asked.policy, at) else { return Ok(()) };
        let blockers = blocked.blockers().to_vec();
        let why = FreeText::new("Another service has the case.").unwrap();
        let entry = blocked.closed_against_advice_by(RoleId::new("supervisor").unwrap(), why);
        let closed = with_closure(&case, &as_of, &entry);
        let found = asked.policy.standing(&asked.case(&closed), at);
        let document = found.document();
        let closure = document.closures.iter().find(|closure| closure.event == CLOSURE).unwrap();
        prop_assert_eq!(&closure.blockers, &blockers);
        let mut kinds: Vec<BlockerKind> = Vec::new();
        for blocker in &blockers {
            if !kinds.contains(&blocker.kind()) {
                kinds.push(blocker.kind());
            }
        }
        prop_assert_eq!(closure.stated, &kinds[..]);
        prop_assert_eq!(word(&document.stage.state), "closed");
        prop_assert_eq!(closure.role, "supervisor");
    }

    /// Two reviewers who considered everything at the highest level, an answer to all that was asked, and a
    /// proposal that names every referral and a reason: nothing stands against it. The closure that a person
    /// then records has no blockers and states none.
    #[test]
    fn a_closure_of_what_was_answered_has_no_blockers(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        reason in select(&REASONS[..]),
    ) {
        let (policy, case) = answered(policy, &case, &as_of, reason);
        let (asked, at) = (Asked::new(&policy), parse_instant(&as_of).unwrap());
        let permit = asked.case(&case).closure(&asked.policy, at);
        let needs_receiver = policy.pointer("/accountability/closure/receiverFor");
        if needs_receiver.and_then(Value::as_array).is_some_and(|reasons| reasons.contains(&reason.into())) {
            let blocked = permit.unwrap_err();
            let kinds: Vec<_> = blocked.blockers().iter().map(|blocker| word(&blocker.kind())).collect();
            prop_assert_eq!(kinds, ["receiverNotAccepted"]);
            return Ok(());
        }
        let permit = permit.unwrap();
        prop_assert_eq!(permit.proposal().reason.map(|reason| word(&reason)), Some(reason.to_owned()));
        let entry = permit.closed_by(RoleId::new("chair").unwrap(), None);
        let closed = with_closure(&case, &as_of, &entry);
        let found = asked.policy.standing(&asked.case(&closed), at);
        let document = found.document();
        let closure = document.closures.iter().find(|closure| closure.event == CLOSURE).unwrap();
        prop_assert!(closure.blockers.is_empty() && closure.stated.is_empty(), "{closure:?}");
        prop_assert!(document.duties.iter().all(|duty| duty.about != CLOSURE || word(&duty.kind) == "followUp"));
    }

    /// Nothing closes itself: a case that was opened is open until a closure is on record, however long after.
    #[test]
    fn nothing_closes_itself(policy in generate::policy(), (case, as_of) in generate::case_and_as_of()) {
        let asked = Asked::new(&policy);
        let mut open = case.clone();
        for event in open.get_mut("events").and_then(Value::as_array_mut).into_iter().flatten() {
            if event["entry"].get("closure").is_some() {
                event["entry"] = json!({ "reopened": { "role": "chair", "reason": "Why." } });
            }
        }
        without_what_names_a_closure(&mut open);
        let at = parse_instant(&as_of).unwrap();
        let state = |at| word(&asked.policy.standing(&asked.case(&open), at).document().stage.state);
        prop_assert_ne!(state(at), "closed");
        if state(at) == "open" {
            prop_assert_eq!(state(at + chrono::Duration::days(10_000)), "open");
        }
    }
}

/// The id of the closure that is added; it is the last of its instant.
const CLOSURE: &str = "zz-closure";

fn with_closure(case: &Value, at: &str, entry: &Entry) -> Value {
    let mut closed = case.clone();
    add_event(&mut closed, json!({ "id": CLOSURE, "recorded": at, "entry": entry }));
    closed
}

/// The policy without questions, and the case in which, by an instant, two reviewers considered everything, all that
/// was asked for came, every candidate is decided on, and a closure that names every referral is proposed.
fn answered(mut policy: Value, case: &Value, at: &str, reason: &str) -> (Value, Value) {
    policy["requiredQuestions"] = json!([]);
    let top = format!("l{}", policy["levels"].as_array().unwrap().len() - 1);
    let mut changed = case.clone();
    for role in ["reviewer-y", "reviewer-z"] {
        let Some(mut reviewed) = generate::with_review_of_everything(&changed, at, &top) else { break };
        let last = reviewed["events"].as_array_mut().unwrap().last_mut().unwrap();
        last["entry"]["review"]["role"] = role.into();
        changed = reviewed;
    }
    for event in entries(&generate::recorded_by(case, at), "events") {
        let id = &event["id"];
        let answer = if event["entry"].get("informationRequested").is_some() {
            json!({ "informationReturned": { "request": id, "outcome": "nothingHeld" } })
        } else if event["entry"].get("candidate").is_some() {
            let decided = json!({ "candidate": id, "outcome": "differentPerson", "reason": "Why." });
            json!({ "candidateResolved": decided })
        } else {
            continue;
        };
        let id = format!("z-answer-{}", id.as_str().unwrap());
        add_event(&mut changed, json!({ "id": id, "recorded": at, "entry": answer }));
    }
    let on_record: Vec<String> = standing(case, at).into_keys().collect();
    let proposal = json!({ "role": "chair", "reason": reason, "referrals": on_record });
    add_event(
        &mut changed,
        json!({ "id": "z-proposal", "recorded": at, "entry": { "closureProposed": proposal } }),
    );
    (policy, changed)
}

/// Takes away what can only be said of a closure.
fn without_what_names_a_closure(case: &mut Value) {
    if let Some(events) = case.get_mut("events").and_then(Value::as_array_mut) {
        for event in &mut *events {
            if let Some(review) = event.pointer_mut("/entry/review").and_then(Value::as_object_mut) {
                review.remove("afterClosure");
            }
            if event["entry"].get("followUpExtended").is_some() {
                event["entry"] = json!({ "consent": { "step": "sought" } });
            }
        }
    }
}
