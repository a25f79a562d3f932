//! Explanations: each claim is tried again on a changed document, through the public API.

use std::collections::{BTreeMap, BTreeSet};

use everycontact::{Bound, Occurred, parse_instant};
use everycontact_tests::generate;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::support::{Asked, add_event, config, entries, observations, standing, text_of};

/// A contact as a whole, or an observation of it.
type Piece = (String, Option<String>);

/// A policy, a case and an instant, and what the library says of them.
struct Explained {
    asked: Asked,
    case: Value,
    as_of: String,
    said: Value,
}

impl Explained {
    fn new(policy: &Value, case: Value, as_of: String, bound: Bound) -> Self {
        let asked = Asked::new(policy);
        let made = asked.policy.recommend(&asked.case(&case), parse_instant(&as_of).unwrap());
        let said = serde_json::from_str(&made.explain(bound).to_json()).unwrap();
        Self { asked, case, as_of, said }
    }

    fn rank(&self, id: &Value) -> usize {
        let levels = &self.asked.policy.document().levels;
        levels.iter().position(|level| Some(level.id.as_str()) == id.as_str()).unwrap()
    }

    fn level(&self) -> usize {
        self.rank(&self.said["level"])
    }

    fn level_of(&self, case: &Value) -> usize {
        self.asked.levels(case, &self.as_of).level()
    }

    /// What is on record and was not deleted or found untrue as a whole.
    fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (contact, stands) in standing(&self.case, &self.as_of) {
            if stands.deleted || stands.refuted {
                continue;
            }
            pieces.push((contact.clone(), None));
            pieces.extend(
                observations(&stands.body).into_keys().map(|own| (contact.clone(), Some(own.to_owned()))),
            );
        }
        pieces
    }

    /// The case with some of it found untrue at the instant that is asked about.
    fn without<'a>(&self, untrue: impl IntoIterator<Item = &'a Piece>) -> Value {
        let mut case = self.case.clone();
        for (at, (contact, observation)) in untrue.into_iter().enumerate() {
            let mut refuted = json!({ "contact": contact, "reason": "for the sake of argument" });
            if let Some(observation) = observation {
                refuted["observation"] = json!(observation);
            }
            let event =
                json!({ "id": format!("zz-{at}"), "recorded": self.as_of, "entry": { "refuted": refuted } });
            add_event(&mut case, event);
        }
        case
    }

    /// The case with everything found untrue but some of it.
    fn only(&self, kept: &BTreeSet<Piece>) -> Value {
        let pieces = self.pieces();
        self.without(pieces.iter().filter(|piece| !kept.contains(piece)))
    }

    fn with_contacts(&self, contacts: &[Value]) -> Value {
        let mut case = self.case.clone();
        let day = parse_instant(&self.as_of).unwrap().date_naive().to_string();
        for (at, contact) in contacts.iter().enumerate() {
            let agency = contact.get("agency").cloned().unwrap_or(json!(format!("zz-agency-{at}")));
            let observed = entries(contact, "observations").map(|observation| {
                json!({ "indicator": observation["indicator"], "presence": "present", "basis": "fact", "role": "caused" })
            });
            let mut made_up = json!({
                "id": format!("zz-{at}"), "kind": contact["kind"], "sector": contact["sector"], "agency": agency,
                "occurred": day, "recorded": self.as_of, "observations": observed.collect::<Vec<_>>(),
            });
            if contact["worry"] == true {
                made_up["worry"] = json!({ "by": "professional", "reason": "for the sake of argument" });
            }
            case["contacts"].as_array_mut().unwrap().push(made_up);
        }
        case
    }
}

fn set(evidence: &Value) -> BTreeSet<Piece> {
    let pieces = evidence.as_array().unwrap().iter();
    let observation = |piece: &Value| piece.get("observation").map(|own| own.as_str().unwrap().to_owned());
    pieces.map(|piece| (text_of(piece, "contact").to_owned(), observation(piece))).collect()
}

fn less<T: Clone + Ord>(set: &BTreeSet<T>) -> impl Iterator<Item = BTreeSet<T>> {
    set.iter().map(|piece| {
        let mut fewer = set.clone();
        fewer.remove(piece);
        fewer
    })
}

