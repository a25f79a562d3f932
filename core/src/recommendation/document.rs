//! A recommendation as data: every field of the JSON that all languages share.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::statement::{StatementDocument, statements};
use super::{Exclusion, Place, RECOMMENDATION_SCHEMA, Reach, Recommendation, Unknown, What, route};
use crate::contact::{Contact, Sector};
use crate::engine::{KNOWN, View};
use crate::event::Entry;
use crate::id::SourceId;
use crate::ideology::IdeologyStatus;
use crate::observation::Observation;
use crate::policy::{Counts, Level};
use crate::time::{self, TimeLimit};
use crate::viewpoint::Viewpoint;

/// The id and version of a document that a recommendation rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VersionedId<'a> {
    /// The id.
    pub id: &'a str,
    /// The version.
    pub version: &'a str,
}

/// A level: who must look, and within what time.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LevelDocument<'a> {
    /// The id.
    pub id: &'a str,
    /// The rank, from 0 for the lowest.
    pub rank: usize,
    /// A short name.
    pub title: &'a str,
    /// Who must look.
    pub who: &'a str,
    /// Within what time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<TimeLimit>,
    /// What is asked of them.
    pub what: &'a str,
}

/// How high the level could be, by the ids of levels.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CeilingDocument<'a> {
    /// If every open unknown were present, a fact and unexplained.
    pub asked: &'a str,
    /// The same if every required question that was never asked were answered with yes, too.
    pub with_unasked: &'a str,
}

/// A figure that a condition saw, beside the one that it asks for.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FigureDocument {
    /// What is counted: indicators, points, contacts, sectors, agencies, returns or worries.
    pub counts: &'static str,
    /// How much there was.
    pub saw: u32,
    /// How much is asked for.
    pub needs: u32,
}

/// A contact, or an observation of it, that a reason rests on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EvidenceDocument<'a> {
    /// The occurrence.
    pub occurrence: &'a str,
    /// The contact.
    pub contact: &'a str,
    /// The observation; nothing for the contact as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observation: Option<&'a str>,
}

/// A criterion that is met, and what it rests on.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReasonDocument<'a> {
    /// The criterion.
    pub criterion: &'a str,
    /// The level that it reaches.
    pub level: &'a str,
    /// Its short name.
    pub title: &'a str,
    /// Why the policy has it.
    pub reason: &'a str,
    /// What the policy says it rests on.
    pub sources: &'a [SourceId],
    /// The figures of those of its conditions that are met.
    pub figures: Vec<FigureDocument>,
    /// The contacts and observations that those count.
    pub evidence: Vec<EvidenceDocument<'a>>,
}

/// A contact by itself.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AloneDocument<'a> {
    /// The contact.
    pub contact: &'a str,
    /// Its occurrence.
    pub occurrence: &'a str,
    /// The level that it reaches alone.
    pub level: &'a str,
    /// Its observations that some criterion looks for and counts.
    pub counted: Vec<&'a str>,
}

/// Something that is not known and could raise the level.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum UnknownDocument<'a> {
    /// Whether an observation was there.
    Presence {
        /// The contact.
        contact: &'a str,
        /// The observation.
        observation: &'a str,
        /// The indicator.
        indicator: &'a str,
        /// The level of the highest criterion that it could help to meet.
        could_reach: &'a str,
    },
    /// On what day a contact's matter occurred.
    Day {
        /// The contact.
        contact: &'a str,
        /// The level of the highest criterion that it could help to meet.
        could_reach: &'a str,
    },
    /// The answer to a required question that was never asked.
    Question {
        /// The indicator that it asks about.
        indicator: &'a str,
        /// The question.
        ask: &'a str,
        /// The level of the highest criterion that it could help to meet.
        could_reach: &'a str,
    },
}

/// A criterion above the level that is one condition, or one of a count, short.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NearMissDocument<'a> {
    /// The criterion.
    pub criterion: &'a str,
    /// The level that it would reach.
    pub level: &'a str,
    /// Its short name.
    pub title: &'a str,
    /// The figures of those of its conditions that are not met.
    pub short: Vec<FigureDocument>,
}

