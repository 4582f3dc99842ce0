//! The cumulative outcome of a window against its target's pace.

use super::axis::{end_of, number};
use super::facts::{Datum, Facts};
use super::grid::Grid;
use super::labels;
use super::plot::Plot;
use crate::scene::{Position, Role, Scene};
use crate::subject::Subject;
use chrono::NaiveDate;

/// Where things were drawn, for the labels to keep to.
pub(super) struct Frame {
    pub(super) grid: Grid,
    /// The upper left and lower right corners of the stretches withheld.
    pub(super) withheld: Vec<(Position, Position)>,
    pub(super) pace: Vec<Position>,
    pub(super) outcome: Vec<Vec<Position>>,
    pub(super) data_through: Option<(NaiveDate, Position)>,
    pub(super) last_shown: Option<(u64, Position)>,
    pub(super) target: Position,
    /// The lower and upper lines of the forecast.
    pub(super) forecast: Vec<Vec<Position>>,
}

pub(super) fn draw(subject: &Subject<'_>, scene: &mut Scene) -> Option<()> {
    let facts = Facts::of(subject)?;
    let frame = lines(&facts, scene)?;
    labels::write(&facts, &frame, scene);
    Some(())
}

fn lines(facts: &Facts<'_>, scene: &mut Scene) -> Option<Frame> {
    let mut plot = Plot::new(scene, facts.window, facts.highest);
    let top = plot.top();
    for stretch in facts.withheld() {
        plot.area(stretch, top, Role::Withheld)?;
    }
    let grid = plot.grid()?;
    for [lower, upper] in &facts.bands {
        plot.band(lower, upper, Role::Forecast)?;
    }
    // A line around the wider one, for those to whom the filling is too faint.
    for line in facts.bands.first().into_iter().flatten() {
        plot.line(line.clone(), Role::Forecast)?;
    }
    let data_through = facts.data_through();
    if let Some((day, height)) = data_through {
        plot.line(vec![(end_of(day), 0.0), (end_of(day), height)], Role::DataThrough)?;
    }
    plot.line(facts.pace.clone(), Role::Pace)?;
    for piece in facts.outcome() {
        plot.line(piece, Role::Outcome)?;
    }
    let target = (end_of(facts.window.through), f64::from(facts.target));
    plot.dot(target, 45, Role::Target)?;
    let radius = if facts.shown().count() > 12 { 24 } else { 34 };
    for (day, count) in facts.shown() {
        plot.dot((end_of(day), number(count)), radius, Role::Outcome)?;
    }

    let all_at = |data: &[Datum]| data.iter().map(|datum| plot.at(*datum)).collect::<Vec<_>>();
    Some(Frame {
        grid,
        withheld: facts
            .withheld()
            .iter()
            .map(|(from, to)| (plot.at((*from, top)), plot.at((*to, 0.0))))
            .collect(),
        pace: all_at(&facts.pace),
        outcome: facts.outcome().iter().map(|piece| all_at(piece)).collect(),
        data_through: data_through.map(|(day, height)| (day, plot.at((end_of(day), height)))),
        last_shown: facts
            .shown()
            .next_back()
            .map(|(day, count)| (count, plot.at((end_of(day), number(count))))),
        target: plot.at(target),
        forecast: facts.bands.first().into_iter().flatten().map(|line| all_at(line)).collect(),
    })
}
