//! What the reader is at stays: no news take the focus away, move it, or close what was opened.

use crate::stage::{GOAL, ROOT, Stage, ask_root, attributes, run};
use mk_tests::browser::Browser;
use mk_wasm::view::View;

/// Each thing that can have the focus still has it after news.
pub(crate) async fn stays(stage: &Stage, browser: &Browser) {
    stage.open(browser, &stage.page(&[attributes(GOAL, View::Pace, "sv")], "")).await;
    run(browser, &format!("{ROOT}root.querySelector('details').open = true;")).await;
    // Into December: the same year's line becomes longer.
    for selector in ["[part=link]", "[data-do=pause]"] {
        keeps(stage, browser, selector).await;
    }
}

/// After the turn of the year, when the line begins anew, too.
pub(crate) async fn stays_over_new_year(stage: &Stage, browser: &Browser) {
    stage.open(browser, &stage.page(&[attributes(GOAL, View::Pace, "sv")], "")).await;
    run(browser, &format!("{ROOT}root.querySelector('details').open = true;")).await;
    stage.news(browser).await;
    for selector in ["summary", "[part=download]", "[data-do=print]"] {
        keeps(stage, browser, selector).await;
    }
    let open: bool = ask_root(browser, "return root.querySelector('details').open;").await;
    assert!(open, "the table stays open");
}

async fn keeps(stage: &Stage, browser: &Browser, selector: &str) {
    run(browser, &format!("{ROOT}root.querySelector('{selector}').focus(); scrollTo(0, 120);")).await;
    let scrolled: f64 = ask_root(browser, "return scrollY;").await;
    stage.news(browser).await;
    let kept: bool =
        ask_root(browser, &format!("return root.activeElement?.matches('{selector}') ?? false;")).await;
    assert!(kept, "{selector} has lost the focus");
    let now: f64 = ask_root(browser, "return scrollY;").await;
    assert!((now - scrolled).abs() <= 60.0, "{selector}: the page has moved from {scrolled} to {now}");
}

/// A mark with the focus keeps it: the same one while it is there, and its place in the drawing when it is gone.
pub(crate) async fn stays_on_a_mark(stage: &Stage, browser: &Browser) {
    stage.open(browser, &stage.page(&[attributes(GOAL, View::Pace, "sv")], "")).await;
    let third = "const mark = root.querySelectorAll('circle[data-told]')[2]; mark.focus();
        mark.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
        return root.activeElement.dataset.told;";
    let told: String = ask_root(browser, third).await;
    let now = "const at = root.activeElement; return [at?.dataset.told ?? '', at?.getAttribute('tabindex') ?? '', root.querySelector('[part=tip]').hidden ? '' : root.querySelector('[part=tip]').textContent];";
    stage.news(browser).await;
    let (on, stop, tip): (String, String, String) = ask_root(browser, now).await;
    assert_eq!(
        (&on, stop.as_str(), &tip),
        (&told, "0", &told),
        "the same mark is the stop, has the focus, and tells"
    );
    // Through December, when nothing is published, to January, when the line begins anew.
    stage.news(browser).await;
    let (on, stop, tip): (String, String, String) = ask_root(browser, now).await;
    assert!(!on.is_empty(), "the focus is lost where the mark is gone");
    assert_eq!((stop.as_str(), &tip), ("0", &on), "the stop has the focus, and tells");
}

/// One mark of the drawing stays the stop for the keyboard, whatever is drawn.
pub(crate) async fn one_stop(stage: &Stage, browser: &Browser) {
    stage.open(browser, &stage.page(&[attributes(GOAL, View::Pace, "sv")], "")).await;
    for (name, value) in
        [("view", "years"), ("view", "bar"), ("view", "pace"), ("goal", "arsplatser"), ("lang", "en")]
    {
        run(browser, &format!("document.querySelector('kraft-progress').setAttribute('{name}', '{value}');"))
            .await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        let stops: usize =
            ask_root(browser, "return root.querySelectorAll('[data-told][tabindex=\"0\"]').length;").await;
        assert_eq!(stops, 1, "{name}: {value}");
    }
}

checks!(
    stays as the_focus_stays_when_news_come,
    stays_over_new_year as the_focus_stays_over_new_year_and_a_table_stays_open,
    stays_on_a_mark as a_mark_keeps_the_focus,
    one_stop as one_mark_is_the_stop_whatever_is_drawn,
);
