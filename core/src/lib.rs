#![doc = include_str!("../README.md")]

#[cfg(doc)]
pub mod _documentation {
    //! Reading beyond the interface.

    #[doc = include_str!("../DESIGN.md")]
    pub mod design {}
}
mod again;
mod assurance;
mod batch;
mod calendar;
mod canonical;
mod card;
mod case;
mod closure;
mod codebook;
mod comparison;
mod contact;
mod diagnostic;
mod difference;
mod digest;
mod due;
mod duty;
mod engine;
mod event;
mod explanation;
mod history;
mod home;
mod id;
mod ideology;
mod indicator;
mod interchange;
mod json;
mod ledger;
mod library;
mod number;
mod observation;
mod part;
mod phrases;
mod policy;
mod receipt;
mod recommendation;
mod render;
mod replay;
mod response;
mod sample;
#[cfg(feature = "schema")]
pub mod schema;
pub mod shipped;
mod source;
mod standing;
mod subject;
mod text;
mod time;
mod transparency;
mod viewpoint;
pub mod wire;

pub use assurance::{
    ASSURANCE_SCHEMA, AssuranceDocument, DelaysDocument, DutiesDocument, PartDocument, ShareDocument,
};
pub use batch::{BatchLevels, CaseBatch, CaseBatchBuilder, ContactRow, ObservationRow, RowError, Wanted};
pub use calendar::{CALENDAR_SCHEMA, Calendar, CalendarDocument, Holiday, MAX_HOLIDAYS, WeekDay};
pub use canonical::canonical_json;
pub use card::PolicyCard;
pub use case::{
    CASE_SCHEMA, Case, CaseDocument, MAX_AMENDMENTS, MAX_CLOSURES, MAX_CONTACTS, MAX_EVENTS,
    MAX_REPORTS_PER_OCCURRENCE, MAX_REVIEWS, MAX_UNITEMISED, Unitemised,
};
pub use closure::{Blocked, Blocker, ClosureProposal, Permit};
pub use codebook::{CODEBOOK_SCHEMA, Codebook, CodebookDocument, Domain, LeftOut, MAX_INDICATORS};
pub use comparison::{
    COMPARISON_SCHEMA, Cause, CauseDocument, Comparison, ComparisonDocument, CriterionChange,
    CriterionChangeDocument, CriterionMoveDocument, POLICY_COMPARISON_SCHEMA, PolicyComparisonDocument,
    SideDocument,
};
pub use contact::{Contact, ContactBody, ContactKind, MAX_OBSERVATIONS, Sector, Worrier, Worry};
pub use diagnostic::{Code, Diagnostic, LoadError, MAX_DIAGNOSTICS, Severity};
pub use difference::Difference;
pub use digest::{Digest, DigestError};
pub use due::{DUE_SCHEMA, DueDocument};
pub use duty::{DutyDocument, DutyKind};
pub use event::{
    AfterClosure, AgainstAdvice, Answer, BlockerKind, CandidateOutcome, ClosureReason, ConsentStep, Entry,
    Event, OfferStep, ReturnOutcome, Speaker,
};
pub use explanation::{
    AdditionDocument, Bound, ConditionDocument, CriterionDocument, EXPLANATION_SCHEMA, Explanation,
    ExplanationDocument, FallDocument, ObserveDocument, RaiseDocument, SeenDocument, SufficesDocument,
    WeighedUnknownDocument, WorkDocument,
};
pub use home::{HomeAlarm, HomeStatus};
pub use id::{
    AgencyId, CalendarId, CaseId, CodebookId, ConcernCode, ContactId, CriterionId, DomainCode, EventId,
    IdError, IndicatorCode, LevelId, MAX_CODE_LENGTH, MAX_ID_LENGTH, ObservationId, OccurrenceId, PathwayId,
    PolicyId, RecordId, RoleId, RouteId, SchemeId, SourceId, StrandCode, SubjectId,
};
pub use ideology::{
    Concern, ConcernRef, ConcernScheme, Fit, Ideology, IdeologyRecord, IdeologyStatus, Translation,
};
pub use indicator::{Change, Construct, Indicator, Polarity, Proximity};
pub use interchange::{CaseLine, CaseLines, ReadError, read_cases, write_cases};
pub use json::MAX_DOCUMENT_BYTES;
pub use ledger::{
    AcknowledgeError, Append, CONSISTENCY_PROOF_SCHEMA, Checkpoint, CheckpointError, Commitment,
    ConsistencyProof, Cut, CutCause, INCLUSION_PROOF_SCHEMA, InclusionProof, LEDGER_ENTRY_SCHEMA, Ledger,
    LedgerEntry, LedgerEntryError, LedgerField, LedgerOpening, LedgerPolicy, MAX_LEDGER_ENTRY_BYTES,
    MAX_ORIGIN_LENGTH, MAX_PROOF_HASHES, OriginError, PrepareError, ProofError, RecoverError, Recovered,
    Salt, SaltError, SealedEntry, SignedCheckpoint, leaf_hash,
};
pub use observation::{Basis, Observation, Presence, Role};
pub use phrases::{MAX_PHRASE_LENGTH, PHRASES_SCHEMA, Phrase, Phrases, PhrasesDocument};
pub use policy::{
    About, Accountability, AtLeast, Clocks, ClosureRule, Condition, Consent, Contacts, Count, Criterion,
    DomainsPresent, Escalation, Explained, FollowUp, HomeRule, Level, MAX_CONDITIONS, MAX_CRITERIA,
    MAX_LEVELS, MAX_LOOKS, MAX_NESTING, MAX_POINTS, MAX_QUESTIONS, MAX_ROUTES, MAX_WINDOWS, Observed,
    Opening, POLICY_SCHEMA, Policy, PolicyDocument, Recurrence, Reopening, RequiredQuestion, RoleFilter,
    Route, RouteCondition, Selection, Step as WeightStep, Weight, WeightRow,
};
pub use receipt::{
    Digested, DigestedCase, Engine, RECEIPT_SCHEMA, Receipt, VERIFICATION_SCHEMA, Verification,
};
pub use recommendation::{
    AloneDocument, CeilingDocument, EvidenceDocument, Exclusion, ExclusionDocument, FigureDocument,
    HomeDocument, LevelDocument, Levels, NearMissDocument, ProtectiveDocument, RECOMMENDATION_SCHEMA,
    ReasonDocument, Recommendation, RecommendationDocument, StatementDocument, UnknownDocument, VersionedId,
};
pub use render::{Disclosure, Format, Rendering};
pub use replay::{
    AloneInStepDocument, AskedDocument, DecidedDocument, LevelsDocument, REPLAY_SCHEMA, Replay,
    ReplayDocument, Step, StepDocument, WeighedDocument,
};
pub use response::ResponseStatus;
pub use sample::{
    Draw, DrawnDocument, SAMPLE_SCHEMA, SampleDocument, Stratify, StratifyError, StratumDocument,
};
pub use source::Source;
pub use standing::{
    AcceptedDocument, AlarmDocument, CaseState, ClosureDocument, DecisionDocument, Direction, GoesToDocument,
    HomeStandingDocument, InformationDocument, OfferDocument, ResponseDocument, RestedDocument,
    ReviewDocument, STANDING_SCHEMA, StageDocument, Standing, StandingDocument, SupportDocument,
    TakenBackDocument,
};
pub use subject::{AgeBand, Subject};
pub use text::{FreeText, MAX_TEXT_LENGTH, TextError};
pub use time::{
    MAX_LIMIT_DAYS, MAX_LIMIT_HOURS, MAX_LIMIT_MONTHS, MAX_LIMIT_WORKING_DAYS, MAX_WINDOW_DAYS,
    MAX_WINDOW_MONTHS, Occurred, TimeError, TimeLimit, Window, format_instant, parse_instant,
};
pub use transparency::{TRANSPARENCY_SCHEMA, TransparencyField, TransparencyRecord, TransparencySection};
pub use viewpoint::Viewpoint;
