//! A JSON value that keeps what a map would lose: repeated keys, their order, and what was set aside.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess};

use crate::diagnostic::{Code, Problems};

/// A JSON value.
pub(super) enum Node {
    Null,
    Bool(bool),
    Whole(i64),
    Large(u64),
    Fraction(f64),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
    /// A field or list element that is done with; nothing sees it any more.
    SetAside,
    /// A value whose problem has been reported; it is accepted as whatever is asked for.
    Wild,
}

/// What to do about a problem that has been reported, so that the next one can be found.
#[derive(Debug, Clone, Copy)]
pub(super) enum Repair {
    /// Set the value aside.
    SetAside,
    /// Accept the value.
    Accept,
    /// Add the field to the object.
    Supply(&'static str),
}

impl Node {
    /// Reports every key that an object has twice, and sets the later ones aside.
    pub(super) fn report_duplicates(&mut self, path: &mut String, problems: &mut Problems) {
        let length = path.len();
        match self {
            Self::List(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    path.push_str(&format!("[{index}]"));
                    item.report_duplicates(path, problems);
                    path.truncate(length);
                }
            }
            Self::Object(fields) => {
                let mut seen: BTreeMap<String, usize> = BTreeMap::new();
                for (key, value) in fields {
                    let shown = shown_key(key);
                    push_key(path, &shown);
                    match seen.get_mut(key) {
                        Some(count) => {
                            *count += 1;
                            let message = format!("the key `{shown}` stands here more than once");
                            problems.error(Code::DuplicateKey, format!("{path}#{count}"), message);
                            *value = Self::SetAside;
                        }
                        None => {
                            seen.insert(key.clone(), 1);
                            value.report_duplicates(path, problems);
                        }
                    }
                    path.truncate(length);
                }
            }
            _ => {}
        }
    }

    /// Repairs the value at `path` below this one; tells whether it is there and not accepted yet.
    ///
    /// What a reader meets before that value has no problem, so its list elements need not be read again:
    /// else a large document with many problems would take as many times as long.
    pub(super) fn repair(&mut self, path: &[Step], repair: Repair) -> bool {
        let Some((step, rest)) = path.split_first() else {
            return self.repair_here(repair);
        };
        match (step, self) {
            (Step::Key(key), Self::Object(fields)) => {
                for (name, value) in fields {
                    if name == key && !matches!(value, Self::SetAside) {
                        return value.repair(rest, repair);
                    }
                    value.forget_elements();
                }
                false
            }
            (Step::Index(index), Self::List(items)) => {
                items.iter_mut().take(*index).for_each(|item| *item = Self::SetAside);
                items.get_mut(*index).is_some_and(|item| item.repair(rest, repair))
            }
            _ => false,
        }
    }

    fn forget_elements(&mut self) {
        if let Self::List(items) = self {
            items.clear();
        }
    }

    fn repair_here(&mut self, repair: Repair) -> bool {
        match (repair, &mut *self) {
            (_, Self::Wild) => return false,
            (Repair::Supply(field), Self::Object(fields)) => {
                fields.iter_mut().for_each(|(_, value)| value.forget_elements());
                fields.push((field.to_owned(), Self::Wild));
            }
            (Repair::Supply(_), _) => return false,
            (Repair::SetAside, _) => *self = Self::SetAside,
            (Repair::Accept, _) => *self = Self::Wild,
        }
        true
    }

    /// The text of a field of this object.
    pub(super) fn text_of(&self, field: &str) -> Option<&str> {
        let Self::Object(fields) = self else {
            return None;
        };
        match fields.iter().find(|(key, _)| key == field) {
            Some((_, Self::Text(text))) => Some(text),
            _ => None,
        }
    }
}

/// One step from a value to a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// The path in words, such as `contacts[2].occurred`.
pub(super) fn shown_path(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Key(key) => push_key(&mut path, &shown_key(key)),
            Step::Index(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}

fn push_key(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

/// The key if it looks like a field's name; a key could be anything, a person's name too.
fn shown_key(key: &str) -> String {
    let plain = key.len() <= 40 && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if plain { key.to_owned() } else { "?".to_owned() }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> de::Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Large(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Fraction(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            fields.push(entry);
        }
        Ok(Node::Object(fields))
    }
}
