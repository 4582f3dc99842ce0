//! What changes nothing: a profile's unit, what the label hides, a way to a file and back. And what a known profile changes.

use crate::common::Plan;
use crate::generated::{CASES, Case, Made, cases, config, months};
use crate::properties::ends;
use chrono::Datelike;
use mk_core::forecast::Forecast;
use mk_core::publish::Publication;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// How wide the interval of 80 % at the window's end is.
fn width(made: &Made) -> u64 {
    let most = made.forecast.end().most;
    most.most - most.least
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_profile_times_a_constant_changes_nothing(
        mut case in cases(),
        factor in prop::sample::select(vec![0.25, 0.5, 2.0, 8.0, 3.0, 10.0, 100.0]),
    ) {
        // Where some months are expected to bring nothing it is another question.
        case.plan.weights.iter_mut().for_each(|weight| *weight = weight.max(0.1));
        let mut scaled = case.clone();
        scaled.plan.weights.iter_mut().for_each(|weight| *weight *= factor);
        let (Some(one), Some(other)) = (Made::of(&case), Made::of(&scaled)) else { return Ok(()) };
        if [0.25, 0.5, 2.0, 8.0].contains(&factor) {
            prop_assert_eq!(one.forecast, other.forecast);
            return Ok(());
        }
        prop_assert!((one.forecast.reach() - other.forecast.reach()).abs() < 1e-6);
        for (one, other) in one.forecast.path.iter().zip(&other.forecast.path) {
            // What lies at the edge of a whole number can come to lie on its other side.
            prop_assert!(ends(one).iter().zip(ends(other)).all(|(one, other)| one.abs_diff(other) <= 1));
        }
    }

    /// The forecast is made of what was shown and of nothing else.
    #[test]
    fn what_the_label_hides_changes_nothing(case in cases(), lots in prop::collection::vec(0..9_u64, 50)) {
        let publication = case.publication();
        let other = Case { counts: spread_anew(&case, &publication, &lots), ..case.clone() };
        let spread = other.publication();
        prop_assert_eq!(&publication, &spread);
        let of = |publication: &Publication| Forecast::of(publication, &publication.series()[0]);
        prop_assert_eq!(of(&publication), of(&spread));
    }

    #[test]
    fn read_again_and_made_again_it_is_the_same(case in cases()) {
        let Some(made) = Made::of(&case) else { return Ok(()) };
        let read = Publication::from_text(&made.publication.to_text()).unwrap();
        let again = Forecast::of(&read, &read.series()[0]);
        prop_assert_eq!(again.as_ref(), Some(&made.forecast));
        prop_assert_eq!(Forecast::of(&made.publication, made.series()), again);
    }
}

/// Where the months come as the profile says, to trust it more makes hardly ever less sure. Where they do not it can, in
/// less than a quarter of what is tried here: what a guess gives way to is then taken for the months' own variation.
#[test]
fn a_known_profile_seldom_makes_less_sure() {
    for (follows, most) in [(true, 0.01), (false, 0.25)] {
        let mut runner = TestRunner::deterministic();
        let (mut wider, mut all) = (0.0, 0.0);
        for _ in 0..CASES {
            let mut case = cases().new_tree(&mut runner).unwrap().current();
            if follows {
                // The label would hide whether they do.
                case.plan.goals[0].unit = "events";
                follow_the_profile(&mut case);
            }
            let known = Made::of(&Case { known: true, ..case.clone() });
            let guessed = Made::of(&Case { known: false, ..case });
            if let (Some(known), Some(guessed)) = (known, guessed) {
                // One more or less is what rounding to whole counts does.
                wider += f64::from(u8::from(width(&known) > width(&guessed) + 1));
                all += 1.0;
            }
        }
        assert!(all > 100.0 && wider <= most * all, "{wider} of {all}, where the profile holds: {follows}");
    }
}

#[test]
fn a_known_profile_tells_more_than_a_guessed_one() {
    let mut plan = Plan::new("2025-01-01", "2025-12-31").yearly("mal", "persons", &[(2025, 350)]);
    plan.weights[6] = 0.4;
    for months in 2..11 {
        let case = Case { plan: plan.clone(), counts: vec![31; months], known: false };
        let guessed = width(&Made::of(&case).unwrap());
        let known = width(&Made::of(&Case { known: true, ..case }).unwrap());
        assert!(known < guessed, "after {months} months: {known} known, {guessed} guessed");
    }
}

/// Counts that reach the first target as the profile expects it, month by month.
fn follow_the_profile(case: &mut Case) {
    let goal = &case.plan.goals[0];
    let years = if goal.window == "whole" { case.counts.len().div_ceil(12) } else { 1 };
    let level = f64::from(goal.targets[0].1) / f64::from(u32::try_from(years).unwrap());
    let all: f64 = case.plan.weights.iter().sum();
    let weights = case.plan.weights.iter().cycle().skip(case.plan.from.month0() as usize);
    for (count, weight) in case.counts.iter_mut().zip(weights) {
        *count = format!("{:.0}", level * weight / all).parse().unwrap();
    }
}

/// Other counts under which the same is shown: what is reached under a label is drawn by lot within what it hides, and
/// what is reached where a number is shown stays.
fn spread_anew(case: &Case, publication: &Publication, lots: &[u64]) -> Vec<u64> {
    let series = &publication.series()[0];
    let mut counts = case.counts.clone();
    let (mut from, mut base, mut hidden) = (0, 0, Vec::new());
    let first = case.plan.from;
    let mut window = None;
    for point in series.points() {
        let until = months(first, point.through());
        let own = series.goal().window_of(point.through(), publication.period());
        if own != window {
            (window, base) = (own, 0);
            hidden.clear();
        }
        match point.figure().count() {
            None => hidden.push(from..until),
            Some(count) => {
                // The months of each point, with what was reached at its end.
                let most = u64::from(publication.threshold()) - 1;
                let mut drawn: Vec<u64> =
                    hidden.iter().map(|months| lots[months.start % 50].min(most)).collect();
                drawn.sort_unstable();
                let mut before = 0;
                for (months, reached) in hidden.drain(..).zip(drawn) {
                    counts[months.clone()].fill(0);
                    counts[months.start] = reached - before;
                    before = reached;
                }
                counts[from..until].fill(0);
                counts[from] = count - base - before;
                base = count;
            }
        }
        from = until;
    }
    // What is still hidden at the end is moved, too: all of it into the last of those months.
    if let (Some(first), Some(last)) = (hidden.first(), hidden.last()) {
        let all: u64 = counts[first.start..last.end].iter().sum();
        counts[first.start..last.end].fill(0);
        counts[last.start] = all;
    }
    counts
}
