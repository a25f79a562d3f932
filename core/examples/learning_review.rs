//! Replays a case contact by contact: what each asked for alone, what all asked for together, who should
//! have looked and by when, what was done, and what each closure left unanswered.
//!
//! Without arguments it replays the shipped public record of subject A.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use everycontact::{
    AgencyId, Bound, Case, Codebook, Disclosure, Phrases, Policy, Rendering, Replay, Viewpoint,
    parse_instant, shipped,
};

const HELP: &str = "\
Replays a case, contact by contact.

Usage: learning_review [CASE.json] [OPTIONS]

  CASE.json              a case document; without it, the shipped public record of subject A
  --policy FILE          a policy document, or `uk-illustrative` (as without it)
                         or `school-threat-assessment`
  --codebook FILE        a codebook document; without it, the shipped one
  --as-of INSTANT        only what was recorded by then, such as 2021-04-30T23:59:59Z
  --seen-by AGENCY,...   whose view stands beside that of all records;
                         without it, the agencies that reviewed or closed the case
  --receipt FILE         also writes the last recommendation as a page (HTML), or, where FILE ends in
                         .json, as a receipt that can be checked
  --why                  ends with the full trace: every reason, unknown, exclusion and criterion, and
                         what would change the level
  --redacted             prints no free text
  --markdown             prints Markdown
  --json                 prints JSON
  --help                 prints this
";

#[derive(Default)]
struct Arguments {
    case: Option<String>,
    policy: Option<String>,
    codebook: Option<String>,
    as_of: Option<String>,
    seen_by: Option<String>,
    receipt: Option<String>,
    why: bool,
    redacted: bool,
    markdown: bool,
    json: bool,
    help: bool,
}

fn main() -> ExitCode {
    let told =
        arguments().and_then(|arguments| if arguments.help { Ok(HELP.into()) } else { tell(&arguments) });
    match told {
        // A reader that has seen enough closes the pipe; that is no failure.
        Ok(text) => {
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("learning_review: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Result<Arguments, String> {
    let mut found = Arguments::default();
    let mut given = std::env::args().skip(1);
    while let Some(argument) = given.next() {
        let mut value = || given.next().ok_or(format!("{argument} needs a value; see --help"));
        match argument.as_str() {
            "--policy" => found.policy = Some(value()?),
            "--codebook" => found.codebook = Some(value()?),
            "--as-of" => found.as_of = Some(value()?),
            "--seen-by" => found.seen_by = Some(value()?),
            "--receipt" => found.receipt = Some(value()?),
            "--why" => found.why = true,
            "--redacted" => found.redacted = true,
            "--markdown" => found.markdown = true,
            "--json" => found.json = true,
            "--help" | "-h" => found.help = true,
            _ if argument.starts_with('-') => {
                return Err(format!("`{argument}` is not known; see --help"));
            }
            _ if found.case.is_none() => found.case = Some(argument),
            _ => return Err("only one case can be given; see --help".to_owned()),
        }
    }
    Ok(found)
}

fn read(file: &str) -> Result<String, String> {
    std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))
}

fn in_file<T>(file: &str, loaded: Result<T, everycontact::LoadError>) -> Result<T, String> {
    loaded.map_err(|error| format!("{file}: {error}"))
}

fn load_policy(arguments: &Arguments, codebook: &Codebook) -> Result<Policy, String> {
    match arguments.policy.as_deref() {
        None | Some("uk-illustrative") => {
            in_file("uk-illustrative", Policy::parse(shipped::UK_ILLUSTRATIVE, codebook))
        }
        Some(name @ "school-threat-assessment") => {
            in_file(name, Policy::parse(shipped::SCHOOL_THREAT_ASSESSMENT, codebook))
        }
        Some(file) => in_file(file, Policy::parse(&read(file)?, codebook)),
    }
}

fn load_case(arguments: &Arguments, codebook: &Codebook) -> Result<Case, String> {
    match &arguments.case {
        None => in_file("subject A", Case::parse(shipped::SUBJECT_A, codebook)),
        Some(file) => in_file(file, Case::parse(&read(file)?, codebook)),
    }
}

fn tell(arguments: &Arguments) -> Result<String, String> {
    let codebook = match &arguments.codebook {
        None => shipped::codebook(),
        Some(file) => in_file(file, Codebook::parse(&read(file)?))?,
    };
    let policy = load_policy(arguments, &codebook)?;
    let mut case = load_case(arguments, &codebook)?;
    if let Some(as_of) = &arguments.as_of {
        case = case.recorded_by(parse_instant(as_of).map_err(|error| format!("--as-of: {error}"))?);
    }
    for warning in policy.analysis().iter().chain(case.warnings()) {
        eprintln!("learning_review: note: {warning}");
    }
    let all = policy.replay(&case, &Viewpoint::AllRecords);
    let viewpoint = match &arguments.seen_by {
        None => all.deciders(),
        Some(names) => Viewpoint::Agencies(agencies(names)?),
    };
    if let Some(file) = &arguments.receipt {
        write_receipt(file, &all, arguments.redacted)?;
    }
    let seen = Some(policy.replay(&case, &viewpoint)).filter(|_| viewpoint != Viewpoint::AllRecords);
    Ok(if arguments.json { json(&all, seen.as_ref()) } else { words(arguments, &all, seen.as_ref()) })
}

/// Writes the last recommendation of a replay: as a receipt into a `.json` file, else as a page.
fn write_receipt(file: &str, all: &Replay, redacted: bool) -> Result<(), String> {
    let last = all.last_recommendation().ok_or("the case has no entries, so there is nothing to write")?;
    let disclosure = if redacted { Disclosure::Redacted } else { Disclosure::Whole };
    let text = match file.ends_with(".json") {
        true => last.receipt().to_json().to_owned(),
        false => last.explain(Bound::default()).page(&Phrases::english(), disclosure),
    };
    std::fs::write(file, text).map_err(|error| format!("{file}: {error}"))
}

fn agencies(names: &str) -> Result<Vec<AgencyId>, String> {
    let read = |name: &str| AgencyId::new(name.trim()).map_err(|error| format!("--seen-by: {error}"));
    names.split(',').map(read).collect()
}

fn json(all: &Replay, seen: Option<&Replay>) -> String {
    let seen = seen.map_or("null".to_owned(), Replay::to_json);
    let last = all.last_recommendation().map_or("null".to_owned(), |last| last.to_json());
    format!("{{\"allRecords\":{},\"seen\":{seen},\"recommendation\":{last}}}\n", all.to_json())
}

fn words(arguments: &Arguments, all: &Replay, seen: Option<&Replay>) -> String {
    let mut rendering = if arguments.markdown { Rendering::markdown() } else { Rendering::text() };
    if std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        rendering = rendering.coloured();
    }
    if arguments.redacted {
        rendering = rendering.redacted();
    }
    let mut text = all.render(seen, rendering);
    if let Some(last) = all.last_recommendation().filter(|_| arguments.why) {
        text.push('\n');
        text.push_str(&last.explain(Bound::default()).render(&Phrases::english(), rendering));
    }
    text
}
