//! JSON objects as they are put together, field by field, for the library's strict reader.

use serde::Serialize;

use crate::data::Object;

/// An object that is being written.
pub(crate) struct Fields(String);

impl Fields {
    pub(crate) fn new() -> Self {
        Self("{".to_owned())
    }

    /// A field whose value is JSON text already.
    pub(crate) fn json(mut self, name: &str, text: &str) -> Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push_str(&format!("\"{name}\":{text}"));
        self
    }

    pub(crate) fn field<T: Serialize>(self, name: &str, value: T) -> Self {
        // A text, a number or a list of these: it cannot fail.
        let text = serde_json::to_string(&value).unwrap_or_default();
        self.json(name, &text)
    }

    /// A field that is left out where there is nothing.
    pub(crate) fn optional<T: Serialize>(self, name: &str, value: Option<T>) -> Self {
        match value {
            Some(value) => self.field(name, value),
            None => self,
        }
    }

    /// The same of JSON text.
    pub(crate) fn optional_json(self, name: &str, object: Option<Object>) -> Self {
        match object {
            Some(Object(text)) => self.json(name, &text),
            None => self,
        }
    }

    /// A list of what is JSON text already.
    pub(crate) fn list<T: AsRef<str>>(self, name: &str, texts: &[T]) -> Self {
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        self.json(name, &format!("[{}]", texts.join(",")))
    }

    /// All of it as the only field of another object.
    pub(crate) fn within(self, name: &str) -> Self {
        Self::new().json(name, &self.finish())
    }

    pub(crate) fn finish(self) -> String {
        self.0 + "}"
    }
}
