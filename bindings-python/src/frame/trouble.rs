//! What is wrong with a frame: by row and column, as an exception or as a table.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray, UInt64Array};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use everycontact::{Code, MAX_DIAGNOSTICS};
use pyo3::prelude::*;

use crate::error::raised;

/// One thing that is wrong. It repeats nothing of what stands in the row.
#[derive(Debug, Clone)]
pub(super) struct Trouble {
    pub(super) table: &'static str,
    /// The row from 0; none if it is with the column as a whole.
    pub(super) row: Option<u64>,
    /// The column by the caller's name.
    pub(super) column: Arc<str>,
    pub(super) code: Code,
    pub(super) message: Cow<'static, str>,
}

/// All that is wrong.
#[derive(Debug, Default)]
pub(super) struct Troubles {
    list: Vec<Trouble>,
}

impl Troubles {
    pub(super) fn add(&mut self, trouble: Trouble) {
        self.list.push(trouble);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether there are as many as one exception lists.
    pub(super) fn is_full(&self) -> bool {
        self.list.len() >= MAX_DIAGNOSTICS
    }

    /// Brings them into the order of tables and rows, if rows came in another.
    pub(super) fn sort(&mut self) {
        self.list.sort_by_key(|trouble| (trouble.table, trouble.row));
    }

    /// The exception that lists them.
    pub(super) fn raise(&self, py: Python<'_>) -> PyErr {
        let shown = self.list.iter().take(MAX_DIAGNOSTICS);
        let problems: Vec<serde_json::Value> = shown.clone().map(problem).collect();
        let count = self.list.len();
        let mut told = format!("the frame has {count} problem{}", if count == 1 { "" } else { "s" });
        if self.is_full() {
            told.push_str(" or more");
        }
        for trouble in shown {
            let (path, code) = (path(trouble), trouble.code.as_str());
            told.push_str(&format!(
                "\n  {path}: {} [{code}]; help: {}",
                trouble.message,
                trouble.code.help()
            ));
        }
        raised(py, &told, &serde_json::Value::from(problems).to_string())
    }

    /// The table that lists them.
    pub(super) fn table(&self) -> (SchemaRef, Vec<RecordBatch>) {
        let text = |name| Field::new(name, DataType::Utf8, false);
        let row = Field::new("row", DataType::UInt64, true);
        let fields = vec![text("table"), row, text("column"), text("code"), text("message"), text("help")];
        let schema = Arc::new(Schema::new(fields));
        let texts = |of: fn(&Trouble) -> &str| -> ArrayRef {
            Arc::new(self.list.iter().map(|trouble| Some(of(trouble))).collect::<StringArray>())
        };
        let rows: UInt64Array = self.list.iter().map(|trouble| trouble.row).collect();
        let columns: Vec<ArrayRef> = vec![
            texts(|trouble| trouble.table),
            Arc::new(rows),
            texts(|trouble| &trouble.column),
            texts(|trouble| trouble.code.as_str()),
            texts(|trouble| &trouble.message),
            texts(|trouble| trouble.code.help()),
        ];
        let batch = RecordBatch::try_new(Arc::clone(&schema), columns);
        (schema, batch.into_iter().collect())
    }
}

fn path(trouble: &Trouble) -> String {
    let (table, column) = (trouble.table, &trouble.column);
    match trouble.row {
        Some(row) => format!("{table}[{row}].{column}"),
        None if column.is_empty() => table.to_owned(),
        None => format!("{table}.{column}"),
    }
}

fn problem(trouble: &Trouble) -> serde_json::Value {
    serde_json::json!({
        "code": trouble.code.as_str(), "severity": "error", "path": path(trouble), "line": 1, "column": 1,
        "message": trouble.message, "help": trouble.code.help(),
    })
}
