//! Place-years from monthly averages, against counting every place on every day.

use crate::common::{Plan, csv, figures, publish};
use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

/// What has been reached at each month's end: every day's places divided by the days of its year. In hundredths of a
/// place, times the days of an ordinary and of a leap year, so that nothing is rounded before the end.
fn day_by_day(from: NaiveDate, hundredths: &[u64]) -> Vec<u64> {
    let (mut sum, mut month, mut reached) = (0_u64, 0, Vec::new());
    for day in from.iter_days() {
        let leap = NaiveDate::from_ymd_opt(day.year(), 2, 29).is_some();
        sum += hundredths[month] * if leap { 365 } else { 366 };
        if day.succ_opt().unwrap().day() == 1 {
            let place_years_in_halves = sum * 2 / (100 * 365 * 366);
            reached.push(place_years_in_halves.div_ceil(2));
            month += 1;
            if month == hundredths.len() {
                break;
            }
        }
    }
    reached
}

fn check(from: &str, hundredths: &[u64]) -> Result<(), TestCaseError> {
    let programme = Plan::new(from, "2027-12-31").whole("platser", "places", 100).programme();
    let written: Vec<String> =
        hundredths.iter().map(|number| format!("{},{:02}", number / 100, number % 100)).collect();
    let publication =
        publish(&programme, &csv(&from[..7], &[("platser", &written)]), None, super::later()).unwrap();
    let found: Vec<u64> = figures(publication.goal("platser").unwrap()).into_iter().flatten().collect();
    prop_assert_eq!(found, day_by_day(from.parse().unwrap(), hundredths));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn averages_become_place_years_as_if_counted_day_by_day(
        start in 0..24_usize,
        hundredths in prop::collection::vec(prop_oneof![0..500_000_u64, 0..1000_u64], 1..24),
    ) {
        let from = format!("{}-01", crate::common::months("2024-01").nth(start).unwrap());
        check(&from, &hundredths)?;
    }
}

#[test]
fn a_place_open_for_a_whole_year_is_one_place_year_in_leap_years_too() {
    for (from, places) in [("2024-01-01", 100), ("2025-01-01", 100), ("2024-01-01", 50), ("2025-01-01", 49)] {
        check(from, &[places; 12]).unwrap();
        let year = day_by_day(from.parse().unwrap(), &[places; 12]);
        assert_eq!(year[11], u64::from(places >= 50), "half is rounded up");
    }
}
