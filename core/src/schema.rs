//! JSON Schemas (2020-12) of the documents, generated from the types that read and write them.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::assurance::AssuranceDocument;
use crate::calendar::CalendarDocument;
use crate::case::CaseDocument;
use crate::codebook::CodebookDocument;
use crate::comparison::{ComparisonDocument, PolicyComparisonDocument};
use crate::due::DueDocument;
use crate::explanation::ExplanationDocument;
use crate::ledger::{ConsistencyProof, InclusionProof, LedgerEntry};
use crate::phrases::PhrasesDocument;
use crate::policy::PolicyDocument;
use crate::receipt::{ReceiptDocument, Verification};
use crate::recommendation::RecommendationDocument;
use crate::replay::ReplayDocument;
use crate::sample::SampleDocument;
use crate::standing::StandingDocument;
use crate::transparency::TransparencyRecord;

/// Every schema: the name of the document, and the schema as JSON text with a newline at its end.
///
/// Those of a calendar, a case, a codebook, phrases and a policy say what is read; the others say what is written.
#[must_use]
pub fn schemas() -> Vec<(&'static str, String)> {
    let read = SchemaSettings::draft2020_12;
    let written = || SchemaSettings::draft2020_12().for_serialize();
    vec![
        ("calendar", text::<CalendarDocument>("calendar", read())),
        ("case", text::<CaseDocument>("case", read())),
        ("codebook", text::<CodebookDocument>("codebook", read())),
        ("policy", text::<PolicyDocument>("policy", read())),
        ("recommendation", text::<RecommendationDocument<'static>>("recommendation", written())),
        ("replay", text::<ReplayDocument<'static>>("replay", written())),
        ("standing", text::<StandingDocument<'static>>("standing", written())),
        ("due", text::<DueDocument<'static>>("due", written())),
        ("assurance", text::<AssuranceDocument<'static>>("assurance", written())),
        ("sample", text::<SampleDocument<'static>>("sample", written())),
        ("atrs-draft", text::<TransparencyRecord<'static>>("atrs-draft", written())),
        ("explanation", text::<ExplanationDocument<'static>>("explanation", written())),
        ("comparison", text::<ComparisonDocument<'static>>("comparison", written())),
        ("policy-comparison", text::<PolicyComparisonDocument<'static>>("policy-comparison", written())),
        ("receipt", text::<ReceiptDocument>("receipt", written())),
        ("verification", text::<Verification>("verification", written())),
        ("phrases", text::<PhrasesDocument>("phrases", read())),
        ("ledger-entry", text::<LedgerEntry>("ledger-entry", written())),
        ("inclusion-proof", text::<InclusionProof>("inclusion-proof", written())),
        ("consistency-proof", text::<ConsistencyProof>("consistency-proof", written())),
    ]
}

fn text<T: JsonSchema>(name: &str, settings: SchemaSettings) -> String {
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), format!("urn:everycontact:{name}:1").into());
    schema.insert("title".to_owned(), format!("everycontact {name}").into());
    if let Some(field) = schema.pointer_mut("/properties/schema") {
        let kind = format!("everycontact/{name}/1");
        *field = serde_json::json!({ "const": kind, "description": "The kind and version of the document." });
    }
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Asks for the id of what is only made without one to work the id out.
pub(crate) fn with_id(schema: &mut Schema) {
    if let Some(required) = schema.get_mut("required").and_then(serde_json::Value::as_array_mut) {
        required.insert(1, "id".into());
    }
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
    let mut schema = instant(generator);
    schema.insert("type".to_owned(), serde_json::json!(["string", "null"]));
    schema
}

pub(crate) fn civil_day(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "format": "date",
        "description": "A day, such as `2022-06-03`."
    })
}

pub(crate) fn occurred(_: &mut SchemaGenerator) -> Schema {
    let one = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";
    json_schema!({
        "type": "string",
        "pattern": format!("^{one}(/{one})?$"),
        "description": "A day, a month, a year, or a range of two of these."
    })
}
