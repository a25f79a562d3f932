//! Columns of text, plain or by dictionary.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, LargeStringArray, StringArray, StringViewArray};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;

use super::cell::{Cell, Cells};

/// A column of text.
pub(super) struct Texts<'a> {
    values: Values<'a>,
    /// The position of each row's value, of a dictionary.
    keys: Option<Vec<usize>>,
    nulls: Option<NullBuffer>,
    rows: usize,
}

enum Values<'a> {
    Small(&'a StringArray),
    Large(&'a LargeStringArray),
    View(&'a StringViewArray),
}

impl<'a> Values<'a> {
    fn of(array: &'a ArrayRef) -> Option<Self> {
        match array.data_type() {
            DataType::Utf8 => array.as_string_opt().map(Self::Small),
            DataType::LargeUtf8 => array.as_string_opt().map(Self::Large),
            DataType::Utf8View => array.as_string_view_opt().map(Self::View),
            _ => None,
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Small(array) => array.len(),
            Self::Large(array) => array.len(),
            Self::View(array) => array.len(),
        }
    }

    /// The text at a position, whether or not it is null.
    fn at(&self, at: usize) -> &'a str {
        if at >= self.len() {
            return "";
        }
        match self {
            Self::Small(array) => array.value(at),
            Self::Large(array) => array.value(at),
            Self::View(array) => array.value(at),
        }
    }
}

/// Whether a column holds text.
pub(super) fn is_text(of: &DataType) -> bool {
    match of {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, values) => !matches!(**values, DataType::Dictionary(..)) && is_text(values),
        _ => false,
    }
}

impl<'a> Texts<'a> {
    /// The column; nothing if it holds something else.
    pub(super) fn of(array: &'a ArrayRef) -> Option<Self> {
        let (nulls, rows) = (array.logical_nulls(), array.len());
        if let Some(values) = Values::of(array) {
            return Some(Self { values, keys: None, nulls, rows });
        }
        let dictionary = array.as_any_dictionary_opt()?;
        let values = Values::of(dictionary.values())?;
        let keys = if values.len() == 0 { vec![0; rows] } else { dictionary.normalized_keys() };
        Some(Self { values, keys: Some(keys), nulls, rows })
    }

    /// The text of a row.
    pub(super) fn at(&self, row: usize) -> Option<&'a str> {
        if row >= self.rows || self.nulls.as_ref().is_some_and(|nulls| nulls.is_null(row)) {
            return None;
        }
        let at = self.keys.as_ref().map_or(row, |keys| keys.get(row).copied().unwrap_or(usize::MAX));
        Some(self.values.at(at))
    }

    /// The number of a row's value in a dictionary, so that equal ones need be looked at once.
    pub(super) fn key(&self, row: usize) -> Option<usize> {
        self.keys.as_ref().and_then(|keys| keys.get(row).copied())
    }

    /// Every row by what its text means.
    pub(super) fn cells<T: Copy>(&self, mut meaning: impl FnMut(&str) -> Option<T>) -> Cells<T> {
        let mut known: Vec<Option<Cell<T>>> =
            self.keys.as_ref().map_or(Vec::new(), |_| vec![None; self.values.len()]);
        let mut mean = |text: &str| meaning(text).map_or(Cell::Bad, Cell::Is);
        let cells = (0..self.rows).map(|row| {
            let Some(text) = self.at(row) else { return Cell::Null };
            match self.key(row).and_then(|key| known.get_mut(key)) {
                Some(Some(cell)) => *cell,
                Some(unknown) => *unknown.insert(mean(text)),
                None => mean(text),
            }
        });
        Cells::Each(cells.collect())
    }
}
