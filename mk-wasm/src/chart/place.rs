//! Finding room for labels: of a few good places, the one that covers least.

use super::measure;
use crate::scene::{Anchor, FONT_SIZE, Position, Role, Scene, Shape, Told};

/// A rectangle: left, top, right, bottom.
type Frame = (i32, i32, i32, i32);

/// What labels must not cover.
#[derive(Default)]
pub(super) struct Taken(Vec<Frame>);

/// Places for a label in the order of preference: where, how far from there, and which end of it.
#[derive(Default)]
pub(super) struct Places(Vec<(Position, i32, Anchor)>);

impl Places {
    pub(super) fn add(&mut self, x: i32, y: i32, shift: i32, anchor: Anchor) {
        self.0.push(((x, y), shift, anchor));
    }

    /// Every ten pixels from one height down to another.
    pub(super) fn add_down(&mut self, x: i32, from: i32, to: i32, shift: i32) {
        let mut y = from;
        while y < to {
            self.add(x, y, shift, Anchor::End);
            y += 100;
        }
    }
}

impl Taken {
    /// Marks a line as taken, a piece at a time.
    pub(super) fn line(&mut self, points: &[Position]) {
        const PIECE: i32 = 60;
        for (from, to) in points.iter().zip(points.iter().skip(1)) {
            let pieces = ((to.0 - from.0).abs().max((to.1 - from.1).abs()) / PIECE).max(1);
            for piece in 0..=pieces {
                let x = from.0 + (to.0 - from.0) * piece / pieces;
                let y = from.1 + (to.1 - from.1) * piece / pieces;
                self.0.push((x - 35, y - 35, x + 35, y + 35));
            }
        }
    }

    /// Marks a rectangle as taken, from its left upper to its right lower corner.
    pub(super) fn area(&mut self, from: Position, to: Position) {
        self.0.push((from.0, from.1, to.0, to.1));
    }

    /// Writes a label at the first place where it covers nothing, or where it covers least.
    pub(super) fn write(&mut self, scene: &mut Scene, role: Role, text: &str, places: &Places) {
        self.tell(scene, role, text, places, Told::default());
    }

    /// The same, with what is told of it.
    pub(super) fn tell(&mut self, scene: &mut Scene, role: Role, text: &str, places: &Places, told: Told) {
        let mut best = None;
        for place in &places.0 {
            let cost = self.covered(frame(text, role, *place), scene);
            // The first of equals.
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, *place));
            }
            if cost == (0, 0) {
                break;
            }
        }
        let Some((_, place)) = best else { return };
        self.0.push(frame(text, role, place));
        let (at, shift, anchor) = place;
        scene.shapes.push(Shape::Text { role, at, shift, anchor, text: text.to_owned(), told });
    }

    /// How much of a label is cut off, and then how much it covers: being cut off is worse than anything.
    fn covered(&self, label: Frame, scene: &Scene) -> (i64, i64) {
        let area =
            |frame: Frame| i64::from((frame.2 - frame.0).max(0)) * i64::from((frame.3 - frame.1).max(0));
        let common = |other: Frame| {
            area((label.0.max(other.0), label.1.max(other.1), label.2.min(other.2), label.3.min(other.3)))
        };
        let cut = area(label) - common((0, 0, scene.width, scene.height));
        let mut covered = 0;
        for other in &self.0 {
            covered += common(*other);
        }
        (cut, covered)
    }
}

fn frame(text: &str, role: Role, (at, shift, anchor): (Position, i32, Anchor)) -> Frame {
    let width = measure::width(text, FONT_SIZE, role.is_bold());
    let x = at.0 + shift;
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2,
        Anchor::End => x - width,
    };
    // From the tallest letter to below the baseline.
    (left, at.1 - FONT_SIZE * 9, left + width, at.1 + FONT_SIZE * 3)
}
