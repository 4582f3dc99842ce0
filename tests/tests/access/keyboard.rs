//! The keyboard along the marks: one stop, arrows, Home, End and Esc; what a pointer finds is the same; and the tip can be
//! pointed at and sent away.

use crate::stage::{GOAL, Stage, ask, ask_root, attributes, run};
use mk_tests::browser::{Browser, Engine};
use mk_wasm::view::View;
use serde::Deserialize;
use std::time::Duration;
use thirtyfour::Key;

/// What has the focus, and what the tip says, if it is there.
#[derive(Debug, Deserialize, PartialEq)]
pub(crate) struct Focus {
    /// What the mark tells that has the focus; else what else has it.
    on: String,
    tip: Option<String>,
}

const FOCUS: &str = r#"
const at = root.activeElement ?? document.activeElement;
const tip = root.querySelector("[part=tip]");
return {
  on: at.dataset.told ?? (at.getAttribute("part") || at.id || at.dataset.do || at.localName),
  tip: tip.hidden ? null : tip.textContent,
};
"#;

async fn focus(browser: &Browser) -> Focus {
    ask_root(browser, FOCUS).await
}

pub(crate) async fn press(browser: &Browser, key: Key) -> Focus {
    browser.driver().action_chain().send_keys(char::from(key).to_string()).perform().await.unwrap();
    focus(browser).await
}

fn on(told: &str) -> Focus {
    Focus { on: told.to_owned(), tip: Some(told.to_owned()) }
}

/// What the marks tell, from left to right, and then from top to bottom.
const MARKS: &str = r#"
const middle = (mark) => { const box = mark.getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2]; };
const marks = [...root.querySelectorAll("[data-told]")].map((mark) => [mark.dataset.told, middle(mark)]);
marks.sort(([, one], [, other]) => one[0] - other[0] || one[1] - other[1]);
return marks.map(([told]) => told);
"#;

async fn open(stage: &Stage, browser: &Browser, view: View) -> Vec<String> {
    browser.set_viewport(1000, 1200).await.unwrap();
    stage.open(browser, &stage.page(&[attributes(GOAL, view, "sv")], "")).await;
    ask_root(browser, MARKS).await
}

/// The marks are one stop on the way through the page, and the others are in order.
pub(crate) async fn one_stop(stage: &Stage, browser: &Browser) {
    for view in [View::Pace, View::Years, View::Bar] {
        let marks = open(stage, browser, view).await;
        run(browser, "document.querySelector('#before').focus();").await;
        let mut stops = Vec::new();
        for _ in 0..8 {
            stops.push(press(browser, Key::Tab).await.on);
            if stops.last().is_some_and(|stop| stop == "after") {
                break;
            }
        }
        let (on_marks, others): (Vec<_>, Vec<_>) = stops.into_iter().partition(|stop| marks.contains(stop));
        assert_eq!(on_marks.len(), 1, "{}: stops on marks", view.word());
        assert_eq!(others, ["link", "summary", "after"], "{}: the other stops", view.word());
    }
}

/// Arrows, Home and End go along the marks, in the order of the drawing.
pub(crate) async fn along_the_marks(stage: &Stage, browser: &Browser) {
    for view in [View::Pace, View::Years, View::Bar] {
        let marks = open(stage, browser, view).await;
        assert!(marks.len() > 1, "{}: {marks:?}", view.word());
        run(
            browser,
            "document.querySelector('kraft-progress').shadowRoot.querySelector('[tabindex=\"0\"]').focus();",
        )
        .await;
        let last = marks.len() - 1;
        assert_eq!(press(browser, Key::Home).await, on(&marks[0]), "Home: {}", view.word());
        assert_eq!(press(browser, Key::Left).await, on(&marks[0]), "nothing is left of the first");
        for (index, mark) in marks.iter().enumerate().skip(1) {
            let key = if index % 2 == 0 { Key::Down } else { Key::Right };
            assert_eq!(press(browser, key).await, on(mark), "{}: mark {index} by arrow", view.word());
        }
        assert_eq!(press(browser, Key::Right).await, on(&marks[last]), "nothing is right of the last");
        assert_eq!(press(browser, Key::Up).await, on(&marks[last - 1]), "back by arrow");
        assert_eq!(press(browser, Key::End).await, on(&marks[last]), "End");
        // Out and back: to the same one.
        assert_eq!(press(browser, Key::Left).await, on(&marks[last - 1]), "back by arrow");
        let next = press(browser, Key::Tab).await;
        assert_eq!((next.on.as_str(), next.tip), ("summary", None), "away from the marks");
        let keys =
            browser.driver().action_chain().key_down(Key::Shift).send_keys(char::from(Key::Tab).to_string());
        keys.key_up(Key::Shift).perform().await.unwrap();
        assert_eq!(focus(browser).await, on(&marks[last - 1]), "the stop is where it was left");
    }
}

/// Esc sends the tip away, and the focus stays; also where a pointer has brought the tip and the focus is elsewhere.
pub(crate) async fn sent_away(stage: &Stage, browser: &Browser) {
    let marks = open(stage, browser, View::Pace).await;
    run(
        browser,
        "document.querySelector('kraft-progress').shadowRoot.querySelector('[tabindex=\"0\"]').focus();",
    )
    .await;
    assert_eq!(press(browser, Key::Home).await, on(&marks[0]));
    assert_eq!(
        press(browser, Key::Escape).await,
        Focus { on: marks[0].clone(), tip: None },
        "Esc with the focus"
    );
    run(browser, "document.querySelector('#after').focus();").await;
    point_at(browser, &marks[2]).await;
    assert_eq!(
        focus(browser).await.tip.as_deref(),
        Some(marks[2].as_str()),
        "what is pointed at has its tip"
    );
    assert_eq!(
        press(browser, Key::Escape).await,
        Focus { on: "after".to_owned(), tip: None },
        "Esc without the focus"
    );
}

