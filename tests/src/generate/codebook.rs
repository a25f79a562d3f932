//! The fixed codebook of the tests.

use serde_json::{Value, json};

/// The codebook's id.
pub const CODEBOOK: &str = "test-codebook";

/// The risk indicators that are not bound to an ideology: code, domain, proximity.
pub const COUNTABLE: [(&str, &str, &str); 10] = [
    ("threat-made", "leakage", "proximal"),
    ("plan-told", "leakage", "imminent"),
    ("veiled-threat", "leakage", "distal"),
    ("weapon-carried", "violence", "proximal"),
    ("assault", "violence", "distal"),
    ("attack-rehearsed", "violence", "imminent"),
    ("grievance", "daily-life", "distal"),
    ("withdrawal", "daily-life", "distal"),
    ("last-resort", "daily-life", "imminent"),
    ("joins-violent-actors", "fragments", "proximal"),
];

/// The risk indicators that are bound to an ideology: code, domain, proximity.
pub const BOUND: [(&str, &str, &str); 2] =
    [("symbols-used", "fragments", "distal"), ("cause-justifies-violence", "fragments", "proximal")];

/// The indicators that are no risk: code, domain, polarity.
pub const OTHERS: [(&str, &str, &str); 3] = [
    ("trusted-adult", "daily-life", "protective"),
    ("attends-school", "daily-life", "protective"),
    ("news-interest", "leakage", "context"),
];

/// The domains; each holds something countable.
pub const DOMAINS: [&str; 4] = ["leakage", "violence", "daily-life", "fragments"];

/// The proximities.
pub const PROXIMITIES: [&str; 3] = ["distal", "proximal", "imminent"];

/// The schemes of concern, each with its concerns.
pub const SCHEMES: [(&str, [&str; 2]); 2] =
    [("test-2019", ["no-ideology", "mixed-unclear"]), ("test-2024", ["violence-fascination", "conflicted"])];

/// The fixed codebook: 15 indicators in 4 domains.
#[must_use]
pub fn codebook() -> Value {
    let countable =
        COUNTABLE.iter().map(|(code, domain, proximity)| indicator(code, domain, proximity, "risk", false));
    let bound =
        BOUND.iter().map(|(code, domain, proximity)| indicator(code, domain, proximity, "risk", true));
    let others =
        OTHERS.iter().map(|(code, domain, polarity)| indicator(code, domain, "distal", polarity, false));
    let indicators: Vec<Value> = countable.chain(bound).chain(others).collect();
    let domains: Vec<Value> = DOMAINS
        .iter()
        .map(|code| json!({ "code": code, "label": format!("Domain {code}"), "definition": "A domain of the tests." }))
        .collect();
    json!({
        "schema": "everycontact/codebook/1",
        "id": CODEBOOK,
        "version": "1.0.0",
        "title": "Codebook of the tests",
        "notice": "Made for tests; it rests on nothing.",
        "sources": [{ "id": "S1", "title": "A source of the tests", "address": "https://example.org/s1" }],
        "domains": domains,
        "indicators": indicators,
        "leftOut": [{ "name": "ethnicity", "why": "No profile." }],
        "schemes": schemes(),
        "translations": [{
            "from": { "scheme": "test-2019", "concern": "no-ideology" },
            "to": { "scheme": "test-2024", "concern": "violence-fascination" },
            "fit": "broader",
            "loses": "That nothing was identified.",
        }],
    })
}

/// One indicator of the codebook.
fn indicator(code: &str, domain: &str, proximity: &str, polarity: &str, bound: bool) -> Value {
    let kind = if code == "assault" { "static" } else { "dynamic" };
    json!({
        "code": code,
        "label": format!("Indicator {code}"),
        "definition": "An indicator of the tests.",
        "domain": domain,
        "proximity": proximity,
        "polarity": polarity,
        "kind": kind,
        "ideologyBound": bound,
        "sources": ["S1"],
        "crosswalk": [{ "list": "test list", "construct": "a construct" }],
    })
}

/// The schemes of the codebook; the first has ended.
fn schemes() -> Value {
    let concerns = |codes: &[&str]| -> Vec<Value> {
        let concern = |code: &&str| json!({ "code": code, "label": format!("Concern {code}"), "definition": "A concern of the tests." });
        codes.iter().map(concern).collect()
    };
    let [(old, of_old), (new, of_new)] = SCHEMES;
    json!([
        { "id": old, "title": "The older scheme", "from": 2019, "until": 2023, "sources": ["S1"], "concerns": concerns(&of_old) },
        { "id": new, "title": "The newer scheme", "from": 2024, "sources": ["S1"], "concerns": concerns(&of_new) },
    ])
}
