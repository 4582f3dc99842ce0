//! A person's first outcome in a window, in one number.

use crate::programme::By;

/// Month, kind, sex, team and age, from the highest bits down: the smaller is the first. So neither the order of the
/// records nor how often one stands there changes which one counts; of one month's, it is the kind that stands first in
/// the definition, and then the groups that do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct First(u64);

/// Where a breakdown's cell stands: how many bits, and from which on. The months of all years take the 17 above.
const fn bits(by: By) -> (u32, u32) {
    match by {
        By::Kind => (12, 35),
        By::Sex => (11, 24),
        By::Team => (12, 12),
        By::Age => (12, 0),
    }
}

const MONTH: u32 = 47;

/// How many cells of a breakdown can be told apart.
pub(super) const fn most_cells(by: By) -> usize {
    1 << bits(by).0
}

/// A cell's part of the number.
pub(super) fn part(by: By, cell: u16) -> u64 {
    u64::from(cell) << bits(by).1
}

impl First {
    /// After every outcome.
    pub(super) const NONE: Self = Self(u64::MAX);

    pub(super) const fn bits(self) -> u64 {
        self.0
    }

    /// From the month, counted from the window's first, and the parts of its cells together.
    pub(super) fn new(month: u32, parts: u64) -> Self {
        Self(u64::from(month) << MONTH | parts)
    }

    /// The month, counted from the window's first.
    pub(super) fn month(self) -> usize {
        usize::try_from(self.0 >> MONTH).unwrap_or(usize::MAX)
    }

    /// The cell of a breakdown.
    pub(super) fn cell(self, by: By) -> usize {
        let (count, from) = bits(by);
        usize::try_from(self.0 >> from & ((1 << count) - 1)).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_comes_back() {
        for (month, cells) in [(0, [0; 4]), (119_987, [4095, 2047, 4095, 4095]), (5, [1, 2, 3, 4])] {
            let parts = By::ALL.into_iter().zip(cells).fold(0, |parts, (by, cell)| parts | part(by, cell));
            let first = First::new(month, parts);
            assert_eq!(first.month(), month as usize);
            assert_eq!(By::ALL.map(|by| first.cell(by)), cells.map(usize::from));
        }
    }
}
