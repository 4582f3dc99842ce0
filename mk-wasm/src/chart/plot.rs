//! Drawing through plotters, in days and counts.

use super::axis::{Days, Scale, end_of, start_of};
use super::facts::Datum;
use super::grid::Grid;
use super::recorder::{Recorder, style};
use crate::scene::{Position, Role, Scene};
use mk_core::programme::Period;
use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};

/// In tenths of a pixel: room for a label above, for the months below, and for half a dot at the right side.
const TOP: i32 = 240;
const BOTTOM: i32 = 280;
const SIDE: i32 = 60;

/// A plot of some days and of counts from 0 up. What is drawn lands in the scene.
///
/// It is plotters' drawing area itself: a `ChartBuilder` would bring captions and fonts, which weigh much in the
/// widget and are not used.
///
/// Drawing cannot fail for any other reason than a scene without room; the answer is then nothing.
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

    /// Draws the axis without a scale.
    pub(super) fn axis(&mut self) -> Option<Grid> {
        let ends = [(start_of(self.period.from), 0.0), (end_of(self.period.through), 0.0)];
        self.line(ends.to_vec(), Role::Axis)?;
        let [from, through] = ends.map(|end| self.at(end));
        Some(Grid { steps: Vec::new(), axis: (from, through), period: self.period })
    }

    /// Draws the scale's lines and the axis.
    pub(super) fn grid(&mut self) -> Option<Grid> {
        let (from, through) = (start_of(self.period.from), end_of(self.period.through));
        let steps: Vec<u32> = Scale::up_to(self.highest).steps().collect();
        for step in &steps {
            self.line(vec![(from, f64::from(*step)), (through, f64::from(*step))], Role::Grid)?;
        }
        let steps = steps.into_iter().map(|step| (step, self.at((from, f64::from(step))))).collect();
        Some(Grid { steps, ..self.axis()? })
    }

    pub(super) fn line(&mut self, points: Vec<Datum>, role: Role) -> Option<()> {
        self.area.draw(&PathElement::new(points, style(role))).ok()
    }

    /// From one moment to another, from nothing up to a count.
    pub(super) fn area(&mut self, (from, to): (i32, i32), top: f64, role: Role) -> Option<()> {
        self.area.draw(&Rectangle::new([(from, top), (to, 0.0)], style(role))).ok()
    }

    /// Between a lower and an upper line.
    pub(super) fn band(&mut self, lower: &[Datum], upper: &[Datum], role: Role) -> Option<()> {
        let around: Vec<Datum> = lower.iter().chain(upper.iter().rev()).copied().collect();
        self.area.draw(&Polygon::new(around, style(role))).ok()
    }

    pub(super) fn dot(&mut self, at: Datum, radius: i32, role: Role) -> Option<()> {
        self.area.draw(&Circle::new(at, radius, style(role))).ok()
    }

    /// Where something is drawn.
    pub(super) fn at(&self, datum: Datum) -> Position {
        self.area.map_coordinate(&datum)
    }
}
