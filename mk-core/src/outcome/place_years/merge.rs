//! Overlaps of one key, taken together.

use super::super::key::Key;
use chrono::NaiveDate;

/// Days on which a key has some percent of a place, from the first up to and without the last.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) key: Key,
    pub(super) from: NaiveDate,
    pub(super) until: NaiveDate,
    pub(super) percent: u8,
}

/// Spans of the same days and extents, of which no two of one key overlap: on each day the largest extent counts.
pub(super) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable_by_key(|span| span.key);
    let mut merged = Vec::new();
    for own in spans.chunk_by(|one, next| one.key == next.key) {
        let mut turns: Vec<(NaiveDate, u8, bool)> = own
            .iter()
            .flat_map(|span| [(span.from, span.percent, true), (span.until, span.percent, false)])
            .collect();
        turns.sort_unstable();
        // How many spans of each extent run.
        let mut running = [0_i64; 101];
        let (mut percent, mut from) = (0, NaiveDate::MIN);
        for of_day in turns.chunk_by(|(one, ..), (next, ..)| one == next) {
            let Some((day, ..)) = of_day.first() else { continue };
            for (_, percent, begins) in of_day {
                if let Some(count) = running.get_mut(usize::from(*percent)) {
                    *count += if *begins { 1 } else { -1 };
                }
            }
            let largest =
                (0..).zip(&running).filter(|(_, count)| **count > 0).map(|(percent, _)| percent).last();
            let largest = largest.unwrap_or(0);
            if largest != percent {
                if percent > 0 {
                    merged.extend(own.first().map(|span| Span { key: span.key, from, until: *day, percent }));
                }
                (percent, from) = (largest, *day);
            }
        }
    }
    merged
}
