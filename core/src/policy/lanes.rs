//! Counters side by side: each has a lane, one bit of a word, and a word of 64 lanes is counted at once.
//!
//! What an observation or a contact adds to all of a word's counters is then a word as well: a table, looked up by
//! what the observation is, masked by the counters whose windows hold its day.

use super::circuit::LeafBit;
use super::compiled::{Counter, Counts, Reader};
use super::weighing::Weighing;
use crate::contact::Sector;

/// What an occurrence says of an indicator: on what basis it is known, if it is, whether it is explained, and whether
/// it is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Mark(u8);

impl Mark {
    /// Nothing that counts.
    pub(crate) const NONE: Self = Self(0);
    /// Unknown.
    pub(crate) const UNKNOWN: Self = Self(8);

    const BASES: u8 = 3;
    const EXPLAINED: u8 = 4;
    const KINDS: usize = 8;

    /// `known` is one more than the rank of the basis, and 0 for none.
    pub(crate) const fn new(known: u8, explained: bool, unknown: bool) -> Self {
        let explained = if explained { Self::EXPLAINED } else { 0 };
        Self(known & Self::BASES | explained | if unknown { Self::UNKNOWN.0 } else { 0 })
    }

    pub(crate) fn is_known(self) -> bool {
        self.0 & Self::BASES != 0
    }

    pub(crate) fn is_unknown(self) -> bool {
        self.0 & Self::UNKNOWN.0 != 0
    }

    /// What two reports say together: the strongest basis, and whatever else either says.
    pub(crate) fn join(self, other: Self) -> Self {
        let known = (self.0 & Self::BASES).max(other.0 & Self::BASES);
        Self(known | (self.0 | other.0) & !Self::BASES)
    }

    /// One more than the rank of the basis on which it is known, and 0 for none.
    pub(crate) fn known(self) -> u8 {
        self.0 & Self::BASES
    }

    /// Its place in a table of those that differ in what is known.
    pub(crate) fn place(self) -> usize {
        usize::from(self.0) % Self::KINDS
    }

    /// The marks in the order of their places, without an unknown.
    fn all() -> impl Iterator<Item = Self> {
        (0..8).map(Self)
    }

    /// Whether a reader sees what is known.
    fn passes(self, reader: &Reader) -> bool {
        let explained = self.0 & Self::EXPLAINED != 0;
        self.0 & Self::BASES > reader.look.minimum_basis && (reader.look.explained_counts || !explained)
    }

    /// The marks that a reader sees, as bits by their places.
    pub(crate) fn passing(reader: &Reader) -> u8 {
        let passing = Self::all().filter(|mark| mark.passes(reader));
        passing.fold(0, |bits, mark| bits | 1 << mark.0)
    }
}

/// How many sectors there are room for.
pub(crate) const SECTORS: usize = 16;
const _: () = assert!(Sector::ALL.len() <= SECTORS);

/// How a word of counters, and a weight beside it, read an indicator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    /// The lanes that count it, by the place of its mark.
    hits: [u64; Mark::KINDS],
    /// The lanes that would count it if it were a fact and unexplained.
    pub(crate) at_most: u64,
    pub(crate) weighing: Weighing,
}

impl Reading {
    const NONE: Self = Self { hits: [0; Mark::KINDS], at_most: 0, weighing: Weighing::NONE };

    /// The lanes that count it as it stands.
    #[inline]
    pub(crate) fn lanes(&self, mark: Mark) -> u64 {
        self.hits.get(mark.place()).copied().unwrap_or_default()
    }
}

/// A word of counters.
#[derive(Debug)]
pub(crate) struct Lanes {
    /// For each indicator.
    pub(crate) readings: Vec<Reading>,
    /// The lanes that count an occurrence of a set of kinds as a contact.
    kinds: [u64; 32],
    pub(crate) worries: u64,
    pub(crate) sectors: u64,
    pub(crate) agencies: u64,
    /// The lanes of each window.
    pub(crate) windows: Vec<u64>,
    /// For each required question the lanes that would count it if it were answered with yes.
    pub(crate) questions: [u64; 8],
    pub(crate) asked_for: AskedFor,
}

