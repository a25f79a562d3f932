//! Receipts: a recommendation with the digests of all that it rests on, which anybody can check.
//!
//! A receipt is one canonical text (RFC 8785) and its id is the digest of that text without the id. Whoever has the
//! case, the policy and the codebook can make it again and see, field by field, whether it is what was made. A
//! decision on record names the receipt that was seen when it was taken.

mod verify;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::canonical;
use crate::diagnostic::{Code, LoadError, Problems};
use crate::digest::Digest;
use crate::json;
use crate::policy::Policy;
use crate::recommendation::Recommendation;
use crate::time;

pub use verify::{VERIFICATION_SCHEMA, Verification};

/// The version of the receipt document that this library writes and reads.
pub const RECEIPT_SCHEMA: &str = "everycontact/receipt/1";

/// The engine that made a recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Engine {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

impl Engine {
    /// This library.
    #[must_use]
    pub fn this() -> Self {
        Self { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
    }
}

/// A document, by its id, its version and the digest of its canonical form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Digested {
    /// The id.
    pub id: String,
    /// The version.
    pub version: String,
    /// The digest.
    pub digest: Digest,
}

/// A case, by its id and the digest of what could be known of it: see [`Case::digest`](crate::Case::digest).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DigestedCase {
    /// The id.
    pub id: String,
    /// The digest, as of the instant of the recommendation and from its viewpoint.
    pub digest: Digest,
    /// The instant after which nothing was seen, if it is earlier than that of the recommendation: see
    /// [`Case::recorded_by`](crate::Case::recorded_by).
    #[serde(default, with = "time::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::optional_instant"))]
    pub recorded_by: Option<DateTime<FixedOffset>>,
}

/// A receipt as it is written down; `R` is its recommendation.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::schema::with_id))]
pub(crate) struct Written<R> {
    /// The kind and version of the document: [`RECEIPT_SCHEMA`].
    schema: String,
    /// The digest of the canonical form of the receipt without this field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(required))]
    id: Option<Digest>,
    /// What made it.
    engine: Engine,
    /// The policy.
    policy: Digested,
    /// The codebook.
    codebook: Digested,
    /// The case.
    case: DigestedCase,
    /// The recommendation.
    recommendation: R,
}

/// The receipt as the schema tells of it.
#[cfg(feature = "schema")]
pub(crate) type ReceiptDocument = Written<crate::recommendation::RecommendationDocument<'static>>;

/// A recommendation with the digests of all that it rests on, in one canonical text.
///
/// It holds what the recommendation holds: ids, codes and levels of a case, and no free text about the subject. It is
/// personal data all the same.
///
/// # Example
/// ```
/// use everycontact::{Receipt, parse_instant, shipped};
///
/// let policy = shipped::uk_illustrative();
/// let case = shipped::subject_a(policy.codebook());
/// let receipt = policy.recommend(&case, parse_instant("2021-04-30T23:59:59Z")?).receipt();
///
/// let kept = Receipt::parse(receipt.to_json())?;
/// assert_eq!(kept.id(), receipt.id());
/// assert!(kept.verify(&policy, &case).holds());
///
/// let forged = Receipt::parse(&receipt.to_json().replace("\"rank\":3", "\"rank\":1"))?;
/// let found = forged.verify(&policy, &case);
/// let paths: Vec<&str> = found.differences().iter().map(|difference| difference.path.as_str()).collect();
/// assert_eq!(paths, ["id", "recommendation.level.rank"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    id: Digest,
    /// The whole of it, canonical.
    text: String,
}

impl Recommendation {
    /// The receipt of this recommendation.
    #[must_use]
    pub fn receipt(&self) -> Receipt {
        let mut written = Written {
            schema: RECEIPT_SCHEMA.to_owned(),
            id: None,
            engine: Engine::this(),
            policy: self.policy().digested(),
            codebook: self.policy().digested_codebook(),
            case: DigestedCase {
                id: self.case().document().id.as_str().to_owned(),
                digest: self.case().digest(self.as_of()),
                recorded_by: self.case().until().filter(|until| *until < self.as_of()),
            },
            recommendation: self.document(),
        };
        let id = canonical::digest(&written);
        written.id = Some(id);
        Receipt { id, text: canonical::canonical(&written) }
    }
}

impl Policy {
    /// The digest of the policy's canonical form.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digested().digest
    }

    pub(crate) fn digested(&self) -> Digested {
        let document = self.document();
        let (id, version) = (document.id.as_str().to_owned(), document.version.clone());
        Digested { id, version, digest: self.own_digest() }
    }

    pub(crate) fn digested_codebook(&self) -> Digested {
        let document = self.codebook().document();
        let (id, version) = (document.id.as_str().to_owned(), document.version.clone());
        Digested { id, version, digest: self.codebook().digest() }
    }
}

impl Receipt {
    /// Reads a receipt.
    ///
    /// Whether it is what was made, its id included, is for [`Receipt::verify`] to say.
    ///
    /// # Errors
    /// If it is no receipt, or not in canonical form; [`canonical_json`](crate::canonical_json) gives that form to a
    /// text that something has written anew. Line ends at its end do not matter.
    pub fn parse(text: &str) -> Result<Self, LoadError> {
        let text = text.trim_end_matches(['\n', '\r']);
        let written: Written<serde_json::Value> = json::read("receipt", text)?;
        let mut problems = Problems::default();
        if written.schema != RECEIPT_SCHEMA {
            problems.error(Code::UnsupportedSchema, "schema", format!("expected `{RECEIPT_SCHEMA}`"));
        }
        if canonical::canonical_json(text)? != text {
            problems.error(Code::NotCanonical, "", "this is not the canonical form of its content");
        }
        problems.settle("receipt", text)?;
        let id = written.id.ok_or_else(|| {
            json::refuse("receipt", "", Code::MissingField, "the field `id` is missing".to_owned())
        })?;
        Ok(Self { id, text: text.to_owned() })
    }

    /// The id that it gives: the digest of its canonical form without the id.
    #[must_use]
    pub fn id(&self) -> Digest {
        self.id
    }

    /// The receipt as canonical JSON text, the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> &str {
        &self.text
    }
}
