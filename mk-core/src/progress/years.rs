//! A goal year by year, as far as it was shown: against each year's target, against the year before, and all together.

use super::Exposure;
use crate::count::number;
use crate::programme::{Period, Window};
use crate::publish::{Point, Publication, Series, Span};
use chrono::{Datelike, NaiveDate};

/// A goal's years that have a point, and what they come to together.
#[derive(Clone, Debug, PartialEq)]
pub struct Years {
    /// In order. Never empty.
    pub years: Vec<Year>,
    /// All years together. In a goal for single years a person counts once a year, and so can count in several of them.
    pub total: Span<u64>,
    /// The targets of these years together; for a goal over the whole period its one target.
    pub target: Option<u64>,
    /// The last year against the one before, on the same day of the year.
    pub change: Option<Change>,
}

/// One calendar year of a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    /// Its days within the goal's window.
    pub days: Period,
    /// The day of its last point.
    pub at: NaiveDate,
    /// What it brought, up to that day.
    pub count: Span<u64>,
    /// What has been reached by that day since the goal's window began: the same, where that is the year itself.
    pub reached: Span<u64>,
    /// What `reached` is held against at the year's end: the year's target, or where the whole period's pace then is.
    /// Nothing where there is no target.
    pub aim: Option<f64>,
    /// What had been reached when it began.
    base: Span<u64>,
}

/// What a year had brought by a day, and the year before by the same day.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The day in the earlier year.
    pub then: NaiveDate,
    /// By that day.
    pub before: Span<u64>,
    /// By the day a year later.
    pub now: Span<u64>,
    /// How many more; fewer where it is negative.
    pub difference: Span<i64>,
}

impl Year {
    /// Whether it is over, so that its count is what it came to.
    pub fn is_closed(&self) -> bool {
        self.at == self.days.through
    }

    /// Whether its aim was reached; nothing while that can change, where the label leaves it open, or without an aim.
    pub fn is_reached(&self) -> Option<bool> {
        let aim = self.aim?;
        let reaches = |count: u64| number(count) >= aim.round();
        let (least, most) = (reaches(self.reached.least), reaches(self.reached.most));
        (least == most && (least || self.is_closed())).then_some(least)
    }
}

impl Years {
    /// The years of a goal of a publication; nothing where it has no point yet.
    ///
    /// ```
    /// use mk_core::{definition, outcome, progress::Years, publish};
    /// let programme = definition::read(definition::MALMOKRAFTEN)?;
    /// // Invented: 29 a month in 2025, 33 a month in 2026.
    /// let row = |month: u32| {
    ///     let (year, count) = (2025 + month / 12, 29 + month / 12 * 4);
    ///     format!("arbete-eller-studier;{year}-{:02};{count}\n", month % 12 + 1)
    /// };
    /// let csv = format!("mål;månad;antal\n{}", (0..15).map(row).collect::<String>());
    /// let totals = outcome::read_csv(csv.as_bytes(), &programme)?;
    /// let publication = publish::publish(&programme, &totals, None, "2026-04-10".parse().unwrap())?;
    /// let years = Years::of(&publication, publication.goal("arbete-eller-studier").unwrap()).unwrap();
    /// assert_eq!(years.years[0].count.single(), Some(348));
    /// assert_eq!(years.years[0].is_reached(), Some(false));
    /// assert_eq!(years.change.unwrap().difference.single(), Some(12));
    /// assert_eq!((years.total.single(), years.target), (Some(447), Some(750)));
    /// # Ok::<(), mk_core::problem::Problems>(())
    /// ```
    pub fn of(publication: &Publication, series: &Series) -> Option<Self> {
        let (goal, period) = (series.goal(), publication.period());
        let mut years = Vec::new();
        let mut targets = Vec::new();
        for window in goal.windows(period) {
            let before = years.len();
            years.extend(years_of(publication, series, window));
            if years.len() > before {
                let on = publication.data_through().min(window.through);
                targets.push(goal.target(window.from, on).map(|target| u64::from(target.count)));
            }
        }
        let total = years.iter().map(|year: &Year| year.count);
        let total = match goal.window {
            Window::Whole => years.last()?.reached,
            Window::Year => total
                .reduce(|sum, count| Span { least: sum.least + count.least, most: sum.most + count.most })?,
        };
        let target = targets.into_iter().sum::<Option<u64>>();
        let change = change(publication, series, &years);
        Some(Self { years, total, target, change })
    }
}

/// The calendar years of one window that have a point.
fn years_of(publication: &Publication, series: &Series, window: Period) -> Vec<Year> {
    let (goal, known) = (series.goal(), publication.data_through());
    let exposure = Exposure::new(window, goal);
    let mut years: Vec<Year> = Vec::new();
    for point in series.points_in(window) {
        let reached = series.span(point, publication.period(), publication.policy());
        let year = point.through().year();
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(window.from);
        let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(window.through);
        let Some(days) = window.and(Period { from: first, through: last }) else { continue };
        if years.last().is_some_and(|before| before.days == days) {
            years.pop();
        }
        let base = years.last().map_or(Span::exactly(0), |before| before.reached);
        let aim = exposure.expected(days.through, known);
        years.push(Year { days, at: point.through(), count: less(reached, base), reached, aim, base });
    }
    years
}

/// The last year against the one before, where both have a point on the same day of the year.
fn change(publication: &Publication, series: &Series, years: &[Year]) -> Option<Change> {
    let [.., before, last] = years else { return None };
    if last.days.from.year() != before.days.from.year() + 1 {
        return None;
    }
    let same = |point: &&Point| {
        let day = point.through();
        // The end of February is the same day in every year.
        day.year() == before.at.year()
            && day.month() == last.at.month()
            && ends_month(day) == ends_month(last.at)
            && (ends_month(day) || day.day() == last.at.day())
    };
    let then = series.points().iter().find(same)?;
    let reached = series.span(then, publication.period(), publication.policy());
    let (before, now) = (less(reached, before.base), last.count);
    let difference = Span {
        least: signed(now.least) - signed(before.most),
        most: signed(now.most) - signed(before.least),
    };
    Some(Change { then: then.through(), before, now, difference })
}

/// What came between two counts of which the second is never the lower one.
fn less(reached: Span<u64>, base: Span<u64>) -> Span<u64> {
    Span { least: reached.least.saturating_sub(base.most), most: reached.most.saturating_sub(base.least) }
}

fn ends_month(day: NaiveDate) -> bool {
    day.succ_opt().is_none_or(|next| next.day() == 1)
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
