//! The rules by which cases are owned, closed and looked at again, in words.

use super::super::page::{Page, plain, strong};
use super::super::words;
use super::conditions::either;
use super::sources;
use crate::id::{LevelId, SourceId};
use crate::policy::{Clocks, ClosureRule, Escalation, FollowUp, HomeRule, Opening, Policy, Reopening};
use crate::time::TimeLimit;

pub(super) fn accountability(page: &mut Page, policy: &Policy) {
    let rules = &policy.document().accountability;
    page.heading("How cases are owned, closed and looked at again");
    let calendar = policy.calendar().document();
    page.paragraph(vec![plain(match &policy.document().calendar {
        Some(id) => format!(
            "Working days are those of the calendar {id} {}, which knows the holidays of the years {} to {}.",
            calendar.version, calendar.from, calendar.until
        ),
        None => "The policy names no calendar and counts no working days.".to_owned(),
    })]);
    opening(page, policy, rules.opening.as_ref());
    reopening(page, policy, rules.reopening.as_ref());
    home(page, policy, rules.home.as_ref());
    closure(page, policy, rules.closure.as_ref());
    follow_up(page, policy, rules.follow_up.as_ref());
    clocks(page, policy, rules.clocks.as_ref());
}

fn item(page: &mut Page, text: String) {
    page.item(vec![plain(text)]);
}

fn why(page: &mut Page, policy: &Policy, reason: &str, named: &[SourceId]) {
    page.paragraph(vec![strong("Why: "), plain(reason)]);
    page.paragraph(sources(policy, named));
}

fn level(policy: &Policy, level: &LevelId) -> String {
    words::title(policy, level.as_str())
}

fn escalation(goes_to: &Escalation) -> String {
    format!("{} ({}), within {}", goes_to.who, goes_to.role, goes_to.within)
}

fn opening(page: &mut Page, policy: &Policy, rule: Option<&Opening>) {
    page.subheading("When a case opens");
    item(page, "At its first referral.".to_owned());
    let Some(rule) = rule else {
        return page.paragraph(vec![plain("The policy adds nothing.")]);
    };
    if let Some(reached) = &rule.level {
        item(
            page,
            format!("At a contact that counts while the record reaches \"{}\".", level(policy, reached)),
        );
    }
    why(page, policy, &rule.reason, &rule.sources);
}

fn reopening(page: &mut Page, policy: &Policy, rule: Option<&Reopening>) {
    page.subheading("When a closed case opens again");
    let Some(rule) = rule else {
        return page.paragraph(vec![plain("The policy has no rule of its own: at any referral.")]);
    };
    if !rule.kinds.is_empty() {
        let kinds: Vec<String> =
            rule.kinds.iter().map(|kind| format!("\"{}\"", words::kind(*kind))).collect();
        item(page, format!("At a contact of the kind {}.", either(&kinds)));
    }
    if let Some(reached) = &rule.level {
        item(
            page,
            format!("At a contact that counts while the record reaches \"{}\".", level(policy, reached)),
        );
    }
    why(page, policy, &rule.reason, &rule.sources);
}

fn home(page: &mut Page, policy: &Policy, rule: Option<&HomeRule>) {
    page.subheading("When a case has no clear home");
    let Some(rule) = rule else {
        return page.paragraph(vec![plain("The policy has no rule for this.")]);
    };
    item(page, format!("An offer is to be answered within {}.", rule.answer_within));
    let refusals = words::count(rule.refusals as usize, "refusal", "refusals");
    item(page, format!("After {refusals} the case has no clear home."));
    item(page, format!("Nor has it one after {} without an answer or without a home.", rule.unanswered_for));
    item(page, format!("It then goes to: {}.", escalation(&rule.goes_to)));
    why(page, policy, &rule.reason, &rule.sources);
}

fn closure(page: &mut Page, policy: &Policy, rule: Option<&ClosureRule>) {
    page.subheading("What a closure needs");
    item(
        page,
        "Under every policy: every look that was asked for held in full, information that was asked for returned, \
         required questions asked, other records decided on, and a coded reason. What is missing stands against it."
            .to_owned(),
    );
    let Some(rule) = rule else {
        return page.paragraph(vec![plain("The policy adds nothing.")]);
    };
    if let Some(n) = rule.second_reviewer_from {
        let referrals = words::count(n as usize, "referral", "referrals");
        item(page, format!("From {referrals} on: two reviewers who have each considered them all."));
    }
    if !rule.receiver_for.is_empty() {
        let reasons: Vec<String> =
            rule.receiver_for.iter().map(|reason| format!("\"{}\"", reason.words())).collect();
        item(page, format!("A receiver that has accepted, if the reason is {}.", either(&reasons)));
    }
    if let Some(goes_to) = &rule.against_advice {
        item(
            page,
            format!("A case that was closed against advice is looked at again by: {}.", escalation(goes_to)),
        );
    }
    why(page, policy, &rule.reason, &rule.sources);
}

fn follow_up(page: &mut Page, policy: &Policy, rule: Option<&FollowUp>) {
    page.subheading("Reviews after a closure");
    let Some(rule) = rule else {
        return page.paragraph(vec![plain("The policy asks for none.")]);
    };
    let months: Vec<String> = rule.months.iter().map(u32::to_string).collect();
    item(page, format!("Due so many months after the closure: {}.", words::list(&months)));
    let until = words::count(rule.extendable_to as usize, "month", "months");
    item(page, format!("They may be extended to {until} after it."));
    item(page, format!("Held by: {}.", rule.who));
    why(page, policy, &rule.reason, &rule.sources);
}

fn clocks(page: &mut Page, policy: &Policy, rule: Option<&Clocks>) {
    page.subheading("How long the rest may take");
    let Some(rule) = rule else {
        return page.paragraph(vec![plain("The policy sets no other times.")]);
    };
    let clocks = [
        ("To return information that was asked for", rule.information),
        ("To decide whether another record is about the same person", rule.candidate),
        ("For something to stay unknown, or a required question unasked, in an open case", rule.unknown),
        (
            "After the last contact, closure or look, until somebody asks whether the record is still to be kept",
            rule.retention,
        ),
    ];
    for (what, limit) in clocks {
        let limit = limit.as_ref().map_or("no time is set".to_owned(), TimeLimit::to_string);
        item(page, format!("{what}: {limit}."));
    }
    why(page, policy, &rule.reason, &rule.sources);
}
