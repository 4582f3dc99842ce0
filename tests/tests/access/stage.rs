//! Pages with figures, as a test wants them, and a figure that is broken on purpose.

use mk_core::publish::Publication;
use mk_examples::site::{PACKAGE, Site};
use mk_tests::browser::Browser;
use mk_tests::server::{STRICT_POLICY, Server};
use mk_tests::{package, wait};
use mk_wasm::locale::Locale;
use mk_wasm::subject::Subject;
use mk_wasm::view::View;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;
use tempfile::TempDir;

/// The goal that most pages show.
pub(crate) const GOAL: &str = "arbete-eller-studier";

/// What is broken on purpose.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Broken {
    /// Nothing.
    Nothing,
    /// In the package's scripts, the first text where it stands, by the second. The looks are in there, too.
    Text(&'static str, &'static str),
    /// By a script that runs in the page before all others.
    Page(&'static str),
}

/// A site with the package, and the demo's publication.
pub(crate) struct Stage {
    pub(crate) folder: TempDir,
    pub(crate) server: Server,
    site: Mutex<Site>,
    patience: Duration,
}

impl Stage {
    pub(crate) fn new() -> Self {
        Self::with(Broken::Nothing)
    }

    pub(crate) fn with(broken: Broken) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = package::demo(folder.path()).unwrap();
        if let Broken::Text(from, to) = broken {
            let mut found = 0;
            let files = &package::built().unwrap().files;
            for (name, content) in files.iter().filter(|(name, _)| is_script(name)) {
                let text = String::from_utf8(content.clone()).unwrap();
                found += text.matches(from).count();
                fs::write(folder.path().join(PACKAGE).join(name), text.replace(from, to)).unwrap();
            }
            assert!(found > 0, "nothing is broken, for no script has “{from}”");
        }
        let breaking = if let Broken::Page(script) = broken { script } else { "" };
        fs::write(folder.path().join("first.js"), format!("{{\n{breaking}\n}}\n{FIRST}")).unwrap();
        let server = Server::start_with_policy(
            &[("/", folder.path())],
            // The demo has frames.
            &format!("{STRICT_POLICY}; frame-src 'self'"),
        )
        .unwrap();
        // What is broken does not come right by waiting.
        let patience = Duration::from_secs(if matches!(broken, Broken::Nothing) { 20 } else { 5 });
        Self { folder, server, site: Mutex::new(site), patience }
    }

    /// Publishes the next month.
    pub(crate) fn add_month(&self) {
        assert!(self.site.lock().unwrap().add_month().unwrap());
    }

    pub(crate) fn publication(&self) -> Publication {
        let file = self.folder.path().join(PACKAGE).join("malmokraften.json");
        Publication::from_text(&fs::read_to_string(file).unwrap()).unwrap()
    }

    /// A file beside the publication.
    pub(crate) fn published(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(PACKAGE).join(name)).unwrap()
    }

    /// Writes a page in Swedish with figures, each given by its attributes, between two buttons, and answers with its address.
    pub(crate) fn page(&self, figures: &[String], css: &str) -> String {
        let elements: Vec<String> = figures
            .iter()
            .map(|attributes| {
                format!("<kraft-progress src=\"kraft/malmokraften.json\" {attributes}></kraft-progress>")
            })
            .collect();
        self.page_of(&elements.join("\n"), css)
    }

    /// The same, with any content.
    pub(crate) fn page_of(&self, content: &str, css: &str) -> String {
        fs::write(self.folder.path().join("page.css"), css).unwrap();
        let page = format!(
            "<!doctype html><html lang=\"sv\"><head><meta charset=\"utf-8\"><title>Prov</title>
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<link rel=\"icon\" href=\"icon.svg\"><link rel=\"stylesheet\" href=\"page.css\"><script src=\"first.js\"></script>
<script type=\"module\" src=\"kraft/kraft-progress.js\"></script></head><body><main>
<h1>Prov</h1><button id=\"before\">Före</button>
{content}
<button id=\"after\">Efter</button></main></body></html>"
        );
        fs::write(self.folder.path().join("page.html"), page).unwrap();
        self.server.url("/page.html")
    }

    /// Opens a page, and waits until each figure is live.
    pub(crate) async fn open(&self, browser: &Browser, address: &str) {
        browser.goto(address).await.unwrap();
        self.until_live(browser).await;
    }

    /// Scrolls to every figure, so that it comes near, and waits until all are live.
    pub(crate) async fn until_live(&self, browser: &Browser) {
        let script = "const all = [...document.querySelectorAll('kraft-progress')];
            const waiting = all.find((one) => one.shadowRoot?.querySelector('.stage')?.hidden !== false);
            if (waiting) waiting.scrollIntoView({ behavior: 'instant' }); else scrollTo(0, 0);
            return all.length > 0 && !waiting;";
        self.until(browser, "every figure is live", script).await;
    }

    /// Waits until a script returns true.
    pub(crate) async fn until(&self, browser: &Browser, what: &str, script: &str) {
        wait::within(self.patience, what, async || ask::<bool>(browser, script).await, |is| *is).await;
    }

    /// Publishes the next month, and waits until the first figure says so.
    pub(crate) async fn news(&self, browser: &Browser) {
        let lead = "document.querySelector('kraft-progress').shadowRoot.querySelector('[part=lead]').firstChild.data";
        let before: String = ask(browser, &format!("return {lead};")).await;
        self.add_month();
        let script = format!("return {lead} !== {};", serde_json::to_string(&before).unwrap());
        self.until(browser, "the new month is shown", &script).await;
    }
}

