//! An agenda as a table in a terminal, and how tables look there.

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use mk_core::agenda::words::Words;
use mk_core::agenda::{Agenda, Entry};

/// Wide enough for most lines, narrow enough to be read and mailed.
const WIDTH: u16 = 118;

/// Wide enough for most titles.
const TITLE: u16 = 32;

/// A line below the headings, and nothing else.
pub(crate) const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::new('─', '─', '─', '─'));

/// What is late, what is to be done, how it stands with the forums, and what is to be known beside it.
pub fn agenda(agenda: &Agenda<'_>, words: &Words<'_>) -> String {
    let headings = words.headings();
    let entries = match table(&agenda.entries, agenda, words) {
        entries if entries.is_empty() => format!("  {}\n", headings.nothing),
        entries => entries,
    };
    let standings = agenda.standings.iter().map(|(forum, standing)| words.standing(forum, *standing));
    let parts = [
        (headings.late, table(&agenda.late, agenda, words)),
        (headings.planned, entries),
        (headings.standings, list(standings)),
        (headings.notes, list(agenda.notes.iter().map(|note| words.note(note)))),
    ];
    let told = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
    told.fold(words.agenda_of(agenda.within) + "\n", |text, (heading, lines)| {
        format!("{text}\n{heading}\n\n{lines}")
    })
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
    // The time stands on one line, and a title mostly does.
    let widths =
        [(0, ColumnConstraint::ContentWidth), (1, ColumnConstraint::LowerBoundary(Width::Fixed(TITLE)))];
    for (at, constraint) in widths {
        if let Some(column) = table.column_mut(at) {
            column.set_constraint(constraint);
        }
    }
    lines(&table)
}

/// A table's lines, without the spaces at their ends.
pub(crate) fn lines(table: &Table) -> String {
    table.lines().fold(String::new(), |text, line| text + line.trim_end() + "\n")
}
