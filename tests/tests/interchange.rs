//! Cases as newline-delimited JSON: none is dropped, and each problem has its place in the stream.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::LazyLock;

use everycontact::{
    Case, CaseLine, Code, Codebook, MAX_DOCUMENT_BYTES, ReadError, Severity, read_cases, shipped, write_cases,
};
use everycontact_tests::generate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

static CODEBOOK: LazyLock<Codebook> =
    LazyLock::new(|| Codebook::parse(&generate::codebook().to_string()).unwrap());

const CASE: &str =
    r#"{"schema":"everycontact/case/1","id":"case-7","subject":{"id":"s-7","is":"adult"},"contacts":[]}"#;

fn read(stream: &[u8]) -> Vec<CaseLine> {
    read_cases(stream, &CODEBOOK).collect::<Result<_, _>>().unwrap()
}

/// The code, line and column of a problem.
type Told = (Code, usize, usize);

/// Of each line that is not blank: its number, and its first problem.
fn told(lines: &[CaseLine]) -> Vec<(usize, Option<Told>)> {
    let first = |line: &CaseLine| {
        let error = line.case.as_ref().err()?;
        let first = &error.diagnostics()[0];
        Some((first.code(), first.line(), first.column()))
    };
    lines.iter().map(|line| (line.line, first(line))).collect()
}

#[test]
fn ends_of_lines_blank_lines_and_a_mark_at_the_start_are_no_problems() {
    for end in ["\n", "\r\n"] {
        let stream = format!("\u{feff}{CASE}{end}{end}  \t{end}{CASE}");
        assert_eq!(told(&read(stream.as_bytes())), [(1, None), (4, None)], "{end:?}");
        assert_eq!(told(&read(format!("{stream}{end}").as_bytes())), [(1, None), (4, None)], "{end:?}");
    }
    for nothing in ["", "\n", "\r\n \n", "\u{feff}", "\u{feff}\n"] {
        assert!(read(nothing.as_bytes()).is_empty(), "{nothing:?}");
    }
    let marked_later = format!("{CASE}\n\u{feff}{CASE}\n");
    assert_eq!(told(&read(marked_later.as_bytes())), [(1, None), (2, Some((Code::JsonSyntax, 2, 1)))]);
}

#[test]
fn each_problem_and_warning_has_its_place_in_the_stream() {
    let misspelt = CASE.replace("\"subject\"", "\"subjekt\"");
    let column = misspelt.find("\"subjekt\"").unwrap() + 1;
    let cut = &CASE[..40];
    let stream = format!("\u{feff}{misspelt}\n\n{CASE}\r\n{cut}\r\n[]\n");
    let lines = read(stream.as_bytes());
    let (first, rest) = lines.split_first().unwrap();
    let found: Vec<_> = first.case.as_ref().unwrap_err().diagnostics().iter().collect();
    assert!(found.iter().any(|one| one.code() == Code::UnknownField && one.column() == column), "{found:?}");
    assert!(found.len() == 2 && found.iter().all(|one| one.line() == 1), "{found:?}");
    let expected = [(3, None), (4, Some((Code::JsonSyntax, 4, 40))), (5, Some((Code::WrongType, 5, 1)))];
    assert_eq!(told(rest), expected);

    let twice = r#"{"id":"c1","kind":"report","sector":"police","agency":"p","occurred":"2024","recorded":"2024-12-31T00:00:00Z"}"#;
    let twice = CASE.replace("[]", &format!("[{twice},{twice}]"));
    let lines = read(format!("\n\n{twice}").as_bytes());
    let warnings = lines[0].case.as_ref().unwrap().warnings();
    assert_eq!(warnings[0].severity(), Severity::Warning);
    assert_eq!((warnings[0].code(), warnings[0].line()), (Code::RepeatedEntry, 3));
    assert_eq!(warnings[0].column(), Case::parse(&twice, &CODEBOOK).unwrap().warnings()[0].column());
}

#[test]
fn bytes_that_are_no_text_are_told_of_and_the_next_line_is_read() {
    let mut stream = "{\"schema\":\"évé".as_bytes().to_vec();
    stream.extend_from_slice(b"\xFF\"}\n");
    stream.extend_from_slice(CASE.as_bytes());
    stream.extend_from_slice(b"\n\xC3");
    let expected =
        [(1, Some((Code::InvalidEncoding, 1, 15))), (2, None), (3, Some((Code::InvalidEncoding, 3, 1)))];
    assert_eq!(told(&read(&stream)), expected);
}

/// Bytes that are made as they are read, in small pieces, and counted.
struct Made<'a> {
    parts: Vec<(&'a [u8], usize)>,
}

impl Read for Made<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.parts.retain(|(_, times)| *times > 0);
        let Some((bytes, times)) = self.parts.first_mut() else {
            return Ok(0);
        };
        *times -= 1;
        into[..bytes.len()].copy_from_slice(bytes);
        Ok(bytes.len())
    }
}

#[test]
fn a_line_over_the_limit_is_one_problem_and_one_at_it_is_read() {
    let piece = [b' '; 4096];
    let pieces = MAX_DOCUMENT_BYTES / piece.len();
    let case = CASE.as_bytes();
    let rest = vec![b' '; piece.len() - case.len()];
    for (more, first) in
        [(0, None), (1, Some((Code::TooLarge, 1, 1))), (pieces, Some((Code::TooLarge, 1, 1)))]
    {
        let parts: Vec<(&[u8], usize)> =
            vec![(case, 1), (&rest, 1), (&piece, pieces - 1), (b"\t", more), (b"\r\n", 1), (case, 1)];
        let stream = BufReader::with_capacity(8192, Made { parts });
        let lines: Vec<CaseLine> = read_cases(stream, &CODEBOOK).collect::<Result<_, _>>().unwrap();
        assert_eq!(told(&lines), [(1, first), (2, None)], "{more} more");
    }
}

