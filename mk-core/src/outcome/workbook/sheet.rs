//! A sheet's cells, one by one: what a sheet says of its own size may be anything.

use super::{Workbook, damaged, too_large};
use crate::outcome::grid::{Cell, Line};
use crate::problem::{Problem, Problems, looks_like_identity_number};
use calamine::{DataRef, DataType, ExcelDateTime, Style};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// No workbook with totals has more cells, or more text in them. A text that is stored once can stand in every cell.
const MOST_CELLS: usize = 1 << 19;
const MOST_TEXT: usize = 1 << 25;

/// What the sheets of a workbook may still hold.
pub(super) struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { cells: MOST_CELLS, text: MOST_TEXT }
    }

    /// Takes a cell from it.
    fn take(&mut self, value: &DataRef<'_>) -> Result<(), Problem> {
        let text = match value {
            DataRef::String(text) => text.len(),
            DataRef::SharedString(text) => text.len(),
            _ => 0,
        };
        let left = self.cells.checked_sub(1).zip(self.text.checked_sub(text));
        (self.cells, self.text) = left.ok_or_else(too_large)?;
        Ok(())
    }
}

/// A sheet of a workbook.
pub(super) struct Sheet {
    pub(super) name: String,
    /// Its rows that hold anything, from its first column that does.
    pub(super) lines: Vec<Line>,
    /// The rows that hold what looks like an identity number.
    pub(super) identity: BTreeSet<usize>,
}

impl Sheet {
    pub(super) fn new(name: String) -> Self {
        Self { name, lines: Vec::new(), identity: BTreeSet::new() }
    }

    /// Reads its cells, as far as the budget goes.
    pub(super) fn read(&mut self, workbook: &mut Workbook<'_>, budget: &mut Budget) -> Result<(), Problems> {
        let mut reader = workbook.worksheet_cells_reader(&self.name).map_err(|_| damaged())?;
        let zeros: Vec<usize> = reader.styles().iter().map(zeros).collect();
        let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
        while let Some((read, style)) = reader.next_cell_with_style_id().map_err(|_| damaged())? {
            budget.take(read.get_value())?;
            let (row, column) = read.get_position();
            if is_identity_number(read.get_value(), zeros.get(style).copied().unwrap_or_default()) {
                self.identity.insert(number(row));
            }
            let cell = cell(read.get_value());
            if !cell.is_empty() {
                rows.entry(row).or_default().insert(column, cell);
            }
        }
        self.lines = lines(rows);
        Ok(())
    }
}

/// How many digits a format writes at least. Excel's own for identity numbers, `000000-0000`, writes zeros that the number
/// does not have.
fn zeros(style: &Style) -> usize {
    let format = style.number_format.as_ref().map_or("", |format| format.format_code.as_str());
    format.chars().filter(|character| *character == '0').count().min(12)
}

/// Rows, their columns counted from the first that holds anything.
fn lines(rows: BTreeMap<u32, BTreeMap<u32, Cell>>) -> Vec<Line> {
    let firsts = rows.values().filter_map(|cells| cells.first_key_value());
    let first = firsts.map(|(column, _)| *column).min().unwrap_or_default();
    let line = |(row, cells): (u32, BTreeMap<u32, Cell>)| {
        let at = |column: u32| usize::try_from(column - first).unwrap_or(usize::MAX);
        let cells: Vec<_> = cells.into_iter().map(|(column, cell)| (at(column), cell)).collect();
        Line { number: number(row), width: cells.last().map_or(0, |(last, _)| last + 1), cells }
    };
    rows.into_iter().map(line).collect()
}

/// A row's number as people count it.
fn number(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1)
}

fn cell(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::of(""),
        DataRef::String(text) => Cell::of(text),
        DataRef::SharedString(text) => Cell::of(text),
        DataRef::Int(_) => value.as_f64().map_or(Cell::Other, Cell::Number),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::DateTime(date) => day(date).map_or(Cell::Other, Cell::Date),
        DataRef::DateTimeIso(text) => {
            text.split('T').next().and_then(|day| day.parse().ok()).map_or(Cell::Other, Cell::Date)
        }
        DataRef::Error(_) => Cell::Error,
        DataRef::Bool(_) | DataRef::DurationIso(_) => Cell::Other,
    }
}

fn day(date: &ExcelDateTime) -> Option<NaiveDate> {
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()).filter(|_| date.is_datetime())
}

/// Whether a value looks like an identity number, as it is stored or with as many digits as it is shown with.
fn is_identity_number(value: &DataRef<'_>, digits: usize) -> bool {
    let number = match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) => return looks_like_identity_number(text),
        DataRef::SharedString(text) => return looks_like_identity_number(text),
        DataRef::Int(_) => value.as_f64(),
        DataRef::Float(number) => Some(*number),
        DataRef::DateTime(date) => Some(date.as_f64()),
        _ => None,
    };
    let digits = if matches!(digits, 10 | 12) { digits } else { 0 };
    number.is_some_and(|number| looks_like_identity_number(&format!("{:0digits$.0}", number.abs())))
}
