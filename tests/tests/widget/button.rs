//! The demo's own server: its button publishes a month more, and open pages follow.

use crate::page::{Stage, all_live, until};
use mk_examples::server;
use mk_examples::site::Site;
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use mk_tests::server::collecting;
use std::time::Duration;
use thirtyfour::By;
use thirtyfour::prelude::ElementQueryable;

in_every_browser!(the_button_adds_a_month_and_an_open_chart_follows);
async fn the_button_adds_a_month_and_an_open_chart_follows(browser: Browser) {
    // Only its folder, which has the package.
    let Stage { folder, .. } = Stage::new();
    let site = Site::write(folder.path(), true).unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let router = collecting(server::router(site, folder.path()));
    tokio::spawn(async { axum::serve(listener, router).await });

    let driver = browser.driver();
    driver.goto(format!("{address}/malmo.html")).await.unwrap();
    let before = all_live(&browser).await;
    let chart = driver.window().await.unwrap();

    let control = driver.new_tab().await.unwrap();
    driver.switch_to_window(control).await.unwrap();
    driver.goto(&address).await.unwrap();
    driver.find(By::Css("button")).await.unwrap().click().await.unwrap();
    // The answer to the button is the page anew.
    let said = driver.query(By::XPath("//strong[contains(., 'november')]"));
    assert!(said.wait(Duration::from_secs(10), Duration::from_millis(50)).exists().await.unwrap());

    driver.switch_to_window(chart).await.unwrap();
    let after = until(&browser, "the chart follows", |shown| shown[0].lead != before[0].lead).await;
    assert!(after[0].lead.contains("30\u{a0}november"), "{}", after[0].lead);
    assert_eq!(browser.console().await.unwrap(), []);
}
