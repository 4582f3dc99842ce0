//! What has been reached as a number, large.

use crate::scene::{Anchor, Role, Scene, Shape, Told};
use crate::subject::Subject;

/// In tenths of a pixel.
const HEIGHT: i32 = 560;
const BASELINE: i32 = 440;

pub(super) fn draw(subject: &Subject<'_>, scene: &mut Scene) -> Option<()> {
    let reached = subject.last()?.figure().span();
    scene.height = HEIGHT;
    let at = (if subject.locale.is_leftward() { scene.width } else { 0 }, BASELINE);
    let anchor = if at.0 == 0 { Anchor::Start } else { Anchor::End };
    let text = subject.locale.counts(reached);
    scene.shapes.push(Shape::Text { role: Role::Number, at, shift: 0, anchor, text, told: Told::default() });
    Some(())
}
