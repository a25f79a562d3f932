//! The shared proofs: why each level is what it is, its receipt, what came of checking one, and what differs from
//! another recommendation, in words written from the rules and in bytes.

use std::collections::{BTreeMap, BTreeSet};

use everycontact::{
    AdditionDocument, Bound, Comparison, EvidenceDocument, Explanation, Policy, Receipt, Recommendation,
    UnknownDocument, Verification,
};
use everycontact_tests::engine::word;
use everycontact_tests::fixtures::{self, Fixture};
use serde_json::{Value, json};

/// Below this, somebody has lost the fixtures.
const FEWEST: usize = 30;

/// Everything that a fixture leads to.
struct Proof {
    made: Recommendation,
    explanation: Explanation,
    receipt: Receipt,
    verification: Verification,
    comparison: Option<Comparison>,
}

impl Proof {
    fn of(fixture: &Fixture) -> Self {
        let policy = fixture.policy();
        let made = fixture.recommend(&policy);
        let receipt = made.receipt();
        Self {
            explanation: made.explain(Bound::default()),
            verification: checked(fixture, &policy, receipt.to_json()),
            comparison: fixture.document.get("before").map(|before| other(fixture, before).compare(&made)),
            made,
            receipt,
        }
    }

    /// Each file that holds bytes, and what it has to hold.
    fn files(&self, name: &str) -> Vec<(String, String)> {
        let files = [
            ("explanation", Some(self.explanation.to_json())),
            ("receipt", Some(self.receipt.to_json().to_owned())),
            ("verification", Some(self.verification.to_json())),
            ("comparison", self.comparison.as_ref().map(Comparison::to_json)),
        ];
        let files = files.into_iter().filter_map(|(kind, text)| Some((kind, text?)));
        files.map(|(kind, text)| (format!("proofs/{name}.{kind}.expected.json"), text + "\n")).collect()
    }
}

/// The same fixture with some of its members given anew.
fn with(fixture: &Fixture, members: &Value) -> Fixture {
    let mut document = fixture.document.clone();
    for (name, member) in members.as_object().unwrap() {
        assert!(["policy", "asOf", "case"].contains(&name.as_str()), "{}: what is {name}?", fixture.name);
        document[name] = member.clone();
    }
    Fixture { folder: fixture.folder, name: fixture.name.clone(), document }
}

fn other(fixture: &Fixture, members: &Value) -> Recommendation {
    let other = with(fixture, members);
    other.recommend(&other.policy())
}

/// What comes of checking the receipt, or what the fixture makes of it, against the policy and the case of the
/// fixture, or those that it gives for this.
fn checked(fixture: &Fixture, policy: &Policy, receipt: &str) -> Verification {
    let check = fixture.document.get("check").cloned().unwrap_or_else(|| json!({}));
    let mut against = check.clone();
    let members = against.as_object_mut().unwrap();
    let (change, id) = (members.remove("change"), members.remove("id"));
    let mut text = receipt.to_owned();
    for (from, to) in changes(receipt, change.as_ref(), id.as_ref()) {
        assert_eq!(text.matches(&from).count(), 1, "{}: {from}", fixture.name);
        text = text.replace(&from, &to);
    }
    let against = with(fixture, &against);
    let own = check.get("policy").map(|_| against.policy());
    let policy = own.as_ref().unwrap_or(policy);
    Receipt::parse(&text).unwrap().verify(policy, &against.whole_case(policy))
}

fn changes(receipt: &str, change: Option<&Value>, id: Option<&Value>) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let own = Receipt::parse(receipt).unwrap().id().to_string();
    let change = change.map(|change| (text(&change[0]), text(&change[1])));
    change.into_iter().chain(id.map(|id| (own, text(id)))).collect()
}

