//! From what has been counted in each window to monthly totals.

use super::super::key::Key;
use super::super::totals::{CellCounts, Counted, Monthly, Totals};
use super::groups::Given;
use super::persons::Persons;
use super::slot::Slot;
use crate::calendar::Month;
use crate::programme::{Breakdown, By, Deduplication, Goal, Period, Programme, Unit};

/// The totals up to and with a month, and how many persons they count.
pub(super) fn totals(
    programme: &Programme,
    windows: &[(usize, Period)],
    slots: &[Slot],
    given: Given,
    deduplication: Deduplication,
    through: Month,
) -> (Totals, u64) {
    let mut sums: Vec<Sum<'_>> =
        programme.goals.iter().map(|goal| Sum::new(programme, goal, given, deduplication)).collect();
    let mut persons = 0;
    let mut earlier: Vec<(&Persons, usize)> = Vec::new();
    for ((goal, window), slot) in windows.iter().zip(slots) {
        let Some(sum) = sums.get_mut(*goal) else { continue };
        let months: Vec<Month> =
            Month::of(window.from).through(Month::of(window.through).min(through)).collect();
        // Tables of persons have one order, so these looks go through the earlier ones from beginning to end, and memory
        // keeps up.
        let is_new = |key| {
            let counts = |(known, months): &(&Persons, usize)| {
                known.first(key).is_some_and(|first| first.month() < *months)
            };
            !earlier.iter().any(counts)
        };
        persons += sum.add(&months, slot, is_new);
        if let Slot::Persons(own) = slot {
            earlier.push((own, months.len()));
        }
    }
    let goals = sums.into_iter().filter(|sum| sum.has_records && !sum.counted.months.is_empty());
    (Totals { goals: goals.map(|sum| sum.counted).collect() }, persons)
}

/// One goal's totals, window by window.
struct Sum<'a> {
    counted: Counted,
    breakdowns: Vec<&'a Breakdown>,
    has_records: bool,
}

impl<'a> Sum<'a> {
    fn new(programme: &'a Programme, goal: &'a Goal, given: Given, deduplication: Deduplication) -> Self {
        let is_given = |by| goal.unit == Unit::Persons && (by == By::Kind || given.holds(by));
        let breakdowns: Vec<_> =
            programme.breakdowns.iter().filter(|own| own.divides(goal) && is_given(own.by)).collect();
        let cells = breakdowns.iter().flat_map(|own| {
            let by = own.by;
            own.cells.iter().map(move |cell| CellCounts { by, cell: cell.id.clone(), counts: Vec::new() })
        });
        let counted =
            Counted { goal: goal.id.clone(), months: Vec::new(), deduplication, cells: cells.collect() };
        Self { counted, breakdowns, has_records: false }
    }

    /// Adds a window; how many of its persons are new.
    fn add(&mut self, months: &[Month], slot: &Slot, is_new: impl Fn(Key) -> bool) -> u64 {
        self.has_records |= !slot.is_empty();
        let before = self.counted.months.len();
        self.counted.months.extend(months.iter().map(|month| Monthly { month: *month, hundredths: 0 }));
        let length = self.counted.months.len();
        for cell in &mut self.counted.cells {
            cell.counts.resize(length, 0);
        }
        let mut new = 0;
        match slot {
            Slot::Events(counts) => {
                for (monthly, count) in self.counted.months.iter_mut().skip(before).zip(counts) {
                    monthly.hundredths = i64::try_from(*count).unwrap_or(i64::MAX).saturating_mul(100);
                }
            }
            Slot::Persons(persons) => {
                for (key, first) in persons.iter() {
                    let Some(monthly) = self.counted.months.get_mut(before + first.month()) else { continue };
                    monthly.hundredths += 100;
                    let mut start = 0;
                    for breakdown in &self.breakdowns {
                        let cell = self.counted.cells.get_mut(start + first.cell(breakdown.by));
                        let counts = cell.and_then(|cell| cell.counts.get_mut(before + first.month()));
                        if let Some(count) = counts {
                            *count += 1;
                        }
                        start += breakdown.cells.len();
                    }
                    new += u64::from(is_new(key));
                }
            }
        }
        new
    }
}
