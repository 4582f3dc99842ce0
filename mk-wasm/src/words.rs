//! What a goal's figures say, in sentences.

use crate::locale::{Locale, rounded};
use chrono::NaiveDate;
use mk_core::calendar::Rhythm;
use mk_core::programme::{Period, Window};
use mk_core::progress::{Pace, Progress};
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

/// The sentences about a goal, in the order they are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The goal and its year.
    pub heading: String,
    /// What has been reached, and of what.
    pub lead: Vec<String>,
    /// Where the target's pace is, and what it takes from here. Empty where there is no pace.
    pub pace: Vec<String>,
    /// What a reader must be told about the figures: why some are not shown, how old they are, that they are invented.
    pub notes: Vec<String>,
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
        let windows = self.series.goal().windows(self.publication.period());
        let last = self.series.points().last().map(Point::through);
        windows.iter().find(|window| last.is_none_or(|day| window.contains(day))).copied()
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

    /// All that is said, to a reader whose today is known or not.
    pub fn words(&self, today: Option<NaiveDate>) -> Words {
        let progress = Progress::of(self.publication, self.series);
        let heading = self.titled(self.locale.labels.heading);
        let yearly = self.is_yearly();
        let (mut lead, pace) = match &progress {
            Some(progress) => {
                (self.lead(progress), progress.pace.as_ref().map(|pace| self.pace(progress, pace)))
            }
            None => (Vec::new(), None),
        };
        if lead.is_empty() && !yearly {
            lead.push(self.locale.says.nothing_yet.to_owned());
        }
        if yearly {
            lead.push(self.locale.says.yearly.to_owned());
        }
        Words { heading, lead, pace: pace.unwrap_or_default(), notes: self.notes(progress.as_ref(), today) }
    }

    fn lead(&self, progress: &Progress) -> Vec<String> {
        let (locale, says) = (self.locale, &self.locale.says);
        let counted = self.counted(progress.count);
        let window = locale.window(progress.window);
        let value = if progress.is_closed() {
            fill(says.value_closed, &[("counted", &counted), ("window", &window)])
        } else if self.series.goal().window == Window::Whole {
            let (from, date) = (locale.date(progress.window.from), locale.date(progress.at));
            fill(says.value_whole, &[("counted", &counted), ("from", &from), ("date", &date)])
        } else {
            let date = locale.date_in_year(progress.at);
            fill(says.value_year, &[("counted", &counted), ("year", &window), ("date", &date)])
        };
        let target = progress.target.map(|target| {
            let pattern = match (progress.is_closed(), progress.is_reached()) {
                (false, Some(true)) => says.target_already,
                (false, _) => says.target,
                (true, Some(true)) => says.target_met,
                (true, Some(false)) => says.target_missed,
                (true, None) => says.target_open,
            };
            fill(pattern, &[("window", &window), ("target", &locale.whole(target.into()))])
        });
        std::iter::once(value).chain(target).collect()
    }

    /// The goal's own clause around its number, or around what the label leaves possible.
    fn counted(&self, count: Span<u64>) -> String {
        let locale = self.locale;
        let written = match (count.single(), count.least) {
            (Some(count), _) => locale.count(count),
            (None, 0) => fill(locale.fewer_than, &[("n", &locale.count(count.most + 1))]),
            (None, _) => {
                let (least, most) = (locale.count(count.least), locale.count(count.most));
                fill(locale.between, &[("least", &least), ("most", &most)])
            }
        };
        self.series.goal().counted.with(locale.code, count.most, &written)
    }

    fn pace(&self, progress: &Progress, pace: &Pace) -> Vec<String> {
        if progress.is_closed() {
            return Vec::new();
        }
        let (locale, says) = (self.locale, &self.locale.says);
        let expected = locale.whole(rounded(pace.expected));
        let say = |pattern, beside: &str, gap: Span<i64>, days: Span<i64>| {
            let beside = if days.least == 0 && days.most == 0 {
                String::new()
            } else {
                fill(beside, &[("days", &locale.days(days))])
            };
            let gap = locale.span(gap, |gap| locale.whole(gap));
            fill(pattern, &[("gap", &gap), ("expected", &expected), ("days", &beside)])
        };
        let turned = |span: Span<i64>| Span { least: -span.most, most: -span.least };
        let gap = if pace.gap.least > 0 {
            say(says.ahead, says.days_ahead, pace.gap, pace.days)
        } else if pace.gap.most < 0 {
            say(says.behind, says.days_behind, turned(pace.gap), turned(pace.days))
        } else {
            fill(says.on_pace, &[("expected", &expected)])
        };
        let rate = |pattern, rate: Span<f64>| {
            fill(pattern, &[("rate", &locale.span(rate, |rate| locale.rate(rate)))])
        };
        let rates = pace.required.into_iter().flat_map(|required| {
            std::iter::once(rate(says.required, required))
                .chain(pace.so_far.map(|so_far| rate(says.so_far, so_far)))
        });
        std::iter::once(gap).chain(rates).collect()
    }

    fn notes(&self, progress: Option<&Progress>, today: Option<NaiveDate>) -> Vec<String> {
        let (locale, says) = (self.locale, &self.locale.says);
        let mut notes = Vec::new();
        let age = progress.and_then(|progress| progress.age(today?));
        if let Some(days) = age {
            notes.push(fill(says.age, &[("days", &locale.days(Span::exactly(days)))]));
        }
        let withheld: Vec<&Point> = self
            .window()
            .map(|window| {
                self.series.points_in(window).filter(|point| point.figure().is_withheld()).collect()
            })
            .unwrap_or_default();
        if !withheld.is_empty() {
            let monthly = self.series.rhythm() == Rhythm::Month;
            let pattern = if monthly { says.withheld_in } else { says.withheld_up_to };
            let each = withheld.iter().map(|point| {
                let month = locale.month_of_year(point.through());
                fill(pattern, &[("month", &month), ("label", &self.label(point))])
            });
            notes.push(each.chain([says.why_withheld.to_owned()]).collect::<Vec<_>>().join(" "));
        }
        notes.extend(self.publication.notice().map(|notice| notice.get(locale.code).to_owned()));
        notes
    }
}
