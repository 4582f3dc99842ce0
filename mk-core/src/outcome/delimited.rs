//! From CSV text to a table.

use super::grid::{Cell, Grid, Line, Origin, empty_file};
use crate::problem::Problems;

/// The table of a text.
///
/// # Errors
/// When nothing is written in it.
pub(super) fn grid(text: &str) -> Result<Grid, Problems> {
    // Excel's own way of naming the separator, which it writes and hides.
    let (skipped, text) = match text.split_once('\n') {
        Some((first, rest)) if first.to_lowercase().starts_with("sep=") => (1, rest),
        _ => (0, text),
    };
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().as_bytes();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(first))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut lines = Lines { text, at: 0, line: 1 + skipped };
    let rows = reader.records().filter_map(Result::ok).map(|record| {
        let cells = record.iter().map(Cell::of).enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
        Line { number: lines.line_of(&record), width: record.len(), cells }
    });
    let mut rows = rows.filter(|line| !line.cells.is_empty());
    let headings = rows.next().ok_or_else(|| empty_file("the file is empty"))?;
    Ok(Grid { origin: Origin::Text, headings, lines: rows.collect() })
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
pub(super) fn delimiter(first: &[u8]) -> u8 {
    let count = |separator: u8| first.split(|byte| *byte == separator).count();
    [b'\t', b',', b';'].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b';')
}
