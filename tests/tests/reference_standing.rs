//! The reference's standing of a case, on small cases that were worked out by hand.

use everycontact_tests::reference::standing;
use serde_json::{Value, json};

fn codebook() -> Value {
    let indicator = |code: &str| json!({ "code": code, "domain": "conduct", "proximity": "distal", "polarity": "risk", "ideologyBound": false });
    json!({ "indicators": [indicator("threat"), indicator("travel")] })
}

/// A referral is for a lead; a third contact within three months is for a panel.
fn policy() -> Value {
    let task = |role: &str| json!({ "role": role, "who": "A chair.", "within": { "days": 2 } });
    json!({
        "levels": [
            { "id": "none", "who": "Nobody." },
            { "id": "lead", "who": "A lead.", "within": { "workingDays": 3 } },
            { "id": "panel", "who": "A panel.", "within": { "days": 5 } },
        ],
        "criteria": [
            { "id": "referral", "level": "lead", "when": { "contacts": { "n": 1, "kinds": ["referral"] } } },
            { "id": "three", "level": "panel", "when": { "contacts": { "n": 3, "within": { "months": 3 } } } },
        ],
        "routes": [
            { "id": "declined", "lead": "Another lead.", "when": { "consent": ["declined"] } },
            { "id": "rest", "lead": "The lead of the rest.", "when": "always" },
        ],
        "requiredQuestions": [{ "indicator": "travel" }],
        "accountability": {
            "home": {
                "answerWithin": { "days": 7 },
                "refusals": 2,
                "unansweredFor": { "days": 60 },
                "goesTo": task("chair"),
            },
            "closure": {
                "secondReviewerFrom": 2,
                "receiverFor": ["transferred"],
                "againstAdvice": task("chair"),
            },
            "followUp": { "months": [6, 12], "extendableTo": 24, "who": "The one who follows up." },
            "clocks": { "unknown": { "days": 10 }, "information": { "hours": 48 }, "retention": { "months": 72 } },
        },
    })
}

fn contact(id: &str, on: &str, kind: &str) -> Value {
    let threat = json!({ "indicator": "threat", "presence": "present", "basis": "fact", "role": "caused" });
    json!({
        "id": id,
        "kind": kind,
        "sector": "education",
        "agency": "school-1",
        "occurred": on,
        "recorded": format!("{on}T09:00:00Z"),
        "observations": [threat],
    })
}

fn event(id: &str, on: &str, entry: &Value) -> Value {
    json!({ "id": id, "recorded": format!("{on}T12:00:00Z"), "entry": entry })
}

fn review(id: &str, on: &str, level: &str, considered: &[&str]) -> Value {
    let role = format!("reviewer-{id}");
    let review = json!({ "level": level, "role": role, "considered": considered, "judgedFirst": true });
    event(id, on, &json!({ "review": review }))
}

fn hand_off(id: &str, on: &str, step: &str, to: &str) -> Value {
    let hand_off =
        json!({ "step": step, "pathway": "support", "to": to, "owner": "somebody", "reason": "Full." });
    event(id, on, &json!({ "handOff": hand_off }))
}

fn case(contacts: &[Value], events: &[Value]) -> Value {
    json!({ "id": "case-1", "subject": { "is": "adult" }, "contacts": contacts, "events": events })
}

fn of(case: &Value, as_of: &str) -> Value {
    standing(&policy(), &codebook(), None, case, as_of, None)
}

fn three_reports() -> [Value; 3] {
    [
        contact("c1", "2024-01-01", "report"),
        contact("c2", "2024-02-01", "report"),
        contact("c3", "2024-03-01", "report"),
    ]
}

fn kinds(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect()
}

fn duty<'a>(standing: &'a Value, kind: &str) -> Vec<&'a Value> {
    standing["duties"].as_array().unwrap().iter().filter(|duty| duty["kind"] == kind).collect()
}

#[test]
fn what_three_contacts_asked_for_stays_after_the_window() {
    let case = case(&three_reports(), &[]);
    let asked = json!([{
        "level": "panel",
        "status": "outstanding",
        "since": "2024-03-01T09:00:00Z",
        "due": "2024-03-06T09:00:00Z",
        "criteria": ["three"],
        "occurrences": ["c1", "c2", "c3"],
        "reviews": [],
        "reopenedBy": [],
        "doneBy": [],
    }]);
    assert_eq!(of(&case, "2024-03-06T09:00:00Z")["responses"], asked);
    let years_later = of(&case, "2026-03-06T09:00:00Z");
    assert_eq!(years_later["responses"][0]["status"], "overdue");
    assert_eq!(years_later["responses"][0]["occurrences"], json!(["c1", "c2", "c3"]));
    assert_eq!(duty(&years_later, "response").len(), 1);
}

