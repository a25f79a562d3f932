//! Where a case may have its home. Here, and only here, ideology and consent are read.

use crate::case::Case;
use crate::engine::View;
use crate::event::Entry;
use crate::history::Seen;
use crate::ideology::IdeologyStatus;
use crate::policy::{Consent, DomainsPresent, Policy, RouteCondition};

/// The status of the ideology that was recorded last.
pub(super) fn ideology(case: &Case, view: View) -> IdeologyStatus {
    let (document, history) = (case.document(), case.history());
    let counted = history.reports.iter().filter(|report| report.counted(view.ranks));
    let last = counted
        .filter_map(|report| report.ideology.map(|status| (report, status)))
        .max_by_key(|(report, _)| (report.first, report.contact_in(document).map(|contact| &contact.id)));
    last.map_or(IdeologyStatus::NotAssessed, |(_, status)| status)
}

/// How far asking for consent has come.
pub(crate) fn consent(case: &Case, view: View) -> Consent {
    let seen = case.document().events.iter().zip(&case.history().event_ranks);
    let steps = seen.filter(|(_, rank)| **rank < view.ranks).filter_map(|(event, rank)| match event.entry {
        Entry::Consent { step, .. } => Some((*rank, &event.id, step)),
        _ => None,
    });
    let last = steps.max_by_key(|(rank, id, _)| (*rank, *id));
    last.map_or(Consent::NotSought, |(_, _, step)| step.into())
}

/// The position of the first route that holds.
pub(super) fn route(policy: &Policy, case: &Case, view: View, level: u8) -> usize {
    let routes = &policy.document().routes;
    let chooser = Chooser { policy, case, view, level, ideology: ideology(case, view) };
    let held = routes.iter().position(|route| chooser.holds(&route.when));
    held.unwrap_or_else(|| routes.len().saturating_sub(1))
}

struct Chooser<'a> {
    policy: &'a Policy,
    case: &'a Case,
    view: View,
    level: u8,
    ideology: IdeologyStatus,
}

impl Chooser<'_> {
    fn holds(&self, condition: &RouteCondition) -> bool {
        match condition {
            RouteCondition::Always => true,
            RouteCondition::Ideology(statuses) => statuses.contains(&self.ideology),
            RouteCondition::Consent(states) => states.contains(&consent(self.case, self.view)),
            RouteCondition::Subject(band) => self.case.document().subject.is == *band,
            RouteCondition::LevelAtLeast(level) => {
                self.policy.rank(level).is_some_and(|rank| usize::from(self.level) >= rank)
            }
            RouteCondition::Domains(domains) => self.present(domains),
            RouteCondition::AnyOf(members) => members.iter().any(|member| self.holds(member)),
            RouteCondition::AllOf(members) => members.iter().all(|member| self.holds(member)),
        }
    }

    fn present(&self, domains: &DomainsPresent) -> bool {
        let history = self.case.history();
        let ranks = self.view.ranks;
        history.reports.iter().filter(|report| report.counted(ranks)).any(|report| {
            history.sightings_of(report).iter().any(|sighting| {
                let domain = self.case.codebook().at(sighting.indicator).map(|i| &i.domain);
                sighting.reads(ranks)
                    && !sighting.is_refuted(ranks)
                    && sighting.presence == Seen::Present
                    && domain.is_some_and(|domain| domains.of.contains(domain))
                    && domains.role.fits(sighting.role)
            })
        })
    }
}
