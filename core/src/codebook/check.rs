//! What a codebook must hold to.

use super::{CODEBOOK_SCHEMA, CodebookDocument, MAX_INDICATORS};
use crate::diagnostic::{Code, Problems};
use crate::ideology::{ConcernRef, Fit};
use crate::indicator::{Indicator, Polarity, Proximity};
use crate::source::{check_named_sources, check_sources, report_repeats, require_text};

/// Words for protected characteristics and diagnoses. An indicator whose code, label or construct has
/// one of them is refused: what a person is has no place among what a person did or said.
const BARRED: &[&str] = &[
    "race",
    "racial",
    "ethnicity",
    "ethnic",
    "religion",
    "religious",
    "faith",
    "belief",
    "beliefs",
    "nationality",
    "sex",
    "gender",
    "sexuality",
    "transgender",
    "homosexual",
    "gay",
    "lesbian",
    "bisexual",
    "disability",
    "disabled",
    "autism",
    "autistic",
    "adhd",
    "neurodivergence",
    "neurodivergent",
    "neurodiversity",
    "diagnosis",
    "diagnosed",
    "disorder",
    "psychosis",
    "psychotic",
    "schizophrenia",
    "schizophrenic",
    "depression",
    "pregnancy",
    "pregnant",
    "marriage",
    "age",
    "immigration",
    "immigrant",
    "asylum",
    "refugee",
    "migrant",
    "poverty",
    "postcode",
];

/// The same, of two words.
const BARRED_PAIRS: &[(&str, &str)] =
    &[("sexual", "orientation"), ("national", "origin"), ("mental", "illness"), ("mental", "health")];

pub(super) fn check(document: &CodebookDocument, problems: &mut Problems) {
    if document.schema != CODEBOOK_SCHEMA {
        let message = format!("expected `{CODEBOOK_SCHEMA}`");
        problems.error(Code::UnsupportedSchema, "schema", message);
    }
    if document.indicators.len() > MAX_INDICATORS {
        let message = format!("there are more than {MAX_INDICATORS} indicators");
        problems.error(Code::TooMany, "indicators", message);
        return;
    }
    if document.indicators.is_empty() {
        problems.error(Code::NothingDefined, "indicators", "there is no indicator");
    }
    for (text, field) in [(&document.version, "version"), (&document.title, "title")] {
        require_text(text, || field.to_owned(), problems);
    }
    check_sources(&document.sources, problems);
    check_domains(document, problems);
    let codes = document.indicators.iter().map(|indicator| indicator.code.as_str());
    report_repeats(codes, Code::DuplicateCode, "indicators", "code", problems);
    for (index, indicator) in document.indicators.iter().enumerate() {
        check_indicator(document, indicator, &format!("indicators[{index}]"), problems);
    }
    for (index, left_out) in document.left_out.iter().enumerate() {
        require_text(&left_out.name, || format!("leftOut[{index}].name"), problems);
        require_text(&left_out.why, || format!("leftOut[{index}].why"), problems);
    }
    check_schemes(document, problems);
    check_translations(document, problems);
}

fn check_domains(document: &CodebookDocument, problems: &mut Problems) {
    let codes = document.domains.iter().map(|domain| domain.code.as_str());
    report_repeats(codes, Code::DuplicateCode, "domains", "code", problems);
    for (index, domain) in document.domains.iter().enumerate() {
        require_text(&domain.label, || format!("domains[{index}].label"), problems);
        require_text(&domain.definition, || format!("domains[{index}].definition"), problems);
    }
}

fn check_indicator(document: &CodebookDocument, indicator: &Indicator, path: &str, problems: &mut Problems) {
    require_text(&indicator.label, || format!("{path}.label"), problems);
    require_text(&indicator.definition, || format!("{path}.definition"), problems);
    if !document.domains.iter().any(|domain| domain.code == indicator.domain) {
        let message = format!("there is no domain `{}` in this codebook", indicator.domain);
        problems.error(Code::UnknownDomain, format!("{path}.domain"), message);
    }
    if indicator.polarity != Polarity::Risk && indicator.proximity != Proximity::Distal {
        let message = "an indicator that is no risk can only be distal";
        problems.error(Code::ImminentNotRisk, format!("{path}.proximity"), message);
    }
    check_named_sources(&indicator.sources, &document.sources, path, problems);
    let constructs = indicator.crosswalk.iter().enumerate();
    let texts = [
        (indicator.code.as_str(), format!("{path}.code")),
        (indicator.label.as_str(), format!("{path}.label")),
    ]
    .into_iter()
    .chain(constructs.map(|(i, c)| (c.construct.as_str(), format!("{path}.crosswalk[{i}].construct"))));
    for (text, place) in texts {
        if let Some(word) = barred_word(text) {
            let message = format!("`{word}` names a protected characteristic or a diagnosis");
            problems.error(Code::BarredIndicator, place, message);
        }
    }
}

fn barred_word(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let single = words.iter().find(|word| BARRED.contains(word)).map(|word| (*word).to_owned());
    single.or_else(|| {
        words
            .iter()
            .zip(words.iter().skip(1))
            .find(|(first, second)| BARRED_PAIRS.contains(&(first, second)))
            .map(|(first, second)| format!("{first} {second}"))
    })
}

fn check_schemes(document: &CodebookDocument, problems: &mut Problems) {
    let ids = document.schemes.iter().map(|scheme| scheme.id.as_str());
    report_repeats(ids, Code::DuplicateId, "schemes", "id", problems);
    for (index, scheme) in document.schemes.iter().enumerate() {
        let path = format!("schemes[{index}]");
        require_text(&scheme.title, || format!("{path}.title"), problems);
        check_named_sources(&scheme.sources, &document.sources, &path, problems);
        let codes = scheme.concerns.iter().map(|concern| concern.code.as_str());
        let list = format!("{path}.concerns");
        report_repeats(codes, Code::DuplicateCode, &list, "code", problems);
    }
}

fn check_translations(document: &CodebookDocument, problems: &mut Problems) {
    for (index, translation) in document.translations.iter().enumerate() {
        let path = format!("translations[{index}]");
        check_concern(document, &translation.from, &format!("{path}.from"), problems);
        check_concern(document, &translation.to, &format!("{path}.to"), problems);
        if translation.fit != Fit::Exact && translation.loses.trim().is_empty() {
            let message = "the translation is not exact and does not say what it loses";
            problems.error(Code::LossNotStated, format!("{path}.loses"), message);
        }
    }
}

fn check_concern(document: &CodebookDocument, named: &ConcernRef, path: &str, problems: &mut Problems) {
    let Some(scheme) = document.schemes.iter().find(|scheme| scheme.id == named.scheme) else {
        let message = format!("there is no scheme `{}` in this codebook", named.scheme);
        return problems.error(Code::UnknownScheme, format!("{path}.scheme"), message);
    };
    if !scheme.concerns.iter().any(|concern| concern.code == named.concern) {
        let message = format!("the scheme `{}` has no concern `{}`", named.scheme, named.concern);
        problems.error(Code::UnknownConcern, format!("{path}.concern"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::barred_word;

    #[test]
    fn characteristics_and_diagnoses_are_found_as_words() {
        for barred in ["Autism", "religious-belief", "mental disorder", "sexual orientation", "home postcode"]
        {
            assert!(barred_word(barred).is_some(), "{barred}");
        }
        for allowed in ["message", "sexual-violence-by-subject", "nationwide travel", "mental rehearsal"] {
            assert!(barred_word(allowed).is_none(), "{allowed}");
        }
    }
}
