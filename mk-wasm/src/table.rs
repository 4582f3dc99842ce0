//! A goal's points as rows: the table on the page, and the same rows as CSV.

use crate::locale::{Key, rounded};
use crate::markup::Element;
use crate::subject::Subject;
use crate::view::View;
use chrono::{Datelike, NaiveDate};
use mk_core::progress::Exposure;
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
    let cell = |tag: &'static str, scope: &str, text: &str| {
        let cell = Element::new(tag);
        if scope.is_empty() { cell.text(text) } else { cell.with("scope", scope).text(text) }
    };
    let [through, outcome, against] = headings(subject, view).map(|heading| cell("th", "col", heading));
    // The caption has the year where there is only one; short months leave room on narrow pages.
    let one_year = subject.covered(view).is_some_and(|covered| covered.from.year() == covered.through.year());
    let mut rows = Vec::new();
    for row in self::rows(subject, view) {
        let day = if one_year { locale.date_short(row.through) } else { locale.date(row.through) };
        let outcome = match row.outcome {
            Cell::Count(count) => cell("td", "", &locale.count(count)),
            Cell::Words(class, words) => Element::new("td").with("class", class).text(words),
        };
        let against = row.against.map_or_else(|| "–".to_owned(), |against| locale.whole(against));
        rows.push(Element::new("tr").holding(vec![
            cell("th", "row", &day),
            outcome,
            cell("td", "", &against),
        ]));
    }
    let head = Element::new("tr").holding(vec![through, outcome, against]);
    Element::new("table").with("part", "table").holding(vec![
        Element::new("caption").text(subject.titled(view, locale.say(Key::LabelCaption))),
        Element::new("thead").holding(vec![head]),
        Element::new("tbody").holding(rows),
    ])
}

/// The table as CSV, in UTF-8 with a byte order mark, as spreadsheets expect. Numbers are plain, days are ISO dates.
pub fn csv(subject: &Subject<'_>, view: View) -> String {
    let separator = subject.locale.say(Key::CsvSeparator);
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let line = |[through, outcome, against]: [String; 3]| {
        format!("{through}{separator}{outcome}{separator}{against}\r\n")
    };
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
        .text(subject.titled(view, subject.locale.say(Key::LabelDownload)))
}

fn headings<'a>(subject: &Subject<'a>, view: View) -> [&'a str; 3] {
    let locale = subject.locale;
    // What a whole period's years are held against is its pace.
    let targets = subject.is_by_year(view) && !subject.is_whole();
    [
        locale.say(Key::LabelThrough),
        locale.say(Key::LabelOutcomeColumn),
        if targets { locale.say(Key::LabelTargetColumn) } else { locale.say(Key::LabelPaceColumn) },
    ]
}

/// By years, each year's last point against what the year is to come to; else the window against the pace, and the year
/// ends to come with what they are likely to bring.
fn rows(subject: &Subject<'_>, view: View) -> Vec<Row> {
    let goal = subject.series.goal();
    let by_year = subject.is_by_year(view);
    let exposure = subject.window().map(|window| Exposure::new(window, goal));
    // As it was on a day.
    let pace = |through, on| exposure.as_ref().and_then(|exposure| exposure.expected(through, on));
    let mut rows = Vec::new();
    for point in subject.points(view) {
        let through = point.through();
        let against = if by_year && !subject.is_whole() {
            let year = subject.years.years.iter().find(|year| year.days.contains(through));
            year.and_then(|year| year.aim)
        } else {
            pace(through, through)
        };
        rows.push(Row { through, outcome: outcome(subject, point), against: against.map(rounded) });
    }
    let (Some(forecast), Some(end), false) = (subject.forecast, subject.window(), by_year) else {
        return rows;
    };
    let at = subject.series.points().last().map(Point::through);
    for outlook in &forecast.path {
        let through = outlook.through;
        let next = through.succ_opt();
        if through == end.through || next.is_some_and(|next| next.year() != through.year()) {
            let range = subject.range(outlook.most);
            let words = fill(subject.locale.say(Key::LabelForecast), &[("n", &range)]);
            let against = at.and_then(|at| pace(through, at)).map(rounded);
            rows.push(Row { through, outcome: Cell::Words("forecast", words), against });
        }
    }
    rows
}

fn outcome(subject: &Subject<'_>, point: &Point) -> Cell {
    point.figure().count().map_or_else(|| Cell::Words("label", subject.label(point)), Cell::Count)
}
