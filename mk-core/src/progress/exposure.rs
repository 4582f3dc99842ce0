//! How much of a window's work lies before a day, in ordinary months.

use crate::calendar::{Month, working_days};
use crate::programme::{Period, Profile};
use chrono::NaiveDate;

/// A window's exposure: the time in it, weighed by what each month is expected to bring.
///
/// Its unit is the ordinary month, a twelfth of a year's exposure. A month that is only partly over counts by its
/// working days.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposure<'a> {
    window: Period,
    profile: &'a Profile,
}

impl<'a> Exposure<'a> {
    /// The exposure of a window under a profile.
    pub fn new(window: Period, profile: &'a Profile) -> Self {
        Self { window, profile }
    }

    /// The whole window, in ordinary months: 12 for a year.
    pub fn total(&self) -> f64 {
        self.through(self.window.through)
    }

    /// What lies before the end of a day, in ordinary months.
    pub fn through(&self, day: NaiveDate) -> f64 {
        let first = Month::of(self.window.from);
        let last = day.min(self.window.through);
        if last < self.window.from {
            return 0.0;
        }
        first.through(Month::of(last)).map(|month| self.of_month(month, last)).sum()
    }

    /// The share of the window that lies before the end of a day, 0 to 1.
    pub fn share(&self, day: NaiveDate) -> f64 {
        let total = self.total();
        if total > 0.0 { self.through(day) / total } else { 0.0 }
    }

    /// The first day at whose end at least that much lies behind; the day before the window for nothing, and the
    /// window's last day for more than there is.
    pub(super) fn first_day_with(&self, amount: f64) -> NaiveDate {
        self.days().find(|day| self.through(*day) >= amount).unwrap_or(self.window.through)
    }

    /// The last day at whose end no more than that lies behind.
    pub(super) fn last_day_with(&self, amount: f64) -> NaiveDate {
        self.days().take_while(|day| self.through(*day) <= amount).last().unwrap_or(self.window.from)
    }

    fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let before = self.window.from.pred_opt().unwrap_or(self.window.from);
        before.iter_days().take_while(|day| *day <= self.window.through)
    }

    /// A month's part before the end of a day.
    fn of_month(&self, month: Month, last: NaiveDate) -> f64 {
        let exposure = self.profile.exposure(month.number());
        let (from, through) = (month.first_day().max(self.window.from), month.last_day().min(last));
        if from == month.first_day() && through == month.last_day() {
            return exposure;
        }
        let all = working_days(month.first_day(), month.last_day());
        exposure * f64::from(working_days(from, through)) / f64::from(all.max(1))
    }
}
