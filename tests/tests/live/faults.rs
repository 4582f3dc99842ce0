//! Servers that fail in every way: the last good figures stay with a notice, a script of the page learns what is wrong, and
//! the figures come back by themselves.

use crate::stage::{GOAL, PUBLICATION, Stage, looks, pass, run, shown, told, until};
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use mk_tests::server::{Answer, ENDLESS};

/// What engines say of a connection that ended or a redirect that leads nowhere.
const NETWORK: &[&str] =
    &["fetch", "NetworkError", "network", "Load failed", "connection", "input stream", "load"];
const JSON: &[&str] = &["JSON"];
const BROKEN: &[&str] =
    &["network", "NetworkError", "Network", "Load failed", "connection", "input stream", "JSON"];
const SILENT: &[&str] = &["timed out", "aborted"];

const FAULTS: [(Answer, &[&str]); 21] = [
    (Answer::Status(500), &["the server answered 500"]),
    (Answer::Status(404), &["the server answered 404"]),
    (Answer::Status(429), &["the server answered 429"]),
    (Answer::Status(503), &["the server answered 503"]),
    (Answer::Status(204), &["null", "body", "JSON"]),
    (Answer::Html, JSON),
    (Answer::Empty, JSON),
    (Answer::Half, JSON),
    // WebKit takes what came for all there is.
    (Answer::Broken, BROKEN),
    (Answer::Truncated, BROKEN),
    (Answer::Never, SILENT),
    (Answer::Stalled, SILENT),
    (Answer::To("/index.html"), JSON),
    (Answer::To("http://localhost:9/login"), NETWORK),
    (Answer::Circle, NETWORK),
    (
        Answer::BadGzip,
        &[
            "fetch",
            "network",
            "NetworkError",
            "Load failed",
            "decod",
            "Decod",
            "content",
            "input stream",
            "JSON",
        ],
    ),
    (Answer::Endless, &["too long for a publication"]),
    (Answer::Instead("\"version\": 1", "\"version\": 0"), &["version"]),
    (Answer::Instead("\"version\": 1", "\"version\": 2"), &["version 2 of the format"]),
    (Answer::Instead("kraft-publication", "kraft-agenda"), &["not a publication"]),
    (Answer::Instead("\"through\"", "\"trough\""), &["through"]),
];

in_every_browser!(after_each_fault_the_last_figures_stay_and_new_ones_come_by_themselves);
async fn after_each_fault_the_last_figures_stay_and_new_ones_come_by_themselves(browser: Browser) {
    let mut stage = Stage::new();
    let older = stage.published(PUBLICATION);
    assert!(stage.site.add_month().unwrap());
    let newer = stage.published(PUBLICATION);
    let mut before = stage.live(&browser, "").await;
    for (number, (fault, reasons)) in FAULTS.into_iter().enumerate() {
        told(&browser).await;
        stage.server.answer_json(fault);
        // The next look, and the time after which an answer is no longer waited for.
        pass(&browser, 321).await;
        let case = format!("a notice of {fault:?}");
        let failing = until(&browser, &case, |shown| !shown[0].notice.is_empty()).await.remove(0);
        assert!(
            failing.live && failing.notice.starts_with("Just nu går det inte att hämta nya siffror"),
            "{case}"
        );
        assert_eq!((&failing.text, &failing.rows), (&before.text, &before.rows), "{case}");
        let told_of = told(&browser).await;
        assert!(
            told_of.iter().all(|told| told.name == "problem") && !told_of.is_empty(),
            "{case}: {told_of:?}"
        );
        let says = |reason: &str| reasons.iter().any(|word| reason.contains(word));
        assert!(told_of.iter().all(|told| says(&told.detail)), "{case}: {told_of:?}");

        stage.publish(PUBLICATION, if number % 2 == 0 { &older } else { &newer });
        stage.server.answer_json(Answer::Good);
        pass(&browser, 700).await;
        let case = format!("recovery from {fault:?}");
        let after = until(&browser, &case, |shown| shown[0].notice.is_empty()).await.remove(0);
        assert!(after.live && after.rows != before.rows, "{case}: {after:?}");
        let names: Vec<_> = told(&browser).await.into_iter().map(|told| told.name).collect();
        assert_eq!(names, ["update"], "{case}");
        before = after;
    }
    // Whoever looks into the console sees what was wrong, once for each time that something was.
    let console = browser.console().await.unwrap();
    let warned = console.iter().filter(|message| message.text.contains("kraft-progress>: ")).count();
    assert_eq!(warned, FAULTS.len(), "{console:#?}");
}

