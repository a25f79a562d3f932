//! The JSON Schemas: committed as they are generated, and held against an independent validator.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use chrono::{DateTime, FixedOffset};
use everycontact::{
    Bound, Calendar, Case, Codebook, Digest, Draw, Ledger, LedgerEntry, LedgerField, LedgerPolicy, Phrases,
    Policy, Receipt, Salt, Stratify, Viewpoint, canonical_json, parse_instant, shipped,
};
use everycontact_tests::fixtures::{self, Fixture};
use everycontact_tests::{generate, schemas};
use jsonschema::{Draft, Validator};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The documents that are read, of which nothing unknown may be in any part.
const READ: [&str; 5] = ["calendar", "case", "codebook", "phrases", "policy"];

static CODEBOOK: LazyLock<Codebook> = LazyLock::new(shipped::codebook);

fn committed(name: &str) -> Value {
    let file = fixtures::root().join("core").join("schemas").join(format!("{name}.schema.json"));
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).unwrap()
}

fn validator(name: &str) -> Validator {
    let options = jsonschema::options().with_draft(Draft::Draft202012).should_validate_formats(true);
    options.build(&committed(name)).unwrap()
}

/// What a validator finds, each with the place.
fn found(validator: &Validator, document: &Value) -> Vec<String> {
    let errors = validator.iter_errors(document);
    errors.map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn holds(validator: &Validator, document: &Value, name: &str) {
    let problems = found(validator, document);
    assert!(problems.is_empty(), "{name}:\n{}", problems.join("\n"));
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn shipped_documents() -> [(&'static str, &'static str, Value); 7] {
    [
        ("calendar", "england-and-wales", parsed(shipped::ENGLAND_AND_WALES)),
        ("calendar", "scotland", parsed(shipped::SCOTLAND)),
        ("calendar", "northern-ireland", parsed(shipped::NORTHERN_IRELAND)),
        ("codebook", "codebook", parsed(shipped::CODEBOOK)),
        ("policy", "uk-illustrative", parsed(shipped::UK_ILLUSTRATIVE)),
        ("policy", "school-threat-assessment", parsed(shipped::SCHOOL_THREAT_ASSESSMENT)),
        ("case", "subject-a", parsed(shipped::SUBJECT_A)),
    ]
}

#[test]
fn the_committed_schemas_are_those_that_the_types_give() {
    let all = schemas::all();
    let names: Vec<&str> = all.iter().map(|schema| schema.file.as_str()).collect();
    let expected = [
        "assurance",
        "atrs-draft",
        "calendar",
        "case",
        "codebook",
        "comparison",
        "consistency-proof",
        "due",
        "explanation",
        "inclusion-proof",
        "ledger-entry",
        "phrases",
        "policy-comparison",
        "policy",
        "receipt",
        "recommendation",
        "replay",
        "sample",
        "standing",
        "verification",
    ];
    assert_eq!(names, expected.map(|name| format!("{name}.schema.json")));
    for schema in all {
        let kept = fs::read_to_string(fixtures::root().join("core/schemas").join(&schema.file));
        let same = kept.is_ok_and(|kept| kept == schema.text);
        assert!(same, "core/schemas/{} differs: run `cargo xtask schemas`", schema.file);
    }
}

#[test]
fn a_schema_names_its_draft_and_itself() {
    for schema in schemas::all() {
        let document = parsed(&schema.text);
        let name = schema.file.trim_end_matches(".schema.json");
        assert!(jsonschema::draft202012::meta::is_valid(&document), "{name}");
        assert_eq!(document["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        assert_eq!(document["properties"]["schema"]["const"], format!("everycontact/{name}/1"));
        let id = document["$id"].as_str().unwrap_or_default();
        assert!(id.starts_with("urn:") && id.contains(name), "{name} has the $id {id:?}");
    }
}

#[test]
fn the_shipped_documents_are_valid() {
    for (schema, name, document) in shipped_documents() {
        holds(&validator(schema), &document, name);
    }
    for id in ["england-and-wales", "scotland", "northern-ireland"] {
        let calendar = shipped::calendar(id).unwrap();
        holds(&validator("calendar"), &parsed(&calendar.to_json()), id);
    }
}

#[test]
fn every_fixture_and_all_that_is_made_from_it_is_valid() {
    let [cases, recommendations, replays, policies] =
        ["case", "recommendation", "replay", "policy"].map(validator);
    let (uk, school) = (shipped::uk_illustrative(), shipped::school_threat_assessment());
    let mut ran = 0;
    for folder in ["cases", "views", "ordinary", "concerning", "standings"] {
        for fixture in fixtures::all(folder) {
            let name = format!("{folder}/{}", fixture.name);
            holds(&cases, &fixture.document["case"], &name);
            if fixture.document["policy"].is_object() {
                holds(&policies, &fixture.document["policy"], &name);
            }
            let own = fixture.document.get("policy").map(|_| fixture.policy());
            for policy in own.iter().chain([&uk, &school].into_iter().filter(|_| own.is_none())) {
                let made = fixture.recommend(policy);
                holds(&recommendations, &parsed(&made.to_json()), &name);
                holds(&cases, &parsed(&made.case().to_json()), &name);
                let replay = policy.replay(made.case(), made.case().viewpoint());
                holds(&replays, &parsed(&replay.to_json()), &name);
            }
            ran += 1;
        }
    }
    assert!(ran >= 100, "only {ran} fixtures ran");
    for policy in [uk, school] {
        let case = shipped::subject_a(policy.codebook());
        let replay = policy.replay(&case, &Viewpoint::AllRecords);
        holds(&replays, &parsed(&replay.to_json()), "subject A");
        for step in replay.steps() {
            holds(&recommendations, &parsed(&replay.recommendation(step).to_json()), "subject A");
        }
        holds(&policies, &serde_json::to_value(policy.document()).unwrap(), "as it is written");
    }
}

/// The validators of what is written about a case, and about many.
struct Written {
    standing: Validator,
    due: Validator,
    assurance: Validator,
    sample: Validator,
}

impl Written {
    fn new() -> Self {
        let [standing, due, assurance, sample] = ["standing", "due", "assurance", "sample"].map(validator);
        Self { standing, due, assurance, sample }
    }

    /// Holds all that a policy says of cases against the schemas.
    fn holds(&self, policy: &Policy, cases: &[Case], as_of: DateTime<FixedOffset>, name: &str) {
        for case in cases {
            holds(&self.standing, &parsed(&policy.standing(case, as_of).to_json()), name);
        }
        holds(&self.due, &parsed(&policy.due(cases, as_of).to_json()), name);
        for after in [None, as_of.checked_sub_months(chrono::Months::new(3))] {
            let figures = policy.assurance(cases, after, as_of);
            holds(&self.assurance, &parsed(&figures.to_json()), name);
            for by in [Stratify::Reason, Stratify::Blocked, Stratify::Role, Stratify::Level] {
                let draw = Draw { seed: "a seed", by, from_each: 2 };
                let sample = policy.dip_sample(cases, draw, after, as_of);
                holds(&self.sample, &parsed(&sample.to_json()), name);
            }
        }
    }
}

#[test]
fn where_every_fixture_stands_is_valid() {
    let written = Written::new();
    let mut ran = 0;
    for folder in ["standings", "views"] {
        for fixture in fixtures::all(folder) {
            let policy = fixture.policy();
            let as_of = parse_instant(fixture.text("asOf")).unwrap();
            written.holds(&policy, &[fixture.case(&policy)], as_of, &format!("{folder}/{}", fixture.name));
            ran += 1;
        }
    }
    assert!(ran >= 300, "only {ran} fixtures ran");
}

#[test]
fn what_is_said_of_the_example_cases_is_valid() {
    let (written, read) = (Written::new(), validator("case"));
    let mut files: Vec<_> = fs::read_dir(fixtures::root().join("core/examples/cases")).unwrap().collect();
    files.retain(|file| file.as_ref().unwrap().path().extension().is_some_and(|end| end == "json"));
    assert!(files.len() >= 16, "only {} cases", files.len());
    let mut cases = Vec::new();
    for file in files {
        let (path, text) = (file.as_ref().unwrap().path(), fs::read_to_string(file.unwrap().path()).unwrap());
        holds(&read, &parsed(&text), &path.display().to_string());
        cases.push(Case::parse(&text, &CODEBOOK).unwrap());
    }
    for policy in [shipped::uk_illustrative(), shipped::school_threat_assessment()] {
        for as_of in ["2019-01-01T00:00:00Z", "2024-12-31T12:00:00Z", "2025-06-30T12:00:00+01:00"] {
            written.holds(&policy, &cases, parse_instant(as_of).unwrap(), as_of);
        }
        written.holds(&policy, &[], parse_instant("2025-06-30T12:00:00Z").unwrap(), "no case");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_generated_and_loads_is_valid(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let codebook = Codebook::parse(&generate::codebook().to_string()).unwrap();
        let loaded = Policy::parse(&policy.to_string(), &codebook).unwrap();
        let (loaded_case, as_of) = (Case::parse(&case.to_string(), &codebook).unwrap(), parse_instant(&as_of).unwrap());
        let made = loaded.recommend(&loaded_case, as_of);
        let cases = [loaded_case];
        let draw = Draw { seed: "a seed", by: Stratify::Reason, from_each: 1 };
        for (name, document) in [
            ("codebook", generate::codebook()),
            ("policy", policy),
            ("case", case),
            ("recommendation", parsed(&made.to_json())),
            ("standing", parsed(&loaded.standing(&cases[0], as_of).to_json())),
            ("due", parsed(&loaded.due(&cases, as_of).to_json())),
            ("assurance", parsed(&loaded.assurance(&cases, None, as_of).to_json())),
            ("sample", parsed(&loaded.dip_sample(&cases, draw, None, as_of).to_json())),
            ("atrs-draft", parsed(&loaded.transparency_record().to_json())),
            ("explanation", parsed(&made.explain(Bound::default()).to_json())),
            ("receipt", parsed(made.receipt().to_json())),
        ] {
            let problems = found(&validator(name), &document);
            prop_assert!(problems.is_empty(), "{name}: {problems:?}");
        }
    }
}

/// The places of all parts of a document, as JSON pointers.
fn places(value: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    match value {
        Value::Array(members) => {
            for (nth, member) in members.iter().enumerate() {
                places(member, &format!("{at}/{nth}"), into);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                places(member, &format!("{at}/{name}"), into);
            }
        }
        _ => {}
    }
}

/// The same document once for each of its parts, with one thing wrong there: in `wrong`, the part itself or
/// nothing to be changed.
fn spoilt(document: &Value, wrong: &dyn Fn(&Value) -> Option<Value>) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    places(document, "", &mut all);
    let spoil = |at: String| {
        let mut document = document.clone();
        let part = document.pointer_mut(&at)?;
        *part = wrong(part)?;
        Some((at, document))
    };
    all.into_iter().filter_map(spoil).collect()
}

fn with_an_unknown_field(part: &Value) -> Option<Value> {
    let mut part = part.as_object()?.clone();
    part.insert("unknownField".to_owned(), json!(1));
    Some(part.into())
}

/// Something that no field takes in place of what stands there.
fn of_another_type(part: &Value) -> Option<Value> {
    Some(match part {
        Value::Array(_) | Value::Object(_) => json!(true),
        _ => json!([[]]),
    })
}

/// Documents small enough to be spoilt in each place, with every kind of part among them.
fn to_be_spoilt() -> Vec<(&'static str, Value)> {
    let some = ["bookkeeping-events-change-nothing", "unknown-answered-as-suffered", "refuted-observation"];
    let more =
        ["correction-joins-two-occurrences", "deleted-contact-with-its-content-gone", "worry-of-a-carer"];
    let last =
        ["unitemised-contacts-are-shown-and-count-for-nothing", "ideology-with-a-scheme", "route-channel"];
    let wanted = [some, more, last].concat();
    let cases: Vec<Fixture> =
        fixtures::all("cases").into_iter().filter(|case| wanted.contains(&case.name.as_str())).collect();
    assert_eq!(cases.len(), wanted.len());
    let mut documents: Vec<(&str, Value)> =
        cases.into_iter().map(|mut case| ("case", case.document["case"].take())).collect();
    let mut policy = parsed(shipped::SCHOOL_THREAT_ASSESSMENT);
    policy["sources"].as_array_mut().unwrap().truncate(2);
    let mut codebook = parsed(shipped::CODEBOOK);
    for list in ["sources", "domains", "indicators", "leftOut", "schemes", "translations"] {
        codebook[list].as_array_mut().unwrap().truncate(2);
    }
    let mut accountable = parsed(shipped::UK_ILLUSTRATIVE);
    accountable["criteria"].as_array_mut().unwrap().truncate(1);
    accountable["requiredQuestions"].as_array_mut().unwrap().truncate(1);
    let mut calendar = parsed(shipped::SCOTLAND);
    calendar["holidays"].as_array_mut().unwrap().truncate(2);
    documents.extend([("policy", policy), ("policy", accountable), ("codebook", codebook)]);
    documents.extend([("calendar", calendar), ("case", every_entry())]);
    documents.push(("phrases", parsed(&Phrases::english().to_json())));
    documents
}

/// A case with every kind of entry, and every field of each.
fn every_entry() -> Value {
    parsed(&fs::read_to_string(fixtures::path("every-entry.json")).unwrap())
}

#[test]
fn a_case_has_every_entry_and_every_field_of_it() {
    let mut known = BTreeMap::<String, BTreeSet<String>>::new();
    for kind in committed("case")["$defs"]["Entry"]["oneOf"].as_array().unwrap() {
        for (kind, entry) in kind["properties"].as_object().unwrap() {
            let fields = entry["properties"].as_object().unwrap_or_else(|| panic!("{kind} has no fields"));
            known.insert(kind.clone(), fields.keys().cloned().collect());
        }
    }
    let mut given = BTreeMap::<String, BTreeSet<String>>::new();
    for event in every_entry()["events"].as_array().unwrap() {
        for (kind, entry) in event["entry"].as_object().unwrap() {
            given.entry(kind.clone()).or_default().extend(entry.as_object().unwrap().keys().cloned());
        }
    }
    assert_eq!(given, known);
    let case = Case::parse(&every_entry().to_string(), &CODEBOOK).unwrap();
    assert!(case.warnings().is_empty(), "{:?}", case.warnings());
}

/// Whether the loader of a kind of document refuses a text for its shape.
fn refused(name: &str, document: &Value) -> bool {
    let text = document.to_string();
    match name {
        "calendar" => Calendar::parse(&text).is_err(),
        "case" => Case::parse(&text, &CODEBOOK).is_err(),
        "policy" => Policy::parse(&text, &CODEBOOK).is_err(),
        "codebook" => Codebook::parse(&text).is_err(),
        "phrases" => Phrases::parse(&text).is_err(),
        _ => panic!("no {name} is read"),
    }
}

#[test]
fn an_unknown_field_anywhere_is_invalid_and_refused() {
    let mut tried = 0;
    for (name, document) in to_be_spoilt() {
        let validator = validator(name);
        holds(&validator, &document, name);
        for (at, wrong) in spoilt(&document, &with_an_unknown_field) {
            assert!(!validator.is_valid(&wrong), "the schema of {name} takes an unknown field in {at:?}");
            assert!(refused(name, &wrong), "the loader takes an unknown field in {at:?} of a {name}");
            tried += 1;
        }
    }
    assert!(tried > 100, "only {tried} places were tried");
}

#[test]
fn another_type_anywhere_is_invalid_and_refused() {
    let mut tried = 0;
    for (name, document) in to_be_spoilt() {
        let validator = validator(name);
        for (at, wrong) in spoilt(&document, &of_another_type) {
            assert!(!validator.is_valid(&wrong), "the schema of {name} takes another type in {at:?}");
            assert!(refused(name, &wrong), "the loader takes another type in {at:?} of a {name}");
            tried += 1;
        }
    }
    assert!(tried > 400, "only {tried} places were tried");
}

#[test]
fn another_type_in_what_is_made_is_invalid() {
    let policy = shipped::uk_illustrative();
    let cases = [shipped::subject_a(policy.codebook())];
    let replay = policy.replay(&cases[0], &Viewpoint::AllRecords);
    let made = replay.last_recommendation().unwrap();
    let as_of = parse_instant("2021-12-31T12:00:00Z").unwrap();
    let draw = Draw { seed: "a seed", by: Stratify::Reason, from_each: 1 };
    let documents = [
        ("recommendation", parsed(&made.to_json())),
        ("replay", parsed(&replay.to_json())),
        ("standing", parsed(&policy.standing(&cases[0], as_of).to_json())),
        ("due", parsed(&policy.due(&cases, as_of).to_json())),
        ("assurance", parsed(&policy.assurance(&cases, None, as_of).to_json())),
        ("sample", parsed(&policy.dip_sample(&cases, draw, None, as_of).to_json())),
        ("atrs-draft", parsed(&policy.transparency_record().to_json())),
    ];
    let documents =
        documents.into_iter().chain(ledger_entries().into_iter().skip(1).take(1)).chain(ledger_proofs());
    for (name, document) in documents.chain(proofs()) {
        let validator = validator(name);
        for (at, wrong) in spoilt(&document, &of_another_type) {
            assert!(!validator.is_valid(&wrong), "the schema of {name} takes another type in {at:?}");
        }
        for field in
            document.as_object().unwrap().keys().filter(|field| !MAY_BE_MISSING.contains(&(name, field)))
        {
            let mut without = document.clone();
            without.as_object_mut().unwrap().remove(field);
            assert!(!validator.is_valid(&without), "the schema of {name} does without {field}");
        }
    }
}

/// What is written at the top of a document only where there is something to say.
const MAY_BE_MISSING: [(&str, &str); 2] = [("comparison", "direction"), ("policy-comparison", "codebooks")];

/// An explanation, a receipt, what comes of checking another, and comparisons, of subject A.
fn proofs() -> Vec<(&'static str, Value)> {
    let (policy, school) = (shipped::uk_illustrative(), shipped::school_threat_assessment());
    let case = shipped::subject_a(policy.codebook());
    let [before, after] =
        ["2019-12-31T23:59:59Z", "2021-04-30T23:59:59Z"].map(|text| parse_instant(text).unwrap());
    let (was, made) = (policy.recommend(&case, before), policy.recommend(&case, after));
    let other = school.recommend(&case, after);
    let checked = Receipt::parse(other.receipt().to_json()).unwrap().verify(&policy, &case);
    assert!(!checked.holds());
    let mut codebook = parsed(shipped::CODEBOOK);
    codebook["version"] = json!("99.0.0");
    let codebook = Codebook::parse(&codebook.to_string()).unwrap();
    let later =
        Policy::parse(&shipped::UK_ILLUSTRATIVE.replacen("\"atLeast\": 8", "\"atLeast\": 9", 1), &codebook)
            .unwrap();
    let changed = policy.compare(&later);
    assert!(changed.codebooks.is_some() && !changed.criteria.is_empty());
    vec![
        ("explanation", parsed(&was.explain(Bound::default()).to_json())),
        ("explanation", parsed(&made.explain(Bound::default()).to_json())),
        ("receipt", parsed(made.receipt().to_json())),
        ("verification", parsed(&checked.to_json())),
        ("comparison", parsed(&was.compare(&made).to_json())),
        ("comparison", parsed(&made.compare(&other).to_json())),
        ("policy-comparison", serde_json::to_value(&changed).unwrap()),
        ("policy-comparison", serde_json::to_value(policy.compare(&school)).unwrap()),
    ]
}

#[test]
fn every_proof_is_valid() {
    let mut ran = BTreeMap::<&str, usize>::new();
    let kinds = ["comparison", "explanation", "receipt", "verification"];
    let validators = kinds.map(validator);
    for name in fixtures::names("proofs") {
        let Some(proof) = name.strip_suffix(".expected") else { continue };
        let (_, kind) = proof.rsplit_once('.').unwrap();
        let at = kinds.iter().position(|known| *known == kind).unwrap();
        let text = fs::read_to_string(fixtures::path(&format!("proofs/{name}.json"))).unwrap();
        holds(&validators[at], &parsed(&text), &name);
        *ran.entry(kinds[at]).or_default() += 1;
    }
    assert!(ran.len() == kinds.len() && ran.values().all(|ran| *ran >= 8), "only {ran:?} ran");
    for (name, document) in proofs() {
        holds(&validator(name), &document, name);
    }
}

/// A receipt is checked against what is made again, so that its recommendation may be of another version of the
/// library; the rest is closed.
#[test]
fn an_unknown_field_of_a_receipt_is_invalid_and_refused() {
    let (_, receipt) = proofs().into_iter().find(|(name, _)| *name == "receipt").unwrap();
    let validator = validator("receipt");
    for at in ["", "/engine", "/policy", "/codebook", "/case"] {
        let mut wrong = receipt.clone();
        let part = wrong.pointer_mut(at).unwrap();
        *part = with_an_unknown_field(part).unwrap();
        assert!(!validator.is_valid(&wrong), "the schema takes an unknown field in {at:?}");
        let text = canonical_json(&wrong.to_string()).unwrap();
        assert!(Receipt::parse(&text).is_err(), "the loader takes an unknown field in {at:?}");
    }
    assert!(Receipt::parse(&canonical_json(&receipt.to_string()).unwrap()).is_ok());
}

/// A receipt and the events of a case with every kind of them, as a ledger holds them.
fn ledger_entries() -> Vec<(&'static str, Value)> {
    let case = Case::parse(&every_entry().to_string(), &CODEBOOK).unwrap();
    let case = case.document();
    let salts = |field: LedgerField| Salt::new(Digest::of(field.name().as_bytes()).as_bytes()).ok();
    let policy = LedgerPolicy::of(&shipped::uk_illustrative());
    let receipt = LedgerEntry::of_receipt(&case.id, &Digest::of(b"receipt"), policy, salts).unwrap();
    let events = case.events.iter().map(|event| LedgerEntry::of_event(&case.id, event, salts).unwrap());
    let entries = [receipt].into_iter().chain(events);
    entries.map(|sealed| ("ledger-entry", parsed(&sealed.entry().to_json()))).collect()
}

fn ledger_proofs() -> [(&'static str, Value); 2] {
    let entries: Vec<LedgerEntry> = ledger_entries()
        .into_iter()
        .map(|(_, entry)| LedgerEntry::parse(canonical_json(&entry.to_string()).unwrap().as_bytes()).unwrap())
        .collect();
    let mut ledger = Ledger::new("ledger.example").unwrap();
    let append = ledger.prepare(&entries).unwrap();
    ledger.acknowledge(append).unwrap();
    let (size, few) = (ledger.size(), ledger.size() / 2);
    [
        ("inclusion-proof", parsed(&ledger.inclusion(few, size).unwrap().to_json())),
        ("consistency-proof", parsed(&ledger.consistency(few, size).unwrap().to_json())),
    ]
}

#[test]
fn what_a_ledger_holds_and_proves_is_valid() {
    let entries = ledger_entries();
    assert!(entries.len() > 21, "only {} entries", entries.len());
    for (name, document) in entries.into_iter().chain(ledger_proofs()) {
        holds(&validator(name), &document, name);
        for (at, wrong) in spoilt(&document, &with_an_unknown_field) {
            assert!(
                !validator(name).is_valid(&wrong),
                "the schema of {name} takes an unknown field in {at:?}"
            );
        }
    }
}

/// Every object of a schema of a document that is read says what it takes, and that it takes nothing else.
#[test]
fn every_object_that_is_read_is_closed() {
    for name in READ {
        let schema = committed(name);
        let mut all = Vec::new();
        places(&schema, "", &mut all);
        let mut closed = 0;
        for at in all {
            let part = schema.pointer(&at).unwrap();
            let is_schema =
                part.get("properties").is_some_and(Value::is_object) && !at.ends_with("/properties");
            if is_schema {
                assert_eq!(part["additionalProperties"], false, "{name}{at}");
                closed += 1;
            }
        }
        // A calendar is itself and its holidays, and phrases are their list and each phrase.
        let fewest = if ["calendar", "phrases"].contains(&name) { 2 } else { 4 };
        assert!(closed >= fewest, "{name} has {closed} closed objects");
    }
}

#[test]
fn what_a_format_or_a_pattern_refuses_is_invalid() {
    let document = fixtures::all("cases").swap_remove(0).document["case"].take();
    let cases = validator("case");
    let mut case = parsed(shipped::SUBJECT_A);
    case["contacts"].as_array_mut().unwrap().truncate(1);
    case.as_object_mut().unwrap().remove("events");
    holds(&cases, &case, "the first contact of subject A");
    holds(&cases, &document, "the first case");
    for (at, wrong) in [
        ("/schema", json!("everycontact/case/2")),
        ("/id", json!("")),
        ("/id", json!("with space")),
        ("/subject/is", json!("robot")),
        ("/contacts/0/id", json!("-c")),
        ("/contacts/0/kind", json!("rumour")),
        ("/contacts/0/recorded", json!("2019-10-31")),
        ("/contacts/0/recorded", json!("2019-10-31T23:59:59")),
        ("/contacts/0/recorded", json!("2019-02-30T23:59:59Z")),
        ("/contacts/0/occurred", json!("October 2019")),
        ("/contacts/0/occurred", json!("2019-10-01/")),
        ("/contacts/0/observations/0/indicator", json!("Weapon_Access")),
        ("/contacts/0/observations/0/basis", json!("hunch")),
        ("/unitemised/0/count", json!(-1)),
        ("/unitemised/0/count", json!(1.5)),
    ] {
        is_refused_by_both("case", &cases, &case, at, &wrong);
    }
    let calendar = parsed(shipped::SCOTLAND);
    for (at, wrong) in [
        ("/schema", json!("everycontact/calendar/2")),
        ("/id", json!("Scot land")),
        ("/weekend/0", json!("saterday")),
        ("/from", json!("2010")),
        ("/until", json!(2035.5)),
        ("/holidays/0/on", json!("2010-02-30")),
        ("/holidays/0/on", json!("2010-01")),
        ("/holidays/0/on", json!("2010-01-01T00:00:00Z")),
    ] {
        is_refused_by_both("calendar", &validator("calendar"), &calendar, at, &wrong);
    }
}

fn is_refused_by_both(name: &str, validator: &Validator, document: &Value, at: &str, wrong: &Value) {
    let mut spoilt = document.clone();
    *spoilt.pointer_mut(at).unwrap() = wrong.clone();
    assert!(!validator.is_valid(&spoilt), "{at} takes {wrong}");
    assert!(refused(name, &spoilt), "the loader takes {wrong} in {at}");
}
