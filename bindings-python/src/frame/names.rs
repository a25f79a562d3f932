//! Numbering the names of cases, contacts and occurrences, which are texts or whole numbers.

use std::hash::BuildHasher;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
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
    Numbers(Vec<Option<i128>>),
}

impl<'a> Names<'a> {
    pub(super) fn of(array: &'a ArrayRef) -> Option<Self> {
        if let Some(texts) = Texts::of(array) {
            return Some(Self::Texts(texts));
        }
        numbers(array).map(Self::Numbers)
    }

    pub(super) fn at(&self, row: usize) -> Option<Name<'a>> {
        match self {
            Self::Texts(texts) => texts.at(row).map(Name::Text),
            Self::Numbers(numbers) => numbers.get(row).copied().flatten().map(Name::Number),
        }
    }
}

fn numbers(array: &ArrayRef) -> Option<Vec<Option<i128>>> {
    macro_rules! read {
        ($of:ty) => {
            array.as_primitive_opt::<$of>()?.iter().map(|number| number.map(i128::from)).collect()
        };
    }
    Some(match array.data_type() {
        DataType::Int8 => read!(Int8Type),
        DataType::Int16 => read!(Int16Type),
        DataType::Int32 => read!(Int32Type),
        DataType::Int64 => read!(Int64Type),
        DataType::UInt8 => read!(UInt8Type),
        DataType::UInt16 => read!(UInt16Type),
        DataType::UInt32 => read!(UInt32Type),
        DataType::UInt64 => read!(UInt64Type),
        _ => return None,
    })
}

/// Names by number, from 0 in the order in which they first come; each within a scope.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    hasher: DefaultHashBuilder,
    table: HashTable<(u64, u32)>,
    known: Vec<Known>,
    text: String,
}

#[derive(Debug, Clone, Copy)]
enum Known {
    Number { scope: u32, number: i128 },
    Text { scope: u32, from: usize, to: usize },
}

impl Numbering {
    /// The number of a name, and whether it is new.
    pub(super) fn number(&mut self, scope: u32, name: Name<'_>) -> (u32, bool) {
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

    /// The number of a name that is known.
    pub(super) fn find(&self, scope: u32, name: Name<'_>) -> Option<u32> {
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
