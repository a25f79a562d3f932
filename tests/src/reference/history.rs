//! Rules 3 to 6: the reports that count, their occurrences and days, and what they hold.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::documents::{Body, Case, Codebook, Observation};
use super::policy::{Policy, Selection, Track, Window, strength};
use super::record;
use super::times;

/// What counts, and what it is read against.
#[derive(Debug, Clone)]
pub struct History {
    /// The civil date at which windows end.
    pub date: NaiveDate,
    /// What is on record.
    pub case: Case,
    /// The codebook.
    pub codebook: Codebook,
    /// The counted contacts.
    pub reports: Vec<Report>,
    /// The indicators of the required questions that were never asked.
    pub unasked: Vec<String>,
}

/// A counted contact.
#[derive(Debug, Clone)]
pub struct Report {
    /// The contact's id.
    pub id: String,
    /// When it was recorded.
    pub recorded: String,
    /// Its occurrence: the key, or the contact's id where there is none.
    pub occurrence: String,
    /// What it says, corrected.
    pub body: Body,
    /// Its observations, answered, without those that were refuted.
    pub observations: Vec<Observation>,
}

impl History {
    /// The history of what is on record, as of a date.
    #[must_use]
    pub fn of(case: &Case, codebook: &Codebook, policy: &Policy, date: NaiveDate) -> Self {
        let reports = reports(case);
        Self {
            date,
            case: case.clone(),
            codebook: codebook.clone(),
            unasked: unasked(policy, &reports),
            reports,
        }
    }

    /// The occurrences, each once.
    #[must_use]
    pub fn occurrences(&self) -> BTreeSet<String> {
        self.reports.iter().map(|report| report.occurrence.clone()).collect()
    }

    /// The counted reports of an occurrence.
    #[must_use]
    pub fn reports_of(&self, occurrence: &str) -> Vec<&Report> {
        let mut reports: Vec<&Report> = self.reports.iter().collect();
        reports.retain(|report| report.occurrence == occurrence);
        reports
    }

    /// Rules 4 and 6, "day used": the latest known day of the occurrence's counted reports for what is
    /// known, their latest possible day for what could be.
    ///
    /// # Panics
    /// If the occurrence has no counted report.
    #[must_use]
    pub fn day(&self, track: Track, occurrence: &str) -> NaiveDate {
        let reports = self.reports_of(occurrence);
        let days = reports.iter().map(|report| match track {
            Track::Known => report.known_day(),
            Track::Possible | Track::Unasked => report.possible_day(),
        });
        days.max().expect("an occurrence has a counted report")
    }

    /// Whether an occurrence's day is in a window.
    #[must_use]
    pub fn in_window(&self, track: Track, occurrence: &str, window: &Window) -> bool {
        times::within(window, self.day(track, occurrence), self.date)
    }

    /// Rule 5, "risk observation": polarity risk, not bound to an ideology, caused by the subject.
    #[must_use]
    pub fn is_risk(&self, observation: &Observation) -> bool {
        let indicator = self.codebook.indicator(&observation.indicator);
        let role = observation.role.as_deref();
        indicator.polarity == "risk"
            && !indicator.ideology_bound
            && (role == Some("caused") || role == Some("both"))
    }

    /// Rule 5: a known risk observation is present.
    #[must_use]
    pub fn is_known_risk(&self, observation: &Observation) -> bool {
        self.is_risk(observation) && observation.presence == "present"
    }

    /// Rule 5: an open unknown is a risk observation whose presence is unknown.
    #[must_use]
    pub fn is_open_unknown(&self, observation: &Observation) -> bool {
        self.is_risk(observation) && observation.presence == "unknown"
    }

    /// What counts as held on a track: known risk observations, and open unknowns beyond what is known.
    #[must_use]
    pub fn is_held(&self, track: Track, observation: &Observation) -> bool {
        self.is_known_risk(observation) || (track != Track::Known && self.is_open_unknown(observation))
    }

    /// Rule 5, "item": every occurrence and indicator with a known or an open risk observation.
    #[must_use]
    pub fn items(&self) -> BTreeSet<(String, String)> {
        let mut items = BTreeSet::new();
        for report in &self.reports {
            for observation in &report.observations {
                if self.is_held(Track::Possible, observation) {
                    items.insert((report.occurrence.clone(), observation.indicator.clone()));
                }
            }
        }
        items
    }

