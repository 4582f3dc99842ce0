//! Spreading meetings evenly over days.

use chrono::{Datelike, NaiveDate, Weekday};

/// A day for a meeting, and the day it would have been on but for a holiday or the lull.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) day: NaiveDate,
    pub(super) moved_from: Option<NaiveDate>,
}

impl From<NaiveDate> for Place {
    fn from(day: NaiveDate) -> Self {
        Self { day, moved_from: None }
    }
}

/// The middles of so many equal parts of the days. There must be at least as many days.
pub(super) fn middles(count: usize, days: &[NaiveDate]) -> Vec<NaiveDate> {
    (0..count).filter_map(|part| days.get((2 * part + 1) * days.len() / (2 * count)).copied()).collect()
}

/// The last days of so many equal parts of the days. There must be at least as many days.
pub(super) fn ends(count: usize, days: &[NaiveDate]) -> Vec<NaiveDate> {
    (1..=count)
        .filter_map(|part| days.get((part * days.len()).div_ceil(count).checked_sub(1)?).copied())
        .collect()
}

/// Places for so many meetings. With weekdays wished for, each is on the one nearest to where it would stand without
/// the wish; where a period has too few of them, because of holidays or the lull, on the open days nearest to the ones
/// it lost; where it never had enough, as far from the others as can be.
///
/// `open` are the days that a meeting can be on, `all` every day of the period, both in order.
pub(super) fn places(
    count: usize,
    open: &[NaiveDate],
    all: &[NaiveDate],
    weekdays: &[Weekday],
) -> Vec<Place> {
    if weekdays.is_empty() {
        return middles(count, open).into_iter().map(Place::from).collect();
    }
    let wished = |day: &&NaiveDate| weekdays.contains(&day.weekday());
    let preferred: Vec<NaiveDate> = open.iter().filter(wished).copied().collect();
    let mut places: Vec<Place> = Vec::new();
    for ideal in middles(count, open) {
        let nearest = free(&preferred, &places).min_by_key(|day| (distance(*day, ideal), *day));
        places.extend(nearest.map(Place::from));
    }
    for lost in all.iter().filter(wished).filter(|day| !open.contains(day)).copied() {
        if places.len() < count
            && let Some(day) = free(open, &places).min_by_key(|day| (distance(*day, lost), *day))
        {
            places.push(Place { day, moved_from: Some(lost) });
        }
    }
    while places.len() < count {
        let alone = |day: &NaiveDate| places.iter().map(|place| distance(place.day, *day)).min();
        let Some(day) = free(open, &places).min_by_key(|day| (std::cmp::Reverse(alone(day)), *day)) else {
            break;
        };
        places.push(day.into());
    }
    places.sort();
    places
}

fn free(open: &[NaiveDate], places: &[Place]) -> impl Iterator<Item = NaiveDate> {
    open.iter().copied().filter(|day| places.iter().all(|place| place.day != *day))
}

fn distance(one: NaiveDate, other: NaiveDate) -> u64 {
    (one - other).num_days().unsigned_abs()
}
