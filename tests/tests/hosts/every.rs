//! Every way in, in every wrapper: figure, sentences and table are there, nothing reaches beyond a narrow window, the live
//! figure says what the static one says, and the policy has nothing to forbid.

use crate::expected::{expected, says};
use crate::shown::{open_tables, shown, until};
use crate::stage::{GOAL, Stage};
use crate::ways::Way;
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use mk_wasm::view::View;

const WRAPPERS: [&str; 3] = ["plain", "portal", "grid"];

async fn looked_at(browser: &Browser, stage: &Stage, javascript: bool, width: u32) {
    // Away from the browser's own first page, whose scripts complain when they are switched off.
    browser.driver().goto(stage.host.url("/icon.svg")).await.unwrap();
    browser.console().await.unwrap();
    browser.set_javascript(javascript).await.unwrap();
    browser.set_viewport(width, 5000).await.unwrap();
    for (number, view) in View::ALL.into_iter().enumerate() {
        let expected = expected(stage, GOAL, "sv", view);
        // The first view in every wrapper, and the others in one each.
        let wrappers = if number == 0 { &WRAPPERS[..] } else { &WRAPPERS[number % 3..=number % 3] };
        for wrapper in wrappers.iter().copied() {
            for way in Way::ALL {
                let case =
                    format!("{way:?} of {} in {wrapper}, {width} pixels, scripts: {javascript}", view.word());
                browser
                    .driver()
                    .goto(stage.page(wrapper, &way.snippet(stage, "kraft/", view)))
                    .await
                    .unwrap();
                if way == Way::Frame {
                    browser.driver().enter_frame(0).await.unwrap();
                }
                let is_live = javascript && way != Way::Pasted;
                until(browser, &case, |shown| shown.live == is_live && !shown.told.rows.is_empty()).await;
                open_tables(browser).await;
                says(&case, &shown(browser).await, &expected, view);
                if way == Way::Frame {
                    browser.driver().enter_default_frame().await.unwrap();
                    let host = shown(browser).await;
                    assert_eq!(host.beyond, [""; 0], "{case}: the host's page");
                }
                assert_eq!(browser.console().await.unwrap(), [], "{case}");
                if view == View::Pace {
                    let scripts = if javascript { "live" } else { "static" };
                    let name = format!("host-{wrapper}-{way:?}-{width}-{scripts}").to_lowercase();
                    browser.screenshot(&name).await.unwrap();
                }
            }
        }
    }
}

in_every_browser!(every_way_says_everything_in_every_wrapper_live_on_a_phone);
async fn every_way_says_everything_in_every_wrapper_live_on_a_phone(browser: Browser) {
    looked_at(&browser, &Stage::new(), true, 320).await;
}

in_every_browser!(every_way_says_everything_in_every_wrapper_live_on_a_desk);
async fn every_way_says_everything_in_every_wrapper_live_on_a_desk(browser: Browser) {
    looked_at(&browser, &Stage::new(), true, 1200).await;
}

in_every_browser!(every_way_says_everything_in_every_wrapper_without_scripts);
async fn every_way_says_everything_in_every_wrapper_without_scripts(browser: Browser) {
    let stage = Stage::new();
    looked_at(&browser, &stage, false, 320).await;
    looked_at(&browser, &stage, false, 1200).await;
}
