//! Documents with something wrong, each with the diagnostics that it must give.
//!
//! `EVERYCONTACT_BLESS=1` writes the diagnostics that are given into the fixtures; whoever does so reads
//! each of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use everycontact::{
    Calendar, Case, Code, Codebook, Diagnostic, LoadError, MAX_AMENDMENTS, MAX_CLOSURES, MAX_CONDITIONS,
    MAX_CRITERIA, MAX_DIAGNOSTICS, MAX_DOCUMENT_BYTES, MAX_HOLIDAYS, MAX_INDICATORS, MAX_LEVELS,
    MAX_OBSERVATIONS, MAX_REPORTS_PER_OCCURRENCE, MAX_REVIEWS, MAX_ROUTES, Policy, Receipt, Severity,
    shipped,
};
use everycontact_tests::generate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What must never be printed, however wrong the place is that it stands in.
const SECRET: [&str; 4] = ["Jane", "Roe", "Elm", "lives"];

/// Codes that only a large document can give; tests below build one for each.
const NEEDS_A_LARGE_DOCUMENT: [Code; 3] = [Code::TooLarge, Code::TooMany, Code::TooManyProblems];

/// Codes that no document of these kinds can give: bytes that are no text (see `interchange.rs`), and what is read by
/// making it again (see `again.rs`).
const NEEDS_NO_DOCUMENT: [Code; 2] = [Code::InvalidEncoding, Code::OtherWhenMadeAgain];

/// Codes of ledgers and their proofs; tests beside those errors show each.
const NEEDS_A_LEDGER: [Code; 4] =
    [Code::ProofOfAnother, Code::ProofFails, Code::NotThisLedger, Code::AppendOutOfTurn];

