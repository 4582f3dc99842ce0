//! Drawing through plotters, in days and counts.

use super::axis::{Days, Scale, end_of, start_of};
use super::facts::Datum;
use super::recorder::{Mark, Recorder};
use crate::scene::{Position, Role, Scene, Shape, Told};
use mk_core::programme::Period;
use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::{DrawingArea, IntoDrawingArea};

/// In tenths of a pixel: room for a label above, for the months below, and for half a dot at the right side.
const TOP: i32 = 240;
const BOTTOM: i32 = 280;
const SIDE: i32 = 60;

/// A plot of some days and of counts from 0 up. What is drawn lands in the scene.
///
/// It is plotters' drawing area itself: a `ChartBuilder` would bring captions and fonts, which weigh much in the
/// widget and are not used. Everything is drawn as one kind of element, for each kind weighs as much again.
pub(super) struct Plot<'scene> {
    area: DrawingArea<Recorder<'scene>, Cartesian2d<Days, Scale>>,
    period: Period,
    highest: u64,
}

impl<'scene> Plot<'scene> {
    pub(super) fn new(scene: &'scene mut Scene, period: Period, highest: u64) -> Self {
        let inside = Recorder(scene).into_drawing_area().margin(TOP, BOTTOM, 0, SIDE);
        let (along, up) = inside.get_pixel_range();
        // Counts grow upwards, positions downwards.
        let coordinates =
            Cartesian2d::new(Days::of(period), Scale::up_to(highest), (along, up.end..up.start));
        Self { area: inside.apply_coord_spec(coordinates), period, highest }
    }

    /// The count at the upper edge.
    pub(super) fn top(&self) -> f64 {
        Scale::up_to(self.highest).top()
    }

    /// Draws the axis.
    pub(super) fn axis(&self) {
        self.line(&[(start_of(self.period.from), 0.0), (end_of(self.period.through), 0.0)], Role::Axis);
    }

    /// Draws the scale's lines and the axis.
    pub(super) fn grid(&self) {
        let (from, through) = (start_of(self.period.from), end_of(self.period.through));
        for step in Scale::up_to(self.highest).steps() {
            self.line(&[(from, f64::from(step)), (through, f64::from(step))], Role::Grid);
        }
        self.axis();
    }

    pub(super) fn line(&self, data: &[Datum], role: Role) {
        self.draw(data, &|points| Shape::Line { role, points });
    }

    /// From one moment to another, from nothing up to a count.
    pub(super) fn area(&self, (from, to): (i32, i32), top: f64, role: Role) {
        self.draw(&[(from, top), (to, 0.0)], &|points| {
            let corner = |at: usize| points.get(at).copied().unwrap_or_default();
            Shape::Area { role, from: corner(0), to: corner(1) }
        });
    }

    /// What lies within a line that closes.
    pub(super) fn band(&self, around: &[Datum], role: Role) {
        self.draw(around, &|points| Shape::Band { role, points });
    }

    pub(super) fn dot(&self, at: Datum, radius: i32, role: Role, told: &Told) {
        self.draw(&[at], &|points| {
            let at = points.first().copied().unwrap_or_default();
            Shape::Dot { role, at, radius, told: told.clone() }
        });
    }

    /// Where something is drawn.
    pub(super) fn at(&self, datum: Datum) -> Position {
        self.area.map_coordinate(&datum)
    }

    /// Recording cannot fail.
    fn draw(&self, data: &[Datum], shape: &dyn Fn(Vec<Position>) -> Shape) {
        let _ = self.area.draw(&Mark { data, shape });
    }
}
