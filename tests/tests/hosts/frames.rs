//! A page in a frame and the page around it agree on a height, whoever comes first, and only who should.

use crate::shown::{run, until, until_true};
use crate::stage::Stage;
use crate::ways::{frame, framed};
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use mk_tests::wait;

const NAME: &str = "malmokraften.arbete-eller-studier.sv";
const OTHER: &str = "malmokraften.sjalvforsorjning.en.years";

/// Whether every frame is as high as the page in it, which is the case for pages of the same origin only.
const FITS: &str = r#"
const frames = [...document.querySelectorAll("iframe")];
return frames.length > 0 && frames.every((frame) => {
  const inside = frame.contentDocument?.documentElement;
  if (!inside?.classList.contains("listened")) return false;
  const needed = inside.getBoundingClientRect().height;
  return needed > 300 && frame.clientHeight >= needed && frame.clientHeight < needed + 2;
});"#;

in_every_browser!(several_frames_are_each_as_high_as_their_page_and_stay_so);
async fn several_frames_are_each_as_high_as_their_page_and_stay_so(browser: Browser) {
    let stage = Stage::new();
    for wrapper in ["plain", "portal", "grid"] {
        let snippet = [framed("kraft/", NAME), frame("kraft/", OTHER)].concat();
        browser.set_viewport(900, 3000).await.unwrap();
        browser.driver().goto(stage.page(wrapper, &snippet)).await.unwrap();
        until_true(&browser, wrapper, FITS).await;
        // Nothing grows by itself.
        let heights = "return [...document.querySelectorAll('iframe')].map((frame) => frame.clientHeight);";
        let inside = "return [...document.querySelectorAll('iframe')].every((frame) =>
            frame.contentDocument.querySelector('kraft-progress').shadowRoot?.querySelector('div').hidden === false);";
        until_true(&browser, "both are live", inside).await;
        until_true(&browser, wrapper, FITS).await;
        let before = run(&browser, heights).await;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        assert_eq!(run(&browser, heights).await, before, "{wrapper}");
        // The table is opened and closed, and the window becomes narrow and wide.
        let toggle = "for (const frame of document.querySelectorAll('iframe'))
            for (const root of [frame.contentDocument.querySelector('kraft-progress').shadowRoot])
                root.querySelector('details').open = !root.querySelector('details').open;";
        run(&browser, toggle).await;
        until_true(&browser, "the tables are open", FITS).await;
        assert_ne!(run(&browser, heights).await, before, "{wrapper}");
        browser.set_viewport(320, 3000).await.unwrap();
        until_true(&browser, "it is narrow", FITS).await;
        run(&browser, toggle).await;
        browser.set_viewport(900, 3000).await.unwrap();
        until_true(&browser, "it is wide again", FITS).await;
        let same = format!(
            "const now = [...document.querySelectorAll('iframe')].map((frame) => frame.clientHeight);
            return now.every((height, index) => Math.abs(height - {before}[index]) < 3);"
        );
        until_true(&browser, "the heights are the first again", &same).await;
        assert_eq!(browser.console().await.unwrap(), [], "{wrapper}");
    }
}

in_every_browser!(the_listener_can_come_late_and_frames_can_be_loaded_again_and_added);
async fn the_listener_can_come_late_and_frames_can_be_loaded_again_and_added(browser: Browser) {
    let stage = Stage::new();
    browser.set_viewport(700, 900).await.unwrap();
    browser.driver().goto(stage.page("plain", &frame("kraft/", NAME))).await.unwrap();
    // Nobody listens: the page in the frame can be scrolled.
    until_true(
        &browser,
        "it scrolls",
        "const inside = document.querySelector('iframe').contentDocument?.documentElement;
        inside?.scrollTo(0, 9999);
        return inside?.scrollTop > 100 && getComputedStyle(inside).overflowY !== 'hidden';",
    )
    .await;
    let listen = "await import('/kraft/kraft-frames.js');";
    run(&browser, listen).await;
    until_true(&browser, "the listener came late", FITS).await;
    run(&browser, "document.querySelector('iframe').contentDocument.documentElement.dataset.old = '1';")
        .await;
    run(&browser, "document.querySelector('iframe').contentWindow.location.reload();").await;
    let anew = "return document.querySelector('iframe').contentDocument?.documentElement?.dataset.old === undefined;";
    until_true(&browser, "it is loaded again", anew).await;
    until_true(&browser, "it fits again", FITS).await;
    let add = "const frame = document.createElement('iframe'); frame.title = 'En till';
        frame.src = 'kraft/malmokraften.arsplatser.sv.page.html'; document.body.append(frame);";
    run(&browser, add).await;
    until_true(&browser, "another one was added", FITS).await;
    // Moving a frame loads it anew.
    run(&browser, "document.querySelector('.here').append(document.body.lastElementChild);").await;
    until_true(&browser, "it was moved", FITS).await;
    assert_eq!(browser.console().await.unwrap(), []);
}

