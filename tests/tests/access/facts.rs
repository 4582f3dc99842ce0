//! Whoever has no arrow keys, and no pointer, misses nothing: what marks and drawings say stands in the sentences or the table.

use crate::spoken::numbers;
use crate::stage::{GOAL, Stage, ask, attributes};
use mk_tests::browser::Browser;
use mk_wasm::view::View;
use serde::Deserialize;

/// For every figure: what its marks tell and its drawing says, and all its words outside of the drawing.
const FACTS: &str = r#"
return [...document.querySelectorAll("kraft-progress")].map((element) => {
  const figure = element.shadowRoot.querySelector("figure");
  const drawing = figure.querySelector("svg");
  const words = [];
  const walk = (node) => {
    if (node === drawing) return;
    if (node.nodeType === Node.TEXT_NODE) words.push(node.data);
    if (node.dateTime) words.push(node.dateTime);
    node.childNodes.forEach(walk);
  };
  walk(figure);
  const scale = [...(drawing?.querySelectorAll("text.grid, text.axis, text.month") ?? [])];
  return {
    name: `${element.getAttribute("goal")} ${element.getAttribute("view")} ${element.lang} ${element.getAttribute("breakdown") ?? ""}`,
    told: [...(drawing?.querySelectorAll("[data-told]") ?? [])].map((mark) => mark.dataset.told),
    drawn: [...(drawing?.querySelectorAll("text") ?? [])].filter((text) => !scale.includes(text)).map((text) => text.textContent),
    words: words.join(" "),
  };
});
"#;

#[derive(Deserialize)]
struct Facts {
    name: String,
    told: Vec<String>,
    drawn: Vec<String>,
    words: String,
}

/// By groups this does not hold yet: the drawing has what each group had reached when it was last shown, the table of years has
/// what is shown on the year's last day. The view of the table has both.
///
/// Every number that a mark tells and that is written in the drawing is in the words.
pub(crate) async fn in_the_words(stage: &Stage, browser: &Browser) {
    let mut figures = Vec::new();
    for language in ["sv", "sv-simple", "en", "ar"] {
        for view in View::ALL {
            for goal in [GOAL, "sjalvforsorjning", "arsplatser", "rehabiliteringssamverkan"] {
                figures.push(attributes(goal, view, language));
            }
        }
    }
    browser.set_viewport(1000, 3000).await.unwrap();
    // In winter the lines are full; now there are some that are withheld.
    for months in [0, 2] {
        for _ in 0..months {
            stage.add_month();
        }
        stage.open(browser, &stage.page(&figures, "")).await;
        let all: Vec<Facts> = ask(browser, FACTS).await;
        let mut marks = 0;
        for facts in &all {
            let known = numbers(&facts.words);
            marks += facts.told.len();
            for told in facts.told.iter().chain(&facts.drawn) {
                for number in numbers(told) {
                    assert!(
                        known.contains(&number) || known.contains(&format!("0{number}")),
                        "{}: {number} of “{told}” is nowhere in: {}",
                        facts.name,
                        facts.words
                    );
                }
            }
        }
        assert!(marks > 150, "only {marks} marks");
    }
}

checks!(in_the_words as everything_told_and_drawn_is_in_the_words);
