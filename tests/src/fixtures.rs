//! The shared fixtures, read in place.
//!
//! With `EVERYCONTACT_BLESS=1` what is compared byte for byte is written instead; whoever does so reads the
//! difference. What a fixture expects in so many words is never written.

use std::fs;
use std::path::PathBuf;

use everycontact::{Case, Policy, Recommendation, Viewpoint, parse_instant, shipped};
use serde_json::Value;

use crate::engine::viewpoint;

/// One fixture about a case.
#[derive(Debug)]
pub struct Fixture {
    /// The folder below `tests/fixtures`.
    pub folder: &'static str,
    /// The file's name without its ending.
    pub name: String,
    /// All of it.
    pub document: Value,
}

/// The root of the workspace.
///
/// # Panics
/// If this package is not a member of a workspace.
#[must_use]
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// A file of the fixtures.
#[must_use]
pub fn path(name: &str) -> PathBuf {
    root().join("tests").join("fixtures").join(name)
}

/// The names of the JSON files in a folder of the fixtures, without their ending, in order.
///
/// # Panics
/// If the folder cannot be read.
#[must_use]
pub fn names(folder: &str) -> Vec<String> {
    let files = fs::read_dir(path(folder)).unwrap();
    let files = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> =
        files.filter_map(|file| file.strip_suffix(".json").map(str::to_owned)).collect();
    names.sort();
    names
}

/// Every fixture of a folder, in the order of the names.
///
/// # Panics
/// If a file cannot be read or is no JSON.
#[must_use]
pub fn all(folder: &'static str) -> Vec<Fixture> {
    let fixtures = names(folder).into_iter().filter(|name| !name.ends_with(".expected"));
    let read = |name: String| {
        let text = fs::read_to_string(path(&format!("{folder}/{name}.json"))).unwrap();
        let document = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        Fixture { folder, name, document }
    };
    fixtures.map(read).collect()
}

impl Fixture {
    /// A member that is text.
    ///
    /// # Panics
    /// If there is none of that name.
    #[must_use]
    pub fn text(&self, member: &str) -> &str {
        self.document[member].as_str().unwrap_or_else(|| panic!("{} has no `{member}`", self.name))
    }

    /// The policy that it names or holds.
    ///
    /// # Panics
    /// If there is none, or it cannot be loaded.
    #[must_use]
    pub fn policy(&self) -> Policy {
        match &self.document["policy"] {
            Value::String(id) => policy(id),
            document => Policy::parse(&document.to_string(), &shipped::codebook())
                .unwrap_or_else(|error| panic!("{}: {error}", self.name)),
        }
    }

    /// The case, loaded for a policy and seen from the viewpoint that the fixture names.
    ///
    /// # Panics
    /// If it cannot be loaded.
    #[must_use]
    pub fn case(&self, policy: &Policy) -> Case {
        self.whole_case(policy).seen_by(&self.viewpoint())
    }

    /// The case that it names or holds, loaded for a policy, from all records.
    ///
    /// # Panics
    /// If it cannot be loaded.
    #[must_use]
    pub fn whole_case(&self, policy: &Policy) -> Case {
        match &self.document["case"] {
            Value::String(id) if id == "subject-a" => shipped::subject_a(policy.codebook()),
            document => Case::parse(&document.to_string(), policy.codebook())
                .unwrap_or_else(|error| panic!("{}: {error}", self.name)),
        }
    }

    /// The agencies of the viewpoint that it names, if it names one.
    ///
    /// # Panics
    /// If they are not a list of texts.
    #[must_use]
    pub fn viewers(&self) -> Option<Vec<String>> {
        self.document.get("viewpoint").map(|names| {
            let names = names.as_array().unwrap().iter();
            names.map(|name| name.as_str().unwrap().to_owned()).collect()
        })
    }

    fn viewpoint(&self) -> Viewpoint {
        viewpoint(self.viewers().as_deref())
    }

    /// What a policy recommends for it, as of its instant.
    ///
    /// # Panics
    /// If it cannot be loaded.
    #[must_use]
    pub fn recommend(&self, policy: &Policy) -> Recommendation {
        policy.recommend(&self.case(policy), parse_instant(self.text("asOf")).unwrap())
    }
}

/// The invented cases that ship with the examples, in the order of their files.
///
/// # Panics
/// If one cannot be loaded.
#[must_use]
pub fn shipped_cases(policy: &Policy) -> Vec<Case> {
    let folder = root().join("core").join("examples").join("cases");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    paths.sort();
    let load = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        Case::parse(&text, policy.codebook()).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    paths.iter().map(load).collect()
}

/// A shipped policy by its id.
///
/// # Panics
/// If none has it.
#[must_use]
pub fn policy(id: &str) -> Policy {
    match id {
        "uk-illustrative" => shipped::uk_illustrative(),
        "school-threat-assessment" => shipped::school_threat_assessment(),
        other => panic!("no shipped policy is called {other}"),
    }
}

/// What is wrong with a text that is kept in a file; nothing if they are equal, or if it was just written.
///
/// # Panics
/// If the file is to be written and cannot be.
#[must_use]
pub fn differs(name: &str, text: &str) -> Option<String> {
    let file = path(name);
    if std::env::var_os("EVERYCONTACT_BLESS").is_some_and(|value| value == "1") {
        fs::write(&file, text).unwrap();
        return None;
    }
    let kept = match fs::read_to_string(&file) {
        Ok(kept) => kept,
        Err(error) => return Some(format!("{name}: {error}; EVERYCONTACT_BLESS=1 writes it")),
    };
    if kept == text {
        return None;
    }
    let same = kept.bytes().zip(text.bytes()).take_while(|(kept, text)| kept == text).count();
    let around = |text: &str| {
        let bytes = text.as_bytes();
        let part = &bytes[same.saturating_sub(60)..bytes.len().min(same + 60)];
        String::from_utf8_lossy(part).into_owned()
    };
    Some(format!(
        "{name}, from byte {same}:\n  kept  ...{}...\n  given ...{}...",
        around(&kept),
        around(text)
    ))
}
