//! The card of a policy, in words.

mod conditions;
mod rules;

use super::page::{Page, Row, Span, address, plain, quiet, strong};
use super::words;
use crate::card::PolicyCard;
use crate::id::SourceId;
use crate::library::{ANALYSIS, CANNOT, NEVER, STANDING};
use crate::policy::{Criterion, Policy, Route};

pub(super) fn page(card: &PolicyCard) -> Page {
    let policy = card.policy();
    let mut page = Page::default();
    head(&mut page, policy);
    purpose(&mut page, policy);
    levels(&mut page, policy);
    criteria(&mut page, policy);
    routes(&mut page, policy);
    questions(&mut page, policy);
    rules::accountability(&mut page, policy);
    codebook(&mut page, policy);
    analysis(&mut page, policy);
    limits(&mut page, policy);
    digests(&mut page, card);
    page
}

fn head(page: &mut Page, policy: &Policy) {
    let (document, codebook) = (policy.document(), policy.codebook().document());
    page.title(format!("Policy card: {}", document.title));
    page.paragraph(vec![plain(format!(
        "Policy {} {}, for the codebook {} {}. This card is made from the document and says all that it rules.",
        document.id, document.version, codebook.id, codebook.version,
    ))]);
    page.paragraph(vec![strong("Notice. "), plain(&document.notice)]);
    page.paragraph(vec![plain(STANDING)]);
}

fn purpose(page: &mut Page, policy: &Policy) {
    let about = policy.document().about.as_ref();
    page.heading("What it is for");
    match about {
        Some(about) => page.paragraph(vec![plain(&about.purpose)]),
        None => page.paragraph(vec![
            strong("The policy does not say what it is for. "),
            plain("It has no section on its purpose, its scope and its limits; ask those who wrote it."),
        ]),
    }
    page.heading("What it is not for");
    match about {
        Some(about) => about.out_of_scope.iter().for_each(|text| page.item(vec![plain(text)])),
        None => page.paragraph(vec![plain("The policy does not say.")]),
    }
    page.subheading("What the library never does, whatever a policy says");
    NEVER.iter().for_each(|text| page.item(vec![plain(*text)]));
}

fn levels(page: &mut Page, policy: &Policy) {
    page.heading("Levels");
    let levels = &policy.document().levels;
    let lowest = levels.first().map_or("", |level| level.title.as_str());
    page.paragraph(vec![plain(format!(
        "From the lowest to the highest. Every case starts at \"{lowest}\". The level is the highest that any one \
         criterion reaches; it says who must look, and by when.",
    ))]);
    let rows = levels.iter().enumerate().map(|(rank, level)| {
        let within = level.within.map_or("no time is set".to_owned(), |within| within.to_string());
        let name = words::level(policy, rank);
        Row { cells: vec![name, plain(&level.who), plain(within), plain(&level.what)], notes: Vec::new() }
    });
    let rows = rows.collect();
    page.table(["Level", "Who must look", "Within", "What is asked"].map(str::to_owned).to_vec(), rows);
    let ids: Vec<String> = levels.iter().map(|level| level.id.to_string()).collect();
    page.paragraph(vec![quiet(format!("Their ids, in the same order: {}.", ids.join(", ")))]);
}

fn criteria(page: &mut Page, policy: &Policy) {
    let document = policy.document();
    for level in document.levels.iter().rev() {
        let reaching: Vec<&Criterion> =
            document.criteria.iter().filter(|criterion| criterion.level == level.id).collect();
        if reaching.is_empty() {
            continue;
        }
        page.heading(format!("What reaches \"{}\"", level.title));
        let ways = words::count(reaching.len(), "criterion", "criteria, each a way of its own");
        page.paragraph(vec![plain(format!(
            "{ways}. An observation of what was done to the person counts in none."
        ))]);
        for criterion in reaching {
            page.subheading(format!("{} ({})", criterion.title, criterion.id));
            conditions::condition(page, policy, &criterion.when, 0);
            page.paragraph(vec![strong("Why: "), plain(&criterion.reason)]);
            page.paragraph(sources(policy, &criterion.sources));
        }
    }
}

fn routes(page: &mut Page, policy: &Policy) {
    page.heading("Where a case may have its home");
    page.paragraph(vec![plain(
        "The first route that holds chooses the home. A route may read an ideology, consent, and whether the person is \
         a child or an adult; none of them touches a level.",
    )]);
    for (at, route) in policy.document().routes.iter().enumerate() {
        route_of(page, policy, at + 1, route);
    }
}

