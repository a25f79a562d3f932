//! Responses: whether those whom a level asks to look have looked.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::asks::Ask;
use super::hindsight::Hindsight;
use super::inquiry::Inquiry;
use super::policy::Level;
use super::reviews::Review;
use super::times::Instant;

/// A time in which a level asked for something that it had not yet been given.
#[derive(Debug, Clone)]
pub struct Episode {
    /// The rank at which it began.
    pub start: usize,
    /// The rank at which it ended, if it did.
    pub end: Option<usize>,
    /// The asks that make it up.
    pub asks: Vec<Ask>,
}

/// The response to a level.
#[derive(Debug, Clone)]
pub struct Response {
    /// The level.
    pub level: Level,
    /// Its episodes in order, at least one.
    pub episodes: Vec<Episode>,
    /// When the last episode began.
    pub since: Instant,
    /// When the response to it is due.
    pub due: Option<Instant>,
}

impl Response {
    /// The responses, those of the highest level first.
    #[must_use]
    pub fn all(inquiry: &Inquiry) -> Vec<Self> {
        let asks = Ask::all(inquiry, &Review::all(inquiry));
        let mut responses = Vec::new();
        for level in inquiry.policy.levels.iter().rev() {
            let episodes = episodes(asks.iter().filter(|ask| ask.level == level.id));
            if let Some(last) = episodes.last() {
                let since = inquiry.instants[last.start];
                let due = level.within.map(|within| inquiry.due(within, since));
                responses.push(Self { level: level.clone(), episodes, since, due });
            }
        }
        responses
    }

    /// The last episode.
    fn last(&self) -> &Episode {
        self.episodes.last().expect("a response has an episode")
    }

    /// Whether it is not given.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.last().end.is_none()
    }

    /// The asks that are not discharged.
    fn open_asks(&self) -> Vec<&Ask> {
        self.last().asks.iter().filter(|ask| ask.discharged.is_none()).collect()
    }

    /// The occurrences that they rest on.
    #[must_use]
    pub fn occurrences(&self) -> BTreeSet<String> {
        self.open_asks().into_iter().flat_map(|ask| ask.rests_on.clone()).collect()
    }

    /// What it is.
    fn status(&self, inquiry: &Inquiry) -> &'static str {
        if !self.is_open() {
            "done"
        } else if self.due.is_some_and(|due| inquiry.overdue(due)) {
            "overdue"
        } else if self.episodes.len() > 1 {
            "reopened"
        } else {
            "outstanding"
        }
    }

    /// The criteria that ask for it, in the order of the policy.
    fn criteria(&self, inquiry: &Inquiry) -> Vec<String> {
        let asks = self.open_asks();
        let mut criteria: Vec<_> =
            inquiry.policy.criteria.iter().map(|criterion| criterion.id.clone()).collect();
        criteria.retain(|criterion| asks.iter().any(|ask| ask.criterion == *criterion));
        criteria
    }

    /// The reviews since it is asked for, and what each lacked.
    fn reviews(&self, inquiry: &Inquiry, hindsight: &Hindsight) -> Vec<Value> {
        let level = inquiry.policy.rank(&self.level.id);
        let mut documents = Vec::new();
        for review in Review::all(inquiry) {
            if review.rank >= self.last().start {
                let mut lacking = self.occurrences();
                lacking.retain(|occurrence| !review.considered_occurrence(inquiry, hindsight, occurrence));
                let left_out = |occurrence: &String| review.left_out(inquiry, hindsight, occurrence);
                let (left_out, came_later): (Vec<_>, Vec<_>) = lacking.into_iter().partition(left_out);
                documents.push(json!({
                    "event": review.event,
                    "levelTooLow": review.level < level,
                    "leftOut": left_out,
                    "cameLater": came_later,
                }));
            }
        }
        documents
    }

    /// What brought news since the last episode began, if there was an earlier one.
    fn reopened_by(&self, hindsight: &Hindsight) -> BTreeSet<String> {
        let start = self.last().start;
        let mut occurrences = self.occurrences();
        occurrences.retain(|occurrence| {
            let reports = hindsight.history.reports_of(occurrence);
            let new =
                reports.iter().any(|report| hindsight.news[&report.id].iter().any(|rank| *rank >= start));
            self.episodes.len() > 1 && new
        });
        occurrences
    }

    /// The reviews that ended the last episode, in order.
    fn done_by(&self, inquiry: &Inquiry) -> Vec<String> {
        let by: Vec<_> = self.last().asks.iter().flat_map(|ask| &ask.discharged).map(|(_, by)| by).collect();
        let mut events: Vec<_> = inquiry.events().iter().map(|event| event.id.clone()).collect();
        events.retain(|event| by.contains(&event));
        events
    }

    /// The response as it is written.
    #[must_use]
    pub fn document(&self, inquiry: &Inquiry) -> Value {
        let mut document = json!({
            "level": self.level.id,
            "status": self.status(inquiry),
            "since": inquiry.text(self.since),
            "criteria": [],
            "occurrences": [],
            "reviews": [],
            "reopenedBy": [],
            "doneBy": [],
        });
        if let Some(due) = self.due {
            document["due"] = inquiry.text(due).into();
        }
        if let Some(end) = self.last().end {
            document["doneAt"] = inquiry.text(inquiry.instants[end]).into();
            document["doneBy"] = self.done_by(inquiry).into();
        } else {
            let hindsight = Hindsight::of_all(inquiry);
            document["criteria"] = self.criteria(inquiry).into();
            document["occurrences"] = json!(self.occurrences());
            document["reviews"] = self.reviews(inquiry, &hindsight).into();
            document["reopenedBy"] = json!(self.reopened_by(&hindsight));
        }
        document
    }
}

/// The episodes of asks of one level: the union of their intervals, those that overlap or touch joined. An
/// ask that was discharged as it was made takes up no time and is of none.
fn episodes<'a>(asks: impl Iterator<Item = &'a Ask>) -> Vec<Episode> {
    let mut episodes: Vec<Episode> = Vec::new();
    let mut asks: Vec<&Ask> = asks.collect();
    asks.sort_by_key(|ask| ask.rank);
    for ask in asks {
        let end = ask.discharged.as_ref().map(|(rank, _)| *rank);
        if end == Some(ask.rank) {
            continue;
        }
        match episodes.last_mut() {
            Some(last) if last.end.is_none_or(|before| ask.rank <= before) => {
                last.end = last.end.and_then(|before| end.map(|end| end.max(before)));
                last.asks.push(ask.clone());
            }
            _ => episodes.push(Episode { start: ask.rank, end, asks: vec![ask.clone()] }),
        }
    }
    episodes
}
