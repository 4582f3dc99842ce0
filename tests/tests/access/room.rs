//! Room: on 320 pixels, at 400 %, with letters twice as large, with more space between them, and for fingers.

use crate::keyboard::press;
use crate::stage::{GOAL, Stage, ask, ask_root, attributes, readers_sheet, run};
use mk_tests::browser::Browser;
use mk_wasm::locale::Locale;
use mk_wasm::view::View;
use serde::Deserialize;
use thirtyfour::Key;

/// What is wrong with the room that figures have.
const ROOM: &str = r#"
const faults = [];
const right = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth > right) faults.push(`the page is ${document.documentElement.scrollWidth} pixels wide`);
for (const element of document.querySelectorAll("kraft-progress")) {
  const name = `${element.getAttribute("goal")} ${element.getAttribute("view")} ${element.lang} ${element.getAttribute("breakdown") ?? ""}`;
  const root = element.shadowRoot;
  // What is read in the drawing: within the window, and not one over the other.
  const labels = [...root.querySelectorAll("svg text")].map((label) => [label.textContent, label.getBoundingClientRect()]);
  labels.forEach(([text, box], index) => {
    if (box.left < -1 || box.right > right + 1) faults.push(`${name}: ${text} is cut off`);
    for (const [other, its] of labels.slice(index + 1)) {
      const across = Math.min(box.right, its.right) - Math.max(box.left, its.left);
      const down = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
      if (across > 1 && down > 4) faults.push(`${name}: in the drawing, ${text} covers ${other}`);
    }
  });
  // What stands in the text: nothing outside of its own box, nothing that two share. A table of groups scrolls by itself.
  const blocks = [...root.querySelectorAll("figcaption, svg[part=chart], figure > p, summary, details > p, table, caption, button, a[part=download]")].filter((one) => one.checkVisibility() && !one.closest("[part=scroll]"));
  for (const block of blocks) {
    const box = block.getBoundingClientRect();
    if (block.localName !== "svg" && (box.left < -1 || box.right > right + 1)) faults.push(`${name}: ${block.localName} “${block.textContent.slice(0, 20)}” reaches beyond the window`);
    if (block.localName !== "svg" && block.clientHeight > 0 && block.scrollHeight > block.clientHeight + 3) faults.push(`${name}: ${block.localName} “${block.textContent.slice(0, 20)}” does not fit`);
    if (block.scrollWidth > block.clientWidth + 1 && block.clientWidth > 0 && getComputedStyle(block).overflow !== "visible") faults.push(`${name}: ${block.localName} is cut off`);
  }
  const pairs = blocks.filter((one) => one.localName !== "caption");
  pairs.forEach((one, index) => {
    const box = one.getBoundingClientRect();
    for (const other of pairs.slice(index + 1)) {
      if (one.contains(other) || other.contains(one)) continue;
      const its = other.getBoundingClientRect();
      const across = Math.min(box.right, its.right) - Math.max(box.left, its.left);
      const down = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
      if (across > 1 && down > 1) faults.push(`${name}: ${one.localName} “${one.textContent.slice(0, 20)}” covers ${other.localName} “${other.textContent.slice(0, 20)}”`);
    }
  });
}
return faults;
"#;

fn figures(languages: &[&str]) -> Vec<String> {
    let mut figures = Vec::new();
    for language in languages {
        for view in View::ALL {
            figures.push(attributes(GOAL, view, language));
        }
    }
    figures.push(attributes("sjalvforsorjning", View::Pace, languages[0]));
    figures.push(attributes("arsplatser", View::Pace, languages[0]));
    figures
}

/// Opens a page of figures with all that can be opened.
async fn open(stage: &Stage, browser: &Browser, figures: &[String], css: &str) {
    stage.open(browser, &stage.page(figures, css)).await;
    let languages = "return [...document.querySelectorAll('kraft-progress')].every((one) => {
        const language = one.shadowRoot.querySelector('figure').lang;
        return one.lang.startsWith(language);
    });";
    stage.until(browser, "the languages are there", languages).await;
    run(
        browser,
        "for (const { shadowRoot } of document.querySelectorAll('kraft-progress'))
        for (const details of shadowRoot.querySelectorAll('details')) details.open = true;",
    )
    .await;
}

async fn nothing_is_wrong(browser: &Browser, case: &str) {
    nothing_else_is_wrong(browser, case, &|_| false).await;
}

async fn nothing_else_is_wrong(browser: &Browser, case: &str, is_known: &dyn Fn(&str) -> bool) {
    let mut faults: Vec<String> = ask(browser, ROOM).await;
    faults.retain(|fault| !is_known(fault));
    assert_eq!(faults, [""; 0], "{case}");
}

const PAGE: &str = "body { margin: 8px; font: 1rem/1.5 Arial, sans-serif; }";

