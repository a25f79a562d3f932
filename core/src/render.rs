//! Recommendations, replays, standings, lists and cards in plain English, as text, Markdown or HTML, built from
//! their data.
//!
//! With [`Rendering::free_text`] off, nothing that a person wrote about a person is printed: only ids,
//! codes, dates and the words of the policy and the codebook.

mod assurance;
mod card;
mod comparison;
mod due;
mod explanation;
mod page;
mod recommendation;
mod replay;
mod sheet;
mod standing;
mod transparency;
mod voice;
mod words;

use chrono::{DateTime, FixedOffset};
use page::Page;
use voice::Voice;

use crate::assurance::AssuranceDocument;
use crate::card::PolicyCard;
use crate::comparison::{Comparison, PolicyComparisonDocument};
use crate::due::DueDocument;
use crate::explanation::Explanation;
use crate::phrases::Phrases;
use crate::policy::Policy;
use crate::recommendation::Recommendation;
use crate::replay::Replay;
use crate::sample::SampleDocument;
use crate::standing::Standing;
use crate::transparency::TransparencyRecord;

/// The form of a rendering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, wrapped; with colour, it carries terminal escape codes.
    Text {
        /// The longest line, in characters; at least 60.
        width: usize,
        /// Whether levels are coloured.
        colour: bool,
    },
    /// Markdown.
    Markdown,
    /// A whole HTML document, without scripts and without anything from elsewhere, to be read or printed.
    Html,
}

/// How much of a record is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Disclosure {
    /// Free text and days.
    Whole,
    /// No free text, no date finer than a month, and no id of the case, a contact or an agency.
    #[default]
    Redacted,
}

/// How to render.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Rendering {
    /// The form.
    pub format: Format,
    /// Whether free text about the subject is printed.
    pub free_text: bool,
}

impl Rendering {
    /// Plain text of 100 columns without colour, with free text.
    #[must_use]
    pub fn text() -> Self {
        Self { format: Format::Text { width: 100, colour: false }, free_text: true }
    }

    /// Markdown, with free text.
    #[must_use]
    pub fn markdown() -> Self {
        Self { format: Format::Markdown, free_text: true }
    }

    /// A whole HTML document, with free text.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Rendering, parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let recommendation = policy.recommend(&case, parse_instant("2021-04-30T23:59:59Z")?);
    /// let page = recommendation.render(Rendering::html().redacted());
    /// assert!(page.starts_with("<!doctype html>\n<html lang=\"en-GB\">"));
    /// assert!(!page.contains("<script"));
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn html() -> Self {
        Self { format: Format::Html, free_text: true }
    }

    /// The same with terminal colours, if it is text.
    #[must_use]
    pub fn coloured(mut self) -> Self {
        if let Format::Text { colour, .. } = &mut self.format {
            *colour = true;
        }
        self
    }

    /// The same without any free text about the subject. Recommendations, explanations and comparisons then name no day
    /// and no contact either; replays, standings and lists still show ids and days.
    #[must_use]
    pub fn redacted(mut self) -> Self {
        self.free_text = false;
        self
    }

    fn voice<'a>(self, phrases: &'a Phrases, policy: &'a Policy) -> Voice<'a> {
        Voice { phrases, policy, free_text: self.free_text, days: self.free_text }
    }

    fn write(self, page: &Page) -> String {
        match self.format {
            Format::Text { width, colour } => page.text(width.max(60), colour),
            Format::Markdown => page.markdown(),
            Format::Html => page.html(),
        }
    }
}

impl PolicyCard {
    /// The card in plain English.
    #[must_use]
    pub fn render(&self, rendering: Rendering) -> String {
        rendering.write(&card::page(self))
    }
}

impl TransparencyRecord<'_> {
    /// The draft in plain English.
    #[must_use]
    pub fn render(&self, rendering: Rendering) -> String {
        rendering.write(&transparency::page(self))
    }
}

impl Recommendation {
    /// The recommendation in plain English.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Rendering, parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let recommendation = policy.recommend(&case, parse_instant("2021-04-30T23:59:59Z")?);
    /// let text = recommendation.render(Rendering::text().redacted());
    /// assert!(text.contains("not a decision"));
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn render(&self, rendering: Rendering) -> String {
        let english = Phrases::english();
        rendering.write(&recommendation::page(self, rendering.voice(&english, self.policy())))
    }
}

impl Explanation {
    /// The level and why, in one line; redacted, it names no case and no day.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Bound, Disclosure, Phrases, parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let made = policy.recommend(&case, parse_instant("2021-04-30T23:59:59Z")?);
    /// let line = made.explain(Bound::default()).line(&Phrases::english(), Disclosure::Whole);
    /// assert!(line.starts_with("subject-a-case, as of 30 Apr 2021: Multi-agency panel"));
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn line(&self, phrases: &Phrases, disclosure: Disclosure) -> String {
        explanation::line(self, self.voice(phrases, disclosure))
    }

