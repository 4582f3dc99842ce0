//! The words among the lines: a label at each line's end in place of a legend, the day, and what is withheld.
//!
//! Where the lines are is read from the scene that they were drawn into.

use super::axis::Scale;
use super::facts::Facts;
use super::grid;
use super::place::{Places, Taken};
use super::told::Teller;
use crate::locale::Key;
use crate::scene::{Anchor, Position, Role, Scene, Shape};
use crate::subject::Subject;
use mk_core::forecast::Prospect;

/// From a line or a dot to a label beside it, in tenths of a pixel.
const NEAR: i32 = 70;
/// From the axis up to the baseline of a label that stands on it.
const ON_AXIS: i32 = 80;
/// From a dot's middle down to the baseline of a label below it.
const BELOW: i32 = 200;

pub(super) fn write(facts: &Facts<'_>, scene: &mut Scene) {
    let mut drawn = std::mem::take(&mut scene.shapes);
    let mut taken = Taken::default();
    let mut axis: [Position; 2] = Default::default();
    for shape in &drawn {
        if let Shape::Line { role, points } = shape {
            match role {
                Role::Axis => axis = [first(points), last(points)],
                Role::Grid | Role::DataThrough => continue,
                _ => {}
            }
            taken.line(points);
        }
    }
    let [from, to] = axis;
    // Below the axis stand the months.
    taken.area((0, from.1), (scene.width, scene.height));
    grid::time(facts.subject, facts.window, axis, scene);
    let steps = Scale::up_to(facts.highest).steps();
    grid::scale(facts.subject, &steps, &drawn, scene, &mut taken);
    let teller = Teller::of(facts.subject);
    let labels = Labels { facts, teller, drawn: &drawn, end: to.0, bottom: from.1 };
    labels.target(scene, &mut taken);
    labels.outcome(scene, &mut taken);
    labels.forecast(scene, &mut taken);
    labels.data_through(scene, &mut taken);
    labels.withheld(scene, &mut taken);
    labels.pace(scene, &mut taken);
    drawn.append(&mut scene.shapes);
    scene.shapes = drawn;
}

struct Labels<'a> {
    facts: &'a Facts<'a>,
    teller: Teller<'a>,
    /// The lines, areas and dots.
    drawn: &'a [Shape],
    /// Where the axis ends, and its height.
    end: i32,
    bottom: i32,
}

