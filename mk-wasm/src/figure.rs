//! The whole figure: heading, sentences, drawing or table, and what stands behind them. Static and live alike.

use crate::chart;
use crate::markup::Element;
use crate::scene::Scene;
use crate::subject::Subject;
use crate::svg;
use crate::table;
use crate::view::View;
use crate::words::Words;

/// The height of every drawing, in pixels, so that the live one takes the static one's place without a jump.
pub const HEIGHT: i32 = 320;

/// The width that static drawings are made for, in pixels: a small phone's. They stay right on every wider page.
pub const STATIC_WIDTH: i32 = 248;

/// The figure of a goal with what is said of it, in a width in pixels.
pub fn figure(subject: &Subject<'_>, words: &Words, view: View, width: i32) -> Element {
    let labels = &subject.locale.labels;
    let said = words.paragraphs(view).into_iter().filter(|(_, sentences)| !sentences.is_empty());
    let said = said.map(|(part, sentences)| Element::new("p").with("part", part).text(sentences.join(" ")));
    let drawing = chart::draw(subject, view, width, HEIGHT)
        .map(|scene| svg::fluid(&scene, &subject.titled(view, subject.locale.labels.drawing)));
    let definition = Element::new("p")
        .with("part", "definition")
        .holding([Element::new("strong").text(labels.definition)])
        .text(format!(" {}", subject.series.goal().definition.get(subject.locale.code)));
    let behind = [definition, Element::new("p").holding([table::download(subject, view)])];
    let shown = if drawing.is_some() {
        let details = Element::new("details").with("part", "details");
        let summary = Element::new("summary").text(subject.titled(view, labels.details));
        details.holding([summary, table::table(subject, view)]).holding(behind)
    } else {
        Element::new("div").with("part", "details").holding([table::table(subject, view)]).holding(behind)
    };
    let heading = Element::new("figcaption").with("part", "heading");
    let heading = heading.holding([Element::new("strong").text(&words.heading)]);
    Element::new("figure")
        .with("part", "figure")
        .with("lang", subject.locale.lang)
        .holding([heading])
        .holding(said)
        .holding(drawing)
        .holding(words.notes.iter().map(|note| Element::new("p").with("part", "note").text(note)))
        .holding([shown])
}

/// The static fragment that an editor pastes: the whole figure, for every width, without a script.
pub fn fragment(subject: &Subject<'_>, view: View) -> String {
    figure(subject, &subject.words(view, None), view, STATIC_WIDTH).to_text() + "\n"
}

/// The drawing as a file of its own, where the goal has one.
pub fn file(subject: &Subject<'_>, view: View, width: i32) -> Option<String> {
    let scene: Scene = chart::draw(subject, view, width, HEIGHT)?;
    Some(
        svg::fixed(&scene, &subject.titled(view, subject.locale.labels.drawing), subject.locale.lang)
            .to_text()
            + "\n",
    )
}
