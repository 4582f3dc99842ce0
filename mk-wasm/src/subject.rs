//! What everything here is about: one goal of a publication, in one language.

use crate::locale::Locale;
use crate::view::View;
use chrono::NaiveDate;
use mk_core::calendar::Rhythm;
use mk_core::forecast::{Basis, Forecast};
use mk_core::programme::{Period, Window};
use mk_core::progress::{Year, Years};
use mk_core::publish::{Point, Publication, Series, Span};
use mk_core::text::fill;

/// One goal of a publication, in one language: all that is said, tabulated and drawn is said of this.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The publication.
    pub publication: &'a Publication,
    /// The goal with its points.
    pub series: &'a Series,
    /// The language.
    pub locale: &'static Locale,
}

impl<'a> Subject<'a> {
    /// A goal of a publication, by its id.
    pub fn new(publication: &'a Publication, goal: &str, locale: &'static Locale) -> Option<Self> {
        Some(Self { publication, series: publication.goal(goal)?, locale })
    }

    /// The goal's title.
    pub fn title(&self) -> &'a str {
        self.series.goal().title.get(self.locale.code)
    }

    /// The window that the last point lies in; before the first, the goal's first window.
    pub fn window(&self) -> Option<Period> {
        let (goal, period) = (self.series.goal(), self.publication.period());
        match self.series.points().last() {
            Some(last) => goal.window_of(last.through(), period),
            None => goal.windows(period).first().copied(),
        }
    }

    /// The days that a view of the goal covers: the programme's by years, else the window.
    pub fn covered(&self, view: View) -> Option<Period> {
        if self.is_by_year(view) { Some(self.publication.period()) } else { self.window() }
    }

    /// An interval of a forecast as it is said and written: not finer than it is sure, and never below what has been
    /// reached. Rounded outwards, so that it holds at least as often.
    pub fn roughly(&self, interval: Span<u64>) -> String {
        let step = match interval.most - interval.least {
            0..20 => 1,
            20..100 => 5,
            100..1000 => 10,
            _ => 50,
        };
        let reached = self.series.points().last().map_or(0, |last| {
            self.series.span(last, self.publication.period(), self.publication.policy()).least
        });
        let rough = Span {
            least: (interval.least / step * step).max(reached),
            most: interval.most.div_ceil(step) * step,
        };
        self.locale.span(rough, |count| self.locale.count(count))
    }

    /// The points that a view shows: by years the last of each, else those of the window.
    pub fn points(&self, view: View) -> Vec<&'a Point> {
        if !self.is_by_year(view) {
            return self.window().into_iter().flat_map(|window| self.series.points_in(window)).collect();
        }
        let ends: Vec<NaiveDate> = self.years().iter().filter_map(|year| Some(year.shown?.at)).collect();
        self.series.points().iter().filter(|point| ends.contains(&point.through())).collect()
    }

    /// Every year of the goal.
    pub fn years(&self) -> Vec<Year> {
        Years::of(self.publication, self.series).years
    }

    /// Whether a view shows the goal's years: asked for, or because it is shown once a year.
    pub fn is_by_year(&self, view: View) -> bool {
        view == View::Years || self.is_yearly()
    }

    /// Whether it is reached over the whole period, and not year by year.
    pub fn is_whole(&self) -> bool {
        self.series.goal().window == Window::Whole
    }

    /// What the window is likely to come to, where there is enough to tell and it is not over.
    pub fn forecast(&self) -> Option<Forecast> {
        let is_told = |forecast: &Forecast| forecast.basis == Basis::Outcomes && !forecast.is_closed();
        Forecast::of(self.publication, self.series).filter(is_told)
    }

    /// Whether the goal is shown once a year, so that it has no pace.
    pub fn is_yearly(&self) -> bool {
        self.series.rhythm() == Rhythm::Year
    }

    /// The goal's title with the years that the figure covers, in a pattern with `{title}` and `{window}`.
    pub fn titled(&self, view: View, pattern: &str) -> String {
        let window = self.covered(view).map(|window| self.locale.window(window)).unwrap_or_default();
        fill(pattern, &[("title", self.title()), ("window", &window)])
    }

    /// The neutral label of a point that is withheld.
    pub fn label(&self, point: &Point) -> String {
        let says = &self.locale.says;
        let k = self.locale.whole(self.publication.policy().threshold.into());
        match self.series.last_shown_before(point, self.publication.period()) {
            Some(shown) => {
                let since = self.locale.month_of_year(shown.through());
                fill(says.withheld_since, &[("k", &k), ("since", &since)])
            }
            None => fill(says.withheld, &[("k", &k)]),
        }
    }
}
