//! What a policy must hold to. Every problem is found at once.

mod accountability;
mod conditions;

use super::{
    Explained, MAX_CRITERIA, MAX_LEVELS, MAX_NESTING, MAX_QUESTIONS, MAX_ROUTES, POLICY_SCHEMA,
    PolicyDocument, RouteCondition,
};
use crate::calendar::Calendar;
use crate::codebook::Codebook;
use crate::diagnostic::{Code, Problems, did_you_mean};
use crate::id::{DomainCode, IndicatorCode, LevelId, SourceId};
use crate::indicator::Indicator;
use crate::observation::Basis;
use crate::shipped;
use crate::source::{check_named_sources, check_sources, report_repeats, require_text};
use crate::time::Window;

pub(super) fn check(document: &PolicyDocument, codebook: &Codebook, problems: &mut Problems) {
    if document.schema != POLICY_SCHEMA {
        problems.error(Code::UnsupportedSchema, "schema", format!("expected `{POLICY_SCHEMA}`"));
    }
    let given = &codebook.document().id;
    if document.codebook != *given {
        let message = format!("the policy names another codebook than `{given}`, which was given");
        problems.error(Code::WrongCodebook, "codebook", message);
    }
    for (length, limit, list) in [
        (document.levels.len(), MAX_LEVELS, "levels"),
        (document.criteria.len(), MAX_CRITERIA, "criteria"),
        (document.routes.len(), MAX_ROUTES, "routes"),
    ] {
        if length > limit {
            problems.error(Code::TooMany, list, format!("there are more than {limit}"));
            return;
        }
    }
    let texts = [("version", &document.version), ("title", &document.title), ("notice", &document.notice)];
    for (field, text) in texts {
        require_text(text, || field.to_owned(), problems);
    }
    check_sources(&document.sources, problems);
    let mut checker =
        Checker { document, codebook, conditions: 0, windows: Vec::new(), looks: Vec::new(), problems };
    checker.about();
    checker.levels();
    checker.criteria();
    checker.routes();
    checker.questions();
    checker.accountability();
}

/// The calendar that a policy names: one that was given, or one that ships with the library.
pub(super) fn calendar(
    document: &PolicyDocument,
    calendars: &[Calendar],
    problems: &mut Problems,
) -> Calendar {
    let Some(id) = &document.calendar else {
        return Calendar::of_weekends();
    };
    let given = calendars.iter().find(|calendar| calendar.document().id == *id).cloned();
    given.or_else(|| shipped::calendar(id.as_str())).unwrap_or_else(|| {
        let shipped = shipped::CALENDARS.iter().map(|(id, _)| *id);
        let known = shipped.chain(calendars.iter().map(|calendar| calendar.document().id.as_str()));
        let mut hint = did_you_mean(id.as_str(), known.clone());
        if hint.is_empty() {
            let names: Vec<String> = known.map(|id| format!("`{id}`")).collect();
            hint = format!("; known are {}", names.join(", "));
        }
        problems.error(Code::UnknownCalendar, "calendar", format!("there is no calendar `{id}`{hint}"));
        Calendar::of_weekends()
    })
}

struct Checker<'a> {
    document: &'a PolicyDocument,
    codebook: &'a Codebook,
    conditions: usize,
    windows: Vec<Window>,
    looks: Vec<(Basis, Explained, Window)>,
    problems: &'a mut Problems,
}

impl<'a> Checker<'a> {
    fn error(&mut self, code: Code, path: impl Into<String>, message: impl Into<String>) {
        self.problems.error(code, path, message);
    }

    fn texts(&mut self, path: &str, texts: &[(&str, &str)]) {
        for (field, text) in texts {
            require_text(text, || format!("{path}.{field}"), self.problems);
        }
    }

    fn sources(&mut self, path: &str, named: &[SourceId]) {
        check_named_sources(named, &self.document.sources, path, self.problems);
        if named.is_empty() {
            let message = "it names no source that it rests on";
            self.error(Code::NoSource, format!("{path}.sources"), message);
        }
    }

    fn about(&mut self) {
        let Some(about) = &self.document.about else {
            return;
        };
        self.texts("about", &[("purpose", &about.purpose)]);
        for (field, texts) in [("outOfScope", &about.out_of_scope), ("limits", &about.limits)] {
            let path = format!("about.{field}");
            if texts.is_empty() {
                self.error(Code::NothingDefined, path.as_str(), "nothing is said");
            }
            for (index, text) in texts.iter().enumerate() {
                require_text(text, || format!("{path}[{index}]"), self.problems);
            }
        }
    }

    fn levels(&mut self) {
        let levels = &self.document.levels;
        if levels.len() < 2 {
            self.error(Code::TooFewLevels, "levels", "there are fewer than two levels");
        }
        let ids = levels.iter().map(|level| level.id.as_str());
        report_repeats(ids, Code::DuplicateId, "levels", "id", self.problems);
        for (index, level) in levels.iter().enumerate() {
            let path = format!("levels[{index}]");
            let texts = [("title", &*level.title), ("who", &*level.who), ("what", &*level.what)];
            self.texts(&path, &texts);
            if let Some(within) = level.within {
                self.limit(within, &format!("{path}.within"));
            }
            if index > 0 && level.within.is_none() {
                let message = format!("the level `{}` sets no time", level.id);
                self.error(Code::MissingWithin, path, message);
            }
        }
    }

