//! What the conditions of a policy must hold to.

use super::Checker;
use crate::diagnostic::Code;
use crate::policy::{
    Condition, MAX_CONDITIONS, MAX_LOOKS, MAX_NESTING, MAX_POINTS, MAX_WINDOWS, Observed, Selection, Weight,
    WeightRow,
};
use crate::time::Window;

impl Checker<'_> {
    pub(super) fn condition(&mut self, condition: &Condition, path: &str, depth: usize) {
        self.size(1, path);
        if depth > MAX_NESTING {
            let message = format!("conditions are nested more than {MAX_NESTING} deep");
            return self.error(Code::TooDeep, path, message);
        }
        match condition {
            Condition::Observed(observed) => {
                let path = format!("{path}.observed");
                self.count(observed.n, observed.within, &path);
                self.look(observed, &path);
                self.selection(&observed.select, &format!("{path}.select"));
            }
            Condition::Recurrence(recurrence) => {
                let path = format!("{path}.recurrence");
                self.count(recurrence.n, recurrence.within, &path);
                self.selection(&recurrence.select, &format!("{path}.select"));
            }
            Condition::Contacts(contacts) => {
                self.count(contacts.n, contacts.within, &format!("{path}.contacts"));
            }
            Condition::Sectors(count) => {
                self.count(count.n, count.within, &format!("{path}.sectors"));
            }
            Condition::Agencies(count) => {
                self.count(count.n, count.within, &format!("{path}.agencies"));
            }
            Condition::Worry(count) => {
                self.count(count.n, count.within, &format!("{path}.worry"));
            }
            Condition::Weight(weight) => self.weight(weight, &format!("{path}.weight")),
            Condition::AnyOf(members) => self.members(members, &format!("{path}.anyOf"), depth),
            Condition::AllOf(members) => self.members(members, &format!("{path}.allOf"), depth),
            Condition::AtLeast(at_least) => {
                let path = format!("{path}.atLeast");
                self.count(at_least.n, Window::Ever, &path);
                if at_least.n as usize > at_least.of.len() {
                    let message = format!("there are only {} conditions", at_least.of.len());
                    self.error(Code::NExceedsConditions, format!("{path}.n"), message);
                }
                self.members(&at_least.of, &format!("{path}.of"), depth);
            }
        }
    }

    /// Conditions, rows and steps together must stay within one limit.
    pub(super) fn size(&mut self, more: usize, path: &str) {
        let fitted = self.conditions <= MAX_CONDITIONS;
        self.conditions += more;
        if fitted && self.conditions > MAX_CONDITIONS {
            let message = format!("there are more than {MAX_CONDITIONS} conditions, rows and steps");
            self.error(Code::TooMany, path, message);
        }
    }

    fn members(&mut self, members: &[Condition], path: &str, depth: usize) {
        if members.is_empty() {
            self.error(Code::EmptyCondition, path, "there is no condition");
        }
        for (index, member) in members.iter().enumerate() {
            self.condition(member, &format!("{path}[{index}]"), depth + 1);
        }
    }

    fn count(&mut self, n: u32, within: Window, path: &str) {
        if n == 0 {
            self.error(Code::NIsZero, format!("{path}.n"), "nothing is asked for");
        }
        self.window(within, &format!("{path}.within"));
    }

    /// Conditions on indicators may look at them in so many different ways.
    fn look(&mut self, observed: &Observed, path: &str) {
        let select = &observed.select;
        let look = (select.minimum_basis, select.explained, observed.within);
        if !self.looks.contains(&look) {
            self.looks.push(look);
            if self.looks.len() == MAX_LOOKS + 1 {
                let message = format!(
                    "there are more than {MAX_LOOKS} combinations of `minimumBasis`, `explained` and `within`"
                );
                self.error(Code::TooMany, path, message);
            }
        }
    }

    fn window(&mut self, window: Window, path: &str) {
        if !window.in_range() {
            self.error(Code::WindowOutOfRange, path, "the window is empty or too long");
        }
        if !self.windows.contains(&window) {
            self.windows.push(window);
            if self.windows.len() == MAX_WINDOWS + 1 {
                let message = format!("there are more than {MAX_WINDOWS} different windows");
                self.error(Code::TooMany, path, message);
            }
        }
    }

    fn selection(&mut self, selection: &Selection, path: &str) {
        for (index, code) in selection.codes.iter().enumerate() {
            let place = format!("{path}.codes[{index}]");
            let Some(indicator) = self.indicator(code, &place) else {
                continue;
            };
            if indicator.ideology_bound {
                let message = format!("`{code}` is bound to an ideology");
                self.error(Code::IdeologyInCriterion, place, message);
            } else if !indicator.can_count() {
                let message = format!("`{code}` is no risk indicator");
                self.error(Code::NotARiskIndicator, place, message);
            }
        }
        for (index, domain) in selection.domains.iter().enumerate() {
            self.domain(domain, format!("{path}.domains[{index}]"));
        }
        self.nothing_but_ideology(selection, path);
    }

    /// A list that names only what is bound to an ideology is refused, not just left empty.
    fn nothing_but_ideology(&mut self, selection: &Selection, path: &str) {
        let codebook = self.codebook;
        let named: Vec<_> = codebook.indicators().iter().filter(|i| selection.names(i)).collect();
        if named.iter().any(|indicator| indicator.can_count()) {
            return;
        }
        let unknown = selection.codes.iter().any(|code| codebook.indicator(code.as_str()).is_none())
            || selection.domains.iter().any(|domain| codebook.domain(domain).is_none());
        if !named.is_empty() && named.iter().all(|indicator| indicator.ideology_bound) {
            if selection.codes.is_empty() {
                let message = "it selects only what is bound to an ideology";
                self.error(Code::IdeologyInCriterion, path, message);
            }
        } else if !unknown && selection.codes.is_empty() {
            let message = "it selects no indicator that can count";
            self.error(Code::EmptySelection, path, message);
        }
    }

    fn weight(&mut self, weight: &Weight, path: &str) {
        if weight.at_least == 0 {
            self.error(Code::ThresholdIsZero, format!("{path}.atLeast"), "nothing is asked for");
        }
        self.points(weight.at_least, format!("{path}.atLeast"));
        if weight.table.is_empty() {
            self.error(Code::EmptyCondition, format!("{path}.table"), "there is no row");
        }
        let mut taken = std::collections::BTreeSet::new();
        for (index, row) in weight.table.iter().enumerate() {
            let place = format!("{path}.table[{index}]");
            self.selection(&row.select, &format!("{place}.select"));
            self.row(row, &place);
            for position in row.select.positions(self.codebook) {
                if taken.insert(position) {
                    continue;
                }
                let code = self.codebook.at(position).map_or("", |i| i.code.as_str());
                let message = format!("an earlier row selects `{code}` already");
                self.error(Code::WeightOverlap, format!("{place}.select"), message);
            }
        }
    }

    fn row(&mut self, row: &WeightRow, path: &str) {
        self.size(1 + row.steps.len(), path);
        self.points(row.cap, format!("{path}.cap"));
        if row.steps.is_empty() {
            self.error(Code::NoSteps, format!("{path}.steps"), "there is no step");
        }
        for (index, step) in row.steps.iter().enumerate() {
            let place = format!("{path}.steps[{index}]");
            self.window(step.within, &format!("{place}.within"));
            self.points(step.points, format!("{place}.points"));
            let Some(before) = index.checked_sub(1).and_then(|at| row.steps.get(at)) else {
                continue;
            };
            let grows = before.within.inside(step.within) && before.within != step.within;
            if !grows {
                let message = "it does not reach further back than the step before";
                self.error(Code::StepsNotGrowing, format!("{place}.within"), message);
            }
            if step.points > before.points {
                let message = "it gives more points than the step before";
                self.error(Code::PointsRising, format!("{place}.points"), message);
            }
        }
    }

    fn points(&mut self, points: u32, path: String) {
        if points > MAX_POINTS {
            self.error(Code::PointsTooLarge, path, format!("{points} is too large a number"));
        }
    }
}
