//! Dip samples: closures drawn by lot, for somebody to read again.
//!
//! A sample is drawn from each stratum by itself, without putting back. It is decided by a seed alone: closures are
//! taken in the order of the SHA-256 of seed, case and closure, so that whoever knows the seed can draw it again, in
//! every language, and nobody can choose what is drawn.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::assurance::Period;
use crate::case::Case;
use crate::event::ClosureReason;
use crate::json;
use crate::policy::Policy;
use crate::recommendation::VersionedId;
use crate::time;

/// The version of the sample document that this library writes.
pub const SAMPLE_SCHEMA: &str = "everycontact/sample/1";

/// What makes the strata of a dip sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Stratify {
    /// The coded reason of the closure.
    Reason,
    /// Whether something stood against it: `blocked` or `clear`, or `untold` where a deletion took what it rested on.
    Blocked,
    /// The role that closed.
    Role,
    /// The level that was asked for when it was closed.
    Level,
}

impl std::str::FromStr for Stratify {
    type Err = StratifyError;

    fn from_str(text: &str) -> Result<Self, StratifyError> {
        match text {
            "reason" => Ok(Self::Reason),
            "blocked" => Ok(Self::Blocked),
            "role" => Ok(Self::Role),
            "level" => Ok(Self::Level),
            _ => Err(StratifyError { _private: () }),
        }
    }
}

/// A word that is none of the ways to stratify.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected `reason`, `blocked`, `role` or `level`")]
pub struct StratifyError {
    _private: (),
}

/// A closure that was drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DrawnDocument {
    /// The case.
    pub case: String,
    /// The event that closed it.
    pub closure: String,
}

/// A stratum, and what was drawn from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StratumDocument {
    /// What its closures have in common.
    pub stratum: String,
    /// How many there are.
    pub of: usize,
    /// Those that were drawn, in the order of the draw.
    pub drawn: Vec<DrawnDocument>,
}

/// A dip sample of closures.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SampleDocument<'a> {
    /// The kind and version of the document: [`SAMPLE_SCHEMA`].
    pub schema: &'static str,
    /// The policy by which closures are judged.
    pub policy: VersionedId<'a>,
    /// What the draw was decided by.
    pub seed: &'a str,
    /// What makes the strata.
    pub by: Stratify,
    /// How many were to be drawn from each stratum.
    pub from_each: usize,
    /// Only closures recorded after this instant; without it, all.
    #[serde(default, with = "time::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::optional_instant"))]
    pub after: Option<DateTime<FixedOffset>>,
    /// The instant by which they were recorded.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub as_of: DateTime<FixedOffset>,
    /// How many closures there are in all.
    pub of: usize,
    /// The strata, in the order of their names.
    pub strata: Vec<StratumDocument>,
}

impl SampleDocument<'_> {
    /// All of it as JSON text, the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }
}

/// How a dip sample is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Draw<'a> {
    /// What the draw is decided by: any text. Fix it before you look at what it draws.
    pub seed: &'a str,
    /// What makes the strata.
    pub by: Stratify,
    /// How many to draw from each stratum; all of it, if it has fewer.
    pub from_each: usize,
}

impl Policy {
    /// Closures drawn by lot, from each stratum, among those recorded after an instant and up to another.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Draw, Stratify, parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let cases = [shipped::subject_a(policy.codebook())];
    /// let draw = Draw { seed: "2021, fourth quarter", by: Stratify::Reason, from_each: 1 };
    /// let sample = policy.dip_sample(&cases, draw, None, parse_instant("2021-12-31T12:00:00Z")?);
    /// assert_eq!(sample.of, 3);
    /// assert!(sample.strata.iter().all(|stratum| stratum.drawn.len() == 1));
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn dip_sample<'a, 'b>(
        &'a self,
        cases: impl IntoIterator<Item = &'b Case>,
        draw: Draw<'a>,
        after: Option<DateTime<FixedOffset>>,
        as_of: DateTime<FixedOffset>,
    ) -> SampleDocument<'a> {
        let (after, as_of) = (after.map(time::told), time::told(as_of));
        let period = Period { after, as_of };
        let mut strata: BTreeMap<String, Vec<(Vec<u8>, DrawnDocument)>> = BTreeMap::new();
        for case in cases {
            let standing = self.standing(case, as_of);
            for closure in standing.closures().iter().filter(|closure| period.holds(closure.at)) {
                let stratum = match draw.by {
                    Stratify::Reason => closure.reason.map_or("none", ClosureReason::code).to_owned(),
                    Stratify::Blocked if closure.untold => "untold".to_owned(),
                    Stratify::Blocked => {
                        if closure.blockers.is_empty() { "clear" } else { "blocked" }.to_owned()
                    }
                    Stratify::Role => closure.role.to_owned(),
                    Stratify::Level => standing.level_when(closure.event).to_owned(),
                };
                let (case, closure) = (case.document().id.to_string(), closure.event.to_owned());
                let lot = lot(draw.seed, &case, &closure);
                strata.entry(stratum).or_default().push((lot, DrawnDocument { case, closure }));
            }
        }
        let strata = strata.into_iter().map(|(stratum, mut closures)| {
            closures.sort_by(|one, other| (&one.0, &one.1.case).cmp(&(&other.0, &other.1.case)));
            closures.dedup_by(|one, other| one.1 == other.1);
            let of = closures.len();
            let drawn = closures.into_iter().take(draw.from_each).map(|(_, drawn)| drawn).collect();
            StratumDocument { stratum, of, drawn }
        });
        let strata: Vec<StratumDocument> = strata.collect();
        let document = self.document();
        SampleDocument {
            schema: SAMPLE_SCHEMA,
            policy: VersionedId { id: document.id.as_str(), version: &document.version },
            seed: draw.seed,
            by: draw.by,
            from_each: draw.from_each,
            after,
            as_of,
            of: strata.iter().map(|stratum| stratum.of).sum(),
            strata,
        }
    }
}

/// The lot of a closure: each part is preceded by its length, so that no two triples read alike.
fn lot(seed: &str, case: &str, closure: &str) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(SAMPLE_SCHEMA);
    for part in [seed, case, closure] {
        hash.update(format!("\n{}\n{part}", part.len()));
    }
    hash.finalize().to_vec()
}
