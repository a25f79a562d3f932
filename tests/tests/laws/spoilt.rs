//! Documents that were spoilt somewhere, for law 11.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

/// What is done to a field.
#[derive(Debug, Clone)]
enum Wrong {
    Removed,
    Twice,
    Renamed(&'static str),
    Replaced(Value),
}

/// What is done to a document: to some fields, then to some bytes.
#[derive(Debug, Clone)]
pub struct Spoilt {
    fields: Vec<(Index, Wrong)>,
    bytes: Vec<(Index, u8)>,
    cut: Option<Index>,
}

pub fn spoilt() -> impl Strategy<Value = Spoilt> {
    let values = [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(2),
        json!(4_294_967_296_u64),
        json!(1.5),
        json!(""),
        json!("Jane Roe"),
        json!("ever"),
        json!("9999-12-31"),
        json!("2020"),
        json!([]),
        json!({}),
        json!([[[]]]),
        json!({ "anyOf": [] }),
        json!({ "months": 0 }),
        json!("x".repeat(5_000)),
    ];
    let wrong = prop_oneof![
        2 => Just(Wrong::Removed),
        1 => Just(Wrong::Twice),
        1 => select(&["kinds", "recorded", "", "ID", "Jane Roe lives here", "contcats"][..]).prop_map(Wrong::Renamed),
        4 => select(values.to_vec()).prop_map(Wrong::Replaced),
    ];
    let bytes = select(&b"{}[]:,\"\\ 0129aeZT+-.\0\n\xff\xc3"[..]);
    let fields = proptest::collection::vec((any::<Index>(), wrong), 0..=3);
    let few = prop_oneof![2 => Just(0..=0_usize), 1 => Just(1..=3)];
    let bytes = few.prop_flat_map(move |few| proptest::collection::vec((any::<Index>(), bytes.clone()), few));
    (fields, bytes, proptest::option::weighted(0.05, any::<Index>()))
        .prop_map(|(fields, bytes, cut)| Spoilt { fields, bytes, cut })
}

impl Spoilt {
    pub fn apply(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (index, wrong) in &self.fields {
            let Ok(document) = serde_json::from_str::<Value>(&text) else { break };
            let count = fields_in(&document);
            if count > 0 {
                let mut writer = Writer { left: index.index(count), wrong, text: String::new(), done: false };
                writer.value(&document);
                assert!(writer.done);
                text = writer.text;
            }
        }
        let mut bytes = text.into_bytes();
        for (index, byte) in &self.bytes {
            let at = index.index(bytes.len());
            bytes[at] = *byte;
        }
        if let Some(cut) = self.cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

fn fields_in(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter().map(fields_in).sum(),
        Value::Object(fields) => fields.values().map(|value| 1 + fields_in(value)).sum(),
        _ => 0,
    }
}

/// Writes a document with one field spoilt; a map could not hold a key twice.
struct Writer<'a> {
    /// How many fields come before it.
    left: usize,
    wrong: &'a Wrong,
    text: String,
    done: bool,
}

impl Writer<'_> {
    fn value(&mut self, value: &Value) {
        match value {
            Value::Array(items) => {
                self.text.push('[');
                for (place, item) in items.iter().enumerate() {
                    self.comma(place > 0);
                    self.value(item);
                }
                self.text.push(']');
            }
            Value::Object(fields) => {
                self.text.push('{');
                for (key, value) in fields {
                    self.field(key, value);
                }
                self.text.push('}');
            }
            _ => self.text.push_str(&value.to_string()),
        }
    }

    fn comma(&mut self, needed: bool) {
        if needed {
            self.text.push_str(",\n");
        }
    }

    fn field(&mut self, key: &str, value: &Value) {
        let spoilt = !self.done && self.left == 0;
        self.done |= spoilt;
        self.left = self.left.saturating_sub(1);
        let wrong = self.wrong;
        match wrong {
            Wrong::Removed if spoilt => {}
            Wrong::Twice if spoilt => {
                self.pair(key, value);
                self.pair(key, value);
            }
            Wrong::Renamed(other) if spoilt => self.pair(other, value),
            Wrong::Replaced(other) if spoilt => self.pair(key, other),
            _ => self.pair(key, value),
        }
    }

    fn pair(&mut self, key: &str, value: &Value) {
        self.comma(!self.text.ends_with('{'));
        self.text.push_str(&Value::from(key).to_string());
        self.text.push(':');
        self.value(value);
    }
}
