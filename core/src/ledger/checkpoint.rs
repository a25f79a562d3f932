//! Checkpoints: what a log was at one size, in the text form of C2SP (`tlog-checkpoint` and `signed-note`).

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::digest::Digest;

/// The longest origin of a log, in bytes.
pub const MAX_ORIGIN_LENGTH: usize = 255;

/// What a log was at one size: its origin, the number of its entries, and its root.
///
/// Its text form is that of C2SP's `tlog-checkpoint`, a line each, so that the tools of transparency logs read it: they
/// sign it, and witness it. Whoever keeps a checkpoint can later have it shown that the log has only grown since. The
/// origin is a name without white space and `+`, such as `example.org/ledger`. It may not be that of a person.
///
/// # Example
/// ```
/// use everycontact::Checkpoint;
///
/// let text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
/// let checkpoint = Checkpoint::parse(text)?;
/// assert_eq!((checkpoint.origin(), checkpoint.size()), ("example.com/behind-the-sofa", 20_852_163));
/// assert_eq!(checkpoint.to_string(), text);
/// # Ok::<(), everycontact::CheckpointError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    origin: Box<str>,
    size: u64,
    root: Digest,
    extensions: Vec<Box<str>>,
}

/// A checkpoint with signatures, as a host or a witness signed it: a C2SP signed note.
///
/// The signatures are kept as they are and **not checked**. The library has no keys: the host signs
/// [`Checkpoint::to_string`](ToString::to_string), and whoever is shown a signed note verifies it before believing it.
///
/// # Example
/// ```
/// use everycontact::SignedCheckpoint;
///
/// let note = "\
/// example.com/behind-the-sofa
/// 20852163
/// CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
///
/// — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
/// ";
/// let signed = SignedCheckpoint::parse(note)?;
/// assert_eq!(signed.checkpoint().size(), 20_852_163);
/// assert_eq!(signed.signatures().count(), 1);
/// assert_eq!(signed.to_string(), note);
/// # Ok::<(), everycontact::CheckpointError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    signatures: Vec<Box<str>>,
}

/// A checkpoint that was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CheckpointError {
    /// The origin is no name of a log.
    #[error(transparent)]
    Origin(#[from] OriginError),
    /// A line is missing, is empty, has no end, or holds a control character.
    #[error("expected lines of text, none of them empty, each with its end: origin, size, root")]
    Lines,
    /// The size is no whole number as a checkpoint writes it.
    #[error("expected the size as decimal digits without leading zeroes, below 2^64")]
    Size,
    /// The root is no hash as a checkpoint writes it.
    #[error("expected the root as the base64 of 32 bytes")]
    Root,
    /// There is no signature, or one that has another shape.
    #[error(
        "expected a blank line, then signatures, each with a dash, a name and the base64 of 5 bytes or more"
    )]
    Signature,
}

/// An origin that was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected an origin of 1 to 255 bytes without white space, control characters or `+`")]
pub struct OriginError {
    _private: (),
}

impl Checkpoint {
    /// Puts a checkpoint together.
    ///
    /// # Errors
    /// If the origin is empty, longer than [`MAX_ORIGIN_LENGTH`], or holds white space, a control character or `+`.
    pub fn new(origin: &str, size: u64, root: Digest) -> Result<Self, OriginError> {
        Ok(Self::of(check_origin(origin)?, size, root))
    }

    /// Of an origin that was checked.
    pub(super) fn of(origin: Box<str>, size: u64, root: Digest) -> Self {
        Self { origin, size, root, extensions: Vec::new() }
    }

    /// Reads the text of a checkpoint, without signatures.
    ///
    /// # Errors
    /// If another text could mean the same, or it is no checkpoint at all.
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        let lines = text.strip_suffix('\n').ok_or(CheckpointError::Lines)?;
        if lines.chars().any(|c| c != '\n' && c < ' ') {
            return Err(CheckpointError::Lines);
        }
        let mut lines = lines.split('\n');
        let mut line = || lines.next().filter(|line| !line.is_empty()).ok_or(CheckpointError::Lines);
        let origin = check_origin(line()?)?;
        let size = decimal(line()?).ok_or(CheckpointError::Size)?;
        let root = from_base64(line()?).ok_or(CheckpointError::Root)?;
        let extensions: Vec<Box<str>> = lines.map(Into::into).collect();
        let empty = extensions.iter().any(|line| line.is_empty());
        if empty { Err(CheckpointError::Lines) } else { Ok(Self { origin, size, root, extensions }) }
    }

    /// The name of the log.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The number of entries.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root of the tree over the entries.
    #[must_use]
    pub fn root(&self) -> &Digest {
        &self.root
    }

    /// Further lines, which others may have put in; this library puts in none, and they mean nothing to it.
    pub fn extensions(&self) -> impl Iterator<Item = &str> {
        self.extensions.iter().map(AsRef::as_ref)
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}\n{}\n{}", self.origin, self.size, to_base64(&self.root))?;
        self.extensions.iter().try_for_each(|line| writeln!(formatter, "{line}"))
    }
}

impl SignedCheckpoint {
    /// Reads a signed note whose text is a checkpoint. No signature is checked.
    ///
    /// # Errors
    /// If the text is no checkpoint, or a signature has another shape than C2SP's `signed-note` gives it.
    pub fn parse(note: &str) -> Result<Self, CheckpointError> {
        let (text, signatures) = note.split_once("\n\n").ok_or(CheckpointError::Signature)?;
        let checkpoint = Checkpoint::parse(&format!("{text}\n"))?;
        let signatures = signatures.strip_suffix('\n').ok_or(CheckpointError::Signature)?;
        if !signatures.split('\n').all(is_signature) {
            return Err(CheckpointError::Signature);
        }
        Ok(Self { checkpoint, signatures: signatures.split('\n').map(Into::into).collect() })
    }

