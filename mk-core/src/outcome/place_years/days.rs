//! How much of how many places is taken, day by day.

use super::super::totals::{Counted, Monthly, Totals, days};
use super::merge::Span;
use crate::calendar::Month;
use crate::problem::{Place, Problem};
use crate::programme::{Deduplication, Goal, Period, Programme, year_of_days};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Places by the day, exactly: whole percent of places, from each day on which they change to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceDays {
    /// In order; the last is 0.
    levels: Vec<(NaiveDate, i64)>,
}

impl PlaceDays {
    /// From spans that do not overlap within a key, up to a day and without it.
    pub(super) fn of(spans: &[Span], end: NaiveDate) -> Self {
        let mut changes: BTreeMap<NaiveDate, i64> = BTreeMap::new();
        for span in spans.iter().filter(|span| span.from < end) {
            *changes.entry(span.from).or_default() += i64::from(span.percent);
            *changes.entry(span.until.min(end)).or_default() -= i64::from(span.percent);
        }
        let mut level = 0;
        let sums = changes.into_iter().map(|(day, change)| {
            level += change;
            (day, level)
        });
        Self { levels: sums.collect() }
    }

    /// The last day on which anything is taken.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.levels.last().and_then(|(day, _)| day.pred_opt())
    }

    /// Percent of a place times days within some days: 3 650 for a tenth of a place in a whole year.
    pub fn percent_days(&self, within: Period) -> i64 {
        let steps = self.levels.iter().zip(self.levels.iter().skip(1));
        let days = steps.filter_map(|((from, level), (until, _))| {
            let lasts = Period { from: *from, through: until.pred_opt()? };
            Some(level * i64::from(lasts.and(within)?.length()))
        });
        days.sum()
    }

    /// The place-years of a year.
    pub fn in_year(&self, year: i32) -> f64 {
        year_of_days(year).map_or(0.0, |year| self.in_period(year))
    }

    /// The place-years within some days, each day as its share of its own year.
    pub fn in_period(&self, within: Period) -> f64 {
        let of_year = |year| {
            let year = year_of_days(year)?;
            let percent_days = self.percent_days(year.and(within)?);
            // Far below the 2⁵³ up to which every whole number is one of these.
            #[expect(clippy::cast_precision_loss, reason = "days times persons times a hundred are exact")]
            let percent_days = percent_days as f64;
            Some(percent_days / (100.0 * f64::from(year.length())))
        };
        (within.from.year()..=within.through.year()).filter_map(of_year).sum()
    }

    /// Each month's average number of places in hundredths, of the days that lie within others: as totals hold it.
    ///
    /// A month's average is rounded half up to a hundredth of a place, so a year's place-years made of averages lie at
    /// most half a hundredth from those of [`PlaceDays::in_year`].
    pub fn averages(&self, within: Period) -> Vec<(Month, i64)> {
        Month::of(within.from)
            .through(Month::of(within.through))
            .map(|month| {
                let all = Period { from: month.first_day(), through: month.last_day() };
                let (in_month, _) = days(month);
                let percent_days = all.and(within).map_or(0, |shared| self.percent_days(shared));
                (month, (2 * percent_days + in_month) / (2 * in_month))
            })
            .collect()
    }

    /// Monthly totals of a goal that counts places, up to and with a month.
    ///
    /// # Errors
    /// `places-apart` where the goal counts something else.
    pub fn totals(
        &self,
        programme: &Programme,
        goal: &Goal,
        deduplication: Deduplication,
        through: Month,
    ) -> Result<Totals, Problem> {
        if !goal.unit.is_place() {
            let message = format!("{} counts {}, not places", goal.id, goal.unit.word());
            return Err(Problem::new("places-apart", Place::default(), message));
        }
        Ok(Totals { goals: self.counted(programme, goal, deduplication, through).into_iter().collect() })
    }

    /// A goal's months, if there are any up to and with one.
    pub(in super::super) fn counted(
        &self,
        programme: &Programme,
        goal: &Goal,
        deduplication: Deduplication,
        through: Month,
    ) -> Option<Counted> {
        let until = Period { from: NaiveDate::MIN, through: through.last_day() };
        let windows = goal.windows(programme.period).into_iter().filter_map(|window| window.and(until));
        let months: Vec<Monthly> = windows
            .flat_map(|window| self.averages(window))
            .map(|(month, hundredths)| Monthly { month, hundredths })
            .collect();
        (!months.is_empty()).then(|| Counted {
            goal: goal.id.clone(),
            months,
            deduplication,
            cells: Vec::new(),
        })
    }
}
