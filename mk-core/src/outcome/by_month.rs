//! How many records count in which month, so that what lies beyond the last month counted does not vanish unseen.

use crate::calendar::Month;
use crate::programme::Period;
use chrono::{Datelike, NaiveDate};

/// Records by their month.
pub(super) struct ByMonth {
    /// The programme's first month, before which nothing counts.
    first: i32,
    counts: Vec<u64>,
}

/// Months in a row, whatever the year.
pub(super) fn month_number(day: NaiveDate) -> i32 {
    day.year() * 12 + day.month0().cast_signed()
}

impl ByMonth {
    pub(super) fn new(programme: Period) -> Self {
        Self { first: month_number(programme.from), counts: Vec::new() }
    }

    /// Notes a record of a month, by the month's number.
    pub(super) fn note(&mut self, month: i32) {
        let at = usize::try_from(month - self.first).unwrap_or(0);
        if self.counts.len() <= at {
            self.counts.resize(at + 1, 0);
        }
        if let Some(count) = self.counts.get_mut(at) {
            *count += 1;
        }
    }

    /// The last month with a record.
    pub(super) fn last(&self) -> Option<Month> {
        let last = self.first + i32::try_from(self.counts.len().checked_sub(1)?).ok()?;
        Month::new(last.div_euclid(12), u32::try_from(last.rem_euclid(12)).ok()? + 1)
    }

    /// How many records lie in later months than one.
    pub(super) fn after(&self, month: Month) -> u64 {
        let counted = month_number(month.first_day()) - self.first + 1;
        self.counts.iter().skip(usize::try_from(counted).unwrap_or(0)).sum()
    }
}
