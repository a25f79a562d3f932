//! The smallest sets of pieces that suffice, and the smallest without which the rest does not.
//!
//! The two are each other's duals: what is left when a set falls away suffices no more exactly if every sufficient
//! set has a piece in it. So each question asks for the smallest set that has a piece of every falling set known so
//! far. Either it suffices, and is one of the smallest; or it is grown until it just does not, and what is left over
//! is another falling set. When there is no such set left, both lists are whole.

/// Which pieces a set has, by their positions.
pub(super) type Chosen = Vec<bool>;

/// Pieces as bits.
type Pieces = u128;

/// The most pieces of which all sets are looked for.
const MAX_PIECES: usize = 128;

/// How many branches the search for one smallest set may take.
const MAX_BRANCHES: u32 = 20_000;

/// Sets of both kinds; none has a part that would do.
#[derive(Debug, Default)]
pub(super) struct Sets {
    pub(super) suffices: Vec<Chosen>,
    pub(super) falls: Vec<Chosen>,
    /// Whether there are no others.
    pub(super) complete: bool,
}

/// Finds sufficient and falling sets among some pieces: all if it can, else up to `most` of the first kind.
///
/// `reaches` says whether a set suffices by itself, or nothing once its bound is reached. More pieces never suffice
/// less, and all of them suffice. A few sets of each kind are found first, whatever else there is: they take few
/// evaluations, and the search for all of them starts from there.
pub(super) fn found(pieces: usize, most: usize, mut reaches: impl FnMut(&[bool]) -> Option<bool>) -> Sets {
    let mut sets = Sets::default();
    for turned in [false, true] {
        let suffices = spared(pieces, turned, &mut reaches);
        let falls = spared(pieces, turned, |gone| {
            let left: Chosen = gone.iter().map(|gone| !gone).collect();
            reaches(&left).map(|reaches| !reaches)
        });
        add(&mut sets.suffices, suffices);
        add(&mut sets.falls, falls);
    }
    if pieces > MAX_PIECES || sets.suffices.is_empty() {
        return sets;
    }
    let bits =
        |set: &Chosen| (0_u32..).zip(set).filter(|(_, own)| **own).fold(0, |bits, (at, _)| bits | 1 << at);
    let chosen = |set: Pieces| (0..).take(pieces).map(|at: u32| set >> at & 1 == 1).collect::<Chosen>();
    let mut known = Known {
        suffices: sets.suffices.iter().map(bits).collect(),
        falls: sets.falls.iter().map(bits).collect(),
    };
    sets.complete = all(pieces, most, &mut known, |set| reaches(&chosen(set)));
    sets.suffices = known.suffices.into_iter().map(chosen).collect();
    sets.falls = known.falls.into_iter().map(chosen).collect();
    sets.suffices.sort_by_key(|set| set.iter().filter(|own| **own).count());
    sets.falls.sort_by_key(|set| set.iter().filter(|own| **own).count());
    sets
}

fn add(sets: &mut Vec<Chosen>, set: Option<Chosen>) {
    sets.extend(set.filter(|set| !sets.contains(set)));
}

/// What is left when as many pieces as can be are spared, from one end or the other; nothing once the bound is reached.
///
/// No part of it does: what could not be spared then cannot be spared from less.
fn spared(pieces: usize, turned: bool, mut does: impl FnMut(&[bool]) -> Option<bool>) -> Option<Chosen> {
    let mut chosen = vec![true; pieces];
    let mut open = vec![(0, pieces)];
    while let Some((from, to)) = open.pop() {
        let spare = |chosen: &mut [bool], kept: bool| {
            chosen.iter_mut().take(to).skip(from).for_each(|piece| *piece = kept);
        };
        spare(&mut chosen, false);
        if does(&chosen)? {
            continue;
        }
        spare(&mut chosen, true);
        if to - from > 1 {
            let middle = from.midpoint(to);
            let halves = [(middle, to), (from, middle)];
            open.extend(if turned { [halves[1], halves[0]] } else { halves });
        }
    }
    Some(chosen)
}

/// The sets that are known so far, as bits.
#[derive(Debug, Default)]
struct Known {
    suffices: Vec<Pieces>,
    falls: Vec<Pieces>,
}

/// Looks for more sufficient sets, up to `most`, and the falling sets that this needs; whether there are no others.
fn all(
    pieces: usize,
    most: usize,
    found: &mut Known,
    mut reaches: impl FnMut(Pieces) -> Option<bool>,
) -> bool {
    let all = if pieces >= MAX_PIECES { Pieces::MAX } else { (1 << pieces) - 1 };
    let mut size = 0;
    while found.suffices.len() <= most {
        let smallest = match smallest(found, &mut size) {
            Smallest::Is(set) => set,
            Smallest::None => return true,
            Smallest::TooManyBranches => return false,
        };
        match reaches(smallest) {
            None => return false,
            Some(true) => found.suffices.push(smallest),
            Some(false) => match grown(smallest, all, &mut reaches) {
                Some(grown) => found.falls.push(all & !grown),
                None => return false,
            },
        }
    }
    false
}

