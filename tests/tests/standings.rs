//! The shared standings: where each case must stand, in words written from the rules, in bytes, and as the
//! reference has it.

use std::collections::{BTreeMap, BTreeSet};

use everycontact::{Blocker, Draw, Policy, Standing, StandingDocument, Stratify, parse_instant, shipped};
use everycontact_tests::engine::{self, word};
use everycontact_tests::fixtures::{self, Fixture};
use everycontact_tests::reference;
use serde_json::{Value, json};

/// Below this, somebody has lost the fixtures.
const FEWEST: usize = 60;

fn standing(fixture: &Fixture, policy: &Policy) -> Standing {
    policy.standing(&fixture.case(policy), parse_instant(fixture.text("asOf")).unwrap())
}

fn kinds(blockers: &[Blocker]) -> Vec<String> {
    blockers.iter().map(|blocker| word(&blocker.kind())).collect()
}

/// The duties that are overdue, or those that are not: the kind, what it is about, and the months of a follow-up.
fn duties(document: &StandingDocument<'_>, overdue: bool) -> Vec<String> {
    let duties = document.duties.iter().filter(|duty| duty.overdue == overdue);
    let told = duties.map(|duty| {
        let months = duty.months.map_or(String::new(), |months| format!(" {months}"));
        format!("{} {}{months}", word(&duty.kind), duty.about)
    });
    told.collect()
}

/// What a fixture may expect in so many words.
fn told(document: &StandingDocument<'_>) -> Value {
    let responses: BTreeMap<&str, String> =
        document.responses.iter().map(|response| (response.level, word(&response.status))).collect();
    let closures: BTreeMap<&str, Vec<String>> =
        document.closures.iter().map(|closure| (closure.event, kinds(&closure.blockers))).collect();
    json!({
        "stage": word(&document.stage.state),
        "home": word(&document.home.status),
        "alarms": document.home.alarms.iter().map(|alarm| word(&alarm.kind)).collect::<Vec<_>>(),
        "consent": word(&document.consent),
        "responses": responses,
        "closing": kinds(&document.closing),
        "closures": closures,
        "due": duties(document, false),
        "overdue": duties(document, true),
    })
}

#[test]
fn every_case_stands_where_it_must() {
    let fixtures = fixtures::all("standings");
    let mut problems = Vec::new();
    for fixture in &fixtures {
        let standing = standing(fixture, &fixture.policy());
        let told = told(&standing.document());
        let expected = fixture.document["expect"].as_object().unwrap();
        assert!(!fixture.text("why").is_empty() && !expected.is_empty(), "{}", fixture.name);
        for (part, expected) in expected {
            let given = told.get(part).unwrap_or_else(|| panic!("{}: what is {part}?", fixture.name));
            if given != expected {
                problems.push(format!("{}: {part} is {given}, not {expected}", fixture.name));
            }
        }
        let file = format!("standings/{}.expected.json", fixture.name);
        problems.extend(fixtures::differs(&file, &format!("{}\n", standing.to_json())));
    }
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
    assert!(fixtures.len() >= FEWEST, "only {} standings ran", fixtures.len());
}

#[test]
fn the_reference_has_every_case_where_it_stands() {
    let codebook: Value = serde_json::from_str(shipped::CODEBOOK).unwrap();
    for fixture in fixtures::all("standings") {
        let loaded = fixture.policy();
        let policy = serde_json::from_str(&loaded.to_json()).unwrap();
        let calendar = serde_json::from_str(&loaded.calendar().to_json()).unwrap();
        let viewers = fixture.viewers();
        let (case, as_of) = (&fixture.document["case"], fixture.text("asOf"));
        let expected =
            reference::standing(&policy, &codebook, Some(&calendar), case, as_of, viewers.as_deref());
        let found = engine::in_the_shape_of_the_reference(&standing(&fixture, &loaded));
        for (part, expected) in expected.as_object().unwrap() {
            assert_eq!(&found[part], expected, "{}: {part}", fixture.name);
        }
    }
}

