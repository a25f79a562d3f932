//! Reading and writing JSON text: strict, with the place of every problem.
//!
//! A text becomes a tape of its values, and its types are read from that. If that fails, it is read again and again,
//! each time with the last problem mended on the tape, to find every problem and its place.

mod fault;
mod fraction;
mod locate;
mod reader;
mod tape;
mod writer;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::diagnostic::{Code, LoadError, MAX_DIAGNOSTICS, Problems};
use crate::{CALENDAR_SCHEMA, CASE_SCHEMA, CODEBOOK_SCHEMA, PHRASES_SCHEMA, POLICY_SCHEMA, RECEIPT_SCHEMA};
use fault::Fault;
use locate::AT_KEY;
use reader::Reader;
use tape::{Tape, shown_path};
use writer::Writer;

pub(crate) use locate::{locate, unmarked};

/// The largest document, in bytes.
pub const MAX_DOCUMENT_BYTES: usize = 64 * 1024 * 1024;

/// Reads a document of the kind `document`.
pub(crate) fn read<T: DeserializeOwned>(document: &'static str, text: &str) -> Result<T, LoadError> {
    let mut tape = tape_of(document, text)?;
    let mut problems = Problems::default();
    match T::deserialize(Reader::new(&tape)) {
        Ok(value) => return Ok(value),
        Err(first) => match another_kind(document, &tape) {
            Some(message) => problems.error(Code::UnsupportedSchema, "schema", message),
            None => report::<T>(&mut tape, first, &mut problems),
        },
    }
    match problems.settle(document, text) {
        Err(error) => Err(error),
        Ok(diagnostics) => Err(LoadError::new(document, diagnostics)),
    }
}

fn tape_of<'t>(document: &'static str, text: &'t str) -> Result<Tape<'t>, LoadError> {
    if text.len() > MAX_DOCUMENT_BYTES {
        let message = format!("the text has more than {MAX_DOCUMENT_BYTES} bytes");
        return Err(refuse(document, "", Code::TooLarge, message));
    }
    Tape::parse(text).map_err(|error| syntax(document, text, &error))
}

/// Reads the tape as a `T` again and again, repairing what fails, until nothing does.
fn report<T: DeserializeOwned>(tape: &mut Tape<'_>, first: Fault, problems: &mut Problems) {
    tape.report_duplicates(problems);
    // A key that stands there twice is told of already.
    let mut failed = if problems.is_empty() { Some(first) } else { T::deserialize(Reader::new(tape)).err() };
    for _ in 0..=MAX_DIAGNOSTICS {
        let Some(fault) = failed else {
            return;
        };
        let (code, repair) = (fault.code(), fault.repair());
        let (path, message) = fault.into_parts();
        let repaired = tape.repair(&path, repair);
        if repaired || problems.is_empty() {
            let mut place = shown_path(&path);
            if code == Code::UnknownField {
                place.push(AT_KEY);
            }
            problems.error(code, place, message);
        }
        if !repaired {
            return;
        }
        failed = T::deserialize(Reader::new(tape)).err();
    }
}

/// Reads a text that no person wrote, so that there is no use in saying what is wrong with it.
pub(crate) fn parse<T: DeserializeOwned>(text: &str) -> Option<T> {
    T::deserialize(Reader::new(&Tape::parse(text).ok()?)).ok()
}

/// Reads any JSON text, in which no object has a key twice.
pub(crate) fn read_any(document: &'static str, text: &str) -> Result<Value, LoadError> {
    let mut tape = tape_of(document, text)?;
    let mut problems = Problems::default();
    tape.report_duplicates(&mut problems);
    problems.settle(document, text)?;
    // Every JSON text is a value.
    Ok(Value::deserialize(Reader::new(&tape)).unwrap_or_default())
}

/// Refuses a document for one reason that concerns it as a whole.
pub(crate) fn refuse(document: &'static str, path: &str, code: Code, message: String) -> LoadError {
    let mut problems = Problems::default();
    problems.error(code, path, message);
    match problems.settle(document, "") {
        Err(error) => error,
        Ok(diagnostics) => LoadError::new(document, diagnostics),
    }
}

/// Writes a value that cannot fail to be written: text, whole numbers, lists and named fields.
pub(crate) fn write<T: Serialize + ?Sized>(value: &T) -> String {
    Writer::write(value).unwrap_or_default()
}

