//! The table as CSV. In a browser the element's script makes the same from the table that it shows.

use super::{Cell, headings, rows};
use crate::locale::Key;
use crate::subject::Subject;
use crate::view::View;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The table as CSV, in UTF-8 with a byte order mark, as spreadsheets expect. Numbers are plain, days are ISO dates.
pub fn csv(subject: &Subject<'_>, view: View) -> String {
    let separator = subject.locale.say(Key::CsvSeparator);
    let quoted = |text: &str| {
        // What a programme calls its groups could else be a formula to the program that opens the file.
        let plain = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
        format!("\"{plain}{}\"", text.replace('"', "\"\""))
    };
    let mut lines = vec![headings(subject, view).into_iter().map(quoted).collect::<Vec<_>>()];
    for row in rows(subject, view) {
        let mut line = vec![row.through.to_string()];
        for cell in row.cells {
            match cell {
                Cell::Count(count) => line.push(count.to_string()),
                Cell::Words(_, words, columns) => line.extend(vec![quoted(&words); columns]),
                Cell::None => line.push(String::new()),
            }
        }
        lines.push(line);
    }
    let mut csv = String::from("\u{feff}");
    for line in lines {
        csv.push_str(&line.join(separator));
        csv.push_str("\r\n");
    }
    csv
}

/// The address that is the file itself.
pub(super) fn link(subject: &Subject<'_>, view: View) -> String {
    format!("data:text/csv;charset=utf-8,{}", utf8_percent_encode(&csv(subject, view), NON_ALPHANUMERIC))
}
