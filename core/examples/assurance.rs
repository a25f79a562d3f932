//! Prints figures over a folder of cases, and draws a dip sample of closures: for whoever answers for the process.

mod folder;
mod shared;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{DateTime, FixedOffset};
use everycontact::{Draw, Stratify, parse_instant};

const HELP: &str = "\
assurance [FOLDER] [options]

Prints figures over the cases of a folder, each beside what it is a part of. Without a folder it takes the
invented cases that ship with the library.

  --as-of INSTANT   as of when, such as 2025-06-30T12:00:00+01:00 (the default for the shipped cases)
  --after INSTANT   only what was recorded or due after this
  --seed TEXT       also draw a dip sample of closures, decided by this seed
  --by WHAT         the strata of the sample: reason (the default), blocked, role or level
  --from-each N     how many to draw from each stratum; 1 if nothing is said
  --policy NAME     uk-illustrative (the default), school-threat-assessment, or a file
  --codebook FILE   another codebook than the shipped one
  --markdown        as Markdown
  --json            as JSON
";

/// The date for which the shipped cases were written.
const SHIPPED_AS_OF: &str = "2025-06-30T12:00:00+01:00";

#[derive(Default)]
struct Arguments {
    folder: Option<PathBuf>,
    as_of: Option<String>,
    after: Option<String>,
    seed: Option<String>,
    by: Option<String>,
    from_each: Option<String>,
    policy: Option<String>,
    codebook: Option<String>,
    markdown: bool,
    json: bool,
    help: bool,
}

fn main() -> ExitCode {
    let told = arguments().and_then(|given| if given.help { Ok(HELP.to_owned()) } else { tell(&given) });
    shared::finish("assurance", told)
}

fn arguments() -> Result<Arguments, String> {
    let mut found = Arguments::default();
    let mut given = std::env::args().skip(1);
    while let Some(argument) = given.next() {
        let mut value = || given.next().ok_or(format!("{argument} needs a value; see --help"));
        match argument.as_str() {
            "--as-of" => found.as_of = Some(value()?),
            "--after" => found.after = Some(value()?),
            "--seed" => found.seed = Some(value()?),
            "--by" => found.by = Some(value()?),
            "--from-each" => found.from_each = Some(value()?),
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

fn instant(option: &str, text: &str) -> Result<DateTime<FixedOffset>, String> {
    parse_instant(text).map_err(|error| format!("{option}: {error}"))
}

fn draw(arguments: &Arguments) -> Result<Option<Draw<'_>>, String> {
    let Some(seed) = &arguments.seed else {
        let unused = arguments.by.is_some() || arguments.from_each.is_some();
        return if unused { Err("a sample needs --seed; see --help".to_owned()) } else { Ok(None) };
    };
    let by = arguments.by.as_deref().unwrap_or("reason").parse::<Stratify>();
    let by = by.map_err(|error| format!("--by: {error}"))?;
    let from_each = arguments.from_each.as_deref().unwrap_or("1").parse::<usize>();
    let from_each = from_each.ok().filter(|from_each| *from_each > 0);
    let from_each = from_each.ok_or("--from-each: expected a number from 1")?;
    Ok(Some(Draw { seed, by, from_each }))
}

fn tell(arguments: &Arguments) -> Result<String, String> {
    let policy = shared::policy(arguments.policy.as_deref(), arguments.codebook.as_deref())?;
    let as_of = match (&arguments.as_of, &arguments.folder) {
        (Some(as_of), _) => as_of.as_str(),
        (None, None) => SHIPPED_AS_OF,
        (None, Some(_)) => return Err("your own cases need --as-of; see --help".to_owned()),
    };
    let as_of = instant("--as-of", as_of)?;
    let after = arguments.after.as_deref().map(|after| instant("--after", after)).transpose()?;
    if after.is_some_and(|after| after >= as_of) {
        return Err("--after: expected an instant before that of --as-of".to_owned());
    }
    let draw = draw(arguments)?;
    let folder = arguments.folder.clone().unwrap_or_else(folder::shipped_cases);
    let cases = folder::cases(Path::new(&folder), &policy)?;
    let figures = policy.assurance(&cases, after, as_of);
    let sample = draw.map(|draw| policy.dip_sample(&cases, draw, after, as_of));
    if arguments.json {
        let sample = sample.map_or("null".to_owned(), |sample| sample.to_json());
        return Ok(format!("{{\"assurance\":{},\"sample\":{sample}}}\n", figures.to_json()));
    }
    let rendering = shared::rendering(arguments.markdown);
    let mut text = figures.render(rendering);
    if let Some(sample) = sample {
        text.push('\n');
        text.push_str(&sample.render(rendering));
    }
    Ok(text)
}
