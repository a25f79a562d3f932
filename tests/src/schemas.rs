//! The JSON Schemas of the documents, as `cargo xtask schemas` writes and compares them.

/// One schema: the file that it is kept in, below `core/schemas`, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schema {
    /// The name of the file, such as `case.schema.json`.
    pub file: String,
    /// The whole file, with its last line end.
    pub text: String,
}

/// Every schema, in the order of the file names.
#[must_use]
pub fn all() -> Vec<Schema> {
    let named = everycontact::schema::schemas().into_iter();
    let mut all: Vec<Schema> =
        named.map(|(name, text)| Schema { file: format!("{name}.schema.json"), text }).collect();
    all.sort_by(|one, other| one.file.cmp(&other.file));
    all
}
