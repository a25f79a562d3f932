//! The contacts of a page, in the order in which they came on record.

use super::super::recommendation::Told;
use super::super::voice::{Spans, Voice, text};
use super::super::{page::plain, page::quiet, words};
use super::html::Html;
use crate::contact::Contact;
use crate::phrases::Message;

/// How many contacts a page shows.
const MOST_CONTACTS: usize = 24;
/// How much of what was reported it shows, in characters.
const MOST_OF_SUMMARY: usize = 180;

/// A contact, and the ranks that it reached alone and all on record by then together, as they were then.
pub(super) struct Row<'a> {
    pub(super) contact: &'a Contact,
    pub(super) number: usize,
    pub(super) alone: usize,
    pub(super) together: usize,
    /// The labels of what counts in it.
    counted: Vec<String>,
}

/// The last contacts of a record, and how many came before them.
pub(super) struct Rows<'a> {
    pub(super) rows: Vec<Row<'a>>,
    earlier: usize,
    /// The titles of the levels.
    pub(super) levels: Vec<&'a str>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(told: &Told<'a>) -> Self {
        let (policy, case) = (told.made.policy(), told.made.case());
        let seen = case.recorded_by(told.made.as_of());
        let replay = policy.replay(&seen, case.viewpoint());
        let contacts =
            replay.steps().iter().flat_map(|step| step.contacts().iter().map(move |at| (*at, step)));
        let contacts: Vec<_> = contacts.collect();
        let earlier = contacts.len().saturating_sub(MOST_CONTACTS);
        let rows = contacts.into_iter().skip(earlier).filter_map(|(at, step)| {
            let contact = case.document().contacts.get(at)?;
            let counted = told.made.counted_of(contact.id.as_str());
            Some(Row {
                contact,
                number: told.number(contact.id.as_str())?,
                alone: replay.alone(at, step)?,
                together: step.after().level(),
                counted: counted.map(|code| told.voice.indicator(code)).collect(),
            })
        });
        let rows = rows.collect();
        let levels = policy.document().levels.iter().map(|level| level.title.as_str()).collect();
        Self { rows, earlier, levels }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn level(&self, rank: usize) -> &'a str {
        self.levels.get(rank).copied().unwrap_or_default()
    }

    /// The table twin of the chart.
    pub(super) fn table(&self, html: &mut Html, voice: Voice<'_>) {
        let names = [
            Message::TableNumber,
            Message::TableWhen,
            Message::TableWho,
            Message::TableWhat,
            Message::TableAlone,
            Message::TableTogether,
        ];
        let names = names.map(|name| voice.text(name, &[]));
        if self.earlier > 0 {
            let message = if self.earlier == 1 { Message::TableMoreOne } else { Message::TableMore };
            let earlier = text(self.earlier.to_string());
            html.spans("p", "small quiet", &voice.say(message, &[("n", earlier)]));
        }
        html.table("contacts", &names);
        let mut left = self.rows.iter();
        for row in left.by_ref() {
            let contact = row.contact;
            let mut from = text(format!("{}, {}", contact.sector.words(), words::kind(contact.kind)));
            if voice.free_text {
                from.push(quiet(format!(" ({})", contact.id)));
            }
            html.row(
                "",
                &names,
                [
                    text(row.number.to_string()),
                    text(voice.occurred(contact.occurred)),
                    from,
                    self.what(row, voice),
                    text(self.level(row.alone)),
                    text(self.level(row.together)),
                ],
            );
            if html.is_long() {
                break;
            }
        }
        html.end_table();
        if left.len() > 0 {
            let more = text(left.len().to_string());
            html.spans("p", "small quiet", &voice.say(Message::More, &[("n", more)]));
        }
    }

    /// What counts in a contact, and what was reported if that may be told.
    fn what(&self, row: &Row<'_>, voice: Voice<'_>) -> Spans {
        let mut told = Vec::new();
        if !row.counted.is_empty() {
            told.push(plain(row.counted.join("; ")));
        }
        let summary = row.contact.summary.as_ref().filter(|_| voice.free_text);
        if let Some(summary) = summary {
            let mut clipped: String = summary.as_str().chars().take(MOST_OF_SUMMARY).collect();
            if clipped.len() < summary.as_str().len() {
                clipped.truncate(clipped.trim_end().rfind(' ').unwrap_or(clipped.len()));
                clipped.push('\u{2026}');
            }
            told.push(quiet(format!("{}\u{201c}{clipped}\u{201d}", if told.is_empty() { "" } else { " " })));
        }
        told
    }
}
