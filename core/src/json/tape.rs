//! A JSON text as a flat list of its values, in their order: what is read before types are.
//!
//! It keeps what a map would lose, repeated keys and their order, and what was set aside. Children follow their
//! parent, each key before its value, and a list or object knows where it ends.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::diagnostic::{Code, Problems};

/// One value, or a key. It has no `Debug`, which would show free text.
pub(super) enum Node<'t> {
    Null,
    Bool(bool),
    Whole(i64),
    Large(u64),
    Fraction(f64),
    Text(Cow<'t, str>),
    /// A list, and the place behind its elements.
    List(usize),
    /// An object, and the place behind its fields.
    Object(usize),
    /// A list whose elements are done with, and the place behind them.
    Emptied(usize),
    /// A field or list element that is done with, and the place behind it; nothing sees it any more.
    SetAside(usize),
    /// A value whose problem has been reported, and the place behind it; it is accepted as whatever is asked for.
    Wild(usize),
}

/// The value at a place that is not on the tape: one that was supplied.
static SUPPLIED: Node<'static> = Node::Wild(usize::MAX);

/// What to do about a problem that has been reported, so that the next one can be found.
#[derive(Debug, Clone, Copy)]
pub(super) enum Repair {
    /// Set the value aside.
    SetAside,
    /// Accept the value.
    Accept,
    /// Add the field at a position among those of its type to the object.
    Supply(&'static [&'static str], usize),
}

/// One step from a value to a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    /// The field at a position among those that the type has, in whose order they are read.
    Field(&'static [&'static str], usize),
    Index(usize),
}

/// The values of one text.
pub(super) struct Tape<'t> {
    nodes: Vec<Node<'t>>,
    /// Fields that were added, each with the place of its object.
    supplied: Vec<(usize, &'static str)>,
}

impl<'t> Tape<'t> {
    /// Reads a text, which has to be JSON.
    pub(super) fn parse(text: &'t str) -> Result<Self, serde_json::Error> {
        // A value takes some ten bytes of a document that is written without spaces; what has few is not known yet.
        let mut nodes = Vec::with_capacity((text.len() / 12).min(1 << 12) + 1);
        let mut deserializer = serde_json::Deserializer::from_str(text);
        Growing(&mut nodes).deserialize(&mut deserializer)?;
        deserializer.end()?;
        Ok(Self { nodes, supplied: Vec::new() })
    }

