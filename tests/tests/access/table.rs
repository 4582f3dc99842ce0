//! The table is always there, and the file behind its link is the table of the same publication.

use crate::stage::{GOAL, Stage, ask, asked};
use mk_tests::browser::Browser;
use mk_wasm::locale::Locale;
use mk_wasm::table;
use mk_wasm::view::View;
use serde::Deserialize;
use std::path::Path;

const GOALS: [&str; 4] = [GOAL, "sjalvforsorjning", "arsplatser", "rehabiliteringssamverkan"];

/// What each figure has of its table.
const TABLES: &str = r#"
return [...document.querySelectorAll("kraft-progress")].map(({ shadowRoot }) => {
  const link = shadowRoot.querySelector("[part=download]");
  const table = shadowRoot.querySelector("table");
  return {
    csv: decodeURIComponent(link.href.slice(link.href.indexOf(",") + 1)),
    kind: link.href.slice(0, link.href.indexOf(",")),
    file: link.download,
    caption: table.caption?.textContent ?? "",
    columns: [...table.tHead.rows[0].cells].map((cell) => `${cell.localName} ${cell.scope}`),
    rows: [...table.tBodies[0].rows].map((row) => [`${row.cells[0].localName} ${row.cells[0].scope}`, [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0)]),
  };
});
"#;

#[derive(Debug, Deserialize)]
struct Table {
    csv: String,
    kind: String,
    file: String,
    caption: String,
    columns: Vec<String>,
    rows: Vec<(String, usize)>,
}

/// A figure: goal, view, period, breakdown.
type Wanted = (&'static str, View, &'static str, &'static str);

fn wanted() -> Vec<Wanted> {
    let mut all: Vec<Wanted> = Vec::new();
    for view in View::ALL {
        all.extend(GOALS.map(|goal| (goal, view, "", "")));
        all.extend(["2025", "all"].map(|period| (GOAL, view, period, "")));
    }
    for breakdown in ["kind", "sex", "team", "age"] {
        all.extend([View::Years, View::Table].map(|view| (GOAL, view, "", breakdown)));
    }
    all
}

/// Every view of every goal, by period and by group, has the table with headings, and the file that is made natively.
async fn same_as_native(stage: &Stage, browser: &Browser, languages: &[&str]) {
    let publication = stage.publication();
    browser.set_viewport(1000, 3000).await.unwrap();
    for language in languages {
        let (mut figures, mut expected) = (Vec::new(), Vec::new());
        for (goal, view, period, breakdown) in wanted() {
            let wanted = (goal, view, period, breakdown);
            // What the publication does not have, nobody can show.
            let Some((figure, subject)) = asked(&publication, Locale::of(language), wanted) else { continue };
            figures.push(figure);
            expected.push((
                format!("{language}: {goal} {} {period} {breakdown}", view.word()),
                table::csv(&subject, view),
            ));
        }
        assert!(figures.len() > 30, "{}", figures.len());
        stage.open(browser, &stage.page(&figures, "")).await;
        let language_is_there = format!(
            "return [...document.querySelectorAll('kraft-progress')].every(({{ shadowRoot }}) => shadowRoot.querySelector('figure').lang === '{}');",
            Locale::of(language).lang()
        );
        stage.until(browser, "the language is there", &language_is_there).await;
        let tables: Vec<Table> = ask(browser, TABLES).await;
        assert_eq!(tables.len(), expected.len());
        for (table, (case, csv)) in tables.iter().zip(&expected) {
            assert_eq!(&table.csv, csv, "{case}");
            assert_eq!(table.kind, "data:text/csv;charset=utf-8", "{case}");
            assert!(
                table.file.starts_with(publication.programme().as_str())
                    && Path::new(&table.file).extension().is_some_and(|kind| kind == "csv"),
                "{case}: {}",
                table.file
            );
            assert!(!table.caption.is_empty(), "{case}: no caption");
            assert!(table.columns.iter().all(|column| column == "th col"), "{case}: {:?}", table.columns);
            assert_eq!(table.rows.len() + 1, csv.lines().count(), "{case}");
            for (head, cells) in &table.rows {
                assert_eq!((head.as_str(), *cells), ("th row", table.columns.len()), "{case}");
            }
        }
    }
}

pub(crate) async fn in_built_in_languages(stage: &Stage, browser: &Browser) {
    same_as_native(stage, browser, &["sv", "sv-simple", "en"]).await;
}

pub(crate) async fn in_loaded_languages(stage: &Stage, browser: &Browser) {
    same_as_native(stage, browser, &["ar", "bs", "fa", "fi", "pl", "so", "uk"]).await;
}

checks!(
    in_built_in_languages as every_figure_has_its_table_and_the_file_of_it,
    in_loaded_languages as every_figure_has_its_table_and_the_file_of_it_in_loaded_languages,
);
