//! Closures: whether anything stands against one, and what to record if a person closes.

use everycontact as core;
use everycontact::{Blocker, ClosureReason, Code, format_instant, wire};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::case::Case;
use crate::error::refused;
use crate::policy::Policy;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Closure<'a> {
    case: &'a str,
    as_of: String,
    permitted: bool,
    proposal: Proposed<'a>,
    blockers: &'a [Blocker],
}

/// How a case is to be closed.
#[derive(Serialize)]
struct Proposed<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    referrals: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    receiver: Option<&'a str>,
}

impl<'a> Proposed<'a> {
    fn new(proposal: &'a core::ClosureProposal) -> Self {
        Self {
            reason: proposal.reason.map(ClosureReason::code),
            referrals: proposal.referrals.iter().map(core::ContactId::as_str).collect(),
            receiver: proposal.receiver.as_ref().map(core::AgencyId::as_str),
        }
    }
}

impl<'a> Closure<'a> {
    fn permitted(permit: &'a core::Permit) -> Self {
        Self {
            case: permit.case().as_str(),
            as_of: format_instant(permit.as_of()),
            permitted: true,
            proposal: Proposed::new(permit.proposal()),
            blockers: &[],
        }
    }

    fn blocked(blocked: &'a core::Blocked) -> Self {
        Self {
            case: blocked.case().as_str(),
            as_of: format_instant(blocked.as_of()),
            permitted: false,
            proposal: Proposed::new(blocked.proposal()),
            blockers: blocked.blockers(),
        }
    }

    fn text(&self) -> String {
        wire::json_of(self)
    }
}

/// How a case is to be closed: a coded reason, the referrals that it disposes of, and who is to go on.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ClosureProposal {
    inner: core::ClosureProposal,
}

#[wasm_bindgen]
impl ClosureProposal {
    /// Of its parts.
    ///
    /// # Errors
    ///
    /// When there is no such reason, or what names a referral or a receiver is no id.
    pub fn of(
        reason: Option<String>,
        referrals: Vec<String>,
        receiver: Option<String>,
    ) -> Result<ClosureProposal, JsValue> {
        let reason = reason.map(|reason| reason_of(&reason)).transpose()?;
        let referrals = referrals.iter().enumerate();
        let referrals =
            referrals.map(|(at, id)| checked(&format!("referrals[{at}]"), core::ContactId::new(id)));
        let referrals = referrals.collect::<Result<_, _>>()?;
        let receiver = receiver.map(|id| checked("receiver", core::AgencyId::new(&id))).transpose()?;
        Ok(Self { inner: core::ClosureProposal { reason, referrals, receiver } })
    }
}

#[wasm_bindgen]
impl Policy {
    /// Whether anything stands against closing a case in the way that was last proposed, as JSON text.
    ///
    /// # Errors
    ///
    /// When the instant does not load.
    pub fn closure(&self, case: &Case, as_of: &str) -> Result<String, JsValue> {
        Ok(told(&self.stands(case, as_of)?.closing(None)))
    }

    /// Whether anything stands against closing a case in a given way, as JSON text.
    ///
    /// # Errors
    ///
    /// When the instant does not load.
    #[wasm_bindgen(js_name = closureAs)]
    pub fn closure_as(
        &self,
        case: &Case,
        as_of: &str,
        proposal: &ClosureProposal,
    ) -> Result<String, JsValue> {
        Ok(told(&self.stands(case, as_of)?.closing(Some(&proposal.inner))))
    }

    /// The entry to record if a person decides to close in a given way, as JSON text: against advice, with every kind of
    /// blocker, where anything stands against it. `words` are the note, or the reason why it is closed all the same.
    ///
    /// # Errors
    ///
    /// When the instant does not load, what names a role is no id, or the words are no text; where something stands
    /// against the closure, when there are no words.
    #[wasm_bindgen(js_name = closedBy)]
    pub fn closed_by(
        &self,
        case: &Case,
        as_of: &str,
        proposal: &ClosureProposal,
        role: &str,
        words: Option<String>,
    ) -> Result<String, JsValue> {
        let role = checked("role", core::RoleId::new(role))?;
        let words = words.map(|words| checked("words", core::FreeText::new(&words))).transpose()?;
        let entry = match (self.stands(case, as_of)?.closing(Some(&proposal.inner)), words) {
            (Ok(permit), note) => permit.closed_by(role, note),
            (Err(blocked), Some(reason)) => blocked.closed_against_advice_by(role, reason),
            (Err(blocked), None) => {
                return Err(refused("closure", "words", Code::MissingReason, &blocked.to_string()));
            }
        };
        Ok(entry.to_json())
    }
}

fn told(closing: &Result<core::Permit, core::Blocked>) -> String {
    match closing {
        Ok(permit) => Closure::permitted(permit).text(),
        Err(blocked) => Closure::blocked(blocked).text(),
    }
}

fn reason_of(code: &str) -> Result<ClosureReason, JsValue> {
    let found = ClosureReason::ALL.into_iter().find(|reason| reason.code() == code);
    found.ok_or_else(|| {
        let known: Vec<String> =
            ClosureReason::ALL.iter().map(|reason| format!("`{}`", reason.code())).collect();
        let message = format!("there is no such reason; known are {}", known.join(", "));
        refused("closure", "reason", Code::UnknownVariant, &message)
    })
}

fn checked<T, E: std::fmt::Display>(path: &str, value: Result<T, E>) -> Result<T, JsValue> {
    value.map_err(|error| refused("closure", path, Code::InvalidValue, &error.to_string()))
}