    /// Rule 6, "match of item by selection".
    #[must_use]
    pub fn matched(&self, track: Track, select: &Selection, occurrence: &str, indicator: &str) -> bool {
        let explained = || explained_day(&self.case, occurrence, indicator).is_some();
        let allowed = select.counts_explained() || !explained();
        let selected = select.selects(self.codebook.indicator(indicator));
        let known = self.known_basis(occurrence, indicator).is_some_and(|basis| select.accepts(&basis));
        let open = track != Track::Known && self.has_open_unknown(occurrence, indicator);
        selected && ((known && allowed) || open)
    }

    /// Rule 5, "basis": the highest of an item's known risk observations.
    fn known_basis(&self, occurrence: &str, indicator: &str) -> Option<String> {
        let mut bases = Vec::new();
        for report in self.reports_of(occurrence) {
            for observation in &report.observations {
                if observation.indicator == indicator && self.is_known_risk(observation) {
                    bases.push(observation.basis.clone());
                }
            }
        }
        bases.into_iter().max_by_key(|basis| strength(basis))
    }

    /// Rule 5: whether an item has an open unknown.
    fn has_open_unknown(&self, occurrence: &str, indicator: &str) -> bool {
        self.reports_of(occurrence).iter().any(|report| {
            report
                .observations
                .iter()
                .any(|observation| observation.indicator == indicator && self.is_open_unknown(observation))
        })
    }
}

impl Report {
    /// Rule 4, "lo": the earliest day.
    fn known_day(&self) -> NaiveDate {
        times::earliest(&self.body.occurred)
    }

    /// Rule 4, "hi": the latest day, but not after the report was received, nor before `lo`.
    fn possible_day(&self) -> NaiveDate {
        let received = self.body.received.as_ref().expect("reading a case fills in `received`");
        let latest = times::latest(&self.body.occurred).min(times::civil_date(received));
        latest.max(self.known_day())
    }
}

/// Rules 1 to 3: the counted contacts as reports.
fn reports(case: &Case) -> Vec<Report> {
    let mut reports = Vec::new();
    for contact in record::counted(case) {
        let body = record::body(case, contact);
        let mut observations = Vec::new();
        for observation in &body.observations {
            if !record::refuted(case, &contact.id, Some(&observation.name())) {
                observations.push(record::answered(case, &contact.id, observation));
            }
        }
        reports.push(Report {
            occurrence: body.occurrence.clone().unwrap_or_else(|| contact.id.clone()),
            id: contact.id.clone(),
            recorded: contact.recorded.clone(),
            body: body.clone(),
            observations,
        });
    }
    reports
}

/// Rule 6, "UNASKED": the required questions with no unrefuted observation in any counted contact.
fn unasked(policy: &Policy, reports: &[Report]) -> Vec<String> {
    let mut unasked = Vec::new();
    for question in &policy.required_questions {
        let asked = reports.iter().any(|report| {
            report.observations.iter().any(|observation| observation.indicator == question.indicator)
        });
        if !asked {
            unasked.push(question.indicator.clone());
        }
    }
    unasked
}

/// Rule 3, "explained": the earliest civil date of an explanation of an observation of that indicator in
/// an on-record, not deleted contact of the occurrence; none if it is not explained.
#[must_use]
pub fn explained_day(case: &Case, occurrence: &str, indicator: &str) -> Option<NaiveDate> {
    let mut days = Vec::new();
    for contact in &case.contacts {
        let body = record::body(case, contact);
        let of = body.occurrence.clone().unwrap_or_else(|| contact.id.clone());
        if of != occurrence || record::deleted(case, &contact.id) {
            continue;
        }
        for observation in &body.observations {
            if observation.indicator == indicator {
                days.extend(explanations(case, &contact.id, &observation.name()));
            }
        }
    }
    days.into_iter().min()
}

/// Rule 3: the civil dates of the explanations that name an observation, or its whole contact while the
/// contact had that observation.
fn explanations(case: &Case, contact: &str, observation: &str) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    let mut bodies: Vec<_> =
        case.contacts.iter().filter(|known| known.id == contact).map(|known| &known.body).collect();
    for event in record::in_order(case) {
        if let Some(corrected) = &event.entry.corrected
            && corrected.contact == contact
        {
            bodies.push(&corrected.now);
        }
        if let Some(named) = &event.entry.explained
            && named.contact == contact
        {
            let stood = bodies
                .last()
                .is_some_and(|body| body.observations.iter().any(|standing| standing.name() == observation));
            let whole = named.observation.is_none() && stood;
            if whole || named.observation.as_deref() == Some(observation) {
                days.push(times::civil_date(&event.recorded));
            }
        }
    }
    days
}
