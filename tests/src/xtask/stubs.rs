//! The type stub of the Python binding: generated from the built library, committed, and compared.

use std::fs;
use std::path::PathBuf;

use crate::interpreters::{self, Environment};
use crate::process::{self, command};

/// Where a stub stands in a folder of packages.
const STUB: [&str; 2] = ["everycontact", "_everycontact.pyi"];
/// Stands in a stub for what could not be told; a type checker then takes anything.
const INCOMPLETE: &str = "Incomplete";

fn kept() -> PathBuf {
    process::root().join("bindings-python").join("python").join(STUB.iter().collect::<PathBuf>())
}

/// Writes the stub.
pub fn write() -> bool {
    let python = match interpreters::main() {
        Ok(python) => python,
        Err(missing) => {
            eprintln!("the stub needs {}; this brings it: {}", missing.what, missing.command);
            return false;
        }
    };
    let Some(text) = generated(&python) else { return false };
    if let Err(error) = fs::write(kept(), &text) {
        eprintln!("cannot write the stub: {error}");
        return false;
    }
    println!("wrote bindings-python/python/everycontact/_everycontact.pyi");
    is_complete(&text)
}

/// Compares the stub with its file.
pub fn check(python: &Environment) -> bool {
    let Some(text) = generated(python) else { return false };
    let same = fs::read_to_string(kept()).is_ok_and(|kept| kept == text);
    if !same {
        eprintln!("the committed stub differs from what the library says: run `cargo xtask stubs`");
    }
    is_complete(&text) && same
}

/// The stub as the library that goes into the wheel gives it: this builds what the wheel builds.
fn generated(python: &Environment) -> Option<String> {
    let folder = process::own().join("stubs");
    let _ = fs::remove_dir_all(&folder);
    let mut generate = command(python.program("maturin"));
    generate
        .args(["generate-stubs", "--profile", "release", "--quiet"])
        .args(["--manifest-path", "bindings-python/Cargo.toml", "--interpreter"])
        .arg(python.program("python"))
        .arg("--out")
        .arg(&folder);
    if !process::shown(&mut generate) {
        return None;
    }
    let text = fs::read_to_string(folder.join(STUB.iter().collect::<PathBuf>()));
    text.inspect_err(|error| eprintln!("no stub was generated: {error}")).ok()
}

fn is_complete(text: &str) -> bool {
    let complete = !text.contains(INCOMPLETE) && !text.contains("def __getattr__");
    if !complete {
        eprintln!("the stub is not complete: a type checker would take anything where `{INCOMPLETE}` stands");
    }
    complete
}
