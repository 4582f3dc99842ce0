//! A division on its way through the gate, within one window.

use super::Part;
use super::fact::{Fact, ahead, beside, completed, fact_of};
use crate::publish::past::Past;
use crate::publish::{Figure, Span};
use chrono::NaiveDate;

/// A division on its way, within one window.
pub(super) struct Way {
    /// The days that a point is due, with the numbers counted through them.
    pub(super) days: Vec<(NaiveDate, Vec<u64>)>,
    /// What is published already, day by day: the numbers, or a label with what the first of them can be.
    pub(super) frozen: Vec<Option<Span<u64>>>,
    pub(super) past: Past,
    pub(super) facts: Vec<Fact>,
    pub(super) passed: Vec<Part>,
}

impl Way {
    fn ahead(&self, day: NaiveDate) -> Past {
        ahead(&self.past, &self.facts, day)
    }

    /// Whether a total may be known on a day, by what is known of the division.
    pub(super) fn admits_total(&self, day: NaiveDate, total: u64) -> bool {
        self.ahead(day).admits_total(fact_of(&self.facts, day).unwrap_or_default(), total)
    }

    /// The totals that are near to what is known of a day, and the least one that may be shown.
    pub(super) fn bounds(&self, day: NaiveDate) -> (Vec<u64>, u64) {
        let (ahead, numbers) = (self.ahead(day), fact_of(&self.facts, day).unwrap_or_default());
        (ahead.near_totals(numbers), ahead.least_total(numbers))
    }

    /// What all numbers come to where each of them is known elsewhere.
    pub(super) fn known_sum(&self, day: NaiveDate) -> Option<u64> {
        fact_of(&self.facts, day)?.iter().copied().sum()
    }

    /// Lets the numbers of a day pass, beside a total that is known or not, and its figure where it has one that day.
    pub(super) fn pass(&mut self, day: NaiveDate, total: Option<u64>, figure: Option<Figure>) {
        let fact = fact_of(&self.facts, day).map(|known| completed(known, total));
        let due = self.days.iter().enumerate().find(|(_, (own, _))| *own == day);
        if let Some((index, (_, numbers))) = due {
            let first = numbers.first().copied().unwrap_or(0);
            let (shows, first) = match self.frozen.get(index) {
                Some(None) => (true, Span::exactly(first)),
                Some(Some(label)) => (!self.past.fits(*label, first), *label),
                None => {
                    let beside = beside(&self.past, &self.facts, day, numbers);
                    // What is known elsewhere need not be what was counted here.
                    let is_shown = figure.is_some_and(|figure| !figure.is_withheld());
                    let shows = is_shown && beside.admits(numbers);
                    (shows, self.past.label_of_part(numbers, figure.map(Figure::span)))
                }
            };
            // Where the total is not shown, that the numbers are not says nothing of them.
            self.past.note(figure.and_then(Figure::count), numbers, shows);
            let counts = shows.then(|| numbers.clone());
            self.passed.push(Part { through: day, counts, first });
        }
        if let Some(fact) = fact {
            self.past.learn(&fact, total);
        }
    }
}
