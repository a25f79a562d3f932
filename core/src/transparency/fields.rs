//! The fields about who answers for the tool, what it is for, and how people decide with it.

use super::{TransparencyField, begun, filled, open, sentences};
use crate::library::{NEVER, STANDING};
use crate::policy::{Level, Policy};

const CHOOSE: &str = "Choose from the list in the template.";
const WHAT_IT_IS: &str = "Rule-based software that weighs the recorded contacts of services with one person by a written \
                          policy, and says who should look at the record and by when. It takes no decision and gives no \
                          probability.";

pub(super) fn metadata(policy: &Policy) -> Vec<TransparencyField> {
    vec![
        open("0.1", "ID", "It is given when the record is published."),
        begun("0.2", "Standard version", "3.0", "Check which version is in force when you publish."),
        open("0.3", "Organisation type", CHOOSE),
        open("0.4", "Function", CHOOSE),
        open("0.5", "Capability", CHOOSE),
        open("0.6", "Task", CHOOSE),
        open("0.7", "Tags", "Words under which people would look for the record."),
        open("0.8", "Date of completion", "The day on which your organisation completed the record."),
        open("0.9", "Date updated", "The days on which it was changed, if it was."),
        open("0.10", "Date archived", "The day on which it was archived, if it was."),
        begun("0.11", "Title", name(policy), "The name by which your staff and the public know the tool."),
        open(
            "0.12",
            "Organisation name",
            "The full name of the organisation that is responsible for the use of the tool.",
        ),
        open(
            "0.13",
            "Phase",
            "Whether the tool is planned, on trial, in use or retired, in the words of the template.",
        ),
        open("0.14", "Region", "Where the people live whom it affects."),
        filled("0.15", "One sentence description", WHAT_IT_IS),
    ]
}

fn name(policy: &Policy) -> String {
    let document = policy.document();
    format!("everycontact with the policy \"{}\" ({} {})", document.title, document.id, document.version)
}

pub(super) fn tier_1(policy: &Policy) -> Vec<TransparencyField> {
    let purpose = policy.document().about.as_ref().map(|about| about.purpose.as_str());
    let why = "Why and how your organisation uses it, in words for the public.";
    vec![
        begun("1.1", "Name", name(policy), "The name by which your staff and the public know the tool."),
        begun("1.2", "Description", sentences([WHAT_IT_IS].into_iter().chain(purpose)), why),
        open("1.3", "Website URL", "A public page of yours on the tool, with the policy and its card."),
        open("1.4", "Contact email", "An address of a team, and not of one person."),
    ]
}

pub(super) fn owner() -> Vec<TransparencyField> {
    let licence = "The library everycontact is open-source software, under the licence MIT or Apache-2.0 as the user \
                   chooses. It comes without a contract and without a supplier.";
    vec![
        open(
            "2.1.1",
            "Organisation or department",
            "The full name of the organisation that is responsible for the use of the tool.",
        ),
        open("2.1.2", "Team", "The team that is responsible for it."),
        open(
            "2.1.3",
            "Senior responsible owner",
            "The role, and the name if your rules ask for it, of whoever answers for it.",
        ),
        begun(
            "2.1.4",
            "External supplier involvement",
            licence,
            "Whether anybody outside built the tool around it, changed the policy, or runs it for you.",
        ),
        open("2.1.4.1", "External supplier", "Their names, if there are any."),
        open("2.1.4.2", "Companies House Number", "Their numbers, if they have any."),
        open("2.1.4.3", "External supplier role", "What each of them does."),
        open("2.1.4.4", "Procurement procedure type", "How they were chosen."),
        open("2.1.4.5", "Data access terms", "What data each of them can see, and on what terms."),
    ]
}

