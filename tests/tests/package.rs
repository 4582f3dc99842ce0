//! The package as npm has it: it installs from its tarball into a page with TypeScript and Vite, its types say what is right and
//! what is wrong, and what Vite builds shows a live figure.

#![allow(clippy::unwrap_used, reason = "in a test it is the way to fail")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use mk_bundle::{command, npm, workspace};
use mk_examples::site::{PACKAGE, Site};
use mk_tests::browser::Browser;
use mk_tests::server::Server;
use mk_tests::{package, wait};

/// The newest that Node 20 runs.
const DEPENDENCIES: &str = r#"{
  "private": true,
  "type": "module",
  "devDependencies": { "typescript": "7.0.2", "vite": "8.3.8" }
}"#;
const GOAL: &str = "arbete-eller-studier";
const LIMIT: Duration = Duration::from_mins(5);

const SETTINGS: &str = r#"{
  "compilerOptions": {
    "strict": true, "noEmit": true, "types": [], "skipLibCheck": false,
    "target": "es2023", "lib": ["es2023", "dom", "dom.iterable"], "module": "esnext", "moduleResolution": "bundler"
  },
  "include": ["*.ts"]
}"#;

/// What a developer writes: nothing of it needs a cast.
const PAGE: &str = r#"
import "kraft-progress";
import type { KraftProgress, KraftProgressAttributes, KraftProgressProblem } from "kraft-progress";

const element: KraftProgress | null = document.querySelector("kraft-progress");
element?.addEventListener("kraft-progress:ready", (event) => {
  const words: string = event.detail.words;
  document.body.dataset.words = words;
});
document.addEventListener("kraft-progress:problem", (event: KraftProgressProblem) => {
  document.body.dataset.problem = event.detail.reason.trim();
});
const made = document.createElement("kraft-progress");
made.setAttribute("view", "years");
made.setAttribute("heading-level", "3");
made.setAttribute("data-own", "anything");
made.setAttribute("refresh", "off");
const view: KraftProgressAttributes["view"] | null = made.getAttribute("view");
const other: string | null = made.getAttribute("data-own");
document.body.dataset.view = `${view} ${other} ${made instanceof HTMLElement}`;
"#;

/// The compiler fails where one of these is *not* an error.
const WRONG: &str = r#"
import { KraftProgress } from "kraft-progress";
declare const element: KraftProgress;
// @ts-expect-error There is no such view.
element.setAttribute("view", "pie");
// @ts-expect-error A heading of the page's own level is not the figure's.
element.setAttribute("heading-level", "1");
// @ts-expect-error Attributes are texts.
element.setAttribute("refresh", 300);
// @ts-expect-error There is no such event detail.
element.addEventListener("kraft-progress:update", (event) => event.detail.figure);
// @ts-expect-error A problem has a reason, and no words.
window.addEventListener("kraft-progress:problem", (event) => event.detail.words);
// @ts-expect-error Inner files are nobody's to import.
import "kraft-progress/hand-over.js";
"#;

struct Page {
    folder: PathBuf,
}

impl Page {
    /// A page that has the package installed from its tarball.
    fn new() -> Self {
        let folder = workspace::target_folder().unwrap().join("npm/page");
        fs::create_dir_all(folder.join("public")).unwrap();
        let page = Self { folder };
        page.write("package.json", DEPENDENCIES);
        page.write("tsconfig.json", SETTINGS);
        page.write("page.ts", PAGE);
        page.write("wrong.ts", WRONG);
        page.npm(&["install"]);
        // Else npm keeps the one of the run before, which has the same version.
        let _ = fs::remove_dir_all(page.folder.join("node_modules").join(npm::NAME));
        fs::write(
            page.folder.join(npm::tarball_name()),
            npm::tarball(&package::built().unwrap().files).unwrap(),
        )
        .unwrap();
        page.npm(&["install", "--no-save", &format!("./{}", npm::tarball_name())]);
        page
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.join(name), text).unwrap();
    }

    fn run(&self, program: &Path, arguments: &[&str]) -> String {
        let mut command = Command::new(program);
        command::run(command.args(arguments).current_dir(&self.folder), LIMIT).unwrap()
    }

    fn npm(&self, arguments: &[&str]) {
        let quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"];
        self.run(&mk_tests::npm::npm().unwrap(), &[arguments, &quiet].concat());
    }

    /// Runs a program of an installed package.
    fn installed(&self, program: &str, arguments: &[&str]) -> String {
        self.run(&self.folder.join("node_modules/.bin").join(program), arguments)
    }
}

