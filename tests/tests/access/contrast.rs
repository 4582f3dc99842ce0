//! Contrast as it meets the eye: measured from pixels, of each word and each kind of line, against what is around it.
//!
//! A part of the drawing is what differs between a picture with it and one without it. What it stands on is in the second.

use crate::picture::{Picture, contrast, is_near};
use crate::stage::{GOAL, ROOT, Stage, ask_root, attributes, run};
use mk_tests::browser::{Ability, Browser};
use mk_wasm::view::View;
use serde::Deserialize;

/// Success criterion 1.4.3, for words.
const WORDS: f64 = 4.5;
/// Success criterion 1.4.11, for what is needed to understand a drawing.
const LINES: f64 = 3.0;

/// What needs no contrast, and why.
const EXEMPT: [(&str, &str); 4] = [
    ("path.grid", "numbers stand along it; it helps the eye, and tells nothing"),
    ("rect.grid", "a bar's ground: how far it goes is told by the target's mark"),
    ("rect.withheld", "words stand in it"),
    ("path.forecast[fill-opacity]", "lines of their own are around it"),
];

/// How much larger pages are shown than they are, so that letters are more than their edges.
const LARGER: u32 = 2;

/// The parts of the drawing: each kind of line and surface, and each word.
const PARTS: &str = r#"
const drawing = root.querySelector("[part=chart]");
const exempt = (shape) => EXEMPT.some((selector) => shape.matches(selector));
const kinds = new Map();
for (const shape of drawing.querySelectorAll("path, rect, circle, text")) {
  if (exempt(shape)) continue;
  const text = shape.localName === "text";
  const kind = text ? `text.${shape.classList[0]}` : `${shape.localName}.${shape.classList[0]}${shape.hasAttribute("fill-opacity") ? "[fill-opacity]" : ":not([fill-opacity])"}`;
  const { left, top, right, bottom } = shape.getBoundingClientRect();
  if (!kinds.has(kind)) kinds.set(kind, { kind, text, boxes: [] });
  kinds.get(kind).boxes.push([shape.textContent, left - 4, top - 4, right + 4, bottom + 4]);
}
return [...kinds.values()];
"#;

#[derive(Debug, Deserialize)]
struct Part {
    kind: String,
    text: bool,
    boxes: Vec<(String, f64, f64, f64, f64)>,
}

/// The contrast that most of a part has: of its middle, where it has one, since edges are drawn half.
fn measured(
    has_edge: bool,
    with: &Picture,
    without: &Picture,
    (left, top, right, bottom): (f64, f64, f64, f64),
) -> Option<f64> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a picture")]
    let within = |value: f64, most: usize| (value.max(0.0) as usize).min(most);
    let (left, right) = (within(left, with.width), within(right, with.width));
    let (top, bottom) = (within(top, with.height), within(bottom, with.height));
    let differs = |x: usize, y: usize| !is_near(with.at(x, y), without.at(x, y));
    let (mut middle, mut all) = (Vec::new(), Vec::new());
    for y in top..bottom {
        for x in left..right {
            if differs(x, y) {
                let own = contrast(with.at(x, y), without.at(x, y));
                all.push(own);
                let inner = x > left && x + 1 < right && y > top && y + 1 < bottom;
                if inner && differs(x - 1, y) && differs(x + 1, y) && differs(x, y - 1) && differs(x, y + 1) {
                    middle.push(own);
                }
            }
        }
    }
    // Of the middle most, but for some pixels that are edges after all, and where it lies over something else; of a thin line
    // what is drawn best; of a pale surface its edge.
    let (mut of, percent) = match middle.len() {
        _ if has_edge => (all, 2),
        0..12 => (all, 20),
        _ => (middle, 50),
    };
    of.sort_by(|one, other| other.total_cmp(one));
    of.get(of.len() * percent / 100).copied()
}

