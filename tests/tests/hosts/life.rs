//! What scripts, tabs and folded parts of a page do to an element, and two versions of its script on one page.

use crate::shown::{run, shown, until, until_true};
use crate::stage::{GOAL, Stage};
use crate::ways::{Way, framed};
use mk_examples::site::PACKAGE;
use mk_tests::browser::{Browser, Engine};
use mk_tests::in_every_browser;
use mk_wasm::view::View;
use std::fs;
use std::time::Duration;

const SCRIPT: &str = "<script type=\"module\" src=\"kraft/kraft-progress.js\"></script>";

in_every_browser!(two_versions_of_the_scripts_on_one_page_are_one_too_many_and_no_harm);
async fn two_versions_of_the_scripts_on_one_page_are_one_too_many_and_no_harm(browser: Browser) {
    let stage = Stage::new();
    // The other version is another file under another address, which loads another WebAssembly.
    let older = stage.folder.path().join("kraft-older");
    fs::create_dir(&older).unwrap();
    for entry in fs::read_dir(stage.folder.path().join(PACKAGE)).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, older.join(path.file_name().unwrap())).unwrap();
    }
    for name in ["kraft-progress.js", "kraft-frames.js", "kraft-frame.js"] {
        let script = fs::read_to_string(older.join(name)).unwrap();
        fs::write(older.join(name), script + "\n// An older one.\n").unwrap();
    }
    let now = Way::Element.snippet(&stage, "kraft/", View::Pace);
    let before = Way::Element.snippet(&stage, "kraft-older/", View::Years);
    browser.driver().goto(stage.page("portal", &[now, before].concat())).await.unwrap();
    let all_live = "const all = [...document.querySelectorAll('kraft-progress')];
        return all.length === 2 && all.every((one) => {
            one.scrollIntoView();
            return one.shadowRoot?.querySelector('div').hidden === false
                && one.shadowRoot.querySelectorAll('figure').length === 1;
        });";
    until_true(&browser, "both are live", all_live).await;
    assert_eq!(browser.console().await.unwrap(), []);

    let name = "malmokraften.arbete-eller-studier.sv";
    let both = [framed("kraft/", name), framed("kraft-older/", name)].concat();
    browser.driver().goto(stage.page("portal", &both)).await.unwrap();
    let fit = "const frames = [...document.querySelectorAll('iframe')];
        return frames.length === 2 && frames.every((frame) => {
            const root = frame.contentDocument?.documentElement;
            return root?.classList.contains('listened') && frame.clientHeight >= root.getBoundingClientRect().height;
        });";
    until_true(&browser, "both fit", fit).await;
    assert_eq!(browser.console().await.unwrap(), []);
}

in_every_browser!(a_script_can_add_move_and_remove_an_element);
async fn a_script_can_add_move_and_remove_an_element(browser: Browser) {
    let stage = Stage::new();
    browser.driver().goto(stage.page("grid", SCRIPT)).await.unwrap();
    // Made by script and without static content, before and after it has its attributes.
    let add = format!(
        "const one = window.one = document.createElement('kraft-progress');
        document.querySelector('.here').append(one);
        one.setAttribute('goal', '{GOAL}');
        one.setAttribute('src', 'kraft/malmokraften.json');
        one.setAttribute('refresh', '1');
        one.setAttribute('lang', 'sv');"
    );
    run(&browser, &add).await;
    let first = until(&browser, "it is live", |shown| shown.live).await;
    assert!(first.told.text.contains("320 personer"), "{}", first.told.text);
    run(&browser, "document.body.prepend(one); document.querySelector('aside').append(one);").await;
    let moved = until(&browser, "it is live where it was moved to", |shown| shown.live).await;
    assert_eq!(moved.told.rows, first.told.rows);
    // Where nobody sees it, it asks for nothing.
    run(&browser, "one.remove();").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    stage.host.take_requests();
    tokio::time::sleep(Duration::from_millis(2500)).await;
    assert_eq!(stage.host.take_requests(), []);
    run(&browser, "one.setAttribute('view', 'table'); document.querySelector('.here').append(one);").await;
    until(&browser, "it is back as the table", |shown| shown.live && shown.told.labels.is_empty()).await;
    // Removed in the middle of its first loading, and a copy of it put in its place.
    let hasty = "const copy = window.one.cloneNode(true); one.replaceWith(copy); copy.remove();
        document.querySelector('.here').append(copy.cloneNode(true));";
    run(&browser, hasty).await;
    until(&browser, "the copy is live", |shown| shown.live).await;
    assert_eq!(browser.console().await.unwrap(), []);
}

