//! Changes to a case of which a law says what they do.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::calendar::{self, Instant};

/// The case with one more contact.
///
/// # Panics
/// If the case has no list of contacts.
#[must_use]
pub fn with_added_contact(case: &Value, contact: Value) -> Value {
    let mut changed = case.clone();
    list(&mut changed, "contacts").push(contact);
    changed
}

/// The case with a further report of the occurrence of one of its contacts (the index is taken modulo
/// their number): the same in everything but its id. None if there is no such contact, if it has no
/// occurrence key, or if an amendment other than an explanation names it.
#[must_use]
pub fn with_duplicate_report(case: &Value, index: usize) -> Option<Value> {
    let contacts = case["contacts"].as_array()?;
    let contact = contacts.get(index.checked_rem(contacts.len())?)?;
    contact.get("occurrence")?;
    let id = contact["id"].as_str()?;
    if amended(case, id) {
        return None;
    }
    let mut again = contact.clone();
    again["id"] = format!("again-{id}").into();
    Some(with_added_contact(case, again))
}

/// Whether a refutation, an answer, a correction or a deletion names a contact.
fn amended(case: &Value, contact: &str) -> bool {
    let events = case.get("events").and_then(Value::as_array).cloned().unwrap_or_default();
    events.iter().any(|event| {
        let amendments = ["refuted", "answered", "corrected", "deleted"];
        amendments.iter().any(|tag| event["entry"][tag]["contact"] == contact)
    })
}

/// The case with one of its entries repeated, the same in everything (the index is taken modulo their
/// number). None if it has none.
#[must_use]
pub fn with_repeated_entry(case: &Value, index: usize) -> Option<Value> {
    let contacts = case["contacts"].as_array().map_or(0, Vec::len);
    let events = case.get("events").and_then(Value::as_array).map_or(0, Vec::len);
    let place = index.checked_rem(contacts + events)?;
    let mut changed = case.clone();
    let (name, place) = if place < contacts { ("contacts", place) } else { ("events", place - contacts) };
    let entries = list(&mut changed, name);
    let entry = entries.get(place)?.clone();
    entries.push(entry);
    Some(changed)
}

/// The case with one ideology status in every contact and every correction.
///
/// # Panics
/// If the case is not valid.
#[must_use]
pub fn with_ideology(case: &Value, status: &Value) -> Value {
    let mut changed = case.clone();
    let ideology = json!({ "status": status });
    for contact in list(&mut changed, "contacts") {
        contact["ideology"] = ideology.clone();
    }
    if changed.get("events").is_some() {
        for event in list(&mut changed, "events") {
            if let Some(now) = event.pointer_mut("/entry/corrected/now") {
                now["ideology"] = ideology.clone();
            }
        }
    }
    changed
}

/// The case with a further observation in every contact and every correction; its `id` must be new.
///
/// # Panics
/// If the case is not valid.
#[must_use]
pub fn with_observation_everywhere(case: &Value, observation: &Value) -> Value {
    let mut changed = case.clone();
    for body in bodies(&mut changed) {
        match body.get_mut("observations").and_then(Value::as_array_mut) {
            Some(observations) => observations.push(observation.clone()),
            None => body["observations"] = Value::from(vec![observation.clone()]),
        }
    }
    changed
}

/// The case in which all that was observed was done to the subject, by every observation and answer.
///
/// # Panics
/// If the case is not valid.
#[must_use]
pub fn all_experienced(case: &Value) -> Value {
    let mut changed = case.clone();
    for body in bodies(&mut changed) {
        for observation in body.get_mut("observations").and_then(Value::as_array_mut).into_iter().flatten() {
            observation["role"] = "experienced".into();
        }
    }
    for event in changed.get_mut("events").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(answer) = event.pointer_mut("/entry/answered") {
            answer["role"] = "experienced".into();
        }
    }
    changed
}

/// The case without any observation, and without the events that name one; nothing is shared in it.
///
/// # Panics
/// If the case is not valid.
#[must_use]
pub fn without_observations(case: &Value) -> Value {
    let mut changed = case.clone();
    for body in bodies(&mut changed) {
        body["observations"] = Value::Array(Vec::new());
    }
    if changed.get("events").is_some() {
        list(&mut changed, "events").retain(|event| {
            let entry = event["entry"].as_object().into_iter().flatten();
            entry.into_iter().all(|(tag, said)| tag != "shared" && said.get("observation").is_none())
        });
    }
    changed
}

/// The case without any step of consent, and without what only shared one.
///
/// # Panics
/// If the case is not valid.
#[must_use]
pub fn without_consent(case: &Value) -> Value {
    let mut changed = case.clone();
    if changed.get("events").is_none() {
        return changed;
    }
    let mut gone: Vec<Value> = Vec::new();
    loop {
        let before = gone.len();
        list(&mut changed, "events").retain_mut(|event| {
            if let Some(named) = event.pointer_mut("/entry/shared/events").and_then(Value::as_array_mut) {
                named.retain(|id| !gone.contains(id));
            }
            let stays = event["entry"].get("consent").is_none() && !shares_nothing(event);
            if !stays {
                gone.push(event["id"].clone());
            }
            stays
        });
        if gone.len() == before {
            return changed;
        }
    }
}

