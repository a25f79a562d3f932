//! Finding the line and column of a path in a JSON text that is known to be valid.

use super::tape::Tape;

/// Stands in a path behind a key that is meant itself, and before the number of a repeated key's use.
pub(crate) const AT_KEY: char = '#';

/// The path as it is shown: without what only says where to point.
pub(crate) fn unmarked(mut path: String) -> String {
    if let Some(mark) = path.find(AT_KEY) {
        path.truncate(mark);
    }
    path
}

/// The line and column, from 1, of the value at `path`, or of the last of its ancestors that is there.
///
/// A path such as `contacts[2].occurred` names a value; one that ends in `#2` names the second use of
/// that key, and one that ends in `#` names the key instead of its value.
pub(crate) fn locate(text: &str, path: &str) -> (usize, usize) {
    let mut scanner = Scanner { text: text.as_bytes(), at: 0 };
    scanner.skip_space();
    let mut found = scanner.at;
    for step in steps(path) {
        match scanner.enter(&step) {
            Some(at) => found = at,
            None => break,
        }
    }
    position(text, found)
}

enum Step<'a> {
    Key { name: &'a str, nth: usize, at_key: bool },
    Index(usize),
}

fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    path.split(['.', '[']).filter(|part| !part.is_empty()).map(|part| {
        if let Some(index) = part.strip_suffix(']').and_then(|digits| digits.parse().ok()) {
            return Step::Index(index);
        }
        match part.split_once(AT_KEY) {
            Some((name, nth)) => Step::Key { name, nth: nth.parse().unwrap_or(1), at_key: true },
            None => Step::Key { name: part, nth: 1, at_key: false },
        }
    })
}

fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(start..).unwrap_or_default().chars().count() + 1;
    (line, column)
}

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or_default()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Moves to the named child of the value here and gives where it, or its key, starts.
    fn enter(&mut self, step: &Step<'_>) -> Option<usize> {
        let open = match step {
            Step::Key { .. } => b'{',
            Step::Index(_) => b'[',
        };
        if self.peek() != open {
            return None;
        }
        self.at += 1;
        let mut seen = 0;
        loop {
            self.skip_space();
            if self.peek() == b',' {
                self.at += 1;
                self.skip_space();
            }
            if matches!(self.peek(), b'}' | b']' | 0) {
                return None;
            }
            let start = self.at;
            let (wanted, at_key) = match step {
                Step::Index(index) => (seen == *index, false),
                Step::Key { name, nth, at_key } => {
                    let same = self.key_is(name);
                    seen += usize::from(same);
                    (same && seen == *nth, *at_key)
                }
            };
            if wanted {
                return Some(if at_key { start } else { self.at });
            }
            if matches!(step, Step::Index(_)) {
                seen += 1;
            }
            self.skip_value();
        }
    }

    /// Reads a key and the colon behind it.
    fn key_is(&mut self, name: &str) -> bool {
        let start = self.at;
        self.skip_string();
        let key = self.text.get(start..self.at).unwrap_or_default();
        self.skip_space();
        self.at += 1;
        self.skip_space();
        if key.contains(&b'\\') {
            let key = std::str::from_utf8(key).ok().and_then(|key| Tape::parse(key).ok());
            return key.is_some_and(|key| key.key(0) == name);
        }
        key.get(1..key.len().saturating_sub(1)) == Some(name.as_bytes())
    }

    fn skip_string(&mut self) {
        self.at += 1;
        loop {
            match self.peek() {
                b'"' | 0 => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
    }

    fn skip_value(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                0 => return,
                b'"' => self.skip_string(),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    if depth == 0 {
                        return;
                    }
                    depth -= 1;
                    self.at += 1;
                }
                b',' if depth == 0 => return,
                _ => self.at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_values_keys_and_repeated_keys() {
        let text = "{\n  \"a\": [1, {\"é\": 2, \"b\": \"x,\\\"]\" }],\n  \"a\": 3\n}";
        assert_eq!(locate(text, ""), (1, 1));
        assert_eq!(locate(text, "a"), (2, 8));
        assert_eq!(locate(text, "a[1]"), (2, 12));
        assert_eq!(locate(text, "a[1].b"), (2, 26));
        assert_eq!(locate(text, "a[1].b#"), (2, 21));
        assert_eq!(locate(text, "a#2"), (3, 3));
        assert_eq!(locate(text, "a[1].missing"), (2, 12));
        assert_eq!(locate("", "a[1]"), (1, 1));
        assert_eq!(locate(r#"{"a": 1, "\u0061": 2}"#, "a#2"), (1, 10));
        assert_eq!(unmarked("a[1].b#".to_owned()), "a[1].b");
        assert_eq!(unmarked("a#2".to_owned()), "a");
    }
}
