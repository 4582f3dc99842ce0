//! The cumulative outcome of a window against its target's pace, and what it is likely to come to.

use super::axis::{end_of, number};
use super::facts::Facts;
use super::labels;
use super::plot::Plot;
use super::told::Teller;
use crate::scene::{Role, Scene, Told};
use crate::subject::Subject;

pub(super) fn draw(subject: &Subject<'_>, scene: &mut Scene) -> Option<()> {
    let facts = Facts::of(subject)?;
    lines(&facts, scene);
    labels::write(&facts, scene);
    Some(())
}

fn lines(facts: &Facts<'_>, scene: &mut Scene) {
    let plot = Plot::new(scene, facts.window, facts.highest);
    let top = plot.top();
    for (stretch, _) in facts.withheld() {
        plot.area(stretch, top, Role::Withheld);
    }
    plot.grid();
    for [lower, upper] in &facts.bands {
        let mut around = lower.clone();
        around.extend(upper.iter().rev());
        plot.band(&around, Role::Forecast);
    }
    // A line around the wider one, for those to whom the filling is too faint.
    if let Some([lower, upper]) = facts.bands.first() {
        plot.line(lower, Role::Forecast);
        plot.line(upper, Role::Forecast);
    }
    if let Some((day, height)) = facts.data_through() {
        plot.line(&[(end_of(day), 0.0), (end_of(day), height)], Role::DataThrough);
    }
    plot.line(&facts.pace, Role::Pace);
    for piece in facts.outcome() {
        if piece.len() > 1 {
            plot.line(&piece, Role::Outcome);
        }
    }
    plot.dot((end_of(facts.window.through), f64::from(facts.target)), 45, Role::Target, &Told::default());
    let radius = if facts.points.len() > 12 { 24 } else { 34 };
    let teller = Teller::of(facts.subject);
    for point in &facts.points {
        if let Some(count) = point.figure().count() {
            let expected = facts.expected(point.through());
            let told = teller.tell(&|subject| subject.tell_point(point, expected));
            plot.dot((end_of(point.through()), number(count)), radius, Role::Outcome, &told);
        }
    }
}
