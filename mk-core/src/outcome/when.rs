//! Months as people and Excel write them.

use super::grid::Cell;
use crate::calendar::{MONTH_NAMES, Month};
use chrono::Datelike;

/// That something is not a month.
pub(super) const NO_MONTH: &str = "this is not a month; expected one such as 2025-03 or mars 2025";

/// The month that a cell stands for; nothing where its text is none.
///
/// # Errors
/// What to do about a cell that is no text and no month either. A plain number is not guessed at: 202503 and 45 717 are
/// both ways of storing March 2025.
pub(super) fn read(cell: &Cell) -> Result<Option<Month>, &'static str> {
    match cell {
        Cell::Text(text) => Ok(month(text)),
        Cell::Date(day) if day.day() == 1 => Ok(Some(Month::of(*day))),
        Cell::Date(_) => Err("write the first day of the month, or the month as text: mars 2025"),
        Cell::Number(_) => Err("format the cell as a date, or write the month as text: mars 2025"),
        Cell::Error => Err("correct the formula"),
        Cell::Other => Err("write the month as text: mars 2025"),
    }
}

/// Reads `2025-03`, `2025-03-01` (what Excel makes of it), `mars 2025`, `march 2025`, `mar-25` (what Swedish Excel
/// shows of it).
fn month(text: &str) -> Option<Month> {
    let text = text.trim().to_lowercase();
    if let Some(month) =
        Month::parse(text.strip_suffix("-01").filter(|start| start.len() == 7).unwrap_or(&text))
    {
        return Some(month);
    }
    let (name, year) = text.split_once(['-', ' ', '\u{a0}'])?;
    let digits = year.bytes().all(|byte| byte.is_ascii_digit());
    let year: i32 = match year.len() {
        4 if digits => year.parse().ok()?,
        2 if digits => 2000 + year.parse::<i32>().ok()?,
        _ => return None,
    };
    Month::new(year, u32::try_from(MONTH_NAMES.iter().position(|names| is_name(name, *names))?).ok()? + 1)
}

/// The whole name, or at least three letters of it, by which Swedish and English tell the months apart.
fn is_name(written: &str, (swedish, english): (&str, &str)) -> bool {
    let written = written.strip_suffix('.').unwrap_or(written);
    written.chars().count() >= 3
        && (swedish.starts_with(written) || english.to_lowercase().starts_with(written))
}

#[cfg(test)]
mod tests {
    use super::month;

    #[test]
    fn reads_months_as_written() {
        for (text, read) in [
            ("2025-03", "2025-03"),
            ("2025-03-01", "2025-03"),
            ("2025-01-01", "2025-01"),
            ("mars 2025", "2025-03"),
            ("Mars\u{a0}2025", "2025-03"),
            ("mar-25", "2025-03"),
            ("maj-25", "2025-05"),
            ("may 2025", "2025-05"),
            ("okt-26", "2026-10"),
            ("oct-26", "2026-10"),
            ("sept. 2025", "2025-09"),
            ("juni 2025", "2025-06"),
            ("juli 2025", "2025-07"),
        ] {
            assert_eq!(month(text).map(|month| month.to_string()).as_deref(), Some(read), "{text}");
        }
    }

    #[test]
    fn reads_nothing_else() {
        for text in [
            "",
            "2025",
            "2025-3",
            "2025-13",
            "2025-03-15",
            "ju-25",
            "mars",
            "mars 25000",
            "mars tjugo",
            "45000",
        ] {
            assert_eq!(month(text), None, "{text}");
        }
    }
}
