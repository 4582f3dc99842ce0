//! What everything here is about: one goal of a publication, in one language.

use crate::locale::Key;
use crate::locale::Locale;
use crate::view::View;
use mk_core::calendar::Rhythm;
use mk_core::forecast::Prospect;
use mk_core::programme::{Period, Window};
use mk_core::progress::Years;
use mk_core::publish::{Point, Publication, Series, Span};
use mk_core::text::fill;

/// One goal of a publication, in one language: all that is said, tabulated and drawn is said of this.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// The publication.
    pub publication: &'a Publication,
    /// The goal with its points.
    pub series: &'a Series,
    /// The language.
    pub locale: &'a Locale,
    /// What the window is likely to come to; nothing where nothing is forecast, or the window is over.
    pub forecast: Option<&'a Prospect>,
    /// Whether it is too early to forecast anything.
    pub is_early: bool,
    /// The goal year by year.
    pub years: Years,
}

impl<'a> Subject<'a> {
    /// A goal of a publication, by its id.
    pub fn new(publication: &'a Publication, goal: &str, locale: &'a Locale) -> Option<Self> {
        let series = publication.goal(goal)?;
        let is_early = series.prospect().is_some_and(Prospect::is_early);
        let forecast = series.prospect().filter(|_| !is_early);
        let years = Years::of(publication, series);
        Some(Self { publication, series, locale, forecast, is_early, years })
    }

    /// The goal's title.
    pub fn title(&self) -> &'a str {
        self.series.goal().title.get(self.locale.code())
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

    /// The points that a view shows: by years the last of each, else those of the window.
    pub fn points(&self, view: View) -> Vec<&'a Point> {
        let by_year = self.is_by_year(view);
        let window = self.window();
        let ends_year =
            |day| self.years.years.iter().any(|year| year.shown.is_some_and(|shown| shown.at == day));
        let mut points = Vec::new();
        for point in self.series.points() {
            let day = point.through();
            let is_shown =
                if by_year { ends_year(day) } else { window.is_some_and(|window| window.contains(day)) };
            if is_shown {
                points.push(point);
            }
        }
        points
    }

    /// Whether the goal is shown once a year, so that it has no pace.
    pub fn is_yearly(&self) -> bool {
        self.series.rhythm() == Rhythm::Year
    }

    /// Whether a view shows the goal's years: asked for, or because it is shown once a year.
    pub fn is_by_year(&self, view: View) -> bool {
        view == View::Years || self.is_yearly()
    }

    /// Whether it is reached over the whole period, and not year by year.
    pub fn is_whole(&self) -> bool {
        self.series.goal().window == Window::Whole
    }

    /// The goal's title with the years that the figure covers, in a pattern with `{title}` and `{window}`.
    pub fn titled(&self, view: View, pattern: &str) -> String {
        let window = self.covered(view).map(|window| self.locale.window(window)).unwrap_or_default();
        fill(pattern, &[("title", self.title()), ("window", &window)])
    }

    /// The neutral label of a point that is withheld.
    pub fn label(&self, point: &Point) -> String {
        let locale = self.locale;
        let k = self.locale.whole(self.publication.threshold().into());
        if !self.is_few(point) {
            return locale.say(Key::WithheldElse).to_owned();
        }
        match self.series.last_shown_before(point, self.publication.period()) {
            Some(shown) => {
                let since = self.locale.month_of_year(shown.through());
                fill(locale.say(Key::WithheldSince), &[("k", &k), ("since", &since)])
            }
            None => fill(locale.say(Key::Withheld), &[("k", &k)]),
        }
    }

    /// Whether a label says that fewer than the threshold have come since the last number shown. In a goal that is part of
    /// another, beside facts known elsewhere and after a correction it can stand for more.
    pub fn is_few(&self, point: &Point) -> bool {
        let Span { least, most } = point.figure().span();
        most - least < self.publication.threshold().into()
    }

    /// A forecast's interval as a label: `310–380`.
    pub fn range(&self, interval: Span<u64>) -> String {
        self.locale.span(self.roughly(interval), |count| self.locale.count(count))
    }

    /// A forecast's interval within a sentence: `mellan 310 och 380`.
    pub fn between(&self, interval: Span<u64>) -> String {
        let (locale, Span { least, most }) = (self.locale, self.roughly(interval));
        if least == most {
            return locale.count(least);
        }
        fill(locale.item(Key::Between, 1), &[("least", &locale.count(least)), ("most", &locale.count(most))])
    }

    /// An interval of a forecast as it is said and written: not finer than it is sure, and never below what has been
    /// reached. Rounded outwards, so that it holds at least as often.
    pub fn roughly(&self, interval: Span<u64>) -> Span<u64> {
        let step = match interval.most - interval.least {
            0..20 => 1,
            20..100 => 5,
            100..1000 => 10,
            _ => 50,
        };
        let reached = self.series.points().last().map_or(0, |last| last.figure().span().least);
        Span { least: (interval.least / step * step).max(reached), most: interval.most.div_ceil(step) * step }
    }
}
