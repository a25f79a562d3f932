//! The main job: the public record of subject A, replayed, and the command that prints it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::time::SystemTime;

use everycontact::{
    Blocker, Case, Condition, Criterion, IdeologyStatus, Policy, Receipt, Rendering, Replay, Step, Viewpoint,
    shipped,
};
use everycontact_tests::engine::viewpoint;
use everycontact_tests::fixtures;
use serde_json::{Value, json};

const SECOND_REFERRAL: &str = "a05-referral-2";
const THIRD_REFERRAL: &str = "a06-referral-3";

fn replayed(viewpoint: &Viewpoint) -> Replay {
    let policy = shipped::uk_illustrative();
    policy.replay(&shipped::subject_a(policy.codebook()), viewpoint)
}

fn rank(policy: &Policy, level: &str) -> usize {
    policy.document().levels.iter().position(|known| known.id.as_str() == level).unwrap()
}

/// The step at which a contact came on record.
fn step_of<'a>(replay: &'a Replay, contact: &str) -> &'a Step {
    let contacts = &replay.case().document().contacts;
    let at = contacts.iter().position(|known| known.id.as_str() == contact).unwrap();
    replay.steps().iter().find(|step| step.contacts().contains(&at)).unwrap()
}

fn met_at<'a>(replay: &'a Replay, step: &Step, level: &str) -> Vec<&'a Criterion> {
    let criteria = replay.policy().document().criteria.iter().enumerate();
    let met = criteria.filter(|(at, criterion)| step.after().meets(*at) && criterion.level.as_str() == level);
    met.map(|(_, criterion)| criterion).collect()
}

/// Whether a condition, or any that it combines, counts contacts.
fn counts_contacts(condition: &Condition) -> bool {
    match condition {
        Condition::Contacts(_) => true,
        Condition::AnyOf(of) | Condition::AllOf(of) => of.iter().any(counts_contacts),
        Condition::AtLeast(some) => some.of.iter().any(counts_contacts),
        _ => false,
    }
}

#[test]
fn the_second_referral_is_for_a_supervisor() {
    let replay = replayed(&Viewpoint::AllRecords);
    let level = step_of(&replay, SECOND_REFERRAL).after().level();
    assert!(level >= rank(replay.policy(), "supervisor"), "it is of rank {level}");
}

#[test]
fn the_third_referral_is_for_a_panel_and_not_for_a_count_of_contacts_alone() {
    let replay = replayed(&Viewpoint::AllRecords);
    let step = step_of(&replay, THIRD_REFERRAL);
    assert!(step.after().level() >= rank(replay.policy(), "panel"));
    let met = met_at(&replay, step, "panel");
    let ids = |counting: bool| -> Vec<&str> {
        let of_kind = met.iter().filter(|criterion| counts_contacts(&criterion.when) == counting);
        of_kind.map(|criterion| criterion.id.as_str()).collect()
    };
    let (counts, others) = (ids(true), ids(false));
    assert!(!counts.is_empty() && !others.is_empty(), "counts: {counts:?}, others: {others:?}");
    let full = replay.recommendation(step);
    for reason in full.document().reasons {
        assert!(!reason.evidence.is_empty(), "{} rests on nothing", reason.criterion);
    }
}

#[test]
fn each_referral_alone_asks_for_no_more_than_a_lead() {
    let replay = replayed(&Viewpoint::AllRecords);
    let contacts = &replay.case().document().contacts;
    let referrals =
        contacts.iter().enumerate().filter(|(_, contact)| contact.id.as_str().contains("referral"));
    let alone: Vec<_> = referrals
        .map(|(at, contact)| replay.alone(at, step_of(&replay, contact.id.as_str())).unwrap())
        .collect();
    assert_eq!(alone, [rank(replay.policy(), "lead"); 3]);
}

#[test]
fn no_step_knows_a_coherent_ideology() {
    let replay = replayed(&Viewpoint::AllRecords);
    assert!(replay.steps().len() > 10);
    for step in replay.steps() {
        let ideology = replay.recommendation(step).document().home.ideology;
        let found = matches!(
            ideology,
            IdeologyStatus::NotAssessed | IdeologyStatus::NoneIdentified | IdeologyStatus::Unclear
        );
        assert!(found, "{ideology:?} at {}", step.instant());
    }
}

