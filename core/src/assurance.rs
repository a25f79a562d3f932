//! Assurance: figures over many cases, for whoever answers for the process.
//!
//! Each figure stands beside what it is a part of. They are about reviews, closures, decisions and homes, and never
//! about who is how dangerous: no case is ranked, and no person is counted by what they are.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use crate::case::Case;
use crate::duty::DutyKind;
use crate::event::{Entry, OfferStep};
use crate::home::HomeAlarm;
use crate::json;
use crate::policy::Policy;
use crate::recommendation::VersionedId;
use crate::standing::{Direction, Duty, Standing};
use crate::time;

/// The version of the assurance document that this library writes.
pub const ASSURANCE_SCHEMA: &str = "everycontact/assurance/1";

/// Part of a figure: how many of how many, in one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PartDocument {
    /// The group: a role, a direction, a kind, or two of these.
    pub group: Vec<String>,
    /// How many.
    pub count: u64,
    /// Of how many.
    pub of: u64,
}

/// A figure beside what it is a part of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShareDocument {
    /// The figure's stable id.
    pub id: &'static str,
    /// What is counted, and of what, in plain words.
    pub title: &'static str,
    /// How many.
    pub count: u64,
    /// Of how many.
    pub of: u64,
    /// The same by group, in the order of the groups' names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<PartDocument>,
}

/// How long reviews took that a level asked for, counted from when they were due.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DelaysDocument {
    /// How many were due in the period.
    pub of: u64,
    /// Held by when they were due.
    pub in_time: u64,
    /// Held up to 7 days late.
    pub up_to_7_days_late: u64,
    /// Held more than 7 and up to 28 days late.
    pub up_to_28_days_late: u64,
    /// Held later.
    pub later: u64,
    /// Not held yet.
    pub not_held: u64,
    /// The whole days from when they were due to when they were held, negative if early: the middle one of those
    /// that were held, or the lower of the two in the middle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub median_days: Option<i64>,
}

/// Duties of one kind that were due in the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DutiesDocument {
    /// The kind.
    pub kind: DutyKind,
    /// How many were due.
    pub of: u64,
    /// Done by when they were due.
    pub met: u64,
    /// Done later.
    pub late: u64,
    /// Not done yet.
    pub missed: u64,
}

/// Figures over many cases.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AssuranceDocument<'a> {
    /// The kind and version of the document: [`ASSURANCE_SCHEMA`].
    pub schema: &'static str,
    /// The policy that asks.
    pub policy: VersionedId<'a>,
    /// Only what was recorded, or was due, after this instant is counted; without it, everything.
    #[serde(default, with = "time::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::optional_instant"))]
    pub after: Option<DateTime<FixedOffset>>,
    /// The instant by which all that the figures rest on was recorded.
    #[serde(with = "time::instant")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::instant"))]
    pub as_of: DateTime<FixedOffset>,
    /// How many cases were looked at.
    pub cases: usize,
    /// The figures.
    pub figures: Vec<ShareDocument>,
    /// How long reviews took.
    pub delays: DelaysDocument,
    /// Duties met and missed, by kind; only kinds of which some were due, and of which those that were done are still
    /// told. To find a home, what is unknown or was never asked, retention and deletion are due only as long as they are
    /// not done: the due list has them.
    pub duties: Vec<DutiesDocument>,
}

impl AssuranceDocument<'_> {
    /// All of it as JSON text, the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }
}

