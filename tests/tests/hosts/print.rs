//! A page on paper says the figure, in every wrapper and by every way.

use crate::shown::until;
use crate::stage::Stage;
use crate::ways::Way;
use mk_tests::browser::{Ability, Browser};
use mk_tests::in_every_browser;
use mk_wasm::view::View;
use std::process::Command;
use thirtyfour::common::print::PrintParameters;

/// The words of a PDF, with single spaces.
fn words(stage: &Stage, pdf: &[u8]) -> String {
    mk_bundle::debian::install(&["poppler-utils"], "reading what was printed").unwrap();
    let file = stage.folder.path().join("printed.pdf");
    std::fs::write(&file, pdf).unwrap();
    let output = Command::new("pdftotext").args(["-layout"]).arg(&file).arg("-").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

in_every_browser!(printed_pages_say_the_figure);
async fn printed_pages_say_the_figure(browser: Browser) {
    // WebKit's driver gives no PDF.
    if !browser.can(Ability::Pdf) {
        return;
    }
    let stage = Stage::new();
    for javascript in [true, false] {
        browser.set_javascript(javascript).await.unwrap();
        for wrapper in ["plain", "portal", "grid"] {
            for way in Way::ALL {
                // A frame that nobody listens to shows on paper what fits into it.
                if way == Way::Frame && !javascript {
                    continue;
                }
                let case = format!("{way:?} in {wrapper}, scripts: {javascript}");
                browser
                    .driver()
                    .goto(stage.page(wrapper, &way.snippet(&stage, "kraft/", View::Pace)))
                    .await
                    .unwrap();
                if way == Way::Frame {
                    browser.driver().enter_frame(0).await.unwrap();
                }
                let live = javascript && way != Way::Pasted;
                until(&browser, &case, |shown| shown.live == live && !shown.told.rows.is_empty()).await;
                browser.driver().enter_default_frame().await.unwrap();
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                let pdf = browser.driver().print_page(PrintParameters::default()).await.unwrap();
                let printed = words(&stage, &pdf);
                for said in [
                    "320 personer har fått arbete eller börjat studera",
                    "Målet för 2026 är 400",
                    "I målets takt hade det varit 329",
                    "Mål 400",
                    "påhittade",
                ] {
                    assert!(printed.contains(said), "{case}: “{said}” is not printed: {printed}");
                }
            }
        }
    }
}