in_every_browser!(a_frame_of_another_origin_fits_and_is_live);
async fn a_frame_of_another_origin_fits_and_is_live(browser: Browser) {
    let stage = Stage::new();
    browser.set_viewport(700, 2000).await.unwrap();
    let page = stage.page(
        "grid",
        &framed("kraft/", NAME).replace("<iframe src=\"", &{
            let other = stage.other.url("/");
            format!("<iframe src=\"{other}")
        }),
    );
    browser.driver().goto(page).await.unwrap();
    browser.driver().enter_frame(0).await.unwrap();
    until(&browser, "it is live", |shown| shown.live).await;
    let fits = "const root = document.documentElement;
        return root.classList.contains('listened') && innerHeight >= root.getBoundingClientRect().height
            && innerHeight < root.getBoundingClientRect().height + 2;";
    until_true(&browser, "it fits", fits).await;
    browser.driver().enter_default_frame().await.unwrap();
    assert_eq!(browser.console().await.unwrap(), []);
}

// Pages that send what they should not, and how high their frame is afterwards.
in_every_browser!(only_a_sane_height_from_the_page_that_was_put_there_is_followed);
async fn only_a_sane_height_from_the_page_that_was_put_there_is_followed(browser: Browser) {
    let stage = Stage::new();
    for (script, followed) in [
        ("parent.postMessage({ type: 'kraft-progress:height', height: 777 }, '*');", true),
        ("parent.postMessage({ type: 'kraft-progress:height', height: 1e9 }, '*');", false),
        ("parent.postMessage({ type: 'kraft-progress:height', height: 0 }, '*');", false),
        ("parent.postMessage({ type: 'kraft-progress:height', height: -5 }, '*');", false),
        ("parent.postMessage({ type: 'kraft-progress:height', height: NaN }, '*');", false),
        ("parent.postMessage({ type: 'kraft-progress:height', height: '777' }, '*');", false),
        ("parent.postMessage({ type: 'kraft-progress:height' }, '*');", false),
        ("parent.postMessage({ type: 'height', height: 777 }, '*');", false),
        ("parent.postMessage(null, '*'); parent.postMessage('kraft-progress:height', '*');", false),
    ] {
        // A listener that comes later than a page that says its height but once would not hear of it.
        let says = format!("setTimeout(() => {{ {script} parent.postMessage('done', '*'); }}, 400);");
        stage.file("says.js", &says);
        stage.file("says.html", "<!doctype html><title>Prov</title><script src=\"says.js\"></script>");
        stage.file(
            "done.js",
            "addEventListener('message', (event) => { if (event.data === 'done') window.done = true; });",
        );
        let snippet =
            "<script src=\"done.js\"></script><script type=\"module\" src=\"kraft/kraft-frames.js\"></script>
            <iframe src=\"says.html\" title=\"Prov\" height=\"150\"></iframe>";
        browser.driver().goto(stage.page("plain", snippet)).await.unwrap();
        until_true(&browser, "it was said", "return window.done === true;").await;
        let height = run(&browser, "return document.querySelector('iframe').clientHeight;").await;
        assert_eq!(height, if followed { 777 } else { 150 }, "{script}");
    }
    assert_eq!(browser.console().await.unwrap(), []);
    // The frame has gone to another origin than its src, and its page is not to be trusted.
    let to = stage.other.url(&format!("/kraft/{NAME}.page.html"));
    stage.file("says.js", &format!("location.href = '{to}';"));
    let snippet = framed("kraft/", NAME).replace(&format!("kraft/{NAME}.page.html"), "says.html");
    browser.driver().goto(stage.page("plain", &snippet)).await.unwrap();
    browser.driver().enter_frame(0).await.unwrap();
    until(&browser, "the other page is there", |shown| shown.live).await;
    assert_eq!(run(&browser, "return document.documentElement.classList.contains('listened');").await, false);
    browser.driver().enter_default_frame().await.unwrap();
    let told = async || browser.console().await.unwrap();
    let console = wait::until("the page around tells why", told, |console| !console.is_empty()).await;
    assert!(console.iter().all(|message| message.text.contains("The height") || message.text.contains("a height came from")), "{console:#?}");
    assert_eq!(console.len(), 1, "{console:#?}");
}

in_every_browser!(without_scripts_the_framed_page_says_everything_and_scrolls);
async fn without_scripts_the_framed_page_says_everything_and_scrolls(browser: Browser) {
    let stage = Stage::new();
    browser.set_javascript(false).await.unwrap();
    browser.driver().goto(stage.page("plain", &framed("kraft/", NAME))).await.unwrap();
    browser.driver().enter_frame(0).await.unwrap();
    let shown = until(&browser, "it is there", |shown| !shown.told.rows.is_empty()).await;
    assert!(!shown.live && shown.told.text.contains("320 personer"), "{}", shown.told.text);
    let scrolls =
        "const root = document.documentElement; root.scrollTo(0, 9999); return root.scrollTop > 100;";
    assert_eq!(run(&browser, scrolls).await, true);
}
