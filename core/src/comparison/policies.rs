//! Two versions of a policy as documents.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::difference::{Difference, differences};
use crate::id::{IndicatorCode, LevelId};
use crate::policy::{Condition, Criterion, Policy, Selection, implies};
use crate::receipt::Digested;

/// The version of the comparison of policies that this library writes.
pub const POLICY_COMPARISON_SCHEMA: &str = "everycontact/policy-comparison/1";

/// What became of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Change {
    /// The second policy has it, the first has not.
    Appeared,
    /// The first policy has it, the second has not.
    Went,
    /// Whatever meets it met it before and reached as much, and not the other way round.
    Tightened,
    /// Whatever met it before meets it still and reaches as much, and not the other way round.
    Loosened,
    /// It asks for something else, or the codebooks give its words another meaning: neither follows from the other, or
    /// at least that was not proved.
    Changed,
    /// It asks for the same in other words, or for other reasons.
    Reworded,
}

/// A criterion that is not the same in both policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CriterionChangeDocument<'a> {
    /// The criterion.
    pub criterion: &'a str,
    /// What became of it.
    pub change: Change,
    /// The level that it reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<&'a str>,
    /// The level that it reaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<&'a str>,
}

/// Two policies as documents: which criteria tightened, loosened, appeared, went, and every place that differs.
///
/// Made by [`Policy::compare`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PolicyComparisonDocument<'a> {
    /// The kind and version of the document: [`POLICY_COMPARISON_SCHEMA`].
    pub schema: &'static str,
    /// The first policy.
    pub before: Digested,
    /// The second policy.
    pub after: Digested,
    /// The codebooks, if these are not the same: a criterion may then count other things though it reads the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codebooks: Option<[Digested; 2]>,
    /// The criteria that are not the same, in the order of the second policy, then those that went.
    pub criteria: Vec<CriterionChangeDocument<'a>>,
    /// Every place of the documents that differs; entries of lists go by their ids, as in `criteria.sum.when`.
    pub differences: Vec<Difference>,
}

impl PolicyComparisonDocument<'_> {
    /// Whether the two ask for the same in the same words, and read the same codebook.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codebooks.is_none() && self.criteria.is_empty() && self.differences.is_empty()
    }

    /// All of it as JSON text, the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::json::write(self)
    }
}

impl Policy {
    /// What another version of the policy changes.
    ///
    /// That a criterion tightened or loosened is proved from the documents, for every history there could be; where
    /// it could not be, the criterion is said to have changed.
    ///
    /// # Example
    /// ```
    /// use everycontact::{CriterionChange, Policy, shipped};
    ///
    /// let old = shipped::uk_illustrative();
    /// let text = shipped::UK_ILLUSTRATIVE.replacen("\"atLeast\": 8", "\"atLeast\": 9", 1);
    /// let new = Policy::parse(&text, old.codebook())?;
    /// let comparison = old.compare(&new);
    /// assert_eq!(comparison.criteria.len(), 1);
    /// assert_eq!(comparison.criteria[0].change, CriterionChange::Tightened);
    /// assert!(old.compare(&old).is_empty());
    /// # Ok::<(), everycontact::LoadError>(())
    /// ```
    #[must_use]
    pub fn compare<'a>(&'a self, after: &'a Self) -> PolicyComparisonDocument<'a> {
        let (was, is) = (&self.document().criteria, &after.document().criteria);
        let mut criteria = Vec::new();
        for own in is {
            match was.iter().find(|known| known.id == own.id) {
                Some(known) => criteria.extend(changed(self, after, known, own)),
                None => criteria.push(CriterionChangeDocument {
                    criterion: own.id.as_str(),
                    change: Change::Appeared,
                    was: None,
                    is: Some(own.level.as_str()),
                }),
            }
        }
        let went = was.iter().filter(|own| !is.iter().any(|known| known.id == own.id));
        criteria.extend(went.map(|own| CriterionChangeDocument {
            criterion: own.id.as_str(),
            change: Change::Went,
            was: Some(own.level.as_str()),
            is: None,
        }));
        let codebooks = (self.codebook().digest() != after.codebook().digest())
            .then(|| [self.digested_codebook(), after.digested_codebook()]);
        PolicyComparisonDocument {
            schema: POLICY_COMPARISON_SCHEMA,
            before: self.digested(),
            after: after.digested(),
            codebooks,
            criteria,
            differences: places(self, after),
        }
    }
}

