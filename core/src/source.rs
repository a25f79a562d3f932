//! Sources: what a definition or a rule rests on.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Problems};
use crate::id::SourceId;

/// A published source that indicators, criteria or routes name by its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Source {
    /// The id that others name.
    pub id: SourceId,
    /// What it is, in words.
    pub title: String,
    /// Where it can be read, if it is public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// Checks a document's sources: distinct ids and titles that say something.
pub(crate) fn check_sources(sources: &[Source], problems: &mut Problems) {
    let ids = sources.iter().map(|source| source.id.as_str());
    report_repeats(ids, Code::DuplicateId, "sources", "id", problems);
    for (index, source) in sources.iter().enumerate() {
        require_text(&source.title, || format!("sources[{index}].title"), problems);
    }
}

/// Checks that every source that is named is there.
pub(crate) fn check_named_sources(
    named: &[SourceId],
    sources: &[Source],
    path: &str,
    problems: &mut Problems,
) {
    for (index, id) in named.iter().enumerate() {
        if !sources.iter().any(|source| source.id == *id) {
            let message = format!("there is no source `{id}` in this document");
            problems.error(Code::UnknownSource, format!("{path}.sources[{index}]"), message);
        }
    }
}

/// Reports each name that stands a second time in a list.
pub(crate) fn report_repeats<'a>(
    names: impl Iterator<Item = &'a str>,
    code: Code,
    list: &str,
    field: &str,
    problems: &mut Problems,
) {
    let mut seen = std::collections::BTreeSet::new();
    for (index, name) in names.enumerate() {
        if !seen.insert(name) {
            let message = format!("`{name}` stands in this list already");
            problems.error(code, format!("{list}[{index}].{field}"), message);
        }
    }
}

/// Reports a text with nothing in it.
pub(crate) fn require_text(text: &str, path: impl Fn() -> String, problems: &mut Problems) {
    if text.trim().is_empty() {
        problems.error(Code::EmptyText, path(), "the text is empty");
    }
}
