//! A target's pace, and how far from it a count is.

use super::exposure::Exposure;
use crate::count::{nearest, number};
use crate::publish::Span;
use chrono::NaiveDate;

/// Where a target's pace is on a day, and what that makes of a count.
///
/// With target *T*, count *Y*, and the share *W* of the window's exposure that lies behind: the pace expects *T·W*, the
/// gap is *Y − T·W*, and the rate required is (*T − Y*) ÷ the ordinary months that remain. Where a label stands for
/// several counts, so do these.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    /// What the pace would have reached, *T·W*.
    pub expected: f64,
    /// Persons (or places, or events) ahead of the pace rounded to whole ones; negative behind.
    pub gap: Span<i64>,
    /// Calendar days ahead of the day when the pace reaches this count; negative behind.
    pub days: Span<i64>,
    /// What each ordinary month that remains must bring. Nothing when the window is over or the target reached.
    pub required: Option<Span<f64>>,
    /// What the ordinary months so far have brought. Nothing before the first.
    pub so_far: Option<Span<f64>>,
}

impl Pace {
    pub(super) fn new(exposure: &Exposure<'_>, count: Span<u64>, target: u32, at: NaiveDate) -> Option<Self> {
        let (total, done) = (exposure.total(), exposure.through(at));
        let expected = exposure.expected(at, at)?;
        // Against the whole number that is shown for the pace, so that whoever subtracts gets the same.
        let gap_of = |count: u64| nearest(number(count) - expected.round());
        let gap = count.map(gap_of);
        let days = count.map(|count| {
            let amount = number(count) / f64::from(target.max(1)) * total;
            match gap_of(count) {
                0 => 0,
                1.. => (exposure.last_day_with(amount) - at).num_days(),
                ..0 => (exposure.first_day_with(amount) - at).num_days(),
            }
        });
        let left = total - done;
        let needed = |count: u64| (f64::from(target) - number(count)).max(0.0) / left;
        let required = (left > 0.0 && count.least < u64::from(target))
            .then(|| Span { least: needed(count.most), most: needed(count.least) });
        let so_far = (done > 0.0).then(|| count.map(|count| number(count) / done));
        Some(Self { expected, gap, days, required, so_far })
    }
}
