//! The case and the codebook, with the fields that the reference needs and no others.

use serde::Deserialize;
use serde_json::Value;

/// A case document.
#[derive(Debug, Clone, Deserialize)]
pub struct Case {
    /// The case's id.
    pub id: String,
    /// The person of concern.
    pub subject: Subject,
    /// The contacts.
    pub contacts: Vec<Contact>,
    /// The events.
    #[serde(default)]
    pub events: Vec<Event>,
}

/// The person of concern.
#[derive(Debug, Clone, Deserialize)]
pub struct Subject {
    /// `child` or `adult`.
    pub is: String,
}

/// A contact: its identity and recorded time, and its body, which a correction replaces.
#[derive(Debug, Clone, Deserialize)]
pub struct Contact {
    /// The contact's id.
    pub id: String,
    /// When it was recorded; within a view, since when it is visible.
    pub recorded: String,
    /// What it says.
    #[serde(flatten)]
    pub body: Body,
}

/// What a contact says.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Body {
    /// The kind of contact.
    pub kind: String,
    /// The sector of the service.
    pub sector: String,
    /// The agency.
    pub agency: String,
    /// Whether the service saw it itself.
    #[serde(default = "yes")]
    pub first_hand: bool,
    /// The days on which it may have occurred.
    pub occurred: String,
    /// When it was received. [`Case::read`] fills it in.
    pub received: Option<String>,
    /// The occurrence key.
    pub occurrence: Option<String>,
    /// The observations.
    #[serde(default)]
    pub observations: Vec<Observation>,
    /// The worry.
    pub worry: Option<Value>,
    /// The ideology.
    pub ideology: Option<Ideology>,
}

/// One indicator in one contact.
#[derive(Debug, Clone, Deserialize)]
pub struct Observation {
    /// The indicator's code.
    pub indicator: String,
    /// The observation's id; see [`Observation::name`].
    pub id: Option<String>,
    /// `present`, `absent` or `unknown`.
    pub presence: String,
    /// `fact`, `opinion` or `allegation`.
    pub basis: String,
    /// `caused`, `experienced` or `both`.
    pub role: Option<String>,
}

/// The ideology that a contact records.
#[derive(Debug, Clone, Deserialize)]
pub struct Ideology {
    /// A word, or an object whose key is the word.
    pub status: Value,
}

/// An entry of the case's own record.
#[derive(Debug, Clone, Deserialize)]
pub struct Event {
    /// The event's id.
    pub id: String,
    /// When it was recorded; within a view, since when it is visible.
    pub recorded: String,
    /// When it was recorded, within a view too. [`Case::read`] fills it in.
    #[serde(skip)]
    pub entered: String,
    /// The agency that recorded it.
    pub agency: Option<String>,
    /// The entry itself.
    pub entry: Entry,
}

/// An entry: in a valid document exactly one field is there, or none if nothing depends on its kind.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// An observation or a whole contact was found untrue.
    pub refuted: Option<Amendment>,
    /// An account was accepted.
    pub explained: Option<Amendment>,
    /// A contact has a new body.
    pub corrected: Option<Corrected>,
    /// An unknown was answered.
    pub answered: Option<Answered>,
    /// A contact was deleted.
    pub deleted: Option<Amendment>,
    /// Contacts and events were sent to agencies.
    pub shared: Option<Shared>,
    /// A human considered the case.
    pub review: Option<Review>,
    /// A named role decided.
    pub decision: Option<Decision>,
    /// The case is to be closed.
    pub closure_proposed: Option<Proposal>,
    /// The case was closed.
    pub closure: Option<Closure>,
    /// The case was opened again.
    pub reopened: Option<Value>,
    /// A step in giving the case a home.
    pub hand_off: Option<HandOff>,
    /// A step in giving it a support.
    pub support: Option<Support>,
    /// An agency was asked for information.
    pub information_requested: Option<InformationRequested>,
    /// It answered, or the request was taken back.
    pub information_returned: Option<InformationReturned>,
    /// A step in asking for consent.
    pub consent: Option<Consent>,
    /// Another record may be about the same person.
    pub candidate: Option<Candidate>,
    /// It was decided whether it is.
    pub candidate_resolved: Option<CandidateResolved>,
    /// What follows a closure goes on for longer.
    pub follow_up_extended: Option<FollowUpExtended>,
    /// Whether the record is still needed was decided.
    pub retention_reviewed: Option<RetentionReviewed>,
}