fn bound() -> impl Strategy<Value = Bound> {
    select(&[0, 7, 40, 1_000][..]).prop_map(|evaluations| Bound { evaluations, ..Bound::default() })
}

proptest! {
    #![proptest_config(config())]

    /// What is said to suffice reaches the level if all else is untrue, and no part of it does.
    #[test]
    fn a_sufficient_set_alone_reaches_the_level_and_no_part_of_it_does(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        bound in bound(),
    ) {
        let explained = Explained::new(&policy, case, as_of, bound);
        let level = explained.level();
        for suffices in entries(&explained.said, "suffices") {
            let evidence = set(&suffices["evidence"]);
            prop_assert_eq!(explained.level_of(&explained.only(&evidence)), level);
            for fewer in less(&evidence) {
                prop_assert!(explained.level_of(&explained.only(&fewer)) < level, "{:?} without {:?}", evidence, fewer);
            }
        }
    }

    /// Were all of a set untrue, the level would be what is said; with any part of it true it would be what it is.
    #[test]
    fn a_level_falls_without_a_set_and_without_no_part_of_it(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        bound in bound(),
    ) {
        let explained = Explained::new(&policy, case, as_of, bound);
        for fall in entries(&explained.said, "falls") {
            let untrue = set(&fall["untrue"]);
            let then = explained.rank(&fall["level"]);
            prop_assert!(then < explained.level());
            prop_assert_eq!(explained.level_of(&explained.without(&untrue)), then);
            for fewer in less(&untrue) {
                prop_assert_eq!(explained.level_of(&explained.without(&fewer)), explained.level());
            }
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, max_global_rejects: 20_000, ..config() })]

    /// Where the explanation says that it lists all sets, trying every set finds no other.
    #[test]
    fn all_sets_are_listed_where_that_is_said(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let bound = Bound { evaluations: 5_000, sets: 500 };
        let explained = Explained::new(&policy, case, as_of, bound);
        let pieces = explained.pieces();
        prop_assume!(pieces.len() <= 9 && explained.level() > 0);
        prop_assert_eq!(&explained.said["work"]["allSets"], true);
        let of = |mask: u32| -> BTreeSet<Piece> {
            let numbered = pieces.iter().enumerate();
            numbered.filter(|(at, _)| mask >> at & 1 == 1).map(|(_, piece)| piece.clone()).collect()
        };
        let all = 0..1_u32 << pieces.len();
        let reach: Vec<bool> =
            all.clone().map(|mask| explained.level_of(&explained.only(&of(mask))) >= explained.level()).collect();
        let parts = |mask: u32| (0..pieces.len()).map(move |at| mask & !(1 << at)).filter(move |part| *part != mask);
        let suffices = all.clone().filter(|mask| reach[*mask as usize] && parts(*mask).all(|part| !reach[part as usize]));
        let suffices: BTreeSet<_> = suffices.map(of).collect();
        let said: BTreeSet<_> = entries(&explained.said, "suffices").map(|one| set(&one["evidence"])).collect();
        prop_assert_eq!(said, suffices);
        let full = (1_u32 << pieces.len()) - 1;
        let falls = |mask: u32| !reach[(full & !mask) as usize];
        let smallest = all.filter(|mask| falls(*mask) && parts(*mask).all(|part| !falls(part)));
        let smallest: BTreeSet<BTreeSet<Piece>> = smallest.map(of).collect();
        let said: BTreeSet<_> = entries(&explained.said, "falls").map(|one| set(&one["untrue"])).collect();
        prop_assert!(said.is_subset(&smallest));
        for left_out in smallest.difference(&said) {
            prop_assert!(is_said_better(left_out, &smallest), "{:?}", left_out);
        }
    }

}

