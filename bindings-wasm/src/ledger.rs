//! Ledgers: checkpoints, proofs and openings, and what a host has stored.

use std::borrow::Cow;

use everycontact as core;
use everycontact::{Code, CutCause, LedgerField, canonical_json as canonical, wire};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::error::{refused, thrown};

#[derive(Serialize)]
struct Checkpoint<'a> {
    origin: &'a str,
    size: u64,
    root: String,
    extensions: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signatures: Option<Vec<&'a str>>,
}

impl<'a> Checkpoint<'a> {
    fn new(checkpoint: &'a core::Checkpoint, signatures: Option<Vec<&'a str>>) -> Self {
        let (origin, size, root) = (checkpoint.origin(), checkpoint.size(), checkpoint.root().to_string());
        Self { origin, size, root, extensions: checkpoint.extensions().collect(), signatures }
    }
}

#[derive(Serialize)]
struct Recovered<'a> {
    checkpoint: String,
    size: u64,
    kept: usize,
    cut: Option<Cut>,
    entries: Vec<Cow<'a, str>>,
}

#[derive(Serialize)]
struct Cut {
    at: usize,
    bytes: usize,
    entries: usize,
    cause: &'static str,
}

impl Cut {
    fn new(cut: &core::Cut) -> Self {
        let cause = match cut.cause() {
            CutCause::Torn => "torn",
            CutCause::Corrupt => "corrupt",
        };
        Self { at: cut.at(), bytes: cut.bytes(), entries: cut.entries(), cause }
    }
}

/// What the text of a checkpoint says, as JSON text.
///
/// # Errors
///
/// When it is no checkpoint, or another text could mean the same.
#[wasm_bindgen(js_name = parseCheckpoint)]
pub fn parse_checkpoint(text: &str) -> Result<String, JsValue> {
    let checkpoint = checkpoint(text)?;
    Ok(wire::json_of(&Checkpoint::new(&checkpoint, None)))
}

/// What a signed checkpoint says, with the lines of its signatures, none of which is checked, as JSON text.
///
/// # Errors
///
/// When the text is no checkpoint, or a signature has another shape than C2SP gives it.
#[wasm_bindgen(js_name = parseSignedCheckpoint)]
pub fn parse_signed_checkpoint(note: &str) -> Result<String, JsValue> {
    let signed = core::SignedCheckpoint::parse(note).map_err(thrown)?;
    Ok(wire::json_of(&Checkpoint::new(signed.checkpoint(), Some(signed.signatures().collect()))))
}

/// Checks that an entry stands in the ledger that a checkpoint speaks of, where the proof says.
///
/// # Errors
///
/// When the proof or the checkpoint does not load, or the proof does not hold.
#[wasm_bindgen(js_name = verifyInclusion)]
pub fn verify_inclusion(proof: &str, entry: &[u8], checkpoint: &str) -> Result<(), JsValue> {
    let proof = core::InclusionProof::parse(proof).map_err(thrown)?;
    proof.verify(entry, &self::checkpoint(checkpoint)?).map_err(thrown)
}

/// Checks that a ledger has only grown from one checkpoint to another.
///
/// # Errors
///
/// When the proof or a checkpoint does not load, or the proof does not hold.
#[wasm_bindgen(js_name = verifyConsistency)]
pub fn verify_consistency(proof: &str, earlier: &str, later: &str) -> Result<(), JsValue> {
    let proof = core::ConsistencyProof::parse(proof).map_err(thrown)?;
    proof.verify(&checkpoint(earlier)?, &checkpoint(later)?).map_err(thrown)
}

/// Whether a field, a salt and a value are what an entry of a ledger committed to.
///
/// # Errors
///
/// When the entry or the value does not load, there is no such field, or the salt has another length.
#[wasm_bindgen(js_name = verifyOpening)]
pub fn verify_opening(entry: &str, field: &str, salt: &[u8], value: &str) -> Result<bool, JsValue> {
    let entry = core::LedgerEntry::parse(entry.as_bytes()).map_err(thrown)?;
    let salt = core::Salt::new(salt).map_err(thrown)?;
    let value = canonical(value).map_err(thrown)?;
    Ok(entry.is_opened_by(&core::LedgerOpening::new(of_name(field)?, salt, &value)))
}

/// Reads what a host has stored, keeps every whole append from the front, and says what it leaves out and why, as JSON
/// text.
///
/// # Errors
///
/// When the bytes do not begin as those of a ledger of this origin do.
#[wasm_bindgen]
pub fn recover(origin: &str, bytes: &[u8]) -> Result<String, JsValue> {
    let recovered = core::Ledger::recover(origin, bytes).map_err(thrown)?;
    let ledger = recovered.ledger();
    Ok(wire::json_of(&Recovered {
        checkpoint: ledger.checkpoint().to_string(),
        size: ledger.size(),
        kept: recovered.kept(),
        cut: recovered.cut().map(Cut::new),
        // A ledger keeps whatever it was given; what this library writes is text.
        entries: recovered.entries().map(String::from_utf8_lossy).collect(),
    }))
}

fn checkpoint(text: &str) -> Result<core::Checkpoint, JsValue> {
    core::Checkpoint::parse(text).map_err(thrown)
}

const FIELDS: [LedgerField; 6] = [
    LedgerField::Case,
    LedgerField::Receipt,
    LedgerField::Event,
    LedgerField::Recorded,
    LedgerField::Agency,
    LedgerField::Entry,
];

fn of_name(name: &str) -> Result<LedgerField, JsValue> {
    FIELDS.into_iter().find(|field| field.name() == name).ok_or_else(|| {
        let names = FIELDS.map(|field| format!("`{}`", field.name())).join(", ");
        refused("field", "", Code::UnknownVariant, &format!("expected one of {names}"))
    })
}