/// The set with as many further pieces as it can have without sufficing, the first ones first.
fn grown(set: Pieces, all: Pieces, reaches: &mut impl FnMut(Pieces) -> Option<bool>) -> Option<Pieces> {
    let mut grown = set;
    for piece in each(all & !set) {
        if !reaches(grown | piece)? {
            grown |= piece;
        }
    }
    Some(grown)
}

/// Each piece of a set, as a set of its own.
fn each(set: Pieces) -> impl Iterator<Item = Pieces> {
    let mut left = set;
    std::iter::from_fn(move || {
        let piece = left & left.wrapping_neg();
        left &= !piece;
        (piece != 0).then_some(piece)
    })
}

enum Smallest {
    Is(Pieces),
    None,
    TooManyBranches,
}

/// The smallest set with a piece of every falling set and with no sufficient set in it; `size` is the least that it
/// can have, which only grows.
fn smallest(found: &Known, size: &mut u32) -> Smallest {
    loop {
        let mut search = Search { found, branches: MAX_BRANCHES, cut: false };
        if let Some(set) = search.find(0, 0, *size) {
            return Smallest::Is(set);
        }
        if search.branches == 0 {
            return Smallest::TooManyBranches;
        }
        if !search.cut {
            return Smallest::None;
        }
        *size += 1;
    }
}

struct Search<'a> {
    found: &'a Known,
    branches: u32,
    /// Whether a branch ended only because it may take no further piece.
    cut: bool,
}

impl Search<'_> {
    fn find(&mut self, chosen: Pieces, barred: Pieces, left: u32) -> Option<Pieces> {
        self.branches = self.branches.checked_sub(1)?;
        if self.branches == 0 || self.found.suffices.iter().any(|known| known & !chosen == 0) {
            return None;
        }
        let open = self.found.falls.iter().filter(|set| *set & chosen == 0).map(|set| set & !barred);
        let Some(open) = open.min_by_key(|set| set.count_ones()) else {
            return Some(chosen);
        };
        if left == 0 {
            self.cut = true;
            return None;
        }
        let mut barred = barred;
        for piece in each(open) {
            if let Some(set) = self.find(chosen | piece, barred, left - 1) {
                return Some(set);
            }
            barred |= piece;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All sets that do and have no part that does, by trying every set.
    fn minimal(pieces: usize, does: impl Fn(Pieces) -> bool) -> Vec<Pieces> {
        let all = 0..1_u128 << pieces;
        let mut found: Vec<Pieces> =
            all.filter(|set| does(*set) && each(*set).all(|piece| !does(set & !piece))).collect();
        found.sort_unstable();
        found
    }

    fn bits(sets: &[Chosen]) -> Vec<Pieces> {
        let bits = |set: &Chosen| (0_u32..).zip(set).map(|(at, own)| Pieces::from(*own) << at).sum();
        let mut sets: Vec<Pieces> = sets.iter().map(bits).collect();
        sets.sort_unstable();
        sets
    }

    fn of(set: &[bool]) -> Pieces {
        bits(&[set.to_vec()])[0]
    }

    #[test]
    fn they_are_those_that_trying_every_set_finds() {
        let forms: [&[Pieces]; 6] = [
            &[0b1],
            &[0b11, 0b100],
            &[0b111],
            &[0b11, 0b110, 0b101],
            &[0b10001, 0b1110],
            &[0b1, 0b10, 0b100, 0b11000],
        ];
        for form in forms {
            let reaches = |set: Pieces| form.iter().any(|part| part & !set == 0);
            let found = found(6, 100, |set| Some(reaches(of(set))));
            assert!(found.complete);
            assert_eq!(bits(&found.suffices), minimal(6, reaches));
            assert_eq!(bits(&found.falls), minimal(6, |gone| !reaches(0b11_1111 & !gone)));
        }
    }

    #[test]
    fn a_bound_leaves_sets_that_are_right_and_says_so() {
        for (pieces, n, most, evaluations) in
            [(8, 3, 100, 60), (8, 3, 5, 1_000), (20, 10, 12, 200), (300, 3, 12, 400)]
        {
            let mut left = evaluations;
            let found = found(pieces, most, |set| {
                left -= 1;
                (left > 0).then(|| set.iter().filter(|own| **own).count() >= n)
            });
            let sizes = |sets: &[Chosen]| -> Vec<usize> {
                sets.iter().map(|set| set.iter().filter(|own| **own).count()).collect()
            };
            assert!(!found.complete && !found.suffices.is_empty());
            assert!(sizes(&found.suffices).iter().all(|size| *size == n));
            assert!(sizes(&found.falls).iter().all(|size| *size == pieces - n + 1));
        }
    }

    #[test]
    fn what_can_be_spared_is() {
        for wanted in [vec![0], vec![6], vec![0, 3, 4], vec![1, 2, 3, 4, 5, 6]] {
            for turned in [false, true] {
                let reaches = |chosen: &[bool]| Some(wanted.iter().all(|at| chosen[*at]));
                let left = spared(7, turned, reaches).unwrap();
                assert_eq!((0..7).filter(|at| left[*at]).collect::<Vec<usize>>(), wanted);
            }
        }
    }
}