/// A protective observation; it lowers no level and stands beside the reasons.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProtectiveDocument<'a> {
    /// The contact.
    pub contact: &'a str,
    /// The observation.
    pub observation: &'a str,
    /// The indicator.
    pub indicator: &'a str,
}

/// Something on record that takes no part in the level, and why.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ExclusionDocument<'a> {
    /// The contact, if it is one or part of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<&'a str>,
    /// The observation, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observation: Option<&'a str>,
    /// The event, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<&'a str>,
    /// How many there are, of those that the record does not give one by one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// Their sector.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sector: Option<Sector>,
    /// Why it is left out.
    pub why: Exclusion,
    /// Whether the contact counts all the same, as a contact or for its sector or agency.
    pub counts_as_contact: bool,
}

/// Where the case may have its home.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct HomeDocument<'a> {
    /// The route that was taken.
    pub route: &'a str,
    /// The pathway.
    pub pathway: &'a str,
    /// The lead agency.
    pub lead: &'a str,
    /// Why.
    pub reason: &'a str,
    /// What the policy says it rests on.
    pub sources: &'a [SourceId],
    /// The ideology that was recorded last; it may choose a home and never a level.
    pub ideology: IdeologyStatus,
}

/// A recommendation.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RecommendationDocument<'a> {
    /// The kind and version of the document: [`RECOMMENDATION_SCHEMA`].
    pub schema: &'static str,
    /// The policy that asks.
    pub policy: VersionedId<'a>,
    /// The codebook that it reads.
    pub codebook: VersionedId<'a>,
    /// The case.
    pub case: &'a str,
    /// The subject's opaque reference.
    pub subject: &'a str,
    /// Whose knowledge it rests on.
    pub viewpoint: &'a Viewpoint,
    /// The instant by which all that it rests on was recorded.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub as_of: DateTime<FixedOffset>,
    /// The level.
    pub level: LevelDocument<'a>,
    /// How high it could be.
    pub ceiling: CeilingDocument<'a>,
    /// Every criterion that is met, in the order of the policy.
    pub reasons: Vec<ReasonDocument<'a>>,
    /// Every contact that stands on record, neither found untrue nor deleted, by itself.
    pub contacts: Vec<AloneDocument<'a>>,
    /// What is not known and could raise the level.
    pub unknowns: Vec<UnknownDocument<'a>>,
    /// Criteria above the level that are one short.
    pub near_misses: Vec<NearMissDocument<'a>>,
    /// Protective observations.
    pub protective: Vec<ProtectiveDocument<'a>>,
    /// What is left out, and why.
    pub excluded: Vec<ExclusionDocument<'a>>,
    /// Contacts that occurred before a closure or an accepted account, and came on record after it.
    pub new_information: Vec<&'a str>,
    /// What people say of facts on record: it stands beside them, and changes no level.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<StatementDocument<'a>>,
    /// Where the case may have its home.
    pub home: HomeDocument<'a>,
}

pub(super) fn document(made: &Recommendation) -> RecommendationDocument<'_> {
    let (policy, case) = (made.policy.document(), made.case.document());
    let codebook = made.policy.codebook().document();
    let view = View { ranks: made.case.history().ranks_at(made.as_of), date: made.as_of.date_naive() };
    RecommendationDocument {
        schema: RECOMMENDATION_SCHEMA,
        policy: VersionedId { id: policy.id.as_str(), version: &policy.version },
        codebook: VersionedId { id: codebook.id.as_str(), version: &codebook.version },
        case: case.id.as_str(),
        subject: case.subject.id.as_str(),
        viewpoint: made.case.viewpoint(),
        as_of: made.as_of,
        level: level(made.level(), made.raw.level.into()),
        ceiling: CeilingDocument {
            asked: made.ceiling().id.as_str(),
            with_unasked: made.ceiling_with_unasked().id.as_str(),
        },
        reasons: made.reasons(),
        contacts: made.contacts(),
        unknowns: made.unknowns.iter().filter_map(|reach| made.unknown_document(reach)).collect(),
        near_misses: made.near_misses(),
        protective: made.protective_documents(),
        excluded: made.excluded.iter().map(|excluded| made.exclusion(excluded)).collect(),
        new_information: made.fresh.iter().map(|at| made.contact(*at)).collect(),
        statements: statements(&made.case, view.ranks),
        home: made.home(route::ideology(&made.case, view)),
    }
}

