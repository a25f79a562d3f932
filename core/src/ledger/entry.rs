//! What is entered in a ledger: that there was a receipt or an event, and commitments to what it said.

use serde::{Deserialize, Serialize};

use super::commitment::{Commitment, LedgerField, LedgerOpening, Salt, SaltError};
use crate::canonical;
use crate::digest::Digest;
use crate::event::Event;
use crate::id::{CaseId, PolicyId};
use crate::json;
use crate::policy::Policy;
use crate::time;

/// The version of the ledger entry that this library reads and writes.
pub const LEDGER_ENTRY_SCHEMA: &str = "everycontact/ledger-entry/1";
/// The longest entry, in bytes of its canonical JSON.
pub const MAX_LEDGER_ENTRY_BYTES: usize = 4 * 1024;

const RECEIPT: &str = "receipt";

/// The policy that a receipt's recommendation was made by. It says nothing of a person and stands in the clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LedgerPolicy {
    /// The id of the policy.
    id: PolicyId,
    /// Its version.
    version: Box<str>,
    /// The digest of its canonical JSON.
    digest: Digest,
}

/// An entry of a ledger: a receipt, a decision, or another event of a case.
///
/// In the clear stand the kind of the entry and, of a receipt, its policy. All else is a [`Commitment`]: the case, the
/// event, when it was recorded, by whom, and what was entered. So an entry says that something happened, and nothing
/// about whom. Entries of one kind all have the same fields, whatever was filled in, and commitments all have the same
/// length.
///
/// The same facts and the same salts always give the same entry: a host that kept both shows that an entry is theirs by
/// making it again.
///
/// # Example
/// ```
/// use everycontact::{CaseId, Digest, LedgerEntry, LedgerField, LedgerPolicy, PolicyId, Salt};
///
/// let (case, receipt) = (CaseId::new("case-1")?, Digest::of(b"a receipt"));
/// let policy = LedgerPolicy::new(PolicyId::new("uk-illustrative")?, "1.1.0", Digest::of(b"a policy"));
///
/// // In earnest: 32 bytes from the operating system for each field, kept with the case.
/// let salts = |field| Salt::new(if field == LedgerField::Case { &[7; 32] } else { &[8; 32] }).ok();
/// let sealed = LedgerEntry::of_receipt(&case, &receipt, policy, salts)?;
///
/// assert!(!sealed.entry().to_json().contains("case-1"));
/// for opening in sealed.openings() {
///     assert!(sealed.entry().is_opened_by(opening));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(description = "An entry of a ledger: a receipt, a decision, or another event of a case.")
)]
pub struct LedgerEntry {
    /// The schema, always [`LEDGER_ENTRY_SCHEMA`].
    schema: Box<str>,
    /// `receipt`, `decision`, or what other kind of event it is.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z][A-Za-z]{0,63}$")))]
    kind: Box<str>,
    /// The policy; of a receipt only.
    #[serde(skip_serializing_if = "Option::is_none")]
    policy: Option<LedgerPolicy>,
    /// What may say something of a person, under salts.
    commitments: Commitments,
}

/// The commitments of an entry: `case` and `receipt` of a receipt, all others of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Commitments {
    /// To the id of the case.
    case: Commitment,
    /// To the digest of the receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    receipt: Option<Commitment>,
    /// To the id of the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    event: Option<Commitment>,
    /// To when the event was recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recorded: Option<Commitment>,
    /// To the agency that holds the event, or to there being none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agency: Option<Commitment>,
    /// To what was entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    entry: Option<Commitment>,
}

/// An entry, with what opens its commitments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedEntry {
    entry: LedgerEntry,
    openings: Vec<LedgerOpening>,
}

/// A ledger entry that was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a ledger entry of the kind `{LEDGER_ENTRY_SCHEMA}`, as canonical JSON")]
pub struct LedgerEntryError {
    _private: (),
}

impl LedgerPolicy {
    /// Names a policy that is at hand.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Digest, LedgerPolicy, canonical_json, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let named = LedgerPolicy::of(&policy);
    /// assert_eq!(named.id(), &policy.document().id);
    ///
    /// let canonical = canonical_json(&serde_json::to_string(policy.document())?)?;
    /// assert_eq!(named.digest(), &Digest::of(canonical.as_bytes()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of(policy: &Policy) -> Self {
        let document = policy.document();
        Self::new(document.id.clone(), &document.version, policy.digest())
    }

    /// Names a policy by its id, its version and the digest of its canonical JSON.
    #[must_use]
    pub fn new(id: PolicyId, version: &str, digest: Digest) -> Self {
        Self { id, version: version.into(), digest }
    }

    /// The id.
    #[must_use]
    pub fn id(&self) -> &PolicyId {
        &self.id
    }

    /// The version.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The digest of the canonical JSON.
    #[must_use]
    pub fn digest(&self) -> &Digest {
        &self.digest
    }
}

