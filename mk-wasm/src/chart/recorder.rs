//! The backend that plotters draws on: it records shapes instead of painting them.
//!
//! The colour that plotters hands on with each shape carries the shape's [`Role`], so nothing else needs to be said on
//! the way.

use crate::scene::{Role, Scene, Shape};
use plotters::style::{RGBAColor, ShapeStyle};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};
use std::convert::Infallible;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Records into a scene.
pub(super) struct Recorder<'scene>(pub(super) &'scene mut Scene);

/// The style that stands for a role.
pub(super) fn style(role: Role) -> ShapeStyle {
    ShapeStyle { color: RGBAColor(role as u8, 0, 0, 1.0), filled: false, stroke_width: 1 }
}

fn role<S: BackendStyle>(style: &S) -> Role {
    let BackendColor { rgb: (number, _, _), .. } = style.color();
    Role::numbered(number).unwrap_or(Role::Axis)
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

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.0.shapes.push(Shape::Line { role: role(style), points: path.into_iter().collect() });
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        _: bool,
    ) -> Drawn {
        self.0.shapes.push(Shape::Area { role: role(style), from, to });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        around: I,
        style: &S,
    ) -> Drawn {
        self.0.shapes.push(Shape::Band { role: role(style), points: around.into_iter().collect() });
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, _: bool) -> Drawn {
        let radius = radius.cast_signed();
        self.0.shapes.push(Shape::Dot { role: role(style), at, radius, title: String::new() });
        Ok(())
    }
}
