//! What a reader takes along: the drawing as SVG and PNG, and the figure with its table on paper.

use crate::picture::Picture;
use crate::stage::{GOAL, ROOT, Stage, ask, ask_root, attributes, run};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mk_tests::browser::Browser;
use mk_wasm::view::View;
use serde::Deserialize;
use std::path::Path;

/// Keeps what would be saved or printed, in attributes of the page.
const CATCH: &str = r##"
const kept = document.documentElement.dataset;
URL.createObjectURL = (blob) => {
  new Response(blob).arrayBuffer().then((bytes) => {
    kept.type = blob.type;
    kept.bytes = btoa([...new Uint8Array(bytes)].map((byte) => String.fromCharCode(byte)).join(""));
  });
  return "#";
};
HTMLAnchorElement.prototype.click = function () { kept.file = this.download; };
const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, "contentWindow");
Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", { configurable: true, get() {
  const page = get.call(this);
  if (page && !this.src) page.print = () => {
    const { document: paper } = page;
    kept.printed = JSON.stringify({
      title: paper.title,
      lang: paper.documentElement.lang,
      open: paper.querySelector("details")?.open,
      rows: [...paper.querySelectorAll("tr")].map((row) => [...row.cells].map((cell) => cell.textContent)),
      labels: [...paper.querySelectorAll("svg text")].map((text) => text.textContent),
      sheets: paper.adoptedStyleSheets.length,
      accent: paper.defaultView.getComputedStyle(paper.querySelector("path.outcome")).stroke,
    });
  };
  return page;
} });
"##;

/// Another colour than the widget's own, so that it shows who decides.
const CSS: &str = "body { background: #f7f4ef; color: #20242a; font: 17px Georgia, serif; } kraft-progress { --kraft-accent: #a02060; }";
const ACCENT: [u8; 3] = [0xa0, 0x20, 0x60];
const GROUND: [u8; 3] = [0xf7, 0xf4, 0xef];
const TEXT: [u8; 3] = [0x20, 0x24, 0x2a];

/// What was kept of a file.
#[derive(Debug, Deserialize)]
struct Kept {
    file: String,
    r#type: String,
    bytes: String,
}

async fn open(stage: &Stage, browser: &Browser, view: View, language: &str) {
    let first = stage.folder.path().join("first.js");
    let script = std::fs::read_to_string(&first).unwrap();
    std::fs::write(&first, format!("{script}\n{CATCH}")).unwrap();
    browser.set_viewport(900, 900).await.unwrap();
    stage.open(browser, &stage.page(&[attributes(GOAL, view, language)], CSS)).await;
    let there = format!("{ROOT}return root.querySelector('figure').lang === '{language}';");
    stage.until(browser, "the language is there", &there).await;
    std::fs::write(&first, script).unwrap();
}

async fn taken(stage: &Stage, browser: &Browser, word: &str) -> Kept {
    run(
        browser,
        &format!(
            "{ROOT}root.querySelector('details').open = true; root.querySelector('[data-do={word}]').click();"
        ),
    )
    .await;
    stage.until(browser, "a file is made", "return 'bytes' in document.documentElement.dataset && 'file' in document.documentElement.dataset;").await;
    ask(
        browser,
        "const { file, type, bytes } = document.documentElement.dataset; return { file, type, bytes };",
    )
    .await
}

/// Whether a name is the programme's and ends as a kind of file does.
fn is_file(name: &str, kind: &str) -> bool {
    name.starts_with("malmokraften") && Path::new(name).extension().is_some_and(|extension| extension == kind)
}

