//! An agenda as a table in a terminal.

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle};
use mk_core::agenda::words::Words;
use mk_core::agenda::{Agenda, Entry};
use std::fmt::Write as _;

/// Wide enough for most lines, narrow enough to be read and mailed.
const WIDTH: u16 = 118;

/// A line below the headings, and nothing else.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::new('─', '─', '─', '─'));

/// What is late, what is to be done, how it stands with the forums, and what is to be known beside it.
pub fn agenda(agenda: &Agenda<'_>, words: &Words<'_>) -> String {
    let mut text = String::new();
    let mut part = |heading: &str, lines: String| {
        if !lines.is_empty() {
            let gap = if text.is_empty() { "" } else { "\n" };
            // Writing to a string does not fail.
            let _ = write!(text, "{gap}{heading}\n\n{lines}");
        }
    };
    let headings = words.headings();
    part(headings.late, table(&agenda.late, agenda, words));
    let entries = table(&agenda.entries, agenda, words);
    let nothing = || format!("  {}\n", headings.nothing);
    part(&words.agenda_of(agenda.within), if entries.is_empty() { nothing() } else { entries });
    let standings = agenda.standings.iter().map(|(forum, standing)| words.standing(forum, *standing));
    part(headings.standings, list(standings));
    part(headings.notes, list(agenda.notes.iter().map(|note| words.note(note))));
    text
}

fn list(lines: impl Iterator<Item = String>) -> String {
    lines.fold(String::new(), |text, line| text + "  - " + &line + "\n")
}

fn table(entries: &[Entry<'_>], agenda: &Agenda<'_>, words: &Words<'_>) -> String {
    if entries.is_empty() {
        return String::new();
    }
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDTH);
    table.set_header(words.headings().columns);
    let fixed =
        [Some(ColumnConstraint::ContentWidth), None, None, Some(ColumnConstraint::ContentWidth), None];
    for (at, constraint) in fixed.into_iter().enumerate() {
        if let (Some(column), Some(constraint)) = (table.column_mut(at), constraint) {
            column.set_constraint(constraint);
        }
    }
    for entry in entries {
        let cells = [
            words.when(entry),
            words.what(entry).to_owned(),
            words.who(entry),
            words.period(entry),
            words.state(entry, agenda.within.from),
        ];
        table.add_row(cells);
    }
    table.lines().fold(String::new(), |text, line| text + line.trim_end() + "\n")
}
