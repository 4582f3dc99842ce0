//! What of a window lies behind, day by day, and where the pace of its target is.

use crate::{cases, close};
use mk_core::progress::Exposure;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_pace_is_nothing_at_the_start_the_target_at_the_end_and_never_falls(
        case in cases("persons"),
        unit in prop::sample::select(vec!["persons", "events", "places", "occupied-places"]),
    ) {
        let mut case = case;
        case.plan.goals[0].unit = unit;
        let programme = case.plan.programme();
        let goal = &programme.goals[0];
        for window in goal.windows(programme.period) {
            let exposure = Exposure::new(window, goal);
            let before = window.from.pred_opt().unwrap();
            let known = [before, window.through][usize::from(case.counts.len() % 2 == 0)];
            let pace = |day| exposure.expected(day, known).unwrap();
            let target = f64::from(goal.target(window.from, window.through).unwrap().count);
            prop_assert!(pace(before).abs() < f64::EPSILON);
            prop_assert!(close(pace(window.through), target));
            let days = before.iter_days().take_while(|day| *day <= window.through);
            let all: Vec<f64> = days.map(pace).collect();
            prop_assert!(all.is_sorted(), "{:?}", all);
        }
    }

    #[test]
    fn exposure_is_what_counting_every_day_gives_and_never_falls(case in cases("events")) {
        let programme = case.plan.programme();
        for window in programme.goals[0].windows(programme.period) {
            let (exposure, days) = (Exposure::new(window, &programme.goals[0]), case.days(window));
            let before = window.from.pred_opt().unwrap();
            prop_assert!(exposure.through(before).abs() < f64::EPSILON && exposure.share(before).abs() < f64::EPSILON);
            prop_assert!((exposure.share(window.through) - 1.0).abs() < f64::EPSILON);
            prop_assert!((exposure.share(window.through.succ_opt().unwrap()) - 1.0).abs() < f64::EPSILON);
            let mut last = 0.0;
            for day in before.iter_days().take_while(|day| *day <= window.through) {
                let through = exposure.through(day);
                prop_assert!(through >= last, "{} on {}", through, day);
                prop_assert!(close(through, days.before(day)), "{} on {}", through, day);
                last = through;
            }
        }
    }
}
