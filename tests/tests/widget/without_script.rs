//! With JavaScript switched off the pages are complete.

use crate::page::{Stage, shown};
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;

in_every_browser!(without_javascript_every_figure_says_and_draws_and_tabulates);
async fn without_javascript_every_figure_says_and_draws_and_tabulates(browser: Browser) {
    let stage = Stage::new();
    browser.set_javascript(false).await.unwrap();
    for page in ["malmo", "finsam"] {
        browser.goto(stage.server.url(&format!("/{page}.html"))).await.unwrap();
        let figures = shown(&browser).await;
        assert!(figures.len() >= 3, "{page}");
        for figure in figures {
            assert!(!figure.live, "{page}: {}", figure.heading);
            assert!(
                figure.lead.contains("personer har")
                    || figure.lead.contains("people have")
                    || figure.lead.contains("årsplatser har"),
                "{}",
                figure.lead
            );
            assert!(!figure.rows.is_empty(), "{page}: {} has no table", figure.heading);
            assert!(figure.notes.iter().any(|note| note.contains("påhittade") || note.contains("invented")));
        }
        let drawn = "return [...document.querySelectorAll('kraft-progress')].map((element) => {
            const drawing = element.querySelector('svg');
            if (!drawing) return element.querySelector('table').getBoundingClientRect().height;
            return drawing.getBoundingClientRect().height;
        });";
        let heights: Vec<f64> = browser.execute(drawn, Vec::new()).await.unwrap().convert().unwrap();
        assert!(heights.iter().all(|height| *height >= 300.0), "{page}: {heights:?}");
        assert_eq!(browser.console().await.unwrap(), [], "{page}");
        browser.set_viewport(320, 2400).await.unwrap();
        browser.screenshot(&format!("{page}-without-javascript-320")).await.unwrap();
    }
}