    fn level(&mut self, level: &LevelId, path: String) -> Option<usize> {
        let levels = &self.document.levels;
        let rank = levels.iter().position(|known| known.id == *level);
        if rank.is_none() {
            let hint = did_you_mean(level.as_str(), levels.iter().map(|known| known.id.as_str()));
            let message = format!("there is no level `{level}` in this policy{hint}");
            self.error(Code::UnknownLevel, path, message);
        }
        rank
    }

    fn criteria(&mut self) {
        let criteria = &self.document.criteria;
        if criteria.is_empty() {
            self.error(Code::NothingDefined, "criteria", "there is no criterion");
        }
        let ids = criteria.iter().map(|criterion| criterion.id.as_str());
        report_repeats(ids, Code::DuplicateId, "criteria", "id", self.problems);
        for (index, criterion) in criteria.iter().enumerate() {
            let path = format!("criteria[{index}]");
            self.texts(&path, &[("title", &criterion.title), ("reason", &criterion.reason)]);
            self.sources(&path, &criterion.sources);
            if self.level(&criterion.level, format!("{path}.level")) == Some(0) {
                let message = "a criterion may not name the first level";
                self.error(Code::BaseLevelCriterion, format!("{path}.level"), message);
            }
            self.condition(&criterion.when, &format!("{path}.when"), 1);
        }
    }

    fn routes(&mut self) {
        let routes = &self.document.routes;
        self.conditions = 0;
        let ids = routes.iter().map(|route| route.id.as_str());
        report_repeats(ids, Code::DuplicateId, "routes", "id", self.problems);
        for (index, route) in routes.iter().enumerate() {
            let path = format!("routes[{index}]");
            self.texts(&path, &[("lead", &route.lead), ("reason", &route.reason)]);
            check_named_sources(&route.sources, &self.document.sources, &path, self.problems);
            self.route_condition(&route.when, &format!("{path}.when"), 1);
        }
        match routes.last() {
            None => self.error(Code::NoRoutes, "routes", "there is no route"),
            Some(last) if last.when != RouteCondition::Always => {
                let message = "the last route does not always hold";
                let path = format!("routes[{}].when", routes.len() - 1);
                self.error(Code::LastRouteNotAlways, path, message);
            }
            Some(_) => {}
        }
    }

    fn route_condition(&mut self, condition: &RouteCondition, path: &str, depth: usize) {
        self.size(1, path);
        if depth > MAX_NESTING {
            let message = format!("conditions are nested more than {MAX_NESTING} deep");
            return self.error(Code::TooDeep, path, message);
        }
        let (members, name) = match condition {
            RouteCondition::AnyOf(members) => (members, "anyOf"),
            RouteCondition::AllOf(members) => (members, "allOf"),
            RouteCondition::LevelAtLeast(level) => {
                self.level(level, format!("{path}.levelAtLeast"));
                return;
            }
            RouteCondition::Domains(domains) => {
                if domains.of.is_empty() {
                    let place = format!("{path}.domains.of");
                    self.error(Code::EmptyCondition, place, "there is no domain");
                }
                for (index, domain) in domains.of.iter().enumerate() {
                    self.domain(domain, format!("{path}.domains.of[{index}]"));
                }
                return;
            }
            RouteCondition::Ideology(statuses) => {
                if statuses.is_empty() {
                    let place = format!("{path}.ideology");
                    self.error(Code::EmptyCondition, place, "there is no status");
                }
                return;
            }
            RouteCondition::Consent(states) => {
                if states.is_empty() {
                    let place = format!("{path}.consent");
                    self.error(Code::EmptyCondition, place, "there is no state");
                }
                return;
            }
            RouteCondition::Always | RouteCondition::Subject(_) => return,
        };
        if members.is_empty() {
            self.error(Code::EmptyCondition, format!("{path}.{name}"), "there is no condition");
        }
        for (index, member) in members.iter().enumerate() {
            self.route_condition(member, &format!("{path}.{name}[{index}]"), depth + 1);
        }
    }

    fn questions(&mut self) {
        let questions = &self.document.required_questions;
        if questions.len() > MAX_QUESTIONS {
            let message = format!("there are {} questions", questions.len());
            self.error(Code::TooManyQuestions, "requiredQuestions", message);
        }
        let codes = questions.iter().map(|question| question.indicator.as_str());
        report_repeats(codes, Code::DuplicateId, "requiredQuestions", "indicator", self.problems);
        for (index, question) in questions.iter().enumerate() {
            let path = format!("requiredQuestions[{index}]");
            self.texts(&path, &[("ask", &question.ask)]);
            check_named_sources(&question.sources, &self.document.sources, &path, self.problems);
            let place = format!("{path}.indicator");
            let Some(indicator) = self.indicator(&question.indicator, &place) else {
                continue;
            };
            if indicator.ideology_bound {
                let message = format!("`{}` is bound to an ideology", indicator.code);
                self.error(Code::IdeologyQuestion, place, message);
            }
        }
    }

    fn indicator(&mut self, code: &IndicatorCode, path: &str) -> Option<&'a Indicator> {
        let codebook = self.codebook;
        let found = codebook.indicator(code.as_str());
        if found.is_none() {
            let hint = did_you_mean(code.as_str(), self.codebook.codes().map(|code| code.as_str()));
            let message = format!("the codebook has no indicator `{code}`{hint}");
            self.error(Code::UnknownIndicator, path, message);
        }
        found
    }

    fn domain(&mut self, code: &DomainCode, path: String) {
        if self.codebook.domain(code).is_none() {
            let known = self.codebook.document().domains.iter().map(|domain| domain.code.as_str());
            let hint = did_you_mean(code.as_str(), known);
            let message = format!("the codebook has no domain `{code}`{hint}");
            self.error(Code::UnknownDomain, path, message);
        }
    }
}
