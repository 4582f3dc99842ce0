//! Policies that forbid more than the widget wants: the page still says everything.

use crate::shown::{shown, until, until_true};
use crate::stage::Stage;
use crate::ways::Way;
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use mk_wasm::view::View;
use std::time::Duration;

in_every_browser!(where_webassembly_is_refused_the_static_figure_stays);
async fn where_webassembly_is_refused_the_static_figure_stays(browser: Browser) {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
        frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    let stage = Stage::with_policy(policy);
    for (way, wrapper) in Way::ALL.into_iter().zip(["grid", "portal", "plain"]) {
        let case = format!("{way:?} in {wrapper}");
        // One look, for Firefox tells of a violation at each.
        let snippet = way.snippet(&stage, "kraft/", View::Pace).replace("refresh=\"1\"", "refresh=\"off\"");
        browser.driver().goto(stage.page(wrapper, &snippet)).await.unwrap();
        if way == Way::Frame {
            browser.driver().enter_frame(0).await.unwrap();
        }
        until(&browser, &case, |shown| !shown.told.rows.is_empty()).await;
        // Time enough to try, and to try again.
        tokio::time::sleep(Duration::from_millis(2500)).await;
        let shown = shown(&browser).await;
        assert!(!shown.live, "{case}");
        assert!(shown.told.text.contains("320 personer") && shown.told.rows.len() > 9, "{case}: {shown:#?}");
        assert!(shown.drawing.1 >= 320.0, "{case}: {:?}", shown.drawing);
        browser.driver().enter_default_frame().await.unwrap();
        let console = browser.console().await.unwrap();
        let violations = console.iter().filter(|message| message.is_violation()).count();
        assert!(violations <= 1, "{case}: {console:#?}");
    }
}

in_every_browser!(where_scripts_are_refused_the_static_figure_stays);
async fn where_scripts_are_refused_the_static_figure_stays(browser: Browser) {
    let stage = Stage::with_policy("default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'");
    for way in Way::ALL {
        browser
            .driver()
            .goto(stage.page("portal", &way.snippet(&stage, "kraft/", View::Pace)))
            .await
            .unwrap();
        if way == Way::Frame {
            browser.driver().enter_frame(0).await.unwrap();
        }
        let shown = until(&browser, &format!("{way:?}"), |shown| !shown.told.rows.is_empty()).await;
        assert!(!shown.live && shown.told.text.contains("320 personer"), "{way:?}");
        browser.driver().enter_default_frame().await.unwrap();
    }
}

// Where addresses of scripts, HTML and frames must be vouched for, too: nothing here needs that.
in_every_browser!(under_trusted_types_with_a_policy_of_the_sites_own_everything_is_live);
async fn under_trusted_types_with_a_policy_of_the_sites_own_everything_is_live(browser: Browser) {
    let stage = Stage::with_policy(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
        img-src 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types default",
    );
    stage.file(
        "types.js",
        "const no = (what) => { throw new TypeError(`something was given to ${what}`); };
        globalThis.trustedTypes?.createPolicy('default', {
            createHTML: () => no('HTML'), createScript: () => no('script'), createScriptURL: () => no('script URL') });",
    );
    for way in [Way::Element, Way::Frame] {
        let snippet =
            format!("<script src=\"types.js\"></script>{}", way.snippet(&stage, "kraft/", View::Pace));
        browser.driver().goto(stage.page("grid", &snippet)).await.unwrap();
        if way == Way::Frame {
            browser.driver().enter_frame(0).await.unwrap();
        }
        until(&browser, &format!("{way:?}"), |shown| shown.live).await;
        browser.driver().enter_default_frame().await.unwrap();
        assert_eq!(browser.console().await.unwrap(), [], "{way:?}");
    }
}

in_every_browser!(where_nothing_may_be_fetched_the_static_figure_stays_with_a_notice);
async fn where_nothing_may_be_fetched_the_static_figure_stays_with_a_notice(browser: Browser) {
    let stage =
        Stage::with_policy("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'");
    browser
        .driver()
        .goto(stage.page("plain", &Way::Element.snippet(&stage, "kraft/", View::Pace)))
        .await
        .unwrap();
    let notice = "return document.querySelector('kraft-progress').shadowRoot
        ?.querySelector('[part=notice]').textContent.startsWith('Just nu går det inte att hämta nya siffror.') === true;";
    until_true(&browser, "the notice is there", notice).await;
    let shown = shown(&browser).await;
    assert!(
        !shown.live && shown.told.text.contains("320 personer") && shown.told.rows.len() > 9,
        "{shown:#?}"
    );
}