impl Policy {
    /// Figures over many cases, as of an instant, of what was recorded or due after another.
    ///
    /// # Example
    /// ```
    /// use everycontact::{parse_instant, shipped};
    ///
    /// let policy = shipped::uk_illustrative();
    /// let cases = [shipped::subject_a(policy.codebook())];
    /// let figures = policy.assurance(&cases, None, parse_instant("2021-12-31T12:00:00Z")?);
    /// let unanswered = figures.figures.iter().find(|figure| figure.id == "closuresUnanswered").unwrap();
    /// assert_eq!((unanswered.count, unanswered.of), (3, 3));
    /// # Ok::<(), everycontact::TimeError>(())
    /// ```
    #[must_use]
    pub fn assurance<'a, 'b>(
        &'a self,
        cases: impl IntoIterator<Item = &'b Case>,
        after: Option<DateTime<FixedOffset>>,
        as_of: DateTime<FixedOffset>,
    ) -> AssuranceDocument<'a> {
        let (after, as_of) = (after.map(time::told), time::told(as_of));
        let (mut counts, mut looked_at) = (Counts::new(Period { after, as_of }), 0);
        for case in cases {
            looked_at += 1;
            counts.add(&self.standing(case, as_of));
        }
        let document = self.document();
        let policy = VersionedId { id: document.id.as_str(), version: &document.version };
        let (figures, delays, duties) = counts.finish();
        AssuranceDocument {
            schema: ASSURANCE_SCHEMA,
            policy,
            after,
            as_of,
            cases: looked_at,
            figures,
            delays,
            duties,
        }
    }
}

/// The figures by their ids, in the order in which they are given.
const FIGURES: [(&str, &str); 13] = [
    ("closuresBlocked", "closures had something standing against them; by what it was"),
    ("closuresUnanswered", "closures left unanswered what a level had asked for; by role"),
    ("closuresUnstated", "closures with something against them do not say what it was"),
    ("closuresUntold", "closures can be judged no more, since what they rested on was deleted"),
    ("departures", "decisions depart from what was recommended; by role and direction"),
    ("departuresUnstated", "decisions that say they follow, and name a level, name another one"),
    ("reviewsPartial", "reviews held while something was asked for left out some of it; by role"),
    (
        "reviewsBelow",
        "reviews held while something was asked for were below the highest level that asked; by role",
    ),
    ("agreementJudgedFirst", "judgements written down before the recommendation was seen are equal to it"),
    ("agreementJudgedAfter", "judgements written down after the recommendation was seen are equal to it"),
    ("homesRefused", "answered offers of a case were declined or had lapsed; by which"),
    ("withoutHome", "open cases are accepted by nobody"),
    ("withoutClearHome", "open cases have no clear home"),
];

/// Whether a duty that was done is still told: those that the present state of a case brings about are gone with it,
/// and a figure of them could only ever be of what was missed.
fn is_told_when_done(kind: DutyKind) -> bool {
    match kind {
        DutyKind::Response
        | DutyKind::Acceptance
        | DutyKind::Answer
        | DutyKind::Candidate
        | DutyKind::FollowUp
        | DutyKind::AgainstAdvice => true,
        DutyKind::NoHome
        | DutyKind::Home
        | DutyKind::Unknown
        | DutyKind::Question
        | DutyKind::Retention
        | DutyKind::Deletion => false,
    }
}

#[derive(Debug, Clone, Default)]
struct Share {
    count: u64,
    of: u64,
    by: BTreeMap<Vec<String>, (u64, u64)>,
}

impl Share {
    fn add(&mut self, holds: bool) {
        self.of += 1;
        self.count += u64::from(holds);
    }

    fn add_in(&mut self, group: &[&str], holds: bool) {
        let group = group.iter().map(|part| (*part).to_owned()).collect();
        let part = self.by.entry(group).or_default();
        part.0 += u64::from(holds);
        part.1 += 1;
    }
}

/// The time that the figures are about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Period {
    pub(crate) after: Option<DateTime<FixedOffset>>,
    pub(crate) as_of: DateTime<FixedOffset>,
}

impl Period {
    pub(crate) fn holds(self, at: DateTime<FixedOffset>) -> bool {
        at <= self.as_of && self.after.is_none_or(|after| at > after)
    }
}