#[test]
fn every_expected_standing_has_its_case() {
    let names: BTreeSet<String> = fixtures::names("standings").into_iter().collect();
    for name in names.iter().filter_map(|name| name.strip_suffix(".expected")) {
        assert!(names.contains(name), "standings/{name}.expected.json has no case");
    }
}

/// Every status, alarm, blocker and kind of duty is in some fixture, both due and overdue.
#[test]
fn the_standings_cover_everything_that_there_is() {
    let mut seen: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for fixture in fixtures::all("standings") {
        let standing = standing(&fixture, &fixture.policy());
        let document = standing.document();
        let mut note = |what, words: Vec<String>| seen.entry(what).or_default().extend(words);
        note("stage", vec![word(&document.stage.state)]);
        note("home", vec![word(&document.home.status)]);
        note("alarm", document.home.alarms.iter().map(|alarm| word(&alarm.kind)).collect());
        note("response", document.responses.iter().map(|response| word(&response.status)).collect());
        note("closing", kinds(&document.closing));
        note("closed", document.closures.iter().flat_map(|closure| kinds(&closure.blockers)).collect());
        let kind = |duties: Vec<String>| {
            duties.iter().map(|duty| duty.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        note("due", kind(duties(&document, false)));
        note("overdue", kind(duties(&document, true)));
    }
    let all = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<BTreeSet<_>>();
    let blockers =
        everycontact::BlockerKind::ALL.map(|kind| word(&kind)).into_iter().collect::<BTreeSet<_>>();
    let duties = everycontact::DutyKind::ALL.map(|kind| word(&kind)).into_iter().collect::<BTreeSet<_>>();
    assert_eq!(seen["stage"], all(&["notOpen", "open", "closed"]));
    assert_eq!(seen["home"], all(&["none", "offered", "homed", "handingOff"]));
    assert_eq!(seen["alarm"], all(&["noHome", "noClearHome"]));
    assert_eq!(seen["response"], all(&["outstanding", "overdue", "done", "reopened"]));
    assert_eq!(seen["closing"], blockers);
    assert_eq!(seen["closed"], blockers);
    assert_eq!(seen["due"], duties);
    assert_eq!(seen["overdue"], duties);
}

/// What the list, the figures and the sample over the shipped cases come to, for all languages.
#[test]
fn the_lists_over_the_shipped_cases_are_as_they_were() {
    let policy = shipped::uk_illustrative();
    let cases = fixtures::shipped_cases(&policy);
    let as_of = parse_instant("2025-06-30T12:00:00+01:00").unwrap();
    let after = Some(parse_instant("2024-06-30T12:00:00+01:00").unwrap());
    let draw = |by| Draw { seed: "June 2025", by, from_each: 2 };
    let texts = [
        ("due", policy.due(&cases, as_of).to_json()),
        ("assurance", policy.assurance(&cases, None, as_of).to_json()),
        ("assurance-after", policy.assurance(&cases, after, as_of).to_json()),
        ("sample-reason", policy.dip_sample(&cases, draw(Stratify::Reason), None, as_of).to_json()),
        ("sample-blocked", policy.dip_sample(&cases, draw(Stratify::Blocked), None, as_of).to_json()),
        ("sample-role", policy.dip_sample(&cases, draw(Stratify::Role), after, as_of).to_json()),
        ("sample-level", policy.dip_sample(&cases, draw(Stratify::Level), None, as_of).to_json()),
    ];
    let differ: Vec<String> = texts
        .iter()
        .filter_map(|(name, text)| {
            fixtures::differs(&format!("many/{name}.expected.json"), &format!("{text}\n"))
        })
        .collect();
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

/// The order of the cases decides nothing, and another seed draws others.
#[test]
fn a_sample_is_decided_by_its_seed_alone() {
    let policy = shipped::uk_illustrative();
    let mut cases = fixtures::shipped_cases(&policy);
    let as_of = parse_instant("2025-06-30T12:00:00+01:00").unwrap();
    let draw = |seed, from_each| Draw { seed, by: Stratify::Blocked, from_each };
    let first = policy.dip_sample(&cases, draw("one", 3), None, as_of).to_json();
    cases.reverse();
    assert_eq!(policy.dip_sample(&cases, draw("one", 3), None, as_of).to_json(), first);
    let whole = policy.dip_sample(&cases, draw("one", 100), None, as_of);
    for stratum in &whole.strata {
        let distinct: BTreeSet<&str> = stratum.drawn.iter().map(|drawn| drawn.case.as_str()).collect();
        assert_eq!(stratum.drawn.len(), stratum.of, "all of it is drawn");
        assert_eq!(distinct.len(), stratum.of, "and nothing twice");
    }
    let seeds = ["a", "b", "c", "d", "e", "f"];
    let orders: BTreeSet<String> = seeds
        .iter()
        .map(|seed| {
            let sample = policy.dip_sample(&cases, draw(seed, 1), None, as_of);
            sample.strata.iter().flat_map(|stratum| &stratum.drawn).map(|drawn| drawn.case.clone()).collect()
        })
        .collect();
    assert!(orders.len() > 1, "every seed drew the same");
}

/// Each figure of the shipped cases, counted by hand from what each case says of itself.
#[test]
fn the_figures_are_those_that_a_person_counts() {
    let policy = shipped::uk_illustrative();
    let cases = fixtures::shipped_cases(&policy);
    let figures = policy.assurance(&cases, None, parse_instant("2025-06-30T12:00:00+01:00").unwrap());
    let share = |id: &str| {
        let figure = figures.figures.iter().find(|figure| figure.id == id).unwrap();
        (figure.count, figure.of)
    };
    assert_eq!(figures.cases, 16);
    assert_eq!(share("closuresBlocked"), (2, 8), "cases 07 and 08 of 01, 02, 07, 08, 09, 12, 13 and 14");
    assert_eq!(share("closuresUnanswered"), (0, 8));
    assert_eq!(share("closuresUnstated"), (1, 2), "case 08");
    assert_eq!(share("departures"), (3, 6), "up in case 04, down in 06 and 13");
    assert_eq!(share("reviewsPartial").0, 1, "the first review of case 06");
    assert_eq!(share("withoutHome"), (2, 8), "cases 03 and 05");
    assert_eq!(share("homesRefused").0, 2, "twice in case 03");
    for duties in &figures.duties {
        assert_eq!(duties.met + duties.late + duties.missed, duties.of, "{:?}", duties.kind);
    }
    let delays = &figures.delays;
    let parts = [delays.in_time, delays.up_to_7_days_late, delays.up_to_28_days_late, delays.later];
    assert_eq!(parts.iter().sum::<u64>() + delays.not_held, delays.of);
}

#[test]
fn what_a_deletion_took_counts_as_neither_clear_nor_blocked() {
    let fixtures = fixtures::all("standings");
    let figures = |name: &str| {
        let fixture = fixtures.iter().find(|fixture| fixture.name == name).unwrap();
        let (policy, as_of) = (fixture.policy(), parse_instant(fixture.text("asOf")).unwrap());
        // A case that is given twice is one to draw from.
        let cases = [fixture.case(&policy), fixture.case(&policy)];
        let assurance = policy.assurance(&cases[..1], None, as_of);
        let share = |id| assurance.figures.iter().find(|figure| figure.id == id).map(|f| (f.count, f.of));
        let draw = Draw { seed: "any", by: Stratify::Blocked, from_each: 5 };
        let sample = policy.dip_sample(&cases, draw, None, as_of);
        let strata: Vec<(String, usize)> =
            sample.strata.iter().map(|part| (part.stratum.clone(), part.drawn.len())).collect();
        ([share("closuresUntold"), share("closuresBlocked")].map(Option::unwrap), sample.of, strata)
    };
    let gone = figures("closure-before-a-deletion-whose-content-is-gone");
    assert_eq!(gone, ([(1, 1), (0, 0)], 1, vec![("untold".to_owned(), 1)]));
    let there = figures("closure-before-a-deletion-whose-content-is-there");
    assert_eq!(there, ([(0, 1), (1, 1)], 1, vec![("blocked".to_owned(), 1)]));
}
