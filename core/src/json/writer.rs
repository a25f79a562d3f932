//! Writing values as JSON text, without spaces, as `serde_json` would, but for fractions: they are written as
//! ECMAScript does.
//!
//! Every document of the library goes out through here. It is one writer over one buffer that cannot fail, where
//! `serde_json` makes a writer of every kind of stream and formatter, each of whose steps may: in a browser that is
//! most of the time and a good part of the size.

use std::fmt;

use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::fraction;

/// What no document has: bytes, or a key that is no text.
#[derive(Debug)]
pub(super) struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON has no form for this")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Written = Result<(), Unwritable>;

/// The text that has been written.
pub(super) struct Writer(Vec<u8>);

impl Writer {
    pub(super) fn write<T: Serialize + ?Sized>(value: &T) -> Option<String> {
        let mut writer = Self(Vec::with_capacity(8 * 1024));
        value.serialize(&mut writer).ok()?;
        String::from_utf8(writer.0).ok()
    }

    fn plain(&mut self, text: &str) -> Written {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn text(&mut self, text: &str) -> Written {
        self.0.push(b'"');
        escape(&mut self.0, text.as_bytes());
        self.0.push(b'"');
        Ok(())
    }

    fn signed(&mut self, value: i64) -> Written {
        if value < 0 {
            self.0.push(b'-');
        }
        self.unsigned(value.unsigned_abs())
    }

    fn unsigned(&mut self, value: u64) -> Written {
        let mut digits = [b'0'; 20];
        let mut left = value;
        let mut start = digits.len();
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (left % 10) as u8;
            left /= 10;
            start -= 1;
            if left == 0 {
                break;
            }
        }
        self.0.extend_from_slice(digits.get(start..).unwrap_or_default());
        Ok(())
    }

    fn fraction(&mut self, value: f64) -> Written {
        self.plain(fraction::written(value).as_deref().unwrap_or("null"))
    }

    fn open(&mut self, open: u8, close: &'static str) -> Inside<'_> {
        self.0.push(open);
        Inside { writer: self, close, first: true }
    }

    /// Opens an object whose only key is the name of a variant.
    fn variant(&mut self, name: &str) {
        self.0.push(b'{');
        self.key(name);
    }

    /// A name that is written in Rust needs no escapes.
    fn key(&mut self, name: &str) {
        self.0.push(b'"');
        self.0.extend_from_slice(name.as_bytes());
        self.0.push(b'"');
        self.0.push(b':');
    }
}

/// Adds the text as it stands between quotation marks.
fn escape(out: &mut Vec<u8>, text: &[u8]) {
    let mut rest = text;
    while let Some(at) = first_special(rest) {
        let (plain, from) = rest.split_at(at);
        out.extend_from_slice(plain);
        rest = match from.split_first() {
            Some((special, after)) => {
                escape_one(out, *special);
                after
            }
            None => from,
        };
    }
    out.extend_from_slice(rest);
}

/// Where the first byte is that cannot stand between quotation marks as it is; eight are looked at together.
fn first_special(text: &[u8]) -> Option<usize> {
    let plain = text.chunks_exact(8).take_while(|eight| !any_special(eight)).count() * 8;
    let special = |byte: &u8| matches!(*byte, 0..=0x1F | b'"' | b'\\');
    text.get(plain..)?.iter().position(special).map(|at| plain + at)
}

/// Whether one of eight bytes is special, by the sign that each leaves behind when too much is taken from it.
fn any_special(eight: &[u8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let Ok(eight) = eight.try_into().map(u64::from_le_bytes) else {
        return true;
    };
    let below = |bytes: u64, limit: u64| bytes.wrapping_sub(ONES * limit) & !bytes;
    let is = |byte: u8| below(eight ^ (ONES * u64::from(byte)), 1);
    (below(eight, 0x20) | is(b'"') | is(b'\\')) & (ONES << 7) != 0
}

#[cold]
fn escape_one(out: &mut Vec<u8>, byte: u8) {
    let hex = |half: u8| if half < 10 { b'0' + half } else { b'a' + half - 10 };
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0C => b'f',
        _ => return out.extend_from_slice(&[b'\\', b'u', b'0', b'0', hex(byte >> 4), hex(byte & 0xF)]),
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// Adds what is displayed as it stands between quotation marks.
struct Escaping<'a>(&'a mut Vec<u8>);

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(self.0, text.as_bytes());
        Ok(())
    }
}