impl Labels<'_> {
    /// The last dot of a role.
    fn dot(&self, wanted: Role) -> Option<Position> {
        let dot = |shape: &Shape| match shape {
            Shape::Dot { role, at, .. } if *role == wanted => Some(*at),
            _ => None,
        };
        self.drawn.iter().rev().find_map(dot)
    }

    fn lines(&self, wanted: Role) -> Vec<&[Position]> {
        let line = |shape: &'_ Shape| matches!(shape, Shape::Line { role, .. } if *role == wanted);
        let mut lines: Vec<&[Position]> = Vec::new();
        for shape in self.drawn.iter().filter(|shape| line(shape)) {
            if let Shape::Line { points, .. } = shape {
                lines.push(points);
            }
        }
        lines
    }

    fn target(&self, scene: &mut Scene, taken: &mut Taken) {
        let Some((x, y)) = self.dot(Role::Target) else { return };
        let locale = self.facts.subject.locale;
        let text = locale.fill(Key::LabelTarget, &[&locale.whole(self.facts.target.into())]);
        let mut places = Places::default();
        places.add(x, y - 100, 0, Anchor::End);
        places.add_down(x, y + BELOW, self.bottom, 0);
        let (target, told) = (self.facts.target, &self.teller);
        taken.tell(scene, Role::Target, &text, &places, told.tell(&|subject| subject.tell_target(target)));
    }

    fn outcome(&self, scene: &mut Scene, taken: &mut Taken) {
        let (Some((x, y)), Some(now)) = (self.dot(Role::Outcome), self.facts.now()) else { return };
        let locale = self.facts.subject.locale;
        let text = locale.fill(Key::LabelOutcome, &[&locale.counts(now)]);
        let mut places = Places::default();
        for below in [BELOW, 50, 300, 400] {
            places.add(x, y + below, NEAR, Anchor::Start);
        }
        places.add(x, y - NEAR, -NEAR, Anchor::End);
        places.add(x, y - 120, 0, Anchor::End);
        // Under the line there is always room, further down for a label that must keep to the drawing's end.
        for x in [x, self.end] {
            places.add_down(x, y + BELOW, self.bottom, -NEAR);
        }
        taken.write(scene, Role::Outcome, &text, &places);
    }

    /// What the window is likely to come to, at the end of its band: below it, above or within.
    fn forecast(&self, scene: &mut Scene, taken: &mut Taken) {
        let (Some(forecast), [lower, upper]) =
            (self.facts.subject.forecast.and_then(Prospect::end), &self.lines(Role::Forecast)[..])
        else {
            return;
        };
        let (subject, (x, low), (_, high)) = (self.facts.subject, last(lower), last(upper));
        let text = subject.locale.fill(Key::LabelForecast, &[&subject.range(forecast.most)]);
        let mut places = Places::default();
        places.add(x, low + BELOW, 0, Anchor::End);
        places.add(x, high - 100, 0, Anchor::End);
        places.add(x, low.midpoint(high) + 50, -NEAR, Anchor::End);
        places.add_down(x, low + BELOW, self.bottom, 0);
        places.add_down(x, high - 700, high, 0);
        let told = self.teller.tell(&|subject| subject.outlook().swap_remove(0));
        taken.tell(scene, Role::Forecast, &text, &places, told);
    }

    /// The day the figures reach to, beside its line.
    fn data_through(&self, scene: &mut Scene, taken: &mut Taken) {
        let Some((day, _)) = self.facts.data_through() else { return };
        let x = self.lines(Role::DataThrough).first().map_or(0, |line| first(line).0);
        let text = self.facts.subject.locale.date_short(day);
        let mut places = Places::default();
        let low = self.bottom - ON_AXIS;
        for y in [low, low - 220] {
            places.add(x, y, -NEAR, Anchor::End);
            places.add(x, y, NEAR, Anchor::Start);
        }
        // Beyond the outcome's label, where both are low.
        places.add(x, low, 1150, Anchor::Start);
        taken.write(scene, Role::DataThrough, &text, &places);
    }

    /// The words in the stretches withheld: low in the drawing, or high where the lines are low.
    fn withheld(&self, scene: &mut Scene, taken: &mut Taken) {
        let subject = self.facts.subject;
        let Subject { locale, publication, .. } = subject;
        let k = locale.whole(publication.threshold().into());
        let are_few = self.facts.are_few();
        let text = locale.fill(if are_few { Key::LabelWithheld } else { Key::WithheldElse }, &[&k]);
        let areas = self.drawn.iter().filter_map(|shape| match shape {
            Shape::Area { role: Role::Withheld, from, to } => Some((from, to)),
            _ => None,
        });
        for ((from, to), (_, point)) in areas.zip(self.facts.withheld()) {
            let (middle, low) = (from.0.midpoint(to.0), to.1 - ON_AXIS);
            let mut places = Places::default();
            for y in [low, low - 200, from.1 + 140, from.1 + 340] {
                places.add(middle, y, 0, Anchor::Middle);
                places.add(to.0, y, 0, Anchor::End);
                places.add(from.0, y, 0, Anchor::Start);
            }
            let told = self.teller.tell(&|subject| subject.tell_withheld(point));
            taken.tell(scene, Role::Withheld, &text, &places, told);
        }
    }

    /// Along the target's pace, on whichever side is free.
    fn pace(&self, scene: &mut Scene, taken: &mut Taken) {
        let lines = self.lines(Role::Pace);
        let Some(line) = lines.first() else { return };
        let mut places = Places::default();
        for part in 4..7 {
            if let Some((x, y)) = line.get(line.len() * part / 8) {
                places.add(*x, y - NEAR, -NEAR, Anchor::End);
                places.add(*x, y + BELOW, NEAR, Anchor::Start);
            }
        }
        taken.write(scene, Role::Pace, self.facts.subject.locale.say(Key::LabelPace), &places);
    }
}

fn first(points: &[Position]) -> Position {
    points.first().copied().unwrap_or_default()
}

fn last(points: &[Position]) -> Position {
    points.last().copied().unwrap_or_default()
}
