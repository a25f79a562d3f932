//! Prints the card of a policy, or a draft of a transparency record: for whoever is asked to trust the policy.

mod shared;

use std::process::ExitCode;

use everycontact::Rendering;

const HELP: &str = "\
policy_card [POLICY.json] [options]

Prints the card of a policy: what it is for, every rule with its reason and sources, what static analysis
found, and its known limits. The policy is uk-illustrative (the default), school-threat-assessment, or a file.

  --codebook FILE   another codebook than the shipped one
  --atrs            a draft of a UK algorithmic transparency record in place of the card
  --markdown        as Markdown
  --html            as an HTML document, to be read or printed
  --json            the draft as JSON; the card's data is the policy document itself
";

#[derive(Default)]
struct Arguments {
    policy: Option<String>,
    codebook: Option<String>,
    atrs: bool,
    markdown: bool,
    html: bool,
    json: bool,
    help: bool,
}

fn main() -> ExitCode {
    let told = arguments().and_then(|given| if given.help { Ok(HELP.to_owned()) } else { tell(&given) });
    shared::finish("policy_card", told)
}

fn arguments() -> Result<Arguments, String> {
    let mut found = Arguments::default();
    let mut given = std::env::args().skip(1);
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "--codebook" => {
                let value = given.next().ok_or(format!("{argument} needs a value; see --help"))?;
                found.codebook = Some(value);
            }
            "--atrs" => found.atrs = true,
            "--markdown" => found.markdown = true,
            "--html" => found.html = true,
            "--json" => found.json = true,
            "--help" | "-h" => found.help = true,
            _ if argument.starts_with('-') => return Err(format!("`{argument}` is not known; see --help")),
            _ if found.policy.is_none() => found.policy = Some(argument),
            _ => return Err("only one policy can be given; see --help".to_owned()),
        }
    }
    Ok(found)
}

fn tell(arguments: &Arguments) -> Result<String, String> {
    let forms = [arguments.markdown, arguments.html, arguments.json].into_iter().filter(|form| *form).count();
    if forms > 1 {
        return Err("only one of --markdown, --html and --json can be given; see --help".to_owned());
    }
    if arguments.json && !arguments.atrs {
        return Err("--json goes with --atrs: the card's data is the policy document itself".to_owned());
    }
    let policy = shared::policy(arguments.policy.as_deref(), arguments.codebook.as_deref())?;
    let rendering = if arguments.html { Rendering::html() } else { shared::rendering(arguments.markdown) };
    Ok(match (arguments.atrs, arguments.json) {
        (true, true) => format!("{}\n", policy.transparency_record().to_json()),
        (true, false) => policy.transparency_record().render(rendering),
        (false, _) => policy.card().render(rendering),
    })
}
