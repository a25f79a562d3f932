//! The fields about the tool, its rules and its data, and about what may go wrong.

use super::{TransparencyField, begun, filled, open, sentences};
use crate::library::{ANALYSIS, CANNOT};
use crate::policy::Policy;

pub(super) fn tool(policy: &Policy) -> Vec<TransparencyField> {
    let architecture = "A library that other software calls. It has no network, no storage, no clock and no randomness of \
                        its own. It reads a case, a codebook, a policy and a calendar as JSON, and writes JSON and text. \
                        The same input gives the same bytes, in Rust, in Python and in a browser.";
    let document = policy.document();
    let maintenance = format!(
        "The policy is version {}. Policies, codebooks and the library have versions of their own, and a changelog marks \
         every change after which a policy may recommend something else.",
        document.version
    );
    vec![
        begun(
            "2.4.1.1",
            "System architecture",
            architecture,
            "The system that it is built into, and where that runs.",
        ),
        open("2.4.1.2", "Phase", "As in field 0.13."),
        begun(
            "2.4.1.3",
            "Maintenance",
            maintenance,
            "Who reviews the policy, how often, and who may change it.",
        ),
        filled(
            "2.4.1.4",
            "Models",
            format!("None that is trained. The rules are those of the policy {}.", document.id),
        ),
    ]
}

pub(super) fn model(policy: &Policy) -> Vec<TransparencyField> {
    let document = policy.document();
    let performance = "There is no accuracy to state: the tool predicts nothing, and says who should look. How often a \
                       look was needed, and how often none was asked for where one was, can be found only on real cases.";
    let task =
        "To say which level the record of a person reaches under the policy, as of an instant, and why.";
    let input = "The record of one person: contacts with coded observations, dates, agencies and sectors, and entries on \
                 what was found untrue, explained, reviewed, decided and closed.";
    let output =
        "A level with who must look and by when, bounds on it from what is not known, and the reasons.";
    vec![
        filled("2.4.2.1", "Model name", format!("{} ({})", document.title, document.id)),
        filled("2.4.2.2", "Model version", document.version.as_str()),
        filled("2.4.2.3", "Model task", task),
        filled("2.4.2.4", "Model input", input),
        filled("2.4.2.5", "Model output", output),
        filled("2.4.2.6", "Model architecture", architecture(policy)),
        begun(
            "2.4.2.7",
            "Model performance",
            performance,
            "What a replay on your own closed cases showed, for different groups of people too, and the figures that you publish.",
        ),
        filled("2.4.2.8", "Datasets", "None: nothing is trained."),
        filled("2.4.2.9", "Dataset purposes", "None: nothing is trained."),
    ]
}

fn architecture(policy: &Policy) -> String {
    let criteria: Vec<&str> =
        policy.document().criteria.iter().map(|criterion| criterion.title.as_str()).collect();
    let found = policy.analysis().len();
    format!(
        "A rule-based system. Rules count distinct things within a window of time, or add up whole-number points that are \
         capped; more evidence never makes a rule fail. No rule outweighs another: any one of them reaches its level by \
         itself. The criteria: {}. Static analysis looks for {ANALYSIS}; it found {found} of these.",
        criteria.join("; "),
    )
}

pub(super) fn data(policy: &Policy) -> Vec<TransparencyField> {
    let description = "Contacts (kind, sector, agency, dates, coded observations, a worry, free text) and entries of the \
                       case's own record. The person is an opaque reference and never a name.";
    let sensitive = "Protected characteristics and diagnoses have no field. The record says whether the person is a child \
                     or an adult; it may say which ideology was found, which can be data of a special category; its \
                     observations may be of crime; and free text may hold anything.";
    let cleaning = "A document with an unknown field, a repeated key or a contradiction is refused with every problem that \
                    it has. Nothing is mended in silence. Word-for-word repeats count once.";
    vec![
        open("2.4.3.1", "Source data name", "The records that your cases are made from."),
        filled(
            "2.4.3.2",
            "Data modality",
            "Structured records, as JSON, with some free text that no rule reads.",
        ),
        begun("2.4.3.3", "Data description", description, "Which of it your cases hold."),
        begun(
            "2.4.3.4",
            "Data quantities",
            "None was used for development: nothing is trained.",
            "How many cases and contacts you hold.",
        ),
        begun(
            "2.4.3.5",
            "Sensitive attributes",
            sensitive,
            "What your records hold, the legal basis, and what may stand in for a protected characteristic.",
        ),
        begun(
            "2.4.3.6",
            "Data completeness and representativeness",
            sentences(CANNOT),
            "Who is recorded more and less than others where you work, and how you know.",
        ),
        open("2.4.3.7", "Source data URL", "An address, if the data is public; records of cases are not."),
        begun(
            "2.4.3.8",
            "Data collection",
            codebook(policy),
            "Who records, from what, for what purpose, and what people are told.",
        ),
        filled("2.4.3.9", "Data cleaning", cleaning),
        open(
            "2.4.3.10",
            "Data sharing agreements",
            "The agreements under which services share these records.",
        ),
        begun(
            "2.4.3.11",
            "Data access and storage",
            storage(policy),
            "Who has access, where the records are kept, for how long, and who deletes them.",
        ),
    ]
}

fn codebook(policy: &Policy) -> String {
    let codebook = policy.codebook().document();
    let left_out: Vec<&str> = codebook.left_out.iter().map(|left_out| left_out.name.as_str()).collect();
    let left_out = match left_out.is_empty() {
        true => "It names nothing that it leaves out on purpose.".to_owned(),
        false => format!("It leaves out on purpose: {}.", left_out.join(", ")),
    };
    format!("Observations are coded by the codebook {} {}. {left_out}", codebook.id, codebook.version)
}

fn storage(policy: &Policy) -> String {
    let clocks = policy.document().accountability.clocks.as_ref();
    let retention = clocks.and_then(|clocks| clocks.retention).map_or(
        "The policy sets no time after which somebody must ask whether a record is still to be kept."
            .to_owned(),
        |limit| format!("The policy asks after {limit} whether a record is still to be kept."),
    );
    format!("The library stores nothing and sends nothing. {retention}")
}

pub(super) fn risks(policy: &Policy) -> Vec<TransparencyField> {
    vec![
        open(
            "2.5.1",
            "Impact assessment",
            "The assessments that you made, each with its date and a link or a summary: on data protection, equality and, where it applies, human rights.",
        ),
        begun(
            "2.5.2",
            "Risks and mitigations",
            risks_told(policy),
            "The risks in your own setting, what you do about each, and who watches it.",
        ),
    ]
}

fn risks_told(policy: &Policy) -> String {
    let limits = policy.document().about.as_ref().map_or(
        "The policy names no limits of its own, which is no sign that it has none.".to_owned(),
        |about| {
            format!("Limits that the policy names: {}", sentences(about.limits.iter().map(String::as_str)))
        },
    );
    let against = "Against taking the answer for a decision: it is called a recommendation, shows what is not known, and \
                   decisions and departures are counted. Against profiling: ideology, protected characteristics and \
                   diagnoses reach no level, and what a person suffered raises none. Against a wrong fact: it can be \
                   corrected, and what rested on it is shown. Against a false sense of safety: unknown is not absent, \
                   and nothing closes itself.";
    format!("{limits} Limits of the library: {} {against}", sentences(CANNOT))
}