    fn voice<'a>(&'a self, phrases: &'a Phrases, disclosure: Disclosure) -> Voice<'a> {
        let whole = disclosure == Disclosure::Whole;
        Voice { phrases, policy: self.recommendation().policy(), free_text: whole, days: whole }
    }

    /// One page in HTML for a person who has to decide: no script, nothing from elsewhere, everything escaped, fit to be
    /// printed in grey, and under 60 KB whatever the record holds.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Bound, Disclosure, Phrases, parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let made = policy.recommend(&case, parse_instant("2021-04-30T23:59:59Z")?);
    /// let page = made.explain(Bound::default()).page(&Phrases::english(), Disclosure::Redacted);
    /// assert!(page.starts_with("<!DOCTYPE html>") && page.len() < 60 * 1024);
    /// assert!(page.contains("Apr 2021") && !page.contains("30 Apr 2021"));
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn page(&self, phrases: &Phrases, disclosure: Disclosure) -> String {
        sheet::page(self, self.voice(phrases, disclosure))
    }

    /// The full trace in plain words: the recommendation, what would change it, and every criterion with its figures.
    ///
    /// Without free text, it tells no date more exactly than by its month either.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Bound, Phrases, Rendering, parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let made = policy.recommend(&case, parse_instant("2021-04-30T23:59:59Z")?);
    /// let trace = made.explain(Bound::default()).render(&Phrases::english(), Rendering::text());
    /// assert!(trace.contains("If this were untrue, the level would fall to"));
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn render(&self, phrases: &Phrases, rendering: Rendering) -> String {
        let voice = rendering.voice(phrases, self.recommendation().policy());
        rendering.write(&explanation::page(self, voice))
    }
}

impl Comparison {
    /// What differs and why, in plain words.
    ///
    /// Without free text, it tells no date more exactly than by its month either.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Phrases, Rendering, parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let before = policy.recommend(&case, parse_instant("2021-04-20T12:00:00Z")?);
    /// let after = policy.recommend(&case, parse_instant("2021-04-30T23:59:59Z")?);
    /// let text = before.compare(&after).render(&Phrases::english(), Rendering::text());
    /// assert!(text.contains("The level rose from Supervisor's review to Multi-agency panel."));
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn render(&self, phrases: &Phrases, rendering: Rendering) -> String {
        let voice = |policy| rendering.voice(phrases, policy);
        let (first, second) = (voice(self.before().policy()), voice(self.after().policy()));
        rendering.write(&comparison::page(self, second, first))
    }
}

impl PolicyComparisonDocument<'_> {
    /// What the second policy changes, in plain words; `before` and `after` are the two that were compared.
    #[must_use]
    pub fn render(&self, before: &Policy, after: &Policy, phrases: &Phrases, rendering: Rendering) -> String {
        rendering.write(&comparison::policies(self, rendering.voice(phrases, after), before))
    }
}

impl Standing {
    /// Where the case stands, in plain English.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Rendering, parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let standing = policy.standing(&case, parse_instant("2021-06-30T12:00:00Z")?);
    /// let text = standing.render(Rendering::text().redacted());
    /// assert!(text.contains("nobody has accepted it"));
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn render(&self, rendering: Rendering) -> String {
        rendering.write(&standing::page(self, rendering.free_text))
    }
}

impl DueDocument<'_> {
    /// The list in plain English; of what is not overdue only what is due by `until`, if that is given.
    ///
    /// `policy` is the one that made the list: its words are shown.
    #[must_use]
    pub fn render(
        &self,
        policy: &Policy,
        until: Option<DateTime<FixedOffset>>,
        rendering: Rendering,
    ) -> String {
        rendering.write(&due::page(policy, self, until))
    }
}

impl AssuranceDocument<'_> {
    /// The figures in plain English.
    #[must_use]
    pub fn render(&self, rendering: Rendering) -> String {
        rendering.write(&assurance::page(self))
    }
}

impl SampleDocument<'_> {
    /// The sample in plain English.
    #[must_use]
    pub fn render(&self, rendering: Rendering) -> String {
        rendering.write(&assurance::sample(self))
    }
}

impl Replay {
    /// The replay in plain English, contact by contact.
    ///
    /// `beside` is another viewpoint's replay of the same case, such as that of the service that decided;
    /// its level stands beside that of this one.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Rendering, Viewpoint, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let case = shipped::subject_a(policy.codebook());
    /// let all = policy.replay(&case, &Viewpoint::AllRecords);
    /// let seen = policy.replay(&case, &all.deciders());
    /// let text = all.render(Some(&seen), Rendering::text().redacted());
    /// assert!(text.contains("Multi-agency panel was first asked for on 30 Apr 2021"));
    /// ```
    #[must_use]
    pub fn render(&self, beside: Option<&Replay>, rendering: Rendering) -> String {
        rendering.write(&replay::page(self, beside, rendering.free_text))
    }
}
