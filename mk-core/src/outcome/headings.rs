//! The row of headings: which column holds what, and which must not be there.

mod words;

use super::grid::{Cell, Line, MOST_PROBLEMS, too_many};
use super::personal::{DAMAGED, is_damaged, is_personal, repaired};
use super::when::{self, NO_MONTH};
use crate::calendar::Month;
use crate::problem::{Place, Problem, Problems, nearest, nearest_word, quoted};
use crate::programme::{By, Programme};
use std::collections::BTreeSet;
pub(super) use words::of_groups;
use words::{HEADINGS, is_sum};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Goal,
    Month,
    Count,
    /// A group of what it names.
    Group(By),
    Deduplicated,
    /// The numbers of one month, in a table that is wide.
    Of(Month),
}

impl Column {
    /// What a message calls it.
    pub(super) fn name(self) -> String {
        match self {
            Self::Of(month) => month.to_string(),
            other => HEADINGS
                .iter()
                .find(|(_, column)| *column == other)
                .map_or_else(String::new, |(name, _)| (*name).to_owned()),
        }
    }

    /// Whether a row may leave it empty.
    pub(super) fn is_optional(self) -> bool {
        matches!(self, Self::Group(_) | Self::Deduplicated | Self::Of(_))
    }
}

/// The columns of a table, of the form that it has: a row for each number, or a column for each month.
///
/// # Errors
/// Every heading that is not known, stands twice or is missing. Columns of persons or free text, alone.
pub(super) fn columns(headings: &Line, programme: &Programme) -> Result<Vec<Column>, Problems> {
    let line = headings.number;
    let mut columns = Vec::new();
    let mut known = BTreeSet::new();
    let mut problems = Problems::none();
    let mut meant = Vec::new();
    let cells = headings.dense();
    let is_wide = cells.iter().any(|cell| matches!(when::read(cell), Ok(Some(_))));
    for (index, cell) in cells.iter().enumerate() {
        let place = Place::line(line, format!("cell {}", index + 1));
        match column(cell, place, is_wide, programme) {
            Ok(column) if known.insert(column) => columns.push(column),
            Ok(column) => problems.push(twice(column, cell, line)),
            Err(problem) => {
                meant.extend(meaning(cell));
                problems.push(problem);
            }
        }
        if problems.len() == MOST_PROBLEMS {
            problems.push(too_many(line));
            return Err(problems);
        }
    }
    // A column of persons ends the reading there: what else is wrong can wait.
    let personal: Vec<Problem> =
        problems.iter().filter(|problem| problem.code == "personal-column").cloned().collect();
    if !personal.is_empty() {
        let mut only = Problems::none();
        only.extend(personal);
        return Err(only);
    }
    // A first row of data holds a month, too.
    let has_heading = columns.iter().chain(&meant).any(|column| !matches!(column, Column::Of(_)));
    if !has_heading {
        let message = "the first row is no row of headings; expected mål;månad;antal";
        let problem = Problem::new("missing-column", Place::line(line, ""), message);
        return Err(problem.hint("write the headings above the first row").into());
    }
    form(&columns, &meant, line, &mut problems);
    problems.or(columns)
}

/// Whether a row holds a heading of totals, and so begins a table of them.
#[cfg(feature = "xlsx")]
pub(super) fn begins_table(headings: &Line, programme: &Programme) -> bool {
    headings.cells.iter().any(|(_, cell)| known(cell, programme).is_some())
}

/// That the columns are those of one of the two forms.
fn form(columns: &[Column], meant: &[Column], line: usize, problems: &mut Problems) {
    let has = |wanted: &Column| columns.contains(wanted) || meant.contains(wanted);
    let months = columns.iter().any(|column| matches!(column, Column::Of(_)));
    let long = [Column::Month, Column::Count].iter().any(has);
    if months && long {
        let message = "the headings hold months, and the columns of a table with a row for each number, too";
        problems.push(Problem::new("mixed-forms", Place::line(line, ""), message).hint(
            "keep either the columns månad and antal, or a column for each month with its numbers below it",
        ));
        return;
    }
    let (wanted, expected): (&[Column], _) = if months {
        (&[Column::Goal], "expected the heading mål and then the months")
    } else {
        (&[Column::Goal, Column::Month, Column::Count], "expected the headings mål;månad;antal")
    };
    for column in wanted.iter().filter(|column| !has(column)) {
        let message = format!("there is no column `{}`; {expected}", column.name());
        problems.push(Problem::new("missing-column", Place::line(line, ""), message));
    }
}

