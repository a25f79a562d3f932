//! The cases that the benches run on, made the same each time.

pub mod people;

use std::fmt::Write;

use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use everycontact::{Case, Codebook, Indicator, Policy, shipped};

/// The as-of instant of a made case: the day after its last contact.
///
/// # Panics
/// Never, for the sizes of the benches.
#[must_use]
pub fn as_of(contacts: usize) -> DateTime<FixedOffset> {
    let last = day(contacts, contacts).checked_add_days(Days::new(40)).unwrap();
    everycontact::parse_instant(&format!("{last}T12:00:00Z")).unwrap()
}

/// A case with so many contacts of so many observations each, spread over ten years, or over three for
/// a few contacts; with sectors, agencies, imprecise days, unknowns and worries, and for every eight
/// contacts, two hundred times at most, an accepted account, a closure and a refutation.
///
/// # Panics
/// Never, for the sizes of the benches.
#[must_use]
pub fn case_text(contacts: usize, observations: usize) -> String {
    let codebook = shipped::codebook();
    let indicators: Vec<&Indicator> = codebook.indicators().iter().collect();
    let mut text = String::from(
        r#"{"schema":"everycontact/case/1","id":"made","subject":{"id":"subject-1","is":"child"},"contacts":["#,
    );
    for at in 0..contacts {
        text.push_str(if at == 0 { "" } else { "," });
        contact(&mut text, at, contacts, observations, &indicators);
    }
    text.push_str(r#"],"events":["#);
    let mut first = true;
    for at in (3..contacts).step_by(8.max(contacts / 200)) {
        let recorded = recorded(at, contacts, 20);
        for entry in events(at, observations, &indicators) {
            text.push_str(if first { "" } else { "," });
            first = false;
            let kind = entry.split('"').nth(1).unwrap_or_default();
            write!(text, r#"{{"id":"{kind}-{at}","recorded":"{recorded}","entry":{entry}}}"#).unwrap();
        }
    }
    text.push_str("]}");
    text
}

fn day(at: usize, of: usize) -> NaiveDate {
    let span = if of <= 8 { 1_095 } else { 3_650 };
    let days = u64::try_from(at * span / of.max(1)).unwrap();
    NaiveDate::from_ymd_opt(2015, 1, 1).unwrap().checked_add_days(Days::new(days)).unwrap()
}

fn recorded(at: usize, of: usize, later: u64) -> String {
    let day = day(at, of).checked_add_days(Days::new(1 + later)).unwrap();
    format!("{day}T{:02}:{:02}:{:02}Z", at % 24, at % 60, at % 59)
}

fn pick<'a>(indicators: &[&'a Indicator], at: usize, nth: usize) -> &'a Indicator {
    indicators[(at * 31 + nth * 37 + at / 7) % indicators.len()]
}

fn contact(text: &mut String, at: usize, of: usize, observations: usize, indicators: &[&Indicator]) {
    let kinds = ["report", "incident", "referral", "disclosure", "enquiry"];
    let sectors = ["education", "health", "socialCare", "police", "community", "public"];
    let occurred = day(at, of).to_string();
    let occurred = if at % 5 == 4 { &occurred[..7] } else { &occurred[..] };
    let month_end = if at % 5 == 4 { 31 } else { 0 };
    write!(
        text,
        r#"{{"id":"c{at}","kind":"{}","sector":"{}","agency":"agency-{}","occurred":"{occurred}","recorded":"{}","summary":"What the service wrote down about it, in a sentence or two of ordinary length.","observations":["#,
        kinds[at % kinds.len()],
        sectors[at % sectors.len()],
        at % 17,
        recorded(at, of, month_end / 2),
    )
    .unwrap();
    for nth in 0..observations {
        let presence = ["present", "present", "present", "absent", "unknown"][(at + nth * 2) % 5];
        let basis = ["fact", "opinion", "allegation"][(at + nth) % 3];
        let role = ["caused", "caused", "both", "experienced"][(at + nth * 3) % 4];
        text.push_str(if nth == 0 { "" } else { "," });
        write!(
            text,
            r#"{{"indicator":"{}","presence":"{presence}","basis":"{basis}","role":"{role}"}}"#,
            pick(indicators, at, nth).code,
        )
        .unwrap();
    }
    text.push(']');
    if at % 6 == 5 {
        text.push_str(r#","worry":{"by":"professional","reason":"It does not feel right."}"#);
    }
    text.push('}');
}

fn events(at: usize, observations: usize, indicators: &[&Indicator]) -> Vec<String> {
    let mut events = vec![format!(
        r#"{{"closure":{{"role":"case-officer","referrals":["c{}"],"reason":"explained"}}}}"#,
        at - 1
    )];
    if observations > 0 {
        let code = &pick(indicators, at - 3, 0).code;
        events.push(format!(
            r#"{{"explained":{{"contact":"c{}","observation":"{code}","account":"An account."}}}}"#,
            at - 3
        ));
    }
    if at > 8 {
        events.push(format!(r#"{{"refuted":{{"contact":"c{}","reason":"Found untrue."}}}}"#, at - 8));
    }
    events
}

/// The policy of the benches.
#[must_use]
pub fn policy() -> Policy {
    shipped::uk_illustrative()
}

/// A made case, loaded.
///
/// # Panics
/// Never: what is made is valid.
#[must_use]
pub fn case(codebook: &Codebook, contacts: usize, observations: usize) -> Case {
    Case::parse(&case_text(contacts, observations), codebook).unwrap()
}

/// A case of four contacts with what was done about it: a home that accepted, a support, a review that left
/// something out, information asked for, a decision, a closure and a follow-up; `nth` moves its dates.
///
/// # Panics
/// Never: what is made is valid.
#[must_use]
pub fn accountable_text(nth: usize) -> String {
    let case = case_text(4, 3);
    let (contacts, _) = case.split_once(r#"],"events":["#).unwrap();
    let contacts = contacts.replacen(r#""id":"made""#, &format!(r#""id":"made-{nth}""#), 1);
    let day = |days: usize| {
        let days = u64::try_from(1_100 + days + nth % 300).unwrap();
        NaiveDate::from_ymd_opt(2015, 1, 1).unwrap().checked_add_days(Days::new(days)).unwrap()
    };
    let entries = [
        r#"{"handOff":{"step":"offered","pathway":"local","to":"agency-1"}}"#,
        r#"{"handOff":{"step":"accepted","pathway":"local","to":"agency-1","owner":"team-lead"}}"#,
        r#"{"support":{"step":"offered","to":"agency-2"}}"#,
        r#"{"review":{"level":"lead","role":"officer","considered":["c0","c1"],"judgedFirst":true}}"#,
        r#"{"informationRequested":{"of":"agency-3"}}"#,
        r#"{"decision":{"role":"officer","follows":true,"reason":"As recommended."}}"#,
        r#"{"closure":{"role":"officer","referrals":["c2"],"reason":"riskResolved"}}"#,
        r#"{"review":{"level":"lead","role":"officer","considered":["c0"],"judgedFirst":false,"afterClosure":{"closure":"e6","months":6}}}"#,
    ];
    let events: Vec<String> = (0..)
        .zip(entries)
        .map(|(at, entry)| {
            format!(r#"{{"id":"e{at}","recorded":"{}T12:00:00Z","entry":{entry}}}"#, day(at * 20))
        })
        .collect();
    format!(r#"{contacts}],"events":[{}]}}"#, events.join(","))
}
