//! What a goal's window is likely to come to, with how likely: a distribution, not a number.
//!
//! A discounted Gamma–Poisson model (Harvey and Fernandes 1989, “Time series models for count or qualitative
//! observations”, *Journal of Business & Economic Statistics* 7; West and Harrison 1997, *Bayesian Forecasting and Dynamic
//! Models*, on discounting) with the programme's year in it, averaged over a grid of hypotheses about how steady the level
//! is and how much months vary beyond chance. It is in closed form: nothing is drawn at random, and the same publication
//! always gives the same forecast. `FORECAST.md` beside this crate's manifest
//! says how it was made and how well it does.
//!
//! Everything is a function of a [`Publication`], so a forecast can tell nothing that was not shown: months that are known
//! only together, because a label stands between them, are one observation.

mod distribution;
mod filter;
mod model;
mod prospect;
mod season;
mod timeline;

pub use prospect::{Ahead, Prospect};

use crate::calendar::Rhythm;
use crate::programme::Period;
use crate::publish::{Publication, Series, Span};
use chrono::NaiveDate;
use distribution::Distribution;
use timeline::Timeline;

/// So much must lie behind, in ordinary months, before anything is said of what is to come.
const LEAST_KNOWN: f64 = 2.0;

/// Of programmes longer than a century nothing is forecast: a file that says so is a mistake, or meant to keep a page busy.
const MOST_DAYS: u32 = 36_525;

/// What a goal's window is likely to come to, as of its last point.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The year or the whole period that is forecast.
    pub window: Period,
    /// The day of the last point. Everything here is as of its end.
    pub at: NaiveDate,
    /// The window's target.
    pub target: u32,
    /// Whether there is anything to forecast from.
    pub basis: Basis,
    /// What will have been reached at the end of each month to come, the window's end last. Never empty.
    pub path: Vec<Outlook>,
    end: Distribution,
}

/// How much is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Less than two ordinary months: whatever is said is said by the target alone, and nothing should be shown.
    PriorOnly,
    /// Enough for a forecast.
    Outcomes,
}

/// How much will have been reached by the end of a day: intervals that hold the outcome with a given probability, with as
/// much left out below as above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// The day.
    pub through: NaiveDate,
    /// As likely above as below.
    pub median: u64,
    /// Holds the outcome in half of all cases.
    pub half: Span<u64>,
    /// In eight cases of ten.
    pub most: Span<u64>,
    /// In nineteen of twenty.
    pub nearly_all: Span<u64>,
}

impl Forecast {
    /// The forecast for the window that a goal's last point lies in.
    ///
    /// Nothing for a goal without a point or a target, for one that is shown only once a year, and for place-years, which
    /// are no count of things that happen. Nor for a programme longer than a century.
    ///
    /// ```
    /// use mk_core::{definition, forecast::Forecast, outcome, publish};
    /// let programme = definition::read(definition::MALMOKRAFTEN)?;
    /// // These numbers are invented.
    /// let csv = "mål;månad;antal
    /// arbete-eller-studier;2025-01;34
    /// arbete-eller-studier;2025-02;29
    /// arbete-eller-studier;2025-03;31";
    /// let totals = outcome::read_csv(csv.as_bytes(), &programme)?;
    /// let publication = publish::publish(&programme, &totals, &publish::Chain::new(), "2025-04-05".parse().unwrap())?;
    /// let forecast = Forecast::of(&publication, publication.goal("arbete-eller-studier").unwrap()).unwrap();
    /// let end = forecast.end();
    /// assert_eq!(end.through.to_string(), "2025-12-31");
    /// assert!(end.most.least < 350 && 350 < end.most.most);
    /// assert!((0.3..0.7).contains(&forecast.reach()));
    /// # Ok::<(), mk_core::problem::Problems>(())
    /// ```
    pub fn of(publication: &Publication, series: &Series) -> Option<Self> {
        Self::new(publication, series, model::own_misses)
    }

    /// The same without what earlier years' misses teach, for judging what that is worth.
    pub fn without_own_misses(publication: &Publication, series: &Series) -> Option<Self> {
        Self::new(publication, series, |_, _| 1.0)
    }

    fn new(publication: &Publication, series: &Series, misses: model::Misses) -> Option<Self> {
        let (goal, period) = (series.goal(), publication.period());
        let at = series.points().last()?.through();
        let window = goal.window_of(at, period)?;
        let target = goal.target(window.from, at)?.count;
        if series.rhythm() == Rhythm::Year || goal.unit.is_place() || period.length() > MOST_DAYS {
            return None;
        }
        let timeline = Timeline::of(publication, series, window)?;
        let ends = timeline.ends();
        let known = timeline.known_months();
        let basis = if known >= LEAST_KNOWN || ends.is_empty() { Basis::Outcomes } else { Basis::PriorOnly };
        let parts = model::parts(&timeline, &goal.profile, target, misses);
        let at_end = |horizon: usize| Distribution::of(&parts, horizon);
        let end = at_end(ends.len().saturating_sub(1));
        let ends = if ends.is_empty() { vec![at] } else { ends };
        let last = ends.len() - 1;
        let mut path = Vec::new();
        for (horizon, through) in ends.into_iter().enumerate() {
            path.push(if horizon == last {
                Outlook::of(&end, through)
            } else {
                Outlook::of(&at_end(horizon), through)
            });
        }
        never_falling(&mut path);
        Some(Self { window, at, target, basis, path, end })
    }

    /// The probability that the target is reached by the end of the window: exactly 1 once it is, exactly 0 or 1 when the
    /// window is over.
    pub fn reach(&self) -> f64 {
        self.at_least(self.target.into())
    }

    /// The probability that the window comes to at least a count.
    pub fn at_least(&self, count: u64) -> f64 {
        self.end.at_least(count)
    }

    /// What the window is likely to come to.
    pub fn end(&self) -> Outlook {
        let nothing = Span::exactly(0);
        let none = Outlook { through: self.at, median: 0, half: nothing, most: nothing, nearly_all: nothing };
        self.path.last().copied().unwrap_or(none)
    }

    /// Whether the window is over, so that nothing is left to be forecast.
    pub fn is_closed(&self) -> bool {
        self.at == self.window.through
    }
}

/// What has been reached is never lost again, so that no month's intervals lie above those of a later one.
fn never_falling(path: &mut [Outlook]) {
    let mut later: Option<Outlook> = None;
    for outlook in path.iter_mut().rev() {
        if let Some(later) = later {
            let within = |own: Span<u64>, later: Span<u64>| Span {
                least: own.least.min(later.least),
                most: own.most.min(later.most),
            };
            outlook.median = outlook.median.min(later.median);
            outlook.half = within(outlook.half, later.half);
            outlook.most = within(outlook.most, later.most);
            outlook.nearly_all = within(outlook.nearly_all, later.nearly_all);
        }
        later = Some(*outlook);
    }
}

impl Outlook {
    fn of(distribution: &Distribution, through: NaiveDate) -> Self {
        let within = |share: f64| Span {
            least: distribution.quantile(0.5 - share / 2.0),
            most: distribution.quantile(0.5 + share / 2.0),
        };
        Self {
            through,
            median: distribution.quantile(0.5),
            half: within(0.5),
            most: within(0.8),
            nearly_all: within(0.95),
        }
    }
}
