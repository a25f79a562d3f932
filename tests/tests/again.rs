//! What the library made is read by making it again: anything else is refused, and each difference is told.

use everycontact::{
    AgencyId, Case, Code, LoadError, Policy, Recommendation, Replay, Standing, Viewpoint, parse_instant,
    shipped,
};
use serde_json::Value;

const AS_OF: &str = "2021-04-30T23:59:59Z";

fn policy_and_case() -> (Policy, Case) {
    let policy = shipped::uk_illustrative();
    let case = shipped::subject_a(policy.codebook());
    (policy, case)
}

fn told(error: &LoadError) -> Vec<(Code, &str)> {
    error.diagnostics().iter().map(|problem| (problem.code(), problem.path())).collect()
}

#[test]
fn another_order_of_fields_and_other_spaces_do_not_matter() {
    let (policy, case) = policy_and_case();
    let made = policy.recommend(&case, parse_instant(AS_OF).unwrap()).to_json();
    // A map of this kind keeps its keys in the order of the alphabet.
    let value: Value = serde_json::from_str(&made).unwrap();
    let other = serde_json::to_string_pretty(&value).unwrap();
    assert_ne!(other.lines().nth(1), Some("  \"schema\": \"everycontact/recommendation/1\","));
    assert_eq!(Recommendation::parse(&other, &policy, &case).unwrap().to_json(), made);
}

#[test]
fn the_viewpoint_is_that_of_the_text() {
    let (policy, case) = policy_and_case();
    let deciders = Viewpoint::Agencies(vec![AgencyId::new("prevent-team").unwrap()]);
    let made = policy.recommend(&case.seen_by(&deciders), parse_instant(AS_OF).unwrap()).to_json();
    let read = Recommendation::parse(&made, &policy, &case).unwrap();
    assert_eq!(read.case().viewpoint(), &deciders);
    let replay = policy.replay(&case, &deciders).to_json();
    assert_eq!(Replay::parse(&replay, &policy, &case).unwrap().to_json(), replay);
}

#[test]
fn every_difference_is_told_with_its_place() {
    let (policy, case) = policy_and_case();
    let made = policy.recommend(&case, parse_instant(AS_OF).unwrap()).to_json();
    let other = made
        .replacen("\"rank\":3", "\"rank\":1", 1)
        .replacen("\"subject\":", "\"note\":1,\"subject\":", 1)
        .replacen("\"newInformation\":[],", "", 1);
    let error = Recommendation::parse(&other, &policy, &case).unwrap_err();
    let code = Code::OtherWhenMadeAgain;
    let mut differing = told(&error);
    differing.sort_unstable();
    assert_eq!(differing, [(code, "level.rank"), (code, "newInformation"), (code, "note")]);
    assert_eq!(error.document(), "recommendation");
}

#[test]
fn another_case_is_not_what_it_was_made_from() {
    let (policy, case) = policy_and_case();
    let standing = policy.standing(&case, parse_instant(AS_OF).unwrap()).to_json();
    let earlier = case.recorded_by(parse_instant("2020-01-01T00:00:00Z").unwrap());
    let error = Standing::parse(&standing, &policy, &earlier).unwrap_err();
    assert!(told(&error).iter().all(|(code, _)| *code == Code::OtherWhenMadeAgain), "{error}");
}

#[test]
fn what_is_no_recommendation_is_refused() {
    let (policy, case) = policy_and_case();
    let made = policy.recommend(&case, parse_instant(AS_OF).unwrap()).to_json();
    let refusals = [
        (String::new(), Code::JsonSyntax, ""),
        ("[]".to_owned(), Code::UnsupportedSchema, "schema"),
        ("{}".to_owned(), Code::UnsupportedSchema, "schema"),
        (case.to_json(), Code::UnsupportedSchema, "schema"),
        (made.replacen("recommendation/1", "recommendation/2", 1), Code::UnsupportedSchema, "schema"),
        (made.replacen(AS_OF, "2021-04-30", 1), Code::InvalidValue, "asOf"),
        (made.replacen("allRecords", "noRecords", 1), Code::InvalidValue, "viewpoint"),
        (made.replacen('{', "{\"case\":1,", 1), Code::DuplicateKey, "case"),
        (format!("{}{}", "[".repeat(1_000), "]".repeat(1_000)), Code::TooDeep, ""),
    ];
    for (text, code, path) in refusals {
        let error = Recommendation::parse(&text, &policy, &case).unwrap_err();
        assert_eq!(told(&error), [(code, path)], "{error}");
    }
}
