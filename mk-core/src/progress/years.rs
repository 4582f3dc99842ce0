//! A goal year by year, as far as it was shown: against each year's target, against the year before, and all together.

use super::Exposure;
use crate::count::number;
use crate::programme::{Period, Window, year_of_days};
use crate::publish::{Publication, Series, Span};
use chrono::{Datelike, NaiveDate};

/// A goal's years, and what they come to together.
#[derive(Clone, Debug, PartialEq)]
pub struct Years {
    /// All of them in order, those to come too.
    pub years: Vec<Year>,
    /// All years together; nothing before the first point. In a goal for single years a person counts once a year, and so can count in several of them.
    pub total: Option<Span<u64>>,
    /// The targets of the years that have a point, together; for a goal over the whole period its one target.
    pub target: Option<u64>,
    /// The last year that has a point against the one before, on the same day of the year.
    pub change: Option<Change>,
}

/// One calendar year of a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    /// Its days within the goal's window.
    pub days: Period,
    /// What it is to come to: the year's target, or where the whole period's pace is at its end. Nothing where there is no
    /// target.
    pub aim: Option<f64>,
    /// What has been shown of it, once there is something.
    pub shown: Option<YearShown>,
}

/// What has been shown of a year, up to its last point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearShown {
    /// The day of that point.
    pub at: NaiveDate,
    /// What the year brought by then.
    pub count: Span<u64>,
    /// What has been reached by then since the goal's window began: the same, where that is the year itself.
    pub reached: Span<u64>,
    /// What had been reached when the year began.
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
        self.shown.is_some_and(|shown| shown.at == self.days.through)
    }

    /// Whether its aim was reached; nothing while that can change, where the label leaves it open, or without an aim.
    pub fn is_reached(&self) -> Option<bool> {
        let (aim, reached) = (self.aim?, self.shown?.reached);
        let is_enough = |count: u64| number(count) >= aim.round();
        let (least, most) = (is_enough(reached.least), is_enough(reached.most));
        (least == most && (least || self.is_closed())).then_some(least)
    }
}

impl Years {
    /// The years of a goal of a publication.
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
    /// let publication = publish::publish(&programme, &totals, &publish::Chain::new(), "2026-04-10".parse().unwrap())?;
    /// let years = Years::of(&publication, publication.goal("arbete-eller-studier").unwrap());
    /// assert_eq!(years.years[0].shown.unwrap().count.single(), Some(348));
    /// assert_eq!(years.years[0].is_reached(), Some(false));
    /// assert_eq!(years.change.unwrap().difference.single(), Some(12));
    /// assert_eq!((years.total.unwrap().single(), years.target), (Some(447), Some(750)));
    /// # Ok::<(), mk_core::problem::Problems>(())
    /// ```
    pub fn of(publication: &Publication, series: &Series) -> Self {
        let (goal, period) = (series.goal(), publication.period());
        let mut years = Vec::new();
        let mut target = Some(0);
        let mut total: Option<Span<u64>> = None;
        for window in goal.windows(period) {
            let mut is_shown = false;
            for year in years_of(publication, series, window) {
                if let Some(YearShown { count, reached, .. }) = year.shown {
                    is_shown = true;
                    total = Some(match total {
                        Some(sum) if goal.window == Window::Year => {
                            Span { least: sum.least + count.least, most: sum.most + count.most }
                        }
                        _ => reached,
                    });
                }
                years.push(year);
            }
            if is_shown {
                let on = publication.data_through().min(window.through);
                let own = goal.target(window.from, on).map(|target| u64::from(target.count));
                target = target.zip(own).map(|(sum, own)| sum + own);
            }
        }
        let change = change(series, &years);
        Self { years, total, target, change }
    }
}

/// The calendar years of one window.
fn years_of(publication: &Publication, series: &Series, window: Period) -> Vec<Year> {
    let exposure = Exposure::new(window, series.goal());
    let mut base = Span::exactly(0);
    let mut years = Vec::new();
    for year in window.from.year()..=window.through.year() {
        let Some(days) = year_of_days(year).and_then(|days| days.and(window)) else { continue };
        let aim = exposure.expected(days.through, publication.data_through());
        let mut shown = None;
        if let Some(point) = series.points_in(days).last() {
            let reached = point.figure().span();
            shown = Some(YearShown { at: point.through(), count: less(reached, base), reached, base });
            base = reached;
        }
        years.push(Year { days, aim, shown });
    }
    years
}

/// The last year that has a point against the one before, where that has one on the same day of the year.
fn change(series: &Series, years: &[Year]) -> Option<Change> {
    let at = years.iter().rposition(|year| year.shown.is_some())?;
    let (before, last) = (years.get(at.checked_sub(1)?)?, years.get(at)?);
    // A year that began later had less time.
    let begins = |year: &Year| (year.days.from.month(), year.days.from.day());
    if begins(before) != begins(last) {
        return None;
    }
    let (before, last) = (before.shown?, last.shown?);
    let (year, month) = (last.at.year() - 1, last.at.month());
    // The end of February is the same day in every year.
    let same = |day: NaiveDate| {
        (day.year(), day.month()) == (year, month)
            && (day.day() == last.at.day() || ends_month(day) && ends_month(last.at))
    };
    let then = series.points().iter().find(|point| same(point.through()))?;
    let reached = then.figure().span();
    let (before, now) = (less(reached, before.base), last.count);
    let difference = Span {
        least: signed(now.least) - signed(before.most),
        most: signed(now.most) - signed(before.least),
    };
    Some(Change { then: then.through(), before, now, difference })
}

/// What came between two counts: nothing where corrections took more away than was new.
fn less(reached: Span<u64>, base: Span<u64>) -> Span<u64> {
    Span { least: reached.least.saturating_sub(base.most), most: reached.most.saturating_sub(base.least) }
}

fn ends_month(day: NaiveDate) -> bool {
    day.succ_opt().is_none_or(|next| next.day() == 1)
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
