//! The form in which a host stores a ledger, and how it is read again after a crash.
//!
//! It is text. One line heads it, then each append is one line for each entry, and a line that commits them:
//!
//! ```text
//! everycontact-ledger/1 example.org/ledger
//! e {"commitments":{…},"kind":"receipt",…}
//! c 1 bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=
//! ```
//!
//! No entry can be changed, moved or left out without the next root being another, and no line has a second spelling.
//! Where one append ends and the next begins is not part of what is hashed.

use std::fmt;

use serde::de::IgnoredAny;

use super::checkpoint::{OriginError, to_base64};
use super::entry::{LedgerEntry, MAX_LEDGER_ENTRY_BYTES};
use super::{Ledger, count, merkle};
use crate::digest::Digest;

const HEADER: &str = "everycontact-ledger/1";
const ENTRY: &[u8] = b"e ";

/// Why bytes are not those of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecoverError {
    /// The origin is no name of a log.
    #[error(transparent)]
    Origin(#[from] OriginError),
    /// They begin otherwise: they are another ledger's, are no ledger at all, or their first line is spoilt.
    #[error("the first line is not the one that a ledger of this origin begins with")]
    Header,
}

/// A ledger as it was read again, and what was left out of the bytes.
#[derive(Debug, Clone)]
#[must_use = "what was cut has to be cut off where the bytes are stored, before anything is appended"]
pub struct Recovered<'a> {
    ledger: Ledger,
    kept: &'a [u8],
    cut: Option<Cut>,
}

/// What a recovery left out, always at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    at: usize,
    bytes: usize,
    entries: usize,
    cause: CutCause,
}

/// What the bytes that were cut look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CutCause {
    /// The beginning of an append, as a crash leaves it, perhaps with zero bytes where the rest should be. If the disk
    /// keeps what it said that it kept, it was never acknowledged: the host cuts it off and goes on. Whether something
    /// acknowledged was cut short so, [`Ledger::holds`] tells.
    Torn,
    /// Something else: bytes changed after they were written, or were written by something else. There may be
    /// acknowledged entries among them: the host restores a copy and does not go on.
    Corrupt,
}

impl<'a> Recovered<'a> {
    /// The ledger.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The ledger, to go on with.
    #[must_use]
    pub fn into_ledger(self) -> Ledger {
        self.ledger
    }

    /// How many of the bytes were kept. The next append belongs right behind them.
    #[must_use]
    pub fn kept(&self) -> usize {
        self.kept.len()
    }

    /// What was cut, if the bytes do not end where an append does.
    #[must_use]
    pub fn cut(&self) -> Option<&Cut> {
        self.cut.as_ref()
    }

    /// The entries that were kept, in their order, as the bytes that proofs are verified against.
    ///
    /// They are what was once appended. [`LedgerEntry::parse`] reads them.
    pub fn entries(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        self.kept.split(|byte| *byte == b'\n').filter_map(|line| line.strip_prefix(ENTRY))
    }
}

impl Cut {
    /// Where it begins.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// How many bytes were cut.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// How many lines among them look like whole entries.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.entries
    }

    /// What they look like.
    #[must_use]
    pub fn cause(&self) -> CutCause {
        self.cause
    }
}

impl fmt::Display for Cut {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { at, bytes, entries, cause } = self;
        let entries = match entries {
            0 => "no whole entry".to_owned(),
            1 => "1 whole entry".to_owned(),
            more => format!("{more} whole entries"),
        };
        let cause = match cause {
            CutCause::Torn => "an append that was not finished",
            CutCause::Corrupt => "not what was once appended there",
        };
        write!(formatter, "{bytes} bytes from byte {at} on with {entries} in them: {cause}")
    }
}

pub(super) fn header(origin: &str) -> Vec<u8> {
    format!("{HEADER} {origin}\n").into_bytes()
}

pub(super) fn write_entry(bytes: &mut Vec<u8>, entry: &[u8]) {
    bytes.extend_from_slice(ENTRY);
    bytes.extend_from_slice(entry);
    bytes.push(b'\n');
}

pub(super) fn write_commit(bytes: &mut Vec<u8>, size: u64, root: &Digest) {
    bytes.extend_from_slice(format!("c {size} {}\n", to_base64(root)).as_bytes());
}