#[derive(Debug)]
struct Counts {
    period: Period,
    shares: BTreeMap<&'static str, Share>,
    duties: BTreeMap<DutyKind, DutiesDocument>,
    delays: DelaysDocument,
    /// Whole days from when a review was due to when it was held.
    days: Vec<i64>,
}

impl Counts {
    fn new(period: Period) -> Self {
        let (shares, duties, delays) = (BTreeMap::new(), BTreeMap::new(), DelaysDocument::default());
        Self { period, shares, duties, delays, days: Vec::new() }
    }

    fn share(&mut self, id: &'static str) -> &mut Share {
        self.shares.entry(id).or_default()
    }

    fn add(&mut self, standing: &Standing) {
        self.closures(standing);
        self.decisions(standing);
        self.reviews(standing);
        self.homes(standing);
        for duty in standing.duties().iter().filter(|duty| is_told_when_done(duty.kind)) {
            self.duty(duty);
        }
    }

    fn closures(&mut self, standing: &Standing) {
        let period = self.period;
        for closure in standing.closures().iter().filter(|closure| period.holds(closure.at)) {
            self.share("closuresUntold").add(closure.untold);
            if closure.untold {
                continue;
            }
            let kinds: Vec<&'static str> =
                closure.blockers.iter().map(|blocker| blocker.kind().code()).collect();
            let unanswered = kinds.contains(&"responseOutstanding");
            let blocked = self.share("closuresBlocked");
            blocked.add(!kinds.is_empty());
            for kind in crate::event::BlockerKind::ALL.map(|kind| kind.code()) {
                blocked.add_in(&[kind], kinds.contains(&kind));
            }
            let left = self.share("closuresUnanswered");
            left.add(unanswered);
            left.add_in(&[closure.role], unanswered);
            if !kinds.is_empty() {
                let stated = closure.stated.iter().map(|kind| kind.code()).collect::<Vec<_>>();
                self.share("closuresUnstated").add(kinds.iter().any(|kind| !stated.contains(kind)));
            }
        }
    }

    fn decisions(&mut self, standing: &Standing) {
        let period = self.period;
        for decision in standing.decisions().iter().filter(|decision| period.holds(decision.at)) {
            let other = matches!(decision.direction, Some(Direction::Up | Direction::Down));
            let departs = self.share("departures");
            departs.add(other || !decision.follows);
            for (direction, name) in [(Direction::Down, "down"), (Direction::Up, "up")] {
                departs.add_in(&[decision.role, name], decision.direction == Some(direction));
            }
            if decision.follows && decision.direction.is_some() {
                self.share("departuresUnstated").add(other);
            }
        }
    }

    fn reviews(&mut self, standing: &Standing) {
        let period = self.period;
        for review in standing.reviews_held().iter().filter(|review| period.holds(review.at)) {
            if review.asked {
                for (id, holds) in [("reviewsPartial", review.partial), ("reviewsBelow", review.below)] {
                    let share = self.share(id);
                    share.add(holds);
                    share.add_in(&[review.role], holds);
                }
            }
            if let Some(agrees) = review.agrees {
                let id = if review.judged_first { "agreementJudgedFirst" } else { "agreementJudgedAfter" };
                self.share(id).add(agrees);
            }
        }
    }

    fn homes(&mut self, standing: &Standing) {
        for (at, step) in standing.offers_answered() {
            if self.period.holds(at) && step != OfferStep::Withdrawn {
                let refused = self.share("homesRefused");
                refused.add(step != OfferStep::Accepted);
                for (other, name) in [(OfferStep::Declined, "declined"), (OfferStep::Lapsed, "lapsed")] {
                    refused.add_in(&[name], step == other);
                }
            }
        }
        if let Some(alarms) = standing.alarms_if_open() {
            self.share("withoutHome").add(alarms.contains(&HomeAlarm::NoHome));
            self.share("withoutClearHome").add(alarms.contains(&HomeAlarm::NoClearHome));
        }
    }

