//! A batch and its cases one by one agree.

use std::collections::BTreeMap;

use everycontact::{
    BatchLevels, Case, CaseBatch, CaseBatchBuilder, Contact, ContactKind, ContactRow, ObservationRow, Policy,
    Sector, Wanted, parse_instant,
};
use everycontact_tests::generate;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{Asked, config};

proptest! {
    #![proptest_config(config())]

    /// Levels, ceilings, criteria, the level of one contact alone and the home are those of each case by itself, in
    /// whatever order the rows come and wherever a batch is cut.
    #[test]
    fn a_batch_and_its_cases_one_by_one_agree(
        policy in generate::policy(),
        cases in vec(generate::case(), 0..5),
        (last, as_of) in generate::case_and_as_of(),
        order in any::<u64>(),
        late in any::<bool>(),
    ) {
        let asked = Asked::new(&policy);
        let as_of = parse_instant(&as_of).unwrap();
        let cases: Vec<Case> = cases.iter().chain([&last]).map(|case| asked.case(&of_contacts(case))).collect();
        let batch = batch(&asked.policy, &cases, order, late);
        prop_assert_eq!(batch.len(), cases.len());
        let mut wanted = Wanted::default();
        (wanted.alone, wanted.home) = (true, true);
        let columns = asked.policy.levels_of(&batch, 0..batch.len(), as_of, wanted);
        let mut cut = asked.policy.levels_of(&batch, 0..1, as_of, wanted);
        cut.append(&mut asked.policy.levels_of(&batch, 1..batch.len(), as_of, wanted));
        prop_assert_eq!(&cut, &columns);
        let shared = asked.policy.levels_of_parallel(&batch, 0..batch.len(), as_of, wanted);
        prop_assert_eq!(&shared, &columns);
        for (at, case) in cases.iter().enumerate() {
            let whole = asked.policy.recommend(case, as_of);
            prop_assert_eq!(row(&asked.policy, &columns, at), expected(&asked.policy, &whole.to_json()));
            let back = batch.to_case(at, case.document().id.as_str(), |row| format!("row-{row}")).unwrap();
            prop_assert_eq!(asked.policy.levels(&back, as_of), whole.levels());
        }
    }
}

/// A case with its contacts alone, each once.
fn of_contacts(case: &Value) -> Value {
    let mut case = case.clone();
    for list in ["events", "unitemised"] {
        case.as_object_mut().unwrap().remove(list);
    }
    let contacts = case["contacts"].as_array_mut().unwrap();
    let mut seen = Vec::new();
    contacts.retain(|contact| {
        let new = !seen.contains(&contact["id"]);
        seen.push(contact["id"].clone());
        new
    });
    case
}

/// The contacts of all cases, in an order that a number decides.
fn batch(policy: &Policy, cases: &[Case], order: u64, late: bool) -> CaseBatch {
    let mut contacts: Vec<(usize, &Contact)> = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        contacts.extend(case.document().contacts.iter().map(|contact| (at, contact)));
    }
    for at in (1..contacts.len()).rev() {
        let other =
            order.wrapping_mul(6_364_136_223_846_793_005).rotate_left(at as u32 % 64) as usize % (at + 1);
        contacts.swap(at, other);
    }
    let mut builder = CaseBatchBuilder::new(policy.codebook());
    for (at, case) in cases.iter().enumerate() {
        builder.subject(at as u32, case.document().subject.is).unwrap();
    }
    let mut keys = BTreeMap::new();
    for (at, contact) in &contacts {
        let (case, agency) = (*at as u32, builder.agency(contact.agency.as_str()).unwrap());
        let mut row =
            ContactRow::new(case, contact.kind, contact.sector, agency, contact.occurred, contact.recorded);
        let next = keys.len() as u32;
        row.occurrence = contact.occurrence.as_ref().map(|key| *keys.entry(key.as_str()).or_insert(next));
        (row.first_hand, row.received) = (contact.first_hand, contact.received);
        row.worry = contact.worry.as_ref().map(|worry| worry.by);
        builder.contact(&row).unwrap();
        if let Some(record) = &contact.ideology {
            builder.ideology(record.status.status(), contact.id.as_str());
        }
        for observation in contact.observations.iter().filter(|_| !late) {
            builder.observation(observed(policy, observation)).unwrap();
        }
    }
    for (at, (_, contact)) in contacts.iter().enumerate().rev().filter(|_| late) {
        for observation in &contact.observations {
            builder.observation_of(at as u32, observed(policy, observation)).unwrap();
        }
    }
    builder.finish()
}

