//! A goal's points as rows: the table on the page, and the same rows as CSV.

use crate::locale::rounded;
use crate::markup::Element;
use crate::subject::Subject;
use chrono::{Datelike, NaiveDate};
use mk_core::progress::Exposure;
use mk_core::publish::Point;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// A point of the table.
struct Row {
    through: NaiveDate,
    outcome: Result<u64, String>,
    against: Option<i64>,
}

/// The table of a goal's window, with a caption and headings.
pub fn table(subject: &Subject<'_>) -> Element {
    let locale = subject.locale;
    let [through, outcome, against] = headings(subject);
    let heading = |text: &str| Element::new("th").with("scope", "col").text(text);
    // The caption has the year where there is only one.
    let one_year = subject.covered().is_some_and(|covered| covered.from.year() == covered.through.year());
    let day = |day| if one_year { locale.date_in_year(day) } else { locale.date(day) };
    let rows = rows(subject).into_iter().map(|row| {
        let outcome = match row.outcome {
            Ok(count) => Element::new("td").text(locale.count(count)),
            Err(label) => Element::new("td").with("class", "label").text(label),
        };
        let against = row.against.map_or_else(|| "–".to_owned(), |against| locale.whole(against));
        Element::new("tr").holding([
            Element::new("th").with("scope", "row").text(day(row.through)),
            outcome,
            Element::new("td").text(against),
        ])
    });
    Element::new("table").with("part", "table").holding([
        Element::new("caption").text(subject.titled(subject.locale.labels.caption)),
        Element::new("thead").holding([Element::new("tr").holding([
            heading(through),
            heading(outcome),
            heading(against),
        ])]),
        Element::new("tbody").holding(rows),
    ])
}

/// The table as CSV, in UTF-8 with a byte order mark, as spreadsheets expect. Numbers are plain, days are ISO dates.
pub fn csv(subject: &Subject<'_>) -> String {
    let separator = subject.locale.csv_separator;
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let line = |cells: [String; 3]| cells.join(&separator.to_string()) + "\r\n";
    let mut csv = String::from("\u{feff}");
    csv.push_str(&line(headings(subject).map(quoted)));
    for row in rows(subject) {
        let outcome = row.outcome.map_or_else(|label| quoted(&label), |count| count.to_string());
        let against = row.against.map(|against| against.to_string()).unwrap_or_default();
        csv.push_str(&line([row.through.to_string(), outcome, against]));
    }
    csv
}

/// A link that downloads the CSV. It holds the file itself, so it works wherever the page is and without a script.
pub fn download(subject: &Subject<'_>) -> Element {
    let name = format!("{}.{}.csv", subject.publication.programme(), subject.series.goal().id);
    Element::new("a")
        .with("part", "download")
        .with("download", name)
        .with(
            "href",
            format!("data:text/csv;charset=utf-8,{}", utf8_percent_encode(&csv(subject), NON_ALPHANUMERIC)),
        )
        .text(subject.titled(subject.locale.labels.download))
}

fn headings<'a>(subject: &Subject<'a>) -> [&'a str; 3] {
    let labels = &subject.locale.labels;
    let against = if subject.is_yearly() { labels.target_column } else { labels.pace_column };
    [labels.through, labels.outcome_column, against]
}

/// A goal that is shown once a year has its years against their targets; any other its window against the pace.
fn rows(subject: &Subject<'_>) -> Vec<Row> {
    let Some(window) = subject.covered() else { return Vec::new() };
    subject.series.points_in(window).map(|point| row(subject, point)).collect()
}

fn row(subject: &Subject<'_>, point: &Point) -> Row {
    let goal = subject.series.goal();
    let through = point.through();
    let window = goal.window_of(through, subject.publication.period());
    let target = window.and_then(|window| goal.target(window.from, through)).map(|target| target.count);
    let against = match window {
        _ if subject.is_yearly() => target.map(i64::from),
        Some(window) => Exposure::new(window, goal).expected(through, through).map(rounded),
        None => None,
    };
    Row { through, outcome: point.figure().count().ok_or_else(|| subject.label(point)), against }
}
