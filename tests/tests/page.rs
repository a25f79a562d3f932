//! The page, the line and the trace: what they say, what they must not say, and how long they may be.

use everycontact::{
    Bound, Case, Codebook, Disclosure, Explanation, Format, Phrases, Policy, Rendering, parse_instant,
    shipped,
};
use serde_json::{Value, json};

/// Text that would do something on a page that did not escape it.
const NAUGHTY: &str =
    "</p><script>alert('x')</script><img src=x onerror=\"alert(1)\">&lt;&#60;\u{202e}\u{0}]]>-->{level}";

fn subject_a(as_of: &str) -> Explanation {
    let policy = shipped::uk_illustrative();
    let case = shipped::subject_a(policy.codebook());
    policy.recommend(&case, parse_instant(as_of).unwrap()).explain(Bound::default())
}

fn explained(policy: &Policy, case: &Value, as_of: &str) -> Explanation {
    let case = Case::parse(&case.to_string(), policy.codebook()).unwrap();
    policy.recommend(&case, parse_instant(as_of).unwrap()).explain(Bound::default())
}

/// A case whose every free text says the same.
fn talkative(text: &str, contacts: usize) -> Value {
    let contacts: Vec<Value> = (0..contacts)
        .map(|at| {
            json!({
                "id": format!("c-2024-03-{:02}-{at}", 1 + at % 28), "kind": "report", "sector": "education",
                "agency": format!("school-{at}"), "occurred": format!("2024-03-{:02}", 1 + at % 28),
                "recorded": format!("2024-04-{:02}T09:30:00Z", 1 + at % 28), "summary": text, "done": text,
                "worry": { "by": "professional", "reason": text },
                "observations": [
                    { "id": "o-2024-03-17", "indicator": "weapon-access", "presence": "present", "basis": "fact",
                      "role": "caused" },
                    { "indicator": "assault-with-weapon", "presence": "unknown", "basis": "allegation", "role": "caused" },
                ],
            })
        })
        .collect();
    let first = contacts[0]["id"].clone();
    json!({
        "schema": "everycontact/case/1", "id": "case-1", "about": text, "subject": { "id": "s1", "is": "child" },
        "contacts": contacts,
        "events": [
            { "id": "e-2024-05-03", "recorded": "2024-05-03T10:00:00Z",
              "entry": { "statement": { "by": "subject", "contact": first, "observation": "o-2024-03-17", "text": text } } },
            { "id": "e-2024-05-04", "recorded": "2024-05-04T10:00:00Z",
              "entry": { "explained": { "contact": first, "account": text } } },
        ],
        "unitemised": [{ "count": 3, "occurred": "2024-01/2024-02", "recorded": "2024-05-01T00:00:00Z", "summary": text }],
    })
}

/// A quiet case is far from the bound: there is more to say of what would raise its level than of anything else, and none
/// of it is left out.
#[test]
fn a_quiet_case_is_told_whole() {
    let policy = shipped::uk_illustrative();
    let quiet = json!({ "schema": "everycontact/case/1", "id": "c1", "subject": { "id": "s1", "is": "child" }, "contacts": [] });
    let made = explained(&policy, &quiet, "2024-05-31T12:00:00Z");
    let document: Value = serde_json::from_str(&made.to_json()).unwrap();
    assert!(document["raises"].as_array().unwrap().len() > Bound::default().sets);
    let text = made.render(&Phrases::english(), Rendering::text());
    assert!(text.contains("All of it was tried"), "{text}");
}

/// A policy with as many levels and criteria as there may be, whose every text is this one.
fn verbose(text: &str) -> Policy {
    let codebook = shipped::codebook();
    let mut policy: Value = serde_json::from_str(shipped::UK_ILLUSTRATIVE).unwrap();
    let levels = policy["levels"].as_array_mut().unwrap();
    for at in levels.len()..16 {
        let mut more = levels[4].clone();
        more["id"] = json!(format!("more-{at}"));
        levels.push(more);
    }
    for list in ["levels", "criteria", "routes", "sources", "requiredQuestions"] {
        for entry in policy[list].as_array_mut().unwrap() {
            for field in ["title", "who", "what", "reason", "lead", "ask"] {
                if entry.get(field).is_some() {
                    entry[field] = json!(text);
                }
            }
        }
    }
    let criteria = policy["criteria"].as_array_mut().unwrap();
    for at in criteria.len()..128 {
        let mut more = criteria[at % 20].clone();
        more["id"] = json!(format!("more-{at}"));
        more["level"] = json!(format!("more-{}", 5 + at % 11));
        criteria.push(more);
    }
    Policy::parse(&policy.to_string(), &codebook).unwrap()
}

fn pages(explanation: &Explanation) -> [String; 2] {
    let english = Phrases::english();
    [Disclosure::Whole, Disclosure::Redacted].map(|disclosure| explanation.page(&english, disclosure))
}

