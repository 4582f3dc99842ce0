//! Without JavaScript, without WebAssembly, without data: every page of the demo still says every figure, as text and table.

use crate::stage::{GOAL, Stage, run};
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use mk_tests::server::{Answer, STRICT_POLICY};
use serde::Deserialize;

/// Pages with figures, and how many each has at least.
const PAGES: [(&str, usize); 5] = [
    ("malmo.html", 3),
    ("finsam.html", 3),
    ("vyer.html", 5),
    ("klistrat.html", 1),
    // What `ram.html` frames.
    ("kraft/malmokraften.arbete-eller-studier.sv.page.html", 1),
];

/// A figure that stands in the page itself.
#[derive(Debug, Deserialize)]
struct Still {
    seen: bool,
    text: String,
    rows: usize,
    drawn: f64,
}

/// Every figure of the page, once each element has been in sight and has had its time.
const STILL: &str = r#"
return [...document.querySelectorAll("figure[part=figure]")].map((figure) => ({
  seen: figure.getBoundingClientRect().height > 100,
  text: [...figure.querySelectorAll(":scope > p, figcaption")].map((one) => one.textContent).join(" "),
  rows: figure.querySelectorAll("tbody tr").length,
  drawn: figure.querySelector("svg")?.getBoundingClientRect().height ?? figure.querySelector("table").getBoundingClientRect().height,
}));
"#;

/// Brings every element into sight and waits until it has said that nothing new can be had, or has taken what could.
const SCROLL: &str = "const all = [...document.querySelectorAll('kraft-progress')];
for (const one of all) {
    one.scrollIntoView({ behavior: 'instant' });
    for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));
}
const start = performance.now();
const noticed = (one) => one.shadowRoot?.querySelector('[part=notice]').textContent;
while (arguments[0] && !all.every(noticed) && performance.now() - start < 15000)
    await new Promise((next) => setTimeout(next, 50));
if (!arguments[0]) await new Promise((next) => setTimeout(next, 500));
return all.filter((one) => Boolean(noticed(one)) !== arguments[0]).length;";

async fn said(browser: &Browser, stage: &Stage, case: &str, scripts: Option<bool>) {
    for (page, least) in PAGES {
        let case = format!("{page}, {case}");
        browser.goto(stage.server.url(&format!("/{page}"))).await.unwrap();
        if let Some(notices) = scripts {
            let others: i32 = browser.execute(SCROLL, vec![notices.into()]).await.unwrap().convert().unwrap();
            assert_eq!(others, 0, "{case}: notices");
        }
        let figures: Vec<Still> = serde_json::from_value(run(browser, STILL).await).unwrap();
        assert!(figures.len() >= least, "{case}: {figures:#?}");
        for figure in figures {
            assert!(figure.seen && figure.rows > 0 && figure.drawn > 20.0, "{case}: {figure:?}");
            let words = figure.text.split_whitespace().count();
            assert!(
                words > 15 && figure.text.contains(|one: char| one.is_ascii_digit()),
                "{case}: {figure:?}"
            );
        }
    }
}

in_every_browser!(without_javascript_every_page_says_every_figure);
async fn without_javascript_every_page_says_every_figure(browser: Browser) {
    let stage = Stage::new();
    browser.set_javascript(false).await.unwrap();
    said(&browser, &stage, "without JavaScript", None).await;
}

in_every_browser!(where_webassembly_is_refused_every_page_says_every_figure);
async fn where_webassembly_is_refused_every_page_says_every_figure(browser: Browser) {
    let stage = Stage::with_policy(&STRICT_POLICY.replace(" 'wasm-unsafe-eval'", ""));
    said(&browser, &stage, "WebAssembly refused", Some(false)).await;
}

in_every_browser!(where_the_data_cannot_be_had_every_page_says_every_figure);
async fn where_the_data_cannot_be_had_every_page_says_every_figure(browser: Browser) {
    for policy in [STRICT_POLICY.to_owned(), STRICT_POLICY.replace(" 'wasm-unsafe-eval'", "")] {
        let stage = Stage::with_policy(&policy);
        for answer in [Answer::Status(503), Answer::Html] {
            stage.server.answer_json(answer);
            said(&browser, &stage, &format!("{answer:?} under {policy}"), Some(true)).await;
        }
    }
}

in_every_browser!(where_scripts_and_styles_are_refused_the_figure_is_said);
async fn where_scripts_and_styles_are_refused_the_figure_is_said(browser: Browser) {
    let stage = Stage::with_policy("default-src 'none'");
    browser.goto(stage.page(&[], &stage.element(""))).await.unwrap();
    let figures: Vec<Still> = serde_json::from_value(run(&browser, STILL).await).unwrap();
    assert!(figures[0].text.contains("320 personer") && figures[0].rows > 8, "{GOAL}: {figures:?}");
}
