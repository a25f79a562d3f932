//! The page: one HTML document for a person who has to decide.
//!
//! It has no script and nothing from elsewhere. Everything that is set into it is escaped and clipped, and lists end
//! with how much is left out, so that it stays short whatever the record holds.

mod chart;
mod html;
mod rows;

use super::explanation::{self, condition};
use super::page::{Tone, plain, strong};
use super::recommendation::Told;
use super::voice::{Spans, Voice, all, text, words_of};
use crate::explanation::Explanation;
use crate::phrases::Message;
use crate::receipt::Engine;
use html::Html;
use rows::Rows;

const STYLE: &str = include_str!("sheet.css");

/// How many entries of a list are told.
const MOST_TOLD: usize = 6;

pub(super) fn page(explanation: &Explanation, voice: Voice<'_>) -> String {
    let made = explanation.recommendation();
    let (document, reasons) = (explanation.document(), made.document());
    let told = Told { most: MOST_TOLD, numbered: true, ..Told::new(made, &reasons, voice) };
    let rows = Rows::new(&told);
    let sheet = Sheet { explanation, told: &told, document: &document, rows: &rows };
    let mut html = Html::new(voice.phrases.language(), &told.title(), STYLE);
    sheet.head(&mut html);
    sheet.reasons(&mut html);
    sheet.contacts(&mut html);
    html.open("div", "columns");
    sheet.changes(&mut html);
    sheet.unknowns(&mut html);
    sheet.beside(&mut html);
    html.close("div");
    sheet.criteria(&mut html);
    sheet.proof(&mut html);
    html.finish()
}

struct Sheet<'a> {
    explanation: &'a Explanation,
    told: &'a Told<'a>,
    document: &'a crate::explanation::ExplanationDocument<'a>,
    rows: &'a Rows<'a>,
}

