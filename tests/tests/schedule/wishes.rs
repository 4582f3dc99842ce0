//! Weekdays wished for, holidays that stand in the way, and wishes that cannot be met.

use crate::common::day;
use crate::{days, programme, texts};
use chrono::{Datelike, Weekday};
use mk_core::schedule::{RestReason, Unmet, meetings, reports};
use proptest::prelude::*;

const LULL: &str = "[calendar]\nlull = { from-week = 27, through-week = 32 }";

/// The days of the forum's meetings, each with the day it was moved from.
fn planned(cadence: &str, forum: &str, from: &str, through: &str) -> Vec<(String, Option<String>)> {
    let programme = programme("2025-01-01", "2027-12-31", LULL, cadence, forum);
    let planned = meetings(&programme, &programme.forums[0], days(from, through), None);
    assert!(planned.unmet.is_empty(), "{:?}", planned.unmet);
    planned
        .entries
        .iter()
        .map(|one| (one.day.to_string(), one.moved_from.map(|day| day.to_string())))
        .collect()
}

#[test]
fn a_weekday_wished_for_is_kept_and_a_holiday_moves_the_meeting_to_the_nearest_day() {
    let weekly = "{ times = 1, per = \"week\", lull = \"skip\" }";
    // 29 May is Kristi himmelsfärdsdag, a Thursday; 19 June the day before midsommarafton.
    let thursdays = planned(weekly, "weekdays = [\"thursday\"]", "2025-05-19", "2025-06-22");
    let on_its_day = |day: &str| (day.to_owned(), None);
    assert_eq!(
        thursdays,
        [
            on_its_day("2025-05-22"),
            ("2025-05-28".into(), Some("2025-05-29".into())),
            on_its_day("2025-06-05"),
            on_its_day("2025-06-12"),
            on_its_day("2025-06-19"),
        ]
    );
    // Annandag påsk and the week after it; the day before Easter Monday is no working day, so it moves forwards.
    let mondays = planned(weekly, "weekdays = [\"monday\"]", "2026-04-06", "2026-04-19");
    assert_eq!(mondays, [("2026-04-07".into(), Some("2026-04-06".into())), on_its_day("2026-04-13")]);
}

#[test]
fn two_weekdays_a_week_are_both_kept() {
    let twice = "{ times = 2, per = \"week\", lull = \"skip\" }";
    let days = planned(twice, "weekdays = [\"monday\", \"tuesday\"]", "2025-03-03", "2025-03-09");
    assert_eq!(days.into_iter().map(|(day, _)| day).collect::<Vec<_>>(), ["2025-03-03", "2025-03-04"]);
}

/// Only 1 and 2 July 2027 lie outside the lull: a Thursday and a Friday.
#[test]
fn a_month_that_the_lull_leaves_two_days_of_meets_on_the_nearest_to_the_weekday_lost() {
    let monthly = "{ times = 1, per = \"month\", lull = \"skip\" }";
    let july = planned(monthly, "weekdays = [\"tuesday\"]", "2027-07-01", "2027-07-31");
    assert_eq!(july, [("2027-07-02".into(), Some("2027-07-06".into()))]);
}

#[test]
fn an_impossible_wish_is_a_problem_with_a_reason() {
    // The week of Christmas 2025 has two working days: Monday and Tuesday.
    let cadence = "{ times = 4, per = \"week\", lull = \"skip\" }";
    let programme = programme("2025-01-01", "2027-12-31", "", cadence, "");
    let christmas = days("2025-12-22", "2025-12-28");
    let planned = meetings(&programme, &programme.forums[0], christmas, None);
    assert_eq!(texts(planned.entries.iter().map(|meeting| meeting.day)), ["2025-12-22", "2025-12-23"]);
    assert_eq!(planned.unmet, [Unmet { period: christmas, wished: 4, days: 2, from: None }]);
    let due = reports(&programme, &programme.channels[0], christmas, &[]);
    assert_eq!((due.entries.len(), due.unmet.len()), (2, 1));
}

