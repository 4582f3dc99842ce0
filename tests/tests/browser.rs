//! The harness itself, in each engine: the built package loads under the strict policy, and what the policy forbids is seen.

#![allow(clippy::unwrap_used, reason = "in a test it is the way to fail")]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use mk_tests::browser::{Ability, Audit, AxeOptions, Browser, Engine, Message};
use mk_tests::in_every_browser;
use mk_tests::package;
use mk_tests::server::{Answer, Server};
use mk_tests::wait;
use tempfile::TempDir;
use thirtyfour::By;
use thirtyfour::prelude::ElementQueryable;

const PAGE: &str = r#"<!doctype html><html lang="sv"><meta charset="utf-8"><title>Prov</title>
<script type="module" src="/module.js"></script><p id="state">ingen</p>"#;

/// Imports the package's entry, starts its WebAssembly, and says how that went.
fn module() -> String {
    let webassembly = package::webassembly().unwrap();
    format!(
        "const state = document.getElementById('state');
        try {{
            await import('/kraft/kraft-progress.js');
            const module = (await import('/starting.js')).make();
            await module.start(await WebAssembly.compileStreaming(fetch('/kraft/{webassembly}')));
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

/// The site whose page loads the package.
fn loading_site() -> (TempDir, Server) {
    site(&[
        ("index.html", PAGE),
        ("module.js", &module()),
        ("starting.js", package::starting_script().unwrap()),
    ])
}

async fn state(browser: &Browser) -> String {
    browser.driver().find(By::Id("state")).await.unwrap().text().await.unwrap()
}

async fn state_becomes(browser: &Browser, expected: &str) {
    let query = browser.driver().query(By::Id("state")).with_text(expected.to_owned());
    let found = query.wait(Duration::from_secs(10), Duration::from_millis(50)).exists().await.unwrap();
    assert!(found, "expected {expected:?}, the page says {:?}", state(browser).await);
}

in_every_browser!(the_package_loads_under_the_strict_policy_without_a_word_in_the_console);
async fn the_package_loads_under_the_strict_policy_without_a_word_in_the_console(browser: Browser) {
    let (_folder, server) = loading_site();
    browser.goto(server.url("/")).await.unwrap();
    state_becomes(&browser, "klar").await;
    assert_eq!(browser.console().await.unwrap(), []);
    assert!(server.take_requests().iter().any(|request| request.path == "/kraft/kraft-progress.js"));
    assert!(browser.screenshot("package").await.unwrap().is_file());
}

in_every_browser!(every_file_of_the_package_is_served_as_what_it_is);
async fn every_file_of_the_package_is_served_as_what_it_is(browser: Browser) {
    let (_folder, server) = site(&[("index.html", PAGE), ("module.js", "")]);
    browser.goto(server.url("/")).await.unwrap();
    for (name, _) in package::built().unwrap().sizes() {
        let script =
            "const response = await fetch(arguments[0]); return response.headers.get('content-type');";
        let path = vec![serde_json::json!(format!("/kraft/{name}"))];
        let found: String = browser.execute(script, path).await.unwrap().convert().unwrap();
        let is_wasm = Path::new(name).extension().is_some_and(|extension| extension == "wasm");
        let expected = if is_wasm { "application/wasm" } else { "text/javascript" };
        assert_eq!(found, expected, "{name}");
    }
}

in_every_browser!(what_the_policy_forbids_is_seen_as_a_violation);
async fn what_the_policy_forbids_is_seen_as_a_violation(browser: Browser) {
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
    for (path, directive) in [
        ("/script.html", "script-src"),
        ("/style.html", "style-src"),
        ("/string.html", "TrustedHTML"),
        ("/elsewhere.html", "img-src"),
    ] {
        browser.goto(server.url(path)).await.unwrap();
        // Chromium names what was wanted in place of a string, the event that the others tell names the directive.
        let is_trusted_types = directive == "TrustedHTML";
        let other = if is_trusted_types { "require-trusted-types-for" } else { directive };
        let seen = |message: &Message| {
            message.is_violation() && [directive, other].iter().any(|word| message.text.contains(word))
        };
        let mut console = Vec::new();
        let start = Instant::now();
        while !console.iter().any(seen) && start.elapsed() < Duration::from_secs(3) {
            console.extend(browser.console().await.unwrap());
        }
        let is_known = !is_trusted_types || browser.can(Ability::TrustedTypes);
        assert_eq!(console.iter().any(seen), is_known, "{path}: {console:#?}");
        assert_ne!(browser.driver().title().await.unwrap(), "ran");
    }
}

in_every_browser!(without_javascript_a_page_is_as_it_was_written);
async fn without_javascript_a_page_is_as_it_was_written(browser: Browser) {
    let (_folder, server) = loading_site();
    browser.set_javascript(false).await.unwrap();
    browser.goto(server.url("/")).await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(state(&browser).await, "ingen");
    browser.set_javascript(true).await.unwrap();
    browser.driver().refresh().await.unwrap();
    state_becomes(&browser, "klar").await;
}

in_every_browser!(a_readers_circumstances_reach_the_page);
async fn a_readers_circumstances_reach_the_page(browser: Browser) {
    let (_folder, server) = site(&[("index.html", PAGE), ("module.js", "")]);
    browser.goto(server.url("/")).await.unwrap();
    browser.set_viewport(320, 500).await.unwrap();
    assert!(matching(&browser, "(width: 320px) and (height: 500px)").await);
    for (name, value, what) in [
        ("prefers-color-scheme", "dark", None),
        ("prefers-reduced-motion", "reduce", None),
        ("forced-colors", "active", Some(Ability::ForcedColors)),
    ] {
        let query = format!("({name}: {value})");
        if what.is_none_or(|ability| browser.can(ability)) {
            browser.set_media_features(&[(name, value)]).await.unwrap();
            matches_become(&browser, &query, true).await;
        } else {
            browser.set_media_features(&[(name, value)]).await.unwrap_err();
        }
        browser.set_media_features(&[]).await.unwrap();
        matches_become(&browser, &query, false).await;
        assert!(matching(&browser, "(width: 320px) and (height: 500px)").await, "after {query}");
    }
    if browser.can(Ability::Print) {
        browser.set_print(true).await.unwrap();
        matches_become(&browser, "print", true).await;
        browser.set_print(false).await.unwrap();
    }
    matches_become(&browser, "print", false).await;
}

/// Waits until a media query matches in the page, or does not: Firefox tells its pages a moment after it has answered.
async fn matches_become(browser: &Browser, query: &str, expected: bool) {
    wait::until(query, async || matching(browser, query).await, |matches| *matches == expected).await;
}

/// Whether a media query matches in the page.
async fn matching(browser: &Browser, query: &str) -> bool {
    let query = vec![serde_json::json!(query)];
    browser.execute("return matchMedia(arguments[0]).matches", query).await.unwrap().convert().unwrap()
}

in_every_browser!(every_size_that_is_asked_for_is_had);
async fn every_size_that_is_asked_for_is_had(browser: Browser) {
    let (_folder, server) = site(&[("index.html", PAGE), ("module.js", "")]);
    browser.goto(server.url("/")).await.unwrap();
    for (width, height) in [(248, 480), (320, 6000), (640, 480), (1200, 900)] {
        browser.set_viewport(width, height).await.unwrap();
        let query = format!("(width: {width}px) and (height: {height}px)");
        assert!(matching(&browser, &query).await, "{query}");
        let picture = browser.screenshot("size").await.unwrap();
        let file = fs::read(picture).unwrap();
        // A PNG's size stands at its sixteenth byte.
        let number = |at: usize| u32::from_be_bytes(*file.get(at..).unwrap().first_chunk().unwrap());
        assert_eq!((number(16), number(20)), (width, height));
    }
}

in_every_browser!(axe_looks_into_shadow_trees_and_frames);
async fn axe_looks_into_shadow_trees_and_frames(browser: Browser) {
    let folder = tempfile::tempdir().unwrap();
    let page = |body: &str| {
        format!("<!doctype html><html lang=\"sv\"><title>Prov</title><main><h1>Prov</h1>{body}</main>")
    };
    let outer = page(
        "<img id=\"own\" src=\"a.svg\"><div id=\"host\"></div><iframe title=\"Ram\" src=\"inner.html\"></iframe>",
    );
    let shadow = "document.getElementById('host').attachShadow({ mode: 'open' })
        .append(Object.assign(document.createElement('img'), { id: 'shaded', src: 'a.svg' }));";
    for (name, content) in [
        ("index.html", outer + "<script src=\"shadow.js\"></script>"),
        ("inner.html", page("<img id=\"framed\" src=\"a.svg\">")),
        ("shadow.js", shadow.to_owned()),
        ("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_owned()),
    ] {
        fs::write(folder.path().join(name), content).unwrap();
    }
    let server = Server::start_with_policy(&[("/", folder.path())], "default-src 'self'").unwrap();
    browser.goto(server.url("/")).await.unwrap();
    let audit = browser.axe(AxeOptions::default()).await.unwrap();
    let images = |audit: &Audit| -> Vec<String> {
        let images = audit.violations.iter().filter(|finding| finding.rule == "image-alt");
        images.map(|finding| finding.target.clone()).collect()
    };
    let mut targets = images(&audit);
    targets.sort();
    assert_eq!(targets, ["#host > #shaded", "#own", "iframe > #framed"]);
    let inside = browser.axe(AxeOptions { inside: Some("#host"), without: &[] }).await.unwrap();
    assert_eq!(images(&inside), ["#host > #shaded"]);
    let without = browser.axe(AxeOptions { inside: None, without: &["image-alt"] }).await.unwrap();
    assert_eq!(images(&without), [""; 0]);
}

#[tokio::test]
async fn chromium_answers_what_only_the_devtools_can() {
    let browser = Browser::start().await.unwrap();
    assert!(browser.can(Ability::DevTools));
    browser.driver().cdp().send_raw("Performance.enable", serde_json::json!({})).await.unwrap();
}

in_every_browser!(the_server_fails_as_it_is_told_and_writes_it_down);
async fn the_server_fails_as_it_is_told_and_writes_it_down(browser: Browser) {
    let (_folder, server) =
        site(&[("index.html", PAGE), ("module.js", ""), ("totals.json", r#"{"schema": 1}"#)]);
    browser.goto(server.url("/")).await.unwrap();
    let script = "try { \
            const response = await fetch('/totals.json', { signal: AbortSignal.timeout(arguments[0]) }); \
            return response.status + ' ' + await response.text(); \
        } catch (error) { return error.name; }";
    // GNOME's network library takes a connection that breaks for the end of the answer; its WebKit has another name
    // for what came too late.
    let (broken, late) = if browser.engine() == Engine::WebKit {
        ("200 {", "AbortError")
    } else {
        ("TypeError", "TimeoutError")
    };
    for (answer, expected) in [
        (Answer::Good, "200 {\"schema\": 1}"),
        (Answer::Status(503), "503 "),
        (Answer::Html, "200 <!doctype html><title>Logga in</title><p>Logga in först."),
        (Answer::Half, "200 {\"sche"),
        (Answer::Empty, "200 "),
        (Answer::Broken, broken),
        (Answer::Never, late),
        (Answer::Good, "200 {\"schema\": 1}"),
        (Answer::Good, "200 {\"schema\": 1}"),
    ] {
        server.answer_json(answer);
        // Only what never comes is not waited for.
        let limit = if answer == Answer::Never { 500 } else { 20_000 };
        let found: String = browser.execute(script, vec![limit.into()]).await.unwrap().convert().unwrap();
        assert_eq!(found, expected, "{answer:?}");
    }
    let mut requests = server.take_requests();
    requests.retain(|request| request.path == "/totals.json");
    let statuses: Vec<u16> = requests.iter().map(|request| request.status).collect();
    // As a robot drives it, WebKit keeps nothing of what it fetched, and asks for all of it again.
    let keeps = browser.engine() != Engine::WebKit;
    assert_eq!(statuses, [200, 503, 200, 200, 200, 200, 0, 200, if keeps { 304 } else { 200 }]);
    assert_eq!(requests.last().unwrap().conditional, keeps);
}