fn evidence(places: &[EvidenceDocument<'_>]) -> String {
    let told = places.iter().map(|place| match place.observation {
        Some(observation) => format!("{}/{observation}", place.contact),
        None => place.contact.to_owned(),
    });
    told.collect::<Vec<_>>().join(" + ")
}

fn unknown(unknown: &UnknownDocument<'_>) -> String {
    match unknown {
        UnknownDocument::Presence { contact, observation, .. } => format!("{contact}/{observation}"),
        UnknownDocument::Day { contact, .. } => format!("the day of {contact}"),
        UnknownDocument::Question { indicator, .. } => format!("ask {indicator}"),
        other => panic!("{other:?}"),
    }
}

fn by(contacts: &[AdditionDocument<'_>]) -> &'static str {
    if contacts.iter().any(|contact| contact.new_sector) { ", by a new sector" } else { "" }
}

/// What a fixture may expect in so many words.
fn told(proof: &Proof) -> Value {
    let explanation = proof.explanation.document();
    let mut met: Vec<&str> =
        explanation.criteria.iter().filter(|own| own.met).map(|own| own.criterion).collect();
    met.sort_unstable();
    let falls = explanation.falls.iter().map(|fall| format!("{}: {}", evidence(&fall.untrue), fall.level));
    let raises = explanation.raises.iter();
    let raises = raises
        .map(|raise| format!("{}: {}{}", raise.criteria.join(" and "), raise.level, by(&raise.contacts)));
    let unknowns = explanation.unknowns.iter();
    let unknowns = unknowns.map(|own| format!("{}: +{} -{}", unknown(&own.unknown), own.raises, own.lowers));
    let differences = proof.verification.differences().iter().map(|difference| &difference.path);
    let mut told = json!({
        "level": explanation.level,
        "met": met,
        "suffices": explanation.suffices.iter().map(|set| evidence(&set.evidence)).collect::<Vec<_>>(),
        "falls": falls.collect::<Vec<_>>(),
        "raises": raises.collect::<Vec<_>>(),
        "outOfReach": explanation.out_of_reach,
        "unknowns": unknowns.collect::<Vec<_>>(),
        "allSets": explanation.work.all_sets,
        "holds": proof.verification.holds(),
        "differences": differences.collect::<Vec<_>>(),
    });
    if let Some(comparison) = &proof.comparison {
        let comparison = comparison.document();
        let causes = comparison
            .causes
            .iter()
            .map(|cause| format!("{} {}", word(&cause.cause), if cause.moves { "moves" } else { "stays" }));
        told["causes"] = causes.collect();
        told["direction"] = comparison.direction.map_or(Value::Null, |way| word(&way).into());
        told["moved"] = comparison.criteria.iter().map(|moved| moved.criterion).collect();
        told["gained"] = json!(comparison.contacts_gained);
        told["lost"] = json!(comparison.contacts_lost);
    }
    told
}

#[test]
fn every_case_is_proved_as_it_must_be() {
    let fixtures = fixtures::all("proofs");
    let mut problems = Vec::new();
    for fixture in &fixtures {
        let proof = Proof::of(fixture);
        let told = told(&proof);
        let expected = fixture.document["expect"].as_object().unwrap();
        assert!(!fixture.text("why").is_empty() && expected.contains_key("level"), "{}", fixture.name);
        for (part, expected) in expected {
            let given = told.get(part).unwrap_or_else(|| panic!("{}: what is {part}?", fixture.name));
            if given != expected {
                problems.push(format!("{}: {part} is {given}, not {expected}", fixture.name));
            }
        }
        for (file, text) in proof.files(&fixture.name) {
            problems.extend(fixtures::differs(&file, &text));
        }
    }
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
    assert!(fixtures.len() >= FEWEST, "only {} proofs ran", fixtures.len());
}

/// What each set, fall and raise is about is said of the recommendation that was made.
#[test]
fn an_explanation_and_a_receipt_are_of_one_recommendation() {
    let mut ran = 0;
    for fixture in fixtures::all("proofs") {
        let proof = Proof::of(&fixture);
        let receipt: Value = serde_json::from_str(proof.receipt.to_json()).unwrap();
        let made: Value = serde_json::from_str(&proof.made.to_json()).unwrap();
        assert_eq!(receipt["recommendation"], made, "{}", fixture.name);
        let explanation: Value = serde_json::from_str(&proof.explanation.to_json()).unwrap();
        for part in ["policy", "codebook", "case", "viewpoint", "asOf"] {
            assert_eq!(explanation[part], made[part], "{}: {part}", fixture.name);
        }
        assert_eq!(explanation["level"], made["level"]["id"], "{}", fixture.name);
        ran += 1;
    }
    assert!(ran >= FEWEST, "only {ran} proofs ran");
}

#[test]
fn every_expected_proof_has_its_case() {
    let fixtures = fixtures::all("proofs");
    let wanted: BTreeSet<String> = fixtures
        .iter()
        .flat_map(|fixture| Proof::of(fixture).files(&fixture.name))
        .map(|(file, _)| file.trim_start_matches("proofs/").trim_end_matches(".json").to_owned())
        .collect();
    let kept = fixtures::names("proofs").into_iter().filter(|name| name.ends_with(".expected"));
    assert_eq!(kept.collect::<BTreeSet<_>>(), wanted);
}

/// Both outcomes of everything that a proof can say are in some fixture.
#[test]
fn the_proofs_cover_everything_that_there_is() {
    let mut seen: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for fixture in fixtures::all("proofs") {
        let proof = Proof::of(&fixture);
        let told = told(&proof);
        for (part, value) in told.as_object().unwrap() {
            let part =
                ["suffices", "falls", "raises", "outOfReach", "unknowns"].into_iter().find(|one| one == part);
            if let Some(part) = part {
                let some = value.as_array().is_some_and(|all| !all.is_empty());
                seen.entry(part).or_default().insert(some.to_string());
            }
        }
        for part in ["allSets", "holds", "direction"] {
            seen.entry(part).or_default().extend(told.get(part).map(Value::to_string));
        }
        let causes = told.get("causes").and_then(Value::as_array).into_iter().flatten();
        seen.entry("causes").or_default().extend(causes.map(|cause| cause.as_str().unwrap().to_owned()));
        let unknowns =
            proof.explanation.document().unknowns.iter().map(|own| own.unknown.clone()).collect::<Vec<_>>();
        seen.entry("unknown").or_default().extend(unknowns.iter().map(|own| match own {
            UnknownDocument::Presence { .. } => "presence".to_owned(),
            UnknownDocument::Day { .. } => "day".to_owned(),
            UnknownDocument::Question { .. } => "question".to_owned(),
            other => panic!("{other:?}"),
        }));
    }
    let all = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<BTreeSet<_>>();
    for part in ["suffices", "falls", "raises", "outOfReach", "unknowns", "allSets", "holds"] {
        assert_eq!(seen[part], all(&["false", "true"]), "{part}");
    }
    assert_eq!(seen["direction"], all(&["\"up\"", "\"down\"", "null"]));
    assert_eq!(seen["causes"], all(&["facts moves", "policy moves", "time moves", "time stays"]));
    assert_eq!(seen["unknown"], all(&["presence", "day", "question"]));
}

/// Whoever changes a level can make the id anew: what is asked for now tells all the same.
#[test]
fn an_id_made_anew_hides_nothing() {
    let fixtures = fixtures::all("proofs");
    let fixture = fixtures.iter().find(|one| one.name == "a-receipt-with-a-changed-level").unwrap();
    let policy = fixture.policy();
    let receipt = fixture.recommend(&policy).receipt();
    let mut forged: Value = serde_json::from_str(receipt.to_json()).unwrap();
    forged["recommendation"]["level"]["rank"] = json!(0);
    forged.as_object_mut().unwrap().remove("id");
    let canonical = |value: &Value| everycontact::canonical_json(&value.to_string()).unwrap();
    let id = everycontact::Digest::of(canonical(&forged).as_bytes());
    forged["id"] = id.to_string().into();
    let found = Receipt::parse(&canonical(&forged)).unwrap().verify(&policy, &fixture.case(&policy));
    let paths: Vec<&str> = found.differences().iter().map(|one| one.path.as_str()).collect();
    assert_eq!(paths, ["recommendation.level.rank"]);
    assert!(!found.holds());
}