/// Codes that only a document with every phrase gives alone; a test beside the phrases shows each.
const NEEDS_EVERY_PHRASE: [Code; 3] = [Code::UnknownPhrase, Code::MissingPhrase, Code::OtherPlaces];

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixture {
    document: Kind,
    why: String,
    text: String,
    expected: Vec<Expected>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Kind {
    Case,
    Policy,
    Codebook,
    Calendar,
    Receipt,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    code: String,
    severity: String,
    path: String,
    line: usize,
    column: usize,
    message: String,
}

impl Expected {
    fn new(given: &Diagnostic) -> Self {
        Self {
            code: given.code().to_string(),
            severity: severity(given.severity()).to_owned(),
            path: given.path().to_owned(),
            line: given.line(),
            column: given.column(),
            message: given.message().to_owned(),
        }
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The diagnostics of a document, and whether it was refused.
fn diagnostics(kind: Kind, text: &str) -> (Vec<Diagnostic>, Option<LoadError>) {
    let codebook = shipped::codebook();
    let loaded = match kind {
        Kind::Case => Case::parse(text, &codebook).map(|case| case.warnings().to_vec()),
        Kind::Policy => Policy::parse(text, &codebook).map(|policy| policy.analysis().to_vec()),
        Kind::Codebook => Codebook::parse(text).map(|_| Vec::new()),
        Kind::Calendar => Calendar::parse(text).map(|_| Vec::new()),
        Kind::Receipt => Receipt::parse(text).map(|_| Vec::new()),
    };
    match loaded {
        Ok(warnings) => (warnings, None),
        Err(error) => (error.diagnostics().to_vec(), Some(error)),
    }
}

fn fixtures() -> Vec<(PathBuf, Fixture)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/invalid");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let fixture = serde_json::from_str(&fs::read_to_string(&path).unwrap());
        (path.clone(), fixture.unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn each_document_gives_the_diagnostics_that_its_fixture_names() {
    let bless = std::env::var_os("EVERYCONTACT_BLESS").is_some();
    let mut differ = Vec::new();
    let fixtures = fixtures();
    assert!(fixtures.len() >= 140, "only {} fixtures ran", fixtures.len());
    for (path, mut fixture) in fixtures {
        let (given, _) = diagnostics(fixture.document, &fixture.text);
        let given: Vec<Expected> = given.iter().map(Expected::new).collect();
        if bless {
            fixture.expected = given;
            fs::write(&path, serde_json::to_string_pretty(&fixture).unwrap() + "\n").unwrap();
        } else if given != fixture.expected || given.is_empty() {
            let given = serde_json::to_string_pretty(&given).unwrap();
            differ.push(format!("{}: {}\n{given}", path.display(), fixture.why));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

#[test]
fn no_diagnostic_repeats_what_was_written_in_a_wrong_place() {
    let mut hidden = 0;
    for (path, fixture) in fixtures() {
        let (given, error) = diagnostics(fixture.document, &fixture.text);
        if !fixture.text.contains(SECRET[0]) {
            continue;
        }
        hidden += 1;
        let mut shown: Vec<String> = given.iter().map(|one| format!("{one} {one:?}")).collect();
        shown.extend(error.map(|error| format!("{error} {error:?} {}", error.to_json())));
        for word in SECRET {
            assert!(!shown.concat().contains(word), "{}: {}", path.display(), shown.join("\n"));
        }
    }
    assert!(hidden >= 11, "only {hidden} fixtures have something to hide");
}

#[test]
fn each_diagnostic_points_into_the_document_and_helps() {
    for (path, fixture) in fixtures() {
        let (given, error) = diagnostics(fixture.document, &fixture.text);
        let lines: Vec<&str> = fixture.text.split('\n').collect();
        for one in &given {
            let at = path.display();
            let line = lines.get(one.line() - 1).unwrap_or_else(|| panic!("{at}: {one}"));
            assert!((1..=line.chars().count() + 1).contains(&one.column()), "{at}: {one}");
            assert!(!one.message().ends_with('.') && !one.help().is_empty(), "{at}: {one}");
            let rust = ["struct", "enum", "u32", "i64", "str", "variant", "visitor"];
            let mut words = one.message().split(|c: char| !c.is_alphanumeric());
            assert!(!words.any(|word| rust.contains(&word)), "{at}: {one}");
        }
        assert!(given.is_sorted_by_key(|one| (one.line(), one.column())), "{}", path.display());
        let refused = given.iter().any(|one| one.severity() == Severity::Error);
        assert_eq!(refused, error.is_some(), "{}", path.display());
    }
}

#[test]
fn every_code_is_shown_by_a_fixture() {
    let shown: BTreeSet<Code> = fixtures()
        .iter()
        .flat_map(|(_, fixture)| diagnostics(fixture.document, &fixture.text).0)
        .map(|one| one.code())
        .collect();
    let missing: Vec<&Code> = Code::ALL
        .iter()
        .filter(|code| !shown.contains(code) && !NEEDS_A_LARGE_DOCUMENT.contains(code))
        .filter(|code| !NEEDS_NO_DOCUMENT.contains(code) && !NEEDS_EVERY_PHRASE.contains(code))
        .filter(|code| !NEEDS_A_LEDGER.contains(code))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(NEEDS_A_LARGE_DOCUMENT.iter().all(|code| !shown.contains(code)));
}

#[test]
fn a_text_over_the_limit_is_refused_before_it_is_read() {
    let text = " ".repeat(MAX_DOCUMENT_BYTES + 1);
    for kind in [Kind::Case, Kind::Policy, Kind::Codebook, Kind::Calendar, Kind::Receipt] {
        let (given, error) = diagnostics(kind, &text);
        assert!(error.is_some());
        let codes: Vec<Code> = given.iter().map(Diagnostic::code).collect();
        assert_eq!(codes, [Code::TooLarge]);
    }
    let (given, _) = diagnostics(Kind::Case, &text[1..]);
    assert_eq!(given[0].code(), Code::JsonSyntax);
}

#[test]
fn more_problems_than_the_limit_are_counted() {
    let contact = json!({
        "id": "c 1", "kind": "report", "sector": "police", "agency": "police-1", "occurred": "2024",
        "recorded": "2024-12-31T00:00:00Z",
    });
    let unknown = json!({ "indicator": "left-handed", "presence": "present", "basis": "fact" });
    let shape = case(vec![contact.clone(); MAX_DIAGNOSTICS + 5], Vec::new());
    let mut contact = contact;
    contact["id"] = "c1".into();
    contact["observations"] = (0..MAX_DIAGNOSTICS + 5)
        .map(|at| {
            let mut unknown = unknown.clone();
            unknown["id"] = format!("o{at}").into();
            unknown
        })
        .collect();
    for document in [shape, case(vec![contact], Vec::new())] {
        let (given, error) = diagnostics(Kind::Case, &document);
        assert!(error.is_some());
        assert_eq!(given.len(), MAX_DIAGNOSTICS + 1);
        let last = given.last().unwrap();
        assert_eq!(last.code(), Code::TooManyProblems);
    }
}

fn case(contacts: Vec<Value>, events: Vec<Value>) -> String {
    let subject = json!({ "id": "subject-7", "is": "adult" });
    let schema = "everycontact/case/1";
    json!({ "schema": schema, "id": "case-7", "subject": subject, "contacts": contacts, "events": events })
        .to_string()
}

fn contact(id: &str) -> Value {
    json!({
        "id": id, "kind": "report", "sector": "police", "agency": "police-1", "occurred": "2024",
        "recorded": "2024-12-31T00:00:00Z", "occurrence": "one",
    })
}

/// The path of the only diagnostic, which says that there are too many; nothing if there are not.
fn too_many(kind: Kind, text: &str) -> Option<String> {
    let (given, error) = diagnostics(kind, text);
    error?;
    let codes: Vec<Code> = given.iter().map(Diagnostic::code).collect();
    assert_eq!(codes, [Code::TooMany], "{given:?}");
    Some(given[0].path().to_owned())
}

#[test]
fn a_case_over_a_limit_is_refused_and_one_at_it_is_not() {
    let contacts = |count: usize| (0..count).map(|at| contact(&format!("c{at}"))).collect::<Vec<_>>();
    let reports = |count: usize| too_many(Kind::Case, &case(contacts(count), Vec::new()));
    assert_eq!(reports(MAX_REPORTS_PER_OCCURRENCE), None);
    let over = format!("contacts[{MAX_REPORTS_PER_OCCURRENCE}]");
    assert_eq!(reports(MAX_REPORTS_PER_OCCURRENCE + 1), Some(over));

    let observed = |count: usize| {
        let mut contact = contact("c1");
        let observation = |at: usize| json!({ "id": format!("o{at}"), "indicator": "news-interest", "presence": "present", "basis": "fact" });
        contact["observations"] = (0..count).map(observation).collect();
        too_many(Kind::Case, &case(vec![contact], Vec::new()))
    };
    assert_eq!(observed(MAX_OBSERVATIONS), None);
    assert_eq!(observed(MAX_OBSERVATIONS + 1), Some("contacts[0].observations".to_owned()));

    let amended = |count: usize| {
        let event = |at: usize| {
            let said = json!({ "contact": "c1", "account": "An account." });
            json!({ "id": format!("e{at}"), "recorded": "2025-01-01T00:00:00Z", "entry": { "explained": said } })
        };
        too_many(Kind::Case, &case(contacts(2), (0..count).map(event).collect()))
    };
    assert_eq!(amended(MAX_AMENDMENTS), None);
    assert_eq!(amended(MAX_AMENDMENTS + 1), Some(format!("events[{MAX_AMENDMENTS}]")));
}

#[test]
fn a_case_with_too_many_closures_or_reviews_is_refused() {
    let closure = json!({ "closure": { "role": "chair", "referrals": [], "reason": "other" } });
    let review = json!({
        "review": { "level": "panel", "role": "chair", "considered": ["one"], "judgedFirst": false },
    });
    for (entry, limit) in [(closure, MAX_CLOSURES), (review, MAX_REVIEWS)] {
        let entered = |count: usize| {
            let event = |at: usize| json!({ "id": format!("e{at}"), "recorded": "2025-01-01T00:00:00Z", "entry": entry });
            too_many(Kind::Case, &case(vec![contact("c1")], (0..count).map(event).collect()))
        };
        assert_eq!(entered(limit), None);
        assert_eq!(entered(limit + 1), Some("events".to_owned()));
    }
}

#[test]
fn a_calendar_with_too_many_holidays_is_refused() {
    let first = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
    let of_length = |length: usize| {
        let mut calendar: Value = serde_json::from_str(shipped::SCOTLAND).unwrap();
        (calendar["from"], calendar["until"]) = (2000.into(), 2100.into());
        let days = first.iter_days().take(length);
        calendar["holidays"] =
            days.map(|day| json!({ "on": day.to_string(), "name": "A holiday" })).collect();
        too_many(Kind::Calendar, &calendar.to_string())
    };
    assert_eq!(of_length(MAX_HOLIDAYS), None);
    assert_eq!(of_length(MAX_HOLIDAYS + 1), Some("holidays".to_owned()));
}

#[test]
fn a_policy_or_codebook_over_a_limit_is_refused_and_one_at_it_is_not() {
    let shipped: Value = serde_json::from_str(shipped::UK_ILLUSTRATIVE).unwrap();
    for (list, limit) in [("levels", MAX_LEVELS), ("criteria", MAX_CRITERIA), ("routes", MAX_ROUTES)] {
        let of_length = |length: usize| {
            let mut policy = shipped.clone();
            let first = policy[list].as_array().unwrap().len();
            let entries = policy[list].as_array_mut().unwrap();
            for at in first..length {
                let mut entry = entries[1].clone();
                entry["id"] = format!("more-{at}").into();
                entries.insert(1, entry);
            }
            if list == "criteria" {
                for criterion in entries {
                    criterion["when"] = json!({ "worry": { "n": 1 } });
                }
            }
            too_many(Kind::Policy, &policy.to_string())
        };
        assert_eq!(of_length(limit), None);
        assert_eq!(of_length(limit + 1), Some(list.to_owned()));
    }

    let with_conditions = |count: usize| {
        let mut policy = shipped.clone();
        policy["criteria"].as_array_mut().unwrap().truncate(1);
        let members = vec![json!({ "worry": { "n": 1 } }); count - 1];
        policy["criteria"][0]["when"] = json!({ "anyOf": members });
        too_many(Kind::Policy, &policy.to_string())
    };
    assert_eq!(with_conditions(MAX_CONDITIONS), None);
    let over = format!("criteria[0].when.anyOf[{}]", MAX_CONDITIONS - 1);
    assert_eq!(with_conditions(MAX_CONDITIONS + 1), Some(over));

    let of_length = |length: usize| {
        let mut codebook = generate::codebook();
        let indicators = codebook["indicators"].as_array_mut().unwrap();
        for at in indicators.len()..length {
            let mut indicator = indicators[0].clone();
            indicator["code"] = format!("more-{at}").into();
            indicators.push(indicator);
        }
        too_many(Kind::Codebook, &codebook.to_string())
    };
    assert_eq!(of_length(MAX_INDICATORS), None);
    assert_eq!(of_length(MAX_INDICATORS + 1), Some("indicators".to_owned()));
}
