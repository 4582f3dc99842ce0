//! From a table to its numbers, each with the goal, the group and the month that it belongs to.

use super::grid::{Cell, Grid, Line, MOST_PROBLEMS, Origin, too_many};
use super::headings::Column;
use super::subject::{Subject, subject};
use super::value::{count, month, outside};
use super::vocabulary::Vocabulary;
use crate::calendar::Month;
use crate::problem::{Place, Problem, Problems};

/// A number of the table that could be read.
pub(super) struct Entry<'a> {
    pub(super) line: usize,
    pub(super) subject: Subject<'a>,
    pub(super) month: Month,
    pub(super) hundredths: i64,
}

/// The numbers of a table, and what is wrong with those that are not among them.
pub(super) fn entries<'a>(
    grid: &Grid,
    columns: &[Column],
    vocabulary: &'a Vocabulary<'_>,
) -> (Vec<Entry<'a>>, Problems) {
    let table = Table::of(columns);
    let mut entries = Vec::new();
    let mut problems = Problems::none();
    if grid.lines.is_empty() {
        let message = "there is no row below the headings";
        problems.push(Problem::new("empty-file", Place::line(grid.headings.number, ""), message));
    }
    for line in &grid.lines {
        if problems.len() >= MOST_PROBLEMS {
            problems.push(too_many(line.number));
            break;
        }
        match fits(line, &table, grid.origin) {
            Ok(()) => read(&Row { line, table: &table }, vocabulary, &mut entries, &mut problems),
            Err(problem) => problems.push(problem),
        }
    }
    (entries, problems)
}

/// What the headings say of every row.
struct Table<'t> {
    columns: &'t [Column],
    /// So many cells a row must have.
    needed: usize,
    /// Whether each row holds one number, with its month.
    is_long: bool,
    /// What stands where a row leaves a column out.
    empty: Cell,
}

impl<'t> Table<'t> {
    fn of(columns: &'t [Column]) -> Self {
        // Excel leaves out the last separators of a row whose last cells are empty, or writes some more.
        let needed = columns.iter().rposition(|column| !column.is_optional()).map_or(0, |last| last + 1);
        Self { columns, needed, is_long: columns.contains(&Column::Count), empty: Cell::of("") }
    }
}

/// A row under its headings.
pub(super) struct Row<'t> {
    line: &'t Line,
    table: &'t Table<'t>,
}

impl Row<'_> {
    /// Each cell that is filled, with its column.
    fn cells(&self) -> impl Iterator<Item = (Column, &Cell)> {
        let of = |(at, cell)| self.table.columns.get(at).map(|column| (*column, cell));
        self.line.cells.iter().map(|(at, cell)| (*at, cell)).filter_map(of)
    }

    /// Each group column whose cell is filled.
    pub(super) fn groups(&self) -> impl Iterator<Item = (Column, &Cell)> {
        self.cells().filter(|(column, _)| matches!(column, Column::Group(_)))
    }

    /// The cell of a column, if it is filled.
    pub(super) fn filled(&self, wanted: Column) -> Option<&Cell> {
        self.cells().find(|(column, _)| *column == wanted).map(|(_, cell)| cell)
    }

    /// Each number with its month, and the columns of both. Where months are columns, empty cells are months to come.
    fn numbers(&self) -> Vec<(Result<Month, Problem>, Column, &Cell, Column)> {
        if self.table.is_long {
            let cell = |column| self.filled(column).unwrap_or(&self.table.empty);
            let month = month(cell(Column::Month), || self.place(Column::Month));
            return vec![(month, Column::Month, cell(Column::Count), Column::Count)];
        }
        let of_month = |(column, cell)| match column {
            Column::Of(month) => Some((Ok(month), column, cell, column)),
            _ => None,
        };
        self.cells().filter_map(of_month).collect()
    }

    /// Where a column's cell stands.
    pub(super) fn place(&self, column: Column) -> Place {
        Place::line(self.line.number, format!("column {}", column.name()))
    }
}

/// That a row has a cell for each column, and nothing beside them.
fn fits(line: &Line, table: &Table<'_>, origin: Origin) -> Result<(), Problem> {
    let columns = table.columns;
    let beside = line.cells.last().is_some_and(|(last, _)| *last >= columns.len());
    let place = Place::line(line.number, "");
    match origin {
        Origin::Text if beside || line.width < table.needed => {
            let message = format!("this row has {} cells; expected {}", line.width, columns.len());
            Err(Problem::new("wrong-cells", place, message)
                .hint("a cell that holds the separator is written within quotation marks"))
        }
        #[cfg(feature = "xlsx")]
        Origin::Workbook if beside => {
            let message = format!(
                "something stands beside the table in this row; expected nothing outside its {} columns",
                columns.len()
            );
            Err(Problem::new("wrong-cells", place, message)
                .hint("leave what is beside and below the table empty"))
        }
        _ => Ok(()),
    }
}

/// The numbers of a row. They are looked at even where nobody knows what they belong to: every problem at once.
fn read<'a>(
    row: &Row<'_>,
    vocabulary: &'a Vocabulary<'_>,
    entries: &mut Vec<Entry<'a>>,
    problems: &mut Problems,
) {
    let subject = subject(row, vocabulary);
    problems.extend(subject.problems);
    for (month, month_column, cell, count_column) in row.numbers() {
        let outside = match (&month, subject.goal) {
            (Ok(month), Some(known)) => outside(known, *month, || row.place(month_column)),
            _ => None,
        };
        let count = count(cell, subject.goal.map(|known| known.goal.unit), || row.place(count_column));
        match (&subject.whole, month, outside, count) {
            (Some(whole), Ok(month), None, Ok(hundredths)) => {
                entries.push(Entry { line: row.line.number, subject: whole.clone(), month, hundredths });
            }
            (_, month, outside, count) => {
                problems.extend([month.err(), outside, count.err()].into_iter().flatten());
            }
        }
    }
}