#[tokio::test]
async fn the_tarball_is_type_checked_built_by_vite_and_shows_a_live_figure() {
    let page = Page::new();
    page.installed("tsc", &["--noEmit"]);

    let site = tempfile::tempdir().unwrap();
    Site::write(site.path(), false).unwrap();
    let publication = site.path().join(PACKAGE).join("malmokraften.json");
    fs::copy(publication, page.folder.join("public/malmokraften.json")).unwrap();
    page.write(
        "index.html",
        &format!(
            "<!doctype html><html lang=\"sv\"><head><meta charset=\"utf-8\"><title>Prov</title>
            <link rel=\"icon\" href=\"data:,\"></head><body>
            <kraft-progress src=\"malmokraften.json\" goal=\"{GOAL}\"></kraft-progress>
            <script type=\"module\" src=\"./page.ts\"></script></body></html>"
        ),
    );
    let said = page.installed("vite", &["build", "--emptyOutDir"]);
    assert!(!said.to_lowercase().contains("warn"), "Vite warns:\n{said}");

    let server = Server::start(&[("/", &page.folder.join("dist"))]).unwrap();
    let browser = Browser::start().await.unwrap();
    browser.driver().goto(server.url("/index.html")).await.unwrap();
    let shown = "const { words, problem, view } = document.body.dataset;
        const root = document.querySelector('kraft-progress').shadowRoot;
        return [words ?? '', problem ?? '', view ?? '', String(root.querySelectorAll('[part=chart] svg').length)];";
    let ask =
        async || -> Vec<String> { browser.driver().execute(shown, vec![]).await.unwrap().convert().unwrap() };
    let found = wait::until("a figure comes", ask, |found| !found[0].is_empty()).await;
    assert!(found[0].contains("320") && found[1].is_empty() && found[3] != "0", "{found:?}");
    assert_eq!(found[2], "years anything true");
}

/// A module that has trapped is dead; another is made without fetching the script again, and neither knows of the other.
#[tokio::test]
async fn the_webassembly_can_be_started_anew() {
    let start = "const { make } = await import(arguments[0]);
        const compiled = await WebAssembly.compileStreaming(fetch(arguments[1]));
        const made = [make(), make()];
        for (const module of made) await module.start(compiled);
        const [first, second] = made.map((module) => new module.Figure(document.createElement('div')));
        const said = (figure) => {
            try { return figure.show({}, 'goal', 300, '2026-01-01'); } catch (error) { return String(error); }
        };
        const before = said(first);
        first.free();
        return [before, said(first), said(second), String(first instanceof made[1].Figure)];";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("index.html"), "<!doctype html><title>Prov</title>").unwrap();
    let server =
        Server::start(&[("/", folder.path()), ("/kraft", &package::built().unwrap().folder)]).unwrap();
    let browser = Browser::start().await.unwrap();
    browser.driver().goto(server.url("/index.html")).await.unwrap();
    fs::write(folder.path().join("starting.js"), package::starting_script().unwrap()).unwrap();
    let webassembly = format!("/kraft/{}", package::webassembly().unwrap());
    let addresses = vec!["/starting.js".into(), webassembly.into()];
    let said: Vec<String> = browser.driver().execute(start, addresses).await.unwrap().convert().unwrap();
    assert!(said[0].contains('[') && said[0] == said[2], "{said:?}");
    assert!(said[1].contains("null pointer"), "{said:?}");
    assert_eq!(said[3], "false");
}
