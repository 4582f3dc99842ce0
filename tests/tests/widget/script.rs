//! The element as scripts and readers treat it: attributes that come and go, moves, and a table that was opened.

use crate::page::{Stage, all_live, until};
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;

async fn run(browser: &Browser, script: &str) {
    browser.execute(script, Vec::new()).await.unwrap();
}

in_every_browser!(attributes_can_come_late_change_and_be_wrong_for_a_while);
async fn attributes_can_come_late_change_and_be_wrong_for_a_while(browser: Browser) {
    let mut stage = Stage::new();
    stage.write_page("arbete-eller-studier", "");
    browser.goto(stage.server.url("/page.html")).await.unwrap();
    all_live(&browser).await;
    run(&browser, "window.figure = document.querySelector('kraft-progress');").await;
    for (script, what) in [
        ("figure.removeAttribute('src');", "without an address"),
        ("figure.setAttribute('src', 'http://');", "with half an address"),
        ("figure.setAttribute('src', 'kraft/none.json');", "with a wrong address"),
    ] {
        run(&browser, script).await;
        let shown = until(&browser, what, |shown| !shown[0].notice.is_empty()).await;
        assert!(shown[0].live && shown[0].lead.contains("320 personer"), "{what}");
        run(&browser, "figure.setAttribute('src', 'kraft/malmokraften.json');").await;
        until(&browser, "the notice is gone", |shown| shown[0].notice.is_empty()).await;
    }
    run(&browser, "figure.setAttribute('goal', 'sjalvforsorjning');").await;
    until(&browser, "the other goal", |shown| shown[0].heading.contains("Självförsörjning")).await;
    run(&browser, "figure.setAttribute('view', 'table');").await;
    until(&browser, "the table", |shown| shown[0].labels.is_empty()).await;
    run(&browser, "figure.setAttribute('view', 'pace'); figure.setAttribute('goal', 'nothing');").await;
    let unknown = until(&browser, "a notice", |shown| !shown[0].notice.is_empty()).await;
    assert!(unknown[0].heading.contains("Självförsörjning"));
    run(
        &browser,
        "figure.setAttribute('goal', 'arbete-eller-studier'); figure.setAttribute('refresh', 'off');",
    )
    .await;
    let before = until(&browser, "the first goal", |shown| shown[0].heading.contains("Arbete")).await;
    assert!(stage.site.add_month().unwrap());
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    run(&browser, "figure.setAttribute('refresh', '1');").await;
    until(&browser, "refreshing again", |shown| shown[0].lead != before[0].lead).await;
}

in_every_browser!(a_figure_can_be_moved_and_an_opened_table_stays_open);
async fn a_figure_can_be_moved_and_an_opened_table_stays_open(browser: Browser) {
    let mut stage = Stage::new();
    stage.write_page("arbete-eller-studier", "");
    browser.goto(stage.server.url("/page.html")).await.unwrap();
    all_live(&browser).await;
    let open = "window.figure = document.querySelector('kraft-progress');
        window.details = figure.shadowRoot.querySelector('details');
        details.open = true;
        const box = document.createElement('div'); document.body.append(box); box.append(figure);";
    run(&browser, open).await;
    // Over the turn of the year and into a month that is withheld: sentences and notes come and go.
    for month in 0..9 {
        let before = until(&browser, "it is live", |shown| shown[0].live).await;
        assert!(stage.site.add_month().unwrap());
        until(&browser, &format!("month {month}"), |shown| shown[0].lead != before[0].lead).await;
        let same = "return details.isConnected && details.open && figure.shadowRoot.contains(details);";
        let same: bool = browser.execute(same, Vec::new()).await.unwrap().convert().unwrap();
        assert!(same, "month {month} closed the table");
    }
    assert_eq!(browser.console().await.unwrap(), []);
}
