//! Holidays, terms and the lull, against an almanac of another maker and a walk over the days.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "common/mod.rs"]
mod common;

use chrono::{Datelike, NaiveDate, Weekday};
use common::{day, malmokraften};
use mk_core::calendar::{Calendar, Division, MonthDay, Term, free_eve, is_working_day, public_holiday};
use mk_core::programme::{Id, Period};
use mk_core::text::Text;
use proptest::prelude::*;

const ALMANAC: &str = include_str!("../corpus/calendar/sweden.txt");

/// Each year of the almanac with its public holidays and the days that are free in practice, as `MM-DD`.
fn almanac() -> impl Iterator<Item = (i32, Vec<&'static str>, Vec<&'static str>)> {
    ALMANAC.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let (year, days) = line.split_once(' ').unwrap();
        let (public, free) = days.split_once(" | ").unwrap();
        (year.parse().unwrap(), public.split(' ').collect(), free.split(' ').collect())
    })
}

#[test]
fn every_day_of_a_century_is_free_where_the_almanac_says_so() {
    assert_eq!(almanac().map(|(year, ..)| year).collect::<Vec<_>>(), (2000..=2100).collect::<Vec<_>>());
    for (year, public, free) in almanac() {
        for date in day(&format!("{year}-01-01")).iter_days().take_while(|date| date.year() == year) {
            let short = date.format("%m-%d").to_string();
            assert_eq!(public_holiday(date).is_some(), public.contains(&short.as_str()), "{date}");
            // An eve that is a public holiday as well is the holiday.
            let eve = free_eve(date).is_some() && public_holiday(date).is_none();
            assert_eq!(eve, free.contains(&short.as_str()), "{date}");
            let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
            let off = weekend || public.contains(&short.as_str()) || free.contains(&short.as_str());
            assert_eq!(is_working_day(date), !off, "{date}");
        }
    }
}

#[test]
fn annandag_pingst_made_way_for_the_national_day() {
    assert_eq!(public_holiday(day("2004-05-31")), Some("annandag pingst"));
    assert_eq!(public_holiday(day("2004-06-06")), None);
    assert_eq!(public_holiday(day("2005-05-16")), None);
    assert_eq!(public_holiday(day("2005-06-06")), Some("nationaldagen"));
}

/// The inventory's figures for the programme's years.
#[test]
fn the_inventorys_figures_hold() {
    for (easter, year) in [("2025-04-20", 2025), ("2026-04-05", 2026), ("2027-03-28", 2027)] {
        assert_eq!(public_holiday(day(easter)), Some("påskdagen"));
        assert_eq!(almanac().find(|(known, ..)| *known == year).unwrap().1[3], &easter[5..]);
    }
    let calendar = malmokraften().calendar;
    let lull = |date| calendar.is_lull(day(date));
    for (before, first, last, after) in [
        ("2025-06-29", "2025-06-30", "2025-08-10", "2025-08-11"),
        ("2026-06-28", "2026-06-29", "2026-08-09", "2026-08-10"),
        ("2027-07-04", "2027-07-05", "2027-08-15", "2027-08-16"),
    ] {
        assert_eq!((lull(before), lull(first), lull(last), lull(after)), (false, true, true, false));
    }
    let terms: Vec<_> =
        calendar.terms.iter().map(|term| (term.id.as_str(), term.from, term.through)).collect();
    let each = |text| MonthDay::parse(text).unwrap();
    assert_eq!(terms, [("vt", each("01-01"), each("06-30")), ("ht", each("07-01"), each("12-31"))]);
}

#[test]
fn without_a_calendar_of_its_own_a_programme_has_the_swedish_terms_and_no_lull() {
    let programme =
        common::Plan::new("2025-01-01", "2026-12-31").yearly("mal", "persons", &[(2025, 100)]).programme();
    assert_eq!(programme.calendar, Calendar::default());
    assert_eq!(programme.calendar.term(day("2025-08-01")).unwrap().id.as_str(), "ht");
    assert!(!programme.calendar.is_lull(day("2025-07-15")));
}

/// Terms that do not overlap: where each begins and ends, as days of a year.
fn terms() -> impl Strategy<Value = Calendar> {
    prop::collection::btree_set((1..=12_u32, 1..=28_u32), 2..9).prop_map(|days| {
        let days: Vec<_> = days.into_iter().map(|(month, day)| MonthDay::new(month, day).unwrap()).collect();
        let title = Text::new(vec![("sv".into(), "termin".into())]).unwrap();
        let terms = days.chunks_exact(2).zip(1..).map(|(ends, number)| Term {
            id: Id::new(&format!("t{number}")).unwrap(),
            title: title.clone(),
            from: ends[0],
            through: ends[1],
        });
        Calendar { terms: terms.collect(), lull: None }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// The periods of a stretch are those that its days lie in, each once, in order and apart.
    #[test]
    fn the_periods_of_some_days_are_those_of_its_days(
        calendar in terms(),
        division in prop::sample::select(Division::ALL.to_vec()),
        start in 0..3000_u64,
        length in 0..800_u64,
    ) {
        let from = day("2023-01-01") + chrono::Days::new(start);
        let within = Period { from, through: from + chrono::Days::new(length) };
        let mut by_day: Vec<Period> = within.days().filter_map(|date| calendar.period(division, date)).collect();
        by_day.dedup();
        prop_assert_eq!(calendar.periods(division, within).collect::<Vec<_>>(), by_day.clone());
        prop_assert!(by_day.windows(2).all(|pair| pair[0].through < pair[1].from));
        for period in by_day {
            prop_assert!(period.days().all(|date: NaiveDate| calendar.period(division, date) == Some(period)));
        }
    }
}
