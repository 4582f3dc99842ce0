//! The whole figure: heading, sentences, drawing or table, and what stands behind them. Static and live alike.

use crate::chart;
use crate::locale::Key;
use crate::markup::Element;
use crate::scene::Scene;
use crate::subject::Subject;
use crate::svg;
use crate::table;
use crate::view::View;
use crate::words::{Words, append};

/// The height of every drawing, in pixels, so that the live one takes the static one's place without a jump.
pub const HEIGHT: i32 = 320;

/// The width that static drawings are made for, in pixels: a small phone's. They stay right on every wider page.
pub const STATIC_WIDTH: i32 = 248;

/// The figure of a goal with what is said of it, in a width in pixels.
pub fn figure(subject: &Subject<'_>, words: &Words, view: View, width: i32) -> Element {
    let locale = subject.locale;
    let paragraph = |part: &str, text: &str| Element::new("p").with("part", part).text(text);
    let heading = Element::new("figcaption").with("part", "heading");
    let mut parts = vec![heading.holding(vec![Element::new("strong").text(&words.heading)])];
    for (part, said) in words.paragraphs(view) {
        if !said.is_empty() {
            let mut text = String::new();
            append(&mut text, said);
            parts.push(paragraph(part, &text));
        }
    }
    let drawing = chart::draw(subject, view, width, HEIGHT);
    let is_drawn = drawing.is_some();
    if let Some(scene) = drawing {
        parts.push(svg::fluid(&scene, &subject.titled(view, locale.say(Key::LabelDrawing))));
    }
    for note in &words.notes {
        parts.push(paragraph("note", note));
    }
    let definition = Element::new("p")
        .with("part", "definition")
        .holding(vec![Element::new("strong").text(locale.say(Key::LabelDefinition))])
        .text(format!(" {}", subject.series.goal().definition.get(subject.locale.code())));
    let mut details = Element::new(if is_drawn { "details" } else { "div" }).with("part", "details");
    if is_drawn {
        details = details
            .holding(vec![Element::new("summary").text(subject.titled(view, locale.say(Key::LabelDetails)))]);
    }
    let download = Element::new("p").holding(vec![table::download(subject, view)]);
    parts.push(details.holding(vec![table::table(subject, view), definition, download]));
    Element::new("figure").with("part", "figure").with("lang", subject.locale.lang()).holding(parts)
}

/// The static fragment that an editor pastes: the whole figure, for every width, without a script.
pub fn fragment(subject: &Subject<'_>, view: View) -> String {
    figure(subject, &subject.words(view, None), view, STATIC_WIDTH).to_text() + "\n"
}

/// The drawing as a file of its own, where the goal has one.
pub fn file(subject: &Subject<'_>, view: View, width: i32) -> Option<String> {
    let scene: Scene = chart::draw(subject, view, width, HEIGHT)?;
    Some(
        svg::fixed(
            &scene,
            &subject.titled(view, subject.locale.say(Key::LabelDrawing)),
            subject.locale.lang(),
        )
        .to_text()
            + "\n",
    )
}
