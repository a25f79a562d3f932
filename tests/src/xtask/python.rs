//! The suites of the Python binding: one wheel, built once, and tested on each Python that it is for.

use std::fs;
use std::path::{Path, PathBuf};

use crate::count::{self, Count};
use crate::interpreters::{self, Environment};
use crate::process::{self, command};
use crate::stubs;
use crate::tools::Missing;

/// What the wheel may have, in bytes.
const MOST_BYTES: u64 = 5_000_000;
/// The tests that need more than the binding's own requirements.
const EXTRAS: &str = "bindings-python/tests/extras";

fn wheels() -> PathBuf {
    process::own().join("wheels")
}

/// Builds the wheel, compares its stub, and runs the whole suite on what is installed.
pub fn whole() -> Result<Count, Missing> {
    let python = interpreters::main()?;
    if !built(&python) {
        return Ok(Count::default().of_run(false));
    }
    let mut count = one(is_small());
    count += one(stubs::check(&python));
    count += run(&python, &[]);
    Ok(count)
}

/// Runs the binding's own tests on another version, with the wheel that was built.
pub fn own(version: &'static str) -> Result<Count, Missing> {
    if wheel().is_none() {
        return Err(Missing::new("the wheel, which was not built", "cargo xtask test"));
    }
    if !interpreters::has(version) {
        println!("Python {version} is not on this machine: nothing ran on it");
        return Ok(Count::default());
    }
    let python = interpreters::own(version)?;
    Ok(run(&python, &["--ignore", EXTRAS]))
}

/// Whether this library and its peers say the same of a few hundred persons; nothing is timed.
pub fn peers() -> Result<Count, Missing> {
    let python = interpreters::main()?;
    let mut install = command(python.program("python"));
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--prefer-binary"]);
    install.args(["--requirement", "benches/peers/requirements.txt"]);
    if !process::shown(&mut install) {
        return Ok(Count::default().of_run(false));
    }
    let mut compare = command(python.program("python"));
    compare.args(["-B", "benches/peers/run.py", "--small"]);
    Ok(one(process::shown(&mut compare)))
}

fn one(succeeded: bool) -> Count {
    Count { passed: u64::from(succeeded), ..Count::default() }.of_run(succeeded)
}

fn built(python: &Environment) -> bool {
    // A wheel of another version would be found beside the new one.
    let _ = fs::remove_dir_all(wheels());
    let mut build = command(python.program("maturin"));
    build
        .args(["build", "--release", "--quiet", "--manifest-path", "bindings-python/Cargo.toml", "--out"])
        .arg(wheels())
        .arg("--interpreter")
        .arg(python.program("python"));
    process::shown(&mut build)
}

/// The wheel that was built, if it is the only one.
fn wheel() -> Option<PathBuf> {
    let mut found = fs::read_dir(wheels()).ok()?.flatten().map(|entry| entry.path());
    let wheel = found.next()?;
    found.next().is_none().then_some(wheel)
}

fn is_small() -> bool {
    let bytes = wheel().and_then(|wheel| fs::metadata(wheel).ok()).map_or(u64::MAX, |file| file.len());
    println!("the wheel has {bytes} bytes of at most {MOST_BYTES}");
    bytes <= MOST_BYTES
}

/// Installs the wheel and runs pytest.
fn run(python: &Environment, arguments: &[&str]) -> Count {
    let Some(wheel) = wheel() else { return Count::default().of_run(false) };
    if !installed(python, &wheel) {
        return Count::default().of_run(false);
    }
    let mut tests = command(python.program("python"));
    tests.args(["-B", "-m", "pytest", "-p", "no:cacheprovider", "bindings-python"]).args(arguments);
    let (succeeded, text) = process::watched(&mut tests);
    count::pytest(&text).of_run(succeeded)
}

fn installed(python: &Environment, wheel: &Path) -> bool {
    let mut install = command(python.program("python"));
    install
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .args(["--no-index", "--no-deps", "--force-reinstall"])
        .arg(wheel);
    process::shown(&mut install)
}
