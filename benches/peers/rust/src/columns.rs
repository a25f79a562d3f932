//! The data as columns, in the files that every contestant reads.

use std::fs;
use std::path::Path;

use crate::Failure;

/// Persons, their contacts and the observations of these, one after another; offsets say where each starts.
pub struct Columns {
    pub contact_offsets: Vec<u32>,
    pub day: Vec<i32>,
    pub kind: Vec<u8>,
    pub sector: Vec<u8>,
    pub agency: Vec<u8>,
    pub worry: Vec<u8>,
    pub observation_offsets: Vec<u32>,
    pub indicator: Vec<u8>,
}

impl Columns {
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let bytes = |name: &str| fs::read(folder.join(format!("{name}.bin")));
        let words = |name: &str| Ok::<_, Failure>(numbers(&bytes(name)?).collect::<Vec<u32>>());
        Ok(Self {
            contact_offsets: words("contact_offsets")?,
            day: words("day")?.into_iter().map(u32::cast_signed).collect(),
            kind: bytes("kind")?,
            sector: bytes("sector")?,
            agency: bytes("agency")?,
            worry: bytes("worry")?,
            observation_offsets: words("observation_offsets")?,
            indicator: bytes("indicator")?,
        })
    }

    pub fn persons(&self) -> usize {
        self.contact_offsets.len() - 1
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let (words, _) = bytes.as_chunks::<4>();
    words.iter().map(|word| u32::from_le_bytes(*word))
}
