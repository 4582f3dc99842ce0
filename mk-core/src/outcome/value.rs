//! The values of cells: months, and counts by what their goal counts.

use super::grid::Cell;
use super::number::{hundredths, hundredths_of};
use super::vocabulary::Known;
use super::when::{self, NO_MONTH};
use crate::calendar::Month;
use crate::problem::{Place, Problem};
use crate::programme::Unit;

/// A month. Places are written out for those that are none alone, here and below: a table can have a million rows.
pub(super) fn month(cell: &Cell, place: impl Fn() -> Place) -> Result<Month, Problem> {
    let problem = || Problem::new("bad-month", place(), NO_MONTH);
    match when::read(cell) {
        Ok(month) => month.ok_or_else(problem),
        Err(hint) => Err(problem().hint(hint)),
    }
}

/// That a month lies outside the goal's windows, if it does.
pub(super) fn outside(known: &Known<'_>, month: Month, place: impl Fn() -> Place) -> Option<Problem> {
    let Known { goal, windows } = known;
    if windows.iter().any(|window| window.from <= month.last_day() && month.first_day() <= window.through) {
        return None;
    }
    let days: Vec<String> =
        windows.iter().map(|window| format!("{} through {}", window.from, window.through)).collect();
    let message = format!("{month} is outside the goal {}, which is counted {}", goal.id, days.join(", "));
    Some(Problem::new("month-outside", place(), message))
}

/// A count in hundredths. Where the goal is not known, anything that some goal could count is one.
pub(super) fn count(cell: &Cell, unit: Option<Unit>, place: impl Fn() -> Place) -> Result<i64, Problem> {
    let hundredths = read(cell, &place)?;
    let is_place = unit.is_none_or(Unit::is_place);
    if hundredths < 0 && unit.is_some_and(Unit::is_place) {
        return Err(Problem::new("negative-count", place(), "an average of places is never below 0"));
    }
    if hundredths % 100 != 0 && !is_place {
        let message = "persons and events are whole; only places have decimals";
        return Err(Problem::new("bad-number", place(), message));
    }
    Ok(hundredths)
}

fn read(cell: &Cell, place: &impl Fn() -> Place) -> Result<i64, Problem> {
    let bad = |message: &str| Problem::new("bad-number", place(), message);
    let expected = "this is not a count; expected one such as 23, 1 200 or 98,5";
    match cell {
        Cell::Text(text) => hundredths(text).ok_or_else(|| {
            bad(expected).hint("write 0 where nothing was counted; leave out the months to come")
        }),
        Cell::Number(number) => hundredths_of(*number).ok_or_else(|| {
            bad("this number is too large for a count, or has more than two decimals").hint("round it")
        }),
        Cell::Error => {
            Err(bad("this formula came to an error; expected a count").hint("correct the formula"))
        }
        Cell::Date(_) => {
            Err(bad("this is a date; expected a count such as 23").hint("format the cell as a number"))
        }
        Cell::Other => Err(bad(expected)),
    }
}
