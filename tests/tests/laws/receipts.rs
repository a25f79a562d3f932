//! Receipts: what was made is accepted, and no byte of it, or of what it rests on, can be another.

use everycontact::{AgencyId, Case, Codebook, Policy, Receipt, Viewpoint, canonical_json, parse_instant};
use everycontact_tests::generate;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use crate::support::{Asked, config, without};

/// What a receipt is checked against, as canonical texts.
#[derive(Clone)]
struct Texts {
    codebook: String,
    policy: String,
    case: String,
    receipt: String,
}

impl Texts {
    fn holds(&self) -> Option<bool> {
        let codebook = Codebook::parse(&self.codebook).ok()?;
        let policy = Policy::parse(&self.policy, &codebook).ok()?;
        let case = Case::parse(&self.case, &codebook).ok()?;
        Some(Receipt::parse(&self.receipt).ok()?.verify(&policy, &case).holds())
    }
}

/// The text with one byte replaced; nothing if that is no text.
fn with_byte(text: &str, at: usize, byte: u8) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    bytes[at] = byte;
    String::from_utf8(bytes).ok()
}

proptest! {
    #![proptest_config(config())]

    /// A receipt is accepted whatever is recorded later and whatever order the record is given in.
    #[test]
    fn what_was_made_is_accepted(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        viewers in generate::viewers(),
        order in any::<u8>(),
    ) {
        let asked = Asked::new(&policy);
        let viewpoint = viewers.map_or(Viewpoint::AllRecords, |names| {
            Viewpoint::Agencies(names.iter().map(|name| AgencyId::new(name).unwrap()).collect())
        });
        let whole = asked.case(&case).seen_by(&viewpoint);
        let receipt = asked.policy.recommend(&whole, parse_instant(&as_of).unwrap()).receipt();
        let receipt = Receipt::parse(receipt.to_json()).unwrap();
        prop_assert!(canonical_json(receipt.to_json()).unwrap() == receipt.to_json());
        let mut turned = case.clone();
        for list in ["contacts", "events"] {
            if let Some(list) = turned.get_mut(list).and_then(Value::as_array_mut) {
                let by = usize::from(order) % list.len().max(1);
                list.rotate_left(by);
                list.reverse();
            }
        }
        let then = generate::recorded_by(&case, &as_of);
        for text in [&case, &turned, &then] {
            let found = receipt.verify(&asked.policy, &asked.case(text));
            prop_assert!(found.holds(), "{}", found.to_json());
        }
    }

    /// Another byte anywhere in the canonical form of the receipt, the policy, the codebook or what was on record is
    /// refused: when it is read, or when it is checked.
    #[test]
    fn another_byte_is_refused(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
        bytes in prop::collection::vec((any::<Index>(), any::<u8>()), 60),
    ) {
        let asked = Asked::new(&policy);
        let case = generate::recorded_by(&case, &as_of);
        let receipt = asked.policy.recommend(&asked.case(&case), parse_instant(&as_of).unwrap()).receipt();
        let case = if case.get("about").is_some() { without(case, &["about"]) } else { case };
        let made = Texts {
            codebook: canonical_json(&asked.policy.codebook().to_json()).unwrap(),
            policy: canonical_json(&asked.policy.to_json()).unwrap(),
            case: canonical_json(&asked.case(&case).to_json()).unwrap(),
            receipt: receipt.to_json().to_owned(),
        };
        prop_assert_eq!(made.holds(), Some(true));
        for (nth, (at, byte)) in bytes.into_iter().enumerate() {
            let mut other = made.clone();
            let text = match nth % 4 {
                0 => &mut other.receipt,
                1 => &mut other.case,
                2 => &mut other.policy,
                _ => &mut other.codebook,
            };
            let at = at.index(text.len());
            let Some(changed) = with_byte(text, at, byte).filter(|changed| changed != text) else { continue };
            let said_otherwise = nth % 4 != 0 && canonical_json(&changed).as_deref() == Ok(text.as_str());
            *text = changed;
            if said_otherwise {
                continue;
            }
            prop_assert_ne!(other.holds(), Some(true), "byte {} of text {}", at, nth % 4);
        }
    }
}