/// The record with a coherent ideology in every contact.
fn with_coherent_ideologies() -> Value {
    let mut document: Value = serde_json::from_str(shipped::SUBJECT_A).unwrap();
    let coherent = json!({ "status": { "coherent": { "strand": "some-strand" } } });
    for contact in document["contacts"].as_array_mut().unwrap() {
        contact["ideology"] = coherent.clone();
    }
    for event in document["events"].as_array_mut().unwrap() {
        if let Some(corrected) = event["entry"].get_mut("corrected") {
            corrected["now"]["ideology"] = coherent.clone();
        }
    }
    document
}

#[test]
fn a_coherent_ideology_changes_the_home_alone() {
    let replay = replayed(&Viewpoint::AllRecords);
    let policy = replay.policy();
    let changed = Case::parse(&with_coherent_ideologies().to_string(), policy.codebook()).unwrap();
    let mut routes = BTreeSet::new();
    for step in replay.steps() {
        let json = |case: &Case| -> Value {
            serde_json::from_str(&policy.recommend(case, step.instant()).to_json()).unwrap()
        };
        let (mut before, mut after) = (json(replay.case()), json(&changed));
        let homes =
            [&mut before, &mut after].map(|made| made.as_object_mut().unwrap().remove("home").unwrap());
        assert_eq!(before, after, "at {}", step.instant());
        assert_eq!(homes[1]["ideology"], "coherent");
        assert_ne!(homes[0], homes[1]);
        routes.insert(homes.map(|home| home["route"].to_string()));
    }
    assert!(routes.iter().any(|[before, after]| before != after), "no home moved: {routes:?}");
}

/// For each closure of a year, the occurrences that it leaves unanswered at a level.
fn unanswered(replay: &Replay, year: &str, level: &str) -> Vec<(String, BTreeSet<String>)> {
    let document = replay.document();
    let entries = document.steps.iter().flat_map(|step| step.entries.iter().map(move |entry| (step, entry)));
    let closures =
        entries.filter(|(step, entry)| entry.kind == "closure" && step.instant.to_string().starts_with(year));
    closures
        .map(|(_, entry)| {
            let left = entry.blockers.iter().filter_map(|blocker| match blocker {
                Blocker::ResponseOutstanding { level: of, occurrences } if of == level => Some(occurrences),
                _ => None,
            });
            (entry.event.to_owned(), left.flatten().cloned().collect())
        })
        .collect()
}

#[test]
fn the_closures_of_2021_leave_what_no_review_had_weighed_together() {
    let set = |ids: &[&str]| -> BTreeSet<String> { ids.iter().map(|id| (*id).to_owned()).collect() };
    let (first, knife, stick) = ("a03-referral-1", "a01-first-police-contact", "a04-hockey-stick");
    let replay = replayed(&Viewpoint::AllRecords);
    let by_two = set(&[knife, first, stick, SECOND_REFERRAL]);
    let by_three = set(&[knife, first, stick, SECOND_REFERRAL, THIRD_REFERRAL]);
    let [second, third] = &unanswered(&replay, "2021", "supervisor")[..] else { panic!("two closures") };
    assert_eq!(*second, ("e07-closure-2".to_owned(), by_two));
    assert_eq!(third.0, "e10-closure-3");
    assert!(third.1.is_superset(&set(&[first, SECOND_REFERRAL, THIRD_REFERRAL])));
    let panel = &unanswered(&replay, "2021", "panel")[1];
    assert_eq!(*panel, ("e10-closure-3".to_owned(), by_three));
}

#[test]
fn the_service_that_decided_could_see_three_referrals_and_no_more() {
    let all = replayed(&Viewpoint::AllRecords);
    let deciders = all.deciders();
    assert_eq!(deciders, viewpoint(Some(&["prevent-team".to_owned()])));
    let seen = replayed(&deciders);
    let document = seen.document();
    let contacts: Vec<&str> =
        document.steps.iter().flat_map(|step| step.contacts.iter().map(|contact| contact.contact)).collect();
    assert_eq!(contacts, ["a03-referral-1", SECOND_REFERRAL, THIRD_REFERRAL]);
    let ranks: Vec<usize> = contacts.iter().map(|contact| step_of(&seen, contact).after().level()).collect();
    assert_eq!(ranks, ["lead", "supervisor", "panel"].map(|level| rank(seen.policy(), level)));
    let table = all.render(Some(&seen), Rendering::text());
    let cells = rows(&table);
    assert_eq!(cells.len(), all.case().document().contacts.len());
    for (contact, title) in [
        ("a03-referral-1", "Safeguarding lead"),
        (SECOND_REFERRAL, "Supervisor's review"),
        (THIRD_REFERRAL, "Multi-agency panel"),
    ] {
        let at = contacts_in_order(&all).iter().position(|known| known == contact).unwrap();
        assert_eq!(cells[at].last().unwrap(), title, "{contact}");
    }
}

