//! A demo site to test on, and what a browser shows of it.

use mk_examples::site::{PACKAGE, Site};
use mk_tests::browser::Browser;
use mk_tests::package;
use mk_tests::server::Server;
use mk_tests::wait;
use serde::Deserialize;
use std::fs;
use tempfile::TempDir;

/// The demo site with the built package, served under the strict policy.
pub(crate) struct Stage {
    pub(crate) folder: TempDir,
    pub(crate) site: Site,
    pub(crate) server: Server,
}

impl Stage {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = package::demo(folder.path()).unwrap();
        let server = Server::start(&[("/", folder.path())]).unwrap();
        Self { folder, site, server }
    }

    /// A page of one figure that looks for news every second, with `before` in its head.
    pub(crate) fn write_page(&self, goal: &str, before: &str) {
        let fragment = self.folder.path().join(PACKAGE).join(format!("malmokraften.{goal}.sv.html"));
        let page = format!(
            "<!doctype html><html lang=\"sv\"><head><meta charset=\"utf-8\"><title>Prov</title>
            <link rel=\"icon\" href=\"icon.svg\">{before}
            <script type=\"module\" src=\"kraft/kraft-progress.js\"></script></head><body>
            <kraft-progress src=\"kraft/malmokraften.json\" goal=\"{goal}\" refresh=\"1\">
            {}</kraft-progress></body></html>",
            fs::read_to_string(fragment).unwrap()
        );
        fs::write(self.folder.path().join("page.html"), page).unwrap();
    }
}

/// What a figure shows, live or static.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub(crate) struct Shown {
    pub(crate) live: bool,
    pub(crate) notice: String,
    pub(crate) heading: String,
    pub(crate) lead: String,
    pub(crate) pace: String,
    pub(crate) notes: Vec<String>,
    /// The table's rows, a cell each.
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) csv: String,
    /// What the dots of the drawing say.
    pub(crate) dots: Vec<String>,
    /// The words in the drawing.
    pub(crate) labels: Vec<String>,
}

const SHOWN: &str = r#"
return [...document.querySelectorAll("kraft-progress")].map((element) => {
  const inner = element.shadowRoot;
  const live = Boolean(inner && !inner.querySelector("div").hidden);
  const root = live ? inner.querySelector("div") : element;
  const text = (part) => root.querySelector(`[part=${part}]`)?.textContent ?? "";
  const all = (selector) => [...root.querySelectorAll(selector)];
  const link = root.querySelector("a[download]").getAttribute("href");
  return {
    live,
    notice: inner?.querySelector("[part=notice]").textContent ?? "",
    heading: text("heading"),
    lead: text("lead"),
    pace: text("pace"),
    notes: all("[part=note]").map((note) => note.textContent),
    rows: all("tbody tr").map((row) => [...row.children].map((cell) => cell.textContent)),
    csv: decodeURIComponent(link.slice(link.indexOf(",") + 1)),
    dots: all("circle").map((dot) => dot.dataset.told ?? dot.querySelector("title")?.textContent).filter(Boolean),
    labels: all("svg text").map((label) => label.textContent),
  };
});
"#;

/// What every figure of the page shows.
pub(crate) async fn shown(browser: &Browser) -> Vec<Shown> {
    browser.execute(SHOWN, Vec::new()).await.unwrap().convert().unwrap()
}

/// Scrolls to every figure, so that it comes near, and waits until all are live.
pub(crate) async fn all_live(browser: &Browser) -> Vec<Shown> {
    // By frames and not by time: what passes between two frames has been near nobody.
    let scroll = "for (const figure of document.querySelectorAll('kraft-progress')) {
        figure.scrollIntoView({ behavior: 'instant' });
        for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));
    } scrollTo(0, 0);";
    browser.execute(scroll, Vec::new()).await.unwrap();
    until(browser, "every figure is live", |shown| shown.iter().all(|figure| figure.live)).await
}

/// Waits until the figures are as expected, and answers with them.
pub(crate) async fn until(browser: &Browser, what: &str, fits: impl Fn(&[Shown]) -> bool) -> Vec<Shown> {
    wait::until(what, async || shown(browser).await, |now| fits(now)).await
}
