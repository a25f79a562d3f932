//! Comparisons in words.

use super::explanation::condition;
use super::page::{Page, strong};
use super::recommendation::Told;
use super::voice::{Spans, Voice, text};
use crate::comparison::{
    Cause, Comparison, ComparisonDocument, CriterionChange, CriterionMoveDocument, PolicyComparisonDocument,
    SideDocument,
};
use crate::difference::Difference;
use crate::phrases::Message;
use crate::policy::Policy;
use crate::receipt::Digested;
use crate::standing::Direction;

/// Two recommendations; the voice is that of the second one's policy, `first` that of the first one's.
pub(super) fn page(comparison: &Comparison, voice: Voice<'_>, first: Voice<'_>) -> Page {
    let document = comparison.document();
    let mut page = Page::in_language(voice.phrases.language());
    page.title(match voice.days {
        true => voice.text(Message::CompareTitle, &[("case", document.after.case)]),
        false => voice.text(Message::CompareTitleRedacted, &[]),
    });
    let sides = [("before", side(voice, &document.before)), ("after", side(voice, &document.after))];
    page.paragraph(voice.say(Message::CompareSides, &sides));
    if document.is_empty() {
        page.paragraph(voice.say(Message::CompareEmpty, &[]));
        return page;
    }
    let (was, is) = (comparison.before().document(), comparison.after().document());
    let told = [Told::new(comparison.before(), &was, first), Told::new(comparison.after(), &is, voice)];
    page.paragraph(level(voice, first, &document));
    causes(&mut page, voice, &document);
    if !document.criteria.is_empty() {
        page.heading(voice.text(Message::CompareCriteria, &[]));
        for moved in &document.criteria {
            criterion(&mut page, &told, moved);
        }
    }
    let [before, after] = &told;
    for (message, side, contacts) in [
        (Message::ContactsGained, after, &document.contacts_gained),
        (Message::ContactsLost, before, &document.contacts_lost),
    ] {
        if !contacts.is_empty() {
            let contacts = voice.list(contacts.iter().map(|id| side.contact(id)).collect());
            page.paragraph(voice.say(message, &[("contacts", contacts)]));
        }
    }
    page
}

fn side(voice: Voice<'_>, side: &SideDocument<'_>) -> Spans {
    voice.say(
        Message::CompareSide,
        &[
            ("policy", text(side.policy.id)),
            ("version", text(side.policy.version)),
            ("date", text(voice.instant(side.as_of))),
        ],
    )
}

fn level(voice: Voice<'_>, first: Voice<'_>, document: &ComparisonDocument<'_>) -> Spans {
    let message = match document.direction {
        Some(Direction::Up) => Message::CompareUp,
        Some(Direction::Down) => Message::CompareDown,
        Some(Direction::Same) => Message::CompareSame,
        None => Message::CompareOther,
    };
    let (before, after) = (first.levels(document.before.level), voice.levels(document.after.level));
    voice.say(message, &[("before", before), ("after", after)])
}

fn causes(page: &mut Page, voice: Voice<'_>, document: &ComparisonDocument<'_>) {
    if document.causes.is_empty() {
        return;
    }
    page.heading(voice.text(Message::CompareWhy, &[]));
    for told in &document.causes {
        let cause = match told.cause {
            Cause::Facts => Message::Facts,
            Cause::Time => Message::Time,
            Cause::Policy => Message::PolicyChanged,
        };
        let cause = ("cause", voice.say(cause, &[]));
        page.item(match told.moves {
            true => {
                let (only, without) = (voice.levels(told.only), voice.levels(told.without));
                voice.say(Message::CauseMoves, &[cause, ("only", only), ("without", without)])
            }
            false => voice.say(Message::CauseNone, &[cause]),
        });
    }
}

fn criterion(page: &mut Page, [before, after]: &[Told<'_>; 2], moved: &CriterionMoveDocument<'_>) {
    let (voice, first) = (after.voice, before.voice);
    let message = match (moved.was_met, moved.is_met) {
        (None, _) => Message::CriterionCame,
        (_, None) => Message::CriterionWent,
        (Some(false), Some(true)) => Message::CriterionMet,
        (Some(true), Some(false)) => Message::CriterionUnmet,
        (Some(true), Some(true)) => Message::CriterionStill,
        (Some(false), Some(false)) => Message::CriterionStillNot,
    };
    let policy = if moved.is_met.is_some() { voice.policy } else { first.policy };
    page.item(voice.say(message, &[("title", vec![strong(title(policy, moved.criterion))])]));
    if let Some(reached) = moved.reached {
        page.item_below(1, voice.say(Message::CriterionReached, &[("level", first.levels(reached))]));
    }
    if let Some((was, is)) = moved.was.as_ref().zip(moved.is.as_ref()).filter(|(was, is)| was != is) {
        let figures =
            [("before", text(condition(voice, was, false))), ("after", text(condition(voice, is, false)))];
        page.item_below(1, voice.say(Message::CriterionFigures, &figures));
    }
    for (message, side, evidence) in
        [(Message::Gained, after, &moved.gained), (Message::Lost, before, &moved.lost)]
    {
        if !evidence.is_empty() {
            page.item_below(1, voice.say(message, &[("evidence", side.evidence(evidence))]));
        }
    }
}

fn title<'a>(policy: &'a Policy, criterion: &'a str) -> &'a str {
    let known = policy.document().criteria.iter().find(|own| own.id.as_str() == criterion);
    known.map_or(criterion, |own| own.title.as_str())
}

/// Two policies; the voice is that of the second.
pub(super) fn policies(document: &PolicyComparisonDocument<'_>, voice: Voice<'_>, first: &Policy) -> Page {
    let version =
        |of: &Digested| voice.text(Message::PolicyVersion, &[("id", &of.id), ("version", &of.version)]);
    let mut page = Page::in_language(voice.phrases.language());
    let (before, after) = (version(&document.before), version(&document.after));
    page.title(voice.text(Message::PoliciesTitle, &[("before", &before), ("after", &after)]));
    if document.is_empty() {
        page.paragraph(voice.say(Message::PoliciesEmpty, &[]));
        return page;
    }
    if document.codebooks.is_some() {
        page.paragraph(voice.say(Message::PoliciesCodebook, &[]));
    }
    if !document.criteria.is_empty() {
        page.heading(voice.text(Message::PoliciesCriteria, &[]));
    }
    for told in &document.criteria {
        let (message, policy) = match told.change {
            CriterionChange::Appeared => (Message::Appeared, voice.policy),
            CriterionChange::Went => (Message::Went, first),
            CriterionChange::Tightened => (Message::Tightened, voice.policy),
            CriterionChange::Loosened => (Message::Loosened, voice.policy),
            CriterionChange::Changed => (Message::Changed, voice.policy),
            CriterionChange::Reworded => (Message::Reworded, voice.policy),
        };
        page.item(voice.say(message, &[("criterion", vec![strong(title(policy, told.criterion))])]));
    }
    if !document.differences.is_empty() {
        page.heading(voice.text(Message::PoliciesPlaces, &[]));
    }
    for place in &document.differences {
        page.item(self::place(voice, place));
    }
    page
}

fn place(voice: Voice<'_>, place: &Difference) -> Spans {
    let message = match (&place.was, &place.is) {
        (Some(_), Some(_)) => Message::PlaceChanged,
        (None, _) => Message::PlaceCame,
        (Some(_), None) => Message::PlaceWent,
    };
    let said = |value: &Option<String>| text(value.as_deref().unwrap_or_default());
    let places = [("place", text(&place.path)), ("before", said(&place.was)), ("after", said(&place.is))];
    voice.say(message, &places)
}
