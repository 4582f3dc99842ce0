//! What is known elsewhere.

use crate::publish::past::Past;
use chrono::NaiveDate;

/// What is known elsewhere on one day, number by number.
#[derive(Clone)]
pub(super) struct Fact {
    pub(super) through: NaiveDate,
    pub(super) numbers: Vec<Option<u64>>,
}

/// What is known of numbers on a day, and of the one that is missing by what is left of the total.
pub(super) fn completed(known: &[Option<u64>], total: Option<u64>) -> Vec<Option<u64>> {
    let missing = known.iter().filter(|number| number.is_none()).count();
    let rest = total.map(|total| total.saturating_sub(known.iter().flatten().sum()));
    let fill = |number: &Option<u64>| number.or(rest.filter(|_| missing == 1));
    known.iter().map(fill).collect()
}

/// What is known of numbers on a day.
pub(super) fn fact_of(facts: &[Fact], day: NaiveDate) -> Option<&[Option<u64>]> {
    facts.iter().find(|fact| fact.through == day).map(|fact| fact.numbers.as_slice())
}

/// The past with what is known of later days.
pub(super) fn ahead(past: &Past, facts: &[Fact], day: NaiveDate) -> Past {
    let mut ahead = past.clone();
    for fact in facts.iter().filter(|fact| fact.through > day) {
        ahead.foresee(&fact.numbers);
    }
    ahead
}

/// The same with what is known of the day itself, where it is not these very numbers.
pub(super) fn beside(past: &Past, facts: &[Fact], day: NaiveDate, numbers: &[u64]) -> Past {
    let mut ahead = ahead(past, facts, day);
    let known = fact_of(facts, day).unwrap_or_default();
    let others = known.iter().zip(numbers).map(|(known, number)| known.filter(|known| known != number));
    ahead.foresee(&others.collect::<Vec<_>>());
    ahead
}
