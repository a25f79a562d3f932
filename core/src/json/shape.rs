//! Finding every problem of shape in a tree: a field that is missing, unknown or of another type.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, Expected, Unexpected, Visitor};

use super::tree::{Node, Step, shown_path};
use crate::diagnostic::{Code, MAX_DIAGNOSTICS, Problems, did_you_mean};

/// Reads the tree as a `T` again and again, setting aside what fails, until nothing does.
pub(super) fn report<T: DeserializeOwned>(tree: &mut Node, problems: &mut Problems) {
    for _ in 0..=MAX_DIAGNOSTICS {
        let Err(mut error) = T::deserialize(Reader(tree)) else {
            return;
        };
        error.path.reverse();
        let mut place = shown_path(&error.path);
        if error.code == Code::UnknownField {
            place.push('#');
        }
        problems.error(error.code, place, error.message);
        if error.code != Code::UnknownField {
            let element = error.path.iter().rposition(|step| matches!(step, Step::Index(_)));
            error.path.truncate(element.map_or(0, |at| at + 1));
        }
        if error.path.is_empty() || !tree.set_aside(&error.path) {
            return;
        }
    }
}

/// A problem of shape and, from the inside out, the steps that lead to it.
#[derive(Debug)]
struct ShapeError {
    code: Code,
    message: String,
    path: Vec<Step>,
}

impl ShapeError {
    fn new(code: Code, message: String) -> Self {
        Self { code, message, path: Vec::new() }
    }

    fn below(mut self, step: Step) -> Self {
        self.path.push(step);
        self
    }
}

impl fmt::Display for ShapeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for ShapeError {}

fn listed(words: &'static [&'static str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

impl de::Error for ShapeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Code::InvalidValue, message.to_string())
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match unexpected {
            Unexpected::Bool(_) => "true or false",
            Unexpected::Unsigned(_) | Unexpected::Signed(_) => "a whole number",
            Unexpected::Float(_) => "a number with a fraction",
            Unexpected::Str(_) => "a text",
            Unexpected::Unit | Unexpected::Option => "null",
            Unexpected::Seq => "a list",
            Unexpected::Map => "an object",
            _ => "something else",
        };
        Self::new(Code::WrongType, format!("found {found}, expected {}", plain(expected)))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(Code::InvalidValue, format!("expected {}", plain(expected)))
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self::new(Code::WrongType, format!("expected {}", plain(expected)))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let hint = did_you_mean(variant, expected.iter().copied());
        Self::new(Code::UnknownVariant, format!("expected one of {}{hint}", listed(expected)))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let hint = did_you_mean(field, expected.iter().copied());
        let message = format!("this field is not known here; known are {}{hint}", listed(expected));
        Self::new(Code::UnknownField, message).below(Step::Key(field.to_owned()))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Code::MissingField, format!("the field `{field}` is missing"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(Code::DuplicateKey, format!("the key `{field}` stands here more than once"))
    }
}

/// What was expected without the names of Rust's types.
fn plain(expected: &dyn Expected) -> String {
    let told = expected.to_string();
    match told.as_str() {
        "u8" | "u16" | "u32" | "u64" | "i32" | "i64" | "usize" => "a whole number of at least 0".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "a sequence" => "a list".to_owned(),
        "a map" | "map" => "an object".to_owned(),
        _ if told.starts_with("struct ") => "an object".to_owned(),
        _ if told.contains("enum ") || told.starts_with("unit variant") => {
            "one of the named values, or an object with one of the named keys".to_owned()
        }
        _ => told,
    }
}

struct Reader<'a>(&'a Node);

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = ShapeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match self.0 {
            Node::Null | Node::SetAside => visitor.visit_unit(),
            Node::Bool(value) => visitor.visit_bool(*value),
            Node::Whole(value) => visitor.visit_i64(*value),
            Node::Large(value) => visitor.visit_u64(*value),
            Node::Fraction(value) => visitor.visit_f64(*value),
            Node::Text(text) => visitor.visit_borrowed_str(text),
            Node::List(items) => visitor.visit_seq(Items { items: items.iter().enumerate() }),
            Node::Object(fields) => visitor.visit_map(Fields { fields: fields.iter(), value: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match self.0 {
            Node::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ShapeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ShapeError> {
        match self.0 {
            Node::Text(text) => visitor.visit_enum(Tagged { tag: text, content: None }),
            Node::Object(fields) => {
                let mut present = fields.iter().filter(|(_, value)| !matches!(value, Node::SetAside));
                match (present.next(), present.next()) {
                    (Some((tag, content)), None) => {
                        visitor.visit_enum(Tagged { tag, content: Some(content) })
                    }
                    _ => Err(de::Error::custom("expected an object with exactly one key")),
                }
            }
            _ => self.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Items<'a> {
    items: std::iter::Enumerate<std::slice::Iter<'a, Node>>,
}

impl<'de> de::SeqAccess<'de> for Items<'de> {
    type Error = ShapeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ShapeError> {
        let next = self.items.find(|(_, node)| !matches!(node, Node::SetAside));
        next.map(|(index, node)| {
            seed.deserialize(Reader(node)).map_err(|error| error.below(Step::Index(index)))
        })
        .transpose()
    }
}

struct Fields<'a> {
    fields: std::slice::Iter<'a, (String, Node)>,
    value: Option<&'a (String, Node)>,
}

impl<'de> de::MapAccess<'de> for Fields<'de> {
    type Error = ShapeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ShapeError> {
        self.value = self.fields.find(|(_, node)| !matches!(node, Node::SetAside));
        self.value.map(|(key, _)| seed.deserialize(StrDeserializer::new(key))).transpose()
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, ShapeError> {
        match self.value.take() {
            Some((key, node)) => {
                seed.deserialize(Reader(node)).map_err(|error| error.below(Step::Key(key.clone())))
            }
            None => Err(de::Error::custom("expected a value")),
        }
    }
}

struct Tagged<'a> {
    tag: &'a str,
    content: Option<&'a Node>,
}

impl<'de> de::EnumAccess<'de> for Tagged<'de> {
    type Error = ShapeError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), ShapeError> {
        let value = seed.deserialize(StrDeserializer::<ShapeError>::new(self.tag))?;
        Ok((value, self))
    }
}

impl<'de> de::VariantAccess<'de> for Tagged<'de> {
    type Error = ShapeError;

    fn unit_variant(self) -> Result<(), ShapeError> {
        match self.content {
            None => Ok(()),
            Some(_) => Err(de::Error::custom(format!("`{}` stands alone, as a text", self.tag))),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, ShapeError> {
        let tag = self.tag;
        match self.content {
            Some(node) => seed
                .deserialize(Reader(node))
                .map_err(|error| error.below(Step::Key(tag.to_owned()))),
            None => Err(de::Error::custom(format!("`{tag}` needs a value: `{{\"{tag}\": …}}`"))),
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, ShapeError> {
        self.struct_variant(&[], visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ShapeError> {
        let tag = self.tag;
        match self.content {
            Some(node) => Reader(node)
                .deserialize_any(visitor)
                .map_err(|error| error.below(Step::Key(tag.to_owned()))),
            None => Err(de::Error::custom(format!("`{tag}` needs a value: `{{\"{tag}\": …}}`"))),
        }
    }
}
