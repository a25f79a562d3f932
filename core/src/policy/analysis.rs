//! What a reader would want to know of a policy before it is used.

use super::condition::{Condition, Weight, WeightRow};
use super::implication::Prover;
use super::{PolicyDocument, RouteCondition};
use crate::codebook::Codebook;
use crate::contact::Sector;
use crate::diagnostic::{Code, Problems};
use crate::id::LevelId;
use crate::ideology::IdeologyStatus;
use crate::subject::AgeBand;

/// Looks at a policy that has passed its checks; everything found is a warning.
pub(super) fn analyse(document: &PolicyDocument, codebook: &Codebook, findings: &mut Problems) {
    let analysis = Analysis { document, codebook, prover: Prover::new(codebook) };
    analysis.criteria(findings);
    analysis.levels(findings);
    analysis.routes(findings);
    analysis.indicators(findings);
}

struct Analysis<'a> {
    document: &'a PolicyDocument,
    codebook: &'a Codebook,
    prover: Prover<'a>,
}

impl Analysis<'_> {
    fn rank(&self, level: &LevelId) -> Option<usize> {
        self.document.levels.iter().position(|known| known.id == *level)
    }

    fn criteria(&self, findings: &mut Problems) {
        let criteria = &self.document.criteria;
        for (index, criterion) in criteria.iter().enumerate() {
            let path = format!("criteria[{index}]");
            self.condition(&criterion.when, &format!("{path}.when"), findings);
            if !self.satisfiable(&criterion.when) {
                let message = format!("no case can meet the criterion `{}`", criterion.id);
                findings.warning(Code::CriterionUnsatisfiable, format!("{path}.when"), message);
                continue;
            }
            let covering = criteria.iter().enumerate().find(|(other, covers)| {
                let high_enough = self.rank(&covers.level) >= self.rank(&criterion.level);
                let same =
                    covers.level == criterion.level && self.prover.implies(&covers.when, &criterion.when);
                *other != index
                    && high_enough
                    && self.prover.implies(&criterion.when, &covers.when)
                    && (!same || *other < index)
            });
            if let Some((_, covers)) = covering {
                let (id, by) = (&criterion.id, &covers.id);
                let message = format!("where `{id}` is met, `{by}` is met and asks for as much");
                findings.warning(Code::CriterionAddsNothing, path, message);
            }
        }
    }

    fn satisfiable(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Observed(observed) => {
                observed.select.positions(self.codebook).len() >= observed.n as usize
            }
            Condition::Recurrence(recurrence) => {
                recurrence.select.positions(self.codebook).len() >= recurrence.n as usize
            }
            Condition::Weight(weight) => self.most_points(weight) >= u64::from(weight.at_least),
            Condition::Sectors(count) => count.n as usize <= Sector::ALL.len(),
            Condition::Contacts(_) | Condition::Agencies(_) | Condition::Worry(_) => true,
            Condition::AnyOf(members) => members.iter().any(|member| self.satisfiable(member)),
            Condition::AllOf(members) => members.iter().all(|member| self.satisfiable(member)),
            Condition::AtLeast(some) => {
                let can = some.of.iter().filter(|member| self.satisfiable(member)).count();
                can >= some.n as usize
            }
        }
    }

    fn most_points(&self, weight: &Weight) -> u64 {
        weight.table.iter().map(|row| self.most_of_row(row)).sum()
    }

    fn most_of_row(&self, row: &WeightRow) -> u64 {
        let any = row.steps.iter().any(|step| step.points > 0);
        let each = if any { u64::from(row.cap) } else { 0 };
        each.saturating_mul(row.select.positions(self.codebook).len() as u64)
    }

    fn condition(&self, condition: &Condition, path: &str, findings: &mut Problems) {
        match condition {
            Condition::Weight(weight) => {
                for (index, row) in weight.table.iter().enumerate() {
                    self.row(row, &format!("{path}.weight.table[{index}]"), findings);
                }
            }
            Condition::AnyOf(members) => {
                self.members(members, &format!("{path}.anyOf"), true, findings);
            }
            Condition::AllOf(members) => {
                self.members(members, &format!("{path}.allOf"), false, findings);
            }
            Condition::AtLeast(some) => {
                for (index, member) in some.of.iter().enumerate() {
                    self.condition(member, &format!("{path}.atLeast.of[{index}]"), findings);
                }
            }
            _ => {}
        }
    }

    /// In `anyOf` a member is covered by one that it implies, in `allOf` by one that implies it.
    fn members(&self, members: &[Condition], path: &str, any: bool, findings: &mut Problems) {
        for (index, member) in members.iter().enumerate() {
            let place = format!("{path}[{index}]");
            self.condition(member, &place, findings);
            let covered = members.iter().enumerate().any(|(other, covers)| {
                let (from, to) = if any { (member, covers) } else { (covers, member) };
                let mutual = self.prover.implies(to, from);
                other != index && self.prover.implies(from, to) && (!mutual || other < index)
            });
            if covered {
                let message = "another condition beside this one leaves it without effect";
                findings.warning(Code::WindowWithoutEffect, place, message);
            }
        }
    }

    fn row(&self, row: &WeightRow, path: &str, findings: &mut Problems) {
        if self.most_of_row(row) == 0 {
            let message = "this row can bring no point";
            findings.warning(Code::WeightWithoutEffect, path, message);
            return;
        }
        for (index, step) in row.steps.iter().enumerate() {
            let place = format!("{path}.steps[{index}]");
            let next = row.steps.get(index + 1).map_or(0, |next| next.points);
            if step.points == next {
                let message = "what comes after this step gives as many points";
                findings.warning(Code::WindowWithoutEffect, place, message);
            } else if step.points > row.cap {
                let message = format!("the cap of {} cuts these points off", row.cap);
                findings.warning(Code::WeightWithoutEffect, format!("{place}.points"), message);
            }
        }
    }

    fn reachable(&self, rank: usize) -> bool {
        self.document
            .criteria
            .iter()
            .any(|criterion| self.rank(&criterion.level) == Some(rank) && self.satisfiable(&criterion.when))
    }

    fn levels(&self, findings: &mut Problems) {
        for (rank, level) in self.document.levels.iter().enumerate().skip(1) {
            if !self.reachable(rank) {
                let message = format!("no criterion reaches the level `{}`", level.id);
                findings.warning(Code::LevelUnreachable, format!("levels[{rank}]"), message);
            }
        }
    }

    fn routes(&self, findings: &mut Problems) {
        let rank = |level: &LevelId| self.rank(level);
        let mut before: Vec<&RouteCondition> = Vec::new();
        for (index, route) in self.document.routes.iter().enumerate() {
            let covered = before.iter().any(|earlier| self.prover.route_implies(&route.when, earlier, &rank));
            if covered || exhausted(&before) || !self.can_hold(&route.when) {
                let message = format!("the route `{}` is never taken", route.id);
                findings.warning(Code::RouteNeverTaken, format!("routes[{index}]"), message);
            }
            before.push(&route.when);
        }
    }

    fn can_hold(&self, condition: &RouteCondition) -> bool {
        match condition {
            RouteCondition::LevelAtLeast(level) => {
                let rank = self.rank(level).unwrap_or_default();
                rank == 0 || (rank..self.document.levels.len()).any(|rank| self.reachable(rank))
            }
            RouteCondition::AnyOf(members) => members.iter().any(|member| self.can_hold(member)),
            RouteCondition::AllOf(members) => {
                let child = RouteCondition::Subject(AgeBand::Child);
                let adult = RouteCondition::Subject(AgeBand::Adult);
                members.iter().all(|member| self.can_hold(member))
                    && !(members.contains(&child) && members.contains(&adult))
            }
            _ => true,
        }
    }

    fn indicators(&self, findings: &mut Problems) {
        let mut read = vec![false; self.codebook.indicators().len()];
        for criterion in &self.document.criteria {
            self.mark_read(&criterion.when, &mut read);
        }
        let unread: Vec<&str> = self
            .codebook
            .indicators()
            .iter()
            .zip(read)
            .filter(|(indicator, read)| indicator.can_count() && !read)
            .map(|(indicator, _)| indicator.code.as_str())
            .collect();
        if !unread.is_empty() {
            let message = format!("no criterion looks for {}", unread.join(", "));
            findings.warning(Code::IndicatorUnread, "criteria", message);
        }
    }

    fn mark_read(&self, condition: &Condition, read: &mut [bool]) {
        let mut mark = |positions: Vec<u16>| {
            for position in positions {
                if let Some(read) = read.get_mut(usize::from(position)) {
                    *read = true;
                }
            }
        };
        match condition {
            Condition::Observed(observed) => mark(observed.select.positions(self.codebook)),
            Condition::Recurrence(recurrence) => mark(recurrence.select.positions(self.codebook)),
            Condition::Weight(weight) => {
                weight.table.iter().for_each(|row| mark(row.select.positions(self.codebook)));
            }
            _ => condition.members().iter().for_each(|member| self.mark_read(member, read)),
        }
    }
}

/// Whether earlier routes leave nothing: both age bands, or every status of an ideology.
fn exhausted(before: &[&RouteCondition]) -> bool {
    let bands = [AgeBand::Child, AgeBand::Adult];
    let bands_taken = bands.iter().all(|band| before.contains(&&RouteCondition::Subject(*band)));
    let status_taken = |status: &IdeologyStatus| {
        before.iter().any(|earlier| match earlier {
            RouteCondition::Ideology(statuses) => statuses.contains(status),
            _ => false,
        })
    };
    bands_taken || IdeologyStatus::ALL.iter().all(status_taken)
}