/// Moves the pointer onto a mark.
async fn point_at(browser: &Browser, told: &str) {
    let place = format!(
        "const mark = [...root.querySelectorAll('[data-told]')].find((one) => one.dataset.told === {});
        const box = mark.getBoundingClientRect();
        return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];",
        serde_json::to_string(told).unwrap()
    );
    let (x, y): (i64, i64) = ask_root(browser, &place).await;
    move_to(browser, x, y).await;
}

async fn move_to(browser: &Browser, x: i64, y: i64) {
    // At once, for on the way it would be over other marks, whose tips can lie over this one.
    let at_once = Some(Duration::ZERO);
    browser.driver().action_chain_with_delay(None, at_once).move_to(x, y).perform().await.unwrap();
    // Browsers tell of moves once a frame.
    let frames = "for (let frame = 0; frame < 2; frame += 1) await new Promise((next) => requestAnimationFrame(next));";
    run(browser, frames).await;
}

/// What is pointed at tells what it tells with the focus, and the pointer can go onto the tip, and then away.
pub(crate) async fn pointed_at(stage: &Stage, browser: &Browser) {
    for view in [View::Pace, View::Years, View::Bar] {
        let marks = open(stage, browser, view).await;
        for told in &marks {
            // A tip can lie over the next mark.
            move_to(browser, 5, 5).await;
            let gone = "return document.querySelector('kraft-progress').shadowRoot.querySelector('[part=tip]').hidden;";
            stage.until(browser, "the tip goes", gone).await;
            point_at(browser, told).await;
            let its_own = format!(
                "return document.querySelector('kraft-progress').shadowRoot.querySelector('[part=tip]').textContent === {};",
                serde_json::to_string(told).unwrap()
            );
            stage.until(browser, "what is pointed at has its own tip", &its_own).await;
        }
        let told = &marks[marks.len() / 2];
        point_at(browser, told).await;
        let (x, y): (i64, i64) = ask_root(
            browser,
            "const box = root.querySelector('[part=tip]').getBoundingClientRect();
            return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];",
        )
        .await;
        move_to(browser, x, y).await;
        assert_eq!(
            focus(browser).await.tip.as_ref(),
            Some(told),
            "{}: the tip stays while it is pointed at",
            view.word()
        );
        let over: bool = ask_root(
            browser,
            &format!("return root.elementFromPoint({x}, {y}) === root.querySelector('[part=tip]');"),
        )
        .await;
        assert!(over, "{}: the tip lies above all else", view.word());
        move_to(browser, 5, 5).await;
        assert_eq!(focus(browser).await.tip, None, "{}: the tip goes when the pointer does", view.word());
    }
}

/// What the keyboard is on can be seen: an outline, and the mark itself.
pub(crate) async fn seen(stage: &Stage, browser: &Browser) {
    open(stage, browser, View::Pace).await;
    run(browser, "document.querySelector('#before').focus();").await;
    for _ in 0..3 {
        let Focus { on, .. } = press(browser, Key::Tab).await;
        let (visible, style, width): (bool, String, String) = ask_root(
            browser,
            "const at = root.activeElement; const look = getComputedStyle(at);
            return [at.matches(':focus-visible'), look.outlineStyle, look.outlineWidth];",
        )
        .await;
        // A key that WebKit's driver presses is none to WebKit where it decides who is shown the focus.
        if browser.engine() == Engine::WebKit && !visible {
            continue;
        }
        let width: f64 = width.trim_end_matches("px").parse().unwrap();
        assert!(style != "none" && width >= 2.0, "{on} has no outline: {style}, {width}");
    }
}

/// The words of the first figure's link lead to the definition, by keyboard and by pointer.
pub(crate) async fn to_the_definition(stage: &Stage, browser: &Browser) {
    for by_keyboard in [true, false] {
        open(stage, browser, View::Pace).await;
        if by_keyboard {
            run(browser, "document.querySelector('#before').focus();").await;
            assert_eq!(press(browser, Key::Tab).await.on, "link");
            press(browser, Key::Enter).await;
        } else {
            let place = "const box = root.querySelector('[part=link]').getBoundingClientRect();
                return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];";
            let (x, y): (i64, i64) = ask_root(browser, place).await;
            browser.driver().action_chain().move_to(x, y).click().perform().await.unwrap();
        }
        assert_eq!(focus(browser).await.on, "definition", "by keyboard: {by_keyboard}");
        let open: bool = ask_root(browser, "return root.querySelector('details').open;").await;
        assert!(open, "the definition is shown");
    }
    // Without a script the link's target is in the page.
    let still = stage.published(&format!("malmokraften.{GOAL}.sv.html"));
    browser.goto(stage.page_of(&still, "").replace("/kraft/kraft-progress.js", "")).await.unwrap();
    let fits: bool = ask(
        browser,
        "const link = document.querySelector('figure [part=link]');
        return document.querySelector(link.getAttribute('href'))?.getAttribute('part') === 'definition';",
    )
    .await;
    assert!(fits, "the static link leads to the definition");
}

checks!(
    one_stop as the_marks_are_one_stop,
    along_the_marks as keys_go_along_the_marks_in_the_order_of_the_drawing,
    sent_away as esc_sends_the_tip_away,
    pointed_at as a_pointer_finds_what_the_keyboard_finds_and_can_rest_on_the_tip,
    seen as what_has_the_focus_is_seen,
    to_the_definition as the_link_leads_to_the_definition,
);
