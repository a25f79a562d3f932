//! Counting one word of a policy's lanes, and one of its weights.

use super::Both;
use super::planes::{Low, Planes};
use crate::policy::{Lanes, Mark, Reading, SECTORS, Weighing};

/// So many occurrences are counted at once.
pub(super) const AT_ONCE: usize = 16;

/// What a day is to what is counted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Day {
    /// The lanes of a word whose windows hold it.
    lanes: Both<u64>,
    /// How many windows hold it.
    windows: Both<u8>,
}

/// An indicator in an occurrence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub(super) indicator: u16,
    /// Its number in the record; in a batch, the indicator itself.
    pub(super) number: u16,
    pub(super) mark: Mark,
    /// The position of the occurrence among those that are counted at once.
    pub(super) at: u8,
}

/// An occurrence, or what one report of it is by itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Whole {
    /// How many windows hold its day.
    pub(super) windows: Both<u8>,
    /// The kinds of contact, as bits, that it counts as; none if it does not count.
    pub(super) kinds: Both<u8>,
    pub(super) worry: bool,
    /// Whether a sector and an agency raised a risk indicator, and which.
    pub(super) raised: Both<bool>,
    pub(super) sector: u8,
    pub(super) agency: u32,
}

/// What has been counted of an indicator, a sector or an agency.
#[derive(Debug, Clone, Copy, Default)]
struct Member {
    /// The lanes that have counted it.
    lanes: Both<u64>,
    /// The points that it has brought, capped.
    points: Both<u32>,
    /// The number of the case that the rest is of: so nothing is cleared from one case to the next.
    case: u32,
}

impl Member {
    /// Itself if it is of a case, or nothing.
    #[inline]
    fn of(self, case: u32) -> Self {
        // All bits if the numbers are the same, and none if not: as arithmetic, for a branch would often be mispredicted.
        let own = (i64::from(self.case ^ case) - 1) >> 32;
        let own = u64::from_ne_bytes(own.to_ne_bytes());
        let half = u32::try_from(own >> 32).unwrap_or_default();
        Self {
            lanes: self.lanes.map(|lanes| lanes & own),
            points: self.points.map(|points| points & half),
            case,
        }
    }
}

/// The figures of one word of lanes, and of one weight.
#[derive(Debug)]
pub(super) struct Column {
    /// Sectors, then indicators by their numbers, then agencies.
    members: Vec<Member>,
    indicators: usize,
    pub(super) known: Planes,
    pub(super) possible: Planes,
    pub(super) total: Both<u64>,
}

impl Column {
    pub(super) fn new(indicators: usize, agencies: usize) -> Self {
        Self {
            members: vec![Member::default(); SECTORS + indicators + agencies],
            indicators,
            known: Planes::default(),
            possible: Planes::default(),
            total: Both::default(),
        }
    }

    /// Makes room for so many agencies.
    #[inline]
    pub(super) fn make_room(&mut self, agencies: usize) {
        let size = SECTORS + self.indicators + agencies;
        if self.members.len() < size {
            self.members.resize(size, Member::default());
        }
    }

    #[inline]
    pub(super) fn clear(&mut self) {
        self.known.clear();
        self.possible.clear();
        self.total = Both::default();
    }

    /// From here on what is possible is counted by itself.
    pub(super) fn split(&mut self) {
        self.possible.clone_from(&self.known);
        self.total.possible = self.total.known;
        for member in &mut self.members {
            member.lanes.possible = member.lanes.known;
            member.points.possible = member.points.known;
        }
    }

    /// Forgets that any member was counted, so that the numbers of cases can start again.
    pub(super) fn forget(&mut self) {
        self.members.fill(Member::default());
    }

    /// The lanes that have counted an indicator that is known, by its number.
    pub(super) fn that_counted(&self, number: u16, case: u32) -> u64 {
        self.members.get(SECTORS + usize::from(number)).map_or(0, |member| member.of(case).lanes.known)
    }

    /// The points that an indicator has brought, as far as they are known.
    pub(super) fn points_of(&self, number: u16, case: u32) -> u32 {
        self.members.get(SECTORS + usize::from(number)).map_or(0, |member| member.of(case).points.known)
    }

    /// Counts occurrences, and those who raised a risk indicator in them; notes what the day of each is.
    #[inline]
    pub(super) fn wholes<const SPLIT: bool, W>(
        &mut self,
        lanes: &Lanes,
        held: &[u64],
        case: u32,
        (wholes, whole): (&[W], impl Fn(&W) -> Whole),
        days: &mut [Day; AT_ONCE],
    ) {
        let Some((sectors, others)) = self.members.split_at_mut_checked(SECTORS) else { return };
        let agencies = others.get_mut(self.indicators..).unwrap_or_default();
        let who = lanes.sectors | lanes.agencies;
        for (wholes, days) in wholes.chunks(Low::MOST).zip(days.chunks_mut(Low::MOST)) {
            let (mut known, mut possible) = (Low::default(), Low::default());
            for (own, noted) in wholes.iter().zip(days) {
                let whole = whole(own);
                let day = Day::new::<SPLIT>(held, whole.windows);
                *noted = day;
                let Some(sector) = sectors.get_mut(usize::from(whole.sector)) else { continue };
                let Some(agency) = agencies.get_mut(whole.agency as usize) else { continue };
                let (by_sector, by_agency) = (sector.of(case).lanes, agency.of(case).lanes);
                let as_worry = lanes.worries & mask(whole.worry);
                let raised = day.lanes.known & who & mask(whole.raised.known);
                let itself = day.lanes.known & (as_worry | lanes.of_kinds(whole.kinds.known));
                known.add(itself | raised & !(by_sector.known | by_agency.known));
                sector.lanes.known = by_sector.known | raised & lanes.sectors;
                agency.lanes.known = by_agency.known | raised & lanes.agencies;
                if SPLIT {
                    let raised = day.lanes.possible & who & mask(whole.raised.possible);
                    let itself = day.lanes.possible & (as_worry | lanes.of_kinds(whole.kinds.possible));
                    possible.add(itself | raised & !(by_sector.possible | by_agency.possible));
                    sector.lanes.possible = by_sector.possible | raised & lanes.sectors;
                    agency.lanes.possible = by_agency.possible | raised & lanes.agencies;
                }
                (sector.case, agency.case) = (case, case);
            }
            self.known.add(known);
            if SPLIT {
                self.possible.add(possible);
            }
        }
    }

