//! What everything here is about: one goal of a publication, in one language.

use crate::locale::Locale;
use mk_core::calendar::Rhythm;
use mk_core::programme::Period;
use mk_core::publish::{Point, Publication, Series};
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

    /// The days that the whole figure covers: the programme's, for a goal that is shown once a year; else the window.
    pub fn covered(&self) -> Option<Period> {
        if self.is_yearly() { Some(self.publication.period()) } else { self.window() }
    }

    /// Whether the goal is shown once a year, so that it has no pace.
    pub fn is_yearly(&self) -> bool {
        self.series.rhythm() == Rhythm::Year
    }

    /// The goal's title with the years that the figure covers, in a pattern with `{title}` and `{window}`.
    pub fn titled(&self, pattern: &str) -> String {
        let window = self.covered().map(|window| self.locale.window(window)).unwrap_or_default();
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
