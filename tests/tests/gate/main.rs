//! The gate, against an oracle that knows nothing of its code: what is shown, how often, and what an attacker learns.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod attack;
mod chain;
#[path = "../common/mod.rs"]
mod common;
mod corrections;
mod example;
mod facts;
mod named;
mod oracle;
mod past;
mod places;
mod random;
mod utility;
mod whole_chain;

use chrono::NaiveDate;
use common::{Plan, csv, day, figures, publish};
use mk_core::calendar::Rhythm;
use proptest::prelude::*;

/// A day after the end of every programme here.
fn later() -> NaiveDate {
    day("2035-01-01")
}

/// Every way three months can go, and some fourth ones, a hundred goals at a time.
#[test]
fn shows_what_the_oracle_shows_for_every_small_programme() {
    let increments: Vec<Vec<u64>> = oracle::sequences(4, 12).filter(|months| months[3] % 6 == 4).collect();
    for goals in increments.chunks(100) {
        let mut plan = Plan::new("2025-01-01", "2025-04-30");
        let ids: Vec<String> = (0..goals.len()).map(|number| format!("g{number}")).collect();
        for id in &ids {
            plan = plan.whole(id, "persons", 60);
        }
        let rows: Vec<(&str, &[u64])> =
            ids.iter().zip(goals).map(|(id, months)| (id.as_str(), months.as_slice())).collect();
        let publication = publish(&plan.programme(), &csv("2025-01", &rows), None, later()).unwrap();
        for (series, months) in publication.series().iter().zip(goals) {
            assert_eq!(figures(series), oracle::shown(months, &[1; 4], 5), "{months:?}");
        }
    }
}

/// A programme of any length with a goal of each window, and what its months bring.
fn programmes() -> impl Strategy<Value = (Plan, Vec<u64>)> {
    let brings = prop_oneof![0..8_u64, 0..60_u64, Just(0)];
    (0..1000_u64, 30..900_u64, 5..9_u32, 1..1500_u32, 1..1500_u32, prop::collection::vec(brings, 48))
        .prop_map(|(start, length, threshold, whole, yearly, months)| {
            let from = day("2024-02-10") + chrono::Days::new(start);
            let through = from + chrono::Days::new(length);
            let mut plan = Plan::new(&from.to_string(), &through.to_string());
            plan.threshold = threshold;
            let years: Vec<(i32, u32)> = oracle::years(from, through).map(|year| (year, yearly)).collect();
            (plan.whole("hela", "persons", whole).yearly("ar", "persons", &years), months)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Rhythm, days, numbers and labels at once, for programmes that begin and end on any day.
    #[test]
    fn publishes_what_the_oracle_publishes((plan, months) in programmes()) {
        let programme = plan.programme();
        let first = &plan.from.to_string()[..7];
        let count = oracle::months(plan.from, plan.through).len().min(months.len());
        let csv = csv(first, &[("hela", &months[..count]), ("ar", &months[..count])]);
        let publication = publish(&programme, &csv, None, later()).unwrap();
        for (id, yearly) in [("hela", false), ("ar", true)] {
            let series = publication.goal(id).unwrap();
            let target = plan.goals.iter().find(|goal| goal.id == id).unwrap().targets[0].1;
            let windows = oracle::windows(plan.from, plan.through, yearly);
            let rhythm = oracle::rhythm(&windows, target, plan.threshold);
            prop_assert_eq!(series.rhythm().months(), rhythm);
            let expected = oracle::points(&windows, rhythm, plan.threshold, first, &months[..count]);
            let found: Vec<_> =
                series.points().iter().map(|point| (point.through(), point.figure().count())).collect();
            prop_assert_eq!(found, expected);
        }
    }
}

/// Three times the threshold is expected in every period: fifteen a month, a tertial, a year.
#[test]
fn the_rhythm_is_the_finest_that_expects_fifteen() {
    for (target, threshold, rhythm) in [
        (350, 5, Rhythm::Month),
        (180, 5, Rhythm::Month),
        (179, 5, Rhythm::Tertial),
        (45, 5, Rhythm::Tertial),
        (44, 5, Rhythm::Year),
        (10, 5, Rhythm::Year),
        (1, 5, Rhythm::Year),
        (350, 10, Rhythm::Tertial),
        (350, 1000, Rhythm::Year),
    ] {
        let mut plan = Plan::new("2025-01-01", "2026-12-31");
        plan.threshold = threshold;
        let plan =
            plan.yearly("mal", "persons", &[(2025, 1500), (2026, target)]).whole("ovrigt", "events", 1);
        let programme = plan.programme();
        let rhythm_of = |id: &str| programme.rhythm(programme.goal(id).unwrap());
        let expected = if threshold == 1000 { Rhythm::Year } else { rhythm };
        assert_eq!(rhythm_of("mal"), expected, "{target} a year under {threshold}");
        assert_eq!(rhythm_of("ovrigt"), Rhythm::Month, "events are nobody's");
    }
}

#[test]
fn places_and_events_pass_as_they_are() {
    let plan =
        Plan::new("2025-01-01", "2025-12-31").whole("platser", "places", 1).whole("traffar", "events", 1);
    let programme = plan.programme();
    let csv = csv("2025-01", &[("platser", &[0, 12, 0, 0]), ("traffar", &[0, 1, 0, 3])]);
    let publication = publish(&programme, &csv, None, later()).unwrap();
    // 12 places in the 28 days of February are 0.92 place-years.
    assert_eq!(figures(publication.goal("platser").unwrap()), [Some(0), Some(1), Some(1), Some(1)]);
    assert_eq!(figures(publication.goal("traffar").unwrap()), [Some(0), Some(1), Some(1), Some(4)]);
}

#[test]
fn a_month_that_is_not_over_waits() {
    let programme = Plan::new("2025-01-01", "2025-12-31").whole("mal", "persons", 400).programme();
    let csv = csv("2025-01", &[("mal", &[7, 7, 7])]);
    for (today, months) in [("2025-03-01", 2), ("2025-03-30", 2), ("2025-03-31", 3), ("2025-12-24", 3)] {
        let publication = publish(&programme, &csv, None, day(today)).unwrap();
        assert_eq!(publication.goal("mal").unwrap().points().len(), months, "{today}");
    }
}

/// Two goals, of which one has numbers only for the running month: figures reach as far as the other's.
#[test]
fn figures_reach_as_far_as_a_month_with_a_number_that_is_over() {
    let plan = Plan::new("2025-01-01", "2026-12-31").yearly("forsta", "persons", &[(2025, 400)]).yearly(
        "andra",
        "persons",
        &[(2026, 400)],
    );
    let csv = "mål;månad;antal\nforsta;2025-01;7\nforsta;2025-02;7\nandra;2026-01;7";
    let publication = publish(&plan.programme(), csv, None, day("2026-01-20")).unwrap();
    assert_eq!(publication.data_through(), day("2025-02-28"));
}

#[test]
fn what_cannot_be_published_says_why() {
    let programme = Plan::new("2025-01-01", "2025-12-31").whole("mal", "events", 400).programme();
    for (counts, today, code) in [
        (&[7, 7][..], "2025-01-31", "future-month"),
        (&[7, 7], "2024-01-01", "future-month"),
        (&[7], "2025-01-30", "nothing-to-publish"),
        (&[600_000_000, 600_000_000], "2025-03-01", "rule-broken"),
    ] {
        let problem =
            common::only(publish(&programme, &csv("2025-01", &[("mal", counts)]), None, day(today)));
        assert_eq!(problem.code, code, "{problem}");
    }
}