in_every_browser!(of_an_endless_answer_no_more_is_taken_than_a_publication_can_be);
async fn of_an_endless_answer_no_more_is_taken_than_a_publication_can_be(browser: Browser) {
    let stage = Stage::new();
    stage.live(&browser, "").await;
    stage.server.answer_json(Answer::Endless);
    told(&browser).await;
    // The look, and not the time after which an answer is no longer waited for.
    pass(&browser, 300).await;
    until(&browser, "a notice", |shown| !shown[0].notice.is_empty()).await;
    let reason = told(&browser).await.remove(0).detail;
    assert!(reason.contains("too long for a publication"), "{reason}");
    // Long enough for what goes on to be seen.
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let poured = stage.server.take_poured();
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    assert_eq!(stage.server.take_poured(), 0, "it is still being taken in");
    // What the client refuses lies in buffers on the way: the system has some megabytes, Firefox some tens of them on a busy
    // machine.
    assert!((4_000_000..ENDLESS).contains(&poured), "{poured} bytes");
}

in_every_browser!(what_is_good_is_taken_whatever_it_is_called_and_wherever_it_was_moved);
async fn what_is_good_is_taken_whatever_it_is_called_and_wherever_it_was_moved(browser: Browser) {
    let mut stage = Stage::new();
    for answer in [
        Answer::Typed("text/html"),
        Answer::Typed("text/plain; charset=iso-8859-1"),
        Answer::Typed("application/octet-stream"),
        // Asked whether it is new, which it is not: nothing is asked for then.
        Answer::To("/kraft/moved.txt"),
    ] {
        let mut before = stage.live(&browser, "").await;
        assert!(stage.site.add_month().unwrap());
        stage.publish("moved.txt", &stage.published(PUBLICATION));
        stage.server.answer_json(answer);
        pass(&browser, 300).await;
        let after = until(&browser, &format!("{answer:?}"), |shown| shown[0].rows != before.rows).await;
        assert_eq!(after[0].notice, "", "{answer:?}");
        assert!(after[0].text.contains('å'), "{answer:?}: {}", after[0].text);
        before.clone_from(&after[0]);
        // Nothing new, told by a server that was not asked whether there is: the same stands.
        stage.server.answer_json(Answer::Good);
    }
    assert_eq!(browser.console().await.unwrap(), []);
}

in_every_browser!(a_server_that_says_that_nothing_is_new_to_a_page_that_has_nothing_is_failing);
async fn a_server_that_says_that_nothing_is_new_to_a_page_that_has_nothing_is_failing(browser: Browser) {
    let stage = Stage::new();
    stage.server.answer_json(Answer::Status(304));
    browser.goto(stage.page(&[], &stage.element(""))).await.unwrap();
    let failing = until(&browser, "a notice", |shown| !shown[0].notice.is_empty()).await;
    assert!(!failing[0].live && failing[0].text.contains("320 personer") && failing[0].height > 300.0);
    stage.server.answer_json(Answer::Good);
    pass(&browser, 330).await;
    until(&browser, "recovery", |shown| shown[0].live && shown[0].notice.is_empty()).await;
}

