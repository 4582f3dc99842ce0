//! The numbers in the drawing, the sentences, the table and the CSV are the same, live and static, and are those that
//! were published.

use crate::page::{Shown, Stage, all_live, shown};
use mk_core::publish::Publication;
use mk_examples::site::PACKAGE;
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;

in_every_browser!(drawing_sentences_table_and_csv_agree_live_and_static);
async fn drawing_sentences_table_and_csv_agree_live_and_static(browser: Browser) {
    let stage = Stage::new();
    let text = std::fs::read_to_string(stage.folder.path().join(PACKAGE).join("malmokraften.json")).unwrap();
    let publication = Publication::from_text(&text).unwrap();
    for page in ["malmo", "finsam"] {
        browser.goto(stage.server.url(&format!("/{page}.html"))).await.unwrap();
        let live = all_live(&browser).await;
        for figure in &live {
            agrees(figure);
        }
        assert_eq!(browser.console().await.unwrap(), [], "{page}");

        browser.set_javascript(false).await.unwrap();
        browser.goto(stage.server.url(&format!("/{page}.html"))).await.unwrap();
        let fixed = shown(&browser).await;
        browser.set_javascript(true).await.unwrap();
        for (live, fixed) in live.iter().zip(&fixed) {
            assert_eq!(
                (&live.lead, &live.pace, &live.rows, &live.csv),
                (&fixed.lead, &fixed.pace, &fixed.rows, &fixed.csv)
            );
            assert_eq!(live.dots, fixed.dots);
        }
        if page == "malmo" {
            published(&live[0], &publication);
        }
    }
}

/// The four forms of one figure, against one another.
fn agrees(figure: &Shown) {
    let table: Vec<Vec<String>> =
        figure.rows.iter().map(|row| row.iter().map(|cell| plain(cell)).collect()).collect();
    let separator = if figure.csv.contains(';') { ';' } else { ',' };
    let csv: Vec<&str> = figure.csv.trim_start_matches('\u{feff}').lines().skip(1).collect();
    assert_eq!(csv.len(), table.len(), "{}", figure.heading);
    for (line, row) in csv.iter().zip(&table) {
        let mut cells: Vec<&str> = line.splitn(2, separator).collect();
        let (outcome, against) = cells.remove(1).rsplit_once(separator).unwrap();
        // What is not there yet is a dash to see, and nothing in a file.
        let [seen, expected] = [1, 2].map(|at| if row[at] == "–" { "" } else { &*row[at] });
        assert_eq!((&*plain(outcome.trim_matches('"')), against), (seen, expected), "{}", figure.heading);
    }
    let shown: Vec<&Vec<String>> = table.iter().filter(|row| !is_forecast(&row[1])).collect();
    // Every number shown has its dot, and the last one stands in the sentence and at the end of the line.
    let numbers: Vec<&String> = table.iter().map(|row| &row[1]).filter(|cell| is_number(cell)).collect();
    let last = numbers.last().unwrap();
    assert!(plain(&figure.lead).contains(last.as_str()), "{} lacks {last}", figure.lead);
    if figure.labels.is_empty() {
        return;
    }
    assert!(
        figure.labels.iter().any(|label| plain(label).contains(last.as_str())),
        "{:?} lack {last}",
        figure.labels
    );
    if !figure.dots.is_empty() {
        let dots: Vec<String> =
            figure.dots.iter().map(|dot| plain(dot.split_once(": ").unwrap().1)).collect();
        assert_eq!(dots.len(), numbers.len());
        // “Utfall 29. Målets takt 36”
        for (dot, number) in dots.iter().zip(&numbers) {
            assert!(dot.split('.').next().unwrap().ends_with(&format!(" {number}")), "{dot} lacks {number}");
        }
    }
    // The pace in the sentence is the one in the table's last row.
    if !figure.pace.is_empty() {
        assert!(plain(&figure.pace).contains(&shown.last().unwrap()[2]), "{}", figure.pace);
    }
}

/// The running year's work or studies, against the publication itself.
fn published(figure: &Shown, publication: &Publication) {
    let series = publication.goal("arbete-eller-studier").unwrap();
    let points = series.points();
    let shown: Vec<&Vec<String>> = figure.rows.iter().filter(|row| !is_forecast(&row[1])).collect();
    let this_year: Vec<Option<u64>> =
        points.iter().skip(points.len() - shown.len()).map(|point| point.figure().count()).collect();
    let table: Vec<Option<u64>> = shown.iter().map(|row| plain(&row[1]).parse().ok()).collect();
    assert_eq!(table, this_year);
    assert!(this_year.contains(&None), "the example has a month that is withheld");
}

/// Whether a cell tells what is to come.
fn is_forecast(cell: &str) -> bool {
    ["Prognos", "Troligt", "Forecast"].iter().any(|word| cell.starts_with(word))
}

/// A number as it is in CSV: without what parts thousands.
fn plain(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let is_group = |at: usize| {
        let digit =
            |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(char::is_ascii_digit);
        matches!(characters[at], '\u{a0}' | ',') && digit(at.checked_sub(1)) && digit(at.checked_add(1))
    };
    (0..characters.len()).filter(|at| !is_group(*at)).map(|at| characters[at]).collect()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