pub(super) fn description(policy: &Policy) -> Vec<TransparencyField> {
    let benefit = "It is meant to make visible what several contacts mean together, what nobody asked, and what was asked \
                   for and not done. No benefit has been measured.";
    vec![
        begun(
            "2.2.1",
            "Detailed description",
            detail(policy),
            "The system that it is built into, and who uses it.",
        ),
        begun(
            "2.2.2",
            "Scope",
            scope(policy),
            "For which cases, services and places you use it, and for which you do not.",
        ),
        begun(
            "2.2.3",
            "Benefit",
            benefit,
            "What you expect of it, and how you will know whether it came about.",
        ),
        open("2.2.4", "Previous process", "How cases were weighed and escalated before."),
        open(
            "2.2.5",
            "Alternatives considered",
            "What else you considered, other policies and doing without among it.",
        ),
    ]
}

fn detail(policy: &Policy) -> String {
    let document = policy.document();
    let codebook = policy.codebook().document();
    format!(
        "Services record contacts with a person: who reported what, when it occurred and when it was recorded, and \
         whether it is a fact, an opinion or an allegation. What is observed is coded by the codebook {} {} ({} \
         indicators). The policy has {} levels and {} criteria, each an independent way to reach a level; the level is \
         the highest that any of them reaches. The answer names every contact, criterion and source behind it, what is \
         not known, and what was left out and why. The policy card gives every rule. {} {STANDING}",
        codebook.id,
        codebook.version,
        codebook.indicators.len(),
        document.levels.len(),
        document.criteria.len(),
        document.notice,
    )
}

fn scope(policy: &Policy) -> String {
    let about = policy.document().about.as_ref();
    let own = about.map_or("The policy does not say what it is for and not for.".to_owned(), |about| {
        format!(
            "{} Out of scope: {}",
            about.purpose,
            sentences(about.out_of_scope.iter().map(String::as_str))
        )
    });
    format!("{own} Whatever a policy says: {}", sentences(NEVER))
}

pub(super) fn process(policy: &Policy) -> Vec<TransparencyField> {
    let information = "The level and who must look by when; each reason with its contacts, figures and sources; what each \
                       contact asks for alone and what they ask for together; what is not known and what it could \
                       change; what is one short of a higher level; what protects; what was left out and why; what was \
                       asked for before and not done. It gives no score and no probability.";
    let human = "Every decision is a person's. A recommendation and a decision are two entries of the record, and \
                 nothing makes one of the other. A departure needs a reason and stands beside what was recommended. A \
                 review says whether a judgement was written down before the recommendation was seen. Only a named \
                 person closes a case, and what stands against the closure stays on record.";
    let appeals = "What the person, a carer or a representative says of a fact can be put on record beside it. Facts can \
                   be corrected, found untrue or explained, each with a time of its own, and all that rested on them is \
                   shown.";
    vec![
        begun(
            "2.3.1",
            "Process integration",
            integration(policy),
            "Where in your process it stands, and what follows from each level.",
        ),
        begun(
            "2.3.2",
            "Provided information",
            information,
            "What of it your staff see, in what form, and when.",
        ),
        open(
            "2.3.3",
            "Frequency and scale of usage",
            "How many cases and recommendations in a month, and how many people they concern.",
        ),
        begun(
            "2.3.4",
            "Human decisions and review",
            human,
            "Which roles decide, with what authority, time and competence to depart, and how often they do.",
        ),
        open(
            "2.3.5",
            "Required training",
            "What those who record, review and decide must have learnt first.",
        ),
        begun(
            "2.3.6",
            "Appeals and review",
            appeals,
            "How people learn that the tool was used, how they can be heard, and how they can contest a decision.",
        ),
    ]
}

fn integration(policy: &Policy) -> String {
    let one = |level: &Level| {
        let within = level.within.map_or(String::new(), |within| format!(", within {within}"));
        format!("{}: {}{within}.", level.title, level.who)
    };
    let levels: Vec<String> = policy.document().levels.iter().map(one).collect();
    format!("It says who should look, from the lowest level to the highest. {}", levels.join(" "))
}
