//! A goal's points as rows: the table on the page, and the same rows as CSV.

use crate::locale::rounded;
use crate::markup::Element;
use crate::subject::Subject;
use crate::view::View;
use chrono::{Datelike, NaiveDate};
use mk_core::progress::{Exposure, Year};
use mk_core::publish::Point;
use mk_core::text::fill;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// A point of the table, or a year's end that is forecast.
struct Row {
    through: NaiveDate,
    outcome: Cell,
    against: Option<i64>,
}

enum Cell {
    Count(u64),
    /// Words in the place of a number, and what kind they are.
    Words(&'static str, String),
}

/// The table of a goal's window, or of its years, with a caption and headings.
pub fn table(subject: &Subject<'_>, view: View) -> Element {
    let locale = subject.locale;
    let rows = rows(subject, view);
    let heading = |text: &str| Element::new("th").with("scope", "col").text(text);
    let [through, outcome, against] = headings(subject, view).map(heading);
    // The caption has the year where there is only one.
    let one_year = subject.covered(view).is_some_and(|covered| covered.from.year() == covered.through.year());
    let day = |day| if one_year { locale.date_in_year(day) } else { locale.date(day) };
    let rows = rows.into_iter().map(|row| {
        let outcome = match row.outcome {
            Cell::Count(count) => Element::new("td").text(locale.count(count)),
            Cell::Words(class, words) => Element::new("td").with("class", class).text(words),
        };
        let against = row.against.map_or_else(|| "–".to_owned(), |against| locale.whole(against));
        Element::new("tr").holding([
            Element::new("th").with("scope", "row").text(day(row.through)),
            outcome,
            Element::new("td").text(against),
        ])
    });
    Element::new("table").with("part", "table").holding([
        Element::new("caption").text(subject.titled(view, subject.locale.labels.caption)),
        Element::new("thead").holding([Element::new("tr").holding([through, outcome, against])]),
        Element::new("tbody").holding(rows),
    ])
}

/// The table as CSV, in UTF-8 with a byte order mark, as spreadsheets expect. Numbers are plain, days are ISO dates.
pub fn csv(subject: &Subject<'_>, view: View) -> String {
    let separator = subject.locale.csv_separator;
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let line = |cells: [String; 3]| cells.join(&separator.to_string()) + "\r\n";
    let mut csv = String::from("\u{feff}");
    csv.push_str(&line(headings(subject, view).map(quoted)));
    for row in rows(subject, view) {
        let outcome = match row.outcome {
            Cell::Count(count) => count.to_string(),
            Cell::Words(_, words) => quoted(&words),
        };
        let against = row.against.map(|against| against.to_string()).unwrap_or_default();
        csv.push_str(&line([row.through.to_string(), outcome, against]));
    }
    csv
}

/// A link that downloads the CSV. It holds the file itself, so it works wherever the page is and without a script.
pub fn download(subject: &Subject<'_>, view: View) -> Element {
    let name = format!("{}.{}.csv", subject.publication.programme(), subject.series.goal().id);
    Element::new("a")
        .with("part", "download")
        .with("download", name)
        .with(
            "href",
            format!(
                "data:text/csv;charset=utf-8,{}",
                utf8_percent_encode(&csv(subject, view), NON_ALPHANUMERIC)
            ),
        )
        .text(subject.titled(view, subject.locale.labels.download))
}

fn headings<'a>(subject: &Subject<'a>, view: View) -> [&'a str; 3] {
    let labels = &subject.locale.labels;
    // What a whole period's years are held against is its pace.
    let targets = subject.is_by_year(view) && !subject.is_whole();
    [labels.through, labels.outcome_column, if targets { labels.target_column } else { labels.pace_column }]
}

/// By years, each year's last point against what the year is to come to; else the window against the pace, and the year
/// ends to come with what they are likely to bring.
fn rows(subject: &Subject<'_>, view: View) -> Vec<Row> {
    if subject.is_by_year(view) {
        let point = |at| subject.series.points().iter().find(move |point| point.through() == at);
        let row = |year: Year| {
            let point = point(year.shown?.at)?;
            Some(Row {
                through: point.through(),
                outcome: outcome(subject, point),
                against: year.aim.map(rounded),
            })
        };
        return subject.years().into_iter().filter_map(row).collect();
    }
    let Some(window) = subject.window() else { return Vec::new() };
    let goal = subject.series.goal();
    let known = subject.series.points().last().map_or(window.from, Point::through);
    let pace = |day: NaiveDate| Exposure::new(window, goal).expected(day, known).map(rounded);
    let shown = subject.series.points_in(window).map(|point| Row {
        through: point.through(),
        outcome: outcome(subject, point),
        // As it was then.
        against: Exposure::new(window, goal).expected(point.through(), point.through()).map(rounded),
    });
    let ahead = subject.forecast().map(|forecast| forecast.path).unwrap_or_default();
    let year_ends = ahead.into_iter().filter(|outlook| {
        let next = outlook.through.succ_opt();
        outlook.through == window.through || next.is_some_and(|next| next.year() != outlook.through.year())
    });
    let ahead = year_ends.map(|outlook| {
        let range = subject.roughly(outlook.most);
        let words = fill(subject.locale.labels.forecast, &[("n", &range)]);
        Row {
            through: outlook.through,
            outcome: Cell::Words("forecast", words),
            against: pace(outlook.through),
        }
    });
    shown.chain(ahead).collect()
}

fn outcome(subject: &Subject<'_>, point: &Point) -> Cell {
    point.figure().count().map_or_else(|| Cell::Words("label", subject.label(point)), Cell::Count)
}
