//! A goal's points as rows: the table on the page, and, natively, the same rows as CSV.

#[cfg(not(target_arch = "wasm32"))]
mod csv;

#[cfg(not(target_arch = "wasm32"))]
pub use csv::csv;

use crate::figure::{Form, worded};
use crate::locale::{Key, rounded};
use crate::markup::Element;
use crate::subject::Subject;
use crate::view::View;
use chrono::{Datelike, NaiveDate};
use mk_core::progress::Exposure;
use mk_core::publish::{Divided, Point};

/// The days of a table's rows, with what stands in each column.
struct Row {
    through: NaiveDate,
    cells: Vec<Cell>,
}

/// What stands in one column, or in several that say the same.
enum Cell {
    Count(i64),
    /// Words in the place of numbers, what kind they are, and over how many columns.
    Words(&'static str, String, usize),
    /// Nothing is known.
    None,
}

/// The table of a goal's window, or of its years, with a caption and headings.
pub fn table(subject: &Subject<'_>, view: View) -> Element {
    let locale = subject.locale;
    let mut head = Vec::new();
    for heading in headings(subject, view) {
        head.push(Element::new("th").with("scope", "col").text(heading));
    }
    // The caption has the year where there is only one; short months leave room on narrow pages.
    let one_year = subject.covered(view).is_some_and(|covered| covered.from.year() == covered.through.year());
    let mut rows = Vec::new();
    for row in self::rows(subject, view) {
        let day = if one_year { locale.date_short(row.through) } else { locale.date(row.through) };
        let time = Element::new("time").with("datetime", row.through.to_string()).text(day);
        let mut cells = vec![Element::new("th").with("scope", "row").holding(vec![time])];
        for cell in row.cells {
            let empty = Element::new("td");
            cells.push(match cell {
                Cell::Count(count) => empty.with("data-value", count.to_string()).text(locale.whole(count)),
                Cell::Words(class, words, 1) => empty.with("class", class).text(words),
                Cell::Words(class, words, columns) => {
                    empty.with("class", class).with("colspan", columns.to_string()).text(words)
                }
                Cell::None => empty.text("–"),
            });
        }
        rows.push(Element::new("tr").holding(cells));
    }
    let caption = subject.titled(view, Key::LabelCaption);
    Element::new("table").with("part", "table").holding(vec![
        worded(Element::new("caption"), subject, &subject.series.goal().title, &caption),
        Element::new("thead").holding(vec![Element::new("tr").holding(head)]),
        Element::new("tbody").holding(rows),
    ])
}

/// A link that downloads the table as CSV. Static, it holds the file itself, so that it works wherever the page is and without
/// a script; live, the script makes the file from the table.
pub fn download(subject: &Subject<'_>, view: View, form: Form) -> Element {
    let link = Element::new("a")
        .with("part", "download")
        .with("download", format!("{}.{}.csv", subject.publication.programme(), subject.series.goal().id));
    let link = match form {
        Form::Live => link.with("data-separator", subject.locale.say(Key::CsvSeparator)),
        #[cfg(not(target_arch = "wasm32"))]
        Form::Static => link.with("href", csv::link(subject, view)),
        #[cfg(target_arch = "wasm32")]
        Form::Static => link,
    };
    link.text(subject.titled(view, Key::LabelDownload))
}

fn headings<'a>(subject: &Subject<'a>, view: View) -> Vec<&'a str> {
    let locale = subject.locale;
    let mut headings = vec![locale.say(Key::LabelThrough)];
    if let Some(divided) = subject.divided() {
        for cell in &divided.breakdown().cells {
            headings.push(cell.title.get(locale.code()));
        }
    }
    headings.push(locale.say(Key::LabelOutcomeColumn));
    // What a whole period's years are held against is its pace.
    let targets = subject.is_by_year(view) && !subject.is_whole();
    headings.push(locale.say(if targets { Key::LabelTargetColumn } else { Key::LabelPaceColumn }));
    headings
}

/// By years, each year's last point against what the year is to come to; else the window against the pace, and the year
/// ends to come with what they are likely to bring.
fn rows(subject: &Subject<'_>, view: View) -> Vec<Row> {
    let goal = subject.series.goal();
    let by_year = subject.is_by_year(view);
    let exposure = subject.window().map(|window| Exposure::new(window, goal));
    // As it was on a day.
    let pace = |through, on| exposure.as_ref().and_then(|exposure| exposure.expected(through, on));
    let against =
        |expected: Option<f64>| expected.map_or(Cell::None, |expected| Cell::Count(rounded(expected)));
    let mut rows = Vec::new();
    for point in subject.points(view) {
        let through = point.through();
        let expected = if by_year && !subject.is_whole() {
            let year = subject.years.years.iter().find(|year| year.days.contains(through));
            year.and_then(|year| year.aim)
        } else {
            pace(through, through)
        };
        let mut cells =
            subject.divided().map(|divided| groups(subject, divided, through)).unwrap_or_default();
        cells.push(outcome(subject, point));
        cells.push(against(expected));
        rows.push(Row { through, cells });
    }
    let columns = subject.divided().map_or(0, |divided| divided.breakdown().cells.len());
    let unknown = || {
        let mut cells = Vec::new();
        for _ in 0..columns {
            cells.push(Cell::None);
        }
        cells
    };
    // The years to come have what they are to come to, and nothing else yet; so has the end of a running one, where years are
    // held against the pace of the day.
    let is_open = |at: NaiveDate, end| subject.is_whole() && at < end;
    for year in &subject.years.years {
        if !by_year || year.shown.is_some_and(|shown| !is_open(shown.at, year.days.through)) {
            continue;
        }
        let mut cells = unknown();
        cells.push(Cell::None);
        cells.push(against(year.aim));
        rows.push(Row { through: year.days.through, cells });
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
            let words = subject.locale.fill(Key::LabelForecast, &[&range]);
            let mut cells = unknown();
            cells.push(Cell::Words("forecast", words, 1));
            cells.push(against(at.and_then(|at| pace(through, at))));
            rows.push(Row { through, cells });
        }
    }
    rows
}

fn outcome(subject: &Subject<'_>, point: &Point) -> Cell {
    match point.figure().count() {
        Some(count) => Cell::Count(count.cast_signed()),
        None => Cell::Words("label", subject.label(point), 1),
    }
}

/// What each group had reached on a day, or one label for all of them.
fn groups(subject: &Subject<'_>, divided: &Divided, through: NaiveDate) -> Vec<Cell> {
    let columns = divided.breakdown().cells.len();
    let row = divided.points().iter().find(|row| row.through() == through);
    let Some(counts) = row.and_then(|row| row.counts()) else {
        return vec![Cell::Words("label", subject.locale.say(Key::WithheldElse).to_owned(), columns)];
    };
    counts.iter().map(|count| Cell::Count(count.cast_signed())).collect()
}