    pub(super) fn node(&self, at: usize) -> &Node<'t> {
        self.nodes.get(at).unwrap_or(&SUPPLIED)
    }

    /// The place behind a value.
    pub(super) fn end(&self, at: usize) -> usize {
        match self.node(at) {
            Node::List(end) | Node::Object(end) => *end,
            Node::Emptied(end) | Node::SetAside(end) | Node::Wild(end) => *end,
            _ => at.saturating_add(1),
        }
    }

    pub(super) fn key(&self, at: usize) -> &str {
        match self.node(at) {
            Node::Text(key) => key,
            _ => "",
        }
    }

    /// The fields that were added to the object at a place.
    pub(super) fn supplied(&self, object: usize) -> impl Iterator<Item = &'static str> {
        self.supplied.iter().filter(move |(to, _)| *to == object).map(|(_, field)| *field)
    }

    /// The places of a list's elements, or of an object's keys.
    fn children(&self, parent: usize) -> impl Iterator<Item = usize> {
        let keys = usize::from(matches!(self.node(parent), Node::Object(_)));
        let end = self.end(parent);
        let mut at = parent + 1;
        std::iter::from_fn(move || {
            let child = at;
            at = self.end(child + keys);
            (child < end).then_some(child)
        })
    }

    /// The text of a field of the outermost object.
    pub(super) fn text_of(&self, field: &str) -> Option<&str> {
        let Node::Object(_) = self.node(0) else {
            return None;
        };
        let key = self.children(0).find(|key| self.key(*key) == field)?;
        match self.node(key + 1) {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether an object has a key twice.
    pub(super) fn repeats_a_key(&self, object: usize) -> bool {
        let seen = self.children(object).filter(|key| !matches!(self.node(key + 1), Node::SetAside(_)));
        let mut keys: Vec<&str> = seen.map(|key| self.key(key)).collect();
        keys.sort_unstable();
        keys.windows(2).any(|pair| matches!(pair, [one, other] if one == other))
    }

    /// Reports every key that an object has twice, and sets the later ones aside.
    pub(super) fn report_duplicates(&mut self, problems: &mut Problems) {
        self.report_duplicates_at(0, &mut String::new(), problems);
    }

    fn report_duplicates_at(&mut self, parent: usize, path: &mut String, problems: &mut Problems) {
        let length = path.len();
        let is_object = matches!(self.node(parent), Node::Object(_));
        if !is_object && !matches!(self.node(parent), Node::List(_)) {
            return;
        }
        let children: Vec<usize> = self.children(parent).collect();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (index, child) in children.into_iter().enumerate() {
            if is_object {
                let shown = shown_key(self.key(child));
                push_key(path, &shown);
                let count = seen.entry(self.key(child).to_owned()).or_default();
                *count += 1;
                if *count > 1 {
                    let message = format!("the key `{shown}` stands here more than once");
                    problems.error(Code::DuplicateKey, format!("{path}#{count}"), message);
                    self.set(child + 1, Node::SetAside);
                } else {
                    self.report_duplicates_at(child + 1, path, problems);
                }
            } else {
                path.push_str(&format!("[{index}]"));
                self.report_duplicates_at(child, path, problems);
            }
            path.truncate(length);
        }
    }

    fn set(&mut self, at: usize, made: fn(usize) -> Node<'t>) {
        let end = self.end(at);
        if let Some(node) = self.nodes.get_mut(at) {
            *node = made(end);
        }
    }

    /// Repairs the value at `path`; tells whether it is there and not accepted yet.
    ///
    /// What a reader meets before that value has no problem, so its list elements need not be read again:
    /// else a large document with many problems would take as many times as long.
    pub(super) fn repair(&mut self, path: &[Step], repair: Repair) -> bool {
        let mut at = 0;
        for step in path {
            match self.enter(at, step) {
                Some(child) => at = child,
                None => return false,
            }
        }
        self.repair_at(at, repair)
    }

    /// The place of a child; what is read before it is done with.
    fn enter(&mut self, parent: usize, step: &Step) -> Option<usize> {
        match (step, self.node(parent)) {
            (Step::Key(name), Node::Object(_)) => self.value_of(parent, name),
            (Step::Field(names, position), Node::Object(_)) => {
                let name = names.get(*position)?;
                self.empty_before(parent, names, *position);
                self.value_of(parent, name)
            }
            (Step::Index(index), Node::List(_)) => {
                let elements: Vec<usize> = self.children(parent).take(index.saturating_add(1)).collect();
                let (element, before) = elements.split_last()?;
                before.iter().for_each(|element| self.set(*element, Node::SetAside));
                (before.len() == *index).then_some(*element)
            }
            _ => None,
        }
    }

    /// The place of the value that an object has for a key.
    fn value_of(&self, object: usize, name: &str) -> Option<usize> {
        let live = |value: &usize| !matches!(self.node(*value), Node::SetAside(_));
        let mut values = self.children(object).filter(|key| self.key(*key) == name).map(|key| key + 1);
        values.find(live)
    }

    /// Empties the lists among the fields before a position.
    fn empty_before(&mut self, object: usize, names: &[&str], position: usize) {
        for name in names.iter().take(position) {
            match self.value_of(object, name) {
                Some(value) if matches!(self.node(value), Node::List(_)) => self.set(value, Node::Emptied),
                _ => {}
            }
        }
    }

    fn repair_at(&mut self, at: usize, repair: Repair) -> bool {
        match (repair, self.node(at)) {
            (_, Node::Wild(_)) => return false,
            (Repair::Supply(names, position), Node::Object(_)) => {
                let Some(name) = names.get(position) else {
                    return false;
                };
                self.empty_before(at, names, position);
                self.supplied.push((at, name));
            }
            (Repair::Supply(..), _) => return false,
            (Repair::SetAside, _) => self.set(at, Node::SetAside),
            (Repair::Accept, _) => self.set(at, Node::Wild),
        }
        true
    }
}

/// The path in words, such as `contacts[2].occurred`.
pub(super) fn shown_path(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Key(key) => push_key(&mut path, &shown_key(key)),
            Step::Field(names, position) => {
                push_key(&mut path, names.get(*position).copied().unwrap_or_default());
            }
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

/// Puts the value that it visits, and all below it, on the tape.
struct Growing<'a, 't>(&'a mut Vec<Node<'t>>);

impl<'t> Growing<'_, 't> {
    fn push<E>(self, node: Node<'t>) -> Result<(), E> {
        self.0.push(node);
        Ok(())
    }

    /// Sets what stands at `start`, now that its end is known.
    fn close<E>(self, start: usize, made: fn(usize) -> Node<'t>) -> Result<(), E> {
        let end = self.0.len();
        if let Some(node) = self.0.get_mut(start) {
            *node = made(end);
        }
        Ok(())
    }
}

impl<'t> DeserializeSeed<'t> for Growing<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Growing<'_, 't> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.push(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.push(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.push(Node::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.push(Node::Large(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.push(Node::Fraction(value))
    }

    fn visit_borrowed_str<E>(self, text: &'t str) -> Result<(), E> {
        self.push(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.push(Node::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<(), A::Error> {
        let start = self.0.len();
        self.0.push(Node::Null);
        while items.next_element_seed(Growing(self.0))?.is_some() {}
        self.close(start, Node::List)
    }

    fn visit_map<A: MapAccess<'t>>(self, mut fields: A) -> Result<(), A::Error> {
        let start = self.0.len();
        self.0.push(Node::Null);
        while fields.next_key_seed(Growing(self.0))?.is_some() {
            fields.next_value_seed(Growing(self.0))?;
        }
        self.close(start, Node::Object)
    }
}
