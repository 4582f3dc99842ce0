//! A goal as a drawing: its cumulative outcome in a window against its target's pace, with what it is likely to come to; its
//! years against their targets, or by groups; one bar on the way to the target; or a number. The only user of plotters,
//! which does the coordinates and the series of what is drawn in days.

mod axis;
mod bar;
mod facts;
mod grid;
mod groups;
mod labels;
mod measure;
mod number;
mod pace;
mod place;
mod plot;
mod recorder;
mod told;
mod years;

use crate::scene::Scene;
use crate::subject::Subject;
use crate::view::View;

/// The height of drawings in days, in pixels. Every drawing has the same height at every width, so that the live one takes
/// the static one's place without a jump.
const HEIGHT: i32 = 320;

/// Draws a view of a goal, in a width in pixels. Nothing where there is nothing to draw it against, and for the table.
///
/// What is drawn for a narrow page stays right on every wider one, because positions along the days are shares of the
/// width (see [`crate::svg::fluid`]).
pub fn draw(subject: &Subject<'_>, view: View, width: i32) -> Option<Scene> {
    let mut scene = Scene { width: width * 10, height: HEIGHT * 10, shapes: Vec::new() };
    match view {
        View::Table => return None,
        View::Bar => bar::draw(subject, &mut scene)?,
        View::Figure => number::draw(subject, &mut scene)?,
        View::Years if subject.divided().is_some() => groups::draw(subject, &mut scene)?,
        view if subject.is_by_year(view) => years::draw(subject, &mut scene)?,
        _ => pace::draw(subject, &mut scene)?,
    }
    Some(scene)
}
