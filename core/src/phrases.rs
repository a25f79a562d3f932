//! Phrases: the sentences of explanations, each under an id that stays, so that they can be translated.
//!
//! English ships. A translation is a document with a text for every id; each text has the same places, in braces, as the
//! English one, in any order. What policies, codebooks and people say is theirs, and is set into those places as it is.

mod english;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, LoadError, Problems, did_you_mean};
use crate::id::MAX_CODE_LENGTH;
use crate::json;
use crate::source::require_text;

pub(crate) use english::Message;

/// The version of the phrases document that this library reads and writes.
pub const PHRASES_SCHEMA: &str = "everycontact/phrases/1";

/// The longest phrase, in characters.
pub const MAX_PHRASE_LENGTH: usize = 400;

/// A phrase as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Phrase {
    /// The id, which stays from version to version.
    pub id: String,
    /// The text, with places such as `{level}`.
    pub text: String,
}

/// Phrases as they are written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PhrasesDocument {
    /// The kind and version of the document: [`PHRASES_SCHEMA`].
    pub schema: String,
    /// The language, as HTML's `lang` names it, such as `en-GB`.
    pub language: String,
    /// One phrase for each id.
    pub phrases: Vec<Phrase>,
}

/// Loaded phrases: a cheap handle that can be cloned and shared between threads.
///
/// # Example
/// ```
/// use everycontact::{Bound, Code, Phrases, parse_instant, shipped};
///
/// let english = Phrases::english();
/// let translated = english.to_json().replace("This is a recommendation", "Dies ist eine Empfehlung");
/// let german = Phrases::parse(&translated)?;
///
/// let policy = shipped::uk_illustrative();
/// let case = shipped::subject_a(policy.codebook());
/// let explanation = policy.recommend(&case, parse_instant("2021-04-30T23:59:59Z")?).explain(Bound::default());
/// assert!(explanation.page(&german, Default::default()).contains("Dies ist eine Empfehlung"));
///
/// let error = Phrases::parse(&english.to_json().replacen("{level}", "", 1)).unwrap_err();
/// assert_eq!(error.diagnostics()[0].code(), Code::OtherPlaces);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Phrases(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    language: String,
    /// By the numbers of the messages.
    texts: Vec<String>,
}

impl Phrases {
    /// The English phrases.
    #[must_use]
    pub fn english() -> Self {
        let texts = Message::ALL.iter().map(|message| message.english().to_owned()).collect();
        Self(Arc::new(Inner { language: "en-GB".to_owned(), texts }))
    }

    /// Reads phrases in another language, or in other words.
    ///
    /// # Errors
    /// With every problem: an id that is missing, unknown or given twice, or a text whose places are not those of the
    /// English one.
    pub fn parse(text: &str) -> Result<Self, LoadError> {
        let document: PhrasesDocument = json::read("phrases", text)?;
        let mut problems = Problems::default();
        if document.schema != PHRASES_SCHEMA {
            problems.error(Code::UnsupportedSchema, "schema", format!("expected `{PHRASES_SCHEMA}`"));
        }
        let language = &document.language;
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if !(1..=35).contains(&language.len()) || !language.bytes().all(fits) {
            let message = "expected a language tag, such as `en-GB`".to_owned();
            problems.error(Code::InvalidValue, "language", message);
        }
        let mut found: BTreeMap<&str, &str> = BTreeMap::new();
        for (at, phrase) in document.phrases.iter().enumerate() {
            let Some(message) = Message::ALL.iter().find(|message| message.id() == phrase.id) else {
                let close = phrase.id.len() <= MAX_CODE_LENGTH && !problems.is_full();
                let ids = Message::ALL.iter().map(|message| message.id()).filter(|_| close);
                let message = format!("there is no such phrase{}", did_you_mean(&phrase.id, ids));
                problems.error(Code::UnknownPhrase, format!("phrases[{at}].id"), message);
                continue;
            };
            if found.insert(message.id(), &phrase.text).is_some() {
                let message = format!("the phrase `{}` stands in this list already", message.id());
                problems.error(Code::DuplicateId, format!("phrases[{at}].id"), message);
            }
            check(*message, &phrase.text, &format!("phrases[{at}].text"), &mut problems);
        }
        for message in Message::ALL.iter().filter(|message| !found.contains_key(message.id())) {
            let told = format!("the phrase `{}` is missing", message.id());
            problems.error(Code::MissingPhrase, "phrases", told);
        }
        let texts = Message::ALL
            .iter()
            .map(|message| found.get(message.id()).copied().unwrap_or_default().to_owned());
        let texts = texts.collect();
        problems.settle("phrases", text)?;
        Ok(Self(Arc::new(Inner { language: document.language, texts })))
    }

