//! How much of a window's work lies before a day, in ordinary months.

use crate::calendar::{Month, working_days};
use crate::programme::{Goal, Period};
use chrono::{Days, NaiveDate};

/// A window's exposure: the time in it, weighed by what each month is expected to bring to a goal.
///
/// Its unit is the ordinary month, a twelfth of a year's exposure. A month that is only partly over counts by its
/// working days. Place-years grow with the calendar, so that for them every month, and every part of one, counts by its
/// days.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposure<'a> {
    window: Period,
    goal: &'a Goal,
}

impl<'a> Exposure<'a> {
    /// The exposure of one of a goal's windows.
    pub fn new(window: Period, goal: &'a Goal) -> Self {
        Self { window, goal }
    }

    /// What the pace of the goal's target expects by the end of a day, where the target's versions are known up to
    /// `known`. Nothing where the window has no target.
    pub fn expected(&self, day: NaiveDate, known: NaiveDate) -> Option<f64> {
        let target = self.goal.target(self.window.from, day.min(known))?;
        Some(f64::from(target.count) * self.share(day))
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
        let mut behind = 0.0;
        for month in first.through(Month::of(last)) {
            behind += self.of_month(month, last);
        }
        behind
    }

    /// The share of the window that lies before the end of a day, 0 to 1. A window without exposure, such as a single
    /// holiday, lies ahead until it is over.
    pub fn share(&self, day: NaiveDate) -> f64 {
        let total = self.total();
        if total > 0.0 { self.through(day) / total } else { f64::from(u8::from(day >= self.window.through)) }
    }

    /// The first day at whose end at least that much lies behind; the day before the window for nothing, and the
    /// window's last day for more than there is.
    pub(super) fn first_day_with(&self, amount: f64) -> NaiveDate {
        self.first_day(|behind| behind >= amount).unwrap_or(self.window.through)
    }

    /// The last day at whose end no more than that lies behind.
    pub(super) fn last_day_with(&self, amount: f64) -> NaiveDate {
        self.first_day(|behind| behind > amount).and_then(|day| day.pred_opt()).unwrap_or(self.window.through)
    }

    /// The first day, from the one before the window, at whose end what lies behind is enough: the month first, and then the
    /// day in it by halving, for it never falls.
    fn first_day(&self, enough: impl Fn(f64) -> bool) -> Option<NaiveDate> {
        if enough(0.0) {
            return self.window.from.pred_opt();
        }
        let mut behind = 0.0;
        for month in Month::of(self.window.from).through(Month::of(self.window.through)) {
            let after = behind + self.of_month(month, self.window.through);
            if enough(after) {
                let (mut low, mut high) = self.part_of(month, self.window.through);
                while low < high {
                    let half = u64::try_from((high - low).num_days() / 2).ok()?;
                    let middle = low.checked_add_days(Days::new(half))?;
                    if enough(behind + self.of_month(month, middle)) {
                        high = middle;
                    } else {
                        low = middle.succ_opt()?;
                    }
                }
                return Some(low);
            }
            behind = after;
        }
        None
    }

    /// A month's part before the end of a day.
    fn of_month(&self, month: Month, last: NaiveDate) -> f64 {
        let exposure = self.goal.profile.exposure(month.number());
        let (from, through) = self.part_of(month, last);
        if self.goal.unit.is_place() {
            let days = f64::from(u16::try_from((through - from).num_days() + 1).unwrap_or(0));
            let year = if from.leap_year() { 366.0 } else { 365.0 };
            return exposure * 12.0 * days / year;
        }
        // In this order, for the whole of a month to be exactly the month's exposure.
        exposure * self.fraction(month, last)
    }

    /// How much of a month lies in the window and before the end of a day, by its working days.
    pub(crate) fn fraction(&self, month: Month, last: NaiveDate) -> f64 {
        let (from, through) = self.part_of(month, last);
        if from == month.first_day() && through == month.last_day() {
            return 1.0;
        }
        let all = working_days(month.first_day(), month.last_day());
        f64::from(working_days(from, through)) / f64::from(all.max(1))
    }

    fn part_of(&self, month: Month, last: NaiveDate) -> (NaiveDate, NaiveDate) {
        (month.first_day().max(self.window.from), month.last_day().min(last))
    }
}
