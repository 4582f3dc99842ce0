//! A scene as SVG elements: of one size, or as wide as the page.
//!
//! Colours are written as attributes, which no policy forbids and every style sheet overrides. Text and thin lines take
//! the page's own colour.

use crate::figure::Form;
use crate::markup::Element;
use crate::scene::{Anchor, FONT_SIZE, Position, Role, Scene, Shape, Told};

/// The outcome's colour: 4.6 to 1 on white and 4.5 to 1 on black, so that it can be read on either.
const ACCENT: &str = "#1778c6";

/// A drawing of the scene's own size, as a file of its own.
pub fn fixed(scene: &Scene, title: &str, language: &str) -> Element {
    let (width, height) = (pixels(scene.width), pixels(scene.height));
    let ground = Element::new("rect").with("width", "100%").with("height", "100%").with("fill", "#fff");
    svg(scene, title)
        .with("role", "img")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("lang", language)
        .with("width", &*width)
        .with("viewBox", format!("0 0 {width} {height}"))
        .with("font-family", "Arial, Helvetica, sans-serif")
        .holding(vec![Element::new("title").text(title), ground])
        .holding(elements(scene, &pixels, Form::Static, &|_| true))
}

/// A drawing that is as wide as the page lets it be and as high as the scene. Its text keeps its size at every width.
///
/// Lines lie in a drawing of their own, which is stretched; texts and dots, which must not be, stand at percentages.
///
/// Static, it is one picture with a name. Live, what tells something by itself is a picture of its own within it, which the
/// script lets the keyboard reach, and the rest is passed over by those who listen.
pub fn fluid(scene: &Scene, title: &str, form: Form) -> Element {
    let (width, height) = (pixels(scene.width), pixels(scene.height));
    let is_told = |shape: &Shape| told(shape).is_some();
    let percent = |x: i32| decimal(i64::from(x) * 10_000 / i64::from(scene.width.max(1)), 100) + "%";
    let stretched = Element::new("svg")
        .with("width", "100%")
        .with("height", &*height)
        .with("viewBox", format!("0 0 {width} {height}"))
        .with("preserveAspectRatio", "none")
        .with("aria-hidden", "true")
        .holding(elements(scene, &pixels, form, &is_stretched));
    let whole = svg(scene, title).with("width", "100%");
    if form == Form::Static || !scene.shapes.iter().any(is_told) {
        let rest = elements(scene, &percent, form, &|shape| !is_stretched(shape));
        return whole.with("role", "img").holding(vec![stretched]).holding(rest);
    }
    let silent =
        Element::new("g")
            .with("aria-hidden", "true")
            .holding(elements(scene, &percent, form, &|shape| !is_stretched(shape) && !is_told(shape)));
    whole.with("role", "group").holding(vec![stretched, silent]).holding(elements(
        scene,
        &percent,
        form,
        &|shape| !is_stretched(shape) && is_told(shape),
    ))
}

/// What a shape tells by itself.
fn told(shape: &Shape) -> Option<&Told> {
    match shape {
        Shape::Dot { told, .. } | Shape::Text { told, .. } if !told.seen.is_empty() => Some(told),
        _ => None,
    }
}

/// Some of the shapes, with their places along the width written in a way.
fn elements(
    scene: &Scene,
    x: &dyn Fn(i32) -> String,
    form: Form,
    which: &dyn Fn(&Shape) -> bool,
) -> Vec<Element> {
    let mut elements = Vec::new();
    for shape in &scene.shapes {
        if which(shape) {
            let mut element = element(shape, x);
            if let (Some(told), Form::Live) = (told(shape), form) {
                element = element
                    .with("role", "img")
                    .with("aria-label", &*told.heard)
                    .with("data-told", &*told.seen);
            } else if let Shape::Dot { told, .. } = shape
                && !told.seen.is_empty()
            {
                element = element.holding(vec![Element::new("title").text(&told.seen)]);
            }
            elements.push(element);
        }
    }
    elements
}

/// Lines and what they enclose can be stretched; texts and dots must not be.
fn is_stretched(shape: &Shape) -> bool {
    matches!(shape, Shape::Line { .. } | Shape::Band { .. } | Shape::Area { .. })
}

fn svg(scene: &Scene, title: &str) -> Element {
    Element::new("svg")
        .with("part", "chart")
        .with("aria-label", title)
        .with("height", pixels(scene.height))
        .with("font-size", pixels(FONT_SIZE * 10))
}

