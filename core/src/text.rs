//! Free text, which is never printed by accident.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

/// The longest free text, in characters.
pub const MAX_TEXT_LENGTH: usize = 4_000;

/// Free text that a person wrote about a person.
///
/// `Debug` prints only its length, so that it reaches no log. [`FreeText::as_str`] gives the text to
/// code that means to show it.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FreeText(Box<str>);

/// A free text that was refused: it is too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a text of at most 4000 characters")]
pub struct TextError {
    _private: (),
}

impl FreeText {
    /// Wraps a text.
    ///
    /// # Errors
    /// If it has more than [`MAX_TEXT_LENGTH`] characters.
    ///
    /// # Example
    /// ```
    /// let text = everycontact::FreeText::new("seen by the river")?;
    /// assert_eq!(format!("{text:?}"), "[17 characters]");
    /// # Ok::<(), everycontact::TextError>(())
    /// ```
    pub fn new(text: &str) -> Result<Self, TextError> {
        let short = text.len() <= MAX_TEXT_LENGTH || text.chars().nth(MAX_TEXT_LENGTH).is_none();
        if short { Ok(Self(text.into())) } else { Err(TextError { _private: () }) }
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for FreeText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "[{} characters]", self.0.chars().count())
    }
}

impl<'de> Deserialize<'de> for FreeText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = FreeText;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<FreeText, E> {
                FreeText::new(text).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_text() {
        let text = FreeText("seen by the river".into());
        assert_eq!(format!("{text:?}"), "[17 characters]");
    }
}
