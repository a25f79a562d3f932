//! Cases in and out, many at once: newline-delimited JSON, one case a line, one line in memory.
//!
//! A bad line is told of with its line, column and code, and the lines behind it are read all the same. None is
//! dropped: every line is blank, a case or a problem.

use std::fmt;
use std::io::{self, BufRead, Write};

use crate::case::Case;
use crate::codebook::Codebook;
use crate::diagnostic::{Code, LoadError};
use crate::json::{MAX_DOCUMENT_BYTES, refuse};

const BYTE_ORDER_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// A line of a stream of cases that is not blank.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CaseLine {
    /// The line in the stream, from 1; blank lines are counted and not given.
    pub line: usize,
    /// The case, or every problem that the line has; the line and columns of problems and warnings are those of the
    /// stream.
    pub case: Result<Case, LoadError>,
}

/// A stream of cases that could not be read to its end.
#[derive(Debug)]
pub struct ReadError {
    line: usize,
    cause: io::Error,
}

impl ReadError {
    /// The line at which reading failed, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// What kept it from being read.
    #[must_use]
    pub fn into_cause(self) -> io::Error {
        self.cause
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {} could not be read: {}", self.line, self.cause)
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// Reads cases from newline-delimited JSON, and checks each against a codebook.
///
/// A line ends in a line feed, with or without a carriage return before it; the last may end without. Lines of spaces
/// alone are skipped, and so is a byte order mark at the very start. A line of more than [`MAX_DOCUMENT_BYTES`] is one
/// problem, and is not held in memory while its end is looked for. If reading itself fails, the last thing given is a
/// [`ReadError`].
///
/// # Example
/// ```
/// use everycontact::{Code, read_cases, shipped, write_cases};
///
/// let codebook = shipped::codebook();
/// let mut stream = Vec::new();
/// write_cases(&mut stream, [&shipped::subject_a(&codebook)])?;
/// stream.extend_from_slice(b"\n{ \"schema\": \"everycontact/case/1\", oops }\n");
///
/// let lines: Vec<_> = read_cases(stream.as_slice(), &codebook).collect::<Result<_, _>>()?;
/// assert_eq!(lines[0].case.as_ref().unwrap().document().id.as_str(), "subject-a-case");
///
/// let error = lines[1].case.as_ref().unwrap_err();
/// let problem = &error.diagnostics()[0];
/// assert_eq!((problem.code(), problem.line(), problem.column()), (Code::JsonSyntax, 3, 36));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_cases<R: BufRead>(reader: R, codebook: &Codebook) -> CaseLines<R> {
    CaseLines { reader, codebook: codebook.clone(), line: 0, held: Vec::new(), ended: false }
}

/// The lines of a stream of cases; see [`read_cases`].
pub struct CaseLines<R> {
    reader: R,
    codebook: Codebook,
    line: usize,
    held: Vec<u8>,
    ended: bool,
}

impl<R> fmt::Debug for CaseLines<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("CaseLines").field("line", &self.line).finish_non_exhaustive()
    }
}

/// What came of reading up to the next line feed.
enum Taken {
    Line,
    TooLong,
    End,
}

impl<R: BufRead> Iterator for CaseLines<R> {
    type Item = Result<CaseLine, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            self.line = self.line.saturating_add(1);
            let line = self.line;
            match self.take_line() {
                Ok(Taken::End) => self.ended = true,
                Ok(Taken::TooLong) => return Some(Ok(CaseLine { line, case: Err(too_long(line)) })),
                Ok(Taken::Line) if self.text().iter().all(is_space) => {}
                Ok(Taken::Line) => {
                    let case = read_line(self.text(), &self.codebook, line);
                    return Some(Ok(CaseLine { line, case }));
                }
                Err(cause) => {
                    self.ended = true;
                    return Some(Err(ReadError { line, cause }));
                }
            }
        }
        None
    }
}

impl<R: BufRead> CaseLines<R> {
    /// The line that is held, without its end and without a mark at the start of the stream.
    fn text(&self) -> &[u8] {
        let held = self.held.strip_suffix(b"\n").unwrap_or(&self.held);
        let held = held.strip_suffix(b"\r").unwrap_or(held);
        let mark = if self.line == 1 { held.strip_prefix(BYTE_ORDER_MARK) } else { None };
        mark.unwrap_or(held)
    }

    /// Takes the next line, its end with it, and lets go of what is too long as soon as that is known.
    fn take_line(&mut self) -> io::Result<Taken> {
        self.held.clear();
        let (mut too_long, mut any) = (false, false);
        loop {
            let chunk = match self.reader.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let length = end.map_or(chunk.len(), |at| at + 1);
            any |= length > 0;
            if !too_long {
                let room = MOST_HELD.saturating_sub(self.held.len());
                self.held.extend_from_slice(chunk.get(..length.min(room)).unwrap_or_default());
            }
            self.reader.consume(length);
            if self.text().len() > MAX_DOCUMENT_BYTES {
                too_long = true;
                self.held = Vec::new();
            }
            if end.is_some() || length == 0 {
                return Ok(match (any, too_long) {
                    (false, _) => Taken::End,
                    (true, true) => Taken::TooLong,
                    (true, false) => Taken::Line,
                });
            }
        }
    }
}

/// As much of a line as shows that it is too long, with its end and a mark.
const MOST_HELD: usize = MAX_DOCUMENT_BYTES + 8;

/// What JSON takes for space.
fn is_space(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

fn read_line(bytes: &[u8], codebook: &Codebook, line: usize) -> Result<Case, LoadError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Case::parse_line(text, codebook, line),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            // Characters, as everywhere else: the bytes that do not continue one.
            let column = before.iter().filter(|byte| !(0x80..0xC0).contains(*byte)).count() + 1;
            let message = "the bytes here are no character of UTF-8".to_owned();
            Err(refuse("case", "", Code::InvalidEncoding, message).at(line, column))
        }
    }
}

fn too_long(line: usize) -> LoadError {
    let message = format!("the line has more than {MAX_DOCUMENT_BYTES} bytes");
    refuse("case", "", Code::TooLarge, message).at(line, 1)
}

/// Writes cases as newline-delimited JSON, one a line, in the order in which they come.
///
/// What is written of a case is its whole document, whatever viewpoint or instant it is seen from. The writer is
/// flushed at the end.
///
/// # Errors
/// If the writer fails; what was written until then stays written.
///
/// # Example
/// ```
/// use everycontact::{read_cases, shipped, write_cases};
///
/// let codebook = shipped::codebook();
/// let case = shipped::subject_a(&codebook);
/// let mut stream = Vec::new();
/// write_cases(&mut stream, [&case, &case])?;
/// assert_eq!(stream.iter().filter(|byte| **byte == b'\n').count(), 2);
///
/// for line in read_cases(stream.as_slice(), &codebook) {
///     assert_eq!(line?.case?.document(), case.document());
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_cases<'a, W: Write>(mut writer: W, cases: impl IntoIterator<Item = &'a Case>) -> io::Result<()> {
    for case in cases {
        let mut text = case.to_json();
        text.push('\n');
        writer.write_all(text.as_bytes())?;
    }
    writer.flush()
}
