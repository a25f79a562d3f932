//! JSON Schemas (2020-12) of the documents, generated from the types that read and write them.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::case::CaseDocument;
use crate::codebook::CodebookDocument;
use crate::policy::PolicyDocument;
use crate::recommendation::RecommendationDocument;
use crate::replay::ReplayDocument;

/// Every schema: the name of the document, and the schema as JSON text with a newline at its end.
///
/// # Example
/// ```
/// let schemas = everycontact::schema::schemas();
/// let names: Vec<&str> = schemas.iter().map(|(name, _)| *name).collect();
/// assert_eq!(names, ["case", "codebook", "policy", "recommendation", "replay"]);
/// ```
#[must_use]
pub fn schemas() -> Vec<(&'static str, String)> {
    vec![
        ("case", text::<CaseDocument>("case", "everycontact/case/1")),
        ("codebook", text::<CodebookDocument>("codebook", "everycontact/codebook/1")),
        ("policy", text::<PolicyDocument>("policy", "everycontact/policy/1")),
        (
            "recommendation",
            text::<RecommendationDocument<'static>>("recommendation", "everycontact/recommendation/1"),
        ),
        ("replay", text::<ReplayDocument<'static>>("replay", "everycontact/replay/1")),
    ]
}

fn text<T: JsonSchema>(title: &str, kind: &str) -> String {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), format!("everycontact {title}").into());
    if let Some(field) = schema.pointer_mut("/properties/schema") {
        *field = serde_json::json!({ "const": kind, "description": "The kind and version of the document." });
    }
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

pub(crate) fn check_id() -> Schema {
    json_schema!({ "type": "string", "maxLength": 100, "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]*$" })
}

pub(crate) fn check_code() -> Schema {
    json_schema!({ "type": "string", "maxLength": 64, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" })
}

pub(crate) fn instant(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "format": "date-time",
        "description": "An instant as RFC 3339 writes it, with an offset."
    })
}

pub(crate) fn optional_instant(generator: &mut SchemaGenerator) -> Schema {
    instant(generator)
}

pub(crate) fn occurred(_: &mut SchemaGenerator) -> Schema {
    let one = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";
    json_schema!({
        "type": "string",
        "pattern": format!("^{one}(/{one})?$"),
        "description": "A day, a month, a year, or a range of two of these."
    })
}