/// What every page can be told by an attribute of its root: a sheet that a reader has chosen, which holds in shadow trees, too.
const FIRST: &str = r"
new MutationObserver(() => {
  const text = document.documentElement.dataset.readersSheet;
  if (text === undefined) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
  for (const { shadowRoot } of document.querySelectorAll('kraft-progress')) shadowRoot.adoptedStyleSheets.push(sheet);
  document.documentElement.dataset.sheetIsRead = '';
}).observe(document.documentElement, { attributeFilter: ['data-readers-sheet'] });
";

/// A figure by period and breakdown, where the publication has it: its attributes, and what it is about.
pub(crate) fn asked<'a>(
    publication: &'a Publication,
    locale: &'a Locale,
    (goal, view, period, breakdown): (&str, View, &str, &str),
) -> Option<(String, Subject<'a>)> {
    let subject = Subject::new(publication, goal, locale)?.in_period(period).ok()?.by(breakdown).ok()?;
    let own = attributes(goal, view, locale.code());
    Some((format!("{own} period=\"{period}\" breakdown=\"{breakdown}\""), subject))
}

/// Lets a reader's own sheet hold in the page and in its shadow trees.
pub(crate) async fn readers_sheet(stage: &Stage, browser: &Browser, css: &str) {
    let set =
        format!("document.documentElement.dataset.readersSheet = {};", serde_json::to_string(css).unwrap());
    run(browser, &set).await;
    stage
        .until(browser, "the sheet is read", "return 'sheetIsRead' in document.documentElement.dataset;")
        .await;
}

fn is_script(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "js")
}

/// An element's attributes.
pub(crate) fn attributes(goal: &str, view: View, language: &str) -> String {
    format!("goal=\"{goal}\" view=\"{}\" lang=\"{language}\" refresh=\"1\"", view.word())
}

/// A word that a figure's script is run with: `root` is the shadow tree of the page's first figure.
pub(crate) const ROOT: &str = "const root = document.querySelector('kraft-progress').shadowRoot;\n";

/// Runs a script in the page.
pub(crate) async fn run(browser: &Browser, script: &str) {
    browser.execute(script, Vec::new()).await.unwrap();
}

/// Runs a script in the page, and answers with what it returns.
pub(crate) async fn ask<Answer: DeserializeOwned>(browser: &Browser, script: &str) -> Answer {
    browser.execute(script, Vec::new()).await.unwrap().convert().unwrap()
}

/// The same, where `root` is the shadow tree of the page's first figure.
pub(crate) async fn ask_root<Answer: DeserializeOwned>(browser: &Browser, script: &str) -> Answer {
    ask(browser, &format!("{ROOT}{script}")).await
}
