//! The row of headings: which column holds what, and which must not be there.

use super::personal::{DAMAGED, is_damaged, is_personal, repaired};
use super::table::{MOST_PROBLEMS, too_many};
use crate::problem::{Place, Problem, Problems, nearest, nearest_word, quoted};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Goal,
    Month,
    Count,
}

const HEADINGS: [(&str, Column); 6] = [
    ("mål", Column::Goal),
    ("månad", Column::Month),
    ("antal", Column::Count),
    ("goal", Column::Goal),
    ("month", Column::Month),
    ("count", Column::Count),
];

pub(super) fn columns(headings: &csv::StringRecord, line: usize) -> Result<Vec<Column>, Problems> {
    let mut columns = Vec::new();
    let mut problems = Problems::none();
    let mut meant = Vec::new();
    let beside = headings.iter().collect::<Vec<_>>().iter().rev().take_while(|cell| cell.is_empty()).count();
    for (index, heading) in headings.iter().take(headings.len() - beside).enumerate() {
        match column(heading, index, line) {
            Ok(column) if columns.contains(&column) => {
                let message = format!("the heading {} stands twice", quoted(heading));
                problems.push(Problem::new("duplicate-column", Place::line(line, ""), message));
            }
            Ok(column) => columns.push(column),
            Err(problem) => {
                meant.extend(meaning(heading));
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
    if columns.is_empty() && meant.is_empty() {
        let message = "the first row is no row of headings; expected mål;månad;antal";
        let problem = Problem::new("missing-column", Place::line(line, ""), message);
        return Err(problem.hint("write the headings above the first row").into());
    }
    for (name, wanted) in HEADINGS.iter().take(3) {
        if !columns.contains(wanted) && !meant.contains(wanted) {
            let message = format!("there is no column `{name}`; expected the headings mål;månad;antal");
            problems.push(Problem::new("missing-column", Place::line(line, ""), message));
        }
    }
    problems.or(columns)
}

fn column(heading: &str, index: usize, line: usize) -> Result<Column, Problem> {
    let written = heading.to_lowercase();
    if let Some((_, column)) = HEADINGS.iter().find(|(known, _)| *known == written) {
        return Ok(*column);
    }
    let place = Place { line: Some(line), column: None, path: format!("cell {}", index + 1) };
    if is_personal(&written) {
        let message = "a column whose heading speaks of persons or free text; totals hold neither";
        return Err(Problem::new("personal-column", place, message)
            .hint("remove the column, and send nothing but goal, month and count"));
    }
    let problem = Problem::new(
        "unknown-column",
        place,
        // What was written is not repeated: it could be a name.
        "this is not a known heading; expected mål, månad and antal, or goal, month and count",
    );
    if is_damaged(heading) {
        return Err(problem.hint(DAMAGED));
    }
    Err(match nearest(&written, HEADINGS.iter().map(|(known, _)| *known)) {
        Some(hint) => problem.hint(hint),
        None => problem.hint("remove the column"),
    })
}

/// The column that an unknown heading is likely to stand for.
fn meaning(heading: &str) -> Option<Column> {
    let word = nearest_word(&repaired(heading), HEADINGS.iter().map(|(known, _)| *known))?;
    HEADINGS.iter().find(|(known, _)| *known == word).map(|(_, column)| *column)
}
