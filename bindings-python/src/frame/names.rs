//! Numbering the names of cases, contacts and occurrences, which are texts or whole numbers.

use std::hash::BuildHasher;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;
use hashbrown::{DefaultHashBuilder, HashTable};

use super::texts::{Texts, is_text};

/// A name in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Name<'a> {
    Number(i128),
    Text(&'a str),
}

impl Name<'_> {
    /// The name as an identifier of the library.
    pub(super) fn id(self) -> String {
        match self {
            Self::Text(text) => text.to_owned(),
            Self::Number(number) if number < 0 => format!("number:{number}"),
            Self::Number(number) => number.to_string(),
        }
    }
}

/// Whether a column can hold names.
pub(super) fn is_name(of: &DataType) -> bool {
    is_text(of) || of.is_integer()
}

/// A column of names.
pub(super) enum Names<'a> {
    Texts(Texts<'a>),
    Numbers(Numbers<'a>),
}

impl<'a> Names<'a> {
    pub(super) fn of(array: &'a ArrayRef) -> Option<Self> {
        match Texts::of(array) {
            Some(texts) => Some(Self::Texts(texts)),
            None => Some(Self::Numbers(Numbers { values: Values::of(array)?, nulls: array.nulls() })),
        }
    }

    pub(super) fn at(&self, row: usize) -> Option<Name<'a>> {
        match self {
            Self::Texts(texts) => texts.at(row).map(Name::Text),
            Self::Numbers(numbers) => numbers.at(row).map(Name::Number),
        }
    }
}

/// A column of whole numbers.
pub(super) struct Numbers<'a> {
    values: Values<'a>,
    nulls: Option<&'a NullBuffer>,
}

impl Numbers<'_> {
    fn at(&self, row: usize) -> Option<i128> {
        let there = self.nulls.is_none_or(|nulls| nulls.is_valid(row));
        self.values.at(row).filter(|_| there)
    }
}

enum Values<'a> {
    Int8(&'a [i8]),
    Int16(&'a [i16]),
    Int32(&'a [i32]),
    Int64(&'a [i64]),
    UInt8(&'a [u8]),
    UInt16(&'a [u16]),
    UInt32(&'a [u32]),
    UInt64(&'a [u64]),
}

impl<'a> Values<'a> {
    fn of(array: &'a ArrayRef) -> Option<Self> {
        Some(match array.data_type() {
            DataType::Int8 => Self::Int8(array.as_primitive_opt::<Int8Type>()?.values()),
            DataType::Int16 => Self::Int16(array.as_primitive_opt::<Int16Type>()?.values()),
            DataType::Int32 => Self::Int32(array.as_primitive_opt::<Int32Type>()?.values()),
            DataType::Int64 => Self::Int64(array.as_primitive_opt::<Int64Type>()?.values()),
            DataType::UInt8 => Self::UInt8(array.as_primitive_opt::<UInt8Type>()?.values()),
            DataType::UInt16 => Self::UInt16(array.as_primitive_opt::<UInt16Type>()?.values()),
            DataType::UInt32 => Self::UInt32(array.as_primitive_opt::<UInt32Type>()?.values()),
            DataType::UInt64 => Self::UInt64(array.as_primitive_opt::<UInt64Type>()?.values()),
            _ => return None,
        })
    }

    fn at(&self, row: usize) -> Option<i128> {
        match self {
            Self::Int8(values) => values.get(row).map(|value| (*value).into()),
            Self::Int16(values) => values.get(row).map(|value| (*value).into()),
            Self::Int32(values) => values.get(row).map(|value| (*value).into()),
            Self::Int64(values) => values.get(row).map(|value| (*value).into()),
            Self::UInt8(values) => values.get(row).map(|value| (*value).into()),
            Self::UInt16(values) => values.get(row).map(|value| (*value).into()),
            Self::UInt32(values) => values.get(row).map(|value| (*value).into()),
            Self::UInt64(values) => values.get(row).map(|value| (*value).into()),
        }
    }
}

/// Names by number, from 0 in the order in which they first come; each within a scope.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    hasher: DefaultHashBuilder,
    table: HashTable<(u64, u32)>,
    known: Vec<Known>,
    text: String,
    /// Of each small number its own number and one more; 0 if it has not come.
    small: Vec<u32>,
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

#[derive(Debug, Clone, Copy)]
enum Known {
    Number { scope: u32, number: i128 },
    Text { scope: u32, from: usize, to: usize },
}

impl Numbering {
    /// The number of a name, and whether it is new.
    pub(super) fn number(&mut self, scope: u32, name: Name<'_>) -> (u32, bool) {
        if let Some(at) = small(scope, name) {
            return self.small_number(at, name);
        }
        let hash = self.hasher.hash_one((scope, name));
        let Self { table, known, text, .. } = self;
        let same = |entry: &(u64, u32)| entry.0 == hash && is(known, text, entry.1, scope, name);
        if let Some((_, number)) = table.find(hash, same) {
            return (*number, false);
        }
        let number = u32::try_from(known.len()).unwrap_or(u32::MAX);
        known.push(match name {
            Name::Number(number) => Known::Number { scope, number },
            Name::Text(name) => {
                let from = text.len();
                text.push_str(name);
                Known::Text { scope, from, to: text.len() }
            }
        });
        table.insert_unique(hash, (hash, number), |entry| entry.0);
        (number, true)
    }

    fn small_number(&mut self, at: usize, name: Name<'_>) -> (u32, bool) {
        if self.small.len() <= at {
            self.small.resize((at + 1).next_power_of_two(), 0);
        }
        let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        match self.small.get_mut(at) {
            Some(0) | None => {}
            Some(own) => return (*own - 1, false),
        }
        if let (Some(own), Name::Number(number)) = (self.small.get_mut(at), name) {
            *own = next + 1;
            self.known.push(Known::Number { scope: 0, number });
        }
        (next, true)
    }

    /// The number of a name that is known.
    pub(super) fn find(&self, scope: u32, name: Name<'_>) -> Option<u32> {
        if let Some(at) = small(scope, name) {
            return self.small.get(at).filter(|own| **own > 0).map(|own| own - 1);
        }
        let hash = self.hasher.hash_one((scope, name));
        let same = |entry: &(u64, u32)| entry.0 == hash && is(&self.known, &self.text, entry.1, scope, name);
        self.table.find(hash, same).map(|(_, number)| *number)
    }

    /// The name of a number.
    pub(super) fn name(&self, number: u32) -> Option<Name<'_>> {
        match *self.known.get(number as usize)? {
            Known::Number { number, .. } => Some(Name::Number(number)),
            Known::Text { from, to, .. } => self.text.get(from..to).map(Name::Text),
        }
    }
}

fn is(known: &[Known], text: &str, number: u32, scope: u32, name: Name<'_>) -> bool {
    match (known.get(number as usize), name) {
        (Some(Known::Number { scope: of, number }), Name::Number(name)) => *of == scope && *number == name,
        (Some(Known::Text { scope: of, from, to }), Name::Text(name)) => {
            *of == scope && text.get(*from..*to) == Some(name)
        }
        _ => false,
    }
}
