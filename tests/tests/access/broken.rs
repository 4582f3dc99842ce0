//! That the checks of this suite can fail. Each feature is broken on purpose, in the package's scripts or by a script in the page,
//! and the check that holds it must find that, and say the expected.

use crate::stage::{Broken, Stage};
use crate::{
    axe, contrast, facts, focus, hand_over, keyboard, leftward, motion, news, paper, room, spoken, table,
};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use mk_tests::browser::Browser;
use std::panic::AssertUnwindSafe;

type Check = for<'a> fn(&'a Stage, &'a Browser) -> LocalBoxFuture<'a, ()>;

macro_rules! check {
    ($check:path) => {
        |stage, browser| Box::pin($check(stage, browser))
    };
}

/// What is broken, how, which check finds it, and a part of what it says.
type Case = (&'static str, Broken, Check, &'static str);

use Broken::{Page, Text};

const KEYBOARD: &[Case] = &[
    ("every mark is a stop", Page(EVERY_MARK_A_STOP), check!(keyboard::one_stop), "stops on marks"),
    ("no mark is a stop", Page(NO_MARK_A_STOP), check!(keyboard::one_stop), "stops on marks"),
    ("Home is another key", Text("Home:0", "Begin:0"), check!(keyboard::along_the_marks), "Home"),
    ("End is another key", Text("End:", "Finish:"), check!(keyboard::along_the_marks), "End"),
    (
        "an arrow goes back",
        Text("ArrowDown:1", "ArrowDown:-1"),
        check!(keyboard::along_the_marks),
        "by arrow",
    ),
    ("marks come as they are drawn", Page(NOT_SORTED), check!(keyboard::along_the_marks), "left"),
    (
        "the focus brings no tip",
        Text("`focusin`", "`never`"),
        check!(keyboard::along_the_marks),
        "the stop is where it was left",
    ),
    ("Esc is another key", Text("`Escape`", "`Flight`"), check!(keyboard::sent_away), "Esc with the focus"),
    ("Esc is heard by the marks alone", Page(NOTHING_HEARD_BY_THE_PAGE), check!(keyboard::sent_away), "Esc"),
    ("a pointer brings no tip", Text("`pointermove`", "`never`"), check!(keyboard::pointed_at), "pointed at"),
    ("a tip stays for good", Text("`pointerleave`", "`never`"), check!(keyboard::pointed_at), "the tip goes"),
    (
        "no pointer can rest on a tip",
        Text("[part=\"tip\"] { position", "[part=\"tip\"] { pointer-events: none; position"),
        check!(keyboard::pointed_at),
        "the tip",
    ),
    (
        "nothing shows the focus",
        Text(":focus-visible { outline: 3px solid;", ":focus-visible { outline: none;"),
        check!(keyboard::seen),
        "has no outline",
    ),
    (
        "the link leads nowhere",
        Text("`[part=link]`", "`[part=none]`"),
        check!(keyboard::to_the_definition),
        "by keyboard",
    ),
];

const EVERY_MARK_A_STOP: &str = "const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) { setAttribute.call(this, name, name === 'tabindex' ? '0' : value); };";
const NO_MARK_A_STOP: &str = "const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) { setAttribute.call(this, name, name === 'tabindex' ? '-1' : value); };";
const NOT_SORTED: &str = "const { sort } = Array.prototype;
Array.prototype.sort = function (by) { return this[0]?.[0] instanceof Element ? this : sort.call(this, by); };";
const NOTHING_HEARD_BY_THE_PAGE: &str = "const { addEventListener } = window;
window.addEventListener = function (name, ...rest) { if (name !== 'keydown') addEventListener.call(window, name, ...rest); };";

const SPOKEN: &[Case] = &[
    ("names are written for the eye", Page(NAMED_FOR_THE_EYE), check!(spoken::marks), "is read"),
    ("marks have no names", Page(NOT_NAMED), check!(spoken::marks), "is read as nothing"),
    ("nothing is said", Page(NEVER_SAID), check!(news::once), "once: []"),
    ("all is said twice", Page(SAID_TWICE), check!(news::once), "once: ["),
    (
        "the button for a pause does nothing",
        Text("===`pause`", "===`break`"),
        check!(news::paused),
        "the button is pressed",
    ),
    ("a pause asks for news", Page(ASKED_FOR), check!(news::paused), "nothing is asked for"),
    (
        "the button does not say that there is a pause",
        Page(NEVER_PRESSED),
        check!(news::stays_paused),
        "the button is pressed",
    ),
];

const NAMED_FOR_THE_EYE: &str = "const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) {
  setAttribute.call(this, name, value);
  if (name === 'data-told') setAttribute.call(this, 'aria-label', value);
};";
const NOT_NAMED: &str = "const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) { if (name !== 'aria-label') setAttribute.call(this, name, value); };";
const NEVER_SAID: &str = "const { get, set } = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent');
Object.defineProperty(Node.prototype, 'textContent', { get, set(text) { if (this.className !== 'heard') set.call(this, text); } });";
const SAID_TWICE: &str =
    "const { get, set } = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent');
