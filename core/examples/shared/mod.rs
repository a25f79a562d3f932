//! What the examples share: a policy, the form in which to print, and how a mistake is told.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use everycontact::{Codebook, LoadError, Policy, Rendering, shipped};

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