fn level(level: &Level, rank: usize) -> LevelDocument<'_> {
    LevelDocument {
        id: level.id.as_str(),
        rank,
        title: &level.title,
        who: &level.who,
        within: level.within,
        what: &level.what,
    }
}

pub(crate) fn counts(kind: Counts) -> &'static str {
    match kind {
        Counts::Indicators => "indicators",
        Counts::Points => "points",
        Counts::Contacts => "contacts",
        Counts::Sectors => "sectors",
        Counts::Agencies => "agencies",
        Counts::Returns => "returns",
        Counts::Worries => "worries",
    }
}

impl Recommendation {
    pub(crate) fn level_id(&self, rank: u8) -> &str {
        self.policy.level_of_rank(rank).id.as_str()
    }

    fn reported(&self, report: u32) -> Option<&Contact> {
        let reports = &self.case.history().reports;
        reports.get(report as usize).and_then(|report| report.contact_in(self.case.document()))
    }

    pub(crate) fn contact(&self, report: u32) -> &str {
        self.reported(report).map_or("", |contact| contact.id.as_str())
    }

    fn occurrence(&self, report: u32) -> &str {
        let reports = &self.case.history().reports;
        let body = reports.get(report as usize).and_then(|report| report.body(self.case.document()));
        body.map_or("", |body| body.occurrence)
    }

    fn observed(&self, place: Place) -> Option<&Observation> {
        let reports = &self.case.history().reports;
        let body = reports.get(place.report as usize)?.body(self.case.document())?;
        body.observations.get(place.observation? as usize)
    }

    fn observation(&self, place: Place) -> Option<&str> {
        self.observed(place).map(Observation::id)
    }

    /// The indicator of an observation, by the position of its contact in the document and its own id.
    pub(crate) fn indicator_at(&self, contact: usize, observation: &str) -> Option<&str> {
        let document = self.case.document();
        let history = self.case.history();
        let body = history.report_of(contact, history.ranks_at(self.as_of))?.body(document)?;
        let found = body.observations.iter().find(|known| known.id() == observation)?;
        Some(found.indicator.as_str())
    }

    pub(crate) fn indicator(&self, place: Place) -> &str {
        self.observed(place).map_or("", |observation| observation.indicator.as_str())
    }

    /// The figures of a criterion's counters of which enough is asked for, or of those of which too little.
    fn figure_documents(&self, criterion: usize, met: bool) -> Vec<FigureDocument> {
        let mut figures = Vec::new();
        let policy = self.policy.compiled();
        let known = self.figures.on(policy);
        let Some((node, _)) = policy.criteria.get(criterion) else {
            return figures;
        };
        policy.leaves(*node, &mut |at, needs| {
            let saw = known.figure::<KNOWN>(at);
            if let Some(counter) = policy.counter(at).filter(|_| (saw >= needs) == met) {
                figures.push(FigureDocument { counts: counts(counter.kind), saw, needs });
            }
        });
        figures
    }