#[test]
fn a_period_without_a_working_day_owes_nothing_and_says_why() {
    // The programme begins on Saturday, 1 January 2028.
    let cadence = "{ times = 2, per = \"week\", lull = \"skip\" }";
    let programme = programme("2028-01-01", "2028-12-31", LULL, cadence, "");
    let planned = meetings(&programme, &programme.forums[0], days("2028-01-01", "2028-08-31"), None);
    let reasons: Vec<_> = planned.rests.iter().map(|rest| (rest.period.from, rest.reason)).collect();
    assert_eq!(reasons[0], (day("2028-01-01"), RestReason::NoWorkingDay));
    assert_eq!(reasons.len(), 1 + 6);
    assert!(reasons[1..].iter().all(|(_, reason)| *reason == RestReason::Lull));
}

#[test]
fn a_part_of_a_term_owes_its_share_and_at_least_one() {
    let cadence = "{ times = 4, per = \"term\", lull = \"skip\" }";
    for (from, owed) in [("2025-01-01", 4), ("2025-02-20", 3), ("2025-05-01", 2), ("2025-06-26", 1)] {
        let programme = programme(from, "2025-12-31", "", cadence, "");
        let term = meetings(&programme, &programme.forums[0], days("2025-01-01", "2025-06-30"), None);
        assert_eq!(term.entries.len(), owed, "{from}");
    }
}

#[test]
fn so_many_weeks_are_counted_from_the_forums_first() {
    let cadence = "{ every-weeks = 3, lull = \"keep-on\" }";
    let forum = "from = 2025-03-12\nweekdays = [\"wednesday\"]";
    let each: Vec<_> =
        planned(cadence, forum, "2025-01-01", "2025-07-31").into_iter().map(|(day, _)| day).collect();
    assert_eq!(
        each,
        ["2025-03-19", "2025-04-09", "2025-04-30", "2025-05-21", "2025-06-11", "2025-07-02", "2025-07-23"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Of the weekdays wished for a meeting is only moved where they do not suffice, and it says from where; all days
    /// are apart and open.
    #[test]
    fn weekdays_are_kept_wherever_they_suffice(
        times in 1..=4_usize,
        per in prop::sample::select(vec!["month", "quarter", "term"]),
        weekdays in prop::sample::subsequence(vec!["monday", "tuesday", "wednesday", "thursday", "friday"], 1..=5),
        start in 0..1500_u64,
    ) {
        let from = day("2024-01-01") + chrono::Days::new(start);
        let through = from + chrono::Days::new(700);
        let wished = format!("weekdays = {weekdays:?}");
        let cadence = format!("{{ times = {times}, per = \"{per}\", lull = \"skip\" }}");
        let programme = programme(&from.to_string(), &through.to_string(), LULL, &cadence, &wished);
        let planned = meetings(&programme, &programme.forums[0], mk_core::programme::Period { from, through }, None);
        let is_wished = |day: Weekday| weekdays.contains(&["monday", "tuesday", "wednesday", "thursday", "friday"][day.num_days_from_monday() as usize]);
        let open = |date: chrono::NaiveDate| {
            mk_core::calendar::is_working_day(date) && !programme.calendar.is_lull(date)
        };
        for meeting in &planned.entries {
            prop_assert!(open(meeting.day));
            let of_period: Vec<_> = planned.entries.iter().filter(|other| other.period == meeting.period).collect();
            let chances = meeting.period.days().filter(|date| open(*date) && is_wished(date.weekday())).count();
            if chances >= of_period.len() {
                prop_assert!(is_wished(meeting.day.weekday()), "{}", meeting.day);
                prop_assert_eq!(meeting.moved_from, None);
            }
            // A single one is on the day wished for that is nearest to the middle.
            if of_period.len() == 1 && chances > 0 {
                let open_days: Vec<_> = meeting.period.days().filter(|date| open(*date)).collect();
                let middle = open_days[open_days.len() / 2];
                let wished = open_days.iter().filter(|date| is_wished(date.weekday()));
                let nearest = wished.min_by_key(|date| ((**date - middle).num_days().abs(), **date));
                prop_assert_eq!(Some(&meeting.day), nearest);
            }
            if let Some(lost) = meeting.moved_from {
                prop_assert!(is_wished(lost.weekday()) && !open(lost) && meeting.period.contains(lost));
            }
        }
        prop_assert!(planned.entries.windows(2).all(|pair| pair[0].day < pair[1].day));
    }
}