/// Says so if the document is of another kind or version: its fields would be misread one by one.
fn another_kind(document: &str, tape: &Tape<'_>) -> Option<String> {
    let wanted = match document {
        "case" => CASE_SCHEMA,
        "codebook" => CODEBOOK_SCHEMA,
        "calendar" => CALENDAR_SCHEMA,
        "receipt" => RECEIPT_SCHEMA,
        "phrases" => PHRASES_SCHEMA,
        "policy" => POLICY_SCHEMA,
        // A part of a case has no `schema`.
        _ => return None,
    };
    let schema = tape.text_of("schema").filter(|schema| *schema != wanted)?;
    let (kind, version) = schema.strip_prefix("everycontact/")?.split_once('/')?;
    version.parse::<u32>().ok()?;
    let kinds = [
        "case",
        "codebook",
        "policy",
        "calendar",
        "recommendation",
        "replay",
        "standing",
        "due",
        "assurance",
        "sample",
        "receipt",
        "phrases",
        "explanation",
        "comparison",
        "policy-comparison",
        "verification",
        "atrs-draft",
        "ledger-entry",
        "inclusion-proof",
        "consistency-proof",
    ];
    let kind = kinds.into_iter().find(|known| *known == kind)?;
    Some(if kind == document {
        format!("expected `{wanted}`")
    } else {
        format!("this is a {kind}, expected a {document}, `{wanted}`")
    })
}

fn syntax(document: &'static str, text: &str, error: &serde_json::Error) -> LoadError {
    let told = error.to_string();
    let told = told.split(" at line ").next().unwrap_or_default();
    let (code, message) = if told == "recursion limit exceeded" {
        (Code::TooDeep, "the text is nested more than 127 levels deep")
    } else {
        (Code::JsonSyntax, in_plain_words(told))
    };
    let before = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let before = before.as_bytes().get(..error.column()).unwrap_or(before.as_bytes());
    // Characters, as everywhere else: the bytes that do not continue one.
    let column = before.iter().filter(|byte| !(0x80..0xC0).contains(*byte)).count();
    refuse(document, "", code, message.to_owned()).at(error.line().max(1), column.max(1))
}

/// What `serde_json` says of a text that is no JSON, without its jargon.
fn in_plain_words(told: &str) -> &str {
    match told {
        "EOF while parsing a list" => "the text ends in the middle of a list",
        "EOF while parsing an object" => "the text ends in the middle of an object",
        "EOF while parsing a string" => "the text ends between two quotation marks",
        "EOF while parsing a value" => "the text ends where a value is expected",
        "expected ident" => "expected `true`, `false` or `null`",
        "expected value" => "expected a value",
        "invalid escape" => "this is nothing that may follow a backslash",
        "invalid number" => "this is no number as JSON writes it",
        "number out of range" => "the number is too large",
        "key must be a string" => "expected a key in quotation marks",
        "trailing comma" => "a comma stands behind the last value",
        "trailing characters" => "something follows the end of the document",
        _ if told.starts_with("control character") => {
            "a line break, tab or other control character stands between quotation marks; write it as `\\n`, `\\t` or `\\u…`"
        }
        _ if told.contains("hex escape") || told.contains("unicode code point") => {
            "`\\u` is not followed by the four hexadecimal digits of a character, or of half of one by the other half"
        }
        _ => told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::receipt::Written;
    use crate::{
        CalendarDocument, CaseDocument, CodebookDocument, Contact, Criterion, Event, Holiday, Indicator,
        Level, Observation, PhrasesDocument, PolicyDocument, Route, Source, Subject,
    };

    /// Whether a value whose problem has been reported is read, so that the next problem is found.
    fn accepts<T: DeserializeOwned>() -> bool {
        Tape::parse("0").is_ok_and(|mut tape| {
            tape.repair(&[], tape::Repair::Accept) && T::deserialize(Reader::new(&tape)).is_ok()
        })
    }

    #[test]
    fn what_has_been_reported_is_read() {
        assert!(accepts::<CaseDocument>() && accepts::<Contact>() && accepts::<Observation>());
        assert!(accepts::<Subject>() && accepts::<Event>() && accepts::<Source>());
        assert!(accepts::<CodebookDocument>() && accepts::<Indicator>());
        assert!(accepts::<PolicyDocument>() && accepts::<Level>());
        assert!(accepts::<Criterion>() && accepts::<Route>());
        assert!(accepts::<CalendarDocument>() && accepts::<Holiday>());
        assert!(accepts::<Written<Value>>() && accepts::<PhrasesDocument>());
    }
}