/// The contacts in the order in which they came on record.
fn contacts_in_order(replay: &Replay) -> Vec<String> {
    let contacts = &replay.case().document().contacts;
    let positions = replay.steps().iter().flat_map(Step::contacts);
    positions.map(|at| contacts[*at].id.to_string()).collect()
}

/// The rows of the table, each with its cells: numbered lines, cells set apart by two spaces.
fn rows(text: &str) -> Vec<Vec<String>> {
    let numbered = text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit()));
    let cells = numbered.map(|line| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()));
    let rows: Vec<Vec<String>> = cells.map(|cells| cells.map(str::to_owned).collect()).collect();
    rows.into_iter().filter(|cells| cells.len() >= 6).collect()
}

// The command itself, as a person starts it.

/// The example where these tests were built; built first, unless that was done since its sources changed.
fn example() -> &'static PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let own = std::env::current_exe().unwrap();
        let profile = own.ancestors().nth(2).unwrap();
        let name = format!("learning_review{}", std::env::consts::EXE_SUFFIX);
        let example = profile.join("examples").join(name);
        let sources = ["core", "Cargo.toml", "Cargo.lock"].map(|name| changed(&fixtures::root().join(name)));
        if !example.exists() || Some(changed(&example)) < sources.into_iter().max() {
            build(profile.parent().unwrap());
        }
        example
    })
}

/// When a file, or what is in a folder, last changed.
fn changed(path: &Path) -> SystemTime {
    if path.is_dir() {
        let files = std::fs::read_dir(path).unwrap().map(|file| changed(&file.unwrap().path()));
        return files.max().unwrap_or(SystemTime::UNIX_EPOCH);
    }
    std::fs::metadata(path).unwrap().modified().unwrap()
}

fn build(target: &Path) {
    let mut build = Command::new(env!("CARGO"));
    build.current_dir(fixtures::root()).args(["build", "--quiet", "--package", "everycontact"]);
    build.args(["--example", "learning_review", "--target-dir"]).arg(target);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    let output = build.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn run(arguments: &[&str]) -> Output {
    Command::new(example()).current_dir(fixtures::root()).args(arguments).output().unwrap()
}

/// What it prints, if it ends well and complains of nothing.
fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    let complaints = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && complaints.is_empty(), "{arguments:?}: {complaints}");
    String::from_utf8(output.stdout).unwrap()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn without_arguments_it_tells_every_contact_within_100_columns() {
    let text = printed(&[]);
    for line in text.lines() {
        assert!(line.chars().count() <= 100, "too long: {line}");
        assert!(!line.contains('\u{1b}'), "colour where there is no terminal: {line}");
    }
    let flat = one_line(&text);
    let replay = replayed(&Viewpoint::AllRecords);
    let document = replay.case().document();
    for contact in &document.contacts {
        for told in [contact.summary.as_ref(), contact.done.as_ref()] {
            assert!(flat.contains(&one_line(told.unwrap().as_str())), "{} is not told", contact.id);
        }
    }
    let sectors: Vec<String> = contacts_in_order(&replay)
        .iter()
        .map(|id| document.contacts.iter().find(|contact| contact.id.as_str() == id).unwrap())
        .map(|contact| contact.sector.words().to_owned())
        .collect();
    let rows = rows(&text);
    assert_eq!(rows.iter().map(|cells| cells[2].clone()).collect::<Vec<_>>(), sectors);
    assert!(rows.iter().all(|cells| cells.len() == 7), "{rows:?}");
    assert!(flat.contains("not a decision"));
}