#[test]
fn a_review_that_leaves_one_out_or_is_held_too_low_discharges_nothing() {
    let events = [
        review("e1", "2024-03-02", "panel", &["c1", "c2"]),
        review("e2", "2024-03-03", "lead", &["c1", "c2", "c3"]),
    ];
    let standing = of(&case(&three_reports(), &events), "2024-03-04T00:00:00Z");
    let reviews = json!([
        { "event": "e1", "levelTooLow": false, "leftOut": ["c3"], "cameLater": [] },
        { "event": "e2", "levelTooLow": true, "leftOut": [], "cameLater": [] },
    ]);
    assert_eq!(standing["responses"][0]["status"], "outstanding");
    assert_eq!(standing["responses"][0]["reviews"], reviews);
}

#[test]
fn a_review_of_all_of_it_discharges_until_there_is_news() {
    let mut contacts = three_reports().to_vec();
    let events = [review("e1", "2024-03-02", "panel", &["c1", "c2", "c3"])];
    let done = of(&case(&contacts, &events), "2024-03-04T00:00:00Z");
    let response = json!([{
        "level": "panel",
        "status": "done",
        "since": "2024-03-01T09:00:00Z",
        "due": "2024-03-06T09:00:00Z",
        "criteria": [],
        "occurrences": [],
        "reviews": [],
        "reopenedBy": [],
        "doneAt": "2024-03-02T12:00:00Z",
        "doneBy": ["e1"],
    }]);
    assert_eq!(done["responses"], response);
    contacts.push(contact("c4", "2024-03-10", "report"));
    let again = of(&case(&contacts, &events), "2024-03-11T00:00:00Z");
    assert_eq!(again["responses"][0]["status"], "reopened");
    assert_eq!(again["responses"][0]["since"], "2024-03-10T09:00:00Z");
    assert_eq!(again["responses"][0]["occurrences"], json!(["c1", "c2", "c3", "c4"]));
    assert_eq!(again["responses"][0]["reopenedBy"], json!(["c4"]));
}

#[test]
fn a_further_report_that_says_nothing_new_opens_nothing_again() {
    let mut contacts = three_reports().to_vec();
    contacts[2]["occurrence"] = "fight".into();
    let mut copy = contacts[2].clone();
    copy["id"] = "c4".into();
    copy["recorded"] = "2024-03-10T09:00:00Z".into();
    contacts.push(copy);
    let events = [review("e1", "2024-03-02", "panel", &["c1", "c2", "fight"])];
    assert_eq!(of(&case(&contacts, &events), "2024-03-11T00:00:00Z")["responses"][0]["status"], "done");
    contacts[3]["agency"] = "clinic-1".into();
    assert_eq!(of(&case(&contacts, &events), "2024-03-11T00:00:00Z")["responses"][0]["status"], "reopened");
}

#[test]
fn a_refutation_takes_the_ground_away_and_an_account_does_not() {
    let refuted = event("e1", "2024-06-01", &json!({ "refuted": { "contact": "c2" } }));
    let standing = of(&case(&three_reports(), &[refuted]), "2024-06-02T00:00:00Z");
    assert_eq!(standing["responses"], json!([]));
    let explained = event("e1", "2024-06-01", &json!({ "explained": { "contact": "c2" } }));
    let standing = of(&case(&three_reports(), &[explained]), "2024-06-02T00:00:00Z");
    assert_eq!(standing["responses"][0]["status"], "overdue");
}

#[test]
fn a_correction_holds_from_the_contacts_own_instant_on() {
    let mut now = contact("c3", "2024-03-01", "report");
    now["occurrence"] = "c2".into();
    let corrected = event("e1", "2024-03-20", &json!({ "corrected": { "contact": "c3", "now": now } }));
    let standing = of(&case(&three_reports(), &[corrected]), "2024-03-21T00:00:00Z");
    assert_eq!(standing["responses"], json!([]), "there were two occurrences and not three");
}

