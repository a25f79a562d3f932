//! A recommendation in words.

use std::collections::BTreeMap;

use super::page::{Page, Tone, plain, strong};
use super::voice::{Spans, Voice, all, text};
use crate::event::Entry;
use crate::phrases::Message;
use crate::recommendation::{
    EvidenceDocument, ExclusionDocument, ProtectiveDocument, ReasonDocument, Recommendation,
    RecommendationDocument, StatementDocument, UnknownDocument,
};

pub(super) fn page(made: &Recommendation, voice: Voice<'_>) -> Page {
    let document = made.document();
    let told = Told::new(made, &document, voice);
    let mut page = Page::default();
    told.head(&mut page);
    told.reasons(&mut page);
    told.together(&mut page);
    told.unknowns(&mut page);
    told.tail(&mut page);
    page
}

/// A recommendation while it is told.
pub(super) struct Told<'a> {
    pub(super) made: &'a Recommendation,
    pub(super) document: &'a RecommendationDocument<'a>,
    pub(super) voice: Voice<'a>,
    /// How many entries a list within a sentence has at most.
    pub(super) most: usize,
    /// Whether contacts go by their numbers, in the order in which they came on record, and not by their ids, which a
    /// host may have made of dates.
    pub(super) numbered: bool,
    /// For each contact its position in the document, and its number.
    pub(super) contacts: BTreeMap<&'a str, (usize, usize)>,
}

impl<'a> Told<'a> {
    pub(super) fn new(
        made: &'a Recommendation,
        document: &'a RecommendationDocument<'a>,
        voice: Voice<'a>,
    ) -> Self {
        let (case, history) = (made.case().document(), made.case().history());
        let ranks = history.ranks_at(made.as_of());
        let ranked = case.contacts.iter().zip(&history.contact_ranks).enumerate();
        let seen = ranked.filter(|(_, (_, rank))| **rank < ranks);
        let mut seen: Vec<(u32, &str, usize)> =
            seen.map(|(at, (contact, rank))| (*rank, contact.id.as_str(), at)).collect();
        seen.sort_unstable();
        let contacts = seen.into_iter().zip(1..).map(|((_, id, at), number)| (id, (at, number)));
        Self { made, document, voice, most: usize::MAX, numbered: !voice.days, contacts: contacts.collect() }
    }

    /// The number of a contact, if it is on record.
    pub(super) fn number(&self, id: &str) -> Option<usize> {
        self.contacts.get(id).map(|(_, number)| *number)
    }
}

