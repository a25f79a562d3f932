//! Prints what is due in a folder of cases, as of a date: the list that a duty manager works through.

mod folder;
mod shared;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::Days;
use everycontact::parse_instant;

const HELP: &str = "\
agenda [FOLDER] [options]

Prints what is due in the cases of a folder, the earliest first. Without a folder it takes the invented
cases that ship with the library.

  --as-of INSTANT   as of when, such as 2025-06-30T12:00:00+01:00 (the default for the shipped cases)
  --within DAYS     of what is not overdue, only what is due within so many days; 90 if nothing is said
  --policy NAME     uk-illustrative (the default), school-threat-assessment, or a file
  --codebook FILE   another codebook than the shipped one
  --markdown        as Markdown
  --json            as JSON, all of it
";

/// The date for which the shipped cases were written.
const SHIPPED_AS_OF: &str = "2025-06-30T12:00:00+01:00";

#[derive(Default)]
struct Arguments {
    folder: Option<PathBuf>,
    as_of: Option<String>,
    within: Option<String>,
    policy: Option<String>,
    codebook: Option<String>,
    markdown: bool,
    json: bool,
    help: bool,
}

fn main() -> ExitCode {
    let told = arguments().and_then(|given| if given.help { Ok(HELP.to_owned()) } else { tell(&given) });
    shared::finish("agenda", told)
}

fn arguments() -> Result<Arguments, String> {
    let mut found = Arguments::default();
    let mut given = std::env::args().skip(1);
    while let Some(argument) = given.next() {
        let mut value = || given.next().ok_or(format!("{argument} needs a value; see --help"));
        match argument.as_str() {
            "--as-of" => found.as_of = Some(value()?),
            "--within" => found.within = Some(value()?),
            "--policy" => found.policy = Some(value()?),
            "--codebook" => found.codebook = Some(value()?),
            "--markdown" => found.markdown = true,
            "--json" => found.json = true,
            "--help" | "-h" => found.help = true,
            _ if argument.starts_with('-') => return Err(format!("`{argument}` is not known; see --help")),
            _ if found.folder.is_none() => found.folder = Some(argument.into()),
            _ => return Err("only one folder can be given; see --help".to_owned()),
        }
    }
    Ok(found)
}

fn tell(arguments: &Arguments) -> Result<String, String> {
    let policy = shared::policy(arguments.policy.as_deref(), arguments.codebook.as_deref())?;
    let as_of = match (&arguments.as_of, &arguments.folder) {
        (Some(as_of), _) => as_of.as_str(),
        (None, None) => SHIPPED_AS_OF,
        (None, Some(_)) => return Err("your own cases need --as-of; see --help".to_owned()),
    };
    let as_of = parse_instant(as_of).map_err(|error| format!("--as-of: {error}"))?;
    let days = arguments.within.as_deref().unwrap_or("90").parse::<u32>();
    let days = days.ok().filter(|days| *days <= 36_500);
    let days = days.ok_or("--within: expected a number of days, 36,500 at most")?;
    let folder = arguments.folder.clone().unwrap_or_else(folder::shipped_cases);
    let cases = folder::cases(Path::new(&folder), &policy)?;
    let due = policy.due(&cases, as_of);
    if arguments.json {
        return Ok(format!("{}\n", due.to_json()));
    }
    let until = as_of.checked_add_days(Days::new(days.into()));
    Ok(due.render(&policy, until, shared::rendering(arguments.markdown)))
}
