//! The harness itself: the built package loads under the strict policy, and what the policy forbids is seen.

#![allow(clippy::unwrap_used, reason = "in a test it is the way to fail")]

use std::fs;
use std::path::Path;
use std::time::Duration;

use mk_tests::browser::{Browser, Message};
use mk_tests::package;
use mk_tests::server::{Answer, Server};
use tempfile::TempDir;
use thirtyfour::By;
use thirtyfour::prelude::ElementQueryable;

const PAGE: &str = r#"<!doctype html><html lang="sv"><meta charset="utf-8"><title>Prov</title>
<script type="module" src="/module.js"></script><p id="state">ingen</p>"#;

/// Imports the package's entry, starts its WebAssembly, and says how that went.
fn module() -> String {
    let script = package::starting_script().unwrap();
    format!(
        "const state = document.getElementById('state');
        try {{
            await import('/kraft/kraft-progress.js');
            await (await import('/kraft/{script}')).default();
            state.textContent = 'klar';
        }} catch (error) {{ state.textContent = String(error); }}"
    )
}

fn site(files: &[(&str, &str)]) -> (TempDir, Server) {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    let package = &package::built().unwrap().folder;
    let server = Server::start(&[("/", folder.path()), ("/kraft", package)]).unwrap();
    (folder, server)
}

async fn state(browser: &Browser) -> String {
    browser.driver().find(By::Id("state")).await.unwrap().text().await.unwrap()
}

async fn state_becomes(browser: &Browser, expected: &str) {
    let query = browser.driver().query(By::Id("state")).with_text(expected.to_owned());
    let found = query.wait(Duration::from_secs(10), Duration::from_millis(50)).exists().await.unwrap();
    assert!(found, "expected {expected:?}, the page says {:?}", state(browser).await);
}

#[tokio::test]
async fn the_package_loads_under_the_strict_policy_without_a_word_in_the_console() {
    let (_folder, server) = site(&[("index.html", PAGE), ("module.js", &module())]);
    let browser = Browser::start().await.unwrap();
    browser.driver().goto(server.url("/")).await.unwrap();
    state_becomes(&browser, "klar").await;
    assert_eq!(browser.console().await.unwrap(), []);
    assert!(server.take_requests().iter().any(|request| request.path == "/kraft/kraft-progress.js"));
    assert!(browser.screenshot("package").await.unwrap().is_file());
}

#[tokio::test]
async fn every_file_of_the_package_is_served_as_what_it_is() {
    let (_folder, server) = site(&[("index.html", PAGE), ("module.js", "")]);
    let browser = Browser::start().await.unwrap();
    browser.driver().goto(server.url("/")).await.unwrap();
    for (name, _) in package::built().unwrap().sizes().unwrap() {
        let script =
            "const response = await fetch(arguments[0]); return response.headers.get('content-type');";
        let path = vec![serde_json::json!(format!("/kraft/{name}"))];
        let found: String = browser.driver().execute(script, path).await.unwrap().convert().unwrap();
        let is_wasm = Path::new(name).extension().is_some_and(|extension| extension == "wasm");
        let expected = if is_wasm { "application/wasm" } else { "text/javascript" };
        assert_eq!(found, expected, "{name}");
    }
}

#[tokio::test]
async fn what_the_policy_forbids_is_seen_as_a_violation() {
    let page = |body: &str| format!("<!doctype html><meta charset=\"utf-8\"><title>Prov</title>{body}");
    let inline_script = page("<script>document.title = 'ran'</script>");
    let inline_style = page("<p style='color: red'>Prov</p>");
    let html_string = page("<script src='/module.js'></script>");
    let elsewhere = page("<img src='http://127.0.0.2:1/a.png' alt=''>");
    let (_folder, server) = site(&[
        ("script.html", &inline_script),
        ("style.html", &inline_style),
        ("string.html", &html_string),
        ("elsewhere.html", &elsewhere),
        ("module.js", "document.documentElement.innerHTML = '<b>'"),
    ]);
    let browser = Browser::start().await.unwrap();
    for (path, directive) in [
        ("/script.html", "script-src"),
        ("/style.html", "style-src"),
        ("/string.html", "TrustedHTML"),
        ("/elsewhere.html", "img-src"),
    ] {
        browser.driver().goto(server.url(path)).await.unwrap();
        let console = browser.console().await.unwrap();
        let seen = |message: &Message| message.is_violation() && message.text.contains(directive);
        assert!(console.iter().any(seen), "{path}: {console:#?}");
        assert_ne!(browser.driver().title().await.unwrap(), "ran");
    }
}

