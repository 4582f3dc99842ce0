//! New totals come without a reload, and a server that fails leaves what was shown, with a notice.

use crate::page::{Stage, all_live, until};
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use mk_tests::package;
use mk_tests::server::Answer;

const FAULTS: [Answer; 7] = [
    Answer::Status(500),
    Answer::Status(404),
    Answer::Html,
    Answer::Half,
    Answer::Empty,
    Answer::Broken,
    Answer::Status(204),
];

in_every_browser!(new_totals_come_without_a_reload);
async fn new_totals_come_without_a_reload(browser: Browser) {
    let mut stage = Stage::new();
    browser.goto(stage.server.url("/malmo.html")).await.unwrap();
    let before = all_live(&browser).await;
    browser.execute("window.neverReloaded = true;", Vec::new()).await.unwrap();
    assert!(stage.site.add_month().unwrap());
    let after = until(&browser, "the new month is there", |shown| shown[0].lead != before[0].lead).await;
    assert!(
        before[0].lead.contains("31\u{a0}oktober") && after[0].lead.contains("30\u{a0}november"),
        "{}",
        after[0].lead
    );
    assert_eq!(after[0].rows.len(), before[0].rows.len() + 1);
    assert_eq!(after[0].dots.len(), before[0].dots.len() + 1);
    // Every figure of the page follows, each on its own goal.
    until(&browser, "the other figures follow", |shown| shown[1].lead.contains("30\u{a0}november")).await;
    let same: bool =
        browser.execute("return window.neverReloaded;", Vec::new()).await.unwrap().convert().unwrap();
    assert!(same);
    assert_eq!(browser.console().await.unwrap(), []);
}

in_every_browser!(a_server_that_fails_leaves_the_last_figures_with_a_notice_and_recovers);
async fn a_server_that_fails_leaves_the_last_figures_with_a_notice_and_recovers(browser: Browser) {
    for fault in FAULTS {
        let mut stage = Stage::new();
        stage.write_page("arbete-eller-studier", "");
        browser.goto(stage.server.url("/page.html")).await.unwrap();
        let before = all_live(&browser).await.remove(0);
        assert_eq!(before.notice, "", "{fault:?}");

        stage.server.answer_json(fault);
        let failing =
            until(&browser, &format!("a notice of {fault:?}"), |shown| !shown[0].notice.is_empty()).await;
        assert!(failing[0].live, "{fault:?}");
        assert_eq!(
            (&failing[0].lead, &failing[0].rows, &failing[0].dots),
            (&before.lead, &before.rows, &before.dots)
        );

        assert!(stage.site.add_month().unwrap());
        stage.server.answer_json(Answer::Good);
        let after =
            until(&browser, &format!("recovery from {fault:?}"), |shown| shown[0].lead != before.lead).await;
        assert_eq!(after[0].notice, "", "{fault:?}");
    }
}

in_every_browser!(a_server_that_fails_from_the_start_leaves_the_static_figure_and_recovers);
async fn a_server_that_fails_from_the_start_leaves_the_static_figure_and_recovers(browser: Browser) {
    for fault in [Answer::Status(500), Answer::Html, Answer::Half, Answer::Empty] {
        let stage = Stage::new();
        stage.write_page("sjalvforsorjning", "");
        stage.server.answer_json(fault);
        browser.goto(stage.server.url("/page.html")).await.unwrap();
        let failing =
            until(&browser, &format!("a notice of {fault:?}"), |shown| !shown[0].notice.is_empty()).await;
        assert!(!failing[0].live && failing[0].lead.contains("732 personer"), "{fault:?}");
        let height = "return document.querySelector('kraft-progress svg').getBoundingClientRect().height;";
        let height: f64 = browser.execute(height, Vec::new()).await.unwrap().convert().unwrap();
        assert!(height > 300.0, "{fault:?}: the static drawing is hidden");
        stage.server.answer_json(Answer::Good);
        until(&browser, &format!("recovery from {fault:?}"), |shown| {
            shown[0].live && shown[0].notice.is_empty()
        })
        .await;
    }
}

