//! The smallest sets of pieces that suffice, and the smallest without which the rest does not.
//!
//! The two are each other's duals: what is left when a set falls away suffices no more exactly if every sufficient
//! set has a piece in it. So each question asks for the smallest set that has a piece of every falling set known so
//! far. Either it suffices, and is one of the smallest; or it is grown until it just does not, and what is left over
//! is another falling set. When there is no such set left, both lists are whole.

/// Pieces as bits.
pub(super) type Pieces = u128;

/// The most pieces that can be looked through.
pub(super) const MAX_PIECES: usize = 128;

/// How many branches the search for one smallest set may take.
const MAX_BRANCHES: u32 = 20_000;

/// Sets of both kinds; none has a part that would do.
#[derive(Debug, Default)]
pub(super) struct Sets {
    /// In the order of their sizes.
    pub(super) suffices: Vec<Pieces>,
    /// In the order of their sizes.
    pub(super) falls: Vec<Pieces>,
    /// Whether there are no others.
    pub(super) complete: bool,
}

/// Finds up to `most` sufficient sets among the first `pieces` pieces, and the falling sets that this needs.
///
/// `reaches` says whether a set suffices by itself, or nothing once its bound is reached. More pieces never suffice
/// less, and all of them suffice.
pub(super) fn sets(pieces: usize, most: usize, mut reaches: impl FnMut(Pieces) -> Option<bool>) -> Sets {
    let all = if pieces >= MAX_PIECES { Pieces::MAX } else { (1 << pieces) - 1 };
    let mut found = Sets::default();
    let mut size = 0;
    while found.suffices.len() < most {
        let smallest = match smallest(&found, &mut size) {
            Smallest::Is(set) => set,
            Smallest::None => {
                found.complete = true;
                break;
            }
            Smallest::TooManyBranches => break,
        };
        match reaches(smallest) {
            None => break,
            Some(true) => found.suffices.push(smallest),
            Some(false) => match grown(smallest, all, &mut reaches) {
                Some(grown) => found.falls.push(all & !grown),
                None => break,
            },
        }
    }
    found.falls.sort_by_key(|set| (set.count_ones(), set.reverse_bits()));
    found
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
pub(super) fn each(set: Pieces) -> impl Iterator<Item = Pieces> {
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
fn smallest(found: &Sets, size: &mut u32) -> Smallest {
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
    found: &'a Sets,
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

    fn sorted(mut sets: Vec<Pieces>) -> Vec<Pieces> {
        sets.sort_unstable();
        sets
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
            let found = sets(6, 100, |set| Some(reaches(set)));
            assert!(found.complete);
            assert!(
                found
                    .suffices
                    .iter()
                    .zip(found.suffices.iter().skip(1))
                    .all(|(a, b)| a.count_ones() <= b.count_ones())
            );
            assert_eq!(sorted(found.suffices), minimal(6, reaches));
            assert_eq!(sorted(found.falls), minimal(6, |gone| !reaches(0b11_1111 & !gone)));
        }
    }

    #[test]
    fn a_bound_leaves_sets_that_are_right_and_says_so() {
        let reaches = |set: Pieces| set.count_ones() >= 3;
        let mut left = 30;
        let found = sets(8, 100, |set| {
            left -= 1;
            (left > 0).then(|| reaches(set))
        });
        assert!(!found.complete);
        assert!(found.suffices.iter().all(|set| set.count_ones() == 3));
        assert!(found.falls.iter().all(|set| set.count_ones() == 6));
        let found = sets(8, 5, |set| Some(reaches(set)));
        assert_eq!((found.suffices.len(), found.complete), (5, false));
    }
}
