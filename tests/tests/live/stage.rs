//! A page whose time is in the test's hands, its publication, and what a browser shows of it.

use mk_examples::site::{PACKAGE, Site};
use mk_tests::browser::Browser;
use mk_tests::package;
use mk_tests::server::{STRICT_POLICY, Server};
use mk_tests::wait;
use serde::Deserialize;
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

/// The goal that most pages show.
pub(crate) const GOAL: &str = "arbete-eller-studier";

/// Where the publication lies.
pub(crate) const PUBLICATION: &str = "malmokraften.json";

const CLOCK: &str = include_str!("clock.js");

/// The demo's publication and the package, and pages that a test writes.
pub(crate) struct Stage {
    pub(crate) folder: TempDir,
    pub(crate) site: Site,
    pub(crate) server: Server,
}

impl Stage {
    pub(crate) fn new() -> Self {
        Self::with_policy(STRICT_POLICY)
    }

    pub(crate) fn with_policy(policy: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = package::demo(folder.path()).unwrap();
        fs::write(folder.path().join("clock.js"), CLOCK).unwrap();
        let server = Server::start_with_policy(&[("/", folder.path())], policy).unwrap();
        Self { folder, site, server }
    }

    /// A file beside the publication.
    pub(crate) fn published(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(PACKAGE).join(name)).unwrap()
    }

    /// Writes a file beside the publication.
    pub(crate) fn publish(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(PACKAGE).join(name), text).unwrap();
    }

    /// The element with its static content.
    pub(crate) fn element(&self, attributes: &str) -> String {
        let fragment = self.published(&format!("malmokraften.{GOAL}.sv.html"));
        format!(
            "<kraft-progress src=\"kraft/{PUBLICATION}\" goal=\"{GOAL}\" {attributes}>\n{fragment}</kraft-progress>\n"
        )
    }

    /// Writes a page, with scripts in its head that run before all others, and answers with its address.
    pub(crate) fn page(&self, scripts: &[(&str, &str)], body: &str) -> String {
        let mut head = String::from("<script src=\"clock.js\"></script>");
        for (name, text) in scripts {
            fs::write(self.folder.path().join(name), text).unwrap();
            head.extend(["<script src=\"", name, "\"></script>"]);
        }
        let page = format!(
            "<!doctype html><html lang=\"sv\"><head><meta charset=\"utf-8\"><title>Prov</title>{head}\
            <script type=\"module\" src=\"kraft/kraft-progress.js\"></script></head><body>{body}</body></html>"
        );
        fs::write(self.folder.path().join("page.html"), page).unwrap();
        self.server.url("/page.html")
    }

    /// Opens a page of one element, and waits until it is live.
    pub(crate) async fn live(&self, browser: &Browser, attributes: &str) -> Shown {
        browser.goto(self.page(&[], &self.element(attributes))).await.unwrap();
        until(browser, "it is live", |shown| shown[0].live).await.remove(0)
    }
}

/// What an element shows, live or static.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub(crate) struct Shown {
    pub(crate) live: bool,
    pub(crate) notice: String,
    /// The notice's language.
    pub(crate) lang: String,
    /// The figure's words outside of its drawing.
    pub(crate) text: String,
    /// The table's rows, a cell each.
    pub(crate) rows: Vec<Vec<String>>,
    /// How high the drawing is.
    pub(crate) height: f64,
}

const SHOWN: &str = r#"
return [...document.querySelectorAll("kraft-progress")].map((element) => {
  const inner = element.shadowRoot;
  const live = Boolean(inner && !inner.querySelector("div").hidden);
  const root = live ? inner.querySelector("div") : element;
  const words = (node) => node.textContent.replace(/\s+/g, " ").trim();
  return {
    live,
    notice: inner?.querySelector("[part=notice]").textContent ?? "",
    lang: inner?.querySelector("[part=notice]").lang ?? "",
    text: [...root.querySelectorAll("figure > p, figcaption, h2, h3")].map(words).join(" "),
    rows: [...root.querySelectorAll("tbody tr")].map((row) => [...row.children].map(words)),
    height: root.querySelector("svg")?.getBoundingClientRect().height ?? 0,
  };
});
"#;

/// Runs a script in the page, and answers with what it returns.
pub(crate) async fn run(browser: &Browser, script: &str) -> Value {
    browser.execute(script, Vec::new()).await.unwrap().json().clone()
}

/// What every element of the page shows.
pub(crate) async fn shown(browser: &Browser) -> Vec<Shown> {
    serde_json::from_value(run(browser, SHOWN).await).unwrap()
}

/// Lets seconds pass in the page, and everything happen in them.
pub(crate) async fn pass(browser: &Browser, seconds: u32) {
    run(
        browser,
        &format!("await clock.pass({seconds}); await new Promise((next) => requestAnimationFrame(next));"),
    )
    .await;
}

/// Waits until the elements are as expected, without letting the page's time pass, and answers with them.
pub(crate) async fn until(browser: &Browser, what: &str, fits: impl Fn(&[Shown]) -> bool) -> Vec<Shown> {
    wait::until(what, async || shown(browser).await, |now| fits(now)).await
}

/// Waits until a script returns true, without letting the page's time pass.
pub(crate) async fn until_true(browser: &Browser, what: &str, script: &str) {
    wait::until(what, async || run(browser, script).await, |answer| *answer == true).await;
}

/// A look for news at a publication.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub(crate) struct Look {
    pub(crate) path: String,
    /// Seconds since the look before.
    pub(crate) after: f64,
}

/// The looks since they were last taken.
pub(crate) async fn looks(browser: &Browser) -> Vec<Look> {
    serde_json::from_value(run(browser, "return clock.looks.splice(0);").await).unwrap()
}

/// Something that an element told.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub(crate) struct Told {
    pub(crate) name: String,
    /// Which of the page's elements.
    pub(crate) index: i32,
    /// The reason of a problem, else the words.
    pub(crate) detail: String,
}

/// What was told since it was last taken.
pub(crate) async fn told(browser: &Browser) -> Vec<Told> {
    serde_json::from_value(run(browser, "return clock.told.splice(0);").await).unwrap()
}
