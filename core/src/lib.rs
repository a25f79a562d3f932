#![doc = include_str!("../README.md")]

#[cfg(doc)]
pub mod _documentation {
    //! Reading beyond the interface.

    #[doc = include_str!("../DESIGN.md")]
    pub mod design {}
}
mod case;
mod codebook;
mod contact;
mod diagnostic;
mod engine;
mod event;
mod history;
mod id;
mod ideology;
mod indicator;
mod json;
mod number;
mod observation;
mod policy;
mod recommendation;
mod render;
mod replay;
#[cfg(feature = "schema")]
pub mod schema;
pub mod shipped;
mod source;
mod subject;
mod text;
mod time;
mod viewpoint;
pub mod wire;

pub use case::{
    CASE_SCHEMA, Case, CaseDocument, MAX_AMENDMENTS, MAX_CLOSURES, MAX_CONTACTS, MAX_EVENTS,
    MAX_REPORTS_PER_OCCURRENCE, MAX_UNITEMISED, Unitemised,
};
pub use codebook::{CODEBOOK_SCHEMA, Codebook, CodebookDocument, Domain, LeftOut, MAX_INDICATORS};
pub use contact::{Contact, ContactBody, ContactKind, MAX_OBSERVATIONS, Sector, Worrier, Worry};
pub use diagnostic::{Code, Diagnostic, LoadError, MAX_DIAGNOSTICS, Severity};
pub use event::{Answer, CandidateOutcome, ClosureReason, ConsentStep, Entry, Event, HandOffStep};
pub use id::{
    AgencyId, CaseId, CodebookId, ConcernCode, ContactId, CriterionId, DomainCode, EventId, IdError,
    IndicatorCode, LevelId, MAX_CODE_LENGTH, MAX_ID_LENGTH, ObservationId, OccurrenceId, PathwayId, PolicyId,
    RecordId, RoleId, RouteId, SchemeId, SourceId, StrandCode, SubjectId,
};
pub use ideology::{
    Concern, ConcernRef, ConcernScheme, Fit, Ideology, IdeologyRecord, IdeologyStatus, Translation,
};
pub use indicator::{Change, Construct, Indicator, Polarity, Proximity};
pub use json::MAX_DOCUMENT_BYTES;
pub use observation::{Basis, Observation, Presence, Role};
pub use policy::{
    AtLeast, Condition, Contacts, Count, Criterion, DomainsPresent, Explained, Level, MAX_CONDITIONS,
    MAX_CRITERIA, MAX_LEVELS, MAX_LOOKS, MAX_NESTING, MAX_POINTS, MAX_QUESTIONS, MAX_ROUTES, MAX_WINDOWS,
    Observed, POLICY_SCHEMA, Policy, PolicyDocument, Recurrence, RequiredQuestion, RoleFilter, Route,
    RouteCondition, Selection, Step as WeightStep, Weight, WeightRow,
};
pub use recommendation::{
    AloneDocument, CeilingDocument, EvidenceDocument, Exclusion, ExclusionDocument, FigureDocument,
    HomeDocument, LevelDocument, Levels, NearMissDocument, ProtectiveDocument, RECOMMENDATION_SCHEMA,
    ReasonDocument, Recommendation, RecommendationDocument, UnknownDocument, VersionedId,
};
pub use render::{Format, Rendering};
pub use replay::{
    AloneInStepDocument, AskedDocument, DecidedDocument, LevelsDocument, REPLAY_SCHEMA, Replay,
    ReplayDocument, Step, StepDocument, UnansweredDocument,
};
pub use source::Source;
pub use subject::{AgeBand, Subject};
pub use text::{FreeText, MAX_TEXT_LENGTH};
pub use time::{
    MAX_LIMIT_DAYS, MAX_LIMIT_HOURS, MAX_WINDOW_DAYS, MAX_WINDOW_MONTHS, Occurred, TimeError, TimeLimit,
    Window, format_instant, parse_instant,
};
pub use viewpoint::Viewpoint;