fn observed(policy: &Policy, observation: &everycontact::Observation) -> ObservationRow {
    let known = policy.codebook().indicators().iter().position(|known| known.code == observation.indicator);
    ObservationRow {
        indicator: known.unwrap() as u16,
        presence: observation.presence,
        basis: observation.basis,
        role: observation.role,
    }
}

/// What the columns say of one case, in the words of a recommendation.
fn row(policy: &Policy, columns: &BatchLevels, at: usize) -> Value {
    let level = |ranks: &[u8]| policy.level(ranks[at].into()).unwrap().id.as_str().to_owned();
    let criteria = policy.document().criteria.iter().enumerate();
    let met = criteria.filter(|(nth, _)| columns.criteria()[at] >> nth & 1 == 1);
    let mut met: Vec<&str> = met.map(|(_, criterion)| criterion.id.as_str()).collect();
    met.sort_unstable();
    json!({
        "level": level(columns.levels()),
        "ceiling": level(columns.ceilings()),
        "unasked": level(columns.ceilings_with_unasked()),
        "alone": level(columns.alone()),
        "route": policy.document().routes[usize::from(columns.routes()[at])].id.as_str(),
        "met": met,
    })
}

/// The same from a recommendation.
fn expected(policy: &Policy, recommendation: &str) -> Value {
    let told: Value = serde_json::from_str(recommendation).unwrap();
    let rank = |level: &Value| policy.document().levels.iter().position(|known| *level == known.id.as_str());
    let contacts = told["contacts"].as_array().into_iter().flatten();
    let alone = contacts.filter_map(|alone| rank(&alone["level"])).max().unwrap_or_default();
    let mut met: Vec<&Value> =
        told["reasons"].as_array().into_iter().flatten().map(|r| &r["criterion"]).collect();
    met.sort_by_key(|id| id.as_str());
    json!({
        "level": told["level"]["id"],
        "ceiling": told["ceiling"]["asked"],
        "unasked": told["ceiling"]["withUnasked"],
        "alone": policy.level(alone).unwrap().id.as_str(),
        "route": told["home"]["route"],
        "met": met,
    })
}

/// More cases than one thread takes at a time.
#[test]
fn threads_share_a_batch_without_a_trace() {
    let policy = everycontact::shipped::uk_illustrative();
    let mut builder = CaseBatchBuilder::new(policy.codebook());
    let agency = builder.agency("school-1").unwrap();
    let recorded = parse_instant("2024-03-01T10:00:00Z").unwrap();
    for at in 0..20_000_u32 {
        let occurred = if at % 3 == 0 { "2019-01" } else { "2024-02" };
        let kind = ContactKind::ALL[at as usize % 5];
        let sector = Sector::ALL[at as usize % 11];
        let case = at.wrapping_mul(7_919) % 5_000;
        builder
            .contact(&ContactRow::new(case, kind, sector, agency, occurred.parse().unwrap(), recorded))
            .unwrap();
    }
    let (batch, as_of) = (builder.finish(), parse_instant("2024-06-30T12:00:00Z").unwrap());
    let mut wanted = Wanted::default();
    (wanted.alone, wanted.home) = (true, true);
    let alone = policy.levels_of(&batch, 0..batch.len(), as_of, wanted);
    assert_eq!(alone.levels().len(), 5_000);
    assert!(alone.levels().iter().any(|level| *level > 0) && alone.levels().contains(&0));
    assert_eq!(policy.levels_of_parallel(&batch, 0..batch.len(), as_of, wanted), alone);
    assert_eq!(
        policy.levels_of_parallel(&batch, 4_990..9_000, as_of, wanted).levels(),
        &alone.levels()[4_990..]
    );
}
