//! What is wrong with a document, where, and what to do about it.

use std::fmt;

use serde::Serialize;

/// The most problems that one error lists; a last one says that there are more.
pub const MAX_DIAGNOSTICS: usize = 100;

macro_rules! codes {
    ($($name:ident $text:literal $help:literal;)+) => {
        /// What kind of problem a diagnostic tells of; its text is stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $help] $name,)+
        }

        impl Code {
            /// Every code that there is.
            pub const ALL: &'static [Code] = &[$(Code::$name),+];

            /// The stable text of the code, in snake case.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)+ }
            }

            /// What to do about it, in a sentence.
            #[must_use]
            pub fn help(self) -> &'static str {
                match self { $(Code::$name => $help,)+ }
            }
        }
    };
}

codes! {
    JsonSyntax "json_syntax" "mend the text so that it is valid JSON";
    DuplicateKey "duplicate_key" "keep one of the two; a repeated key could hide a fact";
    UnknownField "unknown_field" "mend the spelling or remove the field; nothing is read that is not understood";
    MissingField "missing_field" "add the field";
    WrongType "wrong_type" "give a value of the type that is asked for";
    UnknownVariant "unknown_variant" "use one of the values that are listed";
    InvalidValue "invalid_value" "give a value of the form that is asked for";
    UnsupportedSchema "unsupported_schema" "check that this is the right kind of document, and that its `schema` names a version that this library reads";
    NumberTooLarge "number_too_large" "give it as a text: most readers of JSON would round it";
    NotCanonical "not_canonical" "give the bytes as they were made; what writes JSON anew changes them, and `canonical_json` restores them";
    OtherWhenMadeAgain "other_when_made_again" "give the policy and the case that it was made from, and its text as it was made; nothing else may stand in it";
    InvalidEncoding "invalid_encoding" "write the text as UTF-8, without bytes of another encoding";
    TooLarge "too_large" "split the document; the limit is a named constant of the library";
    TooMany "too_many" "use fewer; the limit is a named constant of the library";
    TooDeep "too_deep" "nest less";
    TooManyProblems "too_many_problems" "mend these first, then load the document again";

    DuplicateId "duplicate_id" "give each its own id; if one corrects the other, record a `corrected` event";
    RepeatedEntry "repeated_entry" "nothing needs to be done: the entry was given twice, word for word, and counts once";
    ReceivedBeforeOccurred "received_before_occurred" "check both dates; use a wider `occurred` if the day is not known";
    RecordedBeforeReceived "recorded_before_received" "check both times and their offsets";
    UnknownReference "unknown_reference" "check the id; what is named must be in this document";
    ReferenceToLater "reference_to_later" "check the recorded times; an entry can name only what was recorded by then";
    UnknownIndicator "unknown_indicator" "check the code against the codebook, or load the case with the codebook that has it";
    MissingRole "missing_role" "say whether the subject `caused` it, `experienced` it, or `both`: what was only suffered never raises a level";
    DuplicateObservation "duplicate_observation" "give the second observation of the same indicator its own `id`";
    AnswerWithoutUnknown "answer_without_unknown" "an answer names an observation whose presence is `unknown` then; to change a known fact, record a `corrected` event";
    AnswerChangesRole "answer_changes_role" "an answer says whether it was there; to give the subject a greater part in it, record a `corrected` event";
    OccurrenceKeyIsContactId "occurrence_key_is_contact_id" "choose a key that is no contact's id, or give that contact the same key";
    UnknownScheme "unknown_scheme" "name a concern scheme that the codebook has";
    UnknownConcern "unknown_concern" "name a concern that the scheme has";
    ConcernIncomplete "concern_incomplete" "give both `scheme` and `concern`, or neither";
    EmptyEntry "empty_entry" "name at least one";
    DepartureWithoutLevel "departure_without_level" "give the `level` that was decided on, so that it can be seen which way the decision departs";
    MissingOwner "missing_owner" "name the role in `owner`: a case that is accepted has somebody who owns it";
    MissingReason "missing_reason" "give a `reason`";
    AnswerWithoutOffer "answer_without_offer" "check `to`, `pathway` and the times, and of one instant the order of the ids; a service that takes a case by itself offers it to itself first";
    OfferStillOpen "offer_still_open" "record first that the open offer was accepted, declined or withdrawn, or that it lapsed; of one instant entries are taken in the order of their ids";

    DuplicateCode "duplicate_code" "give each its own code";
    UnknownDomain "unknown_domain" "name a domain that the codebook has";
    UnknownSource "unknown_source" "add the source to the document's `sources`, or mend the id";
    BarredIndicator "barred_indicator" "leave it out: protected characteristics and diagnoses are no indicators; code what was done or said";
    ImminentNotRisk "imminent_not_risk" "only a risk indicator can be imminent or proximal";
    LossNotStated "loss_not_stated" "say in `loses` what the translation loses, or mark it as `exact`";
    EmptyText "empty_text" "write it in plain words; people will read it";
    NothingDefined "nothing_defined" "define at least one";

    UnknownLevel "unknown_level" "name a level of this policy";
    BaseLevelCriterion "base_level_criterion" "name a higher level: the first level is where every case starts";
    NoSource "no_source" "name at least one source that it rests on";
    IdeologyInCriterion "ideology_in_criterion" "take it out: ideology may choose a home, and never reaches a level";
    NotARiskIndicator "not_a_risk_indicator" "take it out: only risk indicators count towards a level";
    EmptySelection "empty_selection" "select at least one risk indicator that is not bound to an ideology";
    NIsZero "n_is_zero" "ask for at least one";
    ThresholdIsZero "threshold_is_zero" "ask for at least one point";
    EmptyCondition "empty_condition" "give at least one condition";
    NExceedsConditions "n_exceeds_conditions" "ask for no more than there are";
    StepsNotGrowing "steps_not_growing" "order the steps so that each reaches further back than the one before";
    PointsRising "points_rising" "let points fall or stay with age, never rise";
    WeightOverlap "weight_overlap" "let each indicator be selected by one row at most";
    NoSteps "no_steps" "give at least one step";
    PointsTooLarge "points_too_large" "use at most 1,000,000";
    WindowOutOfRange "window_out_of_range" "use 1 to 1,200 months, 1 to 36,500 days, or `ever`";
    TooManyQuestions "too_many_questions" "ask at most eight required questions";
    IdeologyQuestion "ideology_question" "take it out: a required question may not ask about an ideology";
    LastRouteNotAlways "last_route_not_always" "end with a route whose `when` is `always`, so that every case has a home";
    NoRoutes "no_routes" "give at least one route";
    UnknownCalendar "unknown_calendar" "name a calendar that ships with the library, or load the policy together with the calendar that it names";
    MissingCalendar "missing_calendar" "name a calendar: it says which days are working days";
    MonthsNotGrowing "months_not_growing" "give months that grow, from 1 to 1,200, and let `extendableTo` be the last of them or later";
    NoWorkingDay "no_working_day" "leave at least one day of the week out of the weekend";
    YearsOutOfOrder "years_out_of_order" "give the first year in `from` and the last in `until`, from 1900 to 2200";
    HolidayOutOfOrder "holiday_out_of_order" "order the holidays by their dates, each day once, within the years from `from` to `until`";
    TooFewLevels "too_few_levels" "give at least two levels";
    MissingWithin "missing_within" "say within what time somebody must look";
    TimeOutOfRange "time_out_of_range" "use 1 to 8,760 hours, 1 to 3,650 days, 1 to 1,000 working days, or 1 to 1,200 months";
    WrongCodebook "wrong_codebook" "load the policy with the codebook that it names";

    UnknownPhrase "unknown_phrase" "mend the id, or remove the phrase; the English phrases have every id";
    MissingPhrase "missing_phrase" "add it: start from the English phrases and translate each";
    OtherPlaces "other_places" "keep each place in braces as it is in the English phrase, in any order";

    ProofOfAnother "proof_of_another" "verify it against the checkpoints that it was made for";
    ProofFails "proof_fails" "rely neither on what it was to show nor on who gave it, until a proof that holds is there";
    NotThisLedger "not_this_ledger" "look what the bytes are before anything is written to them";
    AppendOutOfTurn "append_out_of_turn" "if its bytes were written, recover the ledger from what is stored; if not, prepare it anew";

    CriterionUnsatisfiable "criterion_unsatisfiable" "lower the number it asks for, or remove it: no case can meet it";
    CriterionAddsNothing "criterion_adds_nothing" "remove it, or set it apart from the criterion that covers it";
    LevelUnreachable "level_unreachable" "give the level a criterion that can be met, or remove it";
    WindowWithoutEffect "window_without_effect" "remove it: another line of the same policy already covers all that it can change";
    WeightWithoutEffect "weight_without_effect" "remove it, or give it a weight that can matter";
    RouteNeverTaken "route_never_taken" "move it up, or remove it";
    IndicatorUnread "indicator_unread" "check that this is meant: no criterion looks for this indicator by name, domain or proximity";
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// The document is not loaded.
    Error,
    /// The document is loaded; a person should know of this.
    Warning,
}

