//! Checking a receipt: making it again, and saying what differs.

use serde::Serialize;
use serde_json::Value;

use super::Receipt;
use crate::canonical;
use crate::case::Case;
use crate::difference::{Difference, differences};
use crate::digest::Digest;
use crate::json;
use crate::policy::Policy;
use crate::time;
use crate::viewpoint::Viewpoint;

/// The version of the verification document that this library writes.
pub const VERIFICATION_SCHEMA: &str = "everycontact/verification/1";

/// What came of checking a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Verification {
    /// The kind and version of the document: [`VERIFICATION_SCHEMA`].
    schema: &'static str,
    /// The receipt that was checked, by the id that it gives.
    receipt: Digest,
    /// Whether nothing differs.
    holds: bool,
    /// Every place that differs: what the receipt has there, and what was made again.
    differences: Vec<Difference>,
}

impl Verification {
    /// Whether the receipt is exactly what was made again.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.holds
    }

    /// Every place that differs; empty if it holds.
    ///
    /// A receipt of another version of the library differs in `engine.version` at the least.
    #[must_use]
    pub fn differences(&self) -> &[Difference] {
        &self.differences
    }

    /// All of it as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }
}

impl Receipt {
    /// Makes the receipt again from a policy and a case, and says exactly what differs.
    ///
    /// The case may be given as it stands today: only what the receipt's viewpoint could know at its instant takes
    /// part. Where a digest differs, that document is not the one that was looked at; where the recommendation differs
    /// too, the places tell what that leads to.
    pub fn verify(&self, policy: &Policy, case: &Case) -> Verification {
        let mut receipt: Value = json::parse(&self.text).unwrap_or_default();
        if let Some(receipt) = receipt.as_object_mut() {
            receipt.remove("id");
        }
        let own = canonical::digest(&receipt);
        let mut found = Vec::new();
        if own != self.id {
            found.push(Difference::new(
                "id",
                Some(&self.id.to_string().into()),
                Some(&own.to_string().into()),
            ));
        }
        match made_again(&receipt, policy, case) {
            Some(again) => found.extend(differences(&receipt, &again)),
            None => found.push(Difference::new("recommendation", receipt.get("recommendation"), None)),
        }
        Verification {
            schema: VERIFICATION_SCHEMA,
            receipt: self.id,
            holds: found.is_empty(),
            differences: found,
        }
    }
}

/// The receipt of what is asked for now at the instant and from the viewpoint of another, without its id.
fn made_again(receipt: &Value, policy: &Policy, case: &Case) -> Option<Value> {
    let recommendation = receipt.get("recommendation")?;
    let viewpoint: Viewpoint = json::parse(&json::write(recommendation.get("viewpoint")?))?;
    let as_of = time::parse_instant(recommendation.get("asOf")?.as_str()?).ok()?;
    let mut seen = if *case.viewpoint() == viewpoint { case.clone() } else { case.seen_by(&viewpoint) };
    if let Some(until) = receipt.get("case")?.get("recordedBy") {
        seen = seen.recorded_by(time::parse_instant(until.as_str()?).ok()?);
    }
    let mut again: Value = json::parse(&policy.recommend(&seen, as_of).receipt().text)?;
    again.as_object_mut()?.remove("id");
    Some(again)
}
