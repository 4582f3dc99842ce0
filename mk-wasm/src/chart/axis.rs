//! The two axes: days along, whole things up.

use chrono::NaiveDate;
use mk_core::programme::Period;
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};
use std::ops::Range;

/// Days, by their number since the common era began. The axis begins at the start of its first day and ends at the end
/// of its last.
pub(super) struct Days {
    first: i32,
    last: i32,
}

impl Days {
    pub(super) fn of(period: Period) -> Self {
        Self { first: start_of(period.from), last: end_of(period.through) }
    }
}

/// The number of the moment a day begins.
pub(super) fn start_of(day: NaiveDate) -> i32 {
    chrono::Datelike::num_days_from_ce(&day)
}

/// The number of the moment a day ends.
pub(super) fn end_of(day: NaiveDate) -> i32 {
    start_of(day) + 1
}

/// A count as a place on the scale.
#[expect(clippy::cast_precision_loss, reason = "counts are below 2⁵³")]
pub(super) fn number(count: u64) -> f64 {
    count as f64
}

impl Ranged for Days {
    type FormatOption = NoDefaultFormatting;
    type ValueType = i32;

    fn map(&self, day: &i32, limit: (i32, i32)) -> i32 {
        map(f64::from(day - self.first) / f64::from((self.last - self.first).max(1)), limit)
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<i32> {
        Vec::new()
    }

    fn range(&self) -> Range<i32> {
        self.first..self.last
    }
}

/// Persons, places or events, from 0 to a round number above all that is drawn.
pub(super) struct Scale {
    top: f64,
    step: u32,
}

impl Scale {
    /// A scale that has room for a count, in two to six steps of a round number of whole things.
    pub(super) fn up_to(count: u64) -> Self {
        let count = number(count.max(1));
        let (mut step, mut power) = (1_u32, 1);
        while f64::from(step) * 6.0 < count && step < 1_000_000_000 {
            // 1, 2, 5, 10, 20, 50 …
            step = if step == 2 * power { 5 * power } else { 2 * step };
            power = if step == 10 * power { step } else { power };
        }
        // Room for half a dot. In quarters of a step, so that a new month moves few of the marks that stand: less to draw, and
        // nothing that jumps for the reader.
        let quarter = f64::from(step) / 4.0;
        Self { top: (count.max(f64::from(step)) * 1.04 / quarter).ceil() * quarter, step }
    }

    /// Where the scale ends.
    pub(super) fn top(&self) -> f64 {
        self.top
    }

    /// The numbers that have a line, from the first above 0.
    pub(super) fn steps(&self) -> Vec<u32> {
        let mut steps = Vec::new();
        let mut number = self.step;
        while f64::from(number) <= self.top {
            steps.push(number);
            number += self.step;
        }
        steps
    }
}

impl Ranged for Scale {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, count: &f64, limit: (i32, i32)) -> i32 {
        map(count / self.top, limit)
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        Vec::new()
    }

    fn range(&self) -> Range<f64> {
        0.0..self.top
    }
}

#[expect(clippy::cast_possible_truncation, reason = "positions in a drawing are small")]
/// Where a share of the way from one position to another lies.
pub(super) fn map(share: f64, (from, to): (i32, i32)) -> i32 {
    from + (f64::from(to - from) * share).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_end_a_little_above_and_at_the_same_height_for_counts_that_are_near() {
        for (count, top) in
            [(0, 1.25), (1, 1.25), (6, 6.25), (400, 425.0), (409, 450.0), (432, 450.0), (1_200, 1_250.0)]
        {
            assert!((Scale::up_to(count).top() - top).abs() < 1e-9, "{count}: {}", Scale::up_to(count).top());
        }
    }

    #[test]
    fn scales_have_a_few_round_steps() {
        for (count, steps) in [
            (0, vec![1]),
            (1, vec![1]),
            (4, vec![1, 2, 3, 4]),
            (6, vec![1, 2, 3, 4, 5, 6]),
            (10, vec![2, 4, 6, 8, 10]),
            (350, vec![100, 200, 300]),
            (400, vec![100, 200, 300, 400]),
            (1_200, vec![200, 400, 600, 800, 1_000, 1_200]),
            (2_400, vec![500, 1_000, 1_500, 2_000, 2_500]),
        ] {
            assert_eq!(Scale::up_to(count).steps(), steps, "{count}");
        }
    }
}