    fn reasons(&self) -> Vec<ReasonDocument<'_>> {
        let criteria = self.policy.document().criteria.iter().enumerate();
        let met = criteria.filter(|(at, _)| self.raw.met.contains(*at));
        met.map(|(at, criterion)| ReasonDocument {
            criterion: criterion.id.as_str(),
            level: criterion.level.as_str(),
            title: &criterion.title,
            reason: &criterion.reason,
            sources: &criterion.sources,
            figures: self.figure_documents(at, true),
            evidence: self.evidence_of(at),
        })
        .collect()
    }

    pub(crate) fn evidence_of(&self, criterion: usize) -> Vec<EvidenceDocument<'_>> {
        let own = self.evidence.iter().filter(|(_, helps)| helps.contains(criterion));
        own.map(|(place, _)| self.place(*place)).collect()
    }

    pub(crate) fn place(&self, place: Place) -> EvidenceDocument<'_> {
        EvidenceDocument {
            occurrence: self.occurrence(place.report),
            contact: self.contact(place.report),
            observation: self.observation(place),
        }
    }

    fn contacts(&self) -> Vec<AloneDocument<'_>> {
        let mut counted = self.counted.as_slice();
        let documents = self.alone.iter().map(|alone| {
            let length = counted.partition_point(|place| place.report <= alone.report);
            let (own, others) = counted.split_at(length);
            counted = others;
            AloneDocument {
                contact: self.contact(alone.report),
                occurrence: self.occurrence(alone.report),
                level: self.level_id(alone.rank),
                counted: own.iter().filter_map(|place| self.observation(*place)).collect(),
            }
        });
        documents.collect()
    }

    pub(crate) fn unknown_document(&self, reach: &Reach) -> Option<UnknownDocument<'_>> {
        let could_reach = self.level_id(reach.could_reach);
        Some(match reach.unknown {
            Unknown::Presence(place) => UnknownDocument::Presence {
                contact: self.contact(place.report),
                observation: self.observation(place)?,
                indicator: self.indicator(place),
                could_reach,
            },
            Unknown::Day(place) => UnknownDocument::Day { contact: self.contact(place.report), could_reach },
            Unknown::Question(at) => {
                let question = self.policy.document().required_questions.get(at)?;
                let indicator = question.indicator.as_str();
                UnknownDocument::Question { indicator, ask: &question.ask, could_reach }
            }
        })
    }

    fn near_misses(&self) -> Vec<NearMissDocument<'_>> {
        let criteria = self.policy.document().criteria.iter().enumerate();
        let near = criteria.filter(|(at, _)| self.near.contains(*at));
        near.map(|(at, criterion)| NearMissDocument {
            criterion: criterion.id.as_str(),
            level: criterion.level.as_str(),
            title: &criterion.title,
            short: self.figure_documents(at, false),
        })
        .collect()
    }

    fn protective_documents(&self) -> Vec<ProtectiveDocument<'_>> {
        let documents = self.protective.iter().filter_map(|place| {
            Some(ProtectiveDocument {
                contact: self.contact(place.report),
                observation: self.observation(*place)?,
                indicator: self.indicator(*place),
            })
        });
        documents.collect()
    }

    fn exclusion(&self, excluded: &super::Excluded) -> ExclusionDocument<'_> {
        let case = self.case.document();
        let mut document = ExclusionDocument {
            contact: None,
            observation: None,
            event: None,
            count: None,
            sector: None,
            why: excluded.why,
            counts_as_contact: excluded.as_contact,
        };
        match excluded.what {
            What::Place(place) => {
                document.contact = Some(self.contact(place.report));
                document.observation = self.observation(place);
            }
            What::Tombstone(at) => {
                let event = case.events.get(at as usize);
                document.event = event.map(|event| event.id.as_str());
                document.contact = event.and_then(|event| match &event.entry {
                    Entry::Deleted { contact, .. } => Some(contact.as_str()),
                    _ => None,
                });
            }
            What::RepeatedContact(at) => {
                document.contact = case.contacts.get(at).map(|contact| contact.id.as_str());
            }
            What::RepeatedEvent(at) => {
                document.event = case.events.get(at).map(|event| event.id.as_str());
            }
            What::Unitemised(at) => {
                let unitemised = case.unitemised.get(at);
                document.count = unitemised.map(|unitemised| unitemised.count);
                document.sector = unitemised.and_then(|unitemised| unitemised.sector);
            }
        }
        document
    }

    fn home(&self, ideology: IdeologyStatus) -> HomeDocument<'_> {
        let routes = &self.policy.document().routes;
        let empty = HomeDocument { route: "", pathway: "", lead: "", reason: "", sources: &[], ideology };
        routes.get(self.route).map_or(empty, |route| HomeDocument {
            route: route.id.as_str(),
            pathway: route.pathway.as_str(),
            lead: &route.lead,
            reason: &route.reason,
            sources: &route.sources,
            ideology,
        })
    }
}
