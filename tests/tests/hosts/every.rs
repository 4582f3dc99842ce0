//! Every way in, in every wrapper: figure, sentences and table are there, nothing reaches beyond a narrow window, the live
//! figure says what the static one says, and the policy has nothing to forbid.

use crate::shown::{Shown, open_tables, shown, until};
use crate::stage::{GOAL, Stage};
use crate::ways::Way;
use mk_tests::browser::Browser;
use mk_wasm::locale::Locale;
use mk_wasm::markup::{Element, Node};
use mk_wasm::subject::Subject;
use mk_wasm::table;
use mk_wasm::view::View;

const WRAPPERS: [&str; 3] = ["plain", "portal", "grid"];

/// What must be said of a view: its sentences and its table, as they are written natively.
struct Expected {
    sentences: Vec<String>,
    rows: Vec<Vec<String>>,
}

fn expected(stage: &Stage, view: View) -> Expected {
    let publication = stage.publication();
    let subject = Subject::new(&publication, GOAL, Locale::of("sv")).unwrap();
    let words = subject.words(view, None);
    let mut sentences = vec![words.heading.clone()];
    sentences.extend(words.paragraphs(view).into_iter().flat_map(|(_, said)| said.to_vec()));
    sentences.extend(words.notes.clone());
    sentences.push(subject.series.goal().definition.get("sv").to_owned());
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

fn says(case: &str, shown: &Shown, expected: &Expected, view: View) {
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
    assert!(
        width >= 200.0 && (height >= 320.0 || (!shown.live && height >= 150.0)),
        "{case}: {width} × {height}"
    );
}

async fn looked_at(browser: &Browser, stage: &Stage, javascript: bool, width: u32) {
    browser.set_javascript(javascript).await.unwrap();
    browser.set_viewport(width, 5000).await.unwrap();
    for view in View::ALL {
        let expected = expected(stage, view);
        for wrapper in WRAPPERS {
            for way in Way::ALL {
                let case =
                    format!("{way:?} of {} in {wrapper}, {width} pixels, scripts: {javascript}", view.word());
                browser
                    .driver()
                    .goto(stage.page(wrapper, &way.snippet(stage, "kraft/", view)))
                    .await
                    .unwrap();
                if way == Way::Frame {
                    browser.driver().enter_frame(0).await.unwrap();
                }
                let is_live = javascript && way != Way::Pasted;
                until(browser, &case, |shown| shown.live == is_live && !shown.told.rows.is_empty()).await;
                open_tables(browser).await;
                says(&case, &shown(browser).await, &expected, view);
                if way == Way::Frame {
                    browser.driver().enter_default_frame().await.unwrap();
                    let host = shown(browser).await;
                    assert_eq!(host.beyond, [""; 0], "{case}: the host's page");
                }
                assert_eq!(browser.console().await.unwrap(), [], "{case}");
                if view == View::Pace {
                    let scripts = if javascript { "live" } else { "static" };
                    let name = format!("host-{wrapper}-{way:?}-{width}-{scripts}").to_lowercase();
                    browser.screenshot(&name).await.unwrap();
                }
            }
        }
    }
}

#[tokio::test]
async fn every_way_says_everything_in_every_wrapper_live_on_a_phone() {
    looked_at(&Browser::start().await.unwrap(), &Stage::new(), true, 320).await;
}

#[tokio::test]
async fn every_way_says_everything_in_every_wrapper_live_on_a_desk() {
    looked_at(&Browser::start().await.unwrap(), &Stage::new(), true, 1200).await;
}

#[tokio::test]
async fn every_way_says_everything_in_every_wrapper_without_scripts() {
    let (browser, stage) = (Browser::start().await.unwrap(), Stage::new());
    looked_at(&browser, &stage, false, 320).await;
    looked_at(&browser, &stage, false, 1200).await;
}
