//! How a goal is doing: what it has reached, against its target and the target's pace.
//!
//! Everything is a function of a [`Publication`], as of the goal's own last point. A reader's today is asked for one
//! thing only, how old the figures are ([`Progress::age`]), and changes nothing else.

mod exposure;
mod outcomes;
mod pace;
mod years;

pub use exposure::Exposure;
pub use outcomes::OutcomeProgress;
pub use pace::Pace;
pub use years::{Change, Year, YearShown, Years};

use crate::calendar::Rhythm;
use crate::programme::Period;
use crate::publish::{Point, Publication, Series, Span};
use chrono::NaiveDate;

/// A goal's standing at its last point.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// The year or the whole period that is counted.
    pub window: Period,
    /// The day of the last point. Everything here is as of its end.
    pub at: NaiveDate,
    /// What has been reached: one number, or all that the label leaves possible.
    pub count: Span<u64>,
    /// The window's target.
    pub target: Option<u32>,
    /// Where the target's pace is; nothing for a goal without a target or one that is shown only once a year.
    pub pace: Option<Pace>,
    /// Whether nothing more will be counted for this goal.
    pub last_window: bool,
    rhythm: Rhythm,
}

impl Progress {
    /// The standing of a goal of a publication; nothing where it has no point yet.
    ///
    /// ```
    /// use mk_core::{definition, outcome, progress::Progress, publish};
    /// let programme = definition::read(definition::MALMOKRAFTEN)?;
    /// let totals = outcome::read_csv("goal,month,count\narbete-eller-studier,2025-01,23".as_bytes(), &programme)?;
    /// let publication = publish::publish(&programme, &totals, &publish::Chain::new(), "2025-02-10".parse().unwrap())?;
    /// let goal = publication.goal("arbete-eller-studier").unwrap();
    /// let pace = Progress::of(&publication, goal).unwrap().pace.unwrap();
    /// // January is 1 of 11.2 ordinary months, for July and August are shorter: 350 ÷ 11.2 = 31.25.
    /// assert_eq!(pace.expected, 31.25);
    /// assert_eq!(pace.gap.single(), Some(-8));
    /// # Ok::<(), mk_core::problem::Problems>(())
    /// ```
    pub fn of(publication: &Publication, series: &Series) -> Option<Self> {
        Self::at(publication, series, series.points().last()?)
    }

    /// The standing as it was at an earlier point.
    pub fn at(publication: &Publication, series: &Series, point: &Point) -> Option<Self> {
        let (goal, period) = (series.goal(), publication.period());
        let window = goal.window_of(point.through(), period)?;
        let at = point.through();
        let count = point.figure().span();
        let target = goal.target(window.from, at).map(|target| target.count);
        let has_pace = series.rhythm() != Rhythm::Year;
        let pace = target
            .filter(|_| has_pace)
            .and_then(|target| Pace::new(&Exposure::new(window, goal), count, target, at));
        let last_window = at == window.through && goal.windows(period).last() == Some(&window);
        Some(Self { window, at, count, target, pace, last_window, rhythm: series.rhythm() })
    }

    /// Whether the window is over, so that the count is what it came to.
    pub fn is_closed(&self) -> bool {
        self.at == self.window.through
    }

    /// Whether the target has been reached; nothing where the label leaves it open.
    pub fn is_reached(&self) -> Option<bool> {
        let target = u64::from(self.target?);
        let (least, most) = (self.count.least >= target, self.count.most >= target);
        (least == most).then_some(least)
    }

    /// How many days old the figures are on a day, when that is older than the time between two of them. Nothing when
    /// they are fresh, or when no newer ones will come.
    pub fn age(&self, today: NaiveDate) -> Option<i64> {
        let days = (today - self.at).num_days();
        let between = match self.rhythm {
            Rhythm::Month => 31,
            Rhythm::Tertial => 123,
            Rhythm::Year => 366,
        };
        (days > between && !self.last_window).then_some(days)
    }
}
