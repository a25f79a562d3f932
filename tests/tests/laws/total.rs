//! Law 11: any text is loaded or refused in full, and what is loaded works at any instant.

use chrono::{DateTime, FixedOffset, Utc};
use everycontact::{
    Calendar, Case, Codebook, Draw, LoadError, Policy, Rendering, Severity, Stratify, Viewpoint,
    parse_instant, shipped,
};
use everycontact_tests::engine::viewpoint;
use everycontact_tests::generate;
use everycontact_tests::generate::contact::AGENCIES;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use crate::spoilt::spoilt;
use crate::support::{config, ranks};

proptest! {
    #![proptest_config(config())]

    /// Law 11. Any text at all is a document or an error that says what is wrong, where, and what to do.
    #[test]
    fn any_text_is_a_document_or_a_full_error(text in any_text()) {
        let codebook = shipped::codebook();
        let errors = [
            Codebook::parse(&text).err(),
            Policy::parse(&text, &codebook).err(),
            Case::parse(&text, &codebook).err(),
            Calendar::parse(&text).err(),
        ];
        for error in errors {
            assert_full(&error.expect("a text of no document is refused"), &text);
        }
    }

    /// Law 11. A document that was spoilt somewhere is loaded or refused with a full error; and on what is
    /// loaded, recommending, replaying and saying where a case stands succeed at any instant.
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
            Ok((policy, case)) => {
                assert_total(&policy, &case);
                assert_accountable(&policy, &case);
            }
        }
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

/// Says where a case stands, what is due, what the figures are and what is drawn, from every viewpoint, at the extreme
/// instants.
fn assert_accountable(policy: &Policy, case: &Case) {
    let one = viewpoint(Some(&[AGENCIES[0].to_owned()]));
    for viewpoint in [Viewpoint::AllRecords, one, viewpoint(Some(&[]))] {
        let cases = [case.seen_by(&viewpoint)];
        for as_of in EXTREMES {
            let at = parse_instant(as_of).unwrap();
            let standing = policy.standing(&cases[0], at);
            let document = standing.document();
            assert_eq!(standing.closing(None).is_ok(), document.closing.is_empty());
            assert!(document.duties.iter().all(|duty| duty.overdue == (at > duty.due)));
            let json: Value = serde_json::from_str(&standing.to_json()).unwrap();
            assert_eq!(json["duties"].as_array().unwrap().len(), document.duties.len());
            assert!(!standing.render(Rendering::markdown()).is_empty());
            let due = policy.due(&cases, at);
            assert_eq!(due.duties, document.duties);
            assert!(!due.render(policy, None, Rendering::markdown()).is_empty());
            assert_counts(policy, &cases, (as_of, document.closures.len()));
        }
    }
}

/// The figures over some cases, and what is drawn of so many closures.
fn assert_counts(policy: &Policy, cases: &[Case], (as_of, closures): (&str, usize)) {
    let at = parse_instant(as_of).unwrap();
    for after in [None, parse_instant(EXTREMES[0]).ok(), Some(at)] {
        let assurance = policy.assurance(cases, after, at);
        assert!(assurance.figures.iter().all(|figure| figure.count <= figure.of));
        let json: Value = serde_json::from_str(&assurance.to_json()).unwrap();
        assert_eq!(json["cases"], cases.len());
        assert!(!assurance.render(Rendering::markdown()).is_empty());
    }
    for by in [Stratify::Reason, Stratify::Blocked, Stratify::Role, Stratify::Level] {
        let sample = policy.dip_sample(cases, Draw { seed: as_of, by, from_each: 1 }, None, at);
        assert_eq!(sample.of, closures);
        assert!(sample.strata.iter().all(|stratum| stratum.drawn.len() == 1));
        assert!(!sample.render(Rendering::markdown()).is_empty());
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

#[test]
fn the_ends_of_time_are_instants_like_others() {
    let policy = shipped::uk_illustrative();
    let cases = [shipped::subject_a(policy.codebook())];
    let offsets = [-14, 0, 14].map(|hours| FixedOffset::east_opt(hours * 3_600).unwrap());
    for utc in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        for as_of in offsets.map(|offset| utc.with_timezone(&offset)) {
            let case = &cases[0];
            let recommendation = policy.recommend(case, as_of);
            assert!(recommendation.to_json().contains("asOf"));
            assert!(!recommendation.render(Rendering::markdown()).is_empty());
            let standing = policy.standing(case, as_of);
            assert_eq!(standing.closing(None).is_ok(), standing.document().closing.is_empty());
            assert!(standing.to_json().contains("asOf"));
            assert!(!standing.render(Rendering::markdown()).is_empty());
            assert_eq!(policy.due(&cases, as_of).duties.is_empty(), utc == DateTime::<Utc>::MIN_UTC);
            assert_eq!(policy.assurance(&cases, Some(as_of), as_of).cases, 1);
        }
    }
}
