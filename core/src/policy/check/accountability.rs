//! What the rules of accountability must hold to.

use super::Checker;
use crate::diagnostic::Code;
use crate::id::{LevelId, SourceId};
use crate::policy::{Accountability, Clocks, ClosureRule, Escalation, FollowUp, HomeRule};
use crate::time::{MAX_LIMIT_MONTHS, TimeLimit};

impl Checker<'_> {
    pub(super) fn accountability(&mut self) {
        let document = self.document;
        let Accountability { opening, reopening, home, closure, follow_up, clocks } =
            &document.accountability;
        if let Some(rule) = opening {
            self.rule("accountability.opening", &rule.reason, &rule.sources, rule.level.as_ref());
        }
        if let Some(rule) = reopening {
            self.rule("accountability.reopening", &rule.reason, &rule.sources, rule.level.as_ref());
            if rule.kinds.is_empty() && rule.level.is_none() {
                let message = "neither a kind nor a level would open a case again";
                self.error(Code::EmptyCondition, "accountability.reopening", message);
            }
        }
        if let Some(rule) = home {
            self.home(rule, "accountability.home");
        }
        if let Some(rule) = closure {
            self.closure(rule, "accountability.closure");
        }
        if let Some(rule) = follow_up {
            self.follow_up(rule, "accountability.followUp");
        }
        if let Some(rule) = clocks {
            self.clocks(rule, "accountability.clocks");
        }
    }

    fn rule(&mut self, path: &str, reason: &str, sources: &[SourceId], level: Option<&LevelId>) {
        self.texts(path, &[("reason", reason)]);
        self.sources(path, sources);
        if let Some(level) = level {
            self.level(level, format!("{path}.level"));
        }
    }

    fn home(&mut self, rule: &HomeRule, path: &str) {
        self.rule(path, &rule.reason, &rule.sources, None);
        self.limit(rule.answer_within, &format!("{path}.answerWithin"));
        self.limit(rule.unanswered_for, &format!("{path}.unansweredFor"));
        self.at_least_one(rule.refusals, format!("{path}.refusals"));
        self.escalation(&rule.goes_to, &format!("{path}.goesTo"));
    }

    fn closure(&mut self, rule: &ClosureRule, path: &str) {
        self.rule(path, &rule.reason, &rule.sources, None);
        if let Some(n) = rule.second_reviewer_from {
            self.at_least_one(n, format!("{path}.secondReviewerFrom"));
        }
        if let Some(escalation) = &rule.against_advice {
            self.escalation(escalation, &format!("{path}.againstAdvice"));
        }
    }

    fn follow_up(&mut self, rule: &FollowUp, path: &str) {
        self.rule(path, &rule.reason, &rule.sources, None);
        self.texts(path, &[("who", &rule.who)]);
        let mut last = 0;
        for (index, months) in rule.months.iter().enumerate() {
            if *months <= last || *months > MAX_LIMIT_MONTHS {
                let late = *months > MAX_LIMIT_MONTHS;
                let message = if late { "it is too late" } else { "it is not after the one before it" };
                self.error(Code::MonthsNotGrowing, format!("{path}.months[{index}]"), message);
            }
            last = *months;
        }
        if rule.months.is_empty() {
            self.error(Code::NothingDefined, format!("{path}.months"), "there is no review");
        }
        if !(last.min(MAX_LIMIT_MONTHS)..=MAX_LIMIT_MONTHS).contains(&rule.extendable_to) {
            let late = rule.extendable_to > MAX_LIMIT_MONTHS;
            let message = if late { "it is too late" } else { "it is before the last review" };
            self.error(Code::MonthsNotGrowing, format!("{path}.extendableTo"), message);
        }
    }

    fn clocks(&mut self, rule: &Clocks, path: &str) {
        self.rule(path, &rule.reason, &rule.sources, None);
        let clocks = [
            ("information", rule.information),
            ("candidate", rule.candidate),
            ("unknown", rule.unknown),
            ("retention", rule.retention),
        ];
        for (field, limit) in clocks {
            if let Some(limit) = limit {
                self.limit(limit, &format!("{path}.{field}"));
            }
        }
    }

    fn escalation(&mut self, escalation: &Escalation, path: &str) {
        self.texts(path, &[("who", &escalation.who)]);
        self.limit(escalation.within, &format!("{path}.within"));
    }

    fn at_least_one(&mut self, n: u32, path: String) {
        if n == 0 {
            self.error(Code::NIsZero, path, "nothing is counted from zero");
        }
    }

    /// Checks a time limit; one of working days needs a calendar.
    pub(super) fn limit(&mut self, limit: TimeLimit, path: &str) {
        if !limit.in_range() {
            self.error(Code::TimeOutOfRange, path, "the time is nothing or too long");
        }
        if matches!(limit, TimeLimit::WorkingDays(_)) && self.document.calendar.is_none() {
            let message = "it counts working days, and the policy names no calendar";
            self.error(Code::MissingCalendar, path, message);
        }
    }
}