/// The SVG is a document by itself, says what the drawing says, and looks as it does here.
pub(crate) async fn svg(stage: &Stage, browser: &Browser) {
    for (view, language) in [(View::Pace, "sv"), (View::Years, "en"), (View::Bar, "sv"), (View::Pace, "ar")] {
        open(stage, browser, view, language).await;
        let texts: Vec<String> = ask_root(
            browser,
            "return [...root.querySelectorAll('svg text')].map((text) => text.textContent);",
        )
        .await;
        let name: String =
            ask_root(browser, "return root.querySelector('[part=chart]').getAttribute('aria-label');").await;
        let kept = taken(stage, browser, "svg").await;
        let case = format!("{} {language}", view.word());
        assert!(is_file(&kept.file, "svg"), "{case}: {}", kept.file);
        assert_eq!(kept.r#type, "image/svg+xml", "{case}");
        let text = String::from_utf8(STANDARD.decode(&kept.bytes).unwrap()).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        let root = document.root_element();
        assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2000/svg"), "{case}");
        assert_eq!(
            (root.attribute("role"), root.attribute("aria-label")),
            (Some("img"), Some(&*name)),
            "{case}"
        );
        let own: Vec<&str> = root
            .descendants()
            .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")))
            .filter_map(|node| node.text())
            .collect();
        assert_eq!(own, texts, "{case}");
        assert!(own.len() > 2, "{case}: {own:?}");
        let odd = ["tabindex", "data-told", "data-at", "style", "part"];
        assert!(
            !root.descendants().any(|node| odd.iter().any(|name| node.has_attribute(*name))),
            "{case}: {text}"
        );
        // Shown by itself, as a file is, it has the colours it had.
        std::fs::write(stage.folder.path().join("taken.svg"), &text).unwrap();
        browser.goto(stage.server.url("/taken.svg")).await.unwrap();
        let picture = Picture::of_page(browser).await;
        for (what, colour) in [("accent", ACCENT), ("ground", GROUND), ("text", TEXT)] {
            assert!(picture.has(colour), "{case}: the {what} colour is not in the file's picture");
        }
    }
}

/// The PNG is a picture of the drawing, twice as sharp, in its colours.
pub(crate) async fn png(stage: &Stage, browser: &Browser) {
    for (view, language) in [(View::Pace, "sv"), (View::Years, "en"), (View::Bar, "sv"), (View::Pace, "ar")] {
        open(stage, browser, view, language).await;
        let (width, height): (f64, f64) = ask_root(
            browser,
            "const { width, height } = root.querySelector('[part=chart]').getBoundingClientRect(); return [width, height];",
        )
        .await;
        let kept = taken(stage, browser, "png").await;
        let case = format!("{} {language}", view.word());
        assert!(is_file(&kept.file, "png"), "{case}: {}", kept.file);
        let picture = Picture::decode(&STANDARD.decode(&kept.bytes).unwrap());
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a drawing is some hundred pixels"
        )]
        let expected = ((width * 2.0) as usize, (height * 2.0) as usize);
        assert_eq!((picture.width, picture.height), expected, "{case}");
        for (what, colour) in [("accent", ACCENT), ("ground", GROUND), ("text", TEXT)] {
            assert!(picture.has(colour), "{case}: the {what} colour is not in the picture");
        }
        // Not cut off: nothing is drawn along its upper and lower edges.
        assert!(
            picture.row(0).chain(picture.row(picture.height - 1)).all(|pixel| pixel == GROUND),
            "{case}: cut off"
        );
    }
}

/// What is printed by the button.
#[derive(Debug, Deserialize)]
struct Printed {
    title: String,
    lang: String,
    open: bool,
    rows: Vec<Vec<String>>,
    labels: Vec<String>,
    sheets: usize,
    accent: String,
}

/// The button prints the figure alone, with its table open, in the looks of the page.
pub(crate) async fn print(stage: &Stage, browser: &Browser) {
    open(stage, browser, View::Pace, "sv").await;
    run(browser, &format!("{ROOT}root.querySelector('[data-do=print]').click();")).await;
    stage.until(browser, "it is printed", "return 'printed' in document.documentElement.dataset;").await;
    let text: String = ask(browser, "return document.documentElement.dataset.printed;").await;
    let printed: Printed = serde_json::from_str(&text).unwrap();
    let rows: Vec<Vec<String>> = ask_root(
        browser,
        "return [...root.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.textContent));",
    )
    .await;
    let (labels, caption): (Vec<String>, String) = ask_root(
        browser,
        "return [[...root.querySelectorAll('svg text')].map((text) => text.textContent), root.querySelector('caption').textContent];",
    )
    .await;
    assert!(printed.rows.len() > 5 && printed.open, "the table is on paper: {printed:?}");
    assert_eq!((printed.rows, printed.labels), (rows, labels));
    assert_eq!((printed.title, printed.lang.as_str()), (caption, "sv"));
    assert!(printed.sheets > 0, "with looks");
    assert_eq!(printed.accent, "rgb(160, 32, 96)", "in the page's own accent");
    let closed: bool = ask_root(browser, "return !root.querySelector('[aria-hidden] [tabindex]');").await;
    assert!(closed);
    run(browser, "document.querySelector('iframe').contentWindow.dispatchEvent(new Event('afterprint'));")
        .await;
    stage.until(browser, "the frame is gone", "return document.querySelector('iframe') === null;").await;
}

checks!(svg as the_svg_stands_by_itself, png as the_png_is_the_drawing, print as print_has_the_table,);
