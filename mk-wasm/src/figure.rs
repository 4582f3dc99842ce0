//! The whole figure: heading, sentences, drawing or table, and what stands behind them. Static and live alike.

use crate::chart;
use crate::locale::Key;
use crate::markup::{Element, Node};
use crate::subject::Subject;
use crate::svg;
use crate::table;
use crate::view::View;
use crate::words::{Words, append};
use mk_core::text::Text;

/// The width that static drawings are made for, in pixels: a small phone's. They stay right on every wider page.
pub const STATIC_WIDTH: i32 = 248;

/// Whether a figure is a text that stays as it is, or in a document where a script answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Complete by itself: the table's download is in its link.
    Static,
    /// With points that can be reached one by one, and with buttons.
    Live,
}

/// How a figure is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// What is put first.
    pub view: View,
    /// In pixels.
    pub width: i32,
    /// Of what it is a part.
    pub form: Form,
    /// The level of its heading, 2 to 6; none where it is a caption alone.
    pub heading: Option<u8>,
}

impl Frame {
    /// A static figure, right for every width.
    pub fn still(view: View) -> Self {
        Self { view, width: STATIC_WIDTH, form: Form::Static, heading: None }
    }
}

/// The figure of a goal with what is said of it.
pub fn figure(subject: &Subject<'_>, words: &Words, frame: Frame) -> Element {
    let Frame { view, width, form, heading } = frame;
    let locale = subject.locale;
    let goal = subject.series.goal();
    let title = worded(Element::new(heading_tag(heading)), subject, &goal.title, &words.heading);
    let mut parts = vec![Element::new("figcaption").with("part", "heading").holding(vec![title])];
    let paragraphs = |said: Vec<(&'static str, &[String])>, parts: &mut Vec<Element>| {
        for (part, sentences) in said {
            if !sentences.is_empty() {
                let mut text = String::new();
                append(&mut text, sentences);
                parts.push(paragraph(part, &text));
            }
        }
    };
    let drawing = chart::draw(subject, view, width);
    let is_drawn = drawing.is_some();
    let drawn = drawing.map(|scene| svg::fluid(&scene, &subject.titled(view, Key::LabelDrawing), form));
    // Time goes from left to right in every language, so that one drawing and the next can be held against each other.
    let drawn =
        drawn.map(|drawing| if locale.is_leftward() { drawing.with("direction", "ltr") } else { drawing });
    // A number comes before the sentence that has it.
    let [before, after] = if view == View::Figure { [drawn, None] } else { [None, drawn] };
    if let Some(drawn) = before {
        parts.push(drawn);
    }
    let first = parts.len();
    paragraphs(words.paragraphs(view), &mut parts);
    let place = format!("kraft-{}-{}-{}", goal.id, view.word(), locale.code());
    if let Some(lead) = parts.get_mut(first) {
        let link = Element::new("a").with("part", "link").with("href", format!("#{place}"));
        let link = link.text(locale.say(Key::LabelToDefinition));
        lead.children.push(Node::Text(" ".to_owned()));
        lead.children.push(Node::Element(link));
    }
    if let Some(drawn) = after {
        parts.push(drawn);
    }
    for note in &words.notes {
        parts.push(paragraph("note", note));
    }
    let mut details = Vec::new();
    if is_drawn {
        details.push(Element::new("summary").text(subject.titled(view, Key::LabelDetails)));
    }
    paragraphs(words.more(view), &mut details);
    let table = table::table(subject, view);
    details.push(match subject.divided() {
        None => table,
        // With a column for each group it can be wider than a phone: it scrolls by itself, with the keyboard, too.
        Some(_) => Element::new("div")
            .with("part", "scroll")
            .with("role", "region")
            .with("aria-label", subject.titled(view, Key::LabelCaption))
            .with("tabindex", "0")
            .holding(vec![table]),
    });
    details.push(definition(subject).with("id", place));
    let mut tools = vec![table::download(subject, view, form)];
    if form == Form::Live {
        tools.extend(buttons(subject, is_drawn));
    }
    let tools = Element::new("p").with("part", "tools").holding(tools);
    details.push(if is_drawn {
        tools
    } else {
        // Where nothing else hides them: else a live figure would be higher than the static one, by its buttons.
        let summary = Element::new("summary").text(locale.say(Key::LabelMore));
        Element::new("details").with("part", "more").holding(vec![summary, tools])
    });
    let details =
        Element::new(if is_drawn { "details" } else { "div" }).with("part", "details").holding(details);
    parts.push(details);
    Element::new("figure")
        .with("part", "figure")
        .with("lang", locale.lang())
        .with("dir", locale.say(Key::Direction))
        .holding(parts)
}

fn paragraph(part: &str, text: &str) -> Element {
    Element::new("p").with("part", part).text(text)
}

fn heading_tag(level: Option<u8>) -> &'static str {
    match level {
        Some(2) => "h2",
        Some(3) => "h3",
        Some(4) => "h4",
        Some(5) => "h5",
        Some(6) => "h6",
        _ => "strong",
    }
}

/// An element with words that hold a text of the programme. Where the programme has none in the language they are Swedish,
/// and say so to those who read aloud.
pub(crate) fn worded(element: Element, subject: &Subject<'_>, text: &Text, words: &str) -> Element {
    let locale = subject.locale;
    if text.of(locale.code()).or_else(|| text.of(locale.lang())).is_some() {
        return element.text(words);
    }
    element.holding(vec![Element::new("span").with("lang", "sv").with("dir", "ltr").text(words)])
}

fn definition(subject: &Subject<'_>) -> Element {
    let (locale, text) = (subject.locale, &subject.series.goal().definition);
    let definition = Element::new("p")
        .with("part", "definition")
        .holding(vec![Element::new("strong").text(locale.say(Key::LabelDefinition))])
        .text(" ");
    worded(definition, subject, text, text.get(locale.code()))
}

/// What the script does on a click, by its word.
fn buttons(subject: &Subject<'_>, is_drawn: bool) -> Vec<Element> {
    let button = |word: &str, text: &str| {
        Element::new("button").with("type", "button").with("part", "button").with("data-do", word).text(text)
    };
    let mut buttons = Vec::new();
    for (index, word) in ["svg", "png", "print"].into_iter().enumerate() {
        if is_drawn || word == "print" {
            buttons.push(button(word, subject.locale.item(Key::LabelHandOver, index)));
        }
    }
    buttons.push(button("pause", subject.locale.say(Key::LabelPause)).with("aria-pressed", "false"));
    buttons
}

/// The static fragment that an editor pastes: the whole figure, for every width, without a script.
pub fn fragment(subject: &Subject<'_>, view: View) -> String {
    figure(subject, &subject.words(view, None), Frame::still(view)).to_text() + "\n"
}

/// The drawing as a file of its own, where the goal has one.
pub fn file(subject: &Subject<'_>, view: View, width: i32) -> Option<String> {
    let scene = chart::draw(subject, view, width)?;
    let locale = subject.locale;
    let title = subject.titled(view, Key::LabelDrawing);
    Some(svg::fixed(&scene, &title, locale.lang()).to_text() + "\n")
}
