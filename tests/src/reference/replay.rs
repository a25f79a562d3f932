//! Replay: the levels before and after each recorded instant of a case.

use chrono::SecondsFormat;
use serde_json::Value;

use super::documents::{Case, Codebook};
use super::policy::Policy;
use super::record::Cutoff;
use super::times::{Instant, instant};

/// For every distinct recorded instant, in order: the instant, the level before and after, and the two
/// ceilings after. Before and after share the windows' end: the instant's civil date in the offset of
/// the last entry of the case.
///
/// # Panics
/// If a document is not valid.
#[must_use]
pub fn levels_of_replay(
    policy: &Value,
    codebook: &Value,
    case: &Value,
) -> Vec<(String, String, String, String, String)> {
    let policy = Policy::read(policy);
    let codebook = Codebook::read(codebook);
    let case = Case::read(case);
    let mut steps = Vec::new();
    for at in recorded_instants(&case) {
        let answer = |cutoff| super::answer(&policy, &codebook, &case, &cutoff, at.date_naive());
        let before = answer(Cutoff::Before(at));
        let after = answer(Cutoff::AtOrBefore(at));
        steps.push((
            at.to_rfc3339_opts(SecondsFormat::AutoSi, true),
            before.level,
            after.level,
            after.ceiling,
            after.ceiling_with_unasked,
        ));
    }
    steps
}

/// All distinct recorded instants, in order, in the offset of the last entry (of several at that
/// instant, of the one with the greatest id).
fn recorded_instants(case: &Case) -> Vec<Instant> {
    let contacts = case.contacts.iter().map(|contact| (instant(&contact.recorded), &contact.id));
    let events = case.events.iter().map(|event| (instant(&event.recorded), &event.id));
    let mut entries: Vec<_> = contacts.chain(events).collect();
    entries.sort();
    let mut instants = Vec::new();
    if let Some((last, _)) = entries.last() {
        for (at, _) in &entries {
            instants.push(at.with_timezone(last.offset()));
        }
    }
    instants.dedup();
    instants
}