in_every_browser!(the_notice_speaks_the_figures_language);
async fn the_notice_speaks_the_figures_language(browser: Browser) {
    let stage = Stage::new();
    for (lang, code, words) in [
        ("sv", "sv", "Just nu går det inte att hämta nya siffror."),
        ("sv-simple", "sv", "Just nu går det inte att hämta nya siffror."),
        ("en-GB", "en", "New figures cannot be fetched right now."),
        ("fi", "fi", "Uusia lukuja ei voida hakea juuri nyt."),
        ("ar", "ar", "لا يمكن جلب أرقام جديدة الآن."),
        // None that there is: Swedish, and it says so.
        ("qq", "sv", "Just nu går det inte att hämta nya siffror."),
    ] {
        stage.server.answer_json(Answer::Good);
        stage.live(&browser, &format!("lang=\"{lang}\"")).await;
        stage.server.answer_json(Answer::Status(503));
        pass(&browser, 300).await;
        let failing = until(&browser, lang, |shown| !shown[0].notice.is_empty()).await;
        assert!(failing[0].notice.starts_with(words), "{lang}: {}", failing[0].notice);
        assert_eq!(failing[0].lang, code, "{lang}");
        let direction = "const notice = document.querySelector('kraft-progress').shadowRoot.querySelector('[part=notice]');
            return getComputedStyle(notice).direction;";
        assert_eq!(run(&browser, direction).await, if lang == "ar" { "rtl" } else { "ltr" }, "{lang}");
    }
}

/// Waits in seconds while the server fails, and after it has come back, at a chance from 0 to 1.
async fn waits(browser: &Browser, chance: f64) -> Vec<f64> {
    let stage = Stage::new();
    stage.live(browser, "").await;
    run(browser, &format!("clock.random = {chance};")).await;
    stage.server.answer_json(Answer::Status(500));
    looks(browser).await;
    pass(browser, 20_000).await;
    let mut waits: Vec<f64> = looks(browser).await.into_iter().map(|look| look.after).collect();
    stage.server.answer_json(Answer::Good);
    pass(browser, 8_000).await;
    let after = looks(browser).await;
    assert!(after.len() > 2 && shown(browser).await[0].notice.is_empty(), "{after:?}");
    waits.push(after[2].after);
    waits
}

in_every_browser!(while_the_server_fails_looks_come_further_apart_and_not_all_in_one_second);
async fn while_the_server_fails_looks_come_further_apart_and_not_all_in_one_second(browser: Browser) {
    for (chance, spread) in [(0.0, 0.9), (0.5, 1.0), (1.0, 1.1)] {
        let waits = waits(&browser, chance).await;
        // The first look after the one that made it live had its chance before.
        let expected = [300.0, 600.0, 1_200.0, 2_400.0, 3_600.0, 3_600.0];
        assert!((waits[0] - 300.0).abs() < 1.0, "{waits:?}");
        for (at, expected) in expected.into_iter().enumerate() {
            assert!((waits[at + 1] - expected * spread).abs() < 0.1, "{chance}, {at}: {waits:?}");
        }
        assert!((waits.last().unwrap() - 300.0 * spread).abs() < 0.1, "{chance}, afterwards: {waits:?}");
    }
}

in_every_browser!(a_goal_that_is_gone_leaves_its_figure_with_a_notice);
async fn a_goal_that_is_gone_leaves_its_figure_with_a_notice(browser: Browser) {
    let stage = Stage::new();
    let before = stage.live(&browser, "").await;
    let good = stage.published(PUBLICATION);
    stage.publish(PUBLICATION, &good.replacen(&format!("\"id\": \"{GOAL}\""), "\"id\": \"annat\"", 1));
    pass(&browser, 300).await;
    let failing = until(&browser, "a notice", |shown| !shown[0].notice.is_empty()).await;
    assert_eq!((&failing[0].text, &failing[0].rows), (&before.text, &before.rows));
    let reason = told(&browser).await.pop().unwrap().detail;
    assert!(
        reason.starts_with(&format!("goal is “{GOAL}”; the publication has: arsplatser, annat")),
        "{reason}"
    );
}
