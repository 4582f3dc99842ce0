//! Monthly totals, goal by goal. Sensitive: nothing outside this crate sees a number of them.

use crate::calendar::Month;
use crate::programme::{Breakdown, By, Deduplication, Goal, Id, Period};
use chrono::NaiveDate;

/// What a programme counted, month by month: whole persons or events, or a month's average number of places.
///
/// For each goal the months follow on one another without a gap, from the goal's first. A month's own count can be below
/// 0, where corrections took more away than was new; what a window comes to never is.
#[derive(Clone, PartialEq, Eq)]
pub struct Totals {
    /// In the order of the programme's goals; those without a number are left out.
    pub(super) goals: Vec<Counted>,
}

/// One goal's months.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) goal: Id,
    pub(super) months: Vec<Monthly>,
    pub(super) deduplication: Deduplication,
    /// In the order of the programme's breakdowns and their cells; all cells of a breakdown, or none.
    pub(super) cells: Vec<CellCounts>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Monthly {
    pub(super) month: Month,
    /// In hundredths, so that an average of 98.5 places is exact.
    pub(super) hundredths: i64,
}

/// One cell of a breakdown. In each month the cells of a breakdown sum to the goal's own count.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct CellCounts {
    pub(super) by: By,
    pub(super) cell: Id,
    /// Whole persons, month by month as the goal's own.
    pub(super) counts: Vec<i64>,
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
        self.goals.is_empty()
    }

    /// The last month that any goal has a number for.
    pub fn last_month(&self) -> Option<Month> {
        self.goals.iter().filter_map(|counted| counted.months.last()).map(|monthly| monthly.month).max()
    }

    /// Whether a goal was counted by a breakdown, too.
    pub fn is_counted_by(&self, goal: &Goal, by: By) -> bool {
        self.counted(goal).is_some_and(|counted| counted.cells.iter().any(|cell| cell.by == by))
    }

    /// The last month that any goal has a number for and that is over by the end of a day.
    pub(crate) fn last_month_over(&self, day: NaiveDate) -> Option<Month> {
        let months = self.goals.iter().flat_map(|counted| &counted.months).map(|monthly| monthly.month);
        months.filter(|month| month.last_day() <= day).max()
    }

    /// The last month that this goal has a number for.
    pub(crate) fn last_month_of(&self, goal: &Goal) -> Option<Month> {
        self.of(goal).last().map(|monthly| monthly.month)
    }

    /// How sure it is that nobody in the goal's numbers is counted twice.
    pub(crate) fn deduplication(&self, goal: &Goal) -> Deduplication {
        self.counted(goal).map(|counted| counted.deduplication).unwrap_or_default()
    }

    /// What the goal has reached in a window up to and with a month's end, in whole persons, events or place-years.
    ///
    /// Place-years are Σ average × days in the month ÷ days in the year, rounded half up.
    pub(crate) fn reached(&self, goal: &Goal, window: Period, through: NaiveDate) -> u64 {
        let months = self.of(goal).iter().filter(|monthly| {
            monthly.month.last_day() >= window.from && monthly.month.first_day() <= through
        });
        if goal.unit.is_place() {
            // In hundredths of a place-day, times the 365 × 366 that both lengths of year divide.
            let scaled: i128 = months
                .map(|monthly| {
                    let (days, year) = days(monthly.month);
                    i128::from(monthly.hundredths) * i128::from(days) * i128::from(365 * 366 / year)
                })
                .sum();
            let unit = 100 * 365 * 366;
            u64::try_from((scaled + unit / 2) / unit).unwrap_or(0)
        } else {
            // Never below 0, as the reading of totals sees to.
            u64::try_from(months.map(|monthly| monthly.hundredths / 100).sum::<i64>()).unwrap_or(0)
        }
    }

    /// What each cell of a breakdown has reached in a window up to and with a month's end, in persons; nothing where the
    /// goal was not counted by it.
    pub(crate) fn reached_by(
        &self,
        goal: &Goal,
        breakdown: &Breakdown,
        window: Period,
        through: NaiveDate,
    ) -> Option<Vec<u64>> {
        let counted = self.counted(goal)?;
        let is_in = |month: Month| month.last_day() >= window.from && month.first_day() <= through;
        let reached = |cell: &CellCounts| {
            let months = counted.months.iter().zip(&cell.counts);
            let sum = months.filter(|(own, _)| is_in(own.month)).map(|(_, count)| *count).sum::<i64>();
            // Never below 0, as that of the goal.
            u64::try_from(sum).unwrap_or(0)
        };
        let cell_of =
            |id: &Id| counted.cells.iter().find(|counts| counts.by == breakdown.by && counts.cell == *id);
        breakdown.cells.iter().map(|cell| cell_of(&cell.id).map(reached)).collect()
    }

    fn of(&self, goal: &Goal) -> &[Monthly] {
        self.counted(goal).map_or(&[], |counted| &counted.months)
    }

    fn counted(&self, goal: &Goal) -> Option<&Counted> {
        self.goals.iter().find(|counted| counted.goal == goal.id)
    }
}

/// The days of a month and of its year.
pub(super) fn days(month: Month) -> (i64, i64) {
    let days = |from: NaiveDate, to: NaiveDate| (to - from).num_days();
    let january = Month::new(month.year(), 1).unwrap_or(month);
    let next_january = Month::new(month.year(), 12).unwrap_or(month).next();
    (days(month.first_day(), month.next().first_day()), days(january.first_day(), next_january.first_day()))
}
