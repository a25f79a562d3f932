//! Figures over many cases, in words.

use super::page::{Page, Row, plain, quiet, strong};
use super::words;
use crate::assurance::{AssuranceDocument, DelaysDocument, DutiesDocument, ShareDocument};
use crate::sample::SampleDocument;

pub(super) fn page(assurance: &AssuranceDocument<'_>) -> Page {
    let mut page = Page::default();
    page.title("Assurance");
    let cases = words::count(assurance.cases, "case", "cases");
    let from = assurance.after.map_or(String::new(), |after| format!(" after {}", words::day_of(after)));
    page.paragraph(vec![plain(format!(
        "{cases}, what was recorded or due{from} by {}, policy {} {}. Each figure stands beside what it is a part of. \
         They are about the process; no person and no case is ranked.",
        words::day_of(assurance.as_of),
        assurance.policy.id,
        assurance.policy.version,
    ))]);
    page.heading("Figures");
    assurance.figures.iter().for_each(|figure| share(&mut page, figure));
    page.heading("From when a review was due to when it was held");
    delays(&mut page, &assurance.delays);
    if !assurance.duties.is_empty() {
        page.heading("Duties that were due");
        duties(&mut page, &assurance.duties);
    }
    page
}

fn share(page: &mut Page, figure: &ShareDocument) {
    let some = figure.by.iter().filter(|part| part.count > 0);
    let parts: Vec<String> =
        some.map(|part| format!("{}: {} of {}", words::group(&part.group), part.count, part.of)).collect();
    let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) };
    page.item(vec![
        strong(format!("{} of {}", figure.count, figure.of)),
        plain(format!(" {}.", figure.title)),
        quiet(parts),
    ]);
}

fn delays(page: &mut Page, delays: &DelaysDocument) {
    let median = delays.median_days.map_or(String::new(), |days| {
        if days == 0 {
            return " The middle one of those held was held on the day.".to_owned();
        }
        let (days, way) = (days.unsigned_abs(), if days < 0 { "early" } else { "late" });
        let days = words::count(usize::try_from(days).unwrap_or_default(), "day", "days");
        format!(" The middle one of those held was {days} {way}.")
    });
    page.paragraph(vec![plain(format!(
        "Of {} reviews that were due: {} held in time, {} up to 7 days late, {} up to 28 days late, {} later, {} not \
         held yet.{median}",
        delays.of,
        delays.in_time,
        delays.up_to_7_days_late,
        delays.up_to_28_days_late,
        delays.later,
        delays.not_held,
    ))]);
}

fn duties(page: &mut Page, duties: &[DutiesDocument]) {
    let rows = duties.iter().map(|duty| {
        let figures = [duty.of, duty.met, duty.late, duty.missed];
        let mut cells = vec![plain(duty.kind.words())];
        cells.extend(figures.map(|figure| plain(figure.to_string())));
        Row { cells, notes: Vec::new() }
    });
    let header = ["Duty", "Due", "Done in time", "Done late", "Not done"];
    page.table(header.map(str::to_owned).to_vec(), rows.collect());
}

/// A dip sample.
pub(super) fn sample(sample: &SampleDocument<'_>) -> Page {
    let mut page = Page::default();
    page.title("Dip sample of closures");
    page.paragraph(vec![plain(format!(
        "Drawn by lot from {}, {} from each stratum, without putting back. Whoever knows the seed, \"{}\", can draw it \
         again.",
        words::count(sample.of, "closure", "closures"),
        sample.from_each,
        sample.seed,
    ))]);
    for stratum in &sample.strata {
        let drawn: Vec<String> =
            stratum.drawn.iter().map(|drawn| format!("{} ({})", drawn.case, drawn.closure)).collect();
        let of = format!("{} of {}: ", stratum.drawn.len(), stratum.of);
        page.item(vec![
            strong(format!("{}: ", words::group(std::slice::from_ref(&stratum.stratum)))),
            plain(of),
            plain(words::list(&drawn)),
        ]);
    }
    page
}
