//! What there is to draw, in days and counts.

use super::axis::{end_of, number, start_of};
use crate::subject::Subject;
use chrono::NaiveDate;
use mk_core::calendar::Month;
use mk_core::forecast::Prospect;
use mk_core::programme::Period;
use mk_core::progress::Exposure;
use mk_core::publish::{Point, Span};

/// A moment, as a day's number, and a count.
pub(super) type Datum = (i32, f64);

pub(super) struct Facts<'a> {
    pub(super) subject: &'a Subject<'a>,
    pub(super) window: Period,
    pub(super) target: u32,
    /// The pace at the beginning of the window and at the end of each month.
    pub(super) pace: Vec<Datum>,
    /// What the window is likely to come to: the lower and upper lines of the intervals of 80 and of 50 %, from the last
    /// point on. None where nothing is forecast.
    pub(super) bands: Vec<[Vec<Datum>; 2]>,
    /// The largest count that is drawn.
    pub(super) highest: u64,
    /// The window's points.
    pub(super) points: Vec<&'a Point>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(subject: &'a Subject<'a>) -> Option<Self> {
        let goal = subject.series.goal();
        let window = subject.window()?;
        let mut points: Vec<&Point> = Vec::new();
        for point in subject.series.points_in(window) {
            points.push(point);
        }
        let on = points.last().map_or(window.from, |point| point.through());
        let target = goal.target(window.from, on)?.count;
        let exposure = Exposure::new(window, goal);
        let mut pace = vec![(start_of(window.from), 0.0)];
        for month in Month::of(window.from).through(Month::of(window.through)) {
            let day = month.last_day().min(window.through);
            pace.push((end_of(day), exposure.expected(day, on)?));
        }
        let mut highest = u64::from(target);
        for point in &points {
            highest = highest.max(point.figure().span().least);
        }
        let mut bands = Vec::new();
        if let Some(forecast) = &subject.forecast {
            bands = self::bands(points.last()?, forecast);
            highest = highest.max(forecast.end()?.most.most);
        }
        Some(Self { subject, window, target, pace, bands, highest, points })
    }

    /// The day of the last point, shown or not, and the higher of pace and outcome there; nothing when the window is over.
    pub(super) fn data_through(&self) -> Option<(NaiveDate, f64)> {
        let day = self.points.last()?.through();
        if day >= self.window.through {
            return None;
        }
        let outcome = self.points.iter().rev().find_map(|point| point.figure().count()).map_or(0.0, number);
        Some((day, self.expected(day).unwrap_or(0.0).max(outcome)))
    }

    /// Where the pace is at the end of a month.
    pub(super) fn expected(&self, day: NaiveDate) -> Option<f64> {
        self.pace.iter().find(|(moment, _)| *moment == end_of(day)).map(|(_, count)| *count)
    }

    /// What the last point can be, shown or not.
    pub(super) fn now(&self) -> Option<Span<u64>> {
        self.points.last().map(|point| point.figure().span())
    }

    /// The outcome's line in pieces: it begins at nothing and is broken wherever a point is withheld. A piece of one point or
    /// none is no line.
    pub(super) fn outcome(&self) -> Vec<Vec<Datum>> {
        let mut pieces = Vec::new();
        let mut piece = vec![(start_of(self.window.from), 0.0)];
        for point in &self.points {
            match point.figure().count() {
                Some(count) => piece.push((end_of(point.through()), number(count))),
                None => pieces.push(std::mem::take(&mut piece)),
            }
        }
        pieces.push(piece);
        pieces
    }

    /// Whether every label says that there are few new ones.
    pub(super) fn are_few(&self) -> bool {
        let mut points = self.points.iter().filter(|point| point.figure().is_withheld());
        points.all(|point| self.subject.is_few(point))
    }

    /// Stretches of days that are withheld, neighbours taken together, each with its last point.
    pub(super) fn withheld(&self) -> Vec<((i32, i32), &'a Point)> {
        let mut stretches: Vec<((i32, i32), &Point)> = Vec::new();
        let mut from = start_of(self.window.from);
        for point in &self.points {
            let to = end_of(point.through());
            if point.figure().is_withheld() {
                match stretches.last_mut() {
                    Some((stretch, last)) if stretch.1 == from => (stretch.1, *last) = (to, point),
                    _ => stretches.push(((from, to), point)),
                }
            }
            from = to;
        }
        stretches
    }
}

/// From the last point, or all that its label leaves possible, to each month's end.
fn bands(last: &Point, forecast: &Prospect) -> Vec<[Vec<Datum>; 2]> {
    let (at, last) = (end_of(last.through()), last.figure().span());
    let begun = || [vec![(at, number(last.least))], vec![(at, number(last.most))]];
    let mut bands = vec![begun(), begun()];
    for outlook in &forecast.path {
        for ([lower, upper], span) in bands.iter_mut().zip([outlook.most, outlook.half]) {
            lower.push((end_of(outlook.through), number(span.least)));
            upper.push((end_of(outlook.through), number(span.most)));
        }
    }
    bands
}
