//! The Merkle tree of RFC 6962, with the hashes of all complete subtrees kept, level by level.
//!
//! Every root, and every hash that a proof holds, is then put together from a few dozen kept hashes, for the whole log
//! and for each earlier size of it.

use sha2::{Digest as _, Sha256};

use crate::digest::Digest;

/// The hash of an entry, as a leaf of the tree.
pub(crate) fn leaf(entry: &[u8]) -> Digest {
    let hash = Sha256::new().chain_update([0]).chain_update(entry).finalize();
    Digest::from_bytes(hash.into())
}

/// The hash of two neighbouring subtrees together.
pub(super) fn node(left: &Digest, right: &Digest) -> Digest {
    let hash = Sha256::new().chain_update([1]).chain_update(left.as_bytes()).chain_update(right.as_bytes());
    Digest::from_bytes(hash.finalize().into())
}

/// The root of a log without entries.
pub(super) fn empty_root() -> Digest {
    Digest::of(b"")
}

/// How many of `length` leaves are in the left subtree: the largest power of two below it.
fn split(length: usize) -> usize {
    1 << length.saturating_sub(1).checked_ilog2().unwrap_or_default()
}

/// The hashes of all complete subtrees: `levels[k][i]` is that of the `2^k` leaves from `i * 2^k` on.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    levels: Vec<Vec<Digest>>,
}

impl Tree {
    pub(super) fn leaves(&self) -> &[Digest] {
        self.levels.first().map_or(&[], Vec::as_slice)
    }

    pub(super) fn len(&self) -> usize {
        self.leaves().len()
    }

    pub(super) fn push(&mut self, leaf: Digest) {
        let mut hash = leaf;
        for level in 0.. {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let Some(row) = self.levels.get_mut(level) else { return };
            row.push(hash);
            match row.as_slice() {
                [.., left, right] if row.len() % 2 == 0 => hash = node(left, right),
                _ => return,
            }
        }
    }

    /// Forgets all leaves from `length` on.
    pub(super) fn truncate(&mut self, length: usize) {
        for (level, row) in self.levels.iter_mut().enumerate() {
            row.truncate(length >> level);
        }
    }

    /// The root of the first `size` leaves, if there are so many.
    pub(super) fn root(&self, size: usize) -> Option<Digest> {
        if size == 0 { Some(empty_root()) } else { self.range(0, size) }
    }

    /// The subtrees that the tree ends in, by which it can be continued without the rest of it.
    pub(super) fn frontier(&self) -> Frontier {
        let length = self.len();
        let complete = self.levels.iter().enumerate().rev().filter(|(level, _)| length >> level & 1 == 1);
        Frontier { length, peaks: complete.filter_map(|(_, row)| row.last().copied()).collect() }
    }

    /// The hashes beside the way from a leaf to the root of the first `size` leaves, from below.
    pub(super) fn inclusion(&self, index: usize, size: usize) -> Option<Vec<Digest>> {
        if index >= size || size > self.len() {
            return None;
        }
        let (mut start, mut length) = (0, size);
        let mut path = Vec::new();
        while length > 1 {
            let left = split(length);
            if index - start < left {
                path.push(self.range(start + left, length - left)?);
                length = left;
            } else {
                path.push(self.range(start, left)?);
                (start, length) = (start + left, length - left);
            }
        }
        path.reverse();
        Some(path)
    }

    /// The hashes by which the roots of the first `from` and of the first `to` leaves can both be worked out.
    pub(super) fn consistency(&self, from: usize, to: usize) -> Option<Vec<Digest>> {
        if from > to || to > self.len() {
            return None;
        }
        let mut path = Vec::new();
        if from == 0 {
            return Some(path);
        }
        let (mut start, mut length) = (0, to);
        while from - start < length {
            let left = split(length);
            if from - start <= left {
                path.push(self.range(start + left, length - left)?);
                length = left;
            } else {
                path.push(self.range(start, left)?);
                (start, length) = (start + left, length - left);
            }
        }
        if start > 0 {
            path.push(self.range(start, length)?);
        }
        path.reverse();
        Some(path)
    }