/// What a refutation, an explanation or a deletion names.
#[derive(Debug, Clone, Deserialize)]
pub struct Amendment {
    /// The contact.
    pub contact: String,
    /// The observation, or the whole contact.
    pub observation: Option<String>,
}

/// A correction.
#[derive(Debug, Clone, Deserialize)]
pub struct Corrected {
    /// The contact.
    pub contact: String,
    /// Its body from then on.
    pub now: Body,
}

/// An answer to an unknown.
#[derive(Debug, Clone, Deserialize)]
pub struct Answered {
    /// The contact.
    pub contact: String,
    /// The observation.
    pub observation: String,
    /// `present` or `absent`.
    pub presence: String,
    /// The basis of the answer.
    pub basis: String,
    /// The role, if the answer gives one.
    pub role: Option<String>,
}

/// What was sent, and with whom it was shared.
#[derive(Debug, Clone, Deserialize)]
pub struct Shared {
    /// The contacts.
    #[serde(default)]
    pub contacts: Vec<String>,
    /// The events.
    #[serde(default)]
    pub events: Vec<String>,
    /// The agencies.
    pub with: Vec<String>,
}

/// A review.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Review {
    /// The level at which it was held.
    pub level: String,
    /// The reviewer's role.
    pub role: String,
    /// The occurrences that were considered.
    pub considered: Vec<String>,
    /// The closure that it looks at again.
    pub after_closure: Option<AfterClosure>,
}

/// A closure that a review looks at again.
#[derive(Debug, Clone, Deserialize)]
pub struct AfterClosure {
    /// The closure.
    pub closure: String,
    /// The follow-up that it is.
    pub months: Option<u32>,
}

/// A decision.
#[derive(Debug, Clone, Deserialize)]
pub struct Decision {
    /// The role.
    pub role: String,
    /// Whether it follows the recommendation.
    pub follows: bool,
    /// The level that was decided on.
    pub level: Option<String>,
    /// The receipt that was seen.
    pub receipt: Option<String>,
}

/// What a closure says, or is to say.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Proposal {
    /// The referrals that it disposes of.
    #[serde(default)]
    pub referrals: Vec<String>,
    /// The coded reason.
    pub reason: Option<String>,
    /// The agency that is to go on.
    pub receiver: Option<String>,
}

/// A closure.
#[derive(Debug, Clone, Deserialize)]
pub struct Closure {
    /// The role that closed the case.
    pub role: String,
    /// What it says.
    #[serde(flatten)]
    pub proposal: Proposal,
    /// What it was known to go against.
    pub against: Option<Against>,
}

/// What a closure was known to go against.
#[derive(Debug, Clone, Deserialize)]
pub struct Against {
    /// The kinds of blockers.
    pub blockers: Vec<String>,
}

/// A step in giving the case a home.
#[derive(Debug, Clone, Deserialize)]
pub struct HandOff {
    /// `offered`, `accepted`, `declined`, `lapsed` or `withdrawn`.
    pub step: String,
    /// The pathway.
    pub pathway: String,
    /// The agency that is to take the case.
    pub to: String,
    /// Who holds it there; an accepted hand-off says.
    pub owner: Option<String>,
}

/// A step in giving the case a support.
#[derive(Debug, Clone, Deserialize)]
pub struct Support {
    /// `offered`, `accepted`, `declined`, `lapsed` or `withdrawn`.
    pub step: String,
    /// The agency.
    pub to: String,
}