fn route_of(page: &mut Page, policy: &Policy, number: usize, route: &Route) {
    page.subheading(format!("Route {number}: {} ({})", route.pathway, route.id));
    conditions::route(page, policy, &route.when, 0);
    page.paragraph(vec![
        strong("Leads: "),
        plain(&route.lead),
        plain(". "),
        strong("Why: "),
        plain(&route.reason),
    ]);
    page.paragraph(sources(policy, &route.sources));
}

fn questions(page: &mut Page, policy: &Policy) {
    page.heading("Questions that must be asked");
    let questions = &policy.document().required_questions;
    if questions.is_empty() {
        page.paragraph(vec![plain("The policy requires none.")]);
        return;
    }
    page.paragraph(vec![plain(
        "A question that was never asked is unknown, and unknown is not absent: it counts in what the level could be, \
         and stands against a closure.",
    )]);
    for question in questions {
        let label = words::indicator(policy, question.indicator.as_str());
        page.item(vec![strong(format!("{label} ({}): ", question.indicator)), plain(&question.ask)]);
        page.item_below(1, sources(policy, &question.sources));
    }
}

fn codebook(page: &mut Page, policy: &Policy) {
    let codebook = policy.codebook().document();
    page.heading("The codebook, and what it leaves out on purpose");
    let counting = policy.codebook().indicators().iter().filter(|indicator| indicator.can_count()).count();
    page.paragraph(vec![plain(format!(
        "{}, {} {}: {}, of which {counting} can count towards a level. {}",
        codebook.title,
        codebook.id,
        codebook.version,
        words::count(codebook.indicators.len(), "indicator", "indicators"),
        codebook.notice,
    ))]);
    if codebook.left_out.is_empty() {
        page.paragraph(vec![plain("It names nothing that it leaves out.")]);
    }
    for left_out in &codebook.left_out {
        page.item(vec![strong(format!("{}: ", left_out.name)), plain(&left_out.why)]);
    }
}

fn analysis(page: &mut Page, policy: &Policy) {
    page.heading("What static analysis found");
    let found = policy.analysis();
    for finding in found {
        page.item(vec![
            strong(format!("{}: ", finding.path())),
            plain(format!("{} ", finding.message())),
            quiet(format!("({}; {})", finding.code(), finding.help())),
        ]);
    }
    let nothing = if found.is_empty() { "Nothing. " } else { "" };
    let looks = format!(
        "It looks for {ANALYSIS}. What it reports holds for every case. It may miss things, and it says nothing about \
         whether the policy asks for the right thing.",
    );
    page.paragraph(vec![strong(nothing), plain(looks)]);
}

fn limits(page: &mut Page, policy: &Policy) {
    page.heading("Known limits");
    match &policy.document().about {
        Some(about) => about.limits.iter().for_each(|text| page.item(vec![plain(text)])),
        None => page
            .paragraph(vec![strong("The policy names none. "), plain("That is no sign that it has none.")]),
    }
    page.subheading("What the library cannot see, whatever a policy says");
    CANNOT.iter().for_each(|text| page.item(vec![plain(*text)]));
}

fn digests(page: &mut Page, card: &PolicyCard) {
    page.heading("Digests");
    page.paragraph(vec![plain(
        "SHA-256 of the canonical JSON (RFC 8785) of the two documents that this card was made from. A receipt names the \
         same digests.",
    )]);
    for (name, digest) in [("Policy", card.policy_digest()), ("Codebook", card.codebook_digest())] {
        page.item(vec![strong(format!("{name}: ")), plain(digest.to_string())]);
    }
}

/// What a rule rests on, each by its title and where it can be read.
fn sources(policy: &Policy, named: &[SourceId]) -> Vec<Span> {
    let known = &policy.document().sources;
    let mut spans = vec![quiet("Rests on: ")];
    for (at, source) in named.iter().filter_map(|id| known.iter().find(|known| known.id == *id)).enumerate() {
        if at > 0 {
            spans.push(plain("; "));
        }
        spans.push(plain(&source.title));
        if let Some(place) = &source.address {
            spans.extend([plain(", "), address(place)]);
        }
    }
    if named.is_empty() {
        spans.push(plain("no source is named"));
    }
    spans
}