impl Told<'_> {
    pub(super) fn heading(&self, page: &mut Page, message: Message) {
        page.heading(self.voice.text(message, &[]));
    }

    /// What it is about, the level, and what it is not.
    pub(super) fn head(&self, page: &mut Page) {
        let (voice, document) = (self.voice, self.document);
        page.title(self.title());
        page.paragraph(self.subtitle());
        let mut level = vec![strong(format!("{}: ", voice.text(Message::LevelHeading, &[])))];
        level.push(voice.level(document.level.id));
        level.push(plain(". "));
        level.extend(voice.say(Message::LevelWho, &[("who", text(document.level.who))]));
        if let Some(within) = document.level.within {
            level.extend(voice.say(Message::LevelWithinToo, &[("within", text(within.to_string()))]));
        }
        level.push(plain(format!(". {}", document.level.what)));
        page.paragraph(level);
        page.paragraph(self.ceiling());
        let mut not = voice.say(Message::NotADecision, &[]);
        not.push(plain(" "));
        not.extend(all(Tone::Quiet, voice.say(Message::NotADecisionWhy, &[])));
        page.paragraph(not);
    }

    /// A contact by its number or its id.
    pub(super) fn contact(&self, id: &str) -> Spans {
        match self.number(id).filter(|_| self.numbered) {
            Some(n) => self.voice.say(Message::ContactNumber, &[("n", text(n.to_string()))]),
            None if self.numbered && !self.voice.days => self.voice.say(Message::ContactOther, &[]),
            None => text(id),
        }
    }

    /// What an observation is of, in words.
    fn observed(&self, contact: &str, observation: &str) -> String {
        let position = self.contacts.get(contact).map(|(position, _)| *position);
        let code = position.and_then(|at| self.made.indicator_at(at, observation));
        self.voice.indicator(code.unwrap_or(observation)).to_lowercase()
    }

    pub(super) fn title(&self) -> String {
        match self.voice.days {
            true => self.voice.text(Message::Title, &[("case", self.document.case)]),
            false => self.voice.text(Message::TitleRedacted, &[]),
        }
    }

    pub(super) fn subtitle(&self) -> Spans {
        let (voice, document) = (self.voice, self.document);
        voice.say(
            Message::Subtitle,
            &[
                ("policy", text(document.policy.id)),
                ("version", text(document.policy.version)),
                ("date", text(voice.instant(document.as_of))),
                ("viewpoint", voice.viewpoint(document.viewpoint)),
            ],
        )
    }

    /// As many of some things as a list may have, and how many more there are.
    pub(super) fn some(&self, mut things: Vec<Spans>) -> Vec<Spans> {
        let more = things.len().saturating_sub(self.most);
        if more > 0 {
            things.truncate(self.most);
            things.push(self.voice.say(Message::More, &[("n", text(more.to_string()))]));
        }
        things
    }

    /// How high the level could be; nothing if no higher.
    pub(super) fn ceiling(&self) -> Spans {
        let (level, ceiling) = (self.document.level.id, &self.document.ceiling);
        if ceiling.asked == level && ceiling.with_unasked == level {
            return Vec::new();
        }
        self.voice.say(
            Message::LevelCeiling,
            &[
                ("asked", self.voice.levels(ceiling.asked)),
                ("unasked", self.voice.levels(ceiling.with_unasked)),
            ],
        )
    }

    /// The reasons, those of the highest level first.
    pub(super) fn by_level(&self) -> Vec<&ReasonDocument<'_>> {
        let mut reasons: Vec<&ReasonDocument<'_>> = self.document.reasons.iter().collect();
        let levels = &self.made.policy().document().levels;
        let rank = |id: &str| levels.iter().position(|level| level.id.as_str() == id);
        reasons.sort_by_key(|reason| std::cmp::Reverse(rank(reason.level)));
        reasons
    }

    pub(super) fn reasons(&self, page: &mut Page) {
        let voice = self.voice;
        self.heading(page, Message::Why);
        if self.document.reasons.is_empty() {
            page.paragraph(voice.say(Message::WhyNone, &[]));
        }
        for reason in self.by_level() {
            page.item(self.reason(reason));
        }
    }

    fn reason(&self, reason: &ReasonDocument<'_>) -> Spans {
        let [asks, why] = self.reason_in_two(reason);
        asks.into_iter().chain([plain(" ")]).chain(why).collect()
    }

    /// What a criterion asks for and what that rests on, and why the policy has it.
    pub(super) fn reason_in_two(&self, reason: &ReasonDocument<'_>) -> [Spans; 2] {
        let voice = self.voice;
        let mut asks = voice.say(
            Message::WhyCriterion,
            &[
                ("title", vec![strong(reason.title)]),
                ("level", voice.levels(reason.level)),
                ("figures", voice.figures(&reason.figures)),
            ],
        );
        asks.push(plain(" "));
        asks.extend(voice.say(Message::WhyRests, &[("evidence", self.evidence(&reason.evidence))]));
        let mut why = vec![plain(reason.reason), plain(" ")];
        why.extend(all(Tone::Quiet, self.sources(reason)));
        [asks, why]
    }

    /// Contacts, each with what was observed in it.
    pub(super) fn evidence(&self, evidence: &[EvidenceDocument<'_>]) -> Spans {
        let voice = self.voice;
        let mut contacts: BTreeMap<(Option<usize>, &str), Vec<&str>> = BTreeMap::new();
        for entry in evidence {
            let key = (self.number(entry.contact).filter(|_| self.numbered), entry.contact);
            contacts.entry(key).or_default().extend(entry.observation);
        }
        let more = contacts.len().saturating_sub(self.most);
        let told =
            contacts.into_iter().take(self.most).map(|((_, contact), observed)| match observed.is_empty() {
                true => self.contact(contact),
                false => {
                    let observed: Vec<String> =
                        observed.into_iter().map(|own| self.observed(contact, own)).collect();
                    voice.say(
                        Message::EvidenceOf,
                        &[("contact", self.contact(contact)), ("observed", text(observed.join("; ")))],
                    )
                }
            });
        let mut told: Vec<Spans> = told.collect();
        if more > 0 {
            told.push(voice.say(Message::More, &[("n", text(more.to_string()))]));
        }
        voice.list(told)
    }

    fn sources(&self, reason: &ReasonDocument<'_>) -> Spans {
        let known = &self.made.policy().document().sources;
        let titles: Vec<&str> = reason
            .sources
            .iter()
            .filter_map(|id| known.iter().find(|source| source.id == *id))
            .map(|source| source.title.as_str())
            .collect();
        let message = if titles.len() == 1 { Message::WhySource } else { Message::WhySources };
        self.voice.say(message, &[("sources", text(titles.join("; ")))])
    }

    pub(super) fn together(&self, page: &mut Page) {
        let (voice, document) = (self.voice, self.document);
        if document.contacts.is_empty() {
            return;
        }
        self.heading(page, Message::Together);
        let mut alone: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for contact in &document.contacts {
            alone.entry(contact.level).or_default().push(contact.contact);
        }
        let n = document.contacts.len();
        let message = if n == 1 { Message::TogetherOne } else { Message::TogetherAll };
        let level = voice.levels(document.level.id);
        page.paragraph(voice.say(message, &[("n", text(n.to_string())), ("level", level)]));
        for level in self.made.policy().document().levels.iter().rev() {
            if let Some(contacts) = alone.get(level.id.as_str()) {
                page.item(voice.say(
                    Message::TogetherAlone,
                    &[
                        ("level", voice.levels(level.id.as_str())),
                        ("contacts", voice.list(contacts.iter().map(|id| self.contact(id)).collect())),
                    ],
                ));
            }
        }
        page.paragraph(self.fresh());
    }

    /// What is new information; nothing if nothing is.
    pub(super) fn fresh(&self) -> Spans {
        let fresh = &self.document.new_information;
        if fresh.is_empty() {
            return Vec::new();
        }
        self.voice.say(
            Message::Fresh,
            &[("contacts", self.voice.list(self.some(fresh.iter().map(|id| self.contact(id)).collect())))],
        )
    }

    fn unknowns(&self, page: &mut Page) {
        if self.document.unknowns.is_empty() {
            return;
        }
        self.heading(page, Message::Unknowns);
        for unknown in &self.document.unknowns {
            page.item(self.untried(unknown));
        }
    }

    /// What is not known, and what it could help to reach.
    pub(super) fn untried(&self, unknown: &UnknownDocument<'_>) -> Spans {
        let (mut item, could_reach) = self.unknown(unknown);
        item.push(plain("; "));
        item.extend(self.voice.say(Message::UnknownCould, &[("level", self.voice.levels(could_reach))]));
        item.push(plain("."));
        item
    }

    /// What is not known, and the level that it could help to reach.
    pub(super) fn unknown<'d>(&self, unknown: &UnknownDocument<'d>) -> (Spans, &'d str) {
        let voice = self.voice;
        match *unknown {
            UnknownDocument::Presence { contact, indicator, could_reach, .. } => {
                let label = text(voice.indicator(indicator));
                (
                    voice.say(
                        Message::UnknownPresence,
                        &[("label", label), ("contact", self.contact(contact))],
                    ),
                    could_reach,
                )
            }
            UnknownDocument::Day { contact, could_reach } => {
                (voice.say(Message::UnknownDay, &[("contact", self.contact(contact))]), could_reach)
            }
            UnknownDocument::Question { ask, could_reach, .. } => {
                (voice.say(Message::UnknownQuestion, &[("ask", text(ask))]), could_reach)
            }
        }
    }

    /// What follows the reasons and the unknowns.
    pub(super) fn tail(&self, page: &mut Page) {
        self.near_misses(page);
        self.protective(page);
        self.excluded(page);
        self.statements(page);
        self.home(page);
    }

    fn near_misses(&self, page: &mut Page) {
        if self.document.near_misses.is_empty() {
            return;
        }
        self.heading(page, Message::Near);
        for near in &self.document.near_misses {
            page.item(self.voice.say(
                Message::NearCriterion,
                &[
                    ("title", text(near.title)),
                    ("level", self.voice.levels(near.level)),
                    ("figures", self.voice.figures(&near.short)),
                ],
            ));
        }
    }

    pub(super) fn protective(&self, page: &mut Page) {
        if self.document.protective.is_empty() {
            return;
        }
        self.heading(page, Message::Protects);
        for protective in &self.document.protective {
            page.item(self.protects(protective));
        }
        page.paragraph(all(Tone::Quiet, self.voice.say(Message::ProtectsNote, &[])));
    }

    pub(super) fn protects(&self, protective: &ProtectiveDocument<'_>) -> Spans {
        let label = text(self.voice.indicator(protective.indicator));
        self.voice
            .say(Message::ProtectsOne, &[("label", label), ("contact", self.contact(protective.contact))])
    }

    fn excluded(&self, page: &mut Page) {
        if self.document.excluded.is_empty() {
            return;
        }
        self.heading(page, Message::LeftOut);
        for (why, names) in self.exclusions() {
            page.item(
                self.voice.say(Message::LeftOutWhy, &[("why", text(why)), ("what", self.voice.list(names))]),
            );
        }
    }

    /// What is left out, by why, in the order of the document.
    pub(super) fn exclusions(&self) -> Vec<(String, Vec<Spans>)> {
        let mut reasons: Vec<(String, Vec<Spans>)> = Vec::new();
        for exclusion in &self.document.excluded {
            let why = self.voice.exclusion(exclusion.why);
            let named = self.exclusion(exclusion);
            match reasons.iter_mut().find(|(known, _)| *known == why) {
                Some((_, names)) => names.push(named),
                None => reasons.push((why, vec![named])),
            }
        }
        reasons
    }

    fn exclusion(&self, exclusion: &ExclusionDocument<'_>) -> Spans {
        let voice = self.voice;
        let name = match (exclusion.contact, exclusion.observation, exclusion.event) {
            (Some(contact), Some(observation), _) => voice.say(
                Message::LeftOutIn,
                &[
                    ("observation", text(self.observed(contact, observation))),
                    ("contact", self.contact(contact)),
                ],
            ),
            (Some(contact), None, _) => self.contact(contact),
            (None, _, Some(event)) if voice.days => text(event),
            (None, _, Some(_)) => voice.say(Message::EntryOther, &[]),
            (None, _, None) => {
                let n = text(exclusion.count.unwrap_or_default().to_string());
                match exclusion.sector {
                    Some(sector) => {
                        voice.say(Message::LeftOutOf, &[("n", n), ("sector", text(sector.words()))])
                    }
                    None => n,
                }
            }
        };
        if exclusion.counts_as_contact { voice.say(Message::LeftOutStill, &[("what", name)]) } else { name }
    }

    pub(super) fn statements(&self, page: &mut Page) {
        if self.document.statements.is_empty() {
            return;
        }
        self.heading(page, Message::Statements);
        for statement in &self.document.statements {
            page.item(self.statement(statement));
        }
    }

    /// What somebody says of a fact on record, in their words if these may be shown.
    pub(super) fn statement(&self, statement: &StatementDocument<'_>) -> Spans {
        let voice = self.voice;
        let mut on = self.contact(statement.contact);
        on.extend(
            statement.observation.map(|part| plain(format!(", {}", self.observed(statement.contact, part)))),
        );
        let what = ("what", on);
        let who = ("who", text(statement.by.words()));
        let events = &self.made.case().document().events;
        let entry =
            events.iter().find(|event| event.id.as_str() == statement.event).map(|event| &event.entry);
        match entry {
            Some(Entry::Statement { text: said, .. }) if voice.free_text => {
                voice.say(Message::StatementSaid, &[who, what, ("said", text(said.as_str()))])
            }
            _ => voice.say(Message::StatementOn, &[who, what]),
        }
    }

    fn home(&self, page: &mut Page) {
        self.heading(page, Message::HomeHeading);
        page.paragraph(self.home_told());
    }

    pub(super) fn home_told(&self) -> Spans {
        let (voice, home) = (self.voice, &self.document.home);
        let mut told = voice.say(
            Message::Home,
            &[
                ("pathway", vec![strong(home.pathway)]),
                ("lead", text(home.lead)),
                ("reason", text(home.reason)),
            ],
        );
        told.push(plain(" "));
        let ideology = text(home.ideology.words());
        told.extend(all(Tone::Quiet, voice.say(Message::HomeIdeology, &[("ideology", ideology)])));
        told
    }
}
