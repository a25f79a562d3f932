//! A recommendation in words.

use std::collections::BTreeMap;

use super::page::{Page, Span, plain, quiet, strong};
use super::words;
use crate::policy::Policy;
use crate::recommendation::{
    EvidenceDocument, ExclusionDocument, ReasonDocument, Recommendation, RecommendationDocument,
    UnknownDocument,
};

pub(super) fn page(recommendation: &Recommendation, free_text: bool) -> Page {
    let (policy, document) = (recommendation.policy(), recommendation.document());
    let mut page = Page::default();
    page.title(format!("What the record of {} asks for", document.case));
    page.paragraph(vec![plain(format!(
        "Policy {} {}, as of {}, from {}.",
        document.policy.id,
        document.policy.version,
        words::day_of(document.as_of),
        document.viewpoint.words(),
    ))]);
    level(&mut page, policy, &document);
    page.paragraph(words::not_a_decision());
    reasons(&mut page, policy, recommendation, &document);
    together(&mut page, policy, &document);
    unknowns(&mut page, policy, &document);
    near_misses(&mut page, policy, &document);
    protective(&mut page, policy, &document);
    excluded(&mut page, &document);
    words::statements(&mut page, recommendation.case(), &document.statements, free_text);
    home(&mut page, &document);
    page
}

fn level(page: &mut Page, policy: &Policy, document: &RecommendationDocument<'_>) {
    let mut spans = vec![
        strong("Level: "),
        words::level(policy, document.level.rank),
        plain(format!(". Who must look: {}", document.level.who)),
    ];
    if let Some(within) = document.level.within {
        spans.push(plain(format!(", within {within}")));
    }
    spans.push(plain(format!(". {}", document.level.what)));
    page.paragraph(spans);
    let asked = document.ceiling.asked;
    let unasked = document.ceiling.with_unasked;
    if asked != document.level.id || unasked != document.level.id {
        page.paragraph(vec![
            plain("If everything unknown were so, the level would be "),
            words::level_named(policy, asked),
            plain("; with the questions that nobody asked, "),
            words::level_named(policy, unasked),
            plain("."),
        ]);
    }
}

fn reasons(
    page: &mut Page,
    policy: &Policy,
    recommendation: &Recommendation,
    document: &RecommendationDocument<'_>,
) {
    page.heading("Why");
    if document.reasons.is_empty() {
        page.paragraph(vec![plain("No criterion of the policy is met.")]);
    }
    let mut reasons: Vec<&ReasonDocument<'_>> = document.reasons.iter().collect();
    let rank = |id: &str| policy.document().levels.iter().position(|level| level.id.as_str() == id);
    reasons.sort_by_key(|reason| std::cmp::Reverse(rank(reason.level)));
    for reason in reasons {
        let figures: Vec<String> = reason.figures.iter().map(words::figure).collect();
        page.item(vec![
            strong(reason.title),
            plain(" asks for "),
            words::level_named(policy, reason.level),
            plain(format!(": {}. {} ", words::list(&figures), reason.reason)),
            quiet(format!("Rests on: {}. ", evidence(policy, recommendation, &reason.evidence))),
            quiet(sources(policy, reason)),
        ]);
    }
}