#[test]
fn a_case_has_no_home_until_one_accepts() {
    let contacts = [contact("c1", "2024-01-01", "referral")];
    let mut events = vec![hand_off("e1", "2024-01-02", "offered", "team-1")];
    let offered = of(&case(&contacts, &events), "2024-01-03T00:00:00+02:00");
    let home = json!({
        "status": "offered",
        "offer": {
            "to": "team-1",
            "pathway": "support",
            "since": "2024-01-02T14:00:00+02:00",
            "due": "2024-01-09T14:00:00+02:00",
            "event": "e1",
        },
        "refusals": 0,
        "alarms": [{ "kind": "noHome", "since": "2024-01-01T11:00:00+02:00" }],
    });
    assert_eq!(
        offered["stage"],
        json!({ "state": "open", "since": "2024-01-01T11:00:00+02:00", "by": "c1" })
    );
    assert_eq!(offered["home"], home);
    events.push(hand_off("e2", "2024-01-03", "declined", "team-1"));
    events.push(hand_off("e3", "2024-01-04", "offered", "team-2"));
    events.push(hand_off("e4", "2024-01-05", "lapsed", "team-2"));
    let refused = of(&case(&contacts, &events), "2024-01-06T00:00:00Z");
    let alarm = json!({
        "kind": "noClearHome",
        "since": "2024-01-05T12:00:00Z",
        "due": "2024-01-07T12:00:00Z",
        "goesTo": { "role": "chair", "who": "A chair." },
    });
    assert_eq!(refused["home"]["refusals"], 2);
    assert_eq!(refused["home"]["alarms"][1], alarm);
    assert_eq!(duty(&refused, "home")[0]["due"], "2024-01-07T12:00:00Z");
    events.push(hand_off("e5", "2024-01-08", "offered", "team-3"));
    events.push(hand_off("e6", "2024-01-09", "accepted", "team-3"));
    let homed = of(&case(&contacts, &events), "2024-12-31T00:00:00Z");
    assert_eq!((&homed["home"]["status"], &homed["home"]["alarms"]), (&json!("homed"), &json!([])));
    assert_eq!(duty(&homed, "question")[0]["who"], "team-3");
}

#[test]
fn consent_that_was_declined_chooses_the_home_and_no_level() {
    let contacts = [contact("c1", "2024-01-01", "referral")];
    let events = [event("e1", "2024-01-02", &json!({ "consent": { "step": "declined" } }))];
    let standing = of(&case(&contacts, &events), "2024-01-03T00:00:00Z");
    assert_eq!(standing["consent"], "declined");
    assert_eq!(duty(&standing, "noHome")[0]["who"], "Another lead.");
    assert_eq!(standing["responses"][0]["level"], "lead");
}

#[test]
fn all_that_stands_against_a_closure_is_told() {
    let contacts = [contact("c1", "2024-01-01", "referral"), contact("c2", "2024-01-02", "referral")];
    let events = [
        event("e1", "2024-01-03", &json!({ "informationRequested": { "of": "clinic-1" } })),
        event("e2", "2024-01-03", &json!({ "candidate": { "record": "record-7" } })),
        review("e3", "2024-01-04", "lead", &["c1"]),
        event(
            "e4",
            "2024-01-05",
            &json!({ "closure": { "role": "chair", "referrals": ["c1"], "reason": "transferred" } }),
        ),
    ];
    let standing = of(&case(&contacts, &events), "2024-01-06T00:00:00Z");
    let blockers = json!([
        { "kind": "responseOutstanding", "level": "lead", "occurrences": ["c1", "c2"] },
        { "kind": "informationOutstanding", "event": "e1", "of": "clinic-1" },
        { "kind": "questionUnasked", "indicator": "travel" },
        { "kind": "candidateUnresolved", "event": "e2", "record": "record-7" },
        { "kind": "receiverNotAccepted" },
        { "kind": "secondReviewerMissing", "referrals": ["c1", "c2"] },
        { "kind": "referralsNotNamed", "referrals": ["c2"] },
    ]);
    assert_eq!(standing["closures"][0]["blockers"], blockers);
    assert_eq!(standing["stage"]["state"], "closed");
    let now = kinds(&standing["closing"]);
    assert_eq!(now.iter().filter(|kind| **kind == "receiverNotAccepted").count(), 0);
    assert!(now.contains(&"reasonMissing"), "a closure ends the proposal that it was");
    assert_eq!(duty(&standing, "againstAdvice")[0]["due"], "2024-01-07T12:00:00Z");
    assert_eq!(duty(&standing, "followUp").len(), 2);
    assert_eq!(duty(&standing, "response").len(), 1, "a closure discharges nothing");
}

#[test]
fn a_case_that_lacks_nothing_has_nothing_against_its_closure() {
    let mut contacts = vec![contact("c1", "2024-01-01", "referral"), contact("c2", "2024-01-02", "referral")];
    let travel = json!({ "indicator": "travel", "presence": "absent", "basis": "fact", "role": "caused" });
    contacts[0]["observations"] = json!([travel]);
    let proposal =
        json!({ "role": "chair", "referrals": ["c1", "c2"], "reason": "noConcern", "receiver": "team-1" });
    let mut events = vec![
        review("e1", "2024-01-03", "lead", &["c1", "c2"]),
        review("e2", "2024-01-04", "none", &["c1", "c2"]),
        event("e3", "2024-01-05", &json!({ "support": { "step": "offered", "to": "team-1" } })),
        event("e4", "2024-01-06", &json!({ "closureProposed": proposal })),
    ];
    let standing = of(&case(&contacts, &events), "2024-01-07T00:00:00Z");
    assert_eq!(standing["closing"], json!([{ "kind": "receiverNotAccepted", "receiver": "team-1" }]));
    events.push(event("e5", "2024-01-07", &json!({ "support": { "step": "accepted", "to": "team-1" } })));
    assert_eq!(of(&case(&contacts, &events), "2024-01-08T00:00:00Z")["closing"], json!([]));
}

