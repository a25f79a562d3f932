//! Canonical JSON (RFC 8785): one text for one document, so that its digest means something.
//!
//! A document of the library holds no number but whole ones far below 2^53 and is written by one writer, whose
//! escapes and fractions are those of the RFC. All that is left to do is to put the fields in order, which is done on
//! the text: a receipt is made for every recommendation that somebody looks at. Any other JSON text is written anew by
//! the same writer. A property holds the result against another library of the RFC.

use std::cmp::Ordering;
use std::ops::Range;

use serde::Serialize;
use smallvec::SmallVec;

use crate::diagnostic::{Code, Diagnostic, LoadError, MAX_DIAGNOSTICS, Severity};
use crate::digest::Digest;
use crate::json;

/// The largest whole number that every reader of JSON reads exactly: 2^53 - 1.
const LARGEST: u64 = (1 << 53) - 1;

/// The canonical form of a JSON text, by RFC 8785.
///
/// Members are in the order of their keys' UTF-16 code units, strings escape as little as they may, numbers are
/// written as ECMAScript writes them, and there is no space outside strings.
///
/// # Errors
/// If the text is no JSON, has a key twice in one object, or has a whole number beyond 2^53 - 1, written without a
/// fraction or an exponent, which other readers would silently round.
///
/// # Example
/// ```
/// use everycontact::{Code, canonical_json};
///
/// assert_eq!(canonical_json(r#"{ "b": 2.50, "a": "\u20ac" }"#)?, r#"{"a":"€","b":2.5}"#);
///
/// let error = canonical_json("[1,\n 9007199254740992]").unwrap_err();
/// assert_eq!(error.diagnostics()[0].code(), Code::NumberTooLarge);
/// assert_eq!((error.diagnostics()[0].line(), error.diagnostics()[0].column()), (2, 2));
/// # Ok::<(), everycontact::LoadError>(())
/// ```
pub fn canonical_json(text: &str) -> Result<String, LoadError> {
    let value = json::read_any("document", text)?;
    let beyond: Vec<Diagnostic> = whole_numbers_beyond(text).take(MAX_DIAGNOSTICS).collect();
    if !beyond.is_empty() {
        return Err(LoadError::new("document", beyond));
    }
    Ok(canonical(&value))
}

/// The canonical form of one of the library's own documents.
pub(crate) fn canonical<T: Serialize + ?Sized>(value: &T) -> String {
    let written = json::write(value);
    let mut sorter = Sorter { rest: written.as_bytes(), out: Vec::with_capacity(written.len()) };
    sorter.value();
    String::from_utf8(sorter.out).unwrap_or_default()
}

/// The digest of the canonical form of one of the library's own documents.
pub(crate) fn digest<T: Serialize + ?Sized>(value: &T) -> Digest {
    Digest::of(canonical(value).as_bytes())
}

/// Puts the members of the objects of a text in order, which has no space between its parts.
struct Sorter<'a> {
    rest: &'a [u8],
    out: Vec<u8>,
}

/// A member that has been written: its key as it is written, and where in the output it stands.
type Member<'a> = (&'a [u8], Range<usize>);

impl<'a> Sorter<'a> {
    fn value(&mut self) {
        match self.rest.first() {
            Some(b'{') => self.object(),
            Some(b'[') => self.list(),
            Some(b'"') => {
                let text = self.string();
                self.out.extend_from_slice(text);
            }
            _ => {
                let end = self.rest.iter().position(|byte| matches!(byte, b',' | b'}' | b']'));
                let plain = self.take(end.unwrap_or(self.rest.len()));
                self.out.extend_from_slice(plain);
            }
        }
    }

    fn list(&mut self) {
        self.out.push(b'[');
        self.take(1);
        while self.goes_on(b']') {
            if self.out.last() != Some(&b'[') {
                self.out.push(b',');
            }
            self.value();
        }
        self.out.push(b']');
    }

