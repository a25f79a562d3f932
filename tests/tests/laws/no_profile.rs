//! Law 10: no profile of a person, and no score.

use everycontact::{Code, Codebook, Viewpoint, shipped};
use everycontact_tests::generate;
use everycontact_tests::generate::codebook::{BOUND, COUNTABLE};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use crate::support::{Asked, config, has, ranks, without};

proptest! {
    #![proptest_config(config())]

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
