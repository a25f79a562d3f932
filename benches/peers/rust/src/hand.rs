//! The policy compiled in: the loop that somebody would write by hand for these columns and for nothing else.

use crate::Results;
use crate::columns::Columns;

const AS_OF: i32 = 19_966;
// What occurred after these days is within 30 and 90 days, and 6, 12, 24 and 36 months.
const D30: i32 = AS_OF - 30;
const D90: i32 = AS_OF - 90;
const M6: i32 = AS_OF - 184;
const M12: i32 = AS_OF - 366;
const M24: i32 = AS_OF - 731;
const M36: i32 = AS_OF - 1_096;

const REFERRAL: u8 = 0;

const RISK: u32 = bits(0, 25);
const THREAT: u32 = bits(0, 4);
const WEAPON: u32 = bits(4, 7);
const FIXATION: u32 = bits(7, 8);
const IMMINENT: u32 = bits(11, 13);
const CONDUCT: u32 = bits(13, 17);
const ISOLATION: u32 = bits(17, 21);
const CRISIS: u32 = bits(21, 25);
const WEIGHTED: u32 = THREAT | WEAPON | CONDUCT;

/// A byte for each weighted indicator, in the order of their positions: what it brings in its oldest step.
const QUARTERS: [u8; 16] = [2, 2, 2, 2, 3, 3, 3, 1, 1, 1, 1, 0, 0, 0, 0, 0];

/// For each indicator what it adds to those bytes, which never run over: 8 contacts bring at most 96.
const BRINGS: [u128; 32] = {
    let mut brings = [0; 32];
    let (mut at, mut byte) = (0, 0);
    while at < 32 {
        if WEIGHTED & 1 << at != 0 {
            brings[at] = (QUARTERS[byte] as u128) << (8 * byte);
            byte += 1;
        }
        at += 1;
    }
    brings
};

/// The level of each criterion, by its bit: lead, supervisor or panel.
const LEAD: u16 = 0b10_1000_1001;
const SUPERVISOR: u16 = 0b00_0101_0010;
const PANEL: u16 = 0b01_0010_0100;

const fn bits(from: u32, to: u32) -> u32 {
    (1 << to) - (1 << from)
}

/// What a person's contacts amount to.
#[derive(Default)]
struct Sums {
    d90: u8,
    m6: u8,
    m24: u8,
    worries: u8,
    referred: bool,
    imminent: bool,
    threat: bool,
    ever: u32,
    year: u32,
    agencies: u64,
    sectors: u8,
    points: u128,
}

pub fn decide(columns: &Columns, results: &mut Results) {
    let ends = columns.contact_offsets.iter().skip(1);
    let starts = columns.contact_offsets.iter();
    let out = results.levels.iter_mut().zip(&mut results.masks);
    for ((start, end), (level, mask)) in starts.zip(ends).zip(out) {
        let sums = person(columns, *start as usize, *end as usize);
        *mask = sums.mask();
        *level = match *mask {
            mask if mask & PANEL != 0 => 3,
            mask if mask & SUPERVISOR != 0 => 2,
            mask if mask & LEAD != 0 => 1,
            _ => 0,
        };
    }
}

#[inline]
fn person(columns: &Columns, start: usize, end: usize) -> Sums {
    let mut sums = Sums::default();
    let offsets = &columns.observation_offsets[start..=end];
    let fields = columns.day[start..end].iter().zip(&columns.kind[start..end]).zip(&columns.worry[start..end]);
    let places = columns.sector[start..end].iter().zip(&columns.agency[start..end]);
    for ((((day, kind), worry), (sector, agency)), span) in fields.zip(places).zip(offsets.windows(2)) {
        let observed = &columns.indicator[span[0] as usize..span[1] as usize];
        let (mut set, mut brings) = (0_u32, 0_u128);
        for at in observed {
            set |= 1 << (at & 31);
            brings += BRINGS[usize::from(at & 31)];
        }
        sums.add(*day, *kind == REFERRAL, *worry != 0, set);
        sums.points += brings << (u32::from(*day > M12) + u32::from(*day > M24));
        if set & RISK != 0 {
            sums.agencies |= 1 << (agency & 63);
            sums.sectors |= u8::from(*day > M36) << (sector & 7);
        }
    }
    sums
}

impl Sums {
    #[inline]
    fn add(&mut self, day: i32, referral: bool, worry: bool, set: u32) {
        let counts = (set & RISK != 0) | referral | worry;
        self.m24 += u8::from(counts & (day > M24));
        self.m6 += u8::from(counts & (day > M6));
        self.d90 += u8::from(counts & (day > D90));
        self.worries += u8::from(worry & (day > M24));
        self.referred |= referral & (day > M12);
        self.imminent |= (set & IMMINENT != 0) & (day > D30);
        self.threat |= (set & THREAT != 0) & (day > M6);
        self.ever |= set;
        self.year |= if day > M12 { set } else { 0 };
    }

    #[inline]
    fn mask(&self) -> u16 {
        let brought = self.points.to_le_bytes();
        let points: u8 = brought.iter().zip(QUARTERS).map(|(points, quarter)| *points.min(&(6 * quarter))).sum();
        let strain = u8::from(self.year & ISOLATION != 0)
            + u8::from(self.year & CRISIS != 0)
            + u8::from(self.referred)
            + u8::from(self.worries >= 1);
        u16::from(self.m6 >= 2)
            | u16::from(self.m24 >= 3) << 1
            | u16::from((self.ever & WEAPON != 0) & (self.ever & FIXATION != 0)) << 2
            | u16::from(self.agencies.count_ones() >= 3) << 3
            | u16::from(self.sectors.count_ones() >= 3) << 4
            | u16::from(points >= 24) << 5
            | u16::from((self.year & THREAT).count_ones() >= 2) << 6
            | u16::from(strain >= 2) << 7
            | u16::from(self.imminent | (self.threat & (self.d90 >= 2))) << 8
            | u16::from(self.worries >= 2) << 9
    }
}