proptest! {
    #![proptest_config(config())]

    /// What is said to raise the level does, to what is said; each alternative does too, and no part of it.
    #[test]
    fn every_raising_set_raises(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        bound in bound(),
    ) {
        let explained = Explained::new(&policy, case, as_of, bound);
        for raise in entries(&explained.said, "raises") {
            let contacts = raise["contacts"].as_array().unwrap();
            let reached = explained.rank(&raise["level"]);
            prop_assert!(reached > explained.level());
            prop_assert_eq!(explained.level_of(&explained.with_contacts(contacts)), reached, "{}", raise);
            let levels = explained.asked.levels(&explained.with_contacts(contacts), &explained.as_of);
            let criteria = explained.asked.policy.document().criteria.iter().enumerate();
            let above = criteria.filter(|(at, own)| {
                levels.meets(*at) && explained.asked.policy.rank(&own.level) > Some(explained.level())
            });
            let met: Vec<&str> = above.map(|(_, own)| own.id.as_str()).collect();
            prop_assert_eq!(entries(raise, "criteria").map(|id| id.as_str().unwrap()).collect::<Vec<_>>(), met);
            for other in alternatives(contacts) {
                prop_assert!(explained.level_of(&explained.with_contacts(&other)) > explained.level(), "{} as {:?}", raise, other);
            }
            for part in parts(contacts) {
                prop_assert!(explained.level_of(&explained.with_contacts(&part)) < reached, "{} without {:?}", raise, part);
            }
        }
    }

    /// Where the explanation says so, there is a way to every criterion above the level, or none is possible.
    #[test]
    fn no_way_up_is_left_out_where_that_is_said(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let explained = Explained::new(&policy, case, as_of, Bound::default());
        if explained.said["work"]["allRaises"] == true {
            let ways: Vec<usize> = entries(&explained.said, "raises").map(|way| explained.rank(&way["level"])).collect();
            for criterion in &explained.asked.policy.document().criteria {
                let rank = explained.asked.policy.rank(&criterion.level).unwrap();
                let out_of_reach = entries(&explained.said, "outOfReach").any(|id| id == criterion.id.as_str());
                let reached = rank <= explained.level() || ways.iter().any(|way| *way >= rank);
                prop_assert!(out_of_reach || reached, "{}", criterion.id.as_str());
            }
        }
    }

    /// An answer to an unknown does what is said, and the unknown that does most comes first.
    #[test]
    fn an_answer_does_what_is_said(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let explained = Explained::new(&policy, case, as_of, Bound::default());
        let stands = standing(&explained.case, &explained.as_of);
        let before = explained.asked.levels(&explained.case, &explained.as_of);
        let mut last = u64::MAX;
        prop_assert!(explained.said.get("untried").is_none());
        for unknown in entries(&explained.said, "unknowns") {
            let raises = unknown["raises"].as_u64().unwrap();
            prop_assert!(raises <= last);
            last = raises;
            let if_so = explained.rank(&unknown["levelIfSo"]);
            prop_assert_eq!(if_so - before.level(), raises as usize);
            let (so, not) = match &unknown["unknown"] {
                of if of.get("presence").is_some() => match answers(&explained, &of["presence"]) {
                    Some(answers) => answers,
                    None => continue,
                },
                of if of.get("day").is_some() => match dates(&explained, &stands, text_of(&of["day"], "contact")) {
                    Some(dates) => dates,
                    None => continue,
                },
                _ => continue,
            };
            let (so, not) = (explained.asked.levels(&so, &explained.as_of), explained.asked.levels(&not, &explained.as_of));
            prop_assert_eq!(so.level(), if_so, "{}", unknown);
            prop_assert_eq!(not.ceiling(), explained.rank(&unknown["ceilingIfNot"]["asked"]));
            prop_assert_eq!(not.ceiling_with_unasked(), explained.rank(&unknown["ceilingIfNot"]["withUnasked"]));
            prop_assert_eq!(before.ceiling() - not.ceiling(), unknown["lowers"].as_u64().unwrap() as usize);
        }
    }

    /// Every criterion of the policy is there, in its order, with every figure; and the figures say whether it is met.
    #[test]
    fn no_criterion_is_left_out(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let explained = Explained::new(&policy, case, as_of, Bound { evaluations: 0, sets: 0 });
        let levels = explained.asked.levels(&explained.case, &explained.as_of);
        let told: Vec<&Value> = entries(&explained.said, "criteria").collect();
        let asked = &explained.asked.policy.document().criteria;
        prop_assert_eq!(told.len(), asked.len());
        for (at, (told, asked)) in told.into_iter().zip(asked).enumerate() {
            prop_assert_eq!(text_of(told, "criterion"), asked.id.as_str());
            prop_assert_eq!(told["met"].as_bool().unwrap(), levels.meets(at));
            prop_assert_eq!(met(&told["asks"], &entries(&policy, "criteria").nth(at).unwrap()["when"]), levels.meets(at));
        }
    }
}

