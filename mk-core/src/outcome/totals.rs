//! Monthly totals, goal by goal. Sensitive: nothing outside this crate sees a number of them.

use crate::calendar::Month;
use crate::programme::{Goal, Id, Period, Unit};
use chrono::NaiveDate;

/// What a programme counted, month by month: whole persons or events, or a month's average number of places.
///
/// For each goal the months follow on one another without a gap, from the goal's first.
#[derive(Clone, PartialEq, Eq)]
pub struct Totals {
    pub(super) series: Vec<(Id, Vec<Monthly>)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Monthly {
    pub(super) month: Month,
    /// In hundredths, so that an average of 98.5 places is exact.
    pub(super) hundredths: u64,
}

/// Says nothing of the numbers, which must not end up in a log.
impl std::fmt::Debug for Totals {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Totals").finish_non_exhaustive()
    }
}

impl Totals {
    /// Whether nothing has been counted.
    pub fn is_empty(&self) -> bool {
        self.series.is_empty()
    }

    /// The last month that any goal has a number for.
    pub fn last_month(&self) -> Option<Month> {
        self.series.iter().filter_map(|(_, months)| months.last()).map(|monthly| monthly.month).max()
    }

    /// The last month that any goal has a number for and that is over by the end of a day.
    pub(crate) fn last_month_over(&self, day: NaiveDate) -> Option<Month> {
        let months = self.series.iter().flat_map(|(_, months)| months).map(|monthly| monthly.month);
        months.filter(|month| month.last_day() <= day).max()
    }

    /// The last month that this goal has a number for.
    pub(crate) fn last_month_of(&self, goal: &Goal) -> Option<Month> {
        self.of(goal).last().map(|monthly| monthly.month)
    }

    /// What the goal has reached in a window up to and with a month's end, in whole persons, events or place-years.
    ///
    /// Place-years are Σ average × days in the month ÷ days in the year, rounded half up.
    pub(crate) fn reached(&self, goal: &Goal, window: Period, through: NaiveDate) -> u64 {
        let months = self.of(goal).iter().filter(|monthly| {
            monthly.month.last_day() >= window.from && monthly.month.first_day() <= through
        });
        if goal.unit == Unit::Places {
            // In hundredths of a place-day, times the 365 × 366 that both lengths of year divide.
            let scaled: u128 = months
                .map(|monthly| {
                    let (days, year) = days(monthly.month);
                    u128::from(monthly.hundredths) * u128::from(days) * u128::from(365 * 366 / year)
                })
                .sum();
            let unit = 100 * 365 * 366;
            u64::try_from((scaled + unit / 2) / unit).unwrap_or(u64::MAX)
        } else {
            months.map(|monthly| monthly.hundredths / 100).sum()
        }
    }

    fn of(&self, goal: &Goal) -> &[Monthly] {
        self.series.iter().find(|(id, _)| *id == goal.id).map_or(&[], |(_, months)| months)
    }
}

/// The days of a month and of its year.
fn days(month: Month) -> (u64, u64) {
    let days = |from: NaiveDate, to: NaiveDate| u64::try_from((to - from).num_days()).unwrap_or(0);
    let january = Month::new(month.year(), 1).unwrap_or(month);
    let next_january = Month::new(month.year(), 12).unwrap_or(month).next();
    (days(month.first_day(), month.next().first_day()), days(january.first_day(), next_january.first_day()))
}