#[tokio::test]
async fn without_javascript_a_page_is_as_it_was_written() {
    let (_folder, server) = site(&[("index.html", PAGE), ("module.js", &module())]);
    let browser = Browser::start().await.unwrap();
    browser.set_javascript(false).await.unwrap();
    browser.driver().goto(server.url("/")).await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(state(&browser).await, "ingen");
    browser.set_javascript(true).await.unwrap();
    browser.driver().refresh().await.unwrap();
    state_becomes(&browser, "klar").await;
}

#[tokio::test]
async fn a_readers_circumstances_reach_the_page() {
    let (_folder, server) = site(&[("index.html", PAGE), ("module.js", "")]);
    let browser = Browser::start().await.unwrap();
    browser.driver().goto(server.url("/")).await.unwrap();
    browser.set_viewport(320, 500).await.unwrap();
    browser
        .set_media_features(&[("prefers-color-scheme", "dark"), ("forced-colors", "active")])
        .await
        .unwrap();
    let matches = |query: &str| {
        let query = vec![serde_json::json!(query)];
        async { browser.driver().execute("return matchMedia(arguments[0]).matches", query).await }
    };
    for query in
        ["(width: 320px)", "(height: 500px)", "(prefers-color-scheme: dark)", "(forced-colors: active)"]
    {
        assert_eq!(matches(query).await.unwrap().json(), true, "{query}");
    }
    browser.set_media_features(&[]).await.unwrap();
    browser.set_print(true).await.unwrap();
    assert_eq!(matches("(forced-colors: active)").await.unwrap().json(), false);
    assert_eq!(matches("print").await.unwrap().json(), true);
}

#[tokio::test]
async fn the_server_fails_as_it_is_told_and_writes_it_down() {
    let (_folder, server) =
        site(&[("index.html", PAGE), ("module.js", ""), ("totals.json", r#"{"schema": 1}"#)]);
    let browser = Browser::start().await.unwrap();
    browser.driver().goto(server.url("/")).await.unwrap();
    let script = "try { \
            const response = await fetch('/totals.json', { signal: AbortSignal.timeout(500) }); \
            return response.status + ' ' + await response.text(); \
        } catch (error) { return error.name; }";
    for (answer, expected) in [
        (Answer::Good, "200 {\"schema\": 1}"),
        (Answer::Status(503), "503 "),
        (Answer::Html, "200 <!doctype html><title>Logga in</title><p>Logga in först."),
        (Answer::Half, "200 {\"sche"),
        (Answer::Empty, "200 "),
        (Answer::Broken, "TypeError"),
        (Answer::Never, "TimeoutError"),
        (Answer::Good, "200 {\"schema\": 1}"),
        (Answer::Good, "200 {\"schema\": 1}"),
    ] {
        server.answer_json(answer);
        let found: String = browser.driver().execute(script, vec![]).await.unwrap().convert().unwrap();
        assert_eq!(found, expected, "{answer:?}");
    }
    let mut requests = server.take_requests();
    requests.retain(|request| request.path == "/totals.json");
    let statuses: Vec<u16> = requests.iter().map(|request| request.status).collect();
    assert_eq!(statuses, [200, 503, 200, 200, 200, 200, 0, 200, 304]);
    assert!(requests.last().unwrap().conditional);
}