fn changed<'a>(
    before: &Policy,
    after: &Policy,
    was: &'a Criterion,
    is: &'a Criterion,
) -> Option<CriterionChangeDocument<'a>> {
    if was == is && is_as_high(before, after, &is.level) {
        return None;
    }
    let proved = |a: &Criterion, b: &Criterion| {
        let same = select_the_same(before, after, &a.when) && select_the_same(before, after, &b.when);
        same && (a.when == b.when || implies(after.codebook(), &a.when, &b.when))
    };
    // Both levels in the order of the second policy, where it has both.
    let ranks = after.rank(&is.level).zip(after.rank(&was.level));
    let no_higher = ranks.is_some_and(|(is, was)| is <= was);
    let no_lower = ranks.is_some_and(|(is, was)| is >= was);
    let same = is_as_high(before, after, &is.level);
    let (narrower, wider) = (same && proved(is, was) && no_higher, same && proved(was, is) && no_lower);
    let change = match (narrower, wider) {
        (true, true) => Change::Reworded,
        (true, false) => Change::Tightened,
        (false, true) => Change::Loosened,
        (false, false) => Change::Changed,
    };
    let (was, level) = (Some(was.level.as_str()), Some(is.level.as_str()));
    Some(CriterionChangeDocument { criterion: is.id.as_str(), change, was, is: level })
}

/// Every place that differs. Where entries only came or went, that their list is another says nothing more.
fn places(before: &Policy, after: &Policy) -> Vec<Difference> {
    let mut found = differences(&by_id(before.to_json()), &by_id(after.to_json()));
    found.retain(|place| match (&place.was, &place.is) {
        (Some(was), Some(is)) if place.path.ends_with(ORDER) => is_reordered(was, is),
        _ => true,
    });
    found
}

/// The field that keeps the order of a list whose entries go by their ids.
const ORDER: &str = "(order)";

/// Whether the ids that two texts have in common stand in another order.
fn is_reordered(was: &str, is: &str) -> bool {
    let ids = |text: &str| -> Vec<String> { text.trim_matches('"').split(' ').map(str::to_owned).collect() };
    let (was, is) = (ids(was), ids(is));
    let common = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter().filter(|id| other.contains(id)).cloned().collect()
    };
    common(&was, &is) != common(&is, &was)
}

/// Whether what a condition selects is the same in the codebooks of both policies, so that its words mean the same.
fn select_the_same(before: &Policy, after: &Policy, condition: &Condition) -> bool {
    let codes = |policy: &Policy, select: &Selection| -> BTreeSet<IndicatorCode> {
        let selected = policy.codebook().indicators().iter().filter(|indicator| select.selects(indicator));
        selected.map(|indicator| indicator.code.clone()).collect()
    };
    let same = |select: &Selection| codes(before, select) == codes(after, select);
    let all = |of: &[Condition]| of.iter().all(|own| select_the_same(before, after, own));
    before.codebook().same(after.codebook())
        || match condition {
            Condition::Observed(observed) => same(&observed.select),
            Condition::Recurrence(recurrence) => same(&recurrence.select),
            Condition::Weight(weight) => weight.table.iter().all(|row| same(&row.select)),
            // Whatever is a risk counts for the contact, its sector and its agency.
            Condition::Contacts(_) | Condition::Sectors(_) | Condition::Agencies(_) => {
                same(&Selection { all: true, ..Selection::default() })
            }
            Condition::Worry(_) => true,
            Condition::AnyOf(of) | Condition::AllOf(of) => all(of),
            Condition::AtLeast(some) => all(&some.of),
        }
}

/// Whether a level stands above and below the same levels in both policies, of those that both have.
fn is_as_high(before: &Policy, after: &Policy, level: &LevelId) -> bool {
    let below = |one: &Policy, other: &Policy| -> Vec<LevelId> {
        let levels = one.document().levels.iter().map(|level| &level.id);
        let mut below: Vec<LevelId> =
            levels.take_while(|id| *id != level).filter(|id| other.rank(id).is_some()).cloned().collect();
        below.sort_unstable();
        below
    };
    below(before, after) == below(after, before)
}

/// A policy's document with its lists of things that have ids turned into objects by id.
fn by_id(text: String) -> Value {
    crate::json::parse(&text).map(keyed).unwrap_or_default()
}

fn keyed(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(key, own)| (key, keyed(own))).collect())
        }
        Value::Array(items) => {
            let id = |item: &Value| Some(item.get("id").or(item.get("indicator"))?.as_str()?.to_owned());
            let ids: Option<Vec<String>> = items.iter().map(id).collect();
            match ids.filter(|ids| !ids.is_empty()) {
                Some(ids) => {
                    let order = (ORDER.to_owned(), Value::from(ids.join(" ")));
                    Value::Object(ids.into_iter().zip(items.into_iter().map(keyed)).chain([order]).collect())
                }
                None => Value::Array(items.into_iter().map(keyed).collect()),
            }
        }
        other => other,
    }
}
