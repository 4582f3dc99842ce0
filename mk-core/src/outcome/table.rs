//! From CSV text to rows under known headings.

use super::headings::{Column, columns};
use crate::problem::{Place, Problem, Problems};

/// After so many problems reading stops: the rest would not be read by anybody.
pub(super) const MOST_PROBLEMS: usize = 100;

/// A row of totals, as written.
pub(super) struct Row {
    /// Its line in the file.
    pub(super) line: usize,
    pub(super) goal: String,
    pub(super) month: String,
    pub(super) count: String,
}

/// The rows below the headings, and what is wrong with those that are not among them.
///
/// # Errors
/// When there is no table at all.
pub(super) fn rows(text: &str) -> Result<(Vec<Row>, Problems), Problems> {
    // Excel's own way of naming the separator, which it writes and hides.
    let (skipped, text) = match text.split_once('\n') {
        Some((first, rest)) if first.to_lowercase().starts_with("sep=") => (1, rest),
        _ => (0, text),
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let Some(Ok(headings)) = records.next() else {
        let message = "the file is empty; expected a row of headings: mål;månad;antal";
        return Err(Problem::new("empty-file", Place::line(1, ""), message).into());
    };
    let mut lines = Lines { text, at: 0, line: 1 + skipped };
    let header_line = lines.line_of(&headings);
    let columns = columns(&headings, header_line)?;
    let mut rows = Vec::new();
    let mut problems = Problems::none();
    for record in records {
        let Ok(record) = record else { continue };
        if record.iter().all(str::is_empty) {
            continue;
        }
        let line = lines.line_of(&record);
        if problems.len() == MOST_PROBLEMS {
            problems.push(too_many(line));
            break;
        }
        // Beside the table Excel may write cells that are empty.
        let beside = record.iter().skip(columns.len());
        if record.len() >= columns.len() && beside.into_iter().all(str::is_empty) {
            let cell = |column| {
                let at = columns.iter().position(|known| *known == column);
                at.and_then(|at| record.get(at)).unwrap_or("").to_owned()
            };
            let (goal, month, count) = (cell(Column::Goal), cell(Column::Month), cell(Column::Count));
            rows.push(Row { line, goal, month, count });
        } else {
            let message = format!("this row has {} cells; expected {}", record.len(), columns.len());
            problems.push(
                Problem::new("wrong-cells", Place::line(line, ""), message)
                    .hint("a cell that holds the separator is written within quotation marks"),
            );
        }
    }
    if problems.is_empty() && rows.is_empty() {
        let message = "there is no row below the headings";
        problems.push(Problem::new("empty-file", Place::line(header_line, ""), message));
    }
    Ok((rows, problems))
}

/// The problem that ends a list too long to read.
pub(super) fn too_many(line: usize) -> Problem {
    Problem::new(
        "too-many-problems",
        Place::line(line, ""),
        format!("stopped here after {MOST_PROBLEMS} problems"),
    )
    .hint("is this the right file?")
}

/// The first problems of a list too long to read.
pub(super) fn shortened(mut problems: Problems) -> Problems {
    if problems.len() > MOST_PROBLEMS {
        let next = problems.iter().nth(MOST_PROBLEMS).and_then(|problem| problem.place.line);
        problems.truncate(MOST_PROBLEMS);
        problems.push(too_many(next.unwrap_or(1)));
    }
    problems
}

/// Counts the lines up to a record. The reader's own count is of the line where the record before it ended.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn line_of(&mut self, record: &csv::StringRecord) -> usize {
        let start = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
        let blank = self.text.bytes().skip(start).take_while(|byte| *byte == b'\n').count();
        let passed = self.text.bytes().take(start + blank).skip(self.at);
        self.line += passed.filter(|byte| *byte == b'\n').count();
        self.at = start + blank;
        self.line
    }
}

/// The separator that the first row holds most of; `;`, which Swedish Excel writes, where it holds none.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or("");
    let count = |separator: u8| first.bytes().filter(|byte| *byte == separator).count();
    [b'\t', b',', b';'].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b';')
}