    /// The hash of the `length` leaves from `start` on, a subtree of some tree of the first leaves.
    fn range(&self, start: usize, length: usize) -> Option<Digest> {
        if length.is_power_of_two() {
            let level = length.checked_ilog2()?;
            return self.levels.get(usize::try_from(level).ok()?)?.get(start >> level).copied();
        }
        if length == 0 {
            return None;
        }
        let left = split(length);
        Some(node(&self.range(start, left)?, &self.range(start + left, length - left)?))
    }
}

/// What is needed of a tree to append to it: its complete subtrees at the end, the largest first.
#[derive(Debug, Clone)]
pub(super) struct Frontier {
    length: usize,
    peaks: Vec<Digest>,
}

impl Frontier {
    pub(super) fn push(&mut self, leaf: Digest) {
        let mut hash = leaf;
        for _ in 0..self.length.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                hash = node(&left, &hash);
            }
        }
        self.peaks.push(hash);
        self.length += 1;
    }

    pub(super) fn root(&self) -> Digest {
        let joined = self.peaks.iter().rev().copied().reduce(|right, left| node(&left, &right));
        joined.unwrap_or_else(empty_root)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The leaves and roots that the tests of Certificate Transparency share.
    const KNOWN: [(&[u8], &str); 8] = [
        (b"", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        (b"\x00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        (b"\x10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        (b"\x20\x21", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
        (b"\x30\x31", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
        (b"\x40\x41\x42\x43", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
        (
            b"\x50\x51\x52\x53\x54\x55\x56\x57",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        ),
        (
            b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ),
    ];

    fn known(digits: &str) -> Digest {
        format!("sha256:{digits}").parse().unwrap()
    }

    #[test]
    fn the_roots_are_those_that_certificate_transparency_knows() {
        let mut tree = Tree::default();
        let empty = known("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(tree.root(0), Some(empty));
        for (entry, root) in KNOWN {
            tree.push(leaf(entry));
            assert_eq!(tree.root(tree.len()), Some(known(root)));
        }
        for (at, (_, root)) in KNOWN.into_iter().enumerate() {
            assert_eq!(tree.root(at + 1), Some(known(root)));
        }
        assert_eq!(tree.root(9), None);
    }

    /// RFC 6962, section 2.1.3: which nodes the proofs over a tree of seven leaves are made of.
    #[test]
    fn the_proofs_are_made_of_the_nodes_that_the_rfc_names() {
        let mut tree = Tree::default();
        let leaves: Vec<Digest> = (0..7_u8).map(|at| leaf(&[at])).collect();
        leaves.iter().for_each(|leaf| tree.push(*leaf));
        let [a, b, c, d, e, f, j] = leaves.try_into().unwrap();
        let (g, h, i) = (node(&a, &b), node(&c, &d), node(&e, &f));
        let (k, l) = (node(&g, &h), node(&i, &j));
        assert_eq!(tree.inclusion(0, 7), Some(vec![b, h, l]));
        assert_eq!(tree.inclusion(3, 7), Some(vec![c, g, l]));
        assert_eq!(tree.inclusion(4, 7), Some(vec![f, j, k]));
        assert_eq!(tree.inclusion(6, 7), Some(vec![i, k]));
        assert_eq!(tree.consistency(3, 7), Some(vec![c, d, g, l]));
        assert_eq!(tree.consistency(4, 7), Some(vec![l]));
        assert_eq!(tree.consistency(6, 7), Some(vec![i, j, k]));
        assert_eq!(tree.inclusion(7, 7), None);
        assert_eq!(tree.consistency(7, 8), None);
        assert_eq!(tree.consistency(5, 4), None);
    }

    #[test]
    fn a_frontier_goes_on_as_the_tree_does_and_a_cut_tree_is_the_shorter_one() {
        let mut tree = Tree::default();
        for length in 0..40_u8 {
            let mut frontier = tree.frontier();
            let mut longer = tree.clone();
            for more in 0..9 {
                frontier.push(leaf(&[length, more]));
                longer.push(leaf(&[length, more]));
                assert_eq!(Some(frontier.root()), longer.root(longer.len()));
            }
            longer.truncate(usize::from(length));
            assert_eq!(longer.root(longer.len()), tree.root(tree.len()));
            tree.push(leaf(&[length]));
            longer.push(leaf(&[length]));
            assert_eq!(longer.root(longer.len()), tree.root(tree.len()));
        }
    }
}
