//! A table as it was written, whatever kind of file it came in.

use crate::problem::{Place, Problem, Problems};
use chrono::NaiveDate;

/// After so many problems reading stops: the rest would not be read by anybody.
pub(super) const MOST_PROBLEMS: usize = 100;

/// What stands in a cell. Text files hold nothing but text.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "text alone is read without workbooks"))]
pub(super) enum Cell {
    /// Without spaces around it; empty where nothing was written.
    Text(String),
    Number(f64),
    Date(NaiveDate),
    /// A formula that came to nothing, such as `#REF!`.
    Error,
    /// A truth value, a time of day: nothing that totals are made of.
    Other,
}

impl Cell {
    /// A cell of text.
    pub(super) fn of(text: &str) -> Self {
        Self::Text(text.trim().to_owned())
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }

    /// What is written; nothing where it is no text.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What is written, to be looked up among words: in small letters.
    pub(super) fn word(&self) -> String {
        self.text().unwrap_or_default().to_lowercase()
    }
}

/// A row that holds anything.
pub(super) struct Line {
    /// Its number in the file or sheet, from 1.
    pub(super) number: usize,
    /// How many cells were written, empty ones, too.
    pub(super) width: usize,
    /// Those that hold anything, each with its column from 0, in order.
    pub(super) cells: Vec<(usize, Cell)>,
}

impl Line {
    /// Every cell up to the last that holds anything.
    pub(super) fn dense(&self) -> Vec<Cell> {
        let width = self.cells.last().map_or(0, |(last, _)| last + 1);
        let mut dense = vec![Cell::of(""); width];
        for (at, cell) in &self.cells {
            if let Some(place) = dense.get_mut(*at) {
                place.clone_from(cell);
            }
        }
        dense
    }
}

/// What kind of file a table came in, which decides what can be wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// Text, where a separator too many or too few shifts every cell after it.
    Text,
    /// A workbook, where cells know their column.
    #[cfg(feature = "xlsx")]
    Workbook,
}

/// A table: its headings, and the rows below them. Empty rows are left out.
pub(super) struct Grid {
    pub(super) origin: Origin,
    pub(super) headings: Line,
    pub(super) lines: Vec<Line>,
}

/// The problem of a file without a table.
pub(super) fn empty_file(message: &str) -> Problems {
    let message = format!("{message}; expected a row of headings: mål;månad;antal");
    Problem::new("empty-file", Place::line(1, ""), message).into()
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
