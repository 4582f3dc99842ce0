//! Where a profile or the calendar leaves a month nothing.

use crate::common::{Plan, csv, day, publish};
use crate::generated::{Case, Made, cases, config};
use crate::properties::ends;
use mk_core::calendar::working_days;
use mk_core::forecast::Forecast;
use mk_core::publish::Publication;
use proptest::prelude::*;

fn forecast(from: &str, counts: &[u64]) -> Forecast {
    let plan = Plan::new(from, "2025-12-31").yearly("mal", "events", &[(2025, 240)]);
    let publication: Publication =
        publish(&plan.programme(), &csv(&from[..7], &[("mal", counts)]), None, day("2026-01-10")).unwrap();
    Forecast::of(&publication, &publication.series()[0]).unwrap()
}

/// 31 May 2025 is a Saturday, and 1 June a Sunday: a day on which nobody works, before a window or in it, tells nothing.
#[test]
fn a_first_month_without_a_working_day_changes_next_to_nothing() {
    let one = forecast("2025-05-31", &[0, 30, 31, 29]);
    let other = forecast("2025-06-01", &[30, 31, 29]);
    // But that the level has had a month more to drift from what was known before anything was.
    assert!((one.reach() - other.reach()).abs() < 0.01, "{one:?} and {other:?}");
    for (one, other) in one.path.iter().zip(&other.path) {
        assert!(ends(one).iter().zip(ends(other)).all(|(one, other)| one.abs_diff(other) <= 2), "{one:?}");
    }
    // What came on that day came, too.
    let one = forecast("2025-05-31", &[4, 30, 31, 29]).end();
    let other = other.end();
    assert!(one.median.abs_diff(other.median + 4) <= 4, "{one:?} and {other:?}");
}

#[test]
fn any_count_can_be_asked_for() {
    let forecast = forecast("2025-06-01", &[30, 31, 29]);
    for count in [u64::from(u32::MAX), 1 << 53, u64::MAX - 1, u64::MAX] {
        assert!(forecast.at_least(count).abs() < f64::EPSILON, "{count}");
    }
}

proptest! {
    #![proptest_config(config())]

    /// Before the last working day is over more can come.
    #[test]
    fn nothing_is_certain_before_the_end(case in cases()) {
        let Some(made) = Made::of(&case) else { return Ok(()) };
        let ahead = made.forecast.at.succ_opt().unwrap();
        if ahead <= made.forecast.window.through && working_days(ahead, made.forecast.window.through) > 0 {
            prop_assert!(made.forecast.at_least(made.reached().most + 1) > 0.0);
        }
    }

    #[test]
    fn a_profile_with_months_that_bring_nothing_times_a_constant_changes_nothing(case in cases()) {
        let mut scaled = case.clone();
        scaled.plan.weights.iter_mut().for_each(|weight| *weight *= 64.0);
        let of = |case: &Case| Made::of(case).map(|made| made.forecast);
        prop_assert_eq!(of(&case), of(&scaled));
    }
}
