//! The words among the lines: a label at each line's end in place of a legend, the day, and what is withheld.

use super::facts::Facts;
use super::pace::Frame;
use super::place::{Candidate, Taken};
use crate::scene::{Anchor, Position, Role, Scene, Shape};
use mk_core::publish::Span;
use mk_core::text::fill;

/// From a line or a dot to a label beside it, in tenths of a pixel.
const NEAR: i32 = 70;
/// From the axis up to the baseline of a label that stands on it.
const ON_AXIS: i32 = 80;
/// From a dot's middle down to the baseline of a label below it.
const BELOW: i32 = 200;

pub(super) fn write(facts: &Facts<'_>, frame: &Frame, scene: &mut Scene) {
    titles(facts, scene);
    let mut taken = Taken::default();
    for piece in &frame.outcome {
        taken.line(piece);
    }
    for line in &frame.forecast {
        taken.line(line);
    }
    taken.line(&frame.pace);
    taken.line(&[frame.grid.axis.0, frame.grid.axis.1]);
    // Below the axis stand the months.
    taken.area((0, frame.grid.axis.0.1), (scene.width, scene.height));
    frame.grid.time(facts.subject, scene);
    frame.grid.scale(facts.subject, scene, &mut taken);
    frame.grid.lines(&mut taken);
    target(facts, frame, scene, &mut taken);
    outcome(facts, frame, scene, &mut taken);
    forecast(facts, frame, scene, &mut taken);
    data_through(facts, frame, scene, &mut taken);
    withheld(facts, frame, scene, &mut taken);
    pace(facts, frame, scene, &mut taken);
}

/// What each dot says when pointed at.
fn titles(facts: &Facts<'_>, scene: &mut Scene) {
    let locale = facts.subject.locale;
    let mut shown = facts.shown();
    for shape in &mut scene.shapes {
        if let Shape::Dot { role: Role::Outcome, title, .. } = shape
            && let Some((day, count)) = shown.next()
        {
            *title = format!("{}: {}", locale.date(day), locale.count(count));
        }
    }
}

fn target(facts: &Facts<'_>, frame: &Frame, scene: &mut Scene, taken: &mut Taken) {
    let locale = facts.subject.locale;
    let text = fill(locale.labels.target, &[("n", &locale.whole(facts.target.into()))]);
    let (x, y) = frame.target;
    let above = place((x, y - 100), 0, Anchor::End);
    let below = (y + BELOW..frame.grid.axis.0.1).step_by(100).map(|y| place((x, y), 0, Anchor::End));
    let places: Vec<Candidate> = std::iter::once(above).chain(below).collect();
    taken.write(scene, Role::Target, &text, &places);
}

fn outcome(facts: &Facts<'_>, frame: &Frame, scene: &mut Scene, taken: &mut Taken) {
    let Some((count, (x, y))) = frame.last_shown else { return };
    let locale = facts.subject.locale;
    let now = facts.now().unwrap_or(Span::exactly(count));
    let text = fill(locale.labels.outcome, &[("n", &locale.span(now, |count| locale.count(count)))]);
    let beside = [
        place((x, y + BELOW), NEAR, Anchor::Start),
        place((x, y + 50), NEAR, Anchor::Start),
        place((x, y + 300), NEAR, Anchor::Start),
        place((x, y + 400), NEAR, Anchor::Start),
        place((x, y - NEAR), -NEAR, Anchor::End),
        place((x, y - 120), 0, Anchor::End),
    ];
    // Under the line there is always room, further down for a label that must keep to the drawing's end.
    let end = frame.grid.axis.1.0;
    let under = [x, end].into_iter().flat_map(|x| {
        (y + BELOW..frame.grid.axis.0.1).step_by(100).map(move |y| place((x, y), -NEAR, Anchor::End))
    });
    let places: Vec<Candidate> = beside.into_iter().chain(under).collect();
    taken.write(scene, Role::Outcome, &text, &places);
}

/// What the window is likely to come to, at the end of its band: below it, within or above.
fn forecast(facts: &Facts<'_>, frame: &Frame, scene: &mut Scene, taken: &mut Taken) {
    let ends: Vec<Position> = frame.forecast.iter().filter_map(|line| line.last().copied()).collect();
    let ([lower, upper], Some(likely)) = (&ends[..], facts.likely) else { return };
    let locale = facts.subject.locale;
    let text = fill(locale.labels.forecast, &[("n", &facts.subject.roughly(likely))]);
    let middle = lower.1.midpoint(upper.1) + 50;
    let below = (lower.1 + BELOW..frame.grid.axis.0.1).step_by(100);
    let above = (0..6).map(|step| upper.1 - 100 - step * 100);
    let places: Vec<Candidate> = std::iter::once(lower.1 + BELOW)
        .chain([upper.1 - 100, middle])
        .chain(below)
        .chain(above)
        .map(|y| place((lower.0, y), 0, Anchor::End))
        .collect();
    taken.write(scene, Role::Forecast, &text, &places);
}

/// The day the figures reach to, beside its line.
fn data_through(facts: &Facts<'_>, frame: &Frame, scene: &mut Scene, taken: &mut Taken) {
    let Some((day, (x, _))) = frame.data_through else { return };
    let text = facts.subject.locale.date_short(day);
    let bottom = frame.grid.axis.0.1 - ON_AXIS;
    let places = [
        place((x, bottom), -NEAR, Anchor::End),
        place((x, bottom), NEAR, Anchor::Start),
        place((x, bottom - 220), -NEAR, Anchor::End),
        place((x, bottom - 220), NEAR, Anchor::Start),
    ];
    taken.write(scene, Role::DataThrough, &text, &places);
}

/// The words in the stretches withheld: low in the drawing, or high where the lines are low.
fn withheld(facts: &Facts<'_>, frame: &Frame, scene: &mut Scene, taken: &mut Taken) {
    let locale = facts.subject.locale;
    let k = locale.whole(facts.subject.publication.policy().threshold.into());
    let text = fill(locale.labels.withheld, &[("k", &k)]);
    for ((left, top), (right, bottom)) in &frame.withheld {
        let middle = left.midpoint(*right);
        let heights = [bottom - ON_AXIS, bottom - ON_AXIS - 200, top + 140, top + 340];
        let places: Vec<Candidate> = heights
            .iter()
            .flat_map(|y| {
                let (at, left, right) = ((middle, *y), (*left, *y), (*right, *y));
                [place(at, 0, Anchor::Middle), place(right, 0, Anchor::End), place(left, 0, Anchor::Start)]
            })
            .collect();
        taken.write(scene, Role::Withheld, &text, &places);
    }
}

/// Along the target's pace, on whichever side is free.
fn pace(facts: &Facts<'_>, frame: &Frame, scene: &mut Scene, taken: &mut Taken) {
    let count = frame.pace.len();
    let along = [1, 2, 3].map(|part| frame.pace.get(count * (part + 3) / 8).copied());
    let places: Vec<Candidate> = along
        .into_iter()
        .flatten()
        .flat_map(|(x, y)| {
            [place((x, y - NEAR), -NEAR, Anchor::End), place((x, y + BELOW), NEAR, Anchor::Start)]
        })
        .collect();
    taken.write(scene, Role::Pace, facts.subject.locale.labels.pace, &places);
}

fn place(at: Position, shift: i32, anchor: Anchor) -> Candidate {
    Candidate::new(at, shift, anchor)
}
