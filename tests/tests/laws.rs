//! The laws of the design, over generated policies and cases, through the public API.

use std::collections::{BTreeMap, BTreeSet};

use everycontact::{
    Case, Code, Codebook, Levels, LoadError, Policy, Severity, Viewpoint, format_instant, parse_instant,
    shipped,
};
use everycontact_tests::engine::viewpoint;
use everycontact_tests::generate;
use everycontact_tests::generate::calendar::instant;
use everycontact_tests::generate::codebook::{BOUND, COUNTABLE};
use everycontact_tests::generate::contact::AGENCIES;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

fn config() -> ProptestConfig {
    ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() }
}

/// A loaded policy, to be asked about cases as JSON.
struct Asked {
    policy: Policy,
}

impl Asked {
    fn new(policy: &Value) -> Self {
        let codebook = Codebook::parse(&generate::codebook().to_string()).unwrap();
        Self { policy: Policy::parse(&policy.to_string(), &codebook).unwrap() }
    }

    fn case(&self, case: &Value) -> Case {
        Case::parse(&case.to_string(), self.policy.codebook()).unwrap()
    }

    fn levels(&self, case: &Value, as_of: &str) -> Levels {
        self.policy.levels(&self.case(case), parse_instant(as_of).unwrap())
    }

    /// The recommendation, byte for byte.
    fn text(&self, case: &Value, as_of: &str) -> String {
        self.policy.recommend(&self.case(case), parse_instant(as_of).unwrap()).to_json()
    }

    fn json(&self, case: &Value, as_of: &str) -> Value {
        serde_json::from_str(&self.text(case, as_of)).unwrap()
    }
}

/// The three ranks of levels.
fn ranks(levels: Levels) -> [usize; 3] {
    [levels.level(), levels.ceiling(), levels.ceiling_with_unasked()]
}

fn entries<'a>(document: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    document.get(list).and_then(Value::as_array).into_iter().flatten()
}

fn without(mut document: Value, members: &[&str]) -> Value {
    for member in members {
        assert!(document.as_object_mut().unwrap().remove(*member).is_some(), "there is no {member}");
    }
    document
}

fn text_of<'a>(value: &'a Value, member: &str) -> &'a str {
    value[member].as_str().unwrap()
}

/// The name of an observation in its contact.
fn name_of(observation: &Value) -> &str {
    observation.get("id").unwrap_or(&observation["indicator"]).as_str().unwrap()
}

/// The later of an instant and when a contact is recorded.
fn with_record_of(contact: &Value, as_of: &str) -> String {
    let recorded = text_of(contact, "recorded");
    if instant(recorded) > instant(as_of) { recorded.to_owned() } else { as_of.to_owned() }
}

/// A contact on record, read from the document alone.
struct Standing {
    /// What the contact says after the corrections on record.
    body: Value,
    refuted: bool,
    deleted: bool,
}