/// What is too faint in the first figure of the page that is open.
async fn faint(browser: &Browser, case: &str) -> Vec<String> {
    let exempt = EXEMPT.map(|(selector, _)| selector);
    let list = format!("const EXEMPT = {};", serde_json::to_string(&exempt).unwrap());
    let parts: Vec<Part> = ask_root(browser, &format!("{list}{PARTS}")).await;
    assert!(parts.iter().filter(|part| !part.text).count() >= 2, "{case}: {parts:?}");
    assert!(parts.iter().filter(|part| part.text).count() >= 2, "{case}: {parts:?}");
    let with = Picture::of_page(browser).await;
    let mut faint = Vec::new();
    for part in parts {
        let show = |visibility: &str| {
            format!(
                "{ROOT}for (const one of root.querySelectorAll('[part=chart] {}')) one.style.visibility = '{visibility}';",
                part.kind
            )
        };
        run(browser, &show("hidden")).await;
        let without = Picture::of_page(browser).await;
        run(browser, &show("")).await;
        let (least, mut best) = (if part.text { WORDS } else { LINES }, 0.0);
        for (word, left, top, right, bottom) in &part.boxes {
            let contrast = measured(
                part.kind.starts_with("rect.forecast"),
                &with,
                &without,
                (*left, *top, *right, *bottom),
            )
            .unwrap_or(0.0);
            if part.text && contrast < least {
                faint.push(format!("{case}: {} “{word}” has {contrast:.2} to 1", part.kind));
            }
            best = contrast.max(best);
        }
        // A line can go along the picture's edge, or behind another of its colour: somewhere it is seen.
        if !part.text && best < least {
            faint.push(format!("{case}: {} has {best:.2} to 1", part.kind));
        }
    }
    faint
}

/// Opens a page, and shows its first figure so large that its letters are more than edges.
async fn open_enlarged(stage: &Stage, browser: &Browser, address: &str) {
    browser.set_viewport(1200, 900).await.unwrap();
    browser.goto(address).await.unwrap();
    let narrower = format!(
        "document.documentElement.style.overflow = 'hidden';
        document.body.style.width = '{}px';",
        1200 / LARGER - 20
    );
    run(browser, &narrower).await;
    stage.until_live(browser).await;
    // Until it is drawn for that width.
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let enlarged = format!(
        "{ROOT}const chart = root.querySelector('[part=chart]');
        chart.scrollIntoView({{ behavior: 'instant' }});
        const {{ left, top }} = chart.getBoundingClientRect();
        const body = document.body.getBoundingClientRect();
        document.body.style.transformOrigin = `${{left - body.left}}px ${{top - body.top}}px`;
        document.body.style.transform = `translate(${{12 - left}}px, ${{12 - top}}px) scale({LARGER})`;"
    );
    run(browser, &enlarged).await;
}

const PAGES: [(&str, &str); 3] = [
    ("white", "body { background: #fff; color: #1b1b1b; } main { width: 380px; }"),
    ("cream", "body { background: #f7f4ef; color: #20242a; } main { width: 380px; }"),
    (
        "dark",
        ":root { color-scheme: dark; background: #121212; } body { background: #121212; color: #eee; } main { width: 380px; }",
    ),
];

/// On white, cream and dark pages.
pub(crate) async fn on_pages(stage: &Stage, browser: &Browser) {
    let mut all = Vec::new();
    for (page, css) in PAGES {
        for (view, goal) in [
            (View::Pace, GOAL),
            (View::Pace, "sjalvforsorjning"),
            (View::Years, GOAL),
            (View::Bar, GOAL),
            (View::Bar, "arsplatser"),
        ] {
            let case = format!("{page}, {goal} {}", view.word());
            open_enlarged(stage, browser, &stage.page(&[attributes(goal, view, "sv")], css)).await;
            all.extend(faint(browser, &case).await);
            if view == View::Pace && goal == GOAL {
                browser.screenshot(&format!("contrast-{page}")).await.unwrap();
            }
        }
        // By groups.
        let groups = format!("{} breakdown=\"sex\"", attributes(GOAL, View::Years, "sv"));
        open_enlarged(stage, browser, &stage.page(&[groups], css)).await;
        all.extend(faint(browser, &format!("{page}, by groups")).await);
    }
    assert!(all.is_empty(), "too faint:\n{}", all.join("\n"));
}

