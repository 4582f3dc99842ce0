//! Hidden tabs, sleep, and clocks that somebody sets.

use crate::stage::{Look, PUBLICATION, Stage, looks, pass, run, until};
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
const YEAR: i64 = 365 * DAY;

async fn count(browser: &Browser) -> usize {
    run(browser, "await clock.idle();").await;
    looks(browser).await.len()
}

in_every_browser!(a_hidden_tab_asks_for_nothing_and_at_once_when_it_is_shown);
async fn a_hidden_tab_asks_for_nothing_and_at_once_when_it_is_shown(browser: Browser) {
    let mut stage = Stage::new();
    let before = stage.live(&browser, "").await;
    assert_eq!(count(&browser).await, 1);
    run(&browser, "clock.hide(true);").await;
    pass(&browser, 100_000).await;
    assert_eq!(count(&browser).await, 0, "hidden");
    assert!(stage.site.add_month().unwrap());
    run(&browser, "clock.hide(false);").await;
    until(&browser, "the news are there", |shown| shown[0].rows != before.rows).await;
    assert_eq!(count(&browser).await, 1, "shown");
    // Hidden and shown again soon, there is no reason to ask.
    for _ in 0..5 {
        run(&browser, "clock.hide(true); clock.hide(false);").await;
    }
    pass(&browser, 200).await;
    assert_eq!(count(&browser).await, 0, "shown again");
    pass(&browser, 200).await;
    assert_eq!(count(&browser).await, 1, "it is time");
}

in_every_browser!(after_sleep_it_asks_as_soon_as_the_page_hears_of_it);
async fn after_sleep_it_asks_as_soon_as_the_page_hears_of_it(browser: Browser) {
    for event in [
        "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
        "dispatchEvent(new Event('online'))",
        "document.dispatchEvent(new Event('visibilitychange'))",
    ] {
        let mut stage = Stage::new();
        let before = stage.live(&browser, "").await;
        looks(&browser).await;
        // Too early for a look, nothing happens.
        run(&browser, &format!("{event};")).await;
        assert_eq!(count(&browser).await, 0, "{event} at once");
        assert!(stage.site.add_month().unwrap());
        run(&browser, &format!("clock.sleep({}); {event};", 8 * HOUR)).await;
        until(&browser, event, |shown| shown[0].rows != before.rows).await;
        assert_eq!(count(&browser).await, 1, "{event} after sleep");
    }
    // Where the page hears nothing, the timer goes on where it stood still.
    let mut stage = Stage::new();
    let before = stage.live(&browser, "").await;
    pass(&browser, 250).await;
    assert!(stage.site.add_month().unwrap());
    run(&browser, &format!("clock.sleep({});", 8 * HOUR)).await;
    pass(&browser, 50).await;
    until(&browser, "the timer", |shown| shown[0].rows != before.rows).await;
}

in_every_browser!(a_clock_that_is_set_keeps_nobody_waiting);
async fn a_clock_that_is_set_keeps_nobody_waiting(browser: Browser) {
    for by in [-100, -HOUR, -DAY, -YEAR, 100, HOUR, DAY, YEAR] {
        let mut stage = Stage::new();
        let before = stage.live(&browser, "").await;
        pass(&browser, 120).await;
        looks(&browser).await;
        assert!(stage.site.add_month().unwrap());
        run(&browser, &format!("clock.set({by});")).await;
        // No later than a look and what the clock was set back by, if that is less than a look.
        pass(&browser, 180 + 100).await;
        until(&browser, &format!("set by {by} s"), |shown| shown[0].rows != before.rows).await;
        assert_eq!(count(&browser).await, 1, "set by {by} s: asked once");
        // And as before from then on.
        pass(&browser, 3_000).await;
        assert!((9..=10).contains(&count(&browser).await), "set by {by} s: afterwards");
        // A clock that was wrong and is set right again.
        run(&browser, &format!("clock.set({});", -by)).await;
        pass(&browser, 400).await;
        assert!((1..=2).contains(&count(&browser).await), "set back by {by} s");
    }
}

in_every_browser!(what_is_never_refreshed_is_asked_for_once_and_again_only_after_a_failure);
async fn what_is_never_refreshed_is_asked_for_once_and_again_only_after_a_failure(browser: Browser) {
    let stage = Stage::new();
    stage.live(&browser, "refresh=\"off\"").await;
    for event in ["clock.hide(true); clock.hide(false);", "dispatchEvent(new Event('online'));"] {
        pass(&browser, 50_000).await;
        run(&browser, event).await;
    }
    let once = looks(&browser).await;
    assert!(matches!(&once[..], [Look { path, .. }] if path.ends_with(PUBLICATION)), "{once:?}");

    stage.server.answer_json(mk_tests::server::Answer::Status(503));
    browser.goto(stage.page(&[], &stage.element("refresh=\"off\""))).await.unwrap();
    until(&browser, "a notice", |shown| !shown[0].notice.is_empty()).await;
    pass(&browser, 130).await;
    let waits: Vec<_> = looks(&browser).await.into_iter().skip(1).map(|look| look.after.round()).collect();
    assert_eq!(waits, [60.0]);
    stage.server.answer_json(mk_tests::server::Answer::Good);
    pass(&browser, 120).await;
    until(&browser, "it is live", |shown| shown[0].live && shown[0].notice.is_empty()).await;
    looks(&browser).await;
    pass(&browser, 50_000).await;
    assert_eq!(count(&browser).await, 0, "it has what it wanted");
}

in_every_browser!(seconds_between_looks_are_as_written_or_five_minutes);
async fn seconds_between_looks_are_as_written_or_five_minutes(browser: Browser) {
    let stage = Stage::new();
    for (written, seconds) in
        [("60", 60.0), ("0.01", 1.0), ("-5", 300.0), ("0", 300.0), ("ofta", 300.0), ("", 300.0), ("1e9", 1e9)]
    {
        stage.live(&browser, &format!("refresh=\"{written}\"")).await;
        looks(&browser).await;
        pass(&browser, if seconds < 10.0 { 5 } else { 1_000 }).await;
        let waits: Vec<_> = looks(&browser).await.into_iter().map(|look| look.after.round()).collect();
        assert!(waits.iter().all(|wait| (wait - seconds).abs() < 0.5), "{written}: {waits:?}");
        assert_eq!(waits.is_empty(), seconds > 1_000.0, "{written}: {waits:?}");
    }
}
