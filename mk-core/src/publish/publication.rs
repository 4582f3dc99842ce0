//! What is public: a programme's goals with the figures that passed the gate.

#[cfg(feature = "files")]
use super::chain::Previous;
use super::figure::Figure;
use crate::calendar::Rhythm;
use crate::forecast::Prospect;
#[cfg(feature = "files")]
use crate::programme::Known;
use crate::programme::{Breakdown, By, Deduplication, Goal, Id, Period};
use crate::text::Text;
use chrono::NaiveDate;

/// Everything that is public about a programme's outcomes on one day. Progress, sentences and drawings are made of
/// nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    pub(super) programme: Id,
    pub(super) title: Text,
    pub(super) period: Period,
    pub(super) threshold: u32,
    pub(super) notice: Option<Text>,
    pub(super) sequence: u32,
    #[cfg(feature = "files")]
    pub(super) previous: Option<Previous>,
    pub(super) published: NaiveDate,
    pub(super) data_through: NaiveDate,
    pub(super) series: Vec<Series>,
}

/// One goal with its points.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub(super) goal: Goal,
    pub(super) rhythm: Rhythm,
    pub(super) deduplication: Deduplication,
    pub(super) points: Vec<Point>,
    #[cfg(feature = "files")]
    pub(super) known: Vec<Known>,
    pub(super) divided: Vec<Divided>,
    pub(super) prospect: Option<Prospect>,
}

/// A goal by groups: one breakdown of it, with its points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divided {
    pub(super) breakdown: Breakdown,
    pub(super) rhythm: Rhythm,
    pub(super) points: Vec<Row>,
}

/// What each group had reached since the window began, at the end of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub(super) through: NaiveDate,
    pub(super) counts: Option<Vec<u64>>,
}

/// What a goal had reached since its window began, at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub(super) through: NaiveDate,
    pub(super) figure: Figure,
}

impl Publication {
    /// The programme's id.
    pub fn programme(&self) -> &Id {
        &self.programme
    }

    /// What the programme is called.
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// The programme's first and last day.
    pub fn period(&self) -> Period {
        self.period
    }

    /// The smallest number of persons that may be told apart.
    pub fn threshold(&self) -> u32 {
        self.threshold
    }

    /// Something every reader must be told, if there is such a thing.
    pub fn notice(&self) -> Option<&Text> {
        self.notice.as_ref()
    }

    /// 1 for a programme's first publication, then one more for each.
    pub fn sequence(&self) -> u32 {
        self.sequence
    }

    /// The publication before it; nothing for the first.
    #[cfg(feature = "files")]
    pub fn previous(&self) -> Option<&Previous> {
        self.previous.as_ref()
    }

    /// The day it was published.
    pub fn published(&self) -> NaiveDate {
        self.published
    }

    /// The day that its figures reach to: the end of the last complete month.
    pub fn data_through(&self) -> NaiveDate {
        self.data_through
    }

    /// The goals with their points, in the order of the definition.
    pub fn series(&self) -> &[Series] {
        &self.series
    }

    /// The same, telling also what each goal's window is likely to come to.
    #[cfg(feature = "files")]
    #[must_use]
    pub fn with_forecasts(mut self) -> Self {
        let told: Vec<_> = self.series.iter().map(|series| Prospect::of(&self, series)).collect();
        for (series, prospect) in self.series.iter_mut().zip(told) {
            series.prospect = prospect;
        }
        self
    }

    /// The goal of that id with its points.
    pub fn goal(&self, id: &str) -> Option<&Series> {
        self.series.iter().find(|series| series.goal.id.as_str() == id)
    }
}

impl Series {
    /// The goal.
    pub fn goal(&self) -> &Goal {
        &self.goal
    }

    /// How often it is shown.
    pub fn rhythm(&self) -> Rhythm {
        self.rhythm
    }

    /// How sure it is that nobody is counted twice in it.
    pub fn deduplication(&self) -> Deduplication {
        self.deduplication
    }

    /// Its points over all its windows, in order. Each counts from the beginning of its own window.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The points that lie in a window.
    pub fn points_in(&self, window: Period) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(move |point| window.contains(point.through))
    }

    /// The last point before this one, in the same window, whose number was shown.
    pub fn last_shown_before(&self, point: &Point, period: Period) -> Option<&Point> {
        let window = self.goal.window_of(point.through, period)?;
        self.points_in(window)
            .take_while(|earlier| earlier.through < point.through)
            .filter(|earlier| !earlier.figure.is_withheld())
            .last()
    }

    /// What is known of it from elsewhere.
    #[cfg(feature = "files")]
    pub fn known(&self) -> &[Known] {
        &self.known
    }

    /// What its window is likely to come to, where the publication tells it.
    pub fn prospect(&self) -> Option<&Prospect> {
        self.prospect.as_ref()
    }

    /// The goal by groups, in the order of the definition.
    pub fn divided(&self) -> &[Divided] {
        &self.divided
    }

    /// The goal by one kind of group.
    pub fn by(&self, by: By) -> Option<&Divided> {
        self.divided.iter().find(|divided| divided.breakdown.by == by)
    }

    /// Whether anything in it can be withheld.
    pub fn is_guarded(&self) -> bool {
        self.goal.unit.is_guarded()
    }
}

impl Divided {
    /// What it is divided by, and into which cells.
    pub fn breakdown(&self) -> &Breakdown {
        &self.breakdown
    }

    /// How often it is shown.
    pub fn rhythm(&self) -> Rhythm {
        self.rhythm
    }

    /// Its points over all the goal's windows, in order.
    pub fn points(&self) -> &[Row] {
        &self.points
    }
}

impl Row {
    /// The day it counts up to and with.
    pub fn through(&self) -> NaiveDate {
        self.through
    }

    /// How many each cell had reached, in the order of the cells; nothing where the label stands for all of them.
    pub fn counts(&self) -> Option<&[u64]> {
        self.counts.as_deref()
    }
}

impl Point {
    pub(super) fn new(through: NaiveDate, figure: Figure) -> Self {
        Self { through, figure }
    }

    /// The day it counts up to and with.
    pub fn through(&self) -> NaiveDate {
        self.through
    }

    /// What was reached, or the label.
    pub fn figure(&self) -> Figure {
        self.figure
    }
}