fn twice(column: Column, cell: &Cell, line: usize) -> Problem {
    let message = match column {
        Column::Of(month) => format!("the month {month} stands twice"),
        _ => format!("the heading {} stands twice", quoted(cell.text().unwrap_or_default())),
    };
    Problem::new("duplicate-column", Place::line(line, ""), message)
}

/// The column of a heading that is no month: by a word of this reader's, or what the programme calls its breakdown.
fn known(cell: &Cell, programme: &Programme) -> Option<Column> {
    let written = cell.word();
    let of_reader = HEADINGS.iter().find(|(known, _)| *known == written).map(|(_, column)| *column);
    let of_programme = || {
        let mut breakdowns = programme.breakdowns.iter();
        let is = |title: &str| title.to_lowercase() == written;
        breakdowns.find(|breakdown| breakdown.title.entries().any(|(_, title)| is(title)))
    };
    of_reader.or_else(|| of_programme().map(|breakdown| Column::Group(breakdown.by)))
}

fn column(cell: &Cell, place: Place, is_wide: bool, programme: &Programme) -> Result<Column, Problem> {
    match known(cell, programme) {
        Some(Column::Group(by)) => return group(by, place, programme),
        Some(column) => return Ok(column),
        None => {}
    }
    match when::read(cell) {
        Ok(Some(month)) => return Ok(Column::Of(month)),
        Ok(None) => {}
        // A date or a number is nothing but a month that went wrong.
        Err(hint) => return Err(Problem::new("bad-month", place, NO_MONTH).hint(hint)),
    }
    let written = cell.word();
    if is_personal(&written) {
        let message = "a column whose heading speaks of persons or free text; totals hold neither";
        return Err(Problem::new("personal-column", place, message)
            .hint("remove the column, and send nothing but goal, month and count"));
    }
    // What was written is not repeated: it could be a name.
    let message = if is_wide {
        "this is neither a known heading nor a month; expected mål, and months such as 2025-03 or mars 2025"
    } else {
        "this is not a known heading; expected mål, månad and antal, or goal, month and count"
    };
    let problem = Problem::new("unknown-column", place, message);
    Err(if is_damaged(&written) {
        problem.hint(DAMAGED)
    } else if is_sum(&written) {
        problem.hint("remove the column: sums are worked out from the months")
    } else {
        let hint = nearest(&written, HEADINGS.iter().map(|(known, _)| *known));
        let otherwise =
            if is_wide { "write the month with its year, or remove the column" } else { "remove the column" };
        problem.hint(hint.unwrap_or_else(|| otherwise.to_owned()))
    })
}

fn group(by: By, place: Place, programme: &Programme) -> Result<Column, Problem> {
    let own: Vec<By> =
        By::ALL.into_iter().filter(|by| programme.breakdowns.iter().any(|own| own.by == *by)).collect();
    if own.contains(&by) {
        return Ok(Column::Group(by));
    }
    let names: Vec<String> = own.into_iter().map(|by| Column::Group(by).name()).collect();
    let divided = if names.is_empty() {
        "divides nothing into groups".to_owned()
    } else {
        format!("divides by {} alone", names.join(", "))
    };
    let message = format!("a column of groups that the programme does not have: its definition {divided}");
    Err(Problem::new("unknown-breakdown", place, message).hint("remove the column"))
}

/// The column that an unknown heading is likely to stand for.
fn meaning(cell: &Cell) -> Option<Column> {
    let word = nearest_word(&repaired(&cell.word()), HEADINGS.iter().map(|(known, _)| *known))?;
    HEADINGS.iter().find(|(known, _)| *known == word).map(|(_, column)| *column)
}
