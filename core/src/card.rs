//! Policy cards: what a policy asks for, on what it rests, and where it ends, for people to read before it is used.

use std::fmt;

use crate::digest::Digest;
use crate::policy::Policy;

/// The card of a policy: everything that it says, in plain words.
///
/// What it is for and not for; every level, criterion, threshold, window, weight, route, question and time, each with
/// its reason and its sources; what static analysis found; what is known to be weak; and what the library never does,
/// whatever a policy says. Nothing of the policy document is left out, and nothing is added but words.
///
/// # Example
/// ```
/// use everycontact::{Rendering, shipped};
///
/// let policy = shipped::uk_illustrative();
/// let card = policy.card();
/// let text = card.render(Rendering::markdown());
/// assert!(text.starts_with("# Policy card: "));
/// assert!(text.contains("no public body has approved it"));
/// assert!(text.contains(&card.policy_digest().to_string()));
/// ```
#[derive(Clone)]
pub struct PolicyCard {
    policy: Policy,
}

impl PolicyCard {
    /// The policy that it is the card of.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The digest of the policy document: another document has another card.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Digest, canonical_json, shipped};
    ///
    /// let card = shipped::uk_illustrative().card();
    /// let bytes = canonical_json(&card.policy().to_json())?;
    /// assert_eq!(card.policy_digest(), Digest::of(bytes.as_bytes()));
    /// # Ok::<(), everycontact::LoadError>(())
    /// ```
    #[must_use]
    pub fn policy_digest(&self) -> Digest {
        self.policy.digest()
    }

    /// The digest of the codebook document that the policy was checked against.
    #[must_use]
    pub fn codebook_digest(&self) -> Digest {
        self.policy.codebook().digest()
    }
}

impl fmt::Debug for PolicyCard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let document = self.policy.document();
        formatter.debug_struct("PolicyCard").field("policy", &document.id).finish_non_exhaustive()
    }
}

impl Policy {
    /// The card of this policy, for people to read before it is used; see [`PolicyCard`].
    #[must_use]
    pub fn card(&self) -> PolicyCard {
        PolicyCard { policy: self.clone() }
    }
}
