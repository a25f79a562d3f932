//! A replay in words, contact by contact.

use chrono::{DateTime, FixedOffset};

use super::page::{Page, Row, Span, Tone, plain, quiet, strong, toned};
use super::{standing, words};
use crate::closure::Blocker;
use crate::contact::Contact;
use crate::event::{AfterClosure, Entry, Event, OfferStep};
use crate::id::{AgencyId, OccurrenceId};
use crate::policy::{Consent, Policy};
use crate::recommendation::Levels;
use crate::replay::{Replay, Step};
use crate::standing::Standing;
use crate::text::FreeText;

pub(super) fn page(replay: &Replay, beside: Option<&Replay>, free_text: bool) -> Page {
    let teller = Teller { replay, beside, policy: replay.policy(), free_text };
    let mut page = Page::default();
    teller.opening(&mut page);
    teller.levels(&mut page);
    teller.table(&mut page);
    teller.sum(&mut page);
    teller.standing(&mut page);
    page.paragraph(words::not_a_decision());
    page
}

struct Teller<'a> {
    replay: &'a Replay,
    beside: Option<&'a Replay>,
    policy: &'a Policy,
    free_text: bool,
}

impl Teller<'_> {
    fn opening(&self, page: &mut Page) {
        let case = self.replay.case().document();
        let policy = self.policy.document();
        page.title(format!("Every contact on record: {}", case.id));
        let mut told = format!(
            "Each row is one contact that a service had with {}. \"Alone\" is what that contact asks for \
             by itself. \"Together\" is what all contacts on record by then ask for, from {}.",
            case.subject.id,
            self.replay.case().viewpoint().words(),
        );
        if let Some(beside) = self.beside {
            told.push_str(&format!(
                " \"Seen\" is what the service that decided could have worked out, from {}.",
                beside.case().viewpoint().words()
            ));
        }
        page.paragraph(vec![plain(told)]);
        page.paragraph(vec![quiet(format!("{} {}: {}", policy.id, policy.version, policy.notice))]);
    }

    fn levels(&self, page: &mut Page) {
        page.heading("The levels, from the lowest");
        for (rank, level) in self.policy.document().levels.iter().enumerate() {
            let time = level.within.map_or(String::new(), |within| format!(", within {within}"));
            page.item(vec![words::level(self.policy, rank), plain(format!(": {}{time}", level.who))]);
        }
    }

    fn table(&self, page: &mut Page) {
        page.heading("Contact by contact");
        let mut header = vec!["#", "When", "Sector", "Kind", "Alone", "Together"];
        header.extend(self.beside.map(|_| "Seen"));
        let mut rows = Vec::new();
        let mut number = 0;
        for step in self.replay.steps() {
            for contact in step.contacts() {
                number += 1;
                rows.push(self.contact(number, step, *contact));
            }
            let entries: Vec<_> = step.events().iter().filter_map(|at| self.entry(step, *at)).collect();
            match rows.last_mut() {
                Some(row) => row.notes.extend(entries.into_iter().flatten()),
                None if entries.is_empty() => {}
                None => {
                    let notes = entries.into_iter().flatten().collect();
                    rows.push(Row { cells: vec![plain("-")], notes });
                }
            }
        }
        page.table(header.into_iter().map(str::to_owned).collect(), rows);
    }

    fn contact(&self, number: usize, step: &Step, at: usize) -> Row {
        let Some(contact) = self.replay.case().document().contacts.get(at) else {
            return Row::default();
        };
        let alone = self.replay.alone(at, step);
        let mut cells = vec![
            plain(number.to_string()),
            plain(words::occurred(contact.occurred)),
            plain(contact.sector.words()),
            plain(words::kind(contact.kind)),
            alone.map_or_else(|| quiet("(not counted)"), |rank| words::level(self.policy, rank)),
            words::level(self.policy, step.after().level()),
        ];
        let seen = self.beside.map(|beside| seen_at(beside, step.instant()));
        cells.extend(seen.map(|levels| words::level(self.policy, levels.level())));
        let mut notes = Vec::new();
        self.told(&mut notes, "What", contact.summary.as_ref());
        self.asked(&mut notes, step);
        self.told(&mut notes, "Done", contact.done.as_ref());
        if self.late(contact, step) {
            let on = words::day_of(step.instant());
            notes.push(("Known", vec![plain(format!("only from {on}, when it came on record"))]));
        }
        Row { cells, notes }
    }

    fn told(&self, notes: &mut Vec<(&'static str, Vec<Span>)>, label: &'static str, text: Option<&FreeText>) {
        if let Some(text) = text.filter(|_| self.free_text) {
            notes.push((label, vec![plain(text.as_str())]));
        }
    }

    /// Whether it came on record more than two months after it occurred.
    fn late(&self, contact: &Contact, step: &Step) -> bool {
        step.instant().date_naive().signed_duration_since(contact.occurred.latest()).num_days() > 62
    }

    fn asked(&self, notes: &mut Vec<(&'static str, Vec<Span>)>, step: &Step) {
        let rank = step.after().level();
        let Some(level) = self.policy.level(rank).filter(|_| rank > 0) else {
            return;
        };
        let by =
            level.within.map(|within| words::day_of(within.after(step.instant(), self.policy.calendar())));
        let by = by.map_or(String::new(), |by| format!(", by {by}"));
        let criteria = self.policy.document().criteria.iter().enumerate();
        let highest = criteria.filter(|(at, criterion)| {
            step.after().meets(*at) && self.policy.rank(&criterion.level) == Some(rank)
        });
        let why: Vec<String> = highest.map(|(_, criterion)| criterion.title.clone()).collect();
        notes.push((
            "Look",
            vec![strong(format!("{}{by}", level.who)), plain(format!(" - because: {}", why.join("; ")))],
        ));
    }

    /// What an event says in the table; nothing for one that only keeps the record.
    fn entry(&self, step: &Step, at: usize) -> Option<Vec<(&'static str, Vec<Span>)>> {
        let event = self.replay.case().document().events.get(at)?;
        let on = words::day_of(step.instant());
        let own = match &event.entry {
            Entry::HandOff { to, .. } | Entry::Support { to, .. } => Some(to),
            _ => None,
        };
        let agency = event.agency.as_ref().filter(|agency| Some(*agency) != own);
        let by = agency.map_or(String::new(), |agency| format!(" by {agency}"));
        let told = |what: String| Some(vec![plain(format!("{on}{by}: {what}"))]);
        let (label, spans) = match &event.entry {
            Entry::Closure { reason, .. } => {
                let reason = words::reason(*reason);
                let mut notes = vec![("Closed", vec![strong(format!("{on}{by}: {reason}"))])];
                notes.extend(self.against(&self.replay.standing(step), at));
                return Some(notes);
            }
            Entry::Explained { contact, .. } => {
                ("Account", told(format!("an account of {contact} was accepted")))
            }
            Entry::Refuted { contact, .. } => ("Untrue", told(format!("{contact} was found untrue"))),
            Entry::Answered { contact, observation, .. } => {
                ("Answer", told(format!("{observation} in {contact} was answered")))
            }
            Entry::Corrected { contact, .. } => ("Mended", told(format!("{contact} was corrected"))),
            Entry::Deleted { contact, .. } => ("Deleted", told(format!("{contact} was deleted"))),
            Entry::Review { considered, after_closure: Some(after), .. } => {
                ("Follow", told(reviewed_after(after, considered)))
            }
            Entry::Review { considered, .. } => ("Review", told(self.reviewed(step, event, considered))),
            Entry::Decision { role, follows, .. } => {
                let how = if *follows { "follows" } else { "departs from" };
                ("Decided", told(format!("{role} {how} the recommendation")))
            }
            Entry::Reopened { role, .. } => ("Reopened", told(format!("by {role}"))),
            Entry::Candidate { record, .. } => {
                ("Record", told(format!("{record} may be about the same person")))
            }
            Entry::HandOff { step, to, reason, .. } => ("Home", told(self.step(*step, to, reason.as_ref()))),
            Entry::Support { step, to, reason, .. } => {
                ("Support", told(self.step(*step, to, reason.as_ref())))
            }
            Entry::InformationRequested { of, .. } => ("Asked", told(format!("information of {of}"))),
            Entry::InformationReturned { request, outcome, .. } => {
                ("Asked", told(format!("{}, to {request}", outcome.words())))
            }
            Entry::CandidateResolved { outcome, .. } => ("Record", told(outcome.words().to_owned())),
            Entry::ClosureProposed { role, reason, .. } => {
                ("Closing", told(format!("proposed by {role}: {}", words::reason(*reason))))
            }
            Entry::FollowUpExtended { closure, months, .. } => {
                ("Follow", told(format!("the reviews after {closure} go on for {months} months")))
            }
            Entry::RetentionReviewed { keep, .. } => {
                ("Kept", told(if *keep { "it must be kept" } else { "it is not to be kept" }.to_owned()))
            }
            Entry::Consent { step, .. } => ("Consent", told(Consent::from(*step).words().to_owned())),
            Entry::Statement { contact, by, .. } => {
                ("Said", told(format!("{} made a statement on {contact}", by.words())))
            }
            Entry::Shared { .. } => return None,
        };
        Some(vec![(label, spans?)])
    }

    fn id_of(&self, event: usize) -> &str {
        self.replay.case().document().events.get(event).map_or("", |event| event.id.as_str())
    }

    /// What stood against a closure: what the highest level rests on, and what else, in few words.
    fn against(&self, standing: &Standing, at: usize) -> Vec<(&'static str, Vec<Span>)> {
        let blockers = standing.blockers_of_event(at);
        let mut notes = Vec::new();
        let highest = blockers.iter().find_map(|blocker| match blocker {
            Blocker::ResponseOutstanding { level, occurrences } => Some((level, occurrences)),
            _ => None,
        });
        if let Some((level, occurrences)) = highest {
            let what = words::count(occurrences.len(), "occurrence", "occurrences");
            notes.push((
                "Left",
                vec![
                    toned("unanswered: ", Tone::Alarm),
                    plain(format!("{what} that no review at the level ")),
                    words::level_named(self.policy, level),
                    plain(format!(" had considered together ({})", words::list(occurrences))),
                ],
            ));
        }
        let closure = standing.closures().into_iter().find(|closure| closure.event == self.id_of(at));
        if let Some(closure) = closure.filter(|closure| !closure.stated.is_empty() || closure.untold) {
            notes.push(("Told", vec![plain(format!("{}.", standing::against(&closure)))]));
        }
        let others =
            blockers.iter().filter(|blocker| !matches!(blocker, Blocker::ResponseOutstanding { .. }));
        let others: Vec<String> = others.map(|blocker| words::gap(self.policy, blocker)).collect();
        if !others.is_empty() {
            notes.push(("Also", vec![plain(format!("{}.", others.join(". ")))]));
        }
        notes
    }

    /// A step of an offer, and why, if that may be shown.
    fn step(&self, step: OfferStep, to: &AgencyId, reason: Option<&FreeText>) -> String {
        let why =
            reason.filter(|_| self.free_text).map_or(String::new(), |why| format!(": {}", why.as_str()));
        format!("{} {to}{why}", words::step(step))
    }

    /// What a review considered, and what it left out of that on which the highest level rests.
    fn reviewed(&self, step: &Step, event: &Event, considered: &[OccurrenceId]) -> String {
        let names: Vec<String> = considered.iter().map(ToString::to_string).collect();
        let mut told = format!("considered {}", words::list(&names));
        let standing = self.replay.standing(step);
        if let Some((level, review)) = standing.weighed(event.id.as_str()).first() {
            let title = words::title(self.policy, level);
            let left: Vec<String> = review.left_out.iter().map(|id| (*id).to_owned()).collect();
            told.push_str(&match (left.is_empty(), review.level_too_low) {
                (true, false) => format!("; that is all on which {title} rests"),
                (true, true) => {
                    format!("; that is all on which {title} rests, but it was held below that level")
                }
                (false, false) => format!("; left out {}, on which {title} rests too", words::list(&left)),
                (false, true) => format!(
                    "; left out {}, on which {title} rests too, and was held below that level",
                    words::list(&left)
                ),
            });
        }
        told
    }

    fn sum(&self, page: &mut Page) {
        let document = self.replay.case().document();
        page.heading("The sum");
        for rank in 1..self.policy.document().levels.len() {
            let first = self.replay.steps().iter().find(|step| step.after().level() >= rank);
            let Some(step) = first else { continue };
            let mut spans = vec![
                words::level(self.policy, rank),
                plain(format!(" was first asked for on {}", words::day_of(step.instant()))),
            ];
            if let Some(beside) = self.beside {
                let seen = beside.steps().iter().find(|step| step.after().level() >= rank);
                spans.push(plain(match seen {
                    Some(step) => format!("; seen, on {}", words::day_of(step.instant())),
                    None => "; seen, never".to_owned(),
                }));
            }
            spans.push(plain("."));
            page.item(spans);
        }
        page.item(vec![plain(self.ideologies())]);
        let until = self.replay.case().until();
        let known = document.unitemised.iter();
        let known = known.filter(|own| until.is_none_or(|until| own.recorded <= until));
        let left_over: u64 = known.map(|unitemised| u64::from(unitemised.count)).sum();
        if left_over > 0 {
            page.item(vec![plain(format!(
                "{left_over} more are counted in the record without being given one by one. They are shown \
                 here and take no part in a level."
            ))]);
        }
    }

    /// Where the case stands at the end.
    fn standing(&self, page: &mut Page) {
        let Some(standing) = self.replay.last_standing() else { return };
        let document = standing.document();
        page.heading(format!("The case, as of {}", words::day_of(document.as_of)));
        standing::case(page, &document);
        standing::looked(page, self.policy, &document);
        standing::closing(page, self.policy, &document);
        standing::due(page, self.policy, &document);
    }

    fn ideologies(&self) -> String {
        let contacts = &self.replay.case().document().contacts;
        let recorded = self.replay.steps().iter().flat_map(Step::contacts);
        let mut found: Vec<&'static str> = recorded
            .filter_map(|at| contacts.get(*at)?.ideology.as_ref())
            .map(|ideology| ideology.status.status().words())
            .collect();
        found.dedup();
        let found = if found.is_empty() { "never assessed".to_owned() } else { found.join(", then ") };
        format!("Ideology, as it was recorded: {found}. It may choose a home; it never reaches a level.")
    }
}

/// A review after a closure.
fn reviewed_after(after: &AfterClosure, considered: &[OccurrenceId]) -> String {
    let names: Vec<String> = considered.iter().map(ToString::to_string).collect();
    let names = if names.is_empty() { "nothing".to_owned() } else { words::list(&names) };
    match after.months {
        Some(months) => format!("the review {months} months after {} considered {names}", after.closure),
        None => format!("{} was looked at again, and {names} considered", after.closure),
    }
}

/// What a viewpoint could work out at an instant, whether or not anything reached it just then.
fn seen_at(replay: &Replay, instant: DateTime<FixedOffset>) -> Levels {
    replay.policy().levels(replay.case(), instant)
}
