//! What holds of every forecast.

use crate::generated::{Made, cases, config, months};
use mk_core::forecast::Outlook;
use mk_core::publish::Span;
use proptest::prelude::*;

/// As near as probabilities that were added up can be.
const NEAR: f64 = 1e-9;

/// An interval and the probabilities of its ends.
fn intervals(outlook: &Outlook) -> [(Span<u64>, f64); 3] {
    [(outlook.half, 0.25), (outlook.most, 0.1), (outlook.nearly_all, 0.025)]
}

/// All that is said of a day, from the lowest number to the highest.
pub(crate) fn ends(outlook: &Outlook) -> [u64; 7] {
    let Outlook { median, half, most, nearly_all, .. } = *outlook;
    [nearly_all.least, most.least, half.least, median, half.most, most.most, nearly_all.most]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn reaching_more_is_never_likelier(case in cases()) {
        let Some(made) = Made::of(&case) else { return Ok(()) };
        let (reached, last) = (made.reached(), made.forecast.end().nearly_all.most);
        // Every count where there are few, and a thousand else.
        let step = usize::try_from((last - reached.least) / 1000 + 1).unwrap();
        let mut before = 1.0;
        for count in (reached.least.saturating_sub(3)..=2 * last + 50).step_by(step) {
            let likely = made.forecast.at_least(count);
            prop_assert!((0.0..=1.0).contains(&likely), "{} for {}", likely, count);
            prop_assert!(likely <= before, "{} for {}, {} for less", likely, count, before);
            prop_assert!(count > reached.least || (likely - 1.0).abs() < f64::EPSILON, "{} is shown", count);
            before = likely;
        }
        prop_assert!(made.forecast.at_least(1_000_000_000_000).abs() < NEAR);
        prop_assert_eq!(made.forecast.reach().to_bits(), made.forecast.at_least(made.forecast.target.into()).to_bits());
    }

    /// Exactly, for it is what is said: “has been reached”, “was not reached”.
    #[test]
    fn what_is_decided_is_certain(case in cases()) {
        let Some(made) = Made::of(&case) else { return Ok(()) };
        let (reached, target) = (made.reached(), u64::from(made.forecast.target));
        let reach = made.forecast.reach();
        if target <= reached.least {
            prop_assert_eq!(reach.to_bits(), 1.0_f64.to_bits());
        } else if made.forecast.is_closed() && reached.most < target {
            prop_assert_eq!(reach.to_bits(), 0.0_f64.to_bits());
        } else if made.forecast.is_closed() {
            // The label leaves it open.
            prop_assert!(0.0 < reach && reach < 1.0, "{} with {:?}", reach, reached);
        }
    }

    #[test]
    fn intervals_are_nested_and_never_below_what_has_been_reached(case in cases()) {
        let Some(made) = Made::of(&case) else { return Ok(()) };
        let mut before = [made.reached().least; 7];
        for outlook in &made.forecast.path {
            let ends = ends(outlook);
            prop_assert!(ends.is_sorted(), "{:?}", outlook);
            // Nor below any earlier month's.
            prop_assert!(before.iter().zip(&ends).all(|(before, end)| before <= end), "{:?} after {:?}", ends, before);
            before = ends;
        }
    }

    #[test]
    fn the_path_goes_month_by_month_to_the_end_of_the_window(case in cases()) {
        let Some(Made { publication, forecast }) = Made::of(&case) else { return Ok(()) };
        let series = &publication.series()[0];
        prop_assert_eq!(forecast.at, series.points().last().unwrap().through());
        prop_assert_eq!(Some(forecast.window), series.goal().window_of(forecast.at, publication.period()));
        prop_assert_eq!(forecast.end().through, forecast.window.through);
        prop_assert_eq!(forecast.is_closed(), forecast.at == forecast.window.through);
        let days: Vec<_> = forecast.path.iter().map(|outlook| outlook.through).collect();
        if forecast.is_closed() {
            prop_assert_eq!(days, [forecast.at]);
            return Ok(());
        }
        prop_assert_eq!(days.len(), months(forecast.at.succ_opt().unwrap(), forecast.window.through));
        for (index, day) in days.iter().enumerate() {
            let ends_month = day.succ_opt().unwrap().to_string().ends_with("-01");
            prop_assert!(ends_month || index == days.len() - 1, "{}", day);
            prop_assert!(*day > *days.get(index.wrapping_sub(1)).unwrap_or(&forecast.at));
        }
    }

    #[test]
    fn a_window_that_is_over_is_what_it_came_to(mut case in cases(), year in any::<prop::sample::Index>()) {
        // As many months as it takes to the end of one of its windows.
        let programme = case.plan.programme();
        let windows = programme.goals[0].windows(programme.period);
        let window = windows[year.index(windows.len())];
        let all = case.counts.clone();
        case.counts = all.into_iter().cycle().take(months(case.plan.from, window.through)).collect();
        let Some(made) = Made::of(&case) else { return Ok(()) };
        prop_assert!(made.forecast.is_closed());
        let reached = made.reached();
        let [outlook] = made.forecast.path[..] else { panic!("{:?}", made.forecast.path) };
        for end in ends(&outlook) {
            prop_assert!((reached.least..=reached.most).contains(&end), "{:?} of {:?}", outlook, reached);
        }
        if reached.single().is_some() {
            let own = case.counts.len() - months(window.from, window.through);
            let own: u64 = case.counts[own..].iter().sum();
            prop_assert_eq!(ends(&outlook), [own; 7]);
        }
    }

    #[test]
    fn intervals_and_probabilities_say_the_same(case in cases()) {
        let Some(made) = Made::of(&case) else { return Ok(()) };
        let end = made.forecast.end();
        let at_least = |count| made.forecast.at_least(count);
        for (span, below) in intervals(&end) {
            for (quantile, share) in [(span.least, below), (span.most, 1.0 - below), (end.median, 0.5)] {
                prop_assert!(at_least(quantile + 1) <= 1.0 - share + NEAR, "{} is not the {}", quantile, share);
                prop_assert!(at_least(quantile) >= 1.0 - share - NEAR, "{} is not the {}", quantile, share);
            }
            prop_assert!(at_least(span.least) - at_least(span.most + 1) >= 1.0 - 2.0 * below - NEAR);
        }
    }
}
