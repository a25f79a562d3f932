//! Phrases with something in their places, and dates, figures and lists in words.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

use super::page::{Span, Tone, plain, toned};
use super::words;
use crate::phrases::{Message, Phrases, Piece};
use crate::policy::Policy;
use crate::recommendation::{Exclusion, FigureDocument};
use crate::time::{Occurred, Window};
use crate::viewpoint::Viewpoint;

/// A piece of text, or several.
pub(super) type Spans = Vec<Span>;

/// In which words something is told, and how much of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice<'a> {
    pub(super) phrases: &'a Phrases,
    pub(super) policy: &'a Policy,
    /// Whether free text about the subject is told.
    pub(super) free_text: bool,
    /// Whether dates are told to the day.
    pub(super) days: bool,
}

/// Plain text as a piece.
pub(super) fn text(text: impl Into<String>) -> Spans {
    vec![plain(text)]
}

impl Voice<'_> {
    /// A phrase with something in each of its places.
    pub(super) fn say(&self, message: Message, places: &[(&str, Spans)]) -> Spans {
        let mut said = Vec::new();
        for piece in self.phrases.pieces(message) {
            match piece {
                Piece::Text(own) => said.push(plain(own)),
                Piece::Place(name) => {
                    let found = places.iter().find(|(place, _)| *place == name);
                    said.extend(found.into_iter().flat_map(|(_, spans)| spans.iter().cloned()));
                }
            }
        }
        said
    }

    /// The same as plain text.
    pub(super) fn text(&self, message: Message, places: &[(&str, &str)]) -> String {
        let places: Vec<(&str, Spans)> = places.iter().map(|(place, own)| (*place, text(*own))).collect();
        words_of(&self.say(message, &places))
    }

    /// Things joined as a list.
    pub(super) fn list(&self, mut things: Vec<Spans>) -> Spans {
        let Some(last) = things.pop() else { return Vec::new() };
        let mut things = things.into_iter();
        let Some(mut joined) = things.next() else { return last };
        for next in things {
            joined = self.joined(Message::Comma, joined, next);
        }
        self.joined(Message::And, joined, last)
    }

    /// Two things in the places of a phrase, of which the first may be long and is moved.
    fn joined(&self, message: Message, first: Spans, next: Spans) -> Spans {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        let (mut joined, mut first, mut next) = (None, Some(first), Some(next));
        for piece in self.phrases.pieces(message) {
            let told = if joined.is_none() { &mut before } else { &mut after };
            match piece {
                Piece::Text(own) => told.push(plain(own)),
                Piece::Place("first") => joined = first.take(),
                Piece::Place(_) => told.extend(next.take().unwrap_or_default()),
            }
        }
        let mut joined = joined.unwrap_or_default();
        if !before.is_empty() {
            joined.splice(0..0, before);
        }
        joined.extend(after);
        joined
    }

    /// Words joined as a list.
    pub(super) fn listed<'t>(&self, words: impl IntoIterator<Item = &'t str>) -> Spans {
        self.list(words.into_iter().map(text).collect())
    }

    pub(super) fn date(&self, day: NaiveDate) -> String {
        const MONTHS: [Message; 12] = [
            Message::Jan,
            Message::Feb,
            Message::Mar,
            Message::Apr,
            Message::May,
            Message::Jun,
            Message::Jul,
            Message::Aug,
            Message::Sep,
            Message::Oct,
            Message::Nov,
            Message::Dec,
        ];
        let month = MONTHS.get(day.month0() as usize).map_or(String::new(), |month| self.text(*month, &[]));
        let (number, year) = (day.day().to_string(), day.year().to_string());
        if self.days {
            self.text(Message::Day, &[("day", &number), ("month", &month), ("year", &year)])
        } else {
            self.text(Message::Month, &[("month", &month), ("year", &year)])
        }
    }

    pub(super) fn instant(&self, instant: DateTime<FixedOffset>) -> String {
        self.date(instant.date_naive())
    }

    /// When something occurred, no more exactly than it is known or may be told.
    pub(super) fn occurred(&self, occurred: Occurred) -> String {
        let (from, to) = (occurred.earliest(), occurred.latest());
        let coarse = Self { days: false, ..*self };
        let months = (from.year(), from.month()) == (to.year(), to.month());
        match occurred.to_string().len() {
            4 => from.year().to_string(),
            7 => coarse.date(from),
            9 => self
                .text(Message::Span, &[("from", &from.year().to_string()), ("to", &to.year().to_string())]),
            10 => self.date(from),
            _ if months && !self.days => coarse.date(from),
            _ => self.text(Message::Span, &[("from", &self.date(from)), ("to", &self.date(to))]),
        }
    }

    pub(super) fn level(&self, id: &str) -> Span {
        words::level_named(self.policy, id)
    }

    pub(super) fn levels(&self, id: &str) -> Spans {
        vec![self.level(id)]
    }

    /// What is counted, in the number of it.
    pub(super) fn counted(&self, what: &str, n: u32) -> String {
        let (one, other) = match what {
            "indicators" => (Message::Indicator, Message::Indicators),
            "points" => (Message::Point, Message::Points),
            "sectors" => (Message::Sector, Message::Sectors),
            "agencies" => (Message::Agency, Message::Agencies),
            "returns" => (Message::Return, Message::Returns),
            "worries" => (Message::Worry, Message::Worries),
            _ => (Message::Contact, Message::Contacts),
        };
        self.text(if n == 1 { one } else { other }, &[])
    }

    /// What a figure saw, beside what was asked for.
    pub(super) fn figure(&self, figure: &FigureDocument) -> String {
        let (saw, needs) = (figure.saw.to_string(), figure.needs.to_string());
        let what = self.counted(figure.counts, figure.saw);
        self.text(Message::Figure, &[("saw", &saw), ("what", &what), ("needs", &needs)])
    }

    pub(super) fn figures(&self, figures: &[FigureDocument]) -> Spans {
        self.list(figures.iter().map(|figure| text(self.figure(figure))).collect())
    }

    /// A window, unless it has no start.
    pub(super) fn window(&self, window: Window) -> Option<String> {
        let (one, several, n) = match window {
            Window::Ever => return None,
            Window::Months(n) => (Message::MonthOne, Message::Months, n),
            Window::Days(n) => (Message::DayOne, Message::Days, n),
        };
        Some(if n == 1 { self.text(one, &[]) } else { self.text(several, &[("n", &n.to_string())]) })
    }

    pub(super) fn viewpoint(&self, viewpoint: &Viewpoint) -> Spans {
        match viewpoint {
            Viewpoint::AllRecords => self.say(Message::AllRecords, &[]),
            Viewpoint::Agencies(_) if !self.days => self.say(Message::SeenBySome, &[]),
            Viewpoint::Agencies(agencies) => {
                let agencies = self.listed(agencies.iter().map(crate::id::AgencyId::as_str));
                self.say(Message::SeenBy, &[("agencies", agencies)])
            }
        }
    }

    /// The label of an indicator; of one that the codebook lacks the code, which may say anything.
    pub(super) fn indicator(&self, code: &str) -> String {
        match self.policy.codebook().indicator(code) {
            None if !self.days => self.text(Message::IndicatorOther, &[]),
            _ => words::indicator(self.policy, code),
        }
    }

    pub(super) fn exclusion(&self, why: Exclusion) -> String {
        let message = match why {
            Exclusion::Refuted => Message::Refuted,
            Exclusion::Deleted => Message::Deleted,
            Exclusion::Repeated => Message::Repeated,
            Exclusion::Absent => Message::Absent,
            Exclusion::UnknownWithoutEffect => Message::WithoutEffect,
            Exclusion::Context => Message::Context,
            Exclusion::ExperiencedOnly => Message::ExperiencedOnly,
            Exclusion::IdeologyBound => Message::IdeologyBound,
            Exclusion::UnknownIndicator => Message::UnknownIndicator,
            Exclusion::NotSelected => Message::NotSelected,
            Exclusion::BasisTooWeak => Message::BasisTooWeak,
            Exclusion::Explained => Message::Explained,
            Exclusion::TooOld => Message::TooOld,
            Exclusion::NothingCounts => Message::NothingCounts,
            Exclusion::NotItemised => Message::NotItemised,
        };
        self.text(message, &[])
    }
}

/// Pieces as plain text.
pub(super) fn words_of(spans: &[Span]) -> String {
    spans.iter().map(Span::text).collect()
}

/// Pieces, all set off in one way, unless they have a tone of their own.
pub(super) fn all(tone: Tone, spans: Spans) -> Spans {
    let set = |span: Span| if span.tone() == Tone::Plain { toned(span.text(), tone) } else { span };
    spans.into_iter().map(set).collect()
}