/// A window of 320 pixels, which is one of 1280 at 400 %: no scrolling sideways, nothing cut off or covered, in any language.
pub(crate) async fn narrow(stage: &Stage, browser: &Browser) {
    for locale in Locale::all() {
        browser.set_viewport(320, 256).await.unwrap();
        let mut figures = figures(&[locale.code()]);
        // Names of groups, which can be long.
        figures.push(format!("{} breakdown=\"kind\"", attributes(GOAL, View::Years, locale.code())));
        open(stage, browser, &figures, PAGE).await;
        nothing_is_wrong(browser, locale.code()).await;
    }
    // Seen at that height, what has the focus is in view, and its tip.
    open(stage, browser, &[attributes(GOAL, View::Pace, "sv")], PAGE).await;
    ask_root::<()>(browser, "root.querySelector('circle[data-told]').focus();").await;
    // A browser whose window is behind others tells nobody of a focus that a script gives.
    press(browser, Key::End).await;
    press(browser, Key::Home).await;
    let seen = "const { shadowRoot } = document.querySelector('kraft-progress');
        const [mark, tip] = [shadowRoot.activeElement, shadowRoot.querySelector('[part=tip]')].map((one) => one.getBoundingClientRect());
        return mark.top >= 0 && mark.bottom <= innerHeight && tip.left >= 0 && tip.right <= innerWidth && tip.width > 0;";
    // Some scroll there only with a frame.
    stage.until(browser, "the mark and its tip are in view", seen).await;
}

/// The page's letters twice as large: so are the figure's, and nothing is lost.
pub(crate) async fn large_letters(stage: &Stage, browser: &Browser) {
    for width in [640, 1280] {
        browser.set_viewport(width, 900).await.unwrap();
        let mut sizes = Vec::new();
        for root_size in ["100%", "200%"] {
            let css = format!("html {{ font-size: {root_size}; }} {PAGE}");
            open(stage, browser, &figures(&["sv", "fi"]), &css).await;
            nothing_is_wrong(browser, &format!("{width} pixels, {root_size}")).await;
            let size = "return ['[part=lead]', 'summary', 'td', 'caption', 'button', '[part=heading]', '[part=tip]'].map((one) => Number.parseFloat(getComputedStyle(root.querySelector(one)).fontSize));";
            sizes.push(ask_root::<Vec<f64>>(browser, size).await);
        }
        for (before, after) in sizes[0].iter().zip(&sizes[1]) {
            assert!((after / before - 2.0).abs() < 0.01, "not all are twice as large: {sizes:?}");
        }
    }
}

/// Success criterion 1.4.12: what a reader's own sheet asks for costs no words.
pub(crate) async fn more_space(stage: &Stage, browser: &Browser) {
    const SPACED: &str = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-block-end: 2em !important; }";
    for width in [640, 1280] {
        browser.set_viewport(width, 900).await.unwrap();
        for language in ["sv", "en", "ar", "fi"] {
            open(stage, browser, &figures(&[language]), PAGE).await;
            readers_sheet(stage, browser, SPACED).await;
            let spaced: bool = ask_root(browser, "return Number.parseFloat(getComputedStyle(root.querySelector('svg text')).letterSpacing) > 1;").await;
            assert!(spaced, "the reader's sheet holds");
            // The drawing's words stand where letters as they are leave room. With more between them two can meet; what they
            // say is in the sentences and the table, as `facts` shows.
            let is_known = |fault: &str| fault.contains("in the drawing, ");
            nothing_else_is_wrong(browser, &format!("{width} pixels, {language}"), &is_known).await;
        }
    }
}

/// What is clicked, and how large it is.
#[derive(Debug, Deserialize)]
struct Target {
    name: String,
    width: f64,
    height: f64,
}

/// Success criterion 2.5.8: every control but a link in a sentence is at least 24 pixels high and wide.
pub(crate) async fn for_fingers(stage: &Stage, browser: &Browser) {
    for width in [320, 1280] {
        browser.set_viewport(width, 900).await.unwrap();
        for css in [PAGE, "body { font: 10px/1 Arial, sans-serif; }"] {
            open(stage, browser, &figures(&["sv", "ar"]), css).await;
            let targets: Vec<Target> = ask(
                browser,
                "return [...document.querySelectorAll('kraft-progress')].flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll('button, summary, a:not(p[part=lead] a), input, select')])
                .map((one) => { const { width, height } = one.getBoundingClientRect(); return { name: `${one.localName} ${one.textContent}`, width, height }; });",
            )
            .await;
            assert!(targets.len() > 40, "{targets:?}");
            for Target { name, width: across, height: down } in targets {
                assert!(across >= 24.0 && down >= 24.0, "{width} pixels, {css}: {name} is {across} × {down}");
            }
        }
    }
    // The link in the sentence is the only one that is smaller, and the marks are found from anywhere along the drawing.
    let nearest: bool = ask_root(
        browser,
        "const chart = root.querySelector('[part=chart]').getBoundingClientRect();
        const mark = root.querySelector('circle[data-told]').getBoundingClientRect();
        const at = { bubbles: true, clientX: mark.left + 4, clientY: chart.top + 30 };
        root.querySelector('[part=chart]').dispatchEvent(new PointerEvent('pointerdown', at));
        return root.querySelector('[part=tip]').textContent === root.querySelector('circle[data-told]').dataset.told;",
    )
    .await;
    assert!(nearest, "a finger finds a mark without hitting it");
}

checks!(
    narrow as all_is_there_on_320_pixels_in_every_language,
    large_letters as all_is_there_with_letters_twice_as_large,
    more_space as all_is_there_with_more_space_between_letters,
    for_fingers as every_control_is_large_enough,
);