Object.defineProperty(Node.prototype, 'textContent', { get, set(text) {
  set.call(this, text);
  if (this.className === 'heard') setTimeout(() => set.call(this, text), 200);
} });";
const ASKED_FOR: &str = "setInterval(() => fetch('kraft/malmokraften.json'), 500);";
const NEVER_PRESSED: &str = "const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) { setAttribute.call(this, name, name === 'aria-pressed' ? 'false' : value); };";

const TAKEN: &[Case] = &[
    (
        "the file has no mark of its letters",
        Text("\\ufeff", ""),
        check!(table::in_built_in_languages),
        "sv: arbete",
    ),
    (
        "days are written as on the page",
        Text("dateTime", "dayTime"),
        check!(table::in_built_in_languages),
        "sv: arbete",
    ),
    ("columns have no headings", Page(NO_SCOPES), check!(table::in_built_in_languages), "sv: arbete"),
    ("there is no caption", Page(NO_CAPTION), check!(table::in_built_in_languages), "no caption"),
    ("there is no table", Page(NO_ROWS), check!(facts::in_the_words), "is nowhere in"),
    ("the SVG has no words", Page(NO_WORDS_IN_SVG), check!(hand_over::svg), "pace sv"),
    ("the SVG has another accent", Page(ANOTHER_ACCENT_IN_SVG), check!(hand_over::svg), "the accent colour"),
    ("the PNG has no lines", Page(NO_LINES_IN_PNG), check!(hand_over::png), "the accent colour"),
    ("the PNG has no words", Page(NO_WORDS_IN_PNG), check!(hand_over::png), "the text colour"),
    (
        "what is printed has a closed table",
        Text("querySelectorAll(`details`)", "querySelectorAll(`summary`)"),
        check!(hand_over::print),
        "the table is on paper",
    ),
    ("nothing is opened for paper", Text("`beforeprint`", "`never`"), check!(paper::opened), "on paper"),
    ("what was opened for paper stays open", Text("`afterprint`", "`never`"), check!(paper::opened), "after"),
    (
        "paper has nothing of the table",
        Text("`beforeprint`", "`never`"),
        check!(paper::printed),
        "is not on paper",
    ),
    (
        "paper has the buttons",
        Text("[part=\"tools\"], [part=\"tip\"] { display: none; }", ""),
        check!(paper::printed),
        "is of no use on paper",
    ),
];

const NO_SCOPES: &str = "const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) { if (name !== 'scope') setAttribute.call(this, name, value); };";
const NO_CAPTION: &str = "const { createElementNS } = Document.prototype;
Document.prototype.createElementNS = function (space, name) { return createElementNS.call(this, space, name === 'caption' ? 'colgroup' : name); };";
const NO_ROWS: &str = "addEventListener('kraft-progress:ready', ({ target }) => target.shadowRoot.querySelector('tbody').remove());";
const NO_WORDS_IN_SVG: &str = "const { serializeToString } = XMLSerializer.prototype;
XMLSerializer.prototype.serializeToString = function (node) {
  for (const text of node.querySelectorAll('text')) text.remove();
  return serializeToString.call(this, node);
};";
const ANOTHER_ACCENT_IN_SVG: &str = "const { serializeToString } = XMLSerializer.prototype;
XMLSerializer.prototype.serializeToString = function (node) {
  return serializeToString.call(this, node).replaceAll('rgb(160, 32, 96)', '#1778c6');
};";
const NO_LINES_IN_PNG: &str =
    "CanvasRenderingContext2D.prototype.stroke = CanvasRenderingContext2D.prototype.fill = () => {};";
const NO_WORDS_IN_PNG: &str =
    "CanvasRenderingContext2D.prototype.fillText = CanvasRenderingContext2D.prototype.stroke = () => {};";
const STEADY: &[Case] = &[
    ("news take the focus", Page(FOCUS_TAKEN), check!(focus::stays), "has lost the focus"),
    ("news scroll the page", Page(SCROLLED), check!(focus::stays), "the page has moved"),
    ("news close the table", Page(CLOSED), check!(focus::stays_over_new_year), "has lost the focus"),
    ("news take the focus from a mark", Page(FOCUS_TAKEN), check!(focus::stays_on_a_mark), "the same mark"),
    (
        "a mark that goes takes the focus along",
        Text("focus({preventScroll:!0})", "matches(`a`)"),
        check!(focus::stays_on_a_mark),
        "the focus is lost",
    ),
    ("no mark is the stop", Page(NO_MARK_A_STOP), check!(focus::one_stop), "view: years"),
    (
        "the tip glides",
        Text("[part=\"tip\"] { position", "[part=\"tip\"] { transition: top 0.2s; position"),
        check!(motion::nothing_moves),
        "has a transition",
    ),
    (
        "the drawing fades in",
        Text(
            ".stage { position",
            "@keyframes come { from { opacity: 0; } } .live { animation: come 3s; } .stage { position",
        ),
        check!(motion::nothing_moves),
        "animat",
    ),
];