    fn duty(&mut self, duty: &Duty<'_>) {
        if !self.period.holds(duty.due) {
            return;
        }
        let (kind, met) = (duty.kind, duty.ended.is_some_and(|ended| ended <= duty.due));
        // At its due instant a duty is not missed yet.
        if duty.ended.is_none() && self.period.as_of <= duty.due {
            return;
        }
        let empty = DutiesDocument { kind, of: 0, met: 0, late: 0, missed: 0 };
        let counts = self.duties.entry(kind).or_insert(empty);
        counts.of += 1;
        counts.met += u64::from(met);
        counts.late += u64::from(duty.ended.is_some() && !met);
        counts.missed += u64::from(duty.ended.is_none());
        if kind == DutyKind::Response {
            self.delay(duty);
        }
    }

    fn delay(&mut self, duty: &Duty<'_>) {
        let delays = &mut self.delays;
        delays.of += 1;
        let Some(ended) = duty.ended else {
            delays.not_held += 1;
            return;
        };
        let late = ended.signed_duration_since(duty.due);
        self.days.push(late.num_days());
        let bucket = if late <= chrono::TimeDelta::zero() {
            &mut delays.in_time
        } else if late <= chrono::TimeDelta::days(7) {
            &mut delays.up_to_7_days_late
        } else if late <= chrono::TimeDelta::days(28) {
            &mut delays.up_to_28_days_late
        } else {
            &mut delays.later
        };
        *bucket += 1;
    }

    fn finish(mut self) -> (Vec<ShareDocument>, DelaysDocument, Vec<DutiesDocument>) {
        self.days.sort_unstable();
        self.delays.median_days = self.days.get(self.days.len().saturating_sub(1) / 2).copied();
        let figures = FIGURES.iter().map(|(id, title)| {
            let share = self.shares.remove(id).unwrap_or_default();
            let by = share.by.into_iter().map(|(group, (count, of))| PartDocument { group, count, of });
            ShareDocument { id, title, count: share.count, of: share.of, by: by.collect() }
        });
        (figures.collect(), self.delays, self.duties.into_values().collect())
    }
}

/// A review, as assurance looks at it.
#[derive(Debug)]
pub(crate) struct ReviewHeld<'a> {
    pub(crate) role: &'a str,
    pub(crate) at: DateTime<FixedOffset>,
    pub(crate) judged_first: bool,
    /// Whether the reviewer's own judgement is what was recommended, if it was written down.
    pub(crate) agrees: Option<bool>,
    /// Whether some level had asked and had no answer.
    pub(crate) asked: bool,
    /// Whether it left out something on record on which such a level rests.
    pub(crate) partial: bool,
    /// Whether it was held below the highest such level.
    pub(crate) below: bool,
}

impl Standing {
    /// The reviews on record, in order.
    fn reviews_held(&self) -> Vec<ReviewHeld<'_>> {
        let policy = self.policy();
        let top = u8::try_from(policy.document().levels.len()).unwrap_or(u8::MAX);
        let held = self.review_entries().into_iter().filter_map(|(rank, at, entry)| {
            let Entry::Review { role, level, judged_first, judgement, .. } = entry else { return None };
            let own = policy.rank(level).unwrap_or_default();
            let open = (1..top).filter_map(|level| self.open_at_review(level, rank, at));
            let open: Vec<(u8, bool)> = open.collect();
            let judged = judgement.as_ref().and_then(|judged| policy.rank(judged));
            Some(ReviewHeld {
                role: role.as_str(),
                at: self.instant_of(rank),
                judged_first: *judged_first,
                agrees: judged.map(|judged| judged == self.level_at(rank)),
                asked: !open.is_empty(),
                partial: open.iter().any(|(_, partial)| *partial),
                below: open.iter().any(|(level, _)| usize::from(*level) > own),
            })
        });
        held.collect()
    }
}
