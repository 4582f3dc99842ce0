//! The backend that plotters draws on, and the one element that is drawn: it becomes a shape of the scene instead of
//! pixels.

use super::facts::Datum;
use crate::scene::{Position, Scene, Shape};
use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendColor, BackendCoord, DrawingBackend, DrawingErrorKind};
use std::convert::Infallible;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Records into a scene.
pub(super) struct Recorder<'scene>(pub(super) &'scene mut Scene);

/// One thing to draw, in days and counts, and the shape that it becomes.
pub(super) struct Mark<'a> {
    pub(super) data: &'a [Datum],
    pub(super) shape: &'a dyn Fn(Vec<Position>) -> Shape,
}

impl<'a> PointCollection<'a, Datum> for &'a Mark<'_> {
    type Point = &'a Datum;
    type IntoIter = &'a [Datum];

    fn point_iter(self) -> &'a [Datum] {
        self.data
    }
}

impl Drawable<Recorder<'_>> for Mark<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        recorder: &mut Recorder<'_>,
        _: (u32, u32),
    ) -> Drawn {
        recorder.0.shapes.push((self.shape)(points.collect()));
        Ok(())
    }
}

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.0.width.unsigned_abs(), self.0.height.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    /// Nothing here is drawn pixel by pixel.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }
}
