//! `cargo xtask test`: every suite of every member, and one line that counts the tests.

use std::fs;
use std::time::Instant;

use crate::count::{self, Count};
use crate::interpreters;
use crate::npm;
use crate::process::{self, command};
use crate::python;
use crate::tools::{self, Missing};

/// Whether a suite or a test may be skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skips {
    Allowed,
    Fail,
}

/// A suite: its name, and what runs it.
type Suite = (String, Box<dyn Fn() -> Result<Count, Missing>>);

fn suite(name: impl Into<String>, run: impl Fn() -> Result<Count, Missing> + 'static) -> Suite {
    (name.into(), Box::new(run))
}

/// Those that fail soonest come first; the Rust suites build what the others use.
fn all() -> Vec<Suite> {
    let mut suites = vec![
        suite("schemas", schemas),
        suite("Rust", rust),
        suite("Rust documentation and README", documentation),
        suite("the examples", examples),
    ];
    suites.extend(pythons());
    suites.push(suite("peers, a few hundred persons", python::peers));
    suites.push(suite("npm package", wasm));
    suites.push(suite("fuzzing, a few seconds each", fuzz));
    suites
}

/// All of the Python binding on one version; on the others the same wheel, with the binding's own tests.
fn pythons() -> Vec<Suite> {
    let main = interpreters::main_version();
    let whole = main.map_or("Python binding".to_owned(), |version| format!("Python binding, {version}"));
    let others = interpreters::VERSIONS.into_iter().filter(|version| Some(*version) != main);
    let others = others
        .map(|version| suite(format!("Python binding, {version}, its own"), move || python::own(version)));
    [suite(whole, python::whole)].into_iter().chain(others).collect()
}

/// The members with Rust tests. The Python binding has none: they would have to link an interpreter.
const MEMBERS: [&str; 5] =
    ["--workspace", "--exclude", "everycontact-python", "--exclude", "everycontact-capsule"];

/// The seconds that each fuzz target runs for.
const FUZZ_SECONDS: u32 = 5;

/// Runs every suite; whether all passed.
pub fn run(skips: Skips) -> bool {
    run_suites(&all(), skips)
}

/// Runs those of the Python binding; whether all passed.
pub fn run_python() -> bool {
    run_suites(&pythons(), Skips::Allowed)
}

fn run_suites(suites: &[Suite], skips: Skips) -> bool {
    let start = Instant::now();
    let mut total = Count::default();
    let mut table = Vec::new();
    let mut missing = Vec::new();
    for (name, suite) in suites {
        println!("\n== {name}");
        let start = Instant::now();
        let count = suite().unwrap_or_else(|missed| {
            println!("skipped: {name} needs {}", missed.what);
            missing.push((name, missed));
            Count { skipped: 1, ..Count::default() }
        });
        total += count;
        table.push((name, count, start.elapsed().as_secs()));
    }

    println!("\n{:32} {:>7} {:>7} {:>7} {:>8}", "suite", "passed", "failed", "skipped", "seconds");
    for (name, count, seconds) in table {
        println!("{name:32} {:>7} {:>7} {:>7} {seconds:>8}", count.passed, count.failed, count.skipped);
    }
    for (name, Missing { what, command }) in missing {
        println!("skipped: {name} needs {what}; this brings it: {command}");
    }
    let refused = skips == Skips::Fail && total.skipped > 0;
    if refused {
        println!("with --all, a skip is a failure");
    }
    println!(
        "tests: {} passed, {} failed, {} skipped, in {} seconds",
        total.passed,
        total.failed,
        total.skipped,
        start.elapsed().as_secs(),
    );
    total.failed == 0 && !refused
}

fn schemas() -> Result<Count, Missing> {
    let succeeded = crate::schemas::check();
    Ok(Count { passed: u64::from(succeeded), ..Count::default() }.of_run(succeeded))
}

/// Unit tests, integration tests, and each bench once.
fn rust() -> Result<Count, Missing> {
    let mut tests = process::cargo();
    tests.args(["test", "--no-fail-fast", "--all-targets"]).args(MEMBERS);
    tests.env("INSTA_UPDATE", "no");
    let (succeeded, text) = process::watched(&mut tests);
    Ok(count::cargo(&text).of_run(succeeded))
}

/// The examples in the documentation, of which the README is the front page.
fn documentation() -> Result<Count, Missing> {
    let mut tests = process::cargo();
    tests.args(["test", "--no-fail-fast", "--doc"]).args(MEMBERS);
    let (succeeded, text) = process::watched(&mut tests);
    Ok(count::cargo(&text).of_run(succeeded))
}

/// The README's first command, exactly as it stands there, and the other examples.
fn examples() -> Result<Count, Missing> {
    let mut count = Count::default();
    for name in ["learning_review", "agenda", "assurance"] {
        let mut example = process::cargo();
        example.args(["run", "--release", "--example", name]);
        let (succeeded, text) = process::watched(&mut example);
        let printed = u64::from(succeeded && !text.trim().is_empty());
        count += Count { passed: printed, ..Count::default() }.of_run(succeeded);
    }
    Ok(count)
}

/// Builds the package as it is published, and runs every suite on it, in Node and in Chromium.
fn wasm() -> Result<Count, Missing> {
    let chromium = tools::chromium()?;
    if !npm::build()? {
        return Ok(Count::default().of_run(false));
    }
    let mut tests = command("node");
    // One file at a time: the machine may have few cores, and browsers want some.
    tests.args(["--test-reporter=spec", "--test-concurrency=1", "--test"]);
    tests.args(
        files("bindings-wasm/tests", ".test.mjs").iter().map(|name| format!("bindings-wasm/tests/{name}")),
    );
    tests.env("EVERYCONTACT_PACKAGE", npm::folder()).env("EVERYCONTACT_CHROMIUM", chromium);
    tests.env("EVERYCONTACT_PAGE", npm::tool());
    let (succeeded, text) = process::watched(&mut tests);
    Ok(count::node(&text).of_run(succeeded))
}

/// Each fuzz target for a few seconds, from the committed seeds. What it finds is kept in `target`.
fn fuzz() -> Result<Count, Missing> {
    let fuzzer = tools::cargo_fuzz()?;
    let folder = process::root().join("tests").join("fuzz");
    let mut count = Count::default();
    for file in files("tests/fuzz/fuzz_targets", ".rs") {
        let target = file.trim_end_matches(".rs");
        let corpus = process::own().join("corpus").join(target);
        let made = fs::create_dir_all(&corpus).is_ok();
        let mut run = command(&fuzzer);
        run.args(["run", "--fuzz-dir", "tests/fuzz", "--sanitizer", "none", "--target-dir"])
            .arg(process::own().join("fuzz"))
            .arg(target)
            .arg(&corpus)
            .arg(folder.join("seeds").join(target))
            .arg("--")
            .arg(format!("-max_total_time={FUZZ_SECONDS}"))
            .args(["-timeout=10", "-verbosity=0", "-print_funcs=0"]);
        // It prints hundreds of lines of what helped it on, behind which a failure of another suite is not found.
        if made && process::quiet(&mut run) {
            count.passed += 1;
        } else {
            count.failed += 1;
        }
    }
    let succeeded = count.failed == 0;
    Ok(count.of_run(succeeded))
}

/// The names of the files in a folder of the workspace that end so, in order.
fn files(folder: &str, end: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(process::root().join(folder))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(end))
        .collect();
    names.sort();
    names
}