const FOCUS_TAKEN: &str =
    "addEventListener('kraft-progress:update', ({ target }) => target.shadowRoot.activeElement?.blur());";
const SCROLLED: &str = "addEventListener('kraft-progress:update', () => scrollTo(0, 0));";
const CLOSED: &str = "addEventListener('kraft-progress:update', ({ target }) => { target.shadowRoot.querySelector('details').open = false; });";

const LOOKS: &[Case] = &[
    ("words go from the left", Page(ALL_FROM_THE_LEFT), check!(leftward::from_the_right), "rtl"),
    ("time goes with the words", Page(TIME_WITH_THE_WORDS), check!(leftward::from_the_right), "the drawing"),
    (
        "the tip goes from the left",
        Text("`auto`", "`ltr`"),
        check!(leftward::from_the_right),
        "the tip's words",
    ),
    ("the accent is pale", Text("#1778c6", "#a8cbe6"), check!(contrast::on_pages), "outcome"),
    (
        "the accent is pale on the demo's pages",
        Text("#1778c6", "#a8cbe6"),
        check!(contrast::on_the_demo),
        "outcome",
    ),
    ("words are pale", Page(PALE_WORDS), check!(contrast::on_pages), "text."),
    (
        "what few colours there are is not asked for",
        Text("color: CanvasText; --kraft-accent: LinkText;", "color: #777; --kraft-accent: #777;"),
        check!(contrast::in_few_colours),
        "too faint",
    ),
    (
        "the tip is grey on grey",
        Text("background: Canvas; color: CanvasText; border", "background: #888; color: #999; border"),
        check!(contrast::around_the_drawing),
        "to 1",
    ),
    (
        "a figure has a least width",
        Text(":host { display: block;", ":host { display: block; min-inline-size: 400px;"),
        check!(room::narrow),
        "pixels wide",
    ),
    (
        "buttons have letters of one size",
        Text("button { font: inherit;", "button { font: 13px Arial;"),
        check!(room::large_letters),
        "as large",
    ),
    (
        "sentences have a height",
        Text("figcaption {", "p { block-size: 3em; } figcaption {"),
        check!(room::more_space),
        "does not fit",
    ),
    (
        "buttons are as low as their letters",
        Text("min-block-size: 24px;", ""),
        check!(room::for_fingers),
        " × ",
    ),
    ("drawings have no names", Page(NOT_NAMED), check!(axe::swedish), "wrong"),
    (
        "links are pale",
        Text("a { color: inherit; }", "a { color: #bbb; }"),
        check!(axe::swedish),
        "color-contrast",
    ),
];

const ALL_FROM_THE_LEFT: &str = "const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) { setAttribute.call(this, name, name === 'dir' ? 'ltr' : value); };";
const TIME_WITH_THE_WORDS: &str = "const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) { if (name !== 'direction') setAttribute.call(this, name, value); };";
const PALE_WORDS: &str = "const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) {
  setAttribute.call(this, name, this.localName === 'text' && name === 'fill' ? '#999' : value);
};";

/// Runs each check on what is broken.
async fn found(cases: &[Case]) {
    let browser = Browser::start().await.unwrap();
    let mut missed = Vec::new();
    for (what, broken, check, says) in cases {
        let stage = Stage::with(*broken);
        match AssertUnwindSafe(check(&stage, &browser)).catch_unwind().await {
            Ok(()) => missed.push(format!("{what}: the check finds nothing")),
            Err(panic) => {
                let said = panic.downcast_ref::<String>().map(String::as_str);
                let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
                if !said.contains(says) {
                    missed.push(format!("{what}: the check says something else: {said}"));
                }
            }
        }
        // What it has left behind.
        browser.set_media_features(&[]).await.unwrap();
        browser.console().await.unwrap();
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[tokio::test]
async fn a_broken_keyboard_is_found_in_chromium() {
    found(KEYBOARD).await;
}

#[tokio::test]
async fn broken_speech_is_found_in_chromium() {
    found(SPOKEN).await;
}

#[tokio::test]
async fn what_is_missing_of_what_is_taken_along_is_found_in_chromium() {
    found(TAKEN).await;
}

#[tokio::test]
async fn what_moves_and_jumps_is_found_in_chromium() {
    found(STEADY).await;
}

#[tokio::test]
async fn broken_looks_are_found_in_chromium() {
    found(LOOKS).await;
}