/// The contacts that a reason rests on, each with what was observed in it.
fn evidence(policy: &Policy, recommendation: &Recommendation, evidence: &[EvidenceDocument<'_>]) -> String {
    let mut contacts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for entry in evidence {
        let observed = contacts.entry(entry.contact).or_default();
        let code = entry.observation.and_then(|id| recommendation.indicator_of(entry.contact, id));
        observed.extend(code.map(|code| words::indicator(policy, code).to_lowercase()));
    }
    let told: Vec<String> = contacts
        .into_iter()
        .map(|(contact, observed)| match observed.is_empty() {
            true => contact.to_owned(),
            false => format!("{contact} ({})", observed.join("; ")),
        })
        .collect();
    words::list(&told)
}

fn sources(policy: &Policy, reason: &ReasonDocument<'_>) -> String {
    let known = &policy.document().sources;
    let titles: Vec<String> = reason
        .sources
        .iter()
        .filter_map(|id| known.iter().find(|source| source.id == *id))
        .map(|source| source.title.clone())
        .collect();
    let plural = if titles.len() == 1 { "Source" } else { "Sources" };
    format!("{plural}: {}.", titles.join("; "))
}

fn together(page: &mut Page, policy: &Policy, document: &RecommendationDocument<'_>) {
    page.heading("Alone and together");
    let mut alone: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for contact in &document.contacts {
        alone.entry(contact.level).or_default().push(contact.contact.to_owned());
    }
    let together = words::level(policy, document.level.rank);
    page.paragraph(vec![
        plain(format!("{} together: ", words::count(document.contacts.len(), "contact", "contacts"))),
        together,
        plain(". Each by itself:"),
    ]);
    for level in policy.document().levels.iter().rev() {
        if let Some(contacts) = alone.get(level.id.as_str()) {
            page.item(vec![
                words::level_named(policy, level.id.as_str()),
                plain(format!(": {}", words::list(contacts))),
            ]);
        }
    }
    if !document.new_information.is_empty() {
        let fresh: Vec<String> = document.new_information.iter().map(|id| (*id).to_owned()).collect();
        page.paragraph(vec![
            strong("New information: "),
            plain(format!(
                "{} occurred before a closure or an accepted account, and came on record after it.",
                words::list(&fresh)
            )),
        ]);
    }
}

fn unknowns(page: &mut Page, policy: &Policy, document: &RecommendationDocument<'_>) {
    if document.unknowns.is_empty() {
        return;
    }
    page.heading("What is not known, and could raise the level");
    for unknown in &document.unknowns {
        let (told, could_reach): (Span, &str) = match unknown {
            UnknownDocument::Presence { contact, indicator, could_reach, .. } => {
                let label = words::indicator(policy, indicator);
                (plain(format!("{label}: asked about in {contact}, not known")), could_reach)
            }
            UnknownDocument::Day { contact, could_reach } => {
                (plain(format!("On what day {contact} occurred")), could_reach)
            }
            UnknownDocument::Question { ask, could_reach, .. } => {
                (plain(format!("Never asked: {ask}")), could_reach)
            }
        };
        page.item(vec![
            told,
            plain("; could help to reach "),
            words::level_named(policy, could_reach),
            plain("."),
        ]);
    }
}

fn near_misses(page: &mut Page, policy: &Policy, document: &RecommendationDocument<'_>) {
    if document.near_misses.is_empty() {
        return;
    }
    page.heading("One short of a higher level");
    for near in &document.near_misses {
        let figures: Vec<String> = near.short.iter().map(words::figure).collect();
        page.item(vec![
            plain(near.title),
            plain(" would ask for "),
            words::level_named(policy, near.level),
            plain(format!(": {}.", words::list(&figures))),
        ]);
    }
}

fn protective(page: &mut Page, policy: &Policy, document: &RecommendationDocument<'_>) {
    if document.protective.is_empty() {
        return;
    }
    page.heading("What protects");
    for protective in &document.protective {
        let label = words::indicator(policy, protective.indicator);
        page.item(vec![plain(format!("{label} ({})", protective.contact))]);
    }
    page.paragraph(vec![quiet(
        "What protects lowers no level. It belongs beside the reasons, before a human.",
    )]);
}

fn excluded(page: &mut Page, document: &RecommendationDocument<'_>) {
    if document.excluded.is_empty() {
        return;
    }
    page.heading("Left out, and why");
    let mut reasons: Vec<(&'static str, Vec<String>)> = Vec::new();
    for exclusion in &document.excluded {
        let why = exclusion.why.words();
        let named = exclusion_name(exclusion);
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, names)) => names.push(named),
            None => reasons.push((why, vec![named])),
        }
    }
    for (why, names) in reasons {
        page.item(vec![plain(format!("{}: {}", capital(why), words::list(&names)))]);
    }
}

fn exclusion_name(exclusion: &ExclusionDocument<'_>) -> String {
    let mut name = match (exclusion.contact, exclusion.observation, exclusion.event) {
        (Some(contact), Some(observation), _) => format!("{observation} in {contact}"),
        (Some(contact), None, _) => contact.to_owned(),
        (None, _, Some(event)) => event.to_owned(),
        (None, _, None) => {
            let count = exclusion.count.unwrap_or_default();
            match exclusion.sector {
                Some(sector) => format!("{count} of {}", sector.words()),
                None => count.to_string(),
            }
        }
    };
    if exclusion.counts_as_contact {
        name.push_str(" (its contact still counts)");
    }
    name
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn home(page: &mut Page, document: &RecommendationDocument<'_>) {
    page.heading("Where the case may have its home");
    page.paragraph(vec![
        strong(document.home.pathway),
        plain(format!(", led by {}. {} ", document.home.lead, document.home.reason)),
        quiet(format!(
            "Ideology on record: {}. It may choose a home; it never reaches a level.",
            document.home.ideology.words()
        )),
    ]);
}
