//! The row of headings: whether the file holds outcomes or placements, and which column holds what.

use super::rows::Row;
use crate::outcome::encoding;
use crate::outcome::grid::{MOST_PROBLEMS, too_many};
use crate::outcome::personal::{DAMAGED, is_damaged, is_personal, repaired};
use crate::problem::{Place, Problem, Problems, nearest, nearest_word, quoted};
use crate::programme::By;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Key,
    Kind,
    Date,
    Group(By),
    Goal,
    From,
    Until,
    Extent,
}

use Column::{Date, Extent, From, Goal, Group, Key, Kind, Until};

const HEADINGS: [(&str, Column); 19] = [
    ("nyckel", Key),
    ("key", Key),
    ("utfall", Kind),
    ("kind", Kind),
    ("datum", Date),
    ("date", Date),
    ("kön", Group(By::Sex)),
    ("sex", Group(By::Sex)),
    ("team", Group(By::Team)),
    ("ålder", Group(By::Age)),
    ("age", Group(By::Age)),
    ("mål", Goal),
    ("goal", Goal),
    ("in", From),
    ("from", From),
    ("ut", Until),
    ("until", Until),
    ("omfattning", Extent),
    ("extent", Extent),
];

/// What both kinds of file must hold, with the word for it.
const OUTCOMES: [(&str, Column); 3] = [("nyckel", Key), ("utfall", Kind), ("datum", Date)];
const PLACEMENTS: [(&str, Column); 4] = [("nyckel", Key), ("mål", Goal), ("in", From), ("ut", Until)];

/// Headings that only totals have: a month and what was counted in it.
const OF_TOTALS: [[&str; 2]; 2] = [["månad", "antal"], ["month", "count"]];

const EXPECTED: &str = "expected nyckel;utfall;datum of outcomes (key;kind;date), or nyckel;mål;in;ut of placements (key;goal;from;until)";

/// The columns of a file, in its order.
pub(super) struct Columns(Vec<Column>);

impl Columns {
    pub(super) fn are_of_placements(&self) -> bool {
        self.0.iter().any(|column| belongs_to_placements(*column))
    }

    /// Where a column stands.
    pub(super) fn at(&self, column: Column) -> Option<usize> {
        self.0.iter().position(|known| *known == column)
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }
}

fn belongs_to_placements(column: Column) -> bool {
    matches!(column, Goal | From | Until | Extent)
}

fn belongs_to_outcomes(column: Column) -> bool {
    matches!(column, Kind | Date | Group(_))
}

/// The columns that the first row names.
///
/// # Errors
/// Every problem of the row. A heading that speaks of persons or free text ends the reading by itself.
pub(super) fn columns(row: Row<'_>) -> Result<Columns, Problems> {
    let mut headings: Vec<_> = row.cells().map(encoding::cell).collect();
    while headings.last().is_some_and(|heading| heading.trim().is_empty()) {
        headings.pop();
    }
    let has = |word: &str| headings.iter().any(|heading| heading.trim().to_lowercase() == word);
    if OF_TOTALS.iter().any(|words| words.iter().all(|word| has(word))) {
        let message = format!("these are totals already, with a count for each month; {EXPECTED}");
        let problem = Problem::new("totals-not-records", Place::line(row.line, ""), message);
        return Err(problem.hint("give the file to what reads totals").into());
    }
    let mut columns: Vec<Column> = Vec::new();
    let mut meant: Vec<Column> = Vec::new();
    let mut problems = Problems::none();
    for (index, heading) in headings.iter().enumerate() {
        let place = Place { line: Some(row.line), column: None, path: format!("cell {}", index + 1) };
        match column(heading.trim(), place.clone()) {
            Ok(column) if columns.contains(&column) => {
                let message = format!("the heading {} stands twice", quoted(heading));
                problems.push(Problem::new("duplicate-column", place, message));
            }
            Ok(column) => columns.push(column),
            Err(problem) if problem.code == "personal-column" => return Err(problem.into()),
            Err(problem) => {
                meant.extend(meaning(heading));
                problems.push(problem);
            }
        }
        if problems.len() == MOST_PROBLEMS {
            problems.push(too_many(row.line));
            return Err(problems);
        }
    }
    let all = || columns.iter().chain(&meant).copied();
    let of_placements = all().any(belongs_to_placements);
    // A record is no row of headings, even if a word of it is like one.
    if columns.is_empty() && 2 * meant.len() <= headings.len() {
        let message = format!("the first row is no row of headings; {EXPECTED}");
        let problem = Problem::new("missing-column", Place::line(row.line, ""), message);
        return Err(problem.hint("write the headings above the first row").into());
    }
    if of_placements && all().any(belongs_to_outcomes) {
        let message = format!("these headings are of outcomes and of placements; {EXPECTED}");
        problems.push(
            Problem::new("mixed-columns", Place::line(row.line, ""), message)
                .hint("write outcomes and placements to a file each"),
        );
        return Err(problems);
    }
    let needed: &[_] = if of_placements { &PLACEMENTS } else { &OUTCOMES };
    for (name, _) in needed.iter().filter(|(_, needed)| !all().any(|column| column == *needed)) {
        let message = format!("there is no column `{name}`; {EXPECTED}");
        problems.push(Problem::new("missing-column", Place::line(row.line, ""), message));
    }
    problems.or(Columns(columns))
}

fn column(heading: &str, place: Place) -> Result<Column, Problem> {
    let written = heading.to_lowercase();
    if let Some((_, column)) = HEADINGS.iter().find(|(known, _)| *known == written) {
        return Ok(*column);
    }
    if is_personal(&written) {
        let message = "a column whose heading speaks of persons or free text; records hold neither";
        return Err(Problem::new("personal-column", place, message)
            .hint("remove the column; persons are told apart by an opaque key alone"));
    }
    // What was written is not repeated: it could be a name.
    let problem = Problem::new("unknown-column", place, format!("this is not a known heading; {EXPECTED}"));
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
