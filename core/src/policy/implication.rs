//! When one condition is always met where another is. Sound, and not complete: a "no" may be unproved.

use std::cell::Cell;

use super::condition::{Condition, Contacts, Count, Explained, Selection};
use super::route::{RoleFilter, RouteCondition};
use crate::codebook::Codebook;
use crate::id::LevelId;

/// How much work the proofs of one policy may take together, in comparisons of indicators.
const BUDGET: usize = 50_000_000;

/// Proves implications until its budget is spent; then nothing more is proved.
pub(super) struct Prover<'a> {
    codebook: &'a Codebook,
    left: Cell<usize>,
}

/// Whether every history that meets `a` meets `b`, as far as it can be proved.
pub(crate) fn implies(codebook: &Codebook, a: &Condition, b: &Condition) -> bool {
    Prover::new(codebook).implies(a, b)
}

impl<'a> Prover<'a> {
    pub(super) fn new(codebook: &'a Codebook) -> Self {
        Self { codebook, left: Cell::new(BUDGET) }
    }

    /// Whether the work can still be done.
    fn afford(&self, work: usize) -> bool {
        let left = self.left.get().saturating_sub(work);
        self.left.set(left);
        left > 0
    }

    /// Whether `b` is met by every history that meets `a`.
    pub(super) fn implies(&self, a: &Condition, b: &Condition) -> bool {
        let follows = |member: &&Condition| self.implies(a, member);
        let leads = |member: &&Condition| self.implies(member, b);
        if !self.afford(1) {
            return false;
        }
        if a == b {
            return true;
        }
        let by_b = match b {
            Condition::AnyOf(members) => members.iter().any(|member| follows(&member)),
            Condition::AllOf(members) => members.iter().all(|member| follows(&member)),
            Condition::AtLeast(some) => some.of.iter().filter(follows).count() >= some.n as usize,
            _ => self.leaf_implies(a, b),
        };
        by_b || match a {
            Condition::AnyOf(members) => members.iter().all(|member| leads(&member)),
            Condition::AllOf(members) => members.iter().any(|member| leads(&member)),
            Condition::AtLeast(some) => {
                let others = some.of.len() - some.of.iter().filter(leads).count();
                others < some.n as usize
            }
            _ => false,
        }
    }

    fn leaf_implies(&self, a: &Condition, b: &Condition) -> bool {
        match (a, b) {
            (Condition::Observed(a), Condition::Observed(b)) => {
                a.n >= b.n && a.within.inside(b.within) && self.within(&a.select, &b.select)
            }
            (Condition::Recurrence(a), Condition::Recurrence(b)) => {
                a.n >= b.n && a.within.inside(b.within) && self.within(&a.select, &b.select)
            }
            (Condition::Recurrence(a), Condition::Observed(b)) => {
                a.n >= b.n && a.within.inside(b.within) && self.within(&a.select, &b.select)
            }
            (Condition::Weight(a), Condition::Weight(b)) => a.at_least >= b.at_least && a.table == b.table,
            (Condition::Contacts(a), Condition::Contacts(b)) => {
                let narrower = b.kinds.is_empty()
                    || !a.kinds.is_empty() && a.kinds.iter().all(|kind| b.kinds.contains(kind));
                a.n >= b.n && a.within.inside(b.within) && narrower
            }
            (Condition::Sectors(a), Condition::Sectors(b))
            | (Condition::Agencies(a), Condition::Agencies(b))
            | (Condition::Worry(a), Condition::Worry(b)) => a.n >= b.n && a.within.inside(b.within),
            (Condition::Worry(a), Condition::Contacts(b)) => {
                b.kinds.is_empty() && a.n >= b.n && a.within.inside(b.within)
            }
            (Condition::Sectors(Count { within, .. }), Condition::Contacts(b))
            | (Condition::Agencies(Count { within, .. }), Condition::Contacts(b)) => {
                one_contact(b) && within.inside(b.within)
            }
            (Condition::Recurrence(a), Condition::Contacts(b)) => one_contact(b) && a.within.inside(b.within),
            _ => false,
        }
    }

    /// Whether all that `a` counts, `b` counts too.
    fn within(&self, a: &Selection, b: &Selection) -> bool {
        let indicators = self.codebook.indicators();
        let names = a.codes.len() + a.domains.len() + b.codes.len() + b.domains.len() + 1;
        let explained = a.explained == Explained::Ignored || b.explained == Explained::Counts;
        explained
            && a.minimum_basis >= b.minimum_basis
            && self.afford(indicators.len().saturating_mul(names))
            && indicators.iter().all(|indicator| !a.selects(indicator) || b.selects(indicator))
    }
}

fn one_contact(contacts: &Contacts) -> bool {
    contacts.kinds.is_empty() && contacts.n <= 1
}

impl Prover<'_> {
    /// Whether route condition `b` holds wherever `a` does; `rank` gives a level's rank.
    pub(super) fn route_implies(
        &self,
        a: &RouteCondition,
        b: &RouteCondition,
        rank: &dyn Fn(&LevelId) -> Option<usize>,
    ) -> bool {
        use RouteCondition as Route;
        if !self.afford(1) {
            return false;
        }
        if a == b || *b == Route::Always {
            return true;
        }
        let by_b = match (a, b) {
            (_, Route::AnyOf(members)) => members.iter().any(|member| self.route_implies(a, member, rank)),
            (_, Route::AllOf(members)) => members.iter().all(|member| self.route_implies(a, member, rank)),
            (Route::Ideology(a), Route::Ideology(b)) => a.iter().all(|status| b.contains(status)),
            (Route::Consent(a), Route::Consent(b)) => a.iter().all(|state| b.contains(state)),
            (Route::LevelAtLeast(a), Route::LevelAtLeast(b)) => rank(a) >= rank(b),
            (Route::Domains(a), Route::Domains(b)) => {
                let role = b.role == RoleFilter::Any || a.role == b.role;
                role && a.of.iter().all(|domain| b.of.contains(domain))
            }
            _ => false,
        };
        by_b || match a {
            Route::AnyOf(members) => members.iter().all(|member| self.route_implies(member, b, rank)),
            Route::AllOf(members) => members.iter().any(|member| self.route_implies(member, b, rank)),
            _ => false,
        }
    }
}