in_every_browser!(a_publication_that_breaks_a_rule_is_not_shown);
async fn a_publication_that_breaks_a_rule_is_not_shown(browser: Browser) {
    let stage = Stage::new();
    stage.write_page("arbete-eller-studier", "");
    browser.goto(stage.server.url("/page.html")).await.unwrap();
    let before = all_live(&browser).await.remove(0);
    let file = stage.folder.path().join("kraft/malmokraften.json");
    let good = std::fs::read_to_string(&file).unwrap();
    for (from, to) in [
        ("\"version\": 1", "\"version\": 2"),
        // July's label, turned into a number that the gate would never show.
        (
            "\"through\": \"2026-07-31\",\n          \"withheld\": true",
            "\"through\": \"2026-07-31\",\n          \"count\": 214",
        ),
        ("kraft-publication", "something-else"),
    ] {
        assert!(good.contains(from), "{from}");
        std::fs::write(&file, good.replacen(from, to, 1)).unwrap();
        let refused = until(&browser, &format!("{to} is refused"), |shown| !shown[0].notice.is_empty()).await;
        assert_eq!((&refused[0].lead, &refused[0].rows), (&before.lead, &before.rows), "{to}");
        std::fs::write(&file, &good).unwrap();
        until(&browser, "the good one is back", |shown| shown[0].notice.is_empty()).await;
    }
}

in_every_browser!(elements_share_one_request_a_look);
async fn elements_share_one_request_a_look(browser: Browser) {
    let stage = Stage::new();
    browser.goto(stage.server.url("/malmo.html")).await.unwrap();
    all_live(&browser).await;
    let requests = stage.server.take_requests();
    let of = |ending: &str| requests.iter().filter(|request| request.path.ends_with(ending)).count();
    assert_eq!((of(".json"), of(".wasm")), (1, 1), "{requests:?}");
}

in_every_browser!(a_notice_stays_while_what_is_served_cannot_be_shown);
async fn a_notice_stays_while_what_is_served_cannot_be_shown(browser: Browser) {
    let stage = Stage::new();
    stage.write_page("arbete-eller-studier", "");
    browser.goto(stage.server.url("/page.html")).await.unwrap();
    all_live(&browser).await;
    let file = stage.folder.path().join("kraft/malmokraften.json");
    let good = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, good.replacen("\"version\": 1", "\"version\": 2", 1)).unwrap();
    until(&browser, "the newer version is refused", |shown| !shown[0].notice.is_empty()).await;
    // Three looks later, each finding the same.
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    let later = until(&browser, "the figure is there", |shown| shown[0].live).await;
    assert!(later[0].notice.contains("nyare"), "the notice went away by itself");
    // What the page asks for still happens, with the last good figures.
    let english = "document.querySelector('kraft-progress').lang = 'en';";
    browser.execute(english, Vec::new()).await.unwrap();
    let english = until(&browser, "it is English", |shown| shown[0].lead.contains("people have")).await;
    assert!(english[0].notice.contains("newer"), "{}", english[0].notice);
}

in_every_browser!(webassembly_that_could_not_be_fetched_is_fetched_again);
async fn webassembly_that_could_not_be_fetched_is_fetched_again(browser: Browser) {
    let stage = Stage::new();
    stage.write_page("arbete-eller-studier", "");
    let wasm = stage.folder.path().join("kraft").join(package::webassembly().unwrap());
    let aside = wasm.with_extension("aside");
    std::fs::rename(&wasm, &aside).unwrap();
    browser.goto(stage.server.url("/page.html")).await.unwrap();
    let failing = until(&browser, "a notice", |shown| !shown[0].notice.is_empty()).await;
    assert!(!failing[0].live && failing[0].lead.contains("320 personer"));
    std::fs::rename(&aside, &wasm).unwrap();
    until(&browser, "it is live", |shown| shown[0].live && shown[0].notice.is_empty()).await;
}
