//! The figures as a table: the median of each, and in relation to the widget.

use comfy_table::{CellAlignment, LineStyle, Table, TableStyle};

use super::contestants::{CONTESTANTS, WIDGET};

/// Numbers of one kind, as they were measured: of each contestant those of all rounds.
#[derive(Clone, Debug)]
pub(super) struct Row {
    title: &'static str,
    unit: Unit,
    values: [Vec<f64>; CONTESTANTS.len()],
}

/// What is counted, and so how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Bytes, written in kB of a thousand.
    Bytes,
    /// Milliseconds.
    Time,
    /// Milliseconds with tenths.
    ShortTime,
}

impl Unit {
    fn written(self, value: f64) -> String {
        match self {
            Self::Bytes => format!("{:.1} kB", value / 1_000.0),
            Self::Time => format!("{value:.0} ms"),
            Self::ShortTime => format!("{value:.1} ms"),
        }
    }
}

impl Row {
    pub(super) fn new(title: &'static str, unit: Unit) -> Self {
        Self { title, unit, values: Default::default() }
    }

    pub(super) fn add(&mut self, contestant: usize, value: f64) {
        if let Some(values) = self.values.get_mut(contestant) {
            values.push(value);
        }
    }

    /// The median of a contestant; nothing where nothing was measured.
    pub(super) fn of(&self, contestant: usize) -> Option<f64> {
        median(self.values.get(contestant)?)
    }

    fn cells(&self) -> Vec<String> {
        let own = self.of(WIDGET);
        let cell = |contestant: usize| {
            let Some(value) = self.of(contestant) else { return String::new() };
            let written = self.unit.written(value);
            match own {
                Some(own) if contestant != WIDGET && own > 0.0 => format!("{written}  ×{:.2}", value / own),
                _ => written,
            }
        };
        [self.title.to_owned()].into_iter().chain((0..CONTESTANTS.len()).map(cell)).collect()
    }
}

/// The middle of the values, or the mean of the two in the middle.
fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let upper = sorted.get(sorted.len() / 2)?;
    let lower = sorted.get(sorted.len().checked_sub(1)? / 2)?;
    Some(f64::midpoint(*lower, *upper))
}

/// All rows below the contestants' names.
pub(super) fn table(rows: &[&Row]) -> String {
    const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::new('─', '─', '─', '─'));
    let mut table = Table::new();
    table.load_style(STYLE);
    table.set_header([""].into_iter().chain(CONTESTANTS.iter().map(|contestant| contestant.name)));
    for row in rows {
        table.add_row(row.cells());
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.lines().fold(String::new(), |text, line| text + line.trim_end() + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        for (values, expected) in [
            (&[][..], None),
            (&[3.0], Some(3.0)),
            (&[9.0, 1.0], Some(5.0)),
            (&[9.0, 1.0, 2.0], Some(2.0)),
            (&[4.0, 9.0, 1.0, 2.0], Some(3.0)),
        ] {
            assert_eq!(median(values), expected, "{values:?}");
        }
    }

    #[test]
    fn others_are_put_in_relation_to_the_widget() {
        let mut row = Row::new("bytes", Unit::Bytes);
        row.add(0, 60_000.0);
        row.add(1, 21_000.0);
        assert_eq!(row.cells(), ["bytes", "60.0 kB", "21.0 kB  ×0.35", "", ""]);
    }
}