/// On the demo's pages.
pub(crate) async fn on_the_demo(stage: &Stage, browser: &Browser) {
    let mut all = Vec::new();
    for page in ["malmo", "finsam"] {
        open_enlarged(stage, browser, &stage.server.url(&format!("/{page}.html"))).await;
        browser.screenshot(&format!("contrast-{page}")).await.unwrap();
        all.extend(faint(browser, page).await);
    }
    assert!(all.is_empty(), "too faint:\n{}", all.join("\n"));
}

/// In the few colours that a reader has chosen.
pub(crate) async fn in_few_colours(stage: &Stage, browser: &Browser) {
    // Nobody can tell WebKit of any.
    if !browser.can(Ability::ForcedColors) {
        return;
    }
    let mut all = Vec::new();
    for scheme in ["light", "dark"] {
        browser
            .set_media_features(&[("forced-colors", "active"), ("prefers-color-scheme", scheme)])
            .await
            .unwrap();
        for view in [View::Pace, View::Years, View::Bar] {
            let case = format!("few colours, {scheme}, {}", view.word());
            open_enlarged(stage, browser, &stage.page(&[attributes(GOAL, view, "sv")], PAGES[1].1)).await;
            all.extend(faint(browser, &case).await);
            browser.screenshot(&format!("few-colours-{scheme}-{}", view.word())).await.unwrap();
        }
    }
    browser.set_media_features(&[]).await.unwrap();
    assert!(all.is_empty(), "too faint:\n{}", all.join("\n"));
}

/// The tip, the buttons and the notice on a dark page and on a light one.
pub(crate) async fn around_the_drawing(stage: &Stage, browser: &Browser) {
    for (page, css) in PAGES {
        stage.open(browser, &stage.page(&[attributes(GOAL, View::Pace, "sv")], css)).await;
        let script = r#"
            root.querySelector("details").open = true;
            const mark = root.querySelector("[data-told]");
            mark.focus();
            mark.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
            root.querySelector("[data-do=pause]").click();
            const canvas = document.createElement("canvas");
            canvas.width = canvas.height = 1;
            const pen = canvas.getContext("2d", { willReadFrequently: true });
            const over = (colours) => {
              pen.clearRect(0, 0, 1, 1);
              for (const colour of colours) { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); }
              return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
            };
            return [...root.querySelectorAll("[part=tip], button, caption, th, td, p, summary, a")].filter((one) => one.checkVisibility()).map((one) => {
              const grounds = [];
              for (let at = one; at; at = at.parentNode ?? at.host) if (at.nodeType === 1) grounds.unshift(getComputedStyle(at).backgroundColor);
              const ground = over(grounds);
              return [one.textContent.slice(0, 30), over([...grounds, getComputedStyle(one).color]), ground];
            });"#;
        let words: Vec<(String, [u8; 3], [u8; 3])> = ask_root(browser, script).await;
        assert!(words.len() > 30, "{page}: {words:?}");
        for (word, colour, ground) in words {
            let contrast = contrast(colour, ground);
            assert!(contrast >= WORDS, "{page}: “{word}” has {contrast:.2} to 1: {colour:?} on {ground:?}");
        }
    }
}

checks!(
    on_pages as words_and_lines_can_be_told_from_light_and_dark_pages,
    on_the_demo as words_and_lines_can_be_told_from_the_demos_pages,
    in_few_colours as words_and_lines_can_be_told_in_few_colours,
    around_the_drawing as words_around_the_drawing_can_be_told_from_their_ground,
);
