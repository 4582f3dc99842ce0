//! Languages from right to left: words and tables from the right, time from the left, and the tip where the mark is.

use crate::stage::{GOAL, Stage, ask_root, attributes};
use mk_tests::browser::Browser;
use mk_wasm::locale::Locale;
use mk_wasm::view::View;
use serde::Deserialize;

const SEEN: &str = r#"
const figure = root.querySelector("figure");
const look = (selector) => getComputedStyle(root.querySelector(selector));
const middle = (element) => { const { left, right } = element.getBoundingClientRect(); return (left + right) / 2; };
root.querySelector("details").open = true;
const dots = [...root.querySelectorAll("circle[data-told]")].map(middle);
const tip = root.querySelector("[part=tip]");
const first = root.querySelector("circle[data-told]");
first.focus();
first.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
const marks = [root.activeElement];
const [inner, outer, host] = [tip, marks.at(-1), figure].map((element) => element.getBoundingClientRect());
return {
  dir: figure.dir,
  lang: figure.lang,
  words: look("[part=lead]").direction,
  drawing: look("[part=chart]").direction,
  tip: getComputedStyle(tip).direction,
  dots,
  columns: [...root.querySelectorAll("thead th")].map(middle),
  aligned: look("tbody td").textAlign,
  heading: look("caption").textAlign,
  inside: inner.left >= host.left - 1 && inner.right <= host.right + 1,
  beside: Math.min(Math.abs(inner.bottom - outer.top), Math.abs(inner.top - outer.bottom)),
  over: inner.left <= middle(marks.at(-1)) + 1 && inner.right >= middle(marks.at(-1)) - 1,
};
"#;

#[derive(Debug, Deserialize)]
struct Seen {
    dir: String,
    lang: String,
    words: String,
    drawing: String,
    tip: String,
    dots: Vec<f64>,
    columns: Vec<f64>,
    aligned: String,
    heading: String,
    inside: bool,
    beside: f64,
    over: bool,
}

pub(crate) async fn from_the_right(stage: &Stage, browser: &Browser) {
    for (language, direction) in [("ar", "rtl"), ("fa", "rtl"), ("sv", "ltr")] {
        for width in [320, 1000] {
            browser.set_viewport(width, 900).await.unwrap();
            stage.open(browser, &stage.page(&[attributes(GOAL, View::Pace, language)], "")).await;
            let there = format!(
                "return document.querySelector('kraft-progress').shadowRoot.querySelector('figure').lang === '{}';",
                Locale::of(language).lang()
            );
            stage.until(browser, "the language is there", &there).await;
            let seen: Seen = ask_root(browser, SEEN).await;
            let case = format!("{language}, {width} pixels: {seen:?}");
            assert_eq!((seen.dir.as_str(), seen.lang.as_str()), (direction, language), "{case}");
            assert_eq!(seen.words, direction, "words: {case}");
            assert_eq!(seen.drawing, "ltr", "the drawing: {case}");
            assert_eq!(seen.tip, direction, "the tip's words: {case}");
            assert!(seen.dots.is_sorted() && seen.dots.len() > 5, "time goes from the left: {case}");
            let from_right = seen.columns.is_sorted_by(|one, next| one > next);
            assert_eq!(from_right, direction == "rtl", "the table's columns: {case}");
            assert_eq!((seen.aligned.as_str(), seen.heading.as_str()), ("end", "start"), "{case}");
            assert!(seen.inside && seen.over && seen.beside < 12.0, "where the tip is: {case}");
        }
    }
}

checks!(from_the_right as languages_from_the_right_stand_right);
