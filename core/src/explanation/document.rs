//! An explanation as data: every field of the JSON that all languages share.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::criteria::{CriterionDocument, criteria};
use super::needs::Choice;
use super::raising::{Addition, Raise};
use super::unknowns::Weight;
use super::{EXPLANATION_SCHEMA, Explanation};
use crate::contact::{ContactKind, Sector};
use crate::recommendation::{CeilingDocument, EvidenceDocument, UnknownDocument, VersionedId};
use crate::time;
use crate::viewpoint::Viewpoint;

/// Evidence that reaches the level by itself, were all else on record untrue.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SufficesDocument<'a> {
    /// The contacts and observations; each observation stands beside its contact.
    pub evidence: Vec<EvidenceDocument<'a>>,
    /// The criteria that it meets by itself.
    pub criteria: Vec<&'a str>,
}

/// Evidence without which the level falls.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FallDocument<'a> {
    /// The contacts as a whole, and single observations, that would have to be untrue, all of them.
    pub untrue: Vec<EvidenceDocument<'a>>,
    /// The level then.
    pub level: &'a str,
}

/// An observation of a made-up contact: present, a fact, caused by the subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ObserveDocument<'a> {
    /// The indicator.
    pub indicator: &'a str,
    /// Others, any of which would do in its place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<&'a str>,
}

/// A made-up contact: at first hand, occurred on the day of the recommendation and recorded then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AdditionDocument<'a> {
    /// What kind of contact.
    pub kind: ContactKind,
    /// The sector with which it was tried.
    pub sector: Sector,
    /// Whether it has to be a sector that has raised nothing that still counts.
    pub new_sector: bool,
    /// The agency on record with which it was tried; nothing for one that is not on record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<&'a str>,
    /// Whether it holds a worry.
    pub worry: bool,
    /// What is observed.
    pub observations: Vec<ObserveDocument<'a>>,
}

/// Contacts that would raise the level.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RaiseDocument<'a> {
    /// The criteria above the level that they meet.
    pub criteria: Vec<&'a str>,
    /// The level that they reach.
    pub level: &'a str,
    /// The contacts.
    pub contacts: Vec<AdditionDocument<'a>>,
}

/// An unknown, and what its answer would do by itself.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WeighedUnknownDocument<'a> {
    /// The unknown.
    pub unknown: UnknownDocument<'a>,
    /// The level if it is so: present and a fact, with the day as far as that is known; or, where the day is what is not
    /// known, the last that it may mean; or asked and answered with yes.
    pub level_if_so: &'a str,
    /// By how many levels that is higher.
    pub raises: u8,
    /// The ceilings if it is not.
    pub ceiling_if_not: CeilingDocument<'a>,
    /// By how many levels the ceiling would be lower; for a question that was never asked, the one that counts those.
    pub lowers: u8,
}

/// How much was tried, and where the bound was reached.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WorkDocument {
    /// How many changed records were evaluated.
    pub evaluations: u32,
    /// How many could have been, before the search stopped.
    pub bound: u32,
    /// Whether there are no other smallest sets that suffice, or without which the level falls, but for those that say of
    /// a whole contact what one that is listed says of an observation in it.
    pub all_sets: bool,
    /// Whether an addition was found, or found to be impossible, for every criterion above the level.
    pub all_raises: bool,
    /// Whether every unknown was tried.
    pub all_unknowns: bool,
}

/// An explanation.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ExplanationDocument<'a> {
    /// The kind and version of the document: [`EXPLANATION_SCHEMA`].
    pub schema: &'static str,
    /// The policy that asks.
    pub policy: VersionedId<'a>,
    /// The codebook that it reads.
    pub codebook: VersionedId<'a>,
    /// The case.
    pub case: &'a str,
    /// Whose knowledge it rests on.
    pub viewpoint: &'a Viewpoint,
    /// The instant by which all that it rests on was recorded.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub as_of: DateTime<FixedOffset>,
    /// The level.
    pub level: &'a str,
    /// Every criterion, met or not, in the order of the policy.
    pub criteria: Vec<CriterionDocument<'a>>,
    /// The smallest sets of evidence that suffice for the level, the smaller first.
    pub suffices: Vec<SufficesDocument<'a>>,
    /// The smallest sets of evidence that would have to be untrue for the level to fall, the smaller first.
    pub falls: Vec<FallDocument<'a>>,
    /// The smallest additions that would raise the level, the smaller first.
    pub raises: Vec<RaiseDocument<'a>>,
    /// Criteria above the level that no further contact of this day would meet.
    pub out_of_reach: Vec<&'a str>,
    /// What is not known, the unknown that matters most first.
    pub unknowns: Vec<WeighedUnknownDocument<'a>>,
    /// Unknowns for whose answers there was no time before the bound.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub untried: Vec<UnknownDocument<'a>>,
    /// How much was tried.
    pub work: WorkDocument,
}

