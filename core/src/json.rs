//! Reading and writing JSON text: strict, with the place of every problem.
//!
//! A document is read in one pass straight into its types. Only if that fails is it read again, into a
//! tree, to find every problem and its place.

mod locate;
mod shape;
mod tree;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::diagnostic::{Code, LoadError, Problems};
use tree::Node;

pub(crate) use locate::locate;

/// The largest document, in bytes.
pub const MAX_DOCUMENT_BYTES: usize = 64 * 1024 * 1024;

/// Reads a document of the kind `document`.
pub(crate) fn read<T: DeserializeOwned>(
    document: &'static str,
    text: &str,
) -> Result<T, LoadError> {
    if text.len() > MAX_DOCUMENT_BYTES {
        let message = format!("the text has more than {MAX_DOCUMENT_BYTES} bytes");
        return Err(refuse(document, "", Code::TooLarge, message));
    }
    serde_json::from_str(text).map_err(|error| diagnose::<T>(document, text, &error))
}

/// Refuses a document for one reason that concerns it as a whole.
pub(crate) fn refuse(
    document: &'static str,
    path: &str,
    code: Code,
    message: String,
) -> LoadError {
    let mut problems = Problems::default();
    problems.error(code, path, message);
    match problems.settle(document, "") {
        Err(error) => error,
        Ok(diagnostics) => LoadError::new(document, diagnostics),
    }
}

/// Writes a value that cannot fail to be written: text, whole numbers, lists and named fields.
pub(crate) fn write<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn diagnose<T: DeserializeOwned>(
    document: &'static str,
    text: &str,
    error: &serde_json::Error,
) -> LoadError {
    let mut tree: Node = match serde_json::from_str(text) {
        Ok(tree) => tree,
        Err(error) => return syntax(document, &error),
    };
    let mut problems = Problems::default();
    tree.report_duplicates(&mut String::new(), &mut problems);
    shape::report::<T>(&mut tree, &mut problems);
    if problems.is_empty() {
        return syntax(document, error);
    }
    match problems.settle(document, text) {
        Err(error) => error,
        Ok(diagnostics) => LoadError::new(document, diagnostics),
    }
}

fn syntax(document: &'static str, error: &serde_json::Error) -> LoadError {
    let told = error.to_string();
    let (code, message) = if told.starts_with("recursion limit exceeded") {
        (Code::TooDeep, "the text is nested more than 127 levels deep".to_owned())
    } else {
        let what = told.split(" at line ").next().unwrap_or_default();
        (Code::JsonSyntax, what.to_owned())
    };
    let mut refused = refuse(document, "", code, message);
    refused.move_to(error.line(), error.column());
    refused
}

impl LoadError {
    fn move_to(&mut self, line: usize, column: usize) {
        for diagnostic in self.diagnostics_mut() {
            diagnostic.line = line.max(1);
            diagnostic.column = column.max(1);
        }
    }
}