/// One problem of a document: a stable code, the place, a message and a help line.
///
/// Messages name ids, codes and fields; they never repeat free text or a refused value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Diagnostic {
    pub(crate) code: Code,
    pub(crate) severity: Severity,
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) message: String,
    pub(crate) help: &'static str,
}

impl Diagnostic {
    /// What kind of problem it is.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// Whether it keeps the document from being loaded.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The place in the document, such as `criteria[3].when.allOf[1].contacts.n`; empty for the whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The line of that place, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column of that place in characters, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        self.help
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, path, line, column, message, help, .. } = self;
        let place = if path.is_empty() { "document" } else { path };
        write!(formatter, "{line}:{column}: {place}: {message} [{code}]; help: {help}")
    }
}

/// A document that could not be loaded, with every problem that was found.
///
/// Problems of shape (a field that is missing, unknown or of another type) are found first, every one; only
/// a document whose shape is right is checked for problems of content, and then every one of these is
/// listed. Both lists end at [`MAX_DIAGNOSTICS`]. A document of another kind, or of another version, is one
/// problem.
///
/// # Example
/// ```
/// use everycontact::{Case, shipped};
///
/// let text = r#"{
///   "schema": "everycontact/case/1",
///   "id": "case-7",
///   "subject": { "id": "subject-7", "is": "child", "diagnosis": "none" },
///   "contacts": []
/// }"#;
/// let error = Case::parse(text, &shipped::codebook()).unwrap_err();
/// assert_eq!(error.diagnostics()[0].path(), "subject.diagnosis");
/// assert_eq!(
///     error.to_string(),
///     "the case has 1 problem\n  \
///      4:50: subject.diagnosis: this field is not known here; known are `id`, `is` [unknown_field]; \
///      help: mend the spelling or remove the field; nothing is read that is not understood",
/// );
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct LoadError {
    document: &'static str,
    diagnostics: Vec<Diagnostic>,
}

