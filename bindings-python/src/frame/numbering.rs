//! Numbering names.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::names::Name;

/// Names by number, from 0 in the order in which they first come; each within a scope.
///
/// Millions of them come in any order, so that each look into memory counts: a number, or a text of at most 15 bytes,
/// stands in the table itself.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    hasher: DefaultHashBuilder,
    short: HashTable<Short>,
    long: HashTable<Long>,
    /// Of each small number its own number and one more; 0 if it has not come.
    small: Vec<u32>,
    known: Known,
}

/// A number, or a short text with its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    scope: u32,
    is_text: bool,
    halves: (u64, u64),
}

#[derive(Debug, Clone, Copy)]
struct Short {
    key: Key,
    number: u32,
}

#[derive(Debug, Clone, Copy)]
struct Long {
    hash: u64,
    scope: u32,
    number: u32,
}

/// The names in the order of their numbers; all of one kind, since a column is.
#[derive(Debug, Default)]
struct Known {
    numbers: Vec<i128>,
    text: String,
    ends: Vec<usize>,
}

impl Known {
    fn len(&self) -> usize {
        self.numbers.len() + self.ends.len()
    }

    fn push(&mut self, name: Name<'_>) {
        match name {
            Name::Number(number) => self.numbers.push(number),
            Name::Text(text) => {
                self.text.push_str(text);
                self.ends.push(self.text.len());
            }
        }
    }

    fn name(&self, number: u32) -> Option<Name<'_>> {
        let at = number as usize;
        if let Some(number) = self.numbers.get(at) {
            return Some(Name::Number(*number));
        }
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.text.get(from..*self.ends.get(at)?).map(Name::Text)
    }
}

impl Key {
    /// The key of a name; nothing for a long text.
    fn of(scope: u32, name: Name<'_>) -> Option<Self> {
        let (is_text, whole) = match name {
            Name::Number(number) => (false, u128::from_ne_bytes(number.to_ne_bytes())),
            Name::Text(text) => {
                let mut bytes = [0; 16];
                let (own, length) = bytes.split_at_mut_checked(15)?;
                own.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
                length.fill(u8::try_from(text.len()).unwrap_or_default());
                (true, u128::from_le_bytes(bytes))
            }
        };
        let half = |part: u128| u64::try_from(part & u128::from(u64::MAX)).unwrap_or_default();
        Some(Self { scope, is_text, halves: (half(whole), half(whole >> 64)) })
    }
}

/// Numbers below this are looked up in a list.
const SMALL: i128 = 1 << 22;

/// The place of a name in the list of small numbers.
fn small(scope: u32, name: Name<'_>) -> Option<usize> {
    match name {
        Name::Number(number) if scope == 0 && (0..SMALL).contains(&number) => usize::try_from(number).ok(),
        _ => None,
    }
}

impl Numbering {
    /// The number of a name, and whether it is new.
    pub(super) fn number(&mut self, scope: u32, name: Name<'_>) -> (u32, bool) {
        if let Some(known) = self.find(scope, name) {
            return (known, false);
        }
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.push(name);
        if let Some(at) = small(scope, name) {
            if self.small.len() <= at {
                self.small.resize((at + 1).next_power_of_two(), 0);
            }
            self.small.get_mut(at).into_iter().for_each(|own| *own = number + 1);
        } else if let Some(key) = Key::of(scope, name) {
            let hasher = &self.hasher;
            self.short.insert_unique(hasher.hash_one(key), Short { key, number }, |entry| {
                hasher.hash_one(entry.key)
            });
        } else {
            let hash = self.hasher.hash_one((scope, name));
            self.long.insert_unique(hash, Long { hash, scope, number }, |entry| entry.hash);
        }
        (number, true)
    }

    /// The number of a name that is known.
    pub(super) fn find(&self, scope: u32, name: Name<'_>) -> Option<u32> {
        if let Some(at) = small(scope, name) {
            return self.small.get(at).filter(|own| **own > 0).map(|own| own - 1);
        }
        if let Some(key) = Key::of(scope, name) {
            let found = self.short.find(self.hasher.hash_one(key), |entry| entry.key == key);
            return found.map(|entry| entry.number);
        }
        let hash = self.hasher.hash_one((scope, name));
        let same = |entry: &Long| {
            entry.hash == hash && entry.scope == scope && self.known.name(entry.number) == Some(name)
        };
        self.long.find(hash, same).map(|entry| entry.number)
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// The name of a number.
    pub(super) fn name(&self, number: u32) -> Option<Name<'_>> {
        self.known.name(number)
    }
}
