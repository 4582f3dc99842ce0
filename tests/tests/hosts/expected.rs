//! What must be said of a goal, as it is written natively.

use crate::shown::Shown;
use crate::stage::Stage;
use mk_wasm::locale::Locale;
use mk_wasm::markup::{Element, Node};
use mk_wasm::subject::Subject;
use mk_wasm::table;
use mk_wasm::view::View;

/// What must be said of a view: its sentences and its table, as they are written natively.
pub(crate) struct Expected {
    pub(crate) sentences: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

pub(crate) fn expected(stage: &Stage, goal: &str, language: &str, view: View) -> Expected {
    let publication = stage.publication();
    let subject = Subject::new(&publication, goal, Locale::of(language)).unwrap();
    let words = subject.words(view, None);
    let mut sentences = vec![words.heading.clone()];
    sentences.extend(words.paragraphs(view).into_iter().flat_map(|(_, said)| said.to_vec()));
    sentences.extend(words.notes.clone());
    sentences.push(subject.series.goal().definition.get(language).to_owned());
    Expected {
        sentences: sentences.iter().map(|said| plain(said)).collect(),
        rows: rows(&table::table(&subject, view)),
    }
}

/// The rows of a table's body.
fn rows(element: &Element) -> Vec<Vec<String>> {
    if element.tag == "tr" {
        return vec![element.children.iter().map(|cell| plain(&text(cell))).collect()];
    }
    let children = element.children.iter().filter_map(|child| match child {
        Node::Element(element) if element.tag != "thead" => Some(element),
        _ => None,
    });
    children.flat_map(rows).collect()
}

fn text(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => element.children.iter().map(text).collect(),
    }
}

/// With single spaces, of whatever kind.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// That a figure says all of it, live and static, within the window, and that its drawing is there.
pub(crate) fn says(case: &str, shown: &Shown, expected: &Expected, view: View) {
    for sentence in &expected.sentences {
        for (whose, told) in [("shown", &shown.told), ("static", &shown.still)] {
            assert!(
                told.text.contains(sentence),
                "{case}, {whose}: “{sentence}” is missing in {}",
                told.text
            );
        }
    }
    assert_eq!(shown.told.rows, expected.rows, "{case}");
    assert_eq!(shown.still.rows, expected.rows, "{case}, static");
    assert_eq!(shown.beyond, [""; 0], "{case}");
    assert_eq!(shown.notice, "", "{case}");
    if view == View::Table {
        return;
    }
    // No rule of the page reaches into the live one. A rule for every drawing's height makes the static one lower, as a whole.
    let (width, height) = shown.drawing;
    let own = match view {
        View::Bar => 112.0,
        View::Figure => 56.0,
        _ => 320.0,
    };
    assert!(
        width >= 200.0 && (height >= own || (!shown.live && height >= own * 0.45)),
        "{case}: {width} × {height}"
    );
}
