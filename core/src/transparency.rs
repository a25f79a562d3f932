//! Drafts of a UK algorithmic transparency record, as far as a policy and the library can fill one in.
//!
//! The Algorithmic Transparency Recording Standard (ATRS) asks public bodies to say what a tool is, who answers for it
//! and how people decide with it. Much of that only the organisation that deploys the tool can say. A draft has every
//! field of the standard; each says what can be said from here, what the organisation must add, or both.

mod fields;
mod technical;

use std::fmt::Write;

use serde::Serialize;

use crate::card::PolicyCard;
use crate::digest::Digest;
use crate::json;
use crate::policy::Policy;
use crate::recommendation::VersionedId;

/// The version of the draft that this library writes.
pub const TRANSPARENCY_SCHEMA: &str = "everycontact/atrs-draft/1";

const STANDARD: &str = "ATRS v3.0";
const NOTICE: &str = "A draft, made by a program from a policy and a codebook. Nobody has checked or approved it. It is \
                      no transparency record until the organisation that deploys the tool has completed it, corrected \
                      it and answers for it.";
const VERSIONS: &str = "Numbers and names of the fields are those of version 3.0 of the standard, of March 2024. A \
                        version 4.0 followed in 2025: it leaves out the fields 0.1 to 0.10 and the scope, joins process \
                        integration and provided information, speaks of third parties in place of external suppliers, \
                        adds the input and output of the system, and parts data for development from data in operation. \
                        Take the answers over into the template that is in force when you publish.";

/// A draft of an algorithmic transparency record.
///
/// # Example
/// ```
/// use everycontact::{Rendering, shipped};
///
/// let policy = shipped::uk_illustrative();
/// let record = policy.transparency_record();
/// assert_eq!(record.standard, "ATRS v3.0");
///
/// let owner = record.field("2.1.3").expect("a field of the standard");
/// assert_eq!(owner.name, "Senior responsible owner");
/// assert!(owner.prefilled.is_none() && owner.to_be_completed.is_some());
/// assert!(record.render(Rendering::markdown()).contains("**To be completed:**"));
/// ```
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TransparencyRecord<'a> {
    /// The kind and version of the document: [`TRANSPARENCY_SCHEMA`].
    pub schema: &'static str,
    /// That it is a draft, and what that means.
    pub notice: &'static str,
    /// The standard whose fields it has.
    pub standard: &'static str,
    /// What is to be known of the versions of the standard.
    pub versions: &'static str,
    /// The policy.
    pub policy: VersionedId<'a>,
    /// The digest of the policy document.
    pub policy_digest: Digest,
    /// The codebook.
    pub codebook: VersionedId<'a>,
    /// The digest of the codebook document.
    pub codebook_digest: Digest,
    /// The sections, in the order of the standard.
    pub sections: Vec<TransparencySection>,
}

/// A section of the standard.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TransparencySection {
    /// What the standard calls it.
    pub title: &'static str,
    /// Its fields.
    pub fields: Vec<TransparencyField>,
}

/// A field of the standard: what can be said from here, what only the deploying organisation can say, or both.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TransparencyField {
    /// The reference number in the standard.
    pub number: &'static str,
    /// The name in the standard.
    pub name: &'static str,
    /// What the policy, the codebook and the library say to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefilled: Option<String>,
    /// What only the organisation that deploys the tool can say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_be_completed: Option<&'static str>,
}

impl TransparencyRecord<'_> {
    /// The field with this reference number.
    #[must_use]
    pub fn field(&self, number: &str) -> Option<&TransparencyField> {
        self.sections.iter().flat_map(|section| &section.fields).find(|field| field.number == number)
    }

    /// The draft as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }
}

impl Policy {
    /// A draft of an algorithmic transparency record for a tool that uses this policy; see [`TransparencyRecord`].
    #[must_use]
    pub fn transparency_record(&self) -> TransparencyRecord<'_> {
        let card = self.card();
        let (document, codebook) = (self.document(), self.codebook().document());
        TransparencyRecord {
            schema: TRANSPARENCY_SCHEMA,
            notice: NOTICE,
            standard: STANDARD,
            versions: VERSIONS,
            policy: VersionedId { id: document.id.as_str(), version: &document.version },
            policy_digest: card.policy_digest(),
            codebook: VersionedId { id: codebook.id.as_str(), version: &codebook.version },
            codebook_digest: card.codebook_digest(),
            sections: sections(&card),
        }
    }
}

fn sections(card: &PolicyCard) -> Vec<TransparencySection> {
    let policy = card.policy();
    let section = |title, fields| TransparencySection { title, fields };
    vec![
        section("Metadata and title information", fields::metadata(policy)),
        section("Tier 1: information", fields::tier_1(policy)),
        section("Tier 2: owner and responsibility", fields::owner()),
        section("Tier 2: description and rationale", fields::description(policy)),
        section("Tier 2: decision-making process", fields::process(policy)),
        section("Tier 2: tool specification", technical::tool(policy)),
        section("Tier 2: model specification", technical::model(policy)),
        section("Tier 2: data specification", technical::data(policy)),
        section("Tier 2: risks, mitigations and impact assessments", technical::risks(policy)),
    ]
}

/// A field of which only the organisation can say anything.
fn open(number: &'static str, name: &'static str, hint: &'static str) -> TransparencyField {
    TransparencyField { number, name, prefilled: None, to_be_completed: Some(hint) }
}

/// A field of which all that there is to say can be said from here.
fn filled(number: &'static str, name: &'static str, text: impl Into<String>) -> TransparencyField {
    TransparencyField { number, name, prefilled: Some(text.into()), to_be_completed: None }
}

/// A field of which some can be said from here.
fn begun(
    number: &'static str,
    name: &'static str,
    text: impl Into<String>,
    hint: &'static str,
) -> TransparencyField {
    TransparencyField { number, name, prefilled: Some(text.into()), to_be_completed: Some(hint) }
}

/// Sentences, one after the other.
fn sentences<'t>(parts: impl IntoIterator<Item = &'t str>) -> String {
    parts.into_iter().fold(String::new(), |mut text, part| {
        let space = if text.is_empty() { "" } else { " " };
        let _ = write!(text, "{space}{part}");
        text
    })
}
