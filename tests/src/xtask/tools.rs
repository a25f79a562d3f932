//! What the suites need and a fresh machine may lack.
//!
//! Everything is set up below `target/xtask`, and said; only the source of the standard library is added to the toolchain.
//! What cannot be set up is a [`Missing`]: what is missing, and the one command that would bring it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{self, command};

/// Something that a suite needs and that could not be set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    pub what: String,
    pub command: String,
}

impl Missing {
    pub fn new(what: impl Into<String>, command: impl Into<String>) -> Missing {
        Missing { what: what.into(), command: command.into() }
    }
}

fn says(what: &str) {
    println!("setting up {what}");
}

/// The source of the standard library, which is built for WebAssembly anew.
pub fn rust_src() -> Result<(), Missing> {
    let installed = || {
        process::output(command("rustc").args(["--print", "sysroot"]))
            .is_some_and(|root| Path::new(&root).join("lib/rustlib/src/rust/library/Cargo.lock").is_file())
    };
    if installed() {
        return Ok(());
    }
    says("the source of the standard library, in the Rust toolchain");
    if process::shown(command("rustup").args(["component", "add", "rust-src"])) && installed() {
        return Ok(());
    }
    Err(Missing::new("the source of the standard library", "rustup component add rust-src"))
}

/// The command-line tool of wasm-bindgen, of exactly the locked version.
pub fn wasm_bindgen() -> Result<PathBuf, Missing> {
    let lock = fs::read_to_string(process::root().join("Cargo.lock")).unwrap_or_default();
    let Some(version) = locked(&lock, "wasm-bindgen") else {
        return Err(Missing::new("a locked version of wasm-bindgen", "cargo generate-lockfile"));
    };
    let fits = |program: &Path| {
        process::output(command(program).arg("--version"))
            .is_some_and(|said| said.split_whitespace().nth(1) == Some(version.as_str()))
    };
    installed("wasm-bindgen", &["wasm-bindgen-cli", "--version", &version], fits)
}

/// cargo-fuzz. Without a sanitizer, which safe code does not need, it works with a stable toolchain.
pub fn cargo_fuzz() -> Result<PathBuf, Missing> {
    if !process::succeeds(command("c++").arg("--version")) {
        return Err(Missing::new("a C++ compiler, for the fuzzing engine", "apt-get install g++"));
    }
    let fits = |program: &Path| process::succeeds(command(program).arg("--version"));
    installed("cargo-fuzz", &["cargo-fuzz"], fits)
}

/// A program that `cargo install` brings: one that is there and fits, or else a new one in `target`.
fn installed(program: &str, package: &[&str], fits: impl Fn(&Path) -> bool) -> Result<PathBuf, Missing> {
    let folder = process::own().join("tools");
    let own = folder.join("bin").join(program);
    if let Some(found) = [own.clone(), PathBuf::from(program)].into_iter().find(|found| fits(found)) {
        return Ok(found);
    }
    says(&format!("{program} in target/xtask/tools (this takes a minute or two)"));
    let mut install = process::cargo();
    // A debug build is there in half the time, and the tool is used briefly.
    install.args(["install", "--quiet", "--force", "--debug"]).args(package);
    install.arg("--root").arg(&folder).arg("--target-dir").arg(process::own().join("build"));
    if process::shown(&mut install) && fits(&own) {
        return Ok(own);
    }
    Err(Missing::new(
        format!("{program} (installing it failed)"),
        format!("cargo install {}", package.join(" ")),
    ))
}

/// Node, of a version that has a test runner.
pub fn node() -> Result<(), Missing> {
    let from_20 = "process.exit(Number(process.versions.node.split('.')[0]) < 20 ? 1 : 0)";
    if process::succeeds(command("node").args(["-e", from_20])) {
        return Ok(());
    }
    Err(Missing::new("Node 20 or later", "apt-get install nodejs"))
}

/// The packages that build and test the npm package, of exactly the locked versions.
pub fn node_modules() -> Result<(), Missing> {
    let folder = process::root().join("bindings-wasm");
    let locked = fs::read(folder.join("package-lock.json")).unwrap_or_default();
    let mark = folder.join("node_modules").join(".package-lock.everycontact.json");
    if !locked.is_empty() && fs::read(&mark).is_ok_and(|installed| installed == locked) {
        return Ok(());
    }
    says("the packages that build and test the npm package, in bindings-wasm/node_modules");
    let mut install = command("npm");
    install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder);
    if process::shown(&mut install) && fs::write(&mark, &locked).is_ok() {
        return Ok(());
    }
    Err(Missing::new("the packages of bindings-wasm/package-lock.json", "npm --prefix bindings-wasm ci"))
}

/// A Chromium, in which the package is tested as in a page.
pub fn chromium() -> Result<String, Missing> {
    let named = std::env::var("EVERYCONTACT_CHROMIUM").ok();
    let usual = ["chromium", "chromium-browser", "google-chrome"].map(str::to_owned);
    let mut programs = named.into_iter().chain(usual);
    let found = programs.find(|program| process::succeeds(command(program).arg("--version")));
    found.ok_or_else(|| Missing::new("Chromium", "apt-get install chromium"))
}

/// The version of a package in a lock file.
fn locked(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_read_by_the_whole_name() {
        let lock = "\
[[package]]
name = \"wasm-bindgen-macro\"
version = \"0.1.0\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "wasm"), None);
    }
}
