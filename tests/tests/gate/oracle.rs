//! The gate's rules over again, from the design and not from the code: day by day, by brute force.

use chrono::{Datelike, NaiveDate};

/// Every sequence of so many numbers from 0 to `most`.
pub(crate) fn sequences(length: usize, most: u64) -> impl Iterator<Item = Vec<u64>> {
    let base = most + 1;
    let digits = move |number: u64| std::iter::successors(Some(number), move |rest| Some(rest / base));
    let all = base.pow(u32::try_from(length).unwrap());
    (0..all).map(move |number| digits(number).take(length).map(|rest| rest % base).collect())
}

/// What is shown of increments, when so many months make up each period: what has been reached, or the label.
pub(crate) fn shown(increments: &[u64], periods: &[usize], threshold: u64) -> Vec<Option<u64>> {
    let mut months = increments.iter();
    let (mut all, mut hidden) = (0, 0);
    periods
        .iter()
        .map(|length| {
            hidden += months.by_ref().take(*length).sum::<u64>();
            if hidden < threshold {
                return None;
            }
            all += std::mem::take(&mut hidden);
            Some(all)
        })
        .collect()
}

type Days = Vec<NaiveDate>;

/// The days of each window.
pub(crate) fn windows(from: NaiveDate, through: NaiveDate, yearly: bool) -> Vec<Days> {
    let days: Days = from.iter_days().take_while(|day| *day <= through).collect();
    days.chunk_by(|one, next| !yearly || one.year() == next.year()).map(<[_]>::to_vec).collect()
}

pub(crate) fn years(from: NaiveDate, through: NaiveDate) -> impl Iterator<Item = i32> {
    from.year()..=through.year()
}

/// The months that any of the days lie in, as the days of each.
pub(crate) fn months(from: NaiveDate, through: NaiveDate) -> Vec<Days> {
    months_of(&windows(from, through, false)[0])
}

fn months_of(days: &[NaiveDate]) -> Vec<Days> {
    days.chunk_by(|one, next| one.month() == next.month()).map(<[_]>::to_vec).collect()
}

/// Rule 1: the fewest months of 1, 4 and 12 in which each window expects three times the threshold, or else 12.
pub(crate) fn rhythm(windows: &[Days], target: u32, threshold: u32) -> u32 {
    let expects = |months: u32, window: &Days| {
        let share = f64::from(months) / f64::from(u32::try_from(months_of(window).len()).unwrap());
        f64::from(target) * share >= f64::from(3 * threshold) - 1e-9
    };
    [1, 4].into_iter().find(|months| windows.iter().all(|window| expects(*months, window))).unwrap_or(12)
}

/// The points of a series with these months, of which the first is `first`.
pub(crate) fn points(
    windows: &[Days],
    rhythm: u32,
    threshold: u32,
    first: &str,
    months: &[u64],
) -> Vec<(NaiveDate, Option<u64>)> {
    let names: Vec<String> = crate::common::months(first).take(months.len()).collect();
    let mut points = Vec::new();
    for window in windows {
        // Each period is the months of the window up to and with one that the rhythm ends on, or the window's last.
        let mut periods: Vec<Vec<Days>> = vec![Vec::new()];
        for month in months_of(window) {
            let ends = month[0].month() % rhythm == 0;
            periods.last_mut().unwrap().push(month);
            if ends {
                periods.push(Vec::new());
            }
        }
        periods.retain(|period| !period.is_empty());
        let number = |month: &Days| {
            let name = month[0].to_string();
            names.iter().position(|known| name.starts_with(known.as_str())).map(|at| months[at])
        };
        let complete = periods.iter().take_while(|period| period.iter().all(|month| number(month).is_some()));
        let complete: Vec<&Vec<Days>> = complete.collect();
        let increments: Vec<u64> =
            complete.iter().copied().flatten().map(|month| number(month).unwrap()).collect();
        let lengths: Vec<usize> = complete.iter().map(|period| period.len()).collect();
        let ends = complete.iter().map(|period| *period.last().unwrap().last().unwrap());
        points.extend(ends.zip(shown(&increments, &lengths, threshold.into())));
    }
    points
}
