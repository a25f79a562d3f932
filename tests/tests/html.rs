//! Every rendering as HTML: a whole document that is well formed, runs nothing and needs nothing from elsewhere.

use everycontact::{Draw, Policy, Rendering, Stratify, Viewpoint, parse_instant, shipped};
use everycontact_tests::generate;
use proptest::prelude::*;

/// Every document that a policy gives of subject A, as HTML.
fn pages(policy: &Policy, rendering: Rendering) -> Vec<(&'static str, String)> {
    let case = shipped::subject_a(policy.codebook());
    let as_of = parse_instant("2024-07-29T12:00:00Z").unwrap();
    let replay = policy.replay(&case, &Viewpoint::AllRecords);
    let seen = policy.replay(&case, &replay.deciders());
    let cases = [case];
    let draw = Draw { seed: "a seed", by: Stratify::Reason, from_each: 1 };
    vec![
        ("recommendation", policy.recommend(&cases[0], as_of).render(rendering)),
        ("standing", policy.standing(&cases[0], as_of).render(rendering)),
        ("replay", replay.render(Some(&seen), rendering)),
        ("due", policy.due(&cases, as_of).render(policy, None, rendering)),
        ("assurance", policy.assurance(&cases, None, as_of).render(rendering)),
        ("sample", policy.dip_sample(&cases, draw, None, as_of).render(rendering)),
        ("card", policy.card().render(rendering)),
        ("draft", policy.transparency_record().render(rendering)),
    ]
}

/// What is wrong with the tags of a document, if anything: each is closed in order, and headings leave out no level.
fn wrong(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut level = 0;
    let Some(body) = html.strip_prefix("<!doctype html>\n") else {
        return Some("it does not say what it is".to_owned());
    };
    for part in body.split('<').skip(1) {
        let Some((tag, _)) = part.split_once('>') else {
            return Some(format!("a tag without an end: {part}"));
        };
        let name = tag.split(' ').next().unwrap_or_default();
        if let Some(closed) = name.strip_prefix('/') {
            if open.pop() != Some(closed) {
                return Some(format!("`{closed}` is closed and was not open last"));
            }
            continue;
        }
        let parent = open.last().copied().unwrap_or_default();
        if (name == "li" && parent != "ul") || (parent == "ul" && name != "li") {
            return Some(format!("`{name}` in `{parent}`"));
        }
        if let Some(heading) = name.strip_prefix('h').and_then(|digits| digits.parse::<usize>().ok()) {
            if heading > level + 1 {
                return Some(format!("a heading of level {heading} after one of level {level}"));
            }
            level = heading;
        }
        if name != "meta" {
            open.push(name);
        }
    }
    (!open.is_empty()).then(|| format!("left open: {open:?}"))
}

fn check(name: &str, html: &str) -> Result<(), String> {
    if let Some(wrong) = wrong(html) {
        return Err(format!("{name}: {wrong}"));
    }
    let (head, body) = html.split_once("<body>").ok_or("no body")?;
    let wanted = ["<html lang=\"en-GB\">", "<meta charset=\"utf-8\">", "<title>", "default-src 'none'"];
    if let Some(lacking) = wanted.iter().find(|part| !head.contains(*part)) {
        return Err(format!("{name}: {lacking} is not in its head"));
    }
    let barred =
        ["<script", "<img", "<link", "<iframe", "<style", " style=", " src=", "@import", "url(", " on"];
    let tags = body.split('<').filter_map(|part| part.split_once('>')).map(|(tag, _)| tag);
    for tag in tags {
        if let Some(found) = barred.iter().find(|part| format!("<{tag}").contains(*part)) {
            return Err(format!("{name}: {found} is in <{tag}>"));
        }
    }
    match head.matches("<style>").count() == 1 && !head.contains("@import") && !head.contains("url(") {
        true => Ok(()),
        false => Err(format!("{name}: its style is not one sheet of its own")),
    }
}

#[test]
fn every_rendering_is_a_whole_document() {
    for policy in [shipped::uk_illustrative(), shipped::school_threat_assessment()] {
        for (name, html) in pages(&policy, Rendering::html()) {
            check(name, &html).unwrap();
            assert_eq!(html.matches("<h1>").count(), 1, "{name}");
        }
    }
}

/// Words alone, without tags, entities read.
fn words(html: &str) -> Vec<String> {
    let body = html.split_once("<main>").unwrap().1;
    let mut text = String::new();
    for part in body.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, rest)| rest));
        text.push(' ');
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    let text = entities.iter().fold(text, |text, (entity, character)| text.replace(entity, character));
    letters(&text)
}

fn letters(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Tables stand column by column in text, so the words are compared and not their order.
#[test]
fn html_says_what_text_says() {
    let policy = shipped::uk_illustrative();
    let mut wide = Rendering::text();
    wide.format = everycontact::Format::Text { width: 1_000_000, colour: false };
    for ((name, html), (_, text)) in pages(&policy, Rendering::html()).iter().zip(pages(&policy, wide)) {
        let (mut told, mut expected) = (words(html), letters(&text));
        told.sort();
        expected.sort();
        assert!(told == expected, "{name} says something else as HTML");
    }
}

#[test]
fn without_free_text_html_has_none_either() {
    let policy = shipped::uk_illustrative();
    let (full, redacted) = (pages(&policy, Rendering::html()), pages(&policy, Rendering::html().redacted()));
    assert_ne!(full[2], redacted[2], "the replay of subject A has free text");
    let done = "Excluded from school; local services told.";
    let showing = |pages: &[(&str, String)]| pages.iter().filter(|(_, html)| html.contains(done)).count();
    assert!(showing(&full) >= 1);
    assert_eq!(showing(&redacted), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a policy's texts hold, nothing of it becomes part of the document's structure.
    #[test]
    fn no_text_of_a_policy_becomes_a_tag(
        mut document in generate::policy(),
        text in "[<>\"'&a-z/=! \u{1}-\u{1f}-]{1,40}x",
    ) {
        document["title"] = text.clone().into();
        document["notice"] = format!("</p><script>{text}").into();
        document["levels"][0]["who"] = text.clone().into();
        document["criteria"][0]["reason"] = text.clone().into();
        document["sources"][0]["address"] = format!("https://{text}").into();
        let codebook = everycontact::Codebook::parse(&generate::codebook().to_string()).unwrap();
        let policy = Policy::parse(&document.to_string(), &codebook).unwrap();
        for html in [policy.card().render(Rendering::html()), policy.transparency_record().render(Rendering::html())] {
            prop_assert_eq!(check("a page", &html), Ok(()));
        }
    }
}
