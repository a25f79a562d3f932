//! The examples `agenda` and `assurance` as a person starts them, over the cases that ship with them, and `policy_card`
//! and `ledger`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::time::SystemTime;

use chrono::{DateTime, Days, FixedOffset};
use everycontact::{
    Case, Checkpoint, Draw, InclusionProof, Policy, Rendering, Stratify, parse_instant, shipped,
};
use everycontact_tests::fixtures;
use serde_json::{Value, json};

const EXAMPLES: [&str; 2] = ["agenda", "assurance"];
const CARD: &str = "policy_card";
/// All that are built: the card and the ledger take no cases, and have tests of their own.
const BUILT: [&str; 4] = ["agenda", "assurance", CARD, "ledger"];
const CASES: &str = "core/examples/cases";
const AS_OF: &str = "2025-06-30T12:00:00+01:00";

/// The folder of the examples where these tests were built; they are built first, unless that was done since
/// their sources changed.
fn examples() -> &'static PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let own = std::env::current_exe().unwrap();
        let profile = own.ancestors().nth(2).unwrap();
        let folder = profile.join("examples");
        let sources = ["core", "Cargo.toml", "Cargo.lock"].map(|name| changed(&fixtures::root().join(name)));
        let last = sources.into_iter().max().unwrap();
        let fresh = |name: &&str| {
            let file = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
            file.exists() && changed(&file) >= last
        };
        if !BUILT.iter().all(fresh) {
            build(profile.parent().unwrap());
        }
        folder
    })
}

/// When a file, or what is in a folder, last changed.
fn changed(path: &Path) -> SystemTime {
    if path.is_dir() {
        let files = fs::read_dir(path).unwrap().map(|file| changed(&file.unwrap().path()));
        return files.max().unwrap_or(SystemTime::UNIX_EPOCH);
    }
    fs::metadata(path).unwrap().modified().unwrap()
}

fn build(target: &Path) {
    let mut build = Command::new(env!("CARGO"));
    build.current_dir(fixtures::root()).args(["build", "--quiet", "--package", "everycontact"]);
    build.args(BUILT.iter().flat_map(|name| ["--example", name]));
    build.arg("--target-dir").arg(target);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    let output = build.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn run(example: &str, arguments: &[&str]) -> Output {
    let file = examples().join(format!("{example}{}", std::env::consts::EXE_SUFFIX));
    Command::new(file).current_dir(fixtures::root()).args(arguments).output().unwrap()
}

/// What it prints, if it ends well and complains of nothing.
fn printed(example: &str, arguments: &[&str]) -> String {
    let output = run(example, arguments);
    let complaints = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && complaints.is_empty(), "{example} {arguments:?}: {complaints}");
    String::from_utf8(output.stdout).unwrap()
}

/// What it complains of, if it ends with code 1 and prints nothing.
fn complaint(example: &str, arguments: &[&str]) -> String {
    let output = run(example, arguments);
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{example} {arguments:?}: {complaint}");
    assert!(output.stdout.is_empty(), "{example} {arguments:?} printed something");
    assert!(!complaint.contains("panicked"), "{complaint}");
    complaint
}

fn as_of() -> DateTime<FixedOffset> {
    parse_instant(AS_OF).unwrap()
}

/// The files of the shipped cases, in the order of their names.
fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir(fixtures::root().join(CASES)).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "json"));
    files.sort();
    files
}

fn shipped_cases(policy: &Policy) -> Vec<Case> {
    let load = |file: PathBuf| {
        let text = fs::read_to_string(&file).unwrap();
        Case::parse(&text, policy.codebook()).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    };
    files().into_iter().map(load).collect()
}

/// A folder of its own for one test, which is removed with this.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("everycontact-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn holding(self, name: &str, text: &str) -> Self {
        fs::write(self.0.join(name), text).unwrap();
        self
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn every_shipped_case_loads_without_a_warning_and_under_its_own_name() {
    let policy = shipped::uk_illustrative();
    let (files, cases) = (files(), shipped_cases(&policy));
    assert!(cases.len() >= 16, "only {} cases", cases.len());
    for (file, case) in files.iter().zip(&cases) {
        assert!(case.warnings().is_empty(), "{}: {:?}", file.display(), case.warnings());
        let name = file.file_stem().unwrap().to_str().unwrap();
        let id = case.document().id.as_str();
        assert!(name.starts_with(id), "{} holds `{id}`", file.display());
    }
}

