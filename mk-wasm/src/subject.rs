//! What everything here is about: one goal of a publication, in one language.

use crate::locale::Key;
use crate::locale::Locale;
use crate::view::View;
use chrono::Datelike;
use mk_core::calendar::Rhythm;
use mk_core::forecast::Prospect;
use mk_core::programme::{By, Period, Window};
use mk_core::progress::Years;
use mk_core::publish::{Divided, Point, Publication, Series, Span};
use std::rc::Rc;

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
    pub years: Rc<Years>,
    when: When,
    by: Option<By>,
}

/// Which part of the programme is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// The window of the last point.
    Now,
    /// The window that a year lies in.
    Year(i32),
    /// All years.
    All,
}

impl<'a> Subject<'a> {
    /// A goal of a publication, by its id.
    pub fn new(publication: &'a Publication, goal: &str, locale: &'a Locale) -> Option<Self> {
        let series = publication.goal(goal)?;
        let is_early = series.prospect().is_some_and(Prospect::is_early);
        let forecast = series.prospect().filter(|_| !is_early);
        let years = Rc::new(Years::of(publication, series));
        Some(Self { publication, series, locale, forecast, is_early, years, when: When::Now, by: None })
    }

    /// The same goal in another language.
    #[must_use]
    pub fn in_language(&self, locale: &'a Locale) -> Self {
        Self { locale, ..self.clone() }
    }

    /// The same goal in a year, in `all` years, or now where nothing is asked for.
    ///
    /// # Errors
    /// A sentence for an editor, where the programme has no such year.
    pub fn in_period(mut self, period: &str) -> Result<Self, String> {
        let programme = self.publication.period();
        let (first, last) = (programme.from.year(), programme.through.year());
        self.when = match (period, period.parse()) {
            ("", _) => When::Now,
            ("all", _) => When::All,
            (_, Ok(year)) if (first..=last).contains(&year) => When::Year(year),
            _ => return Err(format!("period is “{period}”; expected a year from {first} to {last}, or all")),
        };
        if !self.is_now() {
            (self.forecast, self.is_early) = (None, false);
        }
        Ok(self)
    }

    /// The same goal by groups, or as a whole where nothing is asked for.
    ///
    /// # Errors
    /// A sentence for an editor, where the publication has no such breakdown of the goal.
    pub fn by(mut self, breakdown: &str) -> Result<Self, String> {
        let known = By::ALL.into_iter().find(|by| by.word() == breakdown);
        self.by = known.filter(|by| self.series.by(*by).is_some());
        if self.by.is_some() || breakdown.is_empty() {
            return Ok(self);
        }
        let mut expected = String::new();
        for divided in self.series.divided() {
            expected.extend([if expected.is_empty() { "" } else { ", " }, divided.breakdown().by.word()]);
        }
        Err(format!("breakdown is “{breakdown}”; the publication has of this goal: {expected}"))
    }

    /// The goal by the groups that are asked for.
    pub fn divided(&self) -> Option<&'a Divided> {
        self.series.by(self.by?)
    }

    /// The same goal, told for being read aloud.
    #[must_use]
    pub fn aloud(&self) -> Self {
        self.in_language(self.locale.aloud())
    }

    /// Whether the window is the one of the last point.
    pub fn is_now(&self) -> bool {
        self.last().map(Point::through) == self.series.points().last().map(Point::through)
    }

    /// The last point of the window; nothing where there is none yet.
    pub fn last(&self) -> Option<&'a Point> {
        self.series.points_in(self.window()?).last()
    }

    /// The goal's title.
    pub fn title(&self) -> &'a str {
        self.series.goal().title.get(self.locale.code())
    }

    /// The window that is asked for; else the one that the last point lies in, before the first the goal's first.
    pub fn window(&self) -> Option<Period> {
        let (goal, period) = (self.series.goal(), self.publication.period());
        if let When::Year(year) = self.when {
            let holds = |window: &&Period| (window.from.year()..=window.through.year()).contains(&year);
            return goal.windows(period).iter().find(holds).copied();
        }
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
        match view {
            View::Years => true,
            View::Bar | View::Figure => false,
            View::Pace | View::Table => self.is_yearly() || self.when == When::All,
        }
    }

    /// Whether it is reached over the whole period, and not year by year.
    pub fn is_whole(&self) -> bool {
        self.series.goal().window == Window::Whole
    }

    /// The goal's title with the years that the figure covers, in the text of a key that holds both.
    pub fn titled(&self, view: View, key: Key) -> String {
        let window = self.covered(view).map(|window| self.locale.window(window)).unwrap_or_default();
        let mut titled = self.locale.fill(key, &[self.title(), &window]);
        if let Some(divided) = self.divided() {
            titled.extend([": ", divided.breakdown().title.get(self.locale.code())]);
        }
        titled
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
                locale.fill(Key::WithheldSince, &[&k, &since])
            }
            None => locale.fill(Key::Withheld, &[&k]),
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
        self.locale.counts(self.roughly(interval))
    }

    /// A forecast's interval within a sentence: `mellan 310 och 380`.
    pub fn between(&self, interval: Span<u64>) -> String {
        let (locale, Span { least, most }) = (self.locale, self.roughly(interval));
        if least == most {
            return locale.count(least);
        }
        locale.fill_item(Key::Between, 1, &[&locale.count(least), &locale.count(most)])
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