#[test]
fn its_text_is_the_one_that_was_read() {
    let differs = fixtures::differs("learning_review.txt", &printed(&[]));
    assert!(differs.is_none(), "{}", differs.unwrap_or_default());
}

#[test]
fn its_json_holds_both_replays_and_the_last_recommendation() {
    let told: Value = serde_json::from_str(&printed(&["--json"])).unwrap();
    let steps = |replay: &str| told[replay]["steps"].as_array().unwrap().len();
    assert_eq!(told["allRecords"]["schema"], "everycontact/replay/1");
    assert_eq!(told["allRecords"]["viewpoint"], "allRecords");
    assert_eq!(told["seen"]["viewpoint"], json!({ "agencies": ["prevent-team"] }));
    assert_eq!(told["recommendation"]["schema"], "everycontact/recommendation/1");
    assert!(steps("allRecords") > steps("seen") && steps("seen") > 3);
}

#[test]
fn it_stops_at_an_as_of_instant_and_reads_other_documents() {
    let early: Value =
        serde_json::from_str(&printed(&["--json", "--as-of", "2020-01-01T00:00:00Z"])).unwrap();
    let steps = early["allRecords"]["steps"].as_array().unwrap();
    assert!(!steps.is_empty());
    assert!(steps.iter().all(|step| step["instant"].as_str().unwrap() < "2020"));
    let same = printed(&[
        "core/documents/subject-a.json",
        "--policy",
        "core/documents/uk-illustrative.json",
        "--codebook",
        "core/documents/codebook.json",
        "--seen-by",
        "prevent-team",
    ]);
    assert_eq!(same, printed(&[]));
    assert!(printed(&["--policy", "school-threat-assessment"]).contains("Threat assessment team"));
    assert!(printed(&["--why"]).starts_with(&printed(&[])));
    assert!(printed(&["--help"]).contains("--as-of INSTANT"));
}

