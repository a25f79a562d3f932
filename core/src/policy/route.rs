//! Routes: how a home is chosen. Routes, and routes alone, may read ideology and consent.

use serde::{Deserialize, Serialize};

use crate::event::ConsentStep;
use crate::id::{DomainCode, LevelId};
use crate::ideology::IdeologyStatus;
use crate::observation::Role;
use crate::subject::AgeBand;

/// The subject's part in what a route looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum RoleFilter {
    /// Whatever the part.
    #[default]
    Any,
    /// The subject did it, alone or too.
    Caused,
    /// It was done to the subject, alone or too.
    Experienced,
}

impl RoleFilter {
    /// Whether a part fits; an observation that states none counts as caused.
    #[must_use]
    pub fn fits(self, role: Option<Role>) -> bool {
        match (self, role.unwrap_or(Role::Caused)) {
            (Self::Any, _) | (_, Role::Both) => true,
            (Self::Caused, role) => role == Role::Caused,
            (Self::Experienced, role) => role == Role::Experienced,
        }
    }
}

/// Some present observation of one of these domains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DomainsPresent {
    /// Which domains.
    pub of: Vec<DomainCode>,
    /// The subject's part.
    #[serde(default)]
    pub role: RoleFilter,
}

/// How far asking for consent has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Consent {
    /// Nobody has asked.
    #[default]
    NotSought,
    /// It was asked for.
    Sought,
    /// It was given.
    Given,
    /// It was declined.
    Declined,
    /// It was taken back.
    Withdrawn,
}

impl Consent {
    /// The state in plain words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NotSought => "not sought",
            Self::Sought => "sought",
            Self::Given => "given",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl From<ConsentStep> for Consent {
    fn from(step: ConsentStep) -> Self {
        match step {
            ConsentStep::Sought => Self::Sought,
            ConsentStep::Given => Self::Given,
            ConsentStep::Declined => Self::Declined,
            ConsentStep::Withdrawn => Self::Withdrawn,
        }
    }
}

/// When a route is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum RouteCondition {
    /// Always.
    Always,
    /// The ideology recorded last has one of these statuses.
    Ideology(Vec<IdeologyStatus>),
    /// Asking for consent has come to one of these states.
    Consent(Vec<Consent>),
    /// The subject is a child, or an adult.
    Subject(AgeBand),
    /// The level is at least this one.
    LevelAtLeast(LevelId),
    /// Something of some domains was observed.
    Domains(DomainsPresent),
    /// One of these.
    AnyOf(Vec<RouteCondition>),
    /// All of these.
    AllOf(Vec<RouteCondition>),
}

impl RouteCondition {
    /// Whether it depends on whether the subject is a child or an adult.
    pub(crate) fn reads_subject(&self) -> bool {
        match self {
            Self::Subject(_) => true,
            Self::AnyOf(members) | Self::AllOf(members) => members.iter().any(Self::reads_subject),
            _ => false,
        }
    }
}