fn element(shape: &Shape, x: &dyn Fn(i32) -> String) -> Element {
    match shape {
        Shape::Line { role, points } => {
            let mut line =
                path(*role, points).with("fill", "none").with("vector-effect", "non-scaling-stroke");
            for (name, value) in stroke(*role) {
                line = line.with(name, *value);
            }
            line
        }
        Shape::Band { role, points } => path(*role, points).with("fill", ACCENT).with("fill-opacity", ".16"),
        Shape::Area { role, from, to } => {
            let area = Element::new("rect")
                .with("class", role.name())
                .with("x", pixels(from.0))
                .with("y", pixels(from.1))
                .with("width", pixels(to.0 - from.0))
                .with("height", pixels(to.1 - from.1))
                .with(
                    "fill",
                    if matches!(role, Role::Outcome | Role::Forecast) { ACCENT } else { "currentColor" },
                )
                .with(
                    "fill-opacity",
                    match role {
                        Role::Outcome => "1",
                        Role::Forecast => ".3",
                        _ => ".1",
                    },
                );
            // Pale as it is, it is told from what is around it by its edge.
            if *role == Role::Forecast {
                area.with("stroke", ACCENT).with("vector-effect", "non-scaling-stroke")
            } else {
                area
            }
        }
        Shape::Dot { role, at, radius, .. } => Element::new("circle")
            .with("class", role.name())
            .with("cx", x(at.0))
            .with("cy", pixels(at.1))
            .with("r", pixels(*radius))
            .with("fill", if *role == Role::Outcome { ACCENT } else { "currentColor" }),
        Shape::Text { role, at, shift, anchor, text, .. } => {
            let label = Element::new("text")
                .with("class", role.name())
                .with("x", x(at.0))
                .with("y", pixels(at.1))
                .with("fill", "currentColor")
                .with("text-anchor", anchor_word(*anchor));
            let label = if *shift == 0 { label } else { label.with("dx", pixels(*shift)) };
            // The drawing goes from left to right; words that do not are still read from their own side.
            let label =
                if text.contains(is_right_to_left) { label.with("unicode-bidi", "plaintext") } else { label };
            let label = if role.is_bold() { label.with("font-weight", "bold") } else { label };
            let size = role.font_size();
            let label = if size == FONT_SIZE { label } else { label.with("font-size", pixels(size * 10)) };
            label.text(text)
        }
    }
}

fn path(role: Role, points: &[Position]) -> Element {
    let mut path = String::new();
    for (index, point) in points.iter().enumerate() {
        path.push(if index == 0 { 'M' } else { 'L' });
        path.extend([&*pixels(point.0), " ", &*pixels(point.1)]);
    }
    Element::new("path").with("class", role.name()).with("d", path)
}

fn stroke(role: Role) -> &'static [(&'static str, &'static str)] {
    match role {
        Role::Outcome => &[("stroke", ACCENT), ("stroke-width", "3"), ("stroke-linejoin", "round")],
        Role::Target => &[("stroke", "currentColor"), ("stroke-width", "3")],
        Role::Forecast => &[("stroke", ACCENT), ("stroke-width", "1")],
        Role::Pace => &[("stroke", "currentColor"), ("stroke-width", "1.5"), ("stroke-dasharray", "6 4")],
        Role::DataThrough => &[("stroke", "currentColor"), ("stroke-dasharray", "1 3")],
        Role::Grid => &[("stroke", "currentColor"), ("stroke-opacity", ".2")],
        _ => &[("stroke", "currentColor")],
    }
}

/// Hebrew, Arabic and Persian letters.
fn is_right_to_left(character: char) -> bool {
    ('\u{590}'..='\u{8ff}').contains(&character)
}

fn anchor_word(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

/// Tenths of a pixel as pixels.
fn pixels(tenths: i32) -> String {
    decimal(tenths.into(), 10)
}

/// A number of hundredths or tenths as a decimal, without zeros at its end.
fn decimal(number: i64, unit: i64) -> String {
    let mut written = String::from(if number < 0 { "-" } else { "" });
    written.push_str(&(number.abs() / unit).to_string());
    let mut rest = number.abs() % unit;
    written.push_str(if rest > 0 { "." } else { "" });
    while rest > 0 {
        rest *= 10;
        written.push_str(&(rest / unit).to_string());
        rest %= unit;
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_short_and_exact() {
        for (number, unit, written) in [
            (0, 10, "0"),
            (35, 10, "3.5"),
            (-70, 10, "-7"),
            (-5, 10, "-0.5"),
            (8333, 100, "83.33"),
            (105, 100, "1.05"),
            (150, 100, "1.5"),
        ] {
            assert_eq!(decimal(number, unit), written);
        }
    }
}