    fn object(&mut self) {
        let start = self.out.len();
        let mut members: SmallVec<[Member<'a>; 16]> = SmallVec::new();
        self.take(1);
        while self.goes_on(b'}') {
            let from = self.out.len();
            let key = self.string();
            self.take(1);
            self.out.extend_from_slice(key);
            self.out.push(b':');
            self.value();
            members.push((key, from..self.out.len()));
        }
        members.sort_unstable_by(|(one, _), (other, _)| in_order(one, other));
        let written = self.out.split_off(start);
        for (at, (_, range)) in members.into_iter().enumerate() {
            self.out.push(if at == 0 { b'{' } else { b',' });
            let member = written.get(range.start - start..range.end - start);
            self.out.extend_from_slice(member.unwrap_or_default());
        }
        if self.out.len() == start {
            self.out.push(b'{');
        }
        self.out.push(b'}');
    }

    /// Whether another element follows; what stands before it, or the end, is taken.
    fn goes_on(&mut self, end: u8) -> bool {
        match self.rest.first() {
            Some(b',') => {
                self.take(1);
                true
            }
            Some(byte) if *byte != end => true,
            _ => {
                self.take(1);
                false
            }
        }
    }

    /// The string that comes next, with its quotation marks.
    fn string(&mut self) -> &'a [u8] {
        let mut escaped = false;
        let end = self.rest.iter().skip(1).position(|byte| {
            let ends = *byte == b'"' && !escaped;
            escaped = *byte == b'\\' && !escaped;
            ends
        });
        self.take(end.map_or(self.rest.len(), |end| end + 2))
    }

    fn take(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.rest = rest;
        taken
    }
}

/// Compares two keys, as they are written, by the UTF-16 code units of what they say.
fn in_order<'a>(one: &'a [u8], other: &'a [u8]) -> Ordering {
    // Without the quotation marks: a space and `!` come before them.
    let inside =
        |key: &'a [u8]| key.split_last().and_then(|(_, key)| key.split_first()).map_or(key, |(_, key)| key);
    let plain = |key: &[u8]| key.is_ascii() && !key.contains(&b'\\');
    if plain(one) && plain(other) {
        return inside(one).cmp(inside(other));
    }
    let said = |key: &[u8]| std::str::from_utf8(key).ok().and_then(json::parse::<String>).unwrap_or_default();
    said(one).encode_utf16().cmp(said(other).encode_utf16())
}

/// The whole numbers in a JSON text that have too many digits, as problems with their places.
fn whole_numbers_beyond(text: &str) -> impl Iterator<Item = Diagnostic> {
    let (mut in_string, mut escaped, mut in_number) = (false, false, false);
    let (mut line, mut column) = (1, 0);
    text.char_indices().filter_map(move |(at, c)| {
        (line, column) = if c == '\n' { (line + 1, 0) } else { (line, column + 1) };
        if in_string {
            in_string = c != '"' || escaped;
            escaped = c == '\\' && !escaped;
            return None;
        }
        in_string = c == '"';
        let starts = !in_number && (c == '-' || c.is_ascii_digit());
        in_number = c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        (starts && is_beyond(text.get(at..).unwrap_or_default())).then(|| Diagnostic {
            code: Code::NumberTooLarge,
            severity: Severity::Error,
            path: String::new(),
            line,
            column,
            message: format!("this whole number is beyond {LARGEST}"),
            help: Code::NumberTooLarge.help(),
        })
    })
}

/// Whether the number at the start of a text is whole and beyond what is read exactly.
fn is_beyond(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    !rest.starts_with(['.', 'e', 'E']) && digits.parse::<u64>().map_or(true, |number| number > LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_sorted_at_every_depth() {
        let value = serde_json::json!({
            "b": [{ "z": 1, "a": "x\"},{" }, [], {}], "a": { "y": null, "x": { "q": true, "p": "\\" } },
        });
        let sorted = canonical(&value);
        assert_eq!(sorted, serde_json_canonicalizer::to_string(&value).unwrap());
        assert!(
            sorted
                .starts_with(r#"{"a":{"x":{"p":"\\","q":true},"y":null},"b":[{"a":"x\"},{","z":1},[],{}]}"#)
        );
    }

    #[test]
    fn the_last_exact_whole_number_is_taken_and_the_next_is_not() {
        for text in
            ["9007199254740991", "-9007199254740991", "[1e300]", "9007199254740992.0", "\"9007199254740992\""]
        {
            assert!(canonical_json(text).is_ok(), "{text}");
        }
        for text in ["9007199254740992", "-9007199254740992", "{\"a\":[123456789012345678901234567890]}"] {
            let error = canonical_json(text).unwrap_err();
            assert_eq!(error.diagnostics()[0].code(), Code::NumberTooLarge, "{text}");
        }
    }
}