impl Sheet<'_> {
    fn voice(&self) -> Voice<'_> {
        self.told.voice
    }

    fn words(&self, message: Message) -> String {
        self.voice().text(message, &[])
    }

    fn heading(&self, html: &mut Html, message: Message) {
        html.text("h2", "", &self.words(message));
    }

    /// What it is about, the level, and what it is not.
    fn head(&self, html: &mut Html) {
        let (voice, reasons) = (self.voice(), self.told.document);
        html.open("header", "");
        html.text("h1", "", &self.told.title());
        html.spans("p", "quiet", &self.told.subtitle());
        if !voice.free_text {
            html.text("p", "quiet small", &self.words(Message::Redacted));
        }
        html.close("header");
        html.open("main", "");
        html.open("section", "level");
        html.text("p", "name", reasons.level.title);
        html.spans("p", "", &voice.say(Message::LevelWho, &[("who", vec![strong(reasons.level.who)])]));
        if let Some(within) = reasons.level.within {
            let within = vec![strong(within.to_string())];
            html.spans("p", "", &voice.say(Message::LevelWithin, &[("within", within)]));
        }
        html.text("p", "", reasons.level.what);
        self.ladder(html);
        html.spans("p", "small", &self.told.ceiling());
        html.close("section");
        let mut not = all(Tone::Strong, voice.say(Message::NotADecision, &[]));
        not.push(plain(" "));
        not.extend(voice.say(Message::NotADecisionWhy, &[]));
        html.spans("p", "not", &not);
    }

    /// Every level of the policy, with where the case stands and where it could.
    fn ladder(&self, html: &mut Html) {
        let (levels, made) = (&self.told.made.policy().document().levels, self.told.made.levels());
        html.open("ol", "ladder");
        for (rank, level) in levels.iter().enumerate() {
            let (class, note) = match rank {
                _ if rank == made.level() => ("here", Some(Message::LadderHere)),
                _ if rank < made.level() => ("under", None),
                _ if rank <= made.ceiling() => ("could", Some(Message::LadderCould)),
                _ => ("", None),
            };
            html.open("li", class);
            html.write(&level.title);
            if let Some(note) = note {
                html.text("small", "", &self.words(note));
            }
            html.close("li");
        }
        html.close("ol");
    }

    fn reasons(&self, html: &mut Html) {
        let (voice, reasons) = (self.voice(), self.told.by_level());
        self.heading(html, Message::Why);
        if reasons.is_empty() {
            html.spans("p", "", &voice.say(Message::WhyNone, &[]));
            return;
        }
        let (reached, below): (Vec<_>, Vec<_>) =
            reasons.into_iter().partition(|reason| reason.level == self.document.level);
        let mut told = 0;
        for reason in reached.iter().take(MOST_TOLD) {
            if html.is_long() {
                break;
            }
            told += 1;
            let [asks, why] = self.told.reason_in_two(reason);
            html.open("div", "reason");
            html.spans("p", "", &asks);
            html.spans("p", "small quiet", &why);
            html.close("div");
        }
        if reached.len() > told {
            html.spans("p", "small quiet", &self.more(reached.len() - told));
        }
        if !below.is_empty() {
            let names = below.iter().map(|reason| text(reason.title));
            let names = voice.list(self.told.some(names.collect()));
            html.spans("p", "small", &voice.say(Message::WhyBelow, &[("criteria", names)]));
        }
    }

    fn contacts(&self, html: &mut Html) {
        if self.rows.is_empty() {
            return;
        }
        self.heading(html, Message::TableContacts);
        html.text("p", "small", &self.words(Message::TableNote));
        chart::draw(html, self.rows, self.voice());
        self.rows.table(html, self.voice());
        html.spans("p", "small", &self.told.fresh());
    }

    fn changes(&self, html: &mut Html) {
        let (voice, document) = (self.voice(), self.document);
        html.open("section", "");
        self.heading(html, Message::Change);
        let lists =
            [document.suffices.len().min(2), document.falls.len().min(4), document.raises.len().min(4)];
        let [enough, falling, raising] = lists;
        let suffices = document.suffices.iter().take(enough).map(|set| explanation::enough(self.told, set));
        let falls = document.falls.iter().take(falling).map(|fall| explanation::fall(self.told, fall));
        let raises = document.raises.iter().take(raising).map(|raise| explanation::raise(voice, raise));
        let (shown, all) = (
            lists.iter().sum::<usize>(),
            document.suffices.len() + document.falls.len() + document.raises.len(),
        );
        html.list_of(suffices.chain(falls).chain(raises), all, shown, |n| self.more(n));
        if document.raises.is_empty() && document.work.all_raises {
            html.spans("p", "", &voice.say(Message::NothingRaises, &[]));
        }
        html.spans("p", "small quiet", &explanation::work(voice, document));
        html.close("section");
    }

    fn unknowns(&self, html: &mut Html) {
        html.open("section", "");
        self.heading(html, Message::Unknowns);
        let (unknowns, untried) = (&self.document.unknowns, &self.document.untried);
        if unknowns.is_empty() && untried.is_empty() {
            html.text("p", "", &self.words(Message::UnknownNone));
        }
        let first = explanation::stands_out(self.document);
        let told = unknowns.iter().enumerate();
        let told = told.map(|(at, unknown)| explanation::unknown(self.told, unknown, at == 0 && first));
        let told = told.chain(untried.iter().map(|unknown| self.told.untried(unknown)));
        html.list(told, unknowns.len() + untried.len(), |n| self.more(n));
        html.close("section");
    }

    /// What stands beside the reasons: the home, what protects, what people say, what is left out.
    fn beside(&self, html: &mut Html) {
        let (voice, reasons) = (self.voice(), self.told.document);
        html.open("section", "");
        self.heading(html, Message::HomeHeading);
        html.spans("p", "", &self.told.home_told());
        html.close("section");
        if !reasons.protective.is_empty() {
            html.open("section", "");
            self.heading(html, Message::Protects);
            let told = reasons.protective.iter().map(|one| self.told.protects(one));
            html.list(told, reasons.protective.len(), |n| self.more(n));
            html.spans("p", "small quiet", &voice.say(Message::ProtectsNote, &[]));
            html.close("section");
        }
        if !reasons.statements.is_empty() {
            html.open("section", "");
            self.heading(html, Message::Statements);
            let told = reasons.statements.iter().map(|statement| self.told.statement(statement));
            html.list(told, reasons.statements.len(), |n| self.more(n));
            html.close("section");
        }
        if !reasons.excluded.is_empty() {
            html.open("section", "");
            self.heading(html, Message::LeftOut);
            let exclusions = self.told.exclusions();
            let count = exclusions.len();
            let told = exclusions.into_iter().map(|(why, names)| {
                let names = voice.list(self.told.some(names));
                voice.say(Message::LeftOutWhy, &[("why", text(why)), ("what", names)])
            });
            html.list_of(told, count, count, |n| self.more(n));
            html.close("section");
        }
    }

    fn more(&self, n: usize) -> Spans {
        self.voice().say(Message::More, &[("n", text(n.to_string()))])
    }

    /// Every criterion with its figures, as long as there is room.
    fn criteria(&self, html: &mut Html) {
        let voice = self.voice();
        self.heading(html, Message::Criteria);
        let names = [
            Message::CriteriaCriterion,
            Message::LevelHeading,
            Message::CriteriaOutcome,
            Message::CriteriaSaw,
        ];
        let names = names.map(|name| self.words(name));
        html.table("", &names);
        let mut left = self.document.criteria.iter();
        for criterion in left.by_ref() {
            let (class, outcome) = match criterion.met {
                true => ("met", Message::CriteriaMet),
                false => ("", Message::CriteriaUnmet),
            };
            let level = words_of(&voice.levels(criterion.level));
            let cells =
                [criterion.title, &level, &self.words(outcome), &condition(voice, &criterion.asks, false)];
            html.row(class, &names, cells.map(text));
            if html.is_long() {
                break;
            }
        }
        html.end_table();
        if left.len() > 0 {
            html.spans("p", "small quiet", &self.more(left.len()));
        }
    }

    /// The receipt, and what it rests on, by their digests.
    fn proof(&self, html: &mut Html) {
        let made = self.explanation.recommendation();
        let receipt = made.receipt();
        self.heading(html, Message::Proof);
        html.text("p", "small", &self.words(Message::ProofHow));
        html.open("table", "proof");
        html.open("tbody", "");
        let digests = [
            (Message::ProofReceipt, receipt.id()),
            (Message::ProofCase, made.case().digest(made.as_of())),
            (Message::ProofPolicy, made.policy().digest()),
            (Message::ProofCodebook, made.policy().codebook().digest()),
        ];
        for (name, digest) in digests {
            html.digest(&self.words(name), &digest.to_string());
        }
        let engine = Engine::this();
        html.digest(&self.words(Message::ProofEngine), &format!("{} {}", engine.name, engine.version));
        html.close("tbody");
        html.close("table");
        html.close("main");
    }
}
