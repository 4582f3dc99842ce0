//! Place-years, against going through every day.

use crate::common::{day, malmokraften};
use crate::{CASES, programme};
use chrono::{Datelike, NaiveDate};
use mk_core::calendar::Month;
use mk_core::outcome::Key;
use mk_core::outcome::place_years::{Interval, PlaceDays, PlaceYears};
use mk_core::programme::{Deduplication, Period};
use proptest::prelude::*;

/// Somebody from a day until another, or still, with some percent.
type One = (u8, NaiveDate, Option<NaiveDate>, u8);

fn days(intervals: &[One], last: NaiveDate) -> PlaceDays {
    let mut years = PlaceYears::new();
    for (person, from, until, percent) in intervals {
        let key = Key::new(format!("p-{person}").as_bytes()).unwrap();
        years.add(Interval { key, from: *from, until: *until, percent: *percent }).unwrap();
    }
    years.through(last)
}

fn intervals() -> impl Strategy<Value = Vec<One>> {
    let one = (0..4_u8, 0..900_u64, prop::option::weighted(0.9, 0..500_u64), 1..=100_u8);
    let one = one.prop_map(|(person, start, length, percent)| {
        let from = day("2023-11-01") + chrono::Days::new(start);
        (person, from, length.map(|length| from + chrono::Days::new(length)), percent)
    });
    prop::collection::vec(one, 0..12)
}

/// Percent of places on a day: of each person the largest.
fn on(intervals: &[One], date: NaiveDate) -> i64 {
    let of = |person: u8| {
        let own = intervals.iter().filter(|(of, from, until, _)| {
            *of == person && *from <= date && until.is_none_or(|until| date < until)
        });
        own.map(|(.., percent)| i64::from(*percent)).max().unwrap_or(0)
    };
    (0..4).map(of).sum()
}

fn period(from: &str, through: &str) -> Period {
    Period { from: day(from), through: day(through) }
}

#[test]
fn a_full_year_is_one_place_year() {
    for year in 1990..2110 {
        let (from, until) = (format!("{year}-01-01"), format!("{}-01-01", year + 1));
        let days = days(&[(1, day(&from), Some(day(&until)), 100)], day("2120-12-31"));
        assert_eq!(days.in_year(year).to_bits(), 1.0_f64.to_bits(), "{year}");
        assert_eq!((days.in_year(year - 1), days.in_year(year + 1)), (0.0, 0.0));
        let averages = days.averages(period(&from, &format!("{year}-12-31")));
        assert_eq!(averages.len(), 12);
        assert!(averages.iter().all(|(_, hundredths)| *hundredths == 100), "{averages:?}");
    }
}

#[test]
fn days_count_from_the_first_to_the_last_and_without_it() {
    let march = period("2025-03-01", "2025-03-31");
    for (intervals, percent_days) in [
        (&[("2025-03-01", "2025-03-02", 100)][..], 100),
        (&[("2025-03-05", "2025-03-05", 100)], 0),
        (&[("2025-02-01", "2025-03-01", 100)], 0),
        (&[("2025-03-31", "2025-04-30", 100)], 100),
        (&[("2025-03-01", "2025-03-11", 100), ("2025-03-11", "2025-03-21", 100)], 2000),
        (&[("2025-03-01", "2025-03-11", 100), ("2025-03-01", "2025-03-11", 100)], 1000),
        (&[("2025-03-01", "2025-03-11", 50), ("2025-03-06", "2025-03-11", 75)], 5 * 50 + 5 * 75),
        (&[("2025-03-01", "2025-03-31", 50), ("2025-03-06", "2025-03-11", 25)], 30 * 50),
    ] {
        let one = |(from, until, percent): &(&str, &str, u8)| (1, day(from), Some(day(until)), *percent);
        let all: Vec<One> = intervals.iter().map(one).collect();
        assert_eq!(days(&all, day("2025-12-31")).percent_days(march), percent_days, "{intervals:?}");
    }
}

#[test]
fn what_has_not_ended_goes_on_to_the_day_asked_for() {
    let open = [(1, day("2025-03-30"), None, 100), (2, day("2025-03-01"), Some(day("2030-01-01")), 100)];
    let days = days(&open, day("2025-04-02"));
    assert_eq!(days.percent_days(period("2025-01-01", "2099-12-31")), 100 * (4 + 33));
    assert_eq!(days.last_day(), Some(day("2025-04-02")));
}

