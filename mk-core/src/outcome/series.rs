//! The months of a goal and of its groups: all of them there, and the groups summing to the goal.

use super::headings::Column;
use super::rows::Entry;
use super::subject::Group;
use super::totals::Monthly;
use crate::calendar::Month;
use crate::problem::{Place, Problem, Problems};
use crate::programme::{Breakdown, Goal, Programme};
use std::collections::BTreeMap;

/// One series of months: a goal's own, where there is no group, or that of one of its groups.
pub(super) struct Series<'a> {
    pub(super) group: Option<Group<'a>>,
    pub(super) months: Vec<Number>,
}

/// A month's number, and its row. One that was summed up has the last of its rows.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub(super) monthly: Monthly,
    pub(super) line: usize,
}

/// The numbers of a goal by month and group.
pub(super) struct Numbers<'a> {
    goal: &'a Goal,
    months: BTreeMap<Month, BTreeMap<Option<Group<'a>>, Number>>,
    breakdowns: Vec<&'a Breakdown>,
    /// Whether the goal has numbers of its own, or only those of its groups.
    has_total: bool,
}

impl<'a> Numbers<'a> {
    pub(super) fn new(goal: &'a Goal, entries: &[&Entry<'a>], programme: &'a Programme) -> Self {
        let mut months: BTreeMap<Month, BTreeMap<_, _>> = BTreeMap::new();
        for entry in entries {
            let monthly = Monthly { month: entry.month, hundredths: entry.hundredths };
            let number = Number { monthly, line: entry.line };
            months.entry(entry.month).or_default().insert(entry.subject.group, number);
        }
        let groups = || entries.iter().map(|entry| entry.subject.group);
        let is_used = |breakdown: &&Breakdown| groups().flatten().any(|group| group.by == breakdown.by);
        Self {
            goal,
            months,
            breakdowns: programme.breakdowns.iter().filter(|own| own.divides(goal)).filter(is_used).collect(),
            has_total: groups().any(|group| group.is_none()),
        }
    }

    /// Months without a number, and groups.
    pub(super) fn missing(&self, programme: &Programme) -> Problems {
        let mut problems = Problems::none();
        self.missing_months(programme, &mut problems);
        self.missing_cells(&mut problems);
        problems
    }

    /// The goal's own series first, then those of its groups in the order of the definition. Nothing is missing.
    ///
    /// # Errors
    /// What does not sum.
    pub(super) fn series(&self) -> Result<Vec<Series<'a>>, Problems> {
        let mut problems = Problems::none();
        let mut own = Vec::new();
        for month in self.months.keys() {
            let sum = |breakdown: &&'a Breakdown| Some((*breakdown, self.sum(*month, breakdown)?));
            let sums: Vec<_> = self.breakdowns.iter().filter_map(sum).collect();
            let first = sums.first().map(|(_, sum)| *sum);
            let Some(whole) = self.of(*month, None).or(first) else { continue };
            for (breakdown, sum) in sums {
                if sum.monthly.hundredths != whole.monthly.hundredths {
                    problems.push(self.apart(breakdown, sum, whole));
                }
            }
            own.push(whole);
        }
        let groups = self.breakdowns.iter().flat_map(|breakdown| groups(breakdown)).map(|group| Series {
            group: Some(group),
            months: self.months.keys().filter_map(|month| self.of(*month, Some(group))).collect(),
        });
        problems.or([Series { group: None, months: own }].into_iter().chain(groups).collect())
    }

    fn of(&self, month: Month, group: Option<Group<'a>>) -> Option<Number> {
        self.months.get(&month)?.get(&group).copied()
    }

    /// What the cells of a breakdown come to, all of which are there.
    fn sum(&self, month: Month, breakdown: &'a Breakdown) -> Option<Number> {
        let cells: Vec<Number> = groups(breakdown).filter_map(|group| self.of(month, Some(group))).collect();
        let line = cells.iter().map(|cell| cell.line).max()?;
        let hundredths = cells.iter().map(|cell| cell.monthly.hundredths).sum();
        Some(Number { monthly: Monthly { month, hundredths }, line })
    }

    /// A month without a number between two that have one, or before the first: nobody knows whether it means none.
    fn missing_months(&self, programme: &Programme, problems: &mut Problems) {
        let Some((last, _)) = self.months.last_key_value() else { return };
        for window in self.goal.windows(programme.period) {
            for month in Month::of(window.from).through(Month::of(window.through).min(*last)) {
                let own = self.months.get(&month);
                let message = match own {
                    Some(own) if !self.has_total || own.contains_key(&None) => continue,
                    Some(_) => format!("there is no total for {month}, but there are groups"),
                    None => format!("there is no number for {month}, but one for {last}"),
                };
                problems.push(
                    Problem::new("missing-month", Place::path(self.goal.id.as_str()), message)
                        .hint("write 0 if there were none"),
                );
            }
        }
    }

    /// Cells of a breakdown without a number, where the goal has one.
    fn missing_cells(&self, problems: &mut Problems) {
        for breakdown in &self.breakdowns {
            for (month, own) in &self.months {
                let missing: Vec<&str> = groups(breakdown)
                    .filter(|group| !own.contains_key(&Some(*group)))
                    .map(|group| group.cell.as_str())
                    .collect();
                if !missing.is_empty() {
                    let message = format!("there is no number for {month} of {}", missing.join(", "));
                    problems
                        .push(Problem::new("missing-cell", Place::path(self.goal.id.as_str()), message).hint(
                        format!(
                            "write 0 if there were none; a goal is divided by {} in every month or in none",
                            Column::Group(breakdown.by).name()
                        ),
                    ));
                }
            }
        }
    }

    /// That a breakdown's cells do not sum to the goal's number. The numbers themselves are for nobody's log.
    fn apart(&self, breakdown: &Breakdown, sum: Number, whole: Number) -> Problem {
        let (goal, month, by) = (&self.goal.id, sum.monthly.month, Column::Group(breakdown.by).name());
        let message = match self.breakdowns.first() {
            Some(first) if !self.has_total => {
                format!(
                    "{goal} by {by} does not sum to the same as by {} in {month}",
                    Column::Group(first.by).name()
                )
            }
            _ => format!("{goal} by {by} does not sum to its total of {month}, in row {}", whole.line),
        };
        Problem::new("groups-do-not-sum", Place::line(sum.line, ""), message)
            .hint("each person belongs to exactly one group of a breakdown: where it is unknown, the definition needs a group for that")
    }
}

fn groups(breakdown: &Breakdown) -> impl Iterator<Item = Group<'_>> {
    breakdown.cells.iter().map(|cell| Group { by: breakdown.by, cell: &cell.id })
}