proptest! {
    #![proptest_config(config())]

    /// Neither the order of contacts and events nor an entry that stands twice nor what is recorded later changes a
    /// byte, whatever the bound.
    #[test]
    fn no_order_repeat_or_later_entry_changes_a_byte(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        by in any::<u8>(),
        bound in bound(),
    ) {
        let asked = Asked::new(&policy);
        let said = |case: &Value| {
            asked.policy.recommend(&asked.case(case), parse_instant(&as_of).unwrap()).explain(bound).to_json()
        };
        let (mut turned, mut twice) = (case.clone(), case.clone());
        for list in ["contacts", "events"] {
            if let Some(list) = turned.get_mut(list).and_then(Value::as_array_mut) {
                let by = usize::from(by) % list.len().max(1);
                list.rotate_left(by);
                list.reverse();
            }
            if let Some(list) = twice.get_mut(list).and_then(Value::as_array_mut) {
                list.extend(list.first().cloned());
            }
        }
        let own = said(&case);
        for other in [turned, twice, generate::recorded_by(&case, &as_of)] {
            prop_assert_eq!(&own, &said(&other));
        }
    }
}

/// Whether another set says of one observation what this one says of its whole contact.
fn is_said_better(set: &BTreeSet<Piece>, all: &BTreeSet<BTreeSet<Piece>>) -> bool {
    let wholes = set.iter().filter(|piece| piece.1.is_none());
    wholes.into_iter().any(|whole| {
        all.iter().any(|other| {
            let gone: Vec<&Piece> = set.difference(other).collect();
            let come: Vec<&Piece> = other.difference(set).collect();
            gone == [whole] && matches!(come[..], [(contact, Some(_))] if *contact == whole.0)
        })
    })
}

/// The same contacts with one observation replaced by one of its alternatives, each in turn.
fn alternatives(contacts: &[Value]) -> Vec<Vec<Value>> {
    let mut all = Vec::new();
    for (at, contact) in contacts.iter().enumerate() {
        for (nth, observation) in entries(contact, "observations").enumerate() {
            for other in entries(observation, "or") {
                let mut changed = contacts.to_vec();
                changed[at]["observations"][nth]["indicator"] = other.clone();
                all.push(changed);
            }
        }
    }
    all
}

/// The same contacts with one contact, worry or observation less, each in turn.
fn parts(contacts: &[Value]) -> Vec<Vec<Value>> {
    let mut all = Vec::new();
    for (at, contact) in contacts.iter().enumerate() {
        let mut fewer = contacts.to_vec();
        fewer.remove(at);
        all.push(fewer);
        let mut less = |change: &dyn Fn(&mut Value)| {
            let mut changed = contacts.to_vec();
            change(&mut changed[at]);
            all.push(changed);
        };
        if contact["worry"] == true {
            less(&|contact| contact["worry"] = json!(false));
        }
        for nth in 0..entries(contact, "observations").count() {
            less(&|contact| {
                contact["observations"].as_array_mut().unwrap().remove(nth);
            });
        }
    }
    all
}

