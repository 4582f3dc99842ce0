//! On paper: the figure with its table, and nothing that only a screen can use.

use crate::stage::{GOAL, Stage, ask, ask_root, attributes, run};
use mk_tests::browser::{Ability, Browser};
use mk_wasm::view::View;
use std::process::Command;
use thirtyfour::common::print::PrintParameters;

/// A closed table is open on paper, and closed again after; one that the reader has opened stays open.
pub(crate) async fn opened(stage: &Stage, browser: &Browser) {
    let figures = [attributes(GOAL, View::Pace, "sv"), attributes(GOAL, View::Bar, "sv")];
    stage.open(browser, &stage.page(&figures, "")).await;
    let open = "return [...document.querySelectorAll('kraft-progress')].map(({ shadowRoot }) => shadowRoot.querySelector('details').open);";
    run(
        browser,
        "document.querySelectorAll('kraft-progress')[1].shadowRoot.querySelector('details').open = true;",
    )
    .await;
    for _ in 0..2 {
        run(browser, "dispatchEvent(new Event('beforeprint'));").await;
        assert_eq!(ask::<Vec<bool>>(browser, open).await, [true, true], "on paper");
        run(browser, "dispatchEvent(new Event('afterprint'));").await;
        assert_eq!(ask::<Vec<bool>>(browser, open).await, [false, true], "after");
    }
    // What is no longer in the page hears no more of it.
    let removed = "const gone = document.querySelector('kraft-progress'); const { shadowRoot } = gone;
        const details = shadowRoot.querySelector('details'); gone.remove();
        dispatchEvent(new Event('beforeprint')); return details.open;";
    assert!(!ask::<bool>(browser, removed).await, "what is gone is left alone");
}

/// The words on paper.
pub(crate) async fn printed(stage: &Stage, browser: &Browser) {
    // WebKit's driver prints nothing; `opened` says the same in it.
    if !browser.can(Ability::Pdf) {
        return;
    }
    stage.open(browser, &stage.page(&[attributes(GOAL, View::Pace, "sv")], "")).await;
    let cells: Vec<String> =
        ask_root(browser, "return [...root.querySelectorAll('th, td')].map((cell) => cell.textContent);")
            .await;
    let definition: String =
        ask_root(browser, "return root.querySelector('[part=definition]').textContent;").await;
    let pdf = browser.driver().print_page(PrintParameters::default()).await.unwrap();
    let words = words(stage, &pdf);
    for cell in cells.iter().filter(|cell| !cell.is_empty()) {
        assert!(words.contains(&plain(cell)), "“{cell}” of the table is not on paper: {words}");
    }
    let begins: String = definition.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    assert!(words.contains(&begins), "the definition is not on paper: {words}");
    for word in ["Pausa", "Hämta diagrammet"] {
        assert!(!words.contains(word), "“{word}” is of no use on paper");
    }
    let open: bool = ask_root(browser, "return root.querySelector('details').open;").await;
    assert!(!open, "it is closed again");
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(stage: &Stage, pdf: &[u8]) -> String {
    mk_bundle::debian::install(&["poppler-utils"], "reading what was printed").unwrap();
    let file = stage.folder.path().join("printed.pdf");
    std::fs::write(&file, pdf).unwrap();
    let output = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    plain(&String::from_utf8(output.stdout).unwrap())
}

checks!(opened as tables_are_open_on_paper_and_closed_again, printed as paper_has_the_figure_and_its_table,);
