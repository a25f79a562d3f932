//! A draft of a transparency record, in words.

use super::page::{Page, plain, quiet, strong};
use crate::transparency::{TransparencyField, TransparencyRecord};

pub(super) fn page(record: &TransparencyRecord<'_>) -> Page {
    let mut page = Page::default();
    page.title("Draft of an algorithmic transparency record");
    page.paragraph(vec![strong(record.notice)]);
    page.paragraph(vec![plain(format!("{}. ", record.standard)), plain(record.versions)]);
    let (policy, codebook) = (&record.policy, &record.codebook);
    page.item(vec![plain(format!("Policy {} {}: {}", policy.id, policy.version, record.policy_digest))]);
    page.item(vec![plain(format!(
        "Codebook {} {}: {}",
        codebook.id, codebook.version, record.codebook_digest
    ))]);
    let fields = || record.sections.iter().flat_map(|section| &section.fields);
    let open = fields().filter(|field| field.to_be_completed.is_some()).count();
    page.paragraph(vec![plain(format!(
        "Of {} fields, {open} are to be completed, or have something to be added.",
        fields().count(),
    ))]);
    for section in &record.sections {
        page.heading(section.title);
        section.fields.iter().for_each(|one| field(&mut page, one));
    }
    page
}

fn field(page: &mut Page, field: &TransparencyField) {
    page.subheading(format!("{} {}", field.number, field.name));
    if let Some(text) = &field.prefilled {
        page.paragraph(vec![plain(text)]);
    }
    if let Some(hint) = field.to_be_completed {
        page.paragraph(vec![strong("To be completed: "), quiet(hint)]);
    }
}