impl LoadError {
    pub(crate) fn new(document: &'static str, diagnostics: Vec<Diagnostic>) -> Self {
        Self { document, diagnostics }
    }

    /// The kind of document: `calendar`, `case`, `codebook`, `phrases`, `policy`, `receipt`, `recommendation`, `replay`,
    /// `standing`, a part of a case (`subject`, `observation`, `contact`, `event`, `entry`), `document` for any JSON,
    /// `as-of instant`, `instant after which` or `draw`; of a ledger `origin`, `checkpoint`, `salt`, `ledger entry`,
    /// `append`, `ledger` or `proof`.
    #[must_use]
    pub fn document(&self) -> &'static str {
        self.document
    }

    /// Every problem, in the order of the document; at least one.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    pub(crate) fn diagnostics_mut(&mut self) -> &mut [Diagnostic] {
        &mut self.diagnostics
    }

    /// The same problems, each with another place.
    pub(crate) fn placed(mut self, place: impl Fn(&mut Diagnostic)) -> Self {
        self.diagnostics_mut().iter_mut().for_each(place);
        self
    }

    /// The same problems, all at one place.
    pub(crate) fn at(self, line: usize, column: usize) -> Self {
        self.placed(|diagnostic| (diagnostic.line, diagnostic.column) = (line, column))
    }

    /// The same problems, with a path before each of theirs: where a document is one of several, it says which.
    #[must_use]
    pub fn within(mut self, path: &str) -> Self {
        for diagnostic in self.diagnostics_mut() {
            let inner = std::mem::take(&mut diagnostic.path);
            diagnostic.path = if inner.is_empty() { path.to_owned() } else { format!("{path}.{inner}") };
        }
        self
    }

    /// The problems as JSON text: an array of objects with `code`, `severity`, `path`, `line`, `column`,
    /// `message` and `help`.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::json::write(&self.diagnostics)
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { document, diagnostics } = self;
        let plural = if diagnostics.len() == 1 { "problem" } else { "problems" };
        write!(formatter, "the {document} has {} {plural}", diagnostics.len())?;
        for diagnostic in diagnostics {
            write!(formatter, "\n  {diagnostic}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for LoadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl std::error::Error for LoadError {}

/// Problems as they are found, before their lines are looked up.
#[derive(Default)]
pub(crate) struct Problems {
    found: Vec<(Code, Severity, String, String)>,
}

impl Problems {
    pub(crate) fn error(&mut self, code: Code, path: impl Into<String>, message: impl Into<String>) {
        self.found.push((code, Severity::Error, path.into(), message.into()));
    }

    pub(crate) fn warning(&mut self, code: Code, path: impl Into<String>, message: impl Into<String>) {
        self.found.push((code, Severity::Warning, path.into(), message.into()));
    }

    /// Whether more are found than will be listed, so that no pains need be taken over another.
    pub(crate) fn is_full(&self) -> bool {
        self.found.len() > MAX_DIAGNOSTICS
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Looks up each place in the text; what only warns is given back where nothing is an error.
    pub(crate) fn settle(self, document: &'static str, text: &str) -> Result<Vec<Diagnostic>, LoadError> {
        let failed = self.found.iter().any(|found| found.1 == Severity::Error);
        let wanted = if failed { Severity::Error } else { Severity::Warning };
        let mut found: Vec<_> = self.found.into_iter().filter(|found| found.1 == wanted).collect();
        let total = found.len();
        found.truncate(MAX_DIAGNOSTICS);
        let mut diagnostics: Vec<Diagnostic> = found
            .into_iter()
            .map(|(code, severity, path, message)| {
                let (line, column) = crate::json::locate(text, &path);
                let path = crate::json::unmarked(path);
                Diagnostic { code, severity, path, line, column, message, help: code.help() }
            })
            .collect();
        diagnostics.sort_by_key(|d| (d.line, d.column));
        if total > MAX_DIAGNOSTICS {
            diagnostics.push(more_problems(wanted));
        }
        if failed { Err(LoadError::new(document, diagnostics)) } else { Ok(diagnostics) }
    }
}

fn more_problems(severity: Severity) -> Diagnostic {
    let code = Code::TooManyProblems;
    Diagnostic {
        code,
        severity,
        path: String::new(),
        line: 1,
        column: 1,
        message: format!("there are more problems than the {MAX_DIAGNOSTICS} that are listed"),
        help: code.help(),
    }
}

/// The candidate that a misspelt word most likely means, as a help in words; nothing if none is close.
pub(crate) fn did_you_mean<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> String {
    let (length, allowed) = (word.chars().count(), |candidate: &str| 1 + candidate.len() / 5);
    candidates
        // Two words are as far apart as their lengths at least. A word may be as long as a document.
        .filter(|candidate| length.abs_diff(candidate.chars().count()) <= allowed(candidate))
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= allowed(candidate))
        .min()
        .map(|(_, candidate)| format!("; did you mean `{candidate}`?"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_distinct_snake_case_with_help() {
        let mut seen = std::collections::BTreeSet::new();
        for code in Code::ALL {
            assert!(seen.insert(code.as_str()), "{code}");
            assert!(code.as_str().bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{code}");
            assert!(!code.help().is_empty() && !code.help().ends_with('.'), "{code}");
        }
    }

    #[test]
    fn close_words_are_offered_and_far_ones_are_not() {
        let words = ["education", "police"];
        assert_eq!(did_you_mean("educaton", words.into_iter()), "; did you mean `education`?");
        assert_eq!(did_you_mean("jane", words.into_iter()), "");
        assert_eq!(did_you_mean(&"education".repeat(1_000_000), words.into_iter()), "");
    }
}