/// The case with an unknown answered with yes, as a fact, and with no; nothing where it is answered later.
fn answers(explained: &Explained, unknown: &Value) -> Option<(Value, Value)> {
    let later = entries(&explained.case, "events").any(|event| {
        let answered = &event["entry"]["answered"];
        answered["contact"] == unknown["contact"] && answered["observation"] == unknown["observation"]
    });
    let answered = |presence: &str| {
        let mut case = explained.case.clone();
        add_event(
            &mut case,
            json!({
                "id": "zz-answer", "recorded": explained.as_of, "entry": { "answered": {
                    "contact": unknown["contact"], "observation": unknown["observation"],
                    "presence": presence, "basis": "fact",
                } },
            }),
        );
        case
    };
    (!later).then(|| (answered("present"), answered("absent")))
}

/// The case with a contact corrected to the last day that it may mean, and to the first; nothing where another
/// amendment of it makes that more than a new date.
fn dates(
    explained: &Explained,
    stands: &BTreeMap<String, crate::support::Standing>,
    contact: &str,
) -> Option<(Value, Value)> {
    let amended = entries(&explained.case, "events").any(|event| {
        let entry = event["entry"].as_object().unwrap().values();
        entry.into_iter().any(|entry| entry["contact"] == contact)
    });
    if amended {
        return None;
    }
    let mut body = stands.get(contact)?.body.clone();
    let received = body.get("received").unwrap_or(&body["recorded"]).as_str().unwrap();
    let received = parse_instant(received).unwrap().date_naive();
    let occurred: Occurred = body["occurred"].as_str()?.parse().unwrap();
    let last = occurred.latest().min(received).max(occurred.earliest());
    body.as_object_mut().unwrap().remove("id");
    body.as_object_mut().unwrap().remove("recorded");
    let on = |day: String| {
        let mut case = explained.case.clone();
        let mut now = body.clone();
        now["occurred"] = json!(day);
        add_event(
            &mut case,
            json!({
                "id": "zz-date", "recorded": explained.as_of,
                "entry": { "corrected": { "contact": contact, "now": now, "reason": "the day is known" } },
            }),
        );
        case
    };
    Some((on(last.to_string()), on(occurred.earliest().to_string())))
}

/// Whether the figures of a condition meet what the policy's own document asks for.
fn met(told: &Value, asked: &Value) -> bool {
    let (form, of) = asked.as_object().unwrap().iter().next().unwrap();
    let members = |told: &Value, of: &Value| {
        let (told, of) = (told.as_array().unwrap(), of.as_array().unwrap());
        assert_eq!(told.len(), of.len());
        told.iter().zip(of).filter(|(told, of)| met(told, of)).count()
    };
    match form.as_str() {
        "anyOf" => members(&told["anyOf"], of) > 0,
        "allOf" => members(&told["allOf"], of) == of.as_array().unwrap().len(),
        "atLeast" => members(&told["atLeast"]["of"], &of["of"]) as u64 >= of["n"].as_u64().unwrap(),
        _ => {
            let needs = of.get("atLeast").unwrap_or(&of["n"]);
            assert_eq!(&told["figure"]["needs"], needs);
            assert!(told["figure"]["couldBe"].as_u64() >= told["figure"]["saw"].as_u64());
            told["figure"]["saw"].as_u64() >= needs.as_u64()
        }
    }
}

#[test]
fn the_sets_of_a_very_large_record_are_right_too() {
    let policy = everycontact::shipped::uk_illustrative();
    let contacts: Vec<Value> = (0..200)
        .map(|at| {
            json!({
                "id": format!("c{at}"), "kind": "referral", "sector": "education", "agency": "school-1",
                "occurred": "2024-03-01", "recorded": "2024-03-12T09:30:00Z",
            })
        })
        .collect();
    let case = json!({
        "schema": "everycontact/case/1", "id": "case-1", "subject": { "id": "s1", "is": "child" }, "contacts": contacts,
    });
    let case = everycontact::Case::parse(&case.to_string(), policy.codebook()).unwrap();
    let made = policy.recommend(&case, parse_instant("2024-03-12T09:30:00Z").unwrap());
    let explanation = made.explain(Bound::default());
    let document = explanation.document();
    assert!(!document.suffices.is_empty() && document.suffices.iter().all(|set| set.evidence.len() == 3));
    assert!(!document.falls.is_empty() && document.falls.iter().all(|fall| fall.untrue.len() == 198));
    assert!(!document.work.all_sets);
}