/// Gives some bytes, and then fails.
struct Failing<'a>(&'a [u8], io::ErrorKind);

impl Read for Failing<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() {
            let kind = std::mem::replace(&mut self.1, io::ErrorKind::Other);
            return Err(kind.into());
        }
        self.0.read(into)
    }
}

#[test]
fn a_failure_to_read_ends_the_stream_with_its_line() {
    let text = format!("{CASE}\n{}", &CASE[..20]);
    let failing = || BufReader::with_capacity(7, Failing(text.as_bytes(), io::ErrorKind::Interrupted));
    let mut lines = read_cases(failing(), &CODEBOOK);
    assert!(lines.next().unwrap().unwrap().case.is_ok());
    let error: ReadError = lines.next().unwrap().unwrap_err();
    assert_eq!(error.line(), 2);
    assert!(error.to_string().starts_with("line 2 could not be read: "), "{error}");
    assert!(std::error::Error::source(&error).is_some());
    assert!(lines.next().is_none() && lines.next().is_none());
}

struct Full;

impl io::Write for Full {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_failure_to_write_is_told() {
    let case = Case::parse(CASE, &CODEBOOK).unwrap();
    assert_eq!(write_cases(Full, [&case]).unwrap_err().kind(), io::ErrorKind::StorageFull);
    write_cases(Full, []).unwrap();
}

#[test]
fn what_is_seen_from_a_viewpoint_is_written_whole() {
    let case = shipped::subject_a(&shipped::codebook());
    let early = case.recorded_by(everycontact::parse_instant("2019-12-31T00:00:00Z").unwrap());
    let (mut all, mut seen) = (Vec::new(), Vec::new());
    write_cases(&mut all, [&case]).unwrap();
    write_cases(&mut seen, [&early]).unwrap();
    assert_eq!(all, seen);
}

/// How many lines of a stream are not blank, by another way of counting.
fn lines_that_say_something(stream: &[u8]) -> Vec<usize> {
    let stream = stream.strip_prefix("\u{feff}".as_bytes()).unwrap_or(stream);
    let lines = stream.split(|byte| *byte == b'\n').enumerate();
    let spaces = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r');
    lines.filter(|(_, line)| !line.iter().all(spaces)).map(|(at, _)| at + 1).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again_in_order(cases in vec(generate::case(), 0..6), capacity in 1..300_usize) {
        let cases: Vec<Case> =
            cases.iter().map(|case| Case::parse(&case.to_string(), &CODEBOOK).unwrap()).collect();
        let mut stream = Vec::new();
        write_cases(&mut stream, &cases).unwrap();
        let reader = BufReader::with_capacity(capacity, stream.as_slice());
        let lines: Vec<CaseLine> = read_cases(reader, &CODEBOOK).collect::<Result<_, _>>().unwrap();
        prop_assert_eq!(lines.len(), cases.len());
        for (at, (line, case)) in lines.iter().zip(&cases).enumerate() {
            prop_assert_eq!(line.line, at + 1);
            prop_assert_eq!(line.case.as_ref().unwrap().document(), case.document());
        }
    }

    #[test]
    fn every_line_is_a_case_a_problem_or_blank(
        cases in vec(generate::case(), 1..4),
        spoilt in vec((any::<Index>(), prop_oneof![any::<u8>(), Just(b'\n'), Just(b'\r'), Just(b' '), Just(0xFF)]), 0..8),
        capacity in 1..300_usize,
    ) {
        let cases: Vec<Case> =
            cases.iter().map(|case| Case::parse(&case.to_string(), &CODEBOOK).unwrap()).collect();
        let mut stream = Vec::new();
        write_cases(&mut stream, &cases).unwrap();
        for (at, byte) in &spoilt {
            let at = at.index(stream.len());
            stream[at] = *byte;
        }
        let reader = BufReader::with_capacity(capacity, stream.as_slice());
        let lines: Vec<CaseLine> = read_cases(reader, &CODEBOOK).collect::<Result<_, _>>().unwrap();
        let numbers: Vec<usize> = lines.iter().map(|line| line.line).collect();
        prop_assert_eq!(&numbers, &lines_that_say_something(&stream));
        let problems = lines.iter().filter_map(|line| Some((line.line, line.case.as_ref().err()?)));
        for (line, error) in problems {
            prop_assert!(error.diagnostics().iter().all(|one| one.line() == line && one.column() >= 1));
        }
        if spoilt.is_empty() {
            prop_assert!(lines.iter().all(|line| line.case.is_ok()));
        }
    }

    #[test]
    fn any_bytes_are_read_to_their_end(stream in vec(prop_oneof![any::<u8>(), Just(b'\n')], 0..200)) {
        let lines: Vec<CaseLine> = read_cases(stream.as_slice(), &CODEBOOK).collect::<Result<_, _>>().unwrap();
        let numbers: Vec<usize> = lines.iter().map(|line| line.line).collect();
        prop_assert_eq!(numbers, lines_that_say_something(&stream));
    }
}

/// The reader takes whatever can be read line by line.
#[test]
fn a_reader_may_be_borrowed_or_boxed() {
    let boxed: Box<dyn BufRead> = Box::new(CASE.as_bytes());
    assert_eq!(read_cases(boxed, &CODEBOOK).count(), 1);
    let mut borrowed = CASE.as_bytes();
    assert_eq!(read_cases(&mut borrowed, &CODEBOOK).count(), 1);
    assert!(borrowed.is_empty());
}