pub(super) fn recover(ledger: Ledger, bytes: &[u8]) -> Result<Recovered<'_>, RecoverError> {
    let header = header(&ledger.origin);
    if bytes.starts_with(&header) {
        return Ok(Reading { ledger, bytes, at: header.len(), kept: 0, size: 0 }.read());
    }
    // The first append may have been torn within the header.
    if !header.starts_with(without_zeroes(bytes)) {
        return Err(RecoverError::Header);
    }
    let torn = Cut { at: 0, bytes: bytes.len(), entries: 0, cause: CutCause::Torn };
    let cut = (!bytes.is_empty()).then_some(torn);
    Ok(Recovered { ledger, kept: &[], cut })
}

/// How far the bytes were read: up to `at`, with `kept` of them and `size` entries committed.
struct Reading<'a> {
    ledger: Ledger,
    bytes: &'a [u8],
    at: usize,
    kept: usize,
    size: usize,
}

impl<'a> Reading<'a> {
    fn read(mut self) -> Recovered<'a> {
        let first = self.at;
        while self.line().is_some() {}
        // Where nothing was committed, the header is cut too: it belongs to the first append.
        let cut = (self.kept < self.bytes.len()).then(|| self.cut(self.kept.max(first)));
        self.ledger.tree.truncate(self.size);
        let kept = self.bytes.get(..self.kept).unwrap_or_default();
        Recovered { ledger: self.ledger, kept, cut }
    }

    /// Reads one line, if it is whole and may stand here.
    fn line(&mut self) -> Option<()> {
        let rest = self.bytes.get(self.at..)?;
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let line = rest.get(..=end)?;
        if let Some(entry) = entry(line) {
            self.ledger.tree.push(merkle::leaf(entry));
            self.at += line.len();
            return Some(());
        }
        if line != self.commit()? {
            return None;
        }
        self.at += line.len();
        (self.kept, self.size) = (self.at, self.ledger.tree.len());
        Some(())
    }

    /// The line that would commit the entries that were read since the last one.
    fn commit(&self) -> Option<Vec<u8>> {
        let size = self.ledger.tree.len();
        let mut line = Vec::new();
        write_commit(&mut line, count(size), &self.ledger.tree.root(size)?);
        (size > self.size).then_some(line)
    }

    /// What is left from where the last append ended; `from` is where the next began.
    fn cut(&self, from: usize) -> Cut {
        let left = self.bytes.get(from..).unwrap_or_default();
        let entries = left.split_inclusive(|byte| *byte == b'\n').filter_map(entry).count();
        let cause = if self.is_torn(left) { CutCause::Torn } else { CutCause::Corrupt };
        Cut { at: self.kept, bytes: self.bytes.len() - self.kept, entries, cause }
    }

    /// Whether an append may begin so: whole entries, then part of an entry or of the line that commits them.
    fn is_torn(&self, left: &[u8]) -> bool {
        let left = without_zeroes(left);
        let whole = left.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let (whole, last) = left.split_at(whole);
        let entries = whole.split_inclusive(|byte| *byte == b'\n');
        let in_order = entries.map(entry).all(|entry| entry.is_some_and(|e| LedgerEntry::parse(e).is_ok()));
        in_order && (is_begun(last) || self.commit().is_some_and(|commit| commit.starts_with(last)))
    }
}

/// The entry in a whole line, if there is one.
fn entry(line: &[u8]) -> Option<&[u8]> {
    let entry = line.strip_prefix(ENTRY)?.strip_suffix(b"\n")?;
    (entry.len() <= MAX_LEDGER_ENTRY_BYTES).then_some(entry)
}

/// Whether the line of an entry may begin so.
fn is_begun(line: &[u8]) -> bool {
    let Some(entry) = line.strip_prefix(ENTRY) else { return ENTRY.starts_with(line) };
    let goes_on = match serde_json::from_slice::<IgnoredAny>(entry) {
        Ok(_) => true,
        Err(error) => error.is_eof(),
    };
    goes_on && entry.len() <= MAX_LEDGER_ENTRY_BYTES
}

fn without_zeroes(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    bytes.split_at(end).0
}
