//! What stands in a list or an object, as the readers of types ask for it.

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess};
use smallvec::SmallVec;

use super::{NOWHERE, Reader};
use crate::json::fault::Fault;
use crate::json::tape::{Node, Tape};

/// The place of a field that is not there. The outermost value stands there, which is no field.
const ABSENT: usize = 0;

/// The elements of a list.
pub(super) struct Items<'a> {
    tape: &'a Tape<'a>,
    at: usize,
    end: usize,
    index: usize,
}

impl<'a> Items<'a> {
    /// The elements between two places.
    pub(super) fn new(tape: &'a Tape<'a>, at: usize, end: usize) -> Self {
        Self { tape, at, end, index: 0 }
    }

    fn next(&mut self) -> Option<Reader<'a>> {
        while self.at < self.end {
            let at = self.at;
            self.at = self.tape.end(at);
            self.index += 1;
            if !matches!(self.tape.node(at), Node::SetAside(_)) {
                return Some(Reader { tape: self.tape, at });
            }
        }
        None
    }
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        match self.next() {
            Some(reader) => match seed.deserialize(reader) {
                Ok(value) => Ok(Some(value)),
                Err(fault) => Err(fault.at_index(self.index - 1)),
            },
            None => Ok(None),
        }
    }
}

/// The keys of an object, each with its value.
pub(super) struct Pairs<'a> {
    tape: &'a Tape<'a>,
    at: usize,
    end: usize,
}

impl<'a> Pairs<'a> {
    /// The keys between two places.
    pub(super) fn new(tape: &'a Tape<'a>, at: usize, end: usize) -> Self {
        Self { tape, at, end }
    }
}

impl<'a> Iterator for Pairs<'a> {
    type Item = (&'a str, Reader<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.end {
            let key = self.at;
            self.at = self.tape.end(key + 1);
            if !matches!(self.tape.node(key + 1), Node::SetAside(_)) {
                return Some((self.tape.key(key), Reader { tape: self.tape, at: key + 1 }));
            }
        }
        None
    }
}

/// The fields of an object, in the order in which its type has them.
pub(super) struct Fields<'a> {
    tape: &'a Tape<'a>,
    names: &'static [&'static str],
    /// Where the value of each is.
    places: SmallVec<[usize; 24]>,
    /// The position of the field that comes next.
    next: usize,
    /// Whether the field that came last is not there.
    is_missing: bool,
}

impl<'a> Fields<'a> {
    /// The fields of an object; of a value that is accepted, every field there could be.
    pub(super) fn new(
        object: Reader<'a>,
        names: &'static [&'static str],
        pairs: Pairs<'a>,
    ) -> Result<Self, Fault> {
        let all = |place| SmallVec::from_elem(place, names.len());
        let mut fields = Self { tape: object.tape, names, places: all(ABSENT), next: 0, is_missing: false };
        if let Node::Wild(_) = object.node() {
            fields.places = all(NOWHERE);
            return Ok(fields);
        }
        let supplied = object.tape.supplied(object.at).map(|name| (name, NOWHERE));
        for (key, at) in pairs.map(|(key, value)| (key, value.at)).chain(supplied) {
            fields.put(key, at)?;
        }
        fields.next = 0;
        Ok(fields)
    }

    fn put(&mut self, key: &str, at: usize) -> Result<(), Fault> {
        // They mostly stand in order.
        let expected = self.names.get(self.next).is_some_and(|name| *name == key);
        let position =
            if expected { Some(self.next) } else { self.names.iter().position(|name| *name == key) };
        let Some(position) = position else {
            return Err(Fault::unknown_field(key, self.names));
        };
        self.next = position + 1;
        match self.places.get_mut(position) {
            Some(place) if *place == ABSENT => *place = at,
            _ => return Err(Fault::repeated_field(key)),
        }
        Ok(())
    }

    /// What is wrong if the field that came last is missing, but may not be.
    pub(super) fn missing(&self) -> Option<Fault> {
        self.is_missing.then(|| Fault::missing_field(self.names, self.next - 1))
    }
}

impl<'de> SeqAccess<'de> for &mut Fields<'de> {
    type Error = Fault;

    /// A field that is not there ends the list: whoever has something to put in its place goes on asking.
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let position = self.next;
        let at = self.places.get(position).copied().unwrap_or(ABSENT);
        self.next += 1;
        self.is_missing = at == ABSENT;
        if self.is_missing {
            return Ok(None);
        }
        match seed.deserialize(Reader { tape: self.tape, at }) {
            Ok(value) => Ok(Some(value)),
            Err(fault) => Err(fault.at_field(self.names, position)),
        }
    }
}

/// The entries of an object whose keys are no fields.
pub(super) struct Entries<'a> {
    pairs: Pairs<'a>,
    value: Option<(&'a str, Reader<'a>)>,
}

impl<'a> Entries<'a> {
    pub(super) fn new(pairs: Pairs<'a>) -> Self {
        Self { pairs, value: None }
    }
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        self.value = self.pairs.next();
        match self.value {
            Some((key, _)) => seed.deserialize(StrDeserializer::new(key)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        match self.value.take() {
            Some((key, reader)) => seed.deserialize(reader).map_err(|fault| fault.at_key(key)),
            None => Err(Fault::invalid("expected a value".to_owned())),
        }
    }
}
