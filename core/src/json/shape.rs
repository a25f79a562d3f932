//! Finding every problem of shape in a tree: a field that is missing, unknown or of another type.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, Expected, Unexpected, Visitor};

use super::locate::AT_KEY;
use super::tree::{Node, Repair, Step, shown_path};
use crate::diagnostic::{Code, MAX_DIAGNOSTICS, Problems, did_you_mean};

/// Reads the tree as a `T` again and again, repairing what fails, until nothing does.
pub(super) fn report<T: DeserializeOwned>(tree: &mut Node, problems: &mut Problems) {
    for _ in 0..=MAX_DIAGNOSTICS {
        let Err(mut error) = T::deserialize(Reader(tree)) else {
            return;
        };
        error.path.reverse();
        if !tree.repair(&error.path, error.repair) {
            return;
        }
        let mut place = shown_path(&error.path);
        if error.code == Code::UnknownField {
            place.push(AT_KEY);
        }
        problems.error(error.code, place, error.message);
    }
}

/// A problem of shape, its repair and, from the inside out, the steps that lead to it.
#[derive(Debug)]
struct ShapeError {
    code: Code,
    message: String,
    repair: Repair,
    path: Vec<Step>,
}

impl ShapeError {
    fn new(code: Code, message: String) -> Self {
        Self { code, message, repair: Repair::Accept, path: Vec::new() }
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
            Unexpected::Float(_) => "a number that has a fraction or is too large",
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
        let error = Self { repair: Repair::SetAside, ..Self::new(Code::UnknownField, message) };
        error.below(Step::Key(field.to_owned()))
    }

    fn missing_field(field: &'static str) -> Self {
        let message = format!("the field `{field}` is missing");
        Self { repair: Repair::Supply(field), ..Self::new(Code::MissingField, message) }
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(Code::DuplicateKey, format!("the key `{field}` stands here more than once"))
    }
}

/// What was expected without the names of Rust's types.
fn plain(expected: &dyn Expected) -> String {
    let told = expected.to_string();
    let whole = |from: i128, to: i128| format!("a whole number from {from} to {to}");
    match told.as_str() {
        "u8" => whole(0, u8::MAX.into()),
        "u16" => whole(0, u16::MAX.into()),
        "u32" => whole(0, u32::MAX.into()),
        "u64" | "usize" => whole(0, u64::MAX.into()),
        "i32" => whole(i32::MIN.into(), i32::MAX.into()),
        "i64" => whole(i64::MIN.into(), i64::MAX.into()),
        "a boolean" => "true or false".to_owned(),
        "a string" => "a text".to_owned(),
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

static WILD: Node = Node::Wild;

/// Reads a scalar, and in place of one that is accepted unseen another that fits.
macro_rules! scalars {
    ($($name:ident)+ => $visit:ident($value:expr)) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
            match self.0 {
                Node::Wild => visitor.$visit($value),
                _ => self.deserialize_any(visitor),
            }
        }
    )+};
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = ShapeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match self.0 {
            Node::Null | Node::SetAside | Node::Wild => visitor.visit_unit(),
            Node::Bool(value) => visitor.visit_bool(*value),
            Node::Whole(value) => visitor.visit_i64(*value),
            Node::Large(value) => visitor.visit_u64(*value),
            Node::Fraction(value) => visitor.visit_f64(*value),
            Node::Text(text) => visitor.visit_borrowed_str(text),
            Node::List(items) => visitor.visit_seq(Items { items: items.iter().enumerate() }),
            Node::Object(fields) => visitor.visit_map(Fields { fields: fields.iter(), value: None }),
        }
    }

    scalars! { deserialize_bool => visit_bool(false) }

    scalars! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        => visit_u8(1)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match self.0 {
            Node::Wild => {
                let text = example(&visitor);
                visitor.visit_str(&text)
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match self.0 {
            Node::Wild => visitor.visit_seq(Items { items: [].iter().enumerate() }),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        self.deserialize_struct("", &[], visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ShapeError> {
        match self.0 {
            Node::Wild => visitor.visit_map(AllFields(names.iter())),
            Node::List(_) => Err(de::Error::invalid_type(Unexpected::Seq, &visitor)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match self.0 {
            Node::Null | Node::Wild => visitor.visit_none(),
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
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ShapeError> {
        match self.0 {
            Node::Wild => {
                let tag = variants.first().copied().unwrap_or_default();
                visitor.visit_enum(Tagged { tag, content: Some(&WILD) })
            }
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
        f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// A text that whoever expects this reads: the one that the words name, or one that has every other shape.
fn example(expected: &dyn Expected) -> String {
    let told = expected.to_string();
    let named = told.split_once("such as `").and_then(|(_, rest)| rest.split_once('`'));
    named.map_or("2024", |(example, _)| example).to_owned()
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

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ShapeError> {
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

/// Every field that an object may have, each accepted as whatever is asked for.
struct AllFields(std::slice::Iter<'static, &'static str>);

impl<'de> de::MapAccess<'de> for AllFields {
    type Error = ShapeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ShapeError> {
        self.0.next().map(|name| seed.deserialize(StrDeserializer::new(name))).transpose()
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, ShapeError> {
        seed.deserialize(Reader(&WILD))
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
            None | Some(Node::Wild) => Ok(()),
            Some(_) => Err(de::Error::custom(format!("`{}` stands alone, as a text", self.tag))),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, ShapeError> {
        let tag = self.tag;
        match self.content {
            Some(node) => {
                seed.deserialize(Reader(node)).map_err(|error| error.below(Step::Key(tag.to_owned())))
            }
            None => Err(de::Error::custom(format!("`{tag}` needs a value: `{{\"{tag}\": …}}`"))),
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, ShapeError> {
        Err(de::Error::custom("no document has such a variant"))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ShapeError> {
        let tag = self.tag;
        match self.content {
            Some(node) => Reader(node)
                .deserialize_struct("", names, visitor)
                .map_err(|error| error.below(Step::Key(tag.to_owned()))),
            None => Err(de::Error::custom(format!("`{tag}` needs a value: `{{\"{tag}\": …}}`"))),
        }
    }
}