#[test]
fn follow_up_goes_on_until_the_case_is_opened_again() {
    let contacts = [contact("c1", "2024-01-01", "referral"), contact("c2", "2025-02-01", "referral")];
    let after = json!({
        "level": "lead", "role": "reviewer", "considered": ["c1"], "judgedFirst": true,
        "afterClosure": { "closure": "e1", "months": 6 },
    });
    let events = [
        event("e1", "2024-01-05", &json!({ "closure": { "role": "chair", "referrals": ["c1"] } })),
        event("e2", "2024-07-05", &json!({ "review": after })),
        event("e3", "2024-07-06", &json!({ "followUpExtended": { "closure": "e1", "months": 36 } })),
    ];
    let case = case(&contacts, &events);
    let months = |as_of: &str| -> Vec<Value> {
        duty(&of(&case, as_of), "followUp").iter().map(|duty| duty["months"].clone()).collect()
    };
    assert_eq!(months("2024-07-01T00:00:00Z"), [6, 12]);
    assert_eq!(months("2024-12-31T00:00:00Z"), [12, 24]);
    assert_eq!(months("2025-02-02T00:00:00Z"), [12], "the last of the milestones was not yet due");
}

#[test]
fn a_closed_case_is_opened_again_and_nobody_sees_what_they_were_not_sent() {
    let contacts = [contact("c1", "2024-01-01", "referral"), contact("c2", "2024-02-01", "referral")];
    let mut closure =
        event("e1", "2024-01-05", &json!({ "closure": { "role": "chair", "referrals": ["c1"] } }));
    closure["agency"] = "team-1".into();
    let case = case(&contacts, &[closure]);
    assert_eq!(of(&case, "2024-01-31T00:00:00Z")["stage"]["state"], "closed");
    assert_eq!(of(&case, "2024-02-02T00:00:00Z")["stage"]["by"], "c2");
    let school =
        standing(&policy(), &codebook(), None, &case, "2024-02-02T00:00:00Z", Some(&["school-1".to_owned()]));
    assert_eq!(school["stage"]["by"], "c1");
    assert_eq!(school["closures"], json!([]));
}

#[test]
fn working_days_are_those_of_the_calendar_in_the_offset_of_the_question() {
    let mut policy = policy();
    policy["calendar"] = "england-and-wales".into();
    let calendar = json!({
        "id": "england-and-wales",
        "weekend": ["saturday", "sunday"],
        "holidays": [{ "on": "2024-01-01", "name": "New Year's Day" }],
    });
    let mut referral = contact("c1", "2023-12-28", "referral");
    referral["recorded"] = "2023-12-28T23:30:00Z".into();
    let case = case(&[referral], &[]);
    let due = |calendar: Option<&Value>, as_of: &str| {
        standing(&policy, &codebook(), calendar, &case, as_of, None)["responses"][0]["due"].clone()
    };
    assert_eq!(due(None, "2023-12-29T00:00:00Z"), "2024-01-02T23:30:00Z");
    assert_eq!(due(Some(&calendar), "2023-12-29T00:00:00Z"), "2024-01-03T23:30:00Z");
    assert_eq!(due(Some(&calendar), "2023-12-29T09:00:00+01:00"), "2024-01-04T00:30:00+01:00");
}

#[test]
fn what_was_found_not_to_be_needed_is_to_be_deleted() {
    let contacts = [contact("c1", "2024-01-01", "report")];
    let mut events =
        vec![event("e1", "2024-02-01", &json!({ "retentionReviewed": { "role": "keeper", "keep": false } }))];
    let before = of(&case(&contacts, &events), "2024-01-02T00:00:00Z");
    assert_eq!(before["stage"], json!({ "state": "notOpen" }));
    assert_eq!(before["duties"].as_array().unwrap().len(), 1);
    assert_eq!(duty(&before, "retention")[0]["due"], "2030-01-01T09:00:00Z");
    let found = of(&case(&contacts, &events), "2024-02-02T00:00:00Z");
    assert_eq!(kinds(&found["duties"]), ["deletion"]);
    assert_eq!(found["duties"][0]["overdue"], true);
    events.push(event("e2", "2024-02-03", &json!({ "deleted": { "contact": "c1" } })));
    assert_eq!(of(&case(&contacts, &events), "2024-02-04T00:00:00Z")["duties"], json!([]));
}
