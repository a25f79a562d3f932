//! What the examples share: a folder of cases, a policy, and how a command line is read.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use everycontact::{Case, Codebook, LoadError, Policy, Rendering, shipped};

/// The cases that ship with the examples.
pub(crate) fn shipped_cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join("cases")
}

pub(crate) fn read(file: &Path) -> Result<String, String> {
    std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

pub(crate) fn in_file<T>(file: &str, loaded: Result<T, LoadError>) -> Result<T, String> {
    loaded.map_err(|error| format!("{file}: {error}"))
}

/// A shipped policy by its name, or one from a file.
pub(crate) fn policy(name: Option<&str>, codebook: Option<&str>) -> Result<Policy, String> {
    let codebook = match codebook {
        None => shipped::codebook(),
        Some(file) => in_file(file, Codebook::parse(&read(Path::new(file))?))?,
    };
    match name.unwrap_or("uk-illustrative") {
        name @ "uk-illustrative" => in_file(name, Policy::parse(shipped::UK_ILLUSTRATIVE, &codebook)),
        name @ "school-threat-assessment" => {
            in_file(name, Policy::parse(shipped::SCHOOL_THREAT_ASSESSMENT, &codebook))
        }
        file => in_file(file, Policy::parse(&read(Path::new(file))?, &codebook)),
    }
}

/// Every case of a folder, in the order of the file names; what cannot be loaded is told of, each file of it.
pub(crate) fn cases(folder: &Path, policy: &Policy) -> Result<Vec<Case>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> =
        paths.collect::<Result<_, _>>().map_err(|error| format!("{}: {error}", folder.display()))?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "json"));
    paths.sort();
    if paths.is_empty() {
        return Err(format!("{}: there is no case here, no file that ends in .json", folder.display()));
    }
    let (mut cases, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        let name = path.display().to_string();
        match read(&path).and_then(|text| in_file(&name, Case::parse(&text, policy.codebook()))) {
            Ok(case) => cases.push(case),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(cases) } else { Err(problems.join("\n")) }
}

/// The form in which to print: coloured where somebody looks at it.
pub(crate) fn rendering(markdown: bool) -> Rendering {
    let rendering = if markdown { Rendering::markdown() } else { Rendering::text() };
    let watched = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    if watched { rendering.coloured() } else { rendering }
}

/// Prints what was made, or says why it was not.
pub(crate) fn finish(program: &str, told: Result<String, String>) -> ExitCode {
    match told {
        // A reader that has seen enough closes the pipe; that is no failure.
        Ok(text) => {
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{program}: {problem}");
            ExitCode::FAILURE
        }
    }
}