impl LedgerEntry {
    /// The entry of a receipt, by its digest. `salts` is asked once for each field.
    ///
    /// # Errors
    /// If `salts` has none for a field, or gives one twice.
    pub fn of_receipt(
        case: &CaseId,
        receipt: &Digest,
        policy: LedgerPolicy,
        salts: impl FnMut(LedgerField) -> Option<Salt>,
    ) -> Result<SealedEntry, SaltError> {
        let values = vec![
            (LedgerField::Case, canonical::canonical(case)),
            (LedgerField::Receipt, canonical::canonical(receipt)),
        ];
        seal(RECEIPT, Some(policy), values, salts)
    }

    /// The entry of a decision or of any other event of a case. `salts` is asked once for each field.
    ///
    /// # Errors
    /// If `salts` has none for a field, or gives one twice.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Digest, LedgerEntry, LedgerField, Salt, shipped};
    ///
    /// let case = shipped::subject_a(&shipped::codebook());
    /// let document = case.document();
    /// let event = document.events.first().ok_or("no event")?;
    /// # let salts = |field| Salt::new(Digest::of(format!("{field:?}").as_bytes()).as_bytes()).ok();
    /// let sealed = LedgerEntry::of_event(&document.id, event, salts)?;
    /// assert_eq!(sealed.entry().kind(), event.entry.kind());
    ///
    /// let when = sealed.openings().find(|opening| opening.field() == LedgerField::Recorded);
    /// assert!(when.is_some_and(|opening| sealed.entry().is_opened_by(opening)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_event(
        case: &CaseId,
        event: &Event,
        salts: impl FnMut(LedgerField) -> Option<Salt>,
    ) -> Result<SealedEntry, SaltError> {
        let values = vec![
            (LedgerField::Case, canonical::canonical(case)),
            (LedgerField::Event, canonical::canonical(&event.id)),
            (LedgerField::Recorded, canonical::canonical(&time::format_instant(event.recorded))),
            (LedgerField::Agency, canonical::canonical(&event.agency)),
            (LedgerField::Entry, canonical::canonical(&event.entry)),
        ];
        seal(event.entry.kind(), None, values, salts)
    }

    /// Reads an entry from the bytes that a ledger holds.
    ///
    /// # Errors
    /// If it is no ledger entry, or not written as this library writes it.
    pub fn parse(bytes: &[u8]) -> Result<Self, LedgerEntryError> {
        let refused = LedgerEntryError { _private: () };
        let text = std::str::from_utf8(bytes).map_err(|_| refused)?;
        if text.len() > MAX_LEDGER_ENTRY_BYTES {
            return Err(refused);
        }
        let Unchecked { schema, kind, policy, commitments } = json::parse(text).ok_or(refused)?;
        let entry = Self { schema, kind, policy, commitments };
        if entry.is_whole() && entry.to_json() == text { Ok(entry) } else { Err(refused) }
    }

    /// The entry as canonical JSON text: what a ledger holds, and what a proof is verified against.
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical::canonical(self)
    }

    /// `receipt`, or the kind of the event, such as `decision`.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// The policy, if it is a receipt.
    #[must_use]
    pub fn policy(&self) -> Option<&LedgerPolicy> {
        self.policy.as_ref()
    }

    /// The commitment of a field, if entries of this kind have it.
    #[must_use]
    pub fn commitment(&self, field: LedgerField) -> Option<&Commitment> {
        self.commitments.of(field)
    }

    /// Whether an opening fits its field.
    #[must_use]
    pub fn is_opened_by(&self, opening: &LedgerOpening) -> bool {
        self.commitment(opening.field()).is_some_and(|commitment| opening.opens(commitment))
    }

    /// Whether it has what entries of its kind have, and nothing else.
    fn is_whole(&self) -> bool {
        let word = self.kind.len() <= 64
            && self.kind.starts_with(|c: char| c.is_ascii_lowercase())
            && self.kind.bytes().all(|byte| byte.is_ascii_alphabetic());
        let of_receipt = &*self.kind == RECEIPT;
        let Commitments { case: _, receipt, event, recorded, agency, entry } = &self.commitments;
        let of_event = [event, recorded, agency, entry].map(Option::is_some);
        word && *self.schema == *LEDGER_ENTRY_SCHEMA
            && self.policy.is_some() == of_receipt
            && receipt.is_some() == of_receipt
            && of_event == [!of_receipt; 4]
    }
}

