//! The list of what is due, in words.

use chrono::{DateTime, FixedOffset};

use super::page::{Page, Row, Tone, plain, strong, toned};
use super::words;
use crate::due::DueDocument;
use crate::duty::DutyDocument;
use crate::policy::Policy;

/// The list up to a horizon; what is due later is counted.
pub(super) fn page(policy: &Policy, due: &DueDocument<'_>, until: Option<DateTime<FixedOffset>>) -> Page {
    let mut page = Page::default();
    page.title("What is due");
    let cases = words::count(due.cases, "case", "cases");
    let (late, coming): (Vec<_>, Vec<_>) = due.duties.iter().partition(|duty| duty.overdue);
    let (soon, later): (Vec<_>, Vec<_>) =
        coming.into_iter().partition(|duty| until.is_none_or(|until| duty.due <= until));
    let horizon = until.map_or(String::new(), |until| format!(" by {}", words::day_of(until)));
    page.paragraph(vec![plain(format!(
        "{cases}, as of {}, policy {} {}: {} overdue, {} to come{horizon}. Earliest first; the list ranks no people. \
         What is overdue stays on it until it is done.",
        words::day_of(due.as_of),
        due.policy.id,
        due.policy.version,
        late.len(),
        soon.len(),
    ))]);
    table(&mut page, policy, "Overdue", &late);
    table(&mut page, policy, "To come", &soon);
    if !later.is_empty() {
        let count = words::count(later.len(), "duty is", "duties are");
        page.paragraph(vec![plain(format!("{count} due later."))]);
    }
    page
}

fn table(page: &mut Page, policy: &Policy, heading: &str, duties: &[&DutyDocument<'_>]) {
    if duties.is_empty() {
        return;
    }
    page.heading(heading);
    let rows = duties.iter().map(|duty| {
        let tone = if duty.overdue { Tone::Alarm } else { Tone::Plain };
        let cells = vec![
            toned(words::day_of(duty.due), tone),
            strong(duty.case),
            plain(words::what_of(policy, duty)),
            plain(duty.who),
        ];
        Row { cells, notes: Vec::new() }
    });
    page.table(["Due", "Case", "What", "Who"].map(str::to_owned).to_vec(), rows.collect());
}
