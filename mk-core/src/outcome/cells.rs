//! From numbers to totals, by the rules between them: none twice, none missing, groups that sum.

use super::grid::{MOST_PROBLEMS, shortened};
use super::rows::Entry;
use super::series::{Numbers, Series};
use super::subject::Group;
use super::totals::{CellCounts, Counted, Monthly, Totals};
use crate::calendar::Month;
use crate::problem::{Place, Problem, Problems};
use crate::programme::{Goal, Id, Programme};
use std::collections::BTreeMap;

/// Totals from numbers, when nothing is wrong with them nor was with the table.
pub(super) fn totals(
    mut entries: Vec<Entry<'_>>,
    mut problems: Problems,
    programme: &Programme,
) -> Result<Totals, Problems> {
    if problems.len() > MOST_PROBLEMS {
        return Err(shortened(problems));
    }
    // Sorted by line within a month, so that the later of two rows is the one reported.
    entries.sort_by_key(|entry| (entry.month, entry.line));
    // What a row holds that could not be read is not missing.
    let all_read = problems.is_empty();
    let mut of_goals: BTreeMap<&Id, Vec<&Entry<'_>>> = BTreeMap::new();
    for entry in &entries {
        of_goals.entry(&entry.subject.goal.id).or_default().push(entry);
    }
    let mut goals = Vec::new();
    for goal in &programme.goals {
        let Some(own) = of_goals.get(&goal.id) else { continue };
        let found = problems.len();
        twice(own, &mut problems);
        let numbers = Numbers::new(goal, own, programme);
        if all_read {
            problems.extend(numbers.missing(programme));
        }
        if all_read && problems.len() == found {
            match numbers.series() {
                Ok(series) => {
                    below_zero(goal, programme, &series, &mut problems);
                    goals.push(counted(goal, own, series));
                }
                Err(wrong) => problems.extend(wrong),
            }
        }
    }
    shortened(problems.in_file_order()).or(Totals { goals })
}

fn counted(goal: &Goal, own: &[&Entry<'_>], series: Vec<Series<'_>>) -> Counted {
    let deduplication = own.iter().map(|entry| entry.subject.deduplication).max().unwrap_or_default();
    let mut counted = Counted { goal: goal.id.clone(), months: Vec::new(), deduplication, cells: Vec::new() };
    for series in series {
        match series.group {
            None => counted.months = series.months.iter().map(|number| number.monthly).collect(),
            Some(Group { by, cell }) => {
                let counts = series.months.iter().map(|number| number.monthly.hundredths / 100).collect();
                counted.cells.push(CellCounts { by, cell: cell.clone(), counts });
            }
        }
    }
    counted
}

/// Two numbers for one goal, group and month.
fn twice<'a>(entries: &[&Entry<'a>], problems: &mut Problems) {
    let about = |entry: &&Entry<'a>| (entry.subject.group, entry.month);
    let mut entries = entries.to_vec();
    // What is equal keeps its order, which is that of the lines.
    entries.sort_by_key(about);
    for (first, second) in entries.iter().zip(entries.iter().skip(1)) {
        if about(first) == about(second) {
            let of = named(second.subject.group);
            let message = format!(
                "{}{of} has its number for {} in row {} already",
                second.subject.goal.id, second.month, first.line
            );
            problems.push(
                Problem::new("duplicate-cell", Place::line(second.line, ""), message)
                    .hint("keep one of the two rows"),
            );
        }
    }
}

/// A group, after its goal.
fn named(group: Option<Group<'_>>) -> String {
    group.map(|group| format!(", {}", group.cell)).unwrap_or_default()
}

/// A month that takes away more than its window holds: only the first is named.
fn below_zero(goal: &Goal, programme: &Programme, series: &[Series<'_>], problems: &mut Problems) {
    for series in series {
        for window in goal.windows(programme.period) {
            let (from, through) = (Month::of(window.from), Month::of(window.through));
            let mut sum = 0_i64;
            let before = series.months.partition_point(|number| number.monthly.month < from);
            let later = series.months.iter().skip(before);
            let below = later.take_while(|number| number.monthly.month <= through).find(|number| {
                sum = sum.saturating_add(number.monthly.hundredths);
                sum < 0
            });
            if let Some(number) = below {
                let Monthly { month, .. } = number.monthly;
                let of = named(series.group);
                let message = format!("{}{of} falls below 0 in {month}, counted from {from}", goal.id);
                problems.push(Problem::new("below-zero", Place::line(number.line, ""), message).hint(
                    "a correction takes away no more than its window has counted so far, itself included",
                ));
            }
        }
    }
}
