//! From CSV text to rows under known headings.

use crate::definition::{nearest, quoted};
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

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
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

/// Parts of headings that promise something about a person.
const PERSONAL: [&str; 12] = [
    "namn", "name", "person", "pnr", "ssn", "identit", "adress", "address", "telefon", "phone", "mail",
    "född",
];

/// Parts of headings that promise free text.
const FREE_TEXT: [&str; 7] =
    ["anteckning", "kommentar", "notering", "comment", "note", "beskrivning", "fritext"];

pub(super) fn rows(text: &str) -> Result<Vec<Row>, Problems> {
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
    let header_line = line_of(&headings) + skipped;
    let columns = columns(&headings, header_line)?;
    let mut rows = Vec::new();
    let mut problems = Problems::none();
    for record in records {
        let Ok(record) = record else { continue };
        if record.iter().all(str::is_empty) {
            continue;
        }
        let line = line_of(&record) + skipped;
        if problems.len() == MOST_PROBLEMS {
            problems.push(too_many(line));
            break;
        }
        if record.len() == columns.len() {
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
    problems.or(rows)
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

fn line_of(record: &csv::StringRecord) -> usize {
    record.position().and_then(|position| usize::try_from(position.line()).ok()).unwrap_or(1)
}

/// The separator that the first row holds most of; `;`, which Swedish Excel writes, where it holds none.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or("");
    let count = |separator: u8| first.bytes().filter(|byte| *byte == separator).count();
    [b'\t', b',', b';'].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b';')
}

fn columns(headings: &csv::StringRecord, line: usize) -> Result<Vec<Column>, Problems> {
    let mut columns = Vec::new();
    let mut problems = Problems::none();
    for (index, heading) in headings.iter().enumerate() {
        match column(heading, index, line) {
            Ok(column) if columns.contains(&column) => {
                let message = format!("the heading {} stands twice", quoted(heading));
                problems.push(Problem::new("duplicate-column", Place::line(line, ""), message));
            }
            Ok(column) => columns.push(column),
            Err(problem) => problems.push(problem),
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
    for (name, wanted) in HEADINGS.iter().take(3) {
        if !columns.contains(wanted) {
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
    if PERSONAL.iter().chain(&FREE_TEXT).any(|part| written.contains(part)) {
        let message = "a column whose heading speaks of persons or free text; totals hold neither";
        return Err(Problem::new("personal-column", place, message)
            .hint("remove the column, and send nothing but goal, month and count"));
    }
    let problem = Problem::new(
        "unknown-column",
        place,
        format!(
            "{} is no known heading; expected mål, månad and antal, or goal, month and count",
            quoted(heading)
        ),
    );
    Err(match nearest(&written, HEADINGS.iter().map(|(known, _)| *known)) {
        Some(hint) => problem.hint(hint),
        None if written.contains(['Ã', 'ã', 'Œ', 'œ', '†']) => {
            problem.hint("the letters å, ä, ö look damaged: save the file again as “CSV UTF-8”")
        }
        None => problem.hint("remove the column"),
    })
}