#[test]
fn every_form_fits_100_columns_under_both_policies() {
    let mut long = Vec::new();
    for policy in ["uk-illustrative", "school-threat-assessment"] {
        for form in [&["--policy", policy][..], &["--policy", policy, "--why"]] {
            let text = printed(form);
            let lines = text.lines().filter(|line| line.chars().count() > 100);
            long.extend(lines.map(|line| format!("{policy}: {line}")));
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn a_mistake_is_told_on_standard_error_with_code_1() {
    for (arguments, told) in [
        (&["no-such-file.json"][..], "no-such-file.json"),
        (&["--policy", "no-such-policy.json"], "no-such-policy.json"),
        (&["--codebook", "Cargo.toml"], "Cargo.toml"),
        (&["core/documents/uk-illustrative.json"], "core/documents/uk-illustrative.json"),
        (&["--jsn"], "`--jsn` is not known; see --help"),
        (&["--as-of"], "--as-of needs a value"),
        (&["--as-of", "2021-04-30"], "--as-of: "),
        (&["--as-of", "yesterday"], "--as-of: "),
        (&["--seen-by", "a b"], "--seen-by: "),
        (&["core/documents/subject-a.json", "another.json"], "only one case"),
    ] {
        let output = run(arguments);
        let complaint = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {complaint}");
        assert!(output.stdout.is_empty(), "{arguments:?} printed something");
        let (first, told) = (complaint.lines().next().unwrap(), format!("learning_review: {told}"));
        assert!(first.starts_with(&told), "{arguments:?}: {complaint}");
        assert!(!complaint.contains("panicked"), "{complaint}");
    }
}

/// The members of a case document that hold what a person wrote about a person.
const FREE: [&str; 8] = ["summary", "done", "reason", "account", "note", "because", "about", "worry"];

/// Every free text of a document; `change` may replace it.
fn free_texts(value: &mut Value, found: &mut Vec<String>, change: &dyn Fn(&str) -> String) {
    match value {
        Value::Array(members) => members.iter_mut().for_each(|member| free_texts(member, found, change)),
        Value::Object(members) => {
            // A closure's reason is a code, and no free text.
            let coded = members.contains_key("referrals");
            for (name, member) in members {
                match member {
                    Value::String(text) if FREE.contains(&name.as_str()) && !(coded && name == "reason") => {
                        found.push(text.clone());
                        *text = change(text);
                    }
                    other => free_texts(other, found, change),
                }
            }
        }
        _ => {}
    }
}

/// Every part of twelve characters.
fn windows(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    characters.windows(12).map(|window| window.iter().collect()).collect()
}

#[test]
fn redacted_it_prints_nothing_that_a_person_wrote() {
    let mut changed: Value = serde_json::from_str(shipped::SUBJECT_A).unwrap();
    let mut written = Vec::new();
    free_texts(&mut changed, &mut written, &|_| "Zanzibar quagga".to_owned());
    assert!(written.len() > 40, "only {} free texts", written.len());
    let file = std::env::temp_dir().join(format!("everycontact-{}-changed.json", std::process::id()));
    std::fs::write(&file, changed.to_string()).unwrap();
    let public = [shipped::UK_ILLUSTRATIVE, shipped::CODEBOOK].concat();
    for form in [&["--redacted"][..], &["--redacted", "--markdown"], &["--redacted", "--why"], &["--json"]] {
        let (text, other) = (printed(form), printed(&[&[file.to_str().unwrap()], form].concat()));
        let flat = one_line(&text).to_lowercase();
        // The program has words of its own, which it prints whatever a person wrote.
        let public = one_line(&[public.as_str(), &other].concat()).to_lowercase();
        for free in written.iter().flat_map(|text| windows(&one_line(text).to_lowercase())) {
            assert!(!flat.contains(&free) || public.contains(&free), "{form:?} prints {free:?}");
        }
        assert_eq!(text, other, "{form:?} depends on free text");
    }
    assert!(printed(&[file.to_str().unwrap()]).contains("Zanzibar quagga"));
    std::fs::remove_file(file).unwrap();
}

/// The last recommendation, written into a file of this name.
fn written(name: &str, arguments: &[&str]) -> String {
    let file = std::env::temp_dir().join(format!("everycontact-{}-{name}", std::process::id()));
    let output = [arguments, &["--receipt", file.to_str().unwrap()]].concat();
    assert_eq!(printed(&output), printed(arguments), "what it prints depends on the file");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(file).unwrap();
    text
}

#[test]
fn the_last_recommendation_is_written_as_a_page_or_as_a_receipt() {
    let third = ["--as-of", "2021-04-30T23:59:59Z"];
    let page = written("page.html", &third);
    assert!(page.starts_with("<!DOCTYPE html>") && page.len() < 60 * 1024, "{} bytes", page.len());
    assert!(page.contains("<p class=\"name\">Multi-agency panel</p>") && page.contains("as of 30 Apr 2021"));
    let redacted = written("redacted.html", &[&third[..], &["--redacted"]].concat());
    assert!(redacted.contains("as of Apr 2021") && !redacted.contains("30 Apr 2021"));

    let policy = shipped::uk_illustrative();
    let case = shipped::subject_a(policy.codebook());
    let receipt = Receipt::parse(&written("receipt.json", &third)).unwrap();
    let verification = receipt.verify(&policy, &case);
    assert!(verification.holds(), "{}", verification.to_json());
    assert!(page.contains(&receipt.id().to_string()));

    let refused = run(&["--receipt", "no/such/folder/page.html"]);
    assert!(!refused.status.success());
    assert!(String::from_utf8(refused.stderr).unwrap().contains("no/such/folder/page.html"));
}

/// The number of cells of a row: its pipes that no backslash escapes.
fn pipes(row: &str) -> usize {
    let mut escaped = false;
    let mut count = 0;
    for c in row.chars() {
        count += usize::from(c == '|' && !escaped);
        escaped = c == '\\' && !escaped;
    }
    count
}

#[test]
fn its_markdown_is_a_table() {
    for form in [&["--markdown"][..], &["--markdown", "--redacted"], &["--markdown", "--why"]] {
        let text = printed(form);
        let table: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
        let contacts = replayed(&Viewpoint::AllRecords).case().document().contacts.len();
        assert_eq!(table.len(), contacts + 2, "{form:?}");
        assert!(table.iter().all(|row| pipes(row) == pipes(table[0]) && row.ends_with('|')), "{table:#?}");
        assert!(table[1].chars().all(|c| "|- ".contains(c)));
        assert_eq!(
            text.lines().filter(|line| line.starts_with("# ")).count(),
            1 + usize::from(form.contains(&"--why"))
        );
    }
}