    /// Counts indicators, each on the day of its occurrence, and adds their points if there is a weight.
    ///
    /// What is possible is counted by itself only if it is split off; else it is the same as what is known.
    #[inline]
    pub(super) fn indicators<const SPLIT: bool, const WEIGHS: bool, H>(
        &mut self,
        readings: &[Reading],
        points: &[u32],
        case: u32,
        days: &[Day; AT_ONCE],
        (hits, hit): (&[H], impl Fn(&H) -> Hit),
    ) {
        let indicators = SECTORS..SECTORS + self.indicators;
        let Some(members) = self.members.get_mut(indicators) else { return };
        let mut total = self.total;
        for hits in hits.chunks(Low::MOST) {
            let (mut known, mut possible) = (Low::default(), Low::default());
            for own in hits {
                let hit = hit(own);
                let Some(reading) = readings.get(usize::from(hit.indicator)) else { continue };
                let Some(member) = members.get_mut(usize::from(hit.number)) else { continue };
                let Some(day) = days.get(usize::from(hit.at) % AT_ONCE) else { continue };
                let own = reading.lanes(hit.mark);
                let before = member.of(case);
                let now = own & day.lanes.known;
                known.add(now & !before.lanes.known);
                member.lanes.known = before.lanes.known | now;
                if SPLIT {
                    let own = own | reading.at_most & mask(hit.mark.is_unknown());
                    let now = own & day.lanes.possible;
                    possible.add(now & !before.lanes.possible);
                    member.lanes.possible = before.lanes.possible | now;
                }
                if WEIGHS {
                    let points = points_of::<SPLIT>(&reading.weighing, points, hit.mark, day);
                    member.bring::<SPLIT>(before.points, points, reading.weighing.cap, &mut total);
                }
                member.case = case;
            }
            self.known.add(known);
            if SPLIT {
                self.possible.add(possible);
            }
        }
        self.total = total;
    }

    /// Adds the points of indicators, where the column has no lanes.
    pub(super) fn weigh<const SPLIT: bool, H>(
        &mut self,
        weighings: &[Weighing],
        points: &[u32],
        case: u32,
        days: &[Day; AT_ONCE],
        (hits, hit): (&[H], impl Fn(&H) -> Hit),
    ) {
        let indicators = SECTORS..SECTORS + self.indicators;
        let Some(members) = self.members.get_mut(indicators) else { return };
        for hit in hits.iter().map(hit) {
            let Some(weighing) = weighings.get(usize::from(hit.indicator)) else { continue };
            let Some(member) = members.get_mut(usize::from(hit.number)) else { continue };
            let Some(day) = days.get(usize::from(hit.at) % AT_ONCE) else { continue };
            let before = member.of(case).points;
            let points = points_of::<SPLIT>(weighing, points, hit.mark, day);
            member.bring::<SPLIT>(before, points, weighing.cap, &mut self.total);
            member.case = case;
        }
    }
}

/// The points that an indicator brings on a day.
#[inline]
fn points_of<const SPLIT: bool>(weighing: &Weighing, points: &[u32], mark: Mark, day: &Day) -> Both<u32> {
    let points = |windows: u8, passes: bool| {
        let points = points.get(weighing.row as usize + usize::from(windows)).copied().unwrap_or_default();
        points & u32::from(passes).wrapping_neg()
    };
    let passes = weighing.passes(mark);
    let known = points(day.windows.known, passes);
    let possible = if SPLIT { points(day.windows.possible, passes | mark.is_unknown()) } else { known };
    Both { known, possible }
}

impl Member {
    /// Adds points to those that it had brought before.
    #[inline]
    fn bring<const SPLIT: bool>(
        &mut self,
        before: Both<u32>,
        points: Both<u32>,
        cap: u32,
        total: &mut Both<u64>,
    ) {
        let known = (before.known + points.known).min(cap);
        total.known += u64::from(known - before.known);
        self.points.known = known;
        if SPLIT {
            let possible = (before.possible + points.possible).min(cap);
            total.possible += u64::from(possible - before.possible);
            self.points.possible = possible;
        }
    }
}

impl Day {
    #[inline]
    fn new<const SPLIT: bool>(held: &[u64], windows: Both<u8>) -> Self {
        let lanes = |windows: u8| held.get(usize::from(windows)).copied().unwrap_or_default();
        let known = lanes(windows.known);
        let possible = if SPLIT { lanes(windows.possible) } else { known };
        Self { lanes: Both { known, possible }, windows }
    }
}

/// All bits or none.
#[inline]
fn mask(is: bool) -> u64 {
    u64::from(is).wrapping_neg()
}

/// Kinds of contact, if it counts as one.
#[inline]
pub(super) fn kinds(kinds: u8, counts: Both<bool>) -> Both<u8> {
    counts.map(|counts| kinds & u8::from(counts).wrapping_neg())
}
