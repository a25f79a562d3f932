//! A problem of shape: a field that is missing, unknown or of another type.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use super::tape::{Repair, Step};
use crate::diagnostic::{Code, did_you_mean};

/// A problem of shape. It is boxed, since every reader of a type hands it on.
#[derive(Debug)]
pub(super) struct Fault(Box<Told>);

#[derive(Debug)]
struct Told {
    code: Code,
    message: String,
    repair: Repair,
    /// The steps that lead to it, from the inside out.
    path: Vec<Step>,
}

impl Fault {
    #[cold]
    fn new(code: Code, message: String, repair: Repair) -> Self {
        Self(Box::new(Told { code, message, repair, path: Vec::new() }))
    }

    #[cold]
    pub(super) fn at_key(mut self, key: &str) -> Self {
        self.0.path.push(Step::Key(key.to_owned()));
        self
    }

    /// Within the field at a position among those of its type.
    #[cold]
    pub(super) fn at_field(mut self, names: &'static [&'static str], position: usize) -> Self {
        self.0.path.push(Step::Field(names, position));
        self
    }

    #[cold]
    pub(super) fn at_index(mut self, index: usize) -> Self {
        self.0.path.push(Step::Index(index));
        self
    }

    pub(super) fn code(&self) -> Code {
        self.0.code
    }

    pub(super) fn repair(&self) -> Repair {
        self.0.repair
    }

    /// The steps that lead to it, and what it is.
    pub(super) fn into_parts(mut self) -> (Vec<Step>, String) {
        self.0.path.reverse();
        (self.0.path, self.0.message)
    }

    #[cold]
    pub(super) fn wrong_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Bool(_) => "true or false",
            Unexpected::Unsigned(_) | Unexpected::Signed(_) => "a whole number",
            Unexpected::Float(_) => "a number that has a fraction or is too large",
            Unexpected::Str(_) => "a text",
            Unexpected::Unit | Unexpected::Option => "null",
            Unexpected::Seq => "a list",
            Unexpected::Map => "an object",
            _ => "something else",
        };
        let message = format!("found {found}, expected {}", plain(expected));
        Self::new(Code::WrongType, message, Repair::Accept)
    }

    #[cold]
    pub(super) fn unknown_field(field: &str, known: &'static [&'static str]) -> Self {
        let hint = did_you_mean(field, known.iter().copied());
        let message = format!("this field is not known here; known are {}{hint}", listed(known));
        Self::new(Code::UnknownField, message, Repair::SetAside).at_key(field)
    }

    #[cold]
    pub(super) fn missing_field(names: &'static [&'static str], position: usize) -> Self {
        let field = names.get(position).copied().unwrap_or_default();
        let message = format!("the field `{field}` is missing");
        Self::new(Code::MissingField, message, Repair::Supply(names, position))
    }

    #[cold]
    pub(super) fn repeated_field(field: &str) -> Self {
        let message = format!("the key `{field}` stands here more than once");
        Self::new(Code::DuplicateKey, message, Repair::Accept)
    }

    #[cold]
    pub(super) fn unknown_variant(variant: &str, known: &'static [&'static str]) -> Self {
        let hint = did_you_mean(variant, known.iter().copied());
        let message = format!("expected one of {}{hint}", listed(known));
        Self::new(Code::UnknownVariant, message, Repair::Accept)
    }

    #[cold]
    pub(super) fn invalid(message: String) -> Self {
        Self::new(Code::InvalidValue, message, Repair::Accept)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::invalid(message.to_string())
    }

    #[cold]
    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::wrong_type(found, expected)
    }

    #[cold]
    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid(format!("expected {}", plain(expected)))
    }

    #[cold]
    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self::new(Code::WrongType, format!("expected {}", plain(expected)), Repair::Accept)
    }
}

fn listed(words: &'static [&'static str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// What was expected without the names of Rust's types.
fn plain(expected: &dyn Expected) -> String {
    let told = expected.to_string();
    let whole = |from: i128, to: i128| format!("a whole number from {from} to {to}");
    match told.as_str() {
        "u8" => whole(0, u8::MAX.into()),
        "u16" => whole(0, u16::MAX.into()),
        "u32" => whole(0, u32::MAX.into()),
        "u64" | "usize" => whole(0, u64::MAX.into()),
        "i32" => whole(i32::MIN.into(), i32::MAX.into()),
        "i64" => whole(i64::MIN.into(), i64::MAX.into()),
        "a boolean" => "true or false".to_owned(),
        "a string" => "a text".to_owned(),
        "a sequence" => "a list".to_owned(),
        "a map" | "map" => "an object".to_owned(),
        _ if told.starts_with("struct ") => "an object".to_owned(),
        _ if told.contains("enum ") || told.starts_with("unit variant") => {
            "one of the named values, or an object with one of the named keys".to_owned()
        }
        _ => told,
    }
}
