//! From text to text on the fixtures, natively: prints the nanoseconds of one case in each of so many passes.
//!
//! `benches/wasm/run.mjs` runs it beside Node and Chromium.

use std::path::Path;
use std::time::Instant;

use everycontact::{Policy, shipped, wire};
use serde_json::Value;

/// A policy by its text, a case and an instant.
type Asked = (usize, String, String);

fn main() {
    let passes = std::env::args().nth(1).and_then(|passes| passes.parse().ok()).unwrap_or(20);
    let (policies, asked) = read();
    let mut taken: Vec<u128> = Vec::new();
    for _ in 0..passes {
        let start = Instant::now();
        for (policy, case, as_of) in &asked {
            let text = wire::recommend_case_json(&policies[*policy], case, as_of);
            std::hint::black_box(text.expect("the fixtures load"));
        }
        taken.push(start.elapsed().as_nanos() / asked.len() as u128);
    }
    println!("{}", serde_json::to_string(&taken).expect("numbers"));
}

fn read() -> (Vec<Policy>, Vec<Asked>) {
    let codebook = shipped::codebook();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/cases");
    let files = std::fs::read_dir(folder).expect("the folder of fixtures").flatten();
    let mut paths: Vec<_> = files.map(|file| file.path()).collect();
    paths.sort();
    let (mut texts, mut policies, mut asked): (Vec<String>, Vec<Policy>, Vec<Asked>) = Default::default();
    for path in paths.iter().filter(|path| !path.to_string_lossy().ends_with(".expected.json")) {
        let fixture: Value = serde_json::from_slice(&std::fs::read(path).expect("a fixture")).expect("JSON");
        let text = match fixture["policy"].as_str() {
            Some("uk-illustrative") => shipped::UK_ILLUSTRATIVE.to_owned(),
            Some("school-threat-assessment") => shipped::SCHOOL_THREAT_ASSESSMENT.to_owned(),
            _ => fixture["policy"].to_string(),
        };
        let policy = texts.iter().position(|known| *known == text).unwrap_or_else(|| {
            policies.push(Policy::parse(&text, &codebook).expect("the policy loads"));
            texts.push(text);
            policies.len() - 1
        });
        asked.push((
            policy,
            fixture["case"].to_string(),
            fixture["asOf"].as_str().unwrap_or_default().to_owned(),
        ));
    }
    (policies, asked)
}
