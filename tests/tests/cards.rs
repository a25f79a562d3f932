//! Policy cards and drafts of transparency records: nothing of a policy is left out, and nothing is made up.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use everycontact::{Codebook, Format, Policy, Rendering, TransparencyField, shipped};
use everycontact_tests::generate;
use proptest::prelude::*;
use serde_json::{Value, json};

static CODEBOOK: LazyLock<Codebook> =
    LazyLock::new(|| Codebook::parse(&generate::codebook().to_string()).unwrap());

/// The card as one line of plain text, without the digests, which change with whatever changes.
fn told(policy: &Policy) -> String {
    let card = policy.card();
    let mut rendering = Rendering::text();
    rendering.format = Format::Text { width: 1_000_000, colour: false };
    let text = card.render(rendering);
    let text = text.replace(&card.policy_digest().to_string(), "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The numbers of a document, as JSON pointers.
fn numbers(value: &Value, at: &str, into: &mut Vec<String>) {
    match value {
        Value::Number(_) => into.push(at.to_owned()),
        Value::Array(members) => {
            members
                .iter()
                .enumerate()
                .for_each(|(nth, member)| numbers(member, &format!("{at}/{nth}"), into));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| numbers(field, &format!("{at}/{name}"), into));
        }
        _ => {}
    }
}

/// Every text that a person wrote into a policy, and every id that is no source's.
fn texts<'a>(value: &'a Value, field: &str, into: &mut Vec<&'a str>) {
    match value {
        Value::String(text) if !["schema", "minimumBasis", "explained", "role"].contains(&field) => {
            into.push(text)
        }
        Value::Array(_) if ["sources", "kinds", "receiverFor", "proximities"].contains(&field) => {}
        Value::Array(members) => members.iter().for_each(|member| texts(member, field, into)),
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| {
                !["levelAtLeast", "level", "subject", "ideology", "consent", "role"].contains(&name.as_str())
                    || *name == "role" && fields.contains_key("who")
            })
            .for_each(|(name, field)| texts(field, if name == "role" { "goesTo" } else { name }, into)),
        _ => {}
    }
}

/// What a card does not say of a policy document, if anything.
fn missing(document: &Value, policy: &Policy) -> Vec<String> {
    let card = told(policy);
    let words: BTreeSet<&str> = card.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let mut places = Vec::new();
    numbers(document, "", &mut places);
    let mut missing: Vec<String> = places
        .into_iter()
        .filter(|at| !words.contains(document.pointer(at).unwrap().to_string().as_str()))
        .collect();
    let mut written = Vec::new();
    texts(document, "", &mut written);
    for source in document["sources"].as_array().unwrap() {
        written.extend(["title", "address"].iter().filter_map(|field| source[*field].as_str()));
    }
    for text in written {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text != "always" && !card.contains(&text) {
            missing.push(text);
        }
    }
    missing
}

/// The policy with one number made another, if it still loads.
fn with_another_number(document: &Value, at: &str, codebook: &Codebook) -> Option<Policy> {
    let number = document.pointer(at).unwrap().as_u64().unwrap();
    [number + 1, number.saturating_sub(1)].into_iter().filter(|other| *other != number).find_map(|other| {
        let mut changed = document.clone();
        *changed.pointer_mut(at).unwrap() = other.into();
        Policy::parse(&changed.to_string(), codebook).ok()
    })
}

#[test]
fn the_card_of_a_shipped_policy_says_all_that_it_rules() {
    for text in [shipped::UK_ILLUSTRATIVE, shipped::SCHOOL_THREAT_ASSESSMENT] {
        let codebook = shipped::codebook();
        let (document, policy) =
            (serde_json::from_str(text).unwrap(), Policy::parse(text, &codebook).unwrap());
        assert_eq!(missing(&document, &policy), Vec::<String>::new());

        let (card, mut places) = (told(&policy), Vec::new());
        numbers(&document, "", &mut places);
        let tried = places.iter().filter_map(|at| Some((at, with_another_number(&document, at, &codebook)?)));
        let mut count = 0;
        for (at, changed) in tried {
            assert_ne!(told(&changed), card, "{at} could be another number and the card the same");
            count += 1;
        }
        assert!(
            count >= 30 && count + 5 >= places.len(),
            "only {count} of {} numbers were tried",
            places.len()
        );
    }
}

#[test]
fn a_policy_that_does_not_say_what_it_is_for_is_said_not_to() {
    let mut document: Value = serde_json::from_str(shipped::UK_ILLUSTRATIVE).unwrap();
    let about = document.as_object_mut().unwrap().remove("about").unwrap();
    let (with, without) =
        (shipped::uk_illustrative(), Policy::parse(&document.to_string(), &shipped::codebook()).unwrap());
    let (said, unsaid) = (told(&with), told(&without));
    for part in [
        "The policy does not say what it is for.",
        "The policy names none. That is no sign that it has none.",
    ] {
        assert!(unsaid.contains(part) && !said.contains(part), "{part}");
    }
    assert!(!unsaid.contains(about["purpose"].as_str().unwrap()));
    for part in [
        "no probability",
        "takes no decision",
        "no diagnosis",
        "Ideology never reaches a level",
        "no body",
        "nobody recorded",
    ] {
        let part = part.replace("no body", "approved by no public body");
        assert!(said.contains(&part) && unsaid.contains(&part), "{part}");
    }
}

