//! Where a case may have its home. Here, and only here, ideology and consent are read.

use crate::case::Case;
use crate::engine::View;
use crate::event::Entry;
use crate::history::Seen;
use crate::ideology::IdeologyStatus;
use crate::policy::{Consent, DomainsPresent, Policy, RouteCondition};
use crate::subject::AgeBand;

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
    chosen(policy, level, &Record { case, view, ideology: ideology(case, view) })
}

/// What routes read.
pub(crate) trait Routing {
    fn ideology(&self) -> IdeologyStatus;
    fn consent(&self) -> Consent;
    fn subject(&self) -> AgeBand;
    fn present(&self, domains: &DomainsPresent) -> bool;
}

/// The position of the first route that holds.
pub(crate) fn chosen(policy: &Policy, level: u8, routing: &impl Routing) -> usize {
    let routes = &policy.document().routes;
    let held = routes.iter().position(|route| holds(policy, level, routing, &route.when));
    held.unwrap_or_else(|| routes.len().saturating_sub(1))
}

fn holds(policy: &Policy, level: u8, routing: &impl Routing, condition: &RouteCondition) -> bool {
    let member = |member| holds(policy, level, routing, member);
    match condition {
        RouteCondition::Always => true,
        RouteCondition::Ideology(statuses) => statuses.contains(&routing.ideology()),
        RouteCondition::Consent(states) => states.contains(&routing.consent()),
        RouteCondition::Subject(band) => routing.subject() == *band,
        RouteCondition::LevelAtLeast(least) => {
            policy.rank(least).is_some_and(|rank| usize::from(level) >= rank)
        }
        RouteCondition::Domains(domains) => routing.present(domains),
        RouteCondition::AnyOf(members) => members.iter().any(member),
        RouteCondition::AllOf(members) => members.iter().all(member),
    }
}

struct Record<'a> {
    case: &'a Case,
    view: View,
    ideology: IdeologyStatus,
}

impl Routing for Record<'_> {
    fn ideology(&self) -> IdeologyStatus {
        self.ideology
    }

    fn consent(&self) -> Consent {
        consent(self.case, self.view)
    }

    fn subject(&self) -> AgeBand {
        self.case.document().subject.is
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