/// What an entry is read into before it is known to be whole.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Unchecked {
    schema: Box<str>,
    kind: Box<str>,
    #[serde(default)]
    policy: Option<LedgerPolicy>,
    commitments: Commitments,
}

impl Commitments {
    fn of(&self, field: LedgerField) -> Option<&Commitment> {
        match field {
            LedgerField::Case => Some(&self.case),
            LedgerField::Receipt => self.receipt.as_ref(),
            LedgerField::Event => self.event.as_ref(),
            LedgerField::Recorded => self.recorded.as_ref(),
            LedgerField::Agency => self.agency.as_ref(),
            LedgerField::Entry => self.entry.as_ref(),
        }
    }
}

impl SealedEntry {
    /// The entry, which is for the ledger.
    #[must_use]
    pub fn entry(&self) -> &LedgerEntry {
        &self.entry
    }

    /// What opens its commitments, which is for whoever holds the case. To erase a person, let go of these.
    pub fn openings(&self) -> impl Iterator<Item = &LedgerOpening> {
        self.openings.iter()
    }
}

fn seal(
    kind: &str,
    policy: Option<LedgerPolicy>,
    values: Vec<(LedgerField, String)>,
    mut salts: impl FnMut(LedgerField) -> Option<Salt>,
) -> Result<SealedEntry, SaltError> {
    let open = |(field, value): (_, String)| Some(LedgerOpening::new(field, salts(field)?, &value));
    let openings: Option<Vec<LedgerOpening>> = values.into_iter().map(open).collect();
    let openings = openings.ok_or(SaltError::Missing)?;
    let reused =
        |(at, one): (usize, &LedgerOpening)| openings.iter().take(at).any(|other| other.salt() == one.salt());
    if openings.iter().enumerate().any(reused) {
        return Err(SaltError::Reused);
    }
    let of = |field| openings.iter().find(|opening| opening.field() == field).map(LedgerOpening::commitment);
    let case = of(LedgerField::Case).ok_or(SaltError::Missing)?;
    let commitments = Commitments {
        case,
        receipt: of(LedgerField::Receipt),
        event: of(LedgerField::Event),
        recorded: of(LedgerField::Recorded),
        agency: of(LedgerField::Agency),
        entry: of(LedgerField::Entry),
    };
    let entry = LedgerEntry { schema: LEDGER_ENTRY_SCHEMA.into(), kind: kind.into(), policy, commitments };
    Ok(SealedEntry { entry, openings })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt() -> LedgerEntry {
        let policy = LedgerPolicy::new(PolicyId::new("p").unwrap(), "1.0.0", Digest::of(b"policy"));
        let mut last = 0;
        let salts = |_| {
            last += 1;
            Salt::new(&[last; 32]).ok()
        };
        let case = CaseId::new("c-1").unwrap();
        LedgerEntry::of_receipt(&case, &Digest::of(b"receipt"), policy, salts).unwrap().entry
    }

    #[test]
    fn there_is_one_spelling_of_an_entry() {
        let entry = receipt();
        let text = entry.to_json();
        assert_eq!(LedgerEntry::parse(text.as_bytes()), Ok(entry));
        let case = "\"case\":";
        for other in [
            format!("{text} "),
            text.replace("receipt\",\"policy", "decision\",\"policy"),
            text.replace("ledger-entry/1", "ledger-entry/2"),
            text.replace(case, "\"agency\":\"sha256:00\",\"case\":"),
            text.replace("{\"case", "{ \"case"),
            text.replace("\"version\":\"1.0.0\"", "\"version\":\"1.0.0\",\"of\":\"Jo\""),
            text.replace("\"1.0.0\"", "\"\\u0031.0.0\""),
            text.replace("\"1.0.0\"", &format!("{:?}", "1".repeat(MAX_LEDGER_ENTRY_BYTES))),
        ] {
            assert_ne!(other, text);
            assert!(LedgerEntry::parse(other.as_bytes()).is_err(), "{other}");
        }
        assert!(LedgerEntry::parse(b"\xff").is_err());
    }

    #[test]
    fn one_salt_for_two_fields_is_refused_and_so_is_none() {
        let policy = LedgerPolicy::new(PolicyId::new("p").unwrap(), "1.0.0", Digest::of(b"policy"));
        let case = CaseId::new("c-1").unwrap();
        let seal = |salts: fn(LedgerField) -> Option<Salt>| {
            LedgerEntry::of_receipt(&case, &Digest::of(b"receipt"), policy.clone(), salts)
        };
        assert_eq!(seal(|_| Salt::new(&[7; 32]).ok()), Err(SaltError::Reused));
        assert_eq!(seal(|_| None), Err(SaltError::Missing));
    }
}
