//! The Pythons of the machine, and a virtual environment for each.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{self, command};
use crate::tools::Missing;

/// The versions that the wheel is for.
pub const VERSIONS: [&str; 4] = ["3.10", "3.11", "3.12", "3.13"];
/// Those that all extras install on, the one that is tried first in front.
const FOR_ALL: [&str; 3] = ["3.11", "3.12", "3.13"];

/// What the binding's own tests need.
const OWN: [&str; 1] = ["requirements.txt"];
/// What all its tests need, and what builds the wheel.
const ALL: [&str; 2] = ["requirements.txt", "requirements-extras.txt"];

/// A virtual environment of one version of Python.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Environment {
    pub version: &'static str,
    programs: PathBuf,
}

impl Environment {
    /// One of its programs.
    pub fn program(&self, name: &str) -> PathBuf {
        self.programs.join(name)
    }
}

/// The version on which the whole suite runs, if the machine has one.
pub fn main_version() -> Option<&'static str> {
    FOR_ALL.into_iter().find(|version| find(version).is_some())
}

/// Whether the machine has this version.
pub fn has(version: &str) -> bool {
    find(version).is_some()
}

/// An environment with everything that the whole suite needs.
pub fn main() -> Result<Environment, Missing> {
    let Some(version) = main_version() else {
        return Err(Missing::new("Python 3.11 or later", "apt-get install python3 python3-venv"));
    };
    environment(version, &ALL)
}

/// An environment of this version with what the binding's own tests need.
pub fn own(version: &'static str) -> Result<Environment, Missing> {
    environment(version, &OWN)
}

fn environment(version: &'static str, lists: &[&str]) -> Result<Environment, Missing> {
    let Some(python) = find(version) else {
        let what = format!("Python {version}, which is not on this machine: nothing ran on it");
        return Err(Missing::new(what, format!("uv python install {version}")));
    };
    let folder = process::own().join(format!("venv-{version}"));
    let programs = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let own = Environment { version, programs };
    let installed = folder.join("installed.txt");
    let wanted = wanted(lists)?;
    let works = is(version, &own.program("python"));
    if works && fs::read_to_string(&installed).is_ok_and(|kept| kept == wanted) {
        return Ok(own);
    }
    println!("setting up a virtual environment of Python {version} in target/xtask/venv-{version}");
    if !works && !process::shown(command(python).args(["-m", "venv", "--clear"]).arg(&folder)) {
        return Err(Missing::new("Python's `venv` module", "apt-get install python3-venv"));
    }
    install(&own, lists)?;
    fs::write(&installed, wanted)
        .map_err(|error| Missing::new(format!("a place to write: {error}"), "df target"))?;
    Ok(own)
}

/// What the lists say, one behind the other.
fn wanted(lists: &[&str]) -> Result<String, Missing> {
    let read = |name: &&str| {
        fs::read_to_string(list(name))
            .map_err(|error| Missing::new(format!("`bindings-python/{name}`: {error}"), "git checkout ."))
    };
    lists.iter().map(read).collect()
}

fn list(name: &str) -> PathBuf {
    process::root().join("bindings-python").join(name)
}

fn install(environment: &Environment, lists: &[&str]) -> Result<(), Missing> {
    let mut pip = command(environment.program("python"));
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--prefer-binary"]);
    for name in lists {
        pip.arg("--requirement").arg(list(name));
    }
    if process::shown(&mut pip) {
        return Ok(());
    }
    let version = environment.version;
    let lists: Vec<String> = lists.iter().map(|name| format!("-r bindings-python/{name}")).collect();
    Err(Missing::new(
        format!("the packages of its tests on Python {version} (installing them failed)"),
        format!("target/xtask/venv-{version}/bin/python -m pip install {}", lists.join(" ")),
    ))
}

/// An interpreter of this version that can make environments: of the path, of pyenv, or of uv.
fn find(version: &str) -> Option<PathBuf> {
    let on_path = [&format!("python{version}"), "python3", "python"].map(PathBuf::from);
    let mut of_uv = command("uv");
    of_uv.args(["python", "find", "--no-python-downloads", version]);
    on_path
        .into_iter()
        .chain(of_pyenv(version))
        .find(|python| is(version, python))
        .or_else(|| process::output(&mut of_uv).map(PathBuf::from).filter(|python| is(version, python)))
}

/// What pyenv has of this version; its shim on the path works only for the versions that are chosen.
fn of_pyenv(version: &str) -> Vec<PathBuf> {
    let home = std::env::var_os("HOME").map(|home| Path::new(&home).join(".pyenv"));
    let Some(folder) = std::env::var_os("PYENV_ROOT").map(PathBuf::from).or(home) else { return Vec::new() };
    let entries = fs::read_dir(folder.join("versions")).into_iter().flatten().flatten();
    let start = format!("{version}.");
    let mut found: Vec<PathBuf> = entries
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(&start))
        .map(|entry| entry.path().join("bin").join("python"))
        .collect();
    found.sort();
    found
}

fn is(version: &str, python: &Path) -> bool {
    let asks = "import ensurepip, sys, venv; print('%d.%d' % sys.version_info[:2])";
    process::output(command(python).args(["-c", asks])).is_some_and(|said| said == version)
}
