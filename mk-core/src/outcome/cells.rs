//! From rows to totals: each cell's value, and the rules between cells.

use super::number::hundredths;
use super::table::{MOST_PROBLEMS, Row, shortened};
use super::totals::{Counted, Monthly, Totals};
use super::when::month;
use crate::calendar::Month;
use crate::problem::{Place, Problem, Problems, nearest};
use crate::programme::{Deduplication, Goal, Programme, Unit};

/// A row that could be read.
struct Cell<'a> {
    line: usize,
    goal: &'a Goal,
    monthly: Monthly,
}

/// Totals from the rows, when nothing is wrong with them nor was with the table.
pub(super) fn totals(
    rows: &[Row],
    mut problems: Problems,
    programme: &Programme,
) -> Result<Totals, Problems> {
    let mut cells: Vec<Cell<'_>> = Vec::new();
    for row in rows {
        if problems.len() > MOST_PROBLEMS {
            return Err(shortened(problems));
        }
        match cell(row, programme) {
            Ok(cell) => cells.push(cell),
            Err(found) => problems.extend(found),
        }
    }
    // Sorted by line within a month, so that the later of two rows is the one reported.
    cells.sort_by_key(|cell| (cell.monthly.month, cell.line));
    // What a row holds that could not be read is not missing.
    let all_read = problems.is_empty();
    let goals = programme
        .goals
        .iter()
        .filter_map(|goal| {
            let own: Vec<&Cell<'_>> = cells.iter().filter(|cell| cell.goal.id == goal.id).collect();
            twice(&own, &mut problems);
            if all_read {
                missing(goal, programme, &own, &mut problems);
            }
            (!own.is_empty()).then(|| Counted {
                goal: goal.id.clone(),
                months: own.iter().map(|cell| cell.monthly).collect(),
                deduplication: Deduplication::default(),
                cells: Vec::new(),
            })
        })
        .collect();
    shortened(problems.in_file_order()).or(Totals { goals })
}

fn cell<'a>(row: &Row, programme: &'a Programme) -> Result<Cell<'a>, Vec<Problem>> {
    let goal = goal(row, programme);
    let month = month(&row.month).ok_or_else(|| {
        Problem::new(
            "bad-month",
            at(row, "månad"),
            "this is not a month; expected one such as 2025-03 or mars 2025",
        )
    });
    let within = |goal: &Goal, month: Month| {
        let windows = goal.windows(programme.period);
        windows.iter().any(|window| window.from <= month.last_day() && month.first_day() <= window.through)
    };
    let count = count(row, goal.as_ref().ok().map(|goal| goal.unit));
    match (goal, month, count) {
        (Ok(goal), Ok(month), Ok(hundredths)) if within(goal, month) => {
            Ok(Cell { line: row.line, goal, monthly: Monthly { month, hundredths } })
        }
        (goal, month, count) => {
            let outside = match (&goal, &month) {
                (Ok(goal), Ok(month)) if !within(goal, *month) => Some(outside(row, goal, *month, programme)),
                _ => None,
            };
            Err([goal.err(), month.err(), outside, count.err()].into_iter().flatten().collect())
        }
    }
}

/// The goal of a row, by id or by title in any language. What was written is not repeated: it could be a name.
fn goal<'a>(row: &Row, programme: &'a Programme) -> Result<&'a Goal, Problem> {
    let written = row.goal.to_lowercase();
    let is = |goal: &&Goal| {
        goal.id.as_str() == written || goal.title.entries().any(|(_, title)| title.to_lowercase() == written)
    };
    programme.goals.iter().find(is).ok_or_else(|| {
        let ids: Vec<&str> = programme.goals.iter().map(|goal| goal.id.as_str()).collect();
        let message = format!("this is none of the programme's goals; expected one of {}", ids.join(", "));
        let problem = Problem::new("unknown-goal", at(row, "mål"), message);
        match nearest(&written, ids) {
            Some(hint) => problem.hint(hint),
            None => problem,
        }
    })
}

fn count(row: &Row, unit: Option<Unit>) -> Result<i64, Problem> {
    let place = at(row, "antal");
    if row.count.starts_with(['-', '\u{2212}', '\u{2013}']) {
        return Err(Problem::new("negative-count", place, "a count is never below 0")
            .hint("a correction is taken from the month's own count before it is written here"));
    }
    let hundredths = hundredths(&row.count).ok_or_else(|| {
        Problem::new(
            "bad-number",
            place.clone(),
            "this is not a count; expected one such as 23, 1 200 or 98,5",
        )
        .hint("write 0 where nothing was counted; leave out the months to come")
    })?;
    let decimals = unit.is_some_and(|unit| !unit.is_place()) && hundredths % 100 != 0;
    if decimals {
        return Err(Problem::new(
            "bad-number",
            place,
            "persons and events are whole; only places have decimals",
        ));
    }
    Ok(hundredths)
}

fn outside(row: &Row, goal: &Goal, month: Month, programme: &Programme) -> Problem {
    let windows = goal.windows(programme.period);
    let days: Vec<String> =
        windows.iter().map(|window| format!("{} through {}", window.from, window.through)).collect();
    let message = format!("{month} is outside the goal {}, which is counted {}", goal.id, days.join(", "));
    Problem::new("month-outside", at(row, "månad"), message)
}

/// Two numbers for one goal and month.
fn twice(cells: &[&Cell<'_>], problems: &mut Problems) {
    for (first, second) in cells.iter().zip(cells.iter().skip(1)) {
        if first.monthly.month == second.monthly.month {
            let message = format!(
                "{} has its number for {} in row {} already",
                second.goal.id, second.monthly.month, first.line
            );
            problems.push(
                Problem::new("duplicate-cell", Place::line(second.line, ""), message)
                    .hint("keep one of the two rows"),
            );
        }
    }
}

/// A month without a number between two that have one, or before the first: nobody knows whether it means none.
fn missing(goal: &Goal, programme: &Programme, cells: &[&Cell<'_>], problems: &mut Problems) {
    let Some(last) = cells.last() else { return };
    for window in goal.windows(programme.period) {
        let through = Month::of(window.through).min(last.monthly.month);
        for month in Month::of(window.from).through(through) {
            if !cells.iter().any(|cell| cell.monthly.month == month) {
                let message = format!("there is no number for {month}, but one for {}", last.monthly.month);
                problems.push(
                    Problem::new("missing-month", Place::path(goal.id.as_str()), message)
                        .hint("write 0 if there were none"),
                );
            }
        }
    }
}

fn at(row: &Row, column: &str) -> Place {
    Place::line(row.line, format!("column {column}"))
}
