//! What stands in one row of a column.

/// A value, nothing, or what could not be read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cell<T> {
    Is(T),
    Null,
    Bad,
}

/// A column as far as it is read: every row's cell, or one for all rows.
#[derive(Debug)]
pub(super) enum Cells<T> {
    Each(Vec<Cell<T>>),
    All(Cell<T>),
}

impl<T: Copy> Cells<T> {
    pub(super) fn at(&self, row: usize) -> Cell<T> {
        match self {
            Self::Each(cells) => cells.get(row).copied().unwrap_or(Cell::Null),
            Self::All(cell) => *cell,
        }
    }
}
