//! What is public: a programme's goals with the figures that passed the gate.

use super::figure::{Figure, Span};
use crate::calendar::Rhythm;
use crate::programme::{Deduplication, Goal, Id, Period, Policy};
use crate::text::Text;
use chrono::NaiveDate;

/// Everything that is public about a programme's outcomes on one day. Progress, sentences and drawings are made of
/// nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    pub(super) programme: Id,
    pub(super) title: Text,
    pub(super) period: Period,
    pub(super) policy: Policy,
    pub(super) notice: Option<Text>,
    pub(super) sequence: u32,
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

    /// The gate's settings.
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// Something every reader must be told, if there is such a thing.
    pub fn notice(&self) -> Option<&Text> {
        self.notice.as_ref()
    }

    /// 1 for a programme's first publication, then one more for each.
    pub fn sequence(&self) -> u32 {
        self.sequence
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

    /// What a point can be: its number, or under the label any of as many as the threshold, from the last number shown
    /// in its window upwards.
    pub fn span(&self, point: &Point, period: Period, policy: Policy) -> Span<u64> {
        if let Some(count) = point.figure.count() {
            return Span::exactly(count);
        }
        let base = self.last_shown_before(point, period).and_then(|point| point.figure.count()).unwrap_or(0);
        Span { least: base, most: base + u64::from(policy.threshold) - 1 }
    }

    /// The last point before this one, in the same window, whose number was shown.
    pub fn last_shown_before(&self, point: &Point, period: Period) -> Option<&Point> {
        let window = self.goal.window_of(point.through, period)?;
        self.points_in(window)
            .take_while(|earlier| earlier.through < point.through)
            .filter(|earlier| !earlier.figure.is_withheld())
            .last()
    }

    /// Whether anything in it can be withheld.
    pub fn is_guarded(&self) -> bool {
        self.goal.unit.is_guarded()
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