    /// What was signed.
    #[must_use]
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The lines of the signatures, unchecked.
    pub fn signatures(&self) -> impl Iterator<Item = &str> {
        self.signatures.iter().map(AsRef::as_ref)
    }
}

impl fmt::Display for SignedCheckpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}", self.checkpoint)?;
        self.signatures.iter().try_for_each(|line| writeln!(formatter, "{line}"))
    }
}

impl std::str::FromStr for Checkpoint {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        Self::parse(text)
    }
}

impl std::str::FromStr for SignedCheckpoint {
    type Err = CheckpointError;

    fn from_str(note: &str) -> Result<Self, CheckpointError> {
        Self::parse(note)
    }
}

/// Checks the name of a log.
pub(super) fn check_origin(origin: &str) -> Result<Box<str>, OriginError> {
    let fits = is_name(origin) && origin.len() <= MAX_ORIGIN_LENGTH;
    if fits { Ok(origin.into()) } else { Err(OriginError { _private: () }) }
}

fn is_name(name: &str) -> bool {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c.is_control() || turns(c) || c == '+')
}

fn is_signature(line: &str) -> bool {
    let parts = line.strip_prefix("— ").and_then(|line| line.split_once(' '));
    parts.is_some_and(|(name, signature)| {
        is_name(name) && STANDARD.decode(signature).is_ok_and(|bytes| bytes.len() > 4)
    })
}

/// Reads a whole number of which there is one spelling only.
pub(super) fn decimal(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

/// Reads a hash from base64, of which there is one spelling only.
pub(super) fn from_base64(text: &str) -> Option<Digest> {
    let bytes: [u8; 32] = STANDARD.decode(text).ok()?.try_into().ok()?;
    let digest = Digest::from_bytes(bytes);
    (to_base64(&digest) == text).then_some(digest)
}

pub(super) fn to_base64(digest: &Digest) -> String {
    STANDARD.encode(digest.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    #[test]
    fn what_is_read_is_written_again() {
        for text in [
            format!("a\n0\n{ROOT}\n"),
            format!("a.example/b\n18446744073709551615\n{ROOT}\nmore\n— more\n"),
            format!("{}\n7\n{ROOT}\n", "o".repeat(255)),
        ] {
            assert_eq!(Checkpoint::parse(&text).map(|read| read.to_string()), Ok(text));
        }
    }

    #[test]
    fn there_is_one_spelling_of_a_checkpoint() {
        use CheckpointError as E;
        let origin = E::Origin(OriginError { _private: () });
        for (text, error) in [
            (String::new(), E::Lines),
            (format!("a\n1\n{ROOT}"), E::Lines),
            ("a\n1\n".to_owned(), E::Lines),
            (format!("a\n1\n{ROOT}\n\n"), E::Lines),
            (format!("a\n1\n{ROOT}\nb\n\nc\n"), E::Lines),
            (format!("a\r\n1\n{ROOT}\n"), E::Lines),
            (format!("a\n1\n{ROOT}\n\u{7}\n"), E::Lines),
            (format!("\n1\n{ROOT}\n"), E::Lines),
            (format!("a b\n1\n{ROOT}\n"), origin),
            (format!("a+b\n1\n{ROOT}\n"), origin),
            (format!("a\u{2003}b\n1\n{ROOT}\n"), origin),
            (format!("{}\n1\n{ROOT}\n", "o".repeat(256)), origin),
            (format!("a\n01\n{ROOT}\n"), E::Size),
            (format!("a\n+1\n{ROOT}\n"), E::Size),
            (format!("a\n-1\n{ROOT}\n"), E::Size),
            (format!("a\n18446744073709551616\n{ROOT}\n"), E::Size),
            (format!("a\n1\n{}\n", ROOT.replace('=', "")), E::Root),
            (format!("a\n1\n{}\n", ROOT.replace("2I=", "2J=")), E::Root),
            (format!("a\n1\n{}\n", ROOT.replace('/', "_")), E::Root),
            (format!("a\n1\n{ROOT}=\n"), E::Root),
            (format!("a\n1\nAAAA{ROOT}\n"), E::Root),
        ] {
            assert_eq!(Checkpoint::parse(&text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn a_note_needs_a_signature_of_the_right_shape() {
        let body = format!("a\n1\n{ROOT}\n");
        let note = |signatures: &str| SignedCheckpoint::parse(&format!("{body}\n{signatures}"));
        let two = "— a AAAAAAA=\n— b.example AAAAAAAA\n";
        assert_eq!(note(two).map(|note| note.to_string()), Ok(format!("{body}\n{two}")));
        for signatures in [
            "",
            "\n",
            "— a AAAAAAA=",
            "- a AAAAAAA=\n",
            "— a AAAAAA==\n",
            "— a  AAAAAAA=\n",
            "— a+b AAAAAAA=\n",
            "— a AAAAAAB=\n",
            "— a AAAAAAA=\n\n— b AAAAAAA=\n",
        ] {
            assert_eq!(note(signatures), Err(CheckpointError::Signature), "{signatures:?}");
        }
        assert_eq!(SignedCheckpoint::parse(&body), Err(CheckpointError::Signature));
        let error = SignedCheckpoint::parse("a\n01\nb\n\n— a AAAAAAA=\n");
        assert_eq!(error, Err(CheckpointError::Size));
    }
}