pub(super) fn document(explanation: &Explanation) -> ExplanationDocument<'_> {
    let made = &explanation.made;
    let (policy, codebook) = (made.policy().document(), made.policy().codebook().document());
    let (raises, unknowns) = (&explanation.raises, &explanation.unknowns);
    ExplanationDocument {
        schema: EXPLANATION_SCHEMA,
        policy: VersionedId { id: policy.id.as_str(), version: &policy.version },
        codebook: VersionedId { id: codebook.id.as_str(), version: &codebook.version },
        case: made.case().document().id.as_str(),
        viewpoint: made.case().viewpoint(),
        as_of: made.as_of(),
        level: made.level().id.as_str(),
        criteria: criteria(made),
        suffices: explanation.suffices(),
        falls: explanation.falls(),
        raises: raises.found.iter().map(|raise| explanation.raise(raise)).collect(),
        out_of_reach: raises.out_of_reach.iter().map(|at| explanation.criterion(*at)).collect(),
        unknowns: unknowns.weighed.iter().filter_map(|weighed| explanation.unknown(weighed)).collect(),
        untried: unknowns.untried.iter().filter_map(|reach| made.unknown_document(reach)).collect(),
        work: WorkDocument {
            evaluations: explanation.evaluations,
            bound: explanation.bound.evaluations,
            all_sets: explanation.complete,
            all_raises: raises.complete,
            all_unknowns: unknowns.untried.is_empty(),
        },
    }
}

impl Explanation {
    fn criterion(&self, at: usize) -> &str {
        let criteria = &self.made.policy().document().criteria;
        criteria.get(at).map_or("", |criterion| criterion.id.as_str())
    }

    fn suffices(&self) -> Vec<SufficesDocument<'_>> {
        let criteria = self.made.policy().document().criteria.iter().enumerate();
        let told = self.suffices.iter().map(|set| SufficesDocument {
            evidence: set.evidence.iter().map(|piece| self.made.place(piece.place)).collect(),
            criteria: criteria
                .clone()
                .filter(|(at, own)| set.met.contains(*at) && own.level == self.made.level().id)
                .map(|(_, own)| own.id.as_str())
                .collect(),
        });
        told.collect()
    }

    fn falls(&self) -> Vec<FallDocument<'_>> {
        let told = self.falls.iter().map(|fall| FallDocument {
            untrue: fall.untrue.iter().map(|piece| self.made.place(piece.place)).collect(),
            level: self.made.level_id(fall.rank),
        });
        told.collect()
    }

    fn raise(&self, raise: &Raise) -> RaiseDocument<'_> {
        RaiseDocument {
            criteria: raise.criteria.iter().map(|at| self.criterion(*at)).collect(),
            level: self.made.level_id(raise.rank),
            contacts: raise.contacts.iter().map(|contact| self.addition(contact)).collect(),
        }
    }

    fn addition(&self, contact: &Addition) -> AdditionDocument<'_> {
        let (sector, new_sector) = contact.sector;
        AdditionDocument {
            kind: contact.kind,
            sector,
            new_sector,
            agency: contact.agency.and_then(|at| self.agency(at)),
            worry: contact.worry,
            observations: contact.observe.iter().map(|choice| self.observe(choice)).collect(),
        }
    }

    fn observe(&self, choice: &Choice) -> ObserveDocument<'_> {
        ObserveDocument {
            indicator: self.indicator(choice.indicator),
            or: choice.others.iter().map(|other| self.indicator(*other)).collect(),
        }
    }

    fn indicator(&self, at: u16) -> &str {
        self.made.policy().codebook().at(at).map_or("", |indicator| indicator.code.as_str())
    }

    /// The id of an agency, by its number in the record.
    fn agency(&self, at: u32) -> Option<&str> {
        let case = self.made.case();
        let report = case.history().reports.iter().find(|report| report.agency == at)?;
        report.body(case.document()).map(|body| body.agency.as_str())
    }

    fn unknown(&self, weighed: &Weight) -> Option<WeighedUnknownDocument<'_>> {
        Some(WeighedUnknownDocument {
            unknown: self.made.unknown_document(&weighed.reach)?,
            level_if_so: self.made.level_id(weighed.answered.level),
            raises: weighed.raises,
            ceiling_if_not: CeilingDocument {
                asked: self.made.level_id(weighed.answered.ceiling),
                with_unasked: self.made.level_id(weighed.answered.ceiling_with_unasked),
            },
            lowers: weighed.lowers,
        })
    }
}
