//! An explanation in words: one line, and all of it.

use super::page::{Page, Tone, clean, plain};
use super::recommendation::Told;
use super::voice::{Spans, Voice, all, text, words_of};
use crate::contact::ContactKind;
use crate::explanation::{
    AdditionDocument, ConditionDocument, CriterionDocument, Explanation, ExplanationDocument, SeenDocument,
    SufficesDocument, WeighedUnknownDocument,
};
use crate::phrases::Message;
use crate::recommendation::UnknownDocument;

/// The full trace.
pub(super) fn page(explanation: &Explanation, voice: Voice<'_>) -> Page {
    let made = explanation.recommendation();
    let (document, reasons) = (explanation.document(), made.document());
    let told = Told::new(made, &reasons, voice);
    let mut page = Page::in_language(voice.phrases.language());
    told.head(&mut page);
    told.reasons(&mut page);
    told.together(&mut page);
    changes(&mut page, &told, &document);
    unknowns(&mut page, &told, &document);
    told.tail(&mut page);
    told.heading(&mut page, Message::Criteria);
    page.paragraph(all(Tone::Quiet, voice.say(Message::CriteriaNote, &[])));
    for criterion in &document.criteria {
        page.item(criterion_line(voice, criterion));
    }
    page
}

/// The level and why, in one sentence, and how high it could be, in another.
pub(super) fn line(explanation: &Explanation, voice: Voice<'_>) -> String {
    let document = explanation.recommendation().document();
    let date = voice.instant(document.as_of);
    let reached = document.reasons.iter().filter(|reason| reason.level == document.level.id);
    let why: Vec<Spans> = reached
        .map(|reason| {
            let figures = words_of(&voice.figures(&reason.figures));
            text(format!("{}: {figures}", reason.title))
        })
        .collect();
    let message = if why.is_empty() { Message::LineNone } else { Message::Line };
    let case = if voice.days { text(document.case) } else { voice.say(Message::CaseOther, &[]) };
    let mut line = words_of(&voice.say(
        message,
        &[
            ("case", case),
            ("date", text(date)),
            ("level", text(document.level.title)),
            ("policy", text(document.policy.id)),
            ("version", text(document.policy.version)),
            ("why", voice.list(why)),
        ],
    ));
    if document.ceiling.asked != document.level.id {
        let ceiling = words_of(&voice.levels(document.ceiling.asked));
        line.push(' ');
        line.push_str(&voice.text(Message::LineCeiling, &[("ceiling", &ceiling)]));
    }
    clean(&line)
}

fn changes(page: &mut Page, told: &Told<'_>, document: &ExplanationDocument<'_>) {
    told.heading(page, Message::Change);
    let voice = told.voice;
    for set in &document.suffices {
        page.item(enough(told, set));
    }
    for fall in &document.falls {
        page.item(self::fall(told, fall));
    }
    for raise in &document.raises {
        page.item(self::raise(voice, raise));
    }
    if !document.out_of_reach.is_empty() {
        let titles = document.out_of_reach.iter().map(|id| title(voice, id));
        let criteria = voice.list(titles.map(text).collect());
        page.item(voice.say(Message::OutOfReach, &[("criteria", criteria)]));
    }
    page.paragraph(all(Tone::Quiet, work(voice, document)));
}

pub(super) fn enough(told: &Told<'_>, set: &SufficesDocument<'_>) -> Spans {
    told.voice.say(Message::Suffices, &[("evidence", told.evidence(&set.evidence))])
}

pub(super) fn fall(told: &Told<'_>, fall: &crate::explanation::FallDocument<'_>) -> Spans {
    let message = if fall.untrue.len() == 1 { Message::Falls } else { Message::FallsTogether };
    let places = [("level", told.voice.levels(fall.level)), ("evidence", told.evidence(&fall.untrue))];
    told.voice.say(message, &places)
}

