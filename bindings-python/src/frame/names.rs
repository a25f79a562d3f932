//! Columns of names of cases, contacts and occurrences, which are texts or whole numbers.

use std::cmp::Ordering;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;

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

/// The name that came last.
#[derive(Debug)]
pub(super) enum Last {
    None,
    Number(i128),
    Text(String),
}

impl Last {
    /// Whether it is less than another name.
    pub(super) fn compare(&self, name: Name<'_>) -> Ordering {
        match self {
            Self::None => Ordering::Less,
            Self::Number(number) => Name::Number(*number).cmp(&name),
            Self::Text(text) => Name::Text(text).cmp(&name),
        }
    }

    pub(super) fn set(&mut self, name: Name<'_>) {
        match (self, name) {
            (Self::Text(text), Name::Text(name)) => {
                text.clear();
                text.push_str(name);
            }
            (last, Name::Text(name)) => *last = Self::Text(name.to_owned()),
            (last, Name::Number(number)) => *last = Self::Number(number),
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

    /// Whether there is a name in each of so many rows, none less than the one before; the first is not less than
    /// `last`, which becomes the last.
    pub(super) fn are_sorted(&self, rows: usize, last: &mut Option<Name<'a>>) -> bool {
        (0..rows).all(|row| {
            let before = std::mem::replace(last, self.at(row));
            last.is_some() && before <= *last
        })
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