/// A request for information.
#[derive(Debug, Clone, Deserialize)]
pub struct InformationRequested {
    /// The agency.
    pub of: String,
}

/// What became of a request for information.
#[derive(Debug, Clone, Deserialize)]
pub struct InformationReturned {
    /// The event that asked.
    pub request: String,
    /// `provided`, `nothingHeld`, `refused` or `withdrawn`.
    pub outcome: String,
}

/// A step in asking for consent.
#[derive(Debug, Clone, Deserialize)]
pub struct Consent {
    /// `sought`, `given`, `declined` or `withdrawn`.
    pub step: String,
}

/// Another record that may be about the same person.
#[derive(Debug, Clone, Deserialize)]
pub struct Candidate {
    /// The record.
    pub record: String,
}

/// The resolution of a candidate.
#[derive(Debug, Clone, Deserialize)]
pub struct CandidateResolved {
    /// The event that named the candidate.
    pub candidate: String,
}

/// A longer follow-up.
#[derive(Debug, Clone, Deserialize)]
pub struct FollowUpExtended {
    /// The closure.
    pub closure: String,
    /// For how many months after it.
    pub months: u32,
}

/// Whether the record is still needed.
#[derive(Debug, Clone, Deserialize)]
pub struct RetentionReviewed {
    /// Whether it is.
    pub keep: bool,
}

/// A codebook document.
#[derive(Debug, Clone, Deserialize)]
pub struct Codebook {
    /// The indicators.
    pub indicators: Vec<Indicator>,
}

/// An indicator.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Indicator {
    /// The code.
    pub code: String,
    /// The domain's code.
    pub domain: String,
    /// `distal`, `proximal` or `imminent`.
    pub proximity: String,
    /// `risk`, `protective` or `context`.
    pub polarity: String,
    /// Whether it is bound to an ideology.
    pub ideology_bound: bool,
}

impl Case {
    /// Reads a case. Entries that are repeated count once, and `received` defaults to the time at which
    /// the contact was first recorded, in its corrections too.
    ///
    /// # Panics
    /// If the document is not valid.
    #[must_use]
    pub fn read(document: &Value) -> Self {
        let mut case = Self::deserialize(document).expect("the case is a valid document");
        keep_first(&mut case.contacts, |contact| contact.id.clone());
        keep_first(&mut case.events, |event| event.id.clone());
        for contact in &mut case.contacts {
            contact.body.received.get_or_insert(contact.recorded.clone());
        }
        for event in &mut case.events {
            event.entered.clone_from(&event.recorded);
            if let Some(corrected) = &mut event.entry.corrected {
                for contact in &case.contacts {
                    if contact.id == corrected.contact {
                        corrected.now.received.get_or_insert(contact.recorded.clone());
                    }
                }
            }
        }
        case
    }
}

impl Codebook {
    /// Reads a codebook.
    ///
    /// # Panics
    /// If the document is not valid.
    #[must_use]
    pub fn read(document: &Value) -> Self {
        Self::deserialize(document).expect("the codebook is a valid document")
    }

    /// The indicator with a code.
    ///
    /// # Panics
    /// If there is none.
    #[must_use]
    pub fn indicator(&self, code: &str) -> &Indicator {
        let found = self.indicators.iter().find(|indicator| indicator.code == code);
        found.expect("a valid document names known indicators")
    }
}

impl Observation {
    /// The observation's id; by default it is the indicator's code.
    #[must_use]
    pub fn name(&self) -> String {
        self.id.clone().unwrap_or_else(|| self.indicator.clone())
    }
}

/// A contact is first-hand unless it says that it is not.
fn yes() -> bool {
    true
}

/// Of all entries with one id, keeps the first.
fn keep_first<T>(entries: &mut Vec<T>, id: impl Fn(&T) -> String) {
    let mut seen = Vec::new();
    entries.retain(|entry| {
        let new = !seen.contains(&id(entry));
        seen.push(id(entry));
        new
    });
}
