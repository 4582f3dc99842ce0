//! The cumulative outcome of a window against its target's pace, and what it is likely to come to.

use super::axis::{end_of, number};
use super::facts::Facts;
use super::labels;
use super::plot::Plot;
use crate::scene::{Role, Scene};
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
    for stretch in facts.withheld() {
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
        plot.line(&piece, Role::Outcome);
    }
    plot.dot((end_of(facts.window.through), f64::from(facts.target)), 45, Role::Target, "");
    let locale = facts.subject.locale;
    let radius = if facts.shown.len() > 12 { 24 } else { 34 };
    for (day, count) in &facts.shown {
        // What each dot says when pointed at.
        let title = format!("{}: {}", locale.date(*day), locale.count(*count));
        plot.dot((end_of(*day), number(*count)), radius, Role::Outcome, &title);
    }
}