#[test]
fn their_texts_are_those_that_were_read() {
    for example in EXAMPLES {
        let differs = fixtures::differs(&format!("{example}.txt"), &printed(example, &[]));
        assert!(differs.is_none(), "{}", differs.unwrap_or_default());
    }
}

#[test]
fn every_form_fits_100_columns_under_both_policies() {
    let mut long = Vec::new();
    for policy in ["uk-illustrative", "school-threat-assessment"] {
        for (example, more) in
            [("agenda", &["--within", "36500"][..]), ("assurance", &["--seed", "x", "--by", "role"])]
        {
            for form in [&["--policy", policy][..], &[&["--policy", policy], more].concat()] {
                let text = printed(example, form);
                assert!(!text.contains('\u{1b}'), "{example} {form:?}: colour where there is no terminal");
                let lines = text.lines().filter(|line| line.chars().count() > 100);
                long.extend(lines.map(|line| format!("{example} {form:?}: {line}")));
            }
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn the_shipped_cases_are_what_is_taken_without_a_folder() {
    for example in EXAMPLES {
        let same = [
            CASES,
            "--as-of",
            AS_OF,
            "--policy",
            "core/documents/uk-illustrative.json",
            "--codebook",
            "core/documents/codebook.json",
        ];
        assert_eq!(printed(example, &same), printed(example, &[]), "{example}");
        let help = printed(example, &["--help"]);
        assert!(
            help.starts_with(&format!("{example} [FOLDER]")) && help.contains("--as-of INSTANT"),
            "{help}"
        );
        assert_eq!(printed(example, &["-h"]), help);
    }
}

// The agenda.

#[test]
fn the_agenda_tells_what_is_overdue_and_what_is_to_come() {
    let policy = shipped::uk_illustrative();
    let cases = shipped_cases(&policy);
    let due = policy.due(&cases, as_of());
    let until = as_of().checked_add_days(Days::new(90)).unwrap();
    let told: Vec<_> = due.duties.iter().filter(|duty| duty.overdue || duty.due <= until).collect();
    let overdue = told.iter().filter(|duty| duty.overdue).count();
    let (to_come, later) = (told.len() - overdue, due.duties.len() - told.len());
    assert!(overdue > 0 && to_come > 0 && later > 0, "{overdue}, {to_come}, {later}");
    let text = printed("agenda", &[]);
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        format!("{} cases, as of 30 Jun 2025, policy uk-illustrative ", cases.len()),
        format!(": {overdue} overdue, {to_come} to come by 28 Sep 2025."),
        format!("{later} duties are due later."),
    ] {
        assert!(flat.contains(&part), "{part:?} is not told in:\n{text}");
    }
    let (before, after) = text.split_once("\nTo come\n").unwrap();
    let rows = |text: &str| text.lines().filter(|line| line.contains("  case-")).count();
    assert_eq!((rows(before), rows(after)), (overdue, to_come));
    for duty in told {
        assert!(flat.contains(duty.case), "{} is not named", duty.case);
    }
}

#[test]
fn the_agenda_as_json_is_what_the_policy_says() {
    for policy in [shipped::uk_illustrative(), shipped::school_threat_assessment()] {
        let id = policy.document().id.as_str();
        let cases = shipped_cases(&policy);
        let json = printed("agenda", &["--json", "--policy", id]);
        assert_eq!(json, format!("{}\n", policy.due(&cases, as_of()).to_json()), "{id}");
        let told: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(told["schema"], "everycontact/due/1");
        assert_eq!(told["cases"], cases.len());
    }
}

#[test]
fn the_agenda_leaves_out_what_is_due_later_than_asked_and_nothing_that_is_overdue() {
    let days: Vec<String> = ["0", "90", "36500"].map(|days| printed("agenda", &["--within", days])).into();
    let lines: Vec<usize> = days.iter().map(|text| text.lines().count()).collect();
    assert!(lines[0] < lines[1] && lines[1] < lines[2], "{lines:?}");
    assert_eq!(days[1], printed("agenda", &[]));
}

// The assurance.

#[test]
fn each_figure_stands_beside_what_it_is_a_part_of() {
    let policy = shipped::uk_illustrative();
    let cases = shipped_cases(&policy);
    let text = printed("assurance", &[]);
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(&format!("{} cases", cases.len())), "{text}");
    let figures = policy.assurance(&cases, None, as_of());
    assert!(figures.figures.len() >= 10 && figures.duties.len() == 6, "{:?}", figures.duties);
    for figure in figures.figures.iter().filter(|figure| figure.of > 0) {
        let told = format!("- {} of {} {}.", figure.count, figure.of, figure.title);
        assert!(flat.contains(&told), "{told:?} is not told in:\n{text}");
        for part in figure.by.iter().filter(|part| part.count > 0) {
            // Codes are told in words; roles and the like as they are.
            let told = format!(": {} of {}", part.count, part.of);
            assert!(flat.contains(&told), "{told:?} is not told in:\n{text}");
        }
    }
    let delays = &figures.delays;
    let held = format!("Of {} reviews that were due: {} held in time", delays.of, delays.in_time);
    assert!(flat.contains(&held), "{held:?} is not told in:\n{text}");
    for duties in &figures.duties {
        let row = format!("{} {} {} {}", duties.of, duties.met, duties.late, duties.missed);
        assert!(flat.contains(&row), "{row:?} is not told in:\n{text}");
    }
}

#[test]
fn the_assurance_as_json_is_what_the_policy_says() {
    let policy = shipped::uk_illustrative();
    let cases = shipped_cases(&policy);
    let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let figures = |after: Option<&str>| {
        let after = after.map(|after| parse_instant(after).unwrap());
        parsed(&policy.assurance(&cases, after, as_of()).to_json())
    };
    let told = parsed(&printed("assurance", &["--json"]));
    assert_eq!(told, json!({ "assurance": figures(None), "sample": null }));
    assert_eq!(told["assurance"]["schema"], "everycontact/assurance/1");
    let after = "2025-01-01T00:00:00Z";
    for (word, by) in [
        ("reason", Stratify::Reason),
        ("blocked", Stratify::Blocked),
        ("role", Stratify::Role),
        ("level", Stratify::Level),
    ] {
        let draw = Draw { seed: "second quarter", by, from_each: 2 };
        let sample = policy.dip_sample(&cases, draw, Some(parse_instant(after).unwrap()), as_of());
        let form = ["--json", "--after", after, "--seed", "second quarter", "--by", word, "--from-each", "2"];
        let told = parsed(&printed("assurance", &form));
        assert_eq!(told["assurance"], figures(Some(after)));
        assert_eq!(told["sample"], parsed(&sample.to_json()), "{word}");
        assert!(sample.of > 0, "nothing to draw from by {word}");
    }
}

#[test]
fn a_sample_is_told_after_the_figures_and_is_one_from_each_stratum_by_reason_unless_said_otherwise() {
    let plain = printed("assurance", &[]);
    let sampled = printed("assurance", &["--seed", "second quarter"]);
    assert!(sampled.starts_with(&plain) && sampled.len() > plain.len());
    let same = ["--seed", "second quarter", "--by", "reason", "--from-each", "1"];
    assert_eq!(printed("assurance", &same), sampled);
    assert!(sampled.contains("second quarter"), "the seed is not told");
}

// The policy card.

#[test]
fn the_card_and_the_draft_are_what_the_policy_says_in_every_form() {
    let file = "core/documents/school-threat-assessment.json";
    for (policy, named) in [
        (shipped::uk_illustrative(), &[][..]),
        (shipped::uk_illustrative(), &["uk-illustrative"]),
        (shipped::school_threat_assessment(), &["school-threat-assessment"]),
        (shipped::school_threat_assessment(), &[file, "--codebook", "core/documents/codebook.json"]),
    ] {
        let (card, draft) = (policy.card(), policy.transparency_record());
        for (form, rendering) in [
            (&[][..], Rendering::text()),
            (&["--markdown"], Rendering::markdown()),
            (&["--html"], Rendering::html()),
        ] {
            assert_eq!(printed(CARD, &[named, form].concat()), card.render(rendering), "{named:?} {form:?}");
            let atrs = [named, form, &["--atrs"]].concat();
            assert_eq!(printed(CARD, &atrs), draft.render(rendering), "{atrs:?}");
        }
        let json = printed(CARD, &[named, &["--atrs", "--json"]].concat());
        assert_eq!(json, format!("{}\n", draft.to_json()));
    }
    let help = printed(CARD, &["--help"]);
    assert!(help.starts_with("policy_card [POLICY.json]") && help.contains("--atrs"), "{help}");
    assert_eq!(printed(CARD, &["-h"]), help);
}

#[test]
fn a_mistake_about_a_card_is_told() {
    for (arguments, told) in [
        (&["no-such-policy.json"][..], "no-such-policy.json: "),
        (&["Cargo.toml"], "Cargo.toml: "),
        (&["--codebook", "Cargo.toml"], "Cargo.toml: "),
        (&["--codebook"], "--codebook needs a value; see --help"),
        (&["--htm"], "`--htm` is not known; see --help"),
        (&["--json"], "--json goes with --atrs: "),
        (&["--html", "--markdown"], "only one of --markdown, --html and --json can be given; see --help"),
        (&["uk-illustrative", "uk-illustrative"], "only one policy can be given; see --help"),
    ] {
        let complaint = complaint(CARD, arguments);
        assert!(complaint.starts_with(&format!("{CARD}: {told}")), "{arguments:?}: {complaint}");
    }
}

// Mistakes.

#[test]
fn a_mistake_is_told_on_standard_error_with_code_1() {
    let own = Folder::new("mistakes").holding("subject-a.json", shipped::SUBJECT_A);
    for (arguments, told) in [
        (&["no-such-folder", "--as-of", AS_OF][..], "no-such-folder: "),
        (&["Cargo.toml", "--as-of", AS_OF], "Cargo.toml: "),
        (&[own.path()], "your own cases need --as-of; see --help"),
        (&["--policy", "no-such-policy.json"], "no-such-policy.json: "),
        (&["--codebook", "Cargo.toml"], "Cargo.toml: "),
        (&["--jsn"], "`--jsn` is not known; see --help"),
        (&["--as-of"], "--as-of needs a value; see --help"),
        (&["--as-of", "2025-06-30"], "--as-of: "),
        (&["--as-of", "yesterday"], "--as-of: "),
        (&[CASES, CASES, "--as-of", AS_OF], "only one folder can be given; see --help"),
    ] {
        for example in EXAMPLES {
            let complaint = complaint(example, arguments);
            assert!(complaint.starts_with(&format!("{example}: {told}")), "{arguments:?}: {complaint}");
        }
    }
    for example in EXAMPLES {
        printed(example, &[own.path(), "--as-of", AS_OF]);
    }
}

#[test]
fn a_mistake_in_an_option_of_one_example_is_told() {
    for (example, arguments, told) in [
        ("agenda", &["--within", "a week"][..], "--within: expected a number of days"),
        ("agenda", &["--within", "-1"], "--within: expected a number of days"),
        ("agenda", &["--seed", "x"], "`--seed` is not known; see --help"),
        ("assurance", &["--within", "9"], "`--within` is not known; see --help"),
        ("assurance", &["--after", "January"], "--after: "),
        ("assurance", &["--by", "reason"], "a sample needs --seed; see --help"),
        ("assurance", &["--from-each", "2"], "a sample needs --seed; see --help"),
        (
            "assurance",
            &["--seed", "x", "--by", "nonsense"],
            "--by: expected `reason`, `blocked`, `role` or `level`",
        ),
        ("assurance", &["--seed", "x", "--from-each", "some"], "--from-each: expected a number"),
    ] {
        let complaint = complaint(example, arguments);
        assert!(complaint.starts_with(&format!("{example}: {told}")), "{arguments:?}: {complaint}");
    }
}

#[test]
fn a_folder_without_cases_is_told() {
    let empty = Folder::new("empty").holding("README.md", "No case.\n");
    for example in EXAMPLES {
        let complaint = complaint(example, &[empty.path(), "--as-of", AS_OF]);
        let told = format!("{example}: {}: there is no case here", empty.path());
        assert!(complaint.starts_with(&told) && complaint.contains(".json"), "{complaint}");
    }
}

#[test]
fn each_broken_case_among_good_ones_is_told_with_its_place_and_nothing_is_counted() {
    let good = fs::read_to_string(&files()[0]).unwrap();
    let misspelt = good.replacen("\"subject\"", "\"subjekt\"", 1);
    let mut late: Value = serde_json::from_str(&good).unwrap();
    late["contacts"][0]["recorded"] = "1999-01-01T00:00:00Z".into();
    let broken = Folder::new("broken")
        .holding("a-good.json", &good)
        .holding("b-misspelt.json", &misspelt)
        .holding("c-late.json", &serde_json::to_string_pretty(&late).unwrap())
        .holding("d-cut-off.json", &good[..good.len() / 2])
        .holding("e-good.json", shipped::SUBJECT_A)
        .holding("notes.txt", "no case");
    for example in EXAMPLES {
        let complaint = complaint(example, &[broken.path(), "--as-of", AS_OF]);
        for (file, path, code) in [
            ("b-misspelt.json", "subjekt: ", "[unknown_field]"),
            ("b-misspelt.json", "document: ", "[missing_field]"),
            ("c-late.json", "contacts[0].", "[received_before_occurred]"),
            ("d-cut-off.json", ": ", "[json_syntax]"),
        ] {
            let place = Path::new(broken.path()).join(file).display().to_string();
            let from = complaint.find(&place).unwrap_or_else(|| panic!("{file} is not told: {complaint}"));
            let part = complaint[from + place.len()..].split(".json: ").next().unwrap();
            let line = part.lines().find(|line| line.contains(code));
            let line = line.unwrap_or_else(|| panic!("{file}: no {code} in {part}"));
            assert!(
                line.contains(path) && line.trim_start().starts_with(|c: char| c.is_ascii_digit()),
                "{line}"
            );
        }
        assert!(!complaint.contains("good.json") && !complaint.contains("notes.txt"), "{complaint}");
    }
}

const ORIGIN: &str = "council.example/everycontact";

#[test]
fn the_tour_of_the_ledger_loses_nothing_and_forgets_what_was_erased() {
    let folder = Folder::new("ledger");
    let told = printed("ledger", &["keep", folder.path()]);
    let holds = told.lines().filter(|line| line.ends_with("holds the checkpoint: yes.")).count();
    assert_eq!(holds, 2, "{told}");
    for line in [
        "an append that was not finished.",
        "not what was once appended there.",
        "Its root is that of the file: yes.",
        "The case is erased: 47 openings are deleted, and the ledger is not touched.",
        "Openings that are left: 0.",
        "The proof of the decision still verifies: yes.",
        "Whoever guesses right when it was recorded can confirm it: no.",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    assert!(told.lines().all(|line| line.len() <= 100 || line.contains(folder.path())), "{told}");
    for name in ["ledger.txt", "ledger.sqlite"] {
        let kept = fs::read(folder.0.join(name)).unwrap();
        let says = |text: &str| kept.windows(text.len()).any(|bytes| bytes == text.as_bytes());
        assert!(says(ORIGIN) && says("\"kind\":\"decision\""), "{name}");
        assert!(!says("case-01") && !says("2023-09-25"), "{name}");
    }
}

#[test]
fn a_kept_ledger_is_verified_and_a_spoilt_one_is_not() {
    let folder = Folder::new("verify");
    printed("ledger", &["keep", folder.path()]);
    let [log, shorter, spoilt, checkpoint] = ["ledger.txt", "shorter.txt", "spoilt.txt", "checkpoint.txt"]
        .map(|name| folder.0.join(name).to_str().unwrap().to_owned());
    let verified = printed("ledger", &["verify", &log, ORIGIN]);
    fs::write(&checkpoint, &verified).unwrap();
    assert!(printed("ledger", &["verify", &log, ORIGIN, &checkpoint]).starts_with(&verified));
    let proof = printed("ledger", &["prove", &log, ORIGIN, "9"]);
    let [proof, kept] =
        [InclusionProof::parse(proof.trim()).unwrap().size(), Checkpoint::parse(&verified).unwrap().size()];
    assert_eq!(proof, kept);

    let text = fs::read_to_string(&log).unwrap();
    let first_append = text.find("\nc ").and_then(|at| Some(at + 2 + text[at + 1..].find('\n')?)).unwrap();
    fs::write(&shorter, &text[..first_append]).unwrap();
    printed("ledger", &["verify", &shorter, ORIGIN]);
    let told = complaint("ledger", &["verify", &shorter, ORIGIN, &checkpoint]);
    assert!(told.contains("does not continue it"), "{told}");
    fs::write(&spoilt, text.replace("\"closure\"", "\"review\"")).unwrap();
    let told = complaint("ledger", &["verify", &spoilt, ORIGIN]);
    assert!(told.contains("not what was once appended there"), "{told}");

    for (arguments, told) in [
        (&["verify", &log, "other.example/log"][..], "the first line is not the one"),
        (&["verify", "no-such-file", ORIGIN], "no-such-file: "),
        (&["verify", &log, ORIGIN, &log], "ledger.txt: "),
        (&["prove", &log, ORIGIN, "10"], "there is no such entry"),
        (&["prove", &log, ORIGIN, "-1"], "INDEX: "),
        (&["keep", folder.path()], "there is a ledger already"),
        (&["kep"], "these arguments are not known; see --help"),
    ] {
        let complaint = complaint("ledger", arguments);
        assert!(complaint.starts_with("ledger: ") && complaint.contains(told), "{arguments:?}: {complaint}");
    }
    assert!(printed("ledger", &["--help"]).contains("ledger prove FILE ORIGIN INDEX"));
}
