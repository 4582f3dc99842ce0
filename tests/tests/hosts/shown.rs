//! What a browser shows of a figure, in the page that it stands in or in a frame of it.

use mk_tests::browser::Browser;
use mk_tests::wait;
use serde::Deserialize;
use serde_json::Value;

/// What is told of a goal.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
pub(crate) struct Told {
    /// All words outside the drawing, with single spaces.
    pub(crate) text: String,
    /// The table's rows, a cell each.
    pub(crate) rows: Vec<Vec<String>>,
    /// The drawing's words.
    pub(crate) labels: Vec<String>,
}

/// A figure in a page.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Shown {
    pub(crate) live: bool,
    pub(crate) notice: String,
    /// What the reader meets.
    pub(crate) told: Told,
    /// What the page holds for those without scripts.
    pub(crate) still: Told,
    /// The drawing's width and height, and 0 where there is none.
    pub(crate) drawing: (f64, f64),
    /// What reaches beyond the window's right edge, also where a wrapper hides that.
    pub(crate) beyond: Vec<String>,
}

const SHOWN: &str = r#"
const nothing = { text: "", rows: [], labels: [] };
// Between two pages.
if (!document.body) return { live: false, notice: "", told: nothing, still: nothing, drawing: [0, 0], beyond: [] };
const element = document.querySelector("kraft-progress");
const inner = element?.shadowRoot;
const live = Boolean(inner && !inner.querySelector("div").hidden);
const still = element ?? document.querySelector(".here") ?? document.body;
const root = live ? inner.querySelector("div") : still;
const words = (node) => node.textContent.replace(/\s+/g, " ").trim();
const told = (root) => {
  const copy = root.cloneNode(true);
  for (const drawing of copy.querySelectorAll("svg, script")) drawing.remove();
  // A space where a block ends.
  const all = [];
  const walk = (node) => { for (const one of node.childNodes) one.nodeType === 3 ? all.push(one.data) : walk(one); };
  walk(copy);
  return {
    text: all.join(" ").replace(/\s+/g, " ").trim(),
    rows: [...root.querySelectorAll("tbody tr")].map((row) => [...row.children].map(words)),
    labels: [...root.querySelectorAll("svg text")].map(words),
  };
};
const box = root.querySelector("svg")?.getBoundingClientRect();
const right = document.documentElement.clientWidth + 1;
const beyond = [...root.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > right);
if (document.documentElement.scrollWidth > right) beyond.push(document.documentElement);
return {
  live,
  notice: inner?.querySelector("[part=notice]").textContent ?? "",
  told: told(root),
  still: told(still),
  drawing: [box?.width ?? 0, box?.height ?? 0],
  beyond: beyond.map((one) => `${one.localName} ${one.textContent.slice(0, 30)}`),
};
"#;

/// Runs a script in the page, and answers with what it returns.
pub(crate) async fn run(browser: &Browser, script: &str) -> Value {
    browser.execute(script, Vec::new()).await.unwrap().json().clone()
}

/// The figure of the page, or of the frame that the browser is in.
pub(crate) async fn shown(browser: &Browser) -> Shown {
    // Firefox answers nothing where the page in a frame gives way to the next one while it is looked at.
    let look = async || run(browser, SHOWN).await;
    let answer = wait::until("a page stays while it is looked at", look, |answer| !answer.is_null()).await;
    serde_json::from_value(answer).unwrap()
}

/// Opens every table, as a reader does.
pub(crate) async fn open_tables(browser: &Browser) {
    let open = "for (const root of [document, document.querySelector('kraft-progress')?.shadowRoot])
        for (const details of root?.querySelectorAll('details') ?? []) details.open = true;";
    run(browser, open).await;
}

/// Waits until the figure is as expected, and answers with it.
pub(crate) async fn until(browser: &Browser, what: &str, fits: impl Fn(&Shown) -> bool) -> Shown {
    wait::until(what, async || shown(browser).await, |now| fits(now)).await
}

/// Waits until a script returns true.
pub(crate) async fn until_true(browser: &Browser, what: &str, script: &str) {
    wait::until(&format!("{what}: {script}"), async || run(browser, script).await, |answer| *answer == true)
        .await;
}