in_every_browser!(within_closed_details_and_a_hidden_panel_it_waits_and_is_live_when_it_is_opened);
async fn within_closed_details_and_a_hidden_panel_it_waits_and_is_live_when_it_is_opened(browser: Browser) {
    let stage = Stage::new();
    let element = Way::Element.snippet(&stage, "kraft/", View::Pace);
    for (before, after, open) in [
        (
            "<details id=\"fold\"><summary>Mer</summary>",
            "</details>",
            "document.querySelector('#fold').open = true;",
        ),
        ("<div id=\"panel\" hidden>", "</div>", "document.querySelector('#panel').hidden = false;"),
    ] {
        browser.set_viewport(500, 900).await.unwrap();
        stage.host.take_requests();
        browser.driver().goto(stage.page("portal", &format!("{before}{element}{after}"))).await.unwrap();
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert!(!shown(&browser).await.live, "{before} hides it, so nothing needs to be loaded");
        assert!(stage.host.take_requests().iter().all(|request| !request.path.contains("_bg-")), "{before}");
        run(&browser, open).await;
        let opened = until(&browser, "it is live", |shown| shown.live).await;
        let (width, _) = opened.drawing;
        assert!((200.0..500.0).contains(&width), "{before}: {width}");
        assert_eq!(opened.beyond, [""; 0], "{before}");
        // Closed and opened again, it is as wide as before.
        let again = "for (const one of document.querySelectorAll('#fold, #panel')) {
            one.open = !one.open; one.hidden = !one.hidden; }";
        run(&browser, again).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        run(&browser, again).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        run(&browser, open).await;
        let shown = until(&browser, "it is still live", |shown| shown.live && shown.drawing.0 > 0.0).await;
        assert!((shown.drawing.0 - width).abs() < 1.0, "{before}: {} and not {width}", shown.drawing.0);
        assert_eq!(browser.console().await.unwrap(), [], "{before}");
    }
}

in_every_browser!(in_a_hidden_tab_nothing_is_asked_for_and_news_come_when_it_is_shown);
async fn in_a_hidden_tab_nothing_is_asked_for_and_news_come_when_it_is_shown(browser: Browser) {
    let mut stage = Stage::new();
    let driver = browser.driver();
    driver.goto(stage.page("plain", &Way::Element.snippet(&stage, "kraft/", View::Pace))).await.unwrap();
    let before = until(&browser, "it is live", |shown| shown.live).await;
    let page = driver.window().await.unwrap();
    if browser.engine() == Engine::WebKit {
        // Its driver's tabs are all in sight, so the page is told that it is not.
        run(&browser, &hidden(true)).await;
    } else {
        let tab = driver.new_tab().await.unwrap();
        driver.switch_to_window(tab).await.unwrap();
        driver.goto(stage.other.url("/index.html")).await.unwrap();
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    stage.host.take_requests();
    assert!(stage.site.add_month().unwrap());
    tokio::time::sleep(Duration::from_millis(2500)).await;
    assert_eq!(stage.host.take_requests(), []);
    driver.switch_to_window(page).await.unwrap();
    if browser.engine() == Engine::WebKit {
        run(&browser, &hidden(false)).await;
    }
    let after = until(&browser, "the news are there", |shown| shown.told.rows != before.told.rows).await;
    assert!(after.told.text.contains("30 november"), "{}", after.told.text);
    assert_eq!(browser.console().await.unwrap(), []);
}

/// A script that tells the page that it is hidden, or shown.
fn hidden(is_hidden: bool) -> String {
    format!(
        "Object.defineProperty(document, 'hidden', {{ configurable: true, value: {is_hidden} }});
        document.dispatchEvent(new Event('visibilitychange'));"
    )
}
