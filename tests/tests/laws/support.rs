//! What the laws share: the policy that is asked, and what a document says, read from it alone.

use std::collections::BTreeMap;

use everycontact::{Case, Code, Codebook, Levels, LoadError, Policy, parse_instant};
use everycontact_tests::generate;
use everycontact_tests::generate::calendar::instant;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

pub fn config() -> ProptestConfig {
    ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() }
}

/// A loaded policy, to be asked about cases as JSON.
pub struct Asked {
    pub policy: Policy,
}

impl Asked {
    pub fn new(policy: &Value) -> Self {
        let codebook = Codebook::parse(&generate::codebook().to_string()).unwrap();
        Self { policy: Policy::parse(&policy.to_string(), &codebook).unwrap() }
    }

    pub fn case(&self, case: &Value) -> Case {
        Case::parse(&case.to_string(), self.policy.codebook()).unwrap()
    }

    pub fn levels(&self, case: &Value, as_of: &str) -> Levels {
        self.policy.levels(&self.case(case), parse_instant(as_of).unwrap())
    }

    /// The recommendation, byte for byte.
    pub fn text(&self, case: &Value, as_of: &str) -> String {
        self.policy.recommend(&self.case(case), parse_instant(as_of).unwrap()).to_json()
    }

    pub fn json(&self, case: &Value, as_of: &str) -> Value {
        serde_json::from_str(&self.text(case, as_of)).unwrap()
    }
}

/// The three ranks of levels.
pub fn ranks(levels: Levels) -> [usize; 3] {
    [levels.level(), levels.ceiling(), levels.ceiling_with_unasked()]
}

pub fn entries<'a>(document: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    document.get(list).and_then(Value::as_array).into_iter().flatten()
}

pub fn without(mut document: Value, members: &[&str]) -> Value {
    for member in members {
        assert!(document.as_object_mut().unwrap().remove(*member).is_some(), "there is no {member}");
    }
    document
}

pub fn text_of<'a>(value: &'a Value, member: &str) -> &'a str {
    value[member].as_str().unwrap()
}

/// The name of an observation in its contact.
pub fn name_of(observation: &Value) -> &str {
    observation.get("id").unwrap_or(&observation["indicator"]).as_str().unwrap()
}

/// A contact on record, read from the document alone.
pub struct Standing {
    /// What the contact says after the corrections on record.
    pub body: Value,
    pub refuted: bool,
    pub deleted: bool,
}

/// The contacts on record at an instant, by id.
pub fn standing(case: &Value, as_of: &str) -> BTreeMap<String, Standing> {
    let record = generate::recorded_by(case, as_of);
    let mut events: Vec<&Value> = entries(&record, "events").collect();
    events.sort_by_key(|event| (instant(text_of(event, "recorded")), text_of(event, "id")));
    let contacts = entries(&record, "contacts").map(|contact| {
        let id = text_of(contact, "id");
        let mut standing = Standing { body: contact.clone(), refuted: false, deleted: false };
        for event in &events {
            let said = |tag: &str| event["entry"].get(tag).filter(|said| said["contact"] == id);
            if let Some(said) = said("corrected") {
                standing.body = said["now"].clone();
            }
            standing.refuted |= said("refuted").is_some_and(|said| said.get("observation").is_none());
            standing.deleted |= said("deleted").is_some();
        }
        (id.to_owned(), standing)
    });
    contacts.collect()
}

/// The observations of a body by name.
pub fn observations(body: &Value) -> BTreeMap<&str, &Value> {
    entries(body, "observations").map(|observation| (name_of(observation), observation)).collect()
}

/// The contact with an occurrence key that the case has already, if it has one.
pub fn joined(case: &Value, mut contact: Value, index: Index) -> Value {
    let keys: Vec<&Value> = entries(case, "contacts").filter_map(|one| one.get("occurrence")).collect();
    if !keys.is_empty() {
        contact["occurrence"] = (*index.get(&keys)).clone();
    }
    contact
}

pub fn has(error: &LoadError, code: Code) -> bool {
    error.diagnostics().iter().any(|diagnostic| diagnostic.code() == code)
}

pub fn add_event(case: &mut Value, event: Value) {
    match case.get_mut("events").and_then(Value::as_array_mut) {
        Some(events) => events.push(event),
        None => case["events"] = json!([event]),
    }
}