/// How much is asked of each lane: the complement of the number, as bits of one place after the other.
#[derive(Debug, Default)]
pub(crate) struct AskedFor {
    pub(crate) low: [u64; 4],
    pub(crate) high: Vec<u64>,
    /// The lanes that have a counter.
    pub(crate) used: u64,
}

impl Lanes {
    /// The word at a position, of leaves, counters, and for each indicator what reads it.
    pub(super) fn new(
        word: u16,
        leaves: &[LeafBit],
        counters: &[Counter],
        windows: usize,
        readers: &[Vec<Reader>],
    ) -> Self {
        let mut lanes = Self {
            readings: vec![Reading::NONE; readers.len()],
            kinds: [0; 32],
            worries: 0,
            sectors: 0,
            agencies: 0,
            windows: vec![0; windows],
            questions: [0; 8],
            asked_for: AskedFor::default(),
        };
        let mut of_counters = vec![0; counters.len()];
        for leaf in leaves.iter().filter(|leaf| leaf.bit / 64 == word) {
            let Some(counter) = counters.get(usize::from(leaf.counter)) else { continue };
            if !counter.kind.has_lane() {
                continue;
            }
            let lane = 1 << (leaf.bit % 64);
            lanes.add(lane, counter);
            lanes.asked_for.ask(lane, leaf.n);
            if let Some(own) = of_counters.get_mut(usize::from(leaf.counter)) {
                *own |= lane;
            }
        }
        lanes.asked_for.turn();
        for (reading, readers) in lanes.readings.iter_mut().zip(readers) {
            for reader in readers {
                let own = of_counters.get(usize::from(reader.counter)).copied().unwrap_or_default();
                reading.at_most |= own;
                let hits = Mark::all().zip(&mut reading.hits);
                hits.filter(|(mark, _)| mark.passes(reader)).for_each(|(_, hits)| *hits |= own);
            }
        }
        lanes
    }

    fn add(&mut self, lane: u64, counter: &Counter) {
        match counter.kind {
            Counts::Contacts => {
                for (kinds, lanes) in (0_u8..).zip(&mut self.kinds) {
                    *lanes |= if kinds & counter.kinds == 0 { 0 } else { lane };
                }
            }
            Counts::Worries => self.worries |= lane,
            Counts::Sectors => self.sectors |= lane,
            Counts::Agencies => self.agencies |= lane,
            Counts::Indicators | Counts::Points | Counts::Returns => {}
        }
        if let Some(lanes) = self.windows.get_mut(usize::from(counter.window)) {
            *lanes |= lane;
        }
        for (nth, lanes) in self.questions.iter_mut().enumerate() {
            *lanes |= if counter.questions >> nth & 1 == 1 { lane } else { 0 };
        }
    }

    /// Lets a weight be added up beside the counters.
    pub(super) fn weigh(&mut self, weighings: &[Weighing]) {
        for (reading, weighing) in self.readings.iter_mut().zip(weighings) {
            reading.weighing = *weighing;
        }
    }

    /// The lanes that count an occurrence of these kinds as a contact.
    #[inline]
    pub(crate) fn of_kinds(&self, kinds: u8) -> u64 {
        self.kinds.get(usize::from(kinds % 32)).copied().unwrap_or_default()
    }
}

impl AskedFor {
    fn ask(&mut self, lane: u64, n: u32) {
        self.used |= lane;
        for place in 0..32 {
            if n >> place & 1 == 0 {
                continue;
            }
            if place >= 4 && self.high.len() <= place - 4 {
                self.high.resize(place - 3, 0);
            }
            if let Some(word) = self.low.iter_mut().chain(&mut self.high).nth(place) {
                *word |= lane;
            }
        }
    }

    fn turn(&mut self) {
        self.low.iter_mut().chain(&mut self.high).for_each(|word| *word = !*word);
    }
}
