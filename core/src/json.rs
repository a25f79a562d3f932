//! Reading and writing JSON text: strict, with the place of every problem.
//!
//! A document is read in one pass straight into its types. Only if that fails is it read again, into a
//! tree, to find every problem and its place.

mod locate;
mod shape;
mod strict;
mod tree;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::diagnostic::{Code, LoadError, Problems};
use crate::{CALENDAR_SCHEMA, CASE_SCHEMA, CODEBOOK_SCHEMA, PHRASES_SCHEMA, POLICY_SCHEMA, RECEIPT_SCHEMA};
use strict::Strict;
use tree::Node;

pub(crate) use locate::{locate, unmarked};

/// The largest document, in bytes.
pub const MAX_DOCUMENT_BYTES: usize = 64 * 1024 * 1024;

/// Reads a document of the kind `document`.
pub(crate) fn read<T: DeserializeOwned>(document: &'static str, text: &str) -> Result<T, LoadError> {
    check_size(document, text)?;
    read_strictly(text).map_err(|error| diagnose::<T>(document, text, &error))
}

fn check_size(document: &'static str, text: &str) -> Result<(), LoadError> {
    if text.len() <= MAX_DOCUMENT_BYTES {
        return Ok(());
    }
    let message = format!("the text has more than {MAX_DOCUMENT_BYTES} bytes");
    Err(refuse(document, "", Code::TooLarge, message))
}

fn read_strictly<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Strict(&mut deserializer))?;
    deserializer.end()?;
    Ok(value)
}

/// Reads any JSON text, in which no object has a key twice.
pub(crate) fn read_any(document: &'static str, text: &str) -> Result<serde_json::Value, LoadError> {
    check_size(document, text)?;
    let mut tree: Node = serde_json::from_str(text).map_err(|error| syntax(document, text, &error))?;
    let mut problems = Problems::default();
    tree.report_duplicates(&mut String::new(), &mut problems);
    problems.settle(document, text)?;
    serde_json::from_str(text).map_err(|error| syntax(document, text, &error))
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
    let mut bytes = Vec::with_capacity(8 * 1024);
    match serde_json::to_writer(&mut bytes, value) {
        Ok(()) => String::from_utf8(bytes).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

fn diagnose<T: DeserializeOwned>(document: &'static str, text: &str, error: &serde_json::Error) -> LoadError {
    let mut tree: Node = match serde_json::from_str(text) {
        Ok(tree) => tree,
        Err(error) => return syntax(document, text, &error),
    };
    let mut problems = Problems::default();
    if let Some(message) = another_kind(document, &tree) {
        problems.error(Code::UnsupportedSchema, "schema", message);
    } else {
        tree.report_duplicates(&mut String::new(), &mut problems);
        shape::report::<T>(&mut tree, &mut problems);
    }
    if problems.is_empty() {
        return syntax(document, text, error);
    }
    match problems.settle(document, text) {
        Err(error) => error,
        Ok(diagnostics) => LoadError::new(document, diagnostics),
    }
}

/// Says so if the document is of another kind or version: its fields would be misread one by one.
fn another_kind(document: &str, tree: &Node) -> Option<String> {
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
    let schema = tree.text_of("schema").filter(|schema| *schema != wanted)?;
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
    } else if error.is_data() {
        (Code::InvalidValue, "this document does not have the shape that is asked for")
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