    /// The phrases as JSON text, to be translated.
    #[must_use]
    pub fn to_json(&self) -> String {
        let texts = Message::ALL.iter().zip(&self.0.texts);
        let phrases = texts.map(|(message, text)| Phrase { id: message.id().to_owned(), text: text.clone() });
        json::write(&PhrasesDocument {
            schema: PHRASES_SCHEMA.to_owned(),
            language: self.0.language.clone(),
            phrases: phrases.collect(),
        })
    }

    /// The language, as HTML's `lang` names it.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.0.language
    }

    /// The pieces of a phrase: text that stands there, and names of places.
    pub(crate) fn pieces(&self, message: Message) -> impl Iterator<Item = Piece<'_>> {
        pieces(self.0.texts.get(message as usize).map_or("", String::as_str))
    }
}

/// Checks the text of a phrase: it says something, is no longer than a phrase may be, and has the same places.
fn check(message: Message, text: &str, path: &str, problems: &mut Problems) {
    require_text(text, || path.to_owned(), problems);
    if text.chars().nth(MAX_PHRASE_LENGTH).is_some() {
        let message = format!("this phrase has more than {MAX_PHRASE_LENGTH} characters");
        problems.error(Code::TooLarge, path, message);
    }
    let (wanted, given) = (places(message.english()), places(text));
    if wanted != given || is_torn(text) {
        let wanted = if wanted.is_empty() { "none".to_owned() } else { wanted.join(", ") };
        problems.error(Code::OtherPlaces, path, format!("the places of this phrase are {wanted}, each once"));
    }
}

/// Whether a brace has no other half.
fn is_torn(text: &str) -> bool {
    let whole = pieces(text).map(|piece| match piece {
        Piece::Text(text) => text.len(),
        Piece::Place(name) => name.len() + 2,
    });
    whole.sum::<usize>() != text.len()
        || pieces(text).any(|piece| matches!(piece, Piece::Text(own) if own.contains('}')))
}

/// A piece of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    Text(&'a str),
    Place(&'a str),
}

fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split_inclusive('}').flat_map(|part| {
        let (text, place) = match part.split_once('{') {
            Some((text, place)) => (text, place.strip_suffix('}')),
            None => (part, None),
        };
        let text = Some(Piece::Text(text)).filter(|_| !text.is_empty());
        text.into_iter().chain(place.map(Piece::Place))
    })
}

/// The names of the places of a text, in the order of the alphabet.
fn places(text: &str) -> Vec<&str> {
    let mut places: Vec<&str> = pieces(text)
        .filter_map(|piece| match piece {
            Piece::Place(name) => Some(name),
            Piece::Text(_) => None,
        })
        .collect();
    places.sort_unstable();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_a_translation_of_itself() {
        let english = Phrases::english().to_json();
        assert_eq!(Phrases::parse(&english).unwrap().to_json(), english);
    }

    #[test]
    fn ids_are_distinct_and_texts_are_plain() {
        let mut seen = std::collections::BTreeSet::new();
        for message in Message::ALL {
            assert!(seen.insert(message.id()), "{}", message.id());
            let whole: String = pieces(message.english())
                .map(|piece| match piece {
                    Piece::Text(text) => text.to_owned(),
                    Piece::Place(name) => format!("{{{name}}}"),
                })
                .collect();
            assert_eq!(whole, message.english());
        }
    }

    #[test]
    fn every_problem_of_a_translation_is_told() {
        let english = Phrases::english().to_json();
        let changed = english
            .replacen("\"line.none\"", "\"line.nun\"", 1)
            .replacen("{ceiling}", "{cieling}", 1)
            .replacen("phrases/1", "phrases/2", 1);
        let error = Phrases::parse(&changed).unwrap_err();
        let mut codes: Vec<&str> =
            error.diagnostics().iter().map(|problem| problem.code().as_str()).collect();
        codes.sort_unstable();
        assert_eq!(codes, ["missing_phrase", "other_places", "unknown_phrase", "unsupported_schema"]);
    }

    #[test]
    fn a_phrase_has_each_place_once_and_no_half_of_a_brace() {
        let english = Phrases::english().to_json();
        for (text, code) in [
            ("{first}{first}, {next}", "other_places"),
            ("{first}, {next} {", "other_places"),
            ("} {first}, {next}", "other_places"),
            ("{first}, {next", "other_places"),
            (&format!("{{first}}, {{next}}{}", "x".repeat(400)), "too_large"),
        ] {
            let error = Phrases::parse(&english.replacen("{first}, {next}", text, 1)).unwrap_err();
            let codes: Vec<&str> =
                error.diagnostics().iter().map(|problem| problem.code().as_str()).collect();
            assert_eq!(codes, [code], "{text}");
        }
        let error = Phrases::parse(&english.replacen("\"indicator\"", "\" \"", 1)).unwrap_err();
        assert_eq!(error.diagnostics()[0].code(), Code::EmptyText);
    }
}
