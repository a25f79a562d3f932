//! Reading what the library made: it is made again, and has to be the same.
//!
//! Nothing becomes a recommendation by being written down. A text that tells of one is read by asking the policy
//! again, so that whoever holds a recommendation holds what the policy asks for, and every difference is told.

use chrono::{DateTime, FixedOffset};
use serde_json::Value;

use crate::case::Case;
use crate::diagnostic::{Code, LoadError, Problems};
use crate::difference::differences;
use crate::json;
use crate::policy::Policy;
use crate::recommendation::{RECOMMENDATION_SCHEMA, Recommendation};
use crate::replay::{REPLAY_SCHEMA, Replay};
use crate::standing::{STANDING_SCHEMA, Standing};
use crate::time;
use crate::viewpoint::Viewpoint;

/// A text that tells of something that the library made.
struct Told<'a> {
    document: &'static str,
    text: &'a str,
    value: Value,
}

impl<'a> Told<'a> {
    fn read(document: &'static str, schema: &str, text: &'a str) -> Result<Self, LoadError> {
        let told = Self { document, text, value: json::read_any(document, text)? };
        match told.value.get("schema") {
            Some(own) if own == schema => Ok(told),
            _ => Err(told.refused(Code::UnsupportedSchema, "schema", format!("expected `{schema}`"))),
        }
    }

    fn refused(&self, code: Code, path: &str, message: String) -> LoadError {
        let mut problems = Problems::default();
        problems.error(code, path, message);
        match problems.settle(self.document, self.text) {
            Err(error) => error,
            Ok(diagnostics) => LoadError::new(self.document, diagnostics),
        }
    }

    /// The case as the text says that it was seen.
    fn seen(&self, case: &Case) -> Result<Case, LoadError> {
        let given = self.value.get("viewpoint").cloned().unwrap_or_default();
        match json::parse::<Viewpoint>(&json::write(&given)) {
            Some(viewpoint) if viewpoint == *case.viewpoint() => Ok(case.clone()),
            Some(viewpoint) => Ok(case.seen_by(&viewpoint)),
            None => {
                let message = "expected `allRecords`, or a list of `agencies`".to_owned();
                Err(self.refused(Code::InvalidValue, "viewpoint", message))
            }
        }
    }

    fn as_of(&self) -> Result<DateTime<FixedOffset>, LoadError> {
        let text = self.value.get("asOf").and_then(Value::as_str).unwrap_or_default();
        time::parse_instant(text).map_err(|error| self.refused(Code::InvalidValue, "asOf", error.to_string()))
    }

    fn check(&self, again: &str) -> Result<(), LoadError> {
        let again: Value = json::parse(again).unwrap_or_default();
        let mut problems = Problems::default();
        for place in differences(&self.value, &again) {
            if problems.is_full() {
                break;
            }
            let message = match (place.was, place.is) {
                (Some(_), Some(_)) => "something else comes of the policy and the case",
                (Some(_), None) => "nothing like it comes of the policy and the case",
                (None, _) => "more comes of the policy and the case",
            };
            problems.error(Code::OtherWhenMadeAgain, place.path, message);
        }
        problems.settle(self.document, self.text).map(|_| ())
    }
}

impl Recommendation {
    /// Reads a recommendation by making it again from the policy and the case.
    ///
    /// The case may be given as it stands today: only what the viewpoint of the text could know at its instant takes
    /// part. Where the case was seen as it stood at an earlier instant, give it as [`Case::recorded_by`] does.
    ///
    /// # Errors
    /// If the text is no recommendation, or is not the one that comes of the policy and the case, with every place
    /// that differs. The order of fields, and spaces between them, do not matter.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Code, Recommendation, parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let text = policy.recommend(&case, parse_instant("2021-04-30T23:59:59Z")?).to_json();
    /// assert_eq!(Recommendation::parse(&text, &policy, &case)?.to_json(), text);
    ///
    /// let lowered = text.replace("\"rank\":3", "\"rank\":1");
    /// let error = Recommendation::parse(&lowered, &policy, &case).unwrap_err();
    /// let problem = &error.diagnostics()[0];
    /// assert_eq!((problem.code(), problem.path()), (Code::OtherWhenMadeAgain, "level.rank"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse(text: &str, policy: &Policy, case: &Case) -> Result<Self, LoadError> {
        let told = Told::read("recommendation", RECOMMENDATION_SCHEMA, text)?;
        let made = policy.recommend(&told.seen(case)?, told.as_of()?);
        told.check(&made.to_json())?;
        Ok(made)
    }
}

impl Replay {
    /// Reads a replay by making it again from the policy and the case, as [`Recommendation::parse`] does.
    ///
    /// # Errors
    /// As for [`Recommendation::parse`].
    ///
    /// # Example
    /// ```
    /// use everycontact::{Replay, Viewpoint, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let text = policy.replay(&case, &Viewpoint::AllRecords).to_json();
    /// assert_eq!(Replay::parse(&text, &policy, &case)?.to_json(), text);
    /// # Ok::<(), everycontact::LoadError>(())
    /// ```
    pub fn parse(text: &str, policy: &Policy, case: &Case) -> Result<Self, LoadError> {
        let told = Told::read("replay", REPLAY_SCHEMA, text)?;
        let seen = told.seen(case)?;
        let made = policy.replay(&seen, seen.viewpoint());
        told.check(&made.to_json())?;
        Ok(made)
    }
}

impl Standing {
    /// Reads a standing by making it again from the policy and the case, as [`Recommendation::parse`] does.
    ///
    /// # Errors
    /// As for [`Recommendation::parse`].
    ///
    /// # Example
    /// ```
    /// use everycontact::{Standing, parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let text = policy.standing(&case, parse_instant("2021-06-30T12:00:00Z")?).to_json();
    /// assert_eq!(Standing::parse(&text, &policy, &case)?.to_json(), text);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse(text: &str, policy: &Policy, case: &Case) -> Result<Self, LoadError> {
        let told = Told::read("standing", STANDING_SCHEMA, text)?;
        let made = policy.standing(&told.seen(case)?, told.as_of()?);
        told.check(&made.to_json())?;
        Ok(made)
    }
}
