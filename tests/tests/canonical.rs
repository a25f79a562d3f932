//! Canonical JSON against the vectors of RFC 8785, and against another implementation.

use everycontact::{Code, canonical_json, shipped};
use proptest::prelude::*;
use serde_json::Value;

#[test]
fn the_example_of_the_rfc() {
    let input = r#"{
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
    }"#;
    let expected = concat!(
        r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#,
        r#""string":"€$\u000f\nA'B\"\\\\\"/"}"#,
    );
    assert_eq!(canonical_json(input).unwrap(), expected);
}

#[test]
fn members_go_by_the_utf_16_units_of_their_keys() {
    let input = r#"{
        "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
        "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis"
    }"#;
    let canonical = canonical_json(input).unwrap();
    let in_order = [
        "Carriage Return",
        "One",
        "Control",
        "Latin Small Letter O With Diaeresis",
        "Euro Sign",
        "Emoji: Grinning Face",
        "Hebrew Letter Dalet With Dagesh",
    ];
    let places: Vec<usize> = in_order.iter().map(|name| canonical.find(name).unwrap()).collect();
    assert!(places.is_sorted(), "{canonical}");
}

#[test]
fn numbers_are_written_as_ecmascript_writes_them() {
    // Appendix B of the RFC: the bits of a double, and how it is written.
    let vectors: [(u64, &str); 24] = [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5554, "333333333.33333325"),
        (0x41b3_de43_5555_5555, "333333333.3333333"),
        (0x41b3_de43_5555_5556, "333333333.3333334"),
        (0x41b3_de43_5555_5557, "333333333.33333343"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ];
    for (bits, written) in vectors {
        let given = format!("{:e}", f64::from_bits(bits));
        assert_eq!(canonical_json(&given).unwrap(), written, "{bits:016x}");
    }
}

#[test]
fn whole_numbers_end_at_two_to_the_53_less_one() {
    for sign in ["", "-"] {
        let last = format!("{sign}9007199254740991");
        assert_eq!(canonical_json(&last).unwrap(), last);
        for beyond in
            ["9007199254740992", "9007199254740993", "18446744073709551616", "100000000000000000000000"]
        {
            let error = canonical_json(&format!("{{\"a\": [{sign}{beyond}]}}")).unwrap_err();
            assert_eq!(error.diagnostics()[0].code(), Code::NumberTooLarge);
            assert_eq!(error.diagnostics()[0].column(), 8);
        }
    }
    let two = canonical_json("[9007199254740992,\n 1, 9007199254740992]").unwrap_err();
    let places: Vec<_> = two.diagnostics().iter().map(|found| (found.line(), found.column())).collect();
    assert_eq!(places, [(1, 2), (2, 5)]);
}

#[test]
fn a_key_twice_is_refused() {
    let error = canonical_json(r#"{"a": {"b": 1, "b": 1}}"#).unwrap_err();
    assert_eq!((error.diagnostics()[0].code(), error.diagnostics()[0].path()), (Code::DuplicateKey, "a.b"));
}

#[test]
fn the_shipped_documents_read_the_same_in_canonical_form() {
    for text in
        [shipped::CODEBOOK, shipped::UK_ILLUSTRATIVE, shipped::SCHOOL_THREAT_ASSESSMENT, shipped::SUBJECT_A]
    {
        let canonical = canonical_json(text).unwrap();
        let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        assert_eq!(read(&canonical), read(text));
        assert_eq!(canonical_json(&canonical).unwrap(), canonical);
    }
}

fn value() -> impl Strategy<Value = Value> {
    let whole = (-9_007_199_254_740_991_i64..=9_007_199_254_740_991).prop_map(Value::from);
    let fraction = any::<f64>().prop_filter_map("a number", |number| {
        let beyond = number.fract() == 0.0 && number.abs() > 9_007_199_254_740_991.0;
        serde_json::Number::from_f64(number).filter(|_| !beyond).map(Value::Number)
    });
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        whole,
        fraction,
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Whether an object that holds no other has its keys in the order of their UTF-16 units.
fn is_sorted(value: &Value, text: &str) -> bool {
    let Value::Object(members) = value else { return true };
    if members.values().any(|member| member.is_object() || member.is_array() || member.is_string()) {
        return true;
    }
    let mut keys: Vec<&String> = members.keys().collect();
    keys.sort_by_key(|key| key.encode_utf16().collect::<Vec<u16>>());
    let mut rest = text;
    keys.into_iter().all(|key| {
        let written = format!("{}:", Value::from(key.as_str()));
        let found = rest.find(&written);
        rest = found.and_then(|at| rest.get(at + written.len()..)).unwrap_or_default();
        found.is_some()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// However a text is spaced, its canonical form is one, reads the same, and is its own canonical form.
    #[test]
    fn one_value_has_one_canonical_form(value in value()) {
        let canonical = canonical_json(&value.to_string()).unwrap();
        prop_assert_eq!(&canonical_json(&serde_json::to_string_pretty(&value).unwrap()).unwrap(), &canonical);
        prop_assert_eq!(&canonical_json(&canonical).unwrap(), &canonical);
        prop_assert!(is_sorted(&value, &canonical));
    }

    /// What is no JSON is refused, and nothing panics.
    #[test]
    fn any_text_has_a_canonical_form_or_is_refused(text in any::<String>(), json in "[\\[\\]{}\",:0-9eE.+\\-a-z ]{0,40}") {
        for text in [text, json] {
            if let Ok(canonical) = canonical_json(&text) {
                prop_assert!(serde_json::from_str::<Value>(&canonical).is_ok());
            }
        }
    }
}