/// Whether an event is a share of nothing.
fn shares_nothing(event: &Value) -> bool {
    let empty = |list: &str| event["entry"]["shared"][list].as_array().is_none_or(Vec::is_empty);
    event["entry"].get("shared").is_some() && empty("contacts") && empty("events")
}

/// The case with a review, the last entry of an instant, of every occurrence that is then on record; its
/// reviewer has a role of their own, and everybody sees it. None if no contact is on record, or all of
/// them are deleted.
///
/// # Panics
/// If the case or the instant is not valid.
#[must_use]
pub fn with_review_of_everything(case: &Value, at: &str, level: &str) -> Option<Value> {
    let considered = occurrences(&recorded_by(case, at));
    if considered.is_empty() {
        return None;
    }
    let mut changed = case.clone();
    let known = changed.get("events").and_then(Value::as_array).map_or(0, Vec::len);
    if known == 0 {
        changed["events"] = json!([]);
    }
    let review =
        json!({ "level": level, "role": "reviewer-z", "considered": considered, "judgedFirst": false });
    let event = json!({ "id": format!("z{known:03}"), "recorded": at, "entry": { "review": review } });
    list(&mut changed, "events").push(event);
    Some(changed)
}

/// The occurrences of the contacts of a case that are not deleted, as these read in the end.
fn occurrences(case: &Value) -> BTreeSet<String> {
    let key = |body: &Value, id: &Value| body.get("occurrence").unwrap_or(id).as_str().map(str::to_owned);
    let mut keys = BTreeMap::new();
    for contact in case["contacts"].as_array().into_iter().flatten() {
        keys.insert(contact["id"].to_string(), key(contact, &contact["id"]));
    }
    let mut events: Vec<&Value> =
        case.get("events").and_then(Value::as_array).into_iter().flatten().collect();
    events.sort_by_key(|event| (event["recorded"].as_str().map(calendar::instant), event["id"].as_str()));
    for event in events {
        let corrected = &event["entry"]["corrected"];
        if let Some(known) = keys.get_mut(&corrected["contact"].to_string()) {
            *known = key(&corrected["now"], &corrected["contact"]);
        }
        keys.remove(&event["entry"]["deleted"]["contact"].to_string());
    }
    keys.into_values().flatten().collect()
}

/// The case as it was recorded by an instant: without the contacts, events and counts recorded later.
///
/// # Panics
/// If the case or the instant is not valid.
#[must_use]
pub fn recorded_by(case: &Value, as_of: &str) -> Value {
    let as_of = calendar::instant(as_of);
    recorded_while(case, |recorded| recorded <= as_of)
}

/// The case as it was recorded before an instant.
///
/// # Panics
/// If the case is not valid.
#[must_use]
pub fn recorded_before(case: &Value, instant: Instant) -> Value {
    recorded_while(case, |recorded| recorded < instant)
}

/// The case with what was recorded at the instants that are wanted.
fn recorded_while(case: &Value, wanted: impl Fn(Instant) -> bool) -> Value {
    let mut changed = case.clone();
    for name in ["contacts", "events", "unitemised"] {
        if let Some(entries) = changed.get_mut(name).and_then(Value::as_array_mut) {
            entries.retain(|entry| entry["recorded"].as_str().map(calendar::instant).is_some_and(&wanted));
        }
    }
    changed
}

/// Every contact and every body that a correction gives one.
fn bodies(case: &mut Value) -> Vec<&mut Value> {
    let mut found = Vec::new();
    let fields = case.as_object_mut().expect("a case is an object");
    for (name, entries) in fields {
        let entries = entries.as_array_mut().into_iter().flatten();
        match name.as_str() {
            "contacts" => found.extend(entries),
            "events" => found.extend(entries.filter_map(|event| event.pointer_mut("/entry/corrected/now"))),
            _ => {}
        }
    }
    found
}

/// The case with its contacts, its events, and the observations in each contact and correction in
/// another order.
///
/// # Panics
/// If the case is not valid.
#[must_use]
pub fn shuffled(case: &Value, seed: u64) -> Value {
    let mut changed = case.clone();
    let mut state = seed;
    shuffle(list(&mut changed, "contacts"), &mut state);
    for contact in list(&mut changed, "contacts") {
        shuffle_observations(contact, &mut state);
    }
    if changed.get("events").is_some() {
        shuffle(list(&mut changed, "events"), &mut state);
        for event in list(&mut changed, "events") {
            if let Some(now) = event.pointer_mut("/entry/corrected/now") {
                shuffle_observations(now, &mut state);
            }
        }
    }
    changed
}

/// Brings the observations of a body into another order.
fn shuffle_observations(body: &mut Value, state: &mut u64) {
    if body.get("observations").is_some() {
        shuffle(list(body, "observations"), state);
    }
}

/// Fisher and Yates's shuffle.
fn shuffle(entries: &mut [Value], state: &mut u64) {
    for last in (1..entries.len()).rev() {
        let bound = u64::try_from(last + 1).expect("a list is not that long");
        let other = usize::try_from(next(state) % bound).expect("it is less than a length");
        entries.swap(last, other);
    }
}

/// The next number of the splitmix64 generator.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// A list of a document.
fn list<'a>(document: &'a mut Value, name: &str) -> &'a mut Vec<Value> {
    document[name].as_array_mut().expect("a valid document has its lists")
}
