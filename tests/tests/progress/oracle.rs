//! Every day of a window with what it is expected to bring, by a calendar of the tests' own.

use chrono::{Datelike, Days as Count, NaiveDate};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Easter Sundays as almanacs print them.
const EASTER: [(i32, u32, u32); 13] = [
    (2023, 4, 9),
    (2024, 3, 31),
    (2025, 4, 20),
    (2026, 4, 5),
    (2027, 3, 28),
    (2028, 4, 16),
    (2029, 4, 1),
    (2030, 4, 21),
    (2031, 4, 13),
    (2032, 3, 28),
    (2033, 4, 17),
    (2034, 4, 9),
    (2035, 3, 25),
];

/// The days on which nobody works though they are no weekend, written out year by year.
static FREE: LazyLock<HashSet<NaiveDate>> = LazyLock::new(|| {
    let days = EASTER.into_iter().flat_map(|(year, month, day)| {
        let date = move |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let easter = date(month, day);
        let fixed = [(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)];
        let midsummer_eve = (19..=25).map(|day| date(6, day)).find(|day| weekday(*day) == 5).unwrap();
        let moving = [easter - Count::new(2), easter + Count::new(1), easter + Count::new(39), midsummer_eve];
        fixed.into_iter().map(move |(month, day)| date(month, day)).chain(moving)
    });
    days.collect()
});

/// 1 for Monday to 7 for Sunday: 1 January of the year 1 was a Monday.
fn weekday(day: NaiveDate) -> i32 {
    (day.num_days_from_ce() - 1) % 7 + 1
}

pub(crate) fn is_working_day(day: NaiveDate) -> bool {
    assert!((2023..=2035).contains(&day.year()), "no Easter for {day}");
    weekday(day) <= 5 && !FREE.contains(&day)
}

/// The days of a window, each with the exposure it adds: its month's, shared among the month's working days.
pub(crate) struct Days(Vec<(NaiveDate, f64)>);

impl Days {
    pub(crate) fn new(from: NaiveDate, through: NaiveDate, weights: &[f64]) -> Self {
        let ordinary = weights.iter().sum::<f64>() / 12.0;
        let first = from.with_day(1).unwrap();
        let all: Vec<NaiveDate> =
            first.iter_days().take_while(|day| *day <= through || day.day() > 1).collect();
        let months = all.chunk_by(|one, next| one.month() == next.month());
        let days = months.flat_map(|month| {
            let working = month.iter().filter(|day| is_working_day(**day)).count();
            let share =
                weights[month[0].month0() as usize] / ordinary / f64::from(u32::try_from(working).unwrap());
            month.iter().map(move |day| (*day, if is_working_day(*day) { share } else { 0.0 }))
        });
        Self(days.filter(|(day, _)| (from..=through).contains(day)).collect())
    }

    /// What lies before the end of a day.
    pub(crate) fn before(&self, end: NaiveDate) -> f64 {
        self.0.iter().take_while(|(day, _)| *day <= end).map(|(_, share)| share).sum()
    }

    pub(crate) fn all(&self) -> f64 {
        self.before(NaiveDate::MAX)
    }

    /// The day at whose end so much lies behind: the last such day, or else the first. Two days, as far apart as
    /// rounding can push them.
    pub(crate) fn reached(&self, amount: f64, last: bool) -> (NaiveDate, NaiveDate) {
        let before = self.0[0].0.pred_opt().unwrap();
        let end = self.0.last().unwrap().0;
        let find = |amount: f64| {
            let mut sum = 0.0;
            let mut days =
                std::iter::once((before, 0.0)).chain(self.0.iter().copied()).map(|(day, share)| {
                    sum += share;
                    (day, sum)
                });
            if last {
                days.take_while(|(_, sum)| *sum <= amount).last().map_or(before, |(day, _)| day)
            } else {
                days.find(|(_, sum)| *sum >= amount).map_or(end, |(day, _)| day)
            }
        };
        (find(amount - 1e-7), find(amount + 1e-7))
    }
}

pub(crate) fn years(from: NaiveDate, through: NaiveDate) -> impl Iterator<Item = i32> {
    from.year()..=through.year()
}

/// How many months the days from one to another touch.
pub(crate) fn months(from: NaiveDate, through: NaiveDate) -> usize {
    let months: HashSet<(i32, u32)> =
        from.iter_days().take_while(|day| *day <= through).map(|day| (day.year(), day.month())).collect();
    months.len()
}