pub(super) fn raise(voice: Voice<'_>, raise: &crate::explanation::RaiseDocument<'_>) -> Spans {
    let mut told: Vec<(&AdditionDocument<'_>, usize)> = Vec::new();
    for contact in &raise.contacts {
        match told.iter_mut().find(|(known, _)| *known == contact) {
            Some((_, times)) => *times += 1,
            None => told.push((contact, 1)),
        }
    }
    let additions = told.into_iter().map(|(contact, times)| match times {
        1 => addition(voice, contact),
        n => {
            let n = text(n.to_string());
            voice.say(Message::AddTimes, &[("addition", addition(voice, contact)), ("n", n)])
        }
    });
    let additions = voice.list(additions.collect());
    voice.say(Message::Raises, &[("level", voice.levels(raise.level)), ("additions", additions)])
}

fn addition(voice: Voice<'_>, contact: &AdditionDocument<'_>) -> Spans {
    let mut parts = vec![match contact.kind {
        ContactKind::Referral => voice.say(Message::AddReferral, &[]),
        kind => voice.say(Message::AddContact, &[("kind", text(super::words::kind(kind)))]),
    }];
    if contact.new_sector {
        parts.push(voice.say(Message::AddSector, &[]));
    }
    if contact.agency.is_none() {
        parts.push(voice.say(Message::AddAgency, &[]));
    }
    if contact.worry {
        parts.push(voice.say(Message::AddWorry, &[]));
    }
    let observed: Vec<Spans> = contact
        .observations
        .iter()
        .map(|observed| {
            let indicator = ("indicator", text(voice.indicator(observed.indicator)));
            match observed.or.len() {
                0 => voice.say(Message::AddObserved, &[indicator]),
                1 => voice.say(Message::AddObservedOrOne, &[indicator]),
                n => voice.say(Message::AddObservedOr, &[indicator, ("n", text(n.to_string()))]),
            }
        })
        .collect();
    if !observed.is_empty() {
        parts.push(voice.list(observed));
    }
    let mut told = Vec::new();
    for part in parts {
        if !told.is_empty() {
            told.push(plain(" "));
        }
        told.extend(part);
    }
    told
}

/// How much was tried, and whether that was all.
pub(super) fn work(voice: Voice<'_>, document: &ExplanationDocument<'_>) -> Spans {
    let work = &document.work;
    let whole = work.all_sets && work.all_raises && work.all_unknowns;
    let message = if whole { Message::BoundNotReached } else { Message::BoundReached };
    voice.say(
        message,
        &[("evaluations", text(work.evaluations.to_string())), ("bound", text(work.bound.to_string()))],
    )
}

fn unknowns(page: &mut Page, told: &Told<'_>, document: &ExplanationDocument<'_>) {
    if document.unknowns.is_empty() && document.untried.is_empty() {
        return;
    }
    told.heading(page, Message::Unknowns);
    for (at, weighed) in document.unknowns.iter().enumerate() {
        page.item(unknown(told, weighed, at == 0 && stands_out(document)));
    }
    for untried in &document.untried {
        page.item(told.untried(untried));
    }
}

/// Whether the first unknown does something, and all were tried.
pub(super) fn stands_out(document: &ExplanationDocument<'_>) -> bool {
    let first = document.unknowns.first().is_some_and(|first| first.raises > 0 || first.lowers > 0);
    first && document.work.all_unknowns && document.unknowns.len() > 1
}

/// An unknown and what its answer would do.
pub(super) fn unknown(told: &Told<'_>, weighed: &WeighedUnknownDocument<'_>, most: bool) -> Spans {
    let voice = told.voice;
    let (mut item, could_reach) = told.unknown(&weighed.unknown);
    item.push(plain("; "));
    if weighed.raises > 0 {
        item.extend(voice.say(Message::UnknownRaises, &[("level", voice.levels(weighed.level_if_so))]));
    } else {
        item.extend(voice.say(Message::UnknownNoOne, &[]));
        item.push(plain(", "));
        item.extend(voice.say(Message::UnknownCould, &[("level", voice.levels(could_reach))]));
    }
    if weighed.lowers > 0 {
        let ceiling = match weighed.unknown {
            UnknownDocument::Question { .. } => weighed.ceiling_if_not.with_unasked,
            UnknownDocument::Presence { .. } | UnknownDocument::Day { .. } => weighed.ceiling_if_not.asked,
        };
        let ceiling = voice.levels(ceiling);
        item.push(plain("; "));
        item.extend(voice.say(Message::UnknownLowers, &[("level", ceiling)]));
    }
    item.push(plain("."));
    if most {
        item.push(plain(" "));
        item.extend(all(Tone::Strong, voice.say(Message::UnknownMost, &[])));
    }
    item
}

fn title<'a>(voice: Voice<'a>, criterion: &'a str) -> &'a str {
    let criteria = &voice.policy.document().criteria;
    let own = criteria.iter().find(|own| own.id.as_str() == criterion);
    own.map_or(criterion, |own| own.title.as_str())
}

fn criterion_line(voice: Voice<'_>, criterion: &CriterionDocument<'_>) -> Spans {
    let message = if criterion.met { Message::CriteriaMet } else { Message::CriteriaUnmet };
    let tone = if criterion.met { Tone::Strong } else { Tone::Plain };
    let mut line = vec![super::page::toned(criterion.title, tone), plain(" (")];
    line.push(voice.level(criterion.level));
    line.push(plain("): "));
    line.extend(all(tone, voice.say(message, &[])));
    line.push(plain(format!("; {}", condition(voice, &criterion.asks, false))));
    line.push(plain("."));
    line
}

/// A condition with its figures, in brackets where it is a part of another.
pub(super) fn condition(voice: Voice<'_>, asks: &ConditionDocument, part: bool) -> String {
    let (message, n, of) = match asks {
        ConditionDocument::Figure(figure) => return self::figure(voice, figure),
        ConditionDocument::AnyOf(of) => (Message::CriteriaAny, 1, of),
        ConditionDocument::AllOf(of) => (Message::CriteriaAll, 0, of),
        ConditionDocument::AtLeast { n, of } => (Message::CriteriaSome, *n, of),
    };
    let conditions: Vec<String> = of.iter().map(|member| condition(voice, member, true)).collect();
    let told = voice.text(message, &[("n", &n.to_string()), ("conditions", &conditions.join("; "))]);
    if part { voice.text(Message::CriteriaGroup, &[("conditions", &told)]) } else { told }
}

fn figure(voice: Voice<'_>, figure: &SeenDocument) -> String {
    let (saw, needs) = (figure.saw.to_string(), figure.needs.to_string());
    let what = voice.counted(figure.counts, figure.needs);
    let mut told = voice.text(Message::CriteriaFigure, &[("saw", &saw), ("needs", &needs), ("what", &what)]);
    if let Some(window) = figure.within.and_then(|window| voice.window(window)) {
        told = voice.text(Message::CriteriaWithin, &[("figure", &told), ("window", &window)]);
    }
    if figure.could_be > figure.saw {
        let could = figure.could_be.to_string();
        told = voice.text(Message::CriteriaCould, &[("figure", &told), ("could", &could)]);
    }
    told
}