#[test]
fn an_interval_that_is_none_is_a_problem() {
    let key = Key::new(b"p").unwrap();
    for (from, until, percent, code) in [
        ("2025-03-02", Some("2025-03-01"), 100, "interval-backwards"),
        ("2025-03-02", None, 0, "bad-extent"),
        ("2025-03-02", None, 101, "bad-extent"),
    ] {
        let interval = Interval { key, from: day(from), until: until.map(day), percent };
        assert_eq!(PlaceYears::new().add(interval).unwrap_err().code, code);
    }
}

#[test]
fn totals_are_of_goals_that_count_places() {
    let programme = programme();
    let days = days(&[(1, day("2025-01-01"), Some(day("2025-03-01")), 50)], day("2025-12-31"));
    let goal = |id: &str| programme.goal(id).unwrap();
    let through = Month::parse("2025-03").unwrap();
    let totals = |id: &str| days.totals(&programme, goal(id), Deduplication::WithinParty, through);
    assert_eq!(totals("union").unwrap_err().code, "places-apart");
    for id in ["platser", "tagna"] {
        let text = totals(id).unwrap().to_csv();
        // The programme begins on 15 January: 17 of 31 days are its.
        let expected = format!(
            "mål;månad;antal;dubblettrensad\n{id};2025-01;0,27;within_party\n{id};2025-02;0,50;within_party\n\
             {id};2025-03;0;within_party\n"
        );
        assert_eq!(text, expected);
    }
    assert_eq!(malmokraften().goals.iter().filter(|goal| goal.unit.is_place()).count(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn place_years_agree_with_a_walk_over_the_days(intervals in intervals(), last in 0..1200_u64, from in 0..1200_u64, length in 0..700_u64) {
        let last = day("2023-11-01") + chrono::Days::new(last);
        let from = day("2023-10-01") + chrono::Days::new(from);
        let within = Period { from, through: from + chrono::Days::new(length) };
        let days = days(&intervals, last);
        let counted: Vec<(NaiveDate, i64)> =
            within.days().filter(|date| *date <= last).map(|date| (date, on(&intervals, date))).collect();
        prop_assert_eq!(days.percent_days(within), counted.iter().map(|(_, percent)| percent).sum::<i64>());
        let in_year = |year: i32| {
            let length = f64::from(NaiveDate::from_ymd_opt(year, 12, 31).unwrap().ordinal());
            let sum: i64 = counted.iter().filter(|(date, _)| date.year() == year).map(|(_, percent)| percent).sum();
            f64::from(i32::try_from(sum).unwrap()) / 100.0 / length
        };
        let expected: f64 = (2023..=2028).map(in_year).sum();
        prop_assert!((days.in_period(within) - expected).abs() < 1e-9);
        for (month, hundredths) in days.averages(within) {
            let of_month = counted.iter().filter(|(date, _)| month == Month::of(*date));
            let sum: i64 = of_month.map(|(_, percent)| percent).sum();
            let length = i64::from(month.last_day().day());
            // At most half a hundredth away, and up where it is half.
            prop_assert!((2 * (sum - hundredths * length)) < length && 2 * (sum - hundredths * length) >= -length);
        }
    }

    #[test]
    fn splitting_doubling_and_order_leave_place_years_alone(
        (intervals, shuffled) in intervals().prop_flat_map(|intervals| {
            let parts = intervals.iter().enumerate().flat_map(|(at, (person, from, until, percent))| {
                let middle = *from + chrono::Days::new(at as u64 * 7);
                match until.filter(|until| middle <= *until) {
                    Some(until) => vec![
                        (*person, *from, Some(middle), *percent),
                        (*person, middle, Some(until), *percent),
                        (*person, *from, Some(until), 1.max(*percent / 2)),
                    ],
                    None => vec![(*person, *from, *until, *percent); 2],
                }
            });
            let parts: Vec<One> = parts.collect();
            (Just(intervals), Just(parts).prop_shuffle())
        }),
    ) {
        let last = day("2026-06-30");
        prop_assert_eq!(days(&intervals, last), days(&shuffled, last));
    }
}

/// More intervals than are held before they are merged.
#[test]
fn duplicates_take_no_room_and_change_nothing() {
    let one = |at: u64| {
        let from = day("2025-01-01") + chrono::Days::new(at % 50);
        (u8::try_from(at % 4).unwrap(), from, Some(from + chrono::Days::new(9)), 50)
    };
    let few: Vec<One> = (0..200).map(one).collect();
    let many: Vec<One> = (0..20_000).map(one).collect();
    assert_eq!(days(&few, day("2025-12-31")), days(&many, day("2025-12-31")));
}
