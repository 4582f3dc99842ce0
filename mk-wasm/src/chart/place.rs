//! Finding room for labels: of a few good places, the one that covers least.

use super::measure;
use crate::scene::{Anchor, Position, Role, Scene, Shape};

/// The font size of labels, in pixels.
pub(crate) const FONT_SIZE: i32 = 14;

/// A rectangle: left, top, right, bottom.
type Frame = (i32, i32, i32, i32);

/// What labels must not cover.
#[derive(Default)]
pub(super) struct Taken(Vec<Frame>);

/// A place for a label: where, which way from there, and its end.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub(super) at: Position,
    pub(super) shift: i32,
    pub(super) anchor: Anchor,
}

impl Candidate {
    pub(super) fn new(at: Position, shift: i32, anchor: Anchor) -> Self {
        Self { at, shift, anchor }
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

    /// Writes a label at the first candidate that covers nothing, or at the one that covers least.
    pub(super) fn write(&mut self, scene: &mut Scene, role: Role, text: &str, candidates: &[Candidate]) {
        let cost = |candidate: &&Candidate| self.covered(frame(text, role, **candidate), scene);
        // The first of equals, so that the order of the candidates is the order of preference.
        let Some(best) = candidates.iter().min_by_key(cost) else { return };
        self.0.push(frame(text, role, *best));
        let Candidate { at, shift, anchor } = *best;
        scene.shapes.push(Shape::Text { role, at, shift, anchor, text: text.to_owned() });
    }

    /// How much of a label is cut off, and then how much it covers: being cut off is worse than anything.
    fn covered(&self, label: Frame, scene: &Scene) -> (i64, i64) {
        let area =
            |frame: Frame| i64::from((frame.2 - frame.0).max(0)) * i64::from((frame.3 - frame.1).max(0));
        let common = |other: Frame| {
            (label.0.max(other.0), label.1.max(other.1), label.2.min(other.2), label.3.min(other.3))
        };
        let cut = area(label) - area(common((0, 0, scene.width, scene.height)));
        (cut, self.0.iter().map(|other| area(common(*other))).sum())
    }
}

fn frame(text: &str, role: Role, candidate: Candidate) -> Frame {
    let width = measure::width(text, FONT_SIZE, role.is_bold());
    let x = candidate.at.0 + candidate.shift;
    let left = match candidate.anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2,
        Anchor::End => x - width,
    };
    // From the tallest letter to below the baseline.
    (left, candidate.at.1 - FONT_SIZE * 9, left + width, candidate.at.1 + FONT_SIZE * 3)
}
