//! What the README shows of the library's output is what it prints.

use everycontact::{Case, Rendering, Viewpoint, parse_instant, shipped};
use everycontact_tests::fixtures::root;

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).unwrap()
}

/// The one block of the README that is opened by these words.
fn block(readme: &str, name: &str) -> String {
    let (_, rest) = readme.split_once(&format!("```{name}\n")).unwrap_or_else(|| panic!("no block {name}"));
    rest.split_once("\n```\n").unwrap().0.to_owned()
}

/// Fails on a part of a block that is not in a text: parts are in order, with `[...]` between them.
fn assert_shown(block: &str, text: &str) {
    let mut rest = text;
    for part in block.split("[...]") {
        let part = part.trim_matches('\n');
        let (_, after) = rest.split_once(part).unwrap_or_else(|| panic!("not printed there:\n{part}"));
        rest = after;
    }
}

#[test]
fn the_learning_review_is_as_the_readme_shows_it() {
    let policy = shipped::uk_illustrative();
    let all = policy.replay(&shipped::subject_a(policy.codebook()), &Viewpoint::AllRecords);
    let seen = policy.replay(all.case(), &all.deciders());
    assert_shown(&block(&readme(), "text learning_review"), &all.render(Some(&seen), Rendering::text()));
}

#[test]
fn the_recommendation_is_as_the_readme_shows_it() {
    let readme = readme();
    let rust = block(&readme, "rust");
    let case = rust.split_once("r#\"").unwrap().1.split_once("\"#").unwrap().0;
    let policy = shipped::uk_illustrative();
    let case = Case::parse(case, policy.codebook()).unwrap();
    let made = policy.recommend(&case, parse_instant("2024-06-30T12:00:00Z").unwrap());
    assert_shown(&block(&readme, "text recommendation"), &made.render(Rendering::text()));
}

#[test]
fn the_crate_has_the_pages_of_the_workspace() {
    for page in ["README.md", "DESIGN.md"] {
        let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
        assert!(read(page) == read(&format!("core/{page}")), "{page} and core/{page} differ");
    }
}
