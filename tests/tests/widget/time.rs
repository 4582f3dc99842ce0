//! A page opened a month later says how old its figures are, and does not call the programme late.

use crate::page::{Stage, all_live};
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;

async fn opened_on(browser: &Browser, day: &str) -> crate::page::Shown {
    let stage = Stage::new();
    // The reader's clock, and nothing else of the page.
    let clock = format!(
        "const Real = Date;
        const shift = Real.parse('{day}T10:00:00Z') - Real.now();
        globalThis.Date = class extends Real {{
          constructor(...given) {{ if (given.length) super(...given); else super(Real.now() + shift); }}
          static now() {{ return Real.now() + shift; }}
        }};"
    );
    std::fs::write(stage.folder.path().join("clock.js"), clock).unwrap();
    stage.write_page("arbete-eller-studier", "<script src=\"clock.js\"></script>");
    browser.goto(stage.server.url("/page.html")).await.unwrap();
    all_live(browser).await.remove(0)
}

in_every_browser!(a_page_opened_a_month_later_says_how_old_the_figures_are);
async fn a_page_opened_a_month_later_says_how_old_the_figures_are(browser: Browser) {
    let fresh = opened_on(&browser, "2026-11-06").await;
    assert!(!fresh.notes.iter().any(|note| note.contains("gamla")), "{:?}", fresh.notes);
    let later = opened_on(&browser, "2026-12-05").await;
    assert_eq!(later.notes[0], "Siffrorna är 35\u{a0}dagar gamla. Inga nyare har publicerats.");
    // Pace and gap are those of the figures' own date.
    assert_eq!((&later.lead, &later.pace, &later.rows), (&fresh.lead, &fresh.pace, &fresh.rows));
    assert!(fresh.pace.contains("ungefär 8\u{a0}dagar efter takten"), "{}", fresh.pace);
}