#[test]
fn what_analysis_found_is_on_the_card() {
    let mut document: Value = serde_json::from_str(shipped::UK_ILLUSTRATIVE).unwrap();
    assert!(
        told(&shipped::uk_illustrative())
            .contains("What static analysis found -------------------------- Nothing.")
    );
    document["criteria"][0]["when"] = json!({ "sectors": { "n": 99, "within": { "months": 12 } } });
    let policy = Policy::parse(&document.to_string(), &shipped::codebook()).unwrap();
    let card = told(&policy);
    assert!(!policy.analysis().is_empty());
    for finding in policy.analysis() {
        let line =
            format!("{}: {} ({}; {})", finding.path(), finding.message(), finding.code(), finding.help());
        assert!(card.contains(&line), "{line} is not in the card");
    }
    assert!(!card.contains("Nothing. It looks for"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_card_of_any_policy_says_all_that_it_rules(document in generate::policy(), at in any::<prop::sample::Index>()) {
        let policy = Policy::parse(&document.to_string(), &CODEBOOK).unwrap();
        prop_assert_eq!(missing(&document, &policy), Vec::<String>::new());
        let mut places = Vec::new();
        numbers(&document, "", &mut places);
        let at = at.get(&places);
        if let Some(changed) = with_another_number(&document, at, &CODEBOOK) {
            prop_assert_ne!(told(&changed), told(&policy), "{}", at);
        }
    }

    #[test]
    fn the_draft_of_any_policy_has_every_field(document in generate::policy()) {
        let policy = Policy::parse(&document.to_string(), &CODEBOOK).unwrap();
        let fields: Vec<TransparencyField> =
            policy.transparency_record().sections.into_iter().flat_map(|section| section.fields).collect();
        let numbers: Vec<&str> = fields.iter().map(|field| field.number).collect();
        prop_assert_eq!(numbers, FIELDS.split_whitespace().collect::<Vec<_>>());
        for field in &fields {
            let texts = [field.prefilled.as_deref(), field.to_be_completed];
            prop_assert!(texts.iter().any(Option::is_some), "{}", field.number);
            prop_assert!(texts.iter().flatten().all(|text| !text.trim().is_empty()), "{}", field.number);
        }
    }
}

/// The reference numbers of version 3.0 of the standard.
const FIELDS: &str = "0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 0.10 0.11 0.12 0.13 0.14 0.15 1.1 1.2 1.3 1.4 2.1.1 2.1.2 2.1.3 \
    2.1.4 2.1.4.1 2.1.4.2 2.1.4.3 2.1.4.4 2.1.4.5 2.2.1 2.2.2 2.2.3 2.2.4 2.2.5 2.3.1 2.3.2 2.3.3 2.3.4 2.3.5 2.3.6 2.4.1.1 \
    2.4.1.2 2.4.1.3 2.4.1.4 2.4.2.1 2.4.2.2 2.4.2.3 2.4.2.4 2.4.2.5 2.4.2.6 2.4.2.7 2.4.2.8 2.4.2.9 2.4.3.1 2.4.3.2 2.4.3.3 \
    2.4.3.4 2.4.3.5 2.4.3.6 2.4.3.7 2.4.3.8 2.4.3.9 2.4.3.10 2.4.3.11 2.5.1 2.5.2";

/// The fields of which nothing can be known but by whoever deploys the tool.
const OF_THE_ORGANISATION: &str = "0.1 0.3 0.4 0.5 0.6 0.7 0.8 0.9 0.10 0.12 0.13 0.14 1.3 1.4 2.1.1 2.1.2 2.1.3 2.1.4.1 \
    2.1.4.2 2.1.4.3 2.1.4.4 2.1.4.5 2.2.4 2.2.5 2.3.3 2.3.5 2.4.1.2 2.4.3.1 2.4.3.7 2.4.3.10 2.5.1";

#[test]
fn the_draft_makes_nothing_up_about_an_organisation() {
    for policy in [shipped::uk_illustrative(), shipped::school_threat_assessment()] {
        let record = policy.transparency_record();
        for number in OF_THE_ORGANISATION.split_whitespace() {
            let field = record.field(number).unwrap();
            assert!(field.prefilled.is_none() && field.to_be_completed.is_some(), "{number} is filled in");
        }
        let text = record.render(Rendering::text());
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in [
            "A draft, made by a program",
            "Nobody has checked or approved it",
            "ATRS v3.0",
            "A version 4.0 followed",
        ] {
            assert!(flat[..1_500].contains(part), "{part} is not said at the top");
        }
        assert_eq!(record.field("9.9").map(|field| field.name), None);
    }
}

#[test]
fn the_draft_follows_the_policy() {
    let (uk, school) = (shipped::uk_illustrative(), shipped::school_threat_assessment());
    let prefilled = |policy: &Policy, number: &str| {
        policy.transparency_record().field(number).and_then(|field| field.prefilled.clone()).unwrap()
    };
    for policy in [&uk, &school] {
        let document = policy.document();
        let about = document.about.as_ref().unwrap();
        assert!(prefilled(policy, "1.2").contains(&about.purpose));
        assert!(about.out_of_scope.iter().all(|text| prefilled(policy, "2.2.2").contains(text)));
        assert!(about.limits.iter().all(|text| prefilled(policy, "2.5.2").contains(text)));
        assert!(document.levels.iter().all(|level| prefilled(policy, "2.3.1").contains(&level.who)));
        assert!(
            document.criteria.iter().all(|criterion| prefilled(policy, "2.4.2.6").contains(&criterion.title))
        );
        assert_eq!(prefilled(policy, "2.4.2.2"), document.version);
        let json: Value = serde_json::from_str(&policy.transparency_record().to_json()).unwrap();
        assert_eq!(json["policyDigest"], policy.card().policy_digest().to_string());
        assert_eq!(json["sections"][3]["fields"][0]["prefilled"], prefilled(policy, "2.2.1"));
    }
    assert!(prefilled(&uk, "2.4.3.11").contains("72 months"));
}
