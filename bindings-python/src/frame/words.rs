//! Fields that hold one of a few words, flags, or nothing.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use super::cell::{Cell, Cells};
use super::fields::{Constant, Layout, Source};
use super::texts::Texts;

/// What a word of a case document means.
pub(super) fn word<T: for<'de> Deserialize<'de>>(text: &str) -> Option<T> {
    let text: StrDeserializer<'_, Error> = text.into_deserializer();
    T::deserialize(text).ok()
}

/// A field of text, each row by what it means.
pub(super) fn meanings<T: Copy>(
    layout: &Layout,
    field: &str,
    columns: &[ArrayRef],
    mut meaning: impl FnMut(&str) -> Option<T>,
) -> Cells<T> {
    match layout.source(field) {
        Source::Constant(Constant::Text(text)) => Cells::All(meaning(text).map_or(Cell::Bad, Cell::Is)),
        Source::Constant(Constant::Flag(_)) => Cells::All(Cell::Bad),
        Source::Nowhere => Cells::All(Cell::Null),
        Source::Column(at) => match columns.get(*at).and_then(Texts::of) {
            Some(texts) => texts.cells(meaning),
            None => Cells::All(Cell::Bad),
        },
    }
}

/// A field of words.
pub(super) fn words<T: Copy + for<'de> Deserialize<'de>>(
    layout: &Layout,
    field: &str,
    columns: &[ArrayRef],
) -> Cells<T> {
    meanings(layout, field, columns, word)
}

/// A field of flags.
pub(super) fn flags(layout: &Layout, field: &str, columns: &[ArrayRef], without: bool) -> Cells<bool> {
    match layout.source(field) {
        Source::Constant(Constant::Flag(flag)) => Cells::All(Cell::Is(*flag)),
        Source::Constant(Constant::Text(_)) => Cells::All(Cell::Bad),
        Source::Nowhere => Cells::All(Cell::Is(without)),
        Source::Column(at) => match columns.get(*at).and_then(|array| array.as_boolean_opt()) {
            Some(flags) => {
                let cell =
                    |row| if flags.is_null(row) { Cell::Is(without) } else { Cell::Is(flags.value(row)) };
                Cells::Each((0..flags.len()).map(cell).collect())
            }
            None => Cells::All(Cell::Bad),
        },
    }
}
