//! Reading types from a tape, strictly: no list for an object, no object for a lone word.
//!
//! Names are compared here, not in the reader of every type: those are given their fields in their own order, as the
//! elements of a list, and variants by their positions. So they need not remember which fields they have seen, either.
//! A field that may be left out says so by `#[serde(default)]`, one that is an `Option` as well.

mod inside;

use serde::de::value::U64Deserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer, Unexpected, VariantAccess,
    Visitor,
};

use super::fault::Fault;
use super::tape::{Node, Tape};
use inside::{Entries, Fields, Items, Pairs};

/// A place where nothing is: what is read there is accepted as whatever is asked for.
const NOWHERE: usize = usize::MAX;

/// The value at a place.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    tape: &'a Tape<'a>,
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(tape: &'a Tape<'a>) -> Self {
        Self { tape, at: 0 }
    }

    fn node(self) -> &'a Node<'a> {
        self.tape.node(self.at)
    }

    #[cold]
    fn wrong_type(self, expected: &dyn Expected) -> Fault {
        Fault::wrong_type(
            match self.node() {
                Node::Bool(value) => Unexpected::Bool(*value),
                Node::Whole(value) => Unexpected::Signed(*value),
                Node::Large(value) => Unexpected::Unsigned(*value),
                Node::Fraction(value) => Unexpected::Float(*value),
                Node::Text(text) => Unexpected::Str(text),
                Node::List(_) | Node::Emptied(_) => Unexpected::Seq,
                Node::Object(_) => Unexpected::Map,
                Node::Null | Node::SetAside(_) | Node::Wild(_) => Unexpected::Unit,
            },
            expected,
        )
    }

    fn items(self, expected: &dyn Expected) -> Result<Items<'a>, Fault> {
        let (at, end) = match self.node() {
            Node::List(end) => (self.at + 1, *end),
            Node::Emptied(_) | Node::Wild(_) => (0, 0),
            _ => return Err(self.wrong_type(expected)),
        };
        Ok(Items::new(self.tape, at, end))
    }

    /// What stands in an object; nothing in a value that is accepted.
    fn pairs(self, expected: &dyn Expected) -> Result<Pairs<'a>, Fault> {
        let (at, end) = match self.node() {
            Node::Object(end) => (self.at + 1, *end),
            Node::Wild(_) => (0, 0),
            _ => return Err(self.wrong_type(expected)),
        };
        Ok(Pairs::new(self.tape, at, end))
    }

    fn entries(self, expected: &dyn Expected) -> Result<Entries<'a>, Fault> {
        let pairs = self.pairs(expected)?;
        if self.tape.repeats_a_key(self.at) {
            return Err(Fault::invalid("a key stands here more than once".to_owned()));
        }
        Ok(Entries::new(pairs))
    }

    /// The variant that a text or an object with one key names.
    fn tagged(self, variants: &'static [&'static str], expected: &dyn Expected) -> Result<Tagged<'a>, Fault> {
        let (tag, content) = match self.node() {
            Node::Text(tag) => (&**tag, None),
            Node::Wild(_) => {
                (variants.first().copied().unwrap_or_default(), Some(Self { at: NOWHERE, ..self }))
            }
            Node::Object(_) => {
                let mut pairs = self.pairs(expected)?;
                match (pairs.next(), pairs.next()) {
                    (Some((tag, content)), None) => (tag, Some(content)),
                    _ => return Err(Fault::invalid("expected an object with exactly one key".to_owned())),
                }
            }
            _ => return Err(self.wrong_type(expected)),
        };
        match variants.iter().position(|known| *known == tag) {
            Some(position) => Ok(Tagged { tag, position: position as u64, content }),
            None => Err(Fault::unknown_variant(tag, variants)),
        }
    }
}

/// Reads a number, and in place of one that is accepted unseen another that fits.
macro_rules! numbers {
    ($($name:ident)+) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            match self.node() {
                Node::Whole(value) => visitor.visit_i64(*value),
                Node::Large(value) => visitor.visit_u64(*value),
                Node::Wild(_) => visitor.visit_u64(1),
                _ => Err(self.wrong_type(&visitor)),
            }
        }
    )+};
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node() {
            Node::Null | Node::SetAside(_) | Node::Wild(_) => visitor.visit_unit(),
            Node::Bool(value) => visitor.visit_bool(*value),
            Node::Whole(value) => visitor.visit_i64(*value),
            Node::Large(value) => visitor.visit_u64(*value),
            Node::Fraction(value) => visitor.visit_f64(*value),
            Node::Text(text) => visitor.visit_borrowed_str(text),
            Node::List(_) | Node::Emptied(_) => self.deserialize_seq(visitor),
            Node::Object(_) => self.deserialize_map(visitor),
        }
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node() {
            Node::Bool(value) => visitor.visit_bool(*value),
            Node::Wild(_) => visitor.visit_bool(false),
            _ => Err(self.wrong_type(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node() {
            Node::Text(text) => visitor.visit_str(text),
            Node::Wild(_) => {
                let text = example(&visitor);
                visitor.visit_str(&text)
            }
            _ => Err(self.wrong_type(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let items = self.items(&visitor)?;
        visitor.visit_seq(items)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let entries = self.entries(&visitor)?;
        visitor.visit_map(entries)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let pairs = self.pairs(&visitor)?;
        let mut fields = Fields::new(self, names, pairs)?;
        visitor.visit_seq(&mut fields).map_err(|fault| fields.missing().unwrap_or(fault))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node() {
            Node::Null | Node::Wild(_) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let tagged = self.tagged(variants, &visitor)?;
        visitor.visit_enum(tagged)
    }

    serde::forward_to_deserialize_any! {
        f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// A text that whoever expects this reads: the one that the words name, or one that has every other shape.
fn example(expected: &dyn Expected) -> String {
    let told = expected.to_string();
    let named = told.split_once("such as `").and_then(|(_, rest)| rest.split_once('`'));
    match named {
        Some((example, _)) => example.to_owned(),
        None if told.contains("64 hexadecimal digits") => format!("sha256:{}", "0".repeat(64)),
        None => "2024".to_owned(),
    }
}

/// A variant, and its content if there is any.
struct Tagged<'a> {
    tag: &'a str,
    position: u64,
    content: Option<Reader<'a>>,
}

impl<'a> Tagged<'a> {
    fn content(&self) -> Result<Reader<'a>, Fault> {
        let tag = self.tag;
        self.content.ok_or_else(|| Fault::invalid(format!("`{tag}` needs a value: `{{\"{tag}\": …}}`")))
    }
}

impl<'de> EnumAccess<'de> for Tagged<'de> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        let position: U64Deserializer<Fault> = self.position.into_deserializer();
        seed.deserialize(position).map(|variant| (variant, self))
    }
}

impl<'de> VariantAccess<'de> for Tagged<'de> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        match self.content.map(Reader::node) {
            None | Some(Node::Wild(_)) => Ok(()),
            Some(_) => Err(Fault::invalid(format!("`{}` stands alone, as a text", self.tag))),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self.content()?).map_err(|fault| fault.at_key(self.tag))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(Fault::custom("no document has such a variant"))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.content()?.deserialize_struct("", names, visitor).map_err(|fault| fault.at_key(self.tag))
    }
}