/// Every tag of a page, without its attributes.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split('<').skip(1).map(|rest| rest.split([' ', '>', '\n']).next().unwrap().trim_start_matches('/'))
}

/// A tag without the values of its attributes, in which nothing runs.
fn without_values(tag: &str) -> String {
    tag.split('"').step_by(2).collect()
}

/// Every tag is one that pages are made of, and none of them runs, loads or sends anything.
fn is_harmless(page: &str) {
    let known = [
        "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "header", "main", "section", "h1",
        "h2", "h3", "p", "strong", "span", "ol", "ul", "li", "small", "div", "figure", "svg", "path", "text",
        "rect", "circle", "table", "thead", "tbody", "tr", "th", "td", "code", "dl", "dt", "dd",
    ];
    let other: Vec<&str> = tags(page).filter(|tag| !known.contains(tag) && *tag != "!doctype").collect();
    assert!(other.is_empty(), "{other:?}");
    for tag in page.split('<').skip(1).map(|rest| without_values(rest.split('>').next().unwrap())) {
        for attribute in [" on", " src", " href", " style="] {
            assert!(!tag.contains(attribute), "{tag}");
        }
    }
    assert!(
        !page.contains("url(")
            && !page.contains("@import")
            && !page.contains('\u{202e}')
            && !page.contains('\u{0}')
    );
    assert!(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"));
}

#[test]
fn whatever_the_record_and_the_policy_say_the_page_is_harmless_and_short() {
    let long: String = NAUGHTY.chars().cycle().take(4_000).collect();
    let shipped = shipped::uk_illustrative();
    let as_of = "2024-05-31T12:00:00Z";
    let naughty = verbose(&NAUGHTY.replace('\u{0}', "").repeat(40));
    let quotes = verbose(&"\"\u{2039}&".repeat(230));
    let plain = verbose(&"Plain words ".repeat(33));
    for (policy, contacts) in [
        (&shipped, 1),
        (&shipped, 40),
        (&naughty, 40),
        (&naughty, 2_000),
        (&quotes, 40),
        (&quotes, 500),
        (&plain, 40),
    ] {
        for page in pages(&explained(policy, &talkative(&long, contacts), as_of)) {
            is_harmless(&page);
            assert!(page.len() < 60 * 1024, "{} bytes", page.len());
            assert!(page.ends_with("</html>\n"));
        }
    }
}

#[test]
fn phrases_are_escaped_too() {
    let english = Phrases::english().to_json();
    let naughty = NAUGHTY.replace('\u{0}', "").replace("{level}", "");
    let mut document: Value = serde_json::from_str(&english).unwrap();
    document["language"] = json!("x\"><script>");
    let refused = Phrases::parse(&document.to_string()).unwrap_err();
    assert_eq!(refused.diagnostics()[0].path(), "language");
    document["language"] = json!("de-CH");
    for phrase in document["phrases"].as_array_mut().unwrap() {
        phrase["text"] = json!(format!("{naughty}{}", phrase["text"].as_str().unwrap()));
    }
    let phrases = Phrases::parse(&document.to_string()).unwrap();
    let page = subject_a("2021-04-30T23:59:59Z").page(&phrases, Disclosure::Whole);
    is_harmless(&page);
    for phrase in document["phrases"].as_array_mut().unwrap() {
        let text = phrase["text"].as_str().unwrap().to_owned();
        phrase["text"] = json!(format!("{}{text}", "\"".repeat(400 - text.chars().count())));
    }
    let long = Phrases::parse(&document.to_string()).unwrap();
    let page = explained(&verbose(&"\"".repeat(700)), &talkative("\"", 40), "2024-05-31T12:00:00Z")
        .page(&long, Disclosure::Whole);
    is_harmless(&page);
    assert!(page.len() < 60 * 1024, "{} bytes", page.len());
    let mut html = Rendering::text();
    html.format = Format::Html;
    is_harmless(&subject_a("2021-04-30T23:59:59Z").render(&phrases, html));
}

/// Whether a text has a day of a month in it, written in words or in figures.
fn has_a_day(text: &str) -> bool {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
    let in_words = words.windows(3).any(|three| {
        let number = |word: &str, digits: std::ops::RangeInclusive<usize>| {
            digits.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
        };
        number(three[0], 1..=2) && months.contains(&three[1]) && number(three[2], 4..=4)
    });
    let in_figures = words.iter().any(|word| {
        let parts: Vec<&str> = word.split('-').collect();
        parts.windows(3).any(|three| {
            three[0].len() == 4
                && three.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
        })
    });
    in_words || in_figures
}

#[test]
fn a_redacted_page_has_no_free_text_and_no_day() {
    let said = "Zebra quilt umbrella";
    let policy = shipped::uk_illustrative();
    let made = explained(&policy, &talkative(said, 40), "2024-05-31T12:00:00Z");
    let [whole, redacted] = pages(&made);
    assert!(whole.contains(said) && has_a_day(&whole));
    assert!(!redacted.contains("Zebra"));
    // What the policy says is not about anybody; one of its sources has a date in its title.
    let mut without_policy = redacted.clone();
    for source in &policy.document().sources {
        without_policy = without_policy.replace(&source.title, "");
    }
    assert!(!has_a_day(&without_policy), "{without_policy}");
    assert!(redacted.contains("Mar 2024") && redacted.contains("May 2024"));
    for id in ["c-2024-03", "e-2024-05", "o-2024", "school-", "case-1"] {
        assert!(!redacted.contains(id), "{id}");
    }
    let trace = made.render(&Phrases::english(), Rendering::text().redacted());
    let line = made.line(&Phrases::english(), Disclosure::Redacted);
    assert!(trace.contains("as of May 2024") && line.contains("as of May 2024"));
    let before = explained(&policy, &talkative(said, 3), "2024-04-15T12:00:00Z");
    let comparison = before.recommendation().compare(made.recommendation());
    let comparison = comparison.render(&Phrases::english(), Rendering::text().redacted());
    assert!(comparison.contains("contact 4"), "{comparison}");
    let recommendation = made.recommendation().render(Rendering::text().redacted());
    for told in [trace, line, comparison, recommendation] {
        for id in ["Zebra", "c-2024-03", "e-2024-05", "o-2024", "school-", "case-1"] {
            assert!(!told.contains(id), "{id}: {told}");
        }
    }
}

#[test]
fn the_line_says_the_level_and_why() {
    let line = subject_a("2021-04-30T23:59:59Z").line(&Phrases::english(), Disclosure::Whole);
    assert_eq!(
        line,
        "subject-a-case, as of 30 Apr 2021: Multi-agency panel (uk-illustrative 1.1.0), because of Three referrals in \
         three years: 3 contacts (asks for 3) and Went back to attack material, with violence, threats or preparation on \
         record: 1 return (asks for 1) and 2 indicators (asks for 1)."
    );
    let before = subject_a("2019-01-01T00:00:00Z").line(&Phrases::english(), Disclosure::Whole);
    assert_eq!(
        before,
        "subject-a-case, as of 1 Jan 2019: Recorded (uk-illustrative 1.1.0); no criterion is met."
    );
}

#[test]
fn the_page_and_the_trace_tell_every_criterion_and_what_would_change_the_level() {
    let explanation = subject_a("2021-04-30T23:59:59Z");
    let page = explanation.page(&Phrases::english(), Disclosure::Whole);
    let trace = explanation.render(&Phrases::english(), Rendering::markdown());
    for criterion in &explanation.recommendation().policy().document().criteria {
        assert!(page.contains(&criterion.title), "{}", criterion.id);
        assert!(trace.contains(&criterion.title), "{}", criterion.id);
    }
    for told in [
        "<p class=\"name\">Multi-agency panel</p>",
        "This is a recommendation, not a decision.",
        "If this were untrue, the level would fall to <strong>Supervisor&#39;s review</strong>: contact 2.",
        "This would raise the level to <strong>Emergency</strong>",
        "All of it was tried",
        &explanation.recommendation().receipt().id().to_string(),
    ] {
        assert!(page.contains(told), "{told}");
    }
    let falls = &explanation.document().falls;
    assert_eq!(trace.matches("the level would fall to").count(), falls.len());
}

#[test]
fn no_place_of_a_phrase_is_left_empty_and_every_phrase_can_be_translated() {
    let mut document: Value = serde_json::from_str(&Phrases::english().to_json()).unwrap();
    let mut english = Vec::new();
    for phrase in document["phrases"].as_array_mut().unwrap() {
        let text = phrase["text"].as_str().unwrap().to_owned();
        let mut translated = String::new();
        for (at, part) in text.split(['{', '}']).enumerate() {
            if at % 2 == 1 {
                translated.push_str(&format!("{{{part}}}"));
            } else if !part.trim().is_empty() {
                translated.push_str(" ~ ");
                english.push(part.trim().to_owned());
            }
        }
        phrase["text"] = json!(translated);
    }
    let phrases = Phrases::parse(&document.to_string()).unwrap();
    let codebook = Codebook::parse(shipped::CODEBOOK).unwrap();
    let policy = Policy::parse(shipped::UK_ILLUSTRATIVE, &codebook).unwrap();
    let case = talkative("Zebra", 5);
    for explanation in [subject_a("2021-04-30T23:59:59Z"), explained(&policy, &case, "2024-05-31T12:00:00Z")]
    {
        for told in [
            explanation.page(&phrases, Disclosure::Whole),
            explanation.page(&phrases, Disclosure::Redacted),
            explanation.render(&phrases, Rendering::markdown()),
        ] {
            assert!(!told.contains("{") || told.contains("<style>"), "{told}");
            for sentence in english.iter().filter(|part| part.len() > 20) {
                assert!(!told.contains(sentence.as_str()), "{sentence}");
            }
        }
    }
}