macro_rules! numbers {
    ($($name:ident $value:ty => $write:ident),+) => {$(
        fn $name(self, value: $value) -> Written {
            self.$write(value.into())
        }
    )+};
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Inside<'a>;
    type SerializeTuple = Inside<'a>;
    type SerializeTupleStruct = Inside<'a>;
    type SerializeTupleVariant = Inside<'a>;
    type SerializeMap = Inside<'a>;
    type SerializeStruct = Inside<'a>;
    type SerializeStructVariant = Inside<'a>;

    numbers! {
        serialize_i8 i8 => signed, serialize_i16 i16 => signed, serialize_i32 i32 => signed, serialize_i64 i64 => signed,
        serialize_u8 u8 => unsigned, serialize_u16 u16 => unsigned, serialize_u32 u32 => unsigned,
        serialize_u64 u64 => unsigned, serialize_f32 f32 => fraction
    }

    fn serialize_bool(self, value: bool) -> Written {
        self.plain(if value { "true" } else { "false" })
    }

    fn serialize_f64(self, value: f64) -> Written {
        self.fraction(value)
    }

    fn serialize_char(self, value: char) -> Written {
        self.text(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Written {
        self.text(text)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Written {
        self.0.push(b'"');
        fmt::write(&mut Escaping(&mut self.0), format_args!("{value}")).map_err(|_| Unwritable)?;
        self.plain("\"")
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        Err(Unwritable)
    }

    fn serialize_none(self) -> Written {
        self.plain("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.plain("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.plain("null")
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Written {
        self.text(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Written {
        self.variant(name);
        value.serialize(&mut *self)?;
        self.plain("}")
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Inside<'a>, Unwritable> {
        Ok(self.open(b'[', "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Inside<'a>, Unwritable> {
        Ok(self.open(b'[', "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Inside<'a>, Unwritable> {
        Ok(self.open(b'[', "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Inside<'a>, Unwritable> {
        self.variant(name);
        Ok(self.open(b'[', "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Inside<'a>, Unwritable> {
        Ok(self.open(b'{', "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Inside<'a>, Unwritable> {
        Ok(self.open(b'{', "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Inside<'a>, Unwritable> {
        self.variant(name);
        Ok(self.open(b'{', "}}"))
    }
}

/// A list or an object that is being written.
pub(super) struct Inside<'a> {
    writer: &'a mut Writer,
    close: &'static str,
    first: bool,
}

impl Inside<'_> {
    fn comma(&mut self) {
        if !self.first {
            self.writer.0.push(b',');
        }
        self.first = false;
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.comma();
        value.serialize(&mut *self.writer)
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
        self.comma();
        self.writer.key(name);
        value.serialize(&mut *self.writer)
    }

    fn close(self) -> Written {
        self.writer.plain(self.close)
    }
}

macro_rules! lists {
    ($($of:ident $element:ident),+) => {$(
        impl $of for Inside<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn $element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
                self.element(value)
            }

            fn end(self) -> Written {
                self.close()
            }
        }
    )+};
}

lists! {
    SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
}

macro_rules! objects {
    ($($of:ident),+) => {$(
        impl $of for Inside<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
                self.field(name, value)
            }

            fn end(self) -> Written {
                self.close()
            }
        }
    )+};
}

objects! { SerializeStruct, SerializeStructVariant }

impl SerializeMap for Inside<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        self.comma();
        let start = self.writer.0.len();
        key.serialize(&mut *self.writer)?;
        let is_text = self.writer.0.get(start) == Some(&b'"');
        if is_text { Ok(()) } else { Err(Unwritable) }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.writer.0.push(b':');
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Written {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// Each way in which serde asks for a value to be written.
    #[derive(serde::Serialize)]
    enum Shape {
        Unit,
        Newtype(i64),
        Tuple(u8, Option<char>),
        Struct { first: Option<f64>, second: [i16; 2] },
    }

    #[derive(serde::Serialize)]
    struct Nested(Shape, (), f32);

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            "[\\x00-\\x7f]{0,40}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn writes_what_serde_json_writes(
            value in any_value(), number: i64, byte: u8, letter: Option<char>, small: i16,
        ) {
            prop_assert_eq!(Writer::write(&value), serde_json::to_string(&value).ok());
            let shapes = [
                Shape::Unit,
                Shape::Newtype(number),
                Shape::Tuple(byte, letter),
                Shape::Struct { first: None, second: [small, small.wrapping_add(1)] },
            ];
            prop_assert_eq!(Writer::write(&shapes), serde_json::to_string(&shapes).ok());
            let [.., last] = shapes;
            let nested = Nested(last, (), -1.5);
            prop_assert_eq!(Writer::write(&nested), serde_json::to_string(&nested).ok());
        }
    }

    #[test]
    fn a_key_that_is_no_text_is_refused() {
        assert_eq!(Writer::write(&BTreeMap::from([("a\"", 1)])).as_deref(), Some(r#"{"a\"":1}"#));
        assert_eq!(Writer::write(&BTreeMap::from([((), 1)])), None);
    }
}