/// The contacts on record at an instant, by id.
fn standing(case: &Value, as_of: &str) -> BTreeMap<String, Standing> {
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
fn observations(body: &Value) -> BTreeMap<&str, &Value> {
    entries(body, "observations").map(|observation| (name_of(observation), observation)).collect()
}

/// The contact with an occurrence key that the case has already, if it has one.
fn joined(case: &Value, mut contact: Value, index: Index) -> Value {
    let keys: Vec<&Value> = entries(case, "contacts").filter_map(|one| one.get("occurrence")).collect();
    if !keys.is_empty() {
        contact["occurrence"] = (*index.get(&keys)).clone();
    }
    contact
}

/// Whether a body observes what one of the policy's required questions asks about.
fn asks_a_question(policy: &Value, body: &Value) -> bool {
    entries(policy, "requiredQuestions")
        .any(|question| entries(body, "observations").any(|seen| seen["indicator"] == question["indicator"]))
}

proptest! {
    #![proptest_config(config())]

    /// Law 1. At one as-of instant a further contact, of an occurrence of its own or of one on record,
    /// never lowers the level or the ceiling; and it lowers the ceiling with what was never asked only
    /// by asking.
    #[test]
    fn a_further_contact_lowers_nothing(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        fresh in generate::fresh_contact(),
        index in any::<Index>(),
    ) {
        let asked = Asked::new(&policy);
        let as_of = with_record_of(&fresh, &as_of);
        let [level, ceiling, unasked] = ranks(asked.levels(&case, &as_of));
        for contact in [joined(&case, fresh.clone(), index), fresh] {
            let more = generate::with_added_contact(&case, contact.clone());
            let after = ranks(asked.levels(&more, &as_of));
            prop_assert!(after[0] >= level && after[1] >= ceiling, "{after:?}");
            prop_assert!(after[2] >= unasked || asks_a_question(&policy, &contact), "{after:?}");
        }
    }

    /// Law 2. Whatever ideology every contact records, nothing differs but the home.
    #[test]
    fn ideology_changes_the_home_alone(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        status in generate::ideology_status(),
    ) {
        let asked = Asked::new(&policy);
        let other = generate::with_ideology(&case, &status);
        let found = [&case, &other].map(|case| without(asked.json(case, &as_of), &["home"]));
        prop_assert_eq!(&found[0], &found[1]);
    }

    /// Law 2. What can only be seen together with an ideology is listed as left out, and changes nothing
    /// else but the home.
    #[test]
    fn what_is_bound_to_an_ideology_is_left_out(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        (code, ..) in select(&BOUND[..]),
        presence in select(&["present", "absent", "unknown"][..]),
        role in select(&["caused", "both", "experienced"][..]),
    ) {
        let asked = Asked::new(&policy);
        let bound = json!({
            "indicator": code, "id": "bound", "presence": presence, "basis": "fact", "role": role,
        });
        let before = asked.json(&case, &as_of);
        let mut after = asked.json(&generate::with_observation_everywhere(&case, &bound), &as_of);
        let excluded = after["excluded"].as_array_mut().unwrap();
        let all = excluded.len();
        excluded.retain(|entry| entry.get("observation").is_none_or(|name| name != "bound"));
        prop_assert_eq!(all - excluded.len(), before["contacts"].as_array().unwrap().len());
        prop_assert_eq!(without(after, &["home"]), without(before, &["home"]));
    }

    /// Law 2. No criterion can name what is bound to an ideology, however deep, and no domain that holds
    /// nothing else; no required question can ask about it.
    #[test]
    fn a_policy_that_reads_an_ideology_is_refused(
        policy in generate::policy(),
        index in any::<Index>(),
        beside in any::<bool>(),
        (bound, ..) in select(&BOUND[..]),
        (countable, ..) in select(&COUNTABLE[..]),
        form in 0..3_usize,
    ) {
        let mut codebook = generate::codebook();
        codebook["domains"].as_array_mut().unwrap()
            .push(json!({ "code": "causes", "label": "Causes", "definition": "What is bound to a cause." }));
        for indicator in codebook["indicators"].as_array_mut().unwrap() {
            if indicator["ideologyBound"] == true {
                indicator["domain"] = "causes".into();
            }
        }
        let codebook = Codebook::parse(&codebook.to_string()).unwrap();
        let codes = if beside { json!([countable, bound]) } else { json!([bound]) };
        for select in [json!({ "codes": codes }), json!({ "domains": ["causes"] })] {
            let leaf = match form {
                0 => json!({ "observed": { "n": 1, "select": select } }),
                1 => json!({ "recurrence": { "n": 1, "select": select } }),
                _ => json!({ "weight": { "atLeast": 1, "table": [
                    { "select": select, "cap": 1, "steps": [{ "within": "ever", "points": 1 }] },
                ] } }),
            };
            let mut changed = policy.clone();
            let criteria = changed["criteria"].as_array_mut().unwrap();
            let at = index.index(criteria.len());
            let when = &mut criteria[at]["when"];
            *when = json!({ "anyOf": [when.take(), { "allOf": [leaf] }] });
            let refused = Policy::parse(&changed.to_string(), &codebook).unwrap_err();
            prop_assert!(has(&refused, Code::IdeologyInCriterion), "{refused}");
        }
        let mut changed = policy;
        changed["requiredQuestions"].as_array_mut().unwrap()
            .push(json!({ "indicator": bound, "ask": "A question?", "sources": ["S1"] }));
        let refused = Policy::parse(&changed.to_string(), &codebook).unwrap_err();
        prop_assert!(has(&refused, Code::IdeologyQuestion), "{refused}");
    }

    /// Law 5. The level is at most the ceiling, that is at most the ceiling with what was never asked;
    /// and an answer to an open unknown moves level and ceilings towards each other or not at all.
    #[test]
    fn an_answer_moves_level_and_ceiling_towards_each_other(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        presence in select(&["present", "absent"][..]),
        basis in select(&["fact", "opinion", "allegation"][..]),
        role in select(&[None, Some("caused"), Some("both"), Some("experienced")][..]),
    ) {
        let asked = Asked::new(&policy);
        let before = ranks(asked.levels(&case, &as_of));
        prop_assert!(before.is_sorted(), "{before:?}");
        for (contact, observation) in open_unknowns(&case, &as_of) {
            let mut answer = json!({
                "contact": contact, "observation": name_of(&observation), "presence": presence, "basis": basis,
            });
            if let Some(role) = role.filter(|_| observation["role"] != "experienced") {
                answer["role"] = role.into();
            }
            let mut answered = case.clone();
            add_event(&mut answered, json!({
                "id": "z-answer", "recorded": as_of, "entry": { "answered": answer },
            }));
            let after = ranks(asked.levels(&answered, &as_of));
            prop_assert!(after.is_sorted(), "{after:?}");
            prop_assert!(after[0] >= before[0] && after[1] <= before[1] && after[2] <= before[2], "{after:?}");
        }
    }

    /// Law 6. In any order the same entries give the same bytes: contacts, events, observations, repeats and
    /// what is only counted.
    #[test]
    fn order_does_not_matter(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        repeats in proptest::collection::vec(any::<Index>(), 0..=2),
        seed in any::<u64>(),
    ) {
        let asked = Asked::new(&policy);
        let (mut case, mut other) = (case.clone(), generate::shuffled(&case, seed));
        let lists = ["contacts", "events"].into_iter();
        let ids: Vec<Value> =
            lists.flat_map(|list| entries(&case, list)).map(|entry| entry["id"].clone()).collect();
        let repeats: Vec<&Value> = repeats.iter().filter(|_| !ids.is_empty()).map(|one| one.get(&ids)).collect();
        repeats.iter().for_each(|id| repeat(&mut case, id));
        repeats.iter().rev().for_each(|id| repeat(&mut other, id));
        let calls = |count: u32| {
            json!({ "count": count, "occurred": "2019", "recorded": "2019-03-31T09:00:00Z", "summary": "Calls." })
        };
        case["unitemised"] = json!([calls(3), calls(2)]);
        other["unitemised"] = json!([calls(2), calls(3)]);
        prop_assert_eq!(asked.json(&case, &as_of), asked.json(&other, &as_of));
        prop_assert_eq!(asked.text(&case, &as_of), asked.text(&other, &as_of));
    }

    /// Law 6. An entry that stands twice counts once: nothing differs but that what is left out lists it.
    #[test]
    fn repetition_does_not_matter(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        index in any::<Index>(),
    ) {
        let asked = Asked::new(&policy);
        let Some(again) = generate::with_repeated_entry(&case, index.index(usize::MAX)) else {
            return Ok(());
        };
        let seen = |case: &Value| {
            let record = generate::recorded_by(case, &as_of);
            entries(&record, "contacts").count() + entries(&record, "events").count()
        };
        let (before, mut after) = (asked.json(&case, &as_of), asked.json(&again, &as_of));
        let excluded = after["excluded"].as_array_mut().unwrap();
        let all = excluded.len();
        excluded.retain(|entry| entry["why"] != "repeated");
        prop_assert_eq!(all - excluded.len(), seen(&again) - seen(&case));
        prop_assert_eq!(after, before);
        prop_assert_eq!(asked.case(&again).warnings().len(), 1);
    }

    /// Law 6. A further report of an occurrence, the same in everything but its id, changes no level, no
    /// ceiling and no figure, and stays visible.
    #[test]
    fn a_further_report_of_an_occurrence_changes_no_figure(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        let before = asked.json(&case, &as_of);
        for index in 0..entries(&case, "contacts").count() {
            let Some(again) = generate::with_duplicate_report(&case, index) else { continue };
            let after = asked.json(&again, &as_of);
            for member in ["level", "ceiling"] {
                prop_assert_eq!(&after[member], &before[member]);
            }
            prop_assert_eq!(figures(&after), figures(&before));
            let added = format!("again-{}", text_of(&case["contacts"][index], "id"));
            let on_record = standing(&again, &as_of).contains_key(&added);
            let listed = entries(&after, "contacts").any(|contact| contact["contact"] == *added);
            prop_assert_eq!(listed, on_record);
        }
    }

    /// Law 7. What was recorded after the as-of instant is invisible: without it, every byte is the same.
    #[test]
    fn what_is_recorded_later_is_invisible(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        viewers in generate::viewers(),
    ) {
        let asked = Asked::new(&policy);
        let by_then = generate::recorded_by(&case, &as_of);
        let at = parse_instant(&as_of).unwrap();
        let found = [&case, &by_then].map(|case| {
            let seen = asked.case(case).seen_by(&viewpoint(viewers.as_deref()));
            asked.policy.recommend(&seen, at).to_json()
        });
        prop_assert_eq!(&found[0], &found[1]);
    }

    /// Law 7. Whatever is entered a moment after the as-of instant, no byte changes: a contact, and what
    /// refutes, explains, deletes, corrects or closes.
    #[test]
    fn what_is_entered_later_changes_no_byte(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        fresh in generate::fresh_contact(),
        index in any::<Index>(),
    ) {
        let asked = Asked::new(&policy);
        let mut by_then = generate::recorded_by(&case, &as_of);
        let before = asked.text(&by_then, &as_of);
        let later = format_instant(parse_instant(&as_of).unwrap() + chrono::Duration::nanoseconds(1));
        for (at, id) in standing(&by_then, &as_of).into_keys().enumerate() {
            let entries = [
                ("refuted", json!({ "contact": id, "reason": "Untrue." })),
                ("explained", json!({ "contact": id, "account": "An account." })),
                ("deleted", json!({ "contact": id, "reason": "A duty." })),
                ("closure", json!({ "role": "chair", "referrals": [id], "reason": "other" })),
                ("corrected", json!({ "contact": id, "reason": "Wrong.", "now": {
                    "kind": "referral", "sector": "other", "agency": "late-1", "occurred": "1950",
                    "received": "2019-01-01T00:00:00Z",
                } })),
            ];
            for (tag, said) in entries {
                let id = format!("late-{at}-{tag}");
                add_event(&mut by_then, json!({ "id": id, "recorded": later, "entry": { tag: said } }));
            }
        }
        let mut contact = joined(&case, fresh, index);
        contact["recorded"] = later.clone().into();
        contact.as_object_mut().unwrap().remove("received");
        contact["occurred"] = "1950".into();
        by_then["contacts"].as_array_mut().unwrap().push(contact);
        by_then["unitemised"] = by_then.get("unitemised").cloned().unwrap_or_else(|| json!([]));
        by_then["unitemised"].as_array_mut().unwrap().push(
            json!({ "count": 2, "occurred": "2019", "recorded": later, "summary": "Two calls." }),
        );
        prop_assert_eq!(asked.text(&by_then, &as_of), before);
    }

    /// Law 9. Nothing is hidden: each contact on record is listed as one that counts, or as refuted or
    /// deleted; each observation of one that counts is listed exactly once, as counted, unknown,
    /// protective or left out.
    #[test]
    fn all_that_is_on_record_is_listed_once(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        let found = asked.json(&case, &as_of);
        let listed = listed_observations(&found);
        let mut expected = Vec::new();
        let mut counted = Vec::new();
        for (id, contact) in standing(&case, &as_of) {
            let left_out = |why: &str| {
                let whole = |entry: &&Value| entry["contact"] == *id && entry.get("observation").is_none();
                entries(&found, "excluded").filter(whole).any(|entry| entry["why"] == why)
            };
            prop_assert_eq!(left_out("deleted"), contact.deleted);
            prop_assert_eq!(left_out("refuted"), contact.refuted && !contact.deleted);
            if !contact.deleted && !contact.refuted {
                expected.extend(observations(&contact.body).keys().map(|name| (id.clone(), (*name).to_owned())));
                counted.push(id);
            }
        }
        expected.sort();
        prop_assert_eq!(listed, expected);
        let mut contacts: Vec<&str> = entries(&found, "contacts").map(|c| text_of(c, "contact")).collect();
        contacts.sort_unstable();
        prop_assert_eq!(contacts, counted);
        let record = generate::recorded_by(&case, &as_of);
        let not_itemised = entries(&found, "excluded").filter(|entry| entry["why"] == "notItemised");
        prop_assert_eq!(not_itemised.count(), entries(&record, "unitemised").count());
    }

    /// Law 9. Every reason names its criterion, its sources, the figures that it rests on and the contacts
    /// and observations behind them; the level is that of the highest reason.
    #[test]
    fn every_reason_can_be_followed_to_the_record(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        let found = asked.json(&case, &as_of);
        let contacts = standing(&case, &as_of);
        let mut highest = "l0";
        for reason in entries(&found, "reasons") {
            let own = |criterion: &&Value| criterion["id"] == reason["criterion"];
            let criterion = entries(&policy, "criteria").find(own).expect("the policy has the criterion");
            for member in ["level", "title", "reason", "sources"] {
                prop_assert_eq!(&reason[member], &criterion[member]);
            }
            prop_assert!(entries(reason, "sources").count() > 0);
            highest = highest.max(text_of(reason, "level"));
            prop_assert!(entries(reason, "figures").count() > 0);
            for figure in entries(reason, "figures") {
                prop_assert!(figure["needs"].as_u64() > Some(0), "{figure}");
                prop_assert!(figure["saw"].as_u64() >= figure["needs"].as_u64(), "{figure}");
            }
            prop_assert!(entries(reason, "evidence").count() > 0, "{reason}");
            for evidence in entries(reason, "evidence") {
                let id = text_of(evidence, "contact");
                let contact = contacts.get(id).expect("the contact is on record");
                prop_assert!(!contact.deleted && !contact.refuted);
                let own = contact.body.get("occurrence").and_then(Value::as_str).unwrap_or(id);
                prop_assert_eq!(text_of(evidence, "occurrence"), own);
                if let Some(observation) = evidence.get("observation") {
                    let known = observations(&contact.body);
                    prop_assert!(known.contains_key(observation.as_str().unwrap()), "{evidence}");
                }
            }
        }
        prop_assert_eq!(text_of(&found["level"], "id"), highest);
    }

    /// Law 10. Whether the subject is a child or an adult may choose a home and changes nothing else.
    #[test]
    fn child_or_adult_changes_the_home_alone(
        policy in generate::policy(),
        (mut case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        let found = ["child", "adult"].map(|is| {
            case["subject"]["is"] = is.into();
            asked.json(&case, &as_of)
        });
        if !policy["routes"].to_string().contains("\"subject\"") {
            prop_assert_eq!(&found[0], &found[1]);
        }
        let [child, adult] = found.map(|found| without(found, &["home"]));
        prop_assert_eq!(child, adult);
    }

    /// Law 10. What a person suffered raises no level: if all that was observed was suffered, the level
    /// is what contacts and worries ask for with nothing observed at all.
    #[test]
    fn what_was_suffered_raises_no_level(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        let suffered = asked.levels(&generate::all_experienced(&case), &as_of);
        let nothing = asked.levels(&generate::without_observations(&case), &as_of);
        prop_assert_eq!(ranks(suffered)[..2].to_vec(), ranks(nothing)[..2].to_vec());
    }

    /// Law 10. A codebook in which an indicator names a protected characteristic or a diagnosis is refused.
    #[test]
    fn a_codebook_that_names_what_a_person_is_is_refused(
        word in select(BARRED.split_whitespace().collect::<Vec<_>>()),
        index in any::<Index>(),
        place in 0..3_usize,
        capital in any::<bool>(),
    ) {
        let mut codebook = generate::codebook();
        let indicators = codebook["indicators"].as_array_mut().unwrap();
        let indicator = &mut indicators[index.index(BOUND.len() + COUNTABLE.len())];
        let words = if capital { word.to_uppercase() } else { word.to_owned() };
        match place {
            0 => indicator["code"] = format!("recent-{word}-noted").into(),
            1 => indicator["label"] = format!("A note ({words}), or more").into(),
            _ => indicator["crosswalk"][0]["construct"] = format!("{words}: noted").into(),
        }
        let refused = Codebook::parse(&codebook.to_string()).unwrap_err();
        prop_assert!(has(&refused, Code::BarredIndicator), "{refused}");
        prop_assert_eq!(refused.diagnostics().len(), 1);
    }

    /// Law 10. A recommendation holds no fraction, no probability and no score.
    #[test]
    fn a_recommendation_has_no_fraction_and_no_score(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        assert_plain(&asked.json(&case, &as_of));
    }

    /// Law 11. Any text at all is a document or an error that says what is wrong, where, and what to do.
    #[test]
    fn any_text_is_a_document_or_a_full_error(text in any_text()) {
        let codebook = shipped::codebook();
        let errors = [
            Codebook::parse(&text).err(),
            Policy::parse(&text, &codebook).err(),
            Case::parse(&text, &codebook).err(),
        ];
        for error in errors {
            assert_full(&error.expect("a text of no document is refused"), &text);
        }
    }

    /// Law 11. A document that was spoilt somewhere is loaded or refused with a full error; and on what is
    /// loaded, recommending and replaying succeed at any instant.
    #[test]
    fn a_spoilt_document_is_refused_in_full_or_works(
        policy in generate::policy(),
        case in generate::case(),
        which in 0..3_usize,
        spoilt in spoilt(),
    ) {
        let mut texts = [generate::codebook(), policy, case].map(|document| document.to_string());
        texts[which] = spoilt.apply(&texts[which]);
        let [codebook, policy, case] = &texts;
        match load(codebook, policy, case) {
            Err((text, error)) => assert_full(&error, text),
            Ok((policy, case)) => assert_total(&policy, &case),
        }
    }

    /// A step of a replay has the levels of its instant, before it those of what was recorded earlier.
    #[test]
    fn a_replay_gives_the_levels_of_each_instant(
        policy in generate::policy(),
        case in generate::case(),
        viewers in generate::viewers(),
    ) {
        let asked = Asked::new(&policy);
        let viewpoint = viewpoint(viewers.as_deref());
        let loaded = asked.case(&case);
        let replay = asked.policy.replay(&loaded, &viewpoint);
        prop_assert!(replay.steps().is_sorted_by_key(everycontact::Step::instant));
        for step in replay.steps() {
            let seen = loaded.seen_by(&viewpoint);
            prop_assert_eq!(step.after(), asked.policy.levels(&seen, step.instant()));
            let earlier = asked.case(&generate::recorded_before(&case, step.instant())).seen_by(&viewpoint);
            prop_assert_eq!(step.before(), asked.policy.levels(&earlier, step.instant()));
        }
        if viewers.is_none() {
            let times = ["contacts", "events"].map(|list| entries(&case, list));
            let times: BTreeSet<_> =
                times.into_iter().flatten().map(|entry| instant(text_of(entry, "recorded"))).collect();
            prop_assert_eq!(replay.steps().len(), times.len());
        }
    }

    /// All agencies together see all records, where no event belongs to an agency.
    #[test]
    fn all_agencies_together_see_all_records(
        policy in generate::policy(),
        (mut case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        for event in case.get_mut("events").and_then(Value::as_array_mut).into_iter().flatten() {
            event.as_object_mut().unwrap().remove("agency");
        }
        let everybody = viewpoint(Some(&AGENCIES.map(str::to_owned)));
        let at = parse_instant(&as_of).unwrap();
        let seen = asked.policy.recommend(&asked.case(&case).seen_by(&everybody), at).to_json();
        let seen = without(serde_json::from_str(&seen).unwrap(), &["viewpoint"]);
        prop_assert_eq!(seen, without(asked.json(&case, &as_of), &["viewpoint"]));
    }

    /// What is written is what was read: reading it again gives the same text, and the same bytes are
    /// recommended.
    #[test]
    fn what_is_written_reads_as_what_was_read(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        let loaded = asked.case(&case);
        let case_again = Case::parse(&loaded.to_json(), asked.policy.codebook()).unwrap();
        prop_assert_eq!(loaded.document(), case_again.document());
        prop_assert_eq!(loaded.to_json(), case_again.to_json());
        let codebook = Codebook::parse(&asked.policy.codebook().to_json()).unwrap();
        prop_assert_eq!(codebook.to_json(), asked.policy.codebook().to_json());
        let again = Policy::parse(&asked.policy.to_json(), &codebook).unwrap();
        prop_assert_eq!(again.document(), asked.policy.document());
        prop_assert_eq!(again.to_json(), asked.policy.to_json());
        let at = parse_instant(&as_of).unwrap();
        prop_assert_eq!(again.recommend(&case_again, at).to_json(), asked.text(&case, &as_of));
    }
}

/// Law 2. What is bound to an ideology makes nothing else new information: an account of one contact is
/// none of another's, though it was accepted on the same day.
#[test]
fn an_account_of_one_contact_makes_no_news_of_another() {
    let threat =
        json!({ "indicator": "threat-made", "presence": "present", "basis": "fact", "role": "caused" });
    let bound =
        json!({ "indicator": "symbols-used", "presence": "absent", "basis": "fact", "role": "caused" });
    let contact = |id: &str, recorded: &str, observations: Value| {
        json!({
            "id": id, "kind": "report", "sector": "police", "agency": "police-1", "occurred": "2020-03-01",
            "recorded": recorded, "observations": observations,
        })
    };
    let explained = |id: &str, contact: &str, recorded: &str| {
        let said = json!({ "contact": contact, "account": "An account." });
        json!({ "id": id, "recorded": recorded, "entry": { "explained": said } })
    };
    let levels = ["l0", "l1"].map(
        |id| json!({ "id": id, "title": id, "who": "Somebody.", "within": { "days": 5 }, "what": "Look." }),
    );
    let policy = Asked::new(&json!({
        "schema": "everycontact/policy/1",
        "id": "test-policy",
        "version": "1.0.0",
        "title": "Policy of the tests",
        "notice": "Made for tests.",
        "codebook": "test-codebook",
        "sources": [{ "id": "S1", "title": "A source" }],
        "levels": levels,
        "criteria": [{
            "id": "k0", "level": "l1", "title": "A title", "reason": "A reason.", "sources": ["S1"],
            "when": { "observed": { "n": 1, "select": { "all": true } } },
        }],
        "routes": [{
            "id": "r0", "pathway": "general", "lead": "An agency.", "reason": "A reason.", "sources": [],
            "when": "always",
        }],
    }));
    let found = [json!([]), json!([bound])].map(|observations| {
        let case = json!({
            "schema": "everycontact/case/1",
            "id": "case-1",
            "subject": { "id": "subject-1", "is": "child" },
            "contacts": [
                contact("c1", "2020-03-02T09:00:00Z", observations),
                contact("c2", "2020-03-31T10:00:00Z", json!([threat])),
            ],
            "events": [
                explained("e1", "c1", "2020-03-31T09:00:00Z"),
                explained("e2", "c2", "2020-03-31T11:00:00Z"),
            ],
        });
        policy.json(&case, "2020-04-01T00:00:00Z")["newInformation"].clone()
    });
    assert_eq!(found, [json!([]), json!([])]);
}

/// Law 10, for the policies and the case that ship.
#[test]
fn what_ships_has_no_fraction_and_no_score() {
    for policy in [shipped::uk_illustrative(), shipped::school_threat_assessment()] {
        let case = shipped::subject_a(policy.codebook());
        for step in policy.replay(&case, &Viewpoint::AllRecords).steps() {
            let found = policy.recommend(&case, step.instant()).to_json();
            assert_plain(&serde_json::from_str(&found).unwrap());
        }
    }
}

/// Words for protected characteristics and diagnoses.
const BARRED: &str = "race racial ethnicity ethnic religion religious faith belief nationality \
    national-origin sex gender sexuality sexual-orientation transgender disability disabled autism autistic \
    adhd neurodivergence neurodivergent diagnosis disorder psychosis schizophrenia pregnancy marriage age \
    immigration asylum migrant poverty postcode";

fn has(error: &LoadError, code: Code) -> bool {
    error.diagnostics().iter().any(|diagnostic| diagnostic.code() == code)
}

/// Gives an entry a second time, word for word.
fn repeat(case: &mut Value, id: &Value) {
    for list in ["contacts", "events"] {
        if let Some(entries) = case.get_mut(list).and_then(Value::as_array_mut) {
            let again = entries.iter().find(|entry| entry["id"] == *id).cloned();
            entries.extend(again);
        }
    }
}

fn add_event(case: &mut Value, event: Value) {
    match case.get_mut("events").and_then(Value::as_array_mut) {
        Some(events) => events.push(event),
        None => case["events"] = json!([event]),
    }
}

/// The observations that are unknown at an instant and that no event ever answers, by contact.
fn open_unknowns(case: &Value, as_of: &str) -> Vec<(String, Value)> {
    let mut open = Vec::new();
    for (id, contact) in standing(case, as_of) {
        for (name, observation) in observations(&contact.body) {
            let answered = entries(case, "events").any(|event| {
                let answer = &event["entry"]["answered"];
                answer["contact"] == *id && answer["observation"] == name
            });
            if !contact.deleted && observation["presence"] == "unknown" && !answered {
                open.push((id.clone(), observation.clone()));
            }
        }
    }
    open
}

/// The figures of reasons and of near misses, by criterion.
fn figures(recommendation: &Value) -> Vec<(&Value, &Value)> {
    let reasons = entries(recommendation, "reasons").map(|reason| (&reason["criterion"], &reason["figures"]));
    let near = entries(recommendation, "nearMisses").map(|near| (&near["criterion"], &near["short"]));
    reasons.chain(near).collect()
}

/// Each mention of an observation as counted, unknown, protective or left out, in order.
fn listed_observations(recommendation: &Value) -> Vec<(String, String)> {
    let mut listed = Vec::new();
    for contact in entries(recommendation, "contacts") {
        for name in entries(contact, "counted") {
            listed.push((text_of(contact, "contact").to_owned(), name.as_str().unwrap().to_owned()));
        }
    }
    let unknown = entries(recommendation, "unknowns").filter_map(|unknown| unknown.get("presence"));
    let others = entries(recommendation, "protective").chain(entries(recommendation, "excluded"));
    for named in unknown.chain(others.filter(|entry| entry.get("observation").is_some())) {
        listed.push((text_of(named, "contact").to_owned(), text_of(named, "observation").to_owned()));
    }
    listed.sort();
    listed
}

/// No fraction, no field of a probability or a score, and no text that speaks of a probability. A policy
/// may say in its own words that there is no score.
fn assert_plain(value: &Value) {
    let plain = |key: &str| {
        let lower = key.to_lowercase();
        assert!(!lower.contains("probab") && !lower.contains("score"), "{key}");
    };
    match value {
        Value::Number(number) => assert!(number.is_u64() || number.is_i64(), "{number}"),
        Value::String(text) => assert!(!text.to_lowercase().contains("probab"), "{text}"),
        Value::Array(items) => items.iter().for_each(assert_plain),
        Value::Object(fields) => {
            for (key, value) in fields {
                plain(key);
                assert_plain(value);
            }
        }
        Value::Null | Value::Bool(_) => {}
    }
}

fn assert_full(error: &LoadError, text: &str) {
    assert!(!error.diagnostics().is_empty());
    let lines = text.matches('\n').count() + 1;
    for diagnostic in error.diagnostics() {
        assert_eq!(diagnostic.severity(), Severity::Error);
        assert!((1..=lines).contains(&diagnostic.line()), "{diagnostic}");
        assert!(diagnostic.column() >= 1, "{diagnostic}");
        assert!(!diagnostic.message().is_empty() && !diagnostic.help().is_empty(), "{diagnostic}");
        assert!(!diagnostic.message().contains('\n'), "{diagnostic}");
    }
}

/// The extreme instants that an as-of may name.
const EXTREMES: [&str; 6] = [
    "1900-01-01T00:00:00+23:59",
    "1900-01-01T00:00:00-23:59",
    "2020-02-29T12:00:00+05:45",
    "2020-03-31T23:59:59.999999999-09:30",
    "2200-12-31T23:59:59-23:59",
    "2200-12-31T23:59:59.999999999+23:59",
];

/// Recommends and replays, from every viewpoint, at the extreme instants.
fn assert_total(policy: &Policy, case: &Case) {
    let one = viewpoint(Some(&[AGENCIES[0].to_owned()]));
    for viewpoint in [Viewpoint::AllRecords, one, viewpoint(Some(&[]))] {
        let seen = case.seen_by(&viewpoint);
        for as_of in EXTREMES {
            let recommendation = policy.recommend(&seen, parse_instant(as_of).unwrap());
            let levels = ranks(recommendation.levels());
            assert!(levels.is_sorted() && levels[2] < policy.document().levels.len());
            let json: Value = serde_json::from_str(&recommendation.to_json()).unwrap();
            assert_eq!(json["level"]["rank"], levels[0]);
        }
        let replay = policy.replay(case, &viewpoint);
        let json: Value = serde_json::from_str(&replay.to_json()).unwrap();
        assert_eq!(json["steps"].as_array().unwrap().len(), replay.steps().len());
    }
}

type Refused<'a> = (&'a str, LoadError);

fn load<'a>(codebook: &'a str, policy: &'a str, case: &'a str) -> Result<(Policy, Case), Refused<'a>> {
    let loaded = Codebook::parse(codebook).map_err(|error| (codebook, error))?;
    let policy = Policy::parse(policy, &loaded).map_err(|error| (policy, error))?;
    let case = Case::parse(case, &loaded).map_err(|error| (case, error))?;
    Ok((policy, case))
}

