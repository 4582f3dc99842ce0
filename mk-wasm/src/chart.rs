//! A goal as a drawing: its cumulative outcome in a window against its target's pace, with what it is likely to come to, or
//! its years against their targets. The only user of plotters, which does the coordinates and the series.

mod axis;
mod facts;
mod grid;
mod labels;
mod measure;
mod pace;
mod place;
mod plot;
mod recorder;
mod years;

pub(crate) use place::FONT_SIZE;

use crate::scene::Scene;
use crate::subject::Subject;
use crate::view::View;

/// Draws a view of a goal, in a size in pixels. Nothing where there is no target to draw it against, and for the table.
///
/// What is drawn for a narrow page stays right on every wider one, because positions along the days are shares of the
/// width (see [`crate::svg::fluid`]).
pub fn draw(subject: &Subject<'_>, view: View, width: i32, height: i32) -> Option<Scene> {
    let mut scene = Scene { width: width * 10, height: height * 10, shapes: Vec::new() };
    match view {
        View::Table => return None,
        view if subject.is_by_year(view) => years::draw(subject, &mut scene)?,
        _ => pace::draw(subject, &mut scene)?,
    }
    Some(scene)
}
