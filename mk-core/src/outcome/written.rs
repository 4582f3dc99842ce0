//! Totals as CSV, a row for each number.

use super::headings::of_groups;
use super::totals::{Counted, Totals};
use crate::programme::{By, Deduplication};
use std::fmt::Write as _;

impl Totals {
    /// The totals as CSV that [`read_csv`](super::read_csv) takes: `mål;månad;antal`, then a column for each breakdown
    /// that there are numbers of (`utfall`, `kön`, `team`, `ålder`), then `dubblettrensad` where persons have not been
    /// told apart across all parties.
    ///
    /// A row names one group or none; one that names none is the goal's own number of that month. Every cell of a
    /// breakdown has a row in every month. Lines end with `\n`, and there is no byte order mark.
    pub fn to_csv(&self) -> String {
        let has = |by: &By| self.goals.iter().flat_map(|counted| &counted.cells).any(|cell| cell.by == *by);
        let columns: Vec<By> = By::ALL.into_iter().filter(has).collect();
        let default = Deduplication::default();
        let stated = self.goals.iter().any(|counted| counted.deduplication != default);
        let mut text = "mål;månad;antal".to_owned();
        for by in &columns {
            text.extend([";", of_groups(*by)]);
        }
        text.push_str(if stated { ";dubblettrensad\n" } else { "\n" });
        for counted in &self.goals {
            rows(&mut text, counted, &columns, stated);
        }
        text
    }
}

/// One goal's rows, month by month.
fn rows(text: &mut String, counted: &Counted, columns: &[By], stated: bool) {
    for (at, monthly) in counted.months.iter().enumerate() {
        let mut row = |group: Option<(By, &str)>, hundredths: i64| {
            // Writing to a string never fails.
            let _ = write!(text, "{};{};{}", counted.goal, monthly.month, number(hundredths));
            for by in columns {
                let named = group.filter(|(own, _)| own == by).map_or("", |(_, cell)| cell);
                text.extend([";", named]);
            }
            if stated {
                text.extend([";", counted.deduplication.word()]);
            }
            text.push('\n');
        };
        row(None, monthly.hundredths);
        for cell in &counted.cells {
            let count = cell.counts.get(at).copied().unwrap_or(0);
            row(Some((cell.by, cell.cell.as_str())), count.saturating_mul(100));
        }
    }
}

/// Hundredths as a number with a decimal comma, where it has decimals.
fn number(hundredths: i64) -> String {
    let (whole, decimals) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let sign = if hundredths < 0 { "-" } else { "" };
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole},{decimals:02}") }
}