/// Text that is no document: anything, or something like JSON.
fn any_text() -> impl Strategy<Value = String> {
    let scraps = select(
        &[
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\",
            "\"schema\"",
            "\"everycontact/case/1\"",
            "\"contacts\"",
            "null",
            "1e999",
            "-0",
            "18446744073709551616",
            "\u{feff}",
            "\u{2028}",
            "\"\\ud800\"",
            " ",
            "\n",
            "é",
        ][..],
    );
    prop_oneof![
        any::<String>(),
        proptest::collection::vec(scraps, 0..40).prop_map(|scraps| scraps.concat()),
        (0..300_usize).prop_map(|depth| "[".repeat(depth) + &"]".repeat(depth)),
    ]
}

/// What is done to a field.
#[derive(Debug, Clone)]
enum Wrong {
    Removed,
    Twice,
    Renamed(&'static str),
    Replaced(Value),
}

/// What is done to a document: to some fields, then to some bytes.
#[derive(Debug, Clone)]
struct Spoilt {
    fields: Vec<(Index, Wrong)>,
    bytes: Vec<(Index, u8)>,
    cut: Option<Index>,
}

fn spoilt() -> impl Strategy<Value = Spoilt> {
    let values = [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(2),
        json!(4_294_967_296_u64),
        json!(1.5),
        json!(""),
        json!("Jane Roe"),
        json!("ever"),
        json!("9999-12-31"),
        json!("2020"),
        json!([]),
        json!({}),
        json!([[[]]]),
        json!({ "anyOf": [] }),
        json!({ "months": 0 }),
        json!("x".repeat(5_000)),
    ];
    let wrong = prop_oneof![
        2 => Just(Wrong::Removed),
        1 => Just(Wrong::Twice),
        1 => select(&["kinds", "recorded", "", "ID", "Jane Roe lives here", "contcats"][..]).prop_map(Wrong::Renamed),
        4 => select(values.to_vec()).prop_map(Wrong::Replaced),
    ];
    let bytes = select(&b"{}[]:,\"\\ 0129aeZT+-.\0\n\xff\xc3"[..]);
    let fields = proptest::collection::vec((any::<Index>(), wrong), 0..=3);
    let few = prop_oneof![2 => Just(0..=0_usize), 1 => Just(1..=3)];
    let bytes = few.prop_flat_map(move |few| proptest::collection::vec((any::<Index>(), bytes.clone()), few));
    (fields, bytes, proptest::option::weighted(0.05, any::<Index>()))
        .prop_map(|(fields, bytes, cut)| Spoilt { fields, bytes, cut })
}

impl Spoilt {
    fn apply(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (index, wrong) in &self.fields {
            let Ok(document) = serde_json::from_str::<Value>(&text) else { break };
            let count = fields_in(&document);
            if count > 0 {
                let mut writer = Writer { left: index.index(count), wrong, text: String::new(), done: false };
                writer.value(&document);
                assert!(writer.done);
                text = writer.text;
            }
        }
        let mut bytes = text.into_bytes();
        for (index, byte) in &self.bytes {
            let at = index.index(bytes.len());
            bytes[at] = *byte;
        }
        if let Some(cut) = self.cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

fn fields_in(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter().map(fields_in).sum(),
        Value::Object(fields) => fields.values().map(|value| 1 + fields_in(value)).sum(),
        _ => 0,
    }
}

/// Writes a document with one field spoilt; a map could not hold a key twice.
struct Writer<'a> {
    /// How many fields come before it.
    left: usize,
    wrong: &'a Wrong,
    text: String,
    done: bool,
}

impl Writer<'_> {
    fn value(&mut self, value: &Value) {
        match value {
            Value::Array(items) => {
                self.text.push('[');
                for (place, item) in items.iter().enumerate() {
                    self.comma(place > 0);
                    self.value(item);
                }
                self.text.push(']');
            }
            Value::Object(fields) => {
                self.text.push('{');
                for (key, value) in fields {
                    self.field(key, value);
                }
                self.text.push('}');
            }
            _ => self.text.push_str(&value.to_string()),
        }
    }

    fn comma(&mut self, needed: bool) {
        if needed {
            self.text.push_str(",\n");
        }
    }

    fn field(&mut self, key: &str, value: &Value) {
        let spoilt = !self.done && self.left == 0;
        self.done |= spoilt;
        self.left = self.left.saturating_sub(1);
        let wrong = self.wrong;
        match wrong {
            Wrong::Removed if spoilt => {}
            Wrong::Twice if spoilt => {
                self.pair(key, value);
                self.pair(key, value);
            }
            Wrong::Renamed(other) if spoilt => self.pair(other, value),
            Wrong::Replaced(other) if spoilt => self.pair(key, other),
            _ => self.pair(key, value),
        }
    }

    fn pair(&mut self, key: &str, value: &Value) {
        self.comma(!self.text.ends_with('{'));
        self.text.push_str(&Value::from(key).to_string());
        self.text.push(':');
        self.value(value);
    }
}
