//! What a page asks for before the script has come.

use crate::stage::{PUBLICATION, Stage, until};
use mk_examples::site::PACKAGE;
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use std::fs;

const EARLY: &str = "kraft-progress.wasm";

/// The links of a snippet whose figure stands first on its page.
fn links() -> String {
    let link = |name: &str| format!("<link rel=\"preload\" as=\"fetch\" href=\"/{PACKAGE}/{name}\">\n");
    [EARLY, PUBLICATION].map(link).concat()
}

/// The names of the WebAssembly and the publications that were asked for, and whether each was there.
async fn asked(stage: &Stage, browser: &Browser) -> Vec<(String, bool)> {
    stage.server.take_requests();
    browser.goto(stage.page(&[], &format!("{}{}", links(), stage.element("")))).await.unwrap();
    until(browser, "it is live", |shown| shown[0].live).await;
    let requests = stage.server.take_requests().into_iter();
    let is_one = |path: &str| [".wasm", ".json"].iter().any(|ending| path.ends_with(ending));
    let asked = requests.filter(|one| is_one(&one.path));
    let mut asked: Vec<(String, bool)> =
        asked.map(|one| (one.path.rsplit('/').next().unwrap().to_owned(), one.status == 200)).collect();
    asked.sort();
    asked
}

in_every_browser!(what_a_page_asks_for_early_is_asked_for_once);
async fn what_a_page_asks_for_early_is_asked_for_once(browser: Browser) {
    let stage = Stage::new();
    let expected = [(EARLY.to_owned(), true), (PUBLICATION.to_owned(), true)];
    assert_eq!(asked(&stage, &browser).await, expected);
    assert_eq!(browser.console().await.unwrap(), []);
}

in_every_browser!(what_comes_early_and_is_of_another_build_is_not_used);
async fn what_comes_early_and_is_of_another_build_is_not_used(browser: Browser) {
    let stage = Stage::new();
    let file = stage.folder.path().join(PACKAGE).join(EARLY);
    let own = mk_tests::package::webassembly().unwrap();
    // The smallest module that there is, which is of no build.
    fs::write(&file, b"\0asm\x01\0\0\0").unwrap();
    let found = asked(&stage, &browser).await;
    let expected = [(EARLY.to_owned(), true), (PUBLICATION.to_owned(), true), (own.to_owned(), true)];
    assert_eq!(found, expected);
    // What is no module, and nothing at all: the figure comes to be live all the same.
    fs::write(&file, b"<!doctype html>").unwrap();
    asked(&stage, &browser).await;
    fs::remove_file(&file).unwrap();
    asked(&stage, &browser).await;
}
